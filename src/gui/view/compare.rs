//! Two passages side by side, and in what they differ.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::Held;

use super::widget::named;
use super::{Actions, reading, source_card, terms};

/// The passage that stands beside the one that is read.
pub(super) fn other(session: &Session) -> Option<usize> {
    let other = session
        .compared
        .filter(|other| session.selected != Some(*other))?;
    session.library.at(other).map(|_| other)
}

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    (left, right): (usize, usize),
    actions: &mut Actions,
) {
    let (Some(one), Some(two)) = (session.library.at(left), session.library.at(right)) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::heading("Two passages side by side"));
        let change = ui.button(format!("{} Change sides", icon::COMPARE));
        if named(change, "Change sides").clicked() {
            actions.push(Action::Compare(Some(right)));
            actions.push(Action::Select(left));
        }
        if ui.button("Stop comparing").clicked() {
            actions.push(Action::Compare(None));
        }
    });
    ui.separator();
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.id_salt(("comparing", left, right)).show(ui, |ui| {
        differences(ui, session, one, two);
        ui.add_space(8.0);
        ui.separator();
        ui.columns(2, |columns| {
            for (column, held) in columns.iter_mut().zip([one, two]) {
                // Columns set their text flush on both sides, which tears it apart.
                let left = egui::Layout::top_down(egui::Align::LEFT);
                column.with_layout(left, |ui| {
                    ui.label(theme::bold(held.passage.id.to_string()).small());
                    reading::text(ui, session, held);
                });
            }
        });
    });
}

/// What is said of each, one above the other; what differs is marked by a word and stands out.
fn differences(ui: &mut Ui, session: &Session, one: Held<'_>, two: Held<'_>) {
    let palette = theme::palette(ui);
    let (ones, twos) = (facts(session, one), facts(session, two));
    let names = 92.0;
    let differs = 52.0;
    let width = ((ui.available_width() - names - differs - 36.0) / 2.0).max(60.0);
    Grid::new("differences")
        .num_columns(4)
        .spacing(egui::vec2(10.0, 4.0))
        .show(ui, |ui| {
            for ((name, left), (_, right)) in ones.iter().zip(&twos) {
                let is_same = left == right;
                let said = format!(
                    "{name}: {left}; {right}; {}",
                    if is_same { "the same" } else { "differs" }
                );
                let label = RichText::new(*name).small().color(palette.weak);
                let response = ui.add(Label::new(label));
                let response = match terms::fact(name) {
                    Some(meaning) => response.on_hover_text(meaning),
                    None => response,
                };
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_value(said));
                let word = if is_same { "" } else { "differs" };
                ui.label(RichText::new(word).small().color(palette.mixed));
                for text in [left, right] {
                    let text = if is_same {
                        RichText::new(text).small().color(palette.weak)
                    } else {
                        theme::bold(text).small()
                    };
                    ui.scope(|ui| {
                        ui.set_width(width);
                        ui.add(Label::new(text).wrap());
                    });
                }
                ui.end_row();
            }
        });
}

fn facts(session: &Session, held: Held<'_>) -> [(&'static str, String); 9] {
    let (source, passage) = (held.source, held.passage);
    let relies_on = match source.relies_on.len() + source.findings_of.len() {
        0 => "nobody named".to_owned(),
        _ => {
            let ids = source.relies_on.iter().map(ToString::to_string);
            let names = ids.chain(source.findings_of.iter().cloned());
            names.collect::<Vec<_>>().join("; ")
        }
    };
    [
        ("Stance", passage.stance.label().to_owned()),
        ("Published", source_card::published(session, source)),
        ("Publisher", source.publisher.clone()),
        ("Source", source.title.clone()),
        ("Source kind", source.publisher_kind.label().to_owned()),
        ("Reliability", source.tier.label().to_owned()),
        ("How read", source.read.label().to_owned()),
        ("Passage", passage.kind.label().to_owned()),
        ("Passes on", relies_on),
    ]
}
