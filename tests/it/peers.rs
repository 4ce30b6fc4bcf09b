//! Failures seen in today's tools for the same work, each of them a test for this one: real files, the
//! real command, and other people's readers. What the engine alone can hold is tested there as well.
//!
//! | failure seen elsewhere | test here | below, in `src/pdf` |
//! |---|---|---|
//! | highlights, comments and links of all documents but the first are dropped | `every_document_keeps_its_highlights_comments_and_links` | `assemble::tests::highlights_notes_and_links_survive_from_every_document` |
//! | a locked document becomes blank numbered pages | `a_locked_document_is_named_and_never_becomes_blank_pages` | `import::tests` |
//! | one damaged or locked file aborts the bundle with a masked error | `one_unusable_file_is_named_and_the_rest_can_be_had` | `import::tests::each_sign_of_damage_is_named` |
//! | `report.pdf` is found by a part of its name, and `annual_report.pdf` is bundled twice | `a_name_that_is_part_of_another_is_not_mistaken_for_it` | |
//! | of two names that become the same, one document is lost | `names_that_would_become_the_same_are_all_there` | |
//! | a title with `&` or `<b>` crashes | `a_title_of_signs_is_printed_as_it_is` | |
//! | an Arabic title is blank, or boxes | `an_arabic_title_can_be_read_in_the_index` | |
//! | the number stands sideways on turned pages | `the_number_is_upright_on_turned_pages` | `assemble::tests::turned_pages_stay_turned_and_their_stamp_is_upright_at_the_foot_as_shown` |
//! | no number in sight on cropped pages | `the_number_is_in_sight_wherever_the_corner_of_the_page_is` | `assemble::tests::a_page_whose_box_does_not_begin_at_the_corner_bears_its_number_in_sight` |
//! | the documents' bookmarks are dropped and their links are dead | `bookmarks_and_links_of_a_document_lead_to_its_new_pages` | `assemble::tests::bookmarks_of_a_document_hang_below_ours_for_it` |
//! | the index prints 3, 6, 9 where the pages are 3, 5, 7 | `the_index_says_the_page_on_which_each_document_begins` | |
//! | names of the client's files in a hidden annotation | `the_names_of_the_files_are_nowhere_in_the_bundle` | |
//! | "redaction" is a drawn box, and the text stays | `what_is_redacted_is_nowhere_in_the_finished_file` | |
//! | saving dies on large projects, which hold their PDFs | `the_case_stays_small_however_large_its_documents_are` | |
//! | whole fonts, half a megabyte for three pages | `a_bundle_holds_only_the_letters_it_uses` | |

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::pdf::{Facts, facts};

use super::desk::{Desk, TODAY};
use super::paper::{A4, Sheet, document, number_of, saying};
use super::tools::{read_text, run, run_after};

/// Our own pages before the documents: cover, index, schedule.
fn own_pages() -> u32 {
    let desk = Desk::with_compact_sample();
    assert_eq!(desk.export().code, Some(0));
    u32::try_from(facts(&desk.get("bundle.pdf")).unwrap().pages.len()).unwrap()
}

/// The sample case with these documents, added one by one.
fn desk_with(documents: &[(&str, Vec<u8>)]) -> Desk {
    let desk = Desk::with_compact_sample();
    for (name, bytes) in documents {
        desk.put(name, bytes);
        let seen = desk.bundle(&["add", "case.ron", name]);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    desk
}

/// The finished bundle, which qpdf must find sound.
fn exported(desk: &Desk) -> Facts {
    let seen = desk.export();
    assert!(matches!(seen.code, Some(0 | 1)), "{seen}");
    let path = desk.path("bundle.pdf");
    if let Some((said, code)) = run("qpdf", &["--check"], &path) {
        assert!(code == 0 && !said.contains("WARNING"), "{said}");
    }
    facts(&desk.get("bundle.pdf")).unwrap()
}

/// The pages of the documents, behind our own.
fn theirs(facts: &Facts) -> &[bundle_builder::pdf::PageFacts] {
    &facts.pages[own_pages() as usize..]
}

/// The whole file as qpdf writes it for people to read: every object, every stream unpacked.
pub(super) fn laid_open(desk: &Desk) -> Option<String> {
    let options = [
        "--qdf",
        "--object-streams=disable",
        "--stream-data=uncompress",
    ];
    let open = desk.path("open.pdf");
    let (said, code) = run_after(
        "qpdf",
        &options,
        &desk.path("bundle.pdf"),
        &[open.to_str()?],
    )?;
    assert_eq!(code, 0, "{said}");
    Some(String::from_utf8_lossy(&desk.get("open.pdf")).into_owned())
}

/// A page with a highlight, a note, a link to the second page and one to the web.
fn marked_up() -> Vec<u8> {
    let second = number_of(1);
    let marks = format!(
        "{A4}/Annots[\
         <</Type/Annot/Subtype/Highlight/Rect[70 70 200 90]/QuadPoints[70 90 200 90 70 70 200 70]>>\
         <</Type/Annot/Subtype/Text/Rect[300 300 320 320]/Contents(ask him)>>\
         <</Type/Annot/Subtype/Link/Rect[70 70 100 90]/Dest[{second} 0 R/XYZ 0 842 0]>>\
         <</Type/Annot/Subtype/Link/Rect[70 170 99 190]/A<</S/URI/URI(https://example.org/a)>>>>]"
    );
    let first = Sheet {
        entries: &marks,
        words: "marked",
    };
    document(&[first, saying("second")], "", &[])
}

#[test]
fn every_document_keeps_its_highlights_comments_and_links() {
    let desk = desk_with(&[
        ("1.pdf", marked_up()),
        ("2.pdf", marked_up()),
        ("3.pdf", marked_up()),
    ]);
    let facts = exported(&desk);
    for pair in theirs(&facts).chunks(2) {
        let (page, next) = (&pair[0], pair[1].number);
        assert!(page.links.iter().any(|link| link.page == Some(next)));
        let web = |link: &&bundle_builder::pdf::LinkFact| {
            link.address.as_deref() == Some("https://example.org/a")
        };
        assert_eq!(page.links.iter().filter(web).count(), 1);
    }
    if let Some(open) = laid_open(&desk) {
        assert_eq!(open.matches("/Subtype /Highlight").count(), 3);
        assert_eq!(open.matches("(ask him)").count(), 3);
    }
}

/// Behind a password that has to be typed; `None` where qpdf is not there to lock it.
fn locked(desk: &Desk, name: &str) -> Option<()> {
    desk.put("open.pdf", document(&[saying("secret")], "", &[]));
    let to = desk.path(name);
    let lock = ["--encrypt", "word", "word", "256", "--"];
    let (said, code) = run_after("qpdf", &lock, &desk.path("open.pdf"), &[to.to_str()?])?;
    assert_eq!(code, 0, "{said}");
    Some(())
}

#[test]
fn a_locked_document_is_named_and_never_becomes_blank_pages() {
    let desk = desk_with(&[("letter.pdf", document(&[saying("a letter")], "", &[]))]);
    if locked(&desk, "locked.pdf").is_none() {
        return;
    }
    // It may be added before its password is known, but it is called locked, then and at the export.
    let seen = desk.bundle(&["add", "case.ron", "locked.pdf"]);
    assert!(
        seen.stderr.contains("locked.pdf") && seen.stderr.contains("locked with a password"),
        "{seen}"
    );
    // And another that somebody locks after it was added.
    locked(&desk, "letter.pdf").unwrap();
    let seen = desk.export();
    assert_eq!(seen.code, Some(2), "{seen}");
    for title in ["“locked”", "“letter”"] {
        let is_named = |line: &str| line.contains("document-locked") && line.contains(title);
        assert!(seen.stderr.lines().any(is_named), "{title}: {seen}");
    }
    assert!(!desk.path("bundle.pdf").exists());
}

#[test]
fn one_unusable_file_is_named_and_the_rest_can_be_had() {
    let desk = desk_with(&[
        ("first.pdf", document(&[saying("the first")], "", &[])),
        ("second.pdf", document(&[saying("the second")], "", &[])),
        ("third.pdf", document(&[saying("the third")], "", &[])),
    ]);
    desk.put("second.pdf", "%PDF-1.7\nnothing that could be read");
    let seen = desk.export();
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr.contains("document-damaged") && seen.stderr.contains("“second”"),
        "{seen}"
    );
    let rest = ["--date", TODAY, "--leave-out", "--out", "bundle.pdf"];
    let seen = desk.bundle(&[&["export", "case.ron"][..], &rest].concat());
    assert!(matches!(seen.code, Some(0 | 1)), "{seen}");
    let facts = facts(&desk.get("bundle.pdf")).unwrap();
    let text = all_words(theirs(&facts));
    assert!(
        text.contains("the first") && text.contains("the third"),
        "{text}"
    );
    let index = all_words(&facts.pages[..own_pages() as usize]);
    assert!(!index.contains("second,") && !text.contains("the second"));
}

fn all_words(pages: &[bundle_builder::pdf::PageFacts]) -> String {
    let lines = pages.iter().map(|page| page.lines().join("\n"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Documents whose words are their names, so that it can be seen which of them is in the bundle.
fn arrive_in_order(names: &[&str]) {
    let word = |at: usize| format!("words of document {at}");
    let documents: Vec<(&str, Vec<u8>)> = (0..)
        .zip(names)
        .map(|(at, name)| (*name, document(&[saying(&word(at))], "", &[])))
        .collect();
    let facts = exported(&desk_with(&documents));
    let pages = theirs(&facts);
    assert_eq!(pages.len(), names.len());
    for (at, page) in pages.iter().enumerate() {
        let lines = page.lines().join("\n");
        assert!(lines.contains(&word(at)), "{}: {lines}", names[at]);
    }
}

#[test]
fn a_name_that_is_part_of_another_is_not_mistaken_for_it() {
    arrive_in_order(&[
        "report.pdf",
        "annual_report.pdf",
        "report.pdf.pdf",
        "a/report.pdf",
        "port.pdf",
    ]);
}

#[test]
fn names_that_would_become_the_same_are_all_there() {
    arrive_in_order(&[
        "a b.pdf",
        "a_b.pdf",
        "a-b.pdf",
        "a&b.pdf",
        "A B.PDF",
        "á b.pdf",
        "a  b.pdf",
        "2023-01-30 a b.pdf",
        "x/a b.pdf",
    ]);
}

#[test]
fn a_title_of_signs_is_printed_as_it_is() {
    let desk = Desk::with_compact_sample();
    desk.put("1.pdf", document(&[saying("words")], "", &[]));
    let title = r#"Smith & <b>Sons</b> (a) \ {b} 100% "#.trim();
    let seen = desk.bundle(&["add", "case.ron", "1.pdf", "--title", title]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let facts = exported(&desk);
    assert!(
        facts.outline.iter().any(|mark| mark.title.contains(title)),
        "{:?}",
        facts.outline
    );
    if let Some((said, _)) = read_text("pdftotext", &["-layout"], &desk.path("bundle.pdf")) {
        assert!(said.contains(title), "{said}");
    }
}

#[test]
fn an_arabic_title_can_be_read_in_the_index() {
    let desk = Desk::with_compact_sample();
    desk.put("شهادة ميلاد.pdf", document(&[saying("words")], "", &[]));
    let seen = desk.bundle(&["add", "case.ron", "شهادة ميلاد.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let facts = exported(&desk);
    let arabic = facts
        .fonts
        .iter()
        .any(|font| font.name.contains("Arabic") && font.embedded && font.has_unicode);
    assert!(arabic, "{:?}", facts.fonts);
    let index = ["-f", "2", "-l", "2"];
    if let Some((said, _)) = read_text("pdftotext", &index, &desk.path("bundle.pdf")) {
        assert!(said.contains("شهادة") && said.contains("ميلاد"), "{said}");
    }
}

/// The box of the number on each page of the documents as poppler sees the page: left, top, right,
/// bottom, and the width and height of the page.
fn numbers_in_sight(desk: &Desk, facts: &Facts) -> Option<Vec<[f64; 6]>> {
    let (said, _) = read_text("pdftotext", &["-bbox"], &desk.path("bundle.pdf"))?;
    let value = |line: &str, name: &str| -> f64 {
        let rest = line.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let pages: Vec<&str> = said.split("<page ").skip(1).collect();
    let found = theirs(facts).iter().map(|page| {
        let lines: Vec<&str> = pages[page.number as usize - 1].lines().collect();
        let number = page.label.split(' ').nth(1).unwrap();
        let word = lines
            .iter()
            .rfind(|line| line.contains(&format!(">{number}<")))
            .unwrap_or_else(|| panic!("page {} bears no number", page.number));
        let (wide, high) = (value(lines[0], "width"), value(lines[0], "height"));
        // Poppler gives the places of words on the page as shown, but its size as it is before turning.
        let (wide, high) = match page.rotation % 180 {
            0 => (wide, high),
            _ => (high, wide),
        };
        let [left, top, right, bottom] =
            ["xMin", "yMin", "xMax", "yMax"].map(|name| value(word, name));
        [left, top, right, bottom, wide, high]
    });
    Some(found.collect())
}

/// Pages with these entries: the number stands upright, at the foot, on the page.
fn bear_their_numbers(entries: &[&str]) {
    let sheets: Vec<Sheet<'_>> = entries
        .iter()
        .map(|entries| Sheet {
            entries,
            words: "words",
        })
        .collect();
    let desk = desk_with(&[("1.pdf", document(&sheets, "", &[]))]);
    let facts = exported(&desk);
    let seen = numbers_in_sight(&desk, &facts).unwrap_or_default();
    for (entries, [left, top, right, bottom, width, height]) in entries.iter().zip(seen) {
        let told = format!("{entries}: {left} {top} {right} {bottom} of {width} {height}");
        assert!(left > width / 2.0 && right < width, "at the right: {told}");
        assert!(
            top > height - 30.0 && bottom < height + 1.0,
            "at the foot: {told}"
        );
        // Two figures in bold are about as wide as high; sideways they are twice as high as wide.
        assert!(bottom - top < 16.0, "upright: {told}");
    }
}

#[test]
fn the_number_is_upright_on_turned_pages() {
    let turned = [0, 90, 180, 270, -90, 450].map(|turn| format!("{A4}/Rotate {turn}"));
    bear_their_numbers(&turned.each_ref().map(String::as_str));
}

#[test]
fn the_number_is_in_sight_wherever_the_corner_of_the_page_is() {
    bear_their_numbers(&[
        "/MediaBox[100 200 695 1042]",
        "/MediaBox[-300 -400 295 442]",
        "/MediaBox[0 0 1000 1000]/CropBox[200 100 795 942]",
        "/MediaBox[595 842 0 0]",
        "/MediaBox[100 200 695 1042]/Rotate 90",
        "/MediaBox[0 0 1000 1000]/CropBox[200 100 795 942]/Rotate 270",
        "/MediaBox[0 0 612 792]",
        "/MediaBox[0 0 2000 3000]/UserUnit 2",
    ]);
}

#[test]
fn bookmarks_and_links_of_a_document_lead_to_its_new_pages() {
    let (first, third) = (number_of(0), number_of(2));
    let catalog = format!("/Outlines {} 0 R", number_of(3));
    let marks = [
        format!("<</First {0} 0 R/Last {0} 0 R>>", number_of(3) + 1),
        format!(
            "<</Title(Chapter three)/Parent {} 0 R/Dest[{third} 0 R/Fit]>>",
            number_of(3)
        ),
    ];
    let back = format!("{A4}/Annots[<</Subtype/Link/Rect[9 9 99 99]/Dest[{first} 0 R/Fit]>>]");
    let last = Sheet {
        entries: &back,
        words: "three",
    };
    let report = document(
        &[saying("one"), saying("two"), last],
        &catalog,
        &[&marks[0], &marks[1]],
    );
    let desk = desk_with(&[
        ("before.pdf", document(&[saying("zero")], "", &[])),
        ("report.pdf", report),
    ]);
    let facts = exported(&desk);
    let pages = theirs(&facts);
    let chapter = facts
        .outline
        .iter()
        .find(|mark| mark.title == "Chapter three")
        .unwrap();
    assert_eq!(chapter.page, Some(pages[3].number));
    let goals: Vec<Option<u32>> = pages[3].links.iter().map(|link| link.page).collect();
    assert!(goals.contains(&Some(pages[1].number)), "{goals:?}");
}

#[test]
fn the_index_says_the_page_on_which_each_document_begins() {
    let of = |words: &str, pages: usize| {
        let sheets: Vec<Sheet<'_>> = (0..pages).map(|_| saying(words)).collect();
        document(&sheets, "", &[])
    };
    let lengths = [2_usize, 2, 1, 5, 3];
    let names: Vec<String> = (0..lengths.len()).map(|at| format!("Paper {at}")).collect();
    let files: Vec<(String, Vec<u8>)> = names
        .iter()
        .zip(lengths)
        .map(|(name, pages)| (format!("{name}.pdf"), of(name, pages)))
        .collect();
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let facts = exported(&desk_with(&files));
    let index = &facts.pages[1];
    let rows = index.lines();
    let mut next = own_pages() + 1;
    for (name, pages) in names.iter().zip(lengths) {
        let last = next + u32::try_from(pages).unwrap() - 1;
        let numbers = match pages {
            1 => format!("AB {next}"),
            _ => format!("AB {next}–{last}"),
        };
        let row = rows.iter().find(|row| row.contains(name)).unwrap();
        assert!(row.contains(&numbers), "{numbers}: {row}");
        assert!(index.links.iter().any(|link| link.page == Some(next)));
        for page in &facts.pages[next as usize - 1..last as usize] {
            assert_eq!(page.label, format!("AB {}", page.number));
            assert!(page.lines().join("\n").contains(name));
        }
        next = last + 1;
    }
}

#[test]
fn the_names_of_the_files_are_nowhere_in_the_bundle() {
    let desk = Desk::with_compact_sample();
    let name = "Zembla Kinbote passport.pdf";
    let paper = document(&[saying("words")], "", &[]);
    desk.put(&format!("Kinbotes papers/{name}"), paper);
    let path = format!("Kinbotes papers/{name}");
    let add = ["add", "case.ron", &path, "--title", "Passport"];
    assert_eq!(desk.bundle(&add).code, Some(0));
    let facts = exported(&desk);
    assert!(!format!("{facts:?}").contains("Kinbote"));
    if let Some(open) = laid_open(&desk) {
        // What qpdf itself was asked to do is not in the file; the folder of the desk must not be either.
        let folder = desk.path("");
        for word in ["Kinbote", folder.to_str().unwrap(), "4b696e626f7465"] {
            assert!(!open.contains(word), "{word}");
        }
    }
}

/// More is tried in `redacted`, with the readers of others.
#[test]
fn what_is_redacted_is_nowhere_in_the_finished_file() {
    let desk = desk_with(&[(
        "letter.pdf",
        document(&[saying("Kovalyov was seen")], "", &[]),
    )]);
    exported(&desk);
    let Some(before) = laid_open(&desk) else {
        return;
    };
    assert!(before.contains("Kovalyov"));
    let redacted = desk.bundle(&["redact", "case.ron", "--term", "Kovalyov"]);
    assert_eq!(redacted.code, Some(0), "{redacted}");
    exported(&desk);
    assert!(!laid_open(&desk).unwrap().contains("Kovalyov"));
}

#[test]
fn the_case_stays_small_however_large_its_documents_are() {
    let desk = Desk::with_compact_sample();
    let before = desk.get("case.ron").len();
    let padding = vec!["x".repeat(1 << 20); 24];
    let padding: Vec<String> = padding.into_iter().map(|x| format!("({x})")).collect();
    let padding: Vec<&str> = padding.iter().map(String::as_str).collect();
    for at in 0..4 {
        let name = format!("{at}.pdf");
        desk.put(
            &name,
            document(&[saying(&format!("paper {at}"))], "", &padding),
        );
        let seen = desk.bundle(&["add", "case.ron", &name]);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    let grown = desk.get("case.ron").len() - before;
    assert!(grown < 4 * 1024, "{grown} bytes for 96 MiB of documents");
    let bundle = exported(&desk);
    assert!(
        bundle.bytes < 2 << 20,
        "what no page uses is not in the bundle"
    );
}

#[test]
fn a_bundle_holds_only_the_letters_it_uses() {
    let desk = Desk::with_compact_sample();
    let facts = exported(&desk);
    let whole: Vec<&str> = facts
        .fonts
        .iter()
        .filter(|font| font.embedded && !font.subset)
        .map(|font| font.name.as_str())
        .collect();
    assert!(whole.is_empty(), "{whole:?}");
    let most = 24 * 1024 * facts.pages.len();
    assert!(facts.bytes < most, "{} bytes", facts.bytes);
}
