//! What a person may set aside, each with a reason that is kept, the numbering of entries, and what is printed
//! with them on request.

use egui::{TextEdit, Ui};

use crate::case::{Edit, LEAST_REASON, Numbers, OverrideKind, Remark, ShorterForm};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, field_id, fold, named};

/// The rules, with what to type, and the name that screen readers say.
const RULES: [(OverrideKind, &str, &str); 2] = [
    (
        OverrideKind::ScheduleLength,
        "Permission for a longer schedule: who gave it and when. It is printed.",
        "Permission for a longer schedule",
    ),
    (
        OverrideKind::DraftMark,
        "Print without DRAFT although not all is signed off: why. It is kept, not printed.",
        "Reason to print without the draft mark",
    ),
];

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let case = session.case();
    let set_aside = RULES
        .iter()
        .filter(|(rule, _, _)| case.set_aside(*rule).is_some());
    let title = match set_aside.count() {
        0 => "Numbers and exceptions".to_owned(),
        count => format!("Numbers and exceptions ({count} set aside)"),
    };
    let header = fold(title).id_salt("exceptions");
    let response = header.show(ui, |ui| {
        numbers(ui, session, actions);
        for (rule, label, name) in RULES {
            reason(ui, session, rule, label, name, actions);
            aside(ui, told(session, rule));
        }
        remarks(ui, session, actions);
        shorter(ui, session, actions);
        exclusion(ui, session, actions);
    });
    named(response.header_response, "Numbers and exceptions");
}

/// Forms in which the schedule takes less room.
fn shorter(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.label("Tighter forms of the schedule:");
    ui.horizontal_wrapped(|ui| {
        for form in ShorterForm::ALL {
            let mut wanted = session.case().shorter.contains(&form);
            let tick = ui.checkbox(&mut wanted, form.label());
            if named(tick, form.label()).clicked() {
                actions.push(Action::Edit(Edit::SetShorter(form, wanted)));
            }
        }
    });
}

/// What is printed with each entry only on request.
fn remarks(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.label(
        "Printed behind each citation, beside the kind of source and through whom it was seen:",
    );
    ui.horizontal_wrapped(|ui| {
        for remark in Remark::ALL {
            let mut wanted = session.case().remarks.contains(&remark);
            let hint = match remark {
                Remark::Stance => {
                    "Your own assessment, which the other side reads; nothing is ever called adverse there"
                }
                Remark::Tier => {
                    "Whether it was read at its own address, has a defect or is only a relay"
                }
                Remark::Extent => {
                    "Whether it was read in full or in part when the passage was written"
                }
            };
            let tick = ui.checkbox(&mut wanted, remark.label()).on_hover_text(hint);
            if named(tick, &format!("Print: {}", remark.label())).clicked() {
                actions.push(Action::Edit(Edit::SetRemark { remark, wanted }));
            }
        }
    });
}

/// Who has considered exclusion, where somebody has.
fn exclusion(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some(given) = &session.case().exclusion_considered else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        aside(
            ui,
            format!(
                "Exclusion (Article 1F) was considered by {} on {}. It is kept, not printed.",
                given.by, given.on
            ),
        );
        if named(
            ui.button("Take back"),
            "Take back that exclusion was considered",
        )
        .clicked()
        {
            let (by, on) = (String::new(), session.today);
            actions.push(Action::Edit(Edit::ConsiderExclusion { by, on }));
        }
    });
}

/// Whether the reason is taken as one. It always has its line, so that nothing moves while it is typed.
fn told(session: &Session, rule: OverrideKind) -> String {
    let asked = format!("A reason has two words and {LEAST_REASON} letters at least.");
    if let Some(kept) = session.case().set_aside(rule) {
        return format!("Set aside on {}.", kept.on);
    }
    if !session.case().overrides.contains_key(&rule) {
        return asked;
    }
    let still = match rule {
        OverrideKind::DraftMark => "Every page still says DRAFT.",
        OverrideKind::ScheduleLength => "The limit still holds.",
    };
    format!("Not taken yet. {asked} {still}")
}

/// Numbers follow the order of print until somebody outside can have been told them.
fn numbers(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.case().numbers == Numbers::Automatic {
        aside(
            ui,
            "Numbers: by themselves, in the order of print, until a bundle is made that is no draft. From then on they stay.",
        );
        return;
    }
    aside(
        ui,
        "Numbers: kept, because others may have been told them. A new entry gets the next free number.",
    );
    let response = ui.button("Number entries in print order").on_hover_text(
        "Not after filing: others may have cited the old numbers. You are asked first.",
    );
    if response.clicked() {
        actions.push(Action::Renumber);
    }
}

fn reason(
    ui: &mut Ui,
    session: &Session,
    rule: OverrideKind,
    label: &str,
    name: &str,
    actions: &mut Actions,
) {
    aside(ui, label);
    let kept = session.case().overrides.get(&rule);
    let mut reason = kept.map(|kept| kept.reason.clone()).unwrap_or_default();
    let field = TextEdit::singleline(&mut reason)
        .id(field_id(("exception", name)))
        .min_size(theme::FIELD)
        .desired_width(f32::INFINITY);
    if named(ui.add(field), name).changed() {
        let on = session.today;
        actions.push(Action::Edit(Edit::SetOverride { rule, reason, on }));
    }
}
