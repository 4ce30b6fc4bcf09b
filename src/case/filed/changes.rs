//! What changed since a bundle was filed, in words for a covering letter.

use super::{Case, FiledBundle};

/// What was filed, and what is otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinceFiling {
    /// `Since Appellant’s bundle was filed on 3 December 2026:`
    pub heading: String,
    /// One for each thing; none where nothing changed.
    pub changes: Vec<String>,
}

impl SinceFiling {
    /// As it is pasted into a letter.
    pub fn text(&self) -> String {
        let nothing = ["Nothing has changed.".to_owned()];
        let lines = match self.changes.as_slice() {
            [] => nothing.as_slice(),
            changes => changes,
        };
        let lines = lines.iter().map(|line| format!("- {line}\n"));
        format!("{}\n{}", self.heading, lines.collect::<String>())
    }
}

impl Case {
    /// What is otherwise now than in what was filed; none where nothing was. Before the number of an entry stands
    /// `entry_prefix`.
    pub fn since_filing(&self, entry_prefix: &str) -> Option<SinceFiling> {
        let last = self.filed.last()?;
        let names: Vec<&str> = self.filed.iter().map(|one| one.title.as_str()).collect();
        let heading = match names.as_slice() {
            [one] => format!("Since {one} was filed on {}:", last.on),
            _ => format!(
                "Since {} were filed, the last on {}:",
                names.join(", "),
                last.on
            ),
        };
        let mut changes = self.added(entry_prefix);
        let filed = self.filed.iter();
        changes.extend(filed.flat_map(|bundle| self.changed(bundle, entry_prefix)));
        Some(SinceFiling { heading, changes })
    }

    fn added(&self, entry_prefix: &str) -> Vec<String> {
        let new = self.to_be_filed();
        let documents = new.exhibits.iter().map(|exhibit| {
            let date = exhibit.date.map(|date| format!(", {date}"));
            let date = date.filter(|_| {
                exhibit
                    .date
                    .is_some_and(|date| !crate::library::says(&exhibit.title, date))
            });
            let date = date.unwrap_or_default();
            format!("The document “{}”{date} is added.", exhibit.title.trim())
        });
        let entries = new.issues.iter().flat_map(|issue| {
            let number = self.printed_number(&issue.key);
            issue.entries.iter().map(move |entry| {
                let source = &entry.source.title;
                let entry = entry.number;
                format!("{entry_prefix} {entry} (“{source}”) is added under issue {number}.")
            })
        });
        documents.chain(entries).collect()
    }

    fn changed(&self, bundle: &FiledBundle, entry_prefix: &str) -> Vec<String> {
        let mut said = Vec::new();
        for document in &bundle.documents {
            let (title, page) = (&document.title, bundle.cite(document.first));
            match self.exhibit(document.exhibit.number) {
                None => said.push(format!(
                    "The document “{title}” ({page}) is no longer relied on."
                )),
                Some(now) if now.title.trim() != title => said.push(format!(
                    "The document at {page}, filed as “{title}”, is called “{}”.",
                    now.title.trim()
                )),
                Some(_) => {}
            }
        }
        for filed in &bundle.entries {
            let (number, page) = (filed.number, bundle.cite(filed.page));
            let cited = format!("{entry_prefix} {number} ({page}");
            match self.entry(number) {
                None => said.push(format!(
                    "{cited}, “{}”) is withdrawn. Its number is not used again.",
                    filed.source
                )),
                Some(now) if now.words_digest() != filed.words => {
                    said.push(format!("The words of {cited}) are corrected."));
                }
                Some(_) => {}
            }
        }
        said
    }
}
