//! On each page one thing is next, and one button is filled.

use egui::epaint::{ClippedShape, Shape};

use super::*;
use crate::gui::theme;

/// How many buttons are filled with the colour that asks to be pressed.
fn filled(shapes: &[ClippedShape], accent: egui::Color32) -> usize {
    fn count(shape: &Shape, accent: egui::Color32) -> usize {
        match shape {
            Shape::Vec(shapes) => shapes.iter().map(|one| count(one, accent)).sum(),
            Shape::Rect(rect) => {
                let size = rect.rect.size();
                usize::from(rect.fill == accent && size.x > 40.0 && size.y > 20.0)
            }
            _ => 0,
        }
    }
    shapes.iter().map(|one| count(&one.shape, accent)).sum()
}

#[test]
fn one_button_is_filled_on_every_page() {
    let folder = folder();
    let sample = sample_in(&folder);
    for case in [None, Some(sample.as_path())] {
        let mut harness = window(Vec::new(), case);
        for page in PAGES {
            at(&mut harness, page);
            harness.run_steps(6);
            let accent = theme::accent_of(&harness.ctx);
            let count = filled(&harness.output().shapes, accent);
            // Where nothing was chosen there is nothing to export: then the road goes back.
            let wanted = usize::from(page != "Check" || case.is_some());
            assert_eq!(count, wanted, "{page}, {}", case.is_some());
        }
    }
}

#[test]
fn each_page_leads_on_to_the_next_from_the_same_place() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(900.0, 562.0)] {
        let folder = folder();
        let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
        harness.set_size(size);
        harness.run_steps(4);
        at(&mut harness, "Case");
        let mut places = Vec::new();
        for next in &PAGES[1..] {
            let name = format!("Next: {next}");
            places.push((name.clone(), harness.get_by_label(&name).rect()));
            click(&mut harness, &name);
            harness.run_steps(4);
        }
        let (_, first) = places[0].clone();
        for (name, place) in places {
            let is_beside = (place.right() - first.right()).abs() < 24.0;
            let is_level = (place.center().y - first.center().y).abs() < 16.0;
            assert!(is_beside && is_level, "{name} at {place}, not {first}");
        }
        assert!(
            harness.query_by_label_contains("Next: ").is_none(),
            "the road ends"
        );
    }
}
