//! Reading the library, and saving into a pack.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files::{self, Saver};
use crate::gui::packs::OwnPack;
use crate::library::{Change, PackFiles, read};
use crate::matching::SearchIndex;

use super::{Jobs, Message, SAVING};

impl Jobs {
    /// Reads the library: the packs that ship, and those in `folders` beside them.
    pub(in crate::gui) fn load(&self, shipped: Arc<Vec<PackFiles>>, folders: Vec<PathBuf>) {
        self.start("library", move |send| {
            let (mut packs, mut own) = (shipped.to_vec(), Vec::new());
            let mut next = packs.len();
            for folder in folders {
                let files = if folder.is_dir() {
                    files::read_pack(&folder).map_err(|error| error.to_string())
                } else {
                    Err("the folder is not there; is the drive connected?".to_owned())
                };
                let is_pack = files.as_ref().is_ok_and(|files| files.about().is_some());
                let number = is_pack.then_some(next);
                next += usize::from(is_pack);
                packs.extend(files.clone());
                own.push(OwnPack {
                    folder,
                    files,
                    number,
                });
            }
            let (library, findings) = read(&packs);
            let index = SearchIndex::new(&library);
            send(Message::Library(Box::new(library), index, findings, own));
        });
    }

    pub(in crate::gui) fn save_into(&self, folder: PathBuf, changes: Vec<Change>, saver: Saver) {
        self.start(SAVING, move |send| {
            let outcome = files::save_into(&folder, &changes, &saver);
            let outcome = outcome.map_err(|error| error.to_string());
            send(Message::PackSaved(changes, outcome));
        });
    }
}
