//! Two versions of a source side by side: what is typed here, and what somebody else saved.

use egui::{Label, ScrollArea, Ui};

use crate::gui::packs::Draft;
use crate::gui::theme;
use crate::gui::view::widget::aside;
use crate::library::source_in;

pub(super) fn show(ui: &mut Ui, draft: &Draft) {
    let theirs = draft.theirs.clone().flatten();
    let source = theirs.as_deref().and_then(source_in);
    if theirs.is_some() && source.is_none() {
        ui.label(
            "What they saved cannot be read as a source; somebody must put the file right by hand.",
        );
        return;
    }
    let differences = draft.differences(source.as_ref());
    if differences.is_empty() {
        ui.label("Both say the same.");
    }
    let width = (ui.available_width() - 170.0) / 2.0;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        let grid = egui::Grid::new("differences").num_columns(3).striped(true);
        grid.spacing([14.0, 8.0])
            .min_col_width(60.0)
            .show(ui, |ui| {
                for heading in ["Field", "Yours", "Theirs"] {
                    ui.label(theme::bold(heading));
                }
                ui.end_row();
                for one in &differences {
                    ui.scope(|ui| {
                        ui.set_max_width(140.0);
                        aside(ui, super::remarks::label(one.column));
                        if let Some(passage) = &one.passage {
                            aside(ui, passage);
                        }
                    });
                    for text in [&one.mine, &one.theirs] {
                        let text = if text.is_empty() { "(nothing)" } else { text };
                        ui.scope(|ui| {
                            ui.set_width(width);
                            ui.add(Label::new(text).wrap());
                        });
                    }
                    ui.end_row();
                }
            });
    });
}
