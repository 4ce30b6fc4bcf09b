//! What a bundle is called that is filed behind the first.

use super::Profile;
use super::template::filled;

/// How a supplementary bundle is called, with its number put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplementaryRules {
    pub title: String,
    /// Before its page numbers.
    pub prefix: String,
    /// Of its file; `{reference}`, `{prefix}`, `{hearing}` and `{date}` are still to be put in.
    pub file_name: String,
}

impl Profile {
    pub fn supplementary(&self, number: u32) -> SupplementaryRules {
        let number = number.to_string();
        let of = |template: &str| filled(template, &[("n", number.as_str())]);
        SupplementaryRules {
            title: of(&self.supplementary_title.value),
            prefix: of(&self.supplementary_prefix.value),
            file_name: of(&self.supplementary_file_name.value),
        }
    }

    /// The rules by which the supplementary bundle of that number is made.
    pub fn of_supplementary(mut self, number: u32) -> Profile {
        let rules = self.supplementary(number);
        self.bundle_title = rules.title;
        self.page_prefix.value = rules.prefix;
        self
    }
}
