//! Writing papers for a word processor.

use std::path::PathBuf;

use crate::files;
use crate::gui::session::Session;
use crate::gui::word::{WordPaper, may_be_named};

use super::{Jobs, Message};

impl Jobs {
    /// Makes the paper of the case as it is now, and writes it.
    pub(in crate::gui) fn write_word(&self, paper: WordPaper, path: PathBuf, session: &Session) {
        let made = session
            .paged()
            .ok_or_else(|| "the letters of the bundle could not be read".to_owned())
            .and_then(|paged| paper.bytes(session, &paged))
            .and_then(|bytes| may_be_named(session.case(), &path).map(|()| bytes));
        self.start_with_files("writing a paper", move |send| {
            let written = made.and_then(|bytes| {
                files::write_atomic(&path, &bytes).map_err(|why| why.to_string())
            });
            send(Message::WordWritten(paper, written.map(|()| path)));
        });
    }
}
