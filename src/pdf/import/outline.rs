//! The bookmarks of a source, with limits: a hostile outline can be a circle or a well.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, String as PdfString};

use super::destination::{Destinations, Goal};
use super::source::{Id, Source, key};

/// A bookmark that leads to a page of its document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pdf) struct Bookmark {
    pub(in crate::pdf) title: String,
    /// From 0.
    pub(in crate::pdf) page: usize,
    pub(in crate::pdf) children: Vec<Bookmark>,
}

const DEEPEST: usize = 16;
const MOST: usize = 20_000;

/// Every bookmark that leads somewhere. Those that lead nowhere give way to their children.
pub(in crate::pdf) fn bookmarks(source: &Source, destinations: &Destinations) -> Vec<Bookmark> {
    let Some(root) = source.catalog().get::<Dict<'_>>("Outlines") else {
        return Vec::new();
    };
    let mut walk = Walk {
        source,
        destinations,
        seen: BTreeSet::new(),
    };
    walk.level(&root, DEEPEST)
}

struct Walk<'a> {
    source: &'a Source,
    destinations: &'a Destinations,
    seen: BTreeSet<Id>,
}

impl Walk<'_> {
    fn level(&mut self, parent: &Dict<'_>, depth: usize) -> Vec<Bookmark> {
        let mut found = Vec::new();
        let mut next = parent.get::<Dict<'_>>("First");
        while let Some(item) = next {
            let is_new = item.obj_id().is_some_and(|id| self.seen.insert(key(id)));
            let is_over = self.source.patience.is_over();
            if !is_new || self.seen.len() > MOST || depth == 0 || is_over {
                break;
            }
            let mut children = self.level(&item, depth - 1);
            match self.destinations.of(&item, self.source) {
                Goal::Page { page, .. } => found.push(Bookmark {
                    title: title(&item),
                    page,
                    children,
                }),
                _ => found.append(&mut children),
            }
            next = item.get::<Dict<'_>>("Next");
        }
        found
    }
}

fn title(item: &Dict<'_>) -> String {
    let title = item.get::<PdfString<'_>>("Title");
    let text = title
        .map(|title| text(title.as_bytes()))
        .unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with its mark, or else PDFDocEncoding,
/// which is read as Latin-1: the two differ only in signs that titles hardly have.
pub(in crate::pdf) fn text(bytes: &[u8]) -> String {
    let utf16 = |pairs: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = pairs.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}
