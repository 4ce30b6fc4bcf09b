//! `bundle pages`: what can be chosen about the pages of documents: long ones cut or kept, blank ones left out, scans
//! set upright.

use std::path::PathBuf;

use crate::case::{Case, Edit, Exhibit, ExhibitChange, LongPages};
use crate::files;
use crate::finding::{Code, DocumentCode, Finding};
use crate::preflight::{Documents, about_pages, upright, without_blank};
use crate::signals::Signals;

use super::add::save;
use super::examined::{examine_case, not_looked_at};
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::watch::watch;
use super::{Outcome, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Only of this document, by its number in the case file
    #[arg(long, value_name = "NUMBER")]
    document: Option<u32>,
    /// Leave blank pages out
    #[arg(long)]
    leave_out_blank: bool,
    /// Turn scans that lie on their side or stand upside down. Where a picture does not tell to which side, they are
    /// turned to the right
    #[arg(long)]
    upright: bool,
    /// What becomes of pages on which letters would be too small on one sheet: as-needed cuts those that are much
    /// longer than a sheet, cut all for which that makes letters larger, whole none
    #[arg(long, value_name = "HOW")]
    long: Option<LongPages>,
    /// Only say what is found
    #[arg(long)]
    dry_run: bool,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    take_over: TakeOver,
}

/// Says what is found, and with a choice makes it.
pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    // Not before the passwords have been read, for which a person may be waited for.
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let watch = watch(&signals);
    let (documents, _, _) = examine_case(path, (&held.case, &passwords), &watch, &mut |_, _| ());
    signals.check()?;
    let wanted = |exhibit: &&Exhibit| arguments.document.is_none_or(|one| one == exhibit.number);
    if !held.case.exhibits.iter().any(|exhibit| wanted(&exhibit)) {
        anyhow::bail!("the case has no such document");
    }
    let (mut edits, mut outcome) = (Vec::new(), Outcome::Fine);
    for exhibit in held.case.exhibits.iter().filter(wanted) {
        if let Some(why) = not_looked_at(documents.get(&exhibit.number)) {
            printer.talk(&format!("error “{}”: {why}", exhibit.title));
            outcome = Outcome::Errors;
        }
        edits.extend(changes(arguments, exhibit, &documents));
    }
    let apply = |case: Case, edit: &Edit| edit.apply(&case);
    let chosen = edits.iter().try_fold(held.case.clone(), apply)?;
    let found = about_pages(&chosen, &documents);
    tell(&found, &outcome, printer);
    if !arguments.dry_run && chosen != held.case {
        save(path, &held.before, &chosen, printer)?;
    }
    Ok(outcome)
}

fn changes(arguments: &Arguments, exhibit: &Exhibit, documents: &Documents) -> Vec<Edit> {
    let mut changes = Vec::new();
    if arguments.leave_out_blank {
        changes.extend(without_blank(exhibit, documents));
    }
    if arguments.upright {
        changes.extend(upright(exhibit, documents));
    }
    changes.extend(arguments.long.map(ExhibitChange::LongPages));
    let number = exhibit.number;
    let edits = changes.into_iter();
    edits
        .map(|change| Edit::ChangeExhibit { number, change })
        .collect()
}

/// What is left to be known once the choice is made.
fn tell(found: &[Finding], outcome: &Outcome, printer: &mut Printer) {
    // Of what nobody looked at nothing is said.
    if found.is_empty() && matches!(outcome, Outcome::Fine) {
        printer.talk("All pages print well, stand upright and bear something.");
    }
    for finding in found {
        let flag = match finding.code {
            Code::Document(DocumentCode::BlankPages) => " (--leave-out-blank)",
            Code::Document(DocumentCode::Turned) => " (--upright)",
            Code::Document(DocumentCode::Cut) => " (--long whole keeps it on one page)",
            _ => "",
        };
        printer.talk(&format!("{}{flag}", finding.message));
    }
}
