//! New numbers for entries. Others may have cited the old ones, so the program says which change and asks.

use crate::gui::session::Session;
use crate::gui::view::Question;

use super::Filing;

/// So many changes are named.
const MOST_NAMED: usize = 3;

impl Filing {
    pub(in crate::gui) fn ask_to_renumber(&mut self, session: &Session) {
        let changes = changes(session.case().entries().map(|entry| entry.number));
        if !changes.is_empty() {
            self.question = Some(Question::Renumber { changes });
        }
    }
}

/// `CS 2 becomes CS 1, CS 1 becomes CS 2`.
fn changes(numbers: impl Iterator<Item = u32>) -> String {
    let moved = numbers.zip(1..).filter(|(old, new)| old != new);
    let told = moved.map(|(old, new)| format!("CS {old} becomes CS {new}"));
    let mut told: Vec<String> = told.collect();
    let more = told.len().saturating_sub(MOST_NAMED);
    told.truncate(MOST_NAMED);
    if more > 0 {
        told.push(format!("{more} more change"));
    }
    told.join(", ")
}
