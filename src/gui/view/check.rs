//! The last station: what to do or to know before filing, who has signed what off, the tribunal's
//! rules, and what was found in the finished file.

mod findings;
mod proof;
mod rules;
mod sign_offs;

use egui::{Align, Layout, Response, ScrollArea, Ui, UiBuilder};

use crate::finding::{Place, Severity};
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::weight::Weight;

use super::Actions;
use super::widget::aside;

/// Wider lines are hard to read.
const COLUMN: f32 = 940.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    title(ui, session, actions);
    aside(ui, summary(session));
    ui.add_space(6.0);
    let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("check");
    scroll.show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let width = (area.width() - 12.0).min(COLUMN);
        let column = egui::Rect::from_min_size(area.min, egui::vec2(width, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
            findings::show(ui, session, actions);
            section(ui, "Sign-offs");
            sign_offs::show(ui, session, actions);
            section(ui, "The tribunal’s rules");
            rules::show(ui, session);
            ui.add_space(18.0);
            export(ui, session, actions);
            // Last, because it comes while one waits for it.
            let head = section(ui, "From the finished file");
            if session.go_to == Some(Place::Everywhere) {
                head.scroll_to_me(Some(Align::TOP));
            }
            proof::show(ui, session, actions);
            ui.add_space(24.0);
        });
    });
}

/// On the same line, in room that is kept for it: whether more is known than what is listed.
fn title(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.label(theme::title("Before you file"));
        if session.are_findings_outdated() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Show them").clicked() {
                    actions.push(Action::ListFindings);
                }
                aside(ui, "The findings have changed.");
            });
        }
    });
}

fn section(ui: &mut Ui, name: &str) -> Response {
    ui.add_space(22.0);
    let head = ui.label(theme::heading(name));
    ui.add_space(2.0);
    head
}

/// For instance `no errors, 3 to do, 2 warnings, no notes`.
fn summary(session: &Session) -> String {
    Weight::ALL
        .map(|weight| weight.counted(session.listed_of(weight).count()))
        .join(", ")
}

fn export(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let ready = Command::Export.stands_ready(session, ui.ctx());
    ui.horizontal(|ui| {
        let button = ui.add_enabled_ui(ready.is_ok(), |ui| {
            // The one that is filled stands in the bar above.
            ui.button(format!("{}  Export the bundle", icon::EXPORT))
        });
        let button = super::widget::named(button.inner, "Export the bundle");
        if button.clicked() {
            actions.push(Action::Command(Command::Export));
        }
        let is_there = |weight: Weight| session.of_weight(weight).next().is_some();
        let lacks = session
            .findings()
            .any(|finding| finding.severity == Severity::Error);
        let signed = session.case().is_signed_off();
        aside(
            ui,
            match (ready, lacks, signed) {
                (Err(why), _, _) => why,
                (Ok(()), true, _) if is_there(Weight::Error) => {
                    "There are errors: every page will say DRAFT."
                }
                (Ok(()), true, _) => "Something is still to do: every page will say DRAFT.",
                (Ok(()), false, false) if session.case().draft_set_aside().is_some() => {
                    "Not all is signed off, and no page will say DRAFT: that was set aside at Arrange."
                }
                (Ok(()), false, false) => "Not all is signed off: every page will say DRAFT, unless that is set aside at Arrange.",
                (Ok(()), false, true) => "It is checked once more from the finished file.",
            },
        );
    });
}
