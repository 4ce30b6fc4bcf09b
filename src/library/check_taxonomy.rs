//! The rules of the two trees, of the register of authorities and of the propositions: ids that are
//! well formed and unique, parents that exist, no circles.

use std::collections::BTreeSet;

use crate::finding::{Finding, LibraryCode, Place};

use super::authority::{Authority, AuthorityStatus, Cited};
use super::check::{bad_id, is_web_address};
use super::id::is_kebab_case;
use super::locate::{self, Spot};
use super::neutral::fault_in_neutral_citation;
use super::proposition::Proposition;
use super::read::Texts;
use super::taxonomy::{Characteristic, Facet, Issue, Taxonomy};

/// `latest` is the last year in which anything can have been decided.
pub(super) fn taxonomy(
    taxonomy: &Taxonomy,
    texts: &Texts,
    latest: u16,
    findings: &mut Vec<Finding>,
) {
    let mut checker = Checker {
        taxonomy,
        texts,
        findings,
    };
    let mut facets = BTreeSet::new();
    let mut characteristics = BTreeSet::new();
    for facet in &taxonomy.facets {
        let Facet {
            id,
            label,
            help: _,
            characteristics: inside,
        } = facet;
        checker.name(id, label, facets.insert(id.as_str()), Tree::Characteristics);
        for known in inside {
            let is_new = characteristics.insert(known.id.as_str());
            checker.characteristic(known, is_new);
        }
    }
    let mut authorities = BTreeSet::new();
    for authority in &taxonomy.authorities {
        let is_new = authorities.insert(authority.id.as_str());
        checker.authority(authority, is_new, latest);
    }
    let mut issues = BTreeSet::new();
    for issue in &taxonomy.issues {
        let is_new = issues.insert(issue.id.as_str());
        checker.issue(issue, is_new);
    }
    checker.additions();
    let mut propositions = BTreeSet::new();
    for proposition in &taxonomy.propositions {
        let is_new = propositions.insert(proposition.id.as_str());
        checker.proposition(proposition, is_new);
    }
}

/// The longest statement that still reads as one line or two above an entry, in characters.
const LONGEST_STATEMENT: usize = 160;

/// The longest short title that still fits the first column of the coverage table on one line.
const LONGEST_TITLE: usize = 32;

#[derive(Clone, Copy)]
pub(super) enum Tree {
    Characteristics,
    Issues,
    Authorities,
    Propositions,
}

impl Tree {
    fn file(self) -> &'static str {
        match self {
            Tree::Characteristics => "/characteristics.ron",
            Tree::Issues => "/issues.ron",
            Tree::Authorities => "/authorities.ron",
            Tree::Propositions => "/propositions.ron",
        }
    }
}

pub(super) struct Checker<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    texts: &'a Texts,
    findings: &'a mut Vec<Finding>,
}

impl Checker<'_> {
    /// Names the first file of that tree in which the id stands.
    pub(super) fn report(&mut self, finding: Finding, tree: Tree, id: &str) {
        let quoted = format!("\"{id}\"");
        let mut files = self
            .texts
            .iter()
            .filter(|(path, _)| path.ends_with(tree.file()));
        let place = files
            .find(|(_, text)| text.contains(&quoted))
            .map_or(Place::Everywhere, |(path, text)| {
                locate::place(path, text, Spot::Value(id))
            });
        self.findings.push(finding.at(place));
    }

    fn name(&mut self, id: &str, label: &str, is_new: bool, tree: Tree) {
        if !is_kebab_case(id) {
            self.report(bad_id(id), tree, id);
        }
        if !is_new {
            let finding = Finding::new(
                LibraryCode::IdTwice,
                format!("The short name “{id}” is used twice."),
            )
            .hint("Give one of the two another short name.");
            self.report(finding, tree, id);
        }
        if label.trim().is_empty() {
            self.report(
                Finding::new(
                    LibraryCode::EmptyText,
                    format!("“{id}” has no name in words."),
                ),
                tree,
                id,
            );
        }
    }

    fn characteristic(&mut self, known: &Characteristic, is_new: bool) {
        let Characteristic {
            id,
            label,
            help: _,
            synonyms: _,
            broader,
            nationality,
            took_part: _,
            only_for: _,
        } = known;
        let tree = Tree::Characteristics;
        self.name(id.as_str(), label, is_new, tree);
        for above in broader {
            if self.taxonomy.characteristic(above).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownCharacteristic,
                    format!("“{id}” is said to be a kind of “{above}”, which does not exist."),
                );
                self.report(finding, tree, above.as_str());
            }
        }
        let climbs_back = self.taxonomy.broader(id).keys().any(|above| {
            self.taxonomy
                .characteristic(above)
                .is_some_and(|above| above.broader.contains(id))
        });
        if climbs_back || broader.contains(id) {
            let finding = Finding::new(LibraryCode::Circle, format!("“{id}” is broader than itself."))
                .hint("Follow what each is a kind of (“broader”) upwards, and take out the step that leads back.");
            self.report(finding, tree, id.as_str());
        }
        if let Some(code) = nationality
            && (code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            let finding = Finding::new(
                LibraryCode::BadNationality,
                format!("“{code}” is not a nationality code."),
            );
            self.report(finding, tree, code);
        }
    }

    fn issue(&mut self, issue: &Issue, is_new: bool) {
        let Issue {
            id,
            code,
            short,
            label,
            parent,
            standard: _,
            help: _,
            synonyms: _,
            authorities,
            exclusion: _,
            only_for: _,
        } = issue;
        let tree = Tree::Issues;
        self.name(id.as_str(), label, is_new, tree);
        if code.trim().is_empty() {
            self.report(
                Finding::new(
                    LibraryCode::EmptyText,
                    format!("The issue “{id}” has no code, such as Q3b."),
                ),
                tree,
                id.as_str(),
            );
        }
        if let Some(short) = short {
            self.short_title(issue, short);
        }
        if let Some(parent) = parent
            && self.taxonomy.issue(parent).is_none()
        {
            let finding = Finding::new(
                LibraryCode::UnknownIssue,
                format!("“{id}” stands under “{parent}”, which does not exist."),
            );
            self.report(finding, tree, parent.as_str());
        }
        if self.taxonomy.ancestors(id).any(|above| above.id == *id) {
            self.report(
                Finding::new(
                    LibraryCode::Circle,
                    format!("The issue “{id}” stands under itself."),
                ),
                tree,
                id.as_str(),
            );
        }
        self.cited(id.as_str(), authorities);
    }

    pub(super) fn cited(&mut self, issue: &str, authorities: &[Cited]) {
        let mut met = BTreeSet::new();
        for one in authorities {
            let cited = &one.id;
            if !met.insert(cited) {
                let finding = Finding::new(
                    LibraryCode::AuthorityTwice,
                    format!("The authority “{cited}” stands twice under the issue “{issue}”."),
                );
                self.report(finding, Tree::Issues, cited);
            }
            if self.taxonomy.authority(cited).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownAuthority,
                    format!("There is no authority “{cited}” (under the issue “{issue}”)."),
                );
                self.report(finding, Tree::Issues, cited);
            }
        }
    }

    /// A short title has to fit a table and to say which issue it is without the code.
    fn short_title(&mut self, issue: &Issue, short: &str) {
        let id = issue.id.as_str();
        let length = short.chars().count();
        let is_plain = short == short.trim() && !short.ends_with('.') && !short.contains('\n');
        if !is_plain || !(1..=LONGEST_TITLE).contains(&length) {
            let finding = Finding::new(
                LibraryCode::BadTitle,
                format!(
                    "The short title of the issue “{id}” is not a few words without a full stop."
                ),
            )
            .hint("At most 32 characters, for instance “Severity of punishment”.");
            self.report(finding, Tree::Issues, id);
        }
        let has_code = short.split_whitespace().any(|word| word == issue.code);
        if has_code {
            let finding = Finding::new(
                LibraryCode::BadTitle,
                format!("The short title of the issue “{id}” has its code in it."),
            )
            .hint("Say in plain words what is in dispute; the code is shown where it is needed.");
            self.report(finding, Tree::Issues, id);
        }
        let is_its = |other: &&Issue| other.title().eq_ignore_ascii_case(short);
        let first = self.taxonomy.issues.iter().find(is_its);
        if first.is_some_and(|first| first.id != issue.id) {
            let finding = Finding::new(
                LibraryCode::TitleTwice,
                format!("Two issues are called “{short}”."),
            );
            self.report(finding, Tree::Issues, id);
        }
    }

    fn authority(&mut self, authority: &Authority, is_new: bool, latest: u16) {
        let Authority {
            id,
            citation,
            neutral,
            court,
            decided,
            decides,
            subject,
            address,
            status,
            seen_in,
            country_guidance: _,
            adverse: _,
            overtaken,
            looked_up,
        } = authority;
        let tree = Tree::Authorities;
        self.name(id, citation, is_new, tree);
        let by = overtaken.as_ref().map(|overtaken| &overtaken.by);
        let who = looked_up.as_ref().map(|looked_up| &looked_up.by);
        let texts = [
            Some(court),
            decides.as_ref(),
            subject.as_ref(),
            seen_in.as_ref(),
            by,
            who,
        ];
        if texts
            .into_iter()
            .flatten()
            .any(|text| text.trim().is_empty())
        {
            let finding = Finding::new(
                LibraryCode::EmptyText,
                format!("A field of “{id}” is empty."),
            );
            self.report(finding, tree, id);
        }
        let fault = neutral
            .as_deref()
            .and_then(|cited| fault_in_neutral_citation(cited, latest));
        if let (Some(fault), Some(neutral)) = (fault, neutral) {
            let finding = Finding::new(
                LibraryCode::BadCitation,
                format!("“{neutral}” cannot be a neutral citation: {fault}."),
            )
            .hint("Look it up; a citation that does not exist must never be filed.");
            self.report(finding, tree, neutral);
        }
        let year = neutral
            .as_deref()
            .and_then(|neutral| neutral.get(1..5)?.parse::<u16>().ok());
        if let (Some(decided), Some(year)) = (decided, year)
            && decided.year != year
        {
            let finding = Finding::new(
                LibraryCode::BadCitation,
                format!("“{id}” was decided on {decided}, but its neutral citation is of {year}."),
            )
            .hint("One of the two is wrong: look it up.");
            self.report(finding, tree, id);
        }
        if address
            .as_deref()
            .is_some_and(|address| !is_web_address(address))
        {
            let finding = Finding::new(
                LibraryCode::BadAddress,
                format!("The address of “{id}” is not a web address."),
            );
            self.report(finding, tree, id);
        }
        if *status == AuthorityStatus::Seen && seen_in.is_none() {
            let finding = Finding::new(
                LibraryCode::SeenWhere,
                format!("“{id}” is said to have been seen, but not where."),
            );
            self.report(finding, tree, id);
        }
    }

    fn proposition(&mut self, proposition: &Proposition, is_new: bool) {
        let Proposition {
            id,
            statement,
            issues,
            only_for: _,
        } = proposition;
        let tree = Tree::Propositions;
        self.name(id.as_str(), statement, is_new, tree);
        let length = statement.chars().count();
        if length > LONGEST_STATEMENT || statement.ends_with('.') {
            let finding = Finding::new(
                LibraryCode::BadStatement,
                format!("The statement of “{id}” is not one short line without a full stop."),
            );
            self.report(finding, tree, id.as_str());
        }
        if issues.is_empty() {
            let finding = Finding::new(
                LibraryCode::NoIssue,
                format!("The proposition “{id}” stands under no issue."),
            );
            self.report(finding, tree, id.as_str());
        }
        for issue in issues {
            if self.taxonomy.issue(issue).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownIssue,
                    format!("“{id}” stands under “{issue}”, which does not exist."),
                );
                self.report(finding, tree, issue.as_str());
            }
        }
    }
}
