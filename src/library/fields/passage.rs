//! The table of a passage's fields.

use super::{Cell, Choice, Field, FieldKind, Need, put};
use crate::library::model::{Passage, PassageKind, Stance};

pub(super) const FIELDS: &[Field<Passage>] = &[
    Field {
        name: "id",
        need: Need::Required,
        kind: FieldKind::PassageId(|passage| &passage.id, |passage| &mut passage.id),
        cells: &[Cell {
            name: "passage_id",
            label: "Short name",
            hint: "usually the source’s and a number",
            meaning: "By which other sources, cases and tables know it; chosen once, and never used again",
            explained: "**the id of the passage**",
            ..Cell::TEXT
        }],
        place: 200,
        comment: "Usually the source’s id and a number.",
        example: r#""template-2026-01""#,
    },
    Field {
        name: "kind",
        need: Need::Required,
        kind: FieldKind::Choice(Choice {
            get: |passage| passage.kind.name(),
            set: |passage, name| put(&mut passage.kind, PassageKind::named(name)),
            words: || {
                let words = |kind: &PassageKind| match kind {
                    PassageKind::Extract => "extract: verbatim, needs a pinpoint",
                    PassageKind::Summary => "summary: our words, never printed as a quotation",
                };
                let all = PassageKind::ALL.iter();
                all.map(|kind| (kind.name(), words(kind))).collect()
            },
        }),
        cells: &[Cell {
            name: "kind",
            label: "Kind",
            explained: "**Extract or Summary**",
            ..Cell::CHOICE
        }],
        place: 10,
        comment: "Extract: verbatim, needs a pinpoint. Summary: our words, never printed as a quotation.",
        example: "Summary",
    },
    Field {
        name: "text",
        need: Need::Required,
        kind: FieldKind::Text(|passage| &passage.text, |passage| &mut passage.text),
        cells: &[Cell {
            name: "text",
            label: "Text",
            hint: "one evidence paragraph",
            explained: "**the passage**, on one line",
            lines: 4,
            ..Cell::TEXT
        }],
        place: 20,
        comment: "One line; line breaks are made when it is printed.",
        example: r#""Nobody’s Institute says that nothing in particular happened to nobody in 2025.""#,
    },
    Field {
        name: "pinpoint",
        need: Need::Optional,
        kind: FieldKind::OptionalText(|passage| &passage.pinpoint, |passage| &mut passage.pinpoint),
        cells: &[Cell {
            name: "pinpoint",
            label: "Pinpoint",
            hint: "page, paragraph, section, article or headnote, as you saw it",
            explained: "page, paragraph, section, article or headnote; needed with Extract",
            ..Cell::TEXT
        }],
        place: 30,
        comment: "Optional: page, paragraph, section, article or headnote, as you saw it.",
        example: r#""para 4""#,
    },
    Field {
        name: "about",
        need: Need::Required,
        kind: FieldKind::Characteristics(|passage| &passage.about, |passage| &mut passage.about),
        cells: &[Cell {
            name: "about",
            label: "About any of",
            meaning: "It fits appellants of whom any of these is true",
            explained: "**list: characteristics, any of which it fits**",
            ..Cell::LIST
        }],
        place: 60,
        comment: "It fits appellants with ANY of these (or something broader or narrower).",
        example: r#"["deserter"]"#,
    },
    Field {
        name: "only_if",
        need: Need::Optional,
        kind: FieldKind::Characteristics(
            |passage| &passage.only_if,
            |passage| &mut passage.only_if,
        ),
        cells: &[Cell {
            name: "only_if",
            label: "Only with all of",
            meaning: "It fits only appellants of whom all of these are true",
            explained: "list: characteristics that must all be there",
            ..Cell::LIST
        }],
        place: 70,
        comment: "Optional: … and only those with ALL of these,",
        example: "[]",
    },
    Field {
        name: "not_if",
        need: Need::Optional,
        kind: FieldKind::Characteristics(|passage| &passage.not_if, |passage| &mut passage.not_if),
        cells: &[Cell {
            name: "not_if",
            label: "Never with",
            meaning: "It fits no appellant of whom one of these is true",
            explained: "list: characteristics that must not be there",
            ..Cell::LIST
        }],
        place: 80,
        comment: "optional: … and none of these.",
        example: "[]",
    },
    Field {
        name: "issues",
        need: Need::Required,
        kind: FieldKind::Issues(|passage| &passage.issues, |passage| &mut passage.issues),
        cells: &[Cell {
            name: "issues",
            label: "Issues",
            explained: "**list: ids of issues**",
            ..Cell::LIST
        }],
        place: 50,
        comment: "At least one, from issues.ron.",
        example: r#"["q3a-prosecution"]"#,
    },
    Field {
        name: "stance",
        need: Need::Required,
        kind: FieldKind::Choice(Choice {
            get: |passage| passage.stance.name(),
            set: |passage, name| put(&mut passage.stance, Stance::named(name)),
            words: || {
                let all = Stance::ALL.iter();
                all.map(|one| (one.name(), one.label())).collect()
            },
        }),
        cells: &[Cell {
            name: "stance",
            label: "Stance",
            explained: "**Helps, Adverse, Mixed or Neutral**",
            ..Cell::CHOICE
        }],
        place: 40,
        comment: "Helps | Adverse | Mixed | Neutral, seen from the appellant. Keep the adverse ones.",
        example: "Neutral",
    },
    Field {
        name: "propositions",
        need: Need::Optional,
        kind: FieldKind::Bearings(
            |passage| &passage.propositions,
            |passage| &mut passage.propositions,
        ),
        cells: &[Cell {
            name: "propositions",
            label: "Propositions",
            meaning: "Statements that it speaks for, in part for, or against",
            explained: "list: `supports:id`, `qualifies:id` or `contradicts:id`",
            ..Cell::LIST
        }],
        place: 90,
        comment: "Optional: what it does to the statements of propositions.ron, each at most once:\n\
                  Supports(\"id\") | Qualifies(\"id\") | Contradicts(\"id\")",
        example: "[]",
    },
    Field {
        name: "note",
        need: Need::Optional,
        kind: FieldKind::OptionalText(|passage| &passage.note, |passage| &mut passage.note),
        cells: &[Cell {
            name: "note",
            label: "Note",
            hint: "a word to readers of the library; never printed",
            explained: "a word to readers of the library",
            ..Cell::TEXT
        }],
        place: 110,
        comment: "Optional: to readers of the library; never printed.",
        example: r#""An example of a note.""#,
    },
    Field {
        name: "provenance",
        need: Need::Required,
        kind: FieldKind::Text(
            |passage| &passage.provenance,
            |passage| &mut passage.provenance,
        ),
        cells: &[Cell {
            name: "provenance",
            label: "Provenance",
            hint: "what was read, and where",
            explained: "**what was read, and where**",
            ..Cell::TEXT
        }],
        place: 100,
        comment: "What was read, and where.",
        example: r#""seen: https://example.org/invented-report""#,
    },
    Field {
        name: "checked",
        need: Need::Optional,
        kind: FieldKind::Checked(|passage| &passage.checked, |passage| &mut passage.checked),
        cells: &[
            Cell {
                name: "checked_by",
                label: "Checked by",
                hint: "name",
                explained: "who held it against its source; only with the next two",
                ..Cell::TEXT
            },
            Cell {
                name: "checked_on",
                label: "Checked on",
                explained: "when",
                ..Cell::DATE
            },
            Cell {
                name: "checked_file_sha256",
                label: "Fingerprint of that file",
                hint: "64 signs, as the program sha256sum prints them",
                meaning: "By which the file can be recognised: it changes with every letter of it",
                explained: "the SHA-256 of the file it was held against",
                ..Cell::TEXT
            },
        ],
        place: 120,
        comment: "Optional, once a person has held it against the source:",
        example: r#"Checked(by: "A. N. Other", on: "2026-04-01", file_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")"#,
    },
    Field {
        name: "anchor",
        need: Need::Optional,
        kind: FieldKind::Anchor(|passage| &passage.anchor, |passage| &mut passage.anchor),
        cells: &[
            Cell {
                name: "anchor_sha256",
                label: "Taken from the file",
                explained: "of an extract, the SHA-256 of the file it was taken from; only with the next",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_page",
                label: "Page of the PDF",
                explained: "the page of that file on which it begins, from 1; only with the next",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_start",
                label: "Letters before it",
                explained: "how many letters of that page stand before it",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_printed_page",
                label: "Printed page",
                explained: "the number that a reader sees on that page",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_paragraph",
                label: "Paragraph",
                explained: "the number of its paragraph",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_before",
                label: "What stands before it",
                explained: "the words before it",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_after",
                label: "What stands after it",
                explained: "the words after it",
                ..Cell::TEXT
            },
            Cell {
                name: "anchor_stands_for",
                label: "Stands for",
                explained: "the id of the summary in the place of which it was taken",
                ..Cell::TEXT
            },
        ],
        place: 130,
        comment: "Optional: of an extract that the program took from a file, where it stands there; never written by\n\
                  hand.",
        example: r#"Anchor(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", page: 12, start: 340, printed_page: "10", paragraph: "4")"#,
    },
    Field {
        name: "retired",
        need: Need::Optional,
        kind: FieldKind::Retired(|passage| &passage.retired, |passage| &mut passage.retired),
        cells: &[
            Cell {
                name: "passage_retired_on",
                label: "Retired on",
                explained: "since when it is no longer to be relied on; only with the next",
                ..Cell::DATE
            },
            Cell {
                name: "passage_retired_why",
                label: "Why it was retired",
                hint: "shown wherever a case rests on it",
                explained: "why",
                ..Cell::TEXT
            },
        ],
        place: 210,
        comment: "Optional, as above: retired: Retired(on: \"2026-05-01\", why: \"…\"),",
        example: "",
    },
];
