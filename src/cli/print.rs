//! The only place that prints: data to standard output, talk to standard error.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::case::Case;
use crate::files::Shown as _;
use crate::finding::{Finding, Place, Severity, counted};
use crate::profile::Labels;

use super::Format;

/// Where the output of a command goes.
pub(super) struct Printer {
    data: Box<dyn Write>,
    talk: Box<dyn Write>,
}

impl Printer {
    pub(super) fn standard() -> Self {
        Printer {
            data: Box::new(io::stdout()),
            talk: Box::new(io::stderr()),
        }
    }

    pub(super) fn data(&mut self, text: &str) -> anyhow::Result<()> {
        writeln!(self.data, "{}", harmless(text))?;
        Ok(())
    }

    pub(super) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        writeln!(self.data, "{}", escaped(&text))?;
        Ok(())
    }

    /// Talk that cannot be heard is no reason to fail.
    pub(super) fn talk(&mut self, text: &str) {
        let _nobody_listens = writeln!(self.talk, "{}", harmless(text));
    }

    /// Findings as talk, one below the other; notes only where they are few.
    pub(super) fn findings(&mut self, findings: &[Finding]) {
        for finding in findings {
            self.talk(&finding.to_string());
        }
        if !findings.is_empty() {
            self.talk(&count(findings));
        }
    }

    /// The same of a case.
    pub(super) fn findings_of(&mut self, case: (&Case, &Labels), findings: &[Finding]) {
        for finding in findings {
            self.talk(&told_of(case, finding));
        }
        if !findings.is_empty() {
            self.talk(&count(findings));
        }
    }

    /// The same of what stands in the way of a file that a command was to write.
    pub(super) fn nothing_written(&mut self, file: &Path, case: (&Case, &Labels), why: &[Finding]) {
        self.findings_of(case, why);
        self.talk(&format!("{}: nothing was written", file.shown()));
    }

    /// Findings that were asked for: they are data, and how many they are is talk.
    pub(super) fn report(&mut self, findings: &[Finding], format: Format) -> anyhow::Result<()> {
        self.list(findings, format, &Finding::to_string)
    }

    /// The same of a case.
    pub(super) fn report_of(
        &mut self,
        case: (&Case, &Labels),
        findings: &[Finding],
        format: Format,
    ) -> anyhow::Result<()> {
        self.list(findings, format, &|finding| told_of(case, finding))
    }

    fn list(
        &mut self,
        findings: &[Finding],
        format: Format,
        told: &dyn Fn(&Finding) -> String,
    ) -> anyhow::Result<()> {
        match format {
            Format::Json => self.json(&findings)?,
            Format::Text => findings
                .iter()
                .try_for_each(|finding| self.data(&told(finding)))?,
        }
        self.talk(&count(findings));
        Ok(())
    }
}

/// An issue is known to people by its number, not by its key.
fn told_of((case, labels): (&Case, &Labels), finding: &Finding) -> String {
    let issue = match &finding.place {
        Place::Issue(key) => case.issue_number(key),
        _ => None,
    };
    let place = issue.map_or_else(
        || labels.place(&finding.place),
        |number| format!("issue {number}"),
    );
    finding.told(&place)
}

/// Names of files, lock files and documents may hold control characters, which could move the cursor,
/// recolour what stands there or turn it around.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && c != '\n' && c != '\t')
}

/// JSON with all of them as escapes: the ones above U+001F it may hold as they are.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match steers(c) {
            true => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => text.push(c),
        }
    }
    text
}

/// The same text with the replacement character for each of them. Line ends stay, since messages have
/// several lines; those within names of files are taken out where the name is put into words
/// (`files::Shown`).
fn harmless(text: &str) -> Cow<'_, str> {
    if text.contains(steers) {
        Cow::Owned(text.replace(steers, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// `2 errors, 1 warning, 12 notes`.
pub(super) fn count(findings: &[Finding]) -> String {
    let of = |severity: Severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(of);
    format!(
        "{}, {}, {}",
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(notes, "note")
    )
}

pub(super) fn plural(count: usize, word: &str) -> String {
    counted(count, word, &format!("{word}s"))
}

/// The reader went away (`| head`): not an error of ours.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.downcast_ref::<io::Error>().is_some_and(closed)
}

#[cfg(test)]
mod tests {
    use super::{escaped, harmless};

    const STEERING: [&str; 8] = [
        "\u{1b}[2J",
        "\u{1b}]0;title\u{7}",
        "\r",
        "\u{8}",
        "\u{7f}",
        "\u{9b}31m",
        "\u{202e}fdp",
        "\u{0}",
    ];

    #[test]
    fn nothing_that_steers_a_terminal_is_printed() {
        for name in STEERING {
            let shown = harmless(name);
            assert!(
                !shown.chars().any(|c| c.is_control() || c == '\u{202e}'),
                "{shown:?}"
            );
            assert!(shown.contains('\u{fffd}'));
        }
    }

    #[test]
    fn json_says_the_same_in_escapes() {
        for name in STEERING {
            let shown = escaped(&serde_json::to_string(name).unwrap());
            let is_harmless = |c: char| !c.is_control() && c != '\u{202e}';
            assert!(shown.chars().all(is_harmless), "{shown:?}");
            let read: String = serde_json::from_str(&shown).unwrap();
            assert_eq!(read, name);
        }
    }

    #[test]
    fn words_in_any_script_lines_and_tabs_stay_as_they_are() {
        for text in ["Письмо.pdf", "رسالة", "one\n\ttwo", "naïve – “quoted”"] {
            assert_eq!(harmless(text), text);
        }
    }
}
