//! Where a link or bookmark of a source leads: names resolved, pages found by position.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, String as PdfString};

use super::action::{Action, described};
use super::address::{self, AddressFault};
use super::outline::text;
use super::source::{Id, Source, key, name};

/// Where something leads.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pdf) enum Goal {
    /// A page of the same document, from 0, and the point to show, where one is given.
    Page {
        page: usize,
        left: Option<f64>,
        top: Option<f64>,
    },
    /// A web address, as its bytes stand in the file.
    Web(Vec<u8>),
    /// An action that is not let through.
    Acts(Action, String),
    /// An address that is not written, and why.
    Unwritten(AddressFault, String),
    /// Nowhere that can be found; what it says of that.
    Lost(String),
    /// It does not say that it leads anywhere.
    Nowhere,
}

/// The named destinations of a document, read once.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Destinations {
    named: BTreeMap<Vec<u8>, Goal>,
    /// What relative web addresses belong to.
    base: Option<String>,
}

/// More names than any real document has.
const MOST_NAMES: usize = 200_000;

impl Destinations {
    pub(in crate::pdf) fn read(source: &Source) -> Self {
        let mut all = Destinations::default();
        let catalog = source.catalog();
        let base = catalog.get::<Dict<'_>>("URI");
        let base = base.and_then(|of| of.get::<PdfString<'_>>("Base"));
        all.base = base.and_then(|base| address::base(base.as_bytes()));
        if let Some(old) = catalog.get::<Dict<'_>>("Dests") {
            for (at, (key, value)) in old.entries().take(MOST_NAMES).enumerate() {
                if source.patience.is_over_at(at) {
                    return all;
                }
                if let Some(value) = resolved(value, source) {
                    all.named
                        .insert(key.to_vec(), goal_of(&value, source, None));
                }
            }
        }
        let names = catalog.get::<Dict<'_>>("Names");
        if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("Dests")) {
            all.walk(&tree, source, 32, &mut BTreeSet::new());
        }
        all
    }

    /// Walks a name tree, no deeper than `depth`, and each node of it once.
    fn walk(&mut self, node: &Dict<'_>, source: &Source, depth: u32, seen: &mut BTreeSet<Id>) {
        if depth == 0 || self.named.len() > MOST_NAMES || source.patience.is_over() {
            return;
        }
        if let Some(pairs) = node.get::<Array<'_>>("Names") {
            let items: Vec<Object<'_>> = pairs.iter::<Object<'_>>().take(MOST_NAMES).collect();
            for pair in items.chunks_exact(2) {
                if let [Object::String(name), value] = pair {
                    let goal = goal_of(value, source, None);
                    self.named.insert(name.as_bytes().to_vec(), goal);
                }
            }
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            for kid in kids.raw_iter().take(MOST_NAMES) {
                if let MaybeRef::Ref(id) = &kid
                    && !seen.insert((id.obj_number, id.gen_number))
                {
                    continue;
                }
                if let Some(Object::Dict(kid)) = resolved(kid, source) {
                    self.walk(&kid, source, depth - 1, seen);
                }
            }
        }
    }

    /// Where a link annotation or a bookmark leads, by its /Dest or its /A.
    pub(in crate::pdf) fn of(&self, item: &Dict<'_>, source: &Source) -> Goal {
        let dest = item.get::<Object<'_>>("Dest");
        if let Some(dest) = dest.filter(|dest| !matches!(dest, Object::Null(_))) {
            return goal_of(&dest, source, Some(self));
        }
        let Some(action) = item.get::<Dict<'_>>("A") else {
            return without_action(item);
        };
        match name(&action, "S").as_str() {
            "GoTo" => match action.get::<Object<'_>>("D") {
                Some(dest) => goal_of(&dest, source, Some(self)),
                None => Goal::Lost(String::new()),
            },
            "URI" => {
                let raw = match action.get::<Object<'_>>("URI") {
                    Some(Object::String(raw)) => raw.to_vec(),
                    // No viewer takes it for an address.
                    Some(Object::Name(raw)) if !raw.is_empty() => {
                        return Goal::Unwritten(AddressFault::Malformed, address::told(&raw));
                    }
                    _ => Vec::new(),
                };
                let raw = raw.as_slice();
                match address::judged(raw, self.base.as_deref()) {
                    Ok(address) => Goal::Web(address),
                    Err(fault) => Goal::Unwritten(fault, address::told(raw)),
                }
            }
            // poppler and MuPDF do nothing without a kind, whatever else it says.
            "" => unknown(&action),
            _ => {
                let (action, says) = described(&action);
                Goal::Acts(action, says)
            }
        }
    }
}

/// An action of no kind that is known.
fn unknown(action: &Dict<'_>) -> Goal {
    match described(action) {
        (_, says) if says.is_empty() => Goal::Lost(String::new()),
        (action, says) => Goal::Acts(action, says),
    }
}

/// Of something whose entry for an action is no action; viewers do nothing.
fn without_action(item: &Dict<'_>) -> Goal {
    match item.get::<Object<'_>>("A") {
        Some(Object::Array(actions)) => match actions.iter::<Dict<'_>>().next() {
            Some(first) => Goal::Acts(Action::Other, described(&first).1),
            None => Goal::Lost(String::new()),
        },
        Some(Object::String(says)) => Goal::Acts(Action::Other, text(says.as_bytes())),
        Some(Object::Name(says)) => Goal::Acts(Action::Other, text(&says)),
        Some(Object::Stream(stream)) => unknown(stream.dict()),
        _ => Goal::Nowhere,
    }
}

fn goal_of(dest: &Object<'_>, source: &Source, names: Option<&Destinations>) -> Goal {
    let named = |name: &[u8]| {
        let goal = names.and_then(|names| names.named.get(name));
        goal.cloned().unwrap_or_else(|| Goal::Lost(text(name)))
    };
    match dest {
        Object::Array(array) => explicit(array, source),
        Object::Dict(dict) => match dict.get::<Array<'_>>("D") {
            Some(array) => explicit(&array, source),
            None => Goal::Lost(String::new()),
        },
        Object::Name(name) => named(name),
        Object::String(name) => named(name.as_bytes()),
        _ => Goal::Lost(String::new()),
    }
}

/// `[page /XYZ left top zoom]` and its kin (ISO 32000-1, table 151).
fn explicit(array: &Array<'_>, source: &Source) -> Goal {
    let mut items = array.raw_iter();
    let page = match items.next() {
        Some(MaybeRef::Ref(target)) => source.page_of.get(&key(target.into())).copied(),
        Some(MaybeRef::NotRef(Object::Number(number))) => usize::try_from(number.as_i64())
            .ok()
            .filter(|page| *page < source.len()),
        _ => None,
    };
    let Some(page) = page else {
        return Goal::Lost(String::new());
    };
    let rest = items.take(6).map_while(|item| resolved(item, source));
    let rest: Vec<Object<'_>> = rest.collect();
    let number = |at: usize| match rest.get(at) {
        Some(Object::Number(number)) => Some(number.as_f64()),
        _ => None,
    };
    let kind: &[u8] = match rest.first() {
        Some(Object::Name(kind)) => kind,
        _ => b"",
    };
    let (left, top) = match kind {
        b"XYZ" => (number(1), number(2)),
        b"FitH" | b"FitBH" => (None, number(1)),
        b"FitR" => (number(1), number(4)),
        b"FitV" | b"FitBV" => (number(1), None),
        _ => (None, None),
    };
    Goal::Page { page, left, top }
}

fn resolved<'a>(value: MaybeRef<Object<'a>>, source: &'a Source) -> Option<Object<'a>> {
    match value {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(target) => source.pdf.xref().get::<Object<'a>>(target.into()),
    }
}
