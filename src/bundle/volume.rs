//! A bundle in volumes: what stands in which file.
//!
//! Numbers run through all volumes, and only the exhibits are shared out: cover, index, schedule and
//! sources stand in the first. Each later one has a title sheet and the whole index again.

use super::name::volume_name;
use super::plan::{Plan, PlannedExhibit};
use super::quoted::QuotedAt;

/// One file of a bundle: the exhibits in it, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    pub shares: Vec<Share>,
}

/// An exhibit, or those of its pages that stand in one volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// By position in [`Plan::exhibits`].
    pub exhibit: usize,
    /// How many shares of it stand in volumes before.
    pub before: usize,
    /// How many of its pages stand there.
    pub skipped: u32,
    pub pages: u32,
}

impl Share {
    /// Whether a page of an exhibit is among its pages.
    pub fn holds(&self, at: QuotedAt) -> bool {
        let pages = self.skipped..self.skipped + self.pages;
        self.exhibit == at.exhibit && pages.contains(&at.before)
    }
}

impl Plan {
    /// The exhibits file by file: all in one where the bundle is not split.
    pub fn files(&self) -> Vec<Volume> {
        if !self.volumes.is_empty() {
            return self.volumes.clone();
        }
        let whole = |(exhibit, planned): (usize, &PlannedExhibit)| Share {
            exhibit,
            before: 0,
            skipped: 0,
            pages: planned.pages,
        };
        let shares = self.exhibits.iter().enumerate().map(whole).collect();
        vec![Volume { shares }]
    }

    /// `Volume 2 of 3`; none of a bundle that is one file.
    pub fn volume_name(&self, volume: usize) -> Option<String> {
        let count = self.volumes.len();
        (count > 0).then(|| format!("Volume {} of {count}", volume + 1))
    }

    /// The title of one file in its metadata.
    pub fn title_of(&self, volume: usize) -> String {
        match self.volume_name(volume) {
            Some(name) => format!("{}, {name}", self.title),
            None => self.title.clone(),
        }
    }

    /// The suggested name of one file.
    pub fn file_name_of(&self, volume: usize) -> String {
        volume_name(&self.file_name, volume, self.volumes.len())
    }

    /// Whether a section of exhibits begins with this one.
    pub fn begins_section(&self, exhibit: usize) -> bool {
        let section = |at: usize| self.exhibits.get(at).map(|planned| &planned.section);
        match exhibit.checked_sub(1) {
            Some(before) => section(before) != section(exhibit),
            None => true,
        }
    }

    /// The shares of one volume by section; one that began in a volume before goes on here.
    pub fn sections_in(&self, volume: &Volume) -> Vec<Vec<Share>> {
        let section = |share: &Share| self.exhibits.get(share.exhibit).map(|found| &found.section);
        let groups = volume.shares.chunk_by(|a, b| section(a) == section(b));
        groups.map(<[Share]>::to_vec).collect()
    }
}
