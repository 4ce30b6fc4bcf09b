//! Words of a document that nobody sees: which they are and where, what can be decided of each, and what was.

use egui::{Button, Ui};

use crate::case::{Document, Edit, Exhibit, HiddenChange, HiddenKind, HiddenPlace};
use crate::gui::action::Action;
use crate::gui::hidden::HiddenAction;
use crate::gui::session::Session;
use crate::preflight::{HiddenItem, reason_for};

use super::super::Actions;
use super::super::widget::{aside, fold, named};

/// So many are listed: a page may hide thousands.
const MOST: usize = 200;

/// So many stand open at once: the pane is narrow, and more would push the small pages out of sight.
const FEW: usize = 3;

/// Characters of one that are shown, and those that hovering over it shows.
const SHORT: usize = 90;
const LONGEST: usize = 400;

/// The document whose hidden words are listed.
struct About<'s> {
    session: &'s Session,
    exhibit: &'s Exhibit,
    document: &'s Document,
    /// From 1.
    place: usize,
}

impl<'s> About<'s> {
    fn of(session: &'s Session, exhibit: &'s Exhibit, place: usize) -> Option<Self> {
        Some(About {
            session,
            exhibit,
            document: session.case().document_of(exhibit)?,
            place,
        })
    }
}

/// Whether there is anything to show but comments: these have a list of their own.
pub(super) fn is_any(session: &Session, exhibit: &Exhibit) -> bool {
    let document = session.case().document_of(exhibit);
    let has_lost = document.is_some_and(|document| document.cleaned.is_some());
    let mut items = session.hidden_of(exhibit.number).iter();
    has_lost || items.any(|item| item.place.kind != HiddenKind::Comment)
}

/// What can be decided of comments, where nothing else is hidden: within their list.
pub(super) fn of_comments(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let about = About::of(session, exhibit, place);
    let Some(about) = about.filter(|_| !is_any(session, exhibit)) else {
        return;
    };
    let items = session.hidden_of(exhibit.number);
    all_at_once(ui, &about, items.len(), actions);
    for (at, item) in items.iter().take(MOST).enumerate() {
        row(ui, &about, at + 1, item, actions);
    }
}

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let Some(about) = About::of(session, exhibit, place) else {
        return;
    };
    let items = session.hidden_of(exhibit.number);
    let taken: Vec<&HiddenPlace> = about
        .document
        .taken_out()
        .filter(|place| exhibit.holds(place.page))
        .collect();
    if !is_any(session, exhibit) || items.is_empty() && taken.is_empty() {
        return;
    }
    let list = fold(title(items.len(), taken.len())).id_salt(("hidden words", exhibit.number));
    let is_sought = session.hidden.looked_for == Some(exhibit.number);
    let list = list
        .default_open(items.len() + taken.len() <= FEW)
        .open(is_sought.then_some(true));
    // One click away, also where the list is folded.
    all_at_once(ui, &about, items.len(), actions);
    let shown = list.show(ui, |ui| {
        for (at, item) in items.iter().take(MOST).enumerate() {
            row(ui, &about, at + 1, item, actions);
        }
        if items.len() > MOST {
            aside(ui, format!("and {} more", items.len() - MOST));
        }
        taken_out(ui, &about, &taken, actions);
    });
    if is_sought {
        shown.header_response.scroll_to_me(Some(egui::Align::Min));
    }
}

/// `HIDDEN WORDS 3, 1 taken out`.
fn title(items: usize, taken: usize) -> String {
    match (items, taken) {
        (_, 0) => format!("HIDDEN WORDS {items}"),
        (0, _) => format!("HIDDEN WORDS taken out {taken}"),
        _ => format!("HIDDEN WORDS {items}, taken out {taken}"),
    }
}

fn wish(actions: &mut Actions, action: HiddenAction) {
    actions.push(Action::Hidden(action));
}

/// One click for all that can go without a page looking otherwise.
fn all_at_once(ui: &mut Ui, about: &About<'_>, count: usize, actions: &mut Actions) {
    let number = about.exhibit.number;
    let going = about.session.hidden_going(number).len();
    // The only one has a button of its own.
    if going == 0 || count == 1 {
        return;
    }
    let words = match going {
        1 => "Take out the one that changes nothing to the eye".to_owned(),
        count => format!("Take out all {count} that change nothing to the eye"),
    };
    let meaning = "In a copy: the file itself is never changed, and Undo takes it back. Each page is drawn before and after, and what would make it look otherwise is left";
    let button = button(ui, about.session, &words).on_hover_text(meaning);
    if named(button, &format!("{words} of document {}", about.place)).clicked() {
        wish(actions, HiddenAction::TakeAllOut(Some(number)));
    }
}

/// Not while copies are being made.
fn button(ui: &mut Ui, session: &Session, words: &str) -> egui::Response {
    let is_free = session.hidden.leaving.is_none();
    ui.add_enabled(is_free, Button::new(words).wrap())
}

/// `at` counts from 1.
fn row(ui: &mut Ui, about: &About<'_>, at: usize, item: &HiddenItem, actions: &mut Actions) {
    let HiddenPlace { page, kind, .. } = &item.place;
    let said = |most: usize| {
        let text: String = item.text.chars().take(most).collect();
        let more = if text.len() < item.text.len() {
            "…"
        } else {
            ""
        };
        format!("“{text}{more}”")
    };
    ui.label(format!("p. {page} {}: {}", kind.words(), said(SHORT)))
        .on_hover_text(said(LONGEST));
    let of = format!("hidden words {at} of document {}", about.place);
    match reason_for(about.document, &item.place) {
        Some(reason) => filed(ui, about, &of, (&item.place, reason), actions),
        None => decide(ui, about, &of, &item.place, actions),
    }
}

fn decide(ui: &mut Ui, about: &About<'_>, of: &str, place: &HiddenPlace, actions: &mut Actions) {
    let number = about.exhibit.number;
    ui.horizontal_wrapped(|ui| {
        let (words, meaning) = match place.kind {
            HiddenKind::UnappliedRedaction => (
                "Black out",
                "Carries the redaction out: a black box, and nothing beneath it",
            ),
            HiddenKind::LayerOff => (
                "Take out",
                "With all else that lies on hidden layers of this page",
            ),
            _ => (
                "Take out",
                "In a copy: the file itself is never changed, and Undo takes it back",
            ),
        };
        let take = button(ui, about.session, words).on_hover_text(meaning);
        if named(take, &format!("{words} {of}")).clicked() {
            wish(actions, HiddenAction::TakeOut(number, vec![place.clone()]));
        }
        let file = button(ui, about.session, "File knowingly…");
        let file = file.on_hover_text("They go into the bundle, for a reason that you give");
        if named(file, &format!("File {of} knowingly")).clicked() {
            wish(actions, HiddenAction::Ask(number, vec![place.clone()]));
        }
    });
}

/// What was decided can be decided again.
fn filed(
    ui: &mut Ui,
    about: &About<'_>,
    of: &str,
    (place, reason): (&HiddenPlace, &str),
    actions: &mut Actions,
) {
    ui.horizontal_wrapped(|ui| {
        aside(ui, format!("Filed knowingly: {reason}"));
        let again = button(ui, about.session, "Put back");
        let again = again.on_hover_text("Nothing is decided about it then");
        if named(again, &format!("Put the decision on {of} back")).clicked() {
            let change = HiddenChange::FileKnowingly {
                places: vec![place.clone()],
                reason: String::new(),
            };
            let edit = Edit::Hidden(about.document.id, change);
            actions.push(Action::EditApart(edit));
        }
    });
}

/// The words themselves are not in the case: only where they stood.
fn taken_out(ui: &mut Ui, about: &About<'_>, taken: &[&HiddenPlace], actions: &mut Actions) {
    let number = about.exhibit.number;
    for (at, place) in taken.iter().take(MOST).enumerate() {
        ui.horizontal_wrapped(|ui| {
            let HiddenPlace { page, kind, .. } = place;
            aside(ui, format!("Taken out: p. {page} {}", kind.words()));
            let back = button(ui, about.session, "Put back");
            let back = back.on_hover_text("They stand in the document again");
            let of = format!("{} of document {}", at + 1, about.place);
            if named(back, &format!("Put hidden words back {of}")).clicked() {
                wish(
                    actions,
                    HiddenAction::PutBack(number, vec![(*place).clone()]),
                );
            }
        });
    }
    if taken.len() > 1 {
        let back = button(ui, about.session, "Put all of them back");
        let name = format!("Put all hidden words back of document {}", about.place);
        if named(back, &name).clicked() {
            let all = taken.iter().map(|place| (*place).clone()).collect();
            wish(actions, HiddenAction::PutBack(number, all));
        }
    }
}
