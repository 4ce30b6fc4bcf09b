//! A small invented pack that hangs on the shipped trees, and a case with nothing wrong in it.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::case::{Case, Edit, HeadingField, IssueChoice, USUAL_RESPONDENT};
use bundle_builder::library::{Library, PackFiles, read, shipped};
use bundle_builder::profile::DEFAULT;

const PACK: &str = r#"Pack(
    id: "small",
    title: "A small invented pack",
    nationalities: ["RUS"],
    updated: "2026-11-01",
)
"#;

const REPORT: &str = r#"Source(
    id: "nobody-2026",
    title: "Nothing happened",
    publisher: "Nobody’s Institute",
    publisher_kind: Ngo,
    published: "2026-03",
    address: "https://example.org/nothing",
    language: "en",
    tier: A,
    read: FullText,
    passages: [
        Passage(
            id: "nobody-2026-01",
            kind: Extract,
            text: "In zembla deserters are sent back to the front.",
            pinpoint: "para 4",
            about: ["deserter"],
            issues: ["q3c-basic-rules"],
            stance: Helps,
            provenance: "invented",
            checked: Checked(by: "A. Nother", on: "2026-10-01", file_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ),
        Passage(
            id: "nobody-2026-02",
            kind: Extract,
            text: "In zembla nobody is ever punished.",
            pinpoint: "para 5",
            about: ["deserter"],
            issues: ["q3c-basic-rules"],
            stance: Adverse,
            provenance: "invented",
            checked: Checked(by: "A. Nother", on: "2026-10-01", file_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ),
    ],
)
"#;

/// The pack as files. It has no trees of its own.
pub(crate) fn pack() -> PackFiles {
    let files = [("pack.ron", PACK), ("sources/nobody-2026.ron", REPORT)];
    let owned = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    PackFiles {
        origin: "small".to_owned(),
        files: owned.into(),
    }
}

/// The pack with one text of its source exchanged.
pub(crate) fn pack_with(old: &str, new: &str) -> PackFiles {
    assert!(REPORT.contains(old), "{old} is not in the source");
    let mut pack = pack();
    let text = REPORT.replacen(old, new, 1);
    pack.files
        .insert("sources/nobody-2026.ron".to_owned(), text.into_bytes());
    pack
}

/// The shipped library with a pack beside it; neither has faults.
pub(crate) fn library_with(pack: PackFiles) -> Library {
    let (library, findings) = read(&[shipped(), vec![pack]].concat());
    assert_eq!(findings, [], "the invented pack is sound");
    library
}

/// A deserter’s case with both passages of the small pack, complete and signed off.
pub(crate) fn case(library: &Library) -> Case {
    let issue = library.taxonomy.issue(&"q3c-basic-rules".into()).unwrap();
    let heading = |field, text: &str| Edit::SetHeading {
        field,
        text: text.to_owned(),
    };
    let mut edits = vec![
        heading(HeadingField::Reference, "PA/00000/2099"),
        heading(HeadingField::Appellant, "X. Y."),
        heading(HeadingField::Respondent, USUAL_RESPONDENT),
        Edit::SetNationality(Some("RUS".to_owned())),
        Edit::SetCharacteristic {
            id: "deserter".into(),
            holds: true,
        },
        Edit::AddIssue(IssueChoice::FromTree {
            id: issue.id.clone(),
            label: issue.label.clone(),
        }),
    ];
    for (number, id) in (1..).zip(["nobody-2026-01", "nobody-2026-02"]) {
        edits.push(add(library, "q3c-basic-rules", id));
        edits.push(Edit::SignOff {
            number,
            by: "A. Nother".to_owned(),
            on: "2026-11-02".parse().unwrap(),
        });
    }
    edits.iter().fold(Case::new(DEFAULT), apply)
}

/// The edit that chooses a passage of the library.
pub(crate) fn add(library: &Library, issue: &str, id: &str) -> Edit {
    let held = library.passage(&id.into()).unwrap();
    Edit::AddEntry {
        issue: issue.to_owned(),
        source: Box::new(held.source.clone()),
        passage: Box::new(held.passage.clone()),
    }
}

pub(crate) fn apply(case: Case, edit: &Edit) -> Case {
    edit.apply(&case).unwrap()
}
