//! What pages and entries are called, wherever one is named: `AB 134`, `CS 14`.
//!
//! The prefixes are the profile's. Whoever names an entry or a page to a person asks here, so that the
//! window, a finding, the index and a citation say the same.

use std::fmt::Display;

use crate::finding::Place;

use super::Profile;

/// What stands before the numbers of pages and of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    page: String,
    entry: String,
}

/// Where no profile is at hand: words that are true under any.
impl Default for Labels {
    fn default() -> Self {
        Labels {
            page: "page".to_owned(),
            entry: "entry".to_owned(),
        }
    }
}

impl Profile {
    pub fn labels(&self) -> Labels {
        let plain = Labels::default();
        let or = |prefix: &str, plain: String| match prefix.trim() {
            "" => plain,
            prefix => prefix.to_owned(),
        };
        Labels {
            page: or(&self.page_prefix.value, plain.page),
            entry: or(&self.entry_prefix.value, plain.entry),
        }
    }
}

impl Labels {
    /// `CS 14`
    pub fn entry(&self, number: u32) -> String {
        format!("{} {number}", self.entry)
    }

    /// `CS 14, CS 15`
    pub fn entries(&self, numbers: &[u32]) -> String {
        let named: Vec<String> = numbers.iter().map(|number| self.entry(*number)).collect();
        named.join(", ")
    }

    /// `AB 134`; `page 134` where pages have no prefix.
    pub fn page(&self, number: impl Display) -> String {
        format!("{} {number}", self.page)
    }

    /// The place of a finding.
    pub fn place(&self, place: &Place) -> String {
        match place {
            Place::Entry(number) => self.entry(*number),
            place => place.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::DEFAULT;
    use super::*;

    #[test]
    fn pages_and_entries_are_called_as_the_profile_has_it() {
        let mut profile = Profile::shipped(DEFAULT).unwrap();
        profile.page_prefix.value = "BB".to_owned();
        profile.entry_prefix.value = "E".to_owned();
        let labels = profile.labels();
        assert_eq!(labels.entries(&[3, 14]), "E 3, E 14");
        assert_eq!(labels.page(134), "BB 134");
        assert_eq!(labels.place(&Place::Entry(2)), "E 2");
        assert_eq!(labels.place(&Place::Page(2)), "page 2");
        profile.page_prefix.value = String::new();
        assert_eq!(profile.labels().page(134), "page 134");
        assert_eq!(Labels::default().place(&Place::Entry(2)), "entry 2");
    }
}
