//! What is asked for about hidden words: work beside the window, and the change of the case.

use crate::case::{Document, Edit};
use crate::finding::{Place, counted};
use crate::gui::hidden::{HiddenAction, LeaveCame, Left};
use crate::gui::session::{Problem, Tone};
use crate::redact::Trouble;

use super::App;

impl App {
    pub(super) fn in_hidden(&mut self, action: HiddenAction, now: f64) {
        let session = &mut self.session;
        match action {
            HiddenAction::Look(exhibit) => {
                self.go_to(Place::Exhibit(exhibit));
                self.session.hidden.looked_for = Some(exhibit);
            }
            HiddenAction::TakeOut(..) | HiddenAction::TakeAllOut(_) | HiddenAction::PutBack(..) => {
                if let Some((number, order)) = session.begin_leaving(&action) {
                    self.jobs.leave_hidden(number, order);
                }
            }
            HiddenAction::Stop => session.hidden.leaving = None,
            HiddenAction::Ask(exhibit, places) => session.ask_why_filed(exhibit, places),
            HiddenAction::Type(reason) => {
                if let Some(asked) = &mut session.hidden.asked {
                    asked.reason = reason;
                }
            }
            HiddenAction::File => session.file_knowingly(now),
            HiddenAction::Close => session.hidden.asked = None,
        }
    }

    pub(super) fn hidden_left(&mut self, number: u64, came: LeaveCame, now: f64) {
        if !self.session.hidden.is_work(number) {
            return;
        }
        match came {
            LeaveCame::Working(done) => {
                if let Some(leaving) = &mut self.session.hidden.leaving {
                    leaving.done = done;
                }
            }
            LeaveCame::Done {
                case,
                left,
                mut troubles,
            } => {
                self.session.hidden.leaving = None;
                // Saved elsewhere meanwhile, it would not find the copies.
                let is_elsewhere = case.as_deref() != self.session.document.path();
                let is_meant =
                    |one: &Left| !is_elsewhere && self.is_as_it_was(&one.document) != Some(false);
                let (left, others): (Vec<Left>, Vec<Left>) = left.into_iter().partition(is_meant);
                let others = others.into_iter();
                troubles.extend(others.map(|one| (one.title, changed_meanwhile())));
                self.take_hidden_over(left, now);
                self.tell_hidden_troubles(&troubles);
            }
        }
    }

    /// Whether the case still has a document as it was; nothing where it was removed.
    fn is_as_it_was(&self, then: &Document) -> Option<bool> {
        let now = self.session.case().documents.get(then.id)?;
        Some(now == then)
    }

    fn take_hidden_over(&mut self, left: Vec<Left>, now: f64) {
        for one in &left {
            let (document, kept) = (one.document.id, one.left.kept.clone());
            self.session.hidden.note_seen(document, kept);
        }
        let edits = left
            .iter()
            .filter(|one| self.is_as_it_was(&one.document).is_some());
        let edits: Vec<Edit> = edits.filter_map(|one| one.left.edit.clone()).collect();
        let label = match edits.as_slice() {
            [] => None,
            [one] => Some(one.label(&self.session.labels)),
            more => Some(format!("Take hidden words out of {} documents", more.len())),
        };
        if let Some(label) = label {
            self.session.edit_documents(&label, edits, now);
            self.forget_what_was_read();
            self.session.say_undoable(done(&left));
        }
        let kept: usize = left.iter().map(|one| one.left.kept.len()).sum();
        if kept > 0 {
            let places = counted(
                kept,
                "place was left: its page",
                "places were left: their pages",
            );
            let words =
                format!("{places} would look otherwise. Take out one by one what may change.");
            self.session.say(Tone::Good, words);
        }
    }

    fn tell_hidden_troubles(&mut self, troubles: &[(String, Trouble)]) {
        for (title, trouble) in troubles {
            let problem = Problem::new(format!("“{title}”: {}.", trouble.what))
                .safe("It is as it was before.")
                .hint(trouble.hint);
            self.session.report(problem);
        }
    }
}

/// What became of which documents, in words.
fn done(left: &[Left]) -> String {
    let said = left
        .iter()
        .filter(|one| one.left.edit.is_some())
        .map(|one| {
            let places = counted(one.places, "place", "places");
            let what = match one.is_back {
                true => "stand in it again",
                false => "are taken out of it",
            };
            let (title, pages) = (&one.title, one.left.told());
            format!("“{title}”: hidden words at {places} {what}{pages}")
        });
    let said: Vec<String> = said.collect();
    format!("{}.", said.join(". "))
}

fn changed_meanwhile() -> Trouble {
    Trouble {
        what: "the case was changed meanwhile, so nothing was done".to_owned(),
        hint: "Do it once more.",
    }
}
