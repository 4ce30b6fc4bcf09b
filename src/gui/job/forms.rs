//! Folders that are to be packs, and forms of sources that windows left behind when they died: looked at, made
//! and taken beside the window.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::files;
use crate::gui::document::Desk;
use crate::gui::packs::{self, FolderIs, FormCopy};

use super::{Jobs, Message};

/// The name of the thread that makes a pack.
pub(in crate::gui) const MAKING: &str = "making a pack";

/// The name of the work that takes over a form that was left behind.
pub(in crate::gui) const ADOPTING_FORM: &str = "taking a kept source";

/// The name of the thread that looks at a folder.
const LOOKING_AT: &str = "looking at a folder";

/// The name of the work that looks for forms that were left behind, and puts them away.
const LOOKING: &str = "looking for kept sources";

impl Jobs {
    /// Looks at a folder that is to be used as a pack, where those are in use.
    pub(in crate::gui) fn look_at_folder(&self, folder: PathBuf, used: Vec<PathBuf>) {
        self.start_with_files(LOOKING_AT, move |send| {
            let is = FolderIs::look(&folder, &used);
            send(Message::FolderSeen(folder, is));
        });
    }

    /// Makes a pack of these files, by their paths in the folder.
    pub(in crate::gui) fn make_pack(&self, folder: PathBuf, content: BTreeMap<String, Vec<u8>>) {
        self.start_with_files(MAKING, move |send| {
            let made = files::make_pack(&folder, &content);
            let made = made.map_err(|error| error.to_string());
            send(Message::PackMade(made.map(|()| folder)));
        });
    }

    /// Looks for forms that were left behind, but for those.
    pub(in crate::gui) fn look_for_forms(&self, desk: Arc<Desk>, later: BTreeSet<PathBuf>) {
        let work = self.heard(LOOKING, move |send| {
            send(Message::FormsFound(FormCopy::look(&desk, &later)));
        });
        self.own_writer.put(work);
    }

    /// Removes a copy of a form, and looks for others.
    pub(in crate::gui) fn throw_form_away(
        &self,
        copy: PathBuf,
        desk: Arc<Desk>,
        later: BTreeSet<PathBuf>,
    ) {
        let work = self.heard(LOOKING, move |send| match files::remove(&copy) {
            Ok(()) => send(Message::FormsFound(FormCopy::look(&desk, &later))),
            Err(error) => send(Message::FormSetAside(Err(error.to_string()))),
        });
        self.own_writer.put(work);
    }

    /// Makes a copy of a form that of this window.
    pub(in crate::gui) fn adopt_form(&self, desk: Arc<Desk>, copy: PathBuf) {
        let work = self.heard(ADOPTING_FORM, move |send| {
            send(Message::FormAdopted(packs::adopt(&desk, &copy)));
        });
        self.own_writer.put(work);
    }

    /// Puts a copy of a form out of the way that cannot be read.
    pub(in crate::gui) fn set_form_aside(&self, copy: PathBuf) {
        let work = self.heard(LOOKING, move |send| {
            let aside = files::set_aside(&copy).map_err(|error| error.to_string());
            send(Message::FormSetAside(aside));
        });
        self.own_writer.put(work);
    }

    /// Removes a copy of a form that nobody needs.
    pub(in crate::gui) fn remove_form(&self, copy: PathBuf) {
        self.own_writer.put(move || {
            let _offered_again = files::remove(&copy);
        });
    }
}
