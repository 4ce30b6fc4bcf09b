//! Where no source is looked at: which editions are known and held, and what is to be renewed.

use egui::{RichText, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::packs::Packs;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, empty};
use crate::library::{Renewal, SourceId, renewals};

pub(super) fn show(ui: &mut Ui, session: &Session, packs: &Packs) {
    empty(
        ui,
        "Choose a source on the left.",
        "Sources that ship with the program can be copied into a pack of your own and changed there. Your own packs are folders; several people can share one.",
    );
    let pack = packs
        .editions_of
        .and_then(|number| session.library.packs.get(number));
    let nationality = pack.and_then(|pack| pack.nationalities.first());
    let nationality = nationality.map(String::as_str);
    let list = renewals(&session.library, nationality, session.today);
    if list.is_empty() {
        return;
    }
    ui.add_space(14.0);
    ui.label(theme::heading(match (nationality, pack) {
        (Some(_), Some(pack)) => format!("Editions: {}", pack.title),
        _ => "Editions".to_owned(),
    }));
    let open = list.iter().filter(|one| !one.to_do.is_empty()).count();
    aside(
        ui,
        match open {
            0 => "As far as the packs know, nothing is to be renewed. They do not know what has come out since.".to_owned(),
            open => format!("{} to be renewed.", counted(open, "publication is", "publications are")),
        },
    );
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("editions")
        .show(ui, |ui| {
            // Longer lines are hard to read.
            ui.set_max_width(ui.available_width().min(860.0));
            for one in &list {
                row(ui, one);
            }
        });
}

fn row(ui: &mut Ui, one: &Renewal) {
    let palette = theme::palette(ui);
    egui::Frame::new()
        .fill(palette.side)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(theme::bold(&one.title)).wrap());
            aside(ui, known(one));
            one.kept.iter().for_each(|what| aside(ui, what));
            for what in &one.to_do {
                ui.add(egui::Label::new(RichText::new(what).color(palette.mixed)).wrap());
            }
        });
    ui.add_space(4.0);
}

/// `Newest known: version 2.0 (12 August 2026), held as cpin-russia-military-2026. Seen up to 25 November 2026: no
/// edition after 12 August 2026.`
fn known(one: &Renewal) -> String {
    let held: Vec<&str> = one.held.iter().map(SourceId::as_str).collect();
    let held = match held.as_slice() {
        [] => "not held".to_owned(),
        held => format!("held as {}", held.join(", ")),
    };
    let newest = match &one.newest {
        Some(newest) => format!("Newest known: {newest}, {held}."),
        None => "No edition is known.".to_owned(),
    };
    match one.seen() {
        Some(seen) => format!("{newest} {seen}."),
        None => newest,
    }
}
