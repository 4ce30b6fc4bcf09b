//! One source as it is, with its passages: to be read, copied or edited.

use egui::{Label, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::packs::{PackAction, Packs};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, named, tag};
use crate::gui::view::{Actions, terms};
use crate::library::{Passage, Retired, Shelved, Source};

use super::push;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    shelved: &Shelved,
    actions: &mut Actions,
) {
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("source", shelved.source.id.as_str()))
        .show(ui, |ui| {
            // Longer lines are hard to read.
            ui.set_max_width(ui.available_width().min(860.0));
            let source = &shelved.source;
            ui.add(Label::new(theme::heading(&source.title)).wrap());
            ui.label(&source.publisher);
            what_to_do(ui, session, packs, shelved, actions);
            ui.add_space(6.0);
            retired(ui, source.retired.as_ref());
            facts(ui, source);
            ui.add_space(10.0);
            ui.label(theme::heading(match source.passages.len() {
                0 => "No passages yet".to_owned(),
                count => counted(count, "passage", "passages"),
            }));
            for passage in &source.passages {
                ui.add_space(6.0);
                show_passage(ui, session, passage);
            }
        });
}

fn what_to_do(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    shelved: &Shelved,
    actions: &mut Actions,
) {
    let id = &shelved.source.id;
    ui.horizontal_wrapped(|ui| {
        let own = packs.own_at(shelved.pack);
        if own.is_some() {
            let palette = theme::palette(ui);
            let label = theme::bold("Edit or retire").color(palette.on_accent);
            let button = egui::Button::new(label).fill(palette.accent);
            let hint = "Change it, add passages, or say that it is no longer to be relied on";
            if named(ui.add(button).on_hover_text(hint), "Edit or retire").clicked() {
                push(actions, PackAction::Edit(id.clone()));
            }
        }
        let others = packs.own.iter().filter_map(|own| own.number);
        let mut others = others.filter(|number| *number != shelved.pack).peekable();
        if own.is_none() && others.peek().is_none() {
            ui.add_enabled(false, egui::Button::new("Copy into my pack"))
                .on_disabled_hover_text("Open or make a pack of your own first");
        }
        for number in others {
            let title = session
                .library
                .packs
                .get(number)
                .map_or("", |pack| &pack.title);
            let label = if packs.own.len() == 1 {
                "Copy into my pack".to_owned()
            } else {
                format!("Copy into {title}")
            };
            let hint = "The copy gets short names of its own and says where it comes from";
            if ui.button(label).on_hover_text(hint).clicked() {
                push(actions, PackAction::Copy(id.clone(), number));
            }
        }
        if own.is_none() {
            aside(
                ui,
                "This source ships with the program: it is changed in a copy.",
            );
        }
    });
}

fn retired(ui: &mut Ui, retired: Option<&Retired>) {
    if let Some(Retired { on, why }) = retired {
        let palette = theme::palette(ui);
        let text = format!("Retired on {on}: {why}");
        ui.label(theme::bold(text).color(palette.bad));
    }
}

fn facts(ui: &mut Ui, source: &Source) {
    let date = |date: Option<crate::library::Date>| date.map(|date| date.to_string());
    let ids = |ids: &[crate::library::SourceId]| {
        let ids: Vec<&str> = ids.iter().map(crate::library::SourceId::as_str).collect();
        (!ids.is_empty()).then(|| ids.join(", "))
    };
    let covers = source
        .covers
        .map(|period| format!("{} to {}", period.from, period.to));
    let kind = source.described_as.clone();
    let rows = [
        ("Short name", Some(source.id.to_string())),
        (
            "Kind",
            kind.or_else(|| Some(source.publisher_kind.label().to_owned())),
        ),
        (
            "Published",
            date(source.published).or_else(|| Some("not known".to_owned())),
        ),
        ("Covers", covers),
        ("Address", Some(source.address.clone())),
        ("Language", Some(source.language.clone())),
        ("Licence", source.licence.clone()),
        ("Reliability", Some(source.tier.label().to_owned())),
        ("Read", Some(source.read.label().to_owned())),
        ("Seen through", source.seen_through.clone()),
        (
            "Findings of",
            (!source.findings_of.is_empty()).then(|| source.findings_of.join(", ")),
        ),
        ("Relies on", ids(&source.relies_on)),
        ("Limits", source.limits.clone()),
        ("Replaces", ids(&source.supersedes)),
    ];
    egui::Grid::new("facts")
        .num_columns(2)
        .spacing([14.0, 4.0])
        .show(ui, |ui| {
            for (name, value) in rows {
                if let Some(value) = value {
                    aside(ui, name);
                    ui.add(Label::new(value).wrap());
                    ui.end_row();
                }
            }
        });
}

fn show_passage(ui: &mut Ui, session: &Session, passage: &Passage) {
    let palette = theme::palette(ui);
    egui::Frame::new()
        .fill(palette.side)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::bold(passage.id.as_str()).color(palette.accent));
                tag(ui, passage.stance.label(), palette.stance(passage.stance));
                tag(ui, passage.kind.label(), palette.weak);
                if let Some(pinpoint) = &passage.pinpoint {
                    tag(ui, pinpoint, palette.weak);
                }
            });
            retired(ui, passage.retired.as_ref());
            ui.label(&passage.text);
            let taxonomy = &session.library.taxonomy;
            let about: Vec<&str> = passage.about.iter().map(|id| taxonomy.label(id)).collect();
            aside(ui, format!("About: {}", about.join(", ")));
            let issues = passage.issues.iter().map(|id| {
                let issue = taxonomy.issue(id);
                issue.map_or(id.to_string(), |issue| issue.title().to_owned())
            });
            aside(
                ui,
                format!("Issues: {}", issues.collect::<Vec<_>>().join(", ")),
            );
            if let Some(note) = &passage.note {
                aside(ui, format!("Note: {note}"));
            }
            aside(
                ui,
                format!("Where it was seen: {}", terms::seen(&passage.provenance)),
            );
        });
}
