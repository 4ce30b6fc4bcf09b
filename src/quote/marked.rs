//! A quotation as its writer marked it: words, with cuts and insertions between them.
//!
//! | marked as | is |
//! |---|---|
//! | `[…]` `[...]` `(…)` `(. . .)` `…` `...` | a cut |
//! | `[the applicant]`, `claim[ed]` | an insertion, perhaps instead of something |
//! | `[T]he` | an insertion of one letter instead of another |

use super::letters;

/// No brackets hold more letters.
const LONGEST: usize = 300;

/// A quotation with more edits than this is taken as it stands.
const MOST: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    Cut,
    Insertion(String),
}

/// Words between edits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    /// The edits before it.
    pub edits: Vec<Edit>,
    /// Whether it begins, or ends, without a space to the next edit.
    pub is_glued: [bool; 2],
}

/// A quotation in pieces; the last of them may be empty and stand for the edits at its end. None where nothing
/// is marked but what `is_literal`: brackets of the document itself.
pub(super) fn pieces(quotation: &str, is_literal: &dyn Fn(&str) -> bool) -> Option<Vec<Piece>> {
    let mut pieces = vec![Piece::default()];
    let mut rest = quotation;
    let mut count = 0;
    while let Some(letter) = rest.chars().next() {
        let marked = edit(rest).filter(|(_, length)| !rest.get(..*length).is_some_and(is_literal));
        let Some((edit, length)) = marked else {
            pieces.last_mut()?.text.push(letter);
            rest = rest.get(letter.len_utf8()..)?;
            continue;
        };
        count += 1;
        rest = rest.get(length..)?;
        let is_word = |letter: Option<char>| letter.is_some_and(|letter| !letter.is_whitespace());
        let is_glued = edit != Edit::Cut && is_word(rest.chars().next());
        let piece = pieces.last_mut()?;
        if has_words(&piece.text) {
            piece.is_glued[1] = edit != Edit::Cut && is_word(piece.text.chars().next_back());
            pieces.push(Piece {
                edits: vec![edit],
                is_glued: [is_glued, false],
                ..Piece::default()
            });
        } else {
            piece.text.clear();
            piece.edits.push(edit);
            piece.is_glued[0] = is_glued;
        }
    }
    ((1..=MOST).contains(&count)).then_some(pieces)
}

/// Words, or marks behind a cut.
fn has_words(text: &str) -> bool {
    !letters::quoted(text).is_empty()
}

/// The edit with which a text begins, and its bytes.
fn edit(text: &str) -> Option<(Edit, usize)> {
    let first = text.chars().next()?;
    let close = match first {
        '[' => ']',
        '(' => ')',
        '.' | '…' => return dots(text).map(|length| (Edit::Cut, length)),
        _ => return None,
    };
    let inner = text.get(1..)?;
    let (end, _) = inner
        .char_indices()
        .take(LONGEST)
        .find(|(_, letter)| *letter == close)?;
    let (inner, length) = (inner.get(..end)?.trim(), end + 2);
    let is_cut = dots(inner) == Some(inner.len());
    match first {
        _ if is_cut => Some((Edit::Cut, length)),
        '[' if !inner.is_empty() => Some((Edit::Insertion(inner.to_owned()), length)),
        _ => None,
    }
}

/// The bytes of an ellipsis: one sign, or three dots and more, perhaps with spaces between them.
fn dots(text: &str) -> Option<usize> {
    let (mut dots, mut end) = (0, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '.' => dots += 1,
            '…' => dots += 3,
            ' ' | '\u{a0}' if dots > 0 => continue,
            _ => break,
        }
        end = at + letter.len_utf8();
    }
    (dots >= 3).then_some(end)
}
