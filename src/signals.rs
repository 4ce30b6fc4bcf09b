//! Requests to end the program that come from outside: Ctrl+C, a terminal that is closed, a system that
//! shuts down.
//!
//! Left alone, each ends the program in the middle of whatever it does. Whoever has something to clear up
//! heeds them instead: then they are only noted, and the work ends at the next place where nothing is left
//! lying about. For the two shells.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::platform;

/// What has been asked for since somebody began to heed it.
#[derive(Clone, Debug, Default)]
pub struct Signals(Arc<AtomicUsize>);

/// Somebody asked for the end, and the work was stopped for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped; nothing was written")]
pub struct Stopped(u8);

impl Stopped {
    /// As shells have it: 130 after Ctrl+C.
    pub fn exit_code(self) -> u8 {
        self.0.saturating_add(128)
    }
}

impl Signals {
    /// From now on, a request to end is noted and does nothing by itself; but whoever presses Ctrl+C twice
    /// means it.
    pub fn heed() -> Self {
        let signals = Signals::default();
        let twice = Arc::new(AtomicBool::new(false));
        let code = i32::from(128_u8) + SIGINT;
        // Where the system has no such signal, it never comes.
        let _never_comes = flag::register_conditional_shutdown(SIGINT, code, Arc::clone(&twice));
        let _never_comes = flag::register(SIGINT, twice);
        for signal in platform::asked_to_end() {
            let value = usize::try_from(signal).unwrap_or_default();
            let _never_comes = flag::register_usize(signal, Arc::clone(&signals.0), value);
        }
        signals
    }

    /// Fails once somebody has asked for the end.
    pub fn check(&self) -> Result<(), Stopped> {
        match u8::try_from(self.0.load(Ordering::Relaxed)) {
            Ok(0) | Err(_) => Ok(()),
            Ok(signal) => Err(Stopped(signal)),
        }
    }

    pub fn is_asked(&self) -> bool {
        self.check().is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_until_a_signal_comes_and_its_number_is_the_exit_code() {
        let signals = Signals::default();
        assert_eq!(signals.check(), Ok(()));
        signals.0.store(15, Ordering::Relaxed);
        assert!(signals.is_asked());
        assert_eq!(signals.check().unwrap_err().exit_code(), 143);
    }
}
