//! Ticks, radio buttons and push buttons of forms.

use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream, String as PdfString,
};

use crate::pdf::import::{append, text};

use super::copy::Copier;
use super::field::{Differing, Drawing, framed, look_of};
use super::page::Sheet;
use super::said::{RADIO, flags, held, look_in};
use super::syntax::operator;
use super::widget::{Widget, background, looks};

/// What stands for “not ticked” (ISO 32000-1, 12.7.4.2.3).
const OFF: &[u8] = b"Off";

/// Buttons of one set beyond which only the names of their states count.
const MOST_BUTTONS: usize = 100;

/// Whether a box is ticked: what the field holds counts, and what its picture is set to where it does
/// not say.
struct Ticked {
    /// The name of its state.
    state: Vec<u8>,
    /// Its picture is set to the contrary.
    differs: bool,
}

impl Ticked {
    fn of(item: &Dict<'_>) -> Ticked {
        let set = item.get::<Name<'_>>("AS").map(|state| state.to_vec());
        let pictured = set.clone().unwrap_or_else(|| OFF.to_vec());
        let Some(held) = name_held(item) else {
            return Ticked {
                state: pictured,
                differs: false,
            };
        };
        let own = states(item);
        let is_one_of_several = flags(item) & RADIO != 0 || !item.contains_key("FT");
        let state = if held == OFF || held.is_empty() {
            OFF.to_vec()
        } else if own.contains(&held) {
            held
        } else if let Some(state) = chosen_by_option(item, &held).and_then(|is_own| {
            let only = own.first().filter(|_| own.len() == 1)?;
            Some(if is_own { only.clone() } else { OFF.to_vec() })
        }) {
            state
        } else if own.is_empty() || !is_one_of_several {
            // The field is on, by a name that its picture does not know.
            match (is_one_of_several, pictured.as_slice()) {
                (false, OFF) => own.into_iter().next().unwrap_or(held),
                // Without a picture, what it is set to is its only name: another of its set is chosen.
                (true, name) if name != held && has_siblings(item) => OFF.to_vec(),
                _ => pictured.clone(),
            }
        } else {
            OFF.to_vec()
        };
        let differs = set.is_some() && (pictured == OFF) != (state == OFF);
        Ticked { state, differs }
    }

    fn is_on(&self) -> bool {
        self.state != OFF
    }
}

fn has_siblings(item: &Dict<'_>) -> bool {
    let set = item.get::<Dict<'_>>("Parent");
    let all = set.and_then(|set| set.get::<Array<'_>>("Kids"));
    all.is_some_and(|all| all.raw_iter().nth(1).is_some())
}

/// Whether this button of a set is the one whose option is held: some programs hold what the button
/// stands for, a word of the list of options, instead of the name of its state. None where no button
/// stands for it, and for digits, by which such programs name states (ISO 32000-1, 12.7.4.2.4).
fn chosen_by_option(item: &Dict<'_>, held: &[u8]) -> Option<bool> {
    if held.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let set = item.get::<Dict<'_>>("Parent")?;
    let all = set.get::<Array<'_>>("Kids")?;
    if all.raw_iter().nth(MOST_BUTTONS).is_some() {
        return None;
    }
    let options = set.get::<Array<'_>>("Opt")?;
    let word = text(held);
    let chosen = options.iter::<Object<'_>>().position(
        |option| matches!(option, Object::String(option) if text(option.as_bytes()) == word),
    )?;
    match all.raw_iter().nth(chosen)? {
        MaybeRef::Ref(button) => Some(item.obj_id()? == ObjectIdentifier::from(button)),
        MaybeRef::NotRef(_) => None,
    }
}

fn name_held(item: &Dict<'_>) -> Option<Vec<u8>> {
    held(item, |node| match node.get::<Object<'_>>("V")? {
        Object::Name(name) => Some(name.to_vec()),
        Object::String(string) => Some(string.as_bytes().to_vec()),
        _ => None,
    })
}

/// The states but “not ticked” of which there are pictures.
fn states(item: &Dict<'_>) -> Vec<Vec<u8>> {
    let looks = item.get::<Dict<'_>>("AP");
    let pictures = looks.and_then(|looks| looks.get::<Dict<'_>>("N"));
    let names = pictures.iter().flat_map(Dict::keys);
    names
        .map(|name| name.to_vec())
        .filter(|name| name != OFF)
        .collect()
}

impl<'a> Copier<'a> {
    pub(super) fn tick(&mut self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> Drawing {
        let ticked = Ticked::of(item);
        if ticked.differs {
            let told = |is_on: bool| if is_on { "ticked" } else { "not ticked" }.to_owned();
            self.told(item, sheet, told(!ticked.is_on()), told(ticked.is_on()));
        }
        let look = look_of(item, Some(&ticked.state)).filter(|_| self.shows(item, &ticked.state));
        match (look, Widget::of(item)) {
            (Some(look), _) => Drawing::Picture(look),
            (None, Some(widget)) if ticked.is_on() => {
                let marks = [background(item, &widget), mark(item, &widget)].concat();
                Drawing::Written(None, widget.drawn(&marks))
            }
            (None, _) => framed(item),
        }
    }

    /// Whether the picture of a state draws anything, or has to for nothing.
    fn shows(&mut self, item: &Dict<'a>, state: &[u8]) -> bool {
        let draws = |stream: &Stream<'a>, copier: &mut Self| {
            let mut content = Vec::new();
            let patience = &copier.source.patience;
            append(stream, &mut copier.reader.inflater, patience, &mut content);
            content.iter().any(|byte| !byte.is_ascii_whitespace())
        };
        state == OFF || look_in(item, Some(state)).is_some_and(|(_, look)| draws(&look, self))
    }

    /// A button that does something, which it no longer does: what it looks like.
    pub(super) fn push(&mut self, item: &Dict<'a>) -> Drawing {
        if let Some(look) = look_of(item, None) {
            return Drawing::Picture(look);
        }
        let caption = looks(item).and_then(|looks| looks.get::<PdfString<'a>>("CA"));
        let caption = caption
            .map(|caption| text(caption.as_bytes()))
            .unwrap_or_default();
        let Some(widget) = Widget::of(item) else {
            return Drawing::Nothing;
        };
        let ground = widget.drawn(&background(item, &widget));
        match self.captioned(item, &caption) {
            Some(words) => Drawing::Written(None, [ground, words].concat()),
            None if caption.is_empty() => framed(item),
            None => {
                let shows = String::new();
                let holds = caption;
                Drawing::Wanting(None, Differing { shows, holds })
            }
        }
    }
}

/// The mark of a ticked box in its middle, of the kind that the field asks for: by a sign of the font
/// ZapfDingbats (ISO 32000-1, table 189).
fn mark(item: &Dict<'_>, widget: &Widget) -> Vec<u8> {
    let sign = looks(item).and_then(|looks| looks.get::<PdfString<'_>>("CA"));
    let sign = sign.and_then(|sign| sign.as_bytes().first().copied());
    let usual = if flags(item) & RADIO != 0 { b'l' } else { b'4' };
    let half = widget.width.min(widget.height) * 0.32;
    let mut out = Vec::new();
    let middle = [
        half,
        0.0,
        0.0,
        half,
        widget.width / 2.0,
        widget.height / 2.0,
    ];
    out.extend_from_slice(b"q ");
    operator(&mut out, &middle, "cm");
    out.extend_from_slice(match sign.unwrap_or(usual) {
        b'l' => b"0 g 1 0 m 1 .55 .55 1 0 1 c -.55 1 -1 .55 -1 0 c -1 -.55 -.55 -1 0 -1 c .55 -1 1 -.55 1 0 c f\n",
        b'8' => b"0 G .25 w -1 -1 m 1 1 l -1 1 m 1 -1 l S\n" as &[u8],
        b'u' => b"0 g 0 1 m 1 0 l 0 -1 l -1 0 l f\n",
        b'n' => b"0 g -1 -1 2 2 re f\n",
        b'H' => b"0 g 0 1 m .22 .31 l .95 .31 l .36 -.12 l .59 -.81 l 0 -.38 l -.59 -.81 l -.36 -.12 l -.95 .31 l -.22 .31 l f\n",
        _ => b"0 G .28 w 1 j -1 .1 m -.35 -.8 l 1 .9 l S\n",
    });
    out.extend_from_slice(b"Q\n");
    out
}
