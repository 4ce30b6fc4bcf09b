//! The same work on many things, on every core.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What comes of each, in the order of the things.
pub(super) fn on_every_core<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let some = || {
        let take = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            Some((at, work(things.get(at)?)))
        };
        std::iter::from_fn(take).collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let threads = threads.min(things.len());
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(some)).collect();
        let done = all.into_iter().map(|thread| match thread.join() {
            Ok(done) => done,
            Err(cause) => resume_unwind(cause),
        });
        done.flatten().collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}
