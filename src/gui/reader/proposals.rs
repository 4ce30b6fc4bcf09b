//! Which paragraphs of the report may stand for passages of the list: looked for beside the window, and known as they
//! come, for a long report and many passages take longer than a frame may.

use std::collections::{BTreeMap, BTreeSet};

use crate::quote::Passage;

use super::opened::Opened;
use super::propose::{Sought, proposed};

/// What was found for a passage.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum Proposal {
    /// It is being looked for.
    Awaited,
    /// No paragraph says so much of it.
    Nothing,
    Paragraph(Box<Paragraph>),
}

/// A paragraph, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Paragraph {
    pub(in crate::gui) passage: Passage,
    pub(in crate::gui) pinpoint: String,
}

/// The words of a passage, and where it says that they stand.
pub(super) type Key = (String, Option<String>);

/// What is to be looked for in a report.
#[derive(Debug)]
pub(in crate::gui) struct Order {
    number: u64,
    opened: Opened,
    pub(in crate::gui) sought: Vec<Sought>,
}

/// What was found of an order.
#[derive(Debug)]
pub(in crate::gui) struct Answer {
    number: u64,
    of: Key,
    proposal: Proposal,
}

impl Order {
    pub(in crate::gui) fn answer(&self, sought: &Sought) -> Answer {
        Answer {
            number: self.number,
            of: sought.key(),
            proposal: Proposal::of(sought, &self.opened),
        }
    }
}

impl Proposal {
    fn of(sought: &Sought, opened: &Opened) -> Proposal {
        let passage = proposed(sought, opened);
        let cited = passage.and_then(|passage| {
            let pinpoint = opened.cite(&passage)?.pinpoint;
            Some(Paragraph { passage, pinpoint })
        });
        cited.map_or(Proposal::Nothing, |found| {
            Proposal::Paragraph(Box::new(found))
        })
    }

    pub(super) fn passage(&self) -> Option<&Passage> {
        match self {
            Proposal::Paragraph(found) => Some(&found.passage),
            Proposal::Awaited | Proposal::Nothing => None,
        }
    }
}

/// What is known of the report that is open, and what is waited for.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    known: BTreeMap<Key, Proposal>,
    awaited: BTreeSet<Key>,
    /// Of the order whose answers are heard.
    number: u64,
    order: Option<Order>,
}

impl Proposals {
    /// What is known for a passage.
    pub(super) fn of(&self, sought: &Sought) -> Proposal {
        let known = self.known.get(&sought.key());
        known.cloned().unwrap_or(Proposal::Awaited)
    }

    /// Sees to it that all of these are looked for. What is being looked for and has nothing to do with them is not
    /// waited for any longer.
    pub(super) fn want<'s>(&mut self, all: impl Iterator<Item = &'s Sought>, opened: &Opened) {
        let unknown = all.filter(|sought| !self.known.contains_key(&sought.key()));
        let unknown: Vec<Sought> = unknown.cloned().collect();
        let mut keys = unknown.iter().map(Sought::key);
        let goes_on = match unknown.is_empty() {
            true => self.awaited.is_empty(),
            false => keys.all(|key| self.awaited.contains(&key)),
        };
        if goes_on {
            return;
        }
        self.give_up();
        self.awaited = unknown.iter().map(Sought::key).collect();
        self.order = (!unknown.is_empty()).then(|| Order {
            number: self.number,
            opened: opened.clone(),
            sought: unknown,
        });
    }

    /// What is to be looked for, once.
    pub(super) fn begin(&mut self) -> Option<Order> {
        self.order.take()
    }

    /// Takes an answer in, where it is waited for.
    pub(super) fn hear(&mut self, answer: Answer) -> Option<(Key, Proposal)> {
        let Answer {
            number,
            of,
            proposal,
        } = answer;
        if number != self.number || !self.awaited.remove(&of) {
            return None;
        }
        self.known.insert(of.clone(), proposal.clone());
        Some((of, proposal))
    }

    /// Nothing more will come: for what is still waited for there is nothing.
    pub(super) fn end(&mut self) {
        let awaited = std::mem::take(&mut self.awaited);
        let nothing = awaited.into_iter().map(|key| (key, Proposal::Nothing));
        self.known.extend(nothing);
    }

    /// It is another report, or its pages have other names.
    pub(super) fn forget(&mut self) {
        self.known.clear();
        self.give_up();
    }

    /// Nobody waits any longer for what is being looked for.
    fn give_up(&mut self) {
        self.number += 1;
        self.awaited.clear();
        self.order = None;
    }
}
