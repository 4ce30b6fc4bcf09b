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
fn of_country(session: &Session) -> &str {
    let chosen = session.case().claimant.nationality.as_deref();
    let known = chosen.and_then(|code| session.library.taxonomy.nationality(code));
    known.map_or("one country", |known| known.label.as_str())
}

fn tick(
    ui: &mut Ui,
    session: &Session,
    known: &Characteristic,
    mut holds: bool,
    actions: &mut Actions,
) {
    let response = ui.checkbox(&mut holds, &known.label);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetCharacteristic {
            id: known.id.clone(),
            holds,
        }));
    }
    let nationality = session.case().claimant.nationality.as_deref();
    if let Some(help) = session.library.taxonomy.help_for(known, nationality) {
        hover::beside_row(response, ui.max_rect().x_range(), help);
    }
}
