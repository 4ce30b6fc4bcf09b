//! How much of a page may stay white.

use proptest::prelude::*;

use super::*;
use crate::bundle::{PlannedEntry, PlannedIssue};
use crate::library::PassageKind;

/// A schedule of entries of any length, under so many issues.
fn any_schedule() -> impl Strategy<Value = Plan> {
    let words = |most: usize| (0..=most).prop_map(|count| "whole words of a line ".repeat(count));
    let entry = (words(24), words(16), words(40), words(12), any::<bool>());
    let issue = (words(12), proptest::collection::vec(entry, 1..6));
    proptest::collection::vec(issue, 1..8).prop_map(|issues| {
        let mut plan = specimen::long(32);
        let mut known = plan.entries().cloned().collect::<Vec<_>>().into_iter();
        plan.schedule.issues.truncate(1);
        let like = plan.schedule.issues.remove(0);
        for (label, entries) in issues {
            let given = entries.into_iter().zip(known.by_ref());
            let entries =
                given.map(
                    |((proposition, title, text, note, is_extract), entry)| PlannedEntry {
                        proposition: Some(proposition).filter(|words| !words.is_empty()),
                        title: format!("{} {title}", entry.title),
                        text: format!("{} {text}", entry.text),
                        note: Some(note).filter(|words| !words.is_empty()),
                        kind: if is_extract {
                            PassageKind::Extract
                        } else {
                            PassageKind::Summary
                        },
                        ..entry
                    },
                );
            plan.schedule.issues.push(PlannedIssue {
                label: format!("Issue {label}"),
                entries: entries.collect(),
                ..like.clone()
            });
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_page_but_the_last_of_a_section_is_white_for_more_than_a_third(plan in any_schedule()) {
        let layout = laid_out(&plan);
        let depth = crate::layout::look::Sheet::new(&PROFILE).depth;
        for span in &layout.sections {
            for body in bodies(&layout, span.section).take(span.last - span.first) {
                let lowest = body.iter().map(|run| run.y).fold(0.0, f32::max);
                let white = crate::layout::look::Sheet::new(&PROFILE).top + depth - lowest;
                // Some of it is the room below the baseline of its last line.
                prop_assert!(white < depth / 3.0 + 8.0, "{:?}: {white}", span.section);
            }
        }
    }
}
