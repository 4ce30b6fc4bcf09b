//! Editions: what is known of them, what is to be renewed, and who is told when a newer one comes.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::case::{Case, Edit, IssueChoice, text};
use bundle_builder::library::{read, shipped};
use bundle_builder::profile::DEFAULT;

use super::desk::{Desk, assert_seen};

const NEXT_YEAR: &str = "2027-09-02";

/// A desk with a case that cites the note of August 2026.
fn desk() -> Desk {
    let desk = Desk::new();
    let arguments = [
        "new",
        "--nationality",
        "RUS",
        "--characteristic",
        "deserter",
        "--issue",
        "q3b",
        "--select-top",
        "6",
        "--reference",
        "PA/00001/2099",
        "--appellant",
        "A.B.",
        "--out",
        "case.ron",
    ];
    let seen = desk.bundle(&arguments);
    assert_eq!(seen.code, Some(0), "{seen}");
    let case = text::read(&desk.get("case.ron")).unwrap();
    let cited = case
        .entries()
        .filter(|one| one.source.id.as_str() == "cpin-russia-military-2026");
    assert!(cited.count() > 0);
    desk
}

fn checked(desk: &Desk, date: &str, more: &[&str]) -> Vec<String> {
    let seen = desk.bundle(&[&["check", "case.ron", "--date", date], more].concat());
    let told = seen.stdout.lines();
    let told = told.filter(|line| line.starts_with("warning") && line.contains("edition"));
    told.map(str::to_owned).collect()
}

/// As the manual has it, step by step (`evidence/README.md`).
#[test]
fn a_firm_brings_in_next_years_edition_and_an_old_case_is_told() {
    let desk = desk();
    let before = desk.get("case.ron");
    let made = desk.bundle(&[
        "library",
        "new",
        "firm-2027",
        "--nationality",
        "RUS",
        "--date",
        NEXT_YEAR,
    ]);
    assert_eq!(made.code, Some(0), "{made}");
    let template = String::from_utf8(desk.get("firm-2027/TEMPLATE.ron")).unwrap();
    let source = template
        .replace("template-2026", "cpin-russia-military-2027")
        .replace(
            "An invented report on nothing in particular",
            "Country policy and information note: Military service, Russia, version 3.0",
        );
    desk.put("firm-2027/sources/cpin-russia-military-2027.ron", source);
    desk.put("firm-2027/editions.ron", r#"Editions(series: [
        Series(id: "cpin-russia-military", title: "UK Home Office, Country policy and information note Russia: Military service", known_to: "2027-09-01", editions: [
            Edition(name: "version 3.0", published: "2027-08", sources: ["cpin-russia-military-2027"]),
        ]),
    ])"#);
    let seen = desk.bundle(&["library", "check", "firm-2027"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let told = "“cpin-russia-military-2026” is not the newest.";
    assert!(seen.stdout.contains(told), "{seen}");
    let about = String::from_utf8(desk.get("firm-2027/pack.ron")).unwrap();
    let accepting = about.replace("\n)", "\n    accepted: [Accepted(finding: \"older-edition-held\", of: \"cpin-russia-military-2026\", why: \"Cases of last year cite it.\")],\n)");
    desk.put("firm-2027/pack.ron", accepting);
    let seen = desk.bundle(&["library", "check", "firm-2027"]);
    assert!(seen.stderr.contains("0 errors, 0 warnings"), "{seen}");
    let told = checked(&desk, NEXT_YEAR, &["--library", "firm-2027"]);
    insta::assert_snapshot!(told.join("\n"), @"
    warning[editions-known-to]: This library knows editions up to 25 November 2026.
    warning[older-edition] CS 1: A newer edition of “UK Home Office, Country policy and information note Russia: Military service” is known: version 3.0 (August 2027). This is: version 2.0 (12 August 2026). The library keeps it: Cases of last year cite it. (CS 1, CS 2, CS 3, CS 4, CS 5)
    ");
    // Who does not use the pack is told only that nobody has looked.
    insta::assert_snapshot!(checked(&desk, NEXT_YEAR, &[]).join("\n"), @r"
    warning[editions-known-to]: This library knows editions up to 25 November 2026.
    ");
    assert_eq!(desk.get("case.ron"), before, "the case is as it was");
}

/// What the check of a case says of an older edition, the list of editions says as well, with the reason.
#[test]
fn an_older_edition_that_is_kept_is_told_by_the_check_of_a_case_and_by_the_list() {
    let desk = Desk::new();
    let library = read(&shipped()).0;
    let held = library.passage(&"freedomhouse-2025-01".into()).unwrap();
    let edits = [
        Edit::SetNationality(Some("RUS".to_owned())),
        Edit::AddIssue(IssueChoice::Typed("Leaving Russia".to_owned())),
        Edit::AddEntry {
            issue: "own-1".to_owned(),
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        },
    ];
    let case = edits
        .iter()
        .fold(Case::new(DEFAULT), |case, edit| edit.apply(&case).unwrap());
    desk.put("case.ron", text::write(&case).unwrap());
    let date = "2026-11-28";
    insta::assert_snapshot!(checked(&desk, date, &[]).join("\n"), @"warning[older-edition] CS 1: A newer edition of “Freedom House, Freedom in the World: Russia” is known: edition of 2026. This is: edition of 2025 (26 February 2025). The library keeps it: What the Home Office’s note of June 2025 quotes on LGBT people; of the edition of 2026 only what the note of August 2026 quotes was seen.");
    let seen = desk.bundle(&[
        "library",
        "editions",
        "--nationality",
        "RUS",
        "--date",
        date,
    ]);
    let of = seen
        .stdout
        .split("\n\n")
        .find(|one| one.starts_with("Freedom House"))
        .unwrap();
    insta::assert_snapshot!(of, @"
    Freedom House, Freedom in the World: Russia
      newest known: edition of 2026 [freedom-house-2026]
      seen up to 25 November 2026: no edition after 2026
      kept: edition of 2025 (26 February 2025) (freedomhouse-2025). What the Home Office’s note of June 2025 quotes on LGBT people; of the edition of 2026 only what the note of August 2026 quotes was seen.
    ");
    assert!(
        seen.stderr
            .contains("5 publications: 0 to renew, 2 with an older edition kept"),
        "{seen}"
    );
}

#[test]
fn what_is_to_be_renewed_is_listed_first() {
    let desk = Desk::new();
    assert_seen!(desk.bundle(&["library", "editions", "--nationality", "IRN", "--date", "2026-11-28"]), @r"
    exit code: 0
    --- stdout ---
    US Department of State, Country Reports on Human Rights Practices: Iran
      newest known: report on 2023 (22 April 2024) [usdos-irn-2023]
      seen up to 25 November 2026: no edition after 22 April 2024
      to do: Look for a later edition than the report on 2023: they go by the year, and none since was seen.

    Australian Department of Foreign Affairs and Trade, Country Information Report: Iran
      newest known: report of 2023 (24 July 2023) [dfat-irn-2023]
      seen up to 25 November 2026: no edition after 24 July 2023
      to do: Look for a later edition than the report of 2023: they go by the year, and none since was seen.

    UK Home Office, Country policy and information note Iran: Military service
      newest known: version 4.0 (26 August 2026) [cpin-irn-military-2026]
      seen up to 25 November 2026: no edition after 26 August 2026

    UK Home Office, Country policy and information note Iran: Social media, surveillance and sur place activities
      newest known: version 2.0 (10 April 2025) [cpin-irn-surplace-2025]
      seen up to 25 November 2026: no edition after 10 April 2025
    --- stderr ---
    4 publications: 2 to renew, 0 with an older edition kept for a reason
    ");
    let seen = desk.bundle(&["library", "editions", "--date", NEXT_YEAR]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert_eq!(
        seen.stdout
            .matches("to do: Look for a newer edition")
            .count(),
        13
    );
}

/// The prompt about exclusion is for whoever makes the case: `bundle check` says it, and no export.
#[test]
fn exclusion_is_prompted_for_where_the_case_is_checked_and_goes_out_with_nothing() {
    let desk = Desk::new();
    let arguments = [
        "new",
        "--nationality",
        "RUS",
        "--characteristic",
        "took-part-in-operations",
        "--characteristic",
        "war-crimes-objector",
        "--characteristic",
        "deserter",
        "--issue",
        "q3c",
        "--reference",
        "PA/00001/2099",
        "--appellant",
        "A.B.",
        "--out",
        "case.ron",
    ];
    assert_eq!(desk.bundle(&arguments).code, Some(0));
    let seen = desk.bundle(&["check", "case.ron"]);
    let prompt = "The appellant is: Took part in operations.";
    assert!(
        seen.stdout.contains("warning[exclusion]") && seen.stdout.contains(prompt),
        "{seen}"
    );
    let export = |out: &str, format: &str| {
        desk.bundle(&[
            "export", "case.ron", "--out", out, "--format", format, "--date", NEXT_YEAR,
        ])
    };
    for format in ["text", "json"] {
        let seen = export("asked.pdf", format);
        assert_eq!(seen.code, Some(0), "{seen}");
        assert!(!seen.to_string().contains("Article 1F"), "{seen}");
    }
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let considered = case.trim_end().strip_suffix("    ),\n)").unwrap();
    let considered = format!(
        "{considered}        exclusion_considered: Some((by: \"A.N.\", on: \"2026-11-28\")),\n    ),\n)\n"
    );
    desk.put("case.ron", considered);
    let seen = desk.bundle(&["check", "case.ron"]);
    assert!(!seen.to_string().contains("Article 1F"), "{seen}");
    let nobody = String::from_utf8(desk.get("case.ron")).unwrap();
    desk.put("nobody.ron", nobody.replace("by: \"A.N.\"", "by: \"\""));
    let seen = desk.bundle(&["check", "nobody.ron"]);
    assert!(seen.stdout.contains("warning[exclusion]"), "{seen}");
    assert_eq!(export("answered.pdf", "text").code, Some(0));
    assert!(
        desk.get("asked.pdf") == desk.get("answered.pdf"),
        "the answer is printed"
    );
}
