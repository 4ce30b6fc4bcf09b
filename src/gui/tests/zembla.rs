//! An invented pack beside the shipped one, and a window in which the appellant is a Russian deserter.

use super::*;
use crate::library::{Library, PackFiles, PassageId, read};

/// A small pack beside the shipped one: two propositions, and a passage that bears on both.
const PROPOSITIONS: &str = r#"(propositions: [
    (id: "zembla-front", issues: ["h3-private-life"], statement: "In Zembla deserters are sent to the front"),
    (id: "zembla-mild", issues: ["h3-private-life"], statement: "In Zembla nobody is punished"),
])"#;

const PACK: &str =
    r#"(id: "zembla", title: "Zembla", nationalities: ["RUS"], updated: "2026-11-01")"#;

const SOURCE: &str = r#"(
    id: "zembla-2021", title: "Zembla", publisher: "Zembla Watch", publisher_kind: Ngo,
    published: "2021-05", address: "https://example.org/zembla", language: "en", tier: B,
    read: SecondHand, seen_through: "a friend", limits: "Invented.", relies_on: ["mz-2024-06"],
    passages: [(
        id: "zembla-2021-01", kind: Summary, text: "Deserters are sent to the front.",
        about: ["deserter"], issues: ["h3-private-life"], stance: Helps, provenance: "invented",
        propositions: [Supports("zembla-front"), Contradicts("zembla-mild")],
    )],
)"#;

pub(super) fn zembla() -> PackFiles {
    let files = [
        ("pack.ron", PACK),
        ("propositions.ron", PROPOSITIONS),
        ("sources/zembla-2021.ron", SOURCE),
    ];
    let owned = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    PackFiles {
        origin: "zembla".to_owned(),
        files: owned.into(),
    }
}

pub(super) fn give(harness: &mut Harness<'_, App>, library: Library) {
    let index = SearchIndex::new(&library);
    let session = &mut harness.state_mut().session;
    session.set_library(library, index, Vec::new());
    harness.run_steps(2);
}

/// A window whose library has the small pack too; the appellant is a Russian deserter.
pub(super) fn window_on_zembla() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    let (library, findings) = read(&[shipped(), vec![zembla()]].concat());
    assert_eq!(findings, [], "the invented pack is sound");
    give(&mut harness, library);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    harness
}

pub(super) fn type_into(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.get_by_label(name).type_text(text);
    harness.run_steps(3);
}

pub(super) fn press(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// The ids of the passages in the list.
pub(super) fn listed(harness: &Harness<'_, App>) -> Vec<PassageId> {
    let session = &harness.state().session;
    let held = |position| session.library.at(position).unwrap();
    let rows = session.evidence.shown.iter();
    rows.map(|row| held(row.position).passage.id.clone())
        .collect()
}

pub(super) fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    let mut found = harness.query_all_by_label_contains(words);
    found.next().is_some()
}
