//! What follows from the answer to a question.

use std::path::Path;

use crate::case::Edit;
use crate::finding;
use crate::gui::action::Answer;
use crate::gui::document::Manner;
use crate::gui::job::{Agreed, Jobs};
use crate::gui::session::Session;
use crate::gui::view::Question;

use super::Filing;
use super::path::export_to;
use super::sign::sign;

impl Filing {
    pub(in crate::gui) fn answer(
        &mut self,
        answer: Answer,
        session: &mut Session,
        jobs: &mut Jobs,
        now: f64,
    ) {
        // What was answered before is still being done.
        if self.is_adopting {
            return;
        }
        let question = self.question.take();
        match answer {
            Answer::Cancel => self.next = None,
            Answer::Save => self.save(session, jobs),
            Answer::Discard => {
                session.give_up();
                self.go_on(session, jobs);
            }
            Answer::Overwrite => {
                if let Some(path) = session.document.path().map(Path::to_owned) {
                    self.save_to(&path, true, session, jobs);
                }
            }
            Answer::SaveElsewhere => self.ask_where_to_save(session, jobs),
            Answer::Replace => {
                if let Some(Question::Replace { purpose, path, .. }) = question {
                    self.write(purpose, path, session, jobs);
                }
            }
            Answer::RemoveTraces => {
                if let Some(Question::Traces(wanted)) = question {
                    self.forget_present(wanted, session, jobs);
                }
            }
            Answer::Recover => self.recover(question, session, jobs),
            Answer::Forget => self.forget(session, jobs),
            Answer::Later => self.decide_later(session),
            Answer::ReadOnly => {
                if let Some(Question::Held { path, .. }) = question {
                    self.open_beside(path, Manner::ReadOnly, session, jobs);
                }
            }
            Answer::Copy => {
                if let Some(Question::Held { path, .. }) = question {
                    self.open_beside(path, Manner::Copy, session, jobs);
                }
            }
            Answer::TakeOver => {
                if let Some(Question::Held { path, holder, .. }) = question {
                    self.take_over(path, holder, session, jobs);
                }
            }
            Answer::LeaveOut => {
                if let Some(Question::Unusable { path, agreed, .. }) = question {
                    let agreed = Agreed {
                        leave_out: true,
                        ..agreed
                    };
                    export_to(path, agreed, session, jobs);
                }
            }
            Answer::Incomplete => {
                if let Some(Question::Incomplete { path, agreed, .. }) = question {
                    let agreed = Agreed {
                        incomplete: true,
                        ..agreed
                    };
                    export_to(path, agreed, session, jobs);
                }
            }
            Answer::Moved => {
                if let Some(Question::Moved { path, agreed, .. }) = question {
                    let agreed = Agreed {
                        moved: true,
                        ..agreed
                    };
                    export_to(path, agreed, session, jobs);
                }
            }
            Answer::Renumber => {
                session.edit(Edit::ReleaseNumbers, now);
            }
            Answer::Tribunal => {
                if let Some(Question::Tribunal { id, .. }) = question {
                    session.edit_apart(Edit::SetProfile(id), now);
                }
            }
            Answer::SignAll => {
                if let Some(Question::Unopened {
                    mut opened,
                    unopened,
                    by,
                }) = question
                {
                    opened.extend(unopened);
                    opened.sort_unstable();
                    sign(&opened, &by, session, now);
                }
            }
            Answer::SignOpened => {
                if let Some(Question::Unopened { opened, by, .. }) = question {
                    sign(&opened, &by, session, now);
                }
            }
            Answer::ToDocuments => session.go_to_documents(&meant(question.as_ref())),
            Answer::QuitAnyway => {
                jobs.cancel_export();
                self.quit(session, jobs);
            }
            Answer::Path(path) => {
                if let Some(Question::Path { purpose, .. }) = question {
                    // A path without a folder is seen from where the program was started; the
                    // notice that follows should say where that is.
                    let path = std::path::absolute(&path).unwrap_or(path.into());
                    self.take_path(purpose, path, false, session, jobs);
                }
            }
        }
    }
}

/// The documents that the question was about.
fn meant(question: Option<&Question>) -> Vec<u32> {
    match question {
        Some(
            Question::Unusable { found, .. }
            | Question::Incomplete { found, .. }
            | Question::Moved { found, .. },
        ) => finding::documents(found),
        _ => Vec::new(),
    }
}
