//! What can be done with an entry that has the focus, or with all that are picked with it: by its menu and
//! by keys.

use egui::{Key, Modifiers, Response, Ui};

use crate::case::{Edit, Entry};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::picked::Pick;
use crate::gui::session::Session;
use crate::gui::word::WordAction;

use super::super::arrange::moving::{self, entry_id};
use super::super::{Actions, context_menu};
use super::words::{note_id, proposition_id};
use super::{is_open, known_initials, set_open};

pub(super) fn show(
    ui: &Ui,
    session: &Session,
    entry: &Entry,
    block: &Response,
    actions: &mut Actions,
) {
    let number = entry.number;
    let how = ui.input(|input| Pick::by(input.modifiers));
    if block.clicked() || (how != Pick::Only && is_clicked_on_words(ui, number, block)) {
        block.request_focus();
        actions.push(Action::PickEntry(number, how));
    }
    keys(ui, session, number, block, actions);
    let all = session.entries_with(number);
    let is_asked = context_menu::show(ui, block, |ui| menu(ui, session, entry, &all, actions));
    if is_asked && !session.picked_entries.is_among(number) {
        actions.push(Action::PickEntry(number, Pick::Only));
    }
}

/// Words take a click for themselves, so that they can be chosen and copied. Those of a field keep it.
fn is_clicked_on_words(ui: &Ui, number: u32, block: &Response) -> bool {
    let is_field = |id| {
        let field = ui.ctx().read_response(id);
        field.is_some_and(|field| field.contains_pointer())
    };
    block.contains_pointer()
        && ui.input(|input| input.pointer.primary_clicked())
        && ![proposition_id(number), note_id(number)]
            .into_iter()
            .any(is_field)
}

fn keys(ui: &Ui, session: &Session, number: u32, block: &Response, actions: &mut Actions) {
    if !block.has_focus() {
        return;
    }
    let order: Vec<u32> = session.case().entries().map(|entry| entry.number).collect();
    let at = order.iter().position(|known| *known == number);
    let is_pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if is_pressed(Modifiers::NONE, Key::F2) {
        let words = proposition_id(number);
        ui.memory_mut(|memory| memory.request_focus(words));
        return;
    }
    if is_pressed(Modifiers::NONE, Key::Enter) {
        return set_open(ui, number, !is_open(ui, number));
    }
    if is_pressed(Modifiers::NONE, Key::Delete) {
        let all = session.entries_with(number);
        let last = order.iter().rposition(|known| all.contains(known));
        let rest = |known: &&u32| !all.contains(known);
        let after = order.iter().skip(last.unwrap_or_default()).find(rest);
        let next = after.or_else(|| order.iter().rev().find(rest));
        if let Some(next) = next {
            ui.memory_mut(|memory| memory.request_focus(entry_id(*next)));
        }
        return remove(session, &all, actions);
    }
    let steps = [(Key::ArrowUp, -1), (Key::ArrowDown, 1)];
    for (key, by) in steps {
        // Asked for with Shift first: without it, it would be heard too.
        let how = if is_pressed(Modifiers::SHIFT, key) {
            Pick::Range
        } else if is_pressed(Modifiers::NONE, key) {
            Pick::Only
        } else {
            continue;
        };
        let next = at.and_then(|at| at.checked_add_signed(by));
        if let Some(next) = next.and_then(|next| order.get(next)) {
            if how == Pick::Range && session.picked_entries.is_empty() {
                actions.push(Action::PickEntry(number, Pick::Only));
            }
            actions.push(Action::PickEntry(*next, how));
            ui.memory_mut(|memory| memory.request_focus(entry_id(*next)));
        }
    }
}

fn remove(session: &Session, all: &[u32], actions: &mut Actions) {
    let edits = all
        .iter()
        .map(|number| Edit::RemoveEntry { number: *number });
    let label = match all {
        [number] => format!("Remove {}", session.labels.entry(*number)),
        all => format!("Remove {} entries", all.len()),
    };
    actions.push(Action::EditTogether(label, edits.collect()));
}

fn menu(ui: &mut Ui, session: &Session, entry: &Entry, all: &[u32], actions: &mut Actions) {
    let what = match all {
        [number] => session.labels.entry(*number),
        all => format!("{} entries", all.len()),
    };
    if let [number] = all {
        if context_menu::item(ui, "Type its proposition", "F2", true) {
            let words = proposition_id(*number);
            ui.memory_mut(|memory| memory.request_focus(words));
        }
        let is_unfolded = is_open(ui, *number);
        let fold = if is_unfolded { "less" } else { "all" };
        if context_menu::item(ui, &format!("Show {fold} of it"), "Enter", true) {
            set_open(ui, *number, !is_unfolded);
        }
        if context_menu::item(ui, "Show it on its page", "", true) {
            actions.push(Action::PreviewEntry(*number));
        }
        if context_menu::item(ui, "Copy the words", "", true) {
            ui.ctx().copy_text(entry.passage.text.clone());
        }
        if context_menu::item(ui, "Copy its citation", "", true) {
            actions.push(Action::Word(WordAction::CopyEntry(*number)));
        }
        ui.separator();
    }
    let by = known_initials(ui, session).trim().to_owned();
    let is_open = |number: &&u32| {
        let entry = session.case().entry(**number);
        entry.is_some_and(|entry| entry.signed_off.is_none() && session.may_be_signed_off(entry))
    };
    let unsigned: Vec<u32> = all.iter().filter(is_open).copied().collect();
    let is_ready = !by.is_empty() && !unsigned.is_empty();
    if context_menu::item(ui, &format!("Sign {what} off"), "", is_ready) {
        let numbers = unsigned;
        actions.push(Action::SignOff { numbers, by });
    }
    move_to(ui, session, all, &what, actions);
    ui.separator();
    if context_menu::item(
        ui,
        &format!("Take {what} out of the schedule"),
        "Delete",
        true,
    ) {
        remove(session, all, actions);
    }
}

fn move_to(ui: &mut Ui, session: &Session, all: &[u32], what: &str, actions: &mut Actions) {
    let case = session.case();
    for issue in &case.issues {
        let is_there = |number: &u32| issue.entries.iter().any(|known| known.number == *number);
        if all.iter().all(is_there) {
            continue;
        }
        let to = case.issue_number(&issue.key).unwrap_or_default();
        if !context_menu::item(
            ui,
            &format!("Move {what} to issue {to}: {}", issue.label),
            "",
            true,
        ) {
            continue;
        }
        let coming = all.iter().filter(|number| !is_there(number));
        let edits: Vec<Edit> = coming
            .enumerate()
            .map(|(at, number)| Edit::MoveEntry {
                number: *number,
                issue: issue.key.clone(),
                to: issue.entries.len() + at,
            })
            .collect();
        match (edits.as_slice(), all) {
            ([edit], [number]) => {
                moving::ask_and_follow(ui, session, edit.clone(), &Place::Entry(*number), actions);
            }
            _ => actions.push(Action::EditTogether(
                format!("Move {what} to issue {to}"),
                edits,
            )),
        }
    }
}
