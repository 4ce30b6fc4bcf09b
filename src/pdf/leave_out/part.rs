//! Content while it is gone through: what the operators have set, and what is to change.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::pdf::import::Matrix;

use super::Unsure;
use super::rewritten::{Changes, Rewritten};
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

/// Content that is gone through.
pub(super) struct Part {
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    pub(super) marked: Vec<Marked>,
    properties: BTreeSet<Vec<u8>>,
    pub(super) path: Option<Path>,
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
            changes: Changes::default(),
            out: Rewritten::default(),
        }
    }

    pub(super) fn ended(mut self, content: &[u8]) -> Result<Rewritten, Unsure> {
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
