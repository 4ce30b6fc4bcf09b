//! The reader without a report: a way to open one, those of the case, how far opening is, or why it failed.

use std::collections::BTreeSet;

use egui::{Button, ProgressBar, RichText, ScrollArea, Ui};

use crate::finding::capitalised;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::reader::{Reader, ReaderAction, Standing, of_id};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::SourceId;

use super::super::Actions;
use super::super::widget::{aside, named, primary};
use super::wish;

const WIDTH: f32 = 440.0;

pub(super) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let above = (ui.available_height() * 0.25).max(16.0);
    let aside = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
    ui.add_space(above);
    ui.horizontal(|ui| {
        ui.add_space(aside);
        ui.vertical(|ui| {
            ui.set_width(WIDTH.min(ui.available_width() - 16.0));
            match &reader.standing {
                Standing::Nothing | Standing::Open(_) => {
                    invite(ui, actions);
                    of_case(ui, session, actions);
                }
                Standing::Opening { read, .. } => opening(ui, reader, read.now(), actions),
                Standing::Refused { why, .. } => {
                    refused(ui, reader, (&why.why, &why.hint), actions);
                }
            }
        });
    });
}

fn title(ui: &mut Ui, sign: &str, words: &str) {
    let weak = theme::palette(ui).weak;
    ui.label(RichText::new(sign).size(32.0).color(weak));
    ui.add(egui::Label::new(theme::heading(words)).wrap());
    ui.add_space(2.0);
}

fn invite(ui: &mut Ui, actions: &mut Actions) {
    title(ui, icon::READ, "Take words from any report you hold");
    let words = "Open the PDF of a report, select what it says on the page, and add it as an extract: with its page and paragraph, and checked letter by letter. You can also drop a PDF here.";
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(8.0);
    if primary(ui, Command::OpenReport.label()).clicked() {
        actions.push(Action::Command(Command::OpenReport));
    }
}

/// The reports of the case: the files of its sources, that of the last edition of each.
fn of_case(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let case = session.case();
    let ids: BTreeSet<&SourceId> = case.source_files.iter().map(|file| &file.source).collect();
    let reports = ids.into_iter().filter_map(|id| {
        let (_, document) = case.files_of(id).next_back()?;
        let source = of_id(id, case, &session.library)?;
        Some((source, document))
    });
    let reports: Vec<_> = reports.collect();
    if reports.is_empty() {
        return;
    }
    ui.add_space(16.0);
    ui.label(theme::bold("Reports of this case"));
    ui.spacing_mut().scroll = theme::bar_in_sight();
    let scroll = ScrollArea::vertical().max_height(ui.available_height() - 16.0);
    scroll.show(ui, |ui| {
        for (source, document) in reports {
            let title = source.titled();
            let button = ui.add(Button::new(&title).wrap());
            if named(button, &format!("Open {title}")).clicked() {
                actions.push(Action::SeekSource(source.id));
            }
            aside(ui, &document.path);
        }
    });
}

fn opening(ui: &mut Ui, reader: &Reader, (read, all): (usize, usize), actions: &mut Actions) {
    let name = reader.name().unwrap_or_default();
    title(ui, icon::READ, &format!("Opening “{name}”"));
    let (words, fraction) = match all {
        0 => ("The file is being looked into.".to_owned(), 0.0),
        all => (
            format!("{read} of {all} pages read"),
            read as f32 / all as f32,
        ),
    };
    let bar = ProgressBar::new(fraction).text(&words);
    let response = named(ui.add(bar), "Reading the report");
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(words));
    ui.add_space(8.0);
    if named(ui.button("Stop"), "Stop opening the report").clicked() {
        wish(actions, ReaderAction::StopOpening);
    }
    let soon = std::time::Duration::from_millis(150);
    ui.ctx().request_repaint_after(soon);
}

fn refused(ui: &mut Ui, reader: &Reader, (why, hint): (&str, &str), actions: &mut Actions) {
    let name = reader.name().unwrap_or_default();
    title(ui, icon::WARNING, &format!("“{name}” was not opened"));
    ui.add(egui::Label::new(format!("{}.", capitalised(why).trim_end_matches('.'))).wrap());
    ui.add(egui::Label::new(hint).wrap());
    ui.add_space(8.0);
    if primary(ui, "Open another report…").clicked() {
        actions.push(Action::Command(Command::OpenReport));
    }
}
