//! Comments, with what goes with them and what stays.

use super::*;
use crate::pdf::import::survey;

fn places(file: &[u8]) -> Vec<HiddenPlace> {
    let survey = survey(file.to_vec(), None, &Limits::default(), &Watch::default());
    survey
        .unwrap()
        .comments
        .iter()
        .map(place_of_comment)
        .collect()
}

fn commented(annotations: &str, objects: &[&str]) -> Vec<u8> {
    let made = Made {
        entries: format!("/Annots[{annotations}]"),
        objects: objects.iter().map(|object| (*object).to_owned()).collect(),
        ..Made::of("")
    };
    made.file()
}

/// Every text of the objects of a file that is not ours.
fn says(bytes: &[u8], text: &str) -> bool {
    remains_of_terms(bytes, &|said| said.contains(text).then_some(0)) != Ok(Vec::new())
}

#[test]
fn a_note_goes_with_its_window_and_its_author() {
    let file = commented(
        "1000 0 R 1001 0 R 1002 0 R",
        &[
            "<</Type/Annot/Subtype/Text/Rect[200 620 220 640]/Contents(Ask Secret)/T(Anna Secret)/Popup 1001 0 R>>",
            "<</Type/Annot/Subtype/Popup/Rect[220 620 280 680]/Parent 1000 0 R>>",
            "<</Type/Annot/Subtype/Text/Rect[240 620 260 640]/Contents(Reply)/T(Bert)/IRT 1000 0 R>>",
        ],
    );
    let all = places(&file);
    assert_eq!(all.len(), 2);
    let left = leave_out(&file, &all[..1], true).unwrap();
    assert!(left.kept.is_empty() && left.pages[0].looks_same);
    assert!(!says(&left.bytes, "Secret") && says(&left.bytes, "Bert"));
    assert_eq!(places(&left.bytes), all[1..], "the reply stays");
}

#[test]
fn of_a_mark_that_is_seen_the_words_go_and_the_mark_stays() {
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 60 18]>>\nstream\n1 1 0 rg 0 0 60 18 re f";
    let file = commented(
        "<</Type/Annot/Subtype/Highlight/Rect[95 595 155 613]/QuadPoints[95 613 155 613 95 595 155 595]/C[1 1 0]/Contents(Secret)/T(Anna)/AP<</N 1000 0 R>>>>",
        &[look],
    );
    let left = leave_out(&file, &places(&file), true).unwrap();
    assert!(left.kept.is_empty() && left.pages[0].looks_same);
    assert!(!says(&left.bytes, "Secret") && !says(&left.bytes, "Anna"));
    let survey = survey(left.bytes, None, &Limits::default(), &Watch::default()).unwrap();
    assert_eq!(survey.counts.comments, 1);
}

#[test]
fn a_note_whose_icon_is_seen_goes_only_when_it_is_asked_for() {
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 20 20]>>\nstream\n1 0 0 rg 0 0 20 20 re f";
    let note = "<</Type/Annot/Subtype/Text/Rect[200 620 220 640]/Contents(Secret)/T(Anna)/AP<</N 1000 0 R>>>>";
    let other = "<</Type/Annot/Subtype/Text/Rect[240 620 260 640]/Contents(Unseen)/T(Bert)>>";
    let file = commented(&format!("{note}{other}"), &[look]);
    let all = places(&file);
    let careful = leave_out(&file, &all, true).unwrap();
    assert_eq!(careful.kept, all[..1]);
    assert!(says(&careful.bytes, "Secret") && !says(&careful.bytes, "Unseen"));
    let left = leave_out(&file, &all, false).unwrap();
    assert!(!left.pages[0].looks_same && !says(&left.bytes, "Secret"));
}

#[test]
fn typed_words_that_are_seen_stay_and_their_author_goes() {
    let file = commented(
        "<</Type/Annot/Subtype/FreeText/Rect[200 620 280 640]/Contents(Typed)/T(Anna)/DA(/Helv 12 Tf 0 g)>>",
        &[],
    );
    let left = leave_out(&file, &places(&file), true).unwrap();
    assert!(says(&left.bytes, "Typed") && !says(&left.bytes, "Anna"));
}
