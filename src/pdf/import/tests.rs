//! What is accepted of other people's files, and what is refused by name.

mod locked;
mod patience;
mod streams;
mod turns;

use super::specimen::{Page, document};
use super::*;

fn opened(bytes: &[u8]) -> Result<usize, Refusal> {
    Source::open(bytes.to_vec(), None, &Limits::default()).map(|source| source.len())
}

#[test]
fn what_is_no_pdf_is_named() {
    assert_eq!(opened(b""), Err(Refusal::Empty));
    assert_eq!(opened(b"PK\x03\x04 a Word document"), Err(Refusal::NotAPdf));
    assert_eq!(opened(b"%PDF-1.7\nnothing else"), Err(Refusal::Damaged));
}

#[test]
fn a_lost_table_is_rebuilt_and_a_lost_end_is_borne() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let at = super::source::find(&sound, b"xref\n0 1").unwrap();
    let mut without_table = sound.clone();
    without_table.truncate(at);
    without_table.extend_from_slice(b"trailer\n<</Root 1 0 R>>");
    assert_eq!(opened(&without_table), Ok(2));
    assert_eq!(opened(&sound[..at]), Ok(2));
}

/// The signs of damage, in words.
fn damage_of(bytes: &[u8]) -> String {
    let survey = survey(bytes.to_vec(), None, &Limits::default(), &Watch::default()).unwrap();
    let signs = survey.damage.iter().map(Damage::to_string);
    signs.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_sound_file_shows_no_damage_even_with_something_before_its_header_and_behind_its_end() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    assert_eq!(damage_of(&sound), "");
    assert_eq!(damage_of(&[b"\r\n\r\n", sound.as_slice()].concat()), "");
    assert_eq!(damage_of(&[sound.as_slice(), &[0; 2000]].concat()), "");
}

#[test]
fn wherever_a_file_is_cut_off_what_can_still_be_opened_is_called_damaged() {
    let sound = document(&[
        Page::saying("one"),
        Page::saying("two"),
        Page::saying("three"),
    ]);
    let end = super::source::find(&sound, b"%%EOF").unwrap();
    let mut opened = 0;
    for length in 20..end - 1 {
        if let Ok(survey) = survey(
            sound[..length].to_vec(),
            None,
            &Limits::default(),
            &Watch::default(),
        ) {
            assert!(!survey.damage.is_empty(), "cut off at {length}");
            opened += 1;
        }
    }
    assert!(opened > 100, "only {opened}");
}

#[test]
fn each_sign_of_damage_is_named() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let replaced = |old: &str, new: &str| {
        let text = String::from_utf8_lossy(&sound).replacen(old, new, 1);
        text.replace('\u{fffd}', "?").into_bytes()
    };
    let moved = damage_of(&replaced("2 0 obj", "\n\n\n2 0 obj"));
    assert_eq!(moved, "its table of contents is missing or wrong");
    let lied = damage_of(&replaced("/Count 2", "/Count 7"));
    assert!(
        lied.ends_with("it says it has 7 pages, but 2 were found"),
        "{lied}"
    );
    let lost = damage_of(&replaced("/Contents 13 0 R", "/Contents 99 0 R"));
    assert!(lost.ends_with("parts of page 2 are missing"), "{lost}");
    let later = [sound.as_slice(), b"13 0 obj\n<<>>\nendobj\n"].concat();
    assert_eq!(damage_of(&later), "a later change to it is not whole");
}

#[test]
fn content_that_breaks_off_while_unpacking_is_damage() {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let words: String = (0..4000).map(|n| format!("({n}) Tj ")).collect();
    packer.write_all(words.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    for (length, expected) in [
        (packed.len(), ""),
        (packed.len() / 2, "parts of page 1 are missing"),
    ] {
        let mut file = super::specimen::Writer::default();
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        file.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
        file.object(
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R]>>",
        );
        file.stream(4, "/Filter[/FlateDecode]", &packed[..length]);
        assert_eq!(damage_of(&file.finish()), expected);
    }
}

#[test]
fn a_page_named_twice_is_two_pages() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let text = String::from_utf8_lossy(&sound).replace('\u{fffd}', "?");
    let twice = text.replace(
        "/Count 2/Kids[10 0 R 12 0 R ]",
        "/Count 4/Kids[10 0 R 12 0 R 10 0 R 10 0 R]",
    );
    assert_eq!(opened(twice.as_bytes()), Ok(4));
    let without_table = &twice.as_bytes()[..twice.find("xref").unwrap()];
    assert_eq!(opened(without_table), Ok(4));
    let seen = survey(
        text.into_bytes(),
        None,
        &Limits::default(),
        &Watch::default(),
    )
    .unwrap();
    assert_eq!(seen.damage, []);
    let kids = "12 0 R ".repeat(30_000);
    let endless = twice.replace("/Count 4/Kids[", &format!("/Count 30000/Kids[{kids}"));
    assert_eq!(opened(endless.as_bytes()), Ok(2));
}

#[test]
fn limits_are_kept() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let tried =
        |limits: Limits| Source::open(sound.clone(), None, &limits).map(|source| source.len());
    let small = Limits {
        file: 10,
        ..Limits::default()
    };
    assert_eq!(tried(small), Err(Refusal::TooLarge(0)));
    let few = Limits {
        pages: 1,
        ..Limits::default()
    };
    assert_eq!(tried(few), Err(Refusal::TooManyPages(1)));
}

/// Whatever is done to a file, it is opened or refused; nothing else happens, and soon.
fn survives(bytes: &[u8]) {
    let began = std::time::Instant::now();
    if let Ok(survey) = survey(bytes.to_vec(), None, &Limits::default(), &Watch::default()) {
        assert!(survey.counts.pages > 0);
        crate::pdf::assemble::tests::assembles_or_says_why(bytes);
    }
    assert!(
        began.elapsed().as_secs() < 5,
        "it took {:?}",
        began.elapsed()
    );
}

#[test]
fn hostile_files_are_opened_or_refused_and_nothing_worse() {
    let page = |entries: &str| document(&[Page::sized(entries, "words")]);
    let with = |catalog: &str, objects: &[&str]| {
        super::specimen::document_with(&[Page::saying("words")], catalog, objects)
    };
    let nested = "[".repeat(10_000) + &"]".repeat(10_000);
    let deep = "<</A".repeat(10_000) + "1" + &">>".repeat(10_000);
    let files = [
        // Loops of references, of the page tree, of bookmarks, of names, of inherited attributes.
        page("/MediaBox 10 0 R"),
        page("/MediaBox[0 0 595 842]/Annots 10 0 R/Contents 10 0 R"),
        with(
            "/Outlines 1000 0 R",
            &[
                "<</First 1001 0 R>>",
                "<</Title(a)/Next 1001 0 R/First 1001 0 R/Dest[10 0 R]>>",
            ],
        ),
        with(
            "/Names<</Dests 1000 0 R>>",
            &["<</Kids[1000 0 R 1000 0 R]>>"],
        ),
        with("/Pages 1 0 R", &[]),
        with("", &["1001 0 R", "1000 0 R"]),
        page("/MediaBox[0 0 595 842]/Parent 10 0 R"),
        // Depth.
        page(&format!("/MediaBox[0 0 595 842]/Group {nested}")),
        page(&format!("/MediaBox[0 0 595 842]/Group {deep}")),
        // Boxes that cannot be.
        page("/MediaBox[0 0 -595 -842]"),
        page("/MediaBox[0 0 0 0]"),
        page("/MediaBox[0 0 1e30 1e30]"),
        page("/MediaBox[a b c d]/CropBox[1]/Rotate 45/UserUnit -3"),
        page("/MediaBox[0 0 595 842]/CropBox[9000 9000 9999 9999]/UserUnit 1e9"),
        // Lies about numbers.
        with("/Outlines<</Count 99999999999>>", &[]),
        page(
            "/MediaBox[0 0 595 842]/Annots[<<>><</Subtype/Link/Rect[]>><</Subtype/Highlight/QuadPoints[1 2 3]>> null 7 (x)]",
        ),
    ];
    for file in &files {
        survives(file);
    }
}

#[test]
fn a_file_cut_off_anywhere_is_opened_or_refused() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    for length in (0..sound.len()).step_by(7) {
        survives(&sound[..length]);
    }
}

#[test]
fn a_table_that_unpacks_without_end_is_refused_however_it_is_named() {
    use std::io::Write;
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let spaces = vec![b' '; 200 << 20];
    let once = pack(&spaces);
    let twice = pack(&once);
    let with = |entries: &str, content: &[u8]| {
        let mut file = super::specimen::Writer::default();
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        file.stream(5, entries, content);
        opened(&file.finish())
    };
    let plain = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
    assert_eq!(with(plain, &once), Err(Refusal::Bomb));
    let escaped = "/Type/#4fbjStm/N 1/First 4/Filter/FlateDecode";
    assert_eq!(with(escaped, &once), Err(Refusal::Bomb));
    let chained = "/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]";
    assert_eq!(with(chained, &twice), Err(Refusal::Bomb));
    let nameless = "/N 1/First 4/Filter/FlateDecode";
    assert_eq!(with(nameless, &once), Err(Refusal::Bomb));
    let hex: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
    let runs = b"\x81 ".repeat(2 << 20);
    for (filter, content) in [
        ("[/ASCIIHexDecode/FlateDecode]", hex.as_bytes()),
        ("[/AHx/Fl]", hex.as_bytes()),
        (
            "[/#41HxDecode/ASCII#48exDecode/FlateDecode]",
            hex.as_bytes(),
        ),
        ("/RunLengthDecode", &runs),
        ("/LZWDecode", &runs),
        (
            "/CCITTFaxDecode/DecodeParms<</Columns 60000/Rows 60000>>",
            &runs,
        ),
    ] {
        let entries = format!("/Type/ObjStm/N 1/First 4/Filter{filter}");
        assert_eq!(with(&entries, content), Err(Refusal::Bomb), "{filter}");
    }
}

mod any {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn bytes_changed_at_random_do_no_harm(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        ) {
            let catalog = "/Outlines 1000 0 R/OCProperties<</OCGs[1000 0 R]>>";
            let objects = ["<</First 1001 0 R>>", "<</Title(a)/Dest[10 0 R/XYZ 0 0 0]>>"];
            let annotated = "/MediaBox[0 0 595 842]/Annots[<</Subtype/Link/Rect[1 1 9 9]/Dest[10 0 R/Fit]>>]";
            let pages = [Page::sized(annotated, "one"), Page::saying("two")];
            let mut bytes = super::super::specimen::document_with(&pages, catalog, &objects);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            survives(&bytes);
        }
    }
}

#[test]
fn pages_that_are_pictures_without_words_are_told() {
    let inline = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";
    let page = |content: &str| Page {
        content: content.as_bytes().to_vec(),
        ..Page::saying("")
    };
    let hidden = format!("{inline} BT /F1 12 Tf 3 Tr 72 72 Td (recognised) Tj ET");
    let bytes = document(&[Page::saying("typed"), page(inline), page(&hidden), page("")]);
    let found = survey(bytes, None, &Limits::default(), &Watch::default()).unwrap();
    assert_eq!(found.without_text, [2]);
}
