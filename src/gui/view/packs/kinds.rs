//! A field of the form as what it is asks for: a line, a date, a choice, chips, a tick.

use egui::Ui;

use crate::gui::session::Session;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};
use crate::library::{Cell, Field, FieldKind, Record};

use super::field::Fields;
use super::pick::{self, Pick};

pub(super) fn show<T: Record>(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    field: &'static Field<T>,
    actions: &mut Actions,
) {
    let pick = match &field.kind {
        FieldKind::Period(..)
        | FieldKind::Checked(..)
        | FieldKind::Anchor(..)
        | FieldKind::File(..)
        | FieldKind::Retired(..) => {
            return several_cells(ui, session, fields, field, actions);
        }
        // Shown below the source, each by itself.
        FieldKind::Passages(_) => return,
        FieldKind::Sources(..) => Some(Pick::Source),
        FieldKind::Characteristics(..) => Some(Pick::Characteristic),
        FieldKind::Issues(..) => Some(Pick::Issue),
        FieldKind::Bearings(..) => Some(Pick::Proposition),
        FieldKind::SourceId(..)
        | FieldKind::PassageId(..)
        | FieldKind::Text(..)
        | FieldKind::OptionalText(..)
        | FieldKind::Address(..)
        | FieldKind::Language(..)
        | FieldKind::Choice(_)
        | FieldKind::Number(..)
        | FieldKind::Date(..)
        | FieldKind::Names(..) => None,
    };
    for cell in field.cells {
        match (&field.kind, pick) {
            (_, Some(pick)) => pick::several(ui, session, fields, cell, pick, actions),
            (FieldKind::Choice(choice), _) => {
                fields.choice(ui, cell, &(choice.words)(), actions);
            }
            (FieldKind::SourceId(..) | FieldKind::PassageId(..), _) if fields.is_saved() => {
                fixed(ui, fields, cell);
            }
            _ => fields.line(ui, cell, actions),
        }
    }
}

/// Fields of which several cells belong together.
fn several_cells<T: Record>(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    field: &'static Field<T>,
    actions: &mut Actions,
) {
    match (&field.kind, field.cells) {
        (FieldKind::Period(..), [from, to]) => {
            fields.pair(ui, &field.heading(), [from, to], "to", actions);
        }
        (FieldKind::Checked(..), [by, on, file]) => {
            fields.pair(ui, by.label, [by, on], "on", actions);
            fields.line(ui, file, actions);
        }
        // A file is named by opening it, and then what is known of it can be typed.
        (FieldKind::File(..), [file, edition, on]) if !fields.text(file.name).is_empty() => {
            fields.line(ui, file, actions);
            fields.pair(ui, edition.label, [edition, on], "retrieved on", actions);
        }
        (FieldKind::Anchor(..), cells) => taken_from(ui, fields, cells),
        // What was never saved is not retired but taken out, or not saved.
        (FieldKind::Retired(..), [on, why]) if fields.can_be_retired() => {
            retire(ui, session, fields, [on, why], actions);
        }
        _ => {}
    }
}

/// An id is chosen once and never changes.
fn fixed(ui: &mut Ui, fields: &Fields<'_>, cell: &Cell) {
    fields.row(ui, cell, |ui| {
        ui.horizontal(|ui| {
            ui.label(fields.text(cell.name));
            aside(ui, "it never changes");
        });
    });
}

/// The program found it, and it is nothing to be typed.
fn taken_from(ui: &mut Ui, fields: &Fields<'_>, cells: &[Cell]) {
    let [file, page, _, printed, paragraph, ..] = cells else {
        return;
    };
    let text = |cell: &Cell| fields.text(cell.name);
    if text(file).is_empty() {
        return;
    }
    fields.row(ui, file, |ui| {
        ui.horizontal(|ui| {
            let page = match text(printed) {
                none if none.is_empty() => format!("PDF page {}", text(page)),
                printed => format!("p. {printed}"),
            };
            let paragraph = match text(paragraph) {
                none if none.is_empty() => none,
                paragraph => format!(", para {paragraph}"),
            };
            ui.label(page + &paragraph);
            let start: String = text(file).chars().take(12).collect();
            aside(ui, format!("of the file {start}…"));
        });
    });
}

/// Ticked, it is offered to nobody from that day on; the reason is asked for.
fn retire(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    cells: [&'static Cell; 2],
    actions: &mut Actions,
) {
    let [on, why] = cells;
    let mut is_retired = fields
        .values()
        .is_some_and(|values| values.contains_key(on.name) || values.contains_key(why.name));
    fields.labelled(ui, on, "Retired", |ui| {
        let label = "No longer to be relied on: offer it to nobody";
        let tick = named(ui.checkbox(&mut is_retired, label), &fields.name("Retired"));
        if tick.changed() {
            let today = is_retired.then(|| session.today.to_string());
            fields.set(on.name, today.into_iter().collect(), actions);
            if !is_retired {
                fields.set(why.name, Vec::new(), actions);
            }
        }
    });
    if is_retired {
        fields.line(ui, on, actions);
        fields.line(ui, why, actions);
    }
}
