//! In which language a document is, and of which other it is the translation.

use egui::{Grid, Ui};

use crate::case::{Exhibit, ExhibitChange, Translation};
use crate::gui::session::Session;

use super::super::Actions;
use super::super::read_field;
use super::super::widget::{field_id, field_label, fold};
use super::field::{change, choice, committed};

/// Folded away where nothing was said of it: most documents are in English.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let is_said = exhibit.language.is_some() || exhibit.translation.is_some();
    let header = fold("Language and translation").id_salt(("translation", exhibit.number));
    header.default_open(is_said).show(ui, |ui| {
        let width = (ui.available_width() - 140.0).max(80.0);
        let grid = Grid::new(("translation", exhibit.number)).num_columns(2);
        grid.spacing([12.0, 6.0]).show(ui, |ui| {
            rows(ui, session, (place, width), exhibit, actions);
        });
    });
}

fn rows(
    ui: &mut Ui,
    session: &Session,
    (place, width): (usize, f32),
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    ui.label("Language").on_hover_text(
        "Where it is not English: the tribunal asks for a certified translation beside it. Scanned pages are read in it",
    );
    let id = |field: &str| field_id(("document", session.shown, exhibit.number, field));
    let language = exhibit.language.clone().unwrap_or_default();
    let name = format!("Language of document {place}");
    if let Some(typed) = committed(ui, id("language"), &language, &name, width, None) {
        actions.push(change(exhibit, ExhibitChange::Language(typed)));
    }
    ui.end_row();
    of_which(ui, session, place, exhibit, actions);
    if let Some(translation) = &exhibit.translation {
        by_whom(ui, session, (place, width), (exhibit, translation), actions);
    }
}

fn of_which(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let current = exhibit.translation.as_ref().map(|own| own.of);
    let has_own = session
        .case()
        .translations_of(exhibit.number)
        .next()
        .is_some();
    let others = session.case().exhibits.iter().enumerate();
    let others = others.filter(|(_, other)| {
        other.number != exhibit.number && other.translation.is_none() && !has_own
    });
    let titles =
        others.map(|(at, other)| (Some(other.number), format!("{} {}", at + 1, other.title)));
    let titles: Vec<(Option<u32>, String)> = titles.collect();
    if titles.is_empty() && current.is_none() {
        return;
    }
    ui.label("Translation of")
        .on_hover_text("The two stand together in the bundle, and the index says by whom and when it was translated");
    let mut all = vec![(None, "no other document")];
    all.extend(titles.iter().map(|(of, title)| (*of, title.as_str())));
    let name = format!("Document {place} is the translation of");
    if let Some(of) = choice(ui, &name, current, &all) {
        let before = exhibit.translation.clone();
        let translation = of.map(|of| Translation {
            of,
            by: before
                .as_ref()
                .map(|own| own.by.clone())
                .unwrap_or_default(),
            on: before.and_then(|own| own.on),
        });
        actions.push(change(exhibit, ExhibitChange::Translation(translation)));
    }
    ui.end_row();
}

fn by_whom(
    ui: &mut Ui,
    session: &Session,
    (place, width): (usize, f32),
    (exhibit, translation): (&Exhibit, &Translation),
    actions: &mut Actions,
) {
    let id = |field: &str| field_id(("document", session.shown, exhibit.number, field));
    let mut push = |told: Translation| {
        let change = change(exhibit, ExhibitChange::Translation(Some(told)));
        actions.push(change);
    };
    ui.label("Translator");
    let name = format!("Translator of document {place}");
    if let Some(by) = committed(ui, id("translator"), &translation.by, &name, width, None) {
        push(Translation {
            by,
            ..translation.clone()
        });
    }
    ui.end_row();
    field_label(ui, "Certified on");
    let name = format!("Day on which document {place} was certified");
    let field = read_field::date(id("certified"), &name);
    if let Some(on) = read_field::show(ui, &field, translation.on.as_ref()) {
        push(Translation {
            on,
            ..translation.clone()
        });
    }
    ui.end_row();
}
