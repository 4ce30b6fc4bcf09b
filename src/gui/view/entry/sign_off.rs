//! A person's word that an entry has been held against its source.

use egui::{Button, Id, RichText, TextEdit, Ui};

use crate::case::{Edit, Entry};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};

const HINT: &str = "You give your word that you have held the entry against its source. Until all are signed off, every page says DRAFT.";

/// Of an extract that is not found in its file as it is quoted.
pub(in crate::gui::view) const COMPARE: &str = "Its words were not found in the file as they are quoted, or no file is at hand. Open its page in the reader and compare them there: then it can be signed off beside the page.";

fn memory() -> Id {
    Id::unique("initials")
}

/// The initials typed last, remembered from one entry to the next, or else those of the settings.
pub(in crate::gui::view) fn known_initials(ui: &Ui, session: &Session) -> String {
    let typed: Option<String> = ui.data(|data| data.get_temp(memory()));
    typed.unwrap_or_else(|| session.initials.clone())
}

/// Where they are typed.
pub(in crate::gui::view) fn initials_field(ui: &mut Ui, session: &Session, id: Id, name: &str) {
    let mut initials = known_initials(ui, session);
    let field = TextEdit::singleline(&mut initials)
        .id(id)
        .hint_text("initials")
        .desired_width(64.0);
    if named(ui.add(field), name).changed() {
        ui.data_mut(|data| data.insert_temp(memory(), initials));
    }
}

/// Laid out from the right.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    entry: &Entry,
    open: bool,
    actions: &mut Actions,
) {
    let number = entry.number;
    let palette = theme::palette(ui);
    if let Some(given) = &entry.signed_off {
        let text = RichText::new("Withdraw").small();
        let withdraw = ui.add(Button::new(text).frame_when_inactive(false));
        let name = format!("Withdraw sign-off of {}", session.labels.entry(number));
        if named(withdraw, &name).clicked() {
            actions.push(Action::Edit(Edit::WithdrawSignOff { number }));
        }
        let words = format!("{} Signed off by {} on {}", icon::TICK, given.by, given.on);
        ui.label(RichText::new(words).small().color(palette.good))
            .on_hover_text(HINT);
        return;
    }
    let id = memory().with(number);
    let initials = known_initials(ui, session);
    let by = initials.trim().to_owned();
    let text = RichText::new("Sign off").small();
    let is_ready = session.may_be_signed_off(entry);
    let button = ui.add_enabled(is_ready, Button::new(text));
    let button = button.on_hover_text(HINT).on_disabled_hover_text(COMPARE);
    if named(
        button,
        &format!("Sign off {}", session.labels.entry(number)),
    )
    .clicked()
    {
        if by.is_empty() {
            // Somebody has to give their name to it: the field opens and waits.
            super::set_open(ui, number, true);
            ui.memory_mut(|memory| memory.request_focus(id));
        } else {
            let on = session.today;
            actions.push(Action::Edit(Edit::SignOff { number, by, on }));
        }
    }
    if open {
        initials_field(
            ui,
            session,
            id,
            &format!("Initials for {}", session.labels.entry(number)),
        );
    }
    aside(ui, "not signed off");
}
