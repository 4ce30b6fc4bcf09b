//! The only place that prints: data to standard output, talk to standard error.

use std::io::{self, Write};

use serde::Serialize;

use crate::finding::{Finding, Severity};

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
        writeln!(self.data, "{text}")?;
        Ok(())
    }

    pub(super) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        serde_json::to_writer_pretty(&mut self.data, value)?;
        writeln!(self.data)?;
        Ok(())
    }

    /// Talk that cannot be heard is no reason to fail.
    pub(super) fn talk(&mut self, text: &str) {
        let _nobody_listens = writeln!(self.talk, "{text}");
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

    /// Findings as data.
    pub(super) fn report(&mut self, findings: &[Finding], format: Format) -> anyhow::Result<()> {
        match format {
            Format::Json => self.json(&findings),
            Format::Text => findings
                .iter()
                .try_for_each(|finding| self.data(&finding.to_string())),
        }
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
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The reader went away (`| head`): not an error of ours.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    let in_json =
        |error: &serde_json::Error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe);
    error.downcast_ref::<io::Error>().is_some_and(closed)
        || error
            .downcast_ref::<serde_json::Error>()
            .is_some_and(in_json)
}
