//! The structure of our own pages, for those who hear them: which text is a heading, a paragraph, a row
//! of the index, an item of a list, a link, and in which order it is read.
//!
//! Text that belongs to an element is marked in the page's content with a number; what only decorates
//! the page is marked as an artifact (ISO 32000-1, 14.7 and 14.8). The tree is built from the layout's
//! elements; links stand in it with the annotation that they are.

use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::layout::{Item, Layout, Page, Role};

/// Items of a page that are marked as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) items: Range<usize>,
    /// None for an artifact.
    pub(super) element: Option<u32>,
    pub(super) linked: bool,
}

/// Neighbouring items that belong to the same thing, together. The stretches that belong to an element
/// are numbered on their page from 0, in order: that is their mark in the content.
pub(super) fn stretches(page: &Page) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (at, item) in page.items.iter().enumerate() {
        let (element, linked) = match item {
            Item::Text(run) => (run.element, run.linked),
            Item::Rule(_) => (None, false),
        };
        match found.last_mut() {
            Some(last) if last.element == element && last.linked == linked => {
                last.items.end = at + 1;
            }
            _ => found.push(Stretch {
                items: at..at + 1,
                element,
                linked,
            }),
        }
    }
    found
}

/// The tag under which an element's text is marked.
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(_) => "H2",
        Role::Paragraph => "P",
        Role::Quotation => "BlockQuote",
        Role::IndexRow => "TOCI",
        Role::ListItem | Role::ListPart => "LBody",
    }
}

/// The language of a text in another script than ours, as far as its letters tell: a name in Cyrillic
/// is read as Russian, or as Ukrainian where it has letters that only Ukrainian has.
pub(super) fn foreign_language(text: &str) -> Option<&'static str> {
    let has = |range: &[std::ops::RangeInclusive<char>]| {
        text.chars()
            .any(|c| range.iter().any(|range| range.contains(&c)))
    };
    if text.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']) {
        Some("uk")
    } else if has(&['\u{400}'..='\u{52f}']) {
        Some("ru")
    } else if has(&['\u{370}'..='\u{3ff}']) {
        Some("el")
    } else if has(&['\u{590}'..='\u{5ff}']) {
        Some("he")
    } else if has(&[
        '\u{600}'..='\u{6ff}',
        '\u{fb50}'..='\u{fdff}',
        '\u{fe70}'..='\u{fefe}',
    ]) {
        Some("ar")
    } else {
        None
    }
}

/// Writes the tree into the document, ties pages and links to it, and gives its root. `links` are the
/// annotations of each page, in the order of the layout's links.
pub(super) fn write(
    document: &mut Document,
    layout: &Layout,
    pages: &[ObjectId],
    links: &[Vec<ObjectId>],
) -> Result<ObjectId, lopdf::Error> {
    let root = document.new_object_id();
    let body = document.new_object_id();
    let mut tree = Tree {
        document,
        layout,
        pages,
        links,
        found: gather(layout),
        parents: BTreeMap::new(),
        next_link: layout.pages.len(),
    };
    let kids = tree.body(body);
    let parents = std::mem::take(&mut tree.parents);
    let mut numbers = Vec::new();
    for (key, value) in parents {
        numbers.push(Object::Integer(key as i64));
        numbers.push(value);
    }
    let next_key = tree.next_link as i64;
    document.set_object(
        body,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids },
    );
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![body.into()],
            "ParentTree" => dictionary! { "Nums" => numbers },
            "ParentTreeNextKey" => next_key,
        },
    );
    for (number, page) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", number as i64);
    }
    Ok(root)
}

/// A part of an element's text: page, mark on it, and whether it is the text of a link.
type Mark = (usize, i64, bool);

/// By element: its marks, in order.
fn gather(layout: &Layout) -> BTreeMap<u32, Vec<Mark>> {
    let mut found: BTreeMap<u32, Vec<Mark>> = BTreeMap::new();
    for (number, page) in layout.pages.iter().enumerate() {
        let marked = stretches(page);
        let marked = marked.iter().filter_map(|s| Some((s.element?, s.linked)));
        for (mark, (element, linked)) in marked.enumerate() {
            let marks = found.entry(element).or_default();
            marks.push((number, mark as i64, linked));
        }
    }
    found
}

struct Tree<'a> {
    document: &'a mut Document,
    layout: &'a Layout,
    pages: &'a [ObjectId],
    links: &'a [Vec<ObjectId>],
    found: BTreeMap<u32, Vec<Mark>>,
    /// The parent tree: by page, the element of each mark; by link, its element.
    parents: BTreeMap<usize, Object>,
    next_link: usize,
}

/// Elements that stand together below one of their own kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    Index,
    List,
}

impl Tree<'_> {
    fn body(&mut self, body: ObjectId) -> Vec<Object> {
        let mut kids = Vec::new();
        let mut group = (Group::None, body);
        let mut group_kids: Vec<Object> = Vec::new();
        let mut item: Option<(ObjectId, Vec<Object>)> = None;
        for (number, role) in self.layout.elements.iter().enumerate() {
            let wanted = match role {
                Role::IndexRow => Group::Index,
                Role::ListItem | Role::ListPart => Group::List,
                _ => Group::None,
            };
            if wanted != group.0 {
                self.close_item(&mut item, group.1, &mut group_kids);
                self.close_group(group, body, std::mem::take(&mut group_kids));
                group = (wanted, body);
                if wanted != Group::None {
                    group.1 = self.document.new_object_id();
                    kids.push(group.1.into());
                }
            }
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            match role {
                Role::ListItem | Role::ListPart => {
                    if *role == Role::ListItem || item.is_none() {
                        self.close_item(&mut item, group.1, &mut group_kids);
                        item = Some((self.document.new_object_id(), Vec::new()));
                    }
                    if let Some((parent, parts)) = &mut item {
                        parts.extend(self.element(number, *role, *parent));
                    }
                }
                Role::IndexRow => group_kids.extend(self.element(number, *role, group.1)),
                _ => kids.extend(self.element(number, *role, body)),
            }
        }
        self.close_item(&mut item, group.1, &mut group_kids);
        self.close_group(group, body, group_kids);
        kids
    }

    fn close_item(
        &mut self,
        item: &mut Option<(ObjectId, Vec<Object>)>,
        list: ObjectId,
        kids: &mut Vec<Object>,
    ) {
        if let Some((id, parts)) = item.take() {
            let element =
                dictionary! { "Type" => "StructElem", "S" => "LI", "P" => list, "K" => parts };
            self.document.set_object(id, element);
            kids.push(id.into());
        }
    }

    fn close_group(&mut self, (group, id): (Group, ObjectId), body: ObjectId, kids: Vec<Object>) {
        let name = match group {
            Group::None => return,
            Group::Index => "TOC",
            Group::List => "L",
        };
        let element = dictionary! { "Type" => "StructElem", "S" => name, "P" => body, "K" => kids };
        self.document.set_object(id, element);
    }

    /// An element with its text and links; none where it has neither.
    fn element(&mut self, number: u32, role: Role, parent: ObjectId) -> Option<Object> {
        let marks = self.found.remove(&number)?;
        let id = self.document.new_object_id();
        let mut kids = Vec::new();
        for on_page in marks.chunk_by(|a, b| a.0 == b.0) {
            kids.extend(self.on_page(number, id, on_page));
        }
        let element = dictionary! {
            "Type" => "StructElem",
            "S" => tag(role),
            "P" => parent,
            "K" => kids,
        };
        self.document.set_object(id, element);
        Some(id.into())
    }

    /// The part of an element that stands on one page.
    fn on_page(&mut self, number: u32, id: ObjectId, marks: &[Mark]) -> Vec<Object> {
        let page = marks.first().map_or(0, |mark| mark.0);
        let laid = self.layout.pages.get(page);
        let links = laid
            .into_iter()
            .flat_map(|page| page.links.iter().enumerate());
        let mine: Vec<(Option<ObjectId>, bool)> = links
            .filter(|(_, link)| link.element == Some(number))
            .map(|(at, link)| (self.annotation(page, at), link.whole))
            .collect();
        let whole = mine
            .iter()
            .find(|(_, whole)| *whole)
            .and_then(|link| link.0);
        if let Some(annotation) = whole {
            let parts: Vec<(usize, i64)> = marks.iter().map(|mark| (mark.0, mark.1)).collect();
            return vec![self.link(id, &parts, Some(annotation))];
        }
        let mut inline = mine.into_iter().map(|(annotation, _)| annotation);
        let mut kids = Vec::new();
        for (page, mark, linked) in marks {
            if *linked {
                let annotation = inline.next().flatten();
                kids.push(self.link(id, &[(*page, *mark)], annotation));
            } else {
                self.own(*page, *mark, id);
                kids.push(self.marked(*page, *mark));
            }
        }
        // Two links side by side share their text; none may be lost.
        for annotation in inline.flatten() {
            kids.push(self.link(id, &[], Some(annotation)));
        }
        kids
    }

    fn annotation(&self, page: usize, at: usize) -> Option<ObjectId> {
        self.links.get(page)?.get(at).copied()
    }

    fn link(
        &mut self,
        parent: ObjectId,
        marks: &[(usize, i64)],
        annotation: Option<ObjectId>,
    ) -> Object {
        let id = self.document.new_object_id();
        let mut kids = Vec::new();
        for (page, mark) in marks {
            self.own(*page, *mark, id);
            kids.push(self.marked(*page, *mark));
        }
        if let Some(annotation) = annotation {
            let key = self.next_link;
            self.next_link += 1;
            self.parents.insert(key, id.into());
            if let Ok(dictionary) = self.document.get_dictionary_mut(annotation) {
                dictionary.set("StructParent", key as i64);
            }
            kids.push(dictionary! { "Type" => "OBJR", "Obj" => annotation }.into());
        }
        let element =
            dictionary! { "Type" => "StructElem", "S" => "Link", "P" => parent, "K" => kids };
        self.document.set_object(id, element);
        id.into()
    }

    fn marked(&self, page: usize, mark: i64) -> Object {
        let mut reference = dictionary! { "Type" => "MCR", "MCID" => mark };
        if let Some(page) = self.pages.get(page) {
            reference.set("Pg", *page);
        }
        reference.into()
    }

    /// Notes in the parent tree whose text a mark is.
    fn own(&mut self, page: usize, mark: i64, element: ObjectId) {
        let empty = || Object::Array(Vec::new());
        let marks = self.parents.entry(page).or_insert_with(empty);
        if let Object::Array(marks) = marks {
            let at = usize::try_from(mark).unwrap_or_default();
            if marks.len() <= at {
                marks.resize(at + 1, Object::Null);
            }
            if let Some(slot) = marks.get_mut(at) {
                *slot = element.into();
            }
        }
    }
}
