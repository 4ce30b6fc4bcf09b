//! One field of the form: its label, what is typed or chosen, and below it what is wrong with it.

use egui::{TextEdit, Ui};

use crate::finding::{Finding, TableCode};
use crate::gui::packs::{Draft, PackAction};
use crate::gui::theme;
use crate::gui::view::widget::{aside, field_id, named};
use crate::gui::view::{Actions, drop_down};
use crate::library::{Cell, Date, Holds, Remark, Values};

use super::push;

const LABEL: f32 = 150.0;

/// The half of the form that a field is of, and where what is typed goes.
pub(super) struct Fields<'a> {
    pub(super) draft: &'a Draft,
    pub(super) passage: Option<usize>,
}

impl Fields<'_> {
    pub(super) fn values(&self) -> Option<&Values> {
        match self.passage {
            Some(at) => self.draft.form.passages.get(at),
            None => Some(&self.draft.form.source),
        }
    }

    /// Whether what it is of stands in the file already.
    pub(super) fn is_saved(&self) -> bool {
        match self.passage {
            Some(at) => self.draft.is_saved_passage(at),
            None => !self.draft.is_new(),
        }
    }

    /// A passage that was never saved is taken out instead.
    pub(super) fn can_be_retired(&self) -> bool {
        self.passage.is_none() || self.is_saved()
    }

    pub(super) fn list(&self, column: &str) -> &[String] {
        let values = self.values().and_then(|values| values.get(column));
        values.map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.list(column).concat()
    }

    /// The name that screen readers say: `Title, source`, `Text, passage 2`.
    pub(super) fn name(&self, label: &str) -> String {
        match self.passage {
            Some(at) => format!("{label}, passage {}", at + 1),
            None => format!("{label}, source"),
        }
    }

    fn id(&self, column: &str) -> egui::Id {
        field_id(("form", self.passage, column))
    }

    pub(super) fn set(&self, column: &'static str, values: Vec<String>, actions: &mut Actions) {
        let passage = self.passage;
        push(
            actions,
            PackAction::Type {
                passage,
                column,
                values,
            },
        );
    }

    /// The label on the left, the field on the right, what is wrong with it below.
    pub(super) fn row(&self, ui: &mut Ui, cell: &Cell, inside: impl FnOnce(&mut Ui)) {
        self.labelled(ui, cell, cell.label, inside);
    }

    /// The same for several cells in one row, of which the first says what is missing.
    pub(super) fn labelled(
        &self,
        ui: &mut Ui,
        cell: &Cell,
        label: &str,
        inside: impl FnOnce(&mut Ui),
    ) {
        ui.horizontal_top(|ui| {
            let size = egui::vec2(LABEL, ui.spacing().interact_size.y);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                let label = ui.label(label);
                if !cell.meaning.is_empty() {
                    label.on_hover_text(cell.meaning);
                }
                // Beside the label, where nothing moves when it goes with the first letter.
                if self.of(cell.name).any(|remark| is_missing(&remark.finding)) {
                    aside(ui, "needed");
                }
            });
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                inside(ui);
                self.remarks(ui, cell.name);
            });
        });
    }

    fn of(&self, column: &str) -> impl Iterator<Item = &Remark> {
        let all = self.draft.remarks.iter();
        all.filter(move |one| one.passage == self.passage && one.column == column)
    }

    fn remarks(&self, ui: &mut Ui, column: &str) {
        let palette = theme::palette(ui);
        for remark in self.of(column).filter(|one| !is_missing(&one.finding)) {
            let colour = palette.severity(remark.finding.severity);
            let text = crate::finding::capitalised(&remark.finding.message);
            ui.label(egui::RichText::new(text).small().color(colour));
        }
    }

    /// How a date was read, where it is not written just so.
    fn echo(&self, column: &str) -> Option<String> {
        let text = self.text(column);
        let date = text.parse::<Date>().ok()?.to_string();
        (date != text.trim()).then_some(date)
    }

    /// A date, with how it was read beside it, where nothing moves when it comes.
    fn date(&self, ui: &mut Ui, cell: &'static Cell, actions: &mut Actions) {
        self.row(ui, cell, |ui| {
            ui.horizontal(|ui| {
                self.short(ui, cell, 240.0, actions);
                if let Some(read) = self.echo(cell.name) {
                    aside(ui, read);
                }
            });
        });
    }

    fn short(&self, ui: &mut Ui, cell: &'static Cell, width: f32, actions: &mut Actions) {
        let mut text = self.text(cell.name);
        let edit = TextEdit::singleline(&mut text)
            .id(self.id(cell.name))
            .min_size(theme::FIELD)
            .hint_text(cell.hint)
            .desired_width(width);
        if named(ui.add(edit), &self.name(cell.label)).changed() {
            self.set(cell.name, vec![text], actions);
        }
    }

    /// A text on one line, or on as many as it needs.
    pub(super) fn line(&self, ui: &mut Ui, cell: &'static Cell, actions: &mut Actions) {
        if cell.holds == Holds::Date {
            return self.date(ui, cell, actions);
        }
        self.row(ui, cell, |ui| {
            let mut text = self.text(cell.name);
            let edit = if cell.lines > 1 {
                TextEdit::multiline(&mut text).desired_rows(cell.lines)
            } else {
                TextEdit::singleline(&mut text)
            };
            let edit = edit
                .id(self.id(cell.name))
                .min_size(theme::FIELD)
                .hint_text(cell.hint)
                .desired_width(f32::INFINITY);
            if named(ui.add(edit), &self.name(cell.label)).changed() {
                // Evidence stands on one line; a pasted line break is a space.
                self.set(cell.name, vec![text.replace(['\n', '\r'], " ")], actions);
            }
        });
    }

    /// Two short texts beside each other, such as the ends of a period.
    pub(super) fn pair(
        &self,
        ui: &mut Ui,
        label: &str,
        pair: [&'static Cell; 2],
        between: &str,
        actions: &mut Actions,
    ) {
        let [first, second] = pair;
        self.labelled(ui, first, label, |ui| {
            ui.horizontal(|ui| {
                for (at, one) in [first, second].into_iter().enumerate() {
                    if at == 1 {
                        aside(ui, between);
                    }
                    self.short(ui, one, 110.0, actions);
                }
                let read = [first, second].map(|one| self.echo(one.name));
                if read.iter().any(Option::is_some) {
                    let read = read.map(|one| one.unwrap_or_else(|| "…".to_owned()));
                    aside(ui, read.join(&format!(" {between} ")));
                }
            });
            self.remarks(ui, second.name);
        });
    }

    /// One of a few, each with plain words.
    pub(super) fn choice(
        &self,
        ui: &mut Ui,
        cell: &'static Cell,
        all: &[(&'static str, &'static str)],
        actions: &mut Actions,
    ) {
        self.row(ui, cell, |ui| {
            let chosen = self.text(cell.name);
            let known = all.iter().find(|(name, _)| *name == chosen);
            let shown = known.map_or(cell.hint, |(_, label)| label);
            let list = drop_down::list((cell.name, self.passage))
                .selected_text(shown)
                .width(280.0);
            drop_down::show(ui, list, &self.name(cell.label), |ui| {
                for (name, label) in all {
                    if drop_down::option(ui, chosen == *name, *label) {
                        self.set(cell.name, vec![(*name).to_owned()], actions);
                    }
                }
            });
        });
    }
}

fn is_missing(finding: &Finding) -> bool {
    finding.code == TableCode::MissingValue
}
