//! What hung on a document's pages where nobody sees it, from its account.

use crate::finding::{AccountCode, Finding, RemarkCode, counted};
use crate::pdf::assemble::Ledger;

/// A larger page, or one that was cut for printing, can hold remarks beside what it shows.
pub(super) fn of_marks_outside(title: &str, ledger: &Ledger) -> Option<Finding> {
    let (comments, links) = (ledger.comments_outside, ledger.links_outside);
    let marks = counted(comments, "comment or mark", "comments or marks");
    let hyperlinks = counted(links, "link", "links");
    let what = match (comments, links) {
        (0, 0) => return None,
        (_, 0) => marks,
        (0, _) => hyperlinks,
        _ => format!("{marks} and {hyperlinks}"),
    };
    let message =
        format!("“{title}”: {what} beside what its pages show, left out, as nothing shows there.");
    let hint = "If one of them matters, move it onto its page in the program that made it.";
    Some(
        Finding::new(RemarkCode::Outside, message)
            .eased()
            .hint(hint),
    )
}

/// What viewers draw each in a way of their own, drawn by us because it would have lain beside its page.
pub(super) fn of_marks_redrawn(title: &str, ledger: &Ledger) -> Option<Finding> {
    let (marks, came) = match ledger.comments_redrawn {
        0 => return None,
        1 => (
            "1 comment or mark".to_owned(),
            "reaches past the edge of its page",
        ),
        several => (
            format!("{several} comments or marks"),
            "reach past the edges of their pages",
        ),
    };
    let message = format!(
        "“{title}”: {marks} without a picture {came}. What lies on the page is shown there; its lettering or its place may differ a little from the document."
    );
    Some(Finding::new(AccountCode::MarksRedrawn, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_were_drawn_here_are_said_with_their_number() {
        let told = |comments_redrawn| {
            let ledger = Ledger {
                comments_redrawn,
                ..Ledger::default()
            };
            of_marks_redrawn("Map", &ledger).map(|finding| finding.message)
        };
        assert_eq!(told(0), None);
        insta::assert_snapshot!(told(1).unwrap(), @"“Map”: 1 comment or mark without a picture reaches past the edge of its page. What lies on the page is shown there; its lettering or its place may differ a little from the document.");
        insta::assert_snapshot!(told(2).unwrap(), @"“Map”: 2 comments or marks without a picture reach past the edges of their pages. What lies on the page is shown there; its lettering or its place may differ a little from the document.");
    }

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
        insta::assert_snapshot!(told(2, 0).unwrap(), @"“Map”: 2 comments or marks beside what its pages show, left out, as nothing shows there.");
        insta::assert_snapshot!(told(1, 3).unwrap(), @"“Map”: 1 comment or mark and 3 links beside what its pages show, left out, as nothing shows there.");
    }
}
