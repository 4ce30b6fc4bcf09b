//! Which characteristics an extract bears on: chips, and a list to add to them.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Layout, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::gui::reader::{Draft, ReaderAction};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::CharacteristicId;

use super::super::widget::{aside, named};
use super::super::{Actions, hover};
use super::source::{begin_search, search_field};
use super::wish;

/// The search among the characteristics, and what was typed into it.
const SEARCH: &str = "characteristics of the extract";

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        for id in &draft.about {
            chip(ui, session, id, actions);
        }
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let (response, _) = MenuButton::new("Add…").config(config).ui(ui, |ui| {
            ui.set_width(320.0);
            ui.with_layout(Layout::top_down(egui::Align::LEFT), |ui| {
                choices(ui, session, draft, actions);
            });
        });
        begin_search(ui, &response, SEARCH);
        named(response, "Add a characteristic");
    });
}

fn chip(ui: &mut Ui, session: &Session, id: &CharacteristicId, actions: &mut Actions) {
    let label = session.library.taxonomy.label(id);
    let text = RichText::new(format!("{label}   ×")).small();
    let fill = theme::palette(ui).selected;
    let button = Button::new(text).fill(fill).corner_radius(10);
    let name = format!("{label}, take it off");
    if named(ui.add(button), &name).clicked() {
        wish(actions, ReaderAction::About(id.clone(), false));
    }
}

/// Those of the appellant first.
fn choices(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    let words = search_field(ui, SEARCH, "Search", "Search characteristics");
    let wanted = words.to_lowercase();
    let own = &session.case().claimant.characteristics;
    let nationality = session.case().claimant.nationality.as_deref();
    let facets = session.library.taxonomy.facets.iter();
    let all = facets.flat_map(|facet| {
        let all = facet.characteristics.iter();
        all.map(|one| (facet.label.as_str(), one))
    });
    let is_open = |id: &CharacteristicId, label: &str| {
        let label = label.to_lowercase();
        !draft.about.contains(id) && wanted.split_whitespace().all(|word| label.contains(word))
    };
    let (first, rest): (Vec<_>, Vec<_>) = all
        .filter(|(_, one)| one.is_for(nationality) && is_open(&one.id, &one.label))
        .partition(|(_, one)| own.contains(&one.id));
    let first = first.into_iter().map(|(_, one)| ("Of the appellant", one));
    ui.spacing_mut().scroll = theme::bar_in_sight();
    let list = ScrollArea::vertical().auto_shrink([true, false]);
    list.max_height(300.0).show(ui, |ui| {
        let mut group = "";
        for (facet, one) in first.chain(rest) {
            if facet != group {
                group = facet;
                aside(ui, facet);
            }
            let button = Button::new(&one.label).frame_when_inactive(false).wrap();
            let mut response = ui.add(button);
            if let Some(help) = session.library.taxonomy.help_for(one, nationality) {
                response = hover::beside(response, help);
            }
            if response.clicked() {
                wish(actions, ReaderAction::About(one.id.clone(), true));
                ui.close();
            }
        }
    });
}
