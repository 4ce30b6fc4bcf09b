//! Small pages at the left: where in the bundle one is, and a way to another page.

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use crate::gui::action::Action;
use crate::gui::preview::{Preview, PreviewAction, Spot, Wanted};
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::pages::{self, BELOW, TOP, WIDTH, caption, follow, place};
use super::super::widget::named;
use super::page;

/// Above the first page of a volume, for its name.
const VOLUME: f32 = 24.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let places = places(preview);
    let height = places.last().map_or(0.0, |last| last.bottom() + BELOW);
    let current = preview.seen.current;
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let area = ScrollArea::vertical().id_salt("preview-thumbnails");
    area.auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(WIDTH, height));
        let origin = ui.min_rect().min.to_vec2();
        for (sheet, place) in places.iter().enumerate() {
            let (above, below) = (place.top() - VOLUME, place.bottom() + BELOW);
            if below > view.top() && above < view.bottom() {
                begin(ui, preview, sheet, place.translate(origin));
                let rect = place.translate(origin);
                small(ui, session, preview, sheet, rect, wanted, actions);
            }
        }
        follow(
            ui,
            places.get(current).map(|place| place.translate(origin)),
            current,
        );
    });
}

fn places(preview: &Preview) -> Vec<Rect> {
    let mut top = TOP;
    let place = |(sheet, size): (usize, &(f32, f32))| {
        if preview.volume_begun(sheet).is_some() {
            top += VOLUME;
        }
        let place = place(*size, top);
        top = place.bottom() + BELOW;
        place
    };
    preview.sizes.iter().enumerate().map(place).collect()
}

/// The name of a volume above its first page.
fn begin(ui: &mut Ui, preview: &Preview, sheet: usize, place: Rect) {
    let Some(volume) = preview.volume_begun(sheet) else {
        return;
    };
    let size = vec2(WIDTH - 8.0, VOLUME);
    let middle = pos2(place.center().x, place.top() - VOLUME / 2.0 - 2.0);
    let name = egui::RichText::new(format!("Volume {volume}"));
    let name = name.strong().color(theme::palette(ui).text);
    ui.put(Rect::from_center_size(middle, size), egui::Label::new(name));
}

fn small(
    ui: &Ui,
    session: &Session,
    preview: &Preview,
    sheet: usize,
    rect: Rect,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let Some(found) = preview.sheets().get(sheet) else {
        return;
    };
    let width = preview.sizes.get(sheet).map_or(595.0, |size| size.0);
    let id = ui.scope_id().with(("preview-thumbnail", sheet));
    let is_current = sheet == preview.seen.current;
    let shown = |scale| preview.shown(sheet, scale);
    let response = pages::small(ui, id, (sheet, rect, width), is_current, shown, wanted);
    let label = page::numbered(session, preview, sheet);
    let words = match found.position {
        Some(_) => label.clone(),
        None => short(&label),
    };
    caption(ui, rect.center_bottom(), &words, is_current);
    let response = named(response, &format!("Go to {label}"));
    if response.clicked() {
        let spot = Spot {
            sheet,
            fraction: 0.0,
        };
        actions.push(Action::Preview(PreviewAction::Go(spot)));
    }
}

/// As much of a label as stands below a small page.
fn short(label: &str) -> String {
    const MOST: usize = 16;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}
