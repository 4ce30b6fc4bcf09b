//! Extracts that are kept in packs of the person's own: which packs there are, and as what source a report stands
//! in one of them.

use std::path::PathBuf;

use crate::case::Case;
use crate::gui::packs::Packs;
use crate::library::{Date, IssueId, Library, PublishedFile, Source, copy_of};

use super::draft::Draft;
use super::{Reader, SourceChoice};

/// A pack in which extracts can be kept.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct OwnPack {
    pub(in crate::gui) folder: PathBuf,
    /// Its position in the library.
    pub(in crate::gui) number: usize,
    pub(in crate::gui) title: String,
}

/// The packs of the person, as the reader needs to know them.
#[derive(Debug, Default)]
pub(in crate::gui) struct OwnPacks {
    pub(in crate::gui) all: Vec<OwnPack>,
    /// Why nothing can be kept in any of them now.
    pub(in crate::gui) busy: Option<&'static str>,
    /// The person is making one in which the extract is to be kept.
    pub(super) is_awaited: bool,
}

impl Reader {
    /// Goes along with the packs. One that was asked for here is chosen as soon as it is in use.
    pub(in crate::gui) fn follow_packs(
        &mut self,
        packs: &Packs,
        library: &Library,
        is_loading: bool,
    ) {
        self.packs.busy = packs.busy(is_loading);
        if is_loading {
            return;
        }
        let own = packs.own.iter().filter_map(|own| {
            let number = own.number?;
            Some(OwnPack {
                folder: own.folder.clone(),
                number,
                title: library.packs.get(number)?.title.clone(),
            })
        });
        let before = std::mem::replace(&mut self.packs.all, own.collect());
        if before != self.packs.all {
            // Its passages are proposed for the packs that they are in.
            self.whole_of = None;
            self.choose_pack(&before);
        }
        let source = self.kept_as.take_if(|id| library.source(id).is_some());
        if let Some(id) = source {
            self.draft.source = SourceChoice::Known(id);
        }
    }

    fn choose_pack(&mut self, before: &[OwnPack]) {
        let all = &self.packs.all;
        let is_new = |pack: &&OwnPack| !before.iter().any(|one| one.folder == pack.folder);
        let new = all.iter().find(is_new).map(|pack| pack.folder.clone());
        if self.packs.is_awaited && new.is_some() {
            self.packs.is_awaited = false;
            self.draft.keep.folder = new;
        }
        let chosen = self.draft.keep.folder.as_ref();
        if chosen.is_some_and(|folder| !all.iter().any(|pack| pack.folder == *folder)) {
            self.draft.keep.folder = None;
        }
    }

    /// The pack in which the extract is to be kept.
    pub(in crate::gui) fn pack(&self) -> Option<&OwnPack> {
        let folder = self.draft.keep.folder.as_ref()?;
        self.packs.all.iter().find(|pack| pack.folder == *folder)
    }

    /// What is still missing for the extract to be kept in its pack.
    pub(in crate::gui) fn missing_for_pack(&self, case: &Case) -> Option<&'static str> {
        self.draft.keep.folder.as_ref()?;
        if self.pack().is_none() {
            return Some("The pack is not in use any longer: choose another.");
        }
        let draft: &Draft = &self.draft;
        let of_case = issue_of_case(draft.issue.as_deref(), case);
        if of_case.is_none() && draft.keep.issues.is_empty() {
            return Some("For a pack, add an issue of the library on which it bears.");
        }
        self.packs.busy
    }
}

/// What an issue of a case is in the library.
pub(in crate::gui) fn issue_of_case(key: Option<&str>, case: &Case) -> Option<IssueId> {
    case.issue(key?)?.taxonomy.clone()
}

/// The source of a report as a pack has it: known there by its name or its file, or as a copy. Where the pack does not
/// have it, as it is to have it: under a name of its own where the library has the source elsewhere.
pub(super) fn in_pack(
    source: &Source,
    sha256: &str,
    pack: usize,
    library: &Library,
    today: Date,
) -> Source {
    let shelf = library.shelf().iter();
    let own = shelf.filter(|one| one.pack == pack && one.source.retired.is_none());
    let own: Vec<&Source> = own.map(|one| &one.source).collect();
    let has_file = |one: &&&Source| {
        let file = one.file.as_ref();
        file.is_some_and(|file| file.sha256 == sha256)
    };
    let is_copy = |one: &&&Source| {
        one.relies_on == [source.id.clone()] && one.title == source.title && one.file.is_none()
    };
    let known = own.iter().find(|one| one.id == source.id);
    let known = known.or_else(|| own.iter().find(has_file));
    let known = known.or_else(|| own.iter().find(is_copy));
    let mut found = match known {
        Some(known) => (*known).clone(),
        None => new_in_pack(source, pack, library, today),
    };
    found.passages = Vec::new();
    found.file.get_or_insert_with(|| PublishedFile {
        sha256: sha256.to_owned(),
        edition: None,
        retrieved_on: None,
    });
    found
}

fn new_in_pack(source: &Source, pack: usize, library: &Library, today: Date) -> Source {
    let own = Source {
        passages: Vec::new(),
        ..source.clone()
    };
    match (library.source(&source.id), library.packs.get(pack)) {
        (Some(_), Some(into)) => copy_of(&own, &[], &into.id, &into.id, today, library),
        _ => own,
    }
}
