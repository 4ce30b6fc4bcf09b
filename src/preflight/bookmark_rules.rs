//! What became of the bookmarks of a document, from its account.

use crate::finding::{AccountCode, Finding, counted};
use crate::pdf::assemble::Ledger;

/// Bookmarks for which there was no room, and those to pages that are left out.
pub(super) fn of_bookmarks(title: &str, ledger: &Ledger) -> Vec<Finding> {
    let all = ledger.went_in.bookmarks;
    let cut = (ledger.bookmarks_cut > 0).then(|| {
        Finding::new(
            AccountCode::Bookmarks,
            format!(
                "“{title}”: {} of its {all} left out, the deepest first: the tribunal takes only so many in one file, and each document has its share.",
                counted(ledger.bookmarks_cut, "bookmark", "bookmarks")
            ),
        )
    });
    let inert = (ledger.bookmarks_inert > 0).then(|| {
        Finding::new(
            AccountCode::Links,
            format!(
                "“{title}”: {} to pages that are not in the bundle, left out of its {all}.",
                counted(ledger.bookmarks_inert, "bookmark", "bookmarks")
            ),
        )
    });
    cut.into_iter().chain(inert).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::Counts;

    #[test]
    fn bookmarks_that_are_not_taken_over_are_said_with_document_and_number() {
        let ledger = Ledger {
            went_in: Counts {
                bookmarks: 40,
                ..Counts::default()
            },
            bookmarks_cut: 14,
            bookmarks_inert: 3,
            ..Ledger::default()
        };
        let told = of_bookmarks("Report", &ledger);
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        note[document-bookmarks]: “Report”: 14 bookmarks of its 40 left out, the deepest first: the tribunal takes only so many in one file, and each document has its share.
          hint: Its pages and links are all there.
        note[document-links]: “Report”: 3 bookmarks to pages that are not in the bundle, left out of its 40.
        ");
        assert_eq!(of_bookmarks("Report", &Ledger::default()), []);
    }
}
