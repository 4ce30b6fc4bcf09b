//! Quotations at the Check page: what became of each, a record of it, and signing off beside the entry's own report
//! only.

use super::intake::drop_file;
use super::quoting::{checked, entry, is_enabled, quoting, with_extract, with_summary};
use super::reader::{put, report, says};
use super::*;

/// The same report with another number in it.
fn other_report() -> Vec<u8> {
    let mut bytes = report();
    let at = bytes.windows(5).position(|part| part == b"4,121").unwrap();
    bytes[at..at + 5].copy_from_slice(b"4,112");
    bytes
}

#[test]
fn nobody_signs_off_beside_a_report_that_is_not_the_entrys() {
    let folder = folder();
    let other = put(&folder, "other.pdf", &other_report());
    let mut harness = with_extract(&folder);
    checked(&mut harness, 1);
    harness.state_mut().session.initials = "ab".to_owned();
    at(&mut harness, "Check");
    tab(&mut harness, "Quotations");
    click(&mut harness, "Open CS 1 in its source");
    until(&mut harness, "the words", |app| {
        app.reader.draft.in_place_of == Some(1)
    });
    harness.run_steps(4);
    assert!(is_enabled(&harness, "Sign off CS 1"));
    // Another report is opened in its place, and the entry still stands beside it.
    drop_file(&mut harness, other);
    until(&mut harness, "the other report", |app| {
        let opened = app.reader.opened();
        opened.is_some_and(|opened| opened.name() == "other.pdf")
    });
    harness.state_mut().reader.draft.in_place_of = Some(1);
    harness.run_steps(4);
    assert!(harness.query_by_label("Sign off CS 1").is_none());
    assert!(says(
        &harness,
        "This is not the report that the source of CS 1 names"
    ));
    let context = harness.ctx.clone();
    let sign = crate::gui::action::Action::SignBeside {
        number: 1,
        by: "ab".to_owned(),
    };
    harness.state_mut().apply_in_test(sign, &context);
    assert_eq!(entry(&harness, 1).signed_off, None);
}

#[test]
fn whose_source_names_no_file_is_signed_off_once_the_person_says_which_it_is() {
    let folder = folder();
    let (mut harness, _) = quoting(Some(put(&folder, "ministry.pdf", &report())));
    until(&mut harness, "the report", |app| {
        app.reader.opened().is_some()
    });
    harness.state_mut().session.initials = "ab".to_owned();
    harness.run_steps(4);
    assert!(harness.query_by_label("Sign off CS 1").is_none());
    click(&mut harness, "This is its report");
    let case = harness.state().session.case();
    let named: Vec<&str> = case.documents.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(named.len(), 1, "{named:?}");
    click(&mut harness, "Sign off CS 1");
    let signed = entry(&harness, 1).signed_off;
    assert_eq!(signed.map(|given| given.by).as_deref(), Some("ab"));
}

#[test]
fn check_lists_every_quotation_with_what_became_of_it() {
    let folder = folder();
    let mut harness = with_summary(&folder);
    checked(&mut harness, 1);
    at(&mut harness, "Check");
    tab(&mut harness, "Quotations");
    assert!(says(&harness, "1 of 1 extract stand"));
    assert!(says(&harness, "Exact, p. 41"));
    assert!(says(&harness, "1 entry is a summary"));
    // Somebody changes the words by hand, in the file of the case.
    let mut case = harness.state().session.case().clone();
    case.issues[0].entries[0].passage.text =
        "received 4,112 cases since mobilisation began.".to_owned();
    let path = folder.path().join("case.ron");
    files::write_atomic(&path, crate::case::text::write(&case).unwrap().as_bytes()).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    checked(&mut harness, 1);
    at(&mut harness, "Check");
    tab(&mut harness, "Quotations");
    assert!(says(&harness, "Near: 1 place differs"));
    let said = "source: 4,121; yours: 4,112";
    let differs = harness.query_all_by_value(said).count();
    assert_eq!(differs, 1);
    click(&mut harness, "Open CS 1 in its source");
    until(&mut harness, "the words", |app| {
        app.reader.draft.in_place_of == Some(1)
    });
}

#[test]
fn a_source_check_record_is_written_on_request_and_never_over_a_document() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    checked(&mut harness, 1);
    let case = harness.state().session.case().clone();
    let path = folder.path().join("case.ron");
    files::write_atomic(&path, crate::case::text::write(&case).unwrap().as_bytes()).unwrap();
    let record = folder.path().join("record.pdf");
    let document = folder.path().join("ministry.pdf");
    let answers = vec![Chosen::Path(record.clone()), Chosen::Path(document)];
    let mut harness = window(answers, Some(&path));
    checked(&mut harness, 1);
    at(&mut harness, "Check");
    tab(&mut harness, "Quotations");
    click(&mut harness, "Save a record…");
    until(&mut harness, "the refusal", |app| {
        let mut notices = app.session.notices.all().into_iter();
        notices.any(|notice| notice.contains("Nothing was written"))
    });
    click(&mut harness, "Save a record…");
    until(&mut harness, "the record", |app| {
        let mut notices = app.session.notices.all().into_iter();
        notices.any(|notice| notice.contains("The source check record was written to"))
    });
    assert!(files::read(&record).unwrap().starts_with(b"%PDF"));
}
