//! The bookmarks of a source, with limits: a hostile outline can be a circle or a well.

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

const DEEPEST: usize = 24;
const MOST: usize = 50_000;

/// The bookmarks of a document.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Bookmarks {
    pub(in crate::pdf) list: Vec<Bookmark>,
    /// There are more of them, or deeper ones, than were read.
    pub(in crate::pdf) are_cut: bool,
}

/// Every bookmark, whether it leads somewhere or is only a heading for those below it.
pub(in crate::pdf) fn bookmarks(source: &Source, destinations: &Destinations) -> Bookmarks {
    let Some(root) = source.catalog().get::<Dict<'_>>("Outlines") else {
        return Bookmarks::default();
    };
    let mut walk = Walk {
        source,
        destinations,
        seen: BTreeSet::new(),
        are_cut: false,
    };
    let list = walk.level(&root, DEEPEST);
    Bookmarks {
        list,
        are_cut: walk.are_cut,
    }
}

struct Walk<'a> {
    source: &'a Source,
    destinations: &'a Destinations,
    seen: BTreeSet<Id>,
    are_cut: bool,
}

impl<'a> Walk<'a> {
    fn follow(&self, item: &Dict<'a>) -> Vec<Did> {
        let action = item_of(item, "A");
        action.map_or_else(Vec::new, |action| chained(&action, self.source))
    }

    fn level(&mut self, parent: &Dict<'a>, depth: usize) -> Vec<Bookmark> {
        let mut found = Vec::new();
        let mut next = parent.get::<Dict<'a>>("First");
        while let Some(item) = next {
            let is_known = item.obj_id().is_none_or(|id| self.seen.contains(&key(id)));
            if is_known || self.source.patience.is_over() {
                break;
            }
            if self.seen.len() >= MOST || depth == 0 {
                self.are_cut = true;
                break;
            }
            self.seen.extend(item.obj_id().map(key));
            let children = self.level(&item, depth - 1);
            found.push(Bookmark {
                title: title(&item),
                goal: self.destinations.of(&item, self.source),
                follow: self.follow(&item),
                children,
            });
            next = item.get::<Dict<'a>>("Next");
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
    use super::text;

    #[test]
    fn quotation_marks_and_dashes_of_titles_are_read() {
        assert_eq!(text(b"\x8dArmy\x8e \x84 \x85 \xa0"), "“Army” — – €");
        assert_eq!(text(b"caf\xe9"), "café");
        assert_eq!(text(b"\xfe\xff\x04\x14"), "Д");
    }
}
