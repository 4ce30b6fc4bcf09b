//! All places where the words stand that are looked for, each with what stands around it.

use egui::Ui;

use crate::finding::counted;
use crate::gui::reader::{Opened, Reader, ReaderAction};

use super::super::Actions;
use super::super::pages::{BEHIND, Row, rows};
use super::super::widget::{aside, empty};
use super::wish;

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let (search, hits) = (&reader.search, &reader.search.hits);
    if hits.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| match search.told() {
                None => empty(
                    ui,
                    "Nothing is looked for",
                    "Type words into the search above.",
                ),
                Some(_) => empty(ui, "No hits", "These words do not stand in this document."),
            });
        });
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        aside(ui, counted(hits.len(), "hit", "hits"));
    });
    let row = |number: usize| {
        let hit = hits.get(number)?;
        let around = opened.report.index.around(hit.words.clone(), BEHIND);
        Some(Row {
            page: opened.report.pages.of_page(hit.page).words(),
            around: around.unwrap_or_default(),
        })
    };
    if let Some(number) = rows(ui, "reader-hits", search, &row) {
        wish(actions, ReaderAction::ShowHit(number));
    }
}
