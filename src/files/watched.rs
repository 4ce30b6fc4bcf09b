//! For tests: what a thread asks of the disk while it paints. A drive may take seconds to answer, and the
//! window must not wait for it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

thread_local! {
    /// What this thread has asked for since it began to paint; none while it does not.
    static PAINTING: RefCell<Option<Vec<PathBuf>>> = const { RefCell::new(None) };
}

pub(super) fn asked(path: &Path) {
    PAINTING.with_borrow_mut(|asked| {
        if let Some(asked) = asked {
            asked.push(path.to_owned());
        }
    });
}

/// What is asked of the disk on this thread while `paint` runs.
pub(crate) fn while_painting<T>(paint: impl FnOnce() -> T) -> (T, Vec<PathBuf>) {
    PAINTING.set(Some(Vec::new()));
    let painted = paint();
    (painted, PAINTING.take().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::{is_file, is_there, read, write_atomic};
    use super::*;

    #[test]
    fn what_this_thread_asks_is_heard_and_what_another_asks_is_not() {
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("case.ron");
        let ((), asked) = while_painting(|| {
            assert!(!is_there(&path));
            std::thread::scope(|scope| {
                scope.spawn(|| write_atomic(&path, b"x").unwrap());
            });
            // In a thread of its own, for the drive may give no answer; but it is waited for here.
            assert_eq!(read(&path).unwrap(), b"x");
        });
        assert_eq!(asked, [path.clone(), path.clone()]);
        assert!(is_file(&path));
        let ((), asked) = while_painting(|| ());
        assert!(asked.is_empty());
    }
}
