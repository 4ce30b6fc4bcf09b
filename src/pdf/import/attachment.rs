//! Files inside a document, by name: they do not come along, and a portfolio is nothing else.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, String as PdfString};

use super::action::file_name;
use super::outline::text;
use super::source::{Id, Source, dicts, key};

/// A file inside a document: the object that describes it, and its name.
pub(super) type Attached = (Option<Id>, String);

/// Files of one document beyond which nobody looks, and levels of the tree that holds them.
const MOST: usize = 10_000;
const DEEPEST: u32 = 32;

/// The files in the document's list of them.
pub(super) fn embedded(source: &Source) -> Vec<Attached> {
    listed(source, "EmbeddedFiles")
}

/// The scripts in the document's list of them.
pub(super) fn scripts(source: &Source) -> Vec<Attached> {
    listed(source, "JavaScript")
}

fn listed(source: &Source, key: &str) -> Vec<Attached> {
    let names = source.catalog().get::<Dict<'_>>("Names");
    let mut found = Vec::new();
    if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>(key)) {
        walk(&tree, source, DEEPEST, &mut BTreeSet::new(), &mut found);
    }
    found
}

fn walk<'a>(
    node: &Dict<'a>,
    source: &'a Source,
    depth: u32,
    seen: &mut BTreeSet<Id>,
    found: &mut Vec<Attached>,
) {
    if depth == 0 || source.patience.is_over() {
        return;
    }
    if let Some(pairs) = node.get::<Array<'a>>("Names") {
        let items: Vec<MaybeRef<Object<'_>>> = pairs.raw_iter().take(2 * MOST).collect();
        for pair in items.chunks_exact(2) {
            if found.len() < MOST {
                found.push(attached(pair, source));
            }
        }
    }
    for (id, kid) in dicts(node.get::<Array<'a>>("Kids"), source).take(MOST) {
        if id.is_none_or(|id| seen.insert(id)) {
            walk(&kid, source, depth - 1, seen, found);
        }
    }
}

/// A name of the list and what it stands for. Where the file says another name, both are told.
fn attached(pair: &[MaybeRef<Object<'_>>], source: &Source) -> Attached {
    let object = |item: &MaybeRef<Object<'_>>| -> Option<(Option<Id>, Vec<u8>, Option<String>)> {
        match item {
            MaybeRef::NotRef(Object::String(name)) => Some((None, name.as_bytes().to_vec(), None)),
            MaybeRef::NotRef(Object::Dict(file)) => Some((None, Vec::new(), file_name(file))),
            MaybeRef::Ref(target) => {
                let id = key((*target).into());
                let found = source.pdf.xref().get::<Object<'_>>((*target).into())?;
                match found {
                    Object::String(name) => Some((Some(id), name.as_bytes().to_vec(), None)),
                    Object::Dict(file) => Some((Some(id), Vec::new(), file_name(&file))),
                    _ => None,
                }
            }
            MaybeRef::NotRef(_) => None,
        }
    };
    let listed = pair.first().and_then(object);
    let listed = listed.map(|(_, name, _)| text(&name)).unwrap_or_default();
    let (id, _, own) = pair.get(1).and_then(object).unwrap_or_default();
    let name = match own {
        Some(own) if own == listed || listed.is_empty() => own,
        Some(own) => format!("{listed} ({own})"),
        None => listed,
    };
    (id, name)
}

/// Whether it is a wrapper for the files inside it.
pub(super) fn is_portfolio(source: &Source) -> bool {
    source.catalog().contains_key("Collection")
}

/// The name of the file that a paper clip on a page stands for.
pub(super) fn clipped(item: &Dict<'_>) -> Attached {
    let file = item.get::<Dict<'_>>("FS");
    let name = file.as_ref().and_then(file_name);
    let name = name.or_else(|| {
        let plain = item.get::<PdfString<'_>>("FS")?;
        Some(text(plain.as_bytes()))
    });
    let id = item.get_ref("FS").map(|target| key(target.into()));
    (id, name.unwrap_or_default())
}
