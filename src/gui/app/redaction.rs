//! What “Redact a name…” asks of the rest of the program: work beside the window, and the change of the case.

use crate::case::{Document, Edit};
use crate::finding::counted;
use crate::gui::action::Stage;
use crate::gui::redaction::{NameAction, Sought, Standing, TakenOut};
use crate::gui::session::{Problem, Session};
use crate::redact::Trouble;

use super::App;

impl App {
    pub(super) fn in_names(&mut self, action: NameAction, now: f64) {
        let (session, names) = (&mut self.session, &mut self.names);
        match action {
            NameAction::Ask => {
                names.open(session);
                session.stage = Stage::Documents;
            }
            NameAction::Type(text) => names.type_in(text),
            NameAction::Search => {
                self.redactions += 1;
                if let Some(order) = names.begin_search(self.redactions, session) {
                    self.jobs.search_names(self.redactions, order);
                }
            }
            NameAction::Tick {
                document,
                place,
                is_wanted,
            } => names.tick(document, Some(place), is_wanted),
            NameAction::TickAll {
                document,
                is_wanted,
            } => names.tick(document, None, is_wanted),
            NameAction::Stop => {
                self.jobs.stop_redaction();
                names.stop();
            }
            NameAction::TakeOut => self.take_names_out(now),
            NameAction::Close => {
                self.jobs.stop_redaction();
                names.is_open = false;
            }
        }
    }

    /// Where nothing is to be taken out, the words are only looked for from now on.
    fn take_names_out(&mut self, now: f64) {
        self.redactions += 1;
        let number = self.redactions;
        match self.names.begin_taking_out(number, &self.session) {
            Some(order) => self.jobs.take_out(number, order),
            None => {
                let words = self.names.confidential(self.session.case());
                self.session.edit_apart(Edit::SetConfidential(words), now);
                self.names.is_open = false;
                let said = "Every export looks for these words from now on.";
                self.session.say_undoable(said.to_owned());
            }
        }
    }

    pub(super) fn names_sought(&mut self, number: u64, sought: &Sought, now: f64) {
        self.names.sought(number, sought);
        self.marks_sought(number, sought, now);
    }

    pub(super) fn taken_out(&mut self, number: u64, came: TakenOut, now: f64) {
        let is_of_names = self.names.is_work(number);
        let is_of_mode = self.reader.is_carrying_out(number);
        match came {
            TakenOut::Working(done, all) if is_of_names => {
                self.names.standing = Standing::TakingOut(done, all);
            }
            TakenOut::Done {
                case,
                edits,
                troubles,
            } if is_of_names || is_of_mode => {
                // Saved elsewhere meanwhile, it would not find the copies.
                let is_elsewhere = case.as_deref() != self.session.document.path();
                let edits = if is_elsewhere { Vec::new() } else { edits };
                let (edits, mut troubles) = still_meant(edits, troubles, &self.session);
                if is_elsewhere {
                    troubles.push((self.session.document.name(), changed_meanwhile()));
                }
                match is_of_names {
                    true => self.names_taken_out(edits, troubles, now),
                    false => self.marks_carried_out(edits, &troubles, now),
                }
            }
            TakenOut::Working(..) | TakenOut::Done { .. } => {}
        }
    }

    fn names_taken_out(&mut self, edits: Vec<Edit>, troubles: Vec<(String, Trouble)>, now: f64) {
        let places = places(&edits, &self.session);
        let documents = edits.len();
        let mut all = edits;
        all.push(Edit::SetConfidential(self.names.take_words()));
        let label = format!("Redact {}", counted(places, "place", "places"));
        self.session.edit_documents(&label, all, now);
        self.forget_what_was_read();
        if !troubles.is_empty() {
            self.names.standing = Standing::NotAll(troubles);
            return;
        }
        (self.names.is_open, self.names.standing) = (false, Standing::Asking);
        self.session.say_undoable(format!(
            "{} taken out of {}.",
            counted(places, "place", "places"),
            counted(documents, "document", "documents")
        ));
    }

    /// What was read of the documents before still has the words.
    pub(super) fn forget_what_was_read(&self) {
        let Some(case) = self.session.document.path() else {
            return;
        };
        let documents = self.session.case().documents.iter();
        let kept = documents.map(|document| document.sha256.clone());
        self.jobs.forget_readings(case.to_owned(), kept.collect());
    }

    /// What went wrong with marks, beside the reader.
    pub(super) fn tell_troubles(&mut self, troubles: &[(String, Trouble)]) {
        for (title, trouble) in troubles {
            let problem = Problem::new(format!("“{title}”: {}.", trouble.what))
                .safe("Nothing was taken out of it.")
                .hint(trouble.hint);
            self.session.report(problem);
        }
    }
}

/// How many places the documents lose that they had before.
fn places(edits: &[Edit], session: &Session) -> usize {
    let gone = edits.iter().filter_map(|edit| match edit {
        Edit::Redact {
            document, marks, ..
        } => {
            let before = session.case().documents.get(*document)?;
            let redacted = before.redacted.as_ref();
            let before = redacted.map_or(0, |redacted| redacted.marks.len());
            Some(marks.len().saturating_sub(before))
        }
        _ => None,
    });
    gone.sum()
}

/// Changes of documents that are still as they were when the change was ordered.
fn still_meant(
    edits: Vec<(Document, Edit)>,
    mut troubles: Vec<(String, Trouble)>,
    session: &Session,
) -> (Vec<Edit>, Vec<(String, Trouble)>) {
    let mut meant = Vec::new();
    for (then, edit) in edits {
        match session.case().documents.get(then.id) {
            Some(now) if now.unredacted() == then.unredacted() && now.marks() == then.marks() => {
                meant.push(edit);
            }
            Some(_) => troubles.push((then.path.clone(), changed_meanwhile())),
            // It was removed.
            None => {}
        }
    }
    (meant, troubles)
}

fn changed_meanwhile() -> Trouble {
    Trouble {
        what: "the case was changed meanwhile, so nothing was taken out of it".to_owned(),
        hint: "Do it once more.",
    }
}
