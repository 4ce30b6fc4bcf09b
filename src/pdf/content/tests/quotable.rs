//! Quotations held against pages that were read, and against those that were packed.

use std::collections::BTreeSet;

use super::super::hidden::hidden_words;
use super::super::words::words;
use super::super::{DocumentText, PageText, Reading, pack, quotable};
use super::page;
use crate::quote::{self, Index, Outcome, check};

fn first() -> PageText {
    let content = "BT /F1 11 Tf 72 600 Td (Men were sent to the front in 2022) Tj /F1 7 Tf 4 Ts (3) Tj 0 Ts \
         /F1 11 Tf ( and were not paid by the) Tj 0 -14 Td (ministry until the first days of spring, it is \
         said, nor were their fami-) Tj ET BT /F1 11 Tf 700 600 Td (unseen) Tj ET";
    PageText::of(&page(content, "", &[]))
}

fn second() -> PageText {
    let content = "BT /F1 11 Tf 72 770 Td (lies told.) Tj 0 -28 Td (38.) Tj 36 0 Td (The CO) Tj /F1 7 Tf -2 Ts \
         (2) Tj 0 Ts /F1 11 Tf ( of the air was measured in the capital.) Tj ET";
    PageText::of(&page(content, "", &[]))
}

fn outcome(quotation: &str, pages: &[PageText]) -> Outcome {
    let document = quotable(pages, &BTreeSet::new(), &[]);
    check(quotation, &Index::new(&document)).outcome
}

#[test]
fn a_quotation_is_found_over_a_page_break_and_past_a_call() {
    let pages = [first(), second()];
    let quotation = "to the front in 2022 and were not paid by the ministry until the first days of spring, it is \
         said, nor were their families told. The CO2 of the air";
    let Outcome::Exact { at, .. } = outcome(quotation, &pages) else {
        panic!("{:?}", outcome(quotation, &pages))
    };
    assert_eq!(at.pages, [0, 1]);
    let wrong = outcome("Men were sent to the front in 20223 and were", &pages);
    assert!(matches!(wrong, Outcome::Near { .. }), "{wrong:?}");
    let unseen = outcome("unseen", &pages);
    assert!(matches!(unseen, Outcome::NotFound(_)), "{unseen:?}");
}

#[test]
fn what_was_packed_is_the_same_document() {
    let mut text = DocumentText::default();
    text.push(pack(&first()));
    text.push(Vec::new());
    text.push(pack(&second()));
    let reading = Reading {
        scans: vec![3],
        ..Reading::default()
    };
    let document = text.quotable(&reading);
    let pages = [first(), PageText::default(), second()];
    assert_eq!(document, quotable(&pages, &BTreeSet::from([1, 2]), &[]));
}

/// A page with what nobody sees on it, as whoever looks through a document tells it.
fn with_hidden(content: &str) -> quote::Document {
    let page = page(content, "", &[]);
    let hidden = hidden_words(&page, &words(&page.glyphs), &[], None);
    let reading = Reading {
        hidden: hidden.into_iter().map(|one| (1, one)).collect(),
        ..Reading::default()
    };
    let mut text = DocumentText::default();
    text.push(pack(&PageText::of(&page)));
    text.quotable(&reading)
}

#[test]
fn words_that_nobody_sees_are_not_quoted_nor_are_those_around_them_as_if_nothing_were_there() {
    let line = |not: &str| {
        format!(
            "BT /F1 11 Tf 72 600 Td (It was said that he was) Tj 118 0 Td {not} 0 g 0 Tr 22 0 Td \
             (guilty of the theft.) Tj ET"
        )
    };
    let shown = line("(not) Tj");
    let covered = format!("{shown} 189 596 19 14 re f");
    let white = line("1 g (not) Tj");
    let result = |content: &str, words: &str| {
        let document = with_hidden(content);
        matches!(
            check(words, &Index::new(&document)).outcome,
            Outcome::Exact { .. }
        )
    };
    assert!(result(&shown, "he was not guilty of the theft"));
    for content in [covered, white] {
        assert!(
            !result(&content, "he was not guilty of the theft"),
            "{content}"
        );
        assert!(!result(&content, "he was guilty of the theft"), "{content}");
        assert!(result(&content, "It was said that he was"), "{content}");
    }
}
