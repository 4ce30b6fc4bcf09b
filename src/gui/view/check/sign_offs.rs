//! The entries that nobody has signed off yet, to be signed off one by one or several at once.

use std::collections::BTreeMap;

use egui::{Button, Checkbox, Id, RichText, Ui};

use crate::case::Entry;
use crate::finding::{Place, counted};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::entry::{COMPARE, initials_field, known_initials, standing};
use crate::gui::view::widget::{aside, link, named};
use crate::gui::view::{Actions, hover};
use crate::preflight::not_signed_off;

/// By number, with what each said when it was ticked: a tick is for that, whatever its number becomes.
type Ticked = BTreeMap<u32, String>;

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
        let all = match all {
            1 => "The only entry is".to_owned(),
            all => format!("All {all} entries are"),
        };
        let words = format!("{}  {all} signed off.", icon::DONE);
        ui.label(RichText::new(words).color(colour));
    } else {
        ui.label(not_signed_off(open.len(), all))
            .on_hover_text("To sign an entry off is to give your word that you have held it against its source. Until all are, every page says DRAFT.");
    }
    let mut ticked: Ticked = ui.data(|data| data.get_temp(place())).unwrap_or_default();
    let ready: Vec<&Entry> = open
        .iter()
        .copied()
        .filter(|entry| session.may_be_signed_off(entry))
        .collect();
    ticked.retain(|number, words| {
        let is_it = |entry: &&&Entry| entry.number == *number && entry.fingerprint == *words;
        ready.iter().find(is_it).is_some()
    });
    for entry in case.entries() {
        row(ui, session, entry, &mut ticked, actions);
    }
    if open.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let seen: Vec<&Entry> = ready
            .iter()
            .copied()
            .filter(|entry| session.was_opened(entry))
            .collect();
        tick_all(ui, &seen, &mut ticked);
        sign(ui, session, &ticked, actions);
    });
    ui.data_mut(|data| data.insert_temp(place(), ticked));
}

/// One entry, signed off or not: the list stays as it is.
fn row(ui: &mut Ui, session: &Session, entry: &Entry, ticked: &mut Ticked, actions: &mut Actions) {
    let number = entry.number;
    ui.horizontal(|ui| {
        match &entry.signed_off {
            None => tick(ui, session, entry, ticked),
            Some(_) => sign_of(ui),
        }
        let read = link(ui, theme::bold(session.labels.entry(number)));
        if named(read, &format!("Read {}", session.labels.entry(number))).clicked() {
            actions.push(Action::GoTo(Place::Entry(number)));
        }
        state(ui, session, entry);
        if let Some(quoted) = session.quotations.of_entry(number) {
            let (sign, words, colour) = standing(ui, entry, quoted);
            let words = RichText::new(format!("{sign} {words}"))
                .small()
                .color(colour);
            let shown = link(ui, words).on_hover_text("Shows the words in their source");
            if named(
                shown,
                &format!("{} in its source", session.labels.entry(number)),
            )
            .clicked()
            {
                actions.push(Action::SeekEntry(number));
            }
        }
        let says = entry.proposition.as_deref().unwrap_or(&entry.source.title);
        let words = format!("{says}  ({})", entry.source.publisher);
        hover::cut(ui, words);
    });
}

fn tick(ui: &mut Ui, session: &Session, entry: &Entry, ticked: &mut Ticked) {
    let number = entry.number;
    let mut is_ticked = ticked.contains_key(&number);
    let is_ready = session.may_be_signed_off(entry);
    let tick = Checkbox::without_text(&mut is_ticked);
    let tick = ui
        .add_enabled(is_ready, tick)
        .on_disabled_hover_text(COMPARE);
    if named(tick, &format!("Tick {}", session.labels.entry(number))).changed() {
        if is_ticked {
            ticked.insert(number, entry.fingerprint.clone());
        } else {
            ticked.remove(&number);
        }
    }
}

/// As wide as the box to tick, so that the rows stand under one another.
fn sign_of(ui: &mut Ui) {
    let colour = theme::palette(ui).good;
    let (width, gap) = (ui.spacing().icon_width, ui.spacing().icon_spacing);
    let sign = egui::Label::new(RichText::new(icon::TICK).color(colour));
    ui.add_sized([width, width], sign);
    ui.add_space(gap);
}

/// Who signed it off and when, or whether it was opened at all.
fn state(ui: &mut Ui, session: &Session, entry: &Entry) {
    let palette = theme::palette(ui);
    let (words, colour) = match &entry.signed_off {
        Some(given) => (
            format!("signed off by {} on {}", given.by, given.on),
            palette.good,
        ),
        None if session.was_opened(entry) => ("opened".to_owned(), palette.weak),
        None => ("not opened yet".to_owned(), palette.mixed),
    };
    ui.label(RichText::new(words).small().color(colour));
}

/// All that were opened: nobody gives a word for what nobody has seen by one tick.
fn tick_all(ui: &mut Ui, seen: &[&Entry], ticked: &mut Ticked) {
    let is_all = !ticked.is_empty() && seen.iter().all(|entry| ticked.contains_key(&entry.number));
    let name = if is_all { "Tick none" } else { "Tick all" };
    let button = ui.add_enabled(is_all || !seen.is_empty(), Button::new(name));
    let button = button
        .on_hover_text("All that you have opened since you opened the case")
        .on_disabled_hover_text("Not one of them has been opened since you opened the case");
    if button.clicked() {
        *ticked = if is_all {
            Ticked::new()
        } else {
            {
                let told = |entry: &&Entry| (entry.number, entry.fingerprint.clone());
                seen.iter().map(told).collect()
            }
        };
    }
}

fn sign(ui: &mut Ui, session: &Session, ticked: &Ticked, actions: &mut Actions) {
    initials_field(
        ui,
        session,
        place().with("initials"),
        "Initials for sign-offs",
    );
    let by = known_initials(ui, session).trim().to_owned();
    let label = match ticked.len() {
        0 => "Sign off".to_owned(),
        count => format!("Sign off {}", counted(count, "entry", "entries")),
    };
    let is_ready = !ticked.is_empty() && !by.is_empty();
    let button = ui
        .add_enabled(is_ready, Button::new(&label))
        .on_hover_text("I have held each of them against its source")
        .on_disabled_hover_text("Tick entries and type your initials");
    if button.clicked() {
        let numbers = ticked.keys().copied().collect();
        actions.push(Action::SignOff { numbers, by });
    }
    aside(ui, "I have held each of them against its source.");
}
