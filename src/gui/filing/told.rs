//! What is said when a case cannot be opened or saved: what happened, what is safe, what to do.

use std::path::Path;

use crate::case::DOCUMENT_ENDINGS;
use crate::case::text::CaseError;
use crate::files::Shown as _;
use crate::files::{self, FilesError};
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::document::DocumentError;
use crate::gui::session::{About, Problem};

use super::kept::kept_until;

/// A file's own name, in quotation marks.
pub(super) fn quoted(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    format!("“{}”", name.shown())
}

/// Why the case at `path` was not opened.
pub(super) fn not_opened(path: &Path, error: &DocumentError) -> Problem {
    let name = quoted(path);
    let problem = match error {
        DocumentError::Files(FilesError::NotAFile { kind, .. }) if files::is_folder(path) => {
            Problem::new(format!("{name} is {kind}, not a case."))
                .safe("Nothing was opened.")
                .offer("Choose a case…", Action::Command(Command::Open))
        }
        DocumentError::Files(error) if error.is_not_there() => {
            Problem::new(format!("{name} is no longer where it was."))
                .safe("Nothing was opened; the case in front is as it was.")
                .offer("Look for it…", Action::Command(Command::Open))
        }
        DocumentError::Files(error) => {
            Problem::new(format!("{name} was not opened: {}.", error.why()))
                .safe("The case in front is as it was.")
                .offer("Choose another…", Action::Command(Command::Open))
        }
        DocumentError::Case { cause, .. } => unreadable(path, cause),
        other => Problem::new(format!("{name} was not opened: {other}.")),
    };
    problem.details(details(error))
}

fn unreadable(path: &Path, cause: &CaseError) -> Problem {
    let name = quoted(path);
    match cause {
        CaseError::NotACase(kind) => {
            let problem =
                Problem::new(format!("{name} is {kind}, not a case.")).safe("Nothing changed.");
            if is_document(path) {
                let add = Action::AddFiles(vec![path.to_owned()]);
                problem.offer("Add to Documents", add)
            } else {
                problem.offer("Choose a case…", Action::Command(Command::Open))
            }
        }
        CaseError::CutOff { line } => with_kept(
            path,
            Problem::new(format!(
                "{name} breaks off at line {line}: the rest of it is missing."
            )),
        ),
        CaseError::Broken { line, .. } => with_kept(
            path,
            Problem::new(format!(
                "{name} cannot be read: line {line} of it is damaged."
            )),
        ),
        other => Problem::new(format!("{name} was not opened: {other}."))
            .safe("The file was left as it is.")
            .hint(other.hint()),
    }
}

/// Where a copy was kept of changes to a case that is damaged now, that is the way back.
fn with_kept(path: &Path, problem: Problem) -> Problem {
    let left = "The file was left as it is.";
    let copy = files::recovery_path(path);
    if !files::is_file(&copy) {
        return problem
            .safe(left)
            .hint("Look for an earlier copy of it, for instance in a backup.");
    }
    let kept = kept_until(&copy).map(|until| format!(" Changes until {until} were kept."));
    problem
        .safe(format!("{left}{}", kept.unwrap_or_default()))
        .offer("Open the last kept copy", Action::OpenKept(path.to_owned()))
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    DOCUMENT_ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Why the case was not saved to `path`.
pub(super) fn not_saved(path: &Path, error: &DocumentError) -> Problem {
    let safe = "Your changes are still here.";
    let problem = match error {
        DocumentError::Held { holder, .. } => Problem::new(format!(
            "Not saved: {} is open in another window, of {}.",
            quoted(path),
            holder.who
        ))
        .safe("Saved under another name, their changes and yours are both kept."),
        DocumentError::Files(error) => {
            Problem::new(format!("Not saved: {}.", error.why())).safe(safe)
        }
        other => Problem::new(format!("Not saved: {other}.")).safe(safe),
    };
    let save_as = Action::Command(Command::SaveAs);
    problem
        .offer("Save as…", save_as)
        .details(details(error))
        .about(About::Saving)
}

/// Any other trouble with a file of the case.
pub(super) fn trouble(error: &DocumentError) -> Problem {
    Problem::new(format!("{error}.")).details(details(error))
}

fn details(error: &DocumentError) -> Option<String> {
    match error {
        DocumentError::Case { cause, .. } => cause.details(),
        other => files::details_of(other),
    }
}
