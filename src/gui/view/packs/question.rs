//! What is asked at the screen of packs before something would be lost, or made.

use egui::{Key, TextEdit, Ui};

use crate::files::Lock;
use crate::files::Shown as _;
use crate::finding::counted;
use crate::gui::packs::{LeftBehind, NewPackForm, PackAction, PackAnswer, PackQuestion, Packs};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, field_id, named};
use crate::gui::view::{Actions, dialog, nationality};

use super::{compare, push};

pub(in crate::gui) fn ask(
    ui: &Ui,
    question: &PackQuestion,
    session: &Session,
    packs: &Packs,
    actions: &mut Actions,
) {
    let width = if *question == PackQuestion::Compare {
        820.0
    } else {
        500.0
    };
    let is_escaped = dialog::show(ui, "pack-question", |ui| {
        ui.set_width(width);
        match question {
            PackQuestion::GiveUp(_) => give_up(ui, packs, actions),
            PackQuestion::Compare => changed(ui, packs, actions),
            PackQuestion::Locked(lock) => locked(ui, lock, actions),
            PackQuestion::NewPack(form) => new_pack(ui, session, form, actions),
            PackQuestion::LeftBehind(left) => left_behind(ui, left, actions),
        }
    });
    if is_escaped {
        push(actions, PackAction::Answer(PackAnswer::GoOn));
    }
}

fn answers(ui: &mut Ui, all: &[(&str, PackAnswer, bool)], actions: &mut Actions) {
    dialog::buttons(ui, |ui| {
        let first = all.iter().position(|(_, _, enabled)| *enabled);
        for (at, (label, answer, enabled)) in all.iter().enumerate() {
            let button = dialog::button(ui, label, first == Some(at), *enabled);
            let button = named(button, &format!("Answer: {label}"));
            if first == Some(at) {
                dialog::take_focus(ui, &button);
            }
            if button.clicked() {
                push(actions, PackAction::Answer(*answer));
            }
        }
    });
}

fn left_behind(ui: &mut Ui, left: &LeftBehind, actions: &mut Actions) {
    ui.label(theme::heading("Take up where you left off?"));
    let until = left.until.as_ref();
    let until = until.map(|until| format!(" until {until}"));
    ui.label(format!(
        "The program ended while “{}” in the pack “{}” was being typed. What was typed{} was kept.",
        left.title(),
        left.pack,
        until.unwrap_or_default()
    ));
    let all = [
        ("Take the kept source", PackAnswer::Recover, true),
        ("Throw it away", PackAnswer::ThrowAway, true),
        ("Decide later", PackAnswer::Later, true),
    ];
    answers(ui, &all, actions);
}

fn give_up(ui: &mut Ui, packs: &Packs, actions: &mut Actions) {
    ui.label(theme::heading("Save the source first?"));
    let draft = packs.draft.as_ref();
    let title = draft
        .map(crate::gui::packs::Draft::title)
        .unwrap_or_default();
    ui.label(format!("“{title}” has changes that are not saved."));
    let can_be_saved = draft.is_some_and(crate::gui::packs::Draft::can_be_saved);
    if !can_be_saved {
        aside(
            ui,
            "It cannot be saved yet: something in it must be put right first.",
        );
    }
    let all = [
        ("Save", PackAnswer::SaveFirst, can_be_saved),
        ("Lose the changes", PackAnswer::GiveUp, true),
        ("Go on editing", PackAnswer::GoOn, true),
    ];
    answers(ui, &all, actions);
}

fn changed(ui: &mut Ui, packs: &Packs, actions: &mut Actions) {
    let Some(draft) = &packs.draft else { return };
    let is_gone = matches!(draft.theirs, Some(None));
    ui.label(theme::heading("Somebody else changed this source"));
    ui.label(if is_gone {
        "Its file is no longer there. What you typed is still in the form."
    } else {
        "It was saved by somebody else since you opened it. Here is where the two differ; nothing is overwritten until you say so."
    });
    ui.add_space(8.0);
    if !is_gone {
        compare::show(ui, draft);
    }
    let can_be_saved = draft.can_be_saved();
    let all = [
        ("Go on editing", PackAnswer::GoOn, true),
        ("Take theirs", PackAnswer::TakeTheirs, !is_gone),
        (
            "Keep mine as a new source",
            PackAnswer::KeepMineAsNew,
            can_be_saved,
        ),
        ("Put mine in its place", PackAnswer::KeepMine, can_be_saved),
    ];
    answers(ui, &all, actions);
}

fn locked(ui: &mut Ui, lock: &Lock, actions: &mut Actions) {
    let age = lock.age.map(|age| match age {
        0..=119 => counted(age, "second", "seconds"),
        120..=7199 => counted(age / 60, "minute", "minutes"),
        _ => counted(age / 3600, "hour", "hours"),
    });
    let since = age.map(|age| format!(" for {age}")).unwrap_or_default();
    if lock.is_stale {
        ui.label(theme::heading("A lock was left behind"));
        ui.label(format!(
            "{} has held the pack{since}. Saving takes a moment only, so their program was most likely cut off. If you are sure that nobody is saving, remove the lock.",
            crate::finding::capitalised(lock.holder())
        ));
        let all = [
            ("Go on editing", PackAnswer::GoOn, true),
            ("Remove the lock and save", PackAnswer::BreakLock, true),
        ];
        answers(ui, &all, actions);
    } else {
        ui.label(theme::heading("Somebody else is saving"));
        ui.label(format!(
            "{} is saving into this pack{since}. Nothing of yours is lost: save again in a moment.",
            crate::finding::capitalised(lock.holder())
        ));
        answers(ui, &[("Go on editing", PackAnswer::GoOn, true)], actions);
    }
}

fn new_pack(ui: &mut Ui, session: &Session, form: &NewPackForm, actions: &mut Actions) {
    ui.label(theme::heading("New pack"));
    aside(ui, format!("in {}", form.folder.shown()));
    ui.add_space(6.0);
    let (mut typed, mut is_entered) = (form.clone(), false);
    for (label, text) in [("Title", &mut typed.title), ("Short name", &mut typed.id)] {
        ui.label(label);
        let edit = TextEdit::singleline(text)
            .id(field_id(("new pack", label)))
            .min_size(theme::FIELD)
            .desired_width(f32::INFINITY);
        let edit = named(ui.add(edit), &format!("{label} of the new pack"));
        is_entered |= edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if label == "Title" {
            dialog::take_focus(ui, &edit);
        }
    }
    ui.label("About appellants who are");
    let chosen = (!typed.nationality.is_empty()).then_some(typed.nationality.as_str());
    let width = ui.available_width();
    let name = "Nationality of the new pack";
    if let Some(code) = nationality::pick(ui, session, name, chosen, width) {
        typed.nationality = code;
    }
    let fault = typed.fault(&session.library);
    if let Some(fault) = fault {
        let palette = theme::palette(ui);
        ui.label(egui::RichText::new(fault).small().color(palette.bad));
    }
    if typed != *form {
        push(actions, PackAction::TypeNewPack(typed));
    }
    dialog::buttons(ui, |ui| {
        let is_made = dialog::button(ui, "Make the pack", true, fault.is_none()).clicked();
        if fault.is_none() && (is_made || is_entered) {
            push(actions, PackAction::MakePack);
        }
        if named(ui.button("Cancel"), "Answer: Cancel").clicked() {
            push(actions, PackAction::Answer(PackAnswer::GoOn));
        }
    });
}
