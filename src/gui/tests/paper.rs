//! A paper whose quotations are looked for in reports, at the window.

use super::intake::drop_file;
use super::reader::{put, report, says};
use super::*;
use crate::gui::action::Stage;
use crate::gui::check_tab::CheckTab;
use crate::gui::paper::Standing;
use crate::pdf::import::specimen::{Page, document_with};

/// A page of lines; “ and ” in the encoding of the font.
fn paper(lines: &[&str]) -> Vec<u8> {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            format!("({line}) Tj T*")
                .replace('“', "\\223")
                .replace('”', "\\224")
        })
        .collect();
    let content = format!("BT /F1 12 Tf 24 TL 72 760 Td {} ET", lines.join(" "));
    let page = Page {
        content: content.into_bytes(),
        ..Page::saying("")
    };
    document_with(&[page], "", &[])
}

const QUOTES: [&str; 4] = [
    "It says “None of those who deserted was pardoned.” (page 41).",
    "It says “The courts had received 4,112 cases since mobilisation began”.",
    "It says “Every prisoner of the northern camp was released in spring”.",
    "It says “Nobody in the southern camp was ever released” (A/HRC/50/12, para 5).",
];

/// A window in which the paper and a folder with the report were chosen.
fn chosen(folder: &tempfile::TempDir, quotes: &[u8]) -> Harness<'static, App> {
    let reports = folder.path().join("reports");
    files::make_folder_of(&reports.join("ministry.pdf")).unwrap();
    files::write_atomic(&reports.join("ministry.pdf"), &report()).unwrap();
    let path = put(folder, "skeleton.pdf", quotes);
    // Answers are given from the end.
    let answers = vec![Chosen::Path(reports), Chosen::Path(path)];
    let mut harness = window(answers, None);
    harness.set_size(egui::vec2(1440.0, 1600.0));
    menu(&mut harness, "Check a paper’s quotations…");
    until(&mut harness, "the paper", |app| app.paper.paper.is_some());
    assert_eq!(harness.state().session.check_tab, CheckTab::Paper);
    assert!(says(
        &harness,
        "Choose a folder of reports: there is nothing to look in."
    ));
    click(&mut harness, "Choose a folder…");
    until(&mut harness, "the folder", |app| app.paper.folder.is_some());
    harness
}

fn check(harness: &mut Harness<'_, App>) {
    click(harness, "Check its quotations");
    until(harness, "the list", |app| {
        matches!(app.paper.standing, Standing::Done(_) | Standing::Refused(_))
    });
    harness.run_steps(3);
}

#[test]
fn every_quotation_of_a_paper_is_listed_with_what_became_of_it() {
    let folder = folder();
    let mut harness = chosen(&folder, &paper(&QUOTES));
    check(&mut harness);
    for said in [
        "4 quotations held against 1 document: 1 exact, 0 exact with edits, 1 near, 2 not found; 1 cited from documents that are not here",
        "Near: 1 place differs",
        "Not found in this document",
        "Cited from documents that are not here",
        "the citation beside it names “A/HRC/50/12, para 5”, which is not this document",
        "Looked in 1 document",
    ] {
        assert!(says(&harness, said), "{said}");
    }
    assert!(!says(&harness, "exist"));
    let differs = harness.query_all_by_value("source: 4,121; paper: 4,112");
    assert_eq!(differs.count(), 1);
    click(&mut harness, "List near");
    assert!(!says(&harness, "northern camp"));
    assert!(says(&harness, "4,112 cases"));
    click(&mut harness, "List cited from elsewhere");
    assert!(says(&harness, "southern camp") && !says(&harness, "4,112 cases"));
}

#[test]
fn a_quotation_leads_to_its_place_in_the_report_with_the_words_marked() {
    let folder = folder();
    let mut harness = chosen(&folder, &paper(&QUOTES));
    check(&mut harness);
    for (name, page) in [
        ("Open quotation 2 in its report", 2),
        ("Open quotation 1 in its report", 2),
    ] {
        click(&mut harness, name);
        until(&mut harness, "the words", |app| {
            app.reader.draft.held.is_some()
        });
        harness.run_steps(4);
        let reader = &harness.state().reader;
        assert_eq!(harness.state().session.stage, Stage::Read);
        assert_eq!(reader.opened().unwrap().name(), "ministry.pdf");
        let held = reader.draft.held.as_ref().unwrap();
        let place = &held.passage.as_ref().unwrap().at;
        assert_eq!(place.boxes[0].page, page);
        assert_eq!(reader.seen.spot.sheet, page);
        assert_eq!(reader.draft.in_place_of, None);
        at(&mut harness, "Check");
    }
}

#[test]
fn the_list_is_copied_as_text() {
    let folder = folder();
    let mut harness = chosen(&folder, &paper(&QUOTES));
    check(&mut harness);
    harness.get_by_label("Copy the list as text").click();
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    for said in [
        "exact: ministry.pdf, p. 41",
        "“4,112” is “4,121” there",
        "not found in this document",
        "looked in: ministry.pdf",
    ] {
        assert!(copied.contains(said), "{said}: {copied}");
    }
}

#[test]
fn nothing_of_a_paper_stays_when_another_case_is_shown() {
    let folder = folder();
    let mut harness = chosen(&folder, &paper(&QUOTES));
    check(&mut harness);
    menu(&mut harness, "New");
    harness.run_steps(4);
    let paper = &harness.state().paper;
    assert!(paper.paper.is_none() && paper.folder.is_none() && paper.told().is_none());
    let preferences = format!("{:?}", harness.state().session.preferences.now());
    assert!(!preferences.contains("skeleton"), "{preferences}");
}

#[test]
fn work_that_is_stopped_says_nothing_any_more() {
    let folder = folder();
    let mut harness = chosen(&folder, &paper(&QUOTES));
    IS_SLOW.set(true);
    click(&mut harness, "Check its quotations");
    if harness
        .query_by_label("Cancel the check of the paper")
        .is_some()
    {
        click(&mut harness, "Cancel the check of the paper");
    }
    let number = harness.state_mut().paper.begin();
    harness.state_mut().paper.stop();
    let late = Standing::Refused(crate::gui::paper::Refused {
        why: "late".to_owned(),
        hint: String::new(),
        is_locked: false,
    });
    harness.state_mut().paper.hear(number, late);
    assert!(matches!(harness.state().paper.standing, Standing::Nothing));
    harness.run_steps(2);
    harness.get_by_label("Check its quotations");
}

#[test]
fn a_locked_paper_asks_for_its_password() {
    const LOCKED: &[u8] = include_bytes!("../../../tests/it/locked/letter.pdf");
    let folder = folder();
    let mut harness = chosen(&folder, LOCKED);
    check(&mut harness);
    assert!(says(&harness, "the file is locked"));
    fill(&mut harness, "Password of the paper", "wrong");
    click(&mut harness, "Try the password");
    until(&mut harness, "an answer", |app| {
        matches!(app.paper.standing, Standing::Refused(_))
    });
    fill(&mut harness, "Password of the paper", "open-sesame-7");
    click(&mut harness, "Try the password");
    until(&mut harness, "the list", |app| app.paper.told().is_some());
    assert!(says(&harness, "no quotation of 6 words or more was found"));
}

#[test]
fn what_is_no_paper_and_a_folder_without_reports_are_refused_with_the_way_on() {
    let folder = folder();
    let mut harness = chosen(&folder, b"nothing");
    check(&mut harness);
    assert!(says(&harness, "was not checked"));
    assert!(says(&harness, "Choose a PDF or a Word document (.docx)."));
    files::remove(&folder.path().join("reports/ministry.pdf")).unwrap();
    files::write_atomic(&folder.path().join("skeleton.pdf"), &paper(&QUOTES)).unwrap();
    check(&mut harness);
    assert!(says(&harness, "there is no report to look in"));
}

#[test]
fn the_documents_of_the_case_are_looked_in_without_a_folder() {
    let folder = folder();
    let document = put(&folder, "ministry.pdf", &report());
    let path = put(&folder, "skeleton.pdf", &paper(&QUOTES));
    let case = sample_in(&folder);
    let mut harness = window(
        vec![Chosen::Path(path), Chosen::Path(document)],
        Some(&case),
    );
    at(&mut harness, "Documents");
    click(&mut harness, "Add documents…");
    until(&mut harness, "the document", |app| {
        app.session.case().exhibits.len() == 1
    });
    menu(&mut harness, "Check a paper’s quotations…");
    until(&mut harness, "the paper", |app| app.paper.paper.is_some());
    check(&mut harness);
    assert!(says(&harness, "4 quotations held against 1 document"));
    let looked = harness.get_by_label("Look in the documents of the case");
    looked.click();
    harness.run_steps(3);
    assert!(
        harness.state().paper.told().is_none(),
        "that was of something else"
    );
    assert!(says(&harness, "there is nothing to look in"));
}

#[test]
fn a_file_that_is_let_go_there_is_the_paper_and_no_document_of_the_case() {
    let folder = folder();
    let path = put(&folder, "skeleton.docx", b"PK");
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Check");
    tab(&mut harness, "Another paper");
    drop_file(&mut harness, path.clone());
    harness.run_steps(3);
    assert_eq!(harness.state().paper.paper, Some(path));
    assert_eq!(harness.state().session.stage, Stage::Check);
}
