//! Changes that an earlier window could not save: they are offered back, and lost only when told.

use std::path::{Path, PathBuf};

use crate::case::{Case, History};
use crate::files;
use crate::files::Shown as _;
use crate::gui::document::{Document, DocumentError, Origin};
use crate::gui::job::Jobs;
use crate::gui::session::{Problem, Session};
use crate::gui::view::Question;

use super::told::trouble;
use super::{Filing, kept, show_new};

/// What windows that died have left of cases without a name.
#[derive(Default)]
pub(in crate::gui) struct LeftBehind {
    /// The copy to be asked about, and the question.
    found: Option<(PathBuf, Question)>,
    /// Copies that this program cannot read: where each lies now.
    aside: Vec<SetAside>,
    trouble: Option<Problem>,
}

/// Where a copy lies that was in the way, or why it still is.
pub(in crate::gui) type SetAside = Result<PathBuf, Problem>;

impl LeftBehind {
    /// Looks for it. For a thread that may wait.
    pub(in crate::gui) fn look(document: &Document) -> Self {
        let mut left = LeftBehind::default();
        for copy in document.left_behind() {
            match document.look_at(&copy) {
                Ok(case) => {
                    let question = question(&copy, &case);
                    left.found = Some((copy, question));
                    return left;
                }
                Err(DocumentError::Case { .. }) => {
                    let aside = files::set_aside(&copy);
                    left.aside
                        .push(aside.map_err(|error| trouble(&error.into())));
                }
                // Another window has just taken it.
                Err(_) => {}
            }
        }
        left
    }

    /// Throws one away, and looks for the next.
    pub(in crate::gui) fn without(copy: &Path, document: &Document) -> Self {
        match files::remove(copy) {
            Ok(()) => LeftBehind::look(document),
            Err(error) => LeftBehind {
                trouble: Some(trouble(&error.into())),
                ..LeftBehind::default()
            },
        }
    }
}

fn question(copy: &Path, case: &Case) -> Question {
    let of = match case.heading.reference.trim() {
        "" => "a case without a name".to_owned(),
        reference => format!("the case {reference}"),
    };
    let kept = kept::alone(copy, case);
    Question::Recovery { of, kept }
}

/// Makes a copy that was left behind that of this window. For the thread that writes.
pub(in crate::gui) fn adopt(document: &Document, copy: &Path) -> Result<Case, Box<Problem>> {
    document.adopt(copy).map_err(|error| {
        Box::new(Problem {
            what: format!("The kept changes could not be taken: {error}."),
            ..trouble(&error).hint("Another window may have taken them just now.")
        })
    })
}

/// Sets a recovery copy aside that this program cannot read, where there is one. For the thread that writes.
pub(in crate::gui) fn set_unreadable_aside(document: &Document) -> Option<SetAside> {
    let aside = document.set_unreadable_recovery_aside()?;
    Some(aside.map_err(|error| trouble(&error)))
}

impl Filing {
    /// Asks about changes to this case that an earlier window could not save. Until it is answered,
    /// nothing can be edited, so that no new recovery copy takes the place of the old one.
    pub(super) fn offer_recovery(&mut self, kept: Option<kept::Kept>, session: &Session) {
        self.kept = kept.map(|kept| {
            self.question = Some(Question::Recovery {
                of: session.document.name(),
                kept: kept.words,
            });
            Box::new(kept.case)
        });
    }

    /// Asks about a case without a name that a window left behind when it died.
    pub(in crate::gui) fn offer_left_behind(&mut self, session: &Session, jobs: &Jobs) {
        self.left_behind = None;
        jobs.look_for_left_behind(session.document.another());
    }

    /// What there is was looked for. Whoever has begun to work by now is asked when they begin another case.
    pub(in crate::gui) fn found_left_behind(&mut self, left: LeftBehind, session: &mut Session) {
        for aside in left.aside {
            say_set_aside(aside, session);
        }
        if let Some(problem) = left.trouble {
            session.report(problem);
        }
        if let Some((copy, question)) = left.found.filter(|_| self.is_idle(session)) {
            self.left_behind = Some(copy);
            self.question = Some(question);
        }
    }

    fn is_idle(&self, session: &Session) -> bool {
        let is_free = self.question.is_none() && self.next.is_none();
        is_free && session.is_untouched() && !session.is_opening
    }

    /// Opens a case whose window died with changes that were not saved, and asks about them. Only
    /// where nothing else is in front: whoever has begun to work is not interrupted.
    pub(in crate::gui) fn offer_cut_short(
        &self,
        cut_short: &[PathBuf],
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        if self.is_idle(session)
            && let Some(path) = cut_short.first()
        {
            self.open(path, session, jobs);
        }
    }

    /// The question stands until a copy of another window is this one's, so that nothing is done meanwhile.
    pub(super) fn recover(
        &mut self,
        question: Option<Question>,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        if let Some(copy) = self.left_behind.take() {
            self.question = question;
            self.is_adopting = true;
            return jobs.adopt(session.document.clone(), copy);
        }
        if let Some(case) = self.kept.take() {
            let document = session.document.clone();
            session.show(History::unsaved(*case), document);
        }
    }

    /// The copy is this window's now, or another took it.
    pub(in crate::gui) fn adopted(
        &mut self,
        adopted: Result<Box<Case>, Box<Problem>>,
        session: &mut Session,
    ) {
        self.adopting_is_over();
        match adopted {
            Ok(case) => {
                let document = session.document.another_from(Origin::Recovered);
                session.show(History::unsaved(*case), document);
            }
            Err(problem) => session.report(*problem),
        }
    }

    pub(in crate::gui) fn adopting_is_over(&mut self) {
        self.is_adopting = false;
        self.question = None;
    }

    /// What was kept stays where it is. A case with a file is closed, so that no new changes take its
    /// place; whoever opens it again is asked again.
    pub(super) fn decide_later(&mut self, session: &mut Session) {
        self.kept = None;
        if self.left_behind.take().is_none() {
            show_new(session);
        }
    }

    pub(super) fn forget(&mut self, session: &Session, jobs: &Jobs) {
        self.kept = None;
        match self.left_behind.take() {
            None => session.document.forget_recovery_soon(),
            Some(copy) => jobs.throw_away(copy, session.document.another()),
        }
    }
}

/// Says where changes lie now that cannot be read.
pub(in crate::gui) fn say_set_aside(aside: SetAside, session: &mut Session) {
    match aside {
        Ok(path) => session.say_with_hint(
            format!(
                "Changes that were kept cannot be read by this program; they lie in {}.",
                path.shown()
            ),
            "A newer version of the program may be able to read them.",
        ),
        Err(problem) => session.report(problem),
    }
}
