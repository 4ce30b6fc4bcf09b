//! What stays in a file of our own pages, and under which number: all that can be reached, counted from 1.
//!
//! `lopdf` can do both, but goes through a list of all objects for every reference to one: with 10,000
//! entries in a schedule, most of the time of an export went there.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId};

/// Takes away what nothing leads to and numbers the rest, the pages among themselves in their order.
pub(super) fn compact(document: &mut Document) {
    let reached = reached(document);
    document.objects.retain(|id, _| reached.contains(id));
    let numbers = numbers(document);
    for (_, value) in document.trailer.iter_mut() {
        renumber(value, &numbers);
    }
    let objects = std::mem::take(&mut document.objects).into_iter();
    document.objects = objects
        .filter_map(|(id, mut object)| {
            renumber(&mut object, &numbers);
            Some((*numbers.get(&id)?, object))
        })
        .collect();
    document.max_id = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
}

fn reached(document: &Document) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    let mut waiting = Vec::new();
    for (_, value) in document.trailer.iter() {
        references(value, &mut waiting);
    }
    while let Some(id) = waiting.pop() {
        if reached.insert(id)
            && let Some(object) = document.objects.get(&id)
        {
            references(object, &mut waiting);
        }
    }
    reached
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => {
            let dict = stream.dict.iter();
            dict.for_each(|(_, value)| references(value, found));
        }
        _ => {}
    }
}

/// The new number of every object: in the order of the old ones, but that pages change places among
/// themselves where theirs do not rise.
fn numbers(document: &Document) -> BTreeMap<ObjectId, ObjectId> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut rising = pages.clone();
    rising.sort_unstable();
    let place_of: BTreeMap<ObjectId, ObjectId> = pages.into_iter().zip(rising).collect();
    let mut ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    ids.sort_by_key(|id| *place_of.get(id).unwrap_or(id));
    ids.into_iter()
        .zip((1..).map(|number| (number, 0)))
        .collect()
}

/// A reference to an object that is not there would lead to another one by now: it leads nowhere.
fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => match numbers.get(id) {
            Some(number) => *id = *number,
            None => *object = Object::Null,
        },
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dict) => {
            let values = dict.iter_mut();
            values.for_each(|(_, value)| renumber(value, numbers));
        }
        Object::Stream(stream) => {
            let values = stream.dict.iter_mut();
            values.for_each(|(_, value)| renumber(value, numbers));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::*;

    /// Pages in another order than their numbers, and things that nothing leads to between them.
    fn document() -> Document {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let mut pages = Vec::new();
        for number in 0..5 {
            document.add_object(dictionary! { "Nobody" => number });
            let content = Stream::new(dictionary! {}, format!("% {number}").into_bytes());
            let content = document.add_object(content);
            let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => vec![content.into()] };
            pages.push(document.add_object(page));
        }
        pages.rotate_left(2);
        let kids: Vec<Object> = pages.into_iter().map(Object::from).collect();
        document.set_object(
            tree,
            dictionary! { "Type" => "Pages", "Count" => 5, "Kids" => kids },
        );
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        document
    }

    #[test]
    fn it_leaves_and_numbers_what_the_library_does() {
        let (mut ours, mut theirs) = (document(), document());
        compact(&mut ours);
        theirs.prune_objects();
        theirs.renumber_objects();
        assert_eq!(ours.objects, theirs.objects);
        assert_eq!(ours.trailer, theirs.trailer);
        assert_eq!((ours.max_id, ours.objects.len()), (theirs.max_id, 12));
    }

    #[test]
    fn a_reference_to_nothing_does_not_become_one_to_something() {
        let mut document = document();
        document.trailer.set("Info", Object::Reference((2, 7)));
        compact(&mut document);
        assert_eq!(document.trailer.get(b"Info").unwrap(), &Object::Null);
    }
}
