//! What ticking a characteristic can find.

use super::*;

fn on(library: &Library, id: &str) -> usize {
    holdings(library)["RUS"].on(&id.into())
}

#[test]
fn a_tick_finds_what_is_about_it_or_about_what_is_broader_or_narrower() {
    let library = library(&[("deserters", |p| about(p, &["deserter"]))]);
    for (id, count) in [
        ("deserter", 1),
        ("soldier", 1),
        ("absent", 1),
        ("evader", 0),
    ] {
        assert_eq!(on(&library, id), count, "{id}");
    }
    assert_eq!(holdings(&library)["RUS"].passages, 1);
}

#[test]
fn what_a_passage_forbids_does_not_find_it_and_what_it_needs_can_be_ticked_too() {
    let library = library(&[
        ("not absent", |p| {
            about(p, &["deserter"]);
            p.not_if = vec!["absent".into()];
        }),
        ("dissidents only", |p| {
            about(p, &["evader"]);
            p.only_if = vec!["dissident".into()];
        }),
    ]);
    assert_eq!(on(&library, "absent"), 0);
    assert_eq!(on(&library, "deserter"), 1);
    assert_eq!(on(&library, "evader"), 1);
    assert_eq!(on(&library, "dissident"), 0, "it is not about dissidents");
}

#[test]
fn what_is_retired_is_found_by_nothing_and_counts_nowhere() {
    let library = library(&[("gone", |p| {
        p.retired = Some(Retired {
            on: "2026-01-01".parse().unwrap(),
            why: "withdrawn".to_owned(),
        });
    })]);
    assert_eq!(on(&library, "deserter"), 0);
    let all = holdings(&library);
    assert_eq!(all["RUS"].passages, 0);
    assert!(!all.contains_key("SDN"), "no pack is on it");
}
