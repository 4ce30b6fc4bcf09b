//! What is written is what a reader finds: layouts written to bytes and read back as facts.

use super::*;
use crate::bundle::{Lengths, plan};
use crate::case::specimen;
use crate::layout::{Fonts, Layout, typeset};
use crate::profile::{DEFAULT, Profile};

fn about() -> About {
    About {
        title: "PA/00000/2099 – Appellant’s bundle".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        page_labels: true,
        first_number: 1,
        open_at_percent: Some(100),
    }
}

fn laid_out(issues: u32, entries: u32) -> Layout {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let plan = plan(&specimen::case(issues, entries), &profile, &Lengths::new());
    typeset(&plan, &profile, &Fonts::shipped().unwrap())
}

fn written(layout: &Layout) -> Vec<u8> {
    front_matter_alone(layout, &about()).unwrap()
}

#[test]
fn every_page_says_in_the_file_what_the_layout_says() {
    let layout = laid_out(3, 4);
    let facts = facts(&written(&layout)).unwrap();
    assert_eq!(facts.pages.len(), layout.pages.len());
    for (read, laid) in facts.pages.iter().zip(&layout.pages) {
        assert_eq!(read.label, laid.label.replace('\u{a0}', " "));
        assert_eq!(read.links.len(), laid.links.len());
        let drawn: String = read.text.iter().map(|piece| piece.text.as_str()).collect();
        let meant: String = laid
            .items
            .iter()
            .filter_map(|item| match item {
                crate::layout::Item::Text(run) => Some(run),
                crate::layout::Item::Rule(_) => None,
            })
            .flat_map(|run| run.glyphs.iter().map(|glyph| run.letters(glyph)))
            .collect();
        assert_eq!(drawn.replace('\u{a0}', " "), meant.replace('\u{a0}', " "));
    }
}

#[test]
fn the_same_layout_gives_the_same_bytes_also_twice_in_one_process() {
    let layout = laid_out(2, 3);
    assert_eq!(written(&layout), written(&layout));
}

#[test]
fn the_document_says_what_it_is_and_nothing_about_anybody() {
    let facts = facts(&written(&laid_out(1, 1))).unwrap();
    assert_eq!(
        facts.title.as_deref(),
        Some("PA/00000/2099 – Appellant’s bundle")
    );
    assert_eq!(facts.language.as_deref(), Some("en-GB"));
    assert_eq!(facts.information, ["Producer", "Title"]);
    assert_eq!(facts.opens_at, Some((1, 100.0)));
    assert!(facts.has_opening_view);
    assert!(facts.shows_title && !facts.encrypted && facts.active.is_empty());
}

#[test]
fn a_file_has_an_opening_view_only_where_it_is_to_have_one() {
    let about = About {
        open_at_percent: None,
        ..about()
    };
    let bytes = front_matter_alone(&laid_out(1, 1), &about).unwrap();
    let facts = facts(&bytes).unwrap();
    assert_eq!((facts.has_opening_view, facts.opens_at), (false, None));
}

#[test]
fn fonts_are_embedded_as_subsets_that_can_be_searched() {
    let facts = facts(&written(&laid_out(1, 2))).unwrap();
    assert!(facts.fonts.len() >= 3, "{:?}", facts.fonts);
    assert!(
        facts
            .fonts
            .iter()
            .all(|font| font.embedded && font.subset && font.has_unicode)
    );
}

#[test]
fn bookmarks_are_nested_and_name_their_pages() {
    let facts = facts(&written(&laid_out(2, 1))).unwrap();
    assert!(facts.outline.iter().all(|bookmark| bookmark.page.is_some()));
    assert!(facts.outline.iter().any(|bookmark| bookmark.depth == 1));
}

#[test]
fn what_is_not_a_pdf_is_said_to_be_none() {
    assert!(matches!(
        facts(b"Dear Sir or Madam"),
        Err(PdfError::Refused(_))
    ));
    let mut cut = written(&laid_out(1, 1));
    cut.truncate(cut.len() / 2);
    assert!(facts(&cut).is_err());
}

/// The structure as a screen reader walks it: kinds and how many.
#[test]
fn our_pages_can_be_heard() {
    let bytes = written(&laid_out(2, 3));
    let facts = facts(&bytes).unwrap();
    let told: Vec<String> = facts
        .elements
        .iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    insta::assert_snapshot!(told.join(", "), @"Document 1, H1 4, H2 2, L 1, LBody 18, LI 6, Link 31, P 26, TOC 1, TOCI 4");
    let pieces = facts.pages.iter().flat_map(|page| &page.text);
    assert!(pieces.clone().count() > 20 && pieces.into_iter().all(|piece| piece.marked));
}
