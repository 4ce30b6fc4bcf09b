//! Several files looked into at once, on every core, and told of in the order in which they were named.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Makes a value of each item in several threads and hands them over in order, until `take` breaks off: then
/// no further item is begun.
pub fn in_order<I: Sync, T: Send>(
    items: &[I],
    make: &(dyn Fn(&I) -> T + Sync),
    take: &mut dyn FnMut(&I, T) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (send, receive) = mpsc::channel();
    let work = |send: mpsc::Sender<(usize, T)>| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return };
            if send.send((at, make(item))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let threads = threads.min(items.len());
        let (send, work) = (send, &work);
        let all: Vec<_> = (0..threads)
            .map(|_| {
                let send = send.clone();
                scope.spawn(move || work(send))
            })
            .collect();
        drop(send);
        hand_over(items, &receive, take);
        drop(receive);
        for thread in all {
            if let Err(cause) = thread.join() {
                resume_unwind(cause);
            }
        }
    });
}

/// What comes early waits for its turn.
fn hand_over<I, T>(
    items: &[I],
    receive: &mpsc::Receiver<(usize, T)>,
    take: &mut dyn FnMut(&I, T) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let value = loop {
            if let Some(value) = early.remove(&at) {
                break value;
            }
            match receive.recv() {
                Ok((at, value)) => early.insert(at, value),
                Err(_a_thread_died) => return,
            };
        };
        if take(item, value).is_break() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_is_ready_early_is_told_in_its_turn() {
        let items: Vec<u64> = (0..40).collect();
        let make = |item: &u64| {
            thread::sleep(Duration::from_millis(item * 7 % 5));
            item * 2
        };
        let mut told = Vec::new();
        in_order(&items, &make, &mut |item, value| {
            told.push((*item, value));
            ControlFlow::Continue(())
        });
        let expected: Vec<_> = items.iter().map(|item| (*item, item * 2)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn after_a_break_nothing_is_begun() {
        let begun = AtomicUsize::new(0);
        let items = vec![(); 1000];
        let make = |_: &()| {
            begun.fetch_add(1, Ordering::Relaxed);
            thread::sleep(Duration::from_millis(10));
        };
        in_order(&items, &make, &mut |_, ()| ControlFlow::Break(()));
        let begun = begun.load(Ordering::Relaxed);
        assert!(begun < items.len(), "{begun} were begun");
    }

    #[test]
    #[should_panic(expected = "inside")]
    fn a_thread_that_dies_is_not_waited_for_for_ever() {
        let make = |item: &u32| assert!(*item != 3, "inside");
        in_order(&[1, 2, 3, 4], &make, &mut |_, ()| ControlFlow::Continue(()));
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        in_order(&[], &|(): &()| (), &mut |_, ()| unreachable!());
    }
}
