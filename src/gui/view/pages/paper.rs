//! A page as it is painted: its shadow and paper, its picture, or why there is none.

use egui::cache::FramePublisher;
use egui::{Color32, ColorImage, FontId, Pos2, Rect, TextureHandle, TextureOptions, Ui, pos2};

use crate::gui::preview::Key;
use crate::gui::theme;
use crate::pdf::render::Picture;

/// Textures of what is painted in this frame; what is not painted again is let go.
type Textures = FramePublisher<Key, TextureHandle>;

/// Pixels to the point at which the picture of a page of that size is sharp, as far as the screen can hold it.
pub(in crate::gui::view) fn sharp(ui: &Ui, size: (f32, f32), scale: f32) -> f32 {
    let most = ui.input(|input| input.max_texture_side) as f32;
    let longest = size.0.max(size.1).max(1.0);
    (scale * ui.ctx().pixels_per_point()).min((most - 1.0) / longest)
}

/// Pictures are sharp only where their pixels fall on those of the screen.
pub(in crate::gui::view) fn on_pixels(ui: &Ui, rect: Rect) -> Rect {
    let scale = ui.ctx().pixels_per_point();
    let round = |at: Pos2| {
        pos2(
            (at.x * scale).round() / scale,
            (at.y * scale).round() / scale,
        )
    };
    Rect::from_min_size(round(rect.min), round(rect.size().to_pos2()).to_vec2())
}

/// The sheet on its ground, before anything is on it.
pub(in crate::gui::view) fn paper(ui: &Ui, rect: Rect) {
    let palette = theme::palette(ui);
    let shadow = egui::Shadow {
        offset: [0, 2],
        blur: 14,
        spread: 1,
        color: palette.shadow,
    };
    ui.painter().add(shadow.as_shape(rect, 0));
    ui.painter().rect_filled(rect, 0, palette.paper);
}

/// Paints a picture over all of an area.
pub(in crate::gui::view) fn paint(ui: &Ui, rect: Rect, key: Key, picture: &Picture) {
    let texture = texture(ui, key, picture);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    ui.painter()
        .image(texture.id(), rect, whole, Color32::WHITE);
}

/// The texture of a picture, kept from frame to frame while it is painted.
pub(in crate::gui::view) fn texture(ui: &Ui, key: Key, picture: &Picture) -> TextureHandle {
    let context = ui.ctx();
    let known = context.memory_mut(|memory| memory.caches.cache::<Textures>().get(&key).cloned());
    let texture = known.unwrap_or_else(|| {
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &picture.pixels);
        context.load_texture("page", image, TextureOptions::LINEAR)
    });
    context.memory_mut(|memory| {
        let textures = memory.caches.cache::<Textures>();
        textures.set(key, texture.clone());
    });
    texture
}

/// What stands on a page that has no picture.
pub(in crate::gui::view) fn message(ui: &Ui, rect: Rect, words: &str, more: &str) {
    let (palette, painter) = (theme::palette(ui), ui.painter().with_clip_rect(rect));
    let width = rect.width() * 0.8;
    let mut y = message_at(rect, ui.clip_rect());
    for (text, font, colour) in [
        (words, theme::bold_font(15.0), palette.ink),
        (more, FontId::proportional(13.0), palette.faint_ink),
    ] {
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, width);
        job.halign = egui::Align::Center;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let height = galley.size().y;
        let painter = painter.with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.galley(pos2(rect.center().x, y), galley, colour);
        y += height + 6.0;
    }
}

/// Where it begins: what is in sight of the page says it, however far down that is.
fn message_at(page: Rect, sight: Rect) -> f32 {
    let shown = page.intersect(sight);
    shown.top() + shown.height().min(700.0) * 0.3
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn the_lower_half_of_a_page_without_a_picture_says_so_too() {
        let sight = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        for scrolled in [0.0, 300.0, 700.0] {
            let page = Rect::from_min_size(pos2(100.0, -scrolled), vec2(595.0, 842.0));
            let at = message_at(page, sight);
            assert!(
                page.intersect(sight).y_range().contains(at),
                "{scrolled}: {at}"
            );
        }
    }
}
