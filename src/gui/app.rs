//! The application: reads messages, lays the panels out, and applies what the views asked for.
//!
//! `logic` does what must happen whether or not anything is painted; `show` paints and collects
//! actions; every action is applied in one place, in the order in which it was pushed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use crate::files::Presence;
use crate::finding::Place;
use crate::library::{Date, PackFiles};

use super::action::{Action, Stage};
use super::command::Command;
use super::dialogs::{Dialogs, Purpose};
use super::document::{Desk, Document};
use super::documents::DocumentAction;
use super::filing::Filing;
use super::job::{self, Finished, Jobs, Message, Wake};
use super::overlay::{Overlay, OverlayAction, Palette, TOUR};
use super::packs::{Keeper, PackAction, World};
use super::preferences::Preferences;
use super::preview::Preview;
use super::session::{Session, Tone};
use super::settings::{Change, Look};
use super::{panel, view};

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
    /// Opens a second window on nothing.
    pub(super) another_window: AnotherWindow,
}

/// Opens a window of its own, for another case.
pub(super) type AnotherWindow = Arc<dyn Fn() -> std::io::Result<()>>;

pub(super) struct App {
    pub(super) session: Session,
    jobs: Jobs,
    filing: Filing,
    pub(super) keeper: Keeper,
    pub(super) preview: Preview,
    focus_search: bool,
    /// What stands before the window for a while.
    pub(super) overlay: Option<Overlay>,
    another_window: AnotherWindow,
    /// What the desktop was told to show above the window.
    title: String,
    watch_every: Duration,
    /// The case and the recent cases that are being watched.
    watched: Option<(Option<PathBuf>, Vec<PathBuf>)>,
    /// The colours and the size that the window has been given.
    dressed: Option<(Look, u32)>,
}

impl App {
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
            another_window,
        } = surroundings;
        let (preferences, trouble) = Preferences::read(world.settings.clone());
        let presence = Presence::new(&unsaved, (world.clock)());
        let no_copies = presence.as_ref().err().map(ToString::to_string);
        let desk = Arc::new(Desk {
            who: world.who.clone(),
            clock: Arc::clone(&world.clock),
            presence: presence.ok(),
        });
        let mut session = Session::new(today, Document::nowhere(desk), preferences);
        for text in trouble.into_iter().chain(no_copies) {
            session.say(Tone::Bad, text);
        }
        let watch_every = world.watch_every;
        let preview = Preview::new(Arc::clone(&wake));
        session.thumbnails.start(Arc::clone(&wake));
        let mut jobs = Jobs::new(wake);
        let keeper = Keeper::new(packs, world, &session, &mut jobs);
        let mut app = App {
            session,
            jobs,
            filing: Filing::new(dialogs),
            keeper,
            preview,
            focus_search: false,
            overlay: None,
            another_window,
            title: String::new(),
            watch_every,
            watched: None,
            dressed: None,
        };
        match case {
            Some(path) => app.filing.open(path, &mut app.session),
            None => app.filing.offer_left_behind(&mut app.session),
        }
        app
    }

    /// Messages, keys, recovery copies and the wish to close: all that is not painting.
    pub(super) fn logic(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        while let Some(message) = self.jobs.next() {
            self.receive(message, now);
        }
        let is_free = !matches!(
            self.overlay,
            Some(Overlay::Palette(_) | Overlay::Shortcuts | Overlay::Settings)
        );
        self.dress(context);
        if self.filing.question.is_none() && self.keeper.packs.question.is_none() && is_free {
            for command in Command::pressed(context, self.keeper.packs.is_open) {
                self.command(command, context, now);
            }
            match dropped_files(context).as_slice() {
                [] => {}
                [path] if !path.is_dir() && !path.extension().is_some_and(is_document) => {
                    self.filing.open(path, &mut self.session);
                }
                paths => self.jobs.list_files(paths.to_vec()),
            }
        }
        self.examine_documents();
        if self.session.stage == Stage::Preview {
            self.preview.follow(&self.session);
        }
        self.tell_title(context);
        self.keep(context, now);
        let wants_to_close = context.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.filing.is_leaving() {
            if self.keeper.may_quit() {
                self.filing.quit_from(&self.jobs, &mut self.session);
            }
            if !self.filing.is_leaving() {
                context.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        } else if self.filing.is_leaving() {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// Recovery copy and settings. The clock of a hidden window stands still, so that nothing would ever
    /// be due in it: there, what waits is kept at once.
    fn keep(&mut self, context: &Context, now: f64) {
        let is_hidden = context.input(|input| input.viewport().visible() == Some(false));
        let now = if is_hidden || self.filing.is_leaving() {
            f64::INFINITY
        } else {
            now
        };
        self.watch_case();
        let recovery = self.session.keep_recovery(now);
        let settings = match self.session.preferences.keep(now) {
            Ok(wait) => wait,
            Err(why) => {
                self.session.say_unkept(Err(why));
                None
            }
        };
        for wait in [recovery, settings].into_iter().flatten() {
            let wait = Duration::try_from_secs_f64(wait).unwrap_or_default();
            context.request_repaint_after(wait);
        }
    }

    /// The case in front and the recent ones are watched, whichever they are by now.
    fn watch_case(&mut self) {
        let case = self.session.document.path();
        let recent = &self.session.preferences.now().recent;
        let is_watched = |(watched, seen): &(Option<PathBuf>, Vec<PathBuf>)| {
            watched.as_deref() == case && seen == recent
        };
        if !self.watched.as_ref().is_some_and(is_watched) {
            let (case, recent) = (case.map(Path::to_owned), recent.clone());
            self.watched = Some((case.clone(), recent.clone()));
            self.jobs.watch_case(case, recent, self.watch_every);
        }
    }

    /// Gives the window the colours and the size that are set.
    fn dress(&mut self, context: &Context) {
        let settings = self.session.preferences.now();
        let wanted = (settings.look, settings.scale);
        if self.dressed != Some(wanted) {
            self.dressed = Some(wanted);
            super::theme::dress(context, wanted.0, wanted.1);
        }
    }

    /// Files of documents are read beside the window, as soon as the case names one that is not known.
    fn examine_documents(&mut self) {
        let unexamined = self.session.unexamined();
        let may_read = !self.session.is_examining && !self.session.is_reading_stopped;
        if !unexamined.is_empty() && may_read {
            self.session.is_examining = true;
            let folder = self.session.document.folder();
            self.jobs.examine(unexamined, folder, self.session.shown);
        }
    }

    /// Names the case in the window's title, with a star while it is not saved.
    fn tell_title(&mut self, context: &Context) {
        let star = if self.session.history.is_saved() {
            ""
        } else {
            "*"
        };
        let title = format!("{}{star} – Bundle Builder", self.session.document.name());
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The window is gone: what waits is written, and the case is let go for others.
    pub(super) fn leave(&mut self) {
        self.jobs.end_export(LEAVES_WITHIN);
        // There is nobody left to tell.
        let _unkept = self.session.preferences.write();
        self.session.document = self.session.document.another();
    }

    /// Paints the window and does what was asked for in it.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        let now = ui.input(|input| input.time);
        let mut actions = Vec::new();
        let focus_search = std::mem::take(&mut self.focus_search);
        let work = view::top_bar::Work {
            export: self.jobs.export(),
            reading: self.jobs.reading(),
            is_asking: self.filing.is_asking(),
            is_library: self.keeper.packs.is_open,
        };
        view::top_bar::show(ui, &self.session, &work, &mut actions);
        view::notices::show(ui, &self.session, &mut actions);
        if self.keeper.packs.is_open {
            view::packs::show(
                ui,
                &self.session,
                &self.keeper.packs,
                focus_search,
                &mut actions,
            );
        } else {
            self.show_case(ui, focus_search, &mut actions);
        }
        if let Some(question) = &mut self.filing.question {
            view::question::show(ui, question, &mut actions);
        } else if let Some(question) = &self.keeper.packs.question {
            view::packs::ask(
                ui,
                question,
                &self.session,
                &self.keeper.packs,
                &mut actions,
            );
        }
        if let Some(overlay) = &self.overlay {
            view::overlay::show(ui, &self.session, overlay, &mut actions);
        }
        self.session.go_to = None;
        self.session.chosen.takes_focus = false;
        let context = ui.ctx().clone();
        for action in actions {
            self.apply(action, &context, now);
        }
    }

    fn show_case(&self, ui: &mut Ui, focus_search: bool, actions: &mut view::Actions) {
        view::rail::show(ui, &self.session, actions);
        view::stage::show(ui, &self.session, &self.preview, focus_search, actions);
    }

    fn apply(&mut self, action: Action, context: &Context, now: f64) {
        match action {
            Action::Command(command) => self.command(command, context, now),
            Action::Documents(action) => self.in_documents(action, now),
            Action::Edit(edit) => self.session.edit(edit, now),
            Action::EditApart(edit) => self.session.edit_apart(edit, now),
            Action::EditTogether(label, edits) => self.session.edit_all(&label, edits, now),
            Action::Choose { position, under } => self.session.choose(position, &under, now),
            Action::Unchoose(passage) => self.session.unchoose(&passage, now),
            Action::Search(text) => self.session.search(text),
            Action::Filter(filter) => self.session.filter(filter),
            Action::Scope(scope) => self.session.scope(scope),
            Action::Sort(sort) => self.session.sort(sort),
            Action::Group(group) => self.session.group(group),
            Action::ChooseShown => self.session.choose_shown(now),
            Action::Compare(position) => self.session.compare(position),
            Action::ListCell(cell) => self.session.list_cell(cell),
            Action::LeaveCell => self.session.leave_cell(),
            Action::Across(across) => self.session.coverage.chosen = Some(across),
            Action::SearchPropositions(text) => self.session.search_propositions(text),
            Action::PropositionsUnder(issue) => self.session.propositions_under(issue),
            Action::OpenProposition(id) => self.session.open_proposition(id),
            Action::RankAgain => self.session.rank_again(),
            Action::Select(position) => self.session.select(position),
            Action::Unselect => self.session.unselect(),
            Action::GoTo(place) => self.go_to(place),
            Action::PreviewEntry(number) => {
                self.session.stage = Stage::Preview;
                self.preview.show_entry(number);
            }
            Action::Preview(action) => self.preview.apply(action),
            Action::Dismiss(at) => {
                if at < self.session.notices.len() {
                    self.session.notices.remove(at);
                }
            }
            Action::Answer(answer) => {
                self.filing
                    .answer(answer, &mut self.session, &mut self.jobs);
            }
            Action::AddDocument => self.filing.ask_for_document(&mut self.session, &self.jobs),
            Action::TypePath => self.filing.type_path(&self.session),
            Action::CancelExport => self.jobs.cancel_export(),
            Action::StopReading => {
                self.session.is_reading_stopped = true;
                self.jobs.stop_reading();
            }
            Action::ReadOn => self.session.is_reading_stopped = false,
            Action::Prefer(change) => self.session.prefer(change),
            Action::OpenRecent(path) => {
                self.keeper.packs.is_open = false;
                self.filing.open(&path, &mut self.session);
            }
            Action::Packs(action) => self.packs(action),
            Action::Overlay(action) => self.in_overlay(action, context, now),
        }
        self.fetch_folder();
        context.request_repaint();
    }

    fn in_documents(&mut self, action: DocumentAction, now: f64) {
        let (session, filing) = (&mut self.session, &mut self.filing);
        match action {
            DocumentAction::LookFor => {
                filing.ask_for_folder(Purpose::FindDocuments, session, &self.jobs);
            }
            DocumentAction::Replace(number) => {
                filing.ask_for_replacement(number, session, &self.jobs);
            }
            action => session.in_documents(action, now),
        }
    }

    fn go_to(&mut self, place: Place) {
        if let Place::Page(number) = place {
            self.preview.show_page(number as usize);
        }
        self.session.go_to(place);
    }

    fn in_overlay(&mut self, action: OverlayAction, context: &Context, now: f64) {
        match (action, &mut self.overlay) {
            (OverlayAction::Close, overlay) => *overlay = None,
            (OverlayAction::Type(text), Some(Overlay::Palette(palette))) => {
                *palette = Palette { text, at: 0 };
            }
            (OverlayAction::Choose(at), Some(Overlay::Palette(palette))) => palette.at = at,
            (OverlayAction::Type(_) | OverlayAction::Choose(_), _) => {}
            (OverlayAction::Run(command), overlay) => {
                *overlay = None;
                self.command(command, context, now);
            }
            (OverlayAction::ToStep(at), _) => self.tour(at),
        }
    }

    /// Shows a step of the tour, at the station that it speaks of.
    fn tour(&mut self, at: usize) {
        if let Some(step) = TOUR.get(at) {
            self.keeper.packs.is_open = false;
            self.session.stage = step.stage;
            self.overlay = Some(Overlay::Tour(at));
        }
    }

    fn packs(&mut self, action: PackAction) {
        let (session, jobs) = (&mut self.session, &mut self.jobs);
        self.keeper.apply(action, session, jobs, &mut self.filing);
    }

    /// The folder of a pack that was asked for goes where it is wanted.
    fn fetch_folder(&mut self) {
        if let Some((purpose, folder)) = self.filing.take_folder() {
            let (session, jobs) = (&mut self.session, &mut self.jobs);
            if purpose == Purpose::FindDocuments {
                return jobs.find_documents(folder, session.lost_documents());
            }
            self.keeper.folder_chosen(&purpose, folder, session, jobs);
        }
    }

    fn command(&mut self, command: Command, context: &Context, now: f64) {
        if self.keeper.packs.is_open {
            match command {
                // The form is what is in front; the case has its own turn.
                Command::Save if self.keeper.packs.draft.is_some() => {
                    return self.packs(PackAction::Save);
                }
                Command::New | Command::Open | Command::SaveAs | Command::Export => {
                    self.keeper.packs.is_open = false;
                }
                _ => {}
            }
        }
        let (session, jobs) = (&mut self.session, &self.jobs);
        match command {
            Command::New => self.filing.start_new(session),
            Command::NewWindow => {
                if let Err(error) = (self.another_window)() {
                    session.say(
                        Tone::Bad,
                        format!("No second window could be opened: {error}."),
                    );
                }
            }
            Command::Sample => self.filing.open_sample(session),
            Command::Settings => self.overlay = Some(Overlay::Settings),
            Command::AddDocument => self.filing.ask_for_document(session, jobs),
            Command::NextPanel => panel::step(context, false),
            Command::PreviousPanel => panel::step(context, true),
            Command::Larger => self.scale_by(10),
            Command::Smaller => self.scale_by(-10),
            Command::UsualSize => session.prefer(Change::Scale(100)),
            Command::Palette => self.overlay = Some(Overlay::Palette(Palette::default())),
            Command::Shortcuts => self.overlay = Some(Overlay::Shortcuts),
            Command::Tour => {
                session.prefer(Change::TourShown);
                self.tour(0);
            }
            Command::Open => self.filing.ask_what_to_open(session, jobs),
            Command::Save => self.filing.save(session, jobs),
            Command::SaveAs => self.filing.ask_where_to_save(session, jobs),
            Command::Undo => session.undo(now),
            Command::Redo => session.redo(now),
            Command::Export => self.filing.ask_where_to_export(session, jobs),
            Command::Search => {
                session.go_where_search_is();
                self.focus_search = true;
            }
            Command::Go(stage) => {
                self.keeper.packs.is_open = false;
                session.stage = stage;
            }
            Command::Show(tab) => {
                self.keeper.packs.is_open = false;
                session.show_tab(tab);
            }
            Command::Library => self.keeper.packs.is_open = !self.keeper.packs.is_open,
            Command::Theme => session.prefer(Change::Look(super::theme::other(context))),
            Command::Quit if !self.keeper.may_quit() => {}
            Command::Quit => self.filing.quit_from(jobs, session),
        }
    }

    fn scale_by(&mut self, by: i32) {
        let scale = self.session.preferences.now().scale;
        let scale = scale.saturating_add_signed(by);
        self.session.prefer(Change::Scale(scale));
    }

    fn receive(&mut self, message: Message, now: f64) {
        match message {
            Message::Library(library, index, findings, own) => {
                self.session.set_library(*library, index, findings);
                self.keeper.loaded(own, &mut self.session);
            }
            Message::PackChanged => self.keeper.read(&mut self.jobs),
            Message::PackSaved(changes, outcome) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                let filing = &mut self.filing;
                self.keeper.saved(&changes, outcome, session, jobs, filing);
            }
            Message::Chosen(purpose, chosen) => {
                self.filing
                    .chosen(purpose, chosen, &mut self.session, &mut self.jobs);
                self.fetch_folder();
            }
            Message::Listed(listed) => {
                let files = self.session.intake.begin(listed);
                let stopped = self.session.intake.stopped();
                let case = self.session.document.path();
                self.jobs.read_documents(case, files, stopped);
                self.session.stage = Stage::Documents;
            }
            Message::DocumentRead(id, read) => {
                self.session.intake.answered(id, read);
                self.session.take_in(now);
            }
            Message::ReplacementRead(number, read) => {
                self.session.replace_document(number, read, now);
            }
            Message::Found(found) => self.session.found_documents(found, now),
            Message::Examined(shown, found, paths, is_last) => {
                if shown == self.session.shown {
                    self.session.examined(found, paths, is_last);
                } else {
                    self.session.is_examining = false;
                }
            }
            Message::Progress(_) | Message::Reading(..) => {}
            Message::CaseTouched => self.filing.look_at_disk(&mut self.session),
            Message::Recent(recent) => {
                self.session.missing = recent.missing;
                self.filing.offer_cut_short(&recent.kept, &mut self.session);
            }
            Message::Cancelled => self.session.say(
                Tone::Good,
                "The export was cancelled; nothing was written.".to_owned(),
            ),
            Message::Exported(Ok(finished)) => self.exported(&finished),
            Message::Exported(Err(error)) => self.session.say_with_hint(
                format!("No bundle was made: {error}."),
                "The case is as it was. Mend what is named here, then export again.",
            ),
            Message::Died(name) => {
                if name == job::DIALOG {
                    self.filing.dialog_died();
                }
                if name == job::READING {
                    self.session.is_examining = false;
                }
                if name == job::SAVING {
                    self.keeper.saving_died();
                }
                self.session.say_with_hint(
                    format!("The work “{name}” failed inside the program."),
                    "Your case is safe. Copy these words and report them.",
                );
            }
        }
    }

    fn exported(&mut self, finished: &Finished) {
        self.session.last_export = finished.last();
        let tone = match finished.errors() {
            0 => Tone::Good,
            _ => Tone::Bad,
        };
        self.session.say(tone, finished.told());
    }
}

/// Whether a file that was dropped can be a document; all others are taken for cases.
fn is_document(ending: &std::ffi::OsStr) -> bool {
    let known = crate::case::DOCUMENT_ENDINGS;
    known.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Files that were dropped on the window.
fn dropped_files(context: &Context) -> Vec<PathBuf> {
    let own = |input: &egui::InputState| {
        let dropped = input.raw.dropped_files.iter();
        dropped.map(|file| file.path().to_owned()).collect()
    };
    context.input(own)
}
