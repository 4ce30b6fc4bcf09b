//! What is true of the appellant: the nationality, and what can be ticked, facet by facet.

use egui::{Align, Layout, RichText, ScrollArea, Ui};

use crate::case::Edit;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Characteristic, Facet};

use super::widget::{aside, fold};
use super::{Actions, holding, hover, nationality, next};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    next::title(ui, session, "What is true of the appellant", actions);
    aside(
        ui,
        "Tick what you can show. It decides which evidence is offered, and is printed nowhere.",
    );
    ui.add_space(10.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        nationality(ui, session, actions);
        holding::line(ui, session, actions);
        ui.add_space(4.0);
        // What stands at the right end of the last column is not under the bar.
        ui.set_max_width(ui.available_width() - BAR);
        // As many columns as there is room for, none so narrow that a label breaks often.
        let columns = ((ui.available_width() / 300.0) as usize).clamp(1, 4);
        let shares = shared_out(groups(session), columns);
        ui.columns(columns, |columns| {
            for (column, share) in columns.iter_mut().zip(shares) {
                for group in share {
                    show_group(column, session, &group, actions);
                }
            }
        });
    });
}

/// Boxes of one facet: those that are general, or those of one country.
struct Group<'a> {
    facet: &'a Facet,
    is_general: bool,
    choices: Vec<&'a Characteristic>,
}

/// What can be ticked; a nationality is chosen from its own list. What is of the appellant's country, or ticked already,
/// comes behind all that is general: the choice of a nationality moves nothing that was there.
fn groups(session: &Session) -> Vec<Group<'_>> {
    let claimant = &session.case().claimant;
    let is_offered = |known: &&Characteristic| {
        known.nationality.is_none()
            && (known.is_for(claimant.nationality.as_deref())
                || claimant.characteristics.contains(&known.id))
    };
    let facets = &session.library.taxonomy.facets;
    let all = [true, false].into_iter().flat_map(|is_general| {
        facets.iter().map(move |facet| {
            let all = facet.characteristics.iter().filter(is_offered);
            let choices = all.filter(|known| known.only_for.is_empty() == is_general);
            Group {
                facet,
                is_general,
                choices: choices.collect(),
            }
        })
    });
    all.filter(|group| !group.choices.is_empty()).collect()
}

/// Each group goes into the column that is shortest by then, so that all of them end at much the same
/// height. Those of one column keep their order.
fn shared_out(groups: Vec<Group<'_>>, columns: usize) -> Vec<Vec<Group<'_>>> {
    let mut shares: Vec<(usize, Vec<Group<'_>>)> = Vec::new();
    shares.resize_with(columns, Default::default);
    for group in groups {
        if let Some((height, share)) = shares.iter_mut().min_by_key(|(height, _)| *height) {
            *height += group.choices.len() + 1;
            share.push(group);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

fn nationality(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.case().claimant.nationality.as_deref();
    let width = ui.available_width().min(352.0);
    if let Some(code) = nationality::pick(ui, session, "Nationality", chosen, width) {
        actions.push(Action::Edit(Edit::SetNationality(Some(code))));
    }
}

fn show_group(ui: &mut Ui, session: &Session, group: &Group<'_>, actions: &mut Actions) {
    let facet = group.facet;
    let holds =
        |known: &Characteristic| session.case().claimant.characteristics.contains(&known.id);
    let label = match group.is_general {
        true => facet.label.clone(),
        false => format!("{}: {}", facet.label, of_country(session)),
    };
    let ticked = group.choices.iter().filter(|known| holds(known)).count();
    let title = if ticked == 0 {
        label
    } else {
        format!("{label} ({ticked})")
    };
    let header = fold(theme::bold(title))
        .id_salt((&facet.id, group.is_general))
        .default_open(true);
    let response = header.show(ui, |ui| {
        for known in &group.choices {
            tick(ui, session, known, holds(known), actions);
        }
    });
    if let Some(help) = &facet.help {
        hover::beside_row(response.header_response, ui.max_rect().x_range(), help);
    }
}

/// `Russian national`
fn of_country(session: &Session) -> String {
    let chosen = session.case().claimant.nationality.as_deref();
    let national = chosen.map(|code| session.library.taxonomy.national(code));
    national.unwrap_or_else(|| "one country".to_owned())
}

/// What the bar of the page takes, in points.
const BAR: f32 = 12.0;

/// For what a tick finds, at the end of its line, in points.
const FOUND: f32 = 46.0;

fn tick(
    ui: &mut Ui,
    session: &Session,
    known: &Characteristic,
    mut holds: bool,
    actions: &mut Actions,
) {
    let row = ui.max_rect().x_range();
    let found = holding::found(session, known);
    let response = ui
        .horizontal(|ui| {
            let width = ui.available_width();
            let words = ui.vertical(|ui| {
                ui.set_width((width - FOUND).max(120.0));
                ui.checkbox(&mut holds, &known.label)
            });
            if let Some((count, _)) = &found {
                let weak = theme::palette(ui).weak;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(count).small().color(weak));
                });
            }
            words.inner
        })
        .inner;
    if response.changed() {
        actions.push(Action::Edit(Edit::SetCharacteristic {
            id: known.id.clone(),
            holds,
        }));
    }
    let nationality = session.case().claimant.nationality.as_deref();
    let help = session.library.taxonomy.help_for(known, nationality);
    let told = help.into_iter().chain(found.map(|(_, meaning)| meaning));
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        hover::beside_row(response, row, told.join("\n"));
    }
}
