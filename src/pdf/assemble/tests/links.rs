//! Links, notes, named destinations and bookmarks lead to the new pages.

use super::*;

/// A page with a highlight, a note with its window, a link to the second page and one to the web.
fn marked_up() -> Vec<u8> {
    let annotations = "/MediaBox[0 0 595 842]/Annots[1000 0 R 1001 0 R 1002 0 R 1003 0 R 1004 0 R]";
    let pages = [P::sized(annotations, "marked"), P::saying("second")];
    let objects = [
        "<</Type/Annot/Subtype/Highlight/Rect[70 70 200 90]/QuadPoints[70 90 200 90 70 70 200 70]/T(Counsel)/Contents(weak point)>>",
        "<</Type/Annot/Subtype/Text/Rect[300 300 320 320]/Contents(ask him)/Popup 1002 0 R>>",
        "<</Type/Annot/Subtype/Popup/Rect[320 320 500 400]/Parent 1001 0 R>>",
        "<</Type/Annot/Subtype/Link/Rect[70 70 100 90]/Dest[12 0 R/XYZ 0 842 0]>>",
        "<</Type/Annot/Subtype/Link/Rect[70 170 100 190]/A<</S/URI/URI(https://example.org/a)>>>>",
    ];
    crate::pdf::import::specimen::document_with(&pages, "", &objects)
}

#[test]
fn highlights_notes_and_links_survive_from_every_document() {
    let (bytes, ledgers) = all(&[marked_up(), marked_up(), marked_up()]);
    for ledger in &ledgers {
        assert_eq!(ledger.missing(), []);
        assert_eq!((ledger.came_out.comments, ledger.came_out.links), (2, 2));
    }
    let text = objects(&bytes);
    let count = |what: &str| text.matches(what).count();
    assert_eq!(count("/Highlight"), 3);
    assert_eq!(count("(ask him)"), 3);
    assert_eq!(count("https://example.org/a"), 3);
    let facts = crate::pdf::facts(&bytes).unwrap();
    let goals: Vec<Option<u32>> = facts.pages[4].links.iter().map(|link| link.page).collect();
    assert_eq!(
        goals,
        [Some(6), None, Some(1)],
        "its own page, the web, and back to the index"
    );
}

#[test]
fn comments_can_be_dropped_and_are_counted() {
    let documents = [marked_up()];
    let mut parts = whole(&documents);
    for page in &mut parts[0].pages {
        page.content = PageContent::WithoutMarks;
    }
    let (bytes, ledgers) = made(&documents, parts, 1);
    assert_eq!(ledgers[0].comments_dropped, 2);
    assert_eq!(ledgers[0].missing(), []);
    let text = objects(&bytes);
    assert!(!text.contains("Highlight") && !text.contains("ask him") && !text.contains("Counsel"));
}

#[test]
fn a_link_to_a_page_that_is_left_out_becomes_inert_and_is_counted() {
    let documents = [marked_up()];
    let mut parts = whole(&documents);
    parts[0].pages.truncate(1);
    let (bytes, ledgers) = made(&documents, parts, 1);
    assert_eq!(ledgers[0].links_inert, 1);
    assert_eq!(ledgers[0].missing(), []);
    assert_eq!(crate::pdf::facts(&bytes).unwrap().pages[0].links.len(), 2);
}

#[test]
fn named_destinations_of_both_kinds_lead_to_the_new_pages() {
    let links = "/MediaBox[0 0 595 842]/Annots[<</Subtype/Link/Rect[1 1 9 9]/Dest(new)>><</Subtype/Link/Rect[1 11 9 19]/A<</S/GoTo/D/old>>>>]";
    let pages = [P::sized(links, "one"), P::saying("two"), P::saying("three")];
    let catalog = "/Dests<</old[14 0 R/Fit]>>/Names<</Dests<</Kids[1000 0 R]>>>>";
    let tree = "<</Names[(new)<</D[12 0 R/FitH 700]>>]/Limits[(new)(new)]>>";
    let named = crate::pdf::import::specimen::document_with(&pages, catalog, &[tree]);
    let (bytes, ledgers) = all(&[document(&[P::saying("first")]), named]);
    assert_eq!(ledgers[1].missing(), []);
    let facts = crate::pdf::facts(&bytes).unwrap();
    let goals: Vec<Option<u32>> = facts.pages[1].links.iter().map(|link| link.page).collect();
    assert_eq!(goals, [Some(3), Some(4), Some(1)]);
}

#[test]
fn bookmarks_of_a_document_hang_below_ours_for_it() {
    let catalog = "/Outlines 1000 0 R";
    let objects = [
        "<</First 1001 0 R/Last 1002 0 R>>",
        "<</Title(Part one)/Parent 1000 0 R/Next 1002 0 R/Dest[10 0 R/Fit]>>",
        "<</Title<FEFF0414>/Parent 1000 0 R/First 1003 0 R/A<</S/GoTo/D[12 0 R/Fit]>>/Next 1001 0 R>>",
        "<</Title(Below)/Parent 1002 0 R/Dest[12 0 R/Fit]>>",
    ];
    let pages = [P::saying("one"), P::saying("two")];
    let marked = crate::pdf::import::specimen::document_with(&pages, catalog, &objects);
    let documents = [document(&[P::saying("before")]), marked];
    let about = about();
    let ours = |title: &str, page| OutlineEntry {
        title: title.to_owned(),
        page,
        y: 0.0,
        children: Vec::new(),
    };
    let assembly = Assembly {
        about: &about,
        pages: 3,
        parts: whole(&documents),
        outline: vec![ours("Before", 0), ours("Marked", 1)],
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(documents[at].clone());
    let (out, ledgers) = without_ours(&assembly, &load, 2);
    ledgers.unwrap();
    let facts = crate::pdf::facts(&out).unwrap();
    let told: Vec<String> = facts
        .outline
        .iter()
        .map(|mark| {
            format!(
                "{}{} {:?}",
                "-".repeat(mark.depth as usize),
                mark.title,
                mark.page
            )
        })
        .collect();
    let expected = [
        "Before Some(1)",
        "Marked Some(2)",
        "-Part one Some(2)",
        "-D Some(3)",
        "--Below Some(3)",
    ];
    assert_eq!(told, expected);
}

#[test]
fn no_page_has_more_annotations_with_ours_than_viewers_show() {
    let link = "<</Subtype/Link/Rect[1 1 2 2]/A<</S/URI/URI(https://example.org/)>>>>";
    for (count, kept) in [(9_999, 9_999), (10_000, 9_999), (20_000, 9_999)] {
        let page = format!("/MediaBox[0 0 595 842]/Annots[{}]", link.repeat(count));
        let (bytes, _) = all(&[crate::pdf::import::specimen::document(&[P::sized(
            &page, "many",
        )])]);
        let links = &crate::pdf::facts(&bytes).unwrap().pages[0].links;
        assert_eq!(links.len(), kept + 1, "{count}: and the way back");
    }
}

#[test]
fn a_page_without_a_stamp_bears_no_number_and_no_way_back() {
    let documents = [marked_up()];
    let mut parts = whole(&documents);
    let stamped = made(&documents, parts.clone(), 1).0;
    parts[0].pages[0].overlays.clear();
    let bare = made(&documents, parts, 1).0;
    let back = |bytes: &[u8]| {
        let pages = crate::pdf::facts(bytes).unwrap().pages;
        pages
            .iter()
            .map(|page| page.links.len())
            .collect::<Vec<_>>()
    };
    let said = |bytes: &[u8]| format!("{:?}", crate::pdf::facts(bytes).unwrap().pages[0].text);
    assert_eq!(back(&stamped)[0], back(&bare)[0] + 1);
    assert_eq!(back(&stamped)[1..], back(&bare)[1..]);
    assert!(said(&stamped).contains("AB 1") && !said(&bare).contains("AB 1"));
}
