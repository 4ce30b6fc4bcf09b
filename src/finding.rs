//! The vocabulary of problems: one [`Finding`] is one thing a person should know or mend.
//!
//! Every room reports what is wrong as findings, all at once, so that a person reads one list and
//! mends it in one go. A finding never stops anything by itself: whoever asked decides what an
//! [`Severity::Error`] forbids. This room knows no other room.

use std::fmt;

use serde::Serialize;

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
    /// Stable and kebab-case, so that tests, scripts and overrides can name it.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    pub place: Place,
}

impl Finding {
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Finding {
            severity,
            code,
            message: message.into(),
            hint: None,
            place: Place::Everywhere,
        }
    }

    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Finding::new(Severity::Error, code, message)
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Finding::new(Severity::Warning, code, message)
    }

    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Finding::new(Severity::Note, code, message)
    }

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
    let mut numbers = Vec::new();
    for finding in findings {
        if let Place::Exhibit(number) = finding.place
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
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
            Place::Entry(number) => write!(f, "CS {number}"),
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
        let about = |place| Finding::note("n", "a note").at(place);
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
            Finding::note("n", "a note"),
            Finding::error("e", "an error").at(Place::Page(3)),
            Finding::warning("w", "a warning"),
        ];
        sort(&mut list);
        let codes: Vec<_> = list.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["e", "w", "n"]);
        assert!(any_error(&list));
    }

    #[test]
    fn a_finding_reads_as_one_line_with_its_hint_below() {
        let finding = Finding::error("unknown-issue", "There is no issue “q9”.")
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
