//! A finished bundle of anybody: what was looked at and what could not be, then rule by rule, with a picture of each
//! page that something is said of.

use std::time::Duration;

use egui::{Label, ProgressBar, RichText, Sense, Ui, vec2};

use crate::files::Shown as _;
use crate::finding::{Finding, Place, capitalised, pages as counted_pages};
use crate::gui::action::Action;
use crate::gui::any_bundle::{BundleAction, BundleCheck, Judged, Standing};
use crate::gui::preview::Key;
use crate::gui::view::widget::{aside, named};
use crate::gui::view::{Actions, drop_down, hover, pages};
use crate::gui::{icon, theme};
use crate::inspection::Verdict;
use crate::pdf::render::Picture;
use crate::profile::Profiles;

use super::framed;

/// Findings of a rule that are shown one by one.
const MOST: usize = 12;

pub(super) fn show(ui: &mut Ui, bundle: &BundleCheck, profiles: &Profiles, actions: &mut Actions) {
    aside(
        ui,
        "Any finished bundle (a PDF), whoever made it, is judged from the file alone. Nothing of it is kept.",
    );
    ui.add_space(4.0);
    choice(ui, bundle, profiles, actions);
    ui.add_space(4.0);
    match &bundle.standing {
        Standing::Nothing => start(ui, bundle, actions),
        Standing::Checking(done, all) => working(ui, *done, *all, actions),
        Standing::Refused(why) => {
            start(ui, bundle, actions);
            let words = format!("{}  It was not judged: {why}.", icon::ERROR);
            let bad = theme::palette(ui).bad;
            ui.add(Label::new(RichText::new(words).color(bad)).wrap());
            aside(
                ui,
                "Open it in another program and save it anew, without a password.",
            );
        }
        Standing::Done(judged) => list(ui, bundle.number, judged),
    }
}

fn wish(actions: &mut Actions, action: BundleAction) {
    actions.push(Action::Bundle(action));
}

fn choice(ui: &mut Ui, bundle: &BundleCheck, profiles: &Profiles, actions: &mut Actions) {
    ui.horizontal(|ui| {
        if ui.button("Choose a bundle…").clicked() {
            wish(actions, BundleAction::Choose);
        }
        match &bundle.file {
            Some(path) => {
                let name = path.file_name().unwrap_or_default().shown();
                hover::cut(ui, theme::bold(name));
            }
            None => aside(ui, "a PDF"),
        }
    });
    ui.horizontal(|ui| {
        ui.label("By the rules of");
        let own = profiles.get(&bundle.profile);
        let label = own.map_or(bundle.profile.as_str(), |profile| profile.name.as_str());
        let name = "The rules by which the bundle is judged";
        let list = drop_down::list(name.to_owned()).selected_text(label);
        drop_down::show(ui, list.width(420.0), name, |ui| {
            for profile in profiles.all() {
                let is_chosen = profile.id == bundle.profile;
                if drop_down::option(ui, is_chosen, &profile.name) && !is_chosen {
                    wish(actions, BundleAction::Profile(profile.id.clone()));
                }
            }
        });
    });
}

fn start(ui: &mut Ui, bundle: &BundleCheck, actions: &mut Actions) {
    let words = "Check this bundle";
    let is_ready = bundle.file.is_some();
    let button = ui.add_enabled(is_ready, egui::Button::new(words));
    let button = button.on_disabled_hover_text("Choose a bundle first.");
    if named(button, words).clicked() {
        wish(actions, BundleAction::Check);
    }
}

fn working(ui: &mut Ui, done: usize, all: usize, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let stop = ui.button("Cancel");
        if named(stop, "Cancel the check of the bundle").clicked() {
            wish(actions, BundleAction::Stop);
        }
        let words = match all {
            0 => "Looking at the file".to_owned(),
            all => format!("Reading {}: {done} done", counted_pages(all)),
        };
        let bar = ProgressBar::new(done as f32 / all.max(1) as f32).desired_width(320.0);
        named(ui.add(bar.text(&words)), "Progress of the check");
    });
    ui.ctx().request_repaint_after(Duration::from_secs(1));
}

fn list(ui: &mut Ui, number: u64, judged: &Judged) {
    let report = &judged.report;
    for (heading, lines) in [
        ("Looked at", &report.looked_at),
        ("Not looked at", &report.not_looked_at),
    ] {
        ui.label(theme::bold(heading));
        for line in lines {
            ui.add(Label::new(RichText::new(format!("· {line}")).small()).wrap());
        }
        ui.add_space(4.0);
    }
    let order = |verdict: &&Verdict| match verdict.kept {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    };
    let mut rules: Vec<&Verdict> = report.rules.iter().collect();
    rules.sort_by_key(order);
    for verdict in rules {
        framed(ui, |ui| rule(ui, (number, judged), verdict));
    }
}

fn rule(ui: &mut Ui, (number, judged): (u64, &Judged), verdict: &Verdict) {
    let palette = theme::palette(ui);
    let (sign, colour) = match verdict.kept {
        Some(true) => (icon::CHECK, palette.weak),
        Some(false) => (icon::ERROR, palette.bad),
        None => (icon::WARNING, palette.mixed),
    };
    let word = capitalised(&verdict.word().to_lowercase());
    let head = format!("{sign} {word}: {}", verdict.asks);
    ui.add(Label::new(theme::bold(head).color(colour)).wrap());
    if verdict.findings.is_empty() {
        ui.add(Label::new(RichText::new(&verdict.detail).size(13.0)).wrap());
    }
    for finding in verdict.findings.iter().take(MOST) {
        one(ui, (number, judged), finding);
    }
    if verdict.findings.len() > MOST {
        aside(ui, format!("and {} more", verdict.findings.len() - MOST));
    }
    aside(ui, format!("{}, {}", verdict.id, verdict.authority));
}

fn one(ui: &mut Ui, (number, judged): (u64, &Judged), finding: &Finding) {
    let page = match finding.place {
        Place::Page(page) => Some(page),
        _ => None,
    };
    ui.horizontal_top(|ui| {
        let drawn = page.and_then(|page| Some((page, judged.pictures.get(&page)?)));
        if let Some((page, drawn)) = drawn {
            picture(ui, (number, page), drawn);
        }
        let words = match page {
            Some(page) => format!("Page {page}: {}", finding.message),
            None => finding.message.clone(),
        };
        ui.add(Label::new(RichText::new(words).size(13.0)).wrap());
    });
}

/// Points of the longer side of a picture.
const SIDE: f32 = 150.0;

fn picture(ui: &mut Ui, (number, page): (u64, u32), drawn: &Picture) {
    let (width, height) = (drawn.width as f32, drawn.height as f32);
    let scale = SIDE / width.max(height).max(1.0);
    let size = vec2(width * scale, height * scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    named(response, &format!("Page {page} of the bundle"));
    if ui.is_rect_visible(rect) {
        let key = Key::new(!(number << 32 | u64::from(page) << 2 | 3), 3.0);
        pages::paint(ui, rect, key, drawn);
        let line = theme::palette(ui).line;
        let stroke = egui::Stroke::new(1.0, line);
        ui.painter()
            .rect_stroke(rect, 0, stroke, egui::StrokeKind::Outside);
    }
}
