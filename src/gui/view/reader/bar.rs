//! The bar above the pages: what stands at the left, which page, how large, what is looked for.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Popup, PopupCloseBehavior, Response, Ui};

use crate::gui::action::Action;
use crate::gui::command::{self, Command};
use crate::gui::icon;
use crate::gui::preview::{Shape, Zoom};
use crate::gui::reader::{Opened, Reader, ReaderAction, Strip};
use crate::gui::session::Session;

use super::super::pages::{Asked, Find};
use super::super::preview::icon::button;
use super::super::widget::named;
use super::super::{Actions, drop_down, room};
use super::{confirm, hits, numbers, outline, passages, place, wish};

/// Less wide, and the bar has no room for all that it can have.
const TIGHT: f32 = 700.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    opened: &Opened,
    focus_search: bool,
    actions: &mut Actions,
) {
    // Ctrl and the wheel zoom there, too.
    let is_tight = ui.available_width() < TIGHT;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        strips(ui, session, reader, opened, actions);
        divider(ui);
        place::show(ui, reader, opened, actions);
        divider(ui);
        if !is_tight {
            zoom(ui, reader, opened, actions);
            divider(ui);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            open_another(ui, actions);
            numbers::show(ui, reader, opened, actions);
            if !is_tight && !room::is_narrow(ui) {
                confirm::show(ui, session, reader, actions);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                find(ui, reader, focus_search, actions);
            });
        });
    });
}

fn find(ui: &mut Ui, reader: &Reader, takes_focus: bool, actions: &mut Actions) {
    let find = Find {
        id: command::report_search_box(),
        name: "Search this report",
        search: &reader.search,
        takes_focus,
    };
    match find.show(ui) {
        Some(Asked::For(text)) => wish(actions, ReaderAction::Search(text)),
        Some(Asked::Next) => wish(actions, ReaderAction::NextHit),
        Some(Asked::Previous) => wish(actions, ReaderAction::PreviousHit),
        None => {}
    }
}

fn divider(ui: &mut Ui) {
    ui.add_space(2.0);
    ui.add(egui::Separator::default().vertical().shrink(3.0));
    ui.add_space(2.0);
}

fn open_another(ui: &mut Ui, actions: &mut Actions) {
    if button(ui, icon::OPEN, "Open another report", false, true) {
        actions.push(Action::Command(Command::OpenReport));
    }
}

/// What stands at the left; where there is no room for it, it is a list that opens over the page.
fn strips(ui: &mut Ui, session: &Session, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    if room::is_narrow(ui) {
        over(ui, "Outline", |ui| {
            outline::show(ui, reader, opened, actions);
        });
        over(ui, "Hits", |ui| hits::show(ui, reader, opened, actions));
        let list = over(ui, "Passages", |ui| {
            if reader.strip != Some(Strip::Passages) {
                wish(actions, ReaderAction::Strip(Some(Strip::Passages)));
            }
            passages::show(ui, session, reader, actions);
        });
        if reader.is_list_due {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&list));
            wish(actions, ReaderAction::ListShown);
        }
        return;
    }
    if reader.is_list_due {
        wish(actions, ReaderAction::ListShown);
    }
    for (strip, name) in [
        (Strip::Pages, "Pages"),
        (Strip::Outline, "Outline"),
        (Strip::Hits, "Hits"),
        (Strip::Passages, "Passages"),
    ] {
        let is_on = reader.strip == Some(strip);
        let button = ui.add(Button::selectable(is_on, name));
        if named(button, name).clicked() {
            wish(actions, ReaderAction::Strip((!is_on).then_some(strip)));
        }
    }
}

fn over(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClick);
    let (response, _) = MenuButton::new(name).config(config).ui(ui, |ui| {
        ui.set_width(300.0);
        ui.set_height(320.0);
        add(ui);
    });
    named(response, name)
}

fn zoom(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let percent = Shape::new(opened.sizes(), &reader.seen.frame).percent;
    let is_known = reader.seen.frame.width > 0.0;
    let shown = match is_known {
        true => format!("{percent:.0} %"),
        false => "–".to_owned(),
    };
    let spot = reader.seen.spot;
    let mut steps = Zoom::STEPS.iter();
    let below = steps.rfind(|step| **step as f32 + 0.6 < percent);
    let above = Zoom::STEPS
        .iter()
        .find(|step| **step as f32 > percent + 0.6);
    let mut go = |zoom| wish(actions, ReaderAction::Zoom(zoom, spot));
    if button(ui, icon::ZOOM_OUT, "Zoom out", false, below.is_some())
        && let Some(step) = below
    {
        go(Zoom::Percent(*step));
    }
    let list = drop_down::list("reader-zoom")
        .selected_text(shown)
        .width(76.0)
        .height(400.0);
    drop_down::show(ui, list, "Zoom", |ui| {
        let fitted = [("Fit width", Zoom::Width), ("Fit page", Zoom::Page)];
        let fitted = fitted.map(|(name, zoom)| (name.to_owned(), zoom));
        let steps = Zoom::STEPS.map(|step| (format!("{step} %"), Zoom::Percent(step)));
        for (name, zoom) in fitted.into_iter().chain(steps) {
            if drop_down::option(ui, reader.zoom == zoom, name) {
                go(zoom);
            }
        }
    });
    if button(ui, icon::ZOOM_IN, "Zoom in", false, above.is_some())
        && let Some(step) = above
    {
        go(Zoom::Percent(*step));
    }
}
