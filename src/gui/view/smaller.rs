//! The dialog about smaller pictures: what each document takes before and after, and a page of it both ways.

use egui::{Id, Rect, RichText, ScrollArea, Sense, Ui, Vec2, vec2};

use crate::case::Exhibit;
use crate::gui::action::Action;
use crate::gui::preview::Key;
use crate::gui::session::Session;
use crate::gui::smaller::{QUALITIES, Side, Sides, SmallerAction, SmallerDialog, usable};
use crate::gui::theme;
use crate::preflight::megabytes;

use super::widget::{aside, named};
use super::{Actions, dialog, drop_down, pages};

/// Points of the dialog, where the window has them.
const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 320.0;

pub(in crate::gui) fn show(
    ui: &Ui,
    session: &Session,
    shown: &SmallerDialog,
    actions: &mut Actions,
) {
    let is_escaped = dialog::show(ui, "smaller pictures", |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(theme::title("Make pictures smaller in the bundle"));
        aside(
            ui,
            "Pictures finer than 300 pixels to the inch are made as coarse as that, and all are coded anew. Black and white scans and drawings keep every edge. The documents themselves stay as they are.",
        );
        ui.add_space(8.0);
        quality(ui, shown, actions);
        let most = theme::modal_scroll(ui, 200.0, 420.0);
        let list = ScrollArea::vertical()
            .id_salt("documents to make smaller")
            .max_height(most);
        list.show(ui, |ui| {
            for (at, exhibit) in session.case().exhibits.iter().enumerate() {
                row(ui, session, shown, (at + 1, exhibit), actions);
            }
        });
        ui.label(theme::bold(together(session, shown)));
        if let Some(sides) = &shown.sides {
            both(ui, session, sides, actions);
        }
        buttons(ui, shown, actions);
    });
    if is_escaped {
        ask(actions, SmallerAction::Close);
    }
}

fn ask(actions: &mut Actions, action: SmallerAction) {
    actions.push(Action::Smaller(action));
}

fn quality(ui: &mut Ui, shown: &SmallerDialog, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label("Quality of 100");
        let name = "Quality of smaller pictures";
        let current = shown.choice.quality;
        let label = QUALITIES.iter().find(|(quality, _)| *quality == current);
        let label = label.map_or_else(|| current.to_string(), |(_, label)| (*label).to_owned());
        let list = drop_down::list(name.to_owned()).selected_text(label);
        drop_down::show(ui, list, name, |ui| {
            for (quality, label) in QUALITIES {
                if drop_down::option(ui, quality == current, label) && quality != current {
                    ask(actions, SmallerAction::Quality(quality));
                }
            }
        });
        if shown.is_measuring {
            ui.spinner();
            aside(ui, "measuring…");
        }
    });
}

fn row(
    ui: &mut Ui,
    session: &Session,
    shown: &SmallerDialog,
    (place, exhibit): (usize, &Exhibit),
    actions: &mut Actions,
) {
    let number = exhibit.number;
    ui.horizontal(|ui| {
        let made = shown.measured.get(&number);
        let gains = made.is_some_and(|made| !made.is_empty());
        let mut is_ticked = shown.ticked.contains(&number);
        let tick = ui.add_enabled(
            gains || is_ticked,
            egui::Checkbox::without_text(&mut is_ticked),
        );
        if named(tick, &format!("Make document {place} smaller")).changed() {
            ask(actions, SmallerAction::Tick(number, is_ticked));
        }
        let look = ui.add_enabled(gains, egui::Button::new("Look").small());
        if named(look, &format!("Look at document {place} before and after")).clicked() {
            let first = exhibit.wanted().and_then(|wanted| wanted.pages().next());
            let page = first.unwrap_or(1).saturating_sub(1) as usize;
            ask(actions, SmallerAction::Look(number, page));
        }
        ui.label(said(session, shown, exhibit));
        ui.add(egui::Label::new(format!("{place} {}", exhibit.title)).truncate());
    });
}

/// `12.3 MB, 4.1 instead`.
fn said(session: &Session, shown: &SmallerDialog, exhibit: &Exhibit) -> RichText {
    let number = exhibit.number;
    let Some(document) = usable(session, number) else {
        return RichText::new("not read").weak();
    };
    let before = megabytes(document.bytes);
    match shown.measured.get(&number) {
        Some(made) if made.is_empty() => RichText::new(format!("{before} MB, no smaller")).weak(),
        Some(made) => {
            let after = megabytes(document.bytes.saturating_sub(made.saved()));
            RichText::new(format!("{before} MB, {after} instead"))
        }
        None if shown.is_measuring => RichText::new(format!("{before} MB, …")).weak(),
        None => RichText::new(format!("{before} MB, not measured")).weak(),
    }
}

/// What all documents take, and would with what is ticked.
fn together(session: &Session, shown: &SmallerDialog) -> String {
    let exhibits = session.case().exhibits.iter();
    let documents = exhibits.filter_map(|exhibit| {
        let document = usable(session, exhibit.number)?;
        let saved = shown
            .measured
            .get(&exhibit.number)
            .map_or(0, |made| made.saved());
        let is_ticked = shown.ticked.contains(&exhibit.number);
        Some((document.bytes, if is_ticked { saved } else { 0 }))
    });
    let (all, saved) = documents.fold((0, 0), |(all, saved), (bytes, less)| {
        (all + bytes, saved + less)
    });
    format!(
        "All documents: {} MB, {} MB with what is ticked",
        megabytes(all),
        megabytes(all.saturating_sub(saved))
    )
}

/// The two at twice their size, scrolled as one.
fn both(ui: &mut Ui, session: &Session, sides: &Sides, actions: &mut Actions) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let count = session.length_of(sides.number) as usize;
        let mut step = |ui: &mut Ui, words: &str, name: &str, to: Option<usize>| {
            let button = ui.add_enabled(to.is_some(), egui::Button::new(words).small());
            if let (true, Some(to)) = (named(button, name).clicked(), to) {
                ask(actions, SmallerAction::Look(sides.number, to));
            }
        };
        step(ui, "<", "Page before", sides.page.checked_sub(1));
        let next = Some(sides.page + 1).filter(|page| *page < count);
        step(ui, ">", "Page after", next);
        aside(
            ui,
            format!("Page {} at 200 %: before, and after", sides.page + 1),
        );
    });
    match &sides.drawn {
        None => {
            ui.spinner();
        }
        Some(Err(why)) => aside(ui, format!("The page cannot be shown: {why}.")),
        Some(Ok(pictures)) => {
            let id = Id::unique(("sides", sides.number, sides.page));
            let offset: Vec2 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
            let width = (ui.available_width() - 8.0) / 2.0;
            ui.horizontal(|ui| {
                for (at, picture) in pictures.iter().enumerate() {
                    let name = ["The page before", "The page after"]
                        .get(at)
                        .copied()
                        .unwrap_or_default();
                    let area = ScrollArea::both().id_salt((id, at)).max_height(HEIGHT);
                    let area = area
                        .max_width(width)
                        .scroll_offset(offset)
                        .auto_shrink(false);
                    let seen = ui.allocate_ui(vec2(width, HEIGHT), |ui| {
                        area.show(ui, |ui| side(ui, name, (sides, at), picture))
                    });
                    let now = seen.inner.state.clamped_offset();
                    if now != offset {
                        ui.data_mut(|data| data.insert_temp(id, now));
                        ui.ctx().request_repaint();
                    }
                }
            });
        }
    }
}

fn side(ui: &mut Ui, name: &str, (sides, at): (&Sides, usize), drawn: &Side) {
    // A point of the window is a pixel of a screen without scaling.
    let size = vec2(drawn.size.0 as f32, drawn.size.1 as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    named(response, name);
    for (piece, ((x, y), picture)) in drawn.pieces.iter().enumerate() {
        let corner = rect.min + vec2(*x as f32, *y as f32);
        let size = vec2(picture.width as f32, picture.height as f32);
        let place = Rect::from_min_size(corner, size);
        if ui.is_rect_visible(place) {
            // It is let go when it was not painted in a frame, so where it stands is enough.
            let page = (sides.page as u64) << 8 | (piece as u64) << 1 | at as u64;
            let key = Key::new(!(u64::from(sides.number) << 32 | page), 2.0);
            pages::paint(ui, place, key, picture);
        }
    }
}

fn buttons(ui: &mut Ui, shown: &SmallerDialog, actions: &mut Actions) {
    dialog::buttons(ui, |ui| {
        let words = match shown.ticked.len() {
            0 => "Leave all as they are".to_owned(),
            1 => "Make 1 document smaller".to_owned(),
            count => format!("Make {count} documents smaller"),
        };
        if dialog::button(ui, &words, true, true).clicked() {
            ask(actions, SmallerAction::Make);
        }
        let cancel = named(ui.button("Cancel"), "Cancel making pictures smaller");
        dialog::take_focus(ui, &cancel);
        if cancel.clicked() {
            ask(actions, SmallerAction::Close);
        }
    });
}
