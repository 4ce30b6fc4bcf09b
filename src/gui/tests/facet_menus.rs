//! The menus that narrow the list of passages down: all of a name and its count is seen, and the box that
//! is pointed at stays.

use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Rect};

use super::*;

const MENUS: [&str; 7] = [
    "Issue",
    "Stance",
    "Source kind",
    "Year",
    "How read",
    "Passage kind",
    "Chosen",
];

/// Words as they are painted.
pub(super) struct Written {
    pub(super) words: String,
    pub(super) area: Rect,
    pub(super) clip: Rect,
    pub(super) is_cut: bool,
}

pub(super) fn written(shapes: &[ClippedShape]) -> Vec<Written> {
    fn look(shape: &Shape, clip: Rect, all: &mut Vec<Written>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| look(one, clip, all)),
            Shape::Text(text) => all.push(Written {
                words: text.galley.text().to_owned(),
                area: text.galley.rect.translate(text.pos.to_vec2()),
                clip,
                is_cut: text.galley.elided,
            }),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for one in shapes {
        look(&one.shape, one.clip_rect, &mut all);
    }
    all
}

/// The frames of boxes to tick that are painted with a line around them.
fn framed(shapes: &[ClippedShape], within: Rect) -> usize {
    fn count(shape: &Shape, within: Rect) -> usize {
        match shape {
            Shape::Vec(shapes) => shapes.iter().map(|one| count(one, within)).sum(),
            Shape::Rect(rect) => {
                let is_box = within.contains_rect(rect.rect.shrink(1.0))
                    && rect.rect.width() < 24.0
                    && rect.stroke.width >= 1.0
                    && rect.stroke.color.a() == 255;
                usize::from(is_box)
            }
            _ => 0,
        }
    }
    shapes.iter().map(|one| count(&one.shape, within)).sum()
}

fn evidence(size: egui::Vec2) -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    harness.set_size(size);
    harness.run_steps(4);
    if harness.query_by_label("Issue").is_none() {
        click(&mut harness, "Filters and order");
    }
    harness
}

/// The boxes of the menu that is open.
fn boxes(harness: &Harness<'_, App>) -> Vec<(String, Rect)> {
    let all = harness.query_all_by_role(egui::accesskit::Role::CheckBox);
    let in_menu = all.filter(|node| {
        let said = node.accesskit_node().description();
        said.is_some_and(|said| said.ends_with(" passages"))
    });
    let named = in_menu.map(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        (name, node.rect())
    });
    named.collect()
}

const SIZES: [egui::Vec2; 4] = [
    egui::vec2(1440.0, 900.0),
    egui::vec2(1024.0, 700.0),
    egui::vec2(900.0, 562.0),
    egui::vec2(853.0, 480.0),
];

#[test]
fn every_name_and_every_count_is_seen_whole_beside_the_scroll_bar() {
    for size in SIZES {
        let mut harness = evidence(size);
        for menu in MENUS {
            click(&mut harness, menu);
            let window = Rect::from_min_size(egui::Pos2::ZERO, size);
            let choices = boxes(&harness);
            assert!(!choices.is_empty(), "{menu} at {size}");
            let all = written(&harness.output().shapes);
            for (name, area) in choices {
                let seen = all
                    .iter()
                    .find(|one| one.words == name && area.expand(2.0).contains(one.area.center()));
                let Some(seen) = seen else {
                    continue; // It is scrolled away.
                };
                if !seen.clip.expand(1.0).y_range().contains(area.top())
                    || !seen.clip.expand(1.0).y_range().contains(area.bottom())
                {
                    continue; // It is scrolled away in part.
                }
                assert!(!seen.is_cut, "{menu}, “{name}” at {size}");
                let across = seen.clip.x_range();
                assert!(
                    across.contains(seen.area.left()) && across.contains(seen.area.right()),
                    "{menu}, “{name}” at {size}: {} in {}",
                    seen.area,
                    seen.clip
                );
                assert!(
                    window.x_range().contains(seen.area.right()),
                    "{menu} {size}"
                );
                let count = all.iter().find(|one| {
                    one.area.left() >= area.right()
                        && one.area.y_range().contains(area.center().y)
                        && one.words.chars().all(|letter| letter.is_ascii_digit())
                        && one.clip == seen.clip
                });
                let count = count.unwrap_or_else(|| panic!("{menu}, “{name}” has no count"));
                assert!(
                    count.clip.x_range().contains(count.area.right()),
                    "{menu}, “{name}” at {size}: the count is cut"
                );
                assert!(count.area.left() >= seen.area.right(), "{menu}, “{name}”");
            }
            harness.key_press(Key::Escape);
            harness.run_steps(4);
            assert!(boxes(&harness).is_empty(), "{menu} closes at Escape");
        }
    }
}

#[test]
fn the_box_under_the_pointer_keeps_its_frame_also_while_it_is_pressed() {
    let mut harness = evidence(SIZES[0]);
    click(&mut harness, "Stance");
    let is_open = |name: &str| {
        let mut all = harness.query_all_by_label(name);
        all.any(|node| !node.accesskit_node().is_disabled())
    };
    // What would leave nothing cannot be ticked, and has no frame.
    let open: Vec<_> = (boxes(&harness).into_iter())
        .filter(|(name, _)| is_open(name))
        .collect();
    assert!(open.len() > 1);
    for (name, area) in open {
        let framed_now =
            |harness: &Harness<'_, App>| framed(&harness.output().shapes, area.expand(3.0));
        assert_eq!(framed_now(&harness), 1, "“{name}” at rest");
        harness.hover_at(area.left_center() + egui::vec2(9.0, 0.0));
        harness.run_steps(3);
        assert_eq!(framed_now(&harness), 1, "“{name}” under the pointer");
    }
    let (name, area) = boxes(&harness).remove(0);
    let place = area.left_center() + egui::vec2(9.0, 0.0);
    harness.hover_at(place);
    harness.step();
    harness.event(egui::Event::PointerButton {
        pos: place,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: egui::Modifiers::NONE,
    });
    harness.step();
    let count = framed(&harness.output().shapes, area.expand(3.0));
    assert_eq!(count, 1, "“{name}” pressed");
}

/// Several can be ticked, so that the menu stays; Escape closes it, and the keys go on from its button.
#[test]
fn a_menu_is_ticked_in_and_closed_by_keys() {
    let mut harness = evidence(SIZES[0]);
    harness.get_by_label("Stance").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(!boxes(&harness).is_empty());
    let (first, _) = boxes(&harness).remove(0);
    let role = egui::accesskit::Role::CheckBox;
    harness.get_by_role_and_label(role, &first).focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(4);
    assert_eq!(harness.state().session.evidence.filter.wanted.len(), 1);
    assert!(!boxes(&harness).is_empty(), "a second one can be ticked");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(boxes(&harness).is_empty());
    assert!(harness.get_by_label("Stance").accesskit_node().is_focused());
}
