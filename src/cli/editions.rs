//! `bundle library editions`: which editions the packs know of and hold, and what is to be renewed.

use crate::clock;
use crate::library::{Date, Renewal, SourceId, renewals};

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome, nationality};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// List what is on appellants of this nationality only, such as RUS
    #[arg(long, value_name = "CODE")]
    nationality: Option<String>,
    /// The day to reckon from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let code = arguments.nationality.as_deref();
    let code = code.map(|code| nationality::code(&library.taxonomy, code));
    let code = code.transpose()?;
    let today = arguments.date.unwrap_or_else(clock::today);
    let list = renewals(&library, code.as_deref(), today);
    match arguments.format {
        Format::Json => printer.json(&list)?,
        Format::Text => {
            let told: Vec<String> = list.iter().map(told).collect();
            printer.data(&told.join("\n"))?;
            let open = list.iter().filter(|one| !one.to_do.is_empty());
            let kept = list.iter().filter(|one| !one.kept.is_empty());
            printer.talk(&format!(
                "{}: {} to renew, {} with an older edition kept for a reason",
                plural(list.len(), "publication"),
                open.count(),
                kept.count()
            ));
        }
    }
    Ok(Outcome::of(&findings))
}

fn told(one: &Renewal) -> String {
    let held: Vec<&str> = one.held.iter().map(SourceId::as_str).collect();
    let held = match held.as_slice() {
        [] => "not held".to_owned(),
        held => held.join(", "),
    };
    let newest = one.newest.as_deref().unwrap_or("no edition is known");
    let mut lines = vec![
        one.title.clone(),
        format!("  newest known: {newest} [{held}]"),
    ];
    lines.extend(one.seen().map(|seen| format!("  {}", uncapitalised(&seen))));
    lines.extend(
        one.kept
            .iter()
            .map(|what| format!("  {}", uncapitalised(what))),
    );
    lines.extend(one.to_do.iter().map(|what| format!("  to do: {what}")));
    lines.push(String::new());
    lines.join("\n")
}

/// As it goes on within a list.
fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
