//! A value of a rule with all that is known about it: who says so, how binding it is, how far it was read, and who
//! has held it against the authority's own text.

use serde::{Deserialize, Deserializer, Serialize};

use crate::library::Date;

/// A value of a rule, with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruled<T> {
    pub value: T,
    /// The paragraph that says so, and where it was read.
    pub authority: String,
    pub force: Force,
    pub status: Status,
    /// The days between which it holds, where they are not those of the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmed>,
}

/// How binding a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force {
    /// The tribunal's rule.
    Must,
    /// Guidance that does not bind this tribunal, or good practice.
    Should,
    /// A limit found in the tribunal's software.
    Technical,
    /// Our own choice, with its reason in `authority`.
    House,
}

/// How far the rule itself was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    Seen,
    SeenInPart,
    Unverified,
}

/// A person has held the value against the authority's own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    pub by: String,
    pub on: Date,
    /// SHA-256 of the file that was read.
    pub hash: String,
    /// The paragraph of it.
    pub paragraph: String,
}

/// What a profile that extends another says otherwise of one value.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct Change<T> {
    /// `None` may be the value itself, so what is not written is told apart from it.
    #[serde(default = "nothing", deserialize_with = "written")]
    pub(super) value: Option<T>,
    #[serde(default)]
    pub(super) authority: Option<String>,
    #[serde(default)]
    pub(super) force: Option<Force>,
    #[serde(default)]
    pub(super) status: Option<Status>,
    #[serde(default)]
    pub(super) from: Option<Date>,
    #[serde(default)]
    pub(super) to: Option<Date>,
    #[serde(default)]
    pub(super) confirmed: Option<Confirmed>,
}

fn nothing<T>() -> Option<T> {
    None
}

fn written<'d, T: Deserialize<'d>, D: Deserializer<'d>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

impl<T> Change<T> {
    /// Another value stands on its own authority, and nobody has confirmed it by confirming the first.
    pub(super) fn lacks_authority(&self) -> bool {
        self.value.is_some() && (self.authority.is_none() || self.status.is_none())
    }

    /// Nothing is said but who has confirmed it.
    pub(super) fn only_confirms(&self) -> bool {
        let is_other = self.value.is_some() || self.authority.is_some();
        let is_dated = self.from.is_some() || self.to.is_some();
        !is_other && !is_dated && self.force.is_none() && self.status.is_none()
    }
}

impl<T> Ruled<T> {
    pub(super) fn change(&mut self, change: Change<T>) {
        if let Some(value) = change.value {
            self.value = value;
            self.confirmed = None;
        }
        if let Some(authority) = change.authority {
            self.authority = authority;
        }
        self.force = change.force.unwrap_or(self.force);
        self.status = change.status.unwrap_or(self.status);
        self.from = change.from.or(self.from);
        self.to = change.to.or(self.to);
        self.confirmed = change.confirmed.or_else(|| self.confirmed.take());
    }

    /// The authority, and that nobody has confirmed it where somebody should.
    pub fn cited(&self) -> String {
        match self.is_open() {
            true => format!("{} Not confirmed.", self.authority),
            false => self.authority.clone(),
        }
    }

    /// Whether somebody has to look it up: our own choice needs no confirming.
    pub fn is_open(&self) -> bool {
        self.confirmed.is_none() && self.force != Force::House
    }
}
