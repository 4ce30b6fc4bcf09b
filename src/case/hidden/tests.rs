//! Choices made, taken back, and overtaken by another file.

use super::super::specimen::with_everything;
use super::super::{Edit, History};
use super::*;

fn place(page: u32, words: &str) -> HiddenPlace {
    HiddenPlace::new(page, HiddenKind::Covered, None, words)
}

fn file(name: &str, sign: &str) -> DocumentFile {
    DocumentFile {
        path: name.to_owned(),
        sha256: sign.repeat(64),
        pages: Some(7),
    }
}

fn first(case: &Case) -> &Document {
    case.documents.iter().next().unwrap()
}

#[test]
fn a_document_is_its_cleaned_copy_until_the_words_are_put_back() {
    let mut history = History::new(with_everything());
    let brought = first(history.case()).clone();
    let leave_out = |copy: Option<DocumentFile>, places: &[HiddenPlace]| {
        let change = HiddenChange::LeaveOut {
            copy,
            places: places.to_vec(),
            redacted: None,
        };
        Edit::Hidden(brought.id, change)
    };
    let one = [place(1, "Kovalyov")];
    history
        .apply(leave_out(Some(file("copy.pdf", "7")), &one))
        .unwrap();
    let both = [place(1, "Kovalyov"), place(2, "Anna")];
    history
        .apply(leave_out(Some(file("other.pdf", "8")), &both))
        .unwrap();
    let document = first(history.case());
    assert_eq!(document.path, "other.pdf");
    assert_eq!(
        document.as_brought(),
        (brought.path.as_str(), brought.sha256.as_str())
    );
    assert_eq!(document.taken_out().count(), 2);
    let back = leave_out(None, &[]).apply(history.case()).unwrap();
    assert_eq!(first(&back), &brought);
    history.undo();
    assert_eq!(first(history.case()).path, "copy.pdf");
    assert_eq!(first(history.case()).taken_out().count(), 1);
}

#[test]
fn what_was_redacted_stays_so_in_a_copy_of_the_cleaned_copy() {
    let case = with_everything();
    let brought = first(&case).clone();
    let marks = vec![RedactionMark {
        page: 2,
        area: None,
        term: None,
    }];
    let change = HiddenChange::LeaveOut {
        copy: Some(file("copy.pdf", "7")),
        places: vec![place(1, "Anna")],
        redacted: Some(RedactedCopy {
            file: file("redacted.pdf", "8"),
            marks: marks.clone(),
        }),
    };
    let case = Edit::Hidden(brought.id, change).apply(&case).unwrap();
    let document = first(&case);
    assert_eq!(document.path, "redacted.pdf");
    assert_eq!(document.unredacted().0, "copy.pdf");
    assert_eq!(document.as_brought().0, brought.path);
    let case = Edit::Unredact {
        document: brought.id,
    }
    .apply(&case)
    .unwrap();
    assert_eq!(first(&case).path, "copy.pdf");
    assert_eq!(first(&case).as_brought().0, brought.path);
}

#[test]
fn words_are_filed_knowingly_only_for_a_reason_that_is_one() {
    let case = with_everything();
    let id = first(&case).id;
    let file = |reason: &str| {
        let change = HiddenChange::FileKnowingly {
            places: vec![place(3, "draft")],
            reason: reason.to_owned(),
        };
        Edit::Hidden(id, change)
    };
    assert_eq!(file("because").apply(&case), Err(EditError::NoReason));
    let filed = file("the watermark of the issuing court")
        .apply(&case)
        .unwrap();
    let told: Vec<_> = first(&filed).filed_knowingly().collect();
    assert_eq!(
        told,
        [(&place(3, "draft"), "the watermark of the issuing court")]
    );
    assert_eq!(file("").apply(&filed).unwrap(), case);
}

#[test]
fn a_choice_about_another_content_is_stale_and_goes_with_the_next_choice() {
    let mut case = with_everything();
    let id = first(&case).id;
    let reason = "the watermark of the issuing court".to_owned();
    let file = |page| {
        let change = HiddenChange::FileKnowingly {
            places: vec![place(page, "draft")],
            reason: reason.clone(),
        };
        Edit::Hidden(id, change)
    };
    case = file(3).apply(&case).unwrap();
    case.documents.get_mut(id).unwrap().sha256 = "9".repeat(64);
    assert_eq!(first(&case).filed_knowingly().count(), 0);
    assert_eq!(first(&case).stale_choices(), 1);
    let case = file(4).apply(&case).unwrap();
    assert_eq!(first(&case).stale_choices(), 0);
    assert_eq!(first(&case).filed_knowingly().count(), 1);
}
