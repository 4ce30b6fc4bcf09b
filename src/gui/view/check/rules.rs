//! The tribunal's rules as a table: what each asks for, whether the case keeps it, on which authority,
//! and how far that was read.

use egui::{Align, Layout, RichText, Stroke, Ui};

use crate::finding::{FileCode, Finding};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::aside;
use crate::preflight::{RuleStanding, Standing};
use crate::profile::{Force, Status};

/// Widths of the columns, as parts of the whole: standing, what is asked for, authority.
const PARTS: [f32; 3] = [0.17, 0.35, 0.48];

pub(super) fn show(ui: &mut Ui, session: &Session) {
    aside(
        ui,
        "The program is offline: it has opened no link. Open each link of the schedule yourself before filing.",
    );
    ui.add_space(4.0);
    let captions = ["This case", "Rule", "Authority, and how far it was read"];
    row(ui, |ui, at| {
        if let Some(caption) = captions.get(at) {
            aside(ui, *caption);
        }
    });
    for rule in &session.survey.rules {
        line(ui);
        let (sign, word, found) = standing(session, rule);
        let palette = theme::palette(ui);
        let colour = match sign {
            icon::TICK => palette.good,
            icon::ERROR => palette.bad,
            icon::WARNING => palette.mixed,
            _ => palette.weak,
        };
        row(ui, |ui, at| match at {
            0 => {
                let words = theme::bold(format!("{sign} {word}")).color(colour);
                let name = format!("{}: {word}, {found}", rule.asks);
                let response = ui.add(egui::Label::new(words).wrap());
                // What a label says is its value.
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_value(name));
            }
            1 => {
                ui.add(egui::Label::new(&rule.asks).wrap());
                small(ui, &found);
            }
            _ => {
                small(ui, &rule.authority);
                read(ui, rule);
            }
        });
    }
    line(ui);
    values(ui, session);
}

/// All that the profile says, with who has confirmed it.
fn values(ui: &mut Ui, session: &Session) {
    let Ok(profile) = session.profile() else {
        return;
    };
    ui.add_space(10.0);
    let title = format!("Every value of the profile “{}”", profile.id);
    egui::CollapsingHeader::new(title).show(ui, |ui| {
        aside(
            ui,
            "To confirm one, open the tribunal’s own text in the reader, find the paragraph, and choose “Confirm a rule…” there.",
        );
        for value in profile.values() {
            line(ui);
            row(ui, |ui, at| match at {
                0 => small(ui, value.about),
                1 => {
                    ui.add(egui::Label::new(&value.value).wrap());
                }
                _ => small(ui, &format!("{} ({})", value.authority, value.standing())),
            });
        }
    });
}

fn small(ui: &mut Ui, words: &str) {
    let colour = theme::palette(ui).weak;
    let words = RichText::new(words).size(12.5).color(colour);
    ui.add(egui::Label::new(words).wrap());
}

/// How binding the rule is and how far it was read.
fn read(ui: &mut Ui, rule: &RuleStanding) {
    let palette = theme::palette(ui);
    let force = match rule.force {
        Force::Must => "Binding",
        Force::Should => "Guidance, not binding here",
        Force::Technical => "A limit of the tribunal’s software",
        Force::House => "Our own choice",
    };
    let (status, colour) = match rule.status {
        _ if rule.confirmed.is_some() => ("confirmed", palette.good),
        Status::Seen => ("read", palette.weak),
        Status::SeenInPart => (
            "read in part: check it before you rely on it",
            palette.mixed,
        ),
        Status::Unverified => ("not read: check it before you rely on it", palette.mixed),
    };
    let by = match (&rule.confirmed, rule.force) {
        (Some(given), _) => format!(
            " by {} on {}, paragraph {}",
            given.by, given.on, given.paragraph
        ),
        (None, Force::House) => String::new(),
        (None, _) => "; not confirmed".to_owned(),
    };
    ui.label(
        RichText::new(format!("{force}; {status}{by}"))
            .size(12.5)
            .color(colour),
    )
    .on_hover_text("How binding the rule is, how far its text was read when it was collected, and whether somebody here has held it against the authority itself");
}

/// Sign, word and what was found.
fn standing(session: &Session, rule: &RuleStanding) -> (&'static str, &'static str, String) {
    let found = rule.found.clone();
    let code = match &rule.standing {
        Standing::Kept => return (icon::TICK, "Kept", found),
        Standing::DoesNotArise => return ("–", "Does not arise", found),
        Standing::Broken if rule.force == Force::House => {
            return (icon::WARNING, "To check", found);
        }
        Standing::Broken => return (icon::ERROR, "Not kept", found),
        Standing::SetAside => return (icon::WARNING, "Set aside", found),
        Standing::InFile(code) => *code,
    };
    let Some(last) = &session.last_export else {
        return (
            icon::NOTE,
            "At export",
            format!("{found}; checked when exported"),
        );
    };
    let is_it = |finding: &&Finding| finding.code == code;
    match last.findings.iter().find(is_it) {
        Some(finding) => (icon::ERROR, "Not kept", finding.message.clone()),
        None if code == FileCode::FileSize => {
            let found = format!("{:.1} MB, from the finished file", last.size);
            (icon::TICK, "Kept", found)
        }
        None => (icon::TICK, "Kept", "from the finished file".to_owned()),
    }
}

fn line(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let area = ui.allocate_space(egui::vec2(ui.available_width(), 5.0)).1;
    let painter = ui.painter();
    painter.hline(
        area.x_range(),
        area.center().y,
        Stroke::new(1.0, palette.line),
    );
}

/// Three cells side by side, as high as the highest.
fn row(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 1.0);
        for (at, part) in PARTS.into_iter().enumerate() {
            let size = egui::vec2(width * part, 0.0);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::LEFT), |ui| {
                ui.set_width(width * part - 10.0);
                cell(ui, at);
            });
            ui.add_space(10.0);
        }
    });
}
