//! What is in a PDF file, as plain facts: for the checks after export, for `bundle inspect`, for tests.
//!
//! Lengths are points; y goes down from the top of the page, as in the layout, so that the two can
//! be held against each other. Pages count from 1, as people count.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use unicode_bidi::{BidiClass, bidi_class};

use super::tagging::TagFault;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facts {
    pub version: String,
    pub bytes: usize,
    pub encrypted: bool,
    pub title: Option<String>,
    pub language: Option<String>,
    /// Every key of the information dictionary.
    pub information: Vec<String>,
    /// The program that the information dictionary names.
    pub producer: Option<String>,
    /// What it says of itself in XMP, where it does.
    pub xmp: Option<XmpFacts>,
    /// It says how viewers open it, in whichever way.
    pub has_opening_view: bool,
    /// The page and the zoom in per cent at which it opens, where the file says so.
    pub opens_at: Option<(u32, f32)>,
    pub shows_title: bool,
    /// Kinds of actions and attachments that run or hide something; none in a bundle of ours.
    pub active: Vec<String>,
    pub fonts: Vec<FontFact>,
    /// Elements of the structure for those who hear the file, by kind; empty where it has none.
    pub elements: BTreeMap<String, u32>,
    /// What those who hear the file would hear wrongly or not at all.
    pub tag_faults: Vec<TagFault>,
    pub outline: Vec<OutlineFact>,
    /// Pages whose content is damaged or larger than any honest page's.
    pub unread: Vec<u32>,
    /// What a viewer would show as the number of a page that somebody appends: empty where the labels end with
    /// the file.
    pub label_behind: String,
    pub pages: Vec<PageFacts>,
}

/// What stands in the XMP of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct XmpFacts {
    /// It is XML that could be read; nothing else is known where it is not.
    pub is_readable: bool,
    /// Of any language.
    pub title: Option<String>,
    pub language: Option<String>,
    pub producer: Option<String>,
    /// The part of PDF/UA that the file claims to keep to.
    pub ua_part: Option<String>,
    /// All that it says anything of, sorted: `dc:title`.
    pub properties: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FontFact {
    pub name: String,
    pub embedded: bool,
    pub subset: bool,
    /// It says which characters its glyphs stand for.
    pub has_unicode: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutlineFact {
    pub title: String,
    /// `None` where the bookmark has no explicit page destination.
    pub page: Option<u32>,
    /// The web address to which it leads.
    pub address: Option<String>,
    /// It would lead somewhere, but not to an explicit page and not to the web.
    pub is_lost: bool,
    pub depth: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageFacts {
    pub number: u32,
    /// What a viewer shows as the page's number.
    pub label: String,
    pub width: f32,
    pub height: f32,
    pub rotation: i64,
    pub links: Vec<LinkFact>,
    /// In the order in which they are drawn.
    pub text: Vec<TextFact>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkFact {
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// The page it leads to, where it is inside the file and explicit.
    pub page: Option<u32>,
    pub address: Option<String>,
    /// It has a place in the structure.
    pub structured: bool,
}

/// Text drawn in one go.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TextFact {
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    pub text: String,
    /// It is marked: as part of the structure, or as decoration.
    pub marked: bool,
}

impl PageFacts {
    /// The text line by line, from top to bottom, pieces on one baseline from left to right.
    pub fn lines(&self) -> Vec<String> {
        let mut pieces: Vec<&TextFact> = self
            .text
            .iter()
            .filter(|piece| !piece.text.is_empty())
            .collect();
        let row = |piece: &TextFact| (piece.y * 2.0).round() as i64;
        pieces.sort_by(|a, b| {
            (row(a), a.x)
                .partial_cmp(&(row(b), b.x))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let rows = pieces.chunk_by_mut(|a, b| row(a) == row(b));
        rows.map(|row| {
            as_written(row);
            let words = row.iter().map(|piece| piece.text.as_str());
            words.collect::<String>().trim().to_owned()
        })
        .collect()
    }

    /// The text whose baseline begins inside an area, left to right and top to bottom.
    pub fn text_in(&self, area: [f32; 4]) -> String {
        let [left, top, right, bottom] = area;
        let inside = |piece: &&TextFact| {
            (left - 1.0..=right + 1.0).contains(&piece.x) && (top..=bottom).contains(&piece.y)
        };
        self.text
            .iter()
            .filter(inside)
            .map(|piece| piece.text.as_str())
            .collect()
    }
}

/// Whether any of these letters is read from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

/// Turns the stretches of a row that are read from right to left round, with the numbers inside
/// them: from the order in which pieces are seen to the order in which they are written.
fn as_written(row: &mut [&TextFact]) {
    let is_left = |piece: &&TextFact| runs_left(&piece.text);
    let turns = |piece: &&TextFact| !piece.text.chars().any(|c| bidi_class(c) == BidiClass::L);
    let mut rest = row;
    while let Some(start) = rest.iter().position(is_left) {
        let stretch = rest[start..].iter().take_while(|piece| turns(piece));
        let length = stretch.count();
        let within = &rest[start..start + length];
        let end = start + within.iter().rposition(is_left).map_or(1, |last| last + 1);
        let (done, later) = rest.split_at_mut(end);
        done[start..].reverse();
        rest = later;
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "PDF {}, {} pages, {} bytes",
            self.version,
            self.pages.len(),
            self.bytes
        )?;
        writeln!(f, "title: {}", self.title.as_deref().unwrap_or("none"))?;
        writeln!(
            f,
            "language: {}",
            self.language.as_deref().unwrap_or("none")
        )?;
        writeln!(
            f,
            "encrypted: {}",
            if self.encrypted { "yes" } else { "no" }
        )?;
        writeln!(f, "information: {}", self.information.join(", "))?;
        match &self.xmp {
            Some(xmp) if xmp.is_readable => writeln!(f, "XMP: {}", xmp.properties.join(", "))?,
            Some(_unreadable) => writeln!(f, "XMP: cannot be read")?,
            None => {}
        }
        if let Some(part) = self.xmp.as_ref().and_then(|xmp| xmp.ua_part.as_ref()) {
            writeln!(f, "claims: PDF/UA-{part}")?;
        }
        if let Some((page, percent)) = self.opens_at {
            writeln!(f, "opens at: page {page}, {percent} %")?;
        } else if self.has_opening_view {
            writeln!(f, "opens in a view of its own")?;
        }
        if !self.label_behind.is_empty() {
            writeln!(f, "labels run on: {}", self.label_behind)?;
        }
        if !self.active.is_empty() {
            writeln!(f, "active content: {}", self.active.join(", "))?;
        }
        for font in &self.fonts {
            let yes = |is: bool, word: &'static str| if is { word } else { "NOT " };
            writeln!(
                f,
                "font: {} ({}embedded, {}subset, {}searchable)",
                font.name,
                yes(font.embedded, ""),
                yes(font.subset, ""),
                yes(font.has_unicode, "")
            )?;
        }
        for bookmark in &self.outline {
            writeln!(f, "{bookmark}")?;
        }
        if !self.unread.is_empty() {
            let numbers: Vec<String> = self.unread.iter().map(u32::to_string).collect();
            writeln!(f, "content not read: page {}", numbers.join(", "))?;
        }
        self.pages.iter().try_for_each(|page| write!(f, "\n{page}"))
    }
}

/// Levels that are told apart by how far in a bookmark stands.
const DEEPEST_INDENT: u32 = 60;

impl fmt::Display for OutlineFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = "  ".repeat(self.depth.min(DEEPEST_INDENT) as usize);
        write!(f, "bookmark: {indent}{}", self.title)?;
        match (self.page, &self.address) {
            (Some(page), _) => write!(f, " -> {page}"),
            (None, Some(address)) => write!(f, " -> {address}"),
            (None, None) if self.is_lost => write!(f, " -> NO PAGE"),
            (None, None) => write!(f, " (a heading)"),
        }
    }
}

impl fmt::Display for PageFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "page {} ({}), {:.0} x {:.0} pt",
            self.number, self.label, self.width, self.height
        )?;
        for line in self.lines() {
            writeln!(f, "  | {line}")?;
        }
        for link in &self.links {
            match (link.page, &link.address) {
                (Some(page), _) => writeln!(f, "  link -> page {page}")?,
                (None, Some(address)) => writeln!(f, "  link -> {address}")?,
                (None, None) => writeln!(f, "  link -> NOWHERE")?,
            }
        }
        Ok(())
    }
}
