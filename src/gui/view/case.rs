//! The first station: where to begin, and who appeals, against whom, under which number.

use egui::{Grid, ScrollArea, TextEdit, Ui};

use crate::case::{Edit, HeadingField};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::session::Session;
use crate::gui::settings::Change;
use crate::gui::theme;
use crate::library::{long_form, misdated};

use super::arrange::moving::follow;
use super::widget::{aside, field_id, field_label, named};
use super::{Actions, confidential, next, recent, tribunal};

/// How wide the form is, and the least that the ways to begin need beside it.
const FORM: f32 = 560.0;
const WELCOME: f32 = 250.0;
const FIELD: f32 = 420.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    next::title(ui, session, "The appeal", actions);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let is_new = session.has_no_number();
        // The form stands first wherever there is room, so that it stays when the rest goes.
        if ui.available_width() < FORM + WELCOME {
            form(ui, session, actions);
            if is_new {
                ui.add_space(24.0);
                start(ui, session, actions);
            }
            return;
        }
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(FORM);
                form(ui, session, actions);
            });
            if is_new {
                ui.add_space(16.0);
                ui.vertical(|ui| start(ui, session, actions));
            }
        });
    });
}

fn form(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    aside(
        ui,
        "All of it stands on the cover. Both parties are needed; what else is empty is not printed.",
    );
    ui.add_space(10.0);
    let grid = Grid::new("heading").num_columns(2).spacing([18.0, 2.0]);
    grid.show(ui, |ui| {
        field_label(ui, "Tribunal")
            .on_hover_text("Whose rules the bundle is made and checked for.");
        ui.vertical(|ui| tribunal::choose(ui, session, FIELD, actions));
        ui.end_row();
        for field in HeadingField::ALL {
            field_label(ui, field.label()).on_hover_text(meaning(field));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                heading_field(ui, session, field, actions);
                below(ui, session, field);
            });
            ui.end_row();
        }
    });
    confidential::show(ui, session, actions);
}

/// The ways to begin, for somebody who opens the program for the first time or in the morning.
fn start(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if !session.preferences.now().tour_shown {
        first_time(ui, actions);
    }
    ui.label(theme::title("Welcome"));
    aside(
        ui,
        "From what is true of an appellant to one PDF bundle to the tribunal’s rules. Nothing leaves this machine.",
    );
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        for (command, words) in [
            (Command::Open, "A case that was saved before"),
            (
                Command::Sample,
                "An invented case, filled in, to look around",
            ),
            (Command::Tour, "The road in five steps"),
        ] {
            if card(ui, command, words) {
                actions.push(Action::Command(command));
            }
        }
    });
    ui.add_space(10.0);
    recent::list(ui, session, actions);
}

/// What a firm has to know before the first client is entered.
const HOLDS_PERSONAL_DATA: &str =
    "Cases hold personal data: the disk that they lie on should be encrypted.";

/// Once, at the very first start.
fn first_time(ui: &mut Ui, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = egui::Frame::new()
        .fill(palette.selected)
        .corner_radius(8)
        .inner_margin(12);
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::bold("Here for the first time?"));
            ui.label("Five short steps show the road to a bundle.");
            if named(ui.button("Show me"), "Begin the guided tour").clicked() {
                actions.push(Action::Command(Command::Tour));
            }
            if named(ui.button("Not now"), "No guided tour").clicked() {
                actions.push(Action::Prefer(Change::TourShown));
            }
        });
        ui.label(HOLDS_PERSONAL_DATA);
    });
    ui.add_space(12.0);
}

/// A large button: sign, name, and what happens.
fn card(ui: &mut Ui, command: Command, words: &str) -> bool {
    let palette = theme::palette(ui);
    let mut text = egui::text::LayoutJob::default();
    let mut put = |words: &str, font: egui::FontId, colour| {
        let format = egui::TextFormat::simple(font, colour);
        text.append(words, 0.0, format);
    };
    put(command.icon(), theme::icon_font(22.0), palette.accent);
    put(
        &format!("\n{}\n", command.label()),
        theme::bold_font(15.0),
        palette.text,
    );
    put(words, egui::FontId::proportional(12.5), palette.weak);
    text.wrap.max_width = 196.0;
    let button = egui::Button::new("")
        .min_size(egui::vec2(220.0, 104.0))
        .corner_radius(10);
    let response = ui.add(button);
    // Painted, because a button puts its words into its middle, and cards side by side begin alike.
    let words = ui.painter().layout_job(text);
    let corner = response.rect.min + egui::vec2(14.0, 12.0);
    ui.painter().galley(corner, words, palette.text);
    named(response, &format!("Begin: {}", command.label())).clicked()
}

/// What is said of a field. Its line is kept while there is nothing to say, so that nothing moves.
fn below(ui: &mut Ui, session: &Session, field: HeadingField) {
    let text = session.case().heading.get(field).trim();
    let palette = theme::palette(ui);
    let (words, colour) = match field {
        HeadingField::Reference | HeadingField::Representative => (String::new(), palette.weak),
        HeadingField::Appellant | HeadingField::Respondent if !text.is_empty() => {
            (String::new(), palette.weak)
        }
        HeadingField::Appellant | HeadingField::Respondent => {
            let is_begun = !session.is_untouched();
            let colour = if is_begun {
                palette.mixed
            } else {
                palette.weak
            };
            ("The cover needs it.".to_owned(), colour)
        }
        HeadingField::Hearing => match (misdated(text), long_form(text)) {
            (Some(why), _) => (why.short(), palette.bad),
            (None, printed) if printed != text => {
                (format!("On the cover: {printed}"), palette.weak)
            }
            (None, _) => (String::new(), palette.weak),
        },
    };
    let size = egui::vec2(FIELD, 16.0);
    let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    if !words.is_empty() {
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(area));
        let words = egui::RichText::new(words).small().color(colour);
        inside.add(egui::Label::new(words).truncate());
    }
}

fn meaning(field: HeadingField) -> &'static str {
    match field {
        HeadingField::Reference => "The number that the tribunal gave the appeal.",
        HeadingField::Appellant => "Who appeals. Where there is an anonymity order, initials only.",
        HeadingField::Respondent => {
            "Who decided against the appellant. In asylum appeals that is the Home Secretary."
        }
        HeadingField::Representative => "Who represents the appellant: the firm, as it signs.",
        HeadingField::Hearing => "When and where the appeal is heard, where that is known.",
    }
}

fn heading_field(ui: &mut Ui, session: &Session, field: HeadingField, actions: &mut Actions) {
    let mut text = session.case().heading.get(field).to_owned();
    let hint = match field {
        HeadingField::Reference => "PA/…",
        HeadingField::Appellant => "as to be printed, e.g. initials",
        // A name would read as if the field were filled in.
        HeadingField::Respondent => "who decided, as to be printed",
        HeadingField::Representative => "firm",
        HeadingField::Hearing => "date and place",
    };
    let edit = TextEdit::singleline(&mut text)
        .id(field_id(("heading", field.label())))
        .min_size(theme::FIELD)
        .hint_text(hint)
        .desired_width(FIELD);
    let response = ui.add(edit);
    // Who comes from a finding goes on typing at once.
    let place = Place::Field(field.label().to_owned());
    follow(&response, session.go_to.as_ref(), &place);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetHeading { field, text }));
    }
    named(response.on_hover_text(meaning(field)), field.label());
}
