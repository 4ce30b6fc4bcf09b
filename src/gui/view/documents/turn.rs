//! Turning what was scanned sideways or upside down: the whole document, or one page of it.

use egui::{
    Align2, Color32, Mesh, Pos2, Rect, Sense, Stroke, StrokeKind, TextureId, Ui, pos2, vec2,
};

use crate::case::{Edit, Exhibit, ExhibitChange, Turn};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{aside, named, sign_button};
use super::field::change;

const SIDES: [(&str, &str, Turn); 2] = [
    (icon::TURN_LEFT, "left", Turn::Left),
    (icon::TURN_RIGHT, "right", Turn::Right),
];

/// Two buttons for the whole document, and how its pages stand. `place` counts documents from 1.
pub(super) fn all(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.label("Turn all");
        for (sign, side, by) in SIDES {
            let name = format!("Turn document {place} to the {side}");
            if sign_button(ui, sign, &name, true) {
                let page = None;
                actions.push(change(exhibit, ExhibitChange::Turn { page, by }));
            }
        }
        aside(ui, exhibit.turns.words());
    });
}

/// The same for all documents that are chosen, as one step for undo.
pub(super) fn several(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.chosen.in_order(session.case());
    ui.horizontal(|ui| {
        ui.label("Turn all their pages");
        for (sign, side, by) in SIDES {
            let name = format!("Turn the chosen documents to the {side}");
            if sign_button(ui, sign, &name, true) {
                let turn = |number: &u32| Edit::ChangeExhibit {
                    number: *number,
                    change: ExhibitChange::Turn { page: None, by },
                };
                let label = format!("Turn {} documents", chosen.len());
                let edits = chosen.iter().map(turn).collect();
                actions.push(Action::EditTogether(label, edits));
            }
        }
    });
}

/// A button at the right end of a caption, for one page, from 1.
pub(super) fn one(ui: &Ui, foot: Rect, exhibit: &Exhibit, page: u32, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let corner = pos2(foot.right(), foot.center().y);
    let place = Rect::from_center_size(corner - vec2(9.0, 0.0), vec2(22.0, 20.0));
    let id = ui.make_persistent_id(("turn", exhibit.number, page));
    let name = format!("Turn page {page} to the right");
    let response = ui.interact(place, id, Sense::click()).on_hover_text(&name);
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Button);
    });
    let response = named(response, &name);
    let is_lit = response.hovered() || response.has_focus();
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(place, 4, stroke, StrokeKind::Inside);
    }
    let colour = match is_lit || exhibit.turns.of(page) != Turn::None {
        true => palette.accent,
        false => palette.weak,
    };
    let font = theme::icon_font(14.0);
    ui.painter().text(
        place.center(),
        Align2::CENTER_CENTER,
        icon::TURN_RIGHT,
        font,
        colour,
    );
    if response.clicked() {
        let turn = ExhibitChange::Turn {
            page: Some(page),
            by: Turn::Right,
        };
        actions.push(change(exhibit, turn));
    }
}

/// A picture that fills a place, turned.
pub(super) fn picture(texture: TextureId, place: Rect, turn: Turn) -> Mesh {
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let places = [
        place.left_top(),
        place.right_top(),
        place.right_bottom(),
        place.left_bottom(),
    ];
    // Turned to the right, its lower left corner comes to stand at the upper left.
    let quarters = usize::from(turn.degrees() / 90);
    let turned = corners.into_iter().cycle().skip(4 - quarters);
    let mut mesh = Mesh::with_texture(texture);
    for (pos, (u, v)) in places.into_iter().zip(turned) {
        mesh.vertices.push(egui::epaint::Vertex {
            pos,
            uv: Pos2::new(u, v),
            color: Color32::WHITE,
        });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_turned_to_the_right_shows_its_lower_left_corner_at_the_upper_left() {
        let place = Rect::from_min_size(Pos2::ZERO, vec2(2.0, 1.0));
        let upper_left = |turn| {
            let mesh = picture(TextureId::default(), place, turn);
            (mesh.vertices[0].uv.x, mesh.vertices[0].uv.y)
        };
        assert_eq!(upper_left(Turn::None), (0.0, 0.0));
        assert_eq!(upper_left(Turn::Right), (0.0, 1.0));
        assert_eq!(upper_left(Turn::Over), (1.0, 1.0));
        assert_eq!(upper_left(Turn::Left), (1.0, 0.0));
    }
}
