//! What the library has for the appellant's nationality, in a line of its own, and what to do where it has nothing.

use egui::{Align, Layout, RichText, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::packs::PackAction;
use crate::gui::session::{Session, Stock};
use crate::gui::theme;
use crate::library::{Characteristic, CharacteristicId};

use super::widget::{aside, primary};
use super::{Actions, hover};

/// What is said where no pack is on the nationality.
const NO_LIBRARY: &str =
    "No library for this nationality yet: open a report to take passages from it.";
const EMPTY: &str = "Nothing in your pack yet: open a report to take passages from it.";

/// Wide enough for the words and both buttons.
const WIDTH: f32 = 760.0;

/// The line has its place whatever stands in it: the choice of a nationality moves nothing.
pub(super) fn line(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let size = egui::vec2(ui.available_width().min(WIDTH), theme::FIELD.y);
    let place = ui.allocate_space(size).1;
    let layout = Layout::left_to_right(Align::Center);
    let inside = egui::UiBuilder::new().max_rect(place).layout(layout);
    ui.new_child(inside).scope(|ui| match session.stock() {
        Stock::Unknown if session.case().claimant.nationality.is_none() => {
            aside(ui, "Begin here: evidence is found by nationality first.");
        }
        Stock::Unknown => {}
        Stock::NoPack => ways(ui, NO_LIBRARY, &[Way::Report, Way::Pack], actions),
        Stock::Empty => ways(ui, EMPTY, &[Way::Report], actions),
        Stock::Some(holding) => {
            let count = counted(holding.passages, "passage", "passages");
            let words = format!(
                "{count} in the library on this nationality{}",
                missing(session)
            );
            let weak = theme::palette(ui).weak;
            hover::cut(ui, RichText::new(words).small().color(weak));
        }
    });
}

/// `; nothing on “Illegal exit”`: of what is ticked.
fn missing(session: &Session) -> String {
    let ticked = session.case().claimant.characteristics.iter();
    let nothing = ticked.filter(|id| has_nothing_on(session, id));
    let nothing: Vec<String> = nothing
        .map(|id| format!("“{}”", session.library.taxonomy.label(id)))
        .collect();
    match nothing.is_empty() {
        true => String::new(),
        false => format!("; nothing on {}", nothing.join(", ")),
    }
}

/// What can be done about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Report,
    Pack,
}

impl Way {
    fn label(self) -> &'static str {
        match self {
            Way::Report => Command::OpenReport.label(),
            Way::Pack => "New pack…",
        }
    }

    fn action(self) -> Action {
        match self {
            Way::Report => Action::Command(Command::OpenReport),
            Way::Pack => Action::Packs(PackAction::NewPack),
        }
    }

    fn explanation(self) -> &'static str {
        match self {
            Way::Report => Command::OpenReport.explanation(),
            Way::Pack => {
                "Begin a pack of your own on this nationality: what you keep there is found in every such case"
            }
        }
    }
}

/// The words, and behind them the buttons; where there is no room for both, the words are cut.
fn ways(ui: &mut Ui, words: &str, ways: &[Way], actions: &mut Actions) {
    let padding = 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
    let needed: f32 = ways
        .iter()
        .map(|way| width(ui, way.label()) + padding)
        .sum();
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - needed).max(120.0));
        hover::cut(ui, words);
    });
    for way in ways {
        if ui
            .button(way.label())
            .on_hover_text(way.explanation())
            .clicked()
        {
            actions.push(way.action());
        }
    }
}

fn width(ui: &Ui, words: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font, theme::palette(ui).text);
    galley.size().x
}

/// The same on a page that has nothing to show; says whether there is something to be said.
pub(super) fn page(ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
    let (what, next, second) = match session.stock() {
        Stock::NoPack => (
            "No library for this nationality yet.",
            "Open a report to take passages from it into the case. What you keep in a pack of your own is found in every case of that nationality.",
            &[Way::Pack][..],
        ),
        Stock::Empty => (
            "Nothing in your pack yet.",
            "Open a report to take passages from it.",
            &[][..],
        ),
        Stock::Unknown | Stock::Some(_) => return false,
    };
    super::widget::empty(ui, what, next);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if primary(ui, Way::Report.label()).clicked() {
            actions.push(Way::Report.action());
        }
        for way in second {
            let button = ui.button(way.label()).on_hover_text(way.explanation());
            if button.clicked() {
                actions.push(way.action());
            }
        }
    });
    true
}

fn has_nothing_on(session: &Session, id: &CharacteristicId) -> bool {
    let known = session.library.taxonomy.characteristic(id);
    let is_of_person = known.is_some_and(|known| known.nationality.is_none());
    matches!(session.stock(), Stock::Some(holding) if is_of_person && holding.on(id) == 0)
}

/// How many passages a tick can find, or that there are none: `94`, `nothing`; and what that means, for whoever asks.
/// Where the library has nothing on the whole country, it is not said of every tick.
pub(super) fn found(session: &Session, known: &Characteristic) -> Option<(String, String)> {
    let Stock::Some(holding) = session.stock() else {
        return None;
    };
    Some(match holding.on(&known.id) {
        0 => (
            "nothing".to_owned(),
            "The library has nothing on this for appellants of this nationality. Open a report to take passages from it.".to_owned(),
        ),
        count => {
            let passages = counted(count, "passage", "passages");
            (count.to_string(), format!("{passages} in the library on this nationality."))
        }
    })
}
