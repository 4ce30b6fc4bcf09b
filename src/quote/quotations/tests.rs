//! What is taken for a quotation, on paragraphs of a made paper.

use super::super::document::{Area, Page, Role, Word};
use super::*;

/// A paper of paragraphs: their left edge and their words, all on one page.
fn paper(paragraphs: &[(f32, &str)]) -> Document {
    let mut words = Vec::new();
    for (line, (left, text)) in (0..).zip(paragraphs) {
        words.extend(text.split_whitespace().enumerate().map(|(at, said)| Word {
            text: said.to_owned(),
            area: Area {
                x0: left + 30.0 * at as f32,
                ..Area::default()
            },
            line,
            starts_paragraph: at == 0,
            ..Word::default()
        }));
    }
    Document {
        pages: vec![Page {
            words,
            is_unreadable: false,
            is_by_machine: false,
        }],
    }
}

fn told(paragraphs: &[(f32, &str)]) -> Vec<String> {
    let found = quotations(&paper(paragraphs)).quotations;
    found.into_iter().map(|quotation| quotation.text).collect()
}

const QUOTED: &str = "the men were not seen again by anybody";

#[test]
fn every_kind_of_mark_is_known() {
    for (opening, closing) in [
        ("“", "”"),
        ("\"", "\""),
        ("‘", "’"),
        ("'", "'"),
        ("«", "»"),
        ("„", "”"),
        ("„", "“"),
        ("‚", "‘"),
        ("« ", " »"),
        ("‹", "›"),
        ("＂", "＂"),
        ("”", "”"),
        ("``", "''"),
        ("''", "''"),
        ("`", "'"),
        ("`", "´"),
        ("´", "´"),
        ("»", "«"),
    ] {
        let text = format!("It is said that {opening}{QUOTED}{closing}, and no more.");
        assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
        let text = format!("({opening}{QUOTED}{closing})");
        assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
    }
}

#[test]
fn a_quotation_that_is_never_closed_is_told_with_its_page_and_first_words() {
    let unclosed = |paragraphs: &[(f32, &str)]| -> Vec<String> {
        let found = quotations(&paper(paragraphs)).unclosed;
        found.into_iter().map(|one| one.words).collect()
    };
    let body = "That is another paragraph of the paper.";
    let first = format!("He wrote: “{QUOTED}, and went on.");
    let words = "the men were not seen again by anybody, and …";
    assert_eq!(unclosed(&[(70.0, &first), (70.0, body)]), [words]);
    assert_eq!(unclosed(&[(70.0, body), (70.0, &first)]), [words]);
    let whole = format!("He wrote: “{QUOTED}”. The board is 5\" wide, and '{QUOTED}.");
    assert_eq!(
        unclosed(&[(70.0, &whole), (70.0, body)]),
        Vec::<String>::new()
    );
    let short = "He was “not told.";
    assert_eq!(unclosed(&[(70.0, short)]), Vec::<String>::new());
}

#[test]
fn apostrophes_and_short_terms_are_no_quotations() {
    let text = "The men’s families' letters, 'so-called', don't say “not seen again” of the officers’ orders.";
    assert_eq!(told(&[(70.0, text)]), Vec::<String>::new());
    let text = "He said: ‘the men’s families were not told of the officers’ orders at all’.";
    assert_eq!(
        told(&[(70.0, text)]),
        ["the men’s families were not told of the officers’ orders at all"]
    );
}

#[test]
fn what_is_quoted_inside_belongs_to_the_quotation() {
    let text = "He wrote “the men were told ‘you will not come back’ by the officer”.";
    assert_eq!(
        told(&[(70.0, text)]),
        ["the men were told ‘you will not come back’ by the officer"]
    );
}

#[test]
fn a_quotation_of_several_paragraphs_begins_each_with_a_mark() {
    let found = told(&[
        (70.0, "He wrote: “the men were taken at night"),
        (70.0, "“and they were not seen again”."),
    ]);
    assert_eq!(
        found,
        ["the men were taken at night\nand they were not seen again"]
    );
    let found = told(&[
        (70.0, "He wrote: “the men were taken away at night"),
        (70.0, "This is another paragraph of the paper."),
    ]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_paragraph_that_is_led_in_and_set_apart_is_a_quotation_without_marks() {
    let body = "The report of the mission says in its fourth chapter:";
    let found = told(&[
        (70.0, body),
        (110.0, QUOTED),
        (70.0, "That is not disputed by anybody in this appeal."),
    ]);
    assert_eq!(found, [QUOTED]);
    let found = told(&[(70.0, "The grounds are these."), (110.0, QUOTED)]);
    assert_eq!(found, Vec::<String>::new(), "nothing leads in");
    for number in ["(a)", "1.", "•", "(b)"] {
        let found = told(&[(70.0, body), (110.0, &format!("{number} {QUOTED}"))]);
        assert_eq!(found, Vec::<String>::new(), "a list");
    }
}

#[test]
fn a_quotation_without_marks_may_have_several_paragraphs_the_number_of_its_source_and_cuts() {
    let body = "The report of the mission says in its fourth chapter that";
    let cut = format!("… {QUOTED}");
    let numbered = format!("45. {QUOTED}");
    let found = told(&[
        (70.0, body),
        (110.0, &numbered),
        (110.0, &cut),
        (70.0, "The letter says of the same men –"),
        (110.0, QUOTED),
        (70.0, "That is not disputed by anybody in this appeal."),
    ]);
    assert_eq!(found, [QUOTED, cut.as_str(), QUOTED]);
}

#[test]
fn the_figure_of_a_note_behind_a_mark_does_not_keep_it_open() {
    for (opening, closing) in [("\"", "\""), ("‘", "’"), ("'", "'"), ("“", "”")] {
        let text = format!("It says {opening}{QUOTED}{closing}3 and that is all.");
        assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
    }
    let found = told(&[(70.0, "He said \"the men were not seen in 2014\"3 and went.")]);
    assert_eq!(found, ["the men were not seen in 2014"]);
}

#[test]
fn a_decade_opens_no_quotation_and_a_colon_may_stand_at_a_mark() {
    let text = format!("In the '90s it was said: '{QUOTED}'.");
    assert_eq!(told(&[(70.0, &text)]), [QUOTED]);
    let text = format!("It was said:\"{QUOTED}\".");
    assert_eq!(told(&[(70.0, &text)]), [QUOTED]);
}

#[test]
fn a_quotation_inside_between_the_same_marks_does_not_end_the_outer_one() {
    for (opening, closing) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("'", "'")]
    {
        let inner =
            format!("the men were told {opening}you will not come back{closing} by the officer");
        let text = format!("He wrote {opening}{inner}{closing} and no more.");
        assert_eq!(told(&[(70.0, &text)]), [inner], "{opening}");
    }
    let text = "He said: \"the officer told us all \"you will not come back\"\".";
    assert_eq!(
        told(&[(70.0, text)]),
        ["the officer told us all \"you will not come back\""]
    );
}

#[test]
fn a_mark_that_was_forgotten_hides_no_later_quotation() {
    let text = format!("The “men were seen there. He wrote: “{QUOTED}” and left.");
    assert!(told(&[(70.0, &text)])[0].ends_with(QUOTED));
    let found = told(&[
        (
            70.0,
            "He wrote: “the men were taken at night by order of “the governor”",
        ),
        (70.0, "“and they were not seen again”."),
    ]);
    assert_eq!(
        found,
        ["the men were taken at night by order of “the governor”\nand they were not seen again"]
    );
}

#[test]
fn what_stands_beside_a_quotation_is_told_and_calls_are_no_words_of_it() {
    let mut paper = paper(&[
        (
            70.0,
            "See para 5 of the letter: “the men3 were not seen again by anybody.”4 (So the letter.)",
        ),
        (70.0, "3 Another note."),
        (70.0, "4 The Letter, para 5."),
    ]);
    for word in &mut paper.pages[0].words {
        word.role = if word.line == 0 {
            Role::Text
        } else {
            Role::Note
        };
        let length = word.text.chars().count();
        word.raised = match word.text.as_str() {
            "men3" | "anybody.”4" => std::iter::once(length - 1..length).collect(),
            _ => Vec::new(),
        };
    }
    let found = quotations(&paper).quotations;
    assert_eq!(found[0].text, "the men were not seen again by anybody.");
    assert_eq!(
        found[0].beside,
        Beside {
            before: "See para 5 of the letter: ".to_owned(),
            after: " (So the letter.)".to_owned(),
            notes: vec!["The Letter, para 5.".to_owned()],
        }
    );
}

#[test]
fn brackets_below_a_quotation_set_apart_belong_to_it() {
    let found = quotations(&paper(&[
        (
            70.0,
            "The report of the mission says in its fourth chapter:",
        ),
        (110.0, QUOTED),
        (110.0, "(The Letter, para 5)"),
        (70.0, "That is not disputed by anybody in this appeal."),
    ]));
    let after = &found.quotations[0].beside.after;
    assert_eq!(after, "(The Letter, para 5)");
}

#[test]
fn marks_and_dots_without_end_take_no_time() {
    let many = 100_000;
    for text in [
        "“a ".repeat(many),
        "“a ".repeat(many) + &"b' ".repeat(many),
        format!("“{}", ". ".repeat(many)),
        "'s’ ".repeat(many),
    ] {
        let found = quotations(&paper(&[(70.0, &text)])).quotations;
        assert!(found.len() <= many, "it ends");
    }
}
