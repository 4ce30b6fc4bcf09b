//! Everything about the document that is chosen.
//!
//! Above stands what is there for every document; what is found in its file (`found`) stands below that with
//! the small pages, so that nothing moves when it arrives.

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use crate::case::{Edit, Exhibit, ExhibitChange, ExhibitKind, NotPages, PageRanges};
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::read_field::{self, ReadField};
use super::super::widget::{field_id, field_label, fold, named, sign_button};
use super::field::{change, choice, committed};
use super::{found, pages, redact, several, translation, turn};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.chosen.in_order(session.case());
    let number = match chosen.as_slice() {
        [] => return several::none(ui),
        [number] => *number,
        _ => return several::show(ui, session, actions),
    };
    let exhibits = &session.case().exhibits;
    let Some(at) = session.case().position_of_exhibit(number) else {
        return;
    };
    let Some(exhibit) = exhibits.get(at) else {
        return;
    };
    head(ui, at, exhibits.len(), exhibit, actions);
    let most = ui.available_height() * 0.62;
    found::after_pages(ui, session, exhibit);
    ScrollArea::vertical()
        .id_salt(("detail", number))
        .max_height(most)
        .show(ui, |ui| {
            choices(ui, session, at, exhibit, actions);
            file(ui, session, at, exhibit, actions);
            translation::show(ui, session, at + 1, exhibit, actions);
        });
    ui.separator();
    wanted(ui, session, at, exhibit, actions);
    let has_pages = session.length_of(number) > 0;
    ui.add_enabled_ui(has_pages, |ui| turn::all(ui, at + 1, exhibit, actions));
    found::show(ui, session, at, exhibit, actions);
    pages::grid(ui, session, exhibit, actions);
}

fn head(ui: &mut Ui, at: usize, count: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let place = at + 1;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (sign, name, can, action) in [
                (
                    icon::REMOVE,
                    format!("Remove document {place}"),
                    true,
                    DocumentAction::Remove,
                ),
                (
                    icon::DOWN,
                    format!("Move document {place} down"),
                    place < count,
                    DocumentAction::Move(1),
                ),
                (
                    icon::UP,
                    format!("Move document {place} up"),
                    at > 0,
                    DocumentAction::Move(-1),
                ),
            ] {
                if sign_button(ui, sign, &name, can) {
                    actions.push(Action::Documents(action));
                }
            }
            let title = egui::Label::new(theme::heading(&exhibit.title)).truncate();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title));
        });
    });
}

fn choices(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let place = at + 1;
    // Inside the grid there is no telling how wide the pane is.
    let width = (ui.available_width() - 120.0).max(80.0);
    let grid = egui::Grid::new(("choices", exhibit.number)).num_columns(2);
    let id = |field: &str| field_id(("document", session.shown, exhibit.number, field));
    grid.spacing([12.0, 6.0]).show(ui, |ui| {
        field_label(ui, "Date")
            .on_hover_text("Of the document, not of today: 30/01/2023, January 2023 or 2023");
        let name = format!("Date of document {place}");
        let field = read_field::date(id("date"), &name);
        if let Some(date) = read_field::show(ui, &field, exhibit.date.as_ref()) {
            actions.push(change(exhibit, ExhibitChange::Date(date)));
        }
        ui.end_row();
        ui.label("Heading")
            .on_hover_text("Documents of one heading stand together in the index");
        let section = exhibit.section.clone().unwrap_or_default();
        if let Some(typed) = committed(
            ui,
            id("heading"),
            &section,
            &format!("Heading of document {place}"),
            width,
            None,
        ) {
            actions.push(change(exhibit, ExhibitChange::Section(typed)));
        }
        ui.end_row();
        ui.label("Kind")
            .on_hover_text("The tribunal limits the pages of some kinds of documents");
        ui.horizontal(|ui| {
            kind(ui, place, exhibit, actions);
            redact::button(ui, session, place, exhibit, actions);
        });
        ui.end_row();
        redact::taken_out(ui, session, place, exhibit, actions);
    });
}

fn kind(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let name = format!("Kind of document {place}");
    let kinds = ExhibitKind::ALL.map(|kind| (kind, kind.label()));
    if let Some(kind) = choice(ui, &name, exhibit.kind, &kinds) {
        actions.push(change(exhibit, ExhibitChange::Kind(kind)));
    }
}

fn file(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.add_space(6.0);
    let is_lost = session.is_lost(exhibit);
    let header = fold("Where its file lies").id_salt(("file", exhibit.number));
    header.default_open(is_lost).show(ui, |ui| {
        let document = session.case().document_of(exhibit);
        let (path, sha256) = document.map_or(("", ""), |it| (&it.path, &it.sha256));
        ui.add(egui::Label::new(path).wrap());
        if let Some(original) = document.and_then(|it| it.converted_from.as_ref()) {
            let made = format!("It was {}: {}", original.words(), original.path);
            ui.add(egui::Label::new(made).wrap());
        }
        let short = sha256.get(..16).unwrap_or(sha256);
        let print = egui::Label::new(
            RichText::new(format!("Fingerprint {short}…"))
                .small()
                .weak(),
        );
        ui.add(print).on_hover_text(format!(
            "Fingerprint of the file, by which a change to it is found: {sha256}"
        ));
        let replace = ui.button("Replace file…");
        let replace =
            replace.on_hover_text("Another file in its place; title, date, heading and pages stay");
        if named(replace, &format!("Replace file of document {}", at + 1)).clicked() {
            let replace = DocumentAction::Replace(exhibit.number);
            actions.push(Action::Documents(replace));
        }
    });
}

/// Which pages, as text.
fn wanted(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    const WIDTH: f32 = 130.0;
    ui.horizontal_top(|ui| {
        field_label(ui, "Pages")
            .on_hover_text("Which pages go into the bundle: 1, 5-9. Empty: all");
        let corner = ui.cursor().min;
        let field = ReadField {
            id: field_id(("document", session.shown, exhibit.number, "pages")),
            name: &format!("Pages of document {}", at + 1),
            hint: "all",
            width: WIDTH,
            show: |pages: &PageRanges| String::from(pages.clone()),
            why: NotPages::to_string,
            step: None,
        };
        if let Some(pages) = read_field::show(ui, &field, exhibit.pages.as_ref()) {
            actions.push(change(exhibit, ExhibitChange::Pages(pages)));
        }
        // In the room that the field keeps beside it, so that nothing moves when the file has been read.
        let all = session.length_of(exhibit.number);
        if all > 0 {
            let room = Rect::from_min_size(corner + vec2(WIDTH + 8.0, 0.0), vec2(60.0, 29.0));
            let inside = UiBuilder::new().max_rect(room);
            let label = Label::new(format!("of {all}")).truncate();
            ui.new_child(inside.layout(Layout::left_to_right(Align::Center)))
                .add(label);
        }
        if exhibit.pages.is_some() {
            title_page(ui, at + 1, exhibit, actions);
        }
        if exhibit.pages.is_some() && ui.button("All pages").clicked() {
            let number = exhibit.number;
            let change = ExhibitChange::Pages(None);
            actions.push(Action::Edit(Edit::ChangeExhibit { number, change }));
        }
    });
}

/// The question has a point only where pages are chosen.
fn title_page(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let mut wanted = exhibit.title_page;
    let box_ = ui.checkbox(&mut wanted, "with title page");
    let box_ = box_.on_hover_text("The first page comes with the pages chosen.");
    if named(box_, &format!("Title page of document {place}")).changed() {
        actions.push(change(exhibit, ExhibitChange::TitlePage(wanted)));
    }
}
