//! A firm's own profiles, and everything that can be wrong with their files.

use super::super::DEFAULT;
use super::*;

fn file(name: &str, text: &str) -> ProfileFile {
    ProfileFile {
        path: format!("own/profiles/{name}.ron"),
        content: text.as_bytes().to_vec(),
    }
}

fn read(files: &[ProfileFile]) -> (Profiles, Vec<Finding>) {
    Profiles::read(files, vec!["own/profiles".to_owned()])
}

const OURS: &str = r#"(
    id: "ours",
    extends: "ft-iac-2024-11",
    name: "As we file at Taylor House",
    // A letter from the resident judge, in the office file.
    schedule_max_pages: (
        value: 15,
        authority: "Standing permission of the resident judge, 3 March 2026",
        status: Seen,
    ),
    max_bookmarks: (value: None, authority: "ours", status: Seen),
)"#;

#[test]
fn a_profile_of_ones_own_says_only_what_is_otherwise() {
    let (profiles, findings) = read(&[file("ours", OURS)]);
    assert_eq!(findings, []);
    let shipped = Profile::shipped(DEFAULT).unwrap();
    let ours = profiles.get("ours").unwrap();
    assert_eq!(ours.name, "As we file at Taylor House");
    assert_eq!(ours.schedule_max_pages.value, Some(15));
    assert_eq!(
        ours.schedule_max_pages.force,
        shipped.schedule_max_pages.force
    );
    assert_eq!(ours.max_bookmarks.value, None);
    assert_eq!(ours.page_prefix, shipped.page_prefix);
    assert_eq!(profiles.get(DEFAULT).unwrap(), &shipped);
    let unknown = profiles.get("theirs").unwrap_err().to_string();
    assert!(unknown.ends_with(", nor in own/profiles"), "{unknown}");
}

#[test]
fn one_profile_of_ones_own_may_extend_another_in_whatever_order_they_are_read() {
    let more = "(id: \"more\", extends: \"ours\", bundle_title: \"Bundle of the appellant\")";
    for files in [
        [file("ours", OURS), file("more", more)],
        [file("more", more), file("ours", OURS)],
    ] {
        let (profiles, findings) = read(&files);
        assert_eq!(findings, []);
        let more = profiles.get("more").unwrap();
        assert_eq!(more.schedule_max_pages.value, Some(15));
        assert_eq!(more.bundle_title, "Bundle of the appellant");
    }
}

#[test]
fn a_file_with_the_name_of_what_ships_confirms_its_values_and_changes_none() {
    let confirmed = r#"confirmed: (by: "RS", on: "2026-11-29", hash: "ab", paragraph: "10.6(b)")"#;
    let text =
        format!("(id: \"{DEFAULT}\", extends: \"{DEFAULT}\", schedule_max_pages: ({confirmed}))");
    let (profiles, findings) = read(&[file("confirmed", &text), file("ours", OURS)]);
    assert_eq!(findings, []);
    let values = profiles.get(DEFAULT).unwrap().values();
    let of = |name: &str| {
        values
            .iter()
            .find(|row| row.name == name)
            .unwrap()
            .standing()
    };
    assert_eq!(
        of("schedule_max_pages"),
        "confirmed by RS on 29 November 2026, paragraph 10.6(b)"
    );
    assert_eq!(of("paper"), "read in part, not confirmed");
    assert_eq!(of("entry_prefix"), "our own choice");
    // Another value is another thing than the one that was confirmed.
    let ours = profiles.get("ours").unwrap();
    assert_eq!(ours.schedule_max_pages.confirmed, None);
    let other = text.replace(confirmed, "value: 20, authority: \"none\", status: Seen");
    let (profiles, findings) = read(&[file("confirmed", &other)]);
    assert_eq!(told(&findings), ["profile-shipped 1:51"]);
    assert_eq!(
        profiles.get(DEFAULT).unwrap().schedule_max_pages.value,
        Some(12)
    );
}

fn told(findings: &[Finding]) -> Vec<String> {
    let told = findings.iter().map(|one| match &one.place {
        Place::File { line, column, .. } => format!("{} {line}:{column}", one.code),
        _ => one.code.to_string(),
    });
    told.collect()
}

#[test]
fn every_mistake_is_named_with_its_line_and_column_and_nothing_is_taken_from_such_a_file() {
    let head = "(\n  id: \"ours\",\n  extends: \"ft-iac-2024-11\",\n  ";
    let cases: [(&str, &[&str]); 12] = [
        ("schedule_maximum: (value: 3),", &["profile-unreadable 4:3"]),
        (
            "max_bookmarks: (value: \"many\"),\n  review_max_pages: 3,",
            &["profile-unreadable 4:25", "profile-unreadable 5:20"],
        ),
        ("paper: 3,", &["profile-unreadable 4:9"]),
        (
            "schedule_max_pages: (value: 15),",
            &["profile-authority 4:3"],
        ),
        (
            "schedule_max_pages: (value: 15, authority: \"a\"),",
            &["profile-authority 4:3"],
        ),
        (
            "entry_prefix: (value: \" \", authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
        (
            "file_name: (value: \"{claimant}\", authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
        (
            "supplementary_prefix: (value: \"SB\", authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
        (
            "paper: (value: (width_mm: 1.0, height_mm: 297.0), authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
        (
            "schedule_line_spacing: (value: 0.1, authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
        ("until: \"2020-01-01\",", &["profile-value 4:3"]),
        (
            "max_file_mib: (value: 0, authority: \"a\", status: Seen),",
            &["profile-value 4:3"],
        ),
    ];
    for (wrong, expected) in cases {
        let (profiles, findings) = read(&[file("ours", &format!("{head}{wrong}\n)"))]);
        assert_eq!(told(&findings), expected, "{wrong}: {findings:#?}");
        assert!(profiles.get("ours").is_err(), "{wrong}");
    }
    let whole = |id: &str, base: &str| format!("(\n  id: \"{id}\",\n  extends: \"{base}\",\n)");
    for (text, expected) in [
        (whole("ours", "narnia"), "profile-base 3:3"),
        (whole("narnia", "narnia"), "profile-base 3:3"),
        (whole("plain", DEFAULT), "profile-name 2:3"),
        (whole("Our Own", DEFAULT), "profile-name 2:3"),
        (String::new(), "profile-unreadable 1:1"),
    ] {
        let (profiles, findings) = read(&[file("ours", &text)]);
        assert_eq!(told(&findings), [expected], "{text}");
        assert_eq!(profiles.all(), Profiles::shipped().all());
    }
    let (_, findings) = read(&[ProfileFile {
        path: "own/profiles/ours.ron".to_owned(),
        content: vec![0xff],
    }]);
    assert_eq!(told(&findings), ["not-utf8 1:1"]);
}
