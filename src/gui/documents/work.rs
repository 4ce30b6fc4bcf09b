//! Does what was asked for at the documents' station: each is one step for undo.

use std::path::PathBuf;

use crate::case::{Case, Edit, ExhibitChange, Original};
use crate::files::Listed;
use crate::gui::session::{Session, Tone};
use crate::pdf::import::Refusal;

use super::{Chosen, DocumentAction, Pick, Read};

impl Session {
    /// Does what was asked for and needs nothing but the case.
    pub(in crate::gui) fn in_documents(&mut self, action: DocumentAction, now: f64) {
        let case = self.history.case();
        let chosen = self.chosen.in_order(case);
        match action {
            DocumentAction::Pick(number, how) => self.chosen.pick(number, how, case),
            DocumentAction::Step { by, extend } => self.chosen.step(by, extend, case),
            DocumentAction::Move(by) => {
                if let Some(edit) = moved(case, &chosen, by) {
                    self.edit(edit, now);
                }
                self.chosen.takes_focus = true;
            }
            DocumentAction::Remove => self.remove_documents(&chosen, now),
            DocumentAction::Heading(section) => {
                let place = Edit::PlaceExhibits {
                    numbers: chosen.clone(),
                    section: Some(section.clone()).filter(|section| !section.trim().is_empty()),
                    before: None,
                };
                let label = match section.trim() {
                    "" => format!("Take {} out of the heading", count(&chosen)),
                    section => format!("Put {} under “{section}”", count(&chosen)),
                };
                self.edit_documents(&label, vec![place], now);
            }
            DocumentAction::Place {
                numbers,
                section,
                before,
            } => self.edit(
                Edit::PlaceExhibits {
                    numbers,
                    section,
                    before,
                },
                now,
            ),
            DocumentAction::Page {
                number,
                first,
                last,
            } => self.take_pages(number, first, last, now),
            DocumentAction::Unlock(number, password) => self.unlock(number, password),
            DocumentAction::StopReading => {
                self.intake.stop();
                self.take_in(now);
            }
            DocumentAction::ReadScans(is_wanted) => self.wish_scans(is_wanted),
            DocumentAction::ForgetRefused => self.intake.forget_refused(),
            DocumentAction::LookFor
            | DocumentAction::Replace(_)
            | DocumentAction::ConvertAgain(_)
            | DocumentAction::AddWithChanges(..)
            | DocumentAction::Redact { .. } => {}
        }
    }

    fn remove_documents(&mut self, chosen: &[u32], now: f64) {
        // What stands behind them is chosen next, so that keys go on from there.
        let case = self.history.case();
        let last = chosen
            .last()
            .and_then(|last| case.position_of_exhibit(*last));
        let next = last.and_then(|last| case.exhibits.get(last + 1));
        let before = case.exhibits.iter().rev();
        let before = before
            .map(|one| one.number)
            .find(|number| !chosen.contains(number));
        let next = next.map(|exhibit| exhibit.number).or(before);
        let remove = |number: &u32| Edit::RemoveExhibit { number: *number };
        let edits = chosen.iter().map(remove).collect();
        self.edit_documents(&format!("Remove {}", count(chosen)), edits, now);
        self.say_undoable(match chosen.len() {
            1 => "The document was removed.".to_owned(),
            many => format!("{many} documents were removed."),
        });
        if let Some(next) = next {
            self.chosen.pick(next, Pick::Only, self.history.case());
            self.chosen.takes_focus = true;
        }
    }

    /// Takes files on that are to be read. Nothing is chosen from then on, so that the first of them is as
    /// soon as it is there, unless another is chosen by then.
    pub(in crate::gui) fn begin_intake(&mut self, listed: Listed) -> Vec<(u64, PathBuf)> {
        self.chosen = Chosen::default();
        self.intake.begin(listed)
    }

    /// Puts the files that were read into the case, all as one step, once none waits any longer.
    pub(in crate::gui) fn take_in(&mut self, now: f64) {
        let Some(ready) = self.intake.ready() else {
            return;
        };
        let first = self.case().exhibits_numbered + 1;
        let mut edits = Vec::new();
        let mut titles = Vec::new();
        let mut locked = 0;
        let mut told = Vec::new();
        for (number, read) in (first..).zip(ready) {
            let Read {
                new,
                document,
                original,
                said,
            } = read;
            locked += usize::from(document.survey == Err(Refusal::Locked));
            self.note_examined(number, &new.file.path, Ok(document));
            told.extend(said.into_iter().map(|said| (said, new.title.clone())));
            titles.push(new.title.clone());
            edits.push(Edit::AddExhibit(Box::new(new)));
            edits.extend(original.map(|original| made_of(number, original)));
        }
        let label = match titles.as_slice() {
            [] => return self.tell_intake("", &[]),
            [title] => format!("Add document “{title}”"),
            titles => format!("Add {} documents", titles.len()),
        };
        self.edit_documents(&label, edits, now);
        // Whoever has gone on to another document while these were read stays there.
        if self.chosen.len() == 0 {
            self.chosen.pick(first, Pick::Only, self.history.case());
        }
        let locked = match locked {
            0 => String::new(),
            1 if titles.len() == 1 => {
                "; it is locked: type its password beside the list".to_owned()
            }
            1 => ", one of them locked: type its password beside the list".to_owned(),
            count => format!(", {count} of them locked: choose each and type its password"),
        };
        let added = match titles.as_slice() {
            [title] if self.intake.refused() == 0 => format!("“{title}” was added"),
            titles => format!("{} added", titles.len()),
        };
        self.tell_intake(&format!("{added}{locked}"), &told);
    }

    fn tell_intake(&mut self, added: &str, made: &[(String, String)]) {
        let is_whole = self.intake.refused() == 0 && !added.is_empty();
        let tone = if is_whole { Tone::Good } else { Tone::Bad };
        let mut told = self.intake.told(added);
        told.push_str(&how_made(made));
        match tone {
            Tone::Good => self.say_undoable(told),
            Tone::Bad => self.say(tone, told),
        }
    }
}

/// How documents were made, each sentence once with the titles of which it is true.
fn how_made(made: &[(String, String)]) -> String {
    let mut told = String::new();
    for (at, (sentence, title)) in made.iter().enumerate() {
        if made.iter().take(at).any(|(earlier, _)| earlier == sentence) {
            continue;
        }
        let same = made.iter().filter(|(other, _)| other == sentence).count();
        let more = match same - 1 {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        told.push_str(&format!(" “{title}”{more}: {sentence}"));
    }
    told
}

/// Says of what the document of an exhibit was made.
pub(super) fn made_of(number: u32, original: Original) -> Edit {
    let change = ExhibitChange::MadeOf(original);
    Edit::ChangeExhibit { number, change }
}

fn count(chosen: &[u32]) -> String {
    match chosen.len() {
        1 => "document".to_owned(),
        count => format!("{count} documents"),
    }
}

/// One place up or down, over a heading where that is next. None at the ends.
pub(super) fn moved(case: &Case, chosen: &[u32], by: isize) -> Option<Edit> {
    let all = &case.exhibits;
    let (first, last) = (chosen.first()?, chosen.last()?);
    let (section, before) = if by < 0 {
        let at = case.position_of_exhibit(*first)?;
        let (own, above) = (all.get(at)?, all.get(at.checked_sub(1)?)?);
        let is_same = own.section == above.section;
        (above.section.clone(), is_same.then_some(above.number))
    } else {
        let at = case.position_of_exhibit(*last)?;
        let (own, below) = (all.get(at)?, all.get(at + 1)?);
        if own.section == below.section {
            let after = all.get(at + 2).filter(|after| after.section == own.section);
            (own.section.clone(), after.map(|after| after.number))
        } else {
            (below.section.clone(), Some(below.number))
        }
    };
    Some(Edit::PlaceExhibits {
        numbers: chosen.to_vec(),
        section,
        before,
    })
}

#[cfg(test)]
mod tests {
    use super::how_made;

    #[test]
    fn a_sentence_on_how_documents_were_made_stands_once_in_a_notice() {
        let made = [("Smaller.", "a"), ("First frame.", "b"), ("Smaller.", "c")];
        let made = made.map(|(sentence, title)| (sentence.to_owned(), title.to_owned()));
        assert_eq!(
            how_made(&made),
            " “a” and 1 more: Smaller. “b”: First frame."
        );
        assert_eq!(how_made(&[]), "");
    }
}
