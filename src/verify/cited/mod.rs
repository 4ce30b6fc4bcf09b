//! Whether the citation beside a quotation names a document that is at hand.
//!
//! Only what is sure is said: a citation that may name one of the documents by another title names nothing here.
//!
//! | file | what it is for |
//! |---|---|
//! | `piece` | [`Piece`]: the citations beside a quotation: in brackets behind it, in a note, before it |
//! | `names` | what a citation names: symbols of documents, words of titles |
//! | `title` | [`Title`]: how a document at hand may be named |
//! | `described` | [`Described`]: how a document describes itself |
//! | `missed` | [`missed`]: whether a document is the source that it is taken for |

mod described;
mod missed;
mod names;
mod piece;
#[cfg(test)]
mod tests;
mod title;

use crate::quote::Beside;

pub use described::Described;
pub use missed::missed;
use names::Names;
pub use title::Title;

/// What the citation beside a quotation names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cited {
    /// The citation, as the paper has it.
    pub words: String,
    pub names: Named,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Named {
    /// Nobody can say which document, or whether it is one of these.
    #[default]
    Unsure,
    /// One of these, by its number among them.
    Here(usize),
    /// None of these. By its symbol, or by so many words of a title that a nickname has fewer.
    NotHere { is_certain: bool },
}

/// The citation beside a quotation; none where there is none.
pub(super) fn cited(beside: &Beside, titles: &[&Title]) -> Option<Cited> {
    let pieces = piece::pieces(beside);
    let mut all: Vec<Cited> = pieces
        .into_iter()
        .map(|words| Cited {
            names: named(&Names::of(&words), titles),
            words,
        })
        .collect();
    // Of several documents that are cited, one that is here may be that of the quotation.
    let here = all
        .iter()
        .position(|one| matches!(one.names, Named::Here(_)));
    let unsure = all.iter().position(|one| one.names == Named::Unsure);
    let at = here.or(unsure).unwrap_or_default();
    (at < all.len()).then(|| all.swap_remove(at))
}

fn named(names: &Names, titles: &[&Title]) -> Named {
    let mut own = (0..).zip(titles).filter(|(_, title)| title.is(names));
    if let Some((number, _)) = own.next() {
        return match own.next() {
            Some(_) => Named::Unsure,
            None => Named::Here(number),
        };
    }
    let is_known = titles.iter().all(|title| !title.may_be(names));
    match names.is_telling() && is_known && !titles.is_empty() {
        true => Named::NotHere {
            is_certain: names.is_certain(),
        },
        false => Named::Unsure,
    }
}
