//! Moving entries and issues by keyboard, with the focus kept on what moved and its new place said.
//!
//! Blocks have ids that go with them wherever they stand, so the focus and what is unfolded goes too.

use egui::{Context, EventFilter, Id, Key, Modifiers, Response, Ui};

use crate::case::{Case, Edit, EntryList};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::entry_numbers::Renumbered;
use crate::gui::session::Session;
use crate::gui::view::{Actions, focus};
use crate::profile::Labels;

/// Which way along the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui::view) enum Way {
    Up,
    Down,
}

pub(in crate::gui::view) fn entry_id(number: u32) -> Id {
    Id::unique(("entry of the schedule", number))
}

pub(in crate::gui::view) fn issue_id(key: &str) -> Id {
    Id::unique(("issue of the schedule", key.to_owned()))
}

/// What belongs to a block goes with its entry when that gets another number: the focus, whether it is unfolded, and
/// whether it is to be brought into view.
pub(in crate::gui) fn follow_entries(context: &Context, numbers: &Renumbered) {
    let focused = context.memory(|memory| memory.focused());
    let mut with_focus = numbers
        .before()
        .filter(|before| focused == Some(entry_id(*before)));
    if let Some(now) = with_focus.next().and_then(|before| numbers.now(before)) {
        context.memory_mut(|memory| memory.request_focus(entry_id(now)));
    }
    context.data_mut(|data| {
        let were = numbers.before();
        let were = were.filter_map(|before| {
            let was = data.remove_temp::<bool>(open_id(before))?;
            Some((numbers.now(before)?, was))
        });
        for (number, was) in were.collect::<Vec<_>>() {
            data.insert_temp(open_id(number), was);
        }
        let place = data.get_temp::<Option<Place>>(followed()).flatten();
        if let Some(Place::Entry(before)) = place {
            data.insert_temp(followed(), numbers.now(before).map(Place::Entry));
        }
    });
}

/// Where it is kept whether an entry is unfolded.
pub(in crate::gui::view) fn open_id(number: u32) -> Id {
    entry_id(number).with("open")
}

fn announcement() -> Id {
    Id::unique("what was moved last")
}

fn followed() -> Id {
    Id::unique("what is brought into view next")
}

/// How long it is said where something was moved to, in seconds.
const SAID_FOR: f64 = 6.0;

/// Where the thing went that was moved last. After a while it is old news, and as soon as the schedule
/// changes in any other way it may be untrue.
pub(super) fn announced(ui: &Ui, revision: u64) -> Option<String> {
    let place = announcement();
    let mut said = ui
        .data(|data| data.get_temp::<Option<Said>>(place))
        .flatten()?;
    let now = ui.input(|input| input.time);
    // The move itself has become part of the case only by now.
    let made = *said.made.get_or_insert(revision);
    let left = SAID_FOR - (now - said.at);
    if made != revision || left <= 0.0 {
        ui.data_mut(|data| data.remove::<Option<Said>>(place));
        return None;
    }
    let words = said.words.clone();
    ui.data_mut(|data| data.insert_temp(place, Some(said)));
    let left = std::time::Duration::try_from_secs_f64(left).unwrap_or_default();
    ui.ctx().request_repaint_after(left);
    Some(words)
}

#[derive(Clone)]
struct Said {
    words: String,
    /// When it was moved, by the window's clock.
    at: f64,
    /// The revision that the move made.
    made: Option<u64>,
}

/// Asks for a move and says where it leads.
pub(in crate::gui::view) fn ask(
    ui: &Ui,
    session: &Session,
    edit: Edit,
    place: &Place,
    actions: &mut Actions,
) {
    let case = session.case();
    if let Ok(after) = case.with(&edit) {
        let words = match place {
            Place::Entry(number) => {
                let numbers = EntryList::of(case).numbers_in(&EntryList::of(&after));
                let now = numbers.get(number).copied().unwrap_or(*number);
                entry_place(&after, &session.labels, now)
            }
            Place::Issue(key) => issue_place(&after, key),
            Place::Everywhere
            | Place::File { .. }
            | Place::Exhibit(_)
            | Place::Page(_)
            | Place::Field(_) => String::new(),
        };
        let at = ui.input(|input| input.time);
        let said = Said {
            words,
            at,
            made: None,
        };
        ui.data_mut(|data| data.insert_temp(announcement(), Some(said)));
    }
    actions.push(Action::EditApart(edit));
}

/// The same, and what moves is kept in view.
pub(in crate::gui::view) fn ask_and_follow(
    ui: &Ui,
    session: &Session,
    edit: Edit,
    place: &Place,
    actions: &mut Actions,
) {
    ask(ui, session, edit, place, actions);
    ui.data_mut(|data| data.insert_temp(followed(), Some(place.clone())));
}

/// Brings a block into view where it was moved, or where somebody asked to be led to it; the latter
/// gives it the focus, so that it is seen and heard.
pub(in crate::gui::view) fn follow(response: &Response, go_to: Option<&Place>, place: &Place) {
    let context = &response.ctx;
    let moved: Option<Place> = context.data(|data| data.get_temp(followed())).flatten();
    if moved.as_ref() == Some(place) {
        response.scroll_to_me(None);
        context.data_mut(|data| data.insert_temp(followed(), None::<Place>));
    }
    if go_to == Some(place) {
        response.scroll_to_me(Some(egui::Align::Center));
    } else if response.gained_focus() {
        response.scroll_to_me(None);
    }
    focus::give(response, go_to == Some(place));
}

/// `CS 3: place 1 of 4 under issue 2`.
pub(in crate::gui::view) fn entry_place(case: &Case, labels: &Labels, number: u32) -> String {
    let Some(issue) = case.issue_of(number) else {
        return String::new();
    };
    let mut entries = issue.entries.iter();
    let at = entries.position(|entry| entry.number == number);
    let at = at.unwrap_or_default() + 1;
    let under = case.issue_number(&issue.key).unwrap_or_default();
    let count = issue.entries.len();
    format!(
        "{}: place {at} of {count} under issue {under}",
        labels.entry(number)
    )
}

/// `Issue 2 of 3`.
pub(super) fn issue_place(case: &Case, key: &str) -> String {
    let number = case.issue_number(key).unwrap_or_default();
    let mut issues = case.issues.iter();
    let at = issues.position(|issue| issue.key == key);
    let at = at.unwrap_or_default() + 1;
    format!("Issue {number}: place {at} of {}", case.issues.len())
}

/// Whether Alt and an arrow were pressed on the block that has the focus.
pub(super) fn pressed(ui: &Ui, id: Id) -> Option<Way> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    if is_pressed(Key::ArrowUp) {
        Some(Way::Up)
    } else if is_pressed(Key::ArrowDown) {
        Some(Way::Down)
    } else {
        None
    }
}

/// One place up or down, across the borders of issues too.
pub(in crate::gui::view) fn step_entry(case: &Case, number: u32, way: Way) -> Option<Edit> {
    let holds = |issue: &crate::case::DisputedIssue| {
        let mut entries = issue.entries.iter();
        entries.position(|entry| entry.number == number)
    };
    let mut issues = case.issues.iter().enumerate();
    let (at, position) = issues.find_map(|(at, issue)| Some((at, holds(issue)?)))?;
    let own = case.issues.get(at)?;
    let (issue, to) = match way {
        Way::Up if position > 0 => (own, position - 1),
        Way::Up => {
            let before = case.issues.get(at.checked_sub(1)?)?;
            (before, before.entries.len())
        }
        Way::Down if position + 1 < own.entries.len() => (own, position + 1),
        Way::Down => (case.issues.get(at + 1)?, 0),
    };
    let issue = issue.key.clone();
    Some(Edit::MoveEntry { number, issue, to })
}

pub(super) fn step_issue(case: &Case, key: &str, way: Way) -> Option<Edit> {
    let at = case.issues.iter().position(|issue| issue.key == key)?;
    let to = match way {
        Way::Up => at.checked_sub(1)?,
        Way::Down => at + 1,
    };
    let key = key.to_owned();
    (to < case.issues.len()).then_some(Edit::MoveIssue { key, to })
}

/// Goes on with what the keys say about the entry that has the focus.
pub(in crate::gui::view) fn entry_keys(
    ui: &Ui,
    session: &Session,
    id: Id,
    number: u32,
    actions: &mut Actions,
) {
    let step = pressed(ui, id).and_then(|way| step_entry(session.case(), number, way));
    if let Some(edit) = step {
        ask_and_follow(ui, session, edit, &Place::Entry(number), actions);
    }
}
