//! Work that several threads do at once and one takes over in order.
//!
//! Who is far ahead waits, and so does who would hold much beside what others hold already, so that only
//! little is held at any time. Whatever goes wrong, in a thread or
//! where the work is taken over, ends the wait of all others.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, mpsc};

use super::AssembleError;

/// What may be in flight together, in bytes of the files it is made from. One that is larger is in flight alone.
const MOST_TOGETHER: u64 = 16 << 20;

/// How far the threads are, and whether they go on.
struct Turns<'w> {
    /// Values that may be made ahead of the one that is to be handed over next.
    window: usize,
    /// What each is made from, in bytes.
    weights: &'w [u64],
    /// Values that were handed over, and whether no more are wanted.
    state: Mutex<(usize, bool)>,
    moved: Condvar,
}

impl Turns<'_> {
    fn advance(&self, done: usize) {
        if let Ok(mut state) = self.state.lock() {
            state.0 = done;
        }
        self.moved.notify_all();
    }

    /// Under the lock: who has just found that it must wait would else wait for ever.
    fn stop(&self) {
        if let Ok(mut state) = self.state.lock() {
            state.1 = true;
        }
        self.moved.notify_all();
    }

    /// Waits until a value is wanted soon; no where none is wanted any more.
    fn wait_for(&self, at: usize) -> bool {
        let Ok(state) = self.state.lock() else {
            return false;
        };
        let waited = self
            .moved
            .wait_while(state, |(done, stop)| !self.is_soon(at, *done) && !*stop);
        waited.is_ok_and(|state| !state.1)
    }

    /// The one whose turn it is never waits.
    fn is_soon(&self, at: usize, done: usize) -> bool {
        let together = self.weights.get(done..=at).unwrap_or_default();
        let is_light = together.iter().sum::<u64>() <= MOST_TOGETHER;
        at <= done || (at < done + self.window && is_light)
    }
}

/// Stops all when its thread dies: the others would wait for a value that never comes.
struct Alarm<'t>(&'t Turns<'t>);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}

/// Makes a value of each weight (in bytes of the file it is made from) in `threads` threads, and hands them over
/// in order. At most twice as many as there are threads are waiting at any time.
pub(super) fn in_order<T: Send>(
    weights: &[u64],
    threads: usize,
    make: &(dyn Fn(usize) -> Result<T, AssembleError> + Sync),
    take: &mut dyn FnMut(T) -> Result<(), AssembleError>,
) -> Result<(), AssembleError> {
    let count = weights.len();
    let threads = threads.clamp(1, count.max(1));
    let next = AtomicUsize::new(0);
    let turns = Turns {
        window: threads * 2,
        weights,
        state: Mutex::default(),
        moved: Condvar::new(),
    };
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (next, turns) = (&next, &turns);
            scope.spawn(move || {
                let _alarm = Alarm(turns);
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count || !turns.wait_for(at) {
                        return;
                    }
                    if send.send((at, make(at))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let _alarm = Alarm(&turns);
        let result = hand_over(count, &receive, take, &turns);
        turns.stop();
        result
    })
}

/// Early arrivals wait for their turn.
fn hand_over<T>(
    count: usize,
    receive: &mpsc::Receiver<(usize, Result<T, AssembleError>)>,
    take: &mut dyn FnMut(T) -> Result<(), AssembleError>,
    turns: &Turns<'_>,
) -> Result<(), AssembleError> {
    let mut early = BTreeMap::new();
    for turn in 0..count {
        let made = loop {
            if let Some(made) = early.remove(&turn) {
                break made;
            }
            match receive.recv() {
                Ok((at, made)) => drop(early.insert(at, made)),
                Err(_all_gone) => {
                    return Err(AssembleError::Unread(
                        turn,
                        "a thread ended early".to_owned(),
                    ));
                }
            }
        };
        take(made?)?;
        turns.advance(turn + 1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::time::Duration;

    use super::*;

    /// Whether it ends, however it ends; a thread that waits for ever is left behind.
    fn ends(work: impl FnOnce() + Send + 'static) -> bool {
        let (send, receive) = mpsc::channel();
        let body = move || {
            let _died = catch_unwind(AssertUnwindSafe(work));
            let _too_late = send.send(());
        };
        let thread = std::thread::Builder::new().name("tried".to_owned());
        thread.spawn(body).unwrap();
        receive.recv_timeout(Duration::from_secs(20)).is_ok()
    }

    #[test]
    fn values_come_in_order_and_few_are_made_ahead() {
        let ahead = AtomicUsize::new(0);
        let make = |at| {
            ahead.fetch_max(at, Ordering::Relaxed);
            Ok(at)
        };
        let mut taken = Vec::new();
        in_order(&[1; 100], 4, &make, &mut |at| {
            assert!(ahead.load(Ordering::Relaxed) < taken.len() + 8);
            taken.push(at);
            Ok(())
        })
        .unwrap();
        assert!(taken.into_iter().eq(0..100));
    }

    #[test]
    fn what_is_heavy_is_made_alone_and_what_is_light_beside_it() {
        const HEAVY: u64 = MOST_TOGETHER - 5;
        let turns = |weights: &[u64], at, done| {
            let turns = Turns {
                window: 4,
                weights,
                state: Mutex::default(),
                moved: Condvar::new(),
            };
            turns.is_soon(at, done)
        };
        assert!(turns(&[1, HEAVY, 2, HEAVY, 1], 2, 0));
        assert!(!turns(&[1, HEAVY, 2, HEAVY, 1], 3, 0));
        assert!(!turns(&[1, HEAVY, 2, HEAVY, 1], 3, 1));
        assert!(
            turns(&[1, HEAVY, 2, HEAVY, 1], 3, 2),
            "the heavy one before it is gone"
        );
        assert!(turns(&[HEAVY * 2; 3], 1, 1), "whose turn it is never waits");
        assert!(!turns(&[1; 9], 4, 0), "too far ahead");
    }

    #[test]
    fn heavy_values_come_in_order_too() {
        assert!(ends(|| {
            let mut taken = Vec::new();
            let made = in_order(&[MOST_TOGETHER; 50], 4, &Ok, &mut |at: usize| {
                taken.push(at);
                Ok(())
            });
            assert!(made.is_ok() && taken.into_iter().eq(0..50));
        }));
    }

    #[test]
    fn a_thread_that_dies_ends_the_work_of_all() {
        for dies in [0, 5, 99] {
            assert!(ends(move || {
                let make = |at| {
                    assert_ne!(at, dies, "a thread dies, as it should here");
                    Ok(at)
                };
                let _dies = in_order(&[1; 100], 2, &make, &mut |_| Ok(()));
            }));
        }
    }

    #[test]
    fn who_takes_over_may_die_or_give_up() {
        for dies in [true, false] {
            assert!(ends(move || {
                let _gives_up = in_order(&[1; 100], 2, &Ok, &mut |at: usize| {
                    assert!(at < 3 || !dies, "it dies, as it should here");
                    Err(AssembleError::Cancelled)
                });
            }));
        }
    }
}
