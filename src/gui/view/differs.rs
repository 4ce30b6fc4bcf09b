//! Words that do not agree, side by side: `yours 4,112   source 4,121`.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Stroke, Ui};

use crate::gui::theme;

/// A line: what each side has, or what only one of them has. `own` is whose the first words are.
pub(super) fn line(ui: &mut Ui, own: &str, quoted: &str, source: &str) {
    let job = job(ui, own, quoted, source);
    let said = said(own, quoted, source);
    let response = ui.add(Label::new(job).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(said.as_str());
        node.set_value(said.as_str());
    });
}

/// As it is read out.
fn said(own: &str, quoted: &str, source: &str) -> String {
    match (quoted.is_empty(), source.is_empty()) {
        (true, _) => format!("missing in {own}: {source}"),
        (_, true) => format!("only in {own}: {quoted}"),
        _ => format!("source: {source}; {own}: {quoted}"),
    }
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
    let mut side = |name: &str, words: &str, format: &TextFormat| {
        job.append(name, 0.0, plain.clone());
        job.append(words, 0.0, format.clone());
    };
    match (quoted.is_empty(), source.is_empty()) {
        (true, _) => side(&format!("missing in {own}: "), source, &underlined),
        (_, true) => side(&format!("only in {own}: "), quoted, &struck),
        _ => {
            side(&format!("{own} "), quoted, &struck);
            side("   source ", source, &underlined);
        }
    }
    job
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn words_that_one_side_does_not_have_are_said_to_be_missing_or_only_there() {
        assert_eq!(
            said("yours", "4,112", "4,121"),
            "source: 4,121; yours: 4,112"
        );
        assert_eq!(
            said("yours", "", "renewables"),
            "missing in yours: renewables"
        );
        assert_eq!(said("paper", "not", ""), "only in paper: not");
    }
}
