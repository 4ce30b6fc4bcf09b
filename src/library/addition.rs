//! What a pack adds to the taxonomy that all packs share: words that people search for, a sentence of
//! help, authorities.
//!
//! Issues and most characteristics are the same wherever an appellant comes from. That absence without leave is
//! Article 337 is so in Russia only: the Russia pack says it, and nobody from elsewhere is told it.

use std::iter;

use serde::{Deserialize, Serialize};

use super::authority::Cited;
use super::taxonomy::{Characteristic, Issue, Taxonomy};

/// Added to the characteristic or the issue of that id, for appellants of the pack that says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    pub id: String,
    /// Stands behind the help that is there.
    #[serde(default)]
    pub help: Option<String>,
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Of an issue only.
    #[serde(default)]
    pub authorities: Vec<Cited>,
    /// Those of the pack, set when it is read.
    #[serde(skip)]
    pub nationalities: Vec<String>,
}

/// All additions of all packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    pub to_characteristics: Vec<Addition>,
    pub to_issues: Vec<Addition>,
}

impl Addition {
    fn is_for(&self, id: &str, nationalities: &[impl AsRef<str>]) -> bool {
        let own = |code: &str| self.nationalities.iter().any(|known| known == code);
        self.id == id && nationalities.iter().any(|code| own(code.as_ref()))
    }
}

impl Characteristic {
    /// Whether it can be true of an appellant of that nationality: a general one can of everybody.
    pub fn is_for(&self, nationality: Option<&str>) -> bool {
        let own = |code: &str| self.only_for.iter().any(|known| known == code);
        self.only_for.is_empty() || nationality.is_some_and(own)
    }
}

impl Taxonomy {
    /// When to tick it, as an appellant of that nationality is told.
    pub fn help_for(&self, known: &Characteristic, nationality: Option<&str>) -> Option<String> {
        let id = known.id.as_str();
        let added = of(
            &self.additions.to_characteristics,
            id,
            nationality.as_slice(),
        );
        sentences(known.help.as_ref(), added)
    }

    /// What it is called and searched for by: its label, and the synonyms that hold for those nationalities.
    pub fn words_for<'a>(
        &'a self,
        known: &'a Characteristic,
        nationalities: &[impl AsRef<str>],
    ) -> impl Iterator<Item = &'a String> {
        let own = iter::once(&known.label).chain(&known.synonyms);
        let added = of(
            &self.additions.to_characteristics,
            known.id.as_str(),
            nationalities,
        );
        own.chain(added.into_iter().flat_map(|one| &one.synonyms))
    }

    /// The synonyms of an issue that hold for those nationalities.
    pub fn synonyms_for<'a>(
        &'a self,
        issue: &'a Issue,
        nationalities: &[impl AsRef<str>],
    ) -> impl Iterator<Item = &'a String> {
        let added = of(&self.additions.to_issues, issue.id.as_str(), nationalities);
        let added = added.into_iter().flat_map(|one| &one.synonyms);
        issue.synonyms.iter().chain(added)
    }

    /// The authorities on which it rests in an appeal of that nationality, those of the country last.
    pub fn cited_for<'a>(
        &'a self,
        issue: &'a Issue,
        nationality: Option<&str>,
    ) -> impl Iterator<Item = &'a Cited> {
        let id = issue.id.as_str();
        let added = of(&self.additions.to_issues, id, nationality.as_slice());
        let added = added.into_iter().flat_map(|one| &one.authorities);
        issue.authorities.iter().chain(added)
    }

    /// What a person should know of an issue: its title with its code, its standard, what evidence can answer, and the
    /// authorities, each with whether anybody has seen it.
    pub fn about_issue(&self, issue: &Issue, nationality: Option<&str>) -> String {
        let mut lines = vec![format!("{} (code {})", issue.title(), issue.code)];
        if issue.title() != issue.label {
            lines.push(format!("In full: {}.", issue.label));
        }
        let standard = issue.standard.iter();
        lines.extend(standard.map(|standard| format!("Standard: {standard}.")));
        let added = of(
            &self.additions.to_issues,
            issue.id.as_str(),
            nationality.as_slice(),
        );
        let help = sentences(issue.help.as_ref(), added);
        lines.extend(help.map(|help| self.with_titles(&help)));
        for cited in self.cited_for(issue, nationality) {
            if let Some(authority) = self.authority(&cited.id) {
                lines.push(format!("– {}", authority.line()));
            }
        }
        lines.join("\n")
    }
}

impl Taxonomy {
    /// The text with each issue called by its title: a code says nothing to somebody new.
    fn with_titles(&self, text: &str) -> String {
        let is_end = |c: char| !c.is_alphanumeric();
        let title = |part: &str| {
            let code = part.trim_end_matches(is_end);
            let issue = self.issues.iter().find(|issue| issue.code == code);
            let rest = part.strip_prefix(code).unwrap_or_default();
            issue.map_or(part.to_owned(), |issue| {
                format!("“{}”{rest}", issue.title())
            })
        };
        text.split_inclusive(is_end).map(title).collect()
    }
}

fn of<'a>(
    additions: &'a [Addition],
    id: &str,
    nationalities: &[impl AsRef<str>],
) -> Vec<&'a Addition> {
    let all = additions.iter();
    all.filter(|one| one.is_for(id, nationalities)).collect()
}

fn sentences(first: Option<&String>, added: Vec<&Addition>) -> Option<String> {
    let all = first
        .into_iter()
        .chain(added.into_iter().filter_map(|one| one.help.as_ref()));
    let all: Vec<&str> = all.map(String::as_str).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taxonomy() -> (Taxonomy, Characteristic) {
        let known = Characteristic {
            id: "deserter".into(),
            label: "Deserter".to_owned(),
            help: Some("Left a unit.".to_owned()),
            synonyms: vec!["desertion".to_owned()],
            ..Characteristic::default()
        };
        let addition = |code: &str, word: &str| Addition {
            id: "deserter".to_owned(),
            help: Some(format!("Look for {word}.")),
            synonyms: vec![word.to_owned()],
            nationalities: vec![code.to_owned()],
            ..Addition::default()
        };
        let additions = Additions {
            to_characteristics: vec![addition("RUS", "article 338"), addition("ERI", "Sawa")],
            ..Additions::default()
        };
        let taxonomy = Taxonomy {
            additions,
            ..Taxonomy::default()
        };
        (taxonomy, known)
    }

    #[test]
    fn what_a_pack_adds_is_for_appellants_of_its_nationality_only() {
        let (taxonomy, known) = taxonomy();
        let words = |codes: &[&str]| -> Vec<String> {
            taxonomy.words_for(&known, codes).cloned().collect()
        };
        assert_eq!(words(&["RUS"]), ["Deserter", "desertion", "article 338"]);
        assert_eq!(words(&["ERI"]), ["Deserter", "desertion", "Sawa"]);
        assert_eq!(words(&[]), ["Deserter", "desertion"]);
        let help = |code| taxonomy.help_for(&known, code).unwrap_or_default();
        assert_eq!(help(Some("RUS")), "Left a unit. Look for article 338.");
        assert_eq!(help(None), "Left a unit.");
    }

    #[test]
    fn what_is_of_one_country_is_offered_to_nobody_else() {
        let (_, general) = taxonomy();
        let russian = Characteristic {
            only_for: vec!["RUS".to_owned()],
            ..general.clone()
        };
        assert!(general.is_for(None) && general.is_for(Some("ERI")));
        assert!(russian.is_for(Some("RUS")));
        assert!(!russian.is_for(Some("ERI")) && !russian.is_for(None));
    }

    #[test]
    fn other_issues_are_called_by_their_titles_where_an_issue_is_explained() {
        let issue = |code: &str, label: &str, help: Option<&str>| Issue {
            id: label.into(),
            code: code.to_owned(),
            label: label.to_owned(),
            help: help.map(str::to_owned),
            ..Issue::default()
        };
        let refusers = issue(
            "Q3d",
            "Refusers",
            Some("Severity is Q3b; see (Q3e), not Q3."),
        );
        let taxonomy = Taxonomy {
            issues: vec![
                refusers.clone(),
                issue("Q3b", "Severity", None),
                issue("Q3e", "Conditions", None),
            ],
            ..Taxonomy::default()
        };
        let about = taxonomy.about_issue(&refusers, None);
        let wanted = "Refusers (code Q3d)\nSeverity is “Severity”; see (“Conditions”), not Q3.";
        assert_eq!(about, wanted);
    }
}
