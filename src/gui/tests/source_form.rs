//! The form of a source as it is read out and drawn, field by field: it stays as it is when the fields are
//! described in another way.

use egui::accesskit::Role;
use egui::epaint::Shape;

use super::own_packs::*;
use super::*;

/// With every field that a source and a passage can have.
const WHOLE: &str = r#"Source(
    id: "ours-2026",
    title: "Our note",
    publisher: "Our firm",
    publisher_kind: Ngo,
    described_as: "a note",
    published: "2026-03",
    covers: Period(from: "2025-01", to: "2025-12-31"),
    address: "https://example.org/note",
    language: "en",
    licence: "CC BY 4.0",
    tier: B,
    read: SecondHand,
    seen_through: "a newspaper",
    findings_of: ["One body", "Another; of two"],
    relies_on: ["ak-2004"],
    limits: "Only the summary was read.",
    assessment_through: 5,
    supersedes: ["mz-2024-06"],
    file: PublishedFile(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", edition: "second", retrieved_on: "2026-03-30"),
    retired: Retired(on: "2026-05-01", why: "Withdrawn."),
    passages: [
        Passage(
            id: "ours-2026-01",
            kind: Extract,
            text: "What it says.",
            pinpoint: "para 4",
            about: ["deserter"],
            only_if: ["conscript"],
            not_if: ["political-dissident"],
            issues: ["q3c-basic-rules"],
            stance: Mixed,
            propositions: [Supports("absence-convictions-number")],
            note: "A word.",
            provenance: "seen",
            checked: Checked(by: "A. Nother", on: "2026-04-01", file_sha256: "1"),
            anchor: Anchor(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", page: 12, start: 340, printed_page: "xii", paragraph: "4.7.3"),
            retired: Retired(on: "2026-05", why: "Superseded."),
        ),
    ],
)
"#;

/// Everything that stands in the form and beside it, from top to bottom, as a screen reader has it.
fn read_out(harness: &Harness<'_, App>) -> String {
    let mut lines = Vec::new();
    for node in harness.query_all_by(|node| node.raw_bounds().is_some()) {
        let place = node.rect();
        let (inner, data) = (node.accesskit_node(), node.accesskit_node().data().clone());
        if place.left() < FORM || place.top() > MESSAGES {
            continue;
        }
        let told = [
            inner.label(),
            inner.value(),
            data.placeholder().map(str::to_owned),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        if !told.is_empty() {
            let at = (place.top() as i32, place.left() as i32);
            lines.push((at, format!("{:?}: {}", inner.role(), told.join(" | "))));
        }
    }
    lines.sort();
    let lines = lines
        .into_iter()
        .map(|((top, left), line)| format!("{top} {left} {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The list of packs and sources stands left of it.
const FORM: f32 = 395.0;

/// Messages stand below it, with names of folders that differ from run to run.
const MESSAGES: f32 = 1900.0;

fn drawn(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|one| drawn(one, found)),
        Shape::Text(text) => found.push(text.galley.text().to_owned()),
        _ => {}
    }
}

fn all_drawn(harness: &Harness<'_, App>) -> Vec<String> {
    let mut found = Vec::new();
    let shapes = &harness.output().shapes;
    shapes.iter().for_each(|one| drawn(&one.shape, &mut found));
    found
}

/// What each label says when the pointer rests on it.
fn hovered(harness: &mut Harness<'_, App>) -> String {
    harness.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    let labels: Vec<_> = harness
        .query_all_by_role(Role::Label)
        .filter(|node| node.rect().left() >= FORM)
        .map(|node| {
            (
                node.accesskit_node().value().unwrap_or_default(),
                node.rect(),
            )
        })
        .collect();
    let before = all_drawn(harness);
    let mut lines = Vec::new();
    for (label, place) in labels {
        harness.hover_at(place.center());
        harness.run_steps(3);
        let now = all_drawn(harness);
        let news: Vec<&String> = now.iter().filter(|text| !before.contains(text)).collect();
        lines.extend(news.iter().map(|text| format!("{label}: {text}")));
    }
    harness.hover_at(egui::pos2(-1.0, -1.0));
    harness.run_steps(3);
    lines.join("\n")
}

#[test]
fn a_saved_source_stands_in_the_form_as_before() {
    let office = Office::new();
    office.put(WHOLE);
    let mut harness = office.editing();
    harness.set_size(egui::vec2(1440.0, 2000.0));
    harness.run_steps(4);
    insta::assert_snapshot!("of_a_saved_source", read_out(&harness));
    insta::assert_snapshot!("of_a_saved_source_hovered", hovered(&mut harness));
}

#[test]
fn a_new_source_and_its_passage_stand_in_the_form_as_before() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    harness.set_size(egui::vec2(1440.0, 2000.0));
    click(&mut harness, "Library");
    click(&mut harness, "Add a source to Ours");
    click(&mut harness, "Add a passage");
    harness.run_steps(4);
    insta::assert_snapshot!("of_a_new_source", read_out(&harness));
}
