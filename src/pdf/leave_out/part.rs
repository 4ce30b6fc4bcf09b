//! Content while it is gone through: what the operators have set, and what is to change.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::pdf::import::Matrix;

use super::Unsure;
use super::rewritten::{Changes, NO_FONT, Rewritten};
use super::shown::TextState;

#[derive(Clone)]
pub(super) struct State {
    pub(super) to_shown: Matrix,
    pub(super) text: TextState,
    pub(super) line_width: f64,
}

/// Marked content around what comes next.
pub(super) struct Marked {
    pub(super) place: Range<usize>,
    pub(super) shows: bool,
    /// It says something in place of what it paints.
    pub(super) says: bool,
    pub(super) property: Option<Vec<u8>>,
    pub(super) is_stripped: bool,
}

/// A path that is not painted yet.
pub(super) struct Path {
    pub(super) start: usize,
    pub(super) points: Vec<(f64, f64)>,
    pub(super) clips: bool,
}

/// A font that is set.
pub(super) struct FontSet {
    /// See [`TextState::set_at`].
    pub(super) number: u32,
    pub(super) name: Vec<u8>,
    pub(super) size: f64,
    pub(super) place: Range<usize>,
}

/// Content that is gone through.
pub(super) struct Part {
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    pub(super) marked: Vec<Marked>,
    properties: BTreeSet<Vec<u8>>,
    pub(super) path: Option<Path>,
    /// Fonts that were set.
    pub(super) fonts: Vec<FontSet>,
    /// Which of them nobody knows.
    pub(super) keeps_fonts: bool,
    /// Fonts of what is drawn without resources of its own.
    lent: BTreeSet<Vec<u8>>,
    pub(super) changes: Changes,
    pub(super) out: Rewritten,
}

impl Part {
    pub(super) fn shows(&self) -> bool {
        self.marked.last().is_none_or(|marked| marked.shows)
    }

    /// Nothing around letters that are gone says them.
    pub(super) fn strip(&mut self) {
        self.out.has_lost_letters = true;
        let around = self
            .marked
            .iter_mut()
            .filter(|marked| marked.says && !marked.is_stripped);
        for marked in around {
            marked.is_stripped = true;
            self.changes.put(marked.place.clone(), "/Span BMC");
        }
    }

    pub(super) fn end_marked(&mut self) {
        if let Some(marked) = self.marked.pop()
            && !marked.is_stripped
        {
            self.properties.extend(marked.property);
        }
    }

    pub(super) fn begun(state: State) -> Part {
        Part {
            state,
            saved: Vec::new(),
            marked: Vec::new(),
            properties: BTreeSet::new(),
            path: None,
            fonts: Vec::new(),
            keeps_fonts: false,
            lent: BTreeSet::new(),
            changes: Changes::default(),
            out: Rewritten::default(),
        }
    }

    /// What it draws that has no resources of its own needs the fonts of this.
    pub(super) fn lends_fonts(&mut self, inner: &Rewritten) {
        if inner.is_borrowing {
            self.out.has_no_font |= inner.has_no_font;
            match &inner.fonts {
                Some(fonts) => self.lent.extend(fonts.iter().cloned()),
                None => self.keeps_fonts = true,
            }
        }
    }

    /// Fonts in which nothing is shown any longer are not set, so that the file needs them no more.
    fn end_fonts(&mut self, shown: &BTreeSet<u32>) {
        if self.keeps_fonts {
            return;
        }
        let is_changed = !self.changes.is_empty();
        let mut fonts = std::mem::take(&mut self.lent);
        for set in std::mem::take(&mut self.fonts) {
            if shown.contains(&set.number) || !is_changed {
                fonts.insert(set.name);
            } else {
                self.out.has_no_font = true;
                let instead = format!("/{NO_FONT} {} Tf", set.size);
                self.changes.put(set.place, instead);
            }
        }
        self.out.fonts = Some(fonts);
    }

    pub(super) fn ended(
        mut self,
        content: &[u8],
        shown: &BTreeSet<u32>,
    ) -> Result<Rewritten, Unsure> {
        self.end_fonts(shown);
        while !self.marked.is_empty() {
            self.end_marked();
        }
        let mut out = self.out;
        out.is_changed = !self.changes.is_empty();
        out.properties = self.properties;
        out.content = self.changes.carried_out(content)?;
        Ok(out)
    }
}
