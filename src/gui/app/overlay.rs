//! What stands before the window for a while: the palette, the page of keys, the tour.

use egui::Context;

use crate::gui::overlay::{Overlay, OverlayAction, Palette, TOUR};

use super::App;

impl App {
    pub(super) fn in_overlay(&mut self, action: OverlayAction, context: &Context, now: f64) {
        match (action, &mut self.overlay) {
            (OverlayAction::Close, overlay) => *overlay = None,
            (OverlayAction::Type(text), Some(Overlay::Palette(palette))) => {
                *palette = Palette { text, at: 0 };
            }
            (OverlayAction::Choose(at), Some(Overlay::Palette(palette))) => palette.at = at,
            (OverlayAction::Type(_) | OverlayAction::Choose(_), _) => {}
            (OverlayAction::Run(command), overlay) => {
                *overlay = None;
                self.command(command, context, now);
            }
            (OverlayAction::ToStep(at), _) => self.tour(at),
        }
    }

    /// Shows a step of the tour, at the station that it speaks of.
    pub(super) fn tour(&mut self, at: usize) {
        if let Some(step) = TOUR.get(at) {
            self.keeper.packs.is_open = false;
            self.session.stage = step.stage;
            self.overlay = Some(Overlay::Tour(at));
        }
    }
}
