//! Looking for the paragraphs that may stand for passages: a long report and many passages take a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::gui::reader::Order;

use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const PROPOSING: &str = "looking for paragraphs";

impl Jobs {
    /// Looks for what was ordered, and tells each as it is found. What was looked for before is given up.
    pub(in crate::gui) fn propose(&mut self, order: Order) {
        self.stop_proposing();
        self.proposals = Arc::default();
        let cancel: Arc<AtomicBool> = Arc::clone(&self.proposals);
        self.start(PROPOSING, move |send| {
            for sought in &order.sought {
                if Running::has_ended(&cancel) {
                    return;
                }
                send(Message::Proposed(Box::new(order.answer(sought))));
            }
        });
    }

    pub(in crate::gui) fn stop_proposing(&self) {
        self.proposals.store(true, Ordering::Relaxed);
    }
}
