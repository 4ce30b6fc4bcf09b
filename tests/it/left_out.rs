//! What of a document does not come along as it was is said, by name and place: bookmarks, links,
//! things that act, attachments, layers, signatures. With files that outsiders tried (`cases/`).

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::pdf::{Facts, facts};

use super::desk::{Desk, Seen, root};
use super::peers::laid_open;

/// A bundle with one document of `cases/`.
struct Bundled {
    seen: Seen,
    facts: Facts,
    /// The whole file, with every stream unpacked.
    text: String,
}

fn bundled(file: &str) -> Bundled {
    let desk = Desk::with_compact_sample();
    let path = root().join("tests/it/cases").join(file);
    desk.put(file, std::fs::read(path).unwrap());
    let added = desk.bundle(&["add", "case.ron", file]);
    assert_eq!(added.code, Some(0), "{added}");
    let seen = desk.export();
    let text = laid_open(&desk).unwrap();
    let facts = facts(&desk.get("bundle.pdf")).unwrap();
    Bundled { seen, facts, text }
}

impl Bundled {
    /// The findings about the document.
    fn told(&self) -> Vec<&str> {
        let lines = self.seen.stderr.lines().chain(self.seen.stdout.lines());
        lines
            .filter(|line| line.contains("] document 1:"))
            .collect()
    }

    fn tells(&self, start: &str, words: &str) {
        let found = self.told();
        let found = found
            .iter()
            .any(|line| line.starts_with(start) && line.contains(words));
        assert!(found, "{words}\n{}", self.seen);
    }

    /// Bookmarks below ours for the document.
    fn bookmarks(&self) -> Vec<String> {
        let theirs = self.facts.outline.iter().filter(|mark| mark.depth > 1);
        theirs.map(ToString::to_string).collect()
    }
}

#[test]
fn all_forty_bookmarks_are_there() {
    assert!(bundled("bm40.pdf").bookmarks().len() >= 40);
}

#[test]
fn a_heading_stays_above_its_bookmarks_and_one_to_the_web_is_named() {
    let bundled = bundled("bm-heading.pdf");
    insta::assert_snapshot!(bundled.bookmarks().join("\n"), @"
    bookmark:     Part One (heading only) (a heading)
    bookmark:       Chapter 1 -> 11
    bookmark:       Chapter 2 -> 12
    bookmark:     Web -> https://example.org
    ");
    bundled.tells("note", "“Web”, https://example.org");
}

/// Of a file, the severity and words of a finding that there must be.
const FOUND: [(&str, &str, &str); 7] = [
    ("link_URIunc.pdf", "note", r"\\EVIL\share\x (page 1)"),
    (
        "ref_xobject.pdf",
        "warning",
        "external file; that was left out, what stands in its place stays: http://EVIL/x.pdf (page 1)",
    ),
    ("xfa.pdf", "error", "XFA form that only Acrobat can show"),
    (
        "portfolio.pdf",
        "warning",
        "“portfolio.pdf” is a portfolio: 1 document from inside it is in the bundle, its own page is not",
    ),
    (
        "redact-pending.pdf",
        "error",
        "marked for redaction, and the redaction was not applied",
    ),
    (
        "layers.pdf",
        "warning",
        "“Without prejudice notes” (page 1)",
    ),
    ("signed.pdf", "warning", "by A Solicitor on 1 January 2024"),
];

#[test]
fn each_is_found_in_a_file_that_an_outsider_made() {
    for (file, severity, words) in FOUND {
        let bundled = bundled(file);
        bundled.tells(severity, words);
        assert!(
            !bundled
                .told()
                .iter()
                .any(|line| line.contains("comments or marks")),
            "{file} is no matter of comments: {}",
            bundled.seen
        );
    }
}

#[test]
fn nothing_of_a_share_or_another_file_is_in_the_bundle() {
    for file in ["link_URIunc.pdf", "ref_xobject.pdf"] {
        assert!(!bundled(file).text.contains("EVIL"), "{file}");
    }
}
