//! Does what was asked of the reader.

use crate::gui::page_words::{Search, Selecting, Selection};
use crate::gui::preview::Spot;
use crate::quote::PageBox;

use super::{LetterAction, Reader, ReaderAction, SourceChoice, Standing, Strip, jump};

/// What is brought into view stands so far below the upper edge, in points of paper.
const BELOW: f32 = 90.0;

impl Reader {
    pub(in crate::gui) fn apply(&mut self, action: ReaderAction) {
        match action {
            ReaderAction::StopOpening => self.stop_opening(),
            ReaderAction::Seen(seen) => {
                self.is_moved = false;
                self.drawing.want(seen.wanted.clone());
                self.seen = seen;
            }
            ReaderAction::Zoom(zoom, spot) => {
                self.zoom = zoom;
                self.go(spot);
            }
            ReaderAction::Go(spot) => self.go(spot),
            ReaderAction::Strip(strip) => self.strip = strip,
            ReaderAction::Select(done) => self.select(done),
            ReaderAction::Search(text) => self.look_for(text),
            ReaderAction::NextHit => self.step(false),
            ReaderAction::PreviousHit => self.step(true),
            ReaderAction::ShowHit(number) => {
                self.search.current = Some(number);
                self.show_hit();
            }
            ReaderAction::Jump(typed) => self.jump(typed),
            ReaderAction::Write(text) => self.write(text),
            ReaderAction::TakeSource => self.take_source(),
            ReaderAction::ShowPlace => self.show_place(),
            ReaderAction::LeaveEntry => {
                self.draft.in_place_of = None;
                self.draft.of = None;
                self.draft.cited = None;
                self.draft.likeness = None;
                self.draft.keep.note = None;
                self.draft.source = SourceChoice::Unsaid;
                (self.draft.keep.note, self.draft.keep.stands_for) = (None, None);
            }
            ReaderAction::Confirm(edit, is_confirmed) => {
                match is_confirmed {
                    true => self.draft.confirmed.insert(edit),
                    false => self.draft.confirmed.remove(&edit),
                };
            }
            ReaderAction::ListShown => self.is_list_due = false,
            ReaderAction::TakeListed(of) => self.take_listed(&of),
            ReaderAction::StepListed { is_back } => {
                let from = self.draft.of.clone();
                self.step_listed(from.as_ref(), is_back);
            }
            ReaderAction::Stance(stance) => self.draft.stance = stance,
            ReaderAction::Issue(issue) => self.draft.issue = issue,
            ReaderAction::About(id, is_so) => {
                put(&mut self.draft.about, id, is_so);
            }
            ReaderAction::Proposition(text) => self.draft.proposition = text,
            ReaderAction::Source(choice) => {
                self.listed = match &choice {
                    SourceChoice::Known(id) => Some(id.clone()),
                    SourceChoice::Unsaid | SourceChoice::New(_) => None,
                };
                self.draft.source = choice;
            }
            ReaderAction::PageBehind(wanted) => self.draft.page_behind = wanted,
            ReaderAction::KeepIn(folder) => {
                self.draft.keep.folder = folder;
                self.draft.keep.is_proposed = false;
            }
            ReaderAction::AwaitPack => self.packs.is_awaited = true,
            ReaderAction::BearsOn(id, is_so) => put(&mut self.draft.keep.issues, id, is_so),
            ReaderAction::Speaks(bearing, is_so) => {
                let all = &mut self.draft.keep.propositions;
                all.retain(|other| other.proposition() != bearing.proposition());
                put(all, bearing, is_so);
            }
            ReaderAction::Letter(action) => self.in_letter(action),
            // Changes the case.
            ReaderAction::Redact(_) => {}
        }
    }

    fn go(&mut self, spot: Spot) {
        self.seen.spot = spot;
        self.is_moved = true;
    }

    /// Brings the words of the extract into view.
    pub(super) fn show_place(&mut self) {
        let held = self.draft.held.as_ref();
        let passage = held.and_then(|held| held.passage.as_ref());
        if let Some(first) = passage.and_then(|found| found.at.boxes.first().copied()) {
            self.show(first);
        }
    }

    /// Brings a box into view.
    fn show(&mut self, found: PageBox) {
        self.show_at(found.page, found.area.y0);
    }

    fn show_at(&mut self, page: usize, top: f32) {
        let size = self.opened().and_then(|opened| opened.sizes().get(page));
        let height = size.map_or(842.0, |size| size.1).max(1.0);
        let fraction = ((top - BELOW) / height).max(0.0);
        self.go(Spot {
            sheet: page,
            fraction,
        });
    }

    fn select(&mut self, done: Selecting) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let selection = Selection::after(self.selection, done, &opened.text());
        let index = &opened.report.index;
        let words = selection.and_then(|selection| selection.words(index));
        let passage = words.and_then(|words| index.passage(words));
        self.selection = selection;
        if passage != self.passage {
            self.draft.select(passage.as_ref(), opened);
            self.letter.select(passage.as_ref(), opened);
            self.passage = passage;
        }
    }

    fn in_letter(&mut self, action: LetterAction) {
        match action {
            LetterAction::Paragraphs(typed) => self.letter.paragraphs = typed,
            LetterAction::Pick(pick) => self.letter.pick = pick,
            LetterAction::Own(typed) => self.letter.own = typed,
            LetterAction::Added => {
                self.forget_selection();
                self.letter.added();
            }
            LetterAction::Show(number) => {
                let place = self.opened().and_then(|opened| {
                    let one = opened.letter.iter().find(|one| one.number == number)?;
                    let words = &opened.document().pages.get(one.page)?.words;
                    Some((one.page, words.get(one.word)?.area.y0))
                });
                if let Some((page, top)) = place {
                    self.show_at(page, top);
                }
            }
        }
    }

    fn look_for(&mut self, text: String) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let had_words = !self.search.text.trim().is_empty();
        let found = opened.text().hits(&text);
        self.search = Search::new(text, found, self.seen.current);
        let has_words = !self.search.text.trim().is_empty();
        match (self.strip, had_words, has_words) {
            (Some(_), false, true) => self.strip = Some(Strip::Hits),
            (Some(Strip::Hits), true, false) => self.strip = Some(Strip::Pages),
            _ => {}
        }
        self.show_hit();
    }

    fn step(&mut self, is_back: bool) {
        self.search.step(is_back);
        self.show_hit();
    }

    fn show_hit(&mut self) {
        if let Some((page, top)) = self.search.shown().map(|hit| (hit.page, hit.top)) {
            self.show_at(page, top);
        }
    }

    /// To the next place that is called so; from the last round to the first.
    fn jump(&mut self, typed: String) {
        let Some(opened) = self.opened() else { return };
        let goals = jump::goals(&typed, opened);
        let current = self.seen.current;
        let next = goals.iter().find(|(page, _)| *page > current);
        match next.or(goals.first()).copied() {
            Some((page, top)) => {
                self.not_there = None;
                self.show_at(page, top);
            }
            None => self.not_there = Some(typed.trim().to_owned()),
        }
    }

    fn write(&mut self, text: String) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let near = self.passage.as_ref().map(|passage| passage.words.clone());
        self.draft.write(text, near, opened);
        self.draft.is_selected = false;
    }

    fn take_source(&mut self) {
        let held = self.draft.held.as_ref();
        let passage = held.and_then(|held| held.passage.clone());
        if let (Some(passage), Standing::Open(opened)) = (passage, &self.standing) {
            self.draft.select(Some(&passage), opened);
            self.passage = Some(passage);
            self.selection = None;
        }
    }

    /// The names of pages have changed.
    pub(super) fn check_again(&mut self) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let near = self.passage.as_ref().map(|passage| passage.words.clone());
        let text = std::mem::take(&mut self.draft.text);
        let confirmed = std::mem::take(&mut self.draft.confirmed);
        let likeness = self.draft.likeness.take();
        self.draft.write(text, near, opened);
        self.draft.confirmed = confirmed;
        self.draft.likeness = likeness;
    }

    /// Brings a page, from 0, into view.
    pub(super) fn show_page(&mut self, page: usize) {
        self.show_at(page, 0.0);
    }

    /// Nothing is selected any longer.
    pub(in crate::gui) fn forget_selection(&mut self) {
        self.select(Selecting::Clear);
    }

    /// The extract was handed over.
    pub(in crate::gui) fn added(&mut self) {
        self.draft.added();
        (self.selection, self.passage) = (None, None);
    }
}

/// Each stands in a list once, if at all.
fn put<T: PartialEq>(all: &mut Vec<T>, one: T, is_so: bool) {
    all.retain(|other| *other != one);
    if is_so {
        all.push(one);
    }
}
