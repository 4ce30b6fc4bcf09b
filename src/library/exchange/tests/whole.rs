//! A source in which every field is filled, in each of its forms, and one in which every field is faulty:
//! what is written, shown and found stays as it is when the fields are described in another way.

use super::{Format, export_text, import};
use crate::library::exchange::{Form, Values};
use crate::library::{Date, Source, read, recover, shipped, source_text};

/// As [`source_text`] writes it.
pub(super) const WHOLE: &str = r#"Source(
    id: "whole-2026",
    title: "A \"whole\" report",
    publisher: "Somebody",
    publisher_kind: Ngo,
    described_as: "NGO report; in our words",
    published: "2026-03",
    covers: Period(from: "2025-01", to: "2025-12-31"),
    address: "https://example.org/whole",
    language: "en",
    licence: "CC BY 4.0",
    tier: B,
    read: SecondHand,
    seen_through: "a newspaper",
    findings_of: ["One body", "Another; with a semicolon"],
    relies_on: ["ak-2004"],
    limits: "Only the summary was read.",
    assessment_through: 5,
    supersedes: ["mz-2024-06"],
    file: PublishedFile(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", edition: "second", retrieved_on: "2026-03-30"),
    retired: Retired(on: "2026-05-01", why: "Withdrawn."),
    passages: [
        Passage(
            id: "whole-2026-01",
            kind: Extract,
            text: "=What it says.",
            pinpoint: "para 4",
            about: ["deserter", "conscript"],
            only_if: ["soldier"],
            not_if: ["political-dissident"],
            issues: ["q3c-basic-rules"],
            stance: Mixed,
            propositions: [Supports("absence-convictions-number"), Qualifies("a"), Contradicts("b")],
            note: "A note.",
            provenance: "seen: https://example.org/whole",
            checked: Checked(by: "A. Nother", on: "2026-04-01", file_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            anchor: Anchor(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", page: 12, start: 340, printed_page: "xii", paragraph: "4.7.3", before: "Before it.", after: "After, it.", stands_for: "whole-2026-02"),
            retired: Retired(on: "2026-05", why: "Superseded."),
        ),
        Passage(
            id: "whole-2026-02",
            kind: Summary,
            text: "The least that a passage has.",
            about: ["deserter"],
            issues: ["q3c-basic-rules"],
            stance: Helps,
            provenance: "seen",
        ),
    ],
)
"#;

fn whole() -> Source {
    let (source, mistakes) = recover::read(WHOLE);
    assert_eq!(mistakes, []);
    source.unwrap()
}

#[test]
fn it_is_written_as_it_was_read() {
    assert_eq!(source_text(&whole()), WHOLE);
}

#[test]
fn it_stands_in_a_table() {
    insta::assert_snapshot!("table.csv", export_text([&whole()], Format::Csv));
    insta::assert_snapshot!("table.jsonl", export_text([&whole()], Format::Jsonl));
    for format in [Format::Csv, Format::Jsonl] {
        let text = export_text([&whole()], format);
        let (back, findings) = import(text.as_bytes(), "table", format);
        assert_eq!(findings, []);
        assert_eq!(back[0].source, whole());
    }
}

fn shown(values: &Values) -> String {
    let lines = values.iter();
    let lines = lines.map(|(column, values)| format!("{column}: {}", values.join(" | ")));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn it_stands_in_the_form() {
    let form = Form::of(&whole());
    insta::assert_snapshot!("form_of_source", shown(&form.source));
    insta::assert_snapshot!("form_of_passage", shown(&form.passages[0]));
}

/// What is remarked on the form, in order.
fn remarks(form: &Form) -> String {
    let (library, _) = read(&shipped());
    let (_, remarks) = form.check(&library, 0, None, Date::day(2026, 11, 23));
    let lines = remarks.iter().map(|remark| {
        let passage = remark.passage.map_or("-".to_owned(), |at| at.to_string());
        let finding = &remark.finding;
        let (code, message) = (finding.code, &finding.message);
        format!("{passage} {}: {code} {message}", remark.column)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_fault_of_a_form_stands_at_its_field() {
    let mut form = Form::of(&whole());
    for values in form.passages.iter_mut().chain([&mut form.source]) {
        for texts in values.values_mut() {
            for text in texts {
                *text = format!("{text} \u{200b}X");
            }
        }
    }
    insta::assert_snapshot!("remarks_on_faults", remarks(&form));
    let empty = Form {
        source: Values::new(),
        passages: vec![Values::new()],
    };
    insta::assert_snapshot!("remarks_on_nothing", remarks(&empty));
}

#[test]
fn every_fault_of_a_source_is_found() {
    let mut source = whole();
    let spoil = |text: &mut String| text.push('\u{7}');
    let spoil_some = |text: &mut Option<String>| text.iter_mut().for_each(spoil);
    source.id = "Whole".into();
    spoil(&mut source.title);
    source.publisher = String::new();
    source.published = "2030".parse().ok();
    source.covers = source.covers.map(|mut period| {
        std::mem::swap(&mut period.from, &mut period.to);
        period
    });
    source.address = "example".to_owned();
    source.language = "English".to_owned();
    spoil_some(&mut source.described_as);
    spoil_some(&mut source.licence);
    spoil_some(&mut source.limits);
    source.seen_through = None;
    source.findings_of.iter_mut().for_each(spoil);
    source.relies_on = vec!["nobody".into(), "Whole".into()];
    source.supersedes = vec!["nothing".into()];
    source
        .retired
        .iter_mut()
        .for_each(|one| spoil(&mut one.why));
    let passage = &mut source.passages[0];
    passage.id = "whole-2026-02".into();
    spoil(&mut passage.text);
    passage.pinpoint = None;
    passage.about = Vec::new();
    passage.only_if = vec!["nobody".into(), "soldier".into()];
    passage.not_if = vec!["soldier".into(), "none".into()];
    passage.issues = vec!["q9".into()];
    passage.propositions.push(passage.propositions[0].clone());
    spoil_some(&mut passage.note);
    passage.provenance = " seen".to_owned();
    passage.checked.iter_mut().for_each(|one| {
        one.by = String::new();
        one.file_sha256 = "1".to_owned();
    });
    passage
        .retired
        .iter_mut()
        .for_each(|one| spoil(&mut one.why));
    source.passages[1].issues = Vec::new();
    source.passages[1].kind = crate::library::PassageKind::Extract;
    let (library, _) = read(&shipped());
    let day = Date::day(2026, 11, 23);
    let findings = crate::library::check::source(&library, 0, &source, None, day);
    let lines: Vec<String> = findings
        .iter()
        .map(|one| format!("{} {}: {}", one.place, one.code, one.message))
        .collect();
    insta::assert_snapshot!("findings", lines.join("\n"));
}
