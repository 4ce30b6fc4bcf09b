//! What a form field says of itself, or inherits: its kind, its value, how it is to be written.

use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, Stream, String as PdfString,
};

use crate::pdf::import::{Id, number, text};

use super::copy::Copier;

/// Bits of /Ff (ISO 32000-1, tables 221, 226, 228 and 230).
pub(super) const MULTILINE: i64 = 1 << 12;
pub(super) const PASSWORD: i64 = 1 << 13;
pub(super) const COMB: i64 = 1 << 24;
pub(super) const RADIO: i64 = 1 << 15;
pub(super) const PUSH: i64 = 1 << 16;
pub(super) const COMBO: i64 = 1 << 17;

/// What kind of field it is (ISO 32000-1, 12.7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    /// What nobody may read over somebody's shoulder.
    Secret,
    /// A choice of which only the chosen one shows.
    Choice,
    /// A choice of which all show.
    List,
    Tick,
    Push,
    Signature,
}

/// The field that a widget belongs to, by itself or by those above it.
pub(super) fn inherited<'a, T>(item: &Dict<'a>, of: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    above(item).find_map(|node| of(&node))
}

/// A field and those above it.
fn above<'a>(item: &Dict<'a>) -> impl Iterator<Item = Dict<'a>> {
    let nodes = std::iter::successors(Some(item.clone()), |node| node.get::<Dict<'a>>("Parent"));
    nodes.take(32)
}

/// The same of what a field holds. A field with a name of its own takes nothing from above that is a
/// field with a place on the page: damaged files name one as the parent of others, and viewers do not
/// show its value in them.
pub(super) fn held<'a, T>(item: &Dict<'a>, of: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut is_named = false;
    let mut own = above(item).take_while(|node| {
        let is_other = is_named && node.contains_key("Rect");
        is_named |= node.contains_key("T");
        !is_other
    });
    own.find_map(|node| of(&node))
}

pub(super) fn flags(item: &Dict<'_>) -> i64 {
    inherited(item, |node| number(node, "Ff")).unwrap_or_default() as i64
}

pub(super) fn kind(item: &Dict<'_>) -> Kind {
    let kind = inherited(item, |node| {
        node.get::<Name<'_>>("FT").map(|kind| kind.to_vec())
    });
    let flags = flags(item);
    let has = |bit: i64| flags & bit != 0;
    match kind.as_deref() {
        Some(b"Btn") if has(PUSH) => Kind::Push,
        Some(b"Btn") => Kind::Tick,
        Some(b"Ch") if has(COMBO) => Kind::Choice,
        Some(b"Ch") => Kind::List,
        Some(b"Sig") => Kind::Signature,
        None if has_states(item) => Kind::Tick,
        _ if has(PASSWORD) => Kind::Secret,
        _ => Kind::Words,
    }
}

/// Whether a widget has pictures to choose from, as ticks and radio buttons do: where a file does not
/// say what kind of field it belongs to, that tells.
fn has_states(item: &Dict<'_>) -> bool {
    let looks = item.get::<Dict<'_>>("AP").unwrap_or_else(Dict::empty);
    looks.get::<Stream<'_>>("N").is_none() && looks.get::<Dict<'_>>("N").is_some()
}

/// What a field of words, or a choice, holds; none where it does not say.
pub(super) fn value(item: &Dict<'_>) -> Option<String> {
    let Some(value) = held(item, |node| node.get::<Object<'_>>("V")) else {
        return rich(item);
    };
    let chosen = match value {
        Object::String(words) => text(words.as_bytes()),
        Object::Stream(words) => text(&words.decoded_data().ok()?),
        Object::Name(word) => text(&word),
        Object::Number(number) => plain(&number),
        Object::Array(several) => several
            .iter::<PdfString<'_>>()
            .next()
            .map(|first| text(first.as_bytes()))?,
        _ => return None,
    };
    let label = options(item)
        .into_iter()
        .find(|(value, _)| *value == chosen)
        .map(|(_, label)| label);
    Some(label.unwrap_or(chosen).trim().to_owned())
}

/// The words of a value that is kept as rich text only (ISO 32000-1, 12.7.3.4).
fn rich(item: &Dict<'_>) -> Option<String> {
    let marked = match held(item, |node| node.get::<Object<'_>>("RV"))? {
        Object::String(words) => text(words.as_bytes()),
        Object::Stream(words) => text(&words.decoded_data().ok()?),
        _ => return None,
    };
    let mut words = String::new();
    for (at, part) in marked.split('<').enumerate() {
        let after = match part.split_once('>') {
            Some((tag, after)) => {
                let is_break = ["/p", "br", "/li"].iter().any(|end| tag.starts_with(end));
                words.push_str(if is_break { "\n" } else { "" });
                after
            }
            None if at == 0 => part,
            None => "",
        };
        words.push_str(after);
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let plain = |words: String, (name, sign): (&str, &str)| words.replace(name, sign);
    let words = signs.into_iter().fold(words, plain);
    Some(words.trim().to_owned())
}

fn plain(number: &Number) -> String {
    let value = number.as_f64();
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        value.to_string()
    }
}

/// What can be chosen: what is kept of it, and what it is called.
pub(super) fn options(item: &Dict<'_>) -> Vec<(String, String)> {
    let all = inherited(item, |node| node.get::<Array<'_>>("Opt"));
    let of = |option: Object<'_>| match option {
        Object::String(one) => {
            let one = text(one.as_bytes());
            Some((one.clone(), one))
        }
        Object::Array(pair) => {
            let mut words = pair.iter::<PdfString<'_>>();
            let value = text(words.next()?.as_bytes());
            let label = words.next().map(|label| text(label.as_bytes()));
            Some((value.clone(), label.unwrap_or(value)))
        }
        _ => None,
    };
    let all = all.iter().flat_map(|all| all.iter::<Object<'_>>());
    all.filter_map(of).collect()
}

/// What is chosen in a list; none where it does not say.
pub(super) fn chosen(item: &Dict<'_>) -> Option<Vec<String>> {
    match held(item, |node| node.get::<Object<'_>>("V"))? {
        Object::String(one) => Some(vec![text(one.as_bytes())]),
        Object::Array(several) => {
            let several = several.iter::<PdfString<'_>>();
            Some(several.map(|one| text(one.as_bytes())).collect())
        }
        _ => None,
    }
}

/// The full name of a field (ISO 32000-1, 12.7.3.2).
pub(super) fn full_name(item: &Dict<'_>) -> String {
    let names = above(item).filter_map(|node| {
        let name = node.get::<PdfString<'_>>("T")?;
        Some(text(name.as_bytes()))
    });
    let mut names: Vec<String> = names.collect();
    names.reverse();
    names.join(".")
}

/// Whether a script makes the words that show from the value: a date, a sum of money.
pub(super) fn is_formatted(item: &Dict<'_>) -> bool {
    let formats = |node: &Dict<'_>| {
        let actions = node.get::<Dict<'_>>("AA")?;
        actions.contains_key("F").then_some(())
    };
    inherited(item, formats).is_some()
}

/// The appearance of a widget, by its object; in this state, where it has several.
pub(super) fn look_in<'a>(item: &Dict<'a>, state: Option<&[u8]>) -> Option<(Id, Stream<'a>)> {
    let looks = item.get::<Dict<'a>>("AP")?;
    let (holder, key) = match (looks.get::<Dict<'a>>("N"), state) {
        (Some(states), Some(state)) if looks.get::<Stream<'a>>("N").is_none() => (states, state),
        _ => (looks, &b"N"[..]),
    };
    let stream = holder.get::<Stream<'a>>(key)?;
    match holder.get_raw::<Object<'a>>(key)? {
        MaybeRef::Ref(target) => Some(((target.obj_number, target.gen_number), stream)),
        MaybeRef::NotRef(_) => None,
    }
}

impl<'a> Copier<'a> {
    /// The form that the fields belong to.
    pub(super) fn form(&self) -> Dict<'a> {
        let form = self.source.catalog().get::<Dict<'a>>("AcroForm");
        form.unwrap_or_else(Dict::empty)
    }

    /// Whether the form says that the pictures of its fields are not to be trusted.
    pub(super) fn needs_appearances(&self) -> bool {
        self.form().get::<bool>("NeedAppearances").unwrap_or(false)
    }

    /// How a field's words are to be written: the field's, or the form's.
    pub(super) fn default_appearance(&self, item: &Dict<'a>) -> String {
        let of = |node: &Dict<'a>| {
            let look = node.get::<PdfString<'_>>("DA")?;
            Some(text(look.as_bytes()))
        };
        let own = inherited(item, of);
        own.or_else(|| of(&self.form())).unwrap_or_default()
    }

    /// 0, 1 or 2: from the left, in the middle, from the right.
    pub(super) fn side(&self, item: &Dict<'a>) -> f64 {
        let own = inherited(item, |node| number(node, "Q"));
        let side = own.or_else(|| number(&self.form(), "Q"));
        side.unwrap_or_default().clamp(0.0, 2.0)
    }
}
