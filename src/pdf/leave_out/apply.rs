//! Pages with their new content, in the objects of a file: what is no longer drawn is no longer there.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::pdf::smaller::Blanked;

use super::Unsure;
use super::rewritten::{NO_FONT, Rewritten};

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

/// Those in which something is still shown. Patterns, and letters that are drawn, may use any of them without a word.
fn fonts(document: &Document, resources: &Dictionary, new: &Rewritten) -> Dictionary {
    let all = inner(document, resources, b"Font").unwrap_or_default();
    let is_drawn = |font: &Object| {
        let font = document.dereference(font);
        let font = font.ok().and_then(|(_, font)| font.as_dict().ok());
        font.is_none_or(|font| !font.has(b"BaseFont") && !font.has(b"Resources"))
    };
    let lends = inner(document, resources, b"Pattern").is_some_and(|all| !all.is_empty())
        || all.iter().any(|(_, font)| is_drawn(font));
    let kept = new.fonts.as_ref().filter(|_| !lends);
    let mut fonts: Dictionary = all
        .into_iter()
        .filter(|(name, _)| kept.is_none_or(|kept| kept.contains(name)))
        .collect();
    if new.has_no_font {
        let mut plain = Dictionary::new();
        for (key, value) in [
            ("Type", "Font"),
            ("Subtype", "Type1"),
            ("BaseFont", "Helvetica"),
        ] {
            plain.set(key, Object::Name(value.as_bytes().to_vec()));
        }
        fonts.set(NO_FONT, Object::Dictionary(plain));
    }
    fonts
}

/// What says how the samples of a picture are packed, and what tells more of it than is seen.
const OF_PACKING: [&[u8]; 9] = [
    b"Filter",
    b"DecodeParms",
    b"F",
    b"DP",
    b"Length",
    b"DL",
    b"Metadata",
    b"Alternates",
    b"OPI",
];

/// A picture of which something is gone, with its masks.
fn less(document: &mut Document, of: ObjectId, blanked: &Blanked) -> Result<ObjectId, Unsure> {
    let old = document.get_object(of).and_then(Object::as_stream);
    let mut dictionary = old.map_err(|_no_picture| Unsure)?.dict.clone();
    for key in OF_PACKING {
        dictionary.remove(key);
    }
    dictionary.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    for (key, of, mask) in &blanked.masks {
        let mask = less(document, *of, mask)?;
        dictionary.set(*key, Object::Reference(mask));
    }
    let stream = Stream::new(dictionary, blanked.bytes.clone());
    Ok(document.add_object(Object::Stream(stream)))
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
    for picture in &new.pictures {
        let id = less(document, picture.of, &picture.blanked)?;
        drawn.set(picture.name.clone(), Object::Reference(id));
    }
    let said = inner(document, resources, b"Properties").unwrap_or_default();
    let said: Dictionary = said
        .into_iter()
        .filter(|(name, _)| new.properties.contains(name))
        .collect();
    let fonts = fonts(document, resources, new);
    for (key, entries) in [("XObject", drawn), ("Properties", said), ("Font", fonts)] {
        match entries.is_empty() {
            true => drop(out.remove(key.as_bytes())),
            false => out.set(key, Object::Dictionary(entries)),
        }
    }
    Ok(out)
}
