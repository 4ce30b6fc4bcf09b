//! One field of the form: its label, what is typed or chosen, and below it what is wrong with it.

use egui::{TextEdit, Ui};

use crate::finding::Finding;
use crate::gui::packs::{Draft, PackAction};
use crate::gui::theme;
use crate::gui::view::widget::{aside, field_id, named};
use crate::gui::view::{Actions, drop_down};
use crate::library::{Date, Remark, Values, is_date_column};

use super::push;

const LABEL: f32 = 150.0;

/// The half of the form that a field is of, and where what is typed goes.
pub(super) struct Fields<'a> {
    pub(super) draft: &'a Draft,
    pub(super) passage: Option<usize>,
}

/// What a field looks like and is called.
pub(super) struct Field {
    pub(super) column: &'static str,
    pub(super) label: &'static str,
    /// What stands in the empty field.
    pub(super) hint: &'static str,
}

pub(super) const fn field(column: &'static str, label: &'static str, hint: &'static str) -> Field {
    Field {
        column,
        label,
        hint,
    }
}

impl Fields<'_> {
    pub(super) fn values(&self) -> Option<&Values> {
        match self.passage {
            Some(at) => self.draft.form.passages.get(at),
            None => Some(&self.draft.form.source),
        }
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
    pub(super) fn row(&self, ui: &mut Ui, field: &Field, inside: impl FnOnce(&mut Ui)) {
        ui.horizontal_top(|ui| {
            let size = egui::vec2(LABEL, ui.spacing().interact_size.y);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                let label = ui.label(field.label);
                if let Some(meaning) = meaning(field.column) {
                    label.on_hover_text(meaning);
                }
                // Beside the label, where nothing moves when it goes with the first letter.
                if self
                    .of(field.column)
                    .any(|remark| is_missing(&remark.finding))
                {
                    aside(ui, "needed");
                }
            });
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                inside(ui);
                self.remarks(ui, field.column);
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
            let text = super::remarks::sentence(&remark.finding.message);
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
    fn date(&self, ui: &mut Ui, field: &Field, actions: &mut Actions) {
        self.row(ui, field, |ui| {
            ui.horizontal(|ui| {
                self.short(ui, field, 240.0, actions);
                if let Some(read) = self.echo(field.column) {
                    aside(ui, read);
                }
            });
        });
    }

    fn short(&self, ui: &mut Ui, field: &Field, width: f32, actions: &mut Actions) {
        let mut text = self.text(field.column);
        let edit = TextEdit::singleline(&mut text)
            .id(self.id(field.column))
            .min_size(theme::FIELD)
            .hint_text(field.hint)
            .desired_width(width);
        if named(ui.add(edit), &self.name(field.label)).changed() {
            self.set(field.column, vec![text], actions);
        }
    }

    /// A text on one line, or on as many as it needs.
    pub(super) fn line(&self, ui: &mut Ui, field: &Field, rows: usize, actions: &mut Actions) {
        if is_date_column(field.column) {
            return self.date(ui, field, actions);
        }
        self.row(ui, field, |ui| {
            let mut text = self.text(field.column);
            let edit = if rows > 1 {
                TextEdit::multiline(&mut text).desired_rows(rows)
            } else {
                TextEdit::singleline(&mut text)
            };
            let edit = edit
                .id(self.id(field.column))
                .min_size(theme::FIELD)
                .hint_text(field.hint)
                .desired_width(f32::INFINITY);
            if named(ui.add(edit), &self.name(field.label)).changed() {
                // Evidence stands on one line; a pasted line break is a space.
                self.set(field.column, vec![text.replace(['\n', '\r'], " ")], actions);
            }
        });
    }

    /// Two short texts beside each other, such as the ends of a period.
    pub(super) fn pair(
        &self,
        ui: &mut Ui,
        label: &'static str,
        pair: [&Field; 2],
        between: &str,
        actions: &mut Actions,
    ) {
        let [first, second] = pair;
        let whole = field(first.column, label, "");
        self.row(ui, &whole, |ui| {
            ui.horizontal(|ui| {
                for (at, one) in [first, second].into_iter().enumerate() {
                    if at == 1 {
                        aside(ui, between);
                    }
                    self.short(ui, one, 110.0, actions);
                }
                let read = [first, second].map(|one| self.echo(one.column));
                if read.iter().any(Option::is_some) {
                    let read = read.map(|one| one.unwrap_or_else(|| "…".to_owned()));
                    aside(ui, read.join(&format!(" {between} ")));
                }
            });
            self.remarks(ui, second.column);
        });
    }

    /// One of a few, each with plain words.
    pub(super) fn choice(
        &self,
        ui: &mut Ui,
        field: &Field,
        all: &[(&'static str, String)],
        actions: &mut Actions,
    ) {
        self.row(ui, field, |ui| {
            let chosen = self.text(field.column);
            let known = all.iter().find(|(name, _)| *name == chosen);
            let shown = known.map_or(field.hint, |(_, label)| label.as_str());
            let list = drop_down::list((field.column, self.passage))
                .selected_text(shown)
                .width(280.0);
            drop_down::show(ui, list, &self.name(field.label), |ui| {
                for (name, label) in all {
                    if drop_down::option(ui, chosen == *name, label) {
                        self.set(field.column, vec![(*name).to_owned()], actions);
                    }
                }
            });
        });
    }
}

/// What a field is for, where its name does not say it.
fn meaning(column: &str) -> Option<&'static str> {
    Some(match column {
        "source_id" | "passage_id" => {
            "By which other sources, cases and tables know it; chosen once, and never used again"
        }
        "checked_file_sha256" => {
            "By which the file can be recognised: it changes with every letter of it"
        }
        "findings_of" | "relies_on" => {
            "Who only passes on what another found is not counted as a second publisher"
        }
        "supersedes" => "Older sources that this one takes the place of",
        "about" => "It fits appellants of whom any of these is true",
        "only_if" => "It fits only appellants of whom all of these are true",
        "not_if" => "It fits no appellant of whom one of these is true",
        "propositions" => "Statements that it speaks for, in part for, or against",
        "tier" => "How far the source itself can be exhibited",
        _ => return None,
    })
}

fn is_missing(finding: &Finding) -> bool {
    finding.code == "missing-value"
}
