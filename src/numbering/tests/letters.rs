//! Letters below numbered paragraphs.

use super::paragraphs::{LONG, numbers};

#[test]
fn letters_stand_below_a_number_as_long_as_they_are_indented() {
    let found = numbers(&[
        (70.0, 11.0, "38. LONG"),
        (100.0, 11.0, "(a) LONG"),
        (100.0, 11.0, "(b) LONG"),
        (130.0, 11.0, "(i) LONG"),
        (130.0, 11.0, "(ii) LONG"),
        (100.0, 11.0, "(c) LONG"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "39. LONG"),
    ]);
    assert_eq!(
        found,
        [
            "38",
            "38(a)",
            "38(b)",
            "38(b)(i)",
            "38(b)(ii)",
            "38(c)",
            "38",
            "39"
        ]
    );
}

#[test]
fn a_letter_that_does_not_follow_is_not_taken_for_the_one_before() {
    let found = numbers(&[
        (70.0, 11.0, "38. LONG"),
        (100.0, 11.0, "(b) LONG"),
        (100.0, 11.0, "(a) LONG"),
        (100.0, 11.0, "(c) LONG"),
        (100.0, 11.0, "(a) LONG"),
        (100.0, 11.0, "(b) LONG"),
        (130.0, 11.0, "(i) LONG"),
        (100.0, 11.0, "(c) LONG"),
    ]);
    assert_eq!(
        found,
        [
            "38", "38", "38(a)", "38", "38(a)", "38(b)", "38(b)(i)", "38(c)"
        ]
    );
}

#[test]
fn an_i_is_the_letter_behind_h_only_at_its_depth() {
    let letters = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)"];
    let lines: Vec<String> = letters
        .iter()
        .map(|letter| format!("{letter} {LONG}"))
        .collect();
    for (left, expected) in [(100.0, "2(i)"), (130.0, "2(h)(i)")] {
        let mut paragraphs = vec![(70.0, 11.0, "2. LONG")];
        paragraphs.extend(lines.iter().map(|line| (100.0, 11.0, line.as_str())));
        paragraphs.push((left, 11.0, "(i) LONG"));
        assert_eq!(numbers(&paragraphs).last().unwrap(), expected);
    }
}

#[test]
fn letters_in_a_list_of_figures_are_not_those_of_the_paragraph() {
    let found = numbers(&[
        (70.0, 11.0, "6. LONG"),
        (100.0, 11.0, "1. LONG"),
        (130.0, 11.0, "(a) LONG"),
        (130.0, 11.0, "(b) LONG"),
        (100.0, 11.0, "2. LONG"),
        (70.0, 11.0, "7. LONG"),
        (100.0, 11.0, "(a) LONG"),
        (130.0, 11.0, "1. LONG"),
        (100.0, 11.0, "(b) LONG"),
    ]);
    assert_eq!(
        found,
        ["6", "6", "6", "6", "6", "7", "7(a)", "7(a)", "7(b)"]
    );
}
