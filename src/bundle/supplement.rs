//! What a supplementary bundle says that the first does not: why it is late, and what was filed before it.

use crate::case::{Case, FiledBundle};
use crate::library::Date;
use crate::profile::Profile;

use super::build::joined;
use super::name::supplementary_file_name;
use super::plan::Plan;

/// The plan of a supplementary bundle holds this, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    pub number: u32,
    /// The day of the hearing as far as one is typed, for the name of the file.
    pub hearing: String,
    /// Why what it holds was not filed earlier, paragraph by paragraph.
    pub late_because: Vec<String>,
    /// The bundles filed before it, for the joint index.
    pub earlier: Vec<EarlierBundle>,
    /// Where entries of this bundle quote what an earlier one holds: the page there, by number of entry.
    pub quoted_in_earlier: std::collections::BTreeMap<u32, String>,
}

/// A bundle filed earlier, as the joint index lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierBundle {
    /// `Appellant’s bundle, filed 3 December 2026 (AB 1–134, CS 1–20)`.
    pub heading: String,
    /// Words and pages: `Letter`, `AB 12–14`.
    pub rows: Vec<(String, String)>,
}

impl Supplement {
    /// None where nothing was filed yet.
    pub(super) fn of(case: &Case, entry_prefix: &str, hearing: String) -> Option<Supplement> {
        let number = case.next_supplementary()?;
        let late = case.late_because.as_deref().unwrap_or_default();
        let paragraphs = late.lines().map(str::trim).filter(|line| !line.is_empty());
        let earlier = case.filed.iter().map(|one| earlier(one, entry_prefix));
        Some(Supplement {
            number,
            hearing,
            late_because: paragraphs.map(str::to_owned).collect(),
            earlier: earlier.collect(),
            quoted_in_earlier: Default::default(),
        })
    }
}

fn earlier(bundle: &FiledBundle, entry_prefix: &str) -> EarlierBundle {
    let pages = bundle.cite_range(1, bundle.pages());
    let entries = runs(bundle.entries.iter().map(|entry| entry.number));
    let entries = match entries.is_empty() {
        true => String::new(),
        false => format!("{entry_prefix} {entries}"),
    };
    let held = joined(&[&pages, &entries], ", ");
    let rows = bundle.index.iter().map(|row| {
        let pages = bundle.cite_range(row.first, row.last);
        (row.text.clone(), pages)
    });
    EarlierBundle {
        heading: format!("{}, filed {} ({held})", bundle.title, bundle.on),
        rows: rows.collect(),
    }
}

/// Numbers as they are said: `1–14, 16`.
fn runs(numbers: impl Iterator<Item = u32>) -> String {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let said = runs.filter_map(|run| match run {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
    });
    said.collect::<Vec<_>>().join(", ")
}

impl Plan {
    /// Whether it has a schedule and a list of sources: a supplementary bundle may hold documents alone.
    pub fn has_schedule(&self) -> bool {
        self.supplement.is_none() || !self.schedule.issues.is_empty()
    }

    /// A supplementary bundle says of which day it is, on its first page and in its name. Of the first bundle nothing
    /// changes.
    pub fn date_supplement(&mut self, profile: &Profile, on: Date) {
        let Some(supplement) = &self.supplement else {
            return;
        };
        let rules = profile.supplementary(supplement.number);
        let parts = [
            self.cover.reference.as_str(),
            &self.page_prefix,
            &profile.bundle_title,
            &supplement.hearing,
        ];
        self.file_name = supplementary_file_name(&rules.file_name, parts, on);
        let dated = ("Date of this bundle".to_owned(), on.to_string());
        self.cover.details.insert(0, dated);
        self.title = format!("{}, {on}", self.title);
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn numbers_that_follow_each_other_are_said_as_a_range() {
        assert_eq!(runs([3, 1, 2, 5, 7, 8].into_iter()), "1–3, 5, 7–8");
        assert_eq!(runs([].into_iter()), "");
    }
}
