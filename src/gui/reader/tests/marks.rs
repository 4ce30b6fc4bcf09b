//! Marks of what was taken already.

use super::made::*;
use crate::case::specimen::case;
use crate::case::{Case, Edit};
use crate::gui::reader::Marked;
use crate::gui::reader::marks::{Found, Taken, marks};
use crate::library::{Library, PassageKind, Stance, specimen};
use crate::preflight::Quotations;

/// A case with these words as entries.
fn with(entries: &[(&str, PassageKind, Stance)]) -> Case {
    let add = |case: Case, (text, kind, stance): &(&str, PassageKind, Stance)| {
        let (source, mut passage) = specimen::passage(&format!("p-{}", case.entries().count()));
        passage.text = (*text).to_owned();
        (passage.kind, passage.stance) = (*kind, *stance);
        let edit = Edit::AddEntry {
            issue: "own-1".to_owned(),
            source: Box::new(source),
            passage: Box::new(passage),
        };
        edit.apply(&case).unwrap()
    };
    entries.iter().fold(case(1, 0), add)
}

#[test]
fn extracts_that_stand_in_the_report_are_marked_and_nothing_else() {
    let case = with(&[
        (
            "a volunteer, and he said",
            PassageKind::Extract,
            Stance::Adverse,
        ),
        (
            "Courts had received 4,112 cases",
            PassageKind::Extract,
            Stance::Helps,
        ),
        ("Courts had received", PassageKind::Summary, Stance::Helps),
        (
            "4,121 cases since then.",
            PassageKind::Extract,
            Stance::Mixed,
        ),
    ]);
    let opened = report();
    let (library, quotations) = (Library::default(), Quotations::new());
    let taken = Taken {
        case: &case,
        library: &library,
        quotations: &quotations,
    };
    let found = marks(&taken, &opened, &mut Found::new());
    let told: Vec<_> = found
        .iter()
        .map(|mark| {
            (
                mark.of.clone(),
                mark.stance,
                mark.boxes.len(),
                mark.boxes[0].page,
            )
        })
        .collect();
    let entry = Marked::Entry;
    assert_eq!(
        told,
        [
            (entry(1), Stance::Adverse, 2, 0),
            (entry(4), Stance::Mixed, 1, 1)
        ]
    );
}
