//! The entries that nobody has signed off yet, to be signed off one by one or several at once.

use std::collections::BTreeSet;

use egui::{Button, Id, RichText, Ui};

use crate::case::{Edit, Entry};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::entry::{initials_field, known_initials};
use crate::gui::view::widget::{aside, named};

type Ticked = BTreeSet<u32>;

fn place() -> Id {
    Id::unique("entries ticked to be signed off")
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let case = session.case();
    let all = case.entries().count();
    if all == 0 {
        return aside(
            ui,
            "There is nothing to sign off: no passage has been chosen.",
        );
    }
    let open: Vec<&Entry> = case
        .entries()
        .filter(|entry| entry.signed_off.is_none())
        .collect();
    if open.is_empty() {
        let colour = theme::palette(ui).good;
        let words = format!("{}  All {all} entries are signed off.", icon::DONE);
        ui.label(RichText::new(words).color(colour));
        return;
    }
    ui.label(format!("{} of {all} entries are open.", open.len()))
        .on_hover_text("To sign an entry off is to give your word that you have held it against its source. Until all are, every page says DRAFT.");
    let mut ticked: Ticked = ui.data(|data| data.get_temp(place())).unwrap_or_default();
    ticked.retain(|number| open.iter().any(|entry| entry.number == *number));
    for entry in &open {
        row(ui, entry, &mut ticked, actions);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        tick_all(ui, &open, &mut ticked);
        sign(ui, session, &ticked, actions);
    });
    ui.data_mut(|data| data.insert_temp(place(), ticked));
}

fn row(ui: &mut Ui, entry: &Entry, ticked: &mut Ticked, actions: &mut Actions) {
    let number = entry.number;
    ui.horizontal(|ui| {
        let mut is_ticked = ticked.contains(&number);
        let tick = ui.checkbox(&mut is_ticked, "");
        if named(tick, &format!("Tick CS {number}")).changed() {
            if is_ticked {
                ticked.insert(number);
            } else {
                ticked.remove(&number);
            }
        }
        let link = ui.link(theme::bold(format!("CS {number}")));
        if named(link, &format!("Read CS {number}")).clicked() {
            actions.push(Action::GoTo(Place::Entry(number)));
        }
        let says = entry.proposition.as_deref().unwrap_or(&entry.source.title);
        let words = format!("{says}  ({})", entry.source.publisher);
        ui.add(egui::Label::new(words).truncate());
    });
}

fn tick_all(ui: &mut Ui, open: &[&Entry], ticked: &mut Ticked) {
    let is_all = ticked.len() == open.len();
    let name = if is_all { "Tick none" } else { "Tick all" };
    if ui.button(name).clicked() {
        *ticked = if is_all {
            Ticked::new()
        } else {
            open.iter().map(|entry| entry.number).collect()
        };
    }
}

fn sign(ui: &mut Ui, session: &Session, ticked: &Ticked, actions: &mut Actions) {
    initials_field(ui, place().with("initials"), "Initials for sign-offs");
    let by = known_initials(ui).trim().to_owned();
    let noun = if ticked.len() == 1 {
        "entry"
    } else {
        "entries"
    };
    let label = format!("Sign off {} {noun}", ticked.len());
    let is_ready = !ticked.is_empty() && !by.is_empty();
    let button = ui
        .add_enabled(is_ready, Button::new(&label))
        .on_hover_text("I have held each of them against its source")
        .on_disabled_hover_text("Tick entries and type your initials");
    if button.clicked() {
        let on = session.today;
        let edit = |number: &u32| Edit::SignOff {
            number: *number,
            by: by.clone(),
            on,
        };
        let edits = ticked.iter().map(edit).collect();
        actions.push(Action::EditTogether(label, edits));
    }
    aside(ui, "I have held each of them against its source.");
}
