//! Every country an appellant can come from: the code, the name, the word for its people, and what else it is called.
//!
//! A table of our own (`table.txt`, one row a country): ISO 3166-1 has the codes and no word for the people, knows no
//! Kosovo, and nobody in it is stateless. The packs say on which of them there is evidence.

use super::own::id_from;
use super::taxonomy::Characteristic;

/// Rows of `code | name | word for its people | other names; …`, in order of the names.
const TABLE: &str = include_str!("table.txt");

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-3, for instance `SDN`; else the code that travel documents have, such as `XXA` for the stateless.
    pub code: &'static str,
    /// In short, in English: `Sudan`.
    pub name: &'static str,
    /// What its people are called: `Sudanese`.
    pub people: &'static str,
    others: &'static str,
}

/// All of them, in order of their names; who belongs to none comes last.
pub fn countries() -> impl Iterator<Item = Country> {
    TABLE.lines().filter_map(row)
}

/// The country with that code.
pub fn country(code: &str) -> Option<Country> {
    countries().find(|country| country.code == code)
}

fn row(line: &'static str) -> Option<Country> {
    let mut cells = line.splitn(4, '|').map(str::trim);
    Some(Country {
        code: cells.next()?,
        name: cells.next()?,
        people: cells.next()?,
        others: cells.next()?,
    })
}

impl Country {
    /// Somebody from there: `Sudanese national`.
    pub fn national(&self) -> String {
        // These codes are of people that no country calls its own.
        match self.code.starts_with("XX") {
            true => self.people.to_owned(),
            false => format!("{} national", self.people),
        }
    }

    /// What else it, or its people, are called.
    pub fn other_names(&self) -> impl Iterator<Item = &'static str> {
        let all = self.others.split(';').map(str::trim);
        all.filter(|name| !name.is_empty())
    }

    /// The characteristic that stands for the nationality, where no pack brings one.
    pub(super) fn mark(&self) -> Characteristic {
        let national = self.national();
        Characteristic {
            id: id_from(&national).as_str().into(),
            label: national,
            help: Some(MARK.to_owned()),
            synonyms: self.other_names().map(str::to_owned).collect(),
            nationality: Some(self.code.to_owned()),
            only_for: vec![self.code.to_owned()],
            ..Characteristic::default()
        }
    }
}

const MARK: &str =
    "Set by the choice of nationality. Brings the evidence that speaks of every such appellant.";

#[cfg(test)]
mod tests;
