//! What comes near, and what hostile documents and quotations cost.

use proptest::prelude::*;

use super::super::{Document, Index, NotFound, Outcome, Role, check};
use super::exact::{differs, is_exact};
use super::made::{page, text};

const LINES: &[&str] = &[
    "¶Returned soldiers are not punished by the courts of the country. Some were fined",
    "in 2022^3~ by a court in Minsk. He claims that the army, which is large, never paid",
    "them, though 1,250 families had asked for what was owed to their sons.^4 They went",
    "home and lived as well as they could in the villages of the north-",
    "eastern districts until autumn.",
];

fn report() -> Document {
    text(&[
        LINES,
        &["¶The ministry said nothing of all this, whatever was asked of it."],
    ])
}

#[test]
fn a_changed_figure_a_dropped_not_and_another_name_are_near_with_that_word() {
    let pair = |extract: &str, text: &str| [(extract.to_owned(), text.to_owned())];
    let report = report();
    assert_eq!(
        differs("though 1,205 families had asked", &report),
        pair("1,205", "1,250")
    );
    assert_eq!(
        differs("Returned soldiers are punished by the courts", &report),
        pair("", "not")
    );
    assert_eq!(
        differs("by a court in Pinsk. He claims", &report),
        pair("Pinsk.", "Minsk.")
    );
    assert_eq!(
        differs("which is large, never ever paid them", &report),
        pair("ever", "")
    );
    assert_eq!(
        differs("the Army, which is large", &report),
        pair("Army,", "army,")
    );
    assert_eq!(
        differs("of the southeastern districts until", &report).len(),
        1
    );
}

#[test]
fn what_is_near_tells_its_page() {
    let Outcome::Near { at, .. } = check(
        "The ministry told nothing of all this",
        &Index::new(&report()),
    )
    .outcome
    else {
        panic!()
    };
    assert_eq!(at.pages, [1]);
}

#[test]
fn the_same_letter_ten_million_times_is_no_trouble() {
    let letters = "a".repeat(10_000_000);
    let words = "a ".repeat(200_000);
    let lasting = "a ".repeat(3_000);
    let differing = "ab ".repeat(10_000);
    let quotations: [&[&str]; 2] = [
        &["aaaa", "aa aa", &lasting],
        &["a a a b", "a b a b a b a b", &lasting, &differing, &words],
    ];
    for (said, quotations) in [&letters, &words].into_iter().zip(quotations) {
        let document = Document {
            pages: vec![page(&[(Role::Text, said)])],
        };
        let index = Index::new(&document);
        for quotation in quotations {
            let _whatever = check(quotation, &index);
        }
    }
    let long = "word ".repeat(2_000_000);
    let outcome = check(&long, &Index::new(&report())).outcome;
    assert_eq!(outcome, Outcome::NotFound(NotFound::TooLong));
}

/// Letters as in any text, on lines of any length, with calls, over pages.
fn any_document() -> impl Strategy<Value = (Document, Vec<String>)> {
    let word = prop_oneof![
        4 => "[a-z]{2,9}",
        1 => "[A-Z][a-z]{2,8}",
        1 => "[0-9]{2,6}",
        1 => "[a-z]{3,8}[,.;]",
    ];
    let words = prop::collection::vec((word, 1_usize..12, prop::bool::weighted(0.1)), 40..160);
    words.prop_map(|words| {
        let mut lines = vec![String::from("¶")];
        let mut said = Vec::new();
        for (word, length, has_call) in words {
            let call = if has_call { "^12" } else { "" };
            match lines.last_mut() {
                Some(line) if line.split_whitespace().count() < length + 3 => {
                    line.push_str(&format!(" {word}{call}"));
                }
                _ => lines.push(format!("{word}{call}")),
            }
            said.push(word);
        }
        let pages: Vec<Vec<&str>> = lines
            .chunks(5)
            .map(|lines| lines.iter().map(String::as_str).collect())
            .collect();
        let pages: Vec<&[&str]> = pages.iter().map(Vec::as_slice).collect();
        (text(&pages), said)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_run_of_words_is_exact((document, said) in any_document(), start in 0_usize..40, length in 5_usize..120) {
        let run = said[start.min(said.len() - 5)..].iter().take(length).cloned().collect::<Vec<_>>();
        is_exact(&run.join(" "), &document);
    }

    #[test]
    fn a_changed_word_is_near_with_just_that_word(
        (document, said) in any_document(),
        start in 0_usize..30,
        length in 6_usize..60,
        at in 0_usize..60,
        other in "[A-Z]{3}[0-9][A-Z]{3}",
    ) {
        let mut run: Vec<String> = said[start..].iter().take(length).cloned().collect();
        let at = at % run.len();
        let true_word = std::mem::replace(&mut run[at], other.clone());
        let found = differs(&run.join(" "), &document);
        let [(extract, text)] = found.as_slice() else { panic!("{found:?}") };
        prop_assert_eq!(extract, &other);
        prop_assert_eq!(text, &true_word);
    }

    #[test]
    fn no_quotation_and_no_document_make_it_fall(
        quotation in "[\\PC\\[\\]…. ]{0,40}",
        lines in prop::collection::vec("\\PC{0,30}", 0..6),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let document = text(&[&lines]);
        let index = Index::new(&document);
        let _whatever = check(&quotation, &index);
        for line in lines {
            let _whatever = check(line, &index);
        }
    }
}

#[test]
fn of_two_words_that_a_line_end_parts_the_one_that_differs_is_told() {
    let report = text(&[&[
        "¶The global strategy of the years 2021–",
        "2026 and of the pre-",
        "and post-war period.",
    ]]);
    is_exact("the years 2021– 2026 and of the pre- and post-war", &report);
    let pair = |extract: &str, text: &str| [(extract.to_owned(), text.to_owned())];
    assert_eq!(
        differs("strategy of the years 2051– 2026 and of", &report),
        pair("2051–", "2021–")
    );
    assert_eq!(
        differs("strategy of the years 2021– 2027 and of", &report),
        pair("2027", "2026")
    );
}

#[test]
fn a_word_left_out_behind_the_first_is_told_as_left_out() {
    let report = text(&[&["¶It is given upon request by a delegation."]]);
    let left_out = (String::new(), "request".to_owned());
    assert_eq!(differs("upon by a delegation", &report), [left_out]);
}

#[test]
fn of_places_that_differ_in_one_word_the_one_with_the_likest_word_is_told() {
    let report = text(&[&[
        "¶Thirteen CN-235 aircraft entered the airspace of the Republic.",
        "¶Thirteen ATR-72 aircraft entered the airspace of the Republic.",
    ]]);
    let changed = ("CN-230".to_owned(), "CN-235".to_owned());
    assert_eq!(
        differs("Thirteen CN-230 aircraft entered the airspace", &report),
        [changed]
    );
}
