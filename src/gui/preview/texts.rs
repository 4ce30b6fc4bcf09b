//! The words of the pages of a bundle, as many as fit: those asked for longest ago go first. What shows stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::gui::page_words::OwnText;

use super::board::Revision;
use super::stretches::{Stretch, Whose};

/// Words that are kept, besides those of what shows: of some 700 pages. A word takes some 300 bytes with what finds
/// it.
const MOST: usize = 300_000;

/// A page, and where the slice of it begins that is shown, in whole points.
type PageKey = (usize, Option<[i32; 2]>);

/// Whose words they are: the same pages of the same document have the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextKey {
    Own { revision: u64, volume: usize },
    Document { sha256: String, pages: Vec<PageKey> },
}

impl TextKey {
    /// None for what has not been read.
    pub(super) fn of(stretch: &Stretch, revision: &Revision) -> Option<TextKey> {
        let begins = stretch.slices.iter().map(|slice| {
            let area = slice.as_ref()?.area;
            Some([area.x0, area.y0].map(|place| place.round() as i32))
        });
        match stretch.whose {
            Whose::Own { volume } => Some(TextKey::Own {
                revision: revision.number,
                volume,
            }),
            Whose::Document { number } => Some(TextKey::Document {
                sha256: revision.sheets.placings.get(&number)?.sha256.clone(),
                pages: stretch.pages.iter().copied().zip(begins).collect(),
            }),
            Whose::Unread { .. } => None,
        }
    }
}

/// Words, or why there are none.
pub(super) type Read = Result<Arc<OwnText>, String>;

#[derive(Debug)]
pub(super) struct Texts {
    kept: BTreeMap<TextKey, (Read, u64)>,
    most: usize,
    turn: u64,
}

impl Default for Texts {
    fn default() -> Self {
        Texts {
            kept: BTreeMap::new(),
            most: MOST,
            turn: 0,
        }
    }
}

impl Texts {
    pub(super) fn get(&self, key: &TextKey) -> Option<&Read> {
        self.kept.get(key).map(|(read, _)| read)
    }

    /// What is used goes last.
    pub(super) fn take(&mut self, key: &TextKey) -> Option<Read> {
        self.turn += 1;
        let (read, used) = self.kept.get_mut(key)?;
        *used = self.turn;
        Some(read.clone())
    }

    /// `shown` are those of the pages that show.
    pub(super) fn insert(&mut self, key: TextKey, read: Read, shown: &[TextKey]) {
        self.turn += 1;
        self.kept.insert(key, (read, self.turn));
        let words = |(read, _): &(Read, u64)| read.as_ref().map_or(0, |text| text.len());
        let mut all: usize = self.kept.values().map(words).sum();
        while all > self.most {
            let newest = self.turn;
            let old = self.kept.iter();
            let old = old.filter(|(key, (_, used))| *used != newest && !shown.contains(key));
            let Some(oldest) = old.min_by_key(|(_, (_, used))| *used) else {
                return;
            };
            let (key, gone) = (oldest.0.clone(), words(oldest.1));
            self.kept.remove(&key);
            all -= gone;
        }
    }

    /// Our own pages of other revisions are no more, and what could not be read is tried again.
    pub(super) fn renew(&mut self, number: u64) {
        self.kept.retain(|key, (read, _)| match key {
            TextKey::Own { revision, .. } => *revision == number,
            TextKey::Document { .. } => read.is_ok(),
        });
    }

    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::{Document, Page, Word};

    fn text(words: usize) -> Read {
        let word = Word {
            text: "word".to_owned(),
            ..Word::default()
        };
        let page = Page {
            words: vec![word; words],
            is_unreadable: false,
            is_by_machine: false,
        };
        let pages = vec![page];
        Ok(Arc::new(OwnText::new(Document { pages })))
    }

    fn key(volume: usize) -> TextKey {
        TextKey::Own {
            revision: 1,
            volume,
        }
    }

    #[test]
    fn what_was_asked_for_longest_ago_goes_first_and_what_shows_stays() {
        let mut texts = Texts {
            most: 10,
            ..Texts::default()
        };
        for volume in 0..3 {
            texts.insert(key(volume), text(3), &[]);
        }
        texts.take(&key(1));
        texts.insert(key(3), text(3), &[key(0)]);
        assert!(texts.get(&key(2)).is_none());
        assert!(
            [0, 1, 3]
                .map(key)
                .iter()
                .all(|key| texts.get(key).is_some())
        );
    }

    #[test]
    fn what_is_too_long_is_kept_while_it_is_the_newest() {
        let mut texts = Texts {
            most: 10,
            ..Texts::default()
        };
        texts.insert(key(0), text(30), &[]);
        assert!(texts.get(&key(0)).is_some());
        texts.insert(key(1), text(3), &[]);
        assert!(texts.get(&key(0)).is_none());
    }
}
