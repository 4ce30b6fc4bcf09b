//! Words that are quoted: what lies under each bar, read from the finished file, is what was to be under it.

use hayro_interpret::kurbo::{Point, Shape as _};

use super::*;
use crate::case::Turn;
use crate::pdf::content::{Mark, PageText, Reader, Shape};
use crate::pdf::import::{PaperSize, Region, Source};
use crate::quote::Area;

const SAYS: &str =
    "BT /F1 14 Tf 60 400 Td (They were taken at night) Tj 0 -20 Td (and never seen again) Tj ET";
const QUOTED: [&str; 3] = ["taken", "night", "again"];

fn drawing(entries: &str, content: &str) -> P {
    P {
        entries: entries.to_owned(),
        content: content.as_bytes().to_vec(),
    }
}

fn opened(bytes: &[u8]) -> Source {
    Source::open(bytes.to_vec(), None, &Default::default()).unwrap()
}

fn area(rect: crate::pdf::content::Rect) -> Area {
    let crate::pdf::content::Rect { x0, y0, x1, y1 } = rect;
    Area { x0, y0, x1, y1 }
}

/// The areas of the quoted words on the page as it shows itself.
fn quoted(document: &[u8]) -> Vec<Area> {
    let source = opened(document);
    let content = Reader::new(&source).read(0).unwrap();
    let words = PageText::of(&content).words;
    let quoted = words
        .iter()
        .filter(|word| QUOTED.contains(&word.text.as_str()));
    quoted.map(|word| area(word.area)).collect()
}

/// The words that lie under yellow bars.
fn under_bars(bundle: &[u8]) -> Vec<String> {
    let source = opened(bundle);
    let content = Reader::new(&source).read(0).unwrap();
    let bars: Vec<&Mark> = content
        .marks
        .iter()
        .filter(|mark| !mark.is_opaque)
        .collect();
    let words = PageText::of(&content).words;
    let is_under = |word: &&crate::pdf::content::Word| {
        let middle = word.area.middle();
        let point = Point::new(middle.x.into(), middle.y.into());
        bars.iter().any(|bar| match &bar.shape {
            Shape::Path { path, .. } => path.winding(point) != 0,
            shape => panic!("{shape:?}"),
        })
    };
    let under = words.iter().filter(is_under);
    under.map(|word| word.text.clone()).collect()
}

fn highlighted(document: &[u8], fit: bool, turn: Turn, label: Option<&str>) -> Vec<u8> {
    let areas = quoted(document);
    assert_eq!(areas.len(), QUOTED.len());
    let mut parts = whole(&[document.to_vec()]);
    let page = &mut parts[0].pages[0];
    page.window = Window {
        fit: fit.then_some(PaperSize::A4),
        turn,
        slice: None,
    };
    page.overlays.push(Overlay::Highlight(Highlight {
        areas,
        label: label.map(|text| MarginLabel {
            text: text.to_owned(),
            leads_to: Some(Destination {
                position: 0,
                top: Some(500.0),
            }),
        }),
    }));
    made(&[document.to_vec()], parts, 1).0
}

#[test]
fn bars_lie_over_the_quoted_words_however_the_page_is_turned_cropped_and_scaled() {
    let boxes = [
        "/MediaBox[0 0 595 842]",
        "/MediaBox[0 0 595 842]/CropBox[40 300 400 500]",
        "/MediaBox[-100 -50 900 1200]",
        "/MediaBox[0 0 1200 500]",
        "/MediaBox[20 20 500 460]/CropBox[0 0 9999 9999]",
    ];
    let turns = [Turn::None, Turn::Right, Turn::Over, Turn::Left];
    for size in boxes {
        for rotation in [0, 90, 180, 270] {
            let entries = format!("{size}/Rotate {rotation}");
            let document = document(&[drawing(&entries, SAYS)]);
            for (fit, turn) in [true, false]
                .into_iter()
                .flat_map(|fit| turns.map(|turn| (fit, turn)))
            {
                let under = under_bars(&highlighted(&document, fit, turn, None));
                assert_eq!(under, QUOTED, "{entries} {fit} {turn:?}");
            }
        }
    }
}

#[test]
fn words_are_where_their_page_says_however_it_is_turned_cropped_and_scaled() {
    for size in [
        "/MediaBox[0 0 595 842]",
        "/MediaBox[0 0 595 842]/CropBox[40 300 400 500]",
        "/MediaBox[0 0 1200 500]",
    ] {
        for rotation in [0, 90, 180, 270] {
            let document = document(&[drawing(&format!("{size}/Rotate {rotation}"), SAYS)]);
            for turn in [Turn::None, Turn::Right, Turn::Over, Turn::Left] {
                let mut parts = whole(std::slice::from_ref(&document));
                let page = &mut parts[0].pages[0];
                page.window = Window {
                    fit: Some(PaperSize::A4),
                    turn,
                    slice: None,
                };
                let on_sheet = OnSheet::of(&opened(&document), page).unwrap();
                let bundle = opened(&made(std::slice::from_ref(&document), parts, 1).0);
                let words = PageText::of(&Reader::new(&bundle).read(0).unwrap()).words;
                for (area, quoted) in quoted(&document).into_iter().zip(QUOTED) {
                    let there = on_sheet.area(&area);
                    let middle = |x0: f32, x1: f32| (x0 + x1) / 2.0;
                    let (x, y) = (middle(there.x0, there.x1), middle(there.y0, there.y1));
                    let found = words.iter().find(|word| {
                        let own = word.area;
                        own.x0 <= x && x <= own.x1 && own.y0 <= y && y <= own.y1
                    });
                    let found = found.map(|word| word.text.as_str());
                    assert_eq!(found, Some(quoted), "{size} {rotation} {turn:?}");
                    let (back_x, back_y) = on_sheet.back((x, y));
                    assert!((back_x - middle(area.x0, area.x1)).abs() < 0.1);
                    assert!((back_y - middle(area.y0, area.y1)).abs() < 0.1);
                }
            }
        }
    }
}

#[test]
fn content_that_leaves_the_graphics_state_in_disorder_moves_no_bar() {
    for disorder in [
        "Q Q Q 5 0 0 5 0 0 cm",
        "q q q 9 0 0 9 0 0 cm",
        "0.1 0 0 0.1 0 0 cm",
    ] {
        let content = format!("{SAYS} {disorder}");
        let document = document(&[drawing("/MediaBox[0 0 595 842]", &content)]);
        let under = under_bars(&highlighted(&document, true, Turn::None, None));
        assert_eq!(under, QUOTED, "{disorder}");
    }
}

#[test]
fn the_entry_stands_in_the_margin_and_leads_to_it() {
    for rotation in [0, 90, 180, 270] {
        let entries = format!("/MediaBox[0 0 595 842]/Rotate {rotation}");
        let document = document(&[drawing(&entries, SAYS)]);
        let bytes = highlighted(&document, true, Turn::None, Some("CS 14"));
        let page = &crate::pdf::facts(&bytes).unwrap().pages[0];
        let label = page.text.iter().find(|piece| piece.text == "CS 14");
        let label = label.expect("it is written");
        let width = if rotation % 180 == 90 {
            page.height
        } else {
            page.width
        };
        assert!((0.0..width).contains(&label.x), "{rotation}: {label:?}");
        let source = opened(&bytes);
        let words = PageText::of(&Reader::new(&source).read(0).unwrap()).words;
        let own: Vec<_> = words
            .iter()
            .filter(|word| ["CS", "14"].contains(&word.text.as_str()))
            .collect();
        assert_eq!(own.len(), 2);
        let is_upright = |word: &&crate::pdf::content::Word| word.direction.x > 0.9;
        assert!(own.iter().all(is_upright), "{rotation}");
        let overlaps = words.iter().any(|word| {
            !["CS", "14"].contains(&word.text.as_str())
                && own.iter().any(|own| {
                    own.area.x0 < word.area.x1
                        && word.area.x0 < own.area.x1
                        && own.area.y0 < word.area.y1
                        && word.area.y0 < own.area.y1
                })
        });
        assert!(!overlaps, "{rotation}");
        assert_eq!(
            page.links
                .iter()
                .filter(|link| link.page == Some(1))
                .count(),
            2,
            "the way back, and the label"
        );
    }
}

#[test]
fn a_bar_is_the_same_object_state_on_every_page_and_pages_without_one_have_none() {
    let pages = [P::saying("one"), P::saying("two"), P::saying("three")];
    let documents = [document(&pages)];
    let mut parts = whole(&documents);
    for page in &mut parts[0].pages[..2] {
        page.overlays.push(Overlay::Highlight(Highlight {
            areas: vec![Area {
                x0: 70.0,
                y0: 70.0,
                x1: 90.0,
                y1: 90.0,
            }],
            label: None,
        }));
    }
    let text = objects(&made(&documents, parts, 1).0);
    assert_eq!(text.matches("/Multiply").count(), 1);
    assert_eq!(text.matches("/BundleHighlight").count(), 2);
}

#[test]
fn on_a_page_without_margins_the_entry_hides_no_words() {
    let wide = "BT /F1 14 Tf 2 400 Td (They were taken and not killed by men of the other army at night and nobody was ever seen again there) Tj ET";
    let document = document(&[drawing("/MediaBox[0 0 595 842]", wide)]);
    let bytes = highlighted(&document, true, Turn::None, Some("CS 14"));
    let content = Reader::new(&opened(&bytes)).read(0).unwrap();
    let hiding: Vec<&Mark> = content.marks.iter().filter(|mark| mark.is_opaque).collect();
    assert!(hiding.is_empty(), "{hiding:?}");
}

#[test]
fn entries_in_the_margin_move_apart_and_keep_off_the_number_of_the_page() {
    let (height, tall) = (400.0, 10.0);
    let mut taken: Vec<Region> = Vec::new();
    for _ in 0..37 {
        let place = Region([14.0, 40.0, 60.0, 40.0 + tall]);
        taken.push(highlight::free_place(place, &taken, height));
    }
    let mut lows: Vec<f64> = taken.iter().map(|place| place.0[1]).collect();
    lows.sort_by(f64::total_cmp);
    assert!(lows[0] >= 24.0 && lows[36] <= height - tall, "{lows:?}");
    assert!(lows.windows(2).all(|two| two[1] - two[0] >= tall - 0.1));
}
