//! The findings, gravest first, each with the way to what it speaks of.

use egui::accesskit::Toggled;
use egui::{Frame, Id, Margin, RichText, Stroke, Ui};

use crate::case::Case;
use crate::finding::{Finding, Place, Severity};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};

const GRAVEST_FIRST: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.findings().next().is_none() {
        let colour = theme::palette(ui).good;
        let words = format!("{}  Nothing to mend.", icon::DONE);
        ui.label(theme::bold(words).color(colour));
        aside(
            ui,
            "Export the bundle: it is checked once more from the finished file.",
        );
        return;
    }
    let only = filter(ui, session);
    for severity in GRAVEST_FIRST {
        if only.is_none_or(|only| only == severity) {
            group(ui, session, severity, actions);
        }
    }
}

/// Which severity is looked at, or all.
fn filter(ui: &mut Ui, session: &Session) -> Option<Severity> {
    let place = Id::unique("severity that is looked at");
    let mut only: Option<Severity> = ui.data(|data| data.get_temp(place)).flatten();
    let all = session.findings().count();
    ui.horizontal_wrapped(|ui| {
        let mut choice = |ui: &mut Ui, label: String, of: Option<Severity>| {
            let is_chosen = only == of;
            let response = ui.add(egui::Button::selectable(is_chosen, capital(&label)));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_toggled(Toggled::from(is_chosen));
            });
            if named(response, &format!("Show {label}")).clicked() {
                only = of;
            }
        };
        choice(ui, format!("all {all}"), None);
        for severity in GRAVEST_FIRST {
            let label = super::counted(session, severity);
            choice(ui, label, Some(severity));
        }
    });
    ui.data_mut(|data| data.insert_temp(place, only));
    only
}

fn group(ui: &mut Ui, session: &Session, severity: Severity, actions: &mut Actions) {
    let mut found = session
        .findings()
        .filter(|finding| finding.severity == severity)
        .peekable();
    if found.peek().is_none() {
        return;
    }
    let colour = theme::palette(ui).severity(severity);
    let heading = match severity {
        Severity::Error => "Errors: mend them before filing",
        Severity::Warning => "Warnings: look at them before filing",
        Severity::Note => "Notes: worth knowing",
    };
    ui.add_space(8.0);
    ui.label(theme::bold(format!("{}  {heading}", super::sign(severity))).color(colour));
    for finding in found {
        card(ui, session.case(), finding, actions);
    }
}

/// One finding: what it is, where, and what to do about it.
pub(super) fn card(ui: &mut Ui, case: &Case, finding: &Finding, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.side)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal_wrapped(|ui| {
            let word = finding.severity.to_string();
            let sign = super::sign(finding.severity);
            let colour = palette.severity(finding.severity);
            ui.label(theme::bold(format!("{sign} {word}")).color(colour));
            place(ui, case, &finding.place, actions);
            ui.label(&finding.message);
        });
        if let Some(hint) = &finding.hint {
            let hint = RichText::new(hint).size(13.0).color(palette.weak);
            ui.add(egui::Label::new(hint).wrap());
        }
    });
}

/// Where it is, as a link where the window can go there.
fn place(ui: &mut Ui, case: &Case, place: &Place, actions: &mut Actions) {
    match place {
        Place::Entry(_)
        | Place::Issue(_)
        | Place::Exhibit(_)
        | Place::Field(_)
        | Place::Page(_) => {
            let words = words(case, place);
            let link = ui.link(theme::bold(&words));
            if named(link, &format!("Go to {words}")).clicked() {
                actions.push(Action::GoTo(place.clone()));
            }
        }
        Place::File { .. } => {
            ui.label(theme::bold(place.to_string()));
        }
        Place::Everywhere => {}
    }
}

/// An issue is known to people by its number, not by its key.
fn words(case: &Case, place: &Place) -> String {
    match place {
        Place::Issue(key) => case
            .issue_number(key)
            .map_or_else(|| place.to_string(), |number| format!("issue {number}")),
        Place::Everywhere
        | Place::File { .. }
        | Place::Entry(_)
        | Place::Exhibit(_)
        | Place::Page(_)
        | Place::Field(_) => place.to_string(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    first.map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
