//! What the source check record says of words taken out of documents: how often and on which pages, never what.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::finding::{counted, pages};
use crate::layout::{RecordItem, RecordPart};

/// None where nothing was taken out.
pub(super) fn redactions(case: &Case) -> Option<RecordPart> {
    let mut known = BTreeSet::new();
    let documents = case.exhibits_with_documents();
    let documents = documents.filter_map(|(exhibit, document)| {
        let redacted = document.redacted.as_ref()?;
        let numbers: Vec<String> = redacted.pages().iter().map(u32::to_string).collect();
        known.insert(document.id).then(|| RecordItem {
            head: exhibit.title.clone(),
            lines: vec![
                format!(
                    "{} taken out, on {}: {}",
                    counted(redacted.marks.len() as u64, "place", "places"),
                    pages(numbers.len() as u64),
                    numbers.join(", ")
                ),
                format!("Fingerprint of the redacted copy: {}", document.sha256),
            ],
            ..RecordItem::default()
        })
    });
    let items: Vec<RecordItem> = documents.collect();
    (!items.is_empty()).then(|| RecordPart {
        heading: "Redactions".to_owned(),
        items,
    })
}

/// Hidden words that were taken out, and those that are filed knowingly, with the reasons; none where nobody decided.
pub(super) fn hidden_words(case: &Case) -> Option<RecordPart> {
    let mut known = BTreeSet::new();
    let documents = case.exhibits_with_documents();
    let documents = documents.filter_map(|(exhibit, document)| {
        let mut lines = Vec::new();
        let gone: BTreeSet<u32> = document.taken_out().map(|place| place.page).collect();
        if !gone.is_empty() {
            let numbers: Vec<String> = gone.iter().map(u32::to_string).collect();
            lines.push(format!(
                "{} of hidden words taken out, on {}: {}",
                counted(document.taken_out().count() as u64, "place", "places"),
                pages(gone.len() as u64),
                numbers.join(", ")
            ));
            lines.push(format!(
                "Fingerprint of the copy: {}",
                document.unredacted().1
            ));
        }
        lines.extend(document.filed_knowingly().map(|(place, reason)| {
            format!(
                "Filed knowingly, page {}, {}: {reason}",
                place.page,
                place.kind.words()
            )
        }));
        (!lines.is_empty() && known.insert(document.id)).then(|| RecordItem {
            head: exhibit.title.clone(),
            lines,
            ..RecordItem::default()
        })
    });
    let items: Vec<RecordItem> = documents.collect();
    (!items.is_empty()).then(|| RecordPart {
        heading: "Hidden words".to_owned(),
        items,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{DocumentFile, Edit, NewExhibit, RedactionMark, specimen};

    #[test]
    fn it_says_on_which_pages_words_were_taken_out_and_never_which() {
        let file = |name: &str, sign: &str| DocumentFile {
            path: format!("{name}.pdf"),
            sha256: sign.repeat(64),
            pages: None,
        };
        let add = Edit::AddExhibit(Box::new(NewExhibit {
            file: file("statement", "1"),
            title: "Statement".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        }));
        let case = add.apply(&specimen::case(1, 1)).unwrap();
        assert_eq!(redactions(&case), None);
        let mark = |page| RedactionMark {
            page,
            area: None,
            term: Some("Kovalyov".to_owned()),
        };
        let redact = Edit::Redact {
            document: case.exhibits[0].document,
            copy: file("copy", "7"),
            marks: vec![mark(2), mark(2), mark(5)],
        };
        let case = redact.apply(&case).unwrap();
        let said = format!("{:?}", redactions(&case).unwrap());
        assert!(
            said.contains("3 places taken out, on 2 pages: 2, 5"),
            "{said}"
        );
        assert!(
            said.contains("Statement") && !said.contains("Kovalyov"),
            "{said}"
        );
    }
}
