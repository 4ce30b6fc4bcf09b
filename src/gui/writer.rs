//! One thread that writes files for the window, one after another in the order in which that was asked for.
//!
//! A drive may take seconds to answer, and the window's thread must not wait for it. Since all that concerns a
//! case is written by one thread, a recovery copy that is removed stays removed, and a save is over before the
//! next one begins. Of copies of one thing that wait in a row only the newest is written. Where the system has
//! no thread left, or the thread has ended, the work is done where it was asked for: nothing is left undone.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// A kind of thing, and which one of them.
pub(super) type CopyOf = (&'static str, u64);

type Work = Box<dyn FnOnce() + Send>;

/// A thread that writes, as everybody knows it who gives it work.
#[derive(Clone)]
pub(super) struct Writer(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Some work has come, or has ended.
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Task>,
    is_busy: bool,
    /// Nobody takes work any longer.
    has_ended: bool,
    thread: Option<ThreadId>,
}

struct Task {
    /// What it is a copy of: where the next is one of the same, this one need not be written.
    copy_of: Option<CopyOf>,
    work: Work,
}

impl Writer {
    /// `name` is that of the thread.
    pub(super) fn start(name: &str) -> Self {
        let writer = Writer(Arc::default());
        let shared = Arc::clone(&writer.0);
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || shared.work());
        let mut state = writer.0.state();
        match thread {
            Ok(thread) => state.thread = Some(thread.thread().id()),
            Err(_no_thread_left) => state.has_ended = true,
        }
        drop(state);
        writer
    }

    /// One that has no thread, and does everything where it is asked for.
    #[cfg(test)]
    pub(super) fn at_once() -> Self {
        let writer = Writer(Arc::default());
        writer.0.state().has_ended = true;
        writer
    }

    /// Does it after all that was asked for before.
    pub(super) fn put(&self, work: impl FnOnce() + Send + 'static) {
        self.take(Task {
            copy_of: None,
            work: Box::new(work),
        });
    }

    /// The same for a copy, which takes the place of one of the same thing where that one waits last.
    pub(super) fn put_newest(&self, of: CopyOf, work: impl FnOnce() + Send + 'static) {
        self.take(Task {
            copy_of: Some(of),
            work: Box::new(work),
        });
    }

    /// The same for what belongs to the work that is being done, where that is what asks.
    pub(super) fn put_or_do(&self, work: impl FnOnce() + Send + 'static) {
        if self.0.state().thread == Some(thread::current().id()) {
            work();
        } else {
            self.put(work);
        }
    }

    fn take(&self, task: Task) {
        let mut state = self.0.state();
        if state.has_ended {
            drop(state);
            return (task.work)();
        }
        let is_newer = |last: &Task| last.copy_of.is_some() && last.copy_of == task.copy_of;
        if state.waiting.back().is_some_and(is_newer) {
            state.waiting.pop_back();
        }
        state.waiting.push_back(task);
        self.0.changed.notify_all();
    }

    /// Waits until nothing is left to do, but not longer than that; says whether nothing is left.
    pub(super) fn wait(&self, within: Duration) -> bool {
        let has_work = |state: &mut State| state.is_busy || !state.waiting.is_empty();
        let waited = self
            .0
            .changed
            .wait_timeout_while(self.0.state(), within, has_work);
        let (_state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        !waited.timed_out()
    }

    /// The same, and the thread ends once it has done what it was given.
    pub(super) fn finish(&self, within: Duration) {
        self.wait(within);
        self.0.state().has_ended = true;
        self.0.changed.notify_all();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some(work) = self.next() {
            // Whoever gave the work hears of it (`job`); what comes after it must be done all the same.
            let _said_by_the_work = catch_unwind(AssertUnwindSafe(work));
            self.state().is_busy = false;
            self.changed.notify_all();
        }
    }

    /// Waits for it; `None` at the end.
    fn next(&self) -> Option<Work> {
        let may_wait = |state: &mut State| state.waiting.is_empty() && !state.has_ended;
        let state = self.changed.wait_while(self.state(), may_wait);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        let task = state.waiting.pop_front()?;
        state.is_busy = true;
        Some(task.work)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn work_is_done_in_order_and_of_copies_in_a_row_only_the_newest() {
        let writer = Writer::start("test");
        let (go, gate) = channel::<()>();
        let done = Arc::new(Mutex::new(Vec::new()));
        let note = |what: &'static str| {
            let done = Arc::clone(&done);
            move || done.lock().unwrap().push(what)
        };
        writer.put(move || gate.recv().unwrap());
        assert!(!writer.wait(Duration::from_millis(1)));
        writer.put_newest(("case", 1), note("old copy"));
        writer.put_newest(("case", 1), note("copy"));
        writer.put(note("remove"));
        writer.put_newest(("case", 1), note("next copy"));
        writer.put_newest(("form", 1), note("another's"));
        go.send(()).unwrap();
        assert!(writer.wait(LONG));
        let done = done.lock().unwrap();
        assert_eq!(*done, ["copy", "remove", "next copy", "another's"]);
    }

    #[test]
    fn work_that_fails_keeps_nothing_after_it_from_being_done() {
        let writer = Writer::start("test");
        let (say, heard) = channel();
        writer.put(|| panic!("a test's own"));
        writer.put(move || say.send(()).unwrap());
        assert_eq!(heard.recv_timeout(LONG), Ok(()));
    }

    #[test]
    fn what_is_asked_for_after_the_end_is_done_where_it_is_asked_for() {
        for writer in [Writer::at_once(), Writer::start("test")] {
            writer.finish(LONG);
            let here = thread::current().id();
            let (say, heard) = channel();
            writer.put(move || say.send(thread::current().id()).unwrap());
            assert_eq!(heard.try_recv(), Ok(here));
        }
    }

    #[test]
    fn what_belongs_to_work_is_done_with_it() {
        let writer = Writer::start("test");
        let (say, heard) = channel();
        let (same, next) = (writer.clone(), say.clone());
        writer.put(move || {
            same.put_or_do(move || say.send("within").unwrap());
        });
        writer.put(move || next.send("after").unwrap());
        writer.finish(LONG);
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["within", "after"]);
    }
}
