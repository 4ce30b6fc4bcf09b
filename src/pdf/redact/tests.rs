//! Copies made of documents written for it, read again.

use super::*;
use crate::pdf::content::{PageText, unpack};
use crate::pdf::import::PaperSize;
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::render::{Pages, Size};
use crate::quote::Area;

/// A page of a document as a picture, with the words that `keep` wants and these areas painted out.
fn pictured(
    pages: &Pages,
    page: usize,
    areas: &[Area],
    keep: &dyn Fn(&str) -> bool,
) -> PicturePage {
    let points = pages.size(page).unwrap();
    let picture = pages.pen().draw(page, &Size::scaled(2.0)).unwrap();
    let mut words = texts(pages)[page].words.clone();
    words.retain(|word| keep(&word.text));
    PicturePage {
        raster: Raster::painted(&picture, points, areas).unwrap(),
        points,
        words,
    }
}

fn texts(pages: &Pages) -> Vec<PageText> {
    let mut all = Vec::new();
    pages.read_each(0..pages.len(), None, &mut |reading| {
        all.push(unpack(&reading.unwrap().text).unwrap());
        true
    });
    all
}

fn opened(bytes: &[u8]) -> Pages {
    Pages::open(bytes.to_vec(), None).unwrap()
}

/// Three small pages; the second is cropped, turned, and says a name.
fn document() -> Vec<u8> {
    let page = |text: &str, entries: &str| Page {
        entries: format!("/MediaBox[0 0 300 200]{entries}"),
        content: format!("BT /F1 12 Tf 40 60 Td ({text}) Tj ET").into_bytes(),
    };
    let pages = [
        page("First page", ""),
        page(
            "Seen by Kovalyov today",
            "/CropBox[10 20 290 190]/Rotate 90",
        ),
        page("Last page", "/CropBox[10 20 290 190]"),
    ];
    let outline = "/Outlines 1000 0 R";
    let objects = [
        "<</First 1001 0 R/Last 1001 0 R/Count 1>>",
        "<</Title(Kovalyov)/Parent 1000 0 R/Dest[10 0 R/Fit]>>",
    ];
    document_with(&pages, outline, &objects)
}

fn boxes(pages: &Pages, page: usize, text: &str) -> (Vec<Area>, (f32, f32)) {
    let texts = texts(pages);
    let words = texts[page].words.iter().filter(|word| word.text == text);
    let areas = words.map(|word| {
        let area = word.area;
        Area {
            x0: area.x0,
            y0: area.y0,
            x1: area.x1,
            y1: area.y1,
        }
    });
    (areas.collect(), pages.size(page).unwrap())
}

#[test]
fn a_copy_has_the_other_pages_as_they_were_and_the_words_beside_a_box_at_their_places() {
    let bytes = document();
    let before = opened(&bytes);
    let (areas, points) = boxes(&before, 1, "Kovalyov");
    assert_eq!(areas.len(), 1);
    let pictures = BTreeMap::from([(1, pictured(&before, 1, &areas, &|text| text != "Kovalyov"))]);
    let copy = with_pictures(&bytes, 3, &pictures, &Watch::default()).unwrap();
    let after = opened(&copy);
    let (was, is) = (texts(&before), texts(&after));
    for page in 0..3 {
        assert_eq!(before.size(page), after.size(page), "{page}");
        let kept = was[page]
            .words
            .iter()
            .filter(|word| word.text != "Kovalyov");
        let kept: Vec<_> = kept.collect();
        assert_eq!(kept.len(), is[page].words.len(), "{page}");
        for (old, new) in kept.iter().zip(&is[page].words) {
            assert_eq!(old.text, new.text);
            let moved = [
                old.area.x0 - new.area.x0,
                old.area.x1 - new.area.x1,
                old.start.y - new.start.y,
            ];
            assert!(moved.iter().all(|by| by.abs() < 0.5), "{old:?} {new:?}");
        }
    }
    let boxes = BTreeMap::from([(1, Boxes { points, areas })]);
    assert_eq!(remains(&copy, &boxes), Ok(Vec::new()));
    let stands_in = |text: &str| text.contains("Kovalyov").then_some(0);
    assert_eq!(remains_of_terms(&copy, &stands_in), Ok(Vec::new()));
    let of_document = remains_of_terms(&bytes, &stands_in).unwrap();
    assert_eq!(of_document.len(), 1);
    assert_eq!(of_document[0].place, Where::Bookmarks);
}

#[test]
fn what_was_not_painted_out_is_told() {
    let bytes = document();
    let before = opened(&bytes);
    let (areas, points) = boxes(&before, 1, "Kovalyov");
    let pictures = BTreeMap::from([(1, pictured(&before, 1, &[], &|_| true))]);
    let copy = with_pictures(&bytes, 3, &pictures, &Watch::default()).unwrap();
    let boxes = |page| {
        BTreeMap::from([(
            page,
            Boxes {
                points,
                areas: areas.clone(),
            },
        )])
    };
    let told: Vec<Where> = remains(&copy, &boxes(1))
        .unwrap()
        .iter()
        .map(|one| one.place)
        .collect();
    assert_eq!(told, [Where::Pixels]);
    let told: Vec<Where> = remains(&copy, &boxes(0))
        .unwrap()
        .iter()
        .map(|one| one.place)
        .collect();
    assert_eq!(
        told,
        [Where::Painted, Where::Unreadable],
        "a page that is no picture"
    );
}

/// Where a page is put on its sheet.
fn placed(bytes: &[u8], page: usize) -> Placement {
    let source = Source::open(bytes.to_vec(), None, &Limits::default()).unwrap();
    let mut foot = Foot::new(&source);
    let dict = source.pdf.pages()[page].raw();
    Placement::new(dict, Some(PaperSize::A4), Turn::None, &mut |view, floor| {
        foot.lowest(dict, true, view, floor)
    })
}

#[test]
fn a_page_that_becomes_a_picture_takes_the_place_on_its_sheet_that_it_had() {
    let photograph = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>\nstream\n0";
    let page = |foot: u32| Page {
        entries: "/MediaBox[0 0 595.276 841.89]/Resources<</XObject<</P 1000 0 R>>>>".to_owned(),
        content: format!("q 500 0 0 600 50 {foot} cm /P Do Q").into_bytes(),
    };
    for foot in [100, 60, 20, 8, 0] {
        let bytes = document_with(&[page(foot)], "", &[photograph]);
        let before = opened(&bytes);
        let area = Area {
            x0: 100.0,
            y0: 300.0,
            x1: 200.0,
            y1: 320.0,
        };
        let pictures = BTreeMap::from([(0, pictured(&before, 0, &[area], &|_| true))]);
        let copy = with_pictures(&bytes, 1, &pictures, &Watch::default()).unwrap();
        let (was, is) = (placed(&bytes, 0), placed(&copy, 0));
        let moved = (was.scale - is.scale).abs() * 841.89;
        assert!(moved <= 2.0, "{foot}: {moved} points, {was:?}, {is:?}");
        let boxes = Boxes {
            points: before.size(0).unwrap(),
            areas: vec![area],
        };
        assert_eq!(
            remains(&copy, &BTreeMap::from([(0, boxes)])),
            Ok(Vec::new())
        );
    }
    // A box in the empty foot is seen whole.
    let bytes = document_with(&[page(100)], "", &[photograph]);
    let before = opened(&bytes);
    let low = Area {
        x0: 100.0,
        y0: 820.0,
        x1: 200.0,
        y1: 835.0,
    };
    let pictures = BTreeMap::from([(0, pictured(&before, 0, &[low], &|_| true))]);
    let copy = with_pictures(&bytes, 1, &pictures, &Watch::default()).unwrap();
    let drawn = opened(&copy).pen().draw(0, &Size::scaled(1.0)).unwrap();
    let at = (830 * drawn.width as usize + 150) * 4;
    assert_eq!(drawn.pixels[at..at + 3], [0; 3]);
}
