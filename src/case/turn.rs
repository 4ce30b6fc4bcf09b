//! How pages of a document are turned: scans come in sideways, and single pages upside down.
//!
//! A turn is counted clockwise from the way the file itself shows the page. One turn holds for all
//! pages; a page that needs another has its own.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A turn clockwise, in quarters.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "u16", into = "u16")]
pub enum Turn {
    /// As the file shows it.
    #[default]
    None,
    Right,
    Over,
    Left,
}

/// Why a number is no turn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page can be turned by 90, 180 or 270 degrees, clockwise")]
pub struct NoTurn;

/// The turns of a document's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Turns {
    /// Of every page that has none of its own.
    #[serde(skip_serializing_if = "Turn::is_none")]
    all: Turn,
    /// By page, from 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pages: BTreeMap<u32, Turn>,
}

impl Turn {
    const ALL: [Turn; 4] = [Turn::None, Turn::Right, Turn::Over, Turn::Left];

    pub fn degrees(self) -> u16 {
        match self {
            Turn::None => 0,
            Turn::Right => 90,
            Turn::Over => 180,
            Turn::Left => 270,
        }
    }

    /// This one and then another.
    #[must_use]
    pub fn and(self, other: Turn) -> Turn {
        let degrees = (self.degrees() + other.degrees()) % 360;
        Turn::try_from(degrees).unwrap_or_default()
    }

    /// Whether what was wide becomes high.
    pub fn is_sideways(self) -> bool {
        matches!(self, Turn::Right | Turn::Left)
    }

    /// How the page stands.
    pub fn words(self) -> &'static str {
        match self {
            Turn::None => "as in its file",
            Turn::Right => "turned to the right",
            Turn::Over => "turned upside down",
            Turn::Left => "turned to the left",
        }
    }

    fn is_none(&self) -> bool {
        *self == Turn::None
    }
}

impl TryFrom<u16> for Turn {
    type Error = NoTurn;

    fn try_from(degrees: u16) -> Result<Self, NoTurn> {
        let found = Turn::ALL.into_iter().find(|turn| turn.degrees() == degrees);
        found.ok_or(NoTurn)
    }
}

impl From<Turn> for u16 {
    fn from(turn: Turn) -> u16 {
        turn.degrees()
    }
}

impl FromStr for Turn {
    type Err = NoTurn;

    fn from_str(degrees: &str) -> Result<Self, NoTurn> {
        let degrees: u16 = degrees.trim().parse().map_err(|_no_number| NoTurn)?;
        Turn::try_from(degrees)
    }
}

impl Turns {
    /// Of one page, from 1.
    pub fn of(&self, page: u32) -> Turn {
        self.pages.get(&page).copied().unwrap_or(self.all)
    }

    pub fn is_none(&self) -> bool {
        *self == Turns::default()
    }

    /// Turns every page further: those with a turn of their own keep how they stand to the others.
    pub(super) fn turn_all(&mut self, by: Turn) {
        self.all = self.all.and(by);
        for turn in self.pages.values_mut() {
            *turn = turn.and(by);
        }
    }

    /// Turns one page further.
    pub(super) fn turn_page(&mut self, page: u32, by: Turn) {
        let turn = self.of(page).and(by);
        if turn == self.all {
            self.pages.remove(&page);
        } else {
            self.pages.insert(page, turn);
        }
    }

    /// How the pages stand: `turned to the right; page 3 turned upside down`.
    pub fn words(&self) -> String {
        let all = match self.all {
            Turn::None if !self.pages.is_empty() => "all others as in its file",
            all => all.words(),
        };
        let own = match self.pages.len() {
            0 => String::new(),
            1..=3 => self
                .pages
                .iter()
                .map(|(page, turn)| format!("; page {page} {}", turn.words()))
                .collect(),
            count => format!("; {count} pages otherwise"),
        };
        match (self.all, own.strip_prefix("; ")) {
            (Turn::None, Some(own)) => format!("{own}; {all}"),
            _ => format!("{all}{own}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_add_up_and_four_quarters_are_none() {
        let twice = Turn::Right.and(Turn::Right);
        assert_eq!((twice, twice.and(Turn::Over)), (Turn::Over, Turn::None));
        assert_eq!(Turn::Left.and(Turn::Right), Turn::None);
        assert_eq!("270".parse(), Ok(Turn::Left));
        assert_eq!("45".parse::<Turn>(), Err(NoTurn));
        assert_eq!("left".parse::<Turn>(), Err(NoTurn));
    }

    #[test]
    fn a_page_may_have_a_turn_of_its_own_and_keeps_it_when_all_are_turned() {
        let mut turns = Turns::default();
        turns.turn_page(3, Turn::Over);
        assert_eq!(
            turns.words(),
            "page 3 turned upside down; all others as in its file"
        );
        turns.turn_all(Turn::Right);
        assert_eq!((turns.of(2), turns.of(3)), (Turn::Right, Turn::Left));
        turns.turn_page(3, Turn::Over);
        turns.turn_all(Turn::Left);
        assert!(turns.is_none());
    }
}
