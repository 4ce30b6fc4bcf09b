//! What reading the pages of a whole document told.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::by_machine::{ByMachine, MachineFailure};
use super::hidden::HiddenWords;
use super::page_reading::PageReading;
use super::scan::{Emptiness, Shows};
use super::sheet::Small;
use super::stands::Stands;

/// A document, read. Pages are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Pages on which writing is only to be seen: nobody can search them.
    pub scans: Vec<u32>,
    /// Pages whose fonts do not say what their letters mean: nobody can search them.
    pub unreadable: Vec<u32>,
    pub hidden: Vec<(u32, HiddenWords)>,
    /// Pages whose letters print too small on one sheet, or that are longer than one.
    pub small: Vec<(u32, Small)>,
    /// Pages that do not stand upright.
    pub turned: Vec<(u32, Stands)>,
    /// Pages on which nothing is.
    pub blank: Vec<u32>,
    /// Pages that could not be read, and why.
    pub unread: Vec<(u32, String)>,
    /// What a machine read of the scans; kept apart from the rest.
    #[serde(skip)]
    pub by_machine: Arc<ByMachine>,
}

impl Reading {
    /// Scans of which no machine has read a word.
    pub fn without_words(&self) -> impl Iterator<Item = u32> {
        let scans = self.scans.iter().copied();
        scans.filter(|page| !self.by_machine.has_words(*page))
    }

    /// Scans in which a machine looked for words and found none: photographs, handwriting.
    pub fn without_found_words(&self) -> impl Iterator<Item = u32> {
        let is_looked_at = |page: &u32| self.by_machine.page(*page).is_some();
        self.without_words().filter(is_looked_at)
    }

    /// Scans that a machine was to read, and could not.
    pub fn failed_by_machine(&self) -> impl Iterator<Item = (u32, &MachineFailure)> {
        let failed = self.by_machine.failed();
        failed.filter(|(page, _)| self.scans.contains(page))
    }

    /// Scans of which a machine has read words.
    pub fn read_by_machine(&self) -> impl Iterator<Item = u32> {
        let scans = self.scans.iter().copied();
        scans.filter(|page| self.by_machine.has_words(*page))
    }

    /// Takes up what was told of a page.
    pub fn add(&mut self, page: u32, told: Result<PageReading, String>) {
        match told {
            Ok(told) => {
                if !told.is_readable {
                    self.unreadable.push(page);
                } else if told.scan.is_some_and(|scan| scan.is_scan) {
                    self.scans.push(page);
                }
                let hidden = told.hidden.into_iter();
                self.hidden.extend(hidden.map(|words| (page, words)));
                self.small.extend(told.small.map(|small| (page, small)));
                self.turned.extend(told.stands.map(|stands| (page, stands)));
            }
            Err(why) => self.unread.push((page, why)),
        }
    }
}

/// Tells the blank pages of a document while its pages come by: what shows through on one is known by the page before it
/// or behind it.
#[derive(Debug, Default)]
pub struct Backs {
    blank: Vec<u32>,
    /// The page before, as far as it is a scan.
    before: Option<Shows>,
    /// It is blank if what is on it shows through from the next.
    waits: Option<(u32, Shows)>,
}

impl Backs {
    pub fn add(&mut self, page: u32, told: Option<&PageReading>) {
        let ink = told.and_then(|told| told.ink.as_ref());
        if let Some((waits, shows)) = self.waits.take()
            && ink.is_some_and(|ink| shows.is_behind(ink))
        {
            self.blank.push(waits);
        }
        match told.map(|told| &told.emptiness) {
            Some(Emptiness::Blank) => self.blank.push(page),
            Some(Emptiness::Perhaps(shows)) => {
                let is_behind = |front: &Shows| shows.is_behind(front);
                match self.before.as_ref().is_some_and(is_behind) {
                    true => self.blank.push(page),
                    false => self.waits = Some((page, shows.clone())),
                }
            }
            Some(Emptiness::No) | None => {}
        }
        self.before = ink.cloned();
    }

    /// The blank pages, in order.
    pub fn blank(self) -> Vec<u32> {
        self.blank
    }
}
