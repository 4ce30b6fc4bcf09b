//! What a reader of the finished file relies on, tried on documents made for the purpose.

mod band;
mod bookmarks;
mod content;
mod forms;
mod front_matter;
mod highlights;
mod left_out;
mod links;
mod lists;
mod marks;
mod outside;
mod patience;
mod patterns;
mod photographs;
mod radio;
mod shared_resources;
mod side_by_side;
mod slices;
mod unpictured;
mod values;

use std::ops::ControlFlow;

use super::*;
use crate::pdf::FrontMatter;
use crate::pdf::import::Watch;
use crate::pdf::import::specimen::{Page as P, document};

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

/// All pages of each document, one behind the other.
fn whole(documents: &[Vec<u8>]) -> Vec<Part> {
    let mut next = 0;
    let part = |bytes: &Vec<u8>| {
        let source = crate::pdf::import::Source::open(bytes.clone(), None, &Default::default());
        let count = source.unwrap().len();
        let pages = (0..count)
            .map(|page| PlacedPage::fitted(page, next + page))
            .collect();
        next += count;
        Part {
            pages,
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
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(documents[at].clone());
    let (out, ledgers) = without_ours(&assembly, &load, threads);
    (out, ledgers.unwrap())
}

type Accounts = Result<Vec<Ledger>, AssembleError>;

/// A file of documents alone.
fn without_ours(assembly: &Assembly<'_>, load: &Load<'_>, threads: usize) -> (Vec<u8>, Accounts) {
    let (ours, mut out) = (FrontMatter::default(), Vec::new());
    let go_on = &mut |_| ControlFlow::Continue(());
    let ledgers = assemble(assembly, ours, load, threads, &mut out, go_on);
    (out, ledgers)
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
pub(super) fn objects(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let told = document.objects.values().map(|object| match object {
        lopdf::Object::Stream(stream) => format!("{:?}", stream.dict),
        other => format!("{other:?}"),
    });
    told.collect::<Vec<_>>().join("\n")
}

pub(super) fn all(documents: &[Vec<u8>]) -> (Vec<u8>, Vec<Ledger>) {
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

/// Viewers take a page without a size, or with an empty one, for US letter: what stands at its right
/// edge is seen, and the page begins at the top of the paper.
#[test]
fn a_page_that_does_not_say_its_size_is_as_large_as_viewers_make_it() {
    for size in [
        "",
        "/MediaBox[0 0 0 0]",
        "/MediaBox[7 7 7 900]",
        "/MediaBox null",
    ] {
        let (bytes, _) = all(&[document(&[P::sized(size, "words")])]);
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let page = document.page_iter().next().unwrap();
        let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
        assert!(content.contains("0 0 612 792 re"), "{size}: {content}");
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
    let named = survey.remarks.0.iter().map(|(remark, found)| {
        let says = found.examples.iter().map(|example| example.says.as_str());
        format!("{remark:?} {}", says.collect::<Vec<_>>().join("; "))
    });
    insta::assert_snapshot!(named.collect::<Vec<_>>().join("\n"), @r"
    Address(Link, Script) javascript:alert
    Action(Link, Launch) calc.exe
    Action(Comment, SendForm) http://x
    Action(Page, Script) app.alert
    Action(Document, Script) app.alert; x; a
    AttachedFile secret.doc
    XfaOnly
    ");
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
    ] {
        assert!(!text.contains(word), "{word} is still there");
    }
    let packets = text.matches("<?xpacket begin").count();
    assert_eq!((packets, text.matches("<x>").count()), (1, 0), "only ours");
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
        most_bookmarks: None,
        index: 0,
        draft: true,
        watch: &Watch::default(),
    };
    let load = |_: usize| Ok(bytes.to_vec());
    let (out, made) = without_ours(&assembly, &load, 1);
    if made.is_ok() {
        let read = lopdf::Document::load_mem(&out).unwrap();
        assert_eq!(read.page_iter().count(), assembly.pages);
    }
}
