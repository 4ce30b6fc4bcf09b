//! What it means for a case that others know by its numbers when it goes under the rules of another profile.

use crate::finding::counted;
use crate::profile::Profile;

use super::model::Case;
use super::numbers::Numbers;

/// Nothing where nobody was told a number: then another profile takes nothing back.
pub fn profile_change(case: &Case, from: Option<&Profile>, to: &Profile) -> Vec<String> {
    let pinned = case.pinned.len();
    if case.numbers == Numbers::Automatic && pinned == 0 {
        return Vec::new();
    }
    let mut said = renamed(case, from, to);
    let is_set_otherwise = from.is_none_or(|from| set_otherwise(from, to));
    if is_set_otherwise && pinned > 0 {
        let documents = counted(pinned, "document", "documents");
        said.push(format!(
            "Our own pages are set anew, and may be more or fewer: {documents} may begin on other pages than others were told. The export says which, before it makes the bundle."
        ));
    }
    said
}

/// The numbers stay, but are called otherwise: whoever cites `AB 12` finds no such words any more.
fn renamed(case: &Case, from: Option<&Profile>, to: &Profile) -> Vec<String> {
    let old = from.map(Profile::labels).unwrap_or_default();
    let new = to.labels();
    let entry = case.entries().next().map(|entry| entry.number);
    let entry = entry.map(|number| (old.entry(number), new.entry(number)));
    let page = case.pinned.values().next();
    let page = page.map(|page| (old.page(page), new.page(page)));
    let renamed = entry.into_iter().chain(page);
    let renamed = renamed.filter(|(before, behind)| before != behind);
    let renamed: Vec<String> = renamed
        .map(|(before, behind)| format!("{before} is called {behind}"))
        .collect();
    match renamed.is_empty() {
        true => Vec::new(),
        false => vec![format!(
            "The numbers that others were told stay, and are called otherwise from now on: {}.",
            renamed.join(", ")
        )],
    }
}

/// Whether our own pages break elsewhere.
fn set_otherwise(from: &Profile, to: &Profile) -> bool {
    from.paper.value != to.paper.value
        || from.schedule_min_font_pt.value != to.schedule_min_font_pt.value
        || from.schedule_line_spacing.value != to.schedule_line_spacing.value
        || from.index_columns.value != to.index_columns.value
        || from.tribunal != to.tribunal
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use crate::case::specimen;
    use crate::profile::Profiles;

    #[test]
    fn where_numbers_were_told_another_profile_is_never_silent() {
        let profiles = Profiles::shipped();
        let get = |id: &str| profiles.get(id).unwrap();
        let (first_tier, courts) = (get("ft-iac-2024-11"), get("courts-ew-2021-11"));
        let mut case = specimen::case(1, 1);
        case.numbers = Numbers::Automatic;
        assert_eq!(profile_change(&case, Some(first_tier), courts), [""; 0]);
        case.numbers = Numbers::Kept;
        case.pinned.insert(1, NonZeroU32::new(12).unwrap());
        assert_eq!(profile_change(&case, Some(first_tier), first_tier), [""; 0]);
        let said = profile_change(&case, Some(first_tier), courts);
        assert!(
            said[0].ends_with("from now on: AB 12 is called page 12."),
            "{said:?}"
        );
        assert!(said[1].contains("1 document may begin"), "{said:?}");
        let said = profile_change(&case, None, first_tier);
        assert!(said[0].contains("entry 1 is called CS 1"), "{said:?}");
    }
}
