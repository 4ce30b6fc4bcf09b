//! What a reader of the finished file relies on, tried on documents made for the purpose.

mod band;
mod patience;

use std::ops::ControlFlow;

use super::*;
use crate::pdf::import::Watch;
use crate::pdf::import::specimen::{Page as P, document};

fn about() -> About {
    About {
        title: "PA/00000/2099 – Appellant’s bundle".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        first_number: 1,
        open_at_percent: 100,
    }
}

/// All pages of each document, one behind the other.
fn whole(documents: &[Vec<u8>]) -> Vec<Part> {
    let mut next = 0;
    let part = |bytes: &Vec<u8>| {
        let source = crate::pdf::import::Source::open(bytes.clone(), None, &Default::default());
        let count = source.unwrap().len();
        let pages = (0..count).map(|page| (page, next + page)).collect();
        next += count;
        Part {
            pages,
            fit: true,
            ..Part::default()
        }
    };
    documents.iter().map(part).collect()
}

fn made(documents: &[Vec<u8>], parts: Vec<Part>, threads: usize) -> (Vec<u8>, Vec<Ledger>) {
    let about = about();
    let assembly = Assembly {
        about: &about,
        pages: parts.iter().map(|part| part.pages.len()).sum(),
        parts,
        outline: Vec::new(),
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(documents[at].clone());
    let mut out = Vec::new();
    let ledgers = assemble(&assembly, &load, threads, &mut out, &mut |_| {
        ControlFlow::Continue(())
    });
    (out, ledgers.unwrap())
}

#[test]
fn pages_keep_their_words_and_bear_their_numbers() {
    let documents = [
        document(&[P::saying("first"), P::saying("second")]),
        document(&[P::saying("third")]),
    ];
    let (bytes, ledgers) = made(&documents, whole(&documents), 2);
    let facts = crate::pdf::facts(&bytes).unwrap();
    let pages: Vec<String> = facts
        .pages
        .iter()
        .map(|page| page.lines().join("|"))
        .collect();
    insta::assert_snapshot!(pages.join("\n"), @r"
    first|Back to indexAB 1
    second|Back to indexAB 2
    third|Back to indexAB 3
    ");
    assert!(ledgers.iter().all(|ledger| ledger.missing().is_empty()));
}

/// Who has to rebuild the table takes the last object of each number; who can read it does not.
#[test]
fn the_table_of_the_file_is_read_and_not_rebuilt() {
    let (mut bytes, _) = all(&[document(&[P::saying("first")])]);
    let end = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
    let place = &end[end.find("startxref").unwrap()..];
    let stray = format!("2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n{place}");
    bytes.extend_from_slice(stray.as_bytes());
    assert_eq!(told(&bytes), ["first|Back to indexAB 1"]);
}

#[test]
fn the_same_documents_give_the_same_bytes_however_many_threads_there_are() {
    let documents: Vec<Vec<u8>> = (0..12)
        .map(|n| document(&[P::saying(&format!("document {n}")), P::saying("more")]))
        .collect();
    let one = made(&documents, whole(&documents), 1).0;
    for threads in [2, 5] {
        assert!(made(&documents, whole(&documents), threads).0 == one);
    }
}

/// Every object of the file but the contents of streams, as text to search in.
fn objects(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let told = document.objects.values().map(|object| match object {
        lopdf::Object::Stream(stream) => format!("{:?}", stream.dict),
        other => format!("{other:?}"),
    });
    told.collect::<Vec<_>>().join("\n")
}

fn all(documents: &[Vec<u8>]) -> (Vec<u8>, Vec<Ledger>) {
    made(documents, whole(documents), 2)
}

/// The words and the label on each page.
fn told(bytes: &[u8]) -> Vec<String> {
    let facts = crate::pdf::facts(bytes).unwrap();
    facts
        .pages
        .iter()
        .map(|page| page.lines().join("|"))
        .collect()
}

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
    parts[0].marks = Marks::Drop;
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
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(documents[at].clone());
    let mut out = Vec::new();
    assemble(&assembly, &load, 2, &mut out, &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap();
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
fn a_page_whose_box_does_not_begin_at_the_corner_bears_its_number_in_sight() {
    let boxes = [
        "/MediaBox[100 200 695 1042]",
        "/MediaBox[-300 -400 295 442]",
        "/MediaBox[0 0 1000 1000]/CropBox[200 100 795 942]",
        "/MediaBox[595 842 0 0]",
    ];
    let pages: Vec<P> = boxes
        .iter()
        .map(|entries| P::sized(entries, "words"))
        .collect();
    let (bytes, _) = all(&[document(&pages)]);
    let facts = crate::pdf::facts(&bytes).unwrap();
    for page in &facts.pages {
        assert!((page.width - 595.3).abs() < 0.1 && (page.height - 841.9).abs() < 0.1);
        let stamp = page
            .text
            .iter()
            .find(|piece| piece.text == page.label)
            .unwrap();
        assert!((0.0..=page.width).contains(&stamp.x) && stamp.y > page.height - 24.0);
    }
}

#[test]
fn turned_pages_stay_turned_and_their_stamp_is_upright_at_the_foot_as_shown() {
    for (turn, matrix) in [(90, "0 1 -1 0 "), (180, "-1 0 0 -1 "), (270, "0 -1 1 0 ")] {
        let page = P::sized(&format!("/MediaBox[0 0 595 842]/Rotate {turn}"), "words");
        let (bytes, _) = all(&[document(&[page])]);
        let facts = crate::pdf::facts(&bytes).unwrap();
        assert_eq!(facts.pages[0].rotation, turn);
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let page = document.page_iter().next().unwrap();
        let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
        assert!(content.contains(matrix), "{turn}: {content}");
    }
}

#[test]
fn what_a_page_does_to_the_graphics_state_cannot_move_or_cover_its_number() {
    for content in [
        "Q Q Q Q 5 0 0 5 0 0 cm",
        "q q q 9 0 0 9 0 0 cm",
        "BT /F1 400 Tf",
        "0 0 2000 2000 re f",
    ] {
        let mut page = P::saying("words");
        page.content = content.as_bytes().to_vec();
        let (bytes, _) = all(&[document(&[page, P::saying("next")])]);
        let facts = crate::pdf::facts(&bytes).unwrap();
        for page in &facts.pages {
            let stamp = page
                .text
                .iter()
                .find(|piece| piece.text == page.label)
                .unwrap();
            assert!(
                stamp.y > page.height - 24.0 && (stamp.size - 11.0).abs() < 0.01,
                "{content}"
            );
        }
    }
}

#[test]
fn what_acts_or_names_somebody_is_left_behind() {
    let page = "/MediaBox[0 0 595 842]/AA<</O<</S/JavaScript/JS(app.alert)>>>>/Annots[<</Subtype/Link/Rect[1 1 9 9]/A<</S/Launch/F(calc.exe)>>>><</Subtype/FileAttachment/Rect[1 1 9 9]/FS 1000 0 R>><</Subtype/Link/Rect[1 1 9 9]/A<</S/URI/URI(javascript:alert)>>>><</Subtype/Text/Rect[1 1 9 9]/Contents(note)/A<</S/SubmitForm/F(http://x)>>>>]/Metadata 1002 0 R";
    let catalog = "/OpenAction<</S/JavaScript/JS(app.alert)>>/AA<</WC<</S/JavaScript/JS(x)>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(y)>>]>>/EmbeddedFiles<</Names[(f)1000 0 R]>>>>/AcroForm<</XFA(xml)>>";
    let objects = [
        "<</Type/Filespec/F(secret.doc)/EF<</F 1001 0 R>>>>",
        "<</Type/EmbeddedFile>>\nstream\nsecret",
        "<</Type/Metadata/Subtype/XML>>\nstream\n<x>Jane Counsel</x>",
    ];
    let hostile =
        crate::pdf::import::specimen::document_with(&[P::sized(page, "words")], catalog, &objects);
    let survey = crate::pdf::import::survey(
        hostile.clone(),
        None,
        &Default::default(),
        &Watch::default(),
    )
    .unwrap();
    let named: Vec<&str> = survey.counts.active.keys().map(String::as_str).collect();
    assert_eq!(
        named,
        [
            "FileAttachment",
            "JavaScript",
            "Launch",
            "URI",
            "XFA form",
            "action on opening",
            "document action",
            "embedded files",
            "page action"
        ]
    );
    let (bytes, ledgers) = all(&[hostile]);
    assert_eq!(ledgers[0].missing(), []);
    assert_eq!(ledgers[0].links_removed, 2);
    let text = objects_of(&bytes);
    for word in [
        "JavaScript",
        "JS",
        "Launch",
        "SubmitForm",
        "EmbeddedFile",
        "Filespec",
        "calc",
        "secret",
        "Jane",
        "XFA",
        "/AA",
        "Metadata",
    ] {
        assert!(!text.contains(word), "{word} is still there");
    }
    assert!(crate::pdf::facts(&bytes).unwrap().active.is_empty());
}

/// Objects and the contents of streams.
fn objects_of(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let streams = streams.map(|stream| String::from_utf8_lossy(&stream.content).into_owned());
    objects(bytes) + &streams.collect::<String>()
}

/// The account of one page with these annotations, and its words.
fn form(annotations: &str) -> (Ledger, String) {
    let page = format!("/MediaBox[0 0 595 842]/Annots[{annotations}]");
    let looks = [
        "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\nBT /F1 9 Tf (drawn) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\n/Tx BMC EMC",
    ];
    let pages = [P::sized(&page, "form")];
    let form = crate::pdf::import::specimen::document_with(&pages, "", &looks);
    let (bytes, ledgers) = all(&[form]);
    assert_eq!(ledgers[0].missing(), []);
    (ledgers[0].clone(), told(&bytes).join("|"))
}

#[test]
fn form_fields_are_drawn_as_they_look_and_those_without_a_look_are_counted() {
    let page = "/MediaBox[0 0 595 842]/Annots[<</Subtype/Widget/FT/Tx/Rect[100 100 200 120]/AP<</N 1000 0 R>>>><</Subtype/Widget/FT/Btn/Rect[10 10 20 20]/AS/On/AP<</N<</On 1000 0 R/Off 1001 0 R>>>>>><</Subtype/Widget/FT/Btn/AS/Yes/Rect[1 1 2 2]>><</Subtype/Widget/FT/Tx/Rect[1 1 2 2]>>]";
    let look = "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\nBT ET";
    let form =
        crate::pdf::import::specimen::document_with(&[P::sized(page, "form")], "", &[look, look]);
    let (bytes, ledgers) = all(&[form]);
    let ledger = &ledgers[0];
    assert_eq!((ledger.fields_drawn, ledger.fields_empty), (2, 1));
    assert_eq!(ledger.fields_without_look, 1, "the ticked box");
    assert_eq!(ledger.missing(), []);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    assert!(
        content.contains("2 0 0 2 100 100 cm\n/BundleMark0 Do"),
        "{content}"
    );
}

#[test]
fn a_value_without_a_picture_of_it_is_written_into_the_page() {
    for (field, expected) in [
        ("/FT/Tx/V(Alice)", "Alice"),
        ("/FT/Tx/V(Alice)/AP<</N 1001 0 R>>", "Alice"),
        ("/FT/Tx/V<FEFF041804320430043D>", "Иван"),
        (
            "/FT/Ch/Ff 131072/V(de)/Opt[[(de)(Germany)][(fr)(France)]]",
            "Germany",
        ),
        ("/Parent<</FT/Tx/V(of the parent)>>", "of the parent"),
        ("/MK<</R 90>>/FT/Tx/V(turned)", "turned"),
    ] {
        let (ledger, words) = form(&format!(
            "<</Subtype/Widget/Rect[100 100 200 120]/DA(/Helv 0 Tf 0 g){field}>>"
        ));
        assert_eq!(ledger.fields_written, 1, "{field}");
        assert!(words.contains(expected), "{field}: {words}");
    }
}

#[test]
fn a_long_value_is_wrapped_or_made_smaller_and_never_cut() {
    let long = "He was arrested on the way to work and held for three days without charge";
    for flags in [0, 4096] {
        let (_, words) = form(&format!(
            "<</Subtype/Widget/FT/Tx/Ff {flags}/Rect[100 100 260 160]/V({long})>>"
        ));
        for word in long.split(' ') {
            assert!(words.contains(word), "{word}: {words}");
        }
    }
}

#[test]
fn what_cannot_be_written_or_must_not_be_seen_is_counted_and_not_written() {
    let field = |entries: &str| {
        form(&format!(
            "<</Subtype/Widget/Rect[100 100 200 120]{entries}>>"
        ))
    };
    let (arabic, _) = field("/FT/Tx/V<FEFF0633064406270645>");
    assert_eq!(arabic.fields_without_look, 1);
    let (password, words) = field("/FT/Tx/Ff 8192/V(secret)");
    assert_eq!(password.fields_empty, 1);
    assert!(!words.contains("secret"));
    let (hidden, words) = field("/FT/Tx/F 2/V(secret)");
    assert_eq!(hidden.fields_empty, 1);
    assert!(!words.contains("secret"));
    let (drawn, words) = field("/FT/Tx/V(other)/AP<</N 1000 0 R>>");
    assert_eq!(drawn.fields_drawn, 1);
    assert!(!words.contains("other"), "its own picture says it: {words}");
}

#[test]
fn fonts_and_pictures_that_repeat_over_documents_are_written_once() {
    let picture = format!(
        "/Type/XObject/Subtype/Image/Width 1/Height 1\nstream\n{}",
        "x".repeat(4000)
    );
    let pages = [P::sized("/MediaBox[0 0 595 842]/Group 1000 0 R", "words")];
    let one = crate::pdf::import::specimen::document_with(&pages, "", &[&picture]);
    let single = all(std::slice::from_ref(&one)).0.len();
    let five = all(&[one.clone(), one.clone(), one.clone(), one.clone(), one])
        .0
        .len();
    assert!(five < single + 4000, "{single} and {five}");
}

#[test]
fn what_a_page_inherits_comes_with_it() {
    let mut file = crate::pdf::import::specimen::Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(2, "<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 842 595]/Resources<</Font<</F1 3 0 R>>>>/Rotate 90>>");
    file.object(
        3,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    );
    file.object(4, "<</Type/Pages/Parent 2 0 R/Count 1/Kids[5 0 R]>>");
    file.object(5, "<</Type/Page/Parent 4 0 R/Contents 6 0 R>>");
    file.stream(6, "", b"BT /F1 12 Tf 72 72 Td (inherited) Tj ET");
    let (bytes, _) = all(&[file.finish()]);
    let facts = crate::pdf::facts(&bytes).unwrap();
    assert_eq!(facts.pages[0].rotation, 90);
    assert!(told(&bytes)[0].contains("inherited"));
    assert!(facts.fonts.iter().any(|font| font.name == "Helvetica"));
}

#[test]
fn layers_keep_the_state_in_which_the_document_opens() {
    let page = "/MediaBox[0 0 595 842]/Group<</A 1000 0 R/B 1001 0 R>>";
    let catalog = "/OCProperties<</OCGs[1000 0 R 1001 0 R 1002 0 R]/D<</OFF[1001 0 R]>>>>";
    let group = |name: &str| format!("<</Type/OCG/Name({name})>>");
    let groups = [group("shown"), group("hidden"), group("unused")];
    let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
    let layered =
        crate::pdf::import::specimen::document_with(&[P::sized(page, "layers")], catalog, &groups);
    let (bytes, _) = all(&[layered]);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let layers = document
        .catalog()
        .unwrap()
        .get(b"OCProperties")
        .unwrap()
        .as_dict()
        .unwrap();
    assert_eq!(layers.get(b"OCGs").unwrap().as_array().unwrap().len(), 2);
    let state = layers.get(b"D").unwrap().as_dict().unwrap();
    assert_eq!(state.get(b"OFF").unwrap().as_array().unwrap().len(), 1);
}

/// For hostile files: a file comes out that can be read, or an error does.
pub(crate) fn assembles_or_says_why(bytes: &[u8]) {
    let about = about();
    let parts = whole(&[bytes.to_vec()]);
    let assembly = Assembly {
        about: &about,
        pages: parts[0].pages.len(),
        parts,
        outline: Vec::new(),
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: true,
        watch: &Watch::default(),
    };
    let load = |_: usize| Ok(bytes.to_vec());
    let mut out = Vec::new();
    let made = assemble(&assembly, &load, 1, &mut out, &mut |_| {
        ControlFlow::Continue(())
    });
    if made.is_ok() {
        let read = lopdf::Document::load_mem(&out).unwrap();
        assert_eq!(read.page_iter().count(), assembly.pages);
    }
}

#[test]
fn a_field_whose_picture_does_not_say_that_it_is_one_is_drawn_all_the_same() {
    let page = P::sized("/MediaBox[0 0 595 842]/Annots[1000 0 R]", "form");
    let objects = [
        "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[70 170 200 190]/V(Zembla)/AP<</N 1001 0 R>>>>",
        "<</Resources<</Font<</F1 3 0 R>>>>/BBox[0 0 130 20]>>\nstream\nBT /F1 12 Tf 2 5 Td (Zembla) Tj ET",
    ];
    let (bytes, _) = all(&[crate::pdf::import::specimen::document_with(
        &[page],
        "",
        &objects,
    )]);
    assert!(super::tests::objects(&bytes).contains("/Form"));
}
