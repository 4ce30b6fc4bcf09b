//! The folders of packs: opened, made, read again, remembered; and what is said when one cannot be used.

use std::path::{Path, PathBuf};

use super::keeper::Keeper;
use super::{NewPackForm, OwnPack, PackQuestion};
use crate::files;
use crate::files::Shown as _;
use crate::finding::{Finding, Place, Severity, counted};
use crate::gui::dialogs::Purpose;
use crate::gui::job::{Jobs, Loaded};
use crate::gui::session::{Session, Tone};
use crate::gui::settings::Change;
use crate::library::{Library, NewPack, country, id_from, is_kebab_case, new_pack};

impl Keeper {
    /// The library has been read.
    pub(in crate::gui) fn loaded(
        &mut self,
        loaded: Loaded,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        let folders = loaded.own.iter().map(|own| own.folder.clone());
        // Those that were not looked into come last, and have not been seen.
        let folders = folders.take(loaded.seen.len()).collect();
        jobs.watch(folders, loaded.seen, self.world.watch_every);
        session.take_profiles(loaded.profiles);
        session.take_library(loaded.indexed, loaded.findings);
        self.take_packs(loaded.own, session, jobs);
    }

    fn take_packs(&mut self, own: Vec<OwnPack>, session: &mut Session, jobs: &Jobs) {
        let told = std::mem::take(&mut self.told);
        session.notices.take_back(&told);
        self.packs.own = own;
        self.packs.is_behind = false;
        let findings = session.library_findings.clone().unwrap_or_default();
        for pack in &self.packs.own {
            if let Some(text) = trouble(pack, &findings) {
                session.say_of_packs(text.clone());
                self.told.push(text);
            }
        }
        let Some(draft) = &mut self.packs.draft else {
            return self.offer_left_behind(jobs);
        };
        let pack = self
            .packs
            .own
            .iter()
            .find(|pack| pack.folder == draft.folder);
        if let Some(pack) = pack {
            draft.pack = pack.number.unwrap_or(draft.pack);
            if let (Ok(files), false) = (&pack.files, draft.is_saving) {
                draft.compare_with_disk(files);
            }
        }
        draft.check(&session.library, session.today);
    }

    /// A folder has been chosen in the system's dialog, or typed.
    pub(in crate::gui) fn folder_chosen(
        &mut self,
        purpose: &Purpose,
        folder: PathBuf,
        session: &Session,
        jobs: &Jobs,
    ) {
        if *purpose == Purpose::NewPack {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            self.packs.question = Some(PackQuestion::NewPack(NewPackForm {
                title: name.clone().into_owned(),
                id: id_from(&name),
                nationality: session
                    .case()
                    .claimant
                    .nationality
                    .clone()
                    .unwrap_or_default(),
                folder,
            }));
        } else {
            jobs.look_at_folder(folder, self.folders.clone());
        }
    }

    /// A folder that is to be used was looked at.
    pub(in crate::gui) fn folder_seen(
        &mut self,
        folder: PathBuf,
        is: FolderIs,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        // It may have come into use while it was looked at.
        let is = match self.folders.contains(&folder) {
            true => FolderIs::InUse,
            false => is,
        };
        match is {
            FolderIs::InUse => {
                let text = format!("The pack in {} is in use already.", folder.shown());
                session.say(Tone::Good, text);
            }
            FolderIs::NoPack => {
                let text = format!("{} is not a pack. “New pack” makes one.", folder.shown());
                session.say_of_packs(text);
            }
            FolderIs::Pack => {
                self.folders.push(folder.clone());
                remember(Change::UsePack(folder), session, jobs);
                self.read(jobs);
            }
        }
    }

    /// The question stands until it is made, or cannot be.
    pub(super) fn make_pack(&mut self, session: &Session, jobs: &Jobs) {
        let Some(PackQuestion::NewPack(form)) = &self.packs.question else {
            return;
        };
        if std::mem::replace(&mut self.is_making, true) {
            return;
        }
        let about = NewPack {
            id: form.id.clone(),
            title: form.title.trim().to_owned(),
            nationalities: vec![form.nationality.clone()],
            updated: session.today,
        };
        jobs.make_pack(form.folder.clone(), new_pack(&about));
    }

    /// The pack was made in that folder, or could not be.
    pub(in crate::gui) fn pack_made(
        &mut self,
        made: Result<PathBuf, String>,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        self.is_making = false;
        match made {
            Ok(folder) => {
                let is_asked = |form: &NewPackForm| form.folder == folder;
                if matches!(&self.packs.question, Some(PackQuestion::NewPack(form)) if is_asked(form))
                {
                    self.packs.question = None;
                }
                self.folder_seen(folder, FolderIs::Pack, session, jobs);
            }
            Err(why) => session.say_of_packs(format!("No pack was made: {why}.")),
        }
    }

    /// The work that made it has died.
    pub(in crate::gui) fn making_died(&mut self) {
        self.is_making = false;
    }
}

/// What a folder is that is to be used as a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum FolderIs {
    Pack,
    NoPack,
    InUse,
}

impl FolderIs {
    /// Looks at it, where those are in use. For a thread that may wait.
    pub(in crate::gui) fn look(folder: &Path, used: &[PathBuf]) -> Self {
        let is_it = |known: &PathBuf| known == folder || files::is_same(known, folder);
        if used.iter().any(is_it) {
            FolderIs::InUse
        } else if files::is_file(&folder.join("pack.ron")) {
            FolderIs::Pack
        } else {
            FolderIs::NoPack
        }
    }
}

/// Writes at once which packs are in use.
pub(super) fn remember(change: Change, session: &mut Session, jobs: &Jobs) {
    session.prefer(change);
    jobs.keep_settings(&mut session.preferences);
}

impl NewPackForm {
    /// Why no pack can be made of it yet.
    pub(in crate::gui) fn fault(&self, library: &Library) -> Option<&'static str> {
        if self.title.trim().is_empty() {
            return Some("Give it a title.");
        }
        let is_known = library.taxonomy.nationality(&self.nationality).is_some();
        if !is_known && country(&self.nationality).is_none() {
            return Some("Choose whom it is about.");
        }
        if !is_kebab_case(&self.id) {
            return Some("The short name has lower-case letters, digits and single hyphens only.");
        }
        let is_taken = library.packs.iter().any(|pack| pack.id == self.id);
        is_taken.then_some("A pack in use has this short name already.")
    }
}

/// Why a pack cannot be used, or not as it is.
fn trouble(pack: &OwnPack, findings: &[Finding]) -> Option<String> {
    let shown = pack.folder.shown();
    if let Err(why) = &pack.files {
        return Some(format!(
            "The pack in {shown} cannot be used: {}",
            sentence_end(why)
        ));
    }
    let prefix = format!("{shown}/");
    let is_its_own = |finding: &&Finding| {
        let is_here = matches!(&finding.place, Place::File { path, .. } if path.starts_with(&prefix) || *path == shown);
        is_here && finding.severity == Severity::Error
    };
    match (findings.iter().filter(is_its_own).count(), pack.number) {
        (0, Some(_)) => None,
        (_, None) => Some(format!(
            "The pack in {shown} cannot be used: see the findings."
        )),
        (count, _) => Some(format!(
            "The pack in {shown} has {}: see the findings.",
            counted(count, "error", "errors")
        )),
    }
}

/// With one full stop or question mark at its end.
fn sentence_end(text: &str) -> String {
    if text.ends_with(['.', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
