//! Reading facts back from a file, as an outsider would: nothing here knows how the file was made.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::PdfError;
use super::facts::{Facts, FontFact, LinkFact, OutlineFact, PageFacts};
use super::text;

/// Deeper nesting of bookmarks or page trees than any honest file has.
const DEEPEST: u32 = 32;

/// Everything a check needs to know of the file in `bytes`.
pub fn facts(bytes: &[u8]) -> Result<Facts, PdfError> {
    let document =
        Document::load_mem(bytes).map_err(|error| PdfError::NotAPdf(error.to_string()))?;
    let ids: Vec<ObjectId> = document.page_iter().collect();
    if ids.is_empty() {
        return Err(PdfError::NoPages);
    }
    let reader = Reader {
        document: &document,
        numbers: ids.iter().copied().zip(1..).collect(),
    };
    let labels = reader.labels(ids.len());
    let pages = (1..).zip(ids).zip(labels);
    Ok(Facts {
        version: document.version.clone(),
        bytes: bytes.len(),
        encrypted: document.was_encrypted() || document.is_encrypted(),
        title: reader.title(),
        language: reader.catalog(b"Lang").and_then(string),
        information: reader.information(),
        opens_at: reader.opens_at(),
        shows_title: reader.shows_title(),
        active: reader.active(),
        fonts: reader.fonts(),
        elements: reader.elements(),
        tag_faults: super::tagging::tag_faults(bytes),
        outline: reader.outline(),
        pages: pages
            .map(|((number, id), label)| reader.page(number, id, label))
            .collect(),
    })
}

struct Reader<'a> {
    document: &'a Document,
    /// Page numbers, from 1, by page object.
    numbers: BTreeMap<ObjectId, u32>,
}

fn string(object: &Object) -> Option<String> {
    lopdf::decode_text_string(object).ok()
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok()
}

impl<'a> Reader<'a> {
    fn resolve(&self, object: &'a Object) -> &'a Object {
        self.document
            .dereference(object)
            .map_or(object, |(_, found)| found)
    }

    fn get(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        dictionary.get(key).ok().map(|object| self.resolve(object))
    }

    fn dictionary(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.get(dictionary, key)?.as_dict().ok()
    }

    fn catalog(&self, key: &[u8]) -> Option<&'a Object> {
        self.get(self.document.catalog().ok()?, key)
    }

    fn info(&self) -> Option<&'a Dictionary> {
        self.dictionary(&self.document.trailer, b"Info")
    }

    fn title(&self) -> Option<String> {
        self.get(self.info()?, b"Title").and_then(string)
    }

    fn information(&self) -> Vec<String> {
        let keys = self.info().into_iter().flat_map(Dictionary::iter);
        let mut keys: Vec<String> = keys
            .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
            .collect();
        keys.sort();
        keys
    }

    fn opens_at(&self) -> Option<(u32, f32)> {
        let action = self.catalog(b"OpenAction")?.as_array().ok()?;
        let page = self.numbers.get(&action.first()?.as_reference().ok()?)?;
        Some((*page, number(action.get(4)?)? * 100.0))
    }

    fn shows_title(&self) -> bool {
        self.catalog(b"ViewerPreferences")
            .and_then(|preferences| preferences.as_dict().ok())
            .and_then(|preferences| self.get(preferences, b"DisplayDocTitle"))
            .is_some_and(|shown| matches!(shown, Object::Boolean(true)))
    }

    /// Names of everything in the file that runs, submits or hides something.
    fn active(&self) -> Vec<String> {
        const ACTIVE: [&[u8]; 10] = [
            b"JavaScript",
            b"Launch",
            b"SubmitForm",
            b"GoToR",
            b"GoToE",
            b"ImportData",
            b"Movie",
            b"Sound",
            b"Rendition",
            b"EmbeddedFile",
        ];
        let mut found = BTreeSet::new();
        for object in self.document.objects.values() {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            for key in [b"S".as_slice(), b"Type", b"Subtype"] {
                let name = dictionary.get(key).and_then(Object::as_name);
                if let Ok(name) = name
                    && ACTIVE.contains(&name)
                {
                    found.insert(String::from_utf8_lossy(name).into_owned());
                }
            }
        }
        found.into_iter().collect()
    }

    fn fonts(&self) -> Vec<FontFact> {
        let mut fonts = BTreeSet::new();
        for page in self.document.page_iter() {
            let on_page = self.document.get_page_fonts(page).unwrap_or_default();
            fonts.extend(on_page.values().map(|font| self.font(font)));
        }
        let mut fonts: Vec<FontFact> = fonts.into_iter().collect();
        // By the face, not by the subset's tag, which changes with the text.
        fonts.sort_by_key(|font| font.name.split('+').next_back().map(str::to_owned));
        fonts
    }

    fn font(&self, font: &Dictionary) -> FontFact {
        let name = font
            .get(b"BaseFont")
            .and_then(Object::as_name)
            .unwrap_or_default();
        let name = String::from_utf8_lossy(name).into_owned();
        let is_tag =
            |tag: &str| tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase());
        FontFact {
            embedded: self.is_embedded(font),
            subset: name.split_once('+').is_some_and(|(tag, _)| is_tag(tag)),
            has_unicode: font.has(b"ToUnicode"),
            name,
        }
    }

    fn is_embedded(&self, font: &Dictionary) -> bool {
        let follow = |dictionary: &Dictionary, key: &[u8]| {
            let object = dictionary.get(key).ok()?;
            self.document
                .dereference(object)
                .ok()
                .map(|(_, found)| found.clone())
        };
        let descendant = follow(font, b"DescendantFonts")
            .and_then(|list| list.as_array().ok()?.first().cloned())
            .and_then(|first| {
                self.document
                    .dereference(&first)
                    .ok()?
                    .1
                    .as_dict()
                    .ok()
                    .cloned()
            });
        let holder = descendant.as_ref().unwrap_or(font);
        let descriptor =
            follow(holder, b"FontDescriptor").and_then(|found| found.as_dict().ok().cloned());
        let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        descriptor.is_some_and(|descriptor| files.iter().any(|file| descriptor.has(file)))
    }

    fn outline(&self) -> Vec<OutlineFact> {
        let mut found = Vec::new();
        if let Some(root) = self
            .catalog(b"Outlines")
            .and_then(|root| root.as_dict().ok())
        {
            self.bookmarks(root, 0, &mut BTreeSet::new(), &mut found);
        }
        found
    }

    /// Follows First and Next; an object is visited once, so that a loop ends.
    fn bookmarks(
        &self,
        parent: &'a Dictionary,
        depth: u32,
        seen: &mut BTreeSet<ObjectId>,
        found: &mut Vec<OutlineFact>,
    ) {
        let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let Ok(bookmark) = self.document.get_dictionary(id) else {
                return;
            };
            if depth > DEEPEST || !seen.insert(id) {
                return;
            }
            let target = self
                .get(bookmark, b"Dest")
                .and_then(|target| self.explicit_page(target));
            let title = self
                .get(bookmark, b"Title")
                .and_then(string)
                .unwrap_or_default();
            found.push(OutlineFact {
                title,
                page: target,
                depth,
            });
            self.bookmarks(bookmark, depth + 1, seen, found);
            next = bookmark.get(b"Next").and_then(Object::as_reference).ok();
        }
    }

    /// The page that `[page /XYZ …]` names; `None` for anything indirect.
    fn explicit_page(&self, destination: &Object) -> Option<u32> {
        let page = destination.as_array().ok()?.first()?.as_reference().ok()?;
        self.numbers.get(&page).copied()
    }

    /// The label of every page: ranges of prefix and decimal numbering (ISO 32000-1, 12.4.2). Other
    /// numbering styles come out as decimal; bundles use no other.
    fn labels(&self, count: usize) -> Vec<String> {
        let mut labels: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        let numbers = self
            .catalog(b"PageLabels")
            .and_then(|labels| self.get(labels.as_dict().ok()?, b"Nums")?.as_array().ok());
        for range in numbers.into_iter().flat_map(|list| list.chunks_exact(2)) {
            let [start, style] = range else { continue };
            let start = start
                .as_i64()
                .ok()
                .and_then(|start| usize::try_from(start).ok());
            let Some((start, style)) = start.zip(self.resolve(style).as_dict().ok()) else {
                continue;
            };
            let prefix = self.get(style, b"P").and_then(string).unwrap_or_default();
            let first = self
                .get(style, b"St")
                .and_then(|first| first.as_i64().ok())
                .unwrap_or(1);
            for (number, label) in (first..).zip(labels.iter_mut().skip(start)) {
                *label = format!("{prefix}{number}");
            }
        }
        labels
    }

    /// Counts the elements of the structure, each once however it is reached.
    fn elements(&self) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        let mut open: Vec<&Object> = self.catalog(b"StructTreeRoot").into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(object) = open.pop() {
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                continue;
            }
            match self.resolve(object) {
                Object::Array(kids) => open.extend(kids),
                Object::Dictionary(element) => {
                    let kind = element.get(b"S").and_then(Object::as_name);
                    if let Ok(kind) = kind {
                        let kind = String::from_utf8_lossy(kind).into_owned();
                        *counts.entry(kind).or_default() += 1;
                    }
                    open.extend(element.get(b"K").ok());
                }
                _ => {}
            }
        }
        counts
    }

    fn page(&self, number: u32, id: ObjectId, label: String) -> PageFacts {
        let bounds = self
            .inherited(id, b"MediaBox")
            .and_then(|found| self.corners(found));
        let [left, bottom, right, top] = bounds.unwrap_or_default();
        let rotation = self
            .inherited(id, b"Rotate")
            .and_then(|turn| turn.as_i64().ok());
        let links = self.document.get_page_annotations(id).unwrap_or_default();
        PageFacts {
            number,
            label,
            width: right - left,
            height: top - bottom,
            rotation: rotation.unwrap_or(0),
            links: links
                .into_iter()
                .filter_map(|link| self.link(link, top))
                .collect(),
            text: text::pieces(self.document, id, top),
        }
    }

    fn inherited(&self, id: ObjectId, key: &[u8]) -> Option<&'a Object> {
        let mut node = self.document.get_dictionary(id).ok()?;
        for _ in 0..DEEPEST {
            if let Some(found) = self.get(node, key) {
                return Some(found);
            }
            node = self.dictionary(node, b"Parent")?;
        }
        None
    }

    fn corners(&self, object: &'a Object) -> Option<[f32; 4]> {
        let list = object.as_array().ok()?;
        let numbers: Vec<f32> = list
            .iter()
            .filter_map(|part| number(self.resolve(part)))
            .collect();
        numbers.try_into().ok()
    }

    fn link(&self, annotation: &'a Dictionary, page_top: f32) -> Option<LinkFact> {
        let is_link = self.get(annotation, b"Subtype")?.as_name().ok()? == b"Link";
        let [left, bottom, right, top] = self.corners(self.get(annotation, b"Rect")?)?;
        let address = self
            .dictionary(annotation, b"A")
            .and_then(|action| self.get(action, b"URI"))
            .and_then(|address| address.as_str().ok())
            .map(|address| String::from_utf8_lossy(address).into_owned());
        is_link.then(|| LinkFact {
            area: [left, page_top - top, right, page_top - bottom],
            page: self
                .get(annotation, b"Dest")
                .and_then(|target| self.explicit_page(target)),
            address,
            structured: annotation.has(b"StructParent"),
        })
    }
}
