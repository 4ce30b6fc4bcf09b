//! The stretch of a document that comes nearest to a quotation, and the words in which they differ.

use std::ops::Range;

use super::align::{Alignment, Band, DIFFERENCE, Item, Step, align, parts};
use super::candidates::candidates;
use super::flow::{Flow, key};
use super::index::Index;
use super::letters::{BREAK, quoted};
use super::marked::{Edit, Piece};
use super::near::Difference;

/// A quotation with more words is not looked for where it does not stand letter by letter.
const MOST_WORDS: usize = 20_000;

/// A word with more letters is no word.
const LONGEST_WORD: usize = 1_000;

/// So many words more or fewer than the quotation may stand in the document, at most.
const SLACK: usize = 60;

/// A cut may be so many words.
const LONGEST_CUT: usize = 500;

/// Items times tokens, of which so many are compared for every candidate.
const MUCH: usize = 30_000;

/// Items times tokens, at most.
const MOST_CELLS: usize = 8_000_000;

#[derive(Debug)]
pub(super) struct Nearest {
    /// Bytes of the letters.
    pub letters: Range<usize>,
    pub differences: Vec<Difference>,
    /// Words of the quotation, counted from 0, that number a paragraph.
    pub numbers: Vec<usize>,
}

/// Words with edits between them; none where there are too many of them.
pub(super) fn items(quotation: &str, pieces: Option<&[Piece]>) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    for piece in pieces.unwrap_or_default() {
        items.extend(piece.edits.iter().map(|edit| match edit {
            Edit::Cut => Item::Cut,
            Edit::Insertion(_) => Item::Insertion,
        }));
        items.extend(words(&piece.text));
    }
    if pieces.is_none() {
        items.extend(words(quotation));
    }
    let is_word = |item: &Item| matches!(item, Item::Word { .. });
    let first = items.iter().position(is_word)?;
    let last = items.iter().rposition(is_word)?;
    let is_short = |item: &Item| match item {
        Item::Word { letters, .. } => letters.len() <= LONGEST_WORD,
        Item::Cut | Item::Insertion => true,
    };
    let items = items.get(first..=last)?;
    (items.len() <= MOST_WORDS && items.iter().all(is_short)).then(|| items.to_vec())
}

fn words(text: &str) -> Vec<Item> {
    let letters = quoted(text);
    let letters: Vec<&str> = letters.split(' ').filter(|word| !word.is_empty()).collect();
    let said: Vec<&str> = text.split_whitespace().collect();
    let are_alike = said.len() == letters.len();
    let word = |(at, letters): (usize, &&str)| Item::Word {
        said: said
            .get(at)
            .filter(|_| are_alike)
            .unwrap_or(letters)
            .to_string(),
        letters: letters.to_string(),
        key: key(letters),
    };
    letters.iter().enumerate().map(word).collect()
}

/// More than a third of the quotation's words in difference is not near.
pub(super) fn nearest(index: &Index, items: &[Item]) -> Option<Nearest> {
    let letters = items.iter().filter_map(|item| match item {
        Item::Word { letters, .. } => Some(letters.as_str()),
        Item::Cut | Item::Insertion => None,
    });
    let words: Vec<&str> = letters.collect();
    let cuts = items.iter().filter(|item| **item == Item::Cut).count();
    let slack = (words.len() / 3 + 4).min(SLACK);
    let cut = LONGEST_CUT * cuts.min(2);
    let width = (3 * slack + 2 * cut + 1).min((MOST_CELLS / items.len().max(1)).max(8));
    // Much to compare is not compared again to find what is no nearer.
    let is_much = items.len() * width > MUCH;
    let mut best: Option<Alignment> = None;
    for start in candidates(index, &words) {
        let part = index
            .flow
            .parts
            .iter()
            .find(|part| (part.start as i64..part.end as i64).contains(&start.max(0)));
        let Some(part) = part else {
            continue;
        };
        if is_much && best.as_ref().is_some_and(|best| best.cost <= DIFFERENCE) {
            break;
        }
        let band = Band {
            base: start - (slack + cut) as i64,
            width,
            first: part.start as i64,
            last: part.end as i64,
        };
        let found = align(&index.flow, items, band);
        best = match (best, found) {
            (Some(best), Some(found)) if best.cost <= found.cost => Some(best),
            (best, found) => found.or(best),
        };
    }
    let best = best?;
    let differences = differences(index, items, &best);
    let is_near = differences.len() * 3 <= words.len() && differences.len() < words.len();
    let letters = extent(index, &best)?;
    let numbers = numbers(items, &best);
    // The same words, but those behind a break do not go on from those before it.
    let is_broken = index.flow.letters.get(letters.clone())?.contains(BREAK);
    let is_near = is_near && !(is_broken && differences.is_empty());
    is_near.then_some(Nearest {
        letters,
        differences,
        numbers,
    })
}

fn extent(index: &Index, alignment: &Alignment) -> Option<Range<usize>> {
    let has_token = |step: &Step| !matches!(step, Step::Extra | Step::Number | Step::Edit);
    let tokens = alignment.steps.iter().filter(|(step, ..)| has_token(step));
    let tokens: Vec<usize> = tokens.map(|(_, _, token)| *token).collect();
    let (first, last) = (tokens.first()?, tokens.last()?);
    Some(index.flow.span(*first).start..index.flow.span(*last).end)
}

fn differences(index: &Index, items: &[Item], alignment: &Alignment) -> Vec<Difference> {
    let flow = &index.flow;
    let mut found = Vec::new();
    let mut note = |extract: String, text: String| found.push(Difference { extract, text });
    for (step, item, token) in &alignment.steps {
        let said = |item: usize| match items.get(item) {
            Some(Item::Word { said, .. }) => said.clone(),
            _ => String::new(),
        };
        let text = || flow.said(*token..*token + 1);
        let parts = || parts(flow.token(*token)).unwrap_or_default();
        match step {
            Step::Same | Step::Two | Step::Number | Step::Edit | Step::Cut => {}
            Step::Changed => note(said(*item), text()),
            Step::FirstChanged => note(said(*item), parts().0),
            Step::SecondChanged => note(said(*item + 1), parts().1.to_owned()),
            Step::Extra => note(said(*item), number_instead(flow, &said(*item), *token)),
            Step::Missing => note(String::new(), text()),
        }
    }
    found
}

/// Another number of the paragraph, where the quotation has one.
fn number_instead(flow: &Flow, said: &str, token: usize) -> String {
    let has_number = flow.tokens.get(token).is_some_and(|token| token.has_number);
    let is_number = said.chars().any(|letter| letter.is_ascii_digit());
    let numbers = flow
        .numbers_before(token)
        .filter(|_| has_number && is_number);
    numbers.collect::<Vec<_>>().join(" ")
}

/// Which words of the quotation, counted from 0, are numbers that were left out in the document.
fn numbers(items: &[Item], alignment: &Alignment) -> Vec<usize> {
    let is_word = |item: &&Item| matches!(item, Item::Word { .. });
    let numbers = alignment
        .steps
        .iter()
        .filter(|(step, ..)| *step == Step::Number);
    let before = |item: usize| {
        items
            .get(..item)
            .unwrap_or_default()
            .iter()
            .filter(is_word)
            .count()
    };
    numbers.map(|(_, item, _)| before(*item)).collect()
}
