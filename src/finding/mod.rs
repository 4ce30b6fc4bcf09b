//! The vocabulary of problems: one [`Finding`] is one thing a person should know or mend.
//!
//! Every room reports what is wrong as findings, all at once, so that a person reads one list and
//! mends it in one go. A finding never stops anything by itself: whoever asked decides what an
//! [`Severity::Error`] forbids. This room knows no other room.
//!
//! All that is the same for every finding of one [`Code`] stands in one table (`code`): how grave it
//! is, what it means, what to do about it, and on whose authority. The manual is written from it
//! (`manual`). Whoever makes a finding adds what was found, and where.

mod basis;
mod code;
mod manual;

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

pub use basis::{Basis, Promise, Rule};
pub use code::{
    AccountCode, Advice, CaseCode, Code, DocumentCode, FileCode, FiledCode, InspectionCode, Kind,
    LibraryCode, RemarkCode, Row, TableCode, VolumeCode,
};
pub use manual::{Explained, explained, manual};

/// How much a finding matters. The order is the order of alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing needs doing.
    Note,
    /// A person should look before the bundle is filed.
    Warning,
    /// Must be mended, or overridden with a reason, before the bundle is filed.
    Error,
}

/// Where the thing to mend is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// No one place: the whole case, library or bundle.
    Everywhere,
    /// A place in a text file; line and column count from 1, in characters.
    File {
        path: String,
        line: usize,
        column: usize,
    },
    /// A disputed issue of the case, by its key.
    Issue(String),
    /// A schedule entry, by its number.
    Entry(u32),
    /// An exhibit, by its number in the case.
    Exhibit(u32),
    /// A page of the finished bundle, from 1.
    Page(u32),
    /// A field of the case that the person fills in, by its label.
    Field(String),
}

/// One thing a person should know or mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub severity: Severity,
    pub code: Code,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    pub place: Place,
}

impl Finding {
    /// With the severity and the hint of its code.
    pub fn new(code: impl Into<Code>, message: impl Into<String>) -> Self {
        let code = code.into();
        let row = code.row();
        Finding {
            severity: row.severity,
            code,
            message: message.into(),
            hint: row.advice.hint(),
            place: Place::Everywhere,
        }
    }

    /// With the message of its code, too: where that needs no values.
    pub fn of(code: impl Into<Code>) -> Self {
        let code = code.into();
        Finding::new(code, code.row().message())
    }

    /// Less grave, because something speaks for it; only for codes of which the table allows that.
    #[must_use]
    pub fn eased(mut self) -> Self {
        self.severity = self.code.row().eased.unwrap_or(self.severity);
        self
    }

    /// Instead of the hint of its code.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// `error[code] place: message`, and the hint on a line of its own; nothing for an empty place.
    pub fn told(&self, place: &str) -> String {
        let space = if place.is_empty() { "" } else { " " };
        let (severity, code, message) = (self.severity, self.code, &self.message);
        let line = format!("{severity}[{code}]{space}{place}: {message}");
        match &self.hint {
            Some(hint) => format!("{line}\n  hint: {hint}"),
            None => line,
        }
    }
}

/// With a capital letter, as a sentence or a label begins.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// “Sudan, Chad or Egypt”.
pub fn either<W: AsRef<str>>(words: &[W]) -> String {
    in_a_row(words, "or")
}

/// “3, 4 and 12”.
pub fn together<W: AsRef<str>>(words: &[W]) -> String {
    in_a_row(words, "and")
}

fn in_a_row<W: AsRef<str>>(words: &[W], before_last: &str) -> String {
    let all: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match all.as_slice() {
        [rest @ .., last] if !rest.is_empty() => {
            format!("{} {before_last} {last}", rest.join(", "))
        }
        all => all.concat(),
    }
}

/// “1 page” or “3 pages”: how messages tell numbers.
pub fn counted<N: fmt::Display + PartialEq + From<u8>>(count: N, one: &str, many: &str) -> String {
    let noun = if count == N::from(1) { one } else { many };
    format!("{count} {noun}")
}

/// “1 page” or “3 pages”.
pub fn pages<N: fmt::Display + PartialEq + From<u8>>(count: N) -> String {
    counted(count, "page", "pages")
}

/// A span of months as people say it: “8 months”, “5 years”, “2 years and 6 months”.
pub fn months(count: u32) -> String {
    let years = counted(count / 12, "year", "years");
    let months = counted(count % 12, "month", "months");
    match (count / 12, count % 12) {
        (0, _) => months,
        (_, 0) => years,
        _ => format!("{years} and {months}"),
    }
}

/// Puts the gravest first, then keeps like with like and place by place.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (b.severity, &a.place, a.code, &a.message).cmp(&(a.severity, &b.place, b.code, &b.message))
    });
}

/// The documents that findings speak of, by number, each once and in the order of the findings.
pub fn documents(findings: &[Finding]) -> Vec<u32> {
    let mut seen = BTreeSet::new();
    let numbers = findings.iter().filter_map(|finding| match finding.place {
        Place::Exhibit(number) => seen.insert(number).then_some(number),
        _ => None,
    });
    numbers.collect()
}

/// Whether any finding is an error.
pub fn any_error(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Everywhere => Ok(()),
            Place::File { path, line, column } => write!(f, "{path}:{line}:{column}"),
            Place::Issue(key) => write!(f, "issue {key}"),
            // What the profile calls it, its `Labels` say.
            Place::Entry(number) => write!(f, "entry {number}"),
            Place::Exhibit(number) => write!(f, "document {number}"),
            Place::Page(page) => write!(f, "page {page}"),
            Place::Field(label) => write!(f, "{label}"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&self.place.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_is_named_once_and_in_the_order_of_the_findings() {
        let about = |place| Finding::of(RemarkCode::LinksLost).at(place);
        let list = [
            about(Place::Exhibit(3)),
            about(Place::Entry(9)),
            about(Place::Exhibit(1)),
            about(Place::Exhibit(3)),
        ];
        assert_eq!(documents(&list), [3, 1]);
    }

    #[test]
    fn the_gravest_finding_comes_first() {
        let mut list = vec![
            Finding::of(CaseCode::DateUnknown),
            Finding::of(DocumentCode::Damaged).at(Place::Page(3)),
            Finding::of(CaseCode::NotSignedOff),
        ];
        sort(&mut list);
        let severities: Vec<_> = list.iter().map(|finding| finding.severity).collect();
        assert_eq!(
            severities,
            [Severity::Error, Severity::Warning, Severity::Note]
        );
        assert!(any_error(&list));
    }

    /// In the order of their words, which is not that of the table.
    #[test]
    fn findings_of_one_place_are_told_by_the_letters_of_their_codes() {
        let mut list = [
            Finding::of(CaseCode::NoEntries),
            Finding::of(CaseCode::InvisibleCharacter),
            Finding::of(DocumentCode::Changed),
        ];
        sort(&mut list);
        let codes: Vec<_> = list.iter().map(|finding| finding.code.word()).collect();
        assert_eq!(
            codes,
            ["document-changed", "invisible-character", "no-entries"]
        );
    }

    #[test]
    fn a_finding_has_the_severity_and_the_hint_of_its_code_unless_it_has_its_own() {
        let plain = Finding::new(CaseCode::NoAddress, "It has none.");
        assert_eq!(plain.severity, Severity::Error);
        assert!(
            plain
                .hint
                .is_some_and(|hint| hint.starts_with("Put the source"))
        );
        let own = Finding::of(CaseCode::NoAddress).hint("Ask for it.");
        assert_eq!(own.hint.as_deref(), Some("Ask for it."));
        // The manual says what to do; each finding says it in words that fit.
        assert_eq!(Finding::of(DocumentCode::Locked).hint, None);
    }

    #[test]
    fn only_what_the_table_lets_be_less_grave_is_eased() {
        let eased = |code: CaseCode| Finding::of(code).eased().severity;
        assert_eq!(eased(CaseCode::ScheduleTooLong), Severity::Note);
        assert_eq!(eased(CaseCode::NoEntries), Severity::Error);
    }

    #[test]
    fn a_finding_reads_as_one_line_with_its_hint_below() {
        let finding = Finding::new(LibraryCode::UnknownIssue, "There is no issue “q9”.")
            .hint("Use an id from issues.ron.")
            .at(Place::File {
                path: "a.ron".into(),
                line: 3,
                column: 7,
            });
        assert_eq!(
            finding.to_string(),
            "error[unknown-issue] a.ron:3:7: There is no issue “q9”.\n  hint: Use an id from issues.ron."
        );
    }
}
