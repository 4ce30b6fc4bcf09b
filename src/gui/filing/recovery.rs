//! Changes that an earlier window could not save: they are offered back, and lost only when told.

use std::path::{Path, PathBuf};

use crate::case::History;
use crate::files;
use crate::files::Shown as _;
use crate::gui::document::{DocumentError, Origin};
use crate::gui::session::{Problem, Session};
use crate::gui::view::Question;

use super::told::trouble;
use super::{Filing, kept, show_new};

impl Filing {
    /// Asks about changes to this case that an earlier window could not save. Until it is answered,
    /// nothing can be edited, so that no new recovery copy takes the place of the old one.
    pub(super) fn offer_recovery(&mut self, session: &mut Session) {
        match session.document.set_unreadable_recovery_aside() {
            Some(Ok(path)) => say_unreadable(&path, session),
            Some(Err(error)) => session.report(trouble(&error)),
            None => {}
        }
        if let Some(kept) = session.document.recovery(session.case()) {
            let (copy, path) = (session.document.recovery_beside(), session.document.path());
            self.question = Some(Question::Recovery {
                of: session.document.name(),
                kept: kept::beside(copy.as_deref(), path, &kept, session.case()),
            });
        }
    }

    /// Asks about a case without a name that a window left behind when it died.
    pub(in crate::gui) fn offer_left_behind(&mut self, session: &mut Session) {
        self.left_behind = None;
        for copy in session.document.left_behind() {
            match session.document.look_at(&copy) {
                Ok(case) => {
                    let reference = case.heading.reference.trim();
                    let of = if reference.is_empty() {
                        "a case without a name".to_owned()
                    } else {
                        format!("the case {reference}")
                    };
                    self.question = Some(Question::Recovery {
                        of,
                        kept: kept::alone(&copy, &case),
                    });
                    self.left_behind = Some(copy);
                    return;
                }
                Err(DocumentError::Case { .. }) => match files::set_aside(&copy) {
                    Ok(path) => say_unreadable(&path, session),
                    Err(error) => session.report(trouble(&error.into())),
                },
                // Another window has just taken it.
                Err(_) => {}
            }
        }
    }

    /// Opens a case whose window died with changes that were not saved, and asks about them. Only
    /// where nothing else is in front: whoever has begun to work is not interrupted.
    pub(in crate::gui) fn offer_cut_short(&mut self, cases: &[PathBuf], session: &mut Session) {
        let is_idle = self.question.is_none() && self.next.is_none() && session.is_untouched();
        let cut_short = |path: &&PathBuf| session.document.was_cut_short(path);
        if is_idle && let Some(path) = cases.iter().find(cut_short) {
            self.open(path, session);
        }
    }

    pub(super) fn recover(&mut self, session: &mut Session) {
        let Some(copy) = self.left_behind.take() else {
            if let Some(case) = session.document.recovery(session.case()) {
                let document = session.document.clone();
                session.show(History::unsaved(case), document);
            }
            return;
        };
        match session.document.adopt(&copy) {
            Ok(case) => {
                let document = session.document.another_from(Origin::Recovered);
                session.show(History::unsaved(case), document);
            }
            Err(error) => session.report(Problem {
                what: format!("The kept changes could not be taken: {error}."),
                ..trouble(&error).hint("Another window may have taken them just now.")
            }),
        }
    }

    /// What was kept stays where it is. A case with a file is closed, so that no new changes take its
    /// place; whoever opens it again is asked again.
    pub(super) fn decide_later(&mut self, session: &mut Session) {
        if self.left_behind.take().is_none() {
            show_new(session);
        }
    }

    pub(super) fn forget(&mut self, session: &mut Session) {
        let Some(copy) = self.left_behind.take() else {
            return session.document.forget_recovery_soon();
        };
        if let Err(error) = files::remove(&copy) {
            session.report(trouble(&error.into()));
        } else {
            self.offer_left_behind(session);
        }
    }
}

fn say_unreadable(path: &Path, session: &mut Session) {
    session.say_with_hint(
        format!(
            "Changes that were kept cannot be read by this program; they lie in {}.",
            path.shown()
        ),
        "A newer version of the program may be able to read them.",
    );
}
