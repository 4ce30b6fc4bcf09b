//! Taking hidden words out of documents, and putting them back: pages are read, written again and drawn, so it takes a
//! while.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::gui::hidden::{LeaveCame, LeaveOne, LeaveOrder, Left};
use crate::pdf::import::Watch;
use crate::redact::{Leaving, NotLeft, Shelf, Trouble, leave};
use crate::worker::Workers;

use super::redaction::place;
use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const LEAVING: &str = "taking hidden words out";

impl Jobs {
    /// Makes copies without hidden words, or with them again, as the work of that number.
    pub(in crate::gui) fn leave_hidden(&mut self, number: u64, order: LeaveOrder) {
        self.stop_leaving();
        self.hidden = Arc::default();
        let cancel = Arc::clone(&self.hidden);
        let (workers, unsaved) = (self.readings.workers().clone(), self.unsaved.clone());
        self.start(LEAVING, move |send| {
            let place = place(&order.case, unsaved);
            let shelf = Shelf {
                place: &place,
                case: order.case.file.as_deref(),
            };
            let watch = Running::watch(&cancel);
            let (mut left, mut troubles) = (Vec::new(), Vec::new());
            for (done, one) in order.documents.iter().enumerate() {
                send(Message::HiddenLeft(number, LeaveCame::Working(done)));
                let came = made(&order, one, &shelf, &workers, &watch);
                if Running::has_ended(&cancel) {
                    return;
                }
                match came {
                    Ok(one) => left.push(one),
                    Err(why) => troubles.push((one.named.title.clone(), Trouble::from(&why))),
                }
            }
            let done = LeaveCame::Done {
                case: order.case.file,
                left,
                troubles,
            };
            send(Message::HiddenLeft(number, done));
        });
    }

    pub(in crate::gui) fn stop_leaving(&self) {
        self.hidden.store(true, Ordering::Relaxed);
    }
}

fn made(
    order: &LeaveOrder,
    one: &LeaveOne,
    shelf: &Shelf<'_>,
    workers: &Workers,
    watch: &Watch,
) -> Result<Left, NotLeft> {
    let wanted = Leaving {
        folder: &order.case.folder,
        shelf,
        document: &one.named.document,
        items: &one.items,
        back: &one.back,
        confidential: &order.confidential,
        unseen_only: order.unseen_only,
        is_trial: false,
    };
    let left = leave(&wanted, workers, watch)?;
    let gone = one.items.iter().map(|item| &item.place);
    let gone = gone.filter(|place| !left.kept.contains(place));
    Ok(Left {
        document: one.named.document.clone(),
        title: one.named.title.clone(),
        places: gone.count() + one.back.len(),
        is_back: !one.back.is_empty(),
        left,
    })
}
