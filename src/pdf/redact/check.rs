//! Whether words that were taken out are gone: from the pixels, the content and the objects of a finished file.
//!
//! What the pages say is not read here, for that interprets content: a page worker does, and whoever asks for a
//! copy holds its words against the terms and the boxes.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::pdf::assemble::PRODUCER;
use crate::quote::Area;

use super::TITLE;
use super::picture_pages::PICTURE;
use super::raster::{FILL, Pixels};
use super::strings::each_text;

/// The boxes of a page that became a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Boxes {
    /// Width and height of the page as shown.
    pub points: (f32, f32),
    pub areas: Vec<Area>,
}

/// Something that should be gone, or of which nobody can say whether it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remains {
    /// From 1; none where it is of the whole file.
    pub page: Option<u32>,
    pub place: Where,
    /// By its number.
    pub term: Option<usize>,
}

/// Where something is still to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// Among the words of the page.
    Words,
    /// Said by the page or by what hangs on it: comments, values, links, what stands in place of what is painted.
    Objects,
    Bookmarks,
    PageLabels,
    /// Title, metadata, or else of the whole file.
    Information,
    /// Under a box, among the pixels.
    Pixels,
    /// Under a box, painted beside the picture.
    Painted,
    /// In an object that nothing leads to.
    Unreachable,
    /// It cannot be read there.
    Unreadable,
}

impl Where {
    /// Behind “it stands”.
    pub fn words(self) -> &'static str {
        match self {
            Where::Words => "among the words of the page",
            Where::Objects => "in a comment, value, link or hidden description",
            Where::Bookmarks => "in a bookmark",
            Where::PageLabels => "in the page labels",
            Where::Information => "in the title or the metadata",
            Where::Pixels => "in the picture under a box",
            Where::Painted => "in something painted over the picture",
            Where::Unreachable => "in a part of the file that nothing leads to",
            Where::Unreadable => "where it cannot be read",
        }
    }
}

/// What is left in a copy under the boxes of its picture pages (from 0), and in parts that nothing leads to.
pub fn remains(bytes: &[u8], boxes: &BTreeMap<usize, Boxes>) -> Result<Vec<Remains>, String> {
    let file = File::open(bytes)?;
    let mut found = BTreeSet::new();
    for (page, boxes) in boxes {
        let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
        let mut tell = |place| {
            found.insert(Remains {
                page: Some(number),
                place,
                term: None,
            });
        };
        let Some(id) = file.pages.get(&number) else {
            tell(Where::Unreadable);
            continue;
        };
        match file.is_picture_alone(*id) {
            Some(true) => {}
            Some(false) => tell(Where::Painted),
            None => tell(Where::Unreadable),
        }
        match file.is_filled(*id, boxes) {
            Some(true) => {}
            Some(false) => tell(Where::Pixels),
            None => tell(Where::Unreadable),
        }
    }
    if file.unreachable().next().is_some() {
        found.insert(Remains {
            page: None,
            place: Where::Unreachable,
            term: None,
        });
    }
    Ok(found.into_iter().collect())
}

/// Where the objects of a file hold a term, as `stands_in` finds one in a text.
pub fn remains_of_terms(
    bytes: &[u8],
    stands_in: &dyn Fn(&str) -> Option<usize>,
) -> Result<Vec<Remains>, String> {
    let file = File::open(bytes)?;
    let mut found = BTreeSet::new();
    let mut seen: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut look = |object: &Object, page: Option<u32>, place: Where| {
        let mut terms = BTreeSet::new();
        let is_whole = each_text(object, &mut |text| {
            if OURS.contains(&text) {
                return;
            }
            let known = seen.entry(text.to_owned());
            terms.extend(*known.or_insert_with(|| stands_in(text)));
        });
        let unreadable = (!is_whole).then_some((Where::Unreadable, None));
        let terms = terms.into_iter().map(|term| (place, Some(term)));
        found.extend(
            terms
                .chain(unreadable)
                .map(|(place, term)| Remains { page, place, term }),
        );
    };
    let mut told: BTreeSet<ObjectId> = file.pages.values().copied().collect();
    for (number, id) in &file.pages {
        for id in file.reached_from_page(*id) {
            told.insert(id);
            if let Some(object) = file.document.objects.get(&id) {
                look(object, Some(*number), Where::Objects);
            }
        }
    }
    for (place, root) in file.roots() {
        look(&root, None, place);
        for id in file.reached(&root, &|id| told.contains(&id)) {
            told.insert(id);
            if let Some(object) = file.document.objects.get(&id) {
                look(object, None, place);
            }
        }
    }
    for object in file.unreachable() {
        look(object, None, Where::Unreachable);
    }
    Ok(found.into_iter().collect())
}

/// What every file of ours says.
const OURS: [&str; 3] = [PRODUCER, TITLE, "en-GB"];

struct File {
    document: Document,
    pages: BTreeMap<u32, ObjectId>,
}

impl File {
    fn open(bytes: &[u8]) -> Result<File, String> {
        let document = Document::load_mem(bytes).map_err(|error| error.to_string())?;
        let pages = document.get_pages();
        Ok(File { document, pages })
    }

    /// Objects that something leads to, from this one on, but those that are not wanted and what only they lead to.
    fn reached(&self, from: &Object, is_left: &dyn Fn(ObjectId) -> bool) -> BTreeSet<ObjectId> {
        let mut reached = BTreeSet::new();
        let mut open = Vec::new();
        references(from, &mut open);
        while let Some(id) = open.pop() {
            if is_left(id) || !reached.insert(id) {
                continue;
            }
            if let Some(object) = self.document.objects.get(&id) {
                references(object, &mut open);
            }
        }
        reached
    }

    /// A page and all that only hangs on it: not its parents, not other pages.
    fn reached_from_page(&self, page: ObjectId) -> BTreeSet<ObjectId> {
        let Ok(dictionary) = self.document.get_dictionary(page) else {
            return BTreeSet::new();
        };
        let mut own = dictionary.clone();
        own.remove(b"Parent");
        let is_page = |id| self.pages.values().any(|other| *other == id);
        let is_tree = |id| {
            self.document
                .get_dictionary(id)
                .is_ok_and(|it| it.has_type(b"Pages"))
        };
        let mut reached = self.reached(&Object::Dictionary(own), &|id| is_page(id) || is_tree(id));
        reached.insert(page);
        reached
    }

    /// What stands in the catalog and the trailer, each with what it is about.
    fn roots(&self) -> Vec<(Where, Object)> {
        let empty = Dictionary::new();
        let catalog = self.document.catalog().unwrap_or(&empty);
        let mut trailer = self.document.trailer.clone();
        trailer.remove(b"Root");
        let of_catalog = catalog.iter().map(|(key, value)| {
            let place = match key.as_slice() {
                b"Outlines" => Where::Bookmarks,
                b"PageLabels" => Where::PageLabels,
                _ => Where::Information,
            };
            (place, value.clone())
        });
        let trailer = (Where::Information, Object::Dictionary(trailer));
        of_catalog.chain([trailer]).collect()
    }

    fn unreachable(&self) -> impl Iterator<Item = &Object> {
        let trailer = Object::Dictionary(self.document.trailer.clone());
        let reached = self.reached(&trailer, &|_| false);
        let objects = self.document.objects.iter();
        objects
            .filter(move |(id, object)| !reached.contains(id) && !is_of_the_table(object))
            .map(|(_, object)| object)
    }

    /// Whether a page draws its picture and nothing else that is seen; none where that cannot be told.
    fn is_picture_alone(&self, page: ObjectId) -> Option<bool> {
        let content = self.document.get_page_content(page);
        let content = lopdf::content::Content::decode_strict(&content).ok()?;
        let mut is_unseen = false;
        Some(content.operations.iter().all(|operation| {
            let first = operation.operands.first();
            match operation.operator.as_str() {
                "Tr" => {
                    is_unseen = first.and_then(|mode| mode.as_i64().ok()) == Some(3);
                    true
                }
                "Do" => first.and_then(|name| name.as_name().ok()) == Some(PICTURE.as_bytes()),
                "Tj" => is_unseen,
                "q" | "Q" | "cm" | "re" | "W" | "n" | "BT" | "ET" | "Tf" | "Tz" | "Tm" => true,
                _ => false,
            }
        }))
    }

    /// Whether all pixels under the boxes are the fill; none where the picture cannot be unpacked.
    fn is_filled(&self, page: ObjectId, boxes: &Boxes) -> Option<bool> {
        let picture = self.picture(page)?;
        let number = |name: &[u8]| picture.dict.get(name).and_then(Object::as_i64).ok();
        let size = (
            number(b"Width")?.try_into().ok()?,
            number(b"Height")?.try_into().ok()?,
        );
        let space = picture
            .dict
            .get(b"ColorSpace")
            .and_then(Object::as_name)
            .ok()?;
        let parts = if space == b"DeviceGray" { 1 } else { 3 };
        let pixels = picture.decompressed_content().ok()?;
        let width = size.0 as usize * parts;
        (pixels.len() == width * size.1 as usize).then_some(())?;
        Some(boxes.areas.iter().all(|area| {
            let Pixels { columns, rows } = Pixels::in_size(area, size, boxes.points);
            rows.clone().all(|row| {
                let start = row * width;
                let row = start + columns.start * parts..start + columns.end * parts;
                let row = pixels.get(row).unwrap_or_default();
                row.iter().all(|part| *part == FILL)
            })
        }))
    }

    fn picture(&self, page: ObjectId) -> Option<&Stream> {
        let page = self.document.get_dictionary(page).ok()?;
        let inner = |of: &Dictionary, name: &[u8]| -> Option<Dictionary> {
            let (_, found) = self.document.dereference(of.get(name).ok()?).ok()?;
            found.as_dict().ok().cloned()
        };
        let pictures = inner(&inner(page, b"Resources")?, b"XObject")?;
        let picture = pictures
            .get(PICTURE.as_bytes())
            .and_then(Object::as_reference)
            .ok()?;
        self.document
            .get_object(picture)
            .and_then(Object::as_stream)
            .ok()
    }
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries
            .iter()
            .for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .for_each(|(_, value)| references(value, found)),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..) => {}
    }
}

/// The tables of the file itself: where its objects stand, and those that are packed together.
fn is_of_the_table(object: &Object) -> bool {
    let Object::Stream(stream) = object else {
        return false;
    };
    stream.dict.has_type(b"XRef") || stream.dict.has_type(b"ObjStm")
}
