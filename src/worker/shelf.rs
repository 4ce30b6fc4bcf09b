//! Documents that are kept open while their pages are drawn: the few that were used last.
//!
//! Whoever has one lets all go at rest: a file of scans takes much memory, and little time to open again.

use std::time::Duration;

/// So many documents are kept open.
const OPEN: usize = 3;

/// How long, when none of their pages is wanted.
pub const REST: Duration = Duration::from_secs(2);

/// By the fingerprint of their content, the one used last first.
#[derive(Debug)]
pub struct Shelf<T> {
    open: Vec<(String, T)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf::new()
    }
}

impl<T> Shelf<T> {
    pub fn new() -> Self {
        Shelf { open: Vec::new() }
    }

    pub fn has(&self, content: &str) -> bool {
        self.open.iter().any(|(known, _)| known == content)
    }

    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// The document of that content, opened now or still open.
    pub fn take(
        &mut self,
        sha256: &str,
        open: impl FnOnce() -> Result<T, String>,
    ) -> Result<&T, String> {
        let at = self.open.iter().position(|(known, _)| known == sha256);
        let entry = match at {
            Some(at) => self.open.remove(at),
            None => (sha256.to_owned(), open()?),
        };
        self.open.insert(0, entry);
        self.open.truncate(OPEN);
        let newest = self.open.first().map(|(_, document)| document);
        newest.ok_or_else(|| "there is no document".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_stays_open_and_what_cannot_be_opened_is_tried_again() {
        let mut shelf = Shelf::new();
        for name in ["a", "b", "c", "a", "d"] {
            assert_eq!(shelf.take(name, || Ok(name)), Ok(&name));
        }
        let closed = || Err("opened anew".to_owned());
        for (name, is_open) in [("a", true), ("c", true), ("d", true), ("b", false)] {
            assert_eq!(shelf.has(name), is_open, "{name}");
            assert_eq!(shelf.take(name, closed).is_ok(), is_open, "{name}");
        }
        assert_eq!(shelf.take("b", || Ok("b")), Ok(&"b"));
        shelf.clear();
        assert!(shelf.is_empty());
    }
}
