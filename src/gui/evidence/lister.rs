//! Makes the lists of a large library beside the window, so that no frame waits for one.
//!
//! The newest wish wins: one that came while another was being worked on takes the place of all that
//! wait, and a list that nobody wants any longer is thrown away.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::gui::job::Wake;

use super::list::{Listing, Stock, Wish};
use super::ranking::{Order, Ranked};

/// A wish, with its number among all that there were.
struct Asked {
    number: u64,
    stock: Stock,
    /// To be ranked before.
    order: Option<Order>,
    wish: Wish,
}

/// A list, and the ranking that it shows where it was to be ranked before.
pub(super) struct Made {
    pub(super) ranked: Option<Ranked>,
    pub(super) listing: Listing,
}

/// What the thread is asked through, and what it answers through.
type Ends = (Sender<Asked>, Receiver<(u64, Made)>);

/// Both ends of the thread. Dropping it lets the thread go.
#[derive(Default)]
pub(super) struct Lister {
    thread: Option<Ends>,
    /// The number of the wish that came last.
    last: u64,
    is_waiting: bool,
}

/// What has become of the wish that came last.
pub(super) enum Answer {
    NotYet,
    Here(Box<Made>),
    /// There is no thread any longer.
    Never,
}

impl std::fmt::Debug for Lister {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lister of {} lists", self.last)
    }
}

impl Lister {
    /// Begins to work. Where no thread can be had, lists are made in the window.
    pub(super) fn start(&mut self, wake: Wake) {
        let (ask, asked) = channel();
        let (answer, answered) = channel();
        let builder = thread::Builder::new().name("lists of passages".to_owned());
        let work = move || {
            let all = AssertUnwindSafe(|| work(&asked, &answer, &wake));
            // Whoever waits sees that nobody answers any longer.
            let _panicked = catch_unwind(all);
        };
        if builder.spawn(work).is_ok() {
            self.thread = Some((ask, answered));
        }
    }

    /// Says whether somebody works on it.
    pub(super) fn ask(&mut self, stock: Stock, order: Option<Order>, wish: Wish) -> bool {
        self.forget();
        let number = self.last;
        let asked = Asked {
            number,
            stock,
            order,
            wish,
        };
        let thread = self.thread.as_ref();
        self.is_waiting = thread.is_some_and(|(ask, _)| ask.send(asked).is_ok());
        self.is_waiting
    }

    /// What was asked for is not wanted any longer.
    pub(super) fn forget(&mut self) {
        self.last += 1;
        self.is_waiting = false;
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    pub(super) fn answer(&mut self) -> Answer {
        let Some((_, answered)) = self.thread.as_ref().filter(|_| self.is_waiting) else {
            return Answer::NotYet;
        };
        loop {
            match answered.try_recv() {
                Ok((number, made)) if number == self.last => {
                    self.is_waiting = false;
                    return Answer::Here(Box::new(made));
                }
                Ok(_outdated) => {}
                Err(TryRecvError::Empty) => return Answer::NotYet,
                Err(TryRecvError::Disconnected) => {
                    self.is_waiting = false;
                    self.thread = None;
                    return Answer::Never;
                }
            }
        }
    }
}

fn work(asked: &Receiver<Asked>, answer: &Sender<(u64, Made)>, wake: &Wake) {
    while let Ok(next) = asked.recv() {
        // Those that came in the meantime are what is wanted now.
        let newest = asked.try_iter().last().unwrap_or(next);
        let Asked {
            number,
            mut stock,
            order,
            wish,
        } = newest;
        let ranked = order.map(|order| stock.rank(&order));
        if let Some(ranked) = &ranked {
            stock.take(ranked.clone());
        }
        let listing = stock.list(&wish);
        if answer.send((number, Made { ranked, listing })).is_err() {
            return;
        }
        wake();
    }
}
