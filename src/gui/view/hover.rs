//! Hover texts in lists, and words for which there is no room.
//!
//! egui puts a hover text below what it is about, in a list over the very row that the person goes on to.
//! Here it stands beside the row, or above it. Words that are cut end in “…”, and the whole is said on hover.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Color32, FontId, Galley, Label, Rangef, Rect, RectAlign, Response, Tooltip, Ui, WidgetInfo,
    WidgetText,
};

/// In this order, the first for which there is room.
const BESIDE: [RectAlign; 6] = [
    RectAlign::RIGHT_START,
    RectAlign::LEFT_START,
    RectAlign::RIGHT_END,
    RectAlign::LEFT_END,
    RectAlign::TOP_START,
    RectAlign::TOP_END,
];

const ABOVE: [RectAlign; 6] = [
    RectAlign::TOP_START,
    RectAlign::TOP_END,
    RectAlign::RIGHT_END,
    RectAlign::LEFT_END,
    RectAlign::RIGHT_START,
    RectAlign::LEFT_START,
];

/// For rows that are as wide as their list.
pub(in crate::gui) fn beside(response: Response, words: impl Into<WidgetText>) -> Response {
    let row = response.rect.x_range();
    beside_row(response, row, words)
}

/// For what is narrower than the row that it stands in.
pub(in crate::gui) fn beside_row(
    response: Response,
    row: Rangef,
    words: impl Into<WidgetText>,
) -> Response {
    let row = Rect::from_x_y_ranges(row, response.rect.y_range());
    show(response, words.into(), row, &BESIDE)
}

/// For what stands in a row among other things.
pub(in crate::gui) fn above(response: Response, words: impl Into<WidgetText>) -> Response {
    let place = response.rect;
    show(response, words.into(), place, &ABOVE)
}

fn show(
    response: Response,
    words: WidgetText,
    anchor: Rect,
    places: &'static [RectAlign; 6],
) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| {
        if node.description().is_none() {
            node.set_description(words.text());
        }
    });
    let mut tooltip = match response.enabled() {
        true => Tooltip::for_enabled(&response),
        false => Tooltip::for_disabled(&response),
    };
    let [first, ..] = places;
    let popup = tooltip.popup.anchor(anchor);
    tooltip.popup = popup.align(*first).align_alternatives(places);
    tooltip.show(|ui| {
        // Without it, what was shown before decides how wide this is.
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.add(Label::new(words));
    });
    response
}

/// Words on one line of a row, cut where there is no room for them.
pub(in crate::gui) fn cut(ui: &mut Ui, words: impl Into<WidgetText>) -> Response {
    let (response, galley) = laid(ui, Label::new(words).truncate());
    match galley.elided {
        true => above(response, whole(&galley)),
        false => response,
    }
}

/// Words on as many lines as the job allows, the rest of them beside the row.
pub(in crate::gui) fn cut_beside(ui: &mut Ui, words: LayoutJob, row: Rangef) -> Response {
    let (response, galley) = laid(ui, Label::new(words));
    match galley.elided {
        true => beside_row(response, row, whole(&galley)),
        false => response,
    }
}

fn laid(ui: &mut Ui, label: Label) -> (Response, Arc<Galley>) {
    let (place, galley, response) = label.selectable(false).layout_in_ui(ui);
    let (is_enabled, said) = (ui.is_enabled(), galley.text().to_owned());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, is_enabled, &said));
    let colour = ui.visuals().text_color();
    ui.painter().galley(place, Arc::clone(&galley), colour);
    (response, galley)
}

/// The same words with the same look, on as many lines as they need.
fn whole(galley: &Galley) -> LayoutJob {
    LayoutJob {
        sections: galley.job.sections.clone(),
        text: galley.job.text.clone(),
        ..LayoutJob::default()
    }
}

/// Words to be painted on one line, cut where they are wider than `width`.
pub(in crate::gui) fn fitted(
    ui: &Ui,
    words: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

#[cfg(test)]
mod tests {
    use egui::{Button, Context, Rect};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::beside;
    use crate::gui::theme;

    const LONG: &str = "Words that are far too long for one line of a hover text, so that they \
        go on below each other as far as they must and no further than they may";

    /// A list of two rows, the second of which can be pressed or not, painted twenty times a second.
    fn list(second: bool) -> Harness<'static> {
        Harness::builder()
            .with_size([1600.0, 400.0])
            .with_step_dt(0.05)
            .with_context_setup(theme::install)
            .build_ui(move |ui| {
                beside(ui.button("first"), "short");
                beside(ui.add_enabled(second, Button::new("second")), LONG);
            })
    }

    fn rest_on(harness: &mut Harness<'_>, name: &str) {
        let place = harness.get_by_label(name).rect().center();
        harness.hover_at(place);
        harness.run_steps(2);
    }

    fn shown(context: &Context) -> Vec<Rect> {
        context.memory(|memory| {
            let layers = memory.areas().visible_layer_ids();
            let tooltips = layers
                .into_iter()
                .filter(|one| one.order == egui::Order::Tooltip);
            let rect = |layer: egui::LayerId| memory.area_rect(layer.id);
            tooltips.filter_map(rect).collect()
        })
    }

    #[test]
    fn a_hover_text_waits_until_the_pointer_rests_and_so_does_that_of_the_next_row() {
        let mut harness = list(true);
        for name in ["first", "second"] {
            rest_on(&mut harness, name);
            harness.run_steps(10);
            assert!(shown(&harness.ctx).is_empty(), "{name}: at once");
            harness.run_steps(8);
            assert_eq!(shown(&harness.ctx).len(), 1, "{name}: never");
        }
    }

    #[test]
    fn each_hover_text_is_as_wide_as_its_own_words_need() {
        for second in [true, false] {
            let mut harness = list(second);
            for (name, least, most) in [("first", 10.0, 100.0), ("second", 250.0, 550.0)] {
                rest_on(&mut harness, name);
                harness.run_steps(20);
                let found = shown(&harness.ctx);
                let [area] = found.as_slice() else {
                    panic!("{name}, {second}: {found:?}");
                };
                let width = area.width();
                assert!((least..most).contains(&width), "{name}: {width}");
            }
        }
    }

    #[test]
    fn a_hover_text_that_grows_is_not_squeezed_into_the_room_of_the_one_before() {
        let mut harness = Harness::builder()
            .with_size([1600.0, 400.0])
            .with_context_setup(theme::install)
            .build_ui_state(
                |ui, words: &mut &str| {
                    beside(ui.button("row"), *words);
                },
                "short",
            );
        let place = harness.get_by_label("row").rect().center();
        harness.hover_at(place);
        harness.run_steps(8);
        *harness.state_mut() = LONG;
        harness.run_steps(4);
        let found = shown(&harness.ctx);
        assert!(found.len() == 1 && found[0].width() > 250.0, "{found:?}");
    }

    #[test]
    fn who_cannot_hover_is_told_the_same() {
        let harness = list(true);
        let node = harness.get_by_label("second");
        assert_eq!(node.accesskit_node().description(), Some(LONG.to_owned()));
    }
}
