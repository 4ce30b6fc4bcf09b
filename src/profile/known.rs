//! Every profile that can be had, and the one that a case names.

use super::{Profile, ProfileError};

/// The profiles that ship with the program, and those of a firm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    all: Vec<Profile>,
    /// Where else was looked, for people.
    looked_in: Vec<String>,
}

impl Profiles {
    /// Those that ship.
    pub fn shipped() -> Self {
        Profiles {
            all: Profile::all_shipped(),
            looked_in: Vec::new(),
        }
    }

    pub(super) fn of(all: Vec<Profile>, looked_in: Vec<String>) -> Self {
        Profiles { all, looked_in }
    }

    /// In the order in which they are offered.
    pub fn all(&self) -> &[Profile] {
        &self.all
    }

    /// The profile of that name.
    pub fn get(&self, id: &str) -> Result<&Profile, ProfileError> {
        let found = self.all.iter().find(|profile| profile.id == id);
        found.ok_or_else(|| ProfileError::Unknown {
            id: id.to_owned(),
            looked_in: self.looked_in.clone(),
        })
    }
}
