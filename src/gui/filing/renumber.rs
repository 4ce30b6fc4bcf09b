//! New numbers for entries and pages. Others may have cited the old ones, so the program says which change and asks.

use crate::case::{Case, Numbers};
use crate::finding::counted;
use crate::gui::session::Session;
use crate::gui::view::Question;
use crate::profile::Labels;

use super::Filing;

/// So many changes are named.
const MOST_NAMED: usize = 3;

impl Filing {
    pub(in crate::gui) fn ask_to_renumber(&mut self, session: &Session) {
        if session.case().numbers == Numbers::Kept {
            let changes = changes(session.case(), &session.labels);
            self.question = Some(Question::Renumber { changes });
        }
    }
}

/// `CS 2 becomes CS 1, CS 1 becomes CS 2. 3 documents may begin on other pages.`
fn changes(case: &Case, labels: &Labels) -> String {
    let numbers = case.entries().map(|entry| entry.number);
    let moved = numbers.zip(1..).filter(|(old, new)| old != new);
    let told =
        moved.map(|(old, new)| format!("{} becomes {}", labels.entry(old), labels.entry(new)));
    let mut told: Vec<String> = told.collect();
    let more = told.len().saturating_sub(MOST_NAMED);
    told.truncate(MOST_NAMED);
    if more > 0 {
        told.push(format!("{more} more change"));
    }
    let entries = match told.is_empty() {
        true => "No entry changes its number as things are".to_owned(),
        false => told.join(", "),
    };
    match case.pinned.len() {
        0 => format!("{entries}."),
        pinned => {
            let documents = counted(pinned, "document", "documents");
            format!("{entries}. {documents} may begin on other pages.")
        }
    }
}
