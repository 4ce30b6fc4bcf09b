//! Does what a menu, a key or the palette named.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::gui::action::{Action, Stage};
use crate::gui::command::Command;
use crate::gui::field;
use crate::gui::overlay::{Overlay, Palette};
use crate::gui::packs::PackAction;
use crate::gui::session::{About, NoticeAction, Problem};
use crate::gui::settings::Change;
use crate::gui::{panel, theme};
use crate::platform::{self, System, Wish};

use super::App;

impl App {
    pub(super) fn command(&mut self, command: Command, context: &Context, now: f64) {
        if self.keeper.packs.is_open {
            match command {
                // The form is what is in front; the case has its own turn.
                Command::Save if self.keeper.packs.draft.is_some() => {
                    return self.packs(PackAction::Save);
                }
                Command::New
                | Command::NewFromThis
                | Command::Open
                | Command::OpenPackage
                | Command::SaveAs
                | Command::Export => {
                    self.keeper.packs.is_open = false;
                }
                _ => {}
            }
        }
        let (session, jobs) = (&mut self.session, &mut self.jobs);
        match command {
            Command::New => self.filing.start_new(session, jobs),
            Command::NewFromThis => self.filing.start_from_this(session, jobs),
            Command::NewWindow => jobs.open_window(Arc::clone(&self.another_window)),
            Command::Sample => self.filing.open_sample(session, jobs),
            Command::Settings => self.overlay = Some(Overlay::Settings),
            Command::OpenReport => {
                self.reader.want(None);
                self.filing.ask_for_report(session, jobs);
            }
            Command::CheckPaper => self.check_paper(),
            Command::CheckBundle => self.check_bundle(),
            Command::AddDocument => self.filing.ask_for_document(session, jobs),
            Command::NextPanel => panel::step(context, false, session.has_toasts()),
            Command::PreviousPanel => panel::step(context, true, session.has_toasts()),
            Command::Problems => session.notices.apply(NoticeAction::List),
            Command::Larger => self.scale_by(10),
            Command::Smaller => self.scale_by(-10),
            Command::UsualSize => session.prefer(Change::Scale(100)),
            Command::Palette => self.overlay = Some(Overlay::Palette(Palette::default())),
            Command::Shortcuts => self.overlay = Some(Overlay::Shortcuts),
            Command::Tour => {
                session.prefer(Change::TourShown);
                // Empty stations would show little of what it speaks of.
                if session.is_untouched() {
                    self.filing.open_sample(session, jobs);
                }
                self.focus_tour = true;
                self.tour(0);
            }
            Command::Open => self.filing.ask_what_to_open(session, jobs),
            Command::Save => self.filing.save(session, jobs),
            Command::SavePackage => self.filing.ask_where_to_pack(session, jobs),
            Command::OpenPackage => self.filing.ask_for_package(session, jobs),
            Command::RemoveTraces => {
                let cache = self.cache.clone();
                self.filing.look_for_traces(cache, session, jobs);
            }
            Command::SaveAs => self.filing.ask_where_to_save(session, jobs),
            Command::Undo => session.undo(now),
            Command::Redo => session.redo(now),
            Command::Text(edit) => field::ask(context, edit),
            Command::Export => {
                session.has_tried_export = true;
                self.filing.ask_where_to_export(session, jobs);
            }
            Command::OpenBundle => self.hand_bundle_on(Wish::Open),
            Command::ShowBundle => self.hand_bundle_on(Wish::ShowInFolder),
            Command::Print => self.print(context),
            Command::Search => {
                let has_own = matches!(session.stage, Stage::Read | Stage::Preview);
                if !has_own || self.keeper.packs.is_open {
                    session.go_where_search_is();
                }
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
            Command::Theme => session.prefer(Change::Look(theme::other(context))),
            Command::Quit if !self.keeper.may_quit() => {}
            Command::Quit => self.filing.quit_from(jobs, session),
        }
    }

    fn hand_bundle_on(&self, wish: Wish) {
        let last = self.session.last_export.as_ref();
        if let Some(path) = last.map(|last| last.path.clone()) {
            self.hand_on(wish, path);
        }
    }

    /// Opens the bundle in the program from which one prints, unless the case is no longer as printed there.
    fn print(&mut self, context: &Context) {
        let session = &mut self.session;
        let problem = match &session.last_export {
            Some(last) if last.case == *session.case() => return self.hand_bundle_on(Wish::Open),
            Some(_) => Problem::new("The case was changed after the bundle was made.")
                .safe("Nothing was sent to the printer.")
                .hint("Export it again, then print it."),
            None => Problem::new("There is no bundle to print yet."),
        };
        let problem = match Command::Export.stands_ready(session, context) {
            Ok(()) => problem.offer("Export…", Action::Command(Command::Export)),
            Err(why) => problem.hint(format!("{why}.")),
        };
        session.report(problem.about(About::Export));
    }

    /// Hands a file to the desktop.
    pub(super) fn hand_on(&self, wish: Wish, path: PathBuf) {
        let launch = platform::launch(wish, &path, System::this());
        self.jobs.hand_on(Arc::clone(&self.desktop), launch, path);
    }

    fn scale_by(&mut self, by: i32) {
        let scale = self.session.preferences.now().scale;
        let scale = scale.saturating_add_signed(by);
        self.session.prefer(Change::Scale(scale));
    }
}
