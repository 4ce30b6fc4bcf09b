//! Does what is asked at the screen of packs: reading, opening, making, editing, saving.
//!
//! Nothing is overwritten unseen: a file that somebody else changed brings up both versions, a lock says
//! whose it is, and a form is given up only when the person has said so.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::files::{self, SaveOutcome, Saver, break_lock};
use crate::finding::{Finding, Place, Severity};
use crate::library::{
    Change, Form, Library, NewPack, PackFiles, Source, SourceId, Values, copy_of, id_from,
    is_kebab_case, new_pack, source_in,
};

use super::{After, Draft, NewPackForm, OwnPack, PackAction, PackAnswer, PackQuestion, Packs};
use crate::gui::dialogs::Purpose;
use crate::gui::filing::Filing;
use crate::gui::job::Jobs;
use crate::gui::session::{Session, Tone};
use crate::gui::settings::Settings;

/// From this age on, in seconds, a lock is taken to have been left behind.
const STALE_AFTER: u64 = 120;
const PATIENCE: Duration = Duration::from_secs(3);

/// What the packs need of the world outside.
#[derive(Clone)]
pub(in crate::gui) struct World {
    /// Where the settings lie.
    pub(in crate::gui) settings: PathBuf,
    /// The person and the machine, for colleagues.
    pub(in crate::gui) who: String,
    /// Seconds since 1970.
    pub(in crate::gui) clock: Arc<dyn Fn() -> u64 + Send + Sync>,
    /// How often the folders are looked at.
    pub(in crate::gui) watch_every: Duration,
}

pub(in crate::gui) struct Keeper {
    pub(in crate::gui) packs: Packs,
    shipped: Arc<Vec<PackFiles>>,
    world: World,
    folders: Vec<PathBuf>,
    /// What was said about packs when they were last read.
    told: Vec<String>,
    /// What is done once the form is saved.
    after_save: Option<After>,
}

impl Keeper {
    /// Begins to read the library at once.
    pub(in crate::gui) fn new(
        shipped: Vec<PackFiles>,
        world: World,
        session: &mut Session,
        jobs: &mut Jobs,
    ) -> Self {
        let folders = match Settings::read(&world.settings) {
            Ok(settings) => settings.packs,
            Err(why) => {
                session.say(Tone::Bad, why);
                Vec::new()
            }
        };
        let keeper = Keeper {
            packs: Packs::default(),
            shipped: Arc::new(shipped),
            world,
            folders,
            told: Vec::new(),
            after_save: None,
        };
        keeper.read(jobs);
        keeper
    }

    /// Reads all packs again, and watches them from now on.
    pub(in crate::gui) fn read(&self, jobs: &mut Jobs) {
        jobs.watch(self.folders.clone(), self.world.watch_every);
        jobs.load(Arc::clone(&self.shipped), self.folders.clone());
    }

    /// The library has been read.
    pub(in crate::gui) fn loaded(&mut self, own: Vec<OwnPack>, session: &mut Session) {
        let told = std::mem::take(&mut self.told);
        session
            .notices
            .retain(|notice| !told.contains(&notice.text));
        self.packs.own = own;
        let findings = session.library_findings.clone().unwrap_or_default();
        for pack in &self.packs.own {
            if let Some(text) = trouble(pack, &findings) {
                session.say(Tone::Bad, text.clone());
                self.told.push(text);
            }
        }
        let Some(draft) = &mut self.packs.draft else {
            return;
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
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        if *purpose == Purpose::NewPack {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            self.packs.question = Some(PackQuestion::NewPack(NewPackForm {
                title: name.clone().into_owned(),
                id: id_from(&name),
                nationality: "RUS".to_owned(),
                folder,
            }));
        } else {
            self.use_folder(folder, session, jobs);
        }
    }

    fn use_folder(&mut self, folder: PathBuf, session: &mut Session, jobs: &mut Jobs) {
        let is_known = |known: &PathBuf| *known == folder || files::is_same(known, &folder);
        if self.folders.iter().any(is_known) {
            let text = format!("The pack in {} is in use already.", folder.display());
            return session.say(Tone::Good, text);
        }
        if !folder.join("pack.ron").is_file() {
            let text = format!(
                "{} is no pack: there is no pack.ron in it. “New pack” makes one.",
                folder.display()
            );
            return session.say(Tone::Bad, text);
        }
        self.folders.push(folder);
        self.remember(session);
        self.read(jobs);
    }

    fn remember(&self, session: &mut Session) {
        if let Err(why) = Settings::write(&self.world.settings, &self.folders) {
            let text = format!("The packs in use could not be remembered: {why}.");
            session.say(Tone::Bad, text);
        }
    }

    pub(in crate::gui) fn apply(
        &mut self,
        action: PackAction,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        let library = Arc::clone(&session.library);
        match action {
            PackAction::Search(text) => self.packs.search = text,
            PackAction::Only(number) => self.packs.only = number,
            PackAction::Select(id) => self.packs.selected = Some(id),
            PackAction::OpenPack => filing.ask_for_folder(Purpose::OpenPack, session, jobs),
            PackAction::NewPack => filing.ask_for_folder(Purpose::NewPack, session, jobs),
            PackAction::TypeNewPack(form) => {
                self.packs.question = Some(PackQuestion::NewPack(form));
            }
            PackAction::MakePack => self.make_pack(session, jobs),
            PackAction::ReadAgain => self.read(jobs),
            PackAction::Forget(folder) => {
                let is_in_it = |draft: &Draft| draft.folder == folder;
                if self.packs.draft.as_ref().is_some_and(is_in_it) {
                    self.leave_for(After::Forget(folder), session, jobs, filing);
                } else {
                    self.go_on(After::Forget(folder), session, jobs, filing);
                }
            }
            PackAction::Edit(id) => self.leave_for(After::Edit(id), session, jobs, filing),
            PackAction::Add(number) => self.leave_for(After::Add(number), session, jobs, filing),
            PackAction::Copy(id, number) => {
                self.leave_for(After::Copy(id, number), session, jobs, filing);
            }
            PackAction::Cancel => self.leave_for(After::Nothing, session, jobs, filing),
            PackAction::Save => self.save(session, jobs),
            PackAction::Answer(answer) => self.answer(answer, session, jobs, filing),
            PackAction::Type { .. }
            | PackAction::AddPassage
            | PackAction::RemovePassage(_)
            | PackAction::OpenPassage(_) => self.fill_in(action, session, &library),
        }
    }

    fn fill_in(&mut self, action: PackAction, session: &Session, library: &Library) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        match action {
            PackAction::Type {
                passage,
                column,
                values,
            } => draft.set(passage, column, values, library),
            PackAction::AddPassage => draft.add_passage(session.today),
            PackAction::RemovePassage(at) => draft.remove_passage(at),
            PackAction::OpenPassage(at) => draft.open = at,
            _ => {}
        }
        draft.check(library, session.today);
    }

    /// Whether the window may close; asks where it would lose what is typed.
    pub(in crate::gui) fn may_quit(&mut self) -> bool {
        let is_dirty = self.packs.is_dirty();
        if is_dirty {
            self.packs.is_open = true;
            self.packs.question = Some(PackQuestion::GiveUp(After::Quit));
        }
        !is_dirty
    }

    fn leave_for(
        &mut self,
        after: After,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        if self.packs.is_dirty() {
            self.packs.question = Some(PackQuestion::GiveUp(after));
        } else {
            self.go_on(after, session, jobs, filing);
        }
    }

    /// The form is no longer needed.
    fn go_on(&mut self, after: After, session: &mut Session, jobs: &mut Jobs, filing: &mut Filing) {
        let library = Arc::clone(&session.library);
        if !matches!(after, After::Forget(_)) {
            self.packs.draft = None;
        }
        match after {
            After::Nothing => {}
            After::Quit => filing.quit(session),
            After::Edit(id) => self.edit(&id, &library, session),
            After::Add(number) => self.begin(number, session),
            After::Copy(id, number) => self.copy(&id, number, &library, session),
            After::Forget(folder) => {
                let is_in_it = |draft: &Draft| draft.folder == folder;
                if self.packs.draft.as_ref().is_some_and(is_in_it) {
                    self.packs.draft = None;
                }
                self.folders.retain(|known| *known != folder);
                self.packs.only = None;
                self.remember(session);
                self.read(jobs);
            }
        }
        if let Some(draft) = &mut self.packs.draft {
            draft.check(&library, session.today);
        }
    }

    fn edit(&mut self, id: &SourceId, library: &Library, session: &mut Session) {
        let shelved = library.shelf().iter().find(|one| one.source.id == *id);
        let Some((shelved, own)) =
            shelved.and_then(|one| Some((one, self.packs.own_at(one.pack)?)))
        else {
            return;
        };
        let path = format!("sources/{id}.ron");
        let bytes = own
            .files
            .as_ref()
            .ok()
            .and_then(|files| files.files.get(&path));
        // A source that was read only in part would be written without the rest.
        if bytes.and_then(|bytes| source_in(bytes)).as_ref() != Some(&shelved.source) {
            let text = format!(
                "{} cannot be edited here: a part of its file could not be read. Mend {path} by hand first; the findings name the place.",
                shelved.source.id
            );
            return session.say(Tone::Bad, text);
        }
        let (folder, bytes) = (own.folder.clone(), bytes.cloned());
        self.packs.draft = Some(Draft::of(&shelved.source, shelved.pack, folder, bytes));
        self.packs.selected = Some(id.clone());
    }

    fn begin(&mut self, number: usize, session: &Session) {
        let Some(own) = self.packs.own_at(number) else {
            return;
        };
        let begun = Form {
            source: Values::from([
                ("language", vec!["en".to_owned()]),
                ("tier", vec!["B".to_owned()]),
                ("read", vec!["Excerpt".to_owned()]),
            ]),
            passages: Vec::new(),
        };
        let mut draft = Draft::new(begun.clone(), begun, number, own.folder.clone());
        draft.check(&session.library, session.today);
        self.packs.draft = Some(draft);
    }

    fn copy(&mut self, id: &SourceId, number: usize, library: &Library, session: &Session) {
        let shelved = library.shelf().iter().find(|one| one.source.id == *id);
        let packs = |number: usize| library.packs.get(number).map(|pack| pack.id.as_str());
        let (Some(shelved), Some(own)) = (shelved, self.packs.own_at(number)) else {
            return;
        };
        let (Some(from), Some(into)) = (packs(shelved.pack), packs(number)) else {
            return;
        };
        let copy = copy_of(&shelved.source, &[], from, into, session.today, library);
        let folder = own.folder.clone();
        // A copy that is not saved is lost work, so it counts as typed.
        self.packs.draft = Some(Draft::new(Form::of(&copy), Form::default(), number, folder));
    }

    fn save(&mut self, session: &mut Session, jobs: &Jobs) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        if !draft.can_be_saved() {
            let text = "Not saved: mend what is marked in the form first.";
            return session.say(Tone::Bad, text.to_owned());
        }
        if draft.theirs.is_some() {
            self.packs.question = Some(PackQuestion::Compare);
            return;
        }
        let own = self
            .packs
            .own
            .iter()
            .find(|pack| pack.folder == draft.folder);
        let files = own.and_then(|own| own.files.as_ref().ok());
        let updated = session
            .library
            .packs
            .get(draft.pack)
            .map(|pack| pack.updated);
        let changes = files
            .zip(updated)
            .and_then(|(files, updated)| draft.changes(files, updated, session.today));
        let Some(changes) = changes else {
            let text = format!(
                "Not saved: the pack in {} cannot be read any longer. What you typed is still here.",
                draft.folder.display()
            );
            return session.say(Tone::Bad, text);
        };
        draft.is_saving = true;
        let saver = Saver {
            who: self.world.who.clone(),
            now: (self.world.clock)(),
            stale_after: STALE_AFTER,
            patience: PATIENCE,
        };
        jobs.save_into(draft.folder.clone(), changes, saver);
    }

    /// Saving has ended, one way or another.
    pub(in crate::gui) fn saved(
        &mut self,
        changes: &[Change],
        outcome: Result<SaveOutcome, String>,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        draft.is_saving = false;
        let after = self.after_save.take();
        match outcome {
            Ok(SaveOutcome::Saved) => {
                let written = changes.first().map(|change| change.after.clone());
                draft.saved(written.unwrap_or_default());
                session.say(Tone::Good, format!("“{}” is saved.", draft.title()));
                self.packs.selected = draft.source_id();
                self.read(jobs);
                self.go_on(after.unwrap_or(After::Nothing), session, jobs, filing);
            }
            Ok(SaveOutcome::ChangedOnDisk { path, .. }) if path == "pack.ron" => {
                let text = "Not saved: somebody changed the pack just now. It is read again; save once more.";
                session.say(Tone::Bad, text.to_owned());
                self.read(jobs);
            }
            Ok(SaveOutcome::ChangedOnDisk { now, .. }) => {
                draft.theirs = Some(now);
                self.packs.question = Some(PackQuestion::Compare);
            }
            Ok(SaveOutcome::LockedBy(lock)) => {
                self.packs.question = Some(PackQuestion::Locked(lock));
            }
            Err(why) => session.say(
                Tone::Bad,
                format!("Not saved: {why}. What you typed is still here."),
            ),
        }
    }

    /// The thread that saved has died.
    pub(in crate::gui) fn saving_died(&mut self) {
        if let Some(draft) = &mut self.packs.draft {
            draft.is_saving = false;
        }
    }

    fn answer(
        &mut self,
        answer: PackAnswer,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        let question = self.packs.question.take();
        match (answer, question) {
            (PackAnswer::GiveUp, Some(PackQuestion::GiveUp(after))) => {
                self.packs.draft = None;
                self.go_on(after, session, jobs, filing);
            }
            (PackAnswer::SaveFirst, Some(PackQuestion::GiveUp(after))) => {
                self.after_save = Some(after);
                self.save(session, jobs);
            }
            (PackAnswer::Compare, _) => self.packs.question = Some(PackQuestion::Compare),
            (PackAnswer::TakeTheirs, _) => self.take_theirs(session),
            (PackAnswer::KeepMineAsNew, _) => {
                let draft = self.packs.draft.as_ref();
                let new = draft.and_then(|draft| draft.as_new(&session.library, session.today));
                match new {
                    Some(mut new) => {
                        new.check(&session.library, session.today);
                        self.packs.draft = Some(new);
                    }
                    None => {
                        let text = "Mend what is marked in the form first; then it can be kept as a new source.";
                        session.say(Tone::Bad, text.to_owned());
                    }
                }
            }
            (PackAnswer::KeepMine, _) => {
                if let Some(draft) = &mut self.packs.draft {
                    draft.overwrite();
                }
                self.save(session, jobs);
            }
            (PackAnswer::BreakLock, Some(PackQuestion::Locked(lock))) => {
                let saver = Saver {
                    who: self.world.who.clone(),
                    now: (self.world.clock)(),
                    stale_after: STALE_AFTER,
                    patience: PATIENCE,
                };
                match break_lock(&lock, &saver) {
                    Ok(_gone_or_changed) => self.save(session, jobs),
                    Err(error) => session.say(Tone::Bad, format!("{error}.")),
                }
            }
            _ => {}
        }
    }

    fn take_theirs(&mut self, session: &Session) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        let theirs = draft.theirs.clone().flatten();
        let source: Option<Source> = theirs.as_deref().and_then(source_in);
        self.packs.draft = source.map(|source| {
            let mut taken = Draft::of(&source, draft.pack, draft.folder.clone(), theirs);
            taken.check(&session.library, session.today);
            taken
        });
    }

    fn make_pack(&mut self, session: &mut Session, jobs: &mut Jobs) {
        let Some(PackQuestion::NewPack(form)) = &self.packs.question else {
            return;
        };
        let about = NewPack {
            id: form.id.clone(),
            title: form.title.trim().to_owned(),
            nationalities: vec![form.nationality.clone()],
            updated: session.today,
        };
        match files::make_pack(&form.folder, &new_pack(&about)) {
            Ok(()) => {
                let folder = form.folder.clone();
                self.packs.question = None;
                self.use_folder(folder, session, jobs);
            }
            Err(error) => session.say(Tone::Bad, format!("No pack was made: {error}.")),
        }
    }
}

impl NewPackForm {
    /// Why no pack can be made of it yet.
    pub(in crate::gui) fn fault(&self, library: &Library) -> Option<&'static str> {
        if self.title.trim().is_empty() {
            return Some("Give it a title.");
        }
        if !is_kebab_case(&self.id) {
            return Some("The id has lower-case letters, digits and single hyphens only.");
        }
        let is_taken = library.packs.iter().any(|pack| pack.id == self.id);
        is_taken.then_some("A pack in use has this id already.")
    }
}

/// Why a pack cannot be used, or not as it is.
fn trouble(pack: &OwnPack, findings: &[Finding]) -> Option<String> {
    let shown = pack.folder.display();
    if let Err(why) = &pack.files {
        return Some(format!(
            "The pack in {shown} cannot be used: {}",
            sentence_end(why)
        ));
    }
    let prefix = format!("{shown}/");
    let is_its_own = |finding: &&Finding| {
        let is_here = matches!(&finding.place, Place::File { path, .. } if path.starts_with(&prefix) || *path == shown.to_string());
        is_here && finding.severity == Severity::Error
    };
    match (findings.iter().filter(is_its_own).count(), pack.number) {
        (0, Some(_)) => None,
        (_, None) => Some(format!(
            "The pack in {shown} cannot be used: see the findings."
        )),
        (1, _) => Some(format!(
            "The pack in {shown} has 1 error: see the findings."
        )),
        (count, _) => Some(format!(
            "The pack in {shown} has {count} errors: see the findings."
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
