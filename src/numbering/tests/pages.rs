//! Which numbers are taken for those of pages, and which are not.

use crate::numbering::{PageName, PageNames, pinpoint};
use crate::quote::{Area, Document, Page, Role, Word};

/// A page with these lines at its foot: words, each with its place from the left edge.
fn page(foot: &[&[(f32, &str)]]) -> Page {
    let lines = (1..).zip(foot);
    let words = lines.flat_map(|(line, words)| {
        words.iter().map(move |(x, text)| Word {
            text: (*text).to_owned(),
            area: Area {
                x0: *x,
                y0: 800.0,
                x1: x + 10.0,
                y1: 810.0,
            },
            line,
            role: Role::Foot,
            ..Word::default()
        })
    });
    Page {
        words: words.collect(),
        is_unreadable: false,
        is_by_machine: false,
    }
}

fn document(feet: &[&str]) -> Document {
    let pages = feet.iter().map(|foot| {
        let words = (0..).zip(foot.split_whitespace());
        let words: Vec<(f32, &str)> = words.map(|(at, word)| (at as f32 * 30.0, word)).collect();
        page(&[&words])
    });
    Document {
        pages: pages.collect(),
    }
}

fn named(feet: &[&str]) -> Vec<String> {
    named_with(feet, &[])
}

fn named_with(feet: &[&str], labels: &[&str]) -> Vec<String> {
    let labels: Vec<_> = labels
        .iter()
        .map(|label| Some((*label).to_owned()))
        .collect();
    let names = PageNames::of(&document(feet), &labels);
    names.iter().map(PageName::words).collect()
}

#[test]
fn numbers_that_count_up_with_the_pages_are_theirs() {
    let feet = [
        "GE.25-05795",
        "2 GE.25-05795",
        "GE.25-05795 3",
        "4 GE.25-05795",
        "GE.25-05795 5",
    ];
    assert_eq!(named(&feet), ["PDF page 1", "p. 2", "p. 3", "p. 4", "p. 5"]);
}

#[test]
fn three_numbers_make_no_run_and_a_year_makes_none_at_all() {
    assert_eq!(
        named(&["1", "2", "3"]),
        ["PDF page 1", "PDF page 2", "PDF page 3"]
    );
    let years = ["March 2025"; 6];
    assert!(
        named(&years)
            .iter()
            .all(|name| name.starts_with("PDF page"))
    );
}

#[test]
fn roman_numbers_come_before_the_others() {
    let feet = ["", "ii", "iii", "iv", "v", "vi", "1", "2", "3", "4", "5"];
    assert_eq!(
        named(&feet),
        [
            "PDF page 1",
            "p. ii",
            "p. iii",
            "p. iv",
            "p. v",
            "p. vi",
            "p. 1",
            "p. 2",
            "p. 3",
            "p. 4",
            "p. 5"
        ]
    );
}

#[test]
fn a_page_between_two_numbered_ones_has_the_number_that_is_missing() {
    let feet = ["10", "11", "", "13", "", "", "16", "17"];
    assert_eq!(named(&feet)[2..6], ["p. 12", "p. 13", "p. 14", "p. 15"]);
    let feet = ["10", "11", "12", "13", "", "", "", "17", "18", "19", "20"];
    assert_eq!(named(&feet)[4], "PDF page 5", "three at once are too many");
}

#[test]
fn of_page_three_of_twelve_the_three_counts() {
    let feet: Vec<String> = (1..=12).map(|page| format!("Page {page} of 12")).collect();
    let feet: Vec<&str> = feet.iter().map(String::as_str).collect();
    assert_eq!(named(&feet)[2], "p. 3");
    let feet: Vec<String> = (1..=12).map(|page| format!("25-04567 {page}/12")).collect();
    let feet: Vec<&str> = feet.iter().map(String::as_str).collect();
    assert_eq!(named(&feet)[11], "p. 12");
}

#[test]
fn the_number_of_the_book_goes_before_that_of_whoever_printed_it() {
    let feet: Vec<String> = (1..=6)
        .map(|page| format!("{} {page}/6", page + 452))
        .collect();
    let feet: Vec<&str> = feet.iter().map(String::as_str).collect();
    assert_eq!(named(&feet)[0], "p. 453");
}

#[test]
fn a_spread_has_two_numbers_and_each_half_one_of_them() {
    let spread = |left: usize| {
        let (left, right) = (left.to_string(), (left + 1).to_string());
        page(&[&[(50.0, left.as_str()), (750.0, right.as_str())]])
    };
    let document = Document {
        pages: (0..5).map(|at| spread(40 + 2 * at)).collect(),
    };
    let names = PageNames::of(&document, &[]);
    let name = names.of_page(2);
    assert_eq!(name.words(), "pp. 44–45");
    assert_eq!(name.at(100.0).words(), "p. 44");
    assert_eq!(name.at(700.0).words(), "p. 45");
    assert_eq!(names.pages_of("45"), [2]);
}

#[test]
fn the_figures_of_a_ruler_at_the_edge_are_no_numbers() {
    // As the drafts of some publishers have it, read as one line or as many; the numbers of the pages begin at the
    // fifth.
    let numbers = ["", "", "", "", "v", "vi", "vii", "viii", "1", "2", "3", "4"];
    for is_one_line in [true, false] {
        let pages = numbers.map(|number| {
            let mut whole = page(&[&[(300.0, number)]]);
            whole.words.retain(|word| !word.text.is_empty());
            let ruler = "inch 1 2 3 4 5 6 7 8".split(' ');
            whole
                .words
                .extend((2..).zip(ruler).map(|(line, figure)| Word {
                    text: figure.to_owned(),
                    area: Area {
                        x0: 60.0 * line as f32,
                        y0: 20.0,
                        x1: 60.0 * line as f32 + 8.0,
                        y1: 28.0,
                    },
                    line: if is_one_line { 2 } else { line },
                    role: Role::Head,
                    ..Word::default()
                }));
            whole
        });
        let names = PageNames::of(
            &Document {
                pages: pages.into(),
            },
            &[],
        );
        let words: Vec<String> = names.iter().map(PageName::words).collect();
        assert_eq!(words[3..5], ["PDF page 4", "p. v"], "{is_one_line}");
        assert_eq!(
            words[8..],
            ["p. 1", "p. 2", "p. 3", "p. 4"],
            "{is_one_line}"
        );
    }
}

#[test]
fn what_is_a_part_of_a_better_count_makes_no_count_of_its_own() {
    // The numbers of sections count up with the pages for a while, too.
    let feet = [
        "", "", "1 x 3", "2 x 4", "3 x 5", "4 x 6", "5 x 7", "5 x 8", "5 x 9",
    ];
    assert_eq!(
        named(&feet)[2..],
        ["p. 3", "p. 4", "p. 5", "p. 6", "p. 7", "p. 8", "p. 9"]
    );
    let feet = [
        "1 x", "2 x", "3 x", "4 x 4", "5 x 5", "5 x 6", "5 x 7", "5 x 8", "5 x 9",
    ]
    .map(|foot| foot.replace('x', "Introduction"));
    let named = named(&feet.each_ref().map(String::as_str));
    assert_eq!(named[3..], ["p. 4", "p. 5", "p. 6", "p. 7", "p. 8", "p. 9"]);
}

#[test]
fn a_page_that_shows_another_number_where_the_others_have_theirs_is_not_one_of_them() {
    let feet = ["2", "3", "11", "5", "6", "7", "", "9"];
    assert_eq!(named(&feet)[1..4], ["p. 3", "PDF page 3", "p. 5"]);
    assert_eq!(named(&feet)[6], "p. 8", "it shows none");
    // A page was put in, and another one left out.
    let feet = ["49", "", "50", "52", "53", "54", "55"];
    let names = [
        "p. 49",
        "PDF page 2",
        "PDF page 3",
        "p. 52",
        "p. 53",
        "p. 54",
        "p. 55",
    ];
    assert_eq!(named(&feet), names);
}

#[test]
fn the_number_at_the_other_end_of_the_topmost_line_counts_where_no_line_is_known_to_be_a_head() {
    let at = |left: &str, number: usize| {
        let number = number.to_string();
        let word = |text: &str, x: f32, y: f32, line: u32| Word {
            text: text.to_owned(),
            area: Area {
                x0: x,
                y0: y,
                x1: x + 10.0,
                y1: y + 10.0,
            },
            line,
            role: Role::Text,
            ..Word::default()
        };
        let words = vec![
            word(left, 50.0, 40.0, 1),
            word(&number, 500.0, 40.4, 2),
            word("words", 50.0, 300.0, 3),
            word("end", 50.0, 700.0, 4),
        ];
        Page {
            words,
            is_unreadable: false,
            is_by_machine: false,
        }
    };
    let pages = (3..9).map(|number| at("Introduction", number));
    let names = PageNames::of(
        &Document {
            pages: pages.collect(),
        },
        &[],
    );
    assert_eq!(names.of_page(2).words(), "p. 5");
}

#[test]
fn labels_fill_in_only_where_they_are_what_is_printed() {
    let feet = ["", "2", "3", "4", "5", ""];
    let agree = named_with(&feet, &["1", "2", "3", "4", "5", "6"]);
    assert_eq!((agree[0].as_str(), agree[5].as_str()), ("p. 1", "p. 6"));
    let differ = named_with(&feet, &["i", "ii", "1", "2", "3", "4"]);
    assert_eq!(
        (differ[0].as_str(), differ[1].as_str()),
        ("PDF page 1", "p. 2")
    );
    let unprinted = named_with(&["", "", "", "", ""], &["1", "2", "3", "4", "5"]);
    assert_eq!(unprinted[3], "PDF page 4");
}

#[test]
fn a_person_can_say_once_where_the_numbers_begin() {
    let names = PageNames::counted_from(-1, 5);
    let words: Vec<String> = names.iter().map(PageName::words).collect();
    assert_eq!(words, ["PDF page 1", "PDF page 2", "p. 1", "p. 2", "p. 3"]);
}

#[test]
fn a_citation_names_pages_and_paragraph() {
    let printed = |number: &str| PageName::Printed(number.to_owned());
    assert_eq!(
        pinpoint(&[printed("41")], Some("4.7.3")),
        "p. 41, para 4.7.3"
    );
    assert_eq!(pinpoint(&[printed("41"), printed("42")], None), "pp. 41–42");
    assert_eq!(pinpoint(&[PageName::InPdf(12)], None), "PDF page 12");
    assert_eq!(
        pinpoint(&[PageName::InPdf(1), printed("2")], Some("3")),
        "PDF page 1 to p. 2, para 3"
    );
    assert_eq!(pinpoint(&[], Some("38(d)")), "para 38(d)");
}
