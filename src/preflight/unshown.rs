//! What is said of pages of documents over which the part of the program that draws pages fell.

use std::collections::BTreeSet;

use crate::case::Exhibit;
use crate::finding::{DocumentCode, Finding, Place};

use super::Documents;

/// So many pages are named.
const NAMED: usize = 5;

/// One finding for each document that has such pages. `pages` are known by the hash of their document and
/// by their place in it, from 0.
pub fn unshown(
    exhibits: &[Exhibit],
    documents: &Documents,
    pages: &BTreeSet<(String, usize)>,
) -> Vec<Finding> {
    let each = exhibits.iter().filter_map(|exhibit| {
        let document = documents.get(&exhibit.number)?.as_ref().ok()?;
        let of_it = pages
            .iter()
            .filter(|(sha256, _)| *sha256 == document.sha256);
        let numbers = of_it.filter_map(|(_, page)| u32::try_from(page + 1).ok());
        let numbers: Vec<u32> = numbers.filter(|page| exhibit.holds(*page)).collect();
        (!numbers.is_empty()).then(|| told(exhibit, &numbers))
    });
    each.collect()
}

fn told(exhibit: &Exhibit, pages: &[u32]) -> Finding {
    let title = &exhibit.title;
    let named: Vec<String> = pages.iter().take(NAMED).map(u32::to_string).collect();
    let message = match pages {
        [page] => format!("Page {page} of “{title}” cannot be shown here: it could not be drawn."),
        _ => {
            let more = if pages.len() > NAMED { ", …" } else { "" };
            let (count, named) = (pages.len(), named.join(", "));
            format!(
                "{count} pages of “{title}” cannot be shown here: they could not be drawn ({named}{more})."
            )
        }
    };
    Finding::new(DocumentCode::Unshown, message).at(Place::Exhibit(exhibit.number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Case, DocumentFile, Edit, NewExhibit, PageRanges};
    use crate::pdf::import::Refusal;
    use crate::preflight::Document;

    fn exhibits(pages: Option<&str>) -> Vec<Exhibit> {
        let new = NewExhibit {
            file: DocumentFile {
                path: "letter.pdf".to_owned(),
                sha256: "aa".to_owned(),
                pages: None,
            },
            title: "Letter".to_owned(),
            date: None,
            section: None,
            pages: pages.map(|pages| PageRanges::try_from(pages.to_owned()).unwrap()),
            title_page: false,
        };
        let case = Edit::AddExhibit(Box::new(new)).apply(&Case::new("p"));
        case.unwrap().exhibits
    }

    fn said(pages: Option<&str>, fallen: &[(&str, usize)]) -> Vec<String> {
        let document = Document {
            sha256: "aa".to_owned(),
            bytes: 0,
            survey: Err(Refusal::Damaged),
            sum: 0,
            reading: None,
            password: None,
            smaller: None,
            original: crate::preflight::OriginalNow::default(),
        };
        let documents = Documents::from([(1, Ok(document))]);
        let fallen = fallen
            .iter()
            .map(|(sha256, page)| ((*sha256).to_owned(), *page));
        let found = unshown(&exhibits(pages), &documents, &fallen.collect());
        assert!(
            found
                .iter()
                .all(|finding| finding.place == Place::Exhibit(1))
        );
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn pages_that_fell_are_named_once_for_their_document() {
        assert_eq!(
            said(None, &[("aa", 2)]),
            ["Page 3 of “Letter” cannot be shown here: it could not be drawn."]
        );
        let many: Vec<(&str, usize)> = (0..7).map(|page| ("aa", page)).collect();
        assert_eq!(
            said(None, &many),
            [
                "7 pages of “Letter” cannot be shown here: they could not be drawn (1, 2, 3, 4, 5, …)."
            ]
        );
    }

    #[test]
    fn pages_that_are_not_wanted_and_other_documents_are_left_out() {
        assert!(said(Some("1-2"), &[("aa", 2), ("bb", 0)]).is_empty());
        assert_eq!(said(Some("3"), &[("aa", 2), ("aa", 3)]).len(), 1);
    }
}
