//! Holds a quotation against a document: letter by letter, then with its cuts and insertions, then nearly.

use std::ops::Range;

use memchr::memmem;

use super::align::Item;
use super::continued::continuations;
use super::edited::{self, Found};
use super::index::Index;
use super::letters::{LETTERS, quoted};
use super::marked::{Piece, pieces};
use super::nearest::{items, nearest};
use super::outcome::{ByMachine, Checked, Edits, NotFound, Outcome, Place};
use super::search::{Wanted, first};
use super::work::Work;

/// So many places of the same words are looked at.
const MOST_PLACES: usize = 200;

/// What became of a quotation. Nothing but the letters of the table is taken for equal: a figure, a "not", a
/// name that differs makes it [`Outcome::Near`] at best.
pub fn check(quotation: &str, document: &Index) -> Checked {
    Checked {
        letters: LETTERS,
        outcome: doubted(outcome(quotation, document, &|_| 0), quotation, document),
    }
}

/// How far a place is from the one that is meant: 0 is that place.
pub type Distance<'d> = dyn Fn(&Place) -> u64 + 'd;

/// The same of a quotation that is said to stand on a page, counted from 0, or at a place: where the same words
/// stand in several places, with the same cuts and insertions, the nearest to it is meant.
pub fn check_near(
    quotation: &str,
    document: &Index,
    page: Option<usize>,
    distance: &Distance<'_>,
) -> Checked {
    let pages = page.into_iter();
    let on_page = pages.flat_map(|page| document.flow.on_page(page));
    check_within(quotation, document, on_page, distance)
}

/// First in some stretches of the plain letters: what stands there is not looked for elsewhere.
pub(super) fn check_within(
    quotation: &str,
    document: &Index,
    stretches: impl Iterator<Item = Range<usize>>,
    distance: &Distance<'_>,
) -> Checked {
    let wanted = Wanted::new(quoted(quotation));
    let there = stretches
        .filter_map(|plain| nearest_of(document, &wanted, plain, distance, &mut Work::new()))
        .min_by_key(|(distance, _)| *distance);
    let outcome = match there {
        Some((_, letters)) if wanted.letters.contains(char::is_alphanumeric) => {
            exact(document, letters)
        }
        _ => outcome(quotation, document, distance),
    };
    Checked {
        letters: LETTERS,
        outcome: doubted(outcome, quotation, document),
    }
}

/// What stands on a page that a machine has read is not held to stand there before a person has looked at it.
fn doubted(outcome: Outcome, quotation: &str, index: &Index) -> Outcome {
    let is_by_machine = |page: &&usize| index.by_machine.contains(page);
    let of = |at: &Place| {
        let pages: Vec<usize> = at.pages.iter().filter(is_by_machine).copied().collect();
        (!pages.is_empty()).then(|| ByMachine {
            pages,
            words: quotation.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    };
    match outcome {
        Outcome::Exact { at, continues_with } => match of(&at) {
            None => Outcome::Exact { at, continues_with },
            by_machine => Outcome::ExactWithEdits {
                at,
                edits: Edits {
                    by_machine,
                    ..Edits::default()
                },
                continues_with,
            },
        },
        Outcome::ExactWithEdits {
            at,
            edits,
            continues_with,
        } => Outcome::ExactWithEdits {
            edits: Edits {
                by_machine: of(&at),
                ..edits
            },
            at,
            continues_with,
        },
        other => other,
    }
}

/// Of the first places where words stand the nearest to the one that is meant, with its distance.
fn nearest_of(
    index: &Index,
    wanted: &Wanted,
    within: Range<usize>,
    distance: &Distance<'_>,
    work: &mut Work,
) -> Option<(u64, Range<usize>)> {
    let mut best: Option<(u64, Range<usize>)> = None;
    let mut from = within.start;
    for _ in 0..MOST_PLACES {
        let Some(hit) = first(&index.flow, wanted, from..within.end, work) else {
            break;
        };
        from = hit.plain + 1;
        let far = distance(&index.place(&hit.letters));
        if best.as_ref().is_none_or(|(least, _)| far < *least) {
            best = Some((far, hit.letters));
        }
        if far == 0 {
            break;
        }
    }
    best
}

fn outcome(quotation: &str, index: &Index, distance: &Distance<'_>) -> Outcome {
    let letters = quoted(quotation);
    if !letters.contains(char::is_alphanumeric) {
        return Outcome::NotFound(NotFound::NoWords);
    }
    let flow = &index.flow;
    let mut work = Work::new();
    let wanted = Wanted::new(letters);
    let anywhere = 0..flow.plain.len();
    if let Some((_, letters)) = nearest_of(index, &wanted, anywhere, distance, &mut work) {
        return exact(index, letters);
    }
    let distance = |pieces: &[Range<usize>]| distance(&index.places(pieces));
    // Brackets may be the document's own.
    let is_literal = |marked: &str| {
        marked.starts_with('[')
            && memmem::find(flow.letters.as_bytes(), quoted(marked).as_bytes()).is_some()
    };
    let marked = pieces(quotation, &|_| false);
    let literal = marked.as_ref().and_then(|_| pieces(quotation, &is_literal));
    let literal = literal.filter(|literal| Some(literal) != marked.as_ref());
    for pieces in literal.iter().chain(&marked) {
        if let Some(found) = edited::find(flow, pieces, &distance, &mut work) {
            return with_edits(index, found);
        }
    }
    near(
        quotation,
        literal.as_ref().or(marked.as_ref()).map(Vec::as_slice),
        index,
        &mut work,
    )
}

fn with_edits(index: &Index, found: Found) -> Outcome {
    let extent = found.extent();
    Outcome::ExactWithEdits {
        at: index.places(&found.pieces),
        edits: found.edits,
        continues_with: continuations(&index.flow, &extent),
    }
}

/// With what is marked taken for edits, and as it stands, whichever comes nearer.
fn near(quotation: &str, pieces: Option<&[Piece]>, index: &Index, work: &mut Work) -> Outcome {
    let plain = items(quotation, None);
    let edited = pieces.and_then(|pieces| items(quotation, Some(pieces)));
    let nearest = |items: &Option<Vec<Item>>| nearest(index, items.as_deref()?);
    let whole = nearest(&plain);
    // A row of dots may be the document's own, and numbers of paragraphs may stand between its words.
    if let Some(near) = whole.as_ref().filter(|near| near.differences.is_empty()) {
        return exact(index, near.letters.clone());
    }
    let edited = nearest(&edited);
    if let (Some(pieces), Some(near)) = (pieces, &edited)
        && !near.numbers.is_empty()
        && let Some(found) =
            edited::find(&index.flow, &without(pieces, &near.numbers), &|_| 0, work)
    {
        return with_edits(index, found);
    }
    // An edit that differs in nothing was not found as one: then it is none.
    let edited = edited.filter(|near| !near.differences.is_empty());
    let found = whole.into_iter().chain(edited);
    match found.min_by_key(|near| near.differences.len()) {
        Some(near) => Outcome::Near {
            at: index.place(&near.letters),
            differences: near.differences,
        },
        None => absent(index, plain.is_some(), work.is_done()),
    }
}

/// Pieces without some of their words, counted from 0: numbers of paragraphs.
fn without(pieces: &[Piece], numbers: &[usize]) -> Vec<Piece> {
    let mut count = 0;
    let mut pieces = pieces.to_vec();
    for piece in &mut pieces {
        let words = piece
            .text
            .split_inclusive(char::is_whitespace)
            .filter(|word| {
                let is_word = !word.trim().is_empty();
                let is_number = is_word && numbers.contains(&count);
                count += usize::from(is_word);
                !is_number
            });
        piece.text = words.collect();
    }
    pieces
}

fn exact(index: &Index, letters: Range<usize>) -> Outcome {
    Outcome::Exact {
        at: index.place(&letters),
        continues_with: continuations(&index.flow, &letters),
    }
}

fn absent(index: &Index, is_short: bool, is_given_up: bool) -> Outcome {
    // A machine may have read other words there.
    let mut pages = [index.unreadable.as_slice(), &index.by_machine].concat();
    if !pages.is_empty() {
        pages.sort_unstable();
        pages.dedup();
        return Outcome::Unreadable { pages };
    }
    Outcome::NotFound(match (is_given_up, is_short) {
        (true, _) => NotFound::GivenUp,
        (_, false) => NotFound::TooLong,
        _ => NotFound::Nowhere,
    })
}
