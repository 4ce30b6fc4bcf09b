//! The respondent's position as text: to be read, and as rows that a word processor or a spreadsheet takes for a table.

use crate::case::Case;
use crate::finding::counted;
use crate::library::Stance;
use crate::profile::Labels;

use super::{Disputed, Meets, Paragraph};

/// What stands above both: the words are the library's, and not to be quoted.
pub const OWN_WORDS: &str =
    "Paragraphs are put into the library’s own words; quote from the note itself.";

/// What is listed, in numbers: `12 paragraphs of assessment, 3 gaps`.
pub fn counts(position: &[Disputed]) -> String {
    let all = || position.iter().flat_map(|issue| &issue.paragraphs);
    let gaps = all().filter(|one| one.is_gap()).count();
    let paragraphs = counted(all().count(), "paragraph", "paragraphs");
    let gaps = counted(gaps, "gap", "gaps");
    let counts = format!("{paragraphs} of assessment, {gaps}");
    match all().filter(|one| one.is_disclosed_only()).count() {
        0 => counts,
        open => format!("{counts}, {open} disclosed and not answered"),
    }
}

/// To be read. `nothing` is said where no paragraph is listed.
pub fn plain(position: &[Disputed], case: &Case, labels: &Labels, nothing: Option<&str>) -> String {
    let numbered = |number| labels.entry(number);
    let mut lines = vec!["The respondent’s position".to_owned()];
    if let Some(nothing) = nothing {
        lines.push(nothing.to_owned());
        return lines.join("\n");
    }
    lines.push(OWN_WORDS.to_owned());
    let mut issues: Vec<&Disputed> = position.iter().collect();
    issues.sort_by_key(|issue| issue.number);
    for issue in issues {
        lines.push(String::new());
        lines.push(format!(
            "Issue {}: {}",
            issue.number,
            on_one_line(&issue.label)
        ));
        lines.extend(issue.nothing().map(|why| format!("  {why}")));
        for one in &issue.paragraphs {
            lines.push(format!("  {}", on_one_line(&one.cited())));
            lines.push(format!("    {}", on_one_line(&one.text)));
            for (words, meets) in WAYS {
                let met = entries(one.met(meets), case, &numbered);
                if !met.is_empty() {
                    lines.push(format!("    {words}: {met}"));
                }
            }
            if !one.same_note.is_empty() {
                let met = entries(one.same_note.iter().copied(), case, &numbered);
                lines.push(format!("    {SAME_NOTE}: {met}"));
            }
            lines.extend(in_schedule(one, &numbered).map(|words| format!("    {words}")));
            lines.extend(one.gap().map(|gap| format!("    Gap: {gap}")));
        }
    }
    lines.join("\n")
}

impl Disputed {
    /// Why it has no paragraph.
    pub fn nothing(&self) -> Option<String> {
        let others = self.also_under.iter().map(usize::to_string);
        let others: Vec<String> = others.collect();
        let why = match (self.is_known, others.as_slice()) {
            (false, _) => "The issue is in your own words: nothing can be compared with it.".to_owned(),
            (true, []) => {
                "The Home Office notes held have no paragraph of assessment on this for such an appellant."
                    .to_owned()
            }
            (true, [one]) => format!("The paragraphs that bear on this stand under issue {one}."),
            (true, all) => format!(
                "The paragraphs that bear on this stand under issues {}.",
                all.join(" and ")
            ),
        };
        self.paragraphs.is_empty().then_some(why)
    }
}

/// A row for each paragraph, its cells parted by tabs.
pub fn rows(position: &[Disputed], case: &Case, labels: &Labels) -> String {
    let numbered = |number| labels.entry(number);
    let heads = ["Issue", "Paragraph", "What it says"];
    let ways = WAYS.map(|(words, _)| words);
    let mut rows = vec![row(heads
        .into_iter()
        .chain(ways)
        .chain([SAME_NOTE, "In the schedule", "Gap"])
        .map(str::to_owned))];
    for issue in position {
        for one in &issue.paragraphs {
            let number = format!("{}: {}", issue.number, issue.label);
            let met = WAYS.map(|(_, meets)| entries(one.met(meets), case, &numbered));
            let same_note = entries(one.same_note.iter().copied(), case, &numbered);
            let gap = one.gap().unwrap_or_default().to_owned();
            let cells = [number, one.cited(), one.text.clone()]
                .into_iter()
                .chain(met);
            let reliance = in_schedule(one, &numbered).unwrap_or_default();
            rows.push(row(cells.chain([same_note, reliance, gap])));
        }
    }
    rows.join("\n")
}

const WAYS: [(&str, Meets); 3] = [
    ("Contradicted by", Meets::Contradicts),
    ("Qualified by", Meets::Qualifies),
    ("Supported by", Meets::Supports),
];

/// What else the note says is the respondent's own: it stands beside the answers, and is none.
pub const SAME_NOTE: &str = "From the same note, so no answer of its own";

impl Paragraph {
    /// What meets it, and where it stands itself: each with the words for it. `label` says an entry by its number.
    pub fn answers(
        &self,
        case: &Case,
        label: &dyn Fn(u32) -> String,
    ) -> Vec<(&'static str, String)> {
        let ways = WAYS.map(|(words, meets)| (words, entries(self.met(meets), case, label)));
        let same_note = entries(self.same_note.iter().copied(), case, label);
        let relied_on = self.relied_on.iter().copied().map(label);
        let mut relied_on = relied_on.collect::<Vec<_>>().join(" and ");
        if let Some(means) = self.reliance() {
            relied_on += &format!(": {means}");
        }
        let others = [(SAME_NOTE, same_note), ("In the schedule as", relied_on)];
        let all = ways.into_iter().chain(others);
        all.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// What it means that the paragraph itself is in the schedule.
    pub fn reliance(&self) -> Option<&'static str> {
        let means = match self.stance {
            Stance::Helps => "the respondent’s own assessment, for the appellant",
            Stance::Mixed => "the respondent’s own assessment, in part for the appellant",
            Stance::Neutral => "the respondent’s own assessment",
            Stance::Adverse if self.is_disclosed_only() => {
                "it goes against the appellant, and no other entry limits or contradicts it"
            }
            Stance::Adverse => {
                "it goes against the appellant, and is answered by the entries above"
            }
        };
        (!self.relied_on.is_empty()).then_some(means)
    }

    /// `para 4.3.1, UK Home Office, Country policy …, 12 August 2026`
    pub fn cited(&self) -> String {
        match self.pinpoint.as_str() {
            "" => self.source.clone(),
            pinpoint => format!("{pinpoint}, {}", self.source),
        }
    }

    /// What is missing, where something is.
    pub fn gap(&self) -> Option<&'static str> {
        let words = match (self.stance, self.met_by.is_empty()) {
            (Stance::Helps, _) => {
                "it helps the appellant, and no entry relies on it or confirms it"
            }
            (_, true) if self.same_note.is_empty() => "no entry meets it",
            (_, true) => "no entry from elsewhere meets it",
            (_, false) => "no entry limits or contradicts it",
        };
        self.is_gap().then_some(words)
    }
}

/// `In the schedule as CS 10: the respondent’s own assessment, for the appellant`
fn in_schedule(one: &Paragraph, label: &dyn Fn(u32) -> String) -> Option<String> {
    let means = one.reliance()?;
    let numbers: Vec<String> = one.relied_on.iter().copied().map(label).collect();
    Some(format!(
        "In the schedule as {}: {means}",
        numbers.join(" and ")
    ))
}

/// `CS 4 (Mediazona, 3 June 2025, paragraph 2); CS 7 (…)`
fn entries(
    numbers: impl Iterator<Item = u32>,
    case: &Case,
    label: &dyn Fn(u32) -> String,
) -> String {
    let told = numbers.map(|number| match case.entry(number) {
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
            format!("{} ({})", label(number), parts.join(", "))
        }
        None => label(number),
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
