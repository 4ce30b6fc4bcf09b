//! Comments taken out of pages: a note goes with its window; of a mark that is seen the words go, and its picture
//! stays.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::case::{HiddenKind, HiddenPlace};
use crate::pdf::import::{CommentFact, text};

/// What may hold words of whoever made a mark.
const WORDS: [&[u8]; 13] = [
    b"Contents",
    b"RC",
    b"T",
    b"Subj",
    b"NM",
    b"M",
    b"CreationDate",
    b"IRT",
    b"RT",
    b"Popup",
    b"State",
    b"StateModel",
    b"Lang",
];

/// What a comment is called as a place.
pub fn place_of_comment(comment: &CommentFact) -> HiddenPlace {
    let CommentFact {
        page,
        kind,
        author,
        text,
    } = comment;
    let words = format!("{kind}\n{author}\n{text}");
    HiddenPlace::new(*page, HiddenKind::Comment, None, &words)
}

/// Takes these comments out of a page.
pub(super) fn take_out(
    document: &mut Document,
    (number, page): (u32, ObjectId),
    wanted: &BTreeSet<&HiddenPlace>,
) {
    let list = listed(document, page);
    let mut kept = Vec::new();
    let mut gone = BTreeSet::new();
    for item in &list {
        let is_wanted = dictionary(document, item)
            .and_then(|about| comment(document, about, number))
            .is_some_and(|comment| wanted.contains(&place_of_comment(&comment)));
        if !is_wanted {
            kept.push(item.clone());
            continue;
        }
        gone.extend(item.as_reference());
        let Some(about) = dictionary(document, item) else {
            continue;
        };
        if let Some(bare) = without_words(document, about) {
            kept.push(Object::Reference(document.add_object(bare)));
        }
    }
    kept.retain(|item| !is_window_of(document, item, &gone));
    // Replies may still lead to them.
    for id in gone {
        document.objects.remove(&id);
    }
    if let Ok(page) = document.get_dictionary_mut(page) {
        page.set("Annots", Object::Array(kept));
    }
}

fn listed(document: &Document, page: ObjectId) -> Vec<Object> {
    let list = document
        .get_dictionary(page)
        .and_then(|page| page.get(b"Annots"));
    let list = list.and_then(|list| document.dereference(list));
    let list = list.and_then(|(_, list)| list.as_array());
    list.cloned().unwrap_or_default()
}

fn dictionary<'d>(document: &'d Document, item: &'d Object) -> Option<&'d Dictionary> {
    let (_, found) = document.dereference(item).ok()?;
    found.as_dict().ok()
}

fn subtype(about: &Dictionary) -> &[u8] {
    about
        .get(b"Subtype")
        .and_then(Object::as_name)
        .unwrap_or_default()
}

/// As the survey tells it; none for links, windows and what else hangs on a page.
fn comment(document: &Document, about: &Dictionary, page: u32) -> Option<CommentFact> {
    let kind = subtype(about);
    if matches!(kind, b"Link" | b"Popup" | b"Widget" | b"Redact") {
        return None;
    }
    let said = |key: &[u8]| {
        let said = about.get(key).and_then(|said| document.dereference(said));
        let said = said.ok().and_then(|(_, said)| said.as_str().ok());
        said.map(text).unwrap_or_default()
    };
    Some(CommentFact {
        page,
        kind: String::from_utf8_lossy(kind).into_owned(),
        author: said(b"T"),
        text: said(b"Contents"),
    })
}

/// The mark that is seen, without what was said with it; none of a note, of which only an icon is seen. Words that
/// are seen because viewers draw them stay.
fn without_words(document: &Document, about: &Dictionary) -> Option<Dictionary> {
    if subtype(about) == b"Text" {
        return None;
    }
    let is_drawn = about
        .get(b"AP")
        .is_ok_and(|look| document.dereference(look).is_ok());
    let words_are_drawn = subtype(about) == b"FreeText" && !is_drawn;
    let mut bare = about.clone();
    for key in WORDS {
        if !(words_are_drawn && matches!(key, b"Contents" | b"Lang")) {
            bare.remove(key);
        }
    }
    Some(bare)
}

/// Whether it is the window of a comment that is gone.
fn is_window_of(document: &Document, item: &Object, gone: &BTreeSet<ObjectId>) -> bool {
    let about = dictionary(document, item).filter(|about| subtype(about) == b"Popup");
    about.is_some_and(|about| {
        let parent = about.get(b"Parent").and_then(Object::as_reference);
        parent.is_ok_and(|parent| gone.contains(&parent))
    })
}
