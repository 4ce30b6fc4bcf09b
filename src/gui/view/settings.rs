//! The settings: what is the same in all cases of this desk, and how the window looks.
//!
//! A change holds at once; there is nothing to confirm.

use egui::{Grid, ScrollArea, Slider, TextEdit, Ui};

use crate::files::Shown as _;
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::overlay::OverlayAction;
use crate::gui::session::Session;
use crate::gui::settings::{Change, Look, Settings};
use crate::gui::theme;
use crate::ocr::EngineChoice;

use super::widget::{aside, field_id, named};
use super::{Actions, dialog, tribunal};

/// How wide the words before a field are, and the field.
const LABEL: f32 = 110.0;
const FIELD: f32 = 440.0;

pub(super) fn show(ui: &Ui, session: &Session, actions: &mut Actions) {
    let settings = session.preferences.now();
    let is_escaped = dialog::show(ui, "settings", |ui| {
        ui.set_width(600.0);
        ui.label(theme::title(Command::Settings.label()));
        aside(ui, "Kept on this machine only. Every change holds at once.");
        ui.add_space(8.0);
        let most = theme::modal_scroll(ui, 620.0, 100.0);
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            section(ui, "New cases", |ui| new_cases(ui, session, actions));
            section(ui, "You", |ui| you(ui, settings, actions));
            section(ui, "Scans", |ui| scans(ui, settings, actions));
            section(ui, "The window", |ui| window(ui, settings, actions));
            ui.label(theme::heading("What is remembered"));
            remembered(ui, settings, actions);
        });
        dialog::buttons(ui, |ui| {
            let close = named(ui.button("Close"), "Close the settings");
            dialog::take_focus(ui, &close);
            if close.clicked() {
                actions.push(Action::Overlay(OverlayAction::Close));
            }
        });
    });
    if is_escaped {
        actions.push(Action::Overlay(OverlayAction::Close));
    }
}

fn section(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(theme::heading(title));
    // The same for all sections, so that their fields stand below one another.
    let grid = Grid::new(title)
        .num_columns(2)
        .min_col_width(LABEL)
        .spacing([18.0, 8.0]);
    grid.show(ui, add);
    ui.add_space(10.0);
}

fn new_cases(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let settings = session.preferences.now();
    let texts = [
        (
            "Representative",
            &settings.representative,
            "your firm",
            Change::Representative as fn(String) -> Change,
        ),
        (
            "Respondent",
            &settings.respondent,
            "empty: the Home Secretary, as in asylum appeals",
            Change::Respondent,
        ),
    ];
    for (label, value, hint, change) in texts {
        ui.label(label);
        text(ui, label, value, hint, change, actions);
        ui.end_row();
    }
    ui.label("Tribunal")
        .on_hover_text("Whose rules a new case is made and checked for");
    ui.scope(|ui| {
        ui.set_max_width(FIELD);
        let (profiles, chosen) = (&session.profiles, settings.profile.as_str());
        let place = ("Setting: Tribunal", FIELD);
        if let Some(id) = tribunal::list(ui, profiles, chosen, place) {
            actions.push(Action::Prefer(Change::Profile(id)));
        }
    });
    ui.end_row();
}

fn text(
    ui: &mut Ui,
    label: &str,
    value: &str,
    hint: &str,
    change: fn(String) -> Change,
    actions: &mut Actions,
) {
    let mut typed = value.to_owned();
    let edit = TextEdit::singleline(&mut typed)
        .id(field_id(("setting", label)))
        .min_size(theme::FIELD)
        .hint_text(hint)
        .desired_width(FIELD);
    if named(ui.add(edit), &format!("Setting: {label}")).changed() {
        actions.push(Action::Prefer(change(typed)));
    }
}

fn you(ui: &mut Ui, settings: &Settings, actions: &mut Actions) {
    ui.label("Initials");
    ui.vertical(|ui| {
        text(
            ui,
            "Initials",
            &settings.initials,
            "AB",
            Change::Initials,
            actions,
        );
        aside(ui, "Stand ready where an entry is signed off.");
    });
    ui.end_row();
}

fn scans(ui: &mut Ui, settings: &Settings, actions: &mut Actions) {
    ui.label("Words");
    ui.vertical(|ui| {
        let mut is_so = settings.read_scans;
        let tick = ui.checkbox(&mut is_so, "Read scans by machine as they are added");
        if named(tick, "Setting: Read scans by machine").changed() {
            actions.push(Action::Prefer(Change::ReadScans(is_so)));
        }
        aside(
            ui,
            "So that they can be searched and copied. It needs the program tesseract, and nothing leaves this machine.",
        );
        for choice in EngineChoice::ALL {
            let label = match choice {
                EngineChoice::Auto => "by tesseract where it is installed",
                EngineChoice::Tesseract => "by tesseract only",
                EngineChoice::BuiltIn => "by the reader within this program (Latin letters only)",
            };
            let radio = ui.radio(settings.scan_reader == choice, label);
            if named(radio, &format!("Setting: Read scans {label}")).clicked() {
                actions.push(Action::Prefer(Change::ScanReader(choice)));
            }
        }
    });
    ui.end_row();
}

fn window(ui: &mut Ui, settings: &Settings, actions: &mut Actions) {
    ui.label("Colours");
    ui.horizontal(|ui| {
        for look in Look::ALL {
            let radio = ui.radio(settings.look == look, look.label());
            if named(radio, &format!("Setting: Colours {}", look.label())).clicked() {
                actions.push(Action::Prefer(Change::Look(look)));
            }
        }
    });
    ui.end_row();
    ui.label("Size");
    let mut scale = settings.scale;
    let slider = Slider::new(&mut scale, 70..=250).step_by(10.0).suffix(" %");
    let slider = slider.update_while_editing(false);
    // A white track on white could not be seen.
    let line = theme::palette(ui).line;
    let shown = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = line;
        ui.add(slider)
    });
    let response = named(shown.inner, "Setting: Size");
    // While it is dragged, a window that grows would run away under the mouse.
    let is_settled = response.drag_stopped() || (response.changed() && !response.dragged());
    if is_settled && scale != settings.scale {
        actions.push(Action::Prefer(Change::Scale(scale)));
    }
    ui.end_row();
}

fn remembered(ui: &mut Ui, settings: &Settings, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(counted(
            settings.packs.len(),
            "pack of your own",
            "packs of your own",
        ));
        if named(ui.button("Show the library"), "Setting: Show the library").clicked() {
            actions.push(Action::Overlay(OverlayAction::Run(Command::Library)));
        }
    });
    for folder in &settings.packs {
        aside(ui, folder.shown());
    }
    ui.horizontal(|ui| {
        let count = settings.recent.len();
        ui.label(counted(count, "recent case", "recent cases"));
        let forget = ui.add_enabled(count > 0, egui::Button::new("Forget all"));
        if named(forget, "Setting: Forget all recent cases").clicked() {
            actions.push(Action::Prefer(Change::ForgetAllCases));
        }
    });
    aside(
        ui,
        "These are paths, and a path may name a person or an appeal. The cases themselves stay where they are.",
    );
}
