//! All places where the words stand that are looked for, each with what stands around it.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, ScrollArea, Sense, Ui, vec2};

use crate::finding::counted;
use crate::gui::reader::{Hit, Opened, Reader, ReaderAction};
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{aside, empty, named};
use super::wish;

const ROW: f32 = 60.0;
/// Characters of the text before and behind a hit.
const BEFORE: usize = 30;
const BEHIND: usize = 90;

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let (search, hits) = (&reader.search, &reader.search.hits);
    if hits.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| match search.told() {
                None => empty(
                    ui,
                    "Nothing is looked for",
                    "Type words into the search above.",
                ),
                Some(_) => empty(ui, "No hits", "These words do not stand in this document."),
            });
        });
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        aside(ui, counted(hits.len(), "hit", "hits"));
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical()
        .id_salt("reader-hits")
        .auto_shrink(false);
    let place = ui.scope_id().with("reader-hits-seen");
    let seen: Seen = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    if let Some(top) = followed(&seen, search.current) {
        scroll = scroll.vertical_scroll_offset(top);
    }
    let output = scroll.show_rows(ui, ROW, hits.len(), |ui, shown| {
        for number in shown {
            if let Some(hit) = hits.get(number) {
                let is_current = search.current == Some(number);
                row(ui, opened, hit, (number, is_current), actions);
            }
        }
    });
    let seen = Seen {
        current: search.current,
        top: output.state.clamped_offset().y,
        height: output.inner_rect.height(),
    };
    ui.data_mut(|data| data.insert_temp(place, seen));
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

fn row(
    ui: &mut Ui,
    opened: &Opened,
    hit: &Hit,
    (number, is_current): (usize, bool),
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = ui.scope_id().with(("reader-hit", number));
    let response = ui.interact(area, id, Sense::click());
    if let Some(fill) = palette.row(is_current, &response) {
        ui.painter().rect_filled(area, 0, fill);
    }
    let inner = area.shrink2(vec2(12.0, 4.0));
    let page = opened.report.pages.of_page(hit.page).words();
    let small = FontId::proportional(12.0);
    ui.painter().text(
        inner.min,
        egui::Align2::LEFT_TOP,
        &page,
        small,
        palette.weak,
    );
    let job = words(ui, opened, hit, inner.width());
    let said = job.text.clone();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = inner.min + vec2(0.0, 15.0);
    ui.painter()
        .with_clip_rect(area.intersect(ui.clip_rect()))
        .galley(at, galley, palette.text);
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().hline(area.x_range(), area.bottom(), line);
    if named(response, &format!("{page}: {said}")).clicked() {
        wish(actions, ReaderAction::ShowHit(number));
    }
}

/// Two lines, the hit on a ground of its own.
fn words(ui: &Ui, opened: &Opened, hit: &Hit, width: f32) -> LayoutJob {
    let palette = theme::palette(ui);
    let around = opened.report.index.around(hit.words.clone(), BEHIND);
    let [before, own, behind] = around.unwrap_or_default();
    let plain = TextFormat::simple(FontId::proportional(13.0), palette.text);
    let marked = TextFormat {
        background: palette.hit,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    job.append(&last(&before), 0.0, plain.clone());
    job.append(&own, 0.0, marked);
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
