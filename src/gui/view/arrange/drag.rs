//! Carrying entries and issues with the mouse: the grip, the line where it would be put down, the
//! picture under the pointer, and scrolling at the edges. Escape lets go without moving anything.

use egui::{
    Align2, Area, Context, DragAndDrop, Frame, Id, Order, Rangef, Response, Sense, Stroke, Ui,
};

use crate::case::{Case, Edit};
use crate::finding::Place;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::named;

use super::moving;

/// How near to an edge the paper begins to scroll, and how fast it gets, in points a second.
const EDGE: f32 = 56.0;
const SPEED: f32 = 900.0;

/// What the pointer carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui::view) enum Carried {
    Entry(u32),
    Issue(String),
}

/// Where something can be put down: before the thing that now has this position.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Entry { issue: String, before: usize },
    Issue { before: usize },
}

/// All those places, from the top of the paper to its foot.
#[derive(Debug, Default)]
pub(in crate::gui::view) struct Slots(Vec<(f32, Target)>);

impl Slots {
    pub(in crate::gui::view) fn entry(&mut self, y: f32, issue: &str, before: usize) {
        let issue = issue.to_owned();
        self.0.push((y, Target::Entry { issue, before }));
    }

    pub(super) fn issue(&mut self, y: f32, before: usize) {
        self.0.push((y, Target::Issue { before }));
    }

    /// The nearest place for what is carried.
    fn nearest(&self, carried: &Carried, y: f32) -> Option<&(f32, Target)> {
        let fits = |target: &Target| match carried {
            Carried::Entry(_) => matches!(target, Target::Entry { .. }),
            Carried::Issue(_) => matches!(target, Target::Issue { .. }),
        };
        let fitting = self.0.iter().filter(|(_, target)| fits(target));
        fitting.min_by(|(a, _), (b, _)| (a - y).abs().total_cmp(&(b - y).abs()))
    }
}

pub(in crate::gui::view) fn is_carried(context: &Context, what: &Carried) -> bool {
    DragAndDrop::payload::<Carried>(context).is_some_and(|carried| *carried == *what)
}

/// The handle at the left of a block. It takes no focus: the block itself does, and has its keys.
pub(in crate::gui::view) fn grip(ui: &mut Ui, id: Id, name: &str, carried: Carried) -> Response {
    let palette = theme::palette(ui);
    let size = egui::vec2(18.0, 24.0);
    let area = ui.allocate_space(size).1;
    let response = ui.interact(area, id.with("grip"), Sense::DRAG);
    let is_near = response.hovered() || ui.response().hovered() || ui.response().contains_pointer();
    let colour = if is_near {
        palette.accent
    } else {
        palette.edge
    };
    let font = theme::icon_font(18.0);
    let painter = ui.painter();
    painter.text(
        area.center(),
        Align2::CENTER_CENTER,
        icon::GRIP,
        font,
        colour,
    );
    response.dnd_set_drag_payload(carried);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    named(
        response.on_hover_text("Drag it elsewhere; or focus it and press Alt with an arrow key"),
        name,
    )
}

/// While something is carried: the line `across` the paper, the picture, scrolling; and putting it down.
pub(super) fn finish(
    ui: &Ui,
    session: &Session,
    slots: &Slots,
    across: Rangef,
    actions: &mut Actions,
) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    scroll(ui, pointer.y);
    picture(ui, session, &carried, pointer);
    let view = ui.clip_rect();
    let is_over = view.x_range().contains(pointer.x);
    let Some((y, target)) = slots.nearest(&carried, pointer.y).filter(|_| is_over) else {
        return;
    };
    line(ui, across, *y);
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        if let Some((edit, place)) = put_down(session.case(), &carried, target) {
            moving::ask_and_follow(ui, session, edit, &place, actions);
        }
    }
}

/// The move, unless it would stay where it is.
fn put_down(case: &Case, carried: &Carried, target: &Target) -> Option<(Edit, Place)> {
    // Positions are those of the list that still has the thing in it.
    let behind = |from: Option<usize>, before: usize| match from {
        Some(from) if from < before => before - 1,
        _ => before,
    };
    match (carried, target) {
        (Carried::Entry(number), Target::Entry { issue, before }) => {
            let mut entries = case.issue(issue)?.entries.iter();
            let from = entries.position(|entry| entry.number == *number);
            let to = behind(from, *before);
            let edit = Edit::MoveEntry {
                number: *number,
                issue: issue.clone(),
                to,
            };
            (from != Some(to)).then_some((edit, Place::Entry(*number)))
        }
        (Carried::Issue(key), Target::Issue { before }) => {
            let from = case.issues.iter().position(|issue| issue.key == *key);
            let to = behind(from, *before);
            let edit = Edit::MoveIssue {
                key: key.clone(),
                to,
            };
            (from != Some(to)).then(|| (edit, Place::Issue(key.clone())))
        }
        (Carried::Entry(_), Target::Issue { .. }) | (Carried::Issue(_), Target::Entry { .. }) => {
            None
        }
    }
}

fn line(ui: &Ui, across: Rangef, y: f32) {
    let palette = theme::palette(ui);
    let (left, right) = (across.min + 12.0, across.max - 12.0);
    let painter = ui.painter();
    painter.hline(left..=right, y, Stroke::new(3.0, palette.accent));
    painter.circle_filled(egui::pos2(left, y), 5.0, palette.accent);
}

fn scroll(ui: &Ui, y: f32) {
    let view = ui.clip_rect();
    let above = (view.top() + EDGE - y).clamp(0.0, EDGE);
    let below = (y - (view.bottom() - EDGE)).clamp(0.0, EDGE);
    let pull = (above - below) / EDGE;
    if pull != 0.0 {
        let time = ui.input(|input| input.stable_dt).min(0.05);
        let delta = egui::vec2(0.0, pull * SPEED * time);
        let at_once = egui::style::ScrollAnimation::none();
        ui.scroll_with_delta_animation(delta, at_once);
        ui.ctx().request_repaint();
    }
}

fn picture(ui: &Ui, session: &Session, carried: &Carried, pointer: egui::Pos2) {
    let case = session.case();
    let words = match carried {
        Carried::Entry(number) => {
            let title = case.entry(*number).map(|entry| &entry.source.title);
            format!(
                "{}  {}",
                session.labels.entry(*number),
                title.map_or("", |title| title)
            )
        }
        Carried::Issue(key) => {
            let number = case.issue_number(key).unwrap_or_default();
            let label = case.issue(key).map(|issue| &issue.label);
            format!("Issue {number}  {}", label.map_or("", |label| label))
        }
    };
    let area = Area::new(Id::unique("picture of what is carried"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + egui::vec2(14.0, 8.0));
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(320.0);
            ui.add(egui::Label::new(theme::bold(words)).truncate());
        });
    });
}
