//! What was looked at in a bundle, and what could not be: plain values, for the rules.

use std::collections::BTreeSet;

use super::index::{Index, index};
use super::lines::PageLines;
use super::numbers::{Series, series};
use super::schedule::{Schedule, schedule};
use crate::pdf::Inventory;
use crate::pdf::content::HiddenWords;

/// What was read of a file.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its name, without folders.
    pub name: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub inventory: Inventory,
    /// Page by page; none where it could not be read.
    pub pages: Vec<Option<PageLines>>,
    /// Pages, from 1, on which writing is only to be seen.
    pub scans: Vec<u32>,
    /// Pages whose fonts do not say what their letters mean.
    pub unreadable: Vec<u32>,
    pub hidden: Vec<(u32, HiddenWords)>,
    /// Pages that do not stand upright.
    pub turned: BTreeSet<u32>,
    /// Pages that could not be read, and why.
    pub unread: Vec<(u32, String)>,
    pub quotations: Option<Held>,
}

/// The quotations of the bundle, held against a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub count: usize,
    pub documents: usize,
    /// What was not found word for word: on which page, the words, what became of them.
    pub apart: Vec<(Option<u32>, String, &'static str)>,
    /// What in the folder was not looked into.
    pub not_looked_into: Vec<String>,
}

/// The same, with what was recognised.
#[derive(Debug)]
pub struct Recognised<'f> {
    pub facts: &'f Facts,
    pub series: Option<Series>,
    pub index: Option<Index>,
    pub schedule: Option<Schedule>,
}

impl<'f> Recognised<'f> {
    pub fn of(facts: &'f Facts) -> Self {
        let series = series(&facts.pages);
        let index = index(&facts.pages, &facts.inventory, series.as_ref());
        let schedule = schedule(&facts.pages, &facts.inventory, index.as_ref());
        Recognised {
            facts,
            series,
            index,
            schedule,
        }
    }

    /// How many pages the file has.
    pub fn length(&self) -> u32 {
        u32::try_from(self.facts.pages.len()).unwrap_or(u32::MAX)
    }

    /// A page, counted from 1.
    pub fn page(&self, page: u32) -> Option<&PageLines> {
        let at = (page as usize).checked_sub(1)?;
        self.facts.pages.get(at)?.as_ref()
    }
}
