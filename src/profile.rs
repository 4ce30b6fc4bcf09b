//! One tribunal's rules as data: every value with the authority it rests on and how sure we are.
//!
//! Rules change without notice, so none stands in code: the program ships dated profiles
//! (`assets/profiles/*.ron`) and a case names the one it is made for. This room only reads them;
//! `preflight` says whether a bundle obeys.

mod age;
mod confirm;
mod faults;
mod known;
mod labels;
mod own;
mod ruled;
mod spoken;
mod supplementary;
mod template;
mod values;

use crate::finding::either;

pub use age::{Ages, whole};
pub use confirm::{CannotConfirm, confirmed_text};
pub use known::Profiles;
pub use labels::Labels;
pub use own::{ProfileFile, profile_id};
pub use ruled::{Confirmed, Force, Ruled, Status};
pub use supplementary::SupplementaryRules;
pub use template::filled;
pub use values::{IndexColumn, Paper, Parties, Profile, ValueRow};

/// Why a profile cannot be had.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProfileError {
    #[error("there is no profile “{id}” in this version of the program{}", elsewhere(.looked_in))]
    Unknown { id: String, looked_in: Vec<String> },
    #[error("the profile “{0}” cannot be read: {1}")]
    Broken(String, String),
}

/// `, nor in C:\Packs\profiles`
fn elsewhere(looked_in: &[String]) -> String {
    match looked_in {
        [] => String::new(),
        places => format!(", nor in {}", either(places)),
    }
}

/// The name of the profile that a new case starts with.
pub const DEFAULT: &str = "ft-iac-2024-11";

/// Every shipped profile: its name and its text.
const SHIPPED: &[(&str, &str)] = &[
    (
        DEFAULT,
        include_str!("../assets/profiles/ft-iac-2024-11.ron"),
    ),
    (
        "ut-iac-ce-file",
        include_str!("../assets/profiles/ut-iac-ce-file.ron"),
    ),
    (
        "courts-ew-2021-11",
        include_str!("../assets/profiles/courts-ew-2021-11.ron"),
    ),
    ("plain", include_str!("../assets/profiles/plain.ron")),
];

impl Profile {
    /// All shipped profiles that can be read.
    pub fn all_shipped() -> Vec<Profile> {
        let names = SHIPPED.iter().map(|(name, _)| Profile::shipped(name));
        names.flatten().collect()
    }

    /// The shipped profile of that name.
    pub fn shipped(id: &str) -> Result<Profile, ProfileError> {
        let unknown = || ProfileError::Unknown {
            id: id.to_owned(),
            looked_in: Vec::new(),
        };
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

    /// What nobody has read is not printed as an authority (rules.md: PD 10.2 to 10.5 and 7.9 were not seen).
    #[test]
    fn no_shipped_profile_is_at_fault_or_rests_on_what_nobody_has_read() {
        for profile in Profile::all_shipped() {
            assert_eq!(faults::faults(&profile), [], "{}", profile.id);
            for row in profile.values() {
                assert!(!row.authority.is_empty(), "{} {}", profile.id, row.name);
                assert_eq!(row.confirmed, None, "nobody has");
                for unseen in ["10.2", "10.3", "10.4", "10.5", "7.9"] {
                    let named = format!("paragraph {unseen}");
                    assert!(!row.authority.contains(&named), "{}", row.authority);
                }
            }
        }
    }

    #[test]
    fn each_tribunal_has_the_limits_that_were_read_of_it() {
        let told = |profile: Profile| {
            let limits = [
                "page_prefix",
                "schedule_max_pages",
                "open_at_percent",
                "warn_file_mib",
                "max_file_mib",
            ];
            let rows = profile.values().into_iter();
            let rows = rows.filter(|row| limits.contains(&row.name));
            let rows =
                rows.map(|row| format!("  {}: {} ({})\n", row.about, row.value, row.standing()));
            format!("{}\n{}", profile.id, rows.collect::<String>())
        };
        let all: String = Profile::all_shipped().into_iter().map(told).collect();
        insta::assert_snapshot!(all);
    }

    #[test]
    fn an_unknown_profile_is_named() {
        let error = Profile::shipped("narnia").unwrap_err();
        assert!(error.to_string().contains("narnia"));
    }
}
