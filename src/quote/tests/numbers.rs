//! Numbers of paragraphs that stand no further from the line above than lines stand from each other.

use super::exact::{differs, is_exact};
use super::made::text;

#[test]
fn numbers_that_begin_lines_and_count_up_are_left_out() {
    let report = text(&[&[
        "¶\t37. The men were taken from the four villages.",
        "\t38. They were kept in the school for nine days.",
        "In that time nobody was told where they were",
        "Humanitarian access",
        "\t39. The road to the valley was closed in March.",
    ]]);
    is_exact(
        "taken from the four villages. They were kept in the school",
        &report,
    );
    is_exact(
        "where they were Humanitarian access The road to the valley was closed",
        &report,
    );
}

#[test]
fn letters_that_count_up_are_left_out() {
    let report = text(&[&[
        "¶\t(a) The names of the men who were taken away;",
        "\t(b) The place at which each of them is kept;",
        "\t(c) The reasons for which this is done.",
    ]]);
    is_exact(
        "who were taken away; The place at which each of them is kept; The reasons",
        &report,
    );
}

#[test]
fn a_figure_in_running_text_counts_though_it_begins_a_line_and_counts_up() {
    // The sentence goes on in the line, which is as long as that above.
    let report = text(&[&[
        "¶\t37. All of this is set out and is explained in paragraph",
        "\t38. The men were taken from the four villages on a day",
        "on which the road was closed. The list is in paragraph 39.",
    ]]);
    let found = differs(
        "explained in paragraph The men were taken from the four villages",
        &report,
    );
    assert_eq!(found, [(String::new(), "38.".to_owned())]);
    // It does not count up with anything.
    let report = text(&[&[
        "¶\tThe list names those who were taken from the valley in 2022.",
        "\t38. That is how many men were taken in that one year.",
    ]]);
    let found = differs(
        "taken from the valley in 2022. That is how many men were taken",
        &report,
    );
    assert_eq!(found, [(String::new(), "38.".to_owned())]);
    // No full stop: people.
    let report = text(&[&[
        "¶\t37. The men were taken from the four villages in 2022.",
        "\t38 people of them were not seen again by anybody.",
        "¶\t39. The road to the valley was closed in that year.",
    ]]);
    let found = differs(
        "the four villages in 2022. people of them were not seen again",
        &report,
    );
    assert_eq!(found, [(String::new(), "38".to_owned())]);
}

#[test]
fn a_line_that_is_spread_to_the_margin_has_no_number_before_it() {
    let mut report = text(&[&[
        "¶\t37. The men were taken from the four villages in 2022.",
        "38. That is how many of them were not seen again.",
        "¶\t39. The road to the valley was closed in that year.",
    ]]);
    let words = &mut report.pages[0].words;
    let spread = words.iter_mut().filter(|word| word.line == 1);
    for (at, word) in spread.enumerate() {
        let shift = 6.0 * at as f32;
        (word.area.x0, word.area.x1) = (word.area.x0 + shift, word.area.x1 + shift);
    }
    let found = differs(
        "the four villages in 2022. That is how many of them were not seen",
        &report,
    );
    assert_eq!(found, [(String::new(), "38.".to_owned())]);
}
