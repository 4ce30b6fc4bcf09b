//! Long pages in slices: each a sheet of A4 that says from where it goes on, with what hangs on it, and to which
//! whatever leads into the long page leads.

use super::*;
use crate::bundle::Slice;
use crate::case::Turn;
use crate::pdf::content::{PageText, Reader, Word};
use crate::pdf::import::{PaperSize, Source};
use crate::quote::Area;

/// Points from line to line.
const LINE: usize = 20;

/// A page of 595 by 3000 points with a line every twenty points from its top, numbered from 0.
fn lines(entries: &str) -> P {
    let says: String = (0..149)
        .map(|line| format!("(line{line:03}) Tj T* "))
        .collect();
    let content = format!("BT /F1 10 Tf {LINE} TL 72 2985 Td {says}ET");
    P {
        entries: format!("/MediaBox[0 0 595 3000]{entries}"),
        content: content.into_bytes(),
    }
}

fn opened(bytes: &[u8]) -> Source {
    Source::open(bytes.to_vec(), None, &Default::default()).unwrap()
}

/// The first page of a document in slices of 750 points of what is shown, the second as it is.
fn placed(slices: &[Area], turn: Turn, more: usize) -> Part {
    let of = slices.len() as u32;
    let slice = |(before, area): (u32, &Area)| {
        let mut page = PlacedPage::fitted(0, before as usize);
        page.window = Window {
            fit: Some(PaperSize::A4),
            turn,
            slice: Some(Slice {
                area: *area,
                scale: 1.0,
                before,
                of,
            }),
        };
        page.overlays.push(Overlay::Continued {
            from: before > 0,
            on: before + 1 < of,
        });
        page
    };
    let cut = (0..).zip(slices).map(slice);
    let whole = (1..=more).map(|page| PlacedPage::fitted(page, of as usize + page - 1));
    Part {
        pages: cut.chain(whole).collect(),
        ..Part::default()
    }
}

fn tall(of: usize) -> Vec<Area> {
    let slice = |at: usize| Area {
        x0: 0.0,
        y0: at as f32 * 750.0,
        x1: 595.0,
        y1: (at + 1) as f32 * 750.0,
    };
    (0..of).map(slice).collect()
}

fn cut(document: &[u8], slices: &[Area], turn: Turn, more: usize) -> (Vec<u8>, Ledger) {
    let part = placed(slices, turn, more);
    let (bytes, mut ledgers) = made(&[document.to_vec()], vec![part], 1);
    (bytes, ledgers.remove(0))
}

/// The words of a page of the bundle that somebody sees: its own clip hides the others.
fn seen(bytes: &[u8], page: usize) -> Vec<Word> {
    let bundle = opened(bytes);
    let content = Reader::new(&bundle).read(page).unwrap();
    let is_seen = |word: &Word| {
        let mut glyphs = word.glyphs.iter();
        glyphs.all(|at| {
            let glyph = &content.glyphs[*at as usize];
            content.page().holds(glyph.start)
                && glyph.clip.is_none_or(|clip| {
                    let area = content.clips[clip as usize].area;
                    area.holds(glyph.start)
                })
        })
    };
    let words = PageText::of(&content).words;
    words.into_iter().filter(is_seen).collect()
}

fn numbered(bytes: &[u8], page: usize) -> (String, String, usize) {
    let words = seen(bytes, page);
    let lines: Vec<&Word> = words
        .iter()
        .filter(|word| word.text.starts_with("line"))
        .collect();
    let ends = |word: Option<&&Word>| word.map(|word| word.text.clone()).unwrap_or_default();
    (ends(lines.first()), ends(lines.last()), lines.len())
}

fn says(bytes: &[u8], page: usize) -> String {
    let words = seen(bytes, page);
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

#[test]
fn every_line_stands_on_one_slice_at_its_own_size_and_each_sheet_is_a4() {
    let (bytes, ledger) = cut(&document(&[lines("")]), &tall(4), Turn::None, 0);
    assert_eq!(ledger.missing(), []);
    let told: Vec<_> = (0..4).map(|page| numbered(&bytes, page)).collect();
    let expected = [("line000", "line036", 37), ("line037", "line074", 38)];
    for (told, (first, last, count)) in told.iter().zip(expected) {
        assert_eq!(
            (told.0.as_str(), told.1.as_str(), told.2),
            (first, last, count)
        );
    }
    assert_eq!(told.iter().map(|one| one.2).sum::<usize>(), 149);
    for page in 0..4 {
        let content = Reader::new(&opened(&bytes)).read(page).unwrap();
        assert!((content.size.0 - 595.276).abs() < 0.1 && (content.size.1 - 841.89).abs() < 0.1);
        let size = content
            .glyphs
            .iter()
            .find(|glyph| glyph.size() < 10.5)
            .map(crate::pdf::content::Glyph::size);
        assert!(size.is_some());
    }
}

#[test]
fn a_slice_holds_no_words_of_the_others() {
    let (bytes, _) = cut(&document(&[lines("")]), &tall(4), Turn::None, 0);
    for page in 0..4 {
        let content = Reader::new(&opened(&bytes)).read(page).unwrap();
        let words = PageText::of(&content).words;
        let lines = words.iter().filter(|word| word.text.starts_with("line"));
        let (count, seen) = (lines.count(), numbered(&bytes, page).2);
        assert!(count <= seen + 2, "{count} words, {seen} seen");
    }
}

#[test]
fn each_slice_says_from_where_it_goes_on_and_where_and_bears_its_number() {
    let (bytes, _) = cut(&document(&[lines("")]), &tall(4), Turn::None, 0);
    let first = says(&bytes, 0);
    assert!(
        first.contains("continued on AB 2") && !first.contains("from"),
        "{first}"
    );
    let second = says(&bytes, 1);
    for words in [
        "continued from AB 1",
        "continued on AB 3",
        "AB 2",
        "Back to index",
    ] {
        assert!(second.contains(words), "{second}");
    }
    let last = says(&bytes, 3);
    assert!(
        last.contains("continued from AB 3") && !last.contains("continued on"),
        "{last}"
    );
}

#[test]
fn links_and_bookmarks_into_a_long_page_lead_to_the_slice_and_the_height() {
    // From the top of the page to the line 140, which is 2,800 points below it; and from the second page.
    let annotations = "/Annots[1000 0 R 1001 0 R]";
    let pages = [
        lines(annotations),
        P::sized("/MediaBox[0 0 595 842]/Annots[1002 0 R]", "x"),
    ];
    let objects = [
        "<</Type/Annot/Subtype/Link/Rect[72 2900 200 2920]/Dest[10 0 R/XYZ 0 200 0]>>",
        "<</Type/Annot/Subtype/Link/Rect[72 100 200 120]/Dest[10 0 R/FitH 3000]>>",
        "<</Type/Annot/Subtype/Link/Rect[72 100 200 120]/Dest[10 0 R/Fit]>>",
        "<</Type/Outlines/First 1004 0 R/Last 1004 0 R/Count 1>>",
        "<</Title(Middle)/Parent 1003 0 R/Dest[10 0 R/XYZ null 1200 null]>>",
    ];
    let document =
        crate::pdf::import::specimen::document_with(&pages, "/Outlines 1003 0 R", &objects);
    let (bytes, ledger) = cut(&document, &tall(4), Turn::None, 1);
    assert_eq!(ledger.missing(), []);
    assert_eq!((ledger.went_in.links, ledger.came_out.links), (3, 3));
    let facts = crate::pdf::facts(&bytes).unwrap();
    let goals = |page: usize| -> Vec<Option<u32>> {
        let links = facts.pages[page].links.iter();
        links
            .map(|link| link.page)
            .filter(|page| *page != Some(1))
            .collect()
    };
    assert_eq!(goals(0), [Some(4)], "to the end");
    let to_index: Vec<Option<u32>> = facts.pages[3].links.iter().map(|link| link.page).collect();
    assert_eq!(
        to_index,
        [Some(1), Some(1)],
        "to its head, and back to the index"
    );
    let text = objects_text(&bytes);
    // 1,200 from the foot is 1,800 from the top: 300 below the head of the third slice.
    assert!(
        text.contains("/Title (Middle)") || text.contains("/Title(Middle)"),
        "{text}"
    );
    let outline = &facts.outline;
    assert_eq!(outline.len(), 1);
}

fn objects_text(bytes: &[u8]) -> String {
    super::objects(bytes)
}

#[test]
fn what_hangs_on_a_long_page_hangs_on_the_slices_that_show_it() {
    let annotations = "/Annots[1000 0 R 1001 0 R 1002 0 R 1003 0 R]";
    let objects = [
        // In the second slice; over the cut of the third and fourth; beside the page.
        "<</Type/Annot/Subtype/Highlight/Rect[70 2000 200 2020]/QuadPoints[70 2020 200 2020 70 2000 200 2000]/Contents(second)>>",
        "<</Type/Annot/Subtype/Square/Rect[70 700 200 800]/Contents(over the cut)>>",
        "<</Type/Annot/Subtype/Square/Rect[700 700 800 800]/Contents(outside)>>",
        "<</Type/Annot/Subtype/Text/Rect[300 50 320 70]/Contents(last)/Popup 1004 0 R>>",
        "<</Type/Annot/Subtype/Popup/Rect[620 2900 800 2990]/Parent 1003 0 R>>",
    ];
    let page = lines(annotations);
    let document = crate::pdf::import::specimen::document_with(&[page], "", &objects);
    let (bytes, ledger) = cut(&document, &tall(4), Turn::None, 0);
    assert_eq!(ledger.missing(), []);
    assert_eq!(ledger.comments_outside, 1);
    let text = objects_text(&bytes);
    let count = |what: &str| text.matches(what).count();
    assert_eq!(
        (
            count("(second)"),
            count("(over the cut)"),
            count("(outside)")
        ),
        (1, 2, 0)
    );
    assert_eq!(count("(last)"), 1);
}

#[test]
fn slices_are_right_however_the_page_is_turned_cropped_and_scaled() {
    for (entries, wanted) in [
        ("/Rotate 0", ["line036", "line037"]),
        ("/CropBox[0 0 595 2250]", ["line074", "line075"]),
        ("/UserUnit 2", ["line036", "line037"]),
    ] {
        let (bytes, _) = cut(&document(&[lines(entries)]), &tall(3), Turn::None, 0);
        let around = [numbered(&bytes, 0).1, numbered(&bytes, 1).0];
        assert_eq!(around, wanted, "{entries}");
    }
}

#[test]
fn a_long_page_that_turns_itself_or_is_turned_stands_upright_in_slices() {
    // Drawn on its side: the page turns itself by 90 degrees, so that it is shown high.
    let says: String = (0..149)
        .map(|line| format!("1 0 0 1 72 {} Tm (line{line:03}) Tj ", 2985 - line * LINE))
        .collect();
    let content = format!("0 1 -1 0 3000 0 cm BT /F1 10 Tf {says}ET");
    let sideways = |rotate: u16| P {
        entries: format!("/MediaBox[0 0 3000 595]/Rotate {rotate}"),
        content: content.clone().into_bytes(),
    };
    let (itself, _) = cut(&document(&[sideways(90)]), &tall(4), Turn::None, 0);
    assert_eq!(
        numbered(&itself, 1),
        ("line037".to_owned(), "line074".to_owned(), 38)
    );
    // The person turns it: its slices are told on the page as it shows itself, from left to right.
    let across = |at: usize| Area {
        x0: at as f32 * 750.0,
        y0: 0.0,
        x1: (at + 1) as f32 * 750.0,
        y1: 595.0,
    };
    let areas: Vec<Area> = (0..4).map(across).collect();
    let (turned, _) = cut(&document(&[sideways(0)]), &areas, Turn::Right, 0);
    for page in 0..4 {
        assert_eq!(numbered(&turned, page), numbered(&itself, page));
        let size = Reader::new(&opened(&turned)).read(page).unwrap().size;
        assert!(size.0 < size.1, "{size:?}");
    }
}

#[test]
fn quoted_words_are_marked_on_their_slice_and_places_are_known_there() {
    let document = document(&[lines("")]);
    let source = opened(&document);
    let words = PageText::of(&Reader::new(&source).read(0).unwrap()).words;
    let word = words.iter().find(|word| word.text == "line090").unwrap();
    let area = Area::from(word.area);
    let mut part = placed(&tall(4), Turn::None, 0);
    let on_sheet = OnSheet::of(&source, &part.pages[2]).unwrap();
    part.pages[2].overlays.push(Overlay::Highlight(Highlight {
        areas: vec![area],
        label: None,
    }));
    let (bytes, _) = made(std::slice::from_ref(&document), vec![part], 1);
    let there = on_sheet.area(&area);
    let shown = seen(&bytes, 2);
    let shown = shown.iter().find(|word| word.text == "line090").unwrap();
    assert!((shown.area.x0 - there.x0).abs() < 0.5 && (shown.area.y0 - there.y0).abs() < 0.5);
    let back = on_sheet.back((there.x0, there.y0));
    assert!((back.0 - area.x0).abs() < 0.1 && (back.1 - area.y0).abs() < 0.1);
    let content = Reader::new(&opened(&bytes)).read(2).unwrap();
    let bar = content
        .marks
        .iter()
        .find(|mark| mark.area.holds(shown.area.middle()));
    assert!(bar.is_some(), "a bar lies over it");
}
