//! What would make the schedule fit: what can be merged, tighter forms, and weaker sources to choose from. Nothing is
//! dropped by itself: each is a change that the person makes here, and that undo takes back.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::export::{Candidate, Fitted, Length, Suggestion};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::fit::FitAction;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, link, named};

/// No more of the page than that.
const HEIGHT: f32 = 240.0;

/// The length as the meter has it.
pub(super) fn length(session: &Session) -> Length {
    let has_entries = session.case().entries().next().is_some();
    Length {
        pages: match has_entries {
            true => session.survey.schedule_pages,
            false => 0.0,
        },
        limit: session.survey.schedule_limit,
    }
}

/// By how much the schedule is too long, and the way to what would make it shorter.
pub(super) fn link_to_it(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let now = length(session);
    if session.case().entries().next().is_none() {
        return;
    }
    if now.over() > 0.0 {
        let bad = theme::palette(ui).bad;
        ui.label(theme::bold(now.told()).color(bad));
    }
    let is_open = session.fit.is_open;
    let name = match is_open {
        true => "Hide what would make it shorter",
        false => "What would make it shorter",
    };
    if named(link(ui, RichText::new(name).small()), name).clicked() {
        actions.push(Action::Fit(FitAction::Open(!is_open)));
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.fit.is_open && session.case().entries().next().is_some() {
        let scroll = ScrollArea::vertical().id_salt("fit").max_height(HEIGHT);
        scroll
            .auto_shrink([false, true])
            .show(ui, |ui| pane(ui, session, actions));
        let then = session
            .fit
            .came
            .as_ref()
            .and_then(|came| came.then.as_ref());
        if session.fit.is_current(session.revision) {
            preview(ui, session, then, actions);
        }
        ui.separator();
    }
}

fn pane(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let view = &session.fit;
    if let Some(why) = &view.failed {
        aside(ui, why);
    }
    let Some(came) = &view.came else {
        if view.failed.is_none() {
            aside(ui, "Working it out …");
        }
        return;
    };
    let is_current = view.is_current(session.revision);
    if !is_current {
        aside(ui, "Working it out …");
    }
    ui.add_enabled_ui(is_current, |ui| {
        suggestions(ui, &came.fit.suggestions, actions);
    });
    // Ticking goes on while the last tick is being worked out.
    let is_same_case = came.fit.length == length(session);
    ui.add_enabled_ui(is_current || (view.is_at_work() && is_same_case), |ui| {
        candidates(ui, session, &came.fit.candidates, actions);
    });
}

fn suggestions(ui: &mut Ui, all: &[Suggestion], actions: &mut Actions) {
    if all.is_empty() {
        aside(
            ui,
            "Nothing can be merged, and no tighter form would save anything.",
        );
    }
    for one in all {
        ui.horizontal_wrapped(|ui| {
            let name = format!("Do it: {}", one.label);
            if named(ui.small_button("Do it"), &name).clicked() {
                let edits = one.edits.clone();
                actions.push(Action::EditTogether(one.label.clone(), edits));
            }
            ui.label(theme::bold(format!("saves {}", one.saves.told())));
            ui.add(Label::new(one.label.as_str()).wrap());
            aside(ui, &one.why);
        });
    }
}

fn candidates(ui: &mut Ui, session: &Session, all: &[Candidate], actions: &mut Actions) {
    let (view, labels) = (&session.fit, &session.labels);
    if all.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.label("Weaker sources of what another entry says. Tick what could be left out:");
    for one in all {
        ui.horizontal_wrapped(|ui| {
            let mut is_out = view.out.contains(&one.number);
            let words = labels.entry(one.number);
            let tick = ui.checkbox(&mut is_out, words);
            if named(tick, &format!("Leave out {}", labels.entry(one.number))).changed() {
                actions.push(Action::Fit(FitAction::LeaveOut(one.number, is_out)));
            }
            ui.label(theme::bold(format!("saves {}", one.saves.told())));
            aside(ui, format!("{}.", one.why));
            if one.goes_against {
                aside(
                    ui,
                    "It goes against the appellant: another that does stays.",
                );
            }
            let name = format!("Look at {}", labels.entry(one.number));
            if named(link(ui, RichText::new("look").small()), &name).clicked() {
                actions.push(Action::GoTo(Place::Entry(one.number)));
            }
        });
    }
}

/// The schedule without what is ticked: how long it would be, issue by issue.
fn preview(ui: &mut Ui, session: &Session, then: Option<&Fitted>, actions: &mut Actions) {
    let Some(then) = then else { return };
    let palette = theme::palette(ui);
    let length = then.length;
    let words = format!("Without them: {}", length.in_full());
    let ink = match length.over() > 0.0 {
        true => palette.bad,
        false => palette.good,
    };
    ui.label(theme::bold(words).color(ink));
    for issue in &then.issues {
        let entries: Vec<String> = issue
            .entries
            .iter()
            .map(|entry| format!("{} {:.1}", session.labels.entry(entry.number), entry.pages))
            .collect();
        aside(
            ui,
            format!(
                "{} {:.1}: {}",
                issue.number,
                issue.pages,
                entries.join(", ")
            ),
        );
    }
    match session.fit.leave_out(session.case(), &session.labels) {
        Err(why) => {
            ui.add(Label::new(RichText::new(why).color(palette.bad)).wrap());
        }
        Ok(edits) => {
            if named(ui.button("Leave these out"), "Leave these out").clicked() {
                let label = format!(
                    "Leave out {}",
                    crate::finding::counted(edits.len(), "entry", "entries")
                );
                actions.push(Action::EditTogether(label, edits));
            }
        }
    }
}
