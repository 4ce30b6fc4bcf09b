//! Comments, stamps and fields stay on the page they were on, as it showed them.

use lopdf::{Dictionary, Object};

use super::*;
use crate::pdf::import::specimen::document_with;

const LOOK: &str = "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\n1 g 0 0 50 10 re f";

/// The annotations of the first page that are no links of ours, and the page's content.
pub(super) struct Hanging {
    pub(super) document: lopdf::Document,
    pub(super) ledger: Ledger,
}

pub(super) fn hanging(page: &str, objects: &[&str]) -> Hanging {
    hanging_in(page, "", objects)
}

fn hanging_in(page: &str, catalog: &str, objects: &[&str]) -> Hanging {
    let made = document_with(&[P::sized(page, "words")], catalog, objects);
    let (bytes, ledgers) = all(&[made]);
    assert_eq!(ledgers[0].missing(), []);
    Hanging {
        document: lopdf::Document::load_mem(&bytes).unwrap(),
        ledger: ledgers[0].clone(),
    }
}

impl Hanging {
    pub(super) fn annotations(&self) -> Vec<Dictionary> {
        let page = self.document.page_iter().next().unwrap();
        let all = self.document.get_page_annotations(page).unwrap();
        all.into_iter()
            .filter(|one| {
                one.get(b"Contents").and_then(Object::as_str).ok() != Some(b"Back to index")
            })
            .cloned()
            .collect()
    }

    fn kinds(&self) -> Vec<String> {
        let name = |one: &Dictionary| {
            let name = one.get(b"Subtype").and_then(Object::as_name).unwrap();
            String::from_utf8_lossy(name).into_owned()
        };
        self.annotations().iter().map(name).collect()
    }

    fn content(&self) -> String {
        let page = self.document.page_iter().next().unwrap();
        String::from_utf8_lossy(&self.document.get_page_content(page)).into_owned()
    }

    pub(super) fn look(&self, annotation: &Dictionary) -> Option<lopdf::Stream> {
        let looks = annotation.get(b"AP").and_then(Object::as_dict).ok()?;
        let look = looks.get(b"N").and_then(Object::as_reference).ok()?;
        self.document
            .get_object(look)
            .and_then(Object::as_stream)
            .ok()
            .cloned()
    }
}

pub(super) fn numbers_of(dict: &Dictionary, key: &[u8]) -> Vec<f32> {
    let all = dict.get(key).and_then(Object::as_array).unwrap();
    all.iter().map(|one| one.as_float().unwrap()).collect()
}

#[test]
fn a_mark_that_reaches_past_its_page_is_cut_off_at_its_edge() {
    // On each side of each of these pages, as they are read, by a page that is turned or cut, too.
    for page in [
        "/MediaBox[0 0 595 842]",
        "/MediaBox[0 0 595 842]/Rotate 90",
        "/MediaBox[0 0 595 842]/Rotate 180",
        "/MediaBox[0 0 842 595]/Rotate 270",
        "/MediaBox[-100 -100 900 1200]/CropBox[0 0 595 842]",
        "/MediaBox[0 0 2000 3000]",
    ] {
        let (wide, high) = match page {
            page if page.contains("2000") => (2000, 3000),
            page if page.contains("0 842 595") => (842, 595),
            _ => (595, 842),
        };
        for rect in [
            [wide / 2, -40, wide + 100, 60],
            [-50, 100, 60, 200],
            [100, high - 20, 200, high + 90],
            [-50, -50, wide + 50, high + 50],
        ] {
            let entries = format!(
                "{page}/Annots[<</Subtype/Square/Rect{rect:?}/AP<</N 1000 0 R>>/RD[1 1 1 1]>>]"
            );
            let entries = entries.replace(", ", " ");
            let hanging = hanging(&entries, &[LOOK]);
            let annotation = &hanging.annotations()[0];
            let there = numbers_of(annotation, b"Rect");
            // The visible page lies on A4, above the band at its foot as it is read.
            let page = hanging.document.page_iter().next().unwrap();
            let page = hanging.document.get_dictionary(page).unwrap();
            let paper = numbers_of(page, b"MediaBox");
            let rotation = page.get(b"Rotate").and_then(Object::as_i64).unwrap_or(0);
            let foot = match rotation {
                90 => paper[2] - there[2],
                180 => paper[3] - there[3],
                270 => there[0],
                _ => there[1],
            };
            assert!(foot > 17.9, "{entries}: {there:?} of {paper:?}");
            assert!(there[0] >= -0.1 && there[1] >= -0.1, "{entries}: {there:?}");
            assert!(
                there[2] <= paper[2] + 0.1 && there[3] <= paper[3] + 0.1,
                "{entries}"
            );
            // It is not squeezed: what it shows is the same part of the page.
            let look = hanging.look(annotation).unwrap();
            let shown = numbers_of(&look.dict, b"BBox");
            let ratio = |box_: &[f32]| (box_[2] - box_[0]) / (box_[3] - box_[1]);
            assert!(
                (ratio(&shown) / ratio(&there) - 1.0).abs() < 0.01,
                "{entries}"
            );
        }
    }
}

#[test]
fn a_mark_that_brings_no_look_of_itself_keeps_its_points_on_the_page() {
    let mark = "/Subtype/Highlight/Rect[10 -20 300 20]/QuadPoints[10 20 300 20 10 -20 300 -20]";
    let hanging = hanging(&format!("/MediaBox[0 0 595 842]/Annots[<<{mark}>>]"), &[]);
    let annotation = &hanging.annotations()[0];
    let lowest = numbers_of(annotation, b"QuadPoints")
        .into_iter()
        .fold(999.0, f32::min);
    assert!(lowest >= 10.0, "{lowest}");
}

/// Some programs write a frame that has nothing to do with the points, and viewers go by the points.
#[test]
fn a_mark_whose_frame_reaches_past_the_page_keeps_its_points_where_they_are() {
    const POINTS: [f32; 8] = [250.0, 144.0, 350.0, 144.0, 250.0, 193.0, 350.0, 193.0];
    for (kind, key) in [
        ("PolyLine", "Vertices"),
        ("Polygon", "Vertices"),
        ("Line", "L"),
        ("Highlight", "QuadPoints"),
        ("Link/A<</S/URI/URI(https://example.org)>>", "QuadPoints"),
    ] {
        let mark = format!("<</Subtype/{kind}/{key}{POINTS:?}/Rect[500 250 660 340]>>");
        let page = format!("/MediaBox[0 0 595 842]/Annots[{}]", mark.replace(", ", " "));
        let annotation = &hanging(&page, &[]).annotations()[0];
        let kept = numbers_of(annotation, key.as_bytes());
        let is_near = |(a, b): (&f32, &f32)| (a - b).abs() < 1.0;
        assert!(kept.iter().zip(&POINTS).all(is_near), "{kind}: {kept:?}");
        assert!(numbers_of(annotation, b"Rect")[2] < 596.0, "{kind}");
    }
}

#[test]
fn what_lies_beside_the_page_is_left_out_and_counted() {
    let marks = "<</Subtype/Square/Rect[700 10 800 60]/AP<</N 1000 0 R>>>><</Subtype/Link/Rect[0 -90 90 -10]/A<</S/URI/URI(https://example.org)>>>>";
    let page = format!("/MediaBox[0 0 900 842]/CropBox[0 0 595 842]/Annots[{marks}]");
    let hanging = hanging(&page, &[LOOK]);
    assert!(hanging.annotations().is_empty());
    let ledger = &hanging.ledger;
    assert_eq!((ledger.comments_outside, ledger.links_outside), (1, 1));
}

#[test]
fn a_link_can_be_clicked_only_where_it_lies_on_its_page() {
    let link = "<</Subtype/Link/Rect[0 -90 90 60]/A<</S/URI/URI(https://example.org)>>>>";
    let low = hanging(&format!("/MediaBox[0 0 595 842]/Annots[{link}]"), &[]);
    assert!(numbers_of(&low.annotations()[0], b"Rect")[1] > 17.9);
    // Where it goes by the corners of its words, none of these lies beside the page.
    let quads = "/QuadPoints[500 420 700 420 500 400 700 400 700 320 800 320 700 300 800 300]";
    let link = "<</Subtype/Link/Rect[500 300 800 420]/A<</S/URI/URI(https://example.org)>>";
    let page = format!("/MediaBox[0 0 595 842]/Annots[{link}{quads}>>]");
    let hanging = hanging(&page, &[]);
    let corners = numbers_of(&hanging.annotations()[0], b"QuadPoints");
    assert_eq!(corners.len(), 8, "{corners:?}");
    let beside = corners.chunks(2).filter(|corner| corner[0] > 595.5);
    assert_eq!(beside.count(), 0, "{corners:?}");
}

/// Hidden, not for the screen, or on a layer that is off, alone or with others.
#[test]
fn what_the_page_hid_stays_hidden() {
    let layers = [
        LOOK,
        "<</Type/OCG/Name(off)>>",
        "<</Type/OCG/Name(on)>>",
        "<</Type/OCMD/OCGs 1001 0 R>>",
        "<</Type/OCMD/OCGs[1001 0 R 1002 0 R]>>",
        "<</Type/OCMD/OCGs[1001 0 R 1002 0 R]/P/AllOn>>",
        "<</Type/OCMD/OCGs[1001 0 R 1002 0 R]/P/AllOff>>",
    ];
    let all = "/OCProperties<</OCGs[1001 0 R 1002 0 R]/D<</OFF[1001 0 R]>>>>";
    let but = "/OCProperties<</OCGs[1001 0 R 1002 0 R]/D<</BaseState/OFF/ON[1002 0 R]>>>>";
    for (entries, is_seen) in [
        ("", true),
        ("/F 2", false),
        ("/F 32", false),
        ("/F 4", true),
        ("/OC 1001 0 R", false),
        ("/OC 1002 0 R", true),
        ("/OC 1003 0 R", false),
        ("/OC 1004 0 R", true),
        ("/OC 1005 0 R", false),
        ("/OC 1006 0 R", false),
    ] {
        for catalog in [all, but] {
            for kind in ["Watermark", "Widget/FT/Tx"] {
                let mark =
                    format!("<</Subtype/{kind}/Rect[9 99 99 199]/AP<</N 1000 0 R>>{entries}>>");
                let page = format!("/MediaBox[0 0 595 842]/Annots[{mark}]");
                let hanging = hanging_in(&page, catalog, &layers);
                assert_eq!(
                    hanging.content().contains("BundleMark"),
                    is_seen,
                    "{kind} {entries}"
                );
            }
            let mark = format!("<</Subtype/Square/Rect[9 99 99 199]/AP<</N 1000 0 R>>{entries}>>");
            let page = format!("/MediaBox[0 0 595 842]/Annots[{mark}]");
            let kept = hanging_in(&page, catalog, &layers).annotations().remove(0);
            for key in [&b"F"[..], b"OC"] {
                let has = entries.contains(&format!("/{} ", String::from_utf8_lossy(key)));
                assert_eq!(kept.has(key), has, "{entries}");
            }
        }
    }
}

/// Sticky notes, and fields for which their maker asked that, stay upright where the page is turned.
#[test]
fn what_does_not_turn_with_its_page_is_drawn_upright() {
    for (turn, flags, matrix) in [
        (0, 16, "1 0 0 1 100 700 cm"),
        (90, 0, "1 0 0 1 100 700 cm"),
        (90, 16, "0 1 -1 0 110 710 cm"),
        (180, 20, "-1 0 0 -1 100 720 cm"),
        (270, 16, "0 -1 1 0 90 710 cm"),
        (-90, 16, "0 -1 1 0 90 710 cm"),
    ] {
        let field =
            format!("<</Subtype/Widget/FT/Tx/F {flags}/Rect[100 700 150 710]/AP<</N 1000 0 R>>>>");
        let page = format!("/MediaBox[0 0 595 842]/Rotate {turn}/Annots[{field}]");
        let content = hanging(&page, &[LOOK]).content();
        let drawn = format!("{matrix}\n/BundleMark0 Do");
        assert!(content.contains(&drawn), "{turn} {flags}: {content}");
    }
}

/// A value that we write lies where its field is seen, too.
#[test]
fn a_value_that_is_written_stands_upright_in_a_field_that_does_not_turn() {
    let field = "<</Subtype/Widget/FT/Tx/F 16/Rect[100 700 250 720]/V(held)>>";
    let page = format!("/MediaBox[0 0 595 842]/Rotate 90/Annots[{field}]");
    let content = hanging(&page, &[]).content();
    assert!(content.contains("q 0 1 -1 0 820 620 cm\n"), "{content}");
}

#[test]
fn fields_and_comments_lie_over_each_other_as_on_the_source_page() {
    let comment = "<</Subtype/Square/Rect[9 99 99 199]/AP<</N 1000 0 R>>>>";
    let field = "<</Subtype/Widget/FT/Tx/Rect[50 150 190 290]/AP<</N 1000 0 R>>>>";
    let value = "<</Subtype/Widget/FT/Tx/Rect[50 150 190 190]/V(written)/DA(/F1 9 Tf)>>";
    let elsewhere = "<</Subtype/Widget/FT/Tx/Rect[250 350 390 490]/AP<</N 1000 0 R>>>>";
    for (order, kinds, in_page) in [
        (format!("{field}{comment}"), vec!["Square"], true),
        (
            format!("{comment}{field}"),
            vec!["Square", "Watermark"],
            false,
        ),
        (
            format!("{comment}{value}"),
            vec!["Square", "Watermark"],
            false,
        ),
        (format!("{comment}{elsewhere}"), vec!["Square"], true),
    ] {
        let hanging = hanging(&format!("/MediaBox[0 0 595 842]/Annots[{order}]"), &[LOOK]);
        assert_eq!(hanging.kinds(), kinds, "{order}");
        assert_eq!(
            hanging.content().contains("BundleMark0 Do"),
            in_page,
            "{order}"
        );
    }
}

#[test]
fn a_mark_that_hangs_on_two_pages_hangs_on_both() {
    let page = || P::sized("/MediaBox[0 0 595 842]/Annots[1000 0 R]", "words");
    let mark = "<</Type/Annot/Subtype/Square/Rect[9 99 99 199]/AP<</N 1001 0 R>>>>";
    let (bytes, ledgers) = all(&[document_with(&[page(), page()], "", &[mark, LOOK])]);
    assert_eq!(ledgers[0].came_out.comments, 2);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    for page in document.page_iter() {
        assert_eq!(document.get_page_annotations(page).unwrap().len(), 2);
    }
}
