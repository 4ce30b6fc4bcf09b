//! Work that a request to end gives up.

use crate::clock;
use crate::pdf::import::Watch;
use crate::signals::Signals;

/// Time as it passes, until somebody asks the program to end.
pub(super) fn watch(signals: &Signals) -> Watch {
    let signals = signals.clone();
    clock::watch(move || signals.is_asked())
}
