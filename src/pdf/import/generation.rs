//! Objects that are referred to under another generation than the one they have.
//!
//! A reference names a number and a generation; programs that go wrong with the second still mean the
//! only object of that number, and some viewers take it. What pages draw with is looked for so, and
//! written again behind the file under the generation that is asked for. Not where the file is encrypted:
//! there the generation is part of the key.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier};

use super::change::Change;
use super::geometry::inherited;
use super::patience::Patience;
use super::source::key;

/// Generations that are tried; real ones are 0 but in the rarest of files.
const TRIED: i32 = 10;
/// References beyond which nobody looks: where so many lead nowhere, none leads anywhere.
const MOST_LOST: usize = 10_000;

/// What pages refer to and is there under another generation only.
pub(super) fn misnamed(pdf: &Pdf, patience: &Patience) -> Change {
    let mut change = Change::default();
    let (mut seen, mut lost) = (BTreeSet::new(), 0);
    for (at, page) in pdf.pages().iter().enumerate() {
        if patience.is_over_at(at) || lost > MOST_LOST {
            break;
        }
        for id in drawn_with(page.raw()) {
            if seen.insert(key(id)) && pdf.xref().get::<Object<'_>>(id).is_none() {
                lost += 1;
                under_another(pdf, id, &mut change);
            }
        }
    }
    change
}

/// The objects of a page's content, its fonts and pictures.
fn drawn_with(page: &Dict<'_>) -> Vec<ObjectIdentifier> {
    let mut found = Vec::new();
    let mut take = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::Ref(target) => found.push(ObjectIdentifier::from(target)),
        MaybeRef::NotRef(Object::Array(parts)) => {
            let parts = parts.raw_iter();
            let parts = parts.filter_map(|part| part.as_obj_ref());
            found.extend(parts.map(ObjectIdentifier::from));
        }
        MaybeRef::NotRef(_) => {}
    };
    let contents = page.get_raw::<Object<'_>>("Contents");
    contents.into_iter().for_each(&mut take);
    if let Some(Object::Array(parts)) = page.get::<Object<'_>>("Contents") {
        take(MaybeRef::NotRef(Object::Array(parts)));
    }
    let resources = inherited(page, "Resources").and_then(|node| node.get::<Dict<'_>>("Resources"));
    for kind in ["XObject", "Font"] {
        let named = resources.as_ref().and_then(|all| all.get::<Dict<'_>>(kind));
        for (_, item) in named.iter().flat_map(Dict::entries) {
            take(item);
        }
    }
    found
}

fn under_another(pdf: &Pdf, id: ObjectIdentifier, change: &mut Change) {
    let others = (0..TRIED).filter(|generation| *generation != id.gen_number);
    for generation in others {
        let other = ObjectIdentifier::new(id.obj_number, generation);
        match pdf.xref().get::<Object<'_>>(other) {
            Some(Object::Stream(stream)) => {
                return change.stream(id, stream.dict(), &stream.raw_data());
            }
            Some(Object::Dict(dict)) => return change.object(id, &dict, ""),
            // To ask for it may have made the reader look through the file, and find the right one.
            _ if pdf.xref().get::<Object<'_>>(id).is_some() => return,
            _ => {}
        }
    }
}
