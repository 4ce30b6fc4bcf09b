//! Names that never change: the kebab-case ids of sources, passages, characteristics, issues and propositions.
//!
//! One type per kind of thing, so that an issue can never be asked for under a characteristic's
//! name. Whether an id is well formed is a rule of the pack (see `check`), not of the type: a bad
//! id must still be readable to be reported.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                $name(id.to_owned())
            }
        }

        /// Lets a map keyed by the id be asked with a plain `&str`.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a source, for instance `mz-2025-06`.
    SourceId
    /// Names a passage, for instance `mz-2025-06-01`.
    PassageId
    /// Names a characteristic, for instance `deserter`.
    CharacteristicId
    /// Names an issue of the taxonomy, for instance `q3c-basic-rules`.
    IssueId
    /// Names a proposition, for instance `absence-convictions-number`.
    PropositionId
}

/// Lower-case ASCII letters, digits and single hyphens between them.
pub fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::is_kebab_case;

    #[test]
    fn kebab_case_has_no_capitals_spaces_or_loose_hyphens() {
        for good in ["deserter", "mz-2025-06", "q3c-basic-rules"] {
            assert!(is_kebab_case(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Deserter", "a b", "ä"] {
            assert!(!is_kebab_case(bad), "{bad}");
        }
    }
}
