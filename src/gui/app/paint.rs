//! Lays the panels out and collects what they ask for.

use std::time::Duration;

use egui::Ui;

use crate::gui::overlay::Overlay;
use crate::gui::view;

use super::{App, behind};

impl App {
    /// Paints the window and does what was asked for in it.
    pub(in crate::gui) fn show(&mut self, ui: &mut Ui) {
        let now = ui.input(|input| input.time);
        let mut actions = Vec::new();
        let pointer = behind::without_pointer(ui.ctx());
        let focus_search = std::mem::take(&mut self.focus_search);
        let focus_tour = std::mem::take(&mut self.focus_tour);
        let work = view::top_bar::Work {
            export: self.jobs.export(),
            reading: self.jobs.reading(),
            loading: self.jobs.loading(),
            is_asking: self.filing.is_asking(),
            is_library: self.keeper.packs.is_open,
        };
        view::top_bar::show(ui, &self.session, &work, &mut actions);
        let strip = match self.overlay {
            Some(Overlay::Tour(at)) => view::tour::show(ui, at, focus_tour, &mut actions),
            _ => 0.0,
        };
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
        let is_held = view::notices::show(ui, &self.session, strip, &mut actions);
        if let Some(wait) = self.session.notices.grow_older(now, is_held) {
            let wait = Duration::try_from_secs_f64(wait).unwrap_or_default();
            ui.ctx().request_repaint_after(wait);
        }
        behind::with_pointer(ui.ctx(), pointer);
        if let Some(question) = &mut self.filing.question {
            view::question::show(ui, question, &self.session.labels, &mut actions);
        } else if let Some(question) = &self.keeper.packs.question {
            view::packs::ask(
                ui,
                question,
                &self.session,
                &self.keeper.packs,
                &mut actions,
            );
        }
        if self.names.is_open {
            view::redaction::show(ui, &self.session, &self.names, &mut actions);
        }
        if let Some(overlay) = &self.overlay {
            view::overlay::show(ui, &self.session, overlay, &mut actions);
        }
        if let Some(asked) = &self.session.hidden.asked {
            view::filed_knowingly::show(ui, asked, &mut actions);
        }
        if let Some(dialog) = &self.session.smaller {
            view::smaller::show(ui, &self.session, dialog, &mut actions);
        }
        self.session.go_to = None;
        self.session.hidden.looked_for = None;
        self.session.chosen.takes_focus = false;
        let context = ui.ctx().clone();
        for action in actions {
            self.apply(action, &context, now);
        }
        self.finish(&context, now);
    }

    fn show_case(&self, ui: &mut Ui, focus_search: bool, actions: &mut view::Actions) {
        view::rail::show(ui, &self.session, &self.reader, actions);
        let pages = view::stage::Pages {
            preview: &self.preview,
            reader: &self.reader,
            paper: &self.paper,
            bundle: &self.bundle,
        };
        view::stage::show(ui, &self.session, &pages, focus_search, actions);
    }
}
