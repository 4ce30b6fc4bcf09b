//! The list of marks: which page, which words, and taking one back.

use egui::{ScrollArea, Ui};

use crate::case::{Case, RedactionMark};
use crate::gui::icon;
use crate::gui::preview::Spot;
use crate::gui::reader::{MarkAction, Reader, ReaderAction, Redacting, words_under};
use crate::gui::theme;

use super::super::super::Actions;
use super::super::super::hover;
use super::super::super::widget::{aside, link, named, sign_button};
use super::super::wish;
use super::ask;

/// Characters of the words under a mark that are shown.
const LONGEST: usize = 60;

const ROW: f32 = 32.0;

pub(in super::super) fn show(
    ui: &mut Ui,
    case: &Case,
    reader: &Reader,
    redacting: &Redacting,
    actions: &mut Actions,
) {
    let mut marks: Vec<&RedactionMark> = redacting.marks(case).iter().collect();
    // As they are read.
    marks.sort_by_key(|mark| (mark.page, mark.area.map(|area| (area.top, area.left))));
    ui.label(theme::heading(format!("Marks ({})", marks.len())));
    if marks.is_empty() {
        aside(
            ui,
            "Draw over words, or choose Area and draw a rectangle. Each mark can be undone.",
        );
        return;
    }
    aside(
        ui,
        "A page with a mark becomes a picture; its other words can still be searched and copied.",
    );
    ui.add_space(4.0);
    let area = ScrollArea::vertical().id_salt("marks").auto_shrink(false);
    area.show_rows(ui, ROW, marks.len(), |ui, shown| {
        for (at, mark) in marks.iter().enumerate() {
            if shown.contains(&at) {
                row(ui, at, mark, reader, redacting, actions);
            }
        }
    });
}

fn row(
    ui: &mut Ui,
    at: usize,
    mark: &RedactionMark,
    reader: &Reader,
    redacting: &Redacting,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.set_height(ROW - ui.spacing().item_spacing.y);
        let can = redacting.work.is_none();
        if sign_button(ui, icon::CLOSE, &format!("Remove mark {}", at + 1), can) {
            ask(actions, MarkAction::Remove(mark.clone()));
        }
        let page = named(
            link(ui, format!("p. {}", mark.page)),
            &format!("Go to mark {}, page {}", at + 1, mark.page),
        );
        if page.clicked() {
            let spot = Spot {
                sheet: (mark.page as usize).saturating_sub(1),
                fraction: 0.0,
            };
            wish(actions, ReaderAction::Go(spot));
        }
        hover::cut(ui, said(mark, reader));
    });
}

fn said(mark: &RedactionMark, reader: &Reader) -> String {
    let under = words_under(reader, mark);
    match (under, &mark.term, mark.area) {
        (Some(words), _, _) => words.chars().take(LONGEST).collect(),
        (None, _, None) => "what hangs on the page".to_owned(),
        (None, Some(term), _) => format!("{term} (hidden)"),
        (None, None, Some(_)) => "an area".to_owned(),
    }
}
