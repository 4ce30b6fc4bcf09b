//! The table of a source's fields.

use super::{Cell, Choice, Field, FieldKind, Need, put};
use crate::library::model::{PublisherKind, ReadExtent, Source, Tier};

pub(super) const FIELDS: &[Field<Source>] = &[
    Field {
        name: "id",
        need: Need::Required,
        kind: FieldKind::SourceId(|source| &source.id, |source| &mut source.id),
        cells: &[Cell {
            name: "source_id",
            label: "Short name",
            hint: "lower-case letters, digits, hyphens",
            meaning: "By which other sources, cases and tables know it; chosen once, and never used again",
            explained: "**the id of the source**: lower-case letters, digits, hyphens",
            ..Cell::TEXT
        }],
        place: 200,
        comment: "Lower-case letters, digits and hyphens; unique over all packs; never used again for another.",
        example: r#""template-2026""#,
    },
    Field {
        name: "title",
        need: Need::Required,
        kind: FieldKind::Text(|source| &source.title, |source| &mut source.title),
        cells: &[Cell {
            name: "title",
            label: "Title",
            hint: "as the document has it",
            explained: "**its title**",
            ..Cell::TEXT
        }],
        place: 10,
        comment: "",
        example: r#""An invented report on nothing in particular""#,
    },
    Field {
        name: "publisher",
        need: Need::Required,
        kind: FieldKind::Text(|source| &source.publisher, |source| &mut source.publisher),
        cells: &[Cell {
            name: "publisher",
            label: "Publisher",
            explained: "**who published it**",
            ..Cell::TEXT
        }],
        place: 20,
        comment: "",
        example: r#""Nobody’s Institute""#,
    },
    Field {
        name: "publisher_kind",
        need: Need::Required,
        kind: FieldKind::Choice(Choice {
            get: |source| source.publisher_kind.name(),
            set: |source, name| put(&mut source.publisher_kind, PublisherKind::named(name)),
            words: || {
                let all = PublisherKind::ALL.iter();
                all.map(|one| (one.name(), one.label())).collect()
            },
        }),
        cells: &[Cell {
            name: "publisher_kind",
            label: "Kind of publisher",
            explained: "**Court, Legislature, Intergovernmental, State, Ngo, Academic or Media**",
            ..Cell::CHOICE
        }],
        place: 30,
        comment: "Court | Legislature | Intergovernmental | State | Ngo | Academic | Media",
        example: "Ngo",
    },
    Field {
        name: "described_as",
        need: Need::Optional,
        kind: FieldKind::OptionalText(
            |source| &source.described_as,
            |source| &mut source.described_as,
        ),
        cells: &[Cell {
            name: "described_as",
            label: "In your own words",
            hint: "for instance: NGO report",
            explained: "the kind in your own words",
            ..Cell::TEXT
        }],
        place: 40,
        comment: "Optional: the kind in your own words.",
        example: r#""NGO report""#,
    },
    Field {
        name: "published",
        need: Need::Optional,
        kind: FieldKind::Date(|source| &source.published, |source| &mut source.published),
        cells: &[Cell {
            name: "published",
            label: "Published",
            hint: "day, month and year, as far as known",
            explained: "`2026`, `2026-03` or `2026-03-31`; import also reads `31/03/2026`, `31 March 2026` and `March 2026`",
            ..Cell::DATE
        }],
        place: 50,
        comment: r#"Optional: "2026", "2026-03" or "2026-03-31": no more than is known."#,
        example: r#""2026-03""#,
    },
    Field {
        name: "covers",
        need: Need::Optional,
        kind: FieldKind::Period(|source| &source.covers, |source| &mut source.covers),
        cells: &[
            Cell {
                name: "covers_from",
                label: "Covers from",
                hint: "month and year",
                explained: "the beginning of the time it reports on; only with `covers_to`",
                ..Cell::DATE
            },
            Cell {
                name: "covers_to",
                label: "Covers to",
                hint: "month and year",
                explained: "the end of it",
                ..Cell::DATE
            },
        ],
        place: 60,
        comment: "Optional: the time on which it reports.",
        example: r#"Period(from: "2025-01", to: "2025-12")"#,
    },
    Field {
        name: "address",
        need: Need::Required,
        kind: FieldKind::Address(|source| &source.address, |source| &mut source.address),
        cells: &[Cell {
            name: "address",
            label: "Address",
            hint: "https://…, where a judge can open it without a login",
            explained: "**where a judge can open it without a login**",
            ..Cell::TEXT
        }],
        place: 70,
        comment: "Where a judge can open it without a login.",
        example: r#""https://example.org/invented-report""#,
    },
    Field {
        name: "language",
        need: Need::Required,
        kind: FieldKind::Language(|source| &source.language, |source| &mut source.language),
        cells: &[Cell {
            name: "language",
            label: "Language",
            hint: "two letters, such as en",
            explained: "**two letters, of the document itself**",
            ..Cell::TEXT
        }],
        place: 80,
        comment: "Two letters, of the document itself.",
        example: r#""en""#,
    },
    Field {
        name: "licence",
        need: Need::Optional,
        kind: FieldKind::OptionalText(|source| &source.licence, |source| &mut source.licence),
        cells: &[Cell {
            name: "licence",
            label: "Licence",
            hint: "as the source states it; unknown is not free",
            explained: "as the source states it",
            ..Cell::TEXT
        }],
        place: 90,
        comment: "Optional: as the source states it. Unknown is not free.",
        example: r#""CC BY 4.0 (stated on the page)""#,
    },
    Field {
        name: "tier",
        need: Need::Required,
        kind: FieldKind::Choice(Choice {
            get: |source| source.tier.name(),
            set: |source, name| put(&mut source.tier, Tier::named(name)),
            words: || {
                let words = |tier: &Tier| match tier {
                    Tier::A => "Read at its own address, date known",
                    Tier::B => "Sound, but with a defect (say which under Limits)",
                    Tier::C => "Only a lead to the original",
                };
                let all = Tier::ALL.iter();
                all.map(|tier| (tier.name(), words(tier))).collect()
            },
        }),
        cells: &[Cell {
            name: "tier",
            label: "Reliability",
            meaning: "How far the source itself can be exhibited",
            explained: "**A, B or C**",
            ..Cell::CHOICE
        }],
        place: 100,
        comment: "A: read at its own address, date known. B: sound but with a defect. C: a lead to the original.",
        example: "B",
    },
    Field {
        name: "read",
        need: Need::Required,
        kind: FieldKind::Choice(Choice {
            get: |source| source.read.name(),
            set: |source, name| put(&mut source.read, ReadExtent::named(name)),
            words: || {
                let all = ReadExtent::ALL.iter();
                all.map(|one| (one.name(), one.label())).collect()
            },
        }),
        cells: &[Cell {
            name: "read",
            label: "How much was read",
            explained: "**FullText, Excerpt, LandingPage or SecondHand**",
            ..Cell::CHOICE
        }],
        place: 110,
        comment: "FullText | Excerpt | LandingPage | SecondHand",
        example: "Excerpt",
    },
    Field {
        name: "seen_through",
        need: Need::Optional,
        kind: FieldKind::OptionalText(
            |source| &source.seen_through,
            |source| &mut source.seen_through,
        ),
        cells: &[Cell {
            name: "seen_through",
            label: "Seen through",
            hint: "needed where it was seen second-hand",
            explained: "through whom it was seen; needed with SecondHand",
            ..Cell::TEXT
        }],
        place: 120,
        comment: "Needed with SecondHand: through whom it was seen.",
        example: r#""a newspaper’s account""#,
    },
    Field {
        name: "findings_of",
        need: Need::Optional,
        kind: FieldKind::Names(
            |source| &source.findings_of,
            |source| &mut source.findings_of,
        ),
        cells: &[Cell {
            name: "findings_of",
            label: "Findings of",
            hint: "bodies whose findings it passes on, with ; between them",
            meaning: "Who only passes on what another found is not counted as a second publisher",
            explained: "list: whose findings it passes on, by name",
            ..Cell::LIST
        }],
        place: 130,
        comment: "Optional: whose findings it passes on, by name, where their own report is not in the library.",
        example: r#"["Another invented body"]"#,
    },
    Field {
        name: "relies_on",
        need: Need::Optional,
        kind: FieldKind::Sources(|source| &source.relies_on, |source| &mut source.relies_on),
        cells: &[Cell {
            name: "relies_on",
            label: "Relies on",
            meaning: "Who only passes on what another found is not counted as a second publisher",
            explained: "list: ids of sources that it only passes on",
            ..Cell::LIST
        }],
        place: 140,
        comment: "Optional: ids of sources in the library whose findings this one only passes on.",
        example: "[]",
    },
    Field {
        name: "limits",
        need: Need::Optional,
        kind: FieldKind::OptionalText(|source| &source.limits, |source| &mut source.limits),
        cells: &[Cell {
            name: "limits",
            label: "Limits",
            hint: "what is wrong or uncertain about it",
            explained: "what is wrong or uncertain about it",
            lines: 2,
            ..Cell::TEXT
        }],
        place: 150,
        comment: "Optional: what is wrong or uncertain about it.",
        example: r#""Invented. Only the summary was read.""#,
    },
    Field {
        name: "assessment_through",
        need: Need::Optional,
        kind: FieldKind::Number(
            |source| &source.assessment_through,
            |source| &mut source.assessment_through,
        ),
        cells: &[Cell {
            name: "assessment_through",
            label: "Assessment ends with section",
            hint: "of a Home Office note; a number",
            meaning: "The last numbered section of the note that gives the respondent’s own assessment; what follows is country information",
            explained: "of a country note of the respondent: the last numbered section that gives the respondent’s own assessment",
            ..Cell::TEXT
        }],
        place: 155,
        comment: "Optional, for a country note of the respondent: the last numbered section of its own assessment.",
        example: "5",
    },
    Field {
        name: "supersedes",
        need: Need::Optional,
        kind: FieldKind::Sources(|source| &source.supersedes, |source| &mut source.supersedes),
        cells: &[Cell {
            name: "supersedes",
            label: "Replaces",
            meaning: "Older sources that this one takes the place of",
            explained: "list: ids of sources that it replaces",
            ..Cell::LIST
        }],
        place: 160,
        comment: "Optional: ids of sources that this one replaces.",
        example: "[]",
    },
    Field {
        name: "file",
        need: Need::Optional,
        kind: FieldKind::File(|source| &source.file, |source| &mut source.file),
        cells: &[
            Cell {
                name: "file_sha256",
                label: "Fingerprint of its file",
                hint: "64 signs, as the program sha256sum prints them",
                meaning: "By which the file is recognised wherever it lies; quotations are held against it",
                explained: "the SHA-256 of the file in which it was published",
                ..Cell::TEXT
            },
            Cell {
                name: "file_edition",
                label: "Edition",
                hint: "in the publisher’s words",
                explained: "which edition that file is; only with the one before",
                ..Cell::TEXT
            },
            Cell {
                name: "file_retrieved_on",
                label: "Retrieved on",
                explained: "when that file was taken from where it was published",
                ..Cell::DATE
            },
        ],
        place: 170,
        comment: "Optional: the file that quotations are held against, by its SHA-256; which edition it is and\n\
                  when it was retrieved, as far as known.",
        example: r#"PublishedFile(sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", edition: "version 2", retrieved_on: "2026-03-30")"#,
    },
    Field {
        name: "retired",
        need: Need::Optional,
        kind: FieldKind::Retired(|source| &source.retired, |source| &mut source.retired),
        cells: &[
            Cell {
                name: "source_retired_on",
                label: "Retired on",
                explained: "since when it is no longer to be relied on; only with the next",
                ..Cell::DATE
            },
            Cell {
                name: "source_retired_why",
                label: "Why it was retired",
                hint: "shown wherever a case rests on it",
                explained: "why",
                ..Cell::TEXT
            },
        ],
        place: 210,
        comment: "Optional: once it is no longer to be relied on, since when and why. Its passages are then\n\
                  offered to nobody; the file stays, because ids are never used again.\n\
                  retired: Retired(on: \"2026-05-01\", why: \"Withdrawn by the publisher.\"),",
        example: "",
    },
    Field {
        name: "passages",
        need: Need::Required,
        kind: FieldKind::Passages(|source| &source.passages),
        cells: &[],
        place: 220,
        comment: "",
        example: "",
    },
];
