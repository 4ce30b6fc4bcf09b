//! Pages with their new content, in the objects of a file: what is no longer drawn is no longer there.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::Unsure;
use super::rewritten::Rewritten;

/// Parents of a page that are asked for what it inherits.
const MOST_PARENTS: usize = 64;

/// Gives a page its new content.
pub(super) fn apply(
    document: &mut Document,
    page: ObjectId,
    new: &Rewritten,
) -> Result<(), Unsure> {
    let resources = inherited(document, page).ok_or(Unsure)?;
    let resources = restricted(document, &resources, new)?;
    let content = document.add_object(packed(Dictionary::new(), new.content.clone()));
    let page = document
        .get_dictionary_mut(page)
        .map_err(|_no_page| Unsure)?;
    page.set("Resources", Object::Dictionary(resources));
    page.set("Contents", Object::Reference(content));
    Ok(())
}

fn packed(dictionary: Dictionary, content: Vec<u8>) -> Object {
    let mut stream = Stream::new(dictionary, content);
    // What cannot be packed stays as it is.
    let _unpacked = stream.compress();
    Object::Stream(stream)
}

fn inherited(document: &Document, page: ObjectId) -> Option<Dictionary> {
    let mut at = document.get_dictionary(page).ok()?;
    for _ in 0..MOST_PARENTS {
        if let Some(resources) = inner(document, at, b"Resources") {
            return Some(resources);
        }
        let parent = at.get(b"Parent").and_then(Object::as_reference).ok()?;
        at = document.get_dictionary(parent).ok()?;
    }
    None
}

fn inner(document: &Document, of: &Dictionary, key: &[u8]) -> Option<Dictionary> {
    let (_, found) = document.dereference(of.get(key).ok()?).ok()?;
    found.as_dict().ok().cloned()
}

/// Resources with nothing but what the new content draws and says.
fn restricted(
    document: &mut Document,
    resources: &Dictionary,
    new: &Rewritten,
) -> Result<Dictionary, Unsure> {
    let mut out = resources.clone();
    let drawn = inner(document, resources, b"XObject").unwrap_or_default();
    let mut drawn: Dictionary = drawn
        .into_iter()
        .filter(|(name, _)| new.drawn.contains(name))
        .collect();
    for form in &new.forms {
        let old = document.get_object(form.of).and_then(Object::as_stream);
        let mut dictionary = old.map_err(|_no_form| Unsure)?.dict.clone();
        for key in [&b"Filter"[..], b"DecodeParms", b"Length"] {
            dictionary.remove(key);
        }
        if let Some(own) = inner(document, &dictionary, b"Resources") {
            let own = restricted(document, &own, &form.inner)?;
            dictionary.set("Resources", Object::Dictionary(own));
        }
        let id = document.add_object(packed(dictionary, form.inner.content.clone()));
        drawn.set(form.name.clone(), Object::Reference(id));
    }
    let said = inner(document, resources, b"Properties").unwrap_or_default();
    let said: Dictionary = said
        .into_iter()
        .filter(|(name, _)| new.properties.contains(name))
        .collect();
    for (key, entries) in [("XObject", drawn), ("Properties", said)] {
        match entries.is_empty() {
            true => drop(out.remove(key.as_bytes())),
            false => out.set(key, Object::Dictionary(entries)),
        }
    }
    Ok(out)
}
