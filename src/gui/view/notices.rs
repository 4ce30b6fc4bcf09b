//! Words in the corner: they lie over the page and move nothing on it, go by themselves, and stay while
//! the pointer is on them or the focus in them.

use egui::accesskit::{Live, Role};
use egui::{Align, Align2, Area, Frame, Id, Label, Layout, Margin, Order, Stroke, Ui, vec2};

use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::panel::Panel;
use crate::gui::session::{NoticeAction, Session, Toast, Tone};
use crate::gui::theme;

use super::Actions;
use super::widget::{named, sign_button};

const WIDTH: f32 = 360.0;

/// Shows them `above` so many points from the foot of the window; says whether they are held.
pub(in crate::gui) fn show(ui: &Ui, session: &Session, above: f32, actions: &mut Actions) -> bool {
    let toasts = &session.notices.toasts;
    if toasts.is_empty() {
        return false;
    }
    let area = Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -16.0 - above));
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 32.0));
        Panel::Notices.begin(ui);
        let mut is_focused = Panel::Notices.has_focus(ui);
        // The newest stands highest: the others stay under the pointer when it comes.
        for toast in toasts.iter().rev() {
            is_focused |= show_toast(ui, toast, actions);
        }
        is_focused
    });
    shown.inner || shown.response.contains_pointer()
}

/// Says whether something in it has the focus.
fn show_toast(ui: &mut Ui, toast: &Toast, actions: &mut Actions) -> bool {
    let palette = theme::palette(ui);
    let (sign, colour, role) = match toast.tone {
        Tone::Good => (icon::DONE, palette.good, Role::Status),
        Tone::Bad => (icon::WARNING, palette.bad, Role::Alert),
    };
    let frame = Frame::popup(ui.style())
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 8));
    let hide = Action::Notice(NoticeAction::Hide(toast.number));
    let mut is_focused = false;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.push_id(toast.number, |ui| {
            ui.horizontal_top(|ui| {
                ui.label(
                    egui::RichText::new(sign)
                        .font(theme::icon_font(16.0))
                        .color(colour),
                );
                ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                    if sign_button(ui, icon::CLOSE, "Hide this message", true) {
                        actions.push(hide.clone());
                    }
                    // One stands beside the words, several below them.
                    if toast.offers.len() == 1 {
                        is_focused = offers(ui, toast, &hide, actions);
                    }
                    ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                        words(ui, &toast.text, role);
                    });
                });
            });
            if toast.offers.len() > 1 {
                ui.horizontal_wrapped(|ui| {
                    is_focused = offers(ui, toast, &hide, actions);
                });
            }
        });
    });
    is_focused
}

/// Says whether one of them has the focus.
fn offers(ui: &mut Ui, toast: &Toast, hide: &Action, actions: &mut Actions) -> bool {
    let mut is_focused = false;
    for offer in &toast.offers {
        let button = named(ui.button(offer.label), &format!("Message: {}", offer.label));
        if button.clicked() {
            actions.push(offer.action.clone());
            actions.push(hide.clone());
        }
        is_focused |= button.has_focus();
    }
    is_focused
}

/// Read out when it comes, wherever the focus is.
fn words(ui: &mut Ui, text: &str, role: Role) {
    let words = ui.add(Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(words.id, |node| {
        node.set_role(role);
        node.set_live(match role {
            Role::Alert => Live::Assertive,
            _ => Live::Polite,
        });
        node.set_label(text);
    });
}
