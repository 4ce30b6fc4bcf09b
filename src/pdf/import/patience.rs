//! How long work on one document may last. The clock is the shell's: this room has none.
//!
//! A document can be small and cost hours: a table that unpacks for a second, ten thousand times over.
//! No single limit sees that, so whoever works on a document asks from time to time whether to go on:
//! before each page, and every so many bytes, operators or objects. Work that is given up returns
//! early with half a result, and whoever began it asks once more before it believes the result.
//!
//! What the reader underneath does in one step (opening the file, unpacking one stream) cannot be
//! interrupted; what such a step may cost is limited by `Limits`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::source::Refusal;

/// A clock, and whether the person has had enough. Both come from a shell.
#[derive(Clone)]
pub struct Watch {
    now: Arc<dyn Fn() -> Duration + Send + Sync>,
    stopped: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// No time passes, and nobody stops the work.
impl Default for Watch {
    fn default() -> Self {
        Watch::new(|| Duration::ZERO, || false)
    }
}

impl Watch {
    /// `now` is the time since some moment; `stopped` stays true once it was.
    pub fn new(
        now: impl Fn() -> Duration + Send + Sync + 'static,
        stopped: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        Watch {
            now: Arc::new(now),
            stopped: Arc::new(stopped),
        }
    }

    /// Whether the person has stopped the work.
    pub fn is_stopped(&self) -> bool {
        (self.stopped)()
    }

    pub(super) fn begin(&self, limit: Duration) -> Patience {
        Patience {
            watch: self.clone(),
            limit,
            until: (self.now)().saturating_add(limit),
        }
    }
}

/// The time that one document has.
#[derive(Clone, Debug)]
pub(in crate::pdf) struct Patience {
    watch: Watch,
    limit: Duration,
    until: Duration,
}

impl Patience {
    /// Once it is, it stays so.
    pub(in crate::pdf) fn is_over(&self) -> bool {
        self.watch.is_stopped() || (self.watch.now)() > self.until
    }

    /// The same, asked at one of many small steps, by their count: a look at a clock costs as much
    /// as some of them.
    pub(in crate::pdf) fn is_over_at(&self, step: usize) -> bool {
        step.is_multiple_of(256) && self.is_over()
    }

    pub(in crate::pdf) fn check(&self) -> Result<(), Refusal> {
        if self.is_over() {
            Err(Refusal::TooSlow(self.limit.as_secs()))
        } else {
            Ok(())
        }
    }
}
