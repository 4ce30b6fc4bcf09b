//! The ground on which pages lie one below the other: scrolled by wheel, bar and keys, zoomed, and asked which
//! pictures it wants.

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, Vec2, pos2, vec2};

use crate::gui::preview::{Frame, Shape, Spot, Wanted, Zoom};

use super::paper::sharp;

/// Bytes of pictures that may be wanted at a time.
const MOST_WANTED: f32 = 160e6;

/// What lies there, and how it was seen in the frame before.
pub(in crate::gui::view) struct Ground<'g> {
    pub(in crate::gui::view) id: &'static str,
    /// Width and height of each page, in points of paper.
    pub(in crate::gui::view) sizes: &'g [(f32, f32)],
    pub(in crate::gui::view) zoom: Zoom,
    pub(in crate::gui::view) two: bool,
    /// The place that was changed by something else than scrolling, where it was.
    pub(in crate::gui::view) spot: Spot,
    pub(in crate::gui::view) is_moved: bool,
    pub(in crate::gui::view) frame: Frame,
}

/// A page in view: which, where, and how many of the window's points are one of its.
#[derive(Clone, Copy)]
pub(in crate::gui::view) struct InView {
    pub(in crate::gui::view) page: usize,
    pub(in crate::gui::view) rect: Rect,
    pub(in crate::gui::view) scale: f32,
}

/// What was shown.
pub(in crate::gui::view) struct Scrolled<'g> {
    sizes: &'g [(f32, f32)],
    shape: Shape,
    drawn: Vec<usize>,
    /// How far the pages are scrolled, and the room in which they show.
    top: f32,
    room: Vec2,
    view: Rect,
    pub(in crate::gui::view) frame: Frame,
    /// The view is another than was asked for before.
    pub(in crate::gui::view) is_moved: bool,
}

impl<'g> Ground<'g> {
    /// Shows the pages; `paint` gets those in view.
    pub(in crate::gui::view) fn show(
        self,
        ui: &mut Ui,
        paint: impl FnOnce(&mut Ui, &[InView]),
    ) -> Scrolled<'g> {
        dress(ui);
        let bar = ui.spacing().scroll.allocated_width();
        let room = ui.available_size() - vec2(bar, 0.0);
        let frame = Frame {
            zoom: self.zoom,
            two: self.two,
            width: room.x,
            height: room.y,
        };
        let shape = Shape::new(self.sizes, &frame);
        let is_moved = self.is_moved || frame != self.frame;
        let output = self
            .area(&shape, &frame, room)
            .show_viewport(ui, |ui, view| {
                ui.set_min_size(vec2(shape.width, shape.height));
                let origin = ui.min_rect().min.to_vec2();
                let in_view = shape.between(view.top(), view.bottom());
                let placed = in_view.filter_map(|page| {
                    let placed = shape.pages.get(page)?;
                    let at = pos2(placed.left, placed.top) + origin;
                    Some(InView {
                        page,
                        rect: Rect::from_min_size(at, vec2(placed.width, placed.height)),
                        scale: placed.scale,
                    })
                });
                let placed: Vec<InView> = placed.collect();
                paint(ui, &placed);
                placed.iter().map(|one| one.page).collect()
            });
        Scrolled {
            sizes: self.sizes,
            drawn: output.inner,
            top: output.state.clamped_offset().y,
            room,
            view: output.inner_rect,
            shape,
            frame,
            is_moved,
        }
    }

    /// Scrolled to where it is to be.
    fn area(&self, shape: &Shape, frame: &Frame, room: Vec2) -> ScrollArea {
        let mut area = ScrollArea::both().id_salt(self.id).auto_shrink(false);
        if self.is_moved || *frame != self.frame {
            // At the very beginning the ground above the first page shows too.
            let y = if self.spot == Spot::default() {
                0.0
            } else {
                shape.y(self.spot)
            };
            area = area.vertical_scroll_offset(y);
        }
        if *frame != self.frame {
            // What is wider than the window shows its middle.
            area = area.horizontal_scroll_offset(((shape.width - room.x) / 2.0).max(0.0));
        }
        area
    }
}

/// Long documents want a bar that can be taken hold of, and pages end where they end: nothing is painted
/// over their edges.
fn dress(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.bar_width = 10.0;
    scroll.handle_min_length = 32.0;
    scroll.floating_width = 8.0;
    scroll.floating_allocated_width = 14.0;
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.35;
    scroll.active_handle_opacity = 0.5;
    scroll.fade.strength = 0.0;
}

fn spot_at(shape: &Shape, top: f32) -> Spot {
    if top <= 0.0 {
        Spot::default()
    } else {
        shape.spot(top)
    }
}

impl Scrolled<'_> {
    pub(in crate::gui::view) fn spot(&self) -> Spot {
        spot_at(&self.shape, self.top)
    }

    /// The page that is read.
    pub(in crate::gui::view) fn current(&self) -> usize {
        self.shape.spot(self.top + self.room.y / 3.0).sheet
    }

    /// The pages that show.
    pub(in crate::gui::view) fn in_view(&self) -> Vec<usize> {
        self.drawn.clone()
    }

    /// The pictures that are wanted: what shows, what comes next and what was before, then the small ones.
    pub(in crate::gui::view) fn wanted(&self, ui: &Ui, small: Vec<Wanted>) -> Vec<Wanted> {
        let after = self.drawn.last().map(|last| last + 1);
        let before = self.drawn.first().and_then(|first| first.checked_sub(1));
        let all = self.drawn.iter().copied().chain(after).chain(before);
        let mut bytes = 0.0;
        let large = all.filter_map(|sheet| {
            let (width, height) = *self.sizes.get(sheet)?;
            let scale = sharp(ui, (width, height), self.shape.pages.get(sheet)?.scale);
            bytes += width * height * scale * scale * 4.0;
            (bytes < MOST_WANTED).then_some(Wanted { sheet, scale })
        });
        large.chain(small).collect()
    }

    /// Where the keys lead that readers use; nowhere while something is being typed.
    pub(in crate::gui::view) fn led_by_keys(&self, ui: &Ui) -> Vec<Spot> {
        if ui.ctx().text_edit_focused() {
            return Vec::new();
        }
        let step = (self.room.y - 40.0).max(60.0);
        let last = (self.shape.height - self.room.y).max(0.0);
        let moves = [
            (Key::PageDown, self.top + step),
            (Key::PageUp, self.top - step),
            (Key::ArrowDown, self.top + 60.0),
            (Key::ArrowUp, self.top - 60.0),
            (Key::Home, 0.0),
            (Key::End, last),
        ];
        let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let pressed = moves.into_iter().filter(|(key, _)| is_pressed(*key));
        let spot = |(_, to): (Key, f32)| spot_at(&self.shape, to.clamp(0.0, last));
        pressed.map(spot).collect()
    }

    /// Ctrl and the wheel zoom; what is under the pointer stays there.
    pub(in crate::gui::view) fn zoomed(&self, ui: &Ui) -> Option<(Zoom, Spot)> {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let pointer = pointer.filter(|at| self.view.contains(*at))?;
        let factor = ui.input(egui::InputState::zoom_delta);
        if (factor - 1.0).abs() < 1e-3 {
            return None;
        }
        let zoom = Zoom::percent(self.shape.percent * factor);
        let below = pointer.y - self.view.top();
        let spot = self.shape.spot(self.top + below);
        let frame = Frame { zoom, ..self.frame };
        let next = Shape::new(self.sizes, &frame);
        Some((zoom, spot_at(&next, next.y(spot) - below)))
    }
}
