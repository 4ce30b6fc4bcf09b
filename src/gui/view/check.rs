//! The last station: what to do or to know before filing, the tribunal's rules, what became of the quotations, who
//! has signed what off, what was found in the finished file; another paper whose quotations are
//! checked, and any finished bundle.

mod any_bundle;
mod exclusion;
mod filed;
mod findings;
mod hidden;
mod paper;
mod proof;
mod quotations;
mod rules;
mod sign_offs;

use egui::{Align, Frame, Layout, Margin, ScrollArea, Stroke, Ui, UiBuilder};

use crate::finding::Severity;
use crate::gui::action::Action;
use crate::gui::check_tab::CheckTab;
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::weight::Weight;

use super::stage::Pages;
use super::widget::aside;
use super::{Actions, tabs};

/// Wider lines are hard to read.
const COLUMN: f32 = 940.0;

pub(super) fn show(ui: &mut Ui, session: &Session, pages: &Pages<'_>, actions: &mut Actions) {
    title(ui, session, actions);
    aside(ui, summary(session));
    export(ui, session, actions);
    ui.add_space(4.0);
    heads(ui, session, actions);
    ui.separator();
    let tab = session.check_tab;
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.id_salt(("check", tab.label())).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let width = (area.width() - 12.0).min(COLUMN);
        let column = egui::Rect::from_min_size(area.min, egui::vec2(width, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
            match tab {
                CheckTab::ToDo => findings::show(ui, session, actions),
                CheckTab::Rules => rules::show(ui, session),
                CheckTab::Quotations => quotations::show(ui, session, actions),
                CheckTab::SignOff => sign_offs::show(ui, session, actions),
                CheckTab::FinishedFile => proof::show(ui, session, actions),
                CheckTab::Paper => paper::show(ui, session, pages.paper, actions),
                CheckTab::AnyBundle => {
                    any_bundle::show(ui, pages.bundle, &session.profiles, actions);
                }
            }
            ui.add_space(24.0);
        });
    });
}

/// One thing of a list.
fn framed(ui: &mut Ui, inside: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.side)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        inside(ui);
    });
}

/// The parts of the page, each with how much there is of it.
fn heads(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in CheckTab::ALL {
            let words = match count(tab, session) {
                Some(count) => format!("{} {count}", tab.label()),
                None => tab.label().to_owned(),
            };
            let is_shown = session.check_tab == tab;
            let head = tabs::head(ui, tab.label(), &words, tab.explanation(), is_shown);
            if head.clicked() {
                actions.push(Action::CheckTab(tab));
            }
        }
    });
}

fn count(tab: CheckTab, session: &Session) -> Option<String> {
    let of = |some: usize, all: usize| match (some, all) {
        (_, 0) => None,
        _ => Some(format!("{some}/{all}")),
    };
    match tab {
        CheckTab::ToDo => Some(session.listed_findings().count().to_string()),
        CheckTab::Rules => Some(session.survey.rules.len().to_string()),
        CheckTab::Quotations => {
            let (stand, all) = quotations::counts(session);
            of(stand, all)
        }
        CheckTab::SignOff => {
            let entries = session.case().entries();
            let signed = entries.filter(|entry| entry.signed_off.is_some());
            of(signed.count(), session.case().entries().count())
        }
        CheckTab::FinishedFile | CheckTab::Paper | CheckTab::AnyBundle => None,
    }
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

/// For instance `no errors, 3 to do, 2 warnings, no notes`.
fn summary(session: &Session) -> String {
    Weight::ALL
        .map(|weight| weight.counted(session.listed_of(weight).count()))
        .join(", ")
}

fn export(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let ready = Command::Export.stands_ready(session, ui.ctx());
    let words = match session.case().next_supplementary() {
        None => "Export the bundle".to_owned(),
        Some(number) => format!("Export supplementary bundle {number}"),
    };
    ui.horizontal(|ui| {
        let button = ui.add_enabled_ui(ready.is_ok(), |ui| {
            // The one that is filled stands in the bar above.
            ui.button(format!("{}  {words}", icon::EXPORT))
        });
        let button = super::widget::named(button.inner, &words);
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
