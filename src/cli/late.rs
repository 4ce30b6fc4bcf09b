//! `bundle late`: when the respondent’s review was received, and why what comes next was not filed earlier.

use std::path::PathBuf;

use crate::case::{Case, Edit};
use crate::files;
use crate::library::Date;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Why what the next supplementary bundle holds was not filed earlier; it is printed on the first page. An empty text
    /// takes it away
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
    /// The day on which the respondent’s review was received: what is filed later needs an explanation
    #[arg(long, value_name = "DATE")]
    review: Option<Date>,
    /// The review was not received yet
    #[arg(long, conflicts_with = "review")]
    no_review: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let case = changed(arguments, &held.case)?;
    if case != held.case {
        save(path, &held.before, &case, printer)?;
    }
    printer.data(&match case.review_received {
        Some(on) => format!("review received: {on}"),
        None => "review received: no day is noted".to_owned(),
    })?;
    printer.data(&match &case.late_because {
        Some(text) => format!("not filed earlier because: {}", text.trim()),
        None => "not filed earlier because: nothing is noted".to_owned(),
    })?;
    Ok(Outcome::Fine)
}

fn changed(arguments: &Arguments, case: &Case) -> anyhow::Result<Case> {
    let mut case = case.clone();
    if let Some(text) = &arguments.because {
        case = Edit::SetLateBecause(text.clone()).apply(&case)?;
    }
    if arguments.review.is_some() || arguments.no_review {
        case = Edit::SetReviewReceived(arguments.review).apply(&case)?;
    }
    Ok(case)
}
