//! What happens in every frame whether or not anything is painted: messages, keys, files that are
//! dropped, and the wish to close.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use crate::gui::action::Stage;
use crate::gui::check_tab::CheckTab;
use crate::gui::command::{self, Command};
use crate::gui::field;
use crate::gui::overlay::Overlay;
use crate::gui::theme;
use crate::gui::view::follow_entries;

use super::{App, screen};

impl App {
    /// Messages, keys, recovery copies and the wish to close: all that is not painting.
    pub(in crate::gui) fn logic(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        self.hear(now);
        self.follow_entries(context);
        self.session.evidence.hear();
        self.session.look_for_unshown();
        self.session.list_hidden();
        self.session.list_findings();
        self.session.follow_position();
        self.follow_fit();
        self.dress(context);
        if !self.is_fitted {
            self.is_fitted = screen::fit(context);
        }
        if self.is_free() {
            let pressed = Command::pressed(context, self.keeper.packs.is_open);
            self.pressed.extend(pressed);
            self.take_dropped(context);
            self.take_up_new();
        }
        if self.paper.follow(&self.session) {
            self.jobs.stop_paper();
        }
        if self.bundle.follow(&self.session) {
            self.jobs.stop_bundle();
        }
        if self.names.follow(&self.session) {
            self.jobs.stop_redaction();
        }
        if self.session.hidden.leaving.is_none() {
            self.jobs.stop_leaving();
        }
        field::follow(context);
        self.examine_documents();
        match self.session.stage {
            Stage::Preview => self.preview.follow(&self.session),
            Stage::Read => {
                let is_loading = self.jobs.loading().is_some();
                let (packs, library) = (&self.keeper.packs, &self.session.library);
                self.reader.follow_packs(packs, library, is_loading);
                self.reader.follow(&self.session);
                if let Some(order) = self.reader.begin_proposing() {
                    self.jobs.propose(order);
                }
            }
            _ => {}
        }
        self.tell_title(context);
        if self.signals.is_asked() {
            // Nobody is there to answer a question: what is not saved is kept for the next start.
            self.filing.leave();
        }
        self.keep(context, now);
        self.hear_close(context);
        if !self.pressed.is_empty() || self.is_closing {
            command::want_whole_case(context, true);
        }
        if is_hidden(context) {
            self.finish(context, now);
        }
    }

    /// What is meant by the number of an entry goes with the entry.
    fn follow_entries(&mut self, context: &Context) {
        let numbers = self.session.entries.take_changes();
        if !numbers.is_empty() {
            self.reader.follow_entries(&numbers);
            follow_entries(context, &numbers);
        }
    }

    /// What would make the schedule fit is worked out while it is looked at.
    fn follow_fit(&mut self) {
        let mut fit = std::mem::take(&mut self.session.fit);
        let order = fit.order(&self.session);
        self.session.fit = fit;
        if let Some((number, order)) = order {
            self.jobs.work_out_fit(number, order);
        }
    }

    /// Takes in what threads have said since.
    pub(super) fn hear(&mut self, now: f64) {
        while let Some(message) = self.jobs.next() {
            self.receive(message, now);
        }
        let (session, jobs) = (&mut self.session, &mut self.jobs);
        self.filing.take_arrived(session, jobs);
    }

    /// Does what waited until the frame was painted.
    pub(super) fn finish(&mut self, context: &Context, now: f64) {
        command::want_whole_case(context, false);
        for command in std::mem::take(&mut self.pressed) {
            self.command(command, context, now);
            context.request_repaint();
        }
        if std::mem::take(&mut self.is_closing) {
            if self.keeper.may_quit() {
                self.filing.quit_from(&self.jobs, &mut self.session);
            }
            context.request_repaint();
        }
        if self.filing.is_leaving() {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// Nothing stands before the window that has the keys for itself.
    fn is_free(&self) -> bool {
        let has_keys = matches!(
            self.overlay,
            Some(Overlay::Palette(_) | Overlay::Shortcuts | Overlay::Settings)
        );
        let asks = self.filing.question.is_some() || self.keeper.packs.question.is_some();
        let has_dialog = self.names.is_open
            || self.session.smaller.is_some()
            || self.session.hidden.asked.is_some();
        !asks && !has_dialog && !has_keys
    }

    fn take_dropped(&mut self, context: &Context) {
        match dropped_files(context).as_slice() {
            [] => {}
            [path] if path.extension().is_some_and(is_case) => {
                self.filing.open(path, &mut self.session, &mut self.jobs);
            }
            [path] if self.session.stage == Stage::Read && !self.keeper.packs.is_open => {
                self.reader.want(None);
                self.open_report(path.clone());
            }
            [path] if self.is_at(CheckTab::Paper) => self.paper.take_paper(path.clone()),
            [path] if self.is_at(CheckTab::AnyBundle) => self.bundle.take_file(path.clone()),
            paths => self.add_files(paths.to_vec()),
        }
    }

    /// Where a file that is let go is the paper or the bundle that is to be checked.
    fn is_at(&self, tab: CheckTab) -> bool {
        let session = &self.session;
        let is_shown = session.stage == Stage::Check && session.check_tab == tab;
        is_shown && !self.keeper.packs.is_open
    }

    /// Whoever closes the window is asked first where that loses work.
    fn hear_close(&mut self, context: &Context) {
        let is_asked = context.input(|input| input.viewport().close_requested());
        if is_asked && !self.filing.is_leaving() {
            self.is_closing = true;
            context.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Gives the window the colours and the size that are set.
    fn dress(&mut self, context: &Context) {
        let settings = self.session.preferences.now();
        let wanted = (settings.look, settings.scale);
        if self.dressed != Some(wanted) {
            self.dressed = Some(wanted);
            theme::dress(context, wanted.0, wanted.1);
        }
    }

    /// Files of documents are read beside the window, as soon as the case names one that is not known.
    fn examine_documents(&mut self) {
        if let Some(exhibits) = self.session.begin_examining() {
            let (folder, shown) = (self.session.document.folder(), self.session.shown);
            let passwords = self.session.passwords.clone();
            self.jobs.examine(exhibits, folder, passwords, shown);
        }
        if let Some(unread) = self.session.begin_reading_pages() {
            let document = &self.session.document;
            let (folder, case) = (document.folder(), document.path());
            self.jobs
                .read_pages(unread, folder, case, self.session.shown);
        }
        if self.session.ends_scans() {
            self.jobs.stop_scans();
        }
        if let Some(scans) = self.session.begin_reading_scans() {
            let session = &self.session;
            let (folder, case) = (session.document.folder(), session.document.path());
            let choice = session.preferences.now().scan_reader;
            let told = Arc::clone(&session.scans.told);
            self.jobs
                .read_scans(scans, (folder, case), choice, session.shown, told);
        }
        if let Some(wanted) = self.session.begin_checking_quotations() {
            let document = &self.session.document;
            let (folder, case) = (document.folder(), document.path());
            self.jobs
                .check_quotations(wanted, folder, case, self.session.shown);
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
}

/// A hidden window is not painted.
pub(super) fn is_hidden(context: &Context) -> bool {
    context.input(|input| input.viewport().visible() == Some(false))
}

/// Whether a file that was dropped is a case; all others are taken for documents, and refused with the
/// reason where they are none.
fn is_case(ending: &std::ffi::OsStr) -> bool {
    ending.eq_ignore_ascii_case("ron")
}

/// Files that were dropped on the window.
fn dropped_files(context: &Context) -> Vec<PathBuf> {
    let own = |input: &egui::InputState| {
        let dropped = input.raw.dropped_files.iter();
        dropped.map(|file| file.path().to_owned()).collect()
    };
    context.input(own)
}
