//! The left side: the packs in use, what can be done with each, and their sources.

use egui::{Label, Panel, ScrollArea, TextEdit, Ui};

use crate::files::Shown as _;
use crate::finding::counted;
use crate::gui::command;
use crate::gui::packs::{OwnPack, PackAction, Packs};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, named, tag};
use crate::gui::view::{Actions, hover};
use crate::library::{Pack, Shelved};

use super::push;

const ROW: f32 = 46.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    focus_search: bool,
    actions: &mut Actions,
) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 10));
    Panel::left("packs")
        .frame(frame)
        .resizable(true)
        .default_size(380.0)
        .min_size(300.0)
        .show(ui, |ui| {
            heading(ui, actions);
            let of_a_country = |(_, pack): &(usize, &Pack)| !pack.is_shared();
            for (number, pack) in (session.library.packs.iter().enumerate()).filter(of_a_country) {
                show_pack(ui, session, packs, number, pack, actions);
            }
            for own in packs.own.iter().filter(|own| own.number.is_none()) {
                unreadable(ui, own, actions);
            }
            ui.add_space(6.0);
            sources(ui, session, packs, focus_search, actions);
        });
}

/// What the folders hold by now was not waited for. It stands on a line that is there anyhow, because it
/// comes by itself.
fn behind(ui: &mut Ui, actions: &mut Actions) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if ui.button("Read again").clicked() {
            push(actions, PackAction::ReadAgain);
        }
        aside(ui, "Packs have changed.");
    });
}

fn heading(ui: &mut Ui, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::heading("Packs"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let new = ui.button("New pack…");
            if new
                .on_hover_text("Begin a pack of your own in a new folder")
                .clicked()
            {
                push(actions, PackAction::NewPack);
            }
            let open = ui.button("Open a pack…");
            if open
                .on_hover_text("Use a pack that lies in a folder, beside the one that ships")
                .clicked()
            {
                push(actions, PackAction::OpenPack);
            }
        });
    });
}

fn show_pack(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    number: usize,
    pack: &Pack,
    actions: &mut Actions,
) {
    let own = packs.own_at(number);
    let count = session
        .library
        .shelf()
        .iter()
        .filter(|one| one.pack == number)
        .count();
    card(ui, packs.only == Some(number), |ui| {
        ui.add(Label::new(theme::bold(&pack.title)).wrap());
        let kind = match own {
            Some(own) => own.folder.shown(),
            None => "ships with the program; cannot be changed".to_owned(),
        };
        aside(ui, kind);
        ui.horizontal_wrapped(|ui| {
            let mut only = packs.only == Some(number);
            let label = format!("Show only its {}", counted(count, "source", "sources"));
            let name = format!("Only the sources of {}", pack.title);
            if named(ui.checkbox(&mut only, label), &name).changed() {
                push(actions, PackAction::Only(only.then_some(number)));
            }
            let editions = ui.button("Editions");
            let editions = named(editions, &format!("Editions of {}", pack.title));
            if editions
                .on_hover_text("Which editions are known, and what is to be renewed")
                .clicked()
            {
                push(actions, PackAction::Editions(number));
            }
            if let Some(own) = own {
                let add = ui.button("Add a source");
                if named(add, &format!("Add a source to {}", pack.title)).clicked() {
                    push(actions, PackAction::Add(number));
                }
                stop_using(ui, own, &pack.title, actions);
            }
        });
    });
}

fn unreadable(ui: &mut Ui, own: &OwnPack, actions: &mut Actions) {
    let palette = theme::palette(ui);
    card(ui, false, |ui| {
        ui.label(theme::bold(own.name()));
        aside(ui, own.folder.shown());
        let why = match &own.files {
            Err(why) => why.clone(),
            Ok(_) => {
                "The file that names the pack cannot be read: see what is said below.".to_owned()
            }
        };
        ui.label(egui::RichText::new(why).small().color(palette.bad));
        ui.horizontal(|ui| {
            if ui.button("Read again").clicked() {
                push(actions, PackAction::ReadAgain);
            }
            stop_using(ui, own, &own.name(), actions);
        });
    });
}

fn stop_using(ui: &mut Ui, own: &OwnPack, title: &str, actions: &mut Actions) {
    let button = ui.button("Stop using");
    let button = button.on_hover_text("The folder and everything in it stay as they are");
    if named(button, &format!("Stop using {title}")).clicked() {
        push(actions, PackAction::Forget(own.folder.clone()));
    }
}

fn card(ui: &mut Ui, is_chosen: bool, inside: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let fill = if is_chosen {
        palette.selected
    } else {
        palette.page
    };
    egui::Frame::new()
        .fill(fill)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            inside(ui);
        });
}

fn sources(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    focus_search: bool,
    actions: &mut Actions,
) {
    let listed = packs.listed(&session.library);
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.label(theme::heading("Sources"));
        aside(ui, listed.len().to_string());
        if packs.is_behind {
            behind(ui, actions);
        }
    });
    let mut text = packs.search.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(command::source_search_box())
        .min_size(theme::FIELD)
        .hint_text("Search titles, publishers and short names")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Search sources");
    if focus_search {
        response.request_focus();
    }
    if response.changed() {
        push(actions, PackAction::Search(text));
    }
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("sources")
        .show_rows(ui, ROW, listed.len(), |ui, range| {
            let shelf = session.library.shelf();
            let rows = listed.get(range).unwrap_or_default();
            for shelved in rows.iter().filter_map(|at| shelf.get(*at)) {
                row(ui, packs, shelved, actions);
            }
        });
}

fn row(ui: &mut Ui, packs: &Packs, shelved: &Shelved, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let source = &shelved.source;
    let is_selected = packs.selected.as_ref() == Some(&source.id);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::click());
    if let Some(fill) = palette.row(is_selected, &response) {
        ui.painter().rect_filled(rect, 5.0, fill);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, 5.0, stroke, egui::StrokeKind::Inside);
    }
    let inner = rect.shrink2(egui::vec2(8.0, 4.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    inside.spacing_mut().item_spacing.y = 2.0;
    hover::cut(&mut inside, theme::bold(&source.title));
    inside.horizontal(|ui| {
        let is_own = packs.own_at(shelved.pack).is_some();
        if is_own {
            tag(ui, "own", palette.accent);
        }
        if source.retired.is_some() {
            tag(ui, "retired", palette.bad);
        }
        let date = source
            .published
            .map_or("date not known".to_owned(), |on| on.to_string());
        let count = counted(source.passages.len(), "passage", "passages");
        let about = format!("{}, {date}, {count}", source.publisher);
        let text = egui::RichText::new(about).small().color(palette.weak);
        hover::cut(ui, text);
    });
    let response = named(response, &format!("Look at {}", source.id));
    if response.clicked() {
        push(actions, PackAction::Select(source.id.clone()));
    }
}
