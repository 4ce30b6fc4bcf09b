//! `bundle hidden case.ron --put-back`: documents with the words again that were taken out of them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::case::{Case, HiddenPlace};
use crate::files::ConversionsPlace;
use crate::pdf::import::Watch;
use crate::redact::{Leaving, NotLeft, Shelf, leave};
use crate::worker::Workers;

use super::print::Printer;

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

pub(super) fn shelf<'a>(path: &'a Path, place: &'a ConversionsPlace) -> Shelf<'a> {
    Shelf {
        place,
        case: Some(path),
    }
}

/// What was redacted stays redacted, in a copy of the document as it was.
pub(super) fn put_back(
    path: &Path,
    (case, only): (&Case, Option<u32>),
    watch: &Watch,
    printer: &mut Printer,
) -> anyhow::Result<(Case, bool)> {
    let workers = Workers::one_a_core();
    let place = ConversionsPlace::Beside(path.to_owned());
    let shelf = shelf(path, &place);
    let (mut now, mut is_done) = (case.clone(), true);
    let mut done = BTreeSet::new();
    for (exhibit, document) in case.exhibits_with_documents() {
        let is_meant = only.is_none_or(|number| number == exhibit.number);
        if !is_meant || document.cleaned.is_none() || !done.insert(document.id) {
            continue;
        }
        let back: Vec<HiddenPlace> = document.taken_out().cloned().collect();
        let leaving = Leaving {
            folder: folder_of(path),
            shelf: &shelf,
            document,
            items: &[],
            back: &back,
            confidential: &case.confidential,
            unseen_only: false,
            is_trial: false,
        };
        match leave(&leaving, &workers, watch) {
            Ok(left) => {
                if let Some(edit) = left.edit {
                    now = edit.apply(&now)?;
                }
                let title = &exhibit.title;
                printer.talk(&match document.redacted {
                    Some(_) => format!(
                        "“{title}” has its hidden words again; what was redacted is so still."
                    ),
                    None => format!("“{title}” is again the document that it was."),
                });
            }
            Err(why) => {
                is_done = false;
                tell_failed(&exhibit.title, &why, printer);
            }
        }
    }
    Ok((now, is_done))
}

pub(super) fn tell_failed(title: &str, why: &NotLeft, printer: &mut Printer) {
    let hint = why.hint();
    printer.talk(&format!("error “{title}”: {why}\n  hint: {hint}"));
}
