//! The road, at the left of the window: its stations from a new case to a bundle that can be filed,
//! what each of them holds by now, and how full the schedule is.

use egui::accesskit::Role;
use egui::{Align, Layout, Rect, Response, Sense, Stroke, Ui, Vec2};

use crate::finding::{counted, pages};
use crate::gui::action::{Action, Stage};
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::panel::Panel;
use crate::gui::reader::Reader;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::weight::Weight;

use super::widget::{aside, named};
use super::{Actions, hover, room};

const WIDTH: f32 = 208.0;
/// Only the icons, where the page needs the room.
const FOLDED: f32 = 64.0;
const ROW: f32 = 44.0;

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(8, 10));
    egui::Panel::left("road")
        .frame(frame)
        .resizable(false)
        .exact_size(if room::is_narrow(ui) { FOLDED } else { WIDTH })
        .show(ui, |ui| {
            Panel::Road.begin(ui);
            ui.spacing_mut().item_spacing.y = 2.0;
            for stage in Stage::ALL.into_iter().chain([Stage::Read]) {
                if stage == Stage::Read {
                    line(ui);
                }
                if station(ui, session, reader, stage).clicked() {
                    actions.push(Action::Command(Command::Go(stage)));
                }
            }
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| meter(ui, session));
        });
}

/// Between the road and what lies beside it.
fn line(ui: &mut Ui) {
    let size = Vec2::new(ui.available_width(), 5.0);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let stroke = Stroke::new(1.0, theme::palette(ui).line);
    ui.painter()
        .hline(area.shrink(6.0).x_range(), area.center().y, stroke);
}

pub(super) fn sign(stage: Stage) -> &'static str {
    match stage {
        Stage::Case => icon::CASE,
        Stage::Claimant => icon::CLAIMANT,
        Stage::Evidence => icon::EVIDENCE,
        Stage::Arrange => icon::ARRANGE,
        Stage::Documents => icon::DOCUMENTS,
        Stage::Preview => icon::PREVIEW,
        Stage::Check => icon::CHECK,
        Stage::Read => icon::READ,
    }
}

/// One station: sign, name, and what it holds.
fn station(ui: &mut Ui, session: &Session, reader: &Reader, stage: Stage) -> Response {
    let palette = theme::palette(ui);
    let command = Command::Go(stage);
    let is_shown = session.stage == stage;
    let (area, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let ground = palette.row(is_shown, &response).unwrap_or(palette.side);
    let painter = ui.painter();
    painter.rect_filled(area, 8, ground);
    if is_shown {
        let bar = Rect::from_min_size(area.min + Vec2::new(0.0, 10.0), Vec2::new(3.0, ROW - 20.0));
        painter.rect_filled(bar, 2, palette.accent);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.accent);
        painter.rect_stroke(area, 8, stroke, egui::StrokeKind::Inside);
    }
    let colour = if is_shown {
        palette.accent
    } else {
        palette.weak
    };
    let middle = area.left_center() + Vec2::new(24.0, 0.0);
    painter.text(
        middle,
        egui::Align2::CENTER_CENTER,
        sign(stage),
        theme::icon_font(20.0),
        colour,
    );
    let (status, tint) = match stage {
        Stage::Read => (
            reader.name().unwrap_or("no report open".into()),
            palette.weak,
        ),
        stage => status(session, stage, &palette),
    };
    let keys = ui.ctx().format_shortcut(&command.shortcut());
    let hint = format!("{} ({keys})", command.explanation());
    let is_narrow = room::is_narrow(ui);
    let is_whole = !is_narrow && words(ui, area, command.label(), (&status, tint));
    let hint = match (is_narrow, is_whole) {
        (true, _) => format!("{}: {status}\n{hint}", command.label()),
        (false, true) => hint,
        (false, false) => format!("{status}\n{hint}"),
    };
    let response = hover::beside(response, hint);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(is_shown);
        node.set_description(status);
    });
    named(response, command.label())
}

/// The name of a station beside its sign, and below it what it holds. Says whether there was room for all.
fn words(ui: &Ui, area: Rect, name: &str, (status, tint): (&str, egui::Color32)) -> bool {
    let place = |down| egui::pos2(area.left() + 46.0, area.center().y + down);
    let (painter, align) = (ui.painter(), egui::Align2::LEFT_CENTER);
    let ink = theme::palette(ui).text;
    painter.text(place(-9.0), align, name, theme::bold_font(14.0), ink);
    let (small, at) = (egui::FontId::proportional(12.0), place(9.0));
    let status = hover::fitted(ui, status, small, tint, area.right() - 6.0 - at.x);
    let is_whole = !status.elided;
    painter.galley(at - Vec2::new(0.0, status.size().y / 2.0), status, tint);
    is_whole
}

/// What a station holds, in a few words, and their colour; the words alone say it too.
fn status(session: &Session, stage: Stage, palette: &theme::Palette) -> (String, egui::Color32) {
    let case = session.case();
    let quiet = |words: String| (words, palette.weak);
    match stage {
        Stage::Case => {
            let reference = case.heading.reference.trim();
            let is_empty = reference.is_empty();
            quiet(if is_empty {
                "no appeal number".into()
            } else {
                reference.to_owned()
            })
        }
        Stage::Claimant => quiet(match case.claimant.characteristics.len() {
            0 if case.claimant.nationality.is_none() => "nothing ticked".into(),
            count => format!("{count} ticked"),
        }),
        Stage::Evidence => quiet(match &session.library_findings {
            None => "reading the library".into(),
            Some(_) => counted(
                session.evidence.fitting_count(),
                "passage fits",
                "passages fit",
            ),
        }),
        Stage::Arrange => quiet(some(case.entries().count(), "entry", "entries")),
        Stage::Documents if session.is_examining => quiet("reading files".into()),
        Stage::Documents => quiet(some(case.exhibits.len(), "document", "documents")),
        Stage::Preview => quiet("the pages as they will be".into()),
        Stage::Check => check(session, palette),
        Stage::Read => quiet(String::new()),
    }
}

fn check(session: &Session, palette: &theme::Palette) -> (String, egui::Color32) {
    let gravest = [Weight::Error, Weight::Warning];
    let mut gravest = gravest.into_iter();
    let is_there = |weight: Weight| session.of_weight(weight).next().is_some();
    let has_to_do = is_there(Weight::ToDo);
    let to_do = session.count_of(Weight::ToDo);
    match gravest.find(|weight| is_there(*weight)) {
        Some(weight) => {
            let beside = if has_to_do {
                format!(", {to_do}")
            } else {
                String::new()
            };
            let words = format!("{}{beside}", session.count_of(weight));
            (words, weight.colour(palette))
        }
        None if has_to_do => (to_do, palette.weak),
        None => ("ready to export".into(), palette.good),
    }
}

fn some(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        count => counted(count, one, many),
    }
}

/// `7.4 of 12 pages`, as a bar and in words. Laid out from the bottom upwards.
fn meter(ui: &mut Ui, session: &Session) {
    let palette = theme::palette(ui);
    let (filled, limit) = (session.survey.schedule_pages, session.survey.schedule_limit);
    let has_entries = session.case().entries().next().is_some();
    let used = if has_entries { filled } else { 0.0 };
    let is_over = limit.is_some_and(|limit| used > limit as f32);
    let words = match limit {
        Some(limit) => format!("{used:.1} of {}", pages(limit)),
        None => format!("{used:.1} pages"),
    };
    let text = if is_over {
        format!("{words}: too long")
    } else {
        words
    };
    let fraction = match limit {
        Some(limit @ 1..) => (used / limit as f32).min(1.0),
        _ => 0.0,
    };
    let (fill, ink) = if is_over {
        (palette.bad, palette.bad)
    } else {
        (palette.accent, palette.text)
    };
    ui.add_space(4.0);
    let name = format!("Schedule length: {text}");
    let bar = named(super::widget::meter(ui, fraction, fill), &name);
    if room::is_narrow(ui) {
        bar.on_hover_text(format!("Country evidence schedule: {text}"));
        let most = limit.map(|limit| format!("/{limit}"));
        let short = format!("{used:.1}{}", most.unwrap_or_default());
        let short = theme::bold(short).size(12.0);
        ui.label(short.color(ink));
        return;
    }
    ui.label(theme::bold(&text).color(ink));
    aside(ui, "Country evidence schedule");
}
