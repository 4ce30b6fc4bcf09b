//! Form fields, turned into what they show.
//!
//! A form cannot be kept: the forms of several documents would share one set of names, and a court's
//! copy must not change when somebody types into it. Most fields bring a picture of themselves, which
//! is drawn into the page. Some programs write only the value and leave the picture to the viewer;
//! such a value is written here, in a font of our own, so that it does not vanish.

use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};

use crate::pdf::import::{Patience, Placement, is_heavy, number, text};

use super::annotation::{Hung, Look};
use super::copy::Copier;

/// Bits of /Ff (ISO 32000-1, tables 221, 228 and 230).
pub(super) const MULTILINE: i64 = 1 << 12;
const PASSWORD: i64 = 1 << 13;
const COMBO: i64 = 1 << 17;
/// Bytes of the picture of a field beyond which nobody looks into it.
const MOST_PICTURE: u64 = 4 << 20;

impl<'a> Copier<'a> {
    pub(super) fn field(&mut self, item: &Dict<'a>, placement: &Placement, hung: &mut Hung) {
        self.chunk.ledger.went_in.fields += 1;
        let look = self.drawn(item);
        let value = value(item);
        let says_something = !value.is_empty() || is_list(item);
        let is_shown =
            look.is_some() && (!says_something || shows_words(item, &self.source.patience));
        self.draw(item, look.map(Look::Theirs), placement, hung);
        let is_unseen = self.is_unseen(item);
        let ledger = &mut self.chunk.ledger;
        if is_unseen {
            ledger.fields_empty += 1;
        } else if is_shown {
            ledger.fields_drawn += 1;
        } else if value.is_empty() && !shows_by_itself(item) {
            ledger.fields_empty += 1;
        } else if let Some(written) = self.written(item, &value) {
            self.draw(item, Some(Look::Words(written)), placement, hung);
            self.chunk.ledger.fields_written += 1;
        } else {
            self.chunk.ledger.fields_without_look += 1;
        }
    }
}

/// What a field says of itself or inherits from the field that it is a part of.
pub(super) fn inherited<'a, T>(item: &Dict<'a>, of: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let nodes = std::iter::successors(Some(item.clone()), |node| node.get::<Dict<'a>>("Parent"));
    nodes.take(32).find_map(|node| of(&node))
}

fn kind(item: &Dict<'_>) -> Vec<u8> {
    inherited(item, |node| {
        node.get::<Name<'_>>("FT").map(|kind| kind.to_vec())
    })
    .unwrap_or_default()
}

/// What a field of text, or a choice, holds.
fn value(item: &Dict<'_>) -> String {
    let flags = inherited(item, |node| number(node, "Ff")).unwrap_or_default() as i64;
    let kind = kind(item);
    let is_words = kind == b"Tx" && flags & PASSWORD == 0 || kind == b"Ch" && flags & COMBO != 0;
    if !is_words {
        return String::new();
    }
    let chosen = inherited(item, |node| {
        let string = node.get::<PdfString<'_>>("V")?;
        Some(text(string.as_bytes()))
    });
    let chosen = chosen.unwrap_or_default();
    let shown = inherited(item, |node| {
        label_of(&chosen, &node.get::<Array<'_>>("Opt")?)
    });
    shown.unwrap_or(chosen).trim().to_owned()
}

/// What a choice is called, where that differs from its value.
fn label_of(chosen: &str, options: &Array<'_>) -> Option<String> {
    options.iter::<Array<'_>>().find_map(|option| {
        let mut words = option.iter::<PdfString<'_>>();
        let (value, label) = (words.next()?, words.next()?);
        (text(value.as_bytes()) == chosen).then(|| text(label.as_bytes()))
    })
}

/// Whether a field without a value shows something all the same: a ticked box, a list.
fn shows_by_itself(item: &Dict<'_>) -> bool {
    match kind(item).as_slice() {
        b"Btn" => {
            let state = item.get::<Name<'_>>("AS").map(|state| state.to_vec());
            let value = || {
                inherited(item, |node| {
                    node.get::<Name<'_>>("V").map(|value| value.to_vec())
                })
            };
            state.or_else(value).is_some_and(|state| state != b"Off")
        }
        _ => is_list(item),
    }
}

/// Whether a field shows all that can be chosen, without having been opened.
fn is_list(item: &Dict<'_>) -> bool {
    let flags = inherited(item, |node| number(node, "Ff")).unwrap_or_default() as i64;
    let has_options = inherited(item, |node| node.get::<Array<'_>>("Opt")).is_some();
    kind(item) == b"Ch" && flags & COMBO == 0 && has_options
}

/// Whether the picture that a field brings writes or draws anything but lines.
fn shows_words(item: &Dict<'_>, patience: &Patience) -> bool {
    let looks = item.get::<Dict<'_>>("AP");
    let Some(look) = looks.and_then(|looks| looks.get::<Stream<'_>>("N")) else {
        return true;
    };
    if is_heavy(&look, MOST_PICTURE, patience) {
        return true;
    }
    let Ok(content) = look.decoded() else {
        return true;
    };
    let has = |operator: &[u8]| memchr::memmem::find(&content, operator).is_some();
    has(b"Tj") || has(b"TJ") || has(b"Do") || has(b"'") || has(b"\"")
}
