//! `bundle match`: what fits an appellant, and the reason why.

use super::checking::desk_with_pack;
use super::desk::{Desk, Seen, assert_seen};

fn ask(desk: &Desk, more: &[&str]) -> Seen {
    let start = [
        "match",
        "--library",
        "own",
        "--search",
        "zembla",
        "--nationality",
    ];
    desk.bundle(&[&start, more].concat())
}

#[test]
fn what_fits_is_listed_with_its_reason() {
    let desk = desk_with_pack();
    assert_seen!(ask(&desk, &["RUS", "--characteristic", "deserter", "--issue", "Q3c"]), @r"
    exit code: 0
    --- stdout ---
    nobody-2026-01 [helps, extract, read at its own address, read in full]
      Nobody’s Institute, Nothing happened, March 2026, para 4
      In zembla deserters are sent back to the front.
      why: The appellant is: Deserter. Answers the issue “Basic rules of human conduct”. Helps.

    nobody-2026-02 [adverse, extract, read at its own address, read in full]
      Nobody’s Institute, Nothing happened, March 2026, para 5
      In zembla nobody is ever punished.
      why: The appellant is: Deserter. Answers the issue “Basic rules of human conduct”. Adverse.
    --- stderr ---
    2 passages fit
    ");
}

#[test]
fn what_fits_only_nearly_says_so() {
    let desk = desk_with_pack();
    let seen = ask(&desk, &["rus", "--characteristic", "absent-without-leave"]);
    let reason = seen
        .stdout
        .lines()
        .find(|line| line.contains("why:"))
        .unwrap()
        .to_owned();
    insta::assert_snapshot!(reason, @"  why: Speaks more broadly of: Deserter. Helps.");
}

#[test]
fn a_draft_evader_is_not_shown_what_is_about_deserters() {
    let seen = ask(
        &desk_with_pack(),
        &["RUS", "--characteristic", "draft-evader"],
    );
    assert_seen!(seen, @r"
    exit code: 0
    --- stderr ---
    0 passages fit
    ");
}

#[test]
fn an_unknown_characteristic_is_answered_with_what_may_be_meant() {
    let seen = ask(&desk_with_pack(), &["RUS", "--characteristic", "desertr"]);
    assert_seen!(seen, @r"
    exit code: 2
    --- stderr ---
    bundle: there is no characteristic “desertr”: did you mean deserter (Deserter)?
      hint: `bundle library codes` lists all that can be said.
    ");
}

#[test]
fn what_is_meant_is_found_by_label_and_by_other_names() {
    let desk = desk_with_pack();
    let said = |asked: &[&str]| ask(&desk, &[&["RUS"], asked].concat()).stderr;
    insta::assert_snapshot!(said(&["--characteristic", "awol"]), @r"
    bundle: there is no characteristic “awol”: did you mean absent-without-leave (Absent without leave)?
      hint: `bundle library codes` lists all that can be said.
    ");
    insta::assert_snapshot!(said(&["--characteristic", "objector"]), @r"
    bundle: there is no characteristic “objector”: did you mean conscientious-objector (Conscientious objector), religious-objector (Religious objector) or war-crimes-objector (War-crimes objector)?
      hint: `bundle library codes` lists all that can be said.
    ");
    insta::assert_snapshot!(said(&["--characteristic", "qwertyuiop"]), @r"
    bundle: there is no characteristic “qwertyuiop”
      hint: `bundle library codes` lists all that can be said.
    ");
    insta::assert_snapshot!(said(&["--issue", "war crimes"]), @r"
    bundle: there is no issue “war crimes”: did you mean Q3c Basic rules of human conduct?
      hint: `bundle library codes` lists all that can be said.
    ");
    insta::assert_snapshot!(ask(&desk, &[""]).stderr, @r"
    bundle: no country is named
      hint: Type it by name or three-letter code, for instance Sudan or SDN; `bundle library codes` lists all.
    ");
}

#[test]
fn an_unknown_nationality_or_issue_is_answered_with_the_known_ones() {
    let desk = desk_with_pack();
    assert_seen!(ask(&desk, &["NAR"]), @r"
    exit code: 2
    --- stderr ---
    bundle: there is no country “NAR”: did you mean Central African Republic (CAF), Morocco (MAR), Namibia (NAM) or Niger (NER)?
    ");
    assert_seen!(ask(&desk, &["RUS", "--issue", "q9"]), @r"
    exit code: 2
    --- stderr ---
    bundle: there is no issue “q9”; there are: Q1 Convention reason, Q1a Political opinion, Q1b Conscience, Q1c Social group or ethnic minority, Q1d Religion, Q2 Subjective fear, Q3 Risk of persecution, Q3a Risk of prosecution, Q3b Severity of punishment, Q3c Basic rules of human conduct, Q3d Treatment of refusers, Q3e Conditions of service, Q3f Punishment of dissent, Q3g Activity abroad, Q3h Having to hide an opinion, Q3i Illegal exit and return, Q4 State protection, Q5 Internal relocation, X1 Exclusion (Article 1F), X2 Certification (section 94), H1 Prison conditions (Article 3), H2 Forced deployment, H2a Forced labour (Article 4), H3 Private life (Article 8), C1 Credibility and documents
    ");
}

#[test]
fn a_tick_on_which_the_library_has_nothing_is_named() {
    let desk = Desk::new();
    let words = |line: &str| desk.bundle(&line.split(' ').collect::<Vec<_>>());
    let ticks = "--characteristic deserter --characteristic illegal-exit";
    let said = words(&format!("match --nationality Russia {ticks}")).stderr;
    insta::assert_snapshot!(said, @"
    90 passages fit
    14 passages on none of these issues or on the country alone left out: --general shows them
    The library has 571 passages on this nationality (Russian national), and nothing on: illegal-exit (Left the country illegally)
    ");
    let coverage = words(&format!("library coverage --nationality rus {ticks}"));
    assert!(
        coverage
            .stderr
            .trim_end()
            .ends_with(said.lines().last().unwrap()),
        "{coverage}"
    );
    let other = words("match --nationality Eritrea --characteristic illegal-exit");
    assert!(!other.stderr.contains("nothing on"), "{other}");
}

#[test]
fn an_issue_is_known_by_its_id_and_by_its_code() {
    let desk = desk_with_pack();
    let by = |name| {
        ask(
            &desk,
            &["RUS", "--characteristic", "deserter", "--issue", name],
        )
        .to_string()
    };
    assert_eq!(by("q3c-basic-rules"), by("q3c"));
    assert_eq!(by("q3c"), by("Q3C"));
}

#[test]
fn search_folds_case_and_accents_and_takes_phrases() {
    let desk = desk_with_pack();
    let found = |words: &str| {
        let start = [
            "match",
            "--library",
            "own",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
            "--format",
            "json",
        ];
        let seen = desk.bundle(&[&start[..], &["--search", words]].concat());
        assert_eq!(seen.code, Some(0), "{seen}");
        let rows = seen.json();
        let ids = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(found("ZEMBLA").len(), 2);
    assert_eq!(found("zémbla pùnished"), ["nobody-2026-02"]);
    assert_eq!(
        found("\"sent back to the front\" zembla"),
        ["nobody-2026-01"]
    );
    assert_eq!(found("\"front the to back\""), Vec::<String>::new());
    assert!(!found("mobilis").is_empty());
    assert!(found("").len() > 20);
}

#[test]
fn matches_as_data() {
    let rows = ask(
        &desk_with_pack(),
        &["RUS", "--characteristic", "deserter", "--format", "json"],
    )
    .json();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "nobody-2026-01")
        .unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(row).unwrap(), @r#"
    {
      "address": "https://example.org/nothing",
      "id": "nobody-2026-01",
      "issues": [
        "q3c-basic-rules"
      ],
      "kind": "extract",
      "pinpoint": "para 4",
      "published": "2026-03",
      "publisher": "Nobody’s Institute",
      "read": "read in full",
      "reason": "The appellant is: Deserter. Helps.",
      "source": "nobody-2026",
      "stance": "helps",
      "text": "In zembla deserters are sent back to the front.",
      "tier": "read at its own address",
      "title": "Nothing happened"
    }
    "#);
}
