//! All places where the words stand that are looked for, each with what stands around it.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, ScrollArea, Sense, Ui, vec2};

use crate::gui::page_words::Search;
use crate::gui::theme;

use crate::gui::view::widget::named;

const ROW: f32 = 60.0;
/// Characters of the text before a hit, and at most behind it.
const BEFORE: usize = 30;
pub(in crate::gui::view) const BEHIND: usize = 90;

/// A place where the words stand.
pub(in crate::gui::view) struct Row {
    /// Its page, as it is called.
    pub(in crate::gui::view) page: String,
    /// What stands before it, it itself, and what stands behind.
    pub(in crate::gui::view) around: [String; 3],
}

/// The rows of all hits; gives the one that was clicked.
pub(in crate::gui::view) fn rows(
    ui: &mut Ui,
    id: &'static str,
    search: &Search,
    row_of: &dyn Fn(usize) -> Option<Row>,
) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical().id_salt(id).auto_shrink(false);
    let place = ui.scope_id().with((id, "seen"));
    let seen: Seen = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    if let Some(top) = followed(&seen, search.current) {
        scroll = scroll.vertical_scroll_offset(top);
    }
    let mut clicked = None;
    let output = scroll.show_rows(ui, ROW, search.hits.len(), |ui, shown| {
        for number in shown {
            if let Some(hit) = row_of(number) {
                let is_current = search.current == Some(number);
                if row(ui, &hit, (number, is_current)) {
                    clicked = Some(number);
                }
            }
        }
    });
    let seen = Seen {
        current: search.current,
        top: output.state.clamped_offset().y,
        height: output.inner_rect.height(),
    };
    ui.data_mut(|data| data.insert_temp(place, seen));
    clicked
}

/// What the list showed in the last frame.
#[derive(Clone, Copy, Default)]
struct Seen {
    current: Option<usize>,
    top: f32,
    height: f32,
}

/// Where the list begins, when another hit is shown than before that was not in it.
fn followed(seen: &Seen, current: Option<usize>) -> Option<f32> {
    let top = current.filter(|_| current != seen.current)? as f32 * ROW;
    let is_there = top >= seen.top && top + ROW <= seen.top + seen.height;
    (!is_there).then_some((top - ROW).max(0.0))
}

/// Whether it was clicked.
fn row(ui: &mut Ui, hit: &Row, (number, is_current): (usize, bool)) -> bool {
    let palette = theme::palette(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = ui.scope_id().with(("hit", number));
    let response = ui.interact(area, id, Sense::click());
    if let Some(fill) = palette.row(is_current, &response) {
        ui.painter().rect_filled(area, 0, fill);
    }
    let inner = area.shrink2(vec2(12.0, 4.0));
    let (page, small) = (&hit.page, FontId::proportional(12.0));
    ui.painter()
        .text(inner.min, egui::Align2::LEFT_TOP, page, small, palette.weak);
    let job = words(ui, &hit.around, inner.width());
    let said = job.text.clone();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = inner.min + vec2(0.0, 15.0);
    ui.painter()
        .with_clip_rect(area.intersect(ui.clip_rect()))
        .galley(at, galley, palette.text);
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().hline(area.x_range(), area.bottom(), line);
    named(response, &format!("{page}: {said}")).clicked()
}

/// Two lines, the hit on a ground of its own.
fn words(ui: &Ui, [before, own, behind]: &[String; 3], width: f32) -> LayoutJob {
    let palette = theme::palette(ui);
    let plain = TextFormat::simple(FontId::proportional(13.0), palette.text);
    let marked = TextFormat {
        background: palette.hit,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    job.append(&last(before), 0.0, plain.clone());
    job.append(own, 0.0, marked);
    job.append(&format!(" {behind}"), 0.0, plain);
    job
}

/// The last words of what stands before a hit.
fn last(before: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut length = 0;
    for word in before.rsplit(' ') {
        length += word.chars().count() + 1;
        if length > BEFORE {
            break;
        }
        kept.push(word);
    }
    kept.reverse();
    match kept.concat().is_empty() {
        true => String::new(),
        false => format!("… {} ", kept.join(" ")),
    }
}
