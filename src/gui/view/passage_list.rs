//! The rows of the list and the headings among them. Only what is seen is laid out, and the row that
//! is read, so that the keyboard goes on from it wherever the list was scrolled to.

use std::ops::Range;

use egui::style::ScrollAnimation;
use egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::evidence_order::Head;
use crate::gui::picked::Pick;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::matching::Facet;

use super::widget::named;
use super::{Actions, card, hover};

/// How high a heading is.
const HEAD: f32 = 34.0;

/// Where everything stands in the list, without going through all of it.
struct Places<'a> {
    heads: &'a [Head],
    rows: usize,
}

impl Places<'_> {
    fn height(&self) -> f32 {
        self.rows as f32 * card::HEIGHT + self.heads.len() as f32 * HEAD
    }

    fn row(&self, at: usize) -> f32 {
        let above = self.heads.partition_point(|head| head.at <= at);
        at as f32 * card::HEIGHT + above as f32 * HEAD
    }

    fn head(&self, number: usize) -> f32 {
        let at = self.heads.get(number).map_or(0, |head| head.at);
        at as f32 * card::HEIGHT + number as f32 * HEAD
    }

    /// The rows of which something stands between these heights.
    fn rows(&self, seen: std::ops::Range<f32>) -> Range<usize> {
        let first = self.first_row(|at| self.row(at) + card::HEIGHT > seen.start);
        let end = self.first_row(|at| self.row(at) >= seen.end);
        first..end.max(first)
    }

    /// The first row of which it is true; it must be true of all that follow.
    fn first_row(&self, is_so: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.rows);
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_so(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// The headings of which something stands between these heights.
    fn heads(&self, seen: &Range<f32>) -> Range<usize> {
        // Above the first row that is seen stands at most its own heading; so few are asked for more.
        let rows = self.rows(seen.clone());
        let start = self.heads.partition_point(|head| head.at < rows.start);
        let end = self.heads.partition_point(|head| head.at <= rows.end);
        start..end
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let evidence = &session.evidence;
    let places = Places {
        heads: &evidence.heads,
        rows: evidence.shown.len(),
    };
    let mut scroll = ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("passages");
    if changed(ui, "list seen", evidence.revision) {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    let reveal = changed(ui, "passage seen", session.selected);
    scroll.show_viewport(ui, |ui, viewport| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_min_height(places.height());
        let seen = viewport.min.y..viewport.max.y;
        let page = (viewport.height() / card::HEIGHT).floor().max(2.0) as usize - 1;
        for number in places.heads(&seen) {
            head(ui, &places, number);
        }
        let rows = places.rows(seen);
        let read = session.selected.and_then(|at| evidence.place(at));
        let hidden = read.filter(|place| !rows.contains(place));
        for at in rows.chain(hidden) {
            row(ui, session, &places, (at, page), actions);
        }
        if let Some(place) = read.filter(|_| reveal) {
            bring_into_view(ui, &places, place);
        }
    });
}

/// Whether it is another than when the list was painted last.
fn changed<T: Copy + PartialEq + Send + Sync + 'static>(ui: &Ui, what: &str, now: T) -> bool {
    let place = Id::unique(what);
    let before: Option<T> = ui.data(|data| data.get_temp(place));
    ui.data_mut(|data| data.insert_temp(place, now));
    before != Some(now)
}

fn area(ui: &Ui, top: f32, height: f32) -> Rect {
    let corner = ui.max_rect().min + egui::vec2(0.0, top);
    Rect::from_min_size(corner, egui::vec2(ui.max_rect().width(), height))
}

fn bring_into_view(ui: &Ui, places: &Places<'_>, at: usize) {
    let mut target = area(ui, places.row(at), card::HEIGHT);
    if places.heads.iter().any(|head| head.at == at) {
        target.min.y -= HEAD;
    }
    ui.scroll_to_rect_animation(target, None, ScrollAnimation::none());
}

fn head(ui: &mut Ui, places: &Places<'_>, number: usize) {
    let Some(head) = places.heads.get(number) else {
        return;
    };
    let palette = theme::palette(ui);
    let area = area(ui, places.head(number), HEAD);
    ui.painter().rect_filled(area, 0, palette.side);
    let inside = egui::UiBuilder::new()
        .max_rect(area.shrink2(egui::vec2(8.0, 0.0)))
        .layout(egui::Layout::right_to_left(egui::Align::Center));
    ui.scope_builder(inside, |ui| {
        let count = egui::RichText::new(head.count.to_string()).small();
        ui.label(count.color(palette.weak));
        let name = theme::bold(&head.name).color(palette.accent);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let label = hover::cut(ui, name);
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(egui::accesskit::Role::Heading);
            });
            let passages = counted(head.count, "passage", "passages");
            named(label, &format!("{}, {passages}", head.name));
        });
    });
}

fn row(
    ui: &mut Ui,
    session: &Session,
    places: &Places<'_>,
    (at, page): (usize, usize),
    actions: &mut Actions,
) {
    let shown = &session.evidence.shown;
    let Some(row) = shown.get(at) else { return };
    let Some(held) = session.library.at(row.position) else {
        return;
    };
    let area = area(ui, places.row(at), card::HEIGHT);
    let extends = ui.input(|input| input.modifiers.shift);
    let is_ticked = card::show(ui, area, session, row, held, actions);
    // Where the tick takes the row out of the list, the next one takes its place.
    let is_leaving = is_ticked && session.evidence.filter.of(Facet::Chosen).next().is_some();
    let next = if is_leaving {
        Some(if at + 1 < shown.len() {
            at + 1
        } else {
            at.saturating_sub(1)
        })
    } else {
        stepped_to(ui, card::id(row.position), at, shown.len(), page)
    };
    if let Some((next, row)) = next.and_then(|next| Some((next, shown.get(next)?)))
        && next != at
    {
        bring_into_view(ui, places, next);
        ui.memory_mut(|memory| memory.request_focus(card::id(row.position)));
        let how = if extends && !is_leaving {
            Pick::Range
        } else {
            Pick::Only
        };
        actions.push(Action::PickPassage(row.position, how));
    }
}

/// The row that a key leads to from the row at `at`, where that one has the focus.
fn stepped_to(ui: &Ui, id: Id, at: usize, rows: usize, page: usize) -> Option<usize> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let last = rows.checked_sub(1)?;
    let steps = [
        (Key::ArrowDown, at + 1),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, at + page),
        (Key::PageUp, at.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let pressed = steps.into_iter().find(|(key, _)| is_pressed(*key));
    pressed.map(|(_, next)| next.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_found_without_going_through_all_of_it() {
        let head = |at| Head {
            at,
            name: String::new(),
            count: 0,
        };
        let heads = [head(0), head(3), head(9_000)];
        let places = Places {
            heads: &heads,
            rows: 20_000,
        };
        assert_eq!(places.rows(0.0..10.0), 0..0, "only a heading is seen");
        assert_eq!(places.heads(&(0.0..10.0)), 0..1);
        assert_eq!(places.rows(0.0..HEAD + 1.0), 0..1);
        let fourth = 3.0 * card::HEIGHT + 2.0 * HEAD;
        assert_eq!(places.row(3), fourth);
        assert_eq!(places.head(1), fourth - HEAD);
        assert_eq!(places.rows(fourth..fourth + 1.0), 3..4);
        let end = places.height();
        assert_eq!(places.rows(end - 1.0..end + 500.0), 19_999..20_000);
    }
}
