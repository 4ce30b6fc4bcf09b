//! Work that runs: how far it is, how long it will still take, and the wish that it stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::clock;
use crate::export::Progress;
use crate::pdf::import::Watch;

/// Work that runs, and how far it is.
pub(in crate::gui) struct Running {
    pub(in crate::gui) progress: Progress,
    begun: Instant,
    pub(super) cancel: Arc<AtomicBool>,
}

/// Work that takes longer than this says how long it will still take.
const LONG: Duration = Duration::from_secs(3);

/// Work that takes less than this is not spoken of, where nobody waits for it.
const A_WHILE: Duration = Duration::from_millis(600);

impl Running {
    pub(super) fn begin(step: &'static str) -> Self {
        let fraction = 0.0;
        Running {
            progress: Progress { step, fraction },
            begun: Instant::now(),
            cancel: Arc::default(),
        }
    }

    /// For work on documents, which is given up when it takes too long or when the flag is set.
    pub(super) fn watch(cancel: &Arc<AtomicBool>) -> Watch {
        let cancel = Arc::clone(cancel);
        clock::watch(move || Running::has_ended(&cancel))
    }

    pub(super) fn has_ended(cancel: &AtomicBool) -> bool {
        cancel.load(Ordering::Relaxed)
    }

    /// Long enough to say that it goes on.
    pub(in crate::gui) fn takes_a_while(&self) -> bool {
        self.begun.elapsed() > A_WHILE
    }

    /// How long it will still take, in words, once it has taken long.
    pub(in crate::gui) fn left(&self) -> Option<String> {
        left(self.begun.elapsed(), self.progress.fraction)
    }
}

fn left(elapsed: Duration, fraction: f32) -> Option<String> {
    if elapsed < LONG || fraction < 0.02 {
        return None;
    }
    let left = elapsed.mul_f32((1.0 - fraction.min(1.0)) / fraction);
    let seconds = left.as_secs();
    Some(match seconds {
        0..5 => "a few seconds left".to_owned(),
        5..60 => format!("about {} seconds left", seconds.next_multiple_of(5)),
        60..90 => "about a minute left".to_owned(),
        _ => format!("about {} minutes left", (seconds + 30) / 60),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_work_that_takes_long_says_how_long_it_will_take() {
        let said = |seconds, fraction| left(Duration::from_secs(seconds), fraction);
        assert_eq!(said(2, 0.5), None);
        assert_eq!(said(10, 0.0), None);
        assert_eq!(said(4, 0.5).unwrap(), "a few seconds left");
        assert_eq!(said(10, 0.25).unwrap(), "about 30 seconds left");
        assert_eq!(said(20, 0.25).unwrap(), "about a minute left");
        assert_eq!(said(60, 0.25).unwrap(), "about 3 minutes left");
        assert_eq!(said(60, 1.5).unwrap(), "a few seconds left");
    }
}
