//! Pictures of pages that were drawn, as many as fit: what was looked at longest ago goes first. What
//! is looked at now stays, even where it does not fit: it would only be drawn again at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::pdf::render::Picture;

/// What a picture is of: how the page looks, and its scale in thousandths of a pixel to the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::gui) struct Key {
    pub(in crate::gui) looks: u64,
    pub(in crate::gui) scale: u32,
}

impl Key {
    pub(in crate::gui) fn new(looks: u64, scale: f32) -> Self {
        let scale = (scale * 1000.0).round().clamp(1.0, 1e6);
        Key {
            looks,
            scale: scale as u32,
        }
    }

    pub(in crate::gui) fn scale(self) -> f32 {
        self.scale as f32 / 1000.0
    }
}

/// A picture, or why there is none.
pub(in crate::gui) type Drawn = Result<Arc<Picture>, String>;

#[derive(Debug)]
struct Kept {
    drawn: Drawn,
    /// The turn in which it was last wanted.
    used: u64,
}

/// Bounded in bytes, but for what is wanted now.
#[derive(Debug)]
pub(in crate::gui) struct Pictures {
    kept: BTreeMap<Key, Kept>,
    bytes: usize,
    most: usize,
    turn: u64,
    wanted: BTreeSet<Key>,
}

impl Pictures {
    pub(in crate::gui) fn new(most: usize) -> Self {
        Pictures {
            kept: BTreeMap::new(),
            bytes: 0,
            most,
            turn: 0,
            wanted: BTreeSet::new(),
        }
    }

    #[cfg(test)]
    pub(in crate::gui) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(in crate::gui) fn get(&self, key: Key) -> Option<&Drawn> {
        self.kept.get(&key).map(|kept| &kept.drawn)
    }

    pub(in crate::gui) fn has(&self, key: Key) -> bool {
        self.kept.contains_key(&key)
    }

    /// The picture of that look at the scale nearest to the one wanted.
    pub(in crate::gui) fn nearest(&self, wanted: Key) -> Option<(Key, &Arc<Picture>)> {
        let looks = wanted.looks;
        let all = self.kept.range(
            Key { looks, scale: 0 }..=Key {
                looks,
                scale: u32::MAX,
            },
        );
        let drawn = all.filter_map(|(key, kept)| Some((*key, kept.drawn.as_ref().ok()?)));
        drawn.min_by_key(|(key, _)| key.scale.abs_diff(wanted.scale))
    }

    /// What is wanted now, in place of what was wanted before.
    pub(in crate::gui) fn want(&mut self, keys: BTreeSet<Key>) {
        self.turn += 1;
        for key in &keys {
            if let Some(kept) = self.kept.get_mut(key) {
                kept.used = self.turn;
            }
        }
        self.wanted = keys;
    }

    pub(in crate::gui) fn clear(&mut self) {
        self.kept.clear();
        self.bytes = 0;
    }

    /// What could not be drawn is tried again.
    pub(in crate::gui) fn forget_failures(&mut self) {
        let bytes = &mut self.bytes;
        self.kept.retain(|_, kept| {
            let stays = kept.drawn.is_ok();
            *bytes -= if stays { 0 } else { size(&kept.drawn) };
            stays
        });
    }

    pub(in crate::gui) fn insert(&mut self, key: Key, drawn: Drawn) {
        let used = self.turn;
        self.bytes += size(&drawn);
        if let Some(before) = self.kept.insert(key, Kept { drawn, used }) {
            self.bytes -= size(&before.drawn);
        }
        self.make_room(key);
    }

    /// Everything goes but the newest and what is wanted now, if need be.
    fn make_room(&mut self, newest: Key) {
        while self.bytes > self.most {
            let others = self
                .kept
                .iter()
                .filter(|(key, _)| **key != newest && !self.wanted.contains(key));
            let oldest = others.min_by_key(|(_, kept)| kept.used);
            let Some(oldest) = oldest.map(|(key, _)| *key) else {
                return;
            };
            if let Some(gone) = self.kept.remove(&oldest) {
                self.bytes -= size(&gone.drawn);
            }
        }
    }
}

fn size(drawn: &Drawn) -> usize {
    // Reasons take little room, but not none: a thousand of them must not stay for ever.
    drawn.as_ref().map_or(256, |picture| picture.pixels.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::render::Pixels;

    fn picture(bytes: usize) -> Drawn {
        Ok(Arc::new(Picture {
            width: 1,
            height: 1,
            pixels: Pixels::copied(&vec![0; bytes]).unwrap(),
        }))
    }

    #[test]
    fn there_are_never_more_bytes_than_fit() {
        let mut pictures = Pictures::new(1000);
        for looks in 0..50 {
            pictures.insert(Key::new(looks, 1.0), picture(300));
            assert!(pictures.bytes() <= 1000);
        }
        assert!(pictures.has(Key::new(49, 1.0)));
        assert!(!pictures.has(Key::new(0, 1.0)));
        pictures.insert(Key::new(49, 1.0), picture(100));
        assert_eq!(pictures.bytes(), 700);
    }

    #[test]
    fn what_is_wanted_stays_and_what_was_not_looked_at_goes() {
        let mut pictures = Pictures::new(1000);
        for looks in 0..3 {
            pictures.insert(Key::new(looks, 1.0), picture(300));
        }
        pictures.want(BTreeSet::from([Key::new(0, 1.0)]));
        pictures.insert(Key::new(3, 1.0), picture(300));
        assert!(pictures.has(Key::new(0, 1.0)));
        assert!(!pictures.has(Key::new(1, 1.0)));
    }

    #[test]
    fn what_is_looked_at_stays_even_where_it_does_not_fit() {
        let mut pictures = Pictures::new(1000);
        let shown: BTreeSet<Key> = (0..3).map(|looks| Key::new(looks, 1.0)).collect();
        pictures.want(shown.clone());
        for key in &shown {
            pictures.insert(*key, picture(600));
        }
        assert!(shown.iter().all(|key| pictures.has(*key)));
        pictures.want(BTreeSet::new());
        pictures.insert(Key::new(9, 1.0), picture(600));
        assert_eq!(pictures.bytes(), 600);
    }

    #[test]
    fn the_nearest_scale_stands_in() {
        let mut pictures = Pictures::new(10_000);
        pictures.insert(Key::new(1, 0.2), picture(4));
        pictures.insert(Key::new(1, 1.5), picture(4));
        pictures.insert(Key::new(2, 2.0), picture(4));
        let (key, _) = pictures.nearest(Key::new(1, 2.0)).unwrap();
        assert_eq!(key, Key::new(1, 1.5));
        assert!(pictures.nearest(Key::new(3, 1.0)).is_none());
    }
}
