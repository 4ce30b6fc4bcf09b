//! The layers of a document (optional content, ISO 32000-1, 8.11): which are there, and whether they
//! show when it is opened and when it is printed.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, String as PdfString};

use super::outline::text;
use super::source::{Id, Source, name};

/// A layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pdf) struct Layer {
    pub(in crate::pdf) name: String,
    /// It shows when the document is opened.
    pub(in crate::pdf) shows: bool,
    /// Whether it is printed, where that does not go by whether it shows.
    pub(in crate::pdf) prints: Option<bool>,
}

/// Layers of one document beyond which nobody looks.
const MOST: usize = 100_000;

/// The layers by the objects that they are.
pub(in crate::pdf) fn layers(source: &Source) -> BTreeMap<Id, Layer> {
    let Some(all) = source.catalog().get::<Dict<'_>>("OCProperties") else {
        return BTreeMap::new();
    };
    let state = all.get::<Dict<'_>>("D").unwrap_or_else(Dict::empty);
    let off_by_default = name(&state, "BaseState") == "OFF";
    let named = if off_by_default { "ON" } else { "OFF" };
    let exceptions: BTreeSet<Id> = references(&state, named).into_iter().collect();
    let mut found = BTreeMap::new();
    for id in references(&all, "OCGs") {
        let group = source.pdf.xref().get::<Dict<'_>>(object(id));
        let title = group.and_then(|group| group.get::<PdfString<'_>>("Name"));
        let layer = Layer {
            name: title
                .map(|title| text(title.as_bytes()))
                .unwrap_or_default(),
            shows: exceptions.contains(&id) == off_by_default,
            prints: None,
        };
        found.insert(id, layer);
    }
    by_usage(source, &state, &mut found);
    found
}

fn object(id: Id) -> hayro_syntax::object::ObjectIdentifier {
    hayro_syntax::object::ObjectIdentifier::new(id.0, id.1)
}

/// States that go by what the document is used for (table 103): the program that shows it sets them.
fn by_usage(source: &Source, state: &Dict<'_>, layers: &mut BTreeMap<Id, Layer>) {
    let Some(events) = state.get::<Array<'_>>("AS") else {
        return;
    };
    for event in events.iter::<Dict<'_>>().take(MOST) {
        let is_print = match name(&event, "Event").as_str() {
            "View" => false,
            "Print" => true,
            _ => continue,
        };
        let categories = event.get::<Array<'_>>("Category");
        let categories: Vec<String> = categories
            .iter()
            .flat_map(Array::iter::<hayro_syntax::object::Name<'_>>)
            .map(|category| String::from_utf8_lossy(&category).into_owned())
            .collect();
        for id in references(&event, "OCGs") {
            let group = source.pdf.xref().get::<Dict<'_>>(object(id));
            let usage = group.and_then(|group| group.get::<Dict<'_>>("Usage"));
            let (Some(usage), Some(layer)) = (usage, layers.get_mut(&id)) else {
                continue;
            };
            let told = categories
                .iter()
                .filter_map(|category| said(&usage, category));
            let Some(is_on) = told.reduce(|all, one| all && one) else {
                continue;
            };
            match is_print {
                true => layer.prints = Some(is_on),
                false => layer.shows = is_on,
            }
        }
    }
    for layer in layers.values_mut() {
        layer.prints = layer.prints.filter(|prints| *prints != layer.shows);
    }
}

/// What the usage of a layer says under one heading.
fn said(usage: &Dict<'_>, category: &str) -> Option<bool> {
    let key = match category {
        "View" => "ViewState",
        "Print" => "PrintState",
        "Export" => "ExportState",
        _ => return None,
    };
    match name(&usage.get::<Dict<'_>>(category)?, key).as_str() {
        "ON" => Some(true),
        "OFF" => Some(false),
        _ => None,
    }
}

/// The objects that a list of a dictionary refers to.
pub(in crate::pdf) fn references(dict: &Dict<'_>, key: &str) -> Vec<Id> {
    let list = dict.get::<Array<'_>>(key);
    let items = list.iter().flat_map(|list| list.raw_iter().take(MOST));
    let refer = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::Ref(target) => Some((target.obj_number, target.gen_number)),
        MaybeRef::NotRef(_) => None,
    };
    items.filter_map(refer).collect()
}
