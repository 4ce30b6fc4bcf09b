//! The application: reads messages, lays the panels out, and applies what the views asked for.
//!
//! `logic` does what must happen whether or not anything is painted; `show` paints and collects
//! actions; every action is applied in one place, in the order in which it was pushed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use crate::case::{Case, History};
use crate::library::{Date, PackFiles};
use crate::{bundle, profile};

use super::action::{Action, Answer};
use super::command::Command;
use super::dialogs::{Chosen, Dialogs, Purpose};
use super::document::{Document, DocumentError};
use super::job::{Finished, Jobs, Message, Wake};
use super::session::{Session, Tone};
use super::view::{self, Question};

/// What waits for the answer to "save first?".
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    New,
    Open(PathBuf),
    AskOpen,
    Quit,
}

/// What the window is given of the world outside.
pub(super) struct Surroundings {
    pub(super) today: Date,
    pub(super) dialogs: Arc<dyn Dialogs>,
    pub(super) wake: Wake,
    /// Where the recovery copy of a case without a name goes.
    pub(super) unsaved: PathBuf,
}

pub(super) struct App {
    pub(super) session: Session,
    jobs: Jobs,
    dialogs: Arc<dyn Dialogs>,
    question: Option<Question>,
    next: Option<Next>,
    focus_search: bool,
    /// The person has agreed to close.
    may_close: bool,
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
        } = surroundings;
        let mut app = App {
            session: Session::new(today, Document::nowhere(unsaved)),
            jobs: Jobs::new(wake),
            dialogs,
            question: None,
            next: None,
            focus_search: false,
            may_close: false,
        };
        app.jobs.load(packs);
        match case {
            Some(path) => app.open(path),
            None => app.offer_recovery(),
        }
        app
    }

    /// Messages, keys, recovery copies and the wish to close: all that is not painting.
    pub(super) fn logic(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        while let Some(message) = self.jobs.next() {
            self.receive(message);
        }
        if self.question.is_none() {
            for command in Command::pressed(context) {
                self.command(command, context, now);
            }
        }
        if let Some(path) = dropped_file(context) {
            self.go_on_or_ask(Next::Open(path), context);
        }
        if let Some(wait) = self.session.keep_recovery(now) {
            context.request_repaint_after(Duration::from_secs_f64(wait));
        }
        let wants_to_close = context.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.may_close && !self.session.history.is_saved() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.ask_to_save(Next::Quit);
        }
    }

    /// Paints the window and does what was asked for in it.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        let now = ui.input(|input| input.time);
        let mut actions = Vec::new();
        let focus_search = std::mem::take(&mut self.focus_search);
        view::top_bar::show(ui, &self.session, self.jobs.export(), &mut actions);
        view::notices::show(ui, &self.session, &mut actions);
        view::findings::show(ui, &self.session, &mut actions);
        view::claimant::show(ui, &self.session, &mut actions);
        view::bundle::show(ui, &self.session, &mut actions);
        view::evidence::show(ui, &self.session, focus_search, &mut actions);
        if let Some(question) = &mut self.question {
            view::question::show(ui, question, &mut actions);
        }
        self.session.go_to = None;
        let context = ui.ctx().clone();
        for action in actions {
            self.apply(action, &context, now);
        }
    }

    fn apply(&mut self, action: Action, context: &Context, now: f64) {
        match action {
            Action::Command(command) => self.command(command, context, now),
            Action::Edit(edit) => self.session.edit(edit, now),
            Action::Choose { position, under } => self.session.choose(position, &under, now),
            Action::Unchoose(passage) => self.session.unchoose(&passage, now),
            Action::Search(text) => self.session.search(text),
            Action::Filter(filter) => self.session.filter(filter),
            Action::Scope(scope) => self.session.scope(scope),
            Action::Select(position) => self.session.selected = Some(position),
            Action::GoTo(place) => self.session.go_to = Some(place),
            Action::Dismiss(at) => {
                if at < self.session.notices.len() {
                    self.session.notices.remove(at);
                }
            }
            Action::Answer(answer) => self.answer(answer, context),
            Action::CancelExport => self.jobs.cancel_export(),
        }
        context.request_repaint();
    }

    fn command(&mut self, command: Command, context: &Context, now: f64) {
        match command {
            Command::New => self.go_on_or_ask(Next::New, context),
            Command::Open => self.go_on_or_ask(Next::AskOpen, context),
            Command::Save => self.save(),
            Command::SaveAs => self.ask_where_to_save(),
            Command::Undo => self.session.undo(now),
            Command::Redo => self.session.redo(now),
            Command::Export => self.ask_where_to_export(),
            Command::Search => self.focus_search = true,
            Command::Theme => super::theme::switch(context),
            Command::Quit => self.go_on_or_ask(Next::Quit, context),
        }
    }

    fn go_on_or_ask(&mut self, next: Next, context: &Context) {
        if self.session.history.is_saved() {
            self.go_on(next, context);
        } else {
            self.ask_to_save(next);
        }
    }

    fn ask_to_save(&mut self, next: Next) {
        self.question = Some(Question::Unsaved);
        self.next = Some(next);
    }

    fn go_on(&mut self, next: Next, context: &Context) {
        match next {
            Next::New => {
                let case = Case::new(profile::DEFAULT);
                let document = self.session.document.another();
                self.session.show(History::new(case), document);
            }
            Next::Open(path) => self.open(&path),
            Next::AskOpen => self.jobs.ask(Arc::clone(&self.dialogs), Purpose::OpenCase),
            Next::Quit => {
                self.may_close = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn open(&mut self, path: &Path) {
        match self.session.document.open(path) {
            Ok((case, document)) => {
                self.session.show(History::new(case), document);
                self.offer_recovery();
            }
            Err(error) => self.session.say(Tone::Bad, format!("{error}.")),
        }
    }

    fn offer_recovery(&mut self) {
        if self
            .session
            .document
            .recovery(self.session.case())
            .is_some()
        {
            self.question = Some(Question::Recovery);
        }
    }

    fn save(&mut self) {
        match self.session.document.path().map(Path::to_owned) {
            Some(path) => self.save_to(&path, false),
            None => self.ask_where_to_save(),
        }
    }

    fn save_to(&mut self, path: &Path, overwrite: bool) {
        let case = self.session.case().clone();
        match self.session.document.save(path, &case, overwrite) {
            Ok(()) => {
                self.session.saved();
                self.session
                    .say(Tone::Good, format!("Saved as {}.", path.display()));
            }
            Err(DocumentError::ChangedOnDisk(_)) => self.question = Some(Question::ChangedOnDisk),
            Err(error) => self.session.say(Tone::Bad, format!("Not saved: {error}.")),
        }
    }

    fn ask_where_to_save(&self) {
        let reference = self
            .session
            .case()
            .heading
            .reference
            .replace(['/', '\\'], "-");
        let name = if reference.trim().is_empty() {
            "case.ron".to_owned()
        } else {
            format!("{reference}.ron")
        };
        self.jobs
            .ask(Arc::clone(&self.dialogs), Purpose::SaveCase(name));
    }

    fn ask_where_to_export(&mut self) {
        if self.jobs.export().is_some() {
            self.session.say(
                Tone::Bad,
                "A bundle is being made already; wait for it or cancel it.".to_owned(),
            );
            return;
        }
        match profile::Profile::shipped(&self.session.case().profile) {
            Ok(profile) => {
                let name = bundle::plan(self.session.case(), &profile).file_name;
                self.jobs
                    .ask(Arc::clone(&self.dialogs), Purpose::SaveBundle(name));
            }
            Err(error) => self.session.say(Tone::Bad, format!("{error}.")),
        }
    }

    fn receive(&mut self, message: Message) {
        match message {
            Message::Library(library, findings) => self.session.set_library(*library, findings),
            Message::Chosen(purpose, Chosen::Path(path)) => self.chosen(&purpose, path),
            Message::Chosen(_, Chosen::Cancelled) => self.next = None,
            Message::Chosen(purpose, Chosen::NoDialog) => {
                let path = purpose.suggestion().to_owned();
                self.question = Some(Question::Path { purpose, path });
            }
            Message::Progress(_) => {}
            Message::Cancelled => self.session.say(Tone::Good, "The export was cancelled; nothing was written.".to_owned()),
            Message::Exported(Ok(finished)) => self.exported(&finished),
            Message::Exported(Err(error)) => self.session.say(Tone::Bad, format!("No bundle was made: {error}.")),
            Message::Died(name) => self.session.say(Tone::Bad, format!("The work “{name}” failed inside the program. Your case is safe; please report this.")),
        }
    }

    fn chosen(&mut self, purpose: &Purpose, path: PathBuf) {
        match purpose {
            Purpose::OpenCase => self.open(&path),
            Purpose::SaveCase(_) => self.save_to(&with_extension(path, "ron"), true),
            Purpose::SaveBundle(_) => {
                let case = self.session.case().clone();
                let library = Arc::clone(&self.session.library);
                let path = with_extension(path, "pdf");
                self.jobs
                    .start_export(case, library, self.session.today, path);
            }
        }
    }

    fn exported(&mut self, finished: &Finished) {
        let exported = &finished.exported;
        let faults = exported
            .findings
            .iter()
            .filter(|finding| finding.severity == crate::finding::Severity::Error);
        let (tone, faults) = match faults.count() {
            0 => (Tone::Good, String::new()),
            count => (
                Tone::Bad,
                format!(" It has {count} errors; see the findings below."),
            ),
        };
        let draft = if exported.draft { " as a DRAFT" } else { "" };
        self.session.say(
            tone,
            format!(
                "{} pages written{draft} to {}, opened again and checked.{faults}",
                exported.pages,
                finished.path.display()
            ),
        );
    }

    fn answer(&mut self, answer: Answer, context: &Context) {
        let question = self.question.take();
        match answer {
            Answer::Cancel => self.next = None,
            Answer::Save => self.save_then_go_on(context),
            Answer::Discard => {
                self.session.document.forget_recovery();
                if let Some(next) = self.next.take() {
                    self.go_on(next, context);
                }
            }
            Answer::Overwrite => {
                if let Some(path) = self.session.document.path().map(Path::to_owned) {
                    self.save_to(&path, true);
                }
            }
            Answer::SaveElsewhere => self.ask_where_to_save(),
            Answer::Recover => {
                if let Some(case) = self.session.document.recovery(self.session.case()) {
                    let document = self.session.document.clone();
                    self.session.show(History::unsaved(case), document);
                }
            }
            Answer::Forget => self.session.document.forget_recovery(),
            Answer::Path(path) => {
                if let Some(Question::Path { purpose, .. }) = question {
                    self.chosen(&purpose, PathBuf::from(path));
                }
            }
        }
    }

    /// Goes on only where saving worked at once; a case without a name is saved first by the person.
    fn save_then_go_on(&mut self, context: &Context) {
        self.save();
        if self.session.history.is_saved()
            && let Some(next) = self.next.take()
        {
            self.go_on(next, context);
        }
    }
}

/// A case file that was dropped on the window.
fn dropped_file(context: &Context) -> Option<PathBuf> {
    context.input(|input| Some(input.raw.dropped_files.first()?.path().to_owned()))
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(extension)
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        App::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }
}
