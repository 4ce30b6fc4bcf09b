//! Does what is asked at the screen of packs: reading, opening, making, editing, saving.
//!
//! Nothing is overwritten unseen: a file that somebody else changed brings up both versions, a lock says
//! whose it is, and a form is given up only when the person has said so.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::library::{Form, Library, PackFiles, SourceId, Values, copy_of, source_in};

use super::folders::remember;
use super::recovery::Copy;
use super::{After, Draft, PackAction, PackQuestion, Packs};
use crate::gui::dialogs::Purpose;
use crate::gui::document::Desk;
use crate::gui::filing::Filing;
use crate::gui::job::{Jobs, Wanted};
use crate::gui::session::{Session, Tone};
use crate::gui::settings::Change;

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
    pub(super) world: World,
    pub(super) folders: Vec<PathBuf>,
    /// What was said about packs when they were last read.
    pub(super) told: Vec<String>,
    /// What is done once the form is saved.
    pub(super) after_save: Option<After>,
    /// The recovery copy of the form.
    pub(super) copy: Copy,
    /// A pack is being made.
    pub(super) is_making: bool,
    /// A form that was left behind is being made this window's own.
    pub(super) is_adopting: bool,
    /// What is being saved came from a report, and its form is not shown.
    pub(super) is_from_report: bool,
}

impl Keeper {
    /// Begins to read the library at once.
    pub(in crate::gui) fn new(
        shipped: Vec<PackFiles>,
        world: World,
        desk: Arc<Desk>,
        session: &Session,
        jobs: &mut Jobs,
    ) -> Self {
        let folders = session.preferences.now().packs.clone();
        let keeper = Keeper {
            packs: Packs::default(),
            shipped: Arc::new(shipped),
            world,
            folders,
            told: Vec::new(),
            after_save: None,
            copy: Copy::new(desk),
            is_making: false,
            is_adopting: false,
            is_from_report: false,
        };
        keeper.read(jobs);
        keeper
    }

    /// Reads all packs again.
    pub(in crate::gui) fn read(&self, jobs: &mut Jobs) {
        jobs.load(Wanted {
            shipped: Arc::clone(&self.shipped),
            folders: self.folders.clone(),
            given_up: Vec::new(),
        });
    }

    /// Something in a folder has changed. What is being read now is looked at again once it is read.
    pub(in crate::gui) fn changed(&self, jobs: &mut Jobs) {
        if jobs.loading().is_none() {
            self.read(jobs);
        }
    }

    /// The person would not wait for their packs. The library stays as it was read before; at the start
    /// there is at least what ships.
    pub(in crate::gui) fn stop_reading(&mut self, session: &mut Session, jobs: &mut Jobs) {
        jobs.stop_loading();
        if session.library_findings.is_some() {
            self.packs.is_behind = true;
            let text = "Reading the packs was stopped; the library is as it was read before.";
            return session.say(Tone::Good, text.to_owned());
        }
        jobs.load(Wanted {
            shipped: Arc::clone(&self.shipped),
            folders: Vec::new(),
            given_up: self.folders.clone(),
        });
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
            PackAction::Editions(number) => {
                self.packs.selected = None;
                self.packs.editions_of = Some(number);
            }
            PackAction::OpenPack => filing.ask_for_folder(Purpose::OpenPack, session, jobs),
            PackAction::NewPack => filing.ask_for_folder(Purpose::NewPack, session, jobs),
            PackAction::TypeNewPack(form) => {
                self.packs.question = Some(PackQuestion::NewPack(form));
            }
            PackAction::MakePack => self.make_pack(session, jobs),
            PackAction::ReadAgain => self.read(jobs),
            PackAction::StopReading => self.stop_reading(session, jobs),
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

    pub(super) fn leave_for(
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
    pub(super) fn go_on(
        &mut self,
        after: After,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        let library = Arc::clone(&session.library);
        if !matches!(after, After::Forget(_)) {
            self.packs.draft = None;
        }
        match after {
            After::Nothing => {}
            After::Quit => filing.quit(session, jobs),
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
                self.packs.editions_of = None;
                remember(Change::ForgetPack(folder), session, jobs);
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
                "{} cannot be edited here: a part of its file could not be read. Put {path} right by hand first; the findings name the place.",
                shelved.source.id
            );
            return session.say_of_packs(text);
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
}
