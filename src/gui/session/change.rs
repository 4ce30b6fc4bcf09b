//! The only ways in which the window changes the case, and what follows from each change.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use crate::case::{Case, Claimant, Edit, Numbers};
use crate::export::{Paged, Request, paged, survey};
use crate::gui::action::Stage;
use crate::gui::evidence::Ranking;
use crate::matching::with_authorities;
use crate::pdf::import::Watch;
use crate::profile::Profile;

use super::keep::RECOVERY_AFTER;
use super::{Session, Tone};

impl Session {
    pub(in crate::gui) fn edit(&mut self, edit: Edit, now: f64) {
        let label = edit.label(&self.labels);
        self.edit_together(&label, vec![edit], Ranking::Anew, now);
    }

    /// A change that goes on with nothing typed before it, and that nothing typed later goes on with.
    pub(in crate::gui) fn edit_apart(&mut self, edit: Edit, now: f64) {
        self.history.end_step();
        self.edit(edit, now);
        self.history.end_step();
    }

    /// Several changes that undo takes back as one.
    pub(in crate::gui) fn edit_all(&mut self, label: &str, edits: Vec<Edit>, now: f64) {
        self.history.end_step();
        self.edit_together(label, edits, Ranking::Kept, now);
    }

    /// Several changes to documents, which undo takes back as one.
    pub(in crate::gui) fn edit_documents(&mut self, label: &str, edits: Vec<Edit>, now: f64) {
        self.history.end_step();
        let done = self.history.apply_together(label, edits);
        self.history.end_step();
        match done {
            Ok(()) => self.changed(Ranking::Anew, now),
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    pub(super) fn edit_together(
        &mut self,
        label: &str,
        edits: Vec<Edit>,
        ranking: Ranking,
        now: f64,
    ) {
        let edits = with_authorities(&self.library.taxonomy, self.history.case(), edits);
        let done = match <[Edit; 1]>::try_from(edits) {
            Ok([edit]) => self.history.apply(edit),
            Err(edits) => self.history.apply_together(label, edits),
        };
        match done {
            Ok(()) => self.changed(ranking, now),
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    /// Others were told the numbers of the case as it was `then`, with the first pages of its documents.
    pub(in crate::gui) fn keep_numbers(
        &mut self,
        then: &Case,
        first_pages: &BTreeMap<u32, NonZeroU32>,
    ) {
        let before = self.case().clone();
        self.history.keep_numbers(then, first_pages);
        if *self.case() != before {
            self.recovery_due = Some(0.0);
            self.follow(Ranking::Kept);
        }
    }

    /// Somebody cites a number: from now on it stays, and where documents begin, as far as that is known. Says whether
    /// numbers were still free.
    pub(in crate::gui) fn keep_numbers_cited(&mut self, are_pages_known: bool) -> bool {
        let were_free = self.case().numbers == Numbers::Automatic;
        // What others were told earlier is not told otherwise now without a word.
        let is_new = |number: &u32| !self.case().pinned.contains_key(number);
        let begun = self.survey.documents.iter();
        let begun = begun.filter(|(number, _)| are_pages_known && is_new(number));
        let first_pages = begun.filter_map(|(number, (first, _))| {
            let first = u32::try_from(*first).ok()?;
            Some((*number, NonZeroU32::new(first)?))
        });
        let first_pages = first_pages.collect();
        let then = self.case().clone();
        self.keep_numbers(&then, &first_pages);
        were_free
    }

    pub(in crate::gui) fn undo(&mut self, now: f64) {
        let before = self.case().claimant.clone();
        if self.history.undo().is_some() {
            self.changed(self.ranking_after(&before), now);
        }
    }

    pub(in crate::gui) fn redo(&mut self, now: f64) {
        let before = self.case().claimant.clone();
        if self.history.redo().is_some() {
            self.changed(self.ranking_after(&before), now);
        }
    }

    /// A tick that is taken back while its list is in view must not rank the list anew either.
    fn ranking_after(&self, before: &Claimant) -> Ranking {
        if self.stage == Stage::Evidence && self.case().claimant == *before {
            Ranking::Kept
        } else {
            Ranking::Anew
        }
    }

    fn changed(&mut self, ranking: Ranking, now: f64) {
        self.notices.forget_undo();
        self.recovery_due.get_or_insert(now + RECOVERY_AFTER);
        self.follow(ranking);
    }

    pub(super) fn follow(&mut self, ranking: Ranking) {
        self.changes += 1;
        self.follow_profile();
        let case = self.history.case();
        self.entries.follow(case, &mut self.picked_entries);
        self.chosen.follow(case);
        self.evidence.follow(case, ranking);
        self.quotations.follow(case);
        let is_any_smaller = self.case().exhibits.iter().any(|one| one.smaller.is_some());
        self.may_have_unread |= is_any_smaller;
        self.forget_passwords();
        if self.propositions.nationality != self.case().claimant.nationality {
            self.turn_to_nationality();
        }
        self.scans_follow();
        self.survey_again();
    }

    /// Shows of the library what is on the appellant's nationality.
    pub(super) fn turn_to_nationality(&mut self) {
        let nationality = self.history.case().claimant.nationality.clone();
        self.coverage.show_for(nationality.as_ref(), &self.library);
        self.propositions.nationality = nationality;
        self.propositions.refresh(&self.library.taxonomy);
    }

    /// What the bundle says and on which pages, as far as is known now.
    pub(in crate::gui) fn paged(&self) -> Option<Paged> {
        let fonts = self.fonts.as_ref()?;
        let profile = self.profile().ok()?;
        paged(&self.request(profile, &Watch::default()), fonts).ok()
    }

    fn request<'a>(&'a self, profile: &'a Profile, watch: &'a Watch) -> Request<'a> {
        Request {
            case: self.history.case(),
            profile,
            library: &self.library,
            today: self.today,
            documents: &self.documents,
            quotations: self.quotations.now(),
            watch,
        }
    }

    pub(in crate::gui) fn survey_again(&mut self) {
        self.revision += 1;
        let Some(fonts) = &self.fonts else { return };
        let found = match self.profile() {
            Ok(profile) => survey(&self.request(profile, &Watch::default()), fonts)
                .map_err(|error| error.to_string()),
            // It may be one of the packs that are still being read.
            Err(_) if self.library_findings.is_none() => return,
            Err(unknown) => Err(unknown.to_string()),
        };
        match found {
            Ok(survey) => self.survey = survey,
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }
}
