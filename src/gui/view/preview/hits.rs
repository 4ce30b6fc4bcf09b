//! All places in the bundle where the words stand that are looked for, by page; and the pages that were not searched.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::preview::{Gap, Preview, PreviewAction, Spot};
use crate::gui::theme;

use super::super::Actions;
use super::super::pages::{Row, rows};
use super::super::widget::{aside, empty, named};

/// The pages that were not searched take no more of the height.
const MOST: f32 = 140.0;

pub(super) fn show(ui: &mut Ui, preview: &Preview, actions: &mut Actions) {
    let searching = &preview.searching;
    let count = searching.search.hits.len();
    let progress = searching.progress();
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        aside(ui, counted(count, "hit", "hits"));
        if let Some((searched, all)) = progress {
            aside(ui, format!("{searched} of {all} pages searched"));
        }
    });
    gaps(ui, preview, actions);
    if count == 0 {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| match (progress, searching.gaps().is_empty()) {
                (Some(_), _) => {
                    ui.spinner();
                }
                (None, true) => empty(ui, "No hits", "These words do not stand in this bundle."),
                (None, false) => empty(
                    ui,
                    "No hits",
                    "These words do not stand on the pages that could be searched.",
                ),
            });
        });
        return;
    }
    let row = |number: usize| {
        let hit = searching.search.hits.get(number)?;
        Some(Row {
            page: preview.sheets().get(hit.page)?.label.clone(),
            around: searching.around.get(number)?.clone(),
        })
    };
    if let Some(number) = rows(ui, "preview-hits", &searching.search, &row) {
        actions.push(Action::Preview(PreviewAction::ShowHit(number)));
    }
}

/// What was not searched, and why; a click leads there.
fn gaps(ui: &mut Ui, preview: &Preview, actions: &mut Actions) {
    let gaps = preview.searching.gaps();
    if gaps.is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    let frame = egui::Frame::new()
        .fill(palette.gap)
        .inner_margin(egui::Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new("Not searched").strong());
        let area = ScrollArea::vertical()
            .id_salt("preview-gaps")
            .max_height(MOST);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for gap in gaps {
                let said = said(preview, gap);
                let label = Label::new(RichText::new(&said).small())
                    .wrap()
                    .sense(egui::Sense::click());
                if named(ui.add(label), &said).clicked() {
                    let (sheet, fraction) = (gap.first, 0.0);
                    let spot = Spot { sheet, fraction };
                    actions.push(Action::Preview(PreviewAction::Go(spot)));
                }
            }
        });
    });
}

/// `AB 12 to AB 15: …`
fn said(preview: &Preview, gap: &Gap) -> String {
    let label = |sheet: usize| {
        let found = preview.sheets().get(sheet);
        found.map_or(String::new(), |found| match found.position {
            Some(_) => found.label.clone(),
            None => format!("“{}”", found.label),
        })
    };
    let pages = match gap.first == gap.last {
        true => label(gap.first),
        false => format!("{} to {}", label(gap.first), label(gap.last)),
    };
    format!("{pages}: {}", gap.why)
}
