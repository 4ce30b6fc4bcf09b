//! One tribunal's rules as data: every value with the authority it rests on and how sure we are.
//!
//! Rules change without notice, so none stands in code: the program ships dated profiles
//! (`assets/profiles/*.ron`) and a case names the one it is made for. This room only reads them;
//! `preflight` says whether a bundle obeys.

mod age;

use serde::{Deserialize, Serialize};

use crate::library::Date;

pub use age::{Ages, whole};

/// A value of a rule, with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruled<T> {
    pub value: T,
    /// The paragraph that says so, and where it was read.
    pub authority: String,
    pub force: Force,
    pub status: Status,
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

/// Width and height in millimetres, upright.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub width_mm: f32,
    pub height_mm: f32,
}

/// The rules of one tribunal at one time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Stable name; a case refers to its profile by it.
    pub id: String,
    pub name: String,
    /// The day from which these rules hold.
    pub in_force: Date,
    /// The lines at the top of a cover, as the tribunal writes its name.
    pub tribunal: Vec<String>,
    /// What the bundle calls itself.
    pub bundle_title: String,
    /// What stands before every page number, for instance `AB`.
    pub page_prefix: Ruled<String>,
    /// What stands before every entry number, for instance `CS`.
    pub entry_prefix: Ruled<String>,
    pub paper: Ruled<Paper>,
    pub schedule_max_pages: Ruled<u32>,
    /// Pages of an expert's report, of the skeleton argument and of the respondent's review.
    pub expert_report_max_pages: Ruled<u32>,
    pub skeleton_max_pages: Ruled<u32>,
    pub review_max_pages: Ruled<u32>,
    /// Points.
    pub schedule_min_font_pt: Ruled<f32>,
    /// Line height over font size.
    pub schedule_line_spacing: Ruled<f32>,
    /// The zoom at which a file opens on its first page; none where it is to have no opening view.
    pub open_at_percent: Ruled<Option<u32>>,
    /// Bookmarks in one file, where the tribunal's software sets a limit to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bookmarks: Option<Ruled<u32>>,
    /// Mebibytes.
    pub max_file_mib: Ruled<u32>,
    /// Evidence older than this is marked for a look.
    pub ageing_after_months: Ruled<u32>,
    /// Evidence older than this is marked as old.
    pub old_after_months: Ruled<u32>,
    /// Hosts that ask for a login or a subscription: a judge cannot open a link to them.
    pub closed_hosts: Ruled<Vec<String>>,
}

/// Why a profile cannot be had.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProfileError {
    #[error("there is no profile “{0}” in this version of the program")]
    Unknown(String),
    #[error("the profile “{0}” cannot be read: {1}")]
    Broken(String, String),
}

/// The name of the profile that a new case starts with.
pub const DEFAULT: &str = "ft-iac-2024-11";

/// Every shipped profile: its name and its text.
const SHIPPED: &[(&str, &str)] = &[(
    DEFAULT,
    include_str!("../assets/profiles/ft-iac-2024-11.ron"),
)];

impl Profile {
    /// All shipped profiles that can be read.
    pub fn all_shipped() -> Vec<Profile> {
        let names = SHIPPED.iter().map(|(name, _)| Profile::shipped(name));
        names.flatten().collect()
    }

    /// The shipped profile of that name.
    pub fn shipped(id: &str) -> Result<Profile, ProfileError> {
        let unknown = || ProfileError::Unknown(id.to_owned());
        let (_, text) = SHIPPED
            .iter()
            .find(|(name, _)| *name == id)
            .ok_or_else(unknown)?;
        Profile::read(text).map_err(|error| ProfileError::Broken(id.to_owned(), error.to_string()))
    }

    /// A value that need not be there is written plainly where it is, as in profiles from before it
    /// became optional.
    fn read(text: &str) -> Result<Profile, ron::error::SpannedError> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_reads_and_bears_its_own_name() {
        for (name, _) in SHIPPED {
            assert_eq!(Profile::shipped(name).unwrap().id, *name);
        }
    }

    #[test]
    fn a_profile_may_limit_bookmarks_or_not() {
        let (_, shipped) = SHIPPED[0];
        assert_eq!(Profile::read(shipped).unwrap().max_bookmarks, None);
        for rule in [
            "(value: 60, authority: \"a\", force: Technical, status: Seen)",
            "None",
        ] {
            let text = format!("max_bookmarks: {rule},\n    max_file_mib:");
            let text = shipped.replacen("max_file_mib:", &text, 1);
            let limit = Profile::read(&text).unwrap().max_bookmarks;
            assert_eq!(limit.map(|rule| rule.value), (rule != "None").then_some(60));
        }
    }

    #[test]
    fn a_profile_asks_for_an_opening_view_or_for_none_and_says_on_which_authority() {
        let (_, shipped) = SHIPPED[0];
        let opening = Profile::read(shipped).unwrap().open_at_percent;
        assert_eq!((opening.value, opening.force), (None, Force::Technical));
        assert!(opening.authority.contains("merge"), "{}", opening.authority);
        let at = shipped.find("open_at_percent:").unwrap();
        let (before, from) = shipped.split_at(at);
        let court = from.replacen("value: None", "value: 100", 1);
        let opening = Profile::read(&format!("{before}{court}")).unwrap();
        assert_eq!(opening.open_at_percent.value, Some(100));
    }

    #[test]
    fn an_unknown_profile_is_named() {
        let error = Profile::shipped("narnia").unwrap_err();
        assert!(error.to_string().contains("narnia"));
    }
}
