//! The documents of a case and its quotations, looked into before anything is said or made of it.

use std::path::Path;

use crate::case::{self, Case};
use crate::export::{Learn, Passwords, examine};
use crate::files;
use crate::pdf::import::Watch;
use crate::preflight::{Document, Documents, Quotations};
use crate::verify::{check_entries, unlocking};
use crate::worker::{Readings, Workers};

/// What is known of them then; what was read of documents is kept beside the case in `path`.
pub(super) fn examine_case(
    path: &Path,
    (case, passwords): (&Case, &Passwords),
    watch: &Watch,
) -> (Documents, Quotations) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let load = |document: &case::Document| files::load_exhibit(folder, &document.path);
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let read = |named: &case::Document, document: &Document| {
        readings.of(folder, &named.path, document, watch)
    };
    let learn = Learn {
        known: &|sha256| readings.learnt(sha256),
        read: &read,
    };
    let documents = examine(case, &load, learn, passwords, watch);
    let quotations = check_entries(
        case,
        &unlocking(&readings, folder, (case, passwords), watch),
    );
    (documents, quotations)
}
