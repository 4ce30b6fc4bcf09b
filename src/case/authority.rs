//! The authorities that are relied on under an issue, beside its evidence.
//!
//! Each is a copy of what the register of the library said when it was chosen, so that an update of the library
//! cannot silently change a prepared bundle. Whether it was looked up is a person's word, and stands in the copy.

use serde::{Deserialize, Serialize};

use super::apply::issue_mut;
use super::edit::EditError;
use super::limits::{AUTHORITIES, Excess, LINE, long, many};
use super::model::{Case, DisputedIssue};
use crate::library::{Authority, AuthorityStatus, LookedUp, is_legible};

/// An authority under an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChosenAuthority {
    pub authority: Authority,
    /// The paragraphs or headnotes relied on, as they are printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraphs: Option<String>,
}

impl ChosenAuthority {
    /// Whether it is cited from memory, and nobody has looked it up since.
    pub fn is_from_memory(&self) -> bool {
        self.authority.status == AuthorityStatus::Unverified && self.authority.looked_up.is_none()
    }

    /// Whether it is country guidance, of whatever country, and nobody has looked up whether it is still listed as that.
    pub fn is_listing_unchecked(&self) -> bool {
        self.authority.is_guidance() && self.authority.looked_up.is_none()
    }
}

impl DisputedIssue {
    /// Whether anything stands under it, and so it is printed.
    pub fn is_printed(&self) -> bool {
        !self.entries.is_empty() || !self.authorities().is_empty()
    }

    /// Those chosen for it; none where nobody has chosen yet.
    pub fn authorities(&self) -> &[ChosenAuthority] {
        self.authorities.as_deref().unwrap_or_default()
    }

    /// Those of the next issue behind its own, each once.
    pub(super) fn take_authorities(&mut self, next: &mut DisputedIssue) {
        let more = next.authorities.take().unwrap_or_default();
        for one in more {
            let own = self.authorities.get_or_insert_default();
            if own
                .iter()
                .all(|known| known.authority.id != one.authority.id)
            {
                own.push(one);
            }
        }
    }
}

pub(super) fn set(case: &mut Case, key: &str, chosen: &[ChosenAuthority]) -> Result<(), EditError> {
    issue_mut(case, key)?.authorities = Some(chosen.to_vec());
    Ok(())
}

pub(super) fn set_paragraphs(
    case: &mut Case,
    key: &str,
    id: &str,
    text: &str,
) -> Result<(), EditError> {
    let chosen = issue_mut(case, key)?.authorities.iter_mut().flatten();
    let mut same = chosen.filter(|one| one.authority.id == id);
    let found = same.next().ok_or_else(|| no_such(id))?;
    found.paragraphs = super::apply::filled(text);
    Ok(())
}

/// What a person found on looking it up holds wherever the case cites it.
pub(super) fn set_looked_up(
    case: &mut Case,
    id: &str,
    looked_up: Option<&LookedUp>,
) -> Result<(), EditError> {
    if looked_up.is_some_and(|looked_up| !is_legible(&looked_up.by)) {
        return Err(EditError::UnnamedSignOff);
    }
    let chosen = case
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.authorities);
    let mut same = chosen
        .flatten()
        .filter(|one| one.authority.id == id)
        .peekable();
    if same.peek().is_none() {
        return Err(no_such(id));
    }
    same.for_each(|one| one.authority.looked_up = looked_up.cloned());
    Ok(())
}

/// What of them is more than a case may hold.
pub(super) fn of_authorities(issue: &DisputedIssue) -> Option<Excess> {
    let chosen = issue.authorities();
    let of_one = |one: &ChosenAuthority| {
        let Authority {
            citation,
            neutral,
            decides,
            subject,
            address,
            overtaken,
            looked_up,
            ..
        } = &one.authority;
        let by = overtaken.as_ref().map(|overtaken| &overtaken.by);
        let who = looked_up.as_ref().map(|looked_up| &looked_up.by);
        let texts = [
            neutral.as_ref(),
            decides.as_ref(),
            subject.as_ref(),
            address.as_ref(),
            by,
            who,
        ];
        let mut texts = texts
            .into_iter()
            .flatten()
            .chain([citation])
            .chain(&one.paragraphs);
        texts.find_map(|text| long(|| "what is said of an authority".to_owned(), text, LINE))
    };
    many("authorities of an issue", chosen.len(), AUTHORITIES)
        .or_else(|| chosen.iter().find_map(of_one))
}

fn no_such(id: &str) -> EditError {
    EditError::NoSuchAuthority(id.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::case::specimen::{authority, issue};
    use crate::case::{Case, Edit, EditError, History};
    use crate::library::{Date, LookedUp};

    /// Two issues; the first rests on A and B, the second on B.
    fn case() -> History {
        let mut history = History::new(Case::new("p"));
        let choose = |issue: &str, ids: &[&str]| Edit::SetAuthorities {
            issue: issue.to_owned(),
            authorities: ids.iter().map(|id| authority(id)).collect(),
        };
        for edit in [
            issue("A"),
            issue("B"),
            choose("own-1", &["a", "b"]),
            choose("own-2", &["b"]),
        ] {
            history.apply(edit).unwrap();
        }
        history
    }

    fn looked_up(by: &str) -> Edit {
        Edit::SetLookedUp {
            authority: "b".to_owned(),
            looked_up: Some(LookedUp {
                by: by.to_owned(),
                on: Date::day(2026, 11, 28),
                listed: true,
            }),
        }
    }

    #[test]
    fn what_was_looked_up_is_so_wherever_it_is_cited_and_undo_takes_it_back() {
        let mut history = case();
        let before = history.case().clone();
        history.apply(looked_up("AB")).unwrap();
        let unchecked: Vec<bool> = history
            .case()
            .issues
            .iter()
            .flat_map(|issue| issue.authorities())
            .map(|one| one.is_listing_unchecked())
            .collect();
        assert_eq!(unchecked, [true, false, false]);
        history.undo();
        assert_eq!(*history.case(), before);
        assert_eq!(
            looked_up(" ").apply(&before),
            Err(EditError::UnnamedSignOff)
        );
    }

    #[test]
    fn paragraphs_are_those_of_one_issue() {
        let typed = |id: &str, text: &str| Edit::SetParagraphs {
            issue: "own-2".to_owned(),
            authority: id.to_owned(),
            text: text.to_owned(),
        };
        let case = typed("b", "headnote 1").apply(case().case()).unwrap();
        let paragraphs = |at: usize| {
            case.issues[at]
                .authorities()
                .last()
                .unwrap()
                .paragraphs
                .clone()
        };
        assert_eq!(
            (paragraphs(0), paragraphs(1).as_deref()),
            (None, Some("headnote 1"))
        );
        let none = typed("b", " ").apply(&case).unwrap();
        assert_eq!(none.issues[1].authorities()[0].paragraphs, None);
        assert!(matches!(
            typed("c", "1").apply(&case),
            Err(EditError::NoSuchAuthority(_))
        ));
    }

    #[test]
    fn issues_that_are_merged_cite_each_authority_once() {
        let merge = Edit::MergeIssues {
            key: "own-1".to_owned(),
        };
        let merged = merge.apply(case().case()).unwrap();
        let ids = merged.issues[0].authorities().iter();
        let ids: Vec<&str> = ids.map(|one| one.authority.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
    }
}
