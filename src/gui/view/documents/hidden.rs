//! Words of a document that nobody sees: which they are, and where.

use egui::Ui;

use crate::case::Exhibit;
use crate::gui::session::Session;
use crate::pdf::content::HiddenWords;

use super::super::widget::{aside, fold};

/// So many are listed: a page may hide thousands.
const MOST: usize = 200;

/// Characters of one that are shown.
const LONGEST: usize = 400;

fn found<'s>(
    session: &'s Session,
    exhibit: &Exhibit,
) -> impl Iterator<Item = &'s (u32, HiddenWords)> {
    let document = session.documents.get(&exhibit.number);
    let reading = document.and_then(|document| document.as_ref().ok()?.reading.as_ref());
    let hidden = reading.into_iter().flat_map(|reading| &reading.hidden);
    hidden.filter(|(page, _)| exhibit.holds(*page))
}

pub(super) fn show(ui: &mut Ui, session: &Session, exhibit: &Exhibit) {
    let count = found(session, exhibit).count();
    if count == 0 {
        return;
    }
    let title = format!("Words that nobody is to see ({count})");
    let list = fold(title).id_salt(("hidden words", exhibit.number));
    list.show(ui, |ui| {
        for (page, words) in found(session, exhibit).take(MOST) {
            aside(ui, format!("Page {page} · {}", words.kind.how()));
            let text: String = words.text.chars().take(LONGEST).collect();
            ui.label(format!("“{text}”"));
        }
        if count > MOST {
            aside(ui, format!("and {} more", count - MOST));
        }
    });
}
