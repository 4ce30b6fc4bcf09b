//! The window when it opens: never larger than the screen that it opens on.
//!
//! eframe compares only with the largest screen, and knows nothing of the title bar and the desktop's own
//! bars: on a laptop the foot of the window would lie below the edge.

use egui::{Context, Vec2, ViewportCommand};

/// What the title bar and the bars of a desktop take together, in points.
const BARS: Vec2 = egui::vec2(0.0, 64.0);

/// The least that the window can be made to, in points: half a small laptop.
pub(in crate::gui) const LEAST: Vec2 = egui::vec2(640.0, 420.0);

/// What to ask the desktop for, where the window does not fit: all of the screen, and, where nobody hears
/// that, a size that fits.
pub(super) fn fitted(window: Vec2, screen: Vec2) -> Option<Vec2> {
    let room = (screen - BARS).max(LEAST.min(screen));
    let is_small = window.x <= screen.x && window.y <= room.y;
    (!is_small).then(|| window.min(room))
}

/// Asks once, as soon as the screen is known. Says whether it is.
pub(super) fn fit(context: &Context) -> bool {
    let (size, screen, is_large) = context.input(|input| {
        let viewport = input.viewport();
        let is_large = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
        (viewport.inner_rect, viewport.monitor_size, is_large)
    });
    let (Some(window), Some(screen)) = (size, screen) else {
        return false;
    };
    if let Some(size) = fitted(window.size(), screen).filter(|_| !is_large) {
        context.send_viewport_cmd(ViewportCommand::InnerSize(size));
        context.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn a_window_that_fits_is_left_as_it_is() {
        for screen in [vec2(1920.0, 1080.0), vec2(1440.0, 964.0)] {
            assert_eq!(fitted(vec2(1440.0, 900.0), screen), None);
        }
    }

    #[test]
    fn on_every_smaller_screen_the_whole_window_is_seen() {
        for screen in [
            vec2(1440.0, 900.0),
            vec2(1366.0, 768.0),
            vec2(1280.0, 720.0),
            vec2(1024.0, 700.0),
            // A laptop at one and a half times its size, and at twice.
            vec2(910.0, 512.0),
            vec2(683.0, 384.0),
        ] {
            let size = fitted(vec2(1440.0, 900.0), screen).unwrap();
            assert!(size.x <= screen.x && size.y <= screen.y, "{size} {screen}");
            assert_eq!(fitted(size, screen), None, "it fits now");
        }
    }
}
