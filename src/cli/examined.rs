//! The documents of a case and its quotations, looked into before anything is said or made of it.

use std::path::Path;

use crate::case::{self, Case, PageRanges};
use crate::export::{Learn, Passwords, examine};
use crate::files;
use crate::pdf::import::Watch;
use crate::preflight::{Document, Documents, Quotations};
use crate::verify::{check_entries, unlocking};
use crate::worker::{Readings, Workers};

/// What is known of them then, with what `read_scans` reads by machine; what was read of documents is kept beside the case in `path`.
pub(super) fn examine_case(
    path: &Path,
    (case, passwords): (&Case, &Passwords),
    watch: &Watch,
    read_scans: &mut dyn FnMut(&Readings, &mut Documents),
) -> (Documents, Quotations, Readings) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let load = |document: &case::Document| files::load_exhibit(folder, &document.path);
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let read = |named: &case::Document, document: &Document| {
        readings.of(folder, &named.path, document, watch)
    };
    let learn = Learn {
        known: &|sha256| readings.learnt(sha256),
        read: &read,
        smaller: &|named, document, wanted| {
            readings.smaller(folder, &named.path, document, wanted, watch)
        },
    };
    let mut documents = examine(case, &load, learn, passwords, watch);
    files::originals_now(folder, case, &mut documents);
    read_scans(&readings, &mut documents);
    let quotations = check_entries(
        case,
        &unlocking(&readings, folder, (case, passwords), watch),
    );
    (documents, quotations, readings)
}

/// What of a document nobody could look at: then nothing can be said of all of it.
pub(super) fn not_looked_at(found: Option<&Result<Document, String>>) -> Option<String> {
    let found = match found {
        None => return Some("it could not be looked into".to_owned()),
        Some(Err(why)) => return Some(why.clone()),
        Some(Ok(found)) => found,
    };
    if let Err(refusal) = &found.survey {
        return Some(refusal.to_string());
    }
    let Some(reading) = &found.reading else {
        return Some("its pages could not be looked at".to_owned());
    };
    let (page, why) = reading.unread.first()?;
    let pages = PageRanges::of(reading.unread.iter().map(|(page, _)| *page));
    let pages = pages.map_or_else(|| format!("page {page}"), |pages| pages.named());
    Some(format!("{pages} could not be looked at: {why}"))
}
