//! The report as a paper, in our own layout. It names the file and not where it lies.

use super::report::Report;
use super::verdict::Verdict;
use crate::finding::{Finding, Place, capitalised};
use crate::layout::{BrokenFace, Fonts, Record, RecordItem, RecordPart, record};
use crate::pdf::{About, PdfError, front_matter_alone};
use crate::profile::Profile;

/// What the paper is called.
const TITLE: &str = "Check of a bundle";

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum NoPaper {
    #[error(transparent)]
    Font(#[from] BrokenFace),
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

/// Sets the report. The same report gives the same bytes.
pub fn paper(report: &Report, profile: &Profile) -> Result<Vec<u8>, NoPaper> {
    let layout = record(&told(report), profile, &Fonts::shipped()?);
    let about = About {
        title: TITLE.to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: String::new(),
        first_number: 1,
        page_labels: true,
        open_at_percent: None,
    };
    Ok(front_matter_alone(&layout, &about)?)
}

/// What it says.
fn told(report: &Report) -> Record {
    let program = format!("Bundle Builder {}", env!("CARGO_PKG_VERSION"));
    let about = [
        ("File", report.file.as_str()),
        ("SHA-256", &report.sha256),
        ("By the rules of", &report.tribunal),
        ("Checked with", &program),
    ];
    let listed = |heading: &str, list: &[String]| format!("{heading}: {}.", list.join("; "));
    Record {
        title: TITLE.to_owned(),
        about: about
            .into_iter()
            .map(|(label, words)| (label.to_owned(), words.to_owned()))
            .collect(),
        remarks: vec![
            listed("Looked at", &report.looked_at),
            listed("Not looked at", &report.not_looked_at),
            "Each rule stands for itself, and there is no sum of them. A rule whose words were not seen in print is never said to be broken: it is to be checked.".to_owned(),
        ],
        parts: vec![
            RecordPart {
                heading: "Rules".to_owned(),
                items: report.rules.iter().map(rule).collect(),
            },
            RecordPart {
                heading: "Findings".to_owned(),
                items: report.findings.iter().map(finding).collect(),
            },
        ]
        .into_iter()
        .filter(|part| !part.items.is_empty())
        .collect(),
    }
}

fn rule(verdict: &Verdict) -> RecordItem {
    RecordItem {
        label: verdict.id.to_owned(),
        head: format!("{}: {}", capitalised(verdict.word()), verdict.asks),
        quoted: None,
        lines: vec![
            verdict.detail.clone(),
            format!("Authority: {}", verdict.authority),
        ],
    }
}

fn finding(finding: &Finding) -> RecordItem {
    let label = match finding.place {
        Place::Page(page) => format!("p. {page}"),
        _ => "file".to_owned(),
    };
    RecordItem {
        label,
        head: finding.message.clone(),
        quoted: None,
        lines: finding.hint.clone().into_iter().collect(),
    }
}
