//! Opening a case, also one that somebody else has open.

use std::path::Path;

use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, Holder};
use crate::gui::document::{DocumentError, Manner, Origin};
use crate::gui::session::{Problem, Session};
use crate::gui::view::Question;

use super::told::{not_opened, trouble};
use super::{Filing, Next};

/// An invented appellant: invented initials, an appeal number that cannot exist.
const SAMPLE: &[u8] = include_bytes!("../../../assets/sample-case.ron");

impl Filing {
    /// Opens the case at `path`. It is read first: a file that is no case costs no question.
    pub(in crate::gui) fn open(&mut self, path: &Path, session: &mut Session) {
        // Remembered by its whole path: the next window may be started from elsewhere.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        // Through a link, so that everybody finds the same lock and the same recovery copy.
        let path = files::target(&path);
        self.finish_cut_short(&path, session);
        match session.document.open(&path) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
            Err(DocumentError::Held { holder, .. }) => {
                let since = holder.since.map(clock::words);
                let holder = *holder;
                self.question = Some(Question::Held {
                    path,
                    holder,
                    since,
                });
            }
            Err(error) => session.report(not_opened(&path, &error)),
        }
    }

    /// Opens what was kept of a case whose file is damaged, as a copy that lies nowhere yet.
    pub(in crate::gui) fn open_kept(&mut self, path: &Path, session: &mut Session) {
        match session.document.open_kept(path) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
            Err(error) => session.report(not_opened(path, &error)),
        }
    }

    /// Volumes beside the case of which a kill had left some old are all new before anything else is done.
    fn finish_cut_short(&self, case: &Path, session: &mut Session) {
        let folder = case.parent().unwrap_or(Path::new(""));
        let finished = files::finish_cut_short(folder);
        let names = finished.iter().filter_map(|path| path.file_name());
        let names: Vec<_> = names.map(|name| name.shown()).collect();
        if !names.is_empty() {
            let text = format!(
                "An export that was cut off is finished: {}.",
                names.join(", ")
            );
            session.say_of_program(text);
        }
    }

    pub(super) fn open_beside(&mut self, path: &Path, manner: Manner, session: &mut Session) {
        match session.document.open_beside(path, manner) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
            Err(error) => session.report(not_opened(path, &error)),
        }
    }

    pub(super) fn take_over(&mut self, path: &Path, holder: &Holder, session: &mut Session) {
        match session.document.take_over(holder) {
            // Where it is another's by now, that one is asked about next.
            Ok(_gone_or_changed) => self.open(path, session),
            Err(error) => session.report(trouble(&error)),
        }
    }

    /// Shows the invented case that comes with the program; it lies nowhere until it is saved.
    pub(in crate::gui) fn open_sample(&mut self, session: &mut Session) {
        match crate::case::text::read(SAMPLE) {
            Ok(case) => {
                let document = session.document.another_from(Origin::Sample);
                self.leave_for(Next::Show(Box::new((case, document))), session);
            }
            Err(error) => {
                let problem = Problem::new("The sample case could not be opened.");
                session.report(problem.details(Some(error.to_string())));
            }
        }
    }
}
