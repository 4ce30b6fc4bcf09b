//! The values of a profile: one table, from which its fields, what another profile may say otherwise, and the list
//! that people read are made.

use serde::{Deserialize, Serialize};

use crate::library::Date;

use super::ruled::{Change, Confirmed, Force, Ruled, Status};
use super::spoken::Spoken;

/// Width and height in millimetres, upright.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub width_mm: f32,
    pub height_mm: f32,
}

/// What a row of the index says of a document besides its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndexColumn {
    /// Its number in the list.
    Number,
    Date,
    /// What of it is included, what it was made of.
    Notes,
    FirstPage,
    LastPage,
    /// How many pages it takes.
    PageCount,
}

/// What the parties are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parties {
    pub appellant: String,
    pub respondent: String,
}

/// A value as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRow {
    /// Its field in the file of a profile.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    pub value: String,
    pub authority: String,
    pub force: Force,
    pub status: Status,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub confirmed: Option<Confirmed>,
}

macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $kind:ty, $about:literal;)*) => {
        /// The rules of one tribunal at one time.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Profile {
            /// Stable name; a case refers to its profile by it.
            pub id: String,
            pub name: String,
            /// The day from which these rules hold.
            pub in_force: Date,
            /// The last day, where there is one.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub until: Option<Date>,
            /// The profile that it was made from, where it is a firm's own.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub extends: Option<String>,
            /// The lines at the top of a cover, as the tribunal writes its name.
            pub tribunal: Vec<String>,
            pub parties: Parties,
            /// What the bundle calls itself.
            pub bundle_title: String,
            $($(#[$doc])* pub $name: Ruled<$kind>,)*
        }

        /// What the file of a profile that extends another says otherwise.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Changes {
            pub(super) id: String,
            pub(super) extends: String,
            #[serde(default)]
            pub(super) name: Option<String>,
            #[serde(default)]
            pub(super) in_force: Option<Date>,
            #[serde(default)]
            pub(super) until: Option<Date>,
            #[serde(default)]
            pub(super) tribunal: Option<Vec<String>>,
            #[serde(default)]
            pub(super) parties: Option<Parties>,
            #[serde(default)]
            pub(super) bundle_title: Option<String>,
            $(#[serde(default)] pub(super) $name: Option<Change<$kind>>,)*
        }

        impl Changes {
            /// The fields whose value is another, without the authority for it.
            pub(super) fn without_authority(&self) -> Vec<&'static str> {
                let mut found = Vec::new();
                $(if self.$name.as_ref().is_some_and(Change::lacks_authority) {
                    found.push(stringify!($name));
                })*
                found
            }

            /// The fields of which more is said than who has confirmed them.
            pub(super) fn beyond_confirming(&self) -> Vec<&'static str> {
                let mut found = Vec::new();
                let plain = [
                    ("name", self.name.is_some()),
                    ("in_force", self.in_force.is_some()),
                    ("until", self.until.is_some()),
                    ("tribunal", self.tribunal.is_some()),
                    ("parties", self.parties.is_some()),
                    ("bundle_title", self.bundle_title.is_some()),
                ];
                found.extend(plain.into_iter().filter(|(_, is_said)| *is_said).map(|(name, _)| name));
                $(if self.$name.as_ref().is_some_and(|change| !change.only_confirms()) {
                    found.push(stringify!($name));
                })*
                found
            }

            /// Who has confirmed the value of a field.
            pub(super) fn confirmed(&self, name: &str) -> Option<&Confirmed> {
                $(if name == stringify!($name) {
                    return self.$name.as_ref()?.confirmed.as_ref();
                })*
                None
            }

            /// The profile that it extends, with what it says otherwise.
            pub(super) fn applied_to(self, base: &Profile) -> Profile {
                let mut profile = base.clone();
                profile.id = self.id;
                profile.extends = Some(self.extends);
                profile.name = self.name.unwrap_or(profile.name);
                profile.in_force = self.in_force.unwrap_or(profile.in_force);
                profile.until = self.until.or(profile.until);
                profile.tribunal = self.tribunal.unwrap_or(profile.tribunal);
                profile.parties = self.parties.unwrap_or(profile.parties);
                profile.bundle_title = self.bundle_title.unwrap_or(profile.bundle_title);
                $(if let Some(change) = self.$name {
                    profile.$name.change(change);
                })*
                profile
            }
        }

        impl Profile {
            /// Every value, in the order of the file.
            pub fn values(&self) -> Vec<ValueRow> {
                vec![$(row(stringify!($name), $about, &self.$name),)*]
            }
        }
    };
}

values! {
    /// What stands before every page number, for instance `AB`; may be empty.
    page_prefix: String, "Before every page number";
    /// What stands before every entry number, for instance `CS`.
    entry_prefix: String, "Before every entry number";
    paper: Paper, "Paper";
    /// Whether a reader's page list shows the printed numbers.
    page_labels: bool, "Printed numbers in the page list of readers";
    index_columns: Vec<IndexColumn>, "What the index says of each document";
    /// `{reference}`, `{prefix}`, `{title}` and `{hearing}` are filled in.
    file_name: String, "File name";
    /// None where nothing limits it.
    schedule_max_pages: Option<u32>, "Pages of the country evidence schedule";
    /// Pages of an expert's report, of the skeleton argument and of the respondent's review.
    expert_report_max_pages: Option<u32>, "Pages of an expert report";
    skeleton_max_pages: Option<u32>, "Pages of the skeleton argument";
    review_max_pages: Option<u32>, "Pages of the respondent’s review";
    /// Points.
    schedule_min_font_pt: f32, "Size of type in the schedule, in points";
    /// Line height over font size.
    schedule_line_spacing: f32, "Line spacing in the schedule";
    /// The zoom at which a file opens on its first page; none where it is to have no opening view.
    open_at_percent: Option<u32>, "Opens at, in per cent";
    /// Bookmarks in one file, where the tribunal's software sets a limit to them.
    max_bookmarks: Option<u32>, "Bookmarks in one file";
    /// Dots to the inch of pictures; finer ones are made as coarse as that where a file is to be smaller.
    max_image_dpi: Option<u32>, "Pictures, in dots to the inch";
    /// Mebibytes: from there on it is close to the limit.
    warn_file_mib: Option<u32>, "File size to be warned of, in MB";
    /// Mebibytes.
    max_file_mib: Option<u32>, "File size, in MB";
    /// Evidence older than this is marked for a look.
    ageing_after_months: u32, "Evidence is to be looked at again after, in months";
    /// Evidence older than this is marked as old.
    old_after_months: u32, "Evidence is old after, in months";
    /// Hosts that ask for a login or a subscription: a judge cannot open a link to them.
    closed_hosts: Vec<String>, "Sites that ask for a login";
    /// `{n}` is the number of the supplementary bundle.
    supplementary_title: String, "Title of a supplementary bundle";
    supplementary_prefix: String, "Before the page numbers of a supplementary bundle";
    /// Whether its pages are counted from 1; else they go on.
    supplementary_from_one: bool, "A supplementary bundle has its own page numbers from 1";
    /// `{date}` besides those of `file_name`.
    supplementary_file_name: String, "File name of a supplementary bundle";
    /// Whether evidence filed late comes with a written explanation.
    supplementary_explained: bool, "A supplementary bundle explains why it is late";
}

fn row<T: Spoken>(name: &'static str, about: &'static str, ruled: &Ruled<T>) -> ValueRow {
    ValueRow {
        name,
        about,
        value: ruled.value.spoken(),
        authority: ruled.authority.clone(),
        force: ruled.force,
        status: ruled.status,
        from: ruled.from,
        to: ruled.to,
        confirmed: ruled.confirmed.clone(),
    }
}

impl ValueRow {
    /// Whether somebody has to hold it against the authority.
    pub fn is_open(&self) -> bool {
        self.confirmed.is_none() && self.force != Force::House
    }

    /// `confirmed by RS on 29 November 2026, paragraph 10.6(b)`, or how far it is from that.
    pub fn standing(&self) -> String {
        match (&self.confirmed, self.force) {
            (Some(given), _) => format!(
                "confirmed by {} on {}, paragraph {}",
                given.by, given.on, given.paragraph
            ),
            (None, Force::House) => "our own choice".to_owned(),
            (None, _) => format!("{}, not confirmed", self.status.spoken()),
        }
    }
}
