//! `bundle library codes`: every code that it lists is one that the other commands take.

use super::desk::Desk;

#[test]
fn each_group_is_headed_with_the_option_that_takes_its_codes() {
    let seen = Desk::new().bundle(&["library", "codes"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    for words in [
        "Nationality (--nationality)\n  ERI  ",
        "\n  RUS  Russian national\n",
        "Issue in dispute (--issue)\n  Q1 ",
        "\n  Q3c  Basic rules of human conduct\n",
        "(--characteristic)\n",
        "\n  deserter ",
    ] {
        assert!(seen.stdout.contains(words), "{words:?} in {seen}");
    }
}

#[test]
fn every_code_is_taken_by_match() {
    let desk = Desk::new();
    let listed = desk
        .bundle(&["library", "codes", "--format", "json"])
        .json();
    let mut arguments = vec!["match".to_owned()];
    for list in listed.as_array().unwrap() {
        for code in list["codes"].as_array().unwrap() {
            let option = list["option"].as_str().unwrap().to_owned();
            // One nationality is asked for at a time.
            if option != "--nationality" || arguments.len() == 1 {
                arguments.extend([option, code["code"].as_str().unwrap().to_owned()]);
            }
        }
    }
    assert!(arguments.len() > 100, "{arguments:?}");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let seen = desk.bundle(&arguments);
    assert_eq!(seen.code, Some(0), "{seen}");
}

#[test]
fn codes_of_ones_own_pack_are_listed_too() {
    let desk = Desk::new();
    desk.put(
        "own/pack.ron",
        "(id: \"own\", title: \"Own\", nationalities: [\"RUS\"], updated: \"2026-11-01\")",
    );
    desk.put(
        "own/characteristics.ron",
        "(facets: [(id: \"own\", label: \"Ours\", characteristics: [(id: \"zzz\", label: \"Zzz\")])])",
    );
    let seen = desk.bundle(&["library", "codes", "--library", "own"]);
    assert!(
        seen.stdout
            .contains("Ours (--characteristic)\n  zzz  Zzz\n"),
        "{seen}"
    );
}
