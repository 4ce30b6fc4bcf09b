//! Beside the paper: how long the schedule is, what costs most, and a way to every issue and entry.

use egui::{Align, Button, Frame, Layout, Margin, Response, ScrollArea, Ui};

use crate::case::Entry;
use crate::finding::{Place, counted};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, link, meter, named};
use crate::gui::view::{Actions, hover};

use super::{fit, issue};

/// An entry that takes more of a page than this is worth a look when the schedule is too long.
const LONG: f32 = 0.5;
/// How many of them are named.
const NAMED: usize = 4;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let width = (ui.available_width() * 0.24).clamp(200.0, 300.0);
    let frame = Frame::new().inner_margin(Margin {
        left: 0,
        right: 10,
        top: 14,
        bottom: 6,
    });
    egui::Panel::left("outline of the schedule")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false)
        .exact_size(width)
        .show(ui, |ui| {
            length(ui, session, actions);
            ui.add_space(8.0);
            ui.label(theme::bold("Outline"));
            let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("outline");
            scroll.show(ui, |ui| rows(ui, session, actions));
        });
}

/// The meter, and what to shorten first.
fn length(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let now = fit::length(session);
    let used = now.pages;
    let Some(limit) = now.limit.map(|most| most as f32) else {
        return unlimited(ui, session, used, actions);
    };
    let over = used - limit;
    let (words, colour) = if over > 0.0 {
        (format!("{over:.1} pages too long"), palette.bad)
    } else {
        (format!("{:.1} pages left", -over), palette.text)
    };
    ui.horizontal(|ui| {
        ui.label(theme::bold("Length"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            aside(ui, format!("{used:.1} of {limit:.0}"));
        });
    });
    let fill = if over > 0.0 {
        palette.bad
    } else {
        palette.accent
    };
    let fraction = if limit > 0.0 {
        (used / limit).min(1.0)
    } else {
        0.0
    };
    let bar = meter(ui, fraction, fill);
    named(bar, &format!("Length of the schedule: {words}"));
    ui.label(egui::RichText::new(words).color(colour));
    trim(ui, session, over > 0.0, actions);
}

/// The tribunal sets no limit that is known.
fn unlimited(ui: &mut Ui, session: &Session, used: f32, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::bold("Length"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            aside(ui, format!("{used:.1} pages, no limit known"));
        });
    });
    trim(ui, session, false, actions);
}

/// The dearest entries first.
fn trim(ui: &mut Ui, session: &Session, is_too_long: bool, actions: &mut Actions) {
    let costs = session.survey.entry_costs.iter();
    let mut long: Vec<(u32, f32)> = costs.map(|(number, cost)| (*number, *cost)).collect();
    long.retain(|(_, cost)| *cost > LONG);
    long.sort_by(|a, b| b.1.total_cmp(&a.1));
    let words = match long.len() {
        0 if is_too_long => "No entry costs more than half a page: take some out".to_owned(),
        0 => return,
        count => format!(
            "{} more than half a page",
            counted(count, "entry costs", "entries cost")
        ),
    };
    let advice = if is_too_long {
        "; shorten these first:"
    } else {
        ":"
    };
    let advice = if long.is_empty() { "." } else { advice };
    aside(ui, format!("{words}{advice}"));
    ui.horizontal_wrapped(|ui| {
        for (number, cost) in long.iter().take(NAMED) {
            let text =
                egui::RichText::new(format!("{} ({cost:.1})", session.labels.entry(*number)))
                    .small();
            let name = format!("Go to {}, {cost:.1} pages", session.labels.entry(*number));
            if named(link(ui, text), &name).clicked() {
                actions.push(Action::GoTo(Place::Entry(*number)));
            }
        }
    });
}

fn rows(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().button_padding = egui::vec2(6.0, 3.0);
    for known in &session.case().issues {
        let number = session.case().issue_number(&known.key).unwrap_or_default();
        let text = theme::bold(issue::short(number, known)).size(13.0);
        let name = format!("Outline: issue {number}");
        let mut costs = session.survey.issue_costs.iter();
        let cost = costs.find(|cost| cost.key == known.key);
        let right = cost.map(|cost| format!("{:.1}", cost.pages));
        if row(ui, text, right, &known.label, &name).clicked() {
            actions.push(Action::GoTo(Place::Issue(known.key.clone())));
        }
        for entry in &known.entries {
            if entry_row(ui, session, entry).clicked() {
                actions.push(Action::GoTo(Place::Entry(entry.number)));
            }
        }
        ui.add_space(5.0);
    }
}

fn entry_row(ui: &mut Ui, session: &Session, entry: &Entry) -> Response {
    let number = entry.number;
    let cost = session.survey.entry_costs.get(&number).copied();
    let says = entry.proposition.as_deref();
    let says = says.unwrap_or(&entry.source.title);
    let tick = match entry.signed_off {
        Some(_) => icon::TICK,
        None => " ",
    };
    let text =
        egui::RichText::new(format!("   {}  {says}", session.labels.entry(number))).size(13.0);
    let right = format!("{tick} {:.1}", cost.unwrap_or_default());
    let signed = match entry.signed_off {
        Some(_) => ", signed off",
        None => "",
    };
    let name = format!("Outline: {}{signed}", session.labels.entry(number));
    row(ui, text, Some(right), says, &name)
}

fn row(
    ui: &mut Ui,
    text: egui::RichText,
    right: Option<String>,
    whole: &str,
    name: &str,
) -> Response {
    let weak = theme::palette(ui).weak;
    let wide = |ui: &Ui, words: egui::RichText| {
        let words = egui::WidgetText::from(words);
        let wrap = Some(egui::TextWrapMode::Extend);
        let galley = words.into_galley(ui, wrap, f32::INFINITY, egui::TextStyle::Button);
        galley.size().x + ui.spacing().item_spacing.x
    };
    let small = |right: &String| egui::RichText::new(right).small();
    let beside = right.as_ref().map_or(0.0, |right| wide(ui, small(right)));
    let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
    let is_cut = wide(ui, text.clone()) + beside > room;
    let mut button = Button::new(text)
        .frame_when_inactive(false)
        .min_size(egui::vec2(ui.available_width(), 0.0))
        .truncate();
    if let Some(right) = right {
        button = button.right_text(egui::RichText::new(right).small().color(weak));
    } else {
        button = button.right_text("");
    }
    let response = ui.add(button);
    let response = match is_cut {
        true => hover::beside(response, whole),
        false => response,
    };
    named(response, name)
}
