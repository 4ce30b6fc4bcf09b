//! The second line of a row: signs with their words, and in a narrow list where the document stands.

use egui::{FontId, Pos2, Rect, Ui, pos2};

use crate::case::Exhibit;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::hover;

use super::super::about;
use super::{Columns, below_place};

/// The least room for the words of a sign, where they are cut.
const LEAST_SIGN: f32 = 90.0;

/// As many as there is room for; all of them stand in what is said of the row and beside the list.
pub(super) fn show(ui: &Ui, session: &Session, exhibit: &Exhibit, rect: Rect, columns: &Columns) {
    let palette = theme::palette(ui);
    let mut x = rect.left() + columns.title + 4.0;
    let y = rect.bottom() - 17.0;
    let mut end = rect.left() + columns.end;
    if columns.is_narrow {
        let (place, font) = (place_and_open(session, exhibit), FontId::proportional(12.0));
        x += line(ui, pos2(x, y), place, font, palette.weak) + 14.0;
    } else if below_place(session, exhibit).is_some() {
        end = rect.left() + columns.bundle - 8.0;
    }
    for sign in about::signs(session, exhibit) {
        let colour = palette.severity(sign.severity);
        let words = FontId::proportional(12.0);
        let left = x + 18.0;
        let words = hover::fitted(ui, &sign.words, words, colour, end - left);
        // What would be cut to a few letters says nothing.
        if words.elided && end - left < LEAST_SIGN {
            return;
        }
        let icon = theme::icon_font(14.0);
        line(ui, pos2(x, y), sign.icon.to_owned(), icon, colour);
        x = left + words.size().x + 14.0;
        ui.painter()
            .galley(pos2(left, y - words.size().y / 2.0), words, colour);
    }
}

/// In one line; where a sign says that the numbers will change, it says so alone.
fn place_and_open(session: &Session, exhibit: &Exhibit) -> String {
    let place = about::place(session, exhibit);
    let is_said = session.numbers_open_from(exhibit.number).is_some();
    match about::is_open(session, exhibit) && !is_said {
        true => format!("{place}, {}", about::NOT_FINAL),
        false => place,
    }
}

/// Paints words on one line round the height of `at`; says how wide they are.
fn line(ui: &Ui, at: Pos2, words: String, font: FontId, colour: egui::Color32) -> f32 {
    let words = ui.painter().layout_no_wrap(words, font, colour);
    let size = words.size();
    ui.painter()
        .galley(pos2(at.x, at.y - size.y / 2.0), words, colour);
    size.x
}
