//! The packs of the window: which are in use, what is shown of them, and the form that is being filled
//! in. Plain state; `keeper` does what is asked, `view/packs` shows it.
//!
//! The form lives here and not in a view, so that nothing typed is lost by looking elsewhere. The pack
//! that ships is shown and can be copied from, and nothing more.

mod draft;
mod folders;
mod keeper;
mod kept;
mod passages;
mod recovery;
mod saving;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::files::Lock;
use crate::library::{Library, PackFiles, SourceId};

pub(super) use draft::Draft;
pub(super) use folders::FolderIs;
pub(super) use keeper::{Keeper, World};
pub(super) use kept::Kept;
pub(super) use recovery::{FormCopy, LeftBehind, adopt, say_set_aside};

/// A pack of the person's, as it was last read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OwnPack {
    pub(super) folder: PathBuf,
    /// Its files, or why there are none.
    pub(super) files: Result<PackFiles, String>,
    /// Its position among the packs of the library, where it could be read.
    pub(super) number: Option<usize>,
}

impl OwnPack {
    /// The folder's name, for where the title cannot be read.
    pub(super) fn name(&self) -> String {
        let name = self.folder.file_name().unwrap_or(self.folder.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

/// What the screen of packs shows.
#[derive(Debug, Default)]
pub(super) struct Packs {
    /// Whether the screen stands in front of the case.
    pub(super) is_open: bool,
    pub(super) own: Vec<OwnPack>,
    /// The person would not wait until the packs were read again.
    pub(super) is_behind: bool,
    /// Only sources with these words are listed.
    pub(super) search: String,
    /// Only sources of the pack at this position of the library are listed.
    pub(super) only: Option<usize>,
    pub(super) selected: Option<SourceId>,
    /// Only editions on the nationality of the pack at this position of the library are listed.
    pub(super) editions_of: Option<usize>,
    pub(super) draft: Option<Draft>,
    pub(super) question: Option<PackQuestion>,
}

impl Packs {
    pub(super) fn is_dirty(&self) -> bool {
        self.draft.as_ref().is_some_and(Draft::is_dirty)
    }

    /// Why nothing can be put into a pack from outside its form now.
    pub(super) fn busy(&self, is_loading: bool) -> Option<&'static str> {
        if is_loading || self.draft.as_ref().is_some_and(|draft| draft.is_saving) {
            return Some("Your packs are being saved and read; a moment.");
        }
        let is_free = !self.is_dirty() && self.question.is_none();
        (!is_free).then_some("First save what is typed in the Library, or give it up.")
    }

    /// The own pack at a position of the library.
    pub(super) fn own_at(&self, number: usize) -> Option<&OwnPack> {
        self.own.iter().find(|pack| pack.number == Some(number))
    }

    /// The sources that are listed, by position on the shelf.
    pub(super) fn listed(&self, library: &Library) -> Vec<usize> {
        let words = self.search.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let shelf = library.shelf().iter().enumerate();
        let is_listed = |one: &crate::library::Shelved| {
            let source = &one.source;
            let text = format!("{} {} {}", source.id, source.title, source.publisher);
            let text = text.to_lowercase();
            self.only.is_none_or(|number| one.pack == number)
                && words.iter().all(|word| text.contains(word))
        };
        shelf
            .filter(|(_, one)| is_listed(one))
            .map(|(at, _)| at)
            .collect()
    }
}

/// What is asked before something would be lost.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PackQuestion {
    /// The form would be given up for something else.
    GiveUp(After),
    /// Somebody else changed the source that is being edited.
    Compare,
    Locked(Lock),
    NewPack(NewPackForm),
    /// An earlier window died while this was typed.
    LeftBehind(LeftBehind),
}

/// What is done once the form is given up.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum After {
    Nothing,
    Edit(SourceId),
    Add(usize),
    Copy(SourceId, usize),
    Forget(PathBuf),
    Quit,
}

/// What is typed for a new pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewPackForm {
    pub(super) folder: PathBuf,
    pub(super) title: String,
    pub(super) id: String,
    pub(super) nationality: String,
}

/// One wish of the person at the screen of packs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PackAction {
    Search(String),
    Only(Option<usize>),
    Select(SourceId),
    /// Shows, in the place of a source, which editions are known on the nationality of the pack at this position of the
    /// library.
    Editions(usize),
    OpenPack,
    NewPack,
    TypeNewPack(NewPackForm),
    MakePack,
    /// The folder is no longer used; nothing in it is touched.
    Forget(PathBuf),
    ReadAgain,
    /// Does not wait any longer for the packs that are being read.
    StopReading,
    Edit(SourceId),
    /// Begins a source in the pack at this position of the library.
    Add(usize),
    /// Copies a source into the pack at this position of the library.
    Copy(SourceId, usize),
    /// Sets a field of the form; `passage` is the position of one, or `None` for the source.
    Type {
        passage: Option<usize>,
        column: &'static str,
        values: Vec<String>,
    },
    AddPassage,
    /// Takes out a passage that was never saved.
    RemovePassage(usize),
    OpenPassage(Option<usize>),
    Save,
    /// Leaves the form, after asking where something would be lost.
    Cancel,
    Answer(PackAnswer),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PackAnswer {
    /// Nothing happens.
    GoOn,
    /// Shows both versions.
    Compare,
    GiveUp,
    SaveFirst,
    TakeTheirs,
    KeepMineAsNew,
    KeepMine,
    BreakLock,
    /// Fills the form in again as it was left behind.
    Recover,
    ThrowAway,
    Later,
}

/// A field of the form and both values of it, for showing two versions side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The id of the passage; `None` for the source itself.
    pub(super) passage: Option<String>,
    pub(super) column: &'static str,
    pub(super) mine: String,
    pub(super) theirs: String,
}

/// Values by passage and column.
type Named = BTreeMap<(Option<String>, &'static str), String>;
