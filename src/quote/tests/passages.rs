//! Words taken from a document: verbatim, and exact where they were taken.

use std::ops::Range;

use super::super::{CONTEXT, Document, Finder, Index, Outcome, Page, Passage, Role, check_at};
use super::made::{page, text};

fn body(line: &str) -> (Role, &str) {
    (Role::Text, line)
}

fn report() -> Document {
    Document {
        pages: vec![
            page(&[
                (Role::Head, "A/HRC/50/12"),
                body("¶\t12. Conscripts were sent in 2022^3 to the o\u{fb03}ce, a long-"),
                body("term measure;^4~,^5 most of them were not volun-"),
                (Role::Note, "¶^3 See the report of the Ombudsman."),
                (Role::Foot, "3/20"),
            ]),
            page(&[
                (Role::Head, "A/HRC/50/12"),
                body("teers and long-term service was not paid."),
                body("¶\t(d) However, the ministry denied it in 2015–"),
                body("2016 and said so and/"),
                body("or wrote it. Cafe\u{301} owners, too."),
                (Role::Foot, "4/20"),
            ]),
        ],
    }
}

/// The passage from the first to the last of these words, each the first that is so written.
#[track_caller]
fn taken(document: &Document, first: &str, last: &str) -> Passage {
    let index = Index::new(document);
    let words: Vec<&str> = index
        .laid()
        .map(|laid| document.pages[laid.page].words[laid.word].text.as_str())
        .collect();
    let at = |word: &str| words.iter().position(|other| *other == word).unwrap();
    index.passage(at(first)..at(last) + 1).unwrap()
}

#[test]
fn an_extract_has_the_words_as_they_stand_without_numbers_calls_and_hyphens_of_line_ends() {
    let document = report();
    assert_eq!(
        taken(&document, "12.", "paid.").text,
        "Conscripts were sent in 2022 to the office, a long-term measure; most of them were not \
         volunteers and long-term service was not paid."
    );
    assert_eq!(
        taken(&document, "However,", "too.").text,
        "However, the ministry denied it in 2015–2016 and said so and/or wrote it. Café owners, too."
    );
}

#[test]
fn half_of_a_word_that_a_line_end_parts_is_all_of_it() {
    let passage = taken(&report(), "teers", "teers");
    assert_eq!(passage.text, "volunteers");
    assert_eq!(passage.at.pages, [0, 1]);
    assert_eq!(passage.at.boxes.len(), 2);
}

#[test]
fn what_stands_around_an_extract_is_kept_with_it_up_to_the_end_of_the_text() {
    let passage = taken(&report(), "denied", "denied");
    assert!(passage.before.starts_with("Conscripts were sent"));
    assert!(passage.before.ends_with("However, the ministry"));
    assert_eq!(
        passage.after,
        "it in 2015–2016 and said so and/or wrote it. Café owners, too."
    );
    let note = taken(&report(), "Ombudsman.", "Ombudsman.");
    assert_eq!(
        (note.before.as_str(), note.after.as_str()),
        ("See the report of the", "")
    );
    let long = "word ".repeat(400);
    let passage = taken(&text(&[&[&long, "here", &long]]), "here", "here");
    for around in [passage.before, passage.after] {
        assert!(around.len() <= CONTEXT && around.len() > CONTEXT - 5);
    }
}

#[test]
fn what_does_not_follow_each_other_is_no_passage_and_numbers_alone_are_none() {
    let document = report();
    let index = Index::new(&document);
    let all = index.laid().count();
    assert!(index.passage(0..all).is_none());
    assert!(index.passage(0..1).is_none(), "the number of the paragraph");
    assert!(index.passage(5..5).is_none());
    assert!(index.passage(all..all + 3).is_none());
}

#[test]
fn a_paragraph_goes_from_its_number_to_the_next_over_the_end_of_a_page() {
    let document = report();
    let index = Index::new(&document);
    let of = |word: usize| index.passage(index.paragraph(word).unwrap()).unwrap().text;
    assert!(of(0).starts_with("Conscripts") && of(0).ends_with("not paid."));
    assert_eq!(of(0), of(9));
    let (first, all) = (index.paragraph(0).unwrap(), index.laid().count());
    assert!(of(first.end + 2).starts_with("However"));
    assert!(of(first.end + 2).ends_with("too."));
    assert!(index.paragraph(all).is_none());
}

#[test]
fn a_text_is_looked_for_first_where_it_was_taken() {
    let document = text(&[&["none was paid"], &["they say: none was paid, ever"]]);
    let index = Index::new(&document);
    let second = taken(&document, "they", "ever").words;
    let at = |words: Range<usize>| match check_at("none was paid", &index, words).outcome {
        Outcome::Exact { at, .. } => at.pages,
        other => panic!("{other:?}"),
    };
    assert_eq!(at(second), [1]);
    assert_eq!(at(0..2), [0], "it does not stand there whole");
}

#[test]
fn letters_before_a_word_are_those_of_its_page() {
    let document = text(&[&["one two"], &["three four five"]]);
    assert_eq!(document.letters_before(1, 2), 9);
    assert_eq!(
        (document.letters_before(1, 0), document.letters_before(7, 3)),
        (0, 0)
    );
}

#[test]
fn words_are_found_small_or_capital_in_parts_with_or_without_hyphens_and_accents() {
    let document = report();
    let index = Index::new(&document);
    let finder = Finder::new(&index);
    let found = |words: &str| -> Vec<String> {
        let found = finder.find(words, &index).into_iter();
        found
            .map(|words| index.passage(words).unwrap().text)
            .collect()
    };
    assert_eq!(found("LONG-TERM"), ["long-term", "long-term"]);
    assert_eq!(found("longterm"), ["long-term", "long-term"]);
    assert_eq!(found("volunteer"), ["volunteers"]);
    assert_eq!(found("cafe owners"), ["Café owners,"]);
    assert_eq!(found("not  paid"), ["not paid."]);
    assert_eq!(found("ombudsman"), ["Ombudsman."]);
    assert_eq!(found("A/HRC/50"), ["A/HRC/50/12", "A/HRC/50/12"]);
    assert_eq!(
        found("too. See"),
        [""; 0],
        "text and notes do not follow each other"
    );
    assert_eq!(found(" - "), [""; 0]);
}

/// Numbers that look random, and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

const WORDS: [&str; 24] = [
    "the",
    "army",
    "2022",
    "2022.^3",
    "20,662",
    "“not",
    "paid”,",
    "long-term",
    "o\u{fb03}cer’s",
    "(some",
    "of",
    "them)",
    "deser-",
    "court",
    "ted",
    "[sic]",
    "km^2",
    "A/HRC/50",
    "it.^4~,^5",
    "café",
    "–",
    "e.g.",
    "1^st",
    "non-",
];

fn made(chance: &mut Chance) -> Document {
    let mut made_page = |_| -> Page {
        let mut line = |number: usize| -> (Role, String) {
            let words = 1 + chance.below(9);
            let words: Vec<&str> = (0..words)
                .map(|_| WORDS[chance.below(WORDS.len())])
                .collect();
            let begins = ["", "", "", "¶", "¶\t12. ", "¶\t(d) ", "¶• "][chance.below(7)];
            let role = match (number, chance.below(6)) {
                (0, 0) => Role::Head,
                (6.., 0) => Role::Foot,
                (4.., 1) => Role::Note,
                _ => Role::Text,
            };
            (role, format!("{begins}{}", words.join(" ")))
        };
        let lines: Vec<(Role, String)> = (0..8).map(&mut line).collect();
        let lines: Vec<(Role, &str)> = lines
            .iter()
            .map(|(role, line)| (*role, line.as_str()))
            .collect();
        page(&lines)
    };
    Document {
        pages: (0..3).map(&mut made_page).collect(),
    }
}

#[test]
fn whatever_is_taken_is_exact_where_it_was_taken() {
    let mut chance = Chance(28);
    let mut count = 0;
    for _ in 0..300 {
        let document = made(&mut chance);
        let index = Index::new(&document);
        let all = index.laid().count();
        for _ in 0..20 {
            let start = chance.below(all);
            let end = (start + 1 + chance.below(40)).min(all);
            let Some(passage) = index.passage(start..end) else {
                continue;
            };
            if !passage.text.contains(char::is_alphanumeric) {
                continue;
            }
            count += 1;
            match check_at(&passage.text, &index, passage.words.clone()).outcome {
                Outcome::Exact { at, .. } => assert_eq!(at, passage.at, "{passage:?}"),
                other => panic!("{passage:?}: {other:?}"),
            }
        }
    }
    assert!(count > 4_000, "{count}");
}
