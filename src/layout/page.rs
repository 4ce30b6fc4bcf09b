//! The finished pages: where every glyph, line and link stands. No PDF words, no window words.
//!
//! All lengths are points (1/72 inch), x from the left edge and y from the *top* edge of the page,
//! downwards. Both the PDF and a preview are drawn from these values and from nothing else.

use std::ops::Range;
use std::sync::Arc;

use crate::bundle::MovedExhibit;

use super::face::Face;

/// A file laid out: the whole bundle, or one volume of it. Positions count from its own first page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Our own pages. Where there are exhibits, their pages stand between or behind these.
    pub pages: Vec<Page>,
    /// Where the pages of each exhibit stand, in order.
    pub exhibits: Vec<ExhibitSpan>,
    pub outline: Vec<OutlineEntry>,
    /// Which pages each section takes, in order.
    pub sections: Vec<SectionSpan>,
    /// What there is to read, in reading order: text and links say to which of these they belong.
    pub elements: Vec<Role>,
    /// Where each schedule entry begins, and how much of the schedule it takes.
    pub entries: Vec<EntrySpan>,
    /// The areas that schedule entries take, page by page.
    pub areas: Vec<EntryArea>,
    /// Characters that no face of ours can draw; they would print as boxes.
    pub missing: Vec<char>,
    /// Exhibits of the whole bundle that do not begin on the pages that others were told.
    pub moved: Vec<MovedExhibit>,
    /// Position in the bundle of this file's first page; 0 but for later volumes.
    pub first: usize,
}

/// The parts of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Cover,
    Index,
    Schedule,
    Sources,
    /// The page before a section of exhibits; there may be several.
    Divider,
    /// A source check record, which is no part of a bundle.
    Record,
}

/// The pages that are left free for an exhibit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExhibitSpan {
    /// Position of its first page.
    pub first: usize,
    pub pages: u32,
    /// Which exhibit it is, by position, and how many of its pages stand in volumes before.
    pub exhibit: usize,
    pub skipped: u32,
    /// The position of the volume that it stands in; 0 where the bundle is one file.
    pub volume: usize,
}

/// The pages a section takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionSpan {
    pub section: Section,
    /// As in [`ExhibitSpan::volume`].
    pub volume: usize,
    /// Position of the first page.
    pub first: usize,
    pub last: usize,
    /// Pages filled, with the last page counted as far as it is used: `7.4`.
    pub filled: f32,
}

/// Where a schedule entry stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntrySpan {
    pub number: u32,
    /// Position in the bundle.
    pub page: usize,
    pub y: f32,
    /// The page on which it ends.
    pub last: usize,
    /// Height of all its lines, over the text height of a page: its price in pages.
    pub cost: f32,
    pub lines: usize,
}

/// What an issue of the schedule takes: its heading, its authorities and its entries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IssueSpan {
    /// In the plan.
    pub position: usize,
    /// As in [`EntrySpan::cost`].
    pub cost: f32,
    pub lines: usize,
}

/// The part of a page that belongs to a schedule entry, from margin to margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntryArea {
    pub number: u32,
    /// Position in the bundle.
    pub page: usize,
    pub top: f32,
    pub bottom: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// In the file, from 0.
    pub position: usize,
    pub width: f32,
    pub height: f32,
    /// The stamped number with its prefix: `AB 3`. Counted through all volumes, from 1.
    pub label: String,
    pub items: Vec<Item>,
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Text(TextRun),
    Rule(Rule),
}

/// What a stretch of text is to somebody who hears the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Of a section, 1, or within one, 2.
    Heading(u8),
    Paragraph,
    Quotation,
    /// A row of the index.
    IndexRow,
    /// The beginning of an item of a list …
    ListItem,
    /// … and what else belongs to it.
    ListPart,
}

/// Glyphs of one face, size and colour on one baseline, in visual order.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub face: Face,
    pub size: f32,
    pub colour: Colour,
    /// The paragraph that it is from, of which each glyph knows its part.
    pub text: Arc<str>,
    pub glyphs: Vec<Glyph>,
    /// Position in [`Layout::elements`]; none for what only decorates the page.
    pub element: Option<u32>,
    /// It is the text of a link.
    pub linked: bool,
}

/// One shaped glyph. A large bundle has millions, so that it owns no text.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub id: u16,
    /// How far the pen moves, kerning included.
    pub advance: f32,
    /// Shift of the glyph from the pen, for marks: right and up.
    pub shift: (f32, f32),
    /// Where the characters stand in the text for which it stands: several for a ligature, none for
    /// the later parts of a cluster, but still in its place.
    pub bytes: Range<u32>,
}

impl TextRun {
    /// The characters that a glyph of it stands for.
    pub fn letters(&self, glyph: &Glyph) -> &str {
        glyph.letters(&self.text)
    }

    /// All its characters, in the order in which they are seen.
    pub fn words(&self) -> String {
        self.glyphs
            .iter()
            .map(|glyph| self.letters(glyph))
            .collect()
    }
}

impl Glyph {
    /// The characters it stands for, of its text.
    pub fn letters<'t>(&self, text: &'t str) -> &'t str {
        let bytes = self.start()..self.bytes.end as usize;
        text.get(bytes).unwrap_or_default()
    }

    pub(super) fn start(&self) -> usize {
        self.bytes.start as usize
    }
}

/// A straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
    pub thickness: f32,
    pub colour: Colour,
}

/// sRGB, each 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// An area that leads somewhere. A link broken over two lines is two links.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub area: Rect,
    pub target: Target,
    /// What a screen reader says.
    pub description: String,
    /// As in [`TextRun::element`].
    pub element: Option<u32>,
    /// All text of its element on the page is its text.
    pub whole: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Position in the file, and the y to bring to the top of the view.
    Page {
        page: usize,
        y: f32,
    },
    Web(String),
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    pub title: String,
    pub page: usize,
    pub y: f32,
    pub children: Vec<OutlineEntry>,
}

impl Layout {
    /// The page of ours at a position in the bundle; none where an exhibit's page stands.
    pub fn page(&self, position: usize) -> Option<&Page> {
        let at = self
            .pages
            .binary_search_by_key(&position, |page| page.position);
        self.pages.get(at.ok()?)
    }

    pub fn section(&self, section: Section) -> Option<&SectionSpan> {
        self.sections.iter().find(|span| span.section == section)
    }
}
