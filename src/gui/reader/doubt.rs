//! Whether the report is the source that it is said to be.

use std::sync::Arc;

use crate::gui::session::Session;
use crate::library::SourceId;
use crate::preflight::Missed;
use crate::verify::missed;

use super::source::of_id;
use super::{Reader, SourceChoice, Standing};

/// For which report, source, case, change of it and library that was asked.
type Asked = (u64, SourceId, u64, u64, usize);

/// What was said to that.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    asked: Option<Asked>,
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
        let library = Arc::as_ptr(&session.library) as usize;
        let now = (
            self.number,
            id.clone(),
            session.shown,
            session.revision,
            library,
        );
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
