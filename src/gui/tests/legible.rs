//! Everything that is written in the window can be read where it stands, also what cannot be pressed.

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Pos2, Rect};

use super::*;
use crate::gui::command::Command;
use crate::gui::settings::{Change, Look};
use crate::gui::theme::tests::{contrast, over};

/// A filled area, or words and where their middle is.
enum Painted {
    Filled(Rect, Color32),
    Written(Pos2, Color32, String),
}

fn painted(shape: &Shape, clip: Rect, all: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|one| painted(one, clip, all)),
        Shape::Rect(rect) => {
            let area = rect.rect.intersect(clip);
            all.push(Painted::Filled(area, rect.fill));
        }
        Shape::Text(text) if text.angle == 0.0 => {
            let Some(row) = text
                .galley
                .rows
                .first()
                .filter(|row| !row.text().trim().is_empty())
            else {
                return;
            };
            let middle = row.rect().translate(text.pos.to_vec2()).center();
            let own = text.galley.job.sections.first().map(|one| one.format.color);
            let own = own.filter(|colour| *colour != Color32::PLACEHOLDER);
            let colour = text.override_text_color.or(own);
            let colour = colour.unwrap_or(text.fallback_color);
            if clip.contains(middle) {
                let colour = colour.gamma_multiply(text.opacity_factor);
                all.push(Painted::Written(middle, colour, row.text()));
            }
        }
        _ => {}
    }
}

fn mixed(ground: Color32, above: Color32) -> Color32 {
    let [r, g, b, alpha] = above.to_srgba_unmultiplied();
    let opaque = Color32::from(egui::ecolor::Hsva::from_srgb([r, g, b]));
    over(ground, opaque, f32::from(alpha) / 255.0)
}

/// The words whose contrast is too low, with what it is.
pub(super) fn illegible(shapes: &[ClippedShape]) -> Vec<String> {
    let mut all = Vec::new();
    for one in shapes {
        painted(&one.shape, one.clip_rect, &mut all);
    }
    let mut found = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let Painted::Written(middle, ink, words) = one else {
            continue;
        };
        let mut ground = Color32::WHITE;
        for below in &all[..at] {
            if let Painted::Filled(area, fill) = below
                && area.contains(*middle)
            {
                ground = mixed(ground, *fill);
            }
        }
        let is_sign = words.chars().all(|letter| !letter.is_ascii());
        let is_faint = ink.a() < 255;
        let least = if is_sign || is_faint { 3.0 } else { 4.5 };
        let contrast = contrast(mixed(ground, *ink), ground);
        if contrast < least {
            found.push(format!("{words:?}: {contrast:.2} ({ink:?} on {ground:?})"));
        }
    }
    found
}

#[test]
fn whatever_is_written_can_be_read_in_both_themes() {
    let folder = folder();
    let sample = sample_in(&folder);
    for case in [None, Some(sample.as_path())] {
        let mut harness = window(Vec::new(), case);
        for look in [Look::Light, Look::Dark] {
            harness.state_mut().session.prefer(Change::Look(look));
            for command in Command::ALL {
                let Command::Go(stage) = command else {
                    continue;
                };
                harness.state_mut().session.stage = stage;
                harness.run_steps(4);
                let found = illegible(&harness.output().shapes);
                assert!(
                    found.is_empty(),
                    "{} {look:?} {}: {}",
                    command.label(),
                    case.is_some(),
                    found.join("\n")
                );
            }
        }
    }
}
