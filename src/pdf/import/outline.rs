//! The bookmarks of a source, all of them, walked without recursion: a hostile outline can be a circle or
//! a well.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, String as PdfString};

use super::action::{Did, chained, item_of};
use super::destination::{Destinations, Goal};
use super::source::{Id, Source, key};

/// A bookmark of a document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pdf) struct Bookmark {
    pub(in crate::pdf) title: String,
    pub(in crate::pdf) goal: Goal,
    /// What follows when it has led there.
    pub(in crate::pdf) follow: Vec<Did>,
    pub(in crate::pdf) children: Vec<Bookmark>,
}

/// Levels that are kept apart. What lies deeper stands on the last of them, in its order: viewers that go
/// down level by level would not bear any number.
const DEEPEST: usize = 200;
const MOST: usize = 50_000;

/// The bookmarks of a document.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Bookmarks {
    pub(in crate::pdf) list: Vec<Bookmark>,
    /// There are more of them than were read.
    pub(in crate::pdf) are_cut: bool,
}

/// Every bookmark, whether it leads somewhere or is only a heading for those below it.
pub(in crate::pdf) fn bookmarks(source: &Source, destinations: &Destinations) -> Bookmarks {
    first_bookmarks(MOST, source, destinations)
}

fn first_bookmarks(most: usize, source: &Source, destinations: &Destinations) -> Bookmarks {
    let Some(root) = source.catalog().get::<Dict<'_>>("Outlines") else {
        return Bookmarks::default();
    };
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    let (mut tree, mut are_cut) = (Tree::default(), false);
    // What comes next on each level, from the top down to where the walk is.
    let mut open = vec![root.get::<Dict<'_>>("First")];
    while let Some(next) = open.last_mut() {
        let item = next.take().filter(|_| !source.patience.is_over());
        let id = item.as_ref().and_then(Dict::obj_id).map(key);
        let (Some(item), Some(id)) = (item, id.filter(|id| !seen.contains(id))) else {
            open.pop();
            continue;
        };
        if seen.len() >= most {
            are_cut = true;
            break;
        }
        seen.insert(id);
        *next = item.get::<Dict<'_>>("Next");
        tree.add(open.len() - 1, bookmark(&item, source, destinations));
        open.push(item.get::<Dict<'_>>("First"));
    }
    Bookmarks {
        list: tree.finish(),
        are_cut,
    }
}

fn bookmark(item: &Dict<'_>, source: &Source, destinations: &Destinations) -> Bookmark {
    let action = item_of(item, "A");
    Bookmark {
        title: title(item),
        goal: destinations.of(item, source),
        follow: action.map_or_else(Vec::new, |action| chained(&action, source)),
        children: Vec::new(),
    }
}

/// Bookmarks that are added in their order, each with its level.
#[derive(Default)]
struct Tree {
    /// The levels that are not complete; the bookmarks of each lie below the last of the one before.
    open: Vec<Vec<Bookmark>>,
}

impl Tree {
    fn add(&mut self, level: usize, bookmark: Bookmark) {
        let level = level.min(DEEPEST - 1);
        while self.open.len() > level + 1 {
            self.close();
        }
        if self.open.len() <= level {
            self.open.push(Vec::new());
        }
        if let Some(list) = self.open.last_mut() {
            list.push(bookmark);
        }
    }

    fn close(&mut self) {
        let children = self.open.pop().unwrap_or_default();
        if let Some(parent) = self.open.last_mut().and_then(|list| list.last_mut()) {
            parent.children = children;
        }
    }

    fn finish(mut self) -> Vec<Bookmark> {
        while self.open.len() > 1 {
            self.close();
        }
        self.open.pop().unwrap_or_default()
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

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with its mark, or else PDFDocEncoding.
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
        plain => plain.iter().map(|byte| pdf_doc(*byte)).collect(),
    }
}

/// PDFDocEncoding (ISO 32000-1, annex D.2): Latin-1 but for accents, dashes, quotation marks and the
/// like.
fn pdf_doc(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let sign = match byte {
        0x18..=0x1f => ACCENTS.get(usize::from(byte - 0x18)),
        0x80..=0xa0 => SIGNS.get(usize::from(byte - 0x80)),
        _ => None,
    };
    sign.copied().unwrap_or(char::from(byte))
}

/// The letters of a text in PDFDocEncoding, where it has them all.
pub(super) fn from_text(text: &str) -> Option<Vec<u8>> {
    let byte = |letter: char| (0..=u8::MAX).find(|byte| pdf_doc(*byte) == letter);
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::super::source::{Limits, Source};
    use super::super::specimen::{Page, document_with};
    use super::{Bookmark, Bookmarks, DEEPEST, Destinations, Goal, Tree, first_bookmarks, text};

    #[test]
    fn what_lies_deeper_than_viewers_go_stands_on_the_last_level() {
        let mut tree = Tree::default();
        for level in 0..3000 {
            let bookmark = Bookmark {
                title: level.to_string(),
                goal: Goal::Nowhere,
                follow: Vec::new(),
                children: Vec::new(),
            };
            tree.add(level, bookmark);
        }
        let mut list = &tree.finish();
        for level in 0..DEEPEST - 1 {
            assert_eq!(list.len(), 1, "{level}");
            list = &list[0].children;
        }
        assert_eq!(list.len(), 3000 - (DEEPEST - 1));
        assert!(list.iter().all(|deepest| deepest.children.is_empty()));
    }

    #[test]
    fn more_bookmarks_than_are_read_are_said_to_be_more() {
        let of = |count: usize| -> Bookmarks {
            let item = |at: usize| format!("<</Title(a)/Next {} 0 R>>", 1001 + at);
            let objects: Vec<String> = (0..count).map(item).collect();
            let mut objects: Vec<&str> = objects.iter().map(String::as_str).collect();
            objects[count - 1] = "<</Title(z)>>";
            let catalog = "/Outlines<</First 1000 0 R>>";
            let bytes = document_with(&[Page::saying("one")], catalog, &objects);
            let source = Source::open(bytes, None, &Limits::default()).unwrap();
            first_bookmarks(5, &source, &Destinations::read(&source))
        };
        for (count, read, are_cut) in [(4, 4, false), (5, 5, false), (6, 5, true), (9, 5, true)] {
            let found = of(count);
            assert_eq!((found.list.len(), found.are_cut), (read, are_cut));
        }
    }

    #[test]
    fn quotation_marks_and_dashes_of_titles_are_read() {
        assert_eq!(text(b"\x8dArmy\x8e \x84 \x85 \xa0"), "“Army” — – €");
        assert_eq!(text(b"caf\xe9"), "café");
        assert_eq!(text(b"\xfe\xff\x04\x14"), "Д");
    }
}
