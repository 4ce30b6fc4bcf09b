//! Whether the report is the source that it is said to be.

use crate::gui::session::Session;
use crate::library::SourceId;
use crate::preflight::Missed;
use crate::verify::missed;

use super::source::of_id;
use super::{MadeOf, Reader, SourceChoice, Standing};

/// What was said to that.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    /// For which source that was asked, and of what.
    asked: Option<(MadeOf, SourceId)>,
    told: Option<&'static str>,
}

impl Reader {
    /// Why the report may be another one than its source, in words.
    pub(in crate::gui) fn doubt(&self) -> Option<&'static str> {
        self.doubt.told
    }

    pub(super) fn ask_whether_it_is_the_source(&mut self, session: &Session) {
        let (Standing::Open(opened), SourceChoice::Known(id)) =
            (&self.standing, &self.draft.source)
        else {
            self.doubt = Doubt::default();
            return;
        };
        let now = (self.made_of(session), id.clone());
        if self.doubt.asked.as_ref() == Some(&now) {
            return;
        }
        let source = of_id(id, session.case(), &session.library);
        let missed = source.and_then(|source| missed(&source, &opened.report.title));
        let told = missed.map(Missed::told_briefly);
        self.doubt = Doubt {
            asked: Some(now),
            told,
        };
    }
}
