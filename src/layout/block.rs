//! What a section hands over to be set: blocks of spans, and how they want to be treated.
//!
//! The vocabulary is small on purpose. A block knows its words and its wishes (indent, leading,
//! what it must stay with); it knows no lines and no pages. Numbers of pages appear in it only as
//! [`Words::Folio`], because nobody knows them yet.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::library::is_web_address;

use super::face::Face;
use super::look;
use super::page::{Colour, Role};

/// A place that can be linked to and that has a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Anchor {
    /// The first page of a volume, by its position.
    Cover(usize),
    /// Its last page.
    VolumeEnd(usize),
    /// The index in a volume.
    Index(usize),
    Schedule,
    /// By position in the schedule.
    Issue(usize),
    /// By its number.
    Entry(u32),
    Sources,
    /// By position in the list.
    Source(usize),
    /// The page before a section of exhibits, by the position of its first.
    Divider(usize),
    /// The first page of an exhibit, by position, and by how many volumes hold pages of it before.
    Exhibit(usize, usize),
    /// Its last page there.
    ExhibitEnd(usize, usize),
    /// The page of an exhibit on which the words of an entry begin, by the number of the entry.
    Quoted(u32),
}

/// The page numbers at the end of a row: one, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folio {
    pub(super) first: Anchor,
    pub(super) last: Anchor,
}

impl Folio {
    pub(super) fn page(anchor: Anchor) -> Folio {
        Folio {
            first: anchor,
            last: anchor,
        }
    }

    /// Room for it on the right of its row.
    pub(super) fn column(self) -> f32 {
        if self.first == self.last {
            look::FOLIO_COLUMN
        } else {
            look::FOLIO_RANGE_COLUMN
        }
    }
}

/// Where an anchor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Position in the bundle, from 0.
    pub(super) page: usize,
    /// From the top edge of the page.
    pub(super) y: f32,
}

/// Where everything stands, as far as is known: empty before the first round.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places(pub(super) BTreeMap<Anchor, Place>);

impl Places {
    pub(super) fn page(&self, anchor: Anchor) -> usize {
        self.0.get(&anchor).map_or(0, |place| place.page)
    }

    /// Whether everything stands on the same page here as there.
    pub(super) fn same_pages(&self, other: &Places) -> bool {
        let pages = |places: &Places| -> Vec<(Anchor, usize)> {
            places.0.iter().map(|(a, place)| (*a, place.page)).collect()
        };
        pages(self) == pages(other)
    }
}

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) colour: Colour,
    pub(super) underlined: bool,
}

impl Style {
    pub(super) fn plain(size: f32) -> Style {
        Style {
            face: Face::Serif,
            size,
            colour: look::INK,
            underlined: false,
        }
    }

    pub(super) fn bold(self) -> Style {
        let face = Face::SerifBold;
        Style { face, ..self }
    }

    pub(super) fn italic(self) -> Style {
        let face = Face::SerifItalic;
        Style { face, ..self }
    }

    pub(super) fn coloured(self, colour: Colour) -> Style {
        Style { colour, ..self }
    }

    /// A link inside the bundle: its colour says so.
    pub(super) fn reference(self) -> Style {
        self.coloured(look::LINK)
    }

    /// A link out of the bundle: underlined as well.
    pub(super) fn web(self) -> Style {
        Style {
            underlined: true,
            ..self.reference()
        }
    }
}

/// What a span says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Words {
    Said(String),
    /// The stamped number of the page on which the anchor stands.
    Folio(Anchor),
}

/// Where a span may be broken over two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaking {
    /// Between words.
    Words,
    /// Nowhere: `CS 14` keeps its plain space, so that a search finds it, and stays in one piece.
    Never,
    /// Between words and after the joints of a web address.
    Address,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    Inside(Anchor),
    Web(String),
}

/// A link, before pages are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) goal: Goal,
    /// What a screen reader says; the page is added for goals inside the bundle.
    pub(super) description: String,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) words: Words,
    pub(super) style: Style,
    pub(super) breaking: Breaking,
    /// Shared by all pieces of it.
    pub(super) link: Option<Rc<Reference>>,
}

impl Span {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Span {
        Span {
            words: Words::Said(text.into()),
            style,
            breaking: Breaking::Words,
            link: None,
        }
    }

    pub(super) fn folio(anchor: Anchor, style: Style) -> Span {
        Span {
            words: Words::Folio(anchor),
            ..Span::new("", style).breaking(Breaking::Never)
        }
    }

    pub(super) fn breaking(self, breaking: Breaking) -> Span {
        Span { breaking, ..self }
    }

    pub(super) fn link_to(self, anchor: Anchor, description: impl Into<String>) -> Span {
        self.linked(Goal::Inside(anchor), description.into())
    }

    /// Whatever a case or a library says, nothing but a web address becomes a link: no script, no file.
    pub(super) fn link_to_web(self, address: &str, description: impl Into<String>) -> Span {
        if !is_web_address(address) {
            return self;
        }
        self.linked(Goal::Web(address.to_owned()), description.into())
    }

    fn linked(self, goal: Goal, description: String) -> Span {
        let description = shortened(description);
        let link = Some(Rc::new(Reference { goal, description }));
        Span { link, ..self }
    }
}

/// A link is described anew on each of its lines, so that a long title, described whole on each, would
/// take room and time by the square of its length.
fn shortened(description: String) -> String {
    const MOST: usize = 500;
    match description.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", description.get(..end).unwrap_or_default()),
        None => description,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Where the language begins its lines: on the left, or on the right for Arabic and Hebrew.
    Start,
    Centre,
    End,
}

/// Which way a block runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    LeftToRight,
    /// As its first letter says: for passages, which may be wholly in Arabic or Hebrew.
    Natural,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ornament {
    None,
    /// A line down the left side: a quotation.
    Bar,
    /// A line above and one below, over the whole measure.
    Rules,
    /// A thin line in the space above, where something stands above it on the page.
    Apart,
}

/// Words hung to the left of a block, in a column of their own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) spans: Vec<Span>,
    /// From the block's indent to its text.
    pub(super) width: f32,
}

/// A paragraph, heading or row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) spans: Vec<Span>,
    pub(super) label: Option<Label>,
    /// A row: a page number on the right, led to by dots.
    pub(super) folio: Option<Folio>,
    /// A row: the pages of another bundle on the right, in words.
    pub(super) told: Option<String>,
    /// The whole block is a link.
    pub(super) link: Option<Reference>,
    pub(super) anchor: Option<Anchor>,
    pub(super) align: Align,
    pub(super) flow: Flow,
    pub(super) ornament: Ornament,
    /// From the left edge of the type area.
    pub(super) indent: f32,
    /// From baseline to baseline.
    pub(super) leading: f32,
    /// Space above, which falls away at the top of a page.
    pub(super) above: f32,
    pub(super) keep_with_next: bool,
    /// All its lines on one page.
    pub(super) keep_together: bool,
    /// The schedule entry that it is part of.
    pub(super) entry: Option<u32>,
}

impl Block {
    pub(super) fn new(spans: Vec<Span>, leading: f32) -> Block {
        Block {
            role: Role::Paragraph,
            spans,
            label: None,
            folio: None,
            told: None,
            link: None,
            anchor: None,
            align: Align::Start,
            flow: Flow::LeftToRight,
            ornament: Ornament::None,
            indent: 0.0,
            leading,
            above: 0.0,
            keep_with_next: false,
            keep_together: false,
            entry: None,
        }
    }

    /// Whether its words change when pages do.
    pub(super) fn names_pages(&self) -> bool {
        let labels = self.label.iter().flat_map(|label| &label.spans);
        self.spans
            .iter()
            .chain(labels)
            .any(|span| matches!(span.words, Words::Folio(_)))
    }
}
