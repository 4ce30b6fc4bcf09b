//! Which authorities an issue of the case rests on, in the order of print, and which of them go in unasked.
//!
//! What the register says of an issue is offered, for the appellant's own country last. Unasked go those that somebody
//! has seen and nothing has taken the place of; the others wait until a person wants them. Country guidance comes
//! first, for paragraph 10.6 of the Practice Direction names it first; then all stand in the order of the register.

use crate::case::{Case, ChosenAuthority, DisputedIssue, Edit, IssueChoice};
use crate::library::{Authority, Cited, Issue, IssueId, Taxonomy};

/// Those that the register names under an issue of the case, whether they are usual or not.
pub fn known_authorities(
    taxonomy: &Taxonomy,
    issue: &IssueId,
    nationality: Option<&str>,
) -> Vec<ChosenAuthority> {
    let cited = taxonomy.issue(issue).into_iter();
    let cited = cited.flat_map(|issue| taxonomy.cited_for(issue, nationality));
    let mut known: Vec<ChosenAuthority> = Vec::new();
    for one in cited {
        let is_new = known.iter().all(|known| known.authority.id != one.id);
        known.extend(
            taxonomy
                .authority(&one.id)
                .filter(|_| is_new)
                .map(|found| copy(found, one)),
        );
    }
    in_order(taxonomy, known)
}

/// Those of them that go in unasked.
pub fn usual_authorities(
    taxonomy: &Taxonomy,
    issue: &IssueId,
    nationality: Option<&str>,
) -> Vec<ChosenAuthority> {
    let known = known_authorities(taxonomy, issue, nationality);
    known
        .into_iter()
        .filter(|one| one.authority.is_usual())
        .collect()
}

/// Those that the register has for the appellant's country under other issues: any may be wanted here, too.
pub fn other_authorities(
    taxonomy: &Taxonomy,
    issue: Option<&IssueId>,
    nationality: Option<&str>,
) -> Vec<ChosenAuthority> {
    let is_other = |known: &&Issue| Some(&known.id) != issue;
    let others = taxonomy.issues.iter().filter(is_other);
    let cited = others.flat_map(|known| taxonomy.cited_for(known, nationality));
    let here = issue.map(|issue| known_authorities(taxonomy, issue, nationality));
    let here = here.unwrap_or_default();
    let mut found: Vec<ChosenAuthority> = Vec::new();
    for Cited { id, .. } in cited {
        let mut met = here.iter().chain(&found);
        if met.all(|one| one.authority.id != *id) {
            let authority = taxonomy.authority(id).cloned();
            found.extend(authority.map(|authority| ChosenAuthority {
                authority,
                paragraphs: None,
            }));
        }
    }
    in_order(taxonomy, found)
}

/// The order of print.
pub fn in_order(taxonomy: &Taxonomy, mut chosen: Vec<ChosenAuthority>) -> Vec<ChosenAuthority> {
    let place = |id: &str| {
        let mut register = taxonomy.authorities.iter();
        register
            .position(|known| known.id == id)
            .unwrap_or(usize::MAX)
    };
    chosen.sort_by_key(|one| (!one.authority.country_guidance, place(&one.authority.id)));
    chosen
}

/// What the case takes of the register: on this issue it may matter for less than it decides.
fn copy(authority: &Authority, cited: &Cited) -> ChosenAuthority {
    let authority = authority.clone();
    let (decides, subject) = match (&cited.decides, &cited.subject) {
        (None, None) => (authority.decides, authority.subject),
        here => (here.0.clone(), here.1.clone()),
    };
    ChosenAuthority {
        paragraphs: cited.at.clone(),
        authority: Authority {
            decides,
            subject,
            ..authority
        },
    }
}

/// The edits with what follows from them: an issue that is added brings its usual authorities, and where the
/// nationality changes, issues that have just those get the ones of the other country.
pub fn with_authorities(taxonomy: &Taxonomy, case: &Case, edits: Vec<Edit>) -> Vec<Edit> {
    let is_about = |edit: &Edit| matches!(edit, Edit::AddIssue(_) | Edit::SetNationality(_));
    if !edits.iter().any(is_about) {
        return edits;
    }
    let mut nationality = case.claimant.nationality.clone();
    let mut all = Vec::with_capacity(edits.len() + 1);
    for edit in edits {
        let follows = match &edit {
            Edit::AddIssue(choice) => added(taxonomy, case, choice, nationality.as_deref()),
            Edit::SetNationality(to) => {
                let follows = moved(taxonomy, case, nationality.as_deref(), to.as_deref());
                nationality.clone_from(to);
                follows
            }
            _ => Vec::new(),
        };
        all.push(edit);
        all.extend(follows);
    }
    all
}

fn added(
    taxonomy: &Taxonomy,
    case: &Case,
    choice: &IssueChoice,
    nationality: Option<&str>,
) -> Vec<Edit> {
    let IssueChoice::FromTree { id, .. } = choice else {
        return Vec::new();
    };
    let key = choice.key(case);
    if case.issue(&key).is_some() {
        return Vec::new();
    }
    let authorities = usual_authorities(taxonomy, id, nationality);
    vec![Edit::SetAuthorities {
        issue: key,
        authorities,
    }]
}

fn moved(taxonomy: &Taxonomy, case: &Case, from: Option<&str>, to: Option<&str>) -> Vec<Edit> {
    let follow = |issue: &DisputedIssue| {
        let id = issue.taxonomy.as_ref()?;
        let chosen = issue.authorities.as_ref()?;
        let usual = |nationality| usual_authorities(taxonomy, id, nationality);
        let (before, behind) = (usual(from), usual(to));
        (*chosen == before && before != behind).then(|| Edit::SetAuthorities {
            issue: issue.key.clone(),
            authorities: behind,
        })
    };
    case.issues.iter().filter_map(follow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::authority;
    use crate::library::{Addition, Additions, AuthorityStatus, Overtaken};
    use crate::profile::DEFAULT;

    /// Under the issue `risk` the register names, in this order, a statute, guidance that was overtaken, guidance, a
    /// case from memory; for Eritrea guidance of its own as well.
    fn taxonomy() -> Taxonomy {
        let cited = |id: &str| Cited {
            id: id.to_owned(),
            at: Some(format!("paragraph of {id}")),
            decides: None,
            subject: None,
            note: None,
        };
        let change = |id: &str, change: fn(&mut Authority)| {
            let mut authority = authority(id).authority;
            change(&mut authority);
            authority
        };
        let overtaken = |one: &mut Authority| {
            one.overtaken = Some(Overtaken {
                by: "B".to_owned(),
                only_on: None,
            });
        };
        let addition = Addition {
            id: "risk".to_owned(),
            authorities: vec![cited("eritrean")],
            nationalities: vec!["ERI".to_owned()],
            ..Addition::default()
        };
        let issue = |id: &str, ids: &[&str]| Issue {
            id: id.into(),
            label: id.to_owned(),
            authorities: ids.iter().map(|id| cited(id)).collect(),
            ..Issue::default()
        };
        Taxonomy {
            issues: vec![
                issue("risk", &["statute", "overtaken", "guidance", "memory"]),
                issue("other", &["guidance", "elsewhere"]),
            ],
            authorities: vec![
                change("guidance", |_| ()),
                change("statute", |one| one.country_guidance = false),
                change("overtaken", overtaken),
                change("memory", |one| one.status = AuthorityStatus::Unverified),
                change("eritrean", |_| ()),
                change("elsewhere", |_| ()),
            ],
            additions: Additions {
                to_issues: vec![addition],
                ..Additions::default()
            },
            ..Taxonomy::default()
        }
    }

    fn ids(chosen: &[ChosenAuthority]) -> Vec<&str> {
        chosen.iter().map(|one| one.authority.id.as_str()).collect()
    }

    #[test]
    fn guidance_comes_first_and_what_is_overtaken_or_from_memory_waits_to_be_asked() {
        let (taxonomy, risk) = (taxonomy(), "risk".into());
        let known = known_authorities(&taxonomy, &risk, None);
        assert_eq!(ids(&known), ["guidance", "overtaken", "memory", "statute"]);
        let usual = usual_authorities(&taxonomy, &risk, Some("ERI"));
        assert_eq!(ids(&usual), ["guidance", "eritrean", "statute"]);
        assert_eq!(
            usual[0].paragraphs.as_deref(),
            Some("paragraph of guidance")
        );
        let others = other_authorities(&taxonomy, Some(&risk), Some("ERI"));
        assert_eq!(ids(&others), ["elsewhere"]);
    }

    fn apply(case: &Case, edits: Vec<Edit>) -> Case {
        let taxonomy = taxonomy();
        let edits = with_authorities(&taxonomy, case, edits);
        edits
            .iter()
            .fold(case.clone(), |case, edit| edit.apply(&case).unwrap())
    }

    #[test]
    fn an_issue_brings_its_authorities_and_they_follow_the_nationality_until_a_person_chooses() {
        let risk = IssueChoice::FromTree {
            id: "risk".into(),
            label: "Risk".to_owned(),
        };
        let nationality = |code: &str| Edit::SetNationality(Some(code.to_owned()));
        let new = Case::new(DEFAULT);
        let case = apply(&new, vec![nationality("ERI"), Edit::AddIssue(risk)]);
        let chosen = |case: &Case| ids(case.issues[0].authorities()).join(" ");
        assert_eq!(chosen(&case), "guidance eritrean statute");
        let moved = apply(&case, vec![nationality("RUS")]);
        assert_eq!(chosen(&moved), "guidance statute");
        let own = Edit::SetAuthorities {
            issue: "risk".to_owned(),
            authorities: Vec::new(),
        };
        let own = apply(&apply(&case, vec![own]), vec![nationality("RUS")]);
        assert_eq!(chosen(&own), "", "what a person chose stays");
    }

    #[test]
    fn an_old_case_gets_none_unasked_and_what_is_there_already_keeps_its_own() {
        let risk = IssueChoice::FromTree {
            id: "risk".into(),
            label: "Risk".to_owned(),
        };
        let old = Edit::AddIssue(risk.clone())
            .apply(&Case::new(DEFAULT))
            .unwrap();
        let moved = apply(&old, vec![Edit::SetNationality(Some("ERI".to_owned()))]);
        assert_eq!(moved.issues[0].authorities, None);
        let again = with_authorities(&taxonomy(), &old, vec![Edit::AddIssue(risk)]);
        assert_eq!(again.len(), 1);
    }
}
