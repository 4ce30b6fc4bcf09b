//! The tribunal whose rules the case is made and checked for.

use egui::{RichText, Ui};

use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::profile::{Profile, Profiles};

use super::widget::aside;
use super::{Actions, drop_down};

/// On the page of the case.
pub(super) fn choose(ui: &mut Ui, session: &Session, width: f32, actions: &mut Actions) {
    let chosen = session.case().profile.as_str();
    let (profiles, name) = (&session.profiles, "Tribunal");
    if let Some(id) = list(ui, profiles, chosen, (name, width)) {
        actions.push(Action::ChooseTribunal(id));
    }
    match session.profile() {
        Ok(profile) => aside(ui, below(profile)),
        Err(unknown) => {
            let colour = theme::palette(ui).bad;
            let words = RichText::new(format!("{unknown}.")).size(13.0);
            ui.add(egui::Label::new(words.color(colour)).wrap());
        }
    }
}

/// Which one is chosen now.
pub(super) fn list(
    ui: &mut Ui,
    profiles: &Profiles,
    chosen: &str,
    (name, width): (&str, f32),
) -> Option<String> {
    let known = profiles.all().iter().find(|one| one.id == chosen);
    let shown = known.map_or(chosen, |one| one.name.as_str());
    let list = drop_down::list(("profile", name))
        .selected_text(shown)
        .truncate()
        .width(width);
    let mut wanted = None;
    drop_down::show(ui, list, name, |ui| {
        for one in profiles.all() {
            let label = format!("{}, rules in force from {}", one.name, one.in_force);
            if drop_down::option(ui, one.id == chosen, label) {
                wanted = Some(one.id.clone());
            }
        }
    });
    wanted
}

/// `In force from 1 November 2024; 16 values not confirmed`
fn below(profile: &Profile) -> String {
    let values = profile.values();
    let open = values.iter().filter(|row| row.is_open()).count();
    let until = profile.until.map(|day| format!(" to {day}"));
    let until = until.unwrap_or_default();
    let confirmed = match open {
        0 => "every value is confirmed".to_owned(),
        open => format!(
            "{} not confirmed",
            crate::finding::counted(open, "value", "values")
        ),
    };
    format!(
        "Rules in force from {}{until}; {confirmed}",
        profile.in_force
    )
}
