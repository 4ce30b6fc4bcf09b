//! The form of a source. Everything typed goes to the draft at once; this view keeps nothing.

use egui::{Label, ScrollArea, Ui};

use crate::gui::packs::{Draft, PackAction, PackAnswer};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};
use crate::library::{Source, in_form};

use super::field::Fields;
use super::{kinds, passage, push};

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    head(ui, session, draft, actions);
    changed_on_disk(ui, draft, actions);
    ui.separator();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("form")
        .show(ui, |ui| {
            ui.add_enabled_ui(!draft.is_saving, |ui| {
                // The bar at the edge must not lie over the fields.
                ui.set_max_width((ui.available_width() - 12.0).min(900.0));
                source(ui, session, draft, actions);
                ui.add_space(14.0);
                passage::all(ui, session, draft, actions);
                ui.add_space(30.0);
            });
        });
}

fn head(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
        let palette = theme::palette(ui);
        let word = if draft.is_saving {
            "Saving…"
        } else {
            "Save source"
        };
        let label = theme::bold(word).color(palette.on_accent);
        let button = egui::Button::new(label).fill(palette.accent);
        let can_be_saved = draft.can_be_saved() && draft.is_dirty();
        let save = ui.add_enabled(can_be_saved, button);
        let why = if draft.is_dirty() {
            "Put right what is in red first"
        } else {
            "Nothing has been changed"
        };
        let save = save.on_disabled_hover_text(why);
        if named(save, "Save source").clicked() {
            push(actions, PackAction::Save);
        }
        let cancel = ui.add_enabled(!draft.is_saving, egui::Button::new("Cancel"));
        if named(cancel, "Cancel editing").clicked() {
            push(actions, PackAction::Cancel);
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.add(Label::new(theme::heading(draft.title())).truncate());
            let pack = session.library.packs.get(draft.pack);
            let pack = pack.map_or("", |pack| pack.title.as_str());
            let state = match (draft.is_new(), draft.is_dirty()) {
                (true, _) => "new, not saved yet",
                (false, true) => "changed, not saved yet",
                (false, false) => "as it is saved",
            };
            aside(ui, format!("In {pack}; {state}"));
        });
    });
}

fn changed_on_disk(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let Some(theirs) = &draft.theirs else { return };
    let palette = theme::palette(ui);
    egui::Frame::new()
        .fill(palette.selected)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let text = if theirs.is_some() {
                    "Somebody else changed this source while you were editing it. Nothing of yours is lost."
                } else {
                    "Somebody else took this source’s file away while you were editing it."
                };
                ui.label(theme::bold(text).color(palette.bad));
                if ui.button("Compare").clicked() {
                    push(actions, PackAction::Answer(PackAnswer::Compare));
                }
            });
        });
}

fn source(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    let fields = Fields {
        draft,
        passage: None,
    };
    for field in in_form::<Source>() {
        kinds::show(ui, session, &fields, field, actions);
    }
}
