//! Whether the copy in which a source was read came from the address of the source: only a person can say so.

use super::model::{Source, Tier};

/// What is said of a source while nobody has.
const UNSAID: &str = "It is not said that the copy came from the source’s address.";

/// The same in the words of older versions, which cases keep.
const BEFORE: &str = "Read in a copy at hand; it is not recorded where that copy was fetched.";

/// What is ticked to say so.
pub const FETCHED: &str = "The file was fetched from this address";

impl Source {
    /// A new source, of whose copy a person has said where it came from or has not.
    pub fn said_to_be_fetched(self, is_fetched: bool) -> Source {
        let (tier, limits) = match is_fetched {
            true => (Tier::A, None),
            // Whether the copy at hand is what stands at that address, only the person knows.
            false => (Tier::B, Some(UNSAID.to_owned())),
        };
        Source {
            tier,
            limits,
            ..self
        }
    }

    /// Whether a person may still say that its copy came from its address, and nothing else is wrong with it.
    pub fn is_fetching_unsaid(&self) -> bool {
        let limits = self.limits.as_deref();
        self.tier == Tier::B && limits.is_some_and(|limits| [UNSAID, BEFORE].contains(&limits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::specimen;

    #[test]
    fn it_may_be_said_of_a_copy_of_which_nobody_has_said_it_and_of_no_other() {
        let unsaid = specimen::source("a").said_to_be_fetched(false);
        assert!(unsaid.is_fetching_unsaid());
        let older = Source {
            limits: Some(BEFORE.to_owned()),
            ..unsaid.clone()
        };
        assert!(older.is_fetching_unsaid());
        let other = Source {
            limits: Some("Its date is not known.".to_owned()),
            ..unsaid.clone()
        };
        assert!(!other.is_fetching_unsaid());
        let said = unsaid.said_to_be_fetched(true);
        assert_eq!((said.tier, &said.limits), (Tier::A, &None));
        assert!(!said.is_fetching_unsaid());
    }
}
