//! Words that do not agree, side by side: `yours 4,112   source 4,121`.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Stroke, Ui};

use crate::gui::theme;

/// A line; empty where a side has nothing there. `own` is whose the first words are.
pub(super) fn line(ui: &mut Ui, own: &str, quoted: &str, source: &str) {
    let job = job(ui, own, quoted, source);
    let said = format!("source: {source}; {own}: {quoted}");
    let response = ui.add(Label::new(job).wrap());
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_value(said));
}

fn job(ui: &Ui, own: &str, quoted: &str, source: &str) -> LayoutJob {
    let palette = theme::palette(ui);
    let font = FontId::proportional(13.0);
    let plain = TextFormat::simple(font.clone(), palette.weak);
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, palette.bad),
        ..TextFormat::simple(font.clone(), palette.bad)
    };
    let underlined = TextFormat {
        underline: Stroke::new(1.0, palette.good),
        ..TextFormat::simple(font, palette.good)
    };
    let mut job = LayoutJob::default();
    let mut side = |name: &str, words: &str, format: TextFormat| {
        job.append(name, 0.0, plain.clone());
        match words.is_empty() {
            true => job.append("nothing", 0.0, plain.clone()),
            false => job.append(words, 0.0, format),
        }
    };
    side(&format!("{own} "), quoted, struck);
    side("   source ", source, underlined);
    job
}
