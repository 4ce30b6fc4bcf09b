//! What the window knows of the documents' station: which are chosen, and what is being read.
//!
//! Choosing is no part of the case; every change to the case goes through [`Session::edit_documents`]
//! and is one step for undo. Files are read by `job`.

mod intake;
mod reading;
mod relink;
mod thumbnails;

use std::collections::BTreeSet;

use crate::case::{Case, Edit, Exhibit, ExhibitChange, PageRanges};

pub(super) use intake::{Intake, Read, Refused, State};
pub(super) use reading::read_one;
pub(super) use thumbnails::{Thumbnails, Want};

/// Something at the documents' station.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DocumentAction {
    /// Chooses documents.
    Pick(u32, Pick),
    /// Goes to the document before (-1) or after (1); `extend` keeps what is chosen.
    Step {
        by: isize,
        extend: bool,
    },
    /// Moves what is chosen one place up (-1) or down (1), also under another heading.
    Move(isize),
    Remove,
    /// Puts what is chosen under a heading.
    Heading(String),
    /// Puts these under a heading, before another or at its end.
    Place {
        numbers: Vec<u32>,
        section: Option<String>,
        before: Option<u32>,
    },
    /// Takes pages in or leaves them out: from the first to the last, both counted.
    Page {
        number: u32,
        first: u32,
        last: u32,
    },
    /// Stops reading the files that wait.
    StopReading,
    /// Takes the names of files that could not be used off the list.
    ForgetRefused,
    /// Asks for a folder in which to look for what is missing.
    LookFor,
    /// Asks for another file in the place of this one.
    Replace(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Only,
    /// Takes it in, or out where it is in.
    Toggle,
    /// All from the one chosen before.
    Range,
}

/// Which documents are chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) numbers: BTreeSet<u32>,
    /// The one that keys go on from.
    pub(super) current: Option<u32>,
    /// Where a range begins.
    anchor: Option<u32>,
    /// The row of the current one takes the keys at the next frame.
    pub(super) takes_focus: bool,
}

impl Chosen {
    pub(super) fn pick(&mut self, number: u32, how: Pick, case: &Case) {
        match how {
            Pick::Only => self.numbers = BTreeSet::from([number]),
            Pick::Toggle if self.numbers.remove(&number) => {}
            Pick::Toggle => drop(self.numbers.insert(number)),
            Pick::Range => {
                let anchor = self.anchor.and_then(|anchor| position(case, anchor));
                let to = position(case, number);
                let (from, to) = (anchor.or(to).unwrap_or(0), to.unwrap_or(0));
                let between = case.exhibits.get(from.min(to)..=from.max(to));
                let numbers = between.unwrap_or_default().iter().map(|one| one.number);
                self.numbers = numbers.collect();
            }
        }
        self.current = Some(number);
        if how != Pick::Range || self.anchor.is_none() {
            self.anchor = Some(number);
        }
    }

    fn step(&mut self, by: isize, extend: bool, case: &Case) {
        let at = self.current.and_then(|current| position(case, current));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(by));
        let next = next.and_then(|next| case.exhibits.get(next));
        if let Some(next) = next {
            let how = if extend { Pick::Range } else { Pick::Only };
            self.pick(next.number, how, case);
        }
        self.takes_focus = true;
    }

    /// Forgets what the case no longer has.
    pub(super) fn follow(&mut self, case: &Case) {
        self.numbers
            .retain(|number| case.exhibit(*number).is_some());
        let is_there = |number: &u32| case.exhibit(*number).is_some();
        self.current = self.current.filter(is_there);
        self.anchor = self.anchor.filter(is_there);
    }

    /// In print order.
    pub(super) fn in_order(&self, case: &Case) -> Vec<u32> {
        let all = case.exhibits.iter().map(|exhibit| exhibit.number);
        all.filter(|number| self.numbers.contains(number)).collect()
    }
}

fn position(case: &Case, number: u32) -> Option<usize> {
    case.exhibits
        .iter()
        .position(|exhibit| exhibit.number == number)
}

impl super::session::Session {
    /// The exhibits of which nothing is known yet.
    pub(super) fn unexamined(&self) -> Vec<Exhibit> {
        let unknown =
            |exhibit: &&Exhibit| self.examined_at.get(&exhibit.number) != Some(&exhibit.path);
        self.case()
            .exhibits
            .iter()
            .filter(unknown)
            .cloned()
            .collect()
    }

    /// What was found in one file, before the case has it.
    pub(super) fn note_examined(
        &mut self,
        number: u32,
        path: &str,
        found: Result<crate::preflight::Document, String>,
    ) {
        self.documents.insert(number, found);
        self.examined_at.insert(number, path.to_owned());
    }

    /// Does what was asked for and needs nothing but the case.
    pub(super) fn in_documents(&mut self, action: DocumentAction, now: f64) {
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
            DocumentAction::StopReading => {
                self.intake.stop();
                self.take_in(now);
            }
            DocumentAction::ForgetRefused => self.intake.forget_refused(),
            DocumentAction::LookFor | DocumentAction::Replace(_) => {}
        }
    }

    fn remove_documents(&mut self, chosen: &[u32], now: f64) {
        // What stands behind them is chosen next, so that keys go on from there.
        let case = self.history.case();
        let last = chosen.last().and_then(|last| position(case, *last));
        let next = last.and_then(|last| case.exhibits.get(last + 1));
        let before = case.exhibits.iter().rev();
        let before = before
            .map(|one| one.number)
            .find(|number| !chosen.contains(number));
        let next = next.map(|exhibit| exhibit.number).or(before);
        let remove = |number: &u32| Edit::RemoveExhibit { number: *number };
        let edits = chosen.iter().map(remove).collect();
        self.edit_documents(&format!("Remove {}", count(chosen)), edits, now);
        if let Some(next) = next {
            self.chosen.pick(next, Pick::Only, self.history.case());
            self.chosen.takes_focus = true;
        }
    }

    fn take_pages(&mut self, number: u32, first: u32, last: u32, now: f64) {
        let Some(exhibit) = self.case().exhibit(number) else {
            return;
        };
        let length = self.length_of(number);
        match toggled(exhibit, length, first, last) {
            Some(pages) => {
                let change = |change| Edit::ChangeExhibit { number, change };
                let is_without = |pages: &PageRanges| !pages.contains(1);
                let mut edits = Vec::new();
                // What was left out must not come back as the title page.
                if exhibit.title_page && pages.as_ref().is_some_and(is_without) {
                    edits.push(change(ExhibitChange::TitlePage(false)));
                }
                edits.push(change(ExhibitChange::Pages(pages)));
                self.edit_documents("Choose pages of document", edits, now);
            }
            None => self.say(
                super::session::Tone::Bad,
                "At least one page must stay; remove the document if none is wanted.".to_owned(),
            ),
        }
    }

    /// Pages that the file has, as far as it was read.
    pub(super) fn length_of(&self, number: u32) -> u32 {
        let found = self.documents.get(&number);
        let survey = found.and_then(|found| found.as_ref().ok()?.survey.as_ref().ok());
        survey.map_or(0, |survey| survey.counts.pages)
    }

    /// Puts the files that were read into the case, all as one step, once none waits any longer.
    pub(super) fn take_in(&mut self, now: f64) {
        let Some(ready) = self.intake.ready() else {
            return;
        };
        let first = self.case().exhibits_numbered + 1;
        let mut edits = Vec::new();
        let mut titles = Vec::new();
        for (number, read) in (first..).zip(ready) {
            let (new, document) = *read;
            self.note_examined(number, &new.path, Ok(document));
            titles.push(new.title.clone());
            edits.push(Edit::AddExhibit(Box::new(new)));
        }
        let label = match titles.as_slice() {
            [] => return self.tell_refused(),
            [title] => format!("Add document “{title}”"),
            titles => format!("Add {} documents", titles.len()),
        };
        self.edit_documents(&label, edits, now);
        self.stage = super::action::Stage::Documents;
        self.chosen.pick(first, Pick::Only, self.history.case());
        self.say(
            super::session::Tone::Good,
            match titles.as_slice() {
                [title] => format!("“{title}” was added."),
                titles => format!("{} documents were added.", titles.len()),
            },
        );
        self.tell_refused();
    }

    fn tell_refused(&mut self) {
        let text = match self.intake.refused() {
            0 => return,
            1 => "One file was not added; the list of documents says why.".to_owned(),
            count => format!("{count} files were not added; the list of documents says why."),
        };
        self.stage = super::action::Stage::Documents;
        self.say(super::session::Tone::Bad, text);
    }
}

fn count(chosen: &[u32]) -> String {
    match chosen.len() {
        1 => "document".to_owned(),
        count => format!("{count} documents"),
    }
}

/// One place up or down, over a heading where that is next. None at the ends.
fn moved(case: &Case, chosen: &[u32], by: isize) -> Option<Edit> {
    let all = &case.exhibits;
    let (first, last) = (chosen.first()?, chosen.last()?);
    let (section, before) = if by < 0 {
        let at = position(case, *first)?;
        let (own, above) = (all.get(at)?, all.get(at.checked_sub(1)?)?);
        let is_same = own.section == above.section;
        (above.section.clone(), is_same.then_some(above.number))
    } else {
        let at = position(case, *last)?;
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

/// The pages with these taken in, or left out where the first is in. None where nothing would be left.
fn toggled(exhibit: &Exhibit, length: u32, first: u32, last: u32) -> Option<Option<PageRanges>> {
    let mut pages: Vec<u32> = match exhibit.wanted() {
        None => (1..=length).collect(),
        Some(ranges) => {
            let within = ranges.pages().take_while(|page| *page < u32::MAX);
            within
                .take(length as usize * 2)
                .filter(|page| *page <= length)
                .collect()
        }
    };
    let range = first.min(last)..=first.max(last).min(length);
    if pages.contains(&first) {
        pages.retain(|page| !range.contains(page));
    } else {
        for page in range.filter(|page| *page > 0) {
            if !pages.contains(&page) {
                // Among pages that stand in their own order, or else last.
                let at = pages.iter().position(|other| *other > page);
                pages.insert(
                    at.filter(|_| pages.is_sorted()).unwrap_or(pages.len()),
                    page,
                );
            }
        }
    }
    if pages.is_empty() {
        return None;
    }
    let is_whole = pages.len() == length as usize && pages.is_sorted();
    Some(PageRanges::of(pages).filter(|_| !is_whole))
}

#[cfg(test)]
mod tests;
