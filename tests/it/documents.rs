//! Documents behind the schedule, from `bundle add` to the finished file, with real files and readers.

use bundle_builder::pdf;

use super::desk::{Desk, assert_seen};
use super::tools::{read_text, run};

/// A desk with the sample case, a letter, and the same letter turned and in part.
fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.export();
    let letter = desk.get("bundle.pdf");
    desk.put("2023-01-30 Home Office letter.pdf", &letter);
    desk.put("papers/Повестка.pdf", &letter);
    desk
}

fn add_both(desk: &Desk) {
    let letter = "2023-01-30 Home Office letter.pdf";
    let first = desk.bundle(&["add", "case.ron", letter, "--section", "Home Office"]);
    assert_eq!(first.code, Some(0), "{first}");
    let second = [
        "add",
        "case.ron",
        "papers/Повестка.pdf",
        "--pages",
        "1, 5-7",
    ];
    assert_eq!(desk.bundle(&second).code, Some(0));
}

#[test]
fn a_document_is_added_with_the_date_and_title_of_its_name() {
    let desk = desk();
    let letter = "2023-01-30 Home Office letter.pdf";
    let seen = desk.bundle(&["add", "case.ron", letter, "--section", "Home Office"]);
    assert_seen!(seen, @r"
    exit code: 0
    --- stderr ---
    2023-01-30 Home Office letter.pdf: Home Office letter (9 pages)
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert!(case.contains(r#"title: "Home Office letter""#));
    assert!(case.contains(r#"date: Some("2023-01-30")"#));
    assert!(case.contains(&format!(r#"path: "{letter}""#)));
}

#[test]
fn the_bundle_holds_the_documents_where_the_index_says() {
    let desk = desk();
    add_both(&desk);
    let seen = desk.export();
    assert_eq!(seen.code, Some(0), "{seen}");
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    assert_eq!(facts.pages.len(), 23);
    for page in &facts.pages {
        let label = format!("AB {}", page.number);
        assert_eq!(page.label, label);
        assert!(page.text.iter().any(|piece| piece.text == label), "{label}");
    }
    let index = facts.pages[1].lines().join("\n");
    assert!(
        index.contains("Home Office letter, 30 January 2023"),
        "{index}"
    );
    assert!(
        index.contains("AB 11–19") && index.contains("AB 20–23"),
        "{index}"
    );
    assert!(index.contains("(pages 1, 5–7 of 9)"), "{index}");
    let rows: Vec<Option<u32>> = facts.pages[1].links.iter().map(|link| link.page).collect();
    assert!(
        rows.contains(&Some(11)) && rows.contains(&Some(20)),
        "{rows:?}"
    );
}

#[test]
fn the_title_page_comes_with_the_pages_chosen_unless_it_is_not_wanted() {
    let desk = desk();
    let letter = "2023-01-30 Home Office letter.pdf";
    let some = desk.bundle(&["add", "case.ron", letter, "--pages", "5-7"]);
    assert!(some.stderr.contains("(4 of 9 pages)"), "{some}");
    let bare = "papers/Повестка.pdf";
    desk.bundle(&["add", "case.ron", bare, "--pages", "5-7", "--no-title-page"]);
    assert_eq!(desk.export().code, Some(0));
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    let index = facts.pages[1].lines().join("\n");
    assert!(index.contains("(pages 1, 5–7 of 9)"), "{index}");
    assert!(index.contains("(pages 5–7 of 9)"), "{index}");
    assert_eq!(facts.pages.len(), 17);
    let cover = facts.pages[10].lines().join("\n");
    assert!(cover.contains("Between"), "the title page: {cover}");
    let pointless = ["add", "case.ron", letter, "--no-title-page"];
    assert_eq!(desk.bundle(&pointless).code, Some(2));
}

#[test]
fn other_readers_find_nothing_wrong_with_it() {
    let desk = desk();
    add_both(&desk);
    desk.export();
    let path = desk.path("bundle.pdf");
    if let Some((said, code)) = run("qpdf", &["--check"], &path) {
        assert!(code == 0 && !said.contains("WARNING"), "{said}");
    }
    if let Some((said, _)) = read_text("pdftotext", &[], &path) {
        assert!(said.contains("AB 22"), "{said}");
    }
}

#[test]
fn the_same_case_and_documents_give_the_same_bytes() {
    let desk = desk();
    add_both(&desk);
    desk.export();
    let first = desk.get("bundle.pdf");
    desk.export();
    assert!(desk.get("bundle.pdf") == first);
}

#[test]
fn a_file_that_is_no_pdf_is_refused_and_the_case_is_left_alone() {
    let desk = desk();
    desk.put("notes.pdf", "PK this is a Word document");
    let before = desk.get("case.ron");
    let files = [
        "add",
        "case.ron",
        "papers/Повестка.pdf",
        "notes.pdf",
        "not-there.pdf",
    ];
    assert_seen!(desk.bundle(&files), @r"
    exit code: 1
    --- stderr ---
    papers/Повестка.pdf: Повестка (9 pages)
    error notes.pdf: this is not a PDF
      hint: Save it as PDF from the program that made it, then add that.
    error not-there.pdf: it is not there
      hint: Check how its name is spelt; it may have been moved or renamed.
    Nothing was added.
    ");
    assert!(desk.get("case.ron") == before);
}

#[test]
fn a_missing_document_stops_the_export_and_the_old_bundle_stays() {
    let desk = desk();
    add_both(&desk);
    let before = desk.get("bundle.pdf");
    std::fs::remove_file(desk.path("papers/Повестка.pdf")).unwrap();
    let seen = desk.export();
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("document-missing"), "{seen}");
    assert!(desk.get("bundle.pdf") == before);
    let rest = ["export", "case.ron", "--out", "rest.pdf", "--leave-out"];
    assert_eq!(desk.bundle(&rest).code, Some(0));
    assert_eq!(pdf::facts(&desk.get("rest.pdf")).unwrap().pages.len(), 19);
}

#[test]
fn a_changed_document_is_named_before_anything_is_made_and_nothing_is_written() {
    let desk = desk();
    add_both(&desk);
    let before = desk.get("bundle.pdf");
    let mut changed = desk.get("papers/Повестка.pdf");
    changed.extend_from_slice(b"\n% changed");
    desk.put("papers/Повестка.pdf", changed);
    assert_seen!(desk.export(), @r"
    exit code: 1
    --- stderr ---
      0 % Planning
     10 % Setting the pages
    error[document-changed] document 2: “Повестка” is not the file that was added: its content has changed.
      hint: Look at what changed. Replace it with the file as it is now, or put the old file back. `bundle relink CASE --accept NUMBER` takes it as it is now.
    1 error, 0 warnings, 0 notes
    case.ron: documents have changed; nothing was written (--leave-out makes the rest)
    ");
    assert!(desk.get("bundle.pdf") == before);
    let rest = ["export", "case.ron", "--out", "rest.pdf", "--leave-out"];
    assert_eq!(desk.bundle(&rest).code, Some(0));
    assert_eq!(pdf::facts(&desk.get("rest.pdf")).unwrap().pages.len(), 19);
    assert_seen!(desk.bundle(&["relink", "case.ron", "--accept", "2"]), @r"
    exit code: 0
    --- stderr ---
    “Повестка” is taken as papers/Повестка.pdf is now.
    ");
    assert_eq!(desk.export().code, Some(0));
    let nobody = desk.bundle(&["relink", "case.ron", "--accept", "7"]);
    assert_eq!(nobody.code, Some(2), "{nobody}");
}

#[test]
fn a_document_that_was_moved_and_renamed_is_found_by_its_content() {
    let desk = desk();
    let letter = "2023-01-30 Home Office letter.pdf";
    desk.bundle(&["add", "case.ron", letter]);
    let bytes = desk.get(letter);
    std::fs::remove_file(desk.path(letter)).unwrap();
    std::fs::remove_file(desk.path("papers/Повестка.pdf")).unwrap();
    std::fs::remove_file(desk.path("bundle.pdf")).unwrap();
    let before = desk.get("case.ron");
    let nowhere = desk.bundle(&["relink", "case.ron", "--in", "NOSUCHDIR"]);
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere.stderr.contains("there is no folder NOSUCHDIR"),
        "{nowhere}"
    );
    assert_eq!(desk.get("case.ron"), before);
    assert_seen!(desk.bundle(&["relink", "case.ron", "--in", "."]), @r"
    exit code: 1
    --- stderr ---
    “Home Office letter” was not found.
    ");
    desk.put("archive/2024/x.PDF", bytes);
    assert_seen!(desk.bundle(&["relink", "case.ron", "--in", "."]), @r"
    exit code: 0
    --- stderr ---
    “Home Office letter” is now ./archive/2024/x.PDF.
    ");
    assert_eq!(desk.export().code, Some(0));
    assert_seen!(desk.bundle(&["relink", "case.ron", "--in", "."]), @r"
    exit code: 0
    --- stderr ---
    Every document is where the case says.
    ");
}

#[test]
fn a_document_is_turned_whole_or_page_by_page_and_its_numbers_stand_upright() {
    let desk = desk();
    let letter = "2023-01-30 Home Office letter.pdf";
    let whole = desk.bundle(&["add", "case.ron", letter, "--turn", "90"]);
    assert_seen!(whole, @r"
    exit code: 0
    --- stderr ---
    2023-01-30 Home Office letter.pdf: Home Office letter (9 pages, turned to the right)
    ");
    let pages = [
        "add",
        "case.ron",
        "papers/Повестка.pdf",
        "--turn",
        "180",
        "--turn-pages",
        "2-3",
    ];
    assert_eq!(desk.bundle(&pages).code, Some(0));
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert!(
        case.contains("turns: (\n                    all: 90,\n                ),"),
        "{case}"
    );
    assert!(
        case.contains("pages: {\n                        2: 180,"),
        "{case}"
    );
    assert_eq!(desk.export().code, Some(0));
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    let turned: Vec<i64> = facts.pages.iter().map(|page| page.rotation).collect();
    assert_eq!(turned[..10], [0; 10]);
    assert_eq!(turned[10..19], [90; 9]);
    assert_eq!(turned[19..], [0, 180, 180, 0, 0, 0, 0, 0, 0]);
    for page in &facts.pages {
        assert!(
            page.text.iter().any(|piece| piece.text == page.label),
            "{}",
            page.label
        );
    }
}

#[test]
fn a_turn_that_cannot_be_is_refused() {
    let desk = desk();
    let letter = "papers/Повестка.pdf";
    let askew = desk.bundle(&["add", "case.ron", letter, "--turn", "45"]);
    assert_eq!(askew.code, Some(2));
    assert!(
        askew.to_string().contains("by 90, 180 or 270 degrees"),
        "{askew}"
    );
    let beyond = [
        "add",
        "case.ron",
        letter,
        "--turn",
        "90",
        "--turn-pages",
        "11",
    ];
    assert_seen!(desk.bundle(&beyond), @r"
    exit code: 1
    --- stderr ---
    error papers/Повестка.pdf: it has 9 pages, but 11 are to be turned
      hint: Choose pages that the document has.
    Nothing was added.
    ");
}

#[test]
fn a_folder_is_added_by_its_numbers_and_everything_else_in_it_is_named() {
    let desk = desk();
    let letter = desk.get("2023-01-30 Home Office letter.pdf");
    for name in ["in/10.pdf", "in/2.pdf", "in/1.pdf"] {
        desk.put(name, &letter);
    }
    desk.put("in/notes.xlsx", "PK\u{3}\u{4}");
    desk.put("in/.DS_Store", "x");
    assert_seen!(desk.bundle(&["add", "case.ron", "in"]), @r"
    exit code: 0
    --- stderr ---
    not added in/notes.xlsx: it is a spreadsheet
      hint: Print it to PDF, on paper of A4, then add that.
    in: 1 system file left (.DS_Store)
    in/1.pdf: 1 (9 pages)
    in/2.pdf: 2 (9 pages)
    in/10.pdf: 10 (9 pages)
    The others were added; 1 file could not be used.
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let place = |name: &str| case.find(&format!("path: \"in/{name}\"")).unwrap();
    assert!(place("1.pdf") < place("2.pdf") && place("2.pdf") < place("10.pdf"));
}

#[test]
fn a_pattern_of_the_shell_is_added_by_its_numbers_and_any_other_order_is_kept() {
    let desk = desk();
    let letter = desk.get("2023-01-30 Home Office letter.pdf");
    for name in ["1.pdf", "2.pdf", "10.pdf", "notes.xlsx"] {
        desk.put(name, &letter);
    }
    let order = |files: &[&str]| {
        let seen = desk.bundle(&[&["add", "case.ron"], files].concat());
        let files = seen.stderr.lines().filter_map(|line| line.split_once(':'));
        files.map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        order(&["1.pdf", "10.pdf", "2.pdf"]),
        ["1.pdf", "2.pdf", "10.pdf"]
    );
    assert_eq!(
        order(&["10.pdf", "1.pdf", "2.pdf"]),
        ["10.pdf", "1.pdf", "2.pdf"]
    );
    assert_seen!(desk.bundle(&["add", "case.ron", "1.pdf", "notes.xlsx"]), @r"
    exit code: 1
    --- stderr ---
    error notes.xlsx: it is a spreadsheet
      hint: Print it to PDF, on paper of A4, then add that.
    1.pdf: 1 (9 pages)
    Nothing was added.
    ");
}

/// The titles of the documents of a case, in the order of print.
#[expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]
fn titles(desk: &Desk) -> Vec<String> {
    let case = bundle_builder::case::text::read(&desk.get("case.ron")).unwrap();
    case.exhibits.iter().map(|one| one.title.clone()).collect()
}

#[test]
fn documents_are_taken_out_and_moved_by_their_numbers() {
    let page = || super::paper::document(&[super::paper::saying("words")], "", &[]);
    let desk = Desk::with_documents(&[("one", page()), ("two", page()), ("three", page())]);
    for (arguments, titles_then) in [
        (
            &["move", "case.ron", "3", "--before", "1"][..],
            &["three", "one", "two"][..],
        ),
        (
            &["move", "case.ron", "3", "--before", "3"],
            &["three", "one", "two"],
        ),
        (
            &["move", "case.ron", "1", "--before", "3"],
            &["one", "three", "two"],
        ),
        (
            &["move", "case.ron", "1", "--last"],
            &["three", "two", "one"],
        ),
        (&["remove", "case.ron", "2"], &["three", "one"]),
    ] {
        let seen = desk.bundle(arguments);
        assert_eq!(seen.code, Some(0), "{seen}");
        assert_eq!(titles(&desk), titles_then, "{arguments:?}");
    }
    assert!(desk.names().contains(&"two.pdf".to_owned()));
    for wrong in [
        &["remove", "case.ron", "2"][..],
        &["move", "case.ron", "9", "--last"],
        &["move", "case.ron", "1", "--before", "9"],
        &["move", "case.ron", "1"],
    ] {
        let seen = desk.bundle(wrong);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert_eq!(titles(&desk), ["three", "one"]);
    }
}
