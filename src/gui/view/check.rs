//! The last station: everything that a person should know or mend before filing, gravest first.

use egui::{ScrollArea, Ui};

use crate::finding::{Finding, Place, Severity};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, empty, named};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.label(theme::title("Before you file"));
    aside(ui, summary(session));
    ui.add_space(6.0);
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("findings")
        .show(ui, |ui| {
            let mut findings: Vec<&Finding> = session.findings().collect();
            if findings.is_empty() {
                empty(
                    ui,
                    "Nothing to mend.",
                    "Export the bundle: it is checked once more from the finished file.",
                );
            }
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            for finding in findings {
                show_finding(ui, finding, actions);
            }
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
            Place::Entry(_)
            | Place::Issue(_)
            | Place::Exhibit(_)
            | Place::Field(_)
            | Place::Page(_) => {
                let link = ui.link(finding.place.to_string());
                if named(link, &format!("Go to {}", finding.place)).clicked() {
                    actions.push(Action::GoTo(finding.place.clone()));
                }
            }
            Place::File { .. } => {
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
