//! The cases of a desk from the command line: begun from one another, listed, packed, and forgotten.

use std::fs;

use super::desk::{Desk, Seen, TODAY};

/// A desk with a case that has two documents, one of them in a folder elsewhere.
fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.export();
    let pdf = desk.get("bundle.pdf");
    desk.put("in/letter.pdf", &pdf);
    desk.put("report.pdf", &pdf);
    for file in ["in/letter.pdf", "report.pdf"] {
        let added = desk.bundle(&["add", "case.ron", file]);
        assert_eq!(added.code, Some(0), "{added}");
    }
    desk
}

fn fine(seen: Seen) -> Seen {
    assert_eq!(seen.code, Some(0), "{seen}");
    seen
}

#[test]
fn a_new_case_from_an_old_one_holds_its_evidence_and_nothing_of_its_client() {
    let desk = desk();
    let made = fine(desk.bundle(&[
        "new",
        "--from",
        "case.ron",
        "--out",
        "new.ron",
        "--reference",
        "PA/1/2030",
    ]));
    assert!(made.stderr.contains("nothing else of it"), "{made}");
    let new = String::from_utf8(desk.get("new.ron")).unwrap();
    let old = String::from_utf8(desk.get("case.ron")).unwrap();
    let lines = |text: &str, what: &str| text.matches(what).count();
    assert_eq!(lines(&new, "passage: ("), lines(&old, "passage: ("));
    assert!(new.contains("PA/1/2030"));
    for word in ["letter.pdf", "report.pdf", "sha256: \"", "signed_off: Some"] {
        assert!(!new.contains(word), "{word}");
    }
    let both = [
        "new",
        "--from",
        "case.ron",
        "--nationality",
        "RUS",
        "--out",
        "x.ron",
    ];
    assert_eq!(desk.bundle(&both).code, Some(2));
    assert_eq!(desk.bundle(&["new", "--out", "x.ron"]).code, Some(2));
}

#[test]
fn the_cases_of_a_folder_are_listed_and_what_cannot_be_read_is_said() {
    let desk = Desk::with_sample();
    let list = |more: &[&str]| {
        let all = [&["appeals", ".", "--date", TODAY], more].concat();
        desk.bundle(&all)
    };
    let json = fine(list(&["--format", "json"])).json();
    assert_eq!(json["appeals"][0]["entries"], 20);
    let text = fine(list(&[]));
    assert!(text.stdout.contains("of 20 entries unsigned"), "{text}");
    let csv = fine(list(&["--format", "csv"]));
    assert!(csv.stdout.starts_with("Number,Hearing,Days,"), "{csv}");
    assert_eq!(csv.stdout.lines().count(), 2, "{csv}");
    desk.put(
        "broken.ron",
        b"// Bundle Builder case file. (version: 4, case: (",
    );
    let seen = desk.bundle(&["appeals", ".", "gone", "--date", TODAY]);
    assert_eq!(seen.code, Some(1), "{seen}");
    for said in ["broken.ron: ", "gone", "1 case"] {
        assert!(seen.stderr.contains(said), "{seen}");
    }
}

#[test]
fn a_package_opens_elsewhere_and_its_case_makes_the_same_bundle() {
    let desk = desk();
    fine(desk.bundle(&["pack", "case.ron", "--out", "case.zip"]));
    fine(desk.bundle(&["unpack", "case.zip", "--out", "there"]));
    assert_eq!(desk.get("there/case.ron"), desk.get("case.ron"));
    let bundle = |case: &str, out: &str| {
        let all = ["export", case, "--out", out, "--date", TODAY];
        let _drafts_have_findings = desk.bundle(&all);
        desk.get(out)
    };
    assert_eq!(
        bundle("there/case.ron", "b.pdf"),
        bundle("case.ron", "b.pdf")
    );
    fs::remove_file(desk.path("report.pdf")).unwrap();
    let seen = fine(desk.bundle(&["pack", "case.ron", "--out", "less.zip"]));
    assert!(seen.stderr.contains("package-document-missing"), "{seen}");
    let seen = fine(desk.bundle(&["unpack", "less.zip", "--out", "less"]));
    assert!(seen.stderr.contains("package-document-missing"), "{seen}");
}

#[test]
fn a_package_that_is_none_is_refused_with_a_finding() {
    let desk = desk();
    fine(desk.bundle(&["pack", "case.ron", "--out", "case.zip"]));
    let mut bytes = desk.get("case.zip");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    desk.put("case.zip", bytes);
    let seen = desk.bundle(&["unpack", "case.zip", "--out", "there"]);
    assert_eq!(seen.code, Some(1), "{seen}");
    assert!(seen.stderr.contains("package-refused"), "{seen}");
    assert!(!desk.path("there").exists());
}

#[test]
fn traces_are_listed_and_removed_only_where_that_is_agreed_to() {
    let desk = desk();
    desk.put(".case.ron.recovery", desk.get("case.ron"));
    let config = desk.path("config");
    let case = desk.path("case.ron");
    let recent = format!("(version: 2, recent: [{:?}])", case.to_str().unwrap());
    desk.put("config/bundle-builder/settings.ron", recent);
    let forget = |more: &[&str]| {
        let all = [&["forget", "case.ron"], more].concat();
        let mut command = desk.command(&all);
        Seen::from(command.env("XDG_CONFIG_HOME", &config).output().unwrap())
    };
    let listed = fine(forget(&["--dry-run"]));
    for what in ["recovery copy", "list of recent cases"] {
        assert!(listed.stdout.contains(what), "{listed}");
    }
    let refused = forget(&[]);
    assert_eq!(refused.code, Some(1), "nobody has said yes: {refused}");
    assert!(desk.path(".case.ron.recovery").exists());
    fine(forget(&["--yes"]));
    assert!(!desk.path(".case.ron.recovery").exists());
    let settings = desk.get("config/bundle-builder/settings.ron");
    assert!(!String::from_utf8(settings).unwrap().contains("case.ron"));
    for stays in ["case.ron", "in/letter.pdf", "report.pdf"] {
        assert!(desk.path(stays).exists(), "{stays}");
    }
    assert!(fine(forget(&["--dry-run"])).stdout.is_empty());
}
