//! What our own parts say, block by block and without lines: for papers that are no part of the bundle, such as a
//! schedule for a word processor.
//!
//! The words are those that are set, and the pages that they name are those on which things stand, so that a paper
//! cannot differ from the bundle.

use super::block::{Anchor, Block, Folio, Goal, Span, Words};
use super::face::Face;
use super::fonts::Fonts;
use super::look::Sheet;
use super::makeup::{MakeUp, make_up};
use super::numbers::Numbers;
use super::page::{Role, Section};
use super::typeset::setter;
use crate::bundle::Plan;
use crate::profile::Profile;

/// The parts that other papers take up.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub paper: PaperSize,
    /// Of the first volume, which lists everything.
    pub index: Vec<WrittenBlock>,
    pub schedule: Vec<WrittenBlock>,
    pub sources: Vec<WrittenBlock>,
    pub numbers: Numbers,
}

/// The sheet and its margins, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaperSize {
    pub width: f32,
    pub height: f32,
    /// On both sides.
    pub side: f32,
    pub top: f32,
    pub bottom: f32,
}

/// A paragraph, heading or row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenBlock {
    pub role: Role,
    /// Hung to the left of it.
    pub label: String,
    pub spans: Vec<WrittenSpan>,
    /// What stands here, where something can lead to it.
    pub place: Option<Place>,
    /// The page on which that stands, as printed.
    pub page: Option<String>,
    /// Of a row, the pages at its end: `AB 3`, `AB 3 – AB 9`.
    pub pages: Option<String>,
    pub is_indented: bool,
    /// Its first letter says which way it runs.
    pub is_natural: bool,
    pub keeps_with_next: bool,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenSpan {
    pub text: String,
    pub is_bold: bool,
    pub is_italic: bool,
    pub leads_to: Option<LeadsTo>,
}

/// What a stretch of text leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    Web(String),
    Place(Place),
}

/// What can be led to in such a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// By position in the schedule.
    Issue(usize),
    /// By its number.
    Entry(u32),
    /// By position in the list of sources.
    Source(usize),
}

/// Writes the parts down as they would be set.
pub fn written(plan: &Plan, profile: &Profile, fonts: &Fonts) -> Written {
    let mut setter = setter(plan, fonts);
    let made_up = make_up(plan, profile, &mut setter);
    let numbers = Numbers::of(&made_up, plan);
    let part = |section| blocks(&made_up, section, &numbers);
    let Sheet {
        width,
        height,
        left: side,
        top,
        depth,
        ..
    } = made_up.sheet;
    let paper = PaperSize {
        width,
        height,
        side,
        top,
        bottom: height - top - depth,
    };
    Written {
        paper,
        index: part(Section::Index),
        schedule: part(Section::Schedule),
        sources: part(Section::Sources),
        numbers,
    }
}

fn blocks(made_up: &MakeUp, section: Section, numbers: &Numbers) -> Vec<WrittenBlock> {
    let mut sections = made_up.sections.iter();
    let found = sections.find(|one| one.galley.section == section);
    let set = found.into_iter().flat_map(|one| &one.galley.blocks);
    set.map(|set| block(&set.block, numbers)).collect()
}

fn block(block: &Block, numbers: &Numbers) -> WrittenBlock {
    let label = block.label.iter().flat_map(|label| &label.spans);
    WrittenBlock {
        role: block.role,
        label: label.map(|one| words(one, numbers)).collect(),
        spans: block.spans.iter().map(|one| span(one, numbers)).collect(),
        place: block.anchor.and_then(place),
        page: block.anchor.map(|anchor| numbers.told(anchor)),
        pages: match block.folio {
            Some(folio) => Some(pages(folio, numbers)),
            None => block.told.clone(),
        },
        is_indented: block.indent > 0.0,
        is_natural: block.flow == super::block::Flow::Natural,
        keeps_with_next: block.keep_with_next,
    }
}

fn span(span: &Span, numbers: &Numbers) -> WrittenSpan {
    let leads_to = span.link.as_ref().and_then(|link| match &link.goal {
        Goal::Web(address) => Some(LeadsTo::Web(address.clone())),
        Goal::Inside(anchor) => place(*anchor).map(LeadsTo::Place),
    });
    WrittenSpan {
        text: words(span, numbers),
        is_bold: span.style.face == Face::SerifBold,
        is_italic: span.style.face == Face::SerifItalic,
        leads_to,
    }
}

fn words(span: &Span, numbers: &Numbers) -> String {
    match &span.words {
        Words::Said(words) => words.clone(),
        Words::Folio(anchor) => numbers.told(*anchor),
    }
}

fn pages(folio: Folio, numbers: &Numbers) -> String {
    match (numbers.told(folio.first), numbers.told(folio.last)) {
        (first, last) if first == last => first,
        (first, last) => format!("{first} – {last}"),
    }
}

fn place(anchor: Anchor) -> Option<Place> {
    match anchor {
        Anchor::Issue(position) => Some(Place::Issue(position)),
        Anchor::Entry(number) => Some(Place::Entry(number)),
        Anchor::Source(position) => Some(Place::Source(position)),
        Anchor::Cover(_)
        | Anchor::VolumeEnd(_)
        | Anchor::Index(_)
        | Anchor::Schedule
        | Anchor::Sources
        | Anchor::Divider(_)
        | Anchor::Exhibit(..)
        | Anchor::ExhibitEnd(..)
        | Anchor::Quoted(_) => None,
    }
}
