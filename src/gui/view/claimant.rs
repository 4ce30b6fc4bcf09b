//! What is true of the appellant: the nationality, and what can be ticked, facet by facet.

use egui::{ScrollArea, Ui};

use crate::case::Edit;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Characteristic, Facet};

use super::widget::{aside, fold};
use super::{Actions, drop_down, hover, next};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    next::title(ui, session, "What is true of the appellant", actions);
    aside(
        ui,
        "Tick what you can show. It decides which evidence is offered, and is printed nowhere.",
    );
    ui.add_space(10.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| nationality(ui, session, actions));
        ui.add_space(8.0);
        let facets = &session.library.taxonomy.facets;
        // As many columns as there is room for, none so narrow that a label breaks often.
        let columns = ((ui.available_width() / 300.0) as usize).clamp(1, 4);
        let shares = shared_out(facets, columns);
        ui.columns(columns, |columns| {
            for (column, share) in columns.iter_mut().zip(shares) {
                for facet in share {
                    show_facet(column, session, facet, actions);
                }
            }
        });
    });
}

/// Each facet goes into the column that is shortest by then, so that all of them end at much the same
/// height. Those of one column keep their order.
fn shared_out(facets: &[Facet], columns: usize) -> Vec<Vec<&Facet>> {
    let mut shares: Vec<(usize, Vec<&Facet>)> = vec![(0, Vec::new()); columns];
    for facet in facets {
        let lines = choices(facet).count();
        if let Some((height, share)) = shares.iter_mut().min_by_key(|(height, _)| *height)
            && lines > 0
        {
            *height += lines + 1;
            share.push(facet);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

/// What can be ticked; a nationality is chosen from its own list.
fn choices(facet: &Facet) -> impl Iterator<Item = &Characteristic> {
    let all = facet.characteristics.iter();
    all.filter(|known| known.nationality.is_none())
}

fn nationality(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.case().claimant.nationality.as_deref();
    let taxonomy = &session.library.taxonomy;
    let label = |code: &str| {
        taxonomy
            .nationality(code)
            .map_or(code.to_owned(), |known| known.label.clone())
    };
    let shown = chosen.map_or("Choose a nationality".to_owned(), label);
    let list = drop_down::list("nationality")
        .selected_text(shown)
        .width(352.0);
    drop_down::show(ui, list, "Nationality", |ui| {
        for (code, known) in taxonomy.nationalities() {
            if drop_down::option(ui, chosen == Some(code), &known.label) {
                actions.push(Action::Edit(Edit::SetNationality(Some(code.to_owned()))));
            }
        }
    });
    // Beside the list: what stands below it stays when the words go.
    if chosen.is_none() {
        aside(ui, "Begin here: evidence is found by nationality first.");
    }
}

fn show_facet(ui: &mut Ui, session: &Session, facet: &Facet, actions: &mut Actions) {
    let holds =
        |known: &Characteristic| session.case().claimant.characteristics.contains(&known.id);
    let ticked = choices(facet).filter(|known| holds(known)).count();
    let title = if ticked == 0 {
        facet.label.clone()
    } else {
        format!("{} ({ticked})", facet.label)
    };
    let header = fold(theme::bold(title))
        .id_salt(&facet.id)
        .default_open(true);
    let response = header.show(ui, |ui| {
        for known in choices(facet) {
            tick(ui, known, holds(known), actions);
        }
    });
    if let Some(help) = &facet.help {
        hover::beside_row(response.header_response, ui.max_rect().x_range(), help);
    }
}

fn tick(ui: &mut Ui, known: &Characteristic, mut holds: bool, actions: &mut Actions) {
    let response = ui.checkbox(&mut holds, &known.label);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetCharacteristic {
            id: known.id.clone(),
            holds,
        }));
    }
    if let Some(help) = &known.help {
        hover::beside_row(response, ui.max_rect().x_range(), help);
    }
}
