//! The tribunals' rules as data: chosen in a case, made otherwise by a firm, confirmed by a person; and a bundle on
//! other paper, with other prefixes, parties and names, opened again.

use bundle_builder::pdf::{self, PageFacts};

use super::desk::{Desk, Seen, TODAY, assert_seen};
use super::volumes::specimen::{Page, document};

/// Of no tribunal: it differs in everything that a profile can say of pages.
const BOARD: &str = r#"(
    id: "board",
    extends: "plain",
    name: "Example Board",
    in_force: "2026-01-01",
    until: "2027-12-31",
    tribunal: ["Example Board of Appeal"],
    parties: (appellant: "Claimant", respondent: "Minister"),
    bundle_title: "Disclosure",
    page_prefix: (value: "BB", authority: "Rule 1", force: Must, status: Seen),
    entry_prefix: (value: "E", authority: "Rule 2", force: Must, status: Seen),
    paper: (value: (width_mm: 215.9, height_mm: 279.4), authority: "Rule 3", force: Must, status: Seen),
    page_labels: (value: false, authority: "Rule 4", force: Must, status: Seen),
    index_columns: (value: [FirstPage, PageCount], authority: "Rule 5", force: Must, status: Seen),
    file_name: (value: "{title} {hearing} {reference}", authority: "Rule 6", force: Must, status: Seen),
    schedule_max_pages: (value: 2, authority: "Rule 7.", force: Must, status: SeenInPart),
    open_at_percent: (value: 75, authority: "Rule 8", force: Must, status: Seen),
)"#;

/// A desk with that profile in the pack `own`, and a case of two documents for it.
fn desk() -> Desk {
    let paper = letter();
    let desk = Desk::with_documents(&[("2023-01-30 Letter", paper.clone()), ("Record", paper)]);
    desk.put(
        "own/pack.ron",
        "(id: \"own\", title: \"Own\", nationalities: [\"RUS\"], updated: \"2026-11-01\")",
    );
    desk.put("own/profiles/board.ron", BOARD);
    desk
}

/// Nine pages.
fn letter() -> Vec<u8> {
    let pages = (1..=9).map(|number| Page::saying(&format!("Page {number} of it")));
    document(&pages.collect::<Vec<_>>())
}

fn with_own(desk: &Desk, arguments: &[&str]) -> Seen {
    desk.bundle(&[arguments, &["--library", "own"]].concat())
}

fn text(page: &PageFacts) -> String {
    page.lines().join("\n")
}

#[test]
fn the_profiles_are_listed_with_how_much_of_them_is_confirmed() {
    let seen = Desk::new().bundle(&["profiles"]);
    assert_seen!(seen, @r"
    exit code: 0
    --- stdout ---
    ft-iac-2024-11: First-tier Tribunal (Immigration and Asylum Chamber), Practice Direction of 1 November 2024
      in force from 1 November 2024; 17 values not confirmed
    ut-iac-ce-file: Upper Tribunal (Immigration and Asylum Chamber), filed by CE-File
      in force from 1 September 2023; 12 values not confirmed
    courts-ew-2021-11: Courts of England and Wales, general guidance on electronic court bundles of 29 November 2021
      in force from 29 November 2021; 15 values not confirmed
    plain: Plain: no tribunal’s rules
      in force from 1 November 2026; 0 values not confirmed
    --- stderr ---
    `bundle profiles NAME` shows every value and its authority.
    ");
    let seen = with_own(&desk(), &["profiles", "board", "--format", "json"]);
    let board = seen.json();
    assert_eq!(board["extends"], "plain");
    assert_eq!(board["until"], "31 December 2027");
    let values = board["values"].as_array().unwrap();
    let of = |name: &str| values.iter().find(|one| one["name"] == name).unwrap();
    assert_eq!(of("paper")["value"], "Letter");
    assert_eq!(of("index_columns")["value"], "first page, count of pages");
    assert_eq!(
        of("schedule_max_pages")["status"],
        "read in part, not confirmed"
    );
    assert_eq!(of("old_after_months")["status"], "our own choice");
}

#[test]
fn a_profile_that_is_not_there_is_named_with_where_it_was_looked_for() {
    let desk = desk();
    let seen = with_own(&desk, &["profile", "set", "case.ron", "narnia"]);
    assert_seen!(seen, @r"
    exit code: 2
    --- stderr ---
    bundle: there is no profile “narnia” in this version of the program, nor in own/profiles
      hint: Name the pack of your own that has it with `--library DIR`, or update the program; `bundle profiles` lists those at hand.
    ");
    assert_eq!(
        with_own(&desk, &["profile", "set", "case.ron", "board"]).code,
        Some(0)
    );
    // Without the pack that has it.
    assert_seen!(desk.export(), @r"
    exit code: 2
    --- stderr ---
    bundle: case.ron: there is no profile “board” in this version of the program
      hint: Name the pack of your own that has it with `--library DIR`, or update the program; `bundle profiles` lists those at hand.
    ");
    assert_seen!(desk.bundle(&["profiles", "narnia"]), @r"
    exit code: 2
    --- stderr ---
    bundle: there is no profile “narnia” in this version of the program
      hint: Name the pack of your own that has it with `--library DIR`, or update the program; `bundle profiles` lists those at hand.
    ");
}

#[test]
fn a_bundle_is_made_as_its_profile_has_it_on_whatever_paper() {
    let desk = desk();
    assert_eq!(
        with_own(&desk, &["profile", "set", "case.ron", "board"]).code,
        Some(0)
    );
    let arguments = [
        "export",
        "case.ron",
        "--out",
        "bundle.pdf",
        "--date",
        TODAY,
        "--format",
        "json",
    ];
    let seen = with_own(&desk, &arguments);
    assert_eq!(
        seen.code,
        Some(1),
        "the schedule is longer than two pages: {seen}"
    );
    let report = seen.json();
    assert_eq!(
        report["suggested_name"],
        "Disclosure 2099-04-01 PA-00000-2099.pdf"
    );
    // No code of a rule about the file: it is what its profile asks for.
    let codes: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    for rule in [
        "paper",
        "page-number",
        "index",
        "opens-at",
        "bookmarks",
        "text-lost",
    ] {
        assert!(!codes.contains(&rule), "{rule}: {seen}");
    }
    assert!(
        seen.stderr.contains("E 1") && !seen.stderr.contains("CS "),
        "{seen}"
    );
    assert!(seen.stderr.contains("Rule 7. Not confirmed."), "{seen}");
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    assert_eq!(facts.opens_at, Some((1, 75.0)));
    let ours = &facts.pages[..facts.pages.len() - 18];
    for page in &facts.pages {
        let size = (page.width.round(), page.height.round());
        assert_eq!(size, (612.0, 792.0), "page {}", page.number);
    }
    for page in ours {
        let words = text(page);
        assert!(words.contains(&format!("BB {}", page.number)), "{words}");
        assert!(!words.contains("AB ") && !words.contains("CS "), "{words}");
    }
    let labelled = facts.pages.iter().filter(|page| page.label.contains("BB"));
    assert_eq!(labelled.count(), 0, "no page labels");
    let cover = text(&ours[0]);
    for words in [
        "Example Board of Appeal",
        "Claimant",
        "Minister",
        "Disclosure",
    ] {
        assert!(cover.contains(words), "{words}: {cover}");
    }
    let index = text(&ours[1]);
    assert!(
        index.contains("Letter (9 pages)"),
        "no date, and how long it is: {index}"
    );
    let schedule: String = ours.iter().map(text).collect();
    assert!(
        schedule.contains("E 1") && schedule.contains("E 9"),
        "{schedule}"
    );
}

#[test]
fn tables_and_what_commands_print_have_the_prefixes_of_the_profile() {
    let desk = desk();
    assert_eq!(
        with_own(&desk, &["profile", "set", "case.ron", "board"]).code,
        Some(0)
    );
    let csv = with_own(
        &desk,
        &["index", "case.ron", "--out", "index.csv", "--date", TODAY],
    );
    assert_eq!(csv.code, Some(0), "{csv}");
    let index = String::from_utf8(desk.get("index.csv")).unwrap();
    assert!(index.contains(",BB ") && !index.contains("AB "), "{index}");
    for command in [
        &["position", "case.ron"][..],
        &["verify", "case.ron"],
        &["check", "case.ron", "--date", TODAY],
    ] {
        let seen = with_own(&desk, command);
        assert!(!format!("{seen}").contains("CS "), "{command:?}: {seen}");
        assert!(format!("{seen}").contains("E 1"), "{command:?}: {seen}");
    }
}

#[test]
fn a_case_goes_under_the_rules_of_another_tribunal_and_its_bundle_with_it() {
    let desk = Desk::with_sample();
    let before = desk.get("case.ron");
    assert_seen!(desk.bundle(&["profile", "set", "case.ron", "ft-iac-2024-11"]), @r"
    exit code: 0
    --- stderr ---
    Nothing is to be changed.
    ");
    assert_eq!(desk.get("case.ron"), before);
    assert_seen!(desk.bundle(&["profile", "set", "case.ron", "courts-ew-2021-11"]), @r"
    exit code: 0
    --- stderr ---
    case.ron: Courts of England and Wales, general guidance on electronic court bundles of 29 November 2021
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert!(case.contains("profile: \"courts-ew-2021-11\""));
    let seen = desk.export();
    assert_eq!(seen.code, Some(0), "{seen}");
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    assert_eq!(facts.opens_at, Some((1, 100.0)));
    for page in &facts.pages {
        assert_eq!(page.label, page.number.to_string());
        let number = page.number.to_string();
        assert!(
            page.text.iter().any(|piece| piece.text.trim() == number),
            "{number}"
        );
    }
}

#[test]
fn a_new_case_is_made_for_the_tribunal_that_is_named() {
    let desk = Desk::new();
    for id in [
        "ut-iac-ce-file",
        "courts-ew-2021-11",
        "plain",
        "ft-iac-2024-11",
    ] {
        let out = format!("{id}.ron");
        let arguments = [
            "new",
            "--nationality",
            "RUS",
            "--issue",
            "q3c",
            "--profile",
            id,
            "--out",
            &out,
            "--date",
            TODAY,
        ];
        let seen = desk.bundle(&arguments);
        assert_eq!(seen.code, Some(0), "{seen}");
        let case = String::from_utf8(desk.get(&out)).unwrap();
        assert!(case.contains(&format!("profile: \"{id}\"")), "{case}");
        let pdf = format!("{id}.pdf");
        let seen = desk.bundle(&["export", &out, "--out", &pdf, "--date", TODAY]);
        assert!(!seen.stdout.contains("fault of the program"), "{seen}");
        assert!(!pdf::facts(&desk.get(&pdf)).unwrap().pages.is_empty());
    }
}

#[test]
fn a_value_is_confirmed_against_the_file_that_was_read_and_nothing_that_ships_is_changed() {
    let desk = desk();
    desk.put("practice-direction.pdf", letter());
    let confirm = |id: &str, value: &str, paragraph: &str| {
        let arguments = [
            "profile",
            "confirm",
            id,
            value,
            "--file",
            "practice-direction.pdf",
            "--paragraph",
            paragraph,
            "--by",
            "RS",
            "--date",
            TODAY,
        ];
        with_own(&desk, &arguments)
    };
    assert_seen!(confirm("ft-iac-2024-11", "schedule_max_pages", "10.6(b)"), @r"
    exit code: 0
    --- stderr ---
    own/profiles/ft-iac-2024-11.ron: schedule_max_pages is confirmed by RS, paragraph 10.6(b)
    ");
    assert_seen!(confirm("ft-iac-2024-11", "schedule_max_page", "10.6(b)"), @r"
    exit code: 2
    --- stderr ---
    bundle: own/profiles/ft-iac-2024-11.ron: the profile “ft-iac-2024-11” has no value “schedule_max_page”
    ");
    assert_seen!(confirm("board", "schedule_max_pages", "7"), @r"
    exit code: 0
    --- stderr ---
    own/profiles/board.ron: schedule_max_pages is confirmed by RS, paragraph 7
    ");
    let board = String::from_utf8(desk.get("own/profiles/board.ron")).unwrap();
    assert!(
        board.contains("confirmed: (by: \"RS\", on: \"2026-11-23\", hash: \""),
        "{board}"
    );
    for id in ["ft-iac-2024-11", "board"] {
        let seen = with_own(&desk, &["profiles", id]);
        assert!(
            seen.stdout
                .contains("confirmed by RS on 23 November 2026, paragraph"),
            "{seen}"
        );
    }
    // The library is as sound as before: a profile is no stray file of a pack.
    let seen = desk.bundle(&["library", "check", "own"]);
    assert!(!seen.stdout.contains("profiles"), "{seen}");
    // Without the pack nothing is confirmed.
    let seen = desk.bundle(&["profiles", "ft-iac-2024-11"]);
    assert!(!seen.stdout.contains("confirmed by"), "{seen}");
    // What ships bears no other value under its own name.
    desk.put(
        "own/profiles/other.ron",
        "(\n    id: \"plain\",\n    extends: \"plain\",\n    bundle_title: \"Mine\",\n)",
    );
    assert_seen!(with_own(&desk, &["profiles"]), @r"
    exit code: 1
    --- stdout ---
    ft-iac-2024-11: First-tier Tribunal (Immigration and Asylum Chamber), Practice Direction of 1 November 2024
      in force from 1 November 2024; 16 values not confirmed
    ut-iac-ce-file: Upper Tribunal (Immigration and Asylum Chamber), filed by CE-File
      in force from 1 September 2023; 12 values not confirmed
    courts-ew-2021-11: Courts of England and Wales, general guidance on electronic court bundles of 29 November 2021
      in force from 29 November 2021; 15 values not confirmed
    plain: Plain: no tribunal’s rules
      in force from 1 November 2026; 0 values not confirmed
    board: Example Board
      in force from 1 January 2026 to 31 December 2027, extends plain; 7 values not confirmed
    --- stderr ---
    error[profile-shipped] own/profiles/other.ron:4:5: “bundle_title” would change the profile “plain”, which ships with the program.
      hint: What ships is never changed. Give the profile a short name of its own, and choose it in the case.
    1 error, 0 warnings, 0 notes
    `bundle profiles NAME` shows every value and its authority.
    ");
}
