//! Rules about the files that documents were made of: a letter in Word, an e-mail, a photograph as the camera took it.
//!
//! What stands in the bundle is what was made of them. Where the file says something else by now, a person has to know
//! it, and says whether the document is to be made anew.

use std::collections::BTreeMap;

use crate::case::Exhibit;
use crate::finding::{DocumentCode, Finding, Place, counted};

use super::CaseCheck;

/// How the file is now that a document was made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginalNow {
    /// Also where a document was made of nothing else.
    #[default]
    AsItWas,
    Changed,
    Gone,
}

/// Said once of each such file, at the first document that was made of it.
pub(super) fn originals_as_they_were(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut made: BTreeMap<(&str, OriginalNow), (&Exhibit, usize)> = BTreeMap::new();
    for (exhibit, document) in check.case.exhibits_with_documents() {
        let found = check.documents.get(&exhibit.number);
        let now = found.and_then(|found| Some(found.as_ref().ok()?.original));
        if let (Some(original), Some(now)) = (&document.converted_from, now)
            && now != OriginalNow::AsItWas
        {
            made.entry((&original.path, now)).or_insert((exhibit, 0)).1 += 1;
        }
    }
    let mut told: Vec<_> = made.into_iter().collect();
    told.sort_by_key(|(_, (exhibit, _))| check.case.position_of_exhibit(exhibit.number));
    let told = told
        .into_iter()
        .filter_map(|((path, now), (first, count))| {
            let (code, now) = match now {
                OriginalNow::AsItWas => return None,
                OriginalNow::Changed => (DocumentCode::OriginalChanged, "has changed since"),
                OriginalNow::Gone => (DocumentCode::OriginalGone, "is not there any more"),
            };
            let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
            let made = match count {
                1 => format!("“{}” was made", first.title),
                _ => format!("{} were made", counted(count, "document", "documents")),
            };
            let message = format!("The file “{name}”, of which {made}, {now}.");
            Some(Finding::new(code, message).at(Place::Exhibit(first.number)))
        });
    told.collect()
}
