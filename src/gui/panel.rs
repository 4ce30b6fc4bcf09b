//! The parts of the window that F6 goes round: each has a place that takes the focus, from which Tab
//! goes on to what is in it.

use egui::accesskit::Role;
use egui::{Context, Id, Sense, Stroke, Ui};

use super::theme;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    Menus,
    Road,
    Stage,
    /// The words in the corner, while there are any.
    Notices,
}

impl Panel {
    const ALL: [Panel; 4] = [Panel::Menus, Panel::Road, Panel::Stage, Panel::Notices];

    fn name(self) -> &'static str {
        match self {
            Panel::Menus => "Menus",
            Panel::Road => "The road",
            Panel::Stage => "Content",
            Panel::Notices => "Messages",
        }
    }

    fn id(self) -> Id {
        Id::unique(("panel", self.name()))
    }

    pub(super) fn has_focus(self, ui: &Ui) -> bool {
        ui.memory(|memory| memory.has_focus(self.id()))
    }

    /// Lays the place that takes the focus; to be called first in the panel.
    pub(super) fn begin(self, ui: &Ui) {
        let area = ui.max_rect();
        let response = ui.interact(area, self.id(), Sense::focusable_noninteractive());
        // Behind a window that is just closing the focus is refused for a frame: it is asked for until it
        // is there.
        let is_wanted = ui.data(|data| data.get_temp(wanted())) == Some(self.name());
        if is_wanted && response.has_focus() {
            ui.data_mut(|data| data.remove::<&'static str>(wanted()));
        } else if is_wanted {
            response.request_focus();
            ui.ctx().request_repaint();
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, theme::palette(ui).accent);
            let painter = ui.painter().with_clip_rect(area.expand(12.0));
            painter.rect_stroke(area.expand(4.0), 4, stroke, egui::StrokeKind::Inside);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Region);
            node.set_label(self.name());
        });
    }
}

/// Where it is written which panel is to take the focus.
fn wanted() -> Id {
    Id::unique("panel that is wanted")
}

/// Gives the focus to the panel after (or before) the one that F6 reached last. The corner is one of them
/// only while words stand in it.
pub(super) fn step(context: &Context, backwards: bool, has_notices: bool) {
    let place = Id::unique("panel reached last");
    let last: Option<usize> = context.data(|data| data.get_temp(place));
    let count = Panel::ALL.len() - usize::from(!has_notices);
    let next = match (last, backwards) {
        (None, false) => 1,
        (None, true) => count - 1,
        (Some(last), false) => (last + 1) % count,
        (Some(last), true) => (last + count - 1) % count,
    };
    context.data_mut(|data| data.insert_temp(place, next));
    if let Some(panel) = Panel::ALL.get(next) {
        context.data_mut(|data| data.insert_temp(wanted(), panel.name()));
    }
}
