//! What in a file runs, submits or hides something.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, MaybeRef, Object};
use memchr::memmem::Finder;

use crate::pdf::import::{Source, name};

const ACTIVE: [&str; 10] = [
    "JavaScript",
    "Launch",
    "SubmitForm",
    "GoToR",
    "GoToE",
    "ImportData",
    "Movie",
    "Sound",
    "Rendition",
    "EmbeddedFile",
];
/// Dictionaries that stand in each other: no honest file goes deeper.
const DEEPEST: u32 = 16;

/// The names of all kinds that the file holds, wherever they stand in it.
pub(super) fn active(source: &Source) -> Vec<String> {
    let mut found = BTreeSet::new();
    let words = ACTIVE.map(Finder::new);
    for object in source.pdf.objects() {
        let dict = match object {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict().clone(),
            Object::Array(array) => {
                if may_hold(array.data(), &words) {
                    look_into(array.raw_iter(), DEEPEST, &mut found);
                }
                continue;
            }
            _ => continue,
        };
        if may_hold(dict.data(), &words) {
            look(&dict, DEEPEST, &mut found);
        }
    }
    found.into_iter().map(str::to_owned).collect()
}

/// Most objects need no closer look. A name may be written with escapes.
fn may_hold(text: &[u8], words: &[Finder<'_>]) -> bool {
    memchr::memchr(b'#', text).is_some() || words.iter().any(|word| word.find(text).is_some())
}

fn look(dict: &Dict<'_>, depth: u32, found: &mut BTreeSet<&'static str>) {
    for key in ["S", "Type", "Subtype"] {
        let name = name(dict, key);
        found.extend(ACTIVE.into_iter().find(|word| *word == name));
    }
    look_into(dict.entries().map(|(_, item)| item), depth, found);
}

/// What stands in the object itself; what it refers to has its own turn.
fn look_into<'a>(
    items: impl Iterator<Item = MaybeRef<Object<'a>>>,
    depth: u32,
    found: &mut BTreeSet<&'static str>,
) {
    let Some(below) = depth.checked_sub(1) else {
        return;
    };
    for item in items {
        match item {
            MaybeRef::NotRef(Object::Dict(dict)) => look(&dict, below, found),
            MaybeRef::NotRef(Object::Array(array)) => look_into(array.raw_iter(), below, found),
            _ => {}
        }
    }
}
