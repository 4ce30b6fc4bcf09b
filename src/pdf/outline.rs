//! Bookmarks, nested, each with an explicit page destination.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::layout::{OutlineEntry, Page};

use super::links::{destination, own_page};

/// Writes the outline and returns its root; `None` where there are no bookmarks.
pub(super) fn write(
    document: &mut Document,
    entries: &[OutlineEntry],
    pages: &[ObjectId],
    layout: &[Page],
) -> Option<ObjectId> {
    let root = document.new_object_id();
    let mut writer = Writer {
        document,
        pages,
        layout,
    };
    let level = writer.level(entries, root)?;
    let outlines = dictionary! {
        "Type" => "Outlines",
        "First" => level.first,
        "Last" => level.last,
        "Count" => level.open,
    };
    writer.document.set_object(root, outlines);
    Some(root)
}

/// The entries of one level, once written.
struct Level {
    first: ObjectId,
    last: ObjectId,
    /// How many entries show when every one of them is open.
    open: i64,
}

struct Writer<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    layout: &'a [Page],
}

impl Writer<'_> {
    fn level(&mut self, entries: &[OutlineEntry], parent: ObjectId) -> Option<Level> {
        let ids: Vec<ObjectId> = entries
            .iter()
            .map(|_| self.document.new_object_id())
            .collect();
        let mut open = 0;
        for (at, (entry, id)) in entries.iter().zip(&ids).enumerate() {
            let mut bookmark = dictionary! {
                "Title" => lopdf::text_string(&entry.title),
                "Parent" => parent,
                "Dest" => self.destination(entry),
            };
            if let Some(previous) = at.checked_sub(1).and_then(|before| ids.get(before)) {
                bookmark.set("Prev", *previous);
            }
            if let Some(next) = ids.get(at + 1) {
                bookmark.set("Next", *next);
            }
            open += 1;
            if let Some(below) = self.level(&entry.children, *id) {
                bookmark.set("First", below.first);
                bookmark.set("Last", below.last);
                bookmark.set("Count", below.open);
                open += below.open;
            }
            self.document.set_object(*id, bookmark);
        }
        Some(Level {
            first: *ids.first()?,
            last: *ids.last()?,
            open,
        })
    }

    fn destination(&self, entry: &OutlineEntry) -> Object {
        match own_page(entry.page, self.pages, self.layout) {
            Some((page, height)) => destination(page, height - entry.y),
            None => Object::Null,
        }
    }
}
