//! Reading the files of a bundle that was filed.

use std::path::PathBuf;

use crate::gui::session::Session;
use crate::verify::filed::read_file;

use super::{Jobs, Message};

impl Jobs {
    pub(in crate::gui) fn read_filed(
        &self,
        paths: Vec<PathBuf>,
        reason: String,
        session: &Session,
    ) {
        let case = session.document.path().map(ToOwned::to_owned);
        self.start_with_files("reading a filed bundle", move |send| {
            let read = paths.iter().map(|path| read_file(path, case.as_deref()));
            send(Message::FiledRead(read.collect(), reason));
        });
    }
}
