//! How low on a page something can be seen, so that a page is made smaller only where it must be.
//!
//! What is drawn is bounded, not drawn: letters by the boxes of their fonts, lines by their width,
//! pictures by their frames, forms by their boxes and what is in them. The bound may be too low, so
//! that a page is scaled a little more than it need be, never too high. Whatever cannot be bounded
//! (letters that run downwards, content that cannot be unpacked, more work than is reasonable) counts
//! as reaching the foot, and so does all when patience is over. White on paper cannot be seen and counts as nothing.
//!
//! This is a walk of its own, beside `content`'s interpreter, for each export goes through it with every page: over
//! the 1,653 pages of 90 reports it takes 0.06 ms a page where the interpreter takes 2.6 ms (processor, 28 November
//! 2026, our code not optimised, the interpreter by one step; `worker/own_walks.rs`). Exporting all of them
//! takes half a second; with the interpreter it would take several. And what the interpreter falls over must not
//! stop an export: it is called in processes that may die, and this is not.

mod content;
mod letters;
mod paint;
mod state;
mod walk;
mod words;

use std::collections::BTreeMap;

use hayro_syntax::object::Dict;

pub(super) use self::letters::Letters;
use self::paint::Drawable;
use self::walk::Walk;
use super::annotation::{Kind, kind, reach};
use super::geometry::{Region, View, inherited, number};
use super::inflate::Inflater;
use super::source::{Id, Source};
use super::survey::{Annotations, annotations};

/// Nearer to the edge than this is the edge, in points: looking further would gain nothing.
const EDGE: f64 = 0.5;

/// Bits of /F of an annotation that cannot be seen (ISO 32000-1, table 165).
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// Looks at the feet of a document's pages; what it learns of fonts and forms serves all of them.
pub(in crate::pdf) struct Foot<'a> {
    source: &'a Source,
    letters: BTreeMap<Id, Option<Letters>>,
    drawables: BTreeMap<Id, Drawable>,
    inflater: Inflater,
    /// Of the page before: its room is used again.
    content: Vec<u8>,
    /// Whether that is all of the content of the page that was looked at last.
    has_content: bool,
    /// What hangs on the page before, if that was read.
    annotations: Option<Annotations<'a>>,
}

impl<'a> Foot<'a> {
    pub(in crate::pdf) fn new(source: &'a Source) -> Self {
        Foot {
            source,
            letters: BTreeMap::new(),
            drawables: BTreeMap::new(),
            inflater: Inflater::new(),
            content: Vec::new(),
            has_content: false,
            annotations: None,
        }
    }

    /// What hangs on the page that was looked at last, for whoever needs it too; none where it did not
    /// matter.
    pub(in crate::pdf) fn annotations(&mut self) -> Option<Annotations<'a>> {
        self.annotations.take()
    }

    /// The content of the page that was looked at last; none where it did not matter, or was not read to
    /// its end. Asked for once.
    pub(in crate::pdf) fn content(&mut self) -> Option<&[u8]> {
        std::mem::take(&mut self.has_content).then_some(self.content.as_slice())
    }

    /// How high above the foot of the page as shown the lowest thing begins that lies below `floor`,
    /// in the page's own points; `floor` where nothing does. Comments count where they stay, or become
    /// part of the page.
    pub(in crate::pdf) fn lowest(
        &mut self,
        page: &Dict<'a>,
        with_comments: bool,
        view: &View,
        floor: f64,
    ) -> f64 {
        let annotations = annotations(page, self.source);
        let hung = self.hung(&annotations, with_comments, view, floor);
        self.annotations = Some(annotations);
        self.has_content = false;
        if hung <= EDGE || self.source.patience.is_over() {
            return 0.0;
        }
        let resources =
            inherited(page, "Resources").and_then(|node| node.get::<Dict<'a>>("Resources"));
        let resources = resources.unwrap_or_else(Dict::empty);
        let mut content = std::mem::take(&mut self.content);
        let is_there = content::of_page(page, &mut self.inflater, &mut content);
        let mut walk = Walk::new(self, view, hung);
        let seen = is_there.and_then(|()| walk.content(&content, &resources));
        let lowest = seen.map_or(0.0, |()| walk.lowest());
        self.content = content;
        self.has_content = is_there.is_some();
        lowest
    }

    /// The same of what hangs on the page and will be kept.
    fn hung(
        &self,
        annotations: &Annotations<'a>,
        with_comments: bool,
        view: &View,
        floor: f64,
    ) -> f64 {
        let matrix = view.to_shown();
        let counts = |item: &Dict<'a>| match kind(item) {
            Kind::Comment => with_comments,
            Kind::Link | Kind::Field | Kind::Decoration => true,
            Kind::Popup | Kind::Active => false,
        };
        let mut lowest = floor;
        for (_, item) in annotations {
            let flags = number(item, "F").unwrap_or_default() as i64;
            if flags & UNSEEN != 0 || !counts(item) {
                continue;
            }
            let Some(area) = reach(item) else {
                continue;
            };
            let area = Region::around(&area.corners().map(|corner| matrix.apply(corner)));
            if let Some(seen) = area.within(&view.shown()) {
                lowest = lowest.min(seen.0[1]);
            }
        }
        lowest
    }
}

#[cfg(test)]
mod tests;
