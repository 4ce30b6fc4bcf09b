//! Holds a quotation against a document: letter by letter, then with its cuts and insertions, then nearly.

use super::align::Item;
use super::continued::continuations;
use super::edited;
use super::index::Index;
use super::letters::{LETTERS, quoted};
use super::marked::{Piece, pieces};
use super::nearest::{items, nearest};
use super::outcome::{Checked, NotFound, Outcome};
use super::search::{Wanted, first};
use super::work::Work;

/// What became of a quotation. Nothing but the letters of the table is taken for equal: a figure, a "not", a
/// name that differs makes it [`Outcome::Near`] at best.
pub fn check(quotation: &str, document: &Index) -> Checked {
    Checked {
        letters: LETTERS,
        outcome: outcome(quotation, document),
    }
}

fn outcome(quotation: &str, index: &Index) -> Outcome {
    let letters = quoted(quotation);
    if !letters.contains(char::is_alphanumeric) {
        return Outcome::NotFound(NotFound::NoWords);
    }
    let flow = &index.flow;
    let mut work = Work::new();
    let wanted = Wanted::new(letters);
    if let Some(hit) = first(flow, &wanted, 0..flow.plain.len(), &mut work) {
        return exact(index, hit.letters);
    }
    let pieces = pieces(quotation);
    if let Some(pieces) = &pieces
        && let Some((letters, edits)) = edited::find(flow, pieces, &mut work)
    {
        return Outcome::ExactWithEdits {
            at: index.place(&letters),
            edits,
            continues_with: continuations(flow, &letters),
        };
    }
    near(quotation, pieces.as_deref(), index, work.is_done())
}

/// With what is marked taken for edits, and as it stands, whichever comes nearer.
fn near(quotation: &str, pieces: Option<&[Piece]>, index: &Index, is_given_up: bool) -> Outcome {
    let plain = items(quotation, None);
    let edited = pieces.and_then(|pieces| items(quotation, Some(pieces)));
    let nearest = |items: &Option<Vec<Item>>| nearest(index, items.as_deref()?);
    // An edit that differs in nothing was not found as one: then it is none.
    let edited = nearest(&edited).filter(|near| !near.differences.is_empty());
    let found = edited.into_iter().chain(nearest(&plain));
    match found.min_by_key(|near| near.differences.len()) {
        Some(near) if near.differences.is_empty() => exact(index, near.letters),
        Some(near) => Outcome::Near {
            at: index.place(&near.letters),
            differences: near.differences,
        },
        None => absent(index, plain.is_some(), is_given_up),
    }
}

fn exact(index: &Index, letters: std::ops::Range<usize>) -> Outcome {
    Outcome::Exact {
        at: index.place(&letters),
        continues_with: continuations(&index.flow, &letters),
    }
}

fn absent(index: &Index, is_short: bool, is_given_up: bool) -> Outcome {
    if !index.unreadable.is_empty() {
        return Outcome::Unreadable {
            pages: index.unreadable.clone(),
        };
    }
    Outcome::NotFound(match (is_given_up, is_short) {
        (true, _) => NotFound::GivenUp,
        (_, false) => NotFound::TooLong,
        _ => NotFound::Nowhere,
    })
}
