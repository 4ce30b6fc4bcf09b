//! The application: reads messages, lays the panels out, and applies what the views asked for.
//!
//! In every frame `logic` does what must happen whether or not anything is painted (with `messages` from
//! threads, and `keep` for what must not be lost); then `paint` collects actions; `apply` hands each, in
//! the order in which it was pushed, to what it acts on: the session, the preview, the filing, the keeper of
//! packs. `commands` and `overlay` are the two that have no place of their own.

mod any_bundle;
mod apply;
mod begun;
mod behind;
mod commands;
mod confirm;
mod hidden;
mod keep;
mod logic;
mod messages;
mod overlay;
mod packed;
mod paint;
mod paper;
mod reading;
mod redacting;
mod redaction;
pub(super) mod screen;
mod smaller;
mod typed;
mod word;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::files::Presence;
use crate::library::{Date, PackFiles};
use crate::platform::Launch;
use crate::signals::Signals;
use crate::worker::Workers;

use super::any_bundle::BundleCheck;
use super::command::Command;
use super::dialogs::Dialogs;
use super::document::{Desk, Document};
use super::filing::Filing;
use super::job::{Jobs, Wake};
use super::overlay::Overlay;
use super::packs::{Keeper, World};
use super::paper::PaperCheck;
use super::preferences::Preferences;
use super::preview::Preview;
use super::reader::Reader;
use super::redaction::NameSearch;
use super::session::{About, Problem, Session};
use super::settings::Look;
use super::word::{self as papers, Clipboard};

/// How long the program waits, when its window is gone, for an export to clear up behind it.
const LEAVES_WITHIN: Duration = Duration::from_secs(5);

/// What the window is given of the world outside.
pub(super) struct Surroundings {
    pub(super) today: Date,
    pub(super) dialogs: Arc<dyn Dialogs>,
    pub(super) wake: Wake,
    /// The folder in which windows keep recovery copies of cases without a name.
    pub(super) unsaved: PathBuf,
    pub(super) world: World,
    /// Requests to end that come from outside.
    pub(super) signals: Signals,
    /// Opens a second window on nothing.
    pub(super) another_window: AnotherWindow,
    /// Runs a program of the desktop's and waits for it.
    pub(super) desktop: Desktop,
    /// They draw pages of documents.
    pub(super) workers: Workers,
    /// The person's cache.
    pub(super) cache: Option<PathBuf>,
}

/// Opens a window of its own, for another case.
pub(super) type AnotherWindow = Arc<dyn Fn() -> std::io::Result<()> + Send + Sync>;

/// Why a file could not be handed to the desktop, in words.
pub(super) type Desktop = Arc<dyn Fn(&Launch) -> Result<(), String> + Send + Sync>;

pub(super) struct App {
    pub(super) session: Session,
    jobs: Jobs,
    filing: Filing,
    pub(super) keeper: Keeper,
    pub(super) preview: Preview,
    pub(super) reader: Reader,
    /// The report that is being opened, by its number, is to be the decision letter of the case.
    letter_wanted: Option<(u64, u64)>,
    pub(super) paper: PaperCheck,
    pub(super) bundle: BundleCheck,
    pub(super) names: NameSearch,
    /// How often words were looked for or taken out.
    redactions: u64,
    /// The person's cache, where what is read of reports is kept.
    cache: Option<PathBuf>,
    focus_search: bool,
    /// The tour begins in this frame: its button gets the focus.
    focus_tour: bool,
    /// The new case whose first field has been given the focus, by how many were shown before it.
    begun: Option<u64>,
    /// Keys that wait for a frame of their own.
    pub(super) typed: typed::Typed,
    /// Commands whose keys were pressed: done when the frame is painted, so that letters typed before
    /// them, and fields that are still being typed in, have reached the case.
    pressed: Vec<Command>,
    /// The window was asked to close, which waits for the same.
    is_closing: bool,
    /// What stands before the window for a while.
    pub(super) overlay: Option<Overlay>,
    signals: Signals,
    another_window: AnotherWindow,
    pub(super) desktop: Desktop,
    /// Takes papers with their headings, tables and links.
    pub(super) clipboard: Clipboard,
    /// What the desktop was told to show above the window.
    title: String,
    watch_every: Duration,
    /// The case and the recent cases that are being watched.
    watched: Option<(Option<PathBuf>, Vec<PathBuf>)>,
    /// Its size has been held against that of the screen.
    is_fitted: bool,
    /// The colours and the size that the window has been given.
    dressed: Option<(Look, u32)>,
}

impl App {
    /// Has scans read by another engine.
    #[cfg(test)]
    pub(super) fn read_scans_with(&mut self, find: super::job::FindEngine) {
        self.jobs.read_scans_with(find);
    }

    /// A window that begins to read `packs` at once and opens `case` where one is named.
    pub(super) fn new(
        surroundings: Surroundings,
        packs: Vec<PackFiles>,
        case: Option<&Path>,
    ) -> Self {
        let Surroundings {
            today,
            dialogs,
            wake,
            unsaved,
            world,
            signals,
            another_window,
            desktop,
            workers,
            cache,
        } = surroundings;
        let (preferences, trouble) = Preferences::read(world.settings.clone());
        let presence = Presence::new(&unsaved, (world.clock)());
        let no_copies = presence.as_ref().err().map(ToString::to_string);
        let mut jobs = Jobs::new(Arc::clone(&wake), workers.clone(), unsaved.clone());
        let desk = Arc::new(Desk {
            who: world.who.clone(),
            clock: Arc::clone(&world.clock),
            presence: presence.ok(),
            case_writer: jobs.case_writer().clone(),
            own_writer: jobs.own_writer().clone(),
        });
        let mut session = Session::new(today, Document::nowhere(Arc::clone(&desk)), preferences);
        for text in trouble.into_iter().chain(no_copies) {
            session.report(Problem::new(text).about(About::Program));
        }
        let watch_every = world.watch_every;
        let preview = Preview::new(Arc::clone(&wake), workers.clone(), jobs.readings(None));
        let reader = Reader::new(Arc::clone(&wake), workers.clone());
        session.thumbnails.start(Arc::clone(&wake), workers);
        session.evidence.start(wake);
        let keeper = Keeper::new(packs, world, desk, &session, &mut jobs);
        let mut app = App {
            session,
            jobs,
            filing: Filing::new(dialogs),
            keeper,
            preview,
            reader,
            letter_wanted: None,
            paper: PaperCheck::new(),
            bundle: BundleCheck::new(),
            names: NameSearch::default(),
            redactions: 0,
            cache,
            focus_search: false,
            focus_tour: false,
            begun: None,
            typed: typed::Typed::default(),
            pressed: Vec::new(),
            is_closing: false,
            overlay: None,
            signals,
            another_window,
            desktop,
            clipboard: papers::clipboard(),
            title: String::new(),
            watch_every,
            watched: None,
            is_fitted: false,
            dressed: None,
        };
        match case {
            Some(path) => app.filing.open(path, &mut app.session, &mut app.jobs),
            None => app.filing.offer_left_behind(&app.session, &app.jobs),
        }
        app
    }

    /// The window is gone: what waits is written, and the case is let go for others.
    pub(super) fn leave(&mut self) {
        self.jobs.end_export(LEAVES_WITHIN);
        self.jobs.keep_settings(&mut self.session.preferences);
        self.keeper.keep_form(&self.jobs, f64::INFINITY);
        self.session.document = self.session.document.another();
        self.jobs.finish_writing();
    }
}
