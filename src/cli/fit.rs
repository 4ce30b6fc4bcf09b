//! `bundle fit`: what each issue and entry of the schedule costs, and what would bring it within its limit. Nothing is
//! dropped by itself.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::case::{Case, Edit};
use crate::clock;
use crate::export::{
    Candidate, Fit, Fitted, IssueCost, Request, Suggestion, fit, fitted, unbalanced, without,
};
use crate::files;
use crate::layout::Fonts;
use crate::library::Date;
use crate::profile::Labels;
use crate::signals::Signals;

use super::add::save;
use super::examined::examine_case;
use super::holding::{TakeOver, read_held};
use super::library::Packs;
use super::print::Printer;
use super::watch::watch;
use super::way_out::told;
use super::{Outcome, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// What the schedule would cost without these entries, for instance 4,9; nothing is changed
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    without: Vec<u32>,
    /// The same with these suggestions made, as they are numbered in the list, for instance 1,3
    #[arg(long = "with", value_name = "NUMBERS", value_delimiter = ',')]
    suggestions: Vec<usize>,
    /// Make the changes that are named, and save the case
    #[arg(long)]
    apply: bool,
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    // Not before the passwords have been read, for which a person may be waited for.
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let profile = arguments.packs.profile_of(&held.case, printer)?;
    let labels = profile.labels();
    let (library, findings) = arguments.packs.load(printer)?;
    let watch = watch(&signals);
    let (documents, quotations, _) =
        examine_case(path, (&held.case, &passwords), &watch, &mut |_, _| ());
    signals.check()?;
    let request = Request {
        case: &held.case,
        profile: &profile,
        library: &library,
        today: arguments.date.unwrap_or_else(clock::today),
        documents: &documents,
        quotations: &quotations,
        watch: &watch,
    };
    let fonts = Fonts::shipped()?;
    let found = fit(&request, &fonts)?;
    signals.check()?;
    let edits = chosen(arguments, (&held.case, &labels), &found)?;
    if edits.is_empty() {
        printer.data(&whole(&found, &labels))?;
        return Ok(Outcome::of(&findings));
    }
    let then = fitted(&request, &fonts, &edits)?;
    printer.data(&after(&found, &then, &labels))?;
    if arguments.apply {
        let apply = |case: Case, edit: &Edit| edit.apply(&case);
        let case = edits.iter().try_fold(held.case.clone(), apply)?;
        save(path, &held.before, &case, printer)?;
    }
    Ok(Outcome::of(&findings))
}

/// The changes that were named.
fn chosen(
    arguments: &Arguments,
    (case, labels): (&Case, &Labels),
    found: &Fit,
) -> anyhow::Result<Vec<Edit>> {
    let mut edits = Vec::new();
    for number in &arguments.suggestions {
        let one = number
            .checked_sub(1)
            .and_then(|at| found.suggestions.get(at));
        let one = one.ok_or_else(|| {
            let what = format!("there is no suggestion {number}");
            told(what, "Run it without --with: they are numbered there.")
        })?;
        edits.extend(one.edits.clone());
    }
    let out: BTreeSet<u32> = arguments.without.iter().copied().collect();
    if let Some(missing) = out.iter().find(|number| case.entry(**number).is_none()) {
        let what = format!("the case has no entry {}", labels.entry(*missing));
        return Err(told(
            what,
            "Run it without --without: the entries are listed there.",
        ));
    }
    if let Some(why) = unbalanced(case, &out, labels) {
        let hint = "Say which others are to be left out; what goes against the appellant is not left out alone.";
        return Err(told(why, hint));
    }
    edits.extend(without(&out));
    Ok(edits)
}

fn whole(found: &Fit, labels: &Labels) -> String {
    let mut lines = vec![found.length.in_full()];
    lines.extend(costs(&found.issues, labels));
    if !found.suggestions.is_empty() {
        lines.push("What would make it shorter:".to_owned());
        let numbered = (1..).zip(&found.suggestions);
        lines.extend(numbered.map(|(number, one)| suggestion(number, one)));
    }
    if !found.candidates.is_empty() {
        lines.push("Weaker sources of what another entry says, to choose from:".to_owned());
        let candidates = found.candidates.iter();
        lines.extend(candidates.map(|one| candidate(one, labels)));
    }
    lines.join("\n")
}

fn after(found: &Fit, then: &Fitted, labels: &Labels) -> String {
    let mut lines = vec![
        format!("Now {}", found.length.in_full()),
        format!("Then {}", then.length.in_full()),
    ];
    lines.extend(costs(&then.issues, labels));
    lines.join("\n")
}

fn costs(issues: &[IssueCost], labels: &Labels) -> Vec<String> {
    let mut lines = Vec::new();
    for issue in issues {
        lines.push(format!(
            "{:>6.2} pages {:>4} lines  {} {}",
            issue.pages, issue.lines, issue.number, issue.label
        ));
        let entries = issue.entries.iter();
        lines.extend(entries.map(|entry| {
            format!(
                "{:>6.2} pages {:>4} lines    {}",
                entry.pages,
                entry.lines,
                labels.entry(entry.number)
            )
        }));
    }
    lines
}

fn suggestion(number: usize, one: &Suggestion) -> String {
    format!(
        "{number:>3}. saves {}: {}. {}",
        one.saves.told(),
        one.label,
        one.why
    )
}

fn candidate(one: &Candidate, labels: &Labels) -> String {
    let against = match one.goes_against {
        true => " It goes against the appellant: another that does stays.",
        false => "",
    };
    format!(
        "     {} saves {}: {}.{against}",
        labels.entry(one.number),
        one.saves.told(),
        one.why
    )
}
