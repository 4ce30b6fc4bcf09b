//! What must appear in nothing that leaves the program: words that the case calls confidential, and the appellant's
//! name where an anonymity direction keeps it from being said. Exports, papers and checks all ask here.

use crate::case::{Case, DisputedIssue, Entry, Exhibit, HeadingField};
use crate::finding::{CaseCode, Finding, Place};
use crate::terms::{Name, Term, stands_in};

use super::CaseCheck;

/// Both, prepared for the search.
#[derive(Clone, Debug)]
pub struct MustNotAppear {
    pub terms: Vec<Term>,
    /// Whom an anonymity direction keeps from being named.
    pub appellant: Option<Name>,
}

/// Words of our own, where they stand, and how they are changed.
struct OwnWords<'c> {
    place: Place,
    what: String,
    text: &'c str,
    way: String,
}

impl MustNotAppear {
    pub fn of(case: &Case) -> Self {
        let confidential = case.confidential.iter();
        MustNotAppear {
            terms: confidential.filter_map(|text| Term::new(text)).collect(),
            appellant: case.anonymity.as_deref().and_then(Name::new),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.appellant.is_none()
    }

    /// An error for each that stands in a text; `stands` says where that is.
    pub fn in_text(&self, text: &str, stands: &str) -> Vec<Finding> {
        let terms = self.terms.iter();
        let there = terms.filter(|term| stands_in(std::slice::from_ref(*term), text).is_some());
        let confidential = there.map(|term| confidential(&term.text, stands));
        let named = self.appellant.iter().filter(|name| name.stands_in(text));
        let named = named.map(|name| appellant_named(&name.text, stands));
        confidential.chain(named).collect()
    }

    /// The same of the name of a file, which goes wherever the file goes; `stands` says which name that is.
    pub fn in_file_name(&self, name: &str, stands: &str) -> Vec<Finding> {
        self.in_text(&words_of_file_name(name), stands)
    }

    /// The same of a name that somebody chose for a file.
    pub fn in_chosen_name(&self, name: &str) -> Vec<Finding> {
        self.in_file_name(name, "in the name that was chosen for the file")
    }

    /// A paper as it leaves: its words, and which of our own words to change.
    pub fn in_paper(&self, case: &Case, text: &str, label: &str) -> Vec<Finding> {
        let mut found = self.in_text(text, &format!("in the {label}"));
        if !found.is_empty() {
            found.extend(self.in_own_words(case));
        }
        found
    }

    /// What was typed into the case and will be printed, however it is printed.
    pub fn in_own_words(&self, case: &Case) -> Vec<Finding> {
        if self.is_empty() {
            return Vec::new();
        }
        let own = own_words(case);
        own.iter().flat_map(|one| self.in_own(one)).collect()
    }

    fn in_own(&self, own: &OwnWords<'_>) -> Vec<Finding> {
        let (text, what) = (own.text, &own.what);
        let say = |code: CaseCode, term: &str, is: &str| {
            let message = format!("“{term}” {is}, and {what} says it: “{text}”.");
            let finding = Finding::new(code, message).at(own.place.clone());
            finding.hint(own.way.clone())
        };
        let terms = self.terms.iter();
        let there = terms.filter(|term| stands_in(std::slice::from_ref(*term), text).is_some());
        let confidential =
            there.map(|term| say(CaseCode::Confidential, &term.text, "is confidential"));
        let named = self.appellant.iter().filter(|name| name.stands_in(text));
        let named = named.map(|name| say(CaseCode::AppellantNamed, &name.text, "is the appellant"));
        confidential.chain(named).collect()
    }
}

/// The name of a file as words.
pub fn words_of_file_name(file_name: &str) -> String {
    file_name.replace(['_', '-', '.'], " ")
}

pub fn confidential(term: &str, stands: &str) -> Finding {
    let message = format!("“{term}” is confidential, and it stands {stands}.");
    Finding::new(CaseCode::Confidential, message)
}

pub fn appellant_named(name: &str, stands: &str) -> Finding {
    let message = format!(
        "“{name}” is the appellant, whom an anonymity direction keeps from being named, and stands {stands}."
    );
    Finding::new(CaseCode::AppellantNamed, message)
}

/// Before the bundle is made: what stops it in the end.
pub(super) fn own_words_clean(check: &CaseCheck<'_>) -> Vec<Finding> {
    let sought = MustNotAppear::of(check.case);
    let mut found = sought.in_own_words(check.case);
    found.extend(
        sought
            .appellant
            .iter()
            .flat_map(|name| in_bookmarks(check, name)),
    );
    found
}

/// Bookmarks of documents go into the bundle's.
fn in_bookmarks(check: &CaseCheck<'_>, name: &Name) -> Vec<Finding> {
    let named = check.case.exhibits.iter().filter_map(|exhibit| {
        let found = check.documents.get(&exhibit.number)?.as_ref().ok()?;
        let bookmarks = &found.survey.as_ref().ok()?.bookmarks;
        // Of pages that are left out, bookmarks are left out, too.
        let is_whole = exhibit.pages.is_none();
        let said = bookmarks
            .iter()
            .find(|one| is_whole && name.stands_in(one))?;
        let stands = format!("in a bookmark of “{}”: “{said}”", exhibit.title);
        let finding = appellant_named(&name.text, &stands);
        Some(
            finding
                .at(Place::Exhibit(exhibit.number))
                .hint("Print the document to PDF, without bookmarks, and replace it by that."),
        )
    });
    named.collect()
}

fn own_words(case: &Case) -> Vec<OwnWords<'_>> {
    let mut own: Vec<OwnWords<'_>> = case.exhibits.iter().flat_map(of_exhibit).collect();
    own.extend(of_cover(case));
    own.extend(case.issues.iter().map(of_issue));
    own.extend(case.entries().flat_map(of_entry));
    own
}

fn of_exhibit(exhibit: &Exhibit) -> [OwnWords<'_>; 2] {
    let number = exhibit.number;
    let own = |what: &str, text, way| OwnWords {
        place: Place::Exhibit(number),
        what: format!("the {what} of document {number}"),
        text,
        way,
    };
    let otherwise = format!(
        "Call it otherwise: at Documents, or with “bundle title CASE --document {number} TITLE”."
    );
    let section = exhibit.section.as_deref().unwrap_or_default();
    let elsewhere = "Call the section otherwise at Documents.".to_owned();
    [
        own("title", &exhibit.title, otherwise),
        own("section", section, elsewhere),
    ]
}

fn of_cover(case: &Case) -> [OwnWords<'_>; 5] {
    use HeadingField::{Appellant, Hearing, Reference, Representative, Respondent};
    let fields = [
        (Reference, "the appeal number"),
        (Appellant, "the appellant on the cover"),
        (Respondent, "the respondent on the cover"),
        (Representative, "the representative on the cover"),
        (Hearing, "the hearing on the cover"),
    ];
    fields.map(|(field, what)| OwnWords {
        place: Place::Field(field.label().to_owned()),
        what: what.to_owned(),
        text: case.heading.get(field),
        way: "Change it at Case, or in the case file.".to_owned(),
    })
}

fn of_issue(issue: &DisputedIssue) -> OwnWords<'_> {
    OwnWords {
        place: Place::Issue(issue.key.clone()),
        what: "the heading of an issue".to_owned(),
        text: &issue.label,
        way: "Call the issue otherwise at Arrange.".to_owned(),
    }
}

fn of_entry(entry: &Entry) -> Vec<OwnWords<'_>> {
    let own = [
        ("the line above entry", &entry.proposition),
        ("the note below entry", &entry.note),
    ];
    let own = own.into_iter().filter_map(|(what, text)| {
        Some(OwnWords {
            place: Place::Entry(entry.number),
            what: format!("{what} {}", entry.number),
            text: text.as_deref()?,
            way: "Change it at Arrange.".to_owned(),
        })
    });
    own.collect()
}
