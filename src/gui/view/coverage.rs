//! The coverage tab: what the library has and what it lacks, for the characteristics that are chosen.

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::coverage::Across;
use crate::gui::session::Session;

use super::widget::{aside, empty};
use super::{Actions, coverage_cell, coverage_table, drop_down, holding};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let claimant = &session.case().claimant;
    let columns = session
        .coverage
        .columns(&session.library.taxonomy, claimant);
    ui.horizontal_wrapped(|ui| {
        choose_columns(ui, session, actions);
        if let Some(ages) = session.ages {
            aside(ui, ages.legend());
        }
    });
    ui.horizontal_wrapped(coverage_cell::legend);
    ui.add_space(2.0);
    if session.library_findings.is_none() {
        empty(ui, "The library is being read.", "This takes a moment.");
    } else if holding::page(ui, session, actions) {
        // Every cell would say that there is nothing.
    } else if columns.is_empty() {
        empty(
            ui,
            "Nothing is ticked of the appellant.",
            "Tick what is true on the left, or choose other characteristics above.",
        );
    } else {
        coverage_table::show(ui, session, &columns, actions);
    }
}

fn choose_columns(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let facets = &session.library.taxonomy.facets;
    let now = session.coverage.across(&session.case().claimant);
    let label = |across: &Across| match across {
        Across::Ticked => "What is ticked".to_owned(),
        Across::Facet(id) => {
            let facet = facets.iter().find(|facet| facet.id == *id);
            facet.map_or(id.clone(), |facet| facet.label.clone())
        }
        Across::All => "All characteristics".to_owned(),
    };
    let one_facet = facets.iter().map(|facet| Across::Facet(facet.id.clone()));
    let choices = std::iter::once(Across::Ticked)
        .chain(one_facet)
        .chain([Across::All]);
    let list = drop_down::list("coverage-across")
        .selected_text(label(&now))
        .width(190.0)
        .height(420.0);
    drop_down::show(ui, list, "Characteristics of the coverage", |ui| {
        for choice in choices {
            if drop_down::option(ui, choice == now, label(&choice)) {
                actions.push(Action::Across(choice));
            }
        }
    });
}

/// `23 of 84 combinations have nothing`.
pub(super) fn count(session: &Session) -> String {
    let claimant = &session.case().claimant;
    let columns = session
        .coverage
        .columns(&session.library.taxonomy, claimant);
    let rows = 0..session.coverage.table.rows.len();
    let cells = rows.flat_map(|row| columns.iter().map(move |column| (row, *column)));
    let cells = cells.filter_map(|(row, column)| session.coverage.table.cell(row, column));
    let (all, gaps) = cells.fold((0, 0), |(all, gaps), cell| {
        (all + 1, gaps + usize::from(cell.is_gap()))
    });
    format!("{gaps} of {all} combinations have nothing")
}
