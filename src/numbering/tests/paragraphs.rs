//! Which numbers are taken for those of paragraphs, and what they number.

use crate::numbering::ParagraphNumbers;
use crate::quote::{Area, Document, Page, Role, Word};

/// Paragraphs: how far from the left edge they begin, the size of their letters, their words.
fn document(paragraphs: &[(f32, f32, &str)]) -> Document {
    let mut words = Vec::new();
    for (line, (left, size, text)) in (0..).zip(paragraphs) {
        for (at, said) in text.split_whitespace().enumerate() {
            let x0 = left + at as f32 * 40.0;
            let y1 = 40.0 + 14.0 * line as f32;
            words.push(Word {
                text: said.to_owned(),
                area: Area {
                    x0,
                    y0: y1 - size,
                    x1: x0 + 20.0,
                    y1,
                },
                line,
                role: Role::Text,
                starts_paragraph: at == 0,
                size: *size,
                ..Word::default()
            });
        }
    }
    Document {
        pages: vec![Page {
            words,
            is_unreadable: false,
            is_by_machine: false,
        }],
    }
}

pub(super) const LONG: &str =
    "The men were taken from their homes at night and were not seen again by anybody there.";

/// The number at the last word of each paragraph.
pub(super) fn numbers(paragraphs: &[(f32, f32, &str)]) -> Vec<String> {
    let texts: Vec<String> = paragraphs
        .iter()
        .map(|(_, _, text)| text.replace("LONG", LONG))
        .collect();
    let paragraphs: Vec<(f32, f32, &str)> = paragraphs
        .iter()
        .zip(&texts)
        .map(|((left, size, _), text)| (*left, *size, text.as_str()))
        .collect();
    let document = document(&paragraphs);
    let found = ParagraphNumbers::of(&document);
    let words = &document.pages[0].words;
    let lasts = (0..words.len()).filter(|at| {
        let next = words.get(at + 1);
        next.is_none_or(|next| next.starts_paragraph)
    });
    lasts
        .map(|at| found.at(0, at).unwrap_or("none").to_owned())
        .collect()
}

#[test]
fn figures_that_count_up_number_paragraphs_and_what_follows_them() {
    let found = numbers(&[
        (70.0, 11.0, "Summary"),
        (70.0, 11.0, "1. LONG"),
        (70.0, 11.0, "2. LONG"),
        (90.0, 11.0, "LONG"),
        (70.0, 11.0, "3. LONG"),
    ]);
    assert_eq!(found, ["none", "1", "2", "2", "3"]);
}

/// Two pages; the last paragraph of the first is given word by word. What the paragraph at the head of the second is
/// numbered by.
fn over_a_page(last: &str, next: (f32, f32, &str)) -> String {
    let first = document(&[
        (100.0, 11.0, "Introduction"),
        (60.0, 11.0, &format!("4.2.1 {LONG}")),
        (60.0, 11.0, last),
    ]);
    let second = document(&[next, (60.0, 11.0, &format!("4.3.1 {LONG}"))]);
    let pages = first.pages.into_iter().chain(second.pages).collect();
    let found = ParagraphNumbers::of(&Document { pages });
    found.at(1, 0).unwrap_or("none").to_owned()
}

/// As many words in a line as the longest has, which does not end a sentence.
const FULL: &str =
    "4.2.2 The men were taken from their homes at night and were not seen again by anybody of";

#[test]
fn a_paragraph_that_is_cut_by_the_end_of_its_page_is_no_heading() {
    let below = |text| (100.0, 11.0, text);
    let goes_on = |last, next| over_a_page(last, below(next));
    assert_eq!(goes_on("4.2.2 The men were", "taken away."), "4.2.2");
    assert_eq!(goes_on(FULL, "Krotov and others."), "4.2.2");
    // Lines go on below the first, or below the number.
    assert_eq!(
        over_a_page(FULL, (60.0, 11.0, "Krotov and others.")),
        "4.2.2"
    );
    // Its last line is not full, or the next page has another form.
    assert_eq!(
        goes_on("4.3 Military service", "Men are called up."),
        "none"
    );
    assert_eq!(
        over_a_page(FULL, (80.0, 11.0, "Men are called up.")),
        "none"
    );
    assert_eq!(
        over_a_page(FULL, (100.0, 14.0, "Men are called up.")),
        "none"
    );
    // A number goes on with nothing.
    assert_eq!(
        over_a_page("4.3 Service", (60.0, 11.0, "4.3.1 The men.")),
        "4.3.1"
    );
}

#[test]
fn levels_are_given_as_they_are_printed_and_numbered_headings_have_none() {
    let found = numbers(&[
        (70.0, 11.0, "4.7 Military service"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "4.7.1 LONG"),
        (70.0, 11.0, "4.7.2 LONG"),
    ]);
    assert_eq!(found, ["none", "none", "4.7.1", "4.7.2"]);
}

#[test]
fn a_list_inside_a_paragraph_does_not_renumber_it() {
    let found = numbers(&[
        (70.0, 11.0, "38. LONG"),
        (110.0, 11.0, "1. LONG"),
        (110.0, 11.0, "2. LONG"),
        (70.0, 11.0, "39. LONG"),
    ]);
    assert_eq!(found, ["38", "38", "38", "39"]);
}

#[test]
fn a_number_that_does_not_follow_names_no_paragraph() {
    let found = numbers(&[
        (70.0, 11.0, "5. LONG"),
        (70.0, 11.0, "(200) LONG"),
        (70.0, 11.0, "6. LONG"),
    ]);
    assert_eq!(found, ["5", "none", "6"]);
}

#[test]
fn below_a_heading_without_a_number_there_is_none_until_the_next() {
    let found = numbers(&[
        (70.0, 11.0, "12. LONG"),
        (70.0, 14.0, "Recommendations"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "13. LONG"),
    ]);
    assert_eq!(found, ["12", "none", "none", "13"]);
}

#[test]
fn where_numbers_begin_again_at_the_same_depth_a_new_part_does() {
    let found = numbers(&[
        (70.0, 11.0, "1. LONG"),
        (70.0, 11.0, "2. LONG"),
        (70.0, 11.0, "1. LONG"),
        (70.0, 11.0, "2. LONG"),
    ]);
    assert_eq!(found, ["1", "2", "1", "2"]);
}

#[test]
fn a_paragraph_can_be_found_by_its_number() {
    let document = document(&[
        (70.0, 11.0, &format!("1. {LONG}")),
        (70.0, 11.0, &format!("2. {LONG}")),
    ]);
    let found = ParagraphNumbers::of(&document);
    let first = LONG.split_whitespace().count() + 1;
    assert_eq!(found.places_of("2"), [(0, first)]);
    assert_eq!(found.places_of("7"), []);
}

#[test]
fn numbered_headings_between_numbered_paragraphs_number_nothing() {
    let found = numbers(&[
        (70.0, 11.0, "8. LONG"),
        (
            50.0,
            11.0,
            "1. Scaling up financing: unlocking investments and resources for development",
        ),
        (70.0, 11.0, "9. LONG"),
        (50.0, 11.0, "A. Local action"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "10. LONG"),
    ]);
    assert_eq!(found, ["8", "none", "9", "none", "none", "10"]);
}

#[test]
fn where_numbers_were_missed_none_is_given_until_they_follow_again() {
    let found = numbers(&[
        (70.0, 11.0, "1. LONG"),
        (70.0, 11.0, "2. LONG"),
        (70.0, 11.0, "30. LONG"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "31. LONG"),
    ]);
    assert_eq!(found, ["1", "none", "none", "none", "31"]);
}

#[test]
fn a_heading_far_from_its_number_is_one_all_the_same() {
    let mut document = document(&[
        (70.0, 11.0, &format!("17. {LONG}")),
        (50.0, 11.0, "1. Overview"),
        (70.0, 11.0, &format!("18. {LONG}")),
        (70.0, 11.0, &format!("19. {LONG}")),
    ]);
    let words = &mut document.pages[0].words;
    let heading = words
        .iter()
        .position(|word| word.text == "Overview")
        .unwrap();
    words[heading].starts_paragraph = true;
    let last = words.len() - 1;
    let found = ParagraphNumbers::of(&document);
    assert_eq!(
        (found.at(0, heading), found.at(0, last)),
        (None, Some("19"))
    );
}

/// As [`numbers`], where only these paragraphs stand clearly below the line above.
fn numbers_where_few_are_spaced(paragraphs: &[(f32, &str)], spaced: &[u32]) -> Vec<String> {
    let texts: Vec<String> = paragraphs
        .iter()
        .map(|(_, text)| text.replace("LONG", LONG))
        .collect();
    let lines: Vec<(f32, f32, &str)> = paragraphs
        .iter()
        .zip(&texts)
        .map(|((left, _), text)| (*left, 11.0, text.as_str()))
        .collect();
    let mut document = document(&lines);
    for word in &mut document.pages[0].words {
        word.starts_paragraph &= spaced.contains(&word.line);
    }
    let found = ParagraphNumbers::of(&document);
    let words = &document.pages[0].words;
    let is_last = |at: &usize| {
        let next = words.get(at + 1);
        next.is_none_or(|next| next.line != words[*at].line)
    };
    let lasts = (0..words.len()).filter(is_last);
    lasts
        .map(|at| found.at(0, at).unwrap_or("none").to_owned())
        .collect()
}

#[test]
fn a_number_that_begins_a_line_begins_a_paragraph_however_close_the_lines_are() {
    let found = numbers_where_few_are_spaced(
        &[
            (70.0, "7. LONG"),
            (70.0, "Planning of the next years"),
            (70.0, "8. LONG"),
            (110.0, "(a) LONG"),
            (110.0, "(b) LONG"),
            (70.0, "9. LONG"),
        ],
        &[0, 1],
    );
    assert_eq!(found, ["7", "7", "8", "8(a)", "8(b)", "9"]);
}

#[test]
fn a_numbered_heading_ends_where_a_number_begins_the_next_line() {
    let found = numbers_where_few_are_spaced(
        &[
            (70.0, "17. LONG"),
            (50.0, "1. Overview"),
            (70.0, "18. LONG"),
            (70.0, "19. LONG"),
        ],
        &[0, 1, 3],
    );
    assert_eq!(found, ["17", "none", "18", "19"]);
}

#[test]
fn a_figure_at_the_beginning_of_a_line_of_running_text_numbers_nothing() {
    let mut document = document(&[
        (70.0, 11.0, &format!("24. {LONG} That is said in paragraph")),
        (70.0, 11.0, "25. The men were not seen again."),
    ]);
    let words = &mut document.pages[0].words;
    let figure = words.iter().position(|word| word.text == "25.").unwrap();
    words[figure].starts_paragraph = false;
    // A plain space behind it.
    words[figure].area.x1 = words[figure + 1].area.x0 - 3.0;
    let last = words.len() - 1;
    let found = ParagraphNumbers::of(&document);
    assert_eq!(found.at(0, last), Some("24"));
}

#[test]
fn where_a_number_was_missed_what_stands_before_the_gap_has_none() {
    let found = numbers(&[
        (70.0, 11.0, "6. LONG"),
        (70.0, 11.0, "7. LONG"),
        (110.0, 11.0, "(a) LONG"),
        (70.0, 11.0, "LONG"),
        (70.0, 11.0, "9. LONG"),
    ]);
    assert_eq!(found, ["6", "none", "none", "none", "9"]);
}

#[test]
fn bullets_without_full_stops_are_no_headings() {
    let found = numbers(&[
        (70.0, 11.0, "11. LONG"),
        (90.0, 11.0, "• continue to work for it"),
        (90.0, 11.0, "• respect the independence of others"),
        (70.0, 11.0, "12. LONG"),
    ]);
    assert_eq!(found, ["11", "11", "11", "12"]);
}

#[test]
fn an_annex_counts_anew_wherever_its_numbers_stand() {
    let found = numbers(&[
        (70.0, 11.0, "1. LONG"),
        (70.0, 11.0, "2. LONG"),
        (70.0, 11.0, "Annex II"),
        (90.0, 11.0, "LONG"),
        (90.0, 11.0, "1. LONG"),
        (90.0, 11.0, "2. LONG"),
    ]);
    assert_eq!(found, ["1", "2", "none", "none", "1", "2"]);
}

#[test]
fn long_levels_leave_little_space_behind_them() {
    let mut document = document(&[
        (70.0, 11.0, &format!("1.9. {LONG}")),
        (70.0, 11.0, &format!("1.10. {LONG}")),
    ]);
    let words = &mut document.pages[0].words;
    for at in 0..words.len() {
        if words[at].text.starts_with("1.") {
            words[at].area.x1 = words[at + 1].area.x0 - 3.0;
        }
    }
    let last = words.len() - 1;
    let found = ParagraphNumbers::of(&document);
    assert_eq!(found.at(0, last), Some("1.10"));
}

#[test]
fn where_levels_are_missing_what_stands_before_has_none() {
    let found = numbers(&[
        (70.0, 11.0, "1.8 LONG"),
        (70.0, 11.0, "1.9 LONG"),
        (70.0, 11.0, "1.12 LONG"),
        (70.0, 11.0, "2.1 LONG"),
    ]);
    assert_eq!(found, ["1.8", "none", "1.12", "2.1"]);
}
