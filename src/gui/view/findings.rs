//! The bottom panel: everything that a person should know or mend, gravest first.

use egui::{Panel, ScrollArea, Ui};

use crate::finding::{Finding, Place, Severity};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, named, sign_button};

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 8));
    if !session.lists_findings {
        let panel = Panel::bottom("findings-counted").frame(frame);
        panel.show(ui, |ui| title(ui, session, actions));
        return;
    }
    Panel::bottom("findings")
        .frame(frame)
        .resizable(true)
        .default_size((ui.available_height() * 0.17).max(96.0))
        .min_size(44.0)
        .max_size(420.0)
        .show(ui, |ui| {
            title(ui, session, actions);
            ScrollArea::vertical()
                .auto_shrink(false)
                .id_salt("findings")
                .show(ui, |ui| {
                    let mut findings: Vec<&Finding> = session.findings().collect();
                    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
                    for finding in findings {
                        show_finding(ui, finding, actions);
                    }
                });
        });
}

fn title(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::heading("Findings"));
        aside(ui, summary(session));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let (word, name) = if session.lists_findings {
                ("Hide", "Hide the findings")
            } else {
                ("Show", "Show the findings")
            };
            if sign_button(ui, word, name, true) {
                actions.push(Action::ListFindings(!session.lists_findings));
            }
        });
    });
}

/// For instance `1 error, 2 warnings, no notes`.
fn summary(session: &Session) -> String {
    let of = |severity: Severity| {
        let same = |finding: &&Finding| finding.severity == severity;
        match session.findings().filter(same).count() {
            0 => format!("no {severity}s"),
            1 => format!("1 {severity}"),
            count => format!("{count} {severity}s"),
        }
    };
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(of)
        .join(", ")
}

fn show_finding(ui: &mut Ui, finding: &Finding, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(
            theme::bold(finding.severity.to_string()).color(palette.severity(finding.severity)),
        );
        match &finding.place {
            Place::Entry(_) | Place::Issue(_) => {
                let link = ui.link(finding.place.to_string());
                if named(link, &format!("Go to {}", finding.place)).clicked() {
                    actions.push(Action::GoTo(finding.place.clone()));
                }
            }
            Place::File { .. } | Place::Field(_) | Place::Page(_) | Place::Exhibit(_) => {
                ui.label(theme::bold(finding.place.to_string()));
            }
            Place::Everywhere => {}
        }
        ui.label(&finding.message);
        if let Some(hint) = &finding.hint {
            aside(ui, hint);
        }
    });
}
