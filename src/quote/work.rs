//! How much work one check may be, whatever the document: hostile ones are given up, not waited for.

/// Letters compared, and places looked up.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
}

/// A tenth of a second or so.
const MOST: u64 = 30_000_000;

impl Work {
    pub(super) fn new() -> Work {
        Work { left: MOST }
    }

    /// Whether so much more may be done.
    pub(super) fn allows(&mut self, steps: usize) -> bool {
        self.left = self.left.saturating_sub(steps as u64);
        self.left > 0
    }

    pub(super) fn is_done(&self) -> bool {
        self.left == 0
    }
}
