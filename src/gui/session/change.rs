//! The only ways in which the window changes the case, and what follows from each change.

use crate::case::{Claimant, Edit};
use crate::export::{Request, survey};
use crate::gui::action::Stage;
use crate::gui::evidence::Ranking;
use crate::matching::with_authorities;
use crate::pdf::import::Watch;

use super::keep::RECOVERY_AFTER;
use super::{Session, Tone};

impl Session {
    pub(in crate::gui) fn edit(&mut self, edit: Edit, now: f64) {
        let label = edit.label();
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
        let case = self.history.case();
        self.chosen.follow(case);
        self.evidence.follow(case, ranking);
        self.quotations.follow(case);
        let is_any_smaller = self.case().exhibits.iter().any(|one| one.smaller.is_some());
        self.may_have_unread |= is_any_smaller;
        self.forget_passwords();
        if self.propositions.nationality != self.case().claimant.nationality {
            self.turn_to_nationality();
        }
        self.survey_again();
    }

    /// Shows of the library what is on the appellant's nationality.
    pub(super) fn turn_to_nationality(&mut self) {
        let nationality = self.history.case().claimant.nationality.clone();
        self.coverage.show_for(nationality.as_ref(), &self.library);
        self.propositions.nationality = nationality;
        self.propositions.refresh(&self.library.taxonomy);
    }

    pub(in crate::gui) fn survey_again(&mut self) {
        self.revision += 1;
        let Some(fonts) = &self.fonts else { return };
        let request = Request {
            case: self.history.case(),
            library: &self.library,
            today: self.today,
            documents: &self.documents,
            quotations: self.quotations.now(),
            watch: &Watch::default(),
        };
        match survey(&request, fonts) {
            Ok(survey) => self.survey = survey,
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }
}
