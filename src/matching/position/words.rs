//! The respondent's position as text: to be read, and as rows that a word processor or a spreadsheet takes for a table.

use crate::case::Case;

use super::{Disputed, Meets, Paragraph};

/// What stands above both: the words are the library's, and not to be quoted.
const OWN_WORDS: &str =
    "Paragraphs are put into the library’s own words; quote from the note itself.";

/// To be read.
pub fn plain(position: &[Disputed], case: &Case) -> String {
    let mut lines = vec!["The respondent’s position".to_owned(), OWN_WORDS.to_owned()];
    for issue in position.iter().filter(|issue| !issue.paragraphs.is_empty()) {
        lines.push(String::new());
        lines.push(format!("Issue {}: {}", issue.number, issue.label));
        for one in &issue.paragraphs {
            lines.push(format!("  {}", one.cited()));
            lines.push(format!("    {}", on_one_line(&one.text)));
            for (words, meets) in WAYS {
                let met = entries(one, meets, case);
                if !met.is_empty() {
                    lines.push(format!("    {words}: {met}"));
                }
            }
            let said = one
                .relied_on
                .map(|number| format!("    Relied on as CS {number}"));
            lines.extend(said);
            lines.extend(one.gap().map(|gap| format!("    Gap: {gap}")));
        }
    }
    lines.join("\n")
}

/// A row for each paragraph, its cells parted by tabs.
pub fn rows(position: &[Disputed], case: &Case) -> String {
    let heads = ["Issue", "Paragraph", "What it says"];
    let ways = WAYS.map(|(words, _)| words);
    let mut rows = vec![row(heads
        .into_iter()
        .chain(ways)
        .chain(["Relied on", "Gap"])
        .map(str::to_owned))];
    for issue in position {
        for one in &issue.paragraphs {
            let number = format!("{}: {}", issue.number, issue.label);
            let met = WAYS.map(|(_, meets)| entries(one, meets, case));
            let relied_on = one.relied_on.map(|number| format!("CS {number}"));
            let gap = one.gap().unwrap_or_default().to_owned();
            let cells = [number, one.cited(), one.text.clone()]
                .into_iter()
                .chain(met);
            rows.push(row(cells.chain([relied_on.unwrap_or_default(), gap])));
        }
    }
    rows.join("\n")
}

const WAYS: [(&str, Meets); 3] = [
    ("Contradicted by", Meets::Contradicts),
    ("Qualified by", Meets::Qualifies),
    ("Supported by", Meets::Supports),
];

impl Paragraph {
    /// `para 4.3.1, UK Home Office, Country policy …, 12 August 2026`
    pub fn cited(&self) -> String {
        match self.pinpoint.as_str() {
            "" => self.source.clone(),
            pinpoint => format!("{pinpoint}, {}", self.source),
        }
    }

    /// What is missing, where something is.
    pub fn gap(&self) -> Option<&'static str> {
        use crate::library::Stance;
        let words = match (self.stance, self.met_by.is_empty()) {
            (Stance::Helps, _) => {
                "it helps the appellant, and no entry relies on it or confirms it"
            }
            (_, true) => "no entry meets it",
            (_, false) => "no entry limits or contradicts it",
        };
        self.is_gap().then_some(words)
    }
}

/// `CS 4 (Mediazona, 3 June 2025, paragraph 2); CS 7 (…)`
fn entries(one: &Paragraph, meets: Meets, case: &Case) -> String {
    let told = one.met(meets).map(|number| match case.entry(number) {
        Some(entry) => {
            let source = &entry.source;
            let date = source.published.map(|date| date.to_string());
            let parts = [
                Some(source.publisher.clone()),
                date,
                entry.passage.pinpoint.clone(),
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            format!("CS {number} ({})", parts.join(", "))
        }
        None => format!("CS {number}"),
    });
    on_one_line(&told.collect::<Vec<_>>().join("; "))
}

/// No cell breaks its row, whatever a source is called.
fn row(cells: impl Iterator<Item = String>) -> String {
    cells
        .map(|cell| on_one_line(&cell))
        .collect::<Vec<_>>()
        .join("\t")
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
