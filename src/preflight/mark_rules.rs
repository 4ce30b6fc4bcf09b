//! What hung on a document's pages where nobody sees it, from its account.

use crate::finding::Finding;
use crate::pdf::assemble::Ledger;

/// A larger page, or one that was cut for printing, can hold remarks beside what it shows.
pub(super) fn of_marks_outside(title: &str, ledger: &Ledger) -> Option<Finding> {
    let (comments, links) = (ledger.comments_outside, ledger.links_outside);
    let what = match (comments, links) {
        (0, 0) => return None,
        (comments, 0) => format!("{comments} comments or marks"),
        (0, links) => format!("{links} links"),
        (comments, links) => format!("{comments} comments or marks and {links} links"),
    };
    let message = format!(
        "“{title}”: {what} lie beside what its pages show; they were left out, as they cannot be seen there."
    );
    let hint = "If one of them matters, move it onto its page in the program that made it.";
    Some(Finding::note("document-outside", message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beside_the_page_are_said_with_their_number() {
        let told = |comments_outside, links_outside| {
            let ledger = Ledger {
                comments_outside,
                links_outside,
                ..Ledger::default()
            };
            of_marks_outside("Map", &ledger).map(|finding| finding.message)
        };
        assert_eq!(told(0, 0), None);
        insta::assert_snapshot!(told(2, 0).unwrap(), @"“Map”: 2 comments or marks lie beside what its pages show; they were left out, as they cannot be seen there.");
        insta::assert_snapshot!(told(1, 3).unwrap(), @"“Map”: 1 comments or marks and 3 links lie beside what its pages show; they were left out, as they cannot be seen there.");
    }
}
