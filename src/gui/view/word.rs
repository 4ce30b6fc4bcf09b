//! The ways out to a word processor: what stands on a page, as a file or on the clipboard.

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::word::{WordAction, WordPaper};

use super::Actions;
use super::widget::named;

/// The papers of a bundle, behind one button.
pub(super) fn menu(ui: &mut Ui, papers: &[WordPaper], actions: &mut Actions) {
    let label = format!("{}  For Word", icon::EXPORT);
    let menu = ui.menu_button(label, |ui| {
        ui.set_min_width(260.0);
        for paper in papers {
            let what = match paper {
                WordPaper::IndexTable => "index as a table (CSV)".to_owned(),
                paper => format!("{} (Word)", paper.label()),
            };
            item(
                ui,
                format!("Save the {what}…"),
                WordAction::Save(*paper),
                actions,
            );
        }
        ui.separator();
        for paper in papers.iter().filter(|one| **one != WordPaper::IndexTable) {
            let words = format!("Copy the {}", paper.label());
            item(ui, words, WordAction::Copy(*paper), actions);
        }
    });
    let hint = "The schedule, the index and the issues with their page numbers, as Word documents or to paste";
    named(menu.response.on_hover_text(hint), "For Word");
}

fn item(ui: &mut Ui, words: String, action: WordAction, actions: &mut Actions) {
    if ui.button(words).clicked() {
        actions.push(Action::Word(action));
        ui.close();
    }
}
