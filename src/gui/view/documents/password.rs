//! The password of a document that is locked with one: asked for until it opens the file.
//!
//! What is typed stays in the window's memory until the button is pressed, and then in the session.
//! It is shown as dots, and written nowhere.

use egui::text_edit::TextEditState;
use egui::{Id, Key, RichText, TextEdit, Ui};

use crate::case::Exhibit;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::pdf::import::{Password, Refusal};

use super::super::Actions;
use super::super::widget::{aside, named};

/// Nothing where the file is not locked, or is open. `place` counts documents from 1.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let Some(said) = asked(session, exhibit) else {
        return;
    };
    let colour = theme::palette(ui).bad;
    ui.add_space(6.0);
    ui.label(RichText::new(format!("{}  {said}", icon::LOCK)).color(colour));
    ui.horizontal(|ui| {
        // Another case has a document of that number too; what is half typed here is not for it.
        let id = Id::unique(("password of document", session.shown, exhibit.number));
        let (name, button) = (
            format!("Password of document {place}"),
            format!("Open document {place}"),
        );
        if let Some(password) = password_field(ui, id, (&name, &button)) {
            let unlock = DocumentAction::Unlock(exhibit.number, password);
            actions.push(Action::Documents(unlock));
        }
    });
    aside(
        ui,
        "It is kept in memory until this case is closed, and written nowhere.",
    );
}

/// Why a password is asked for, where one is.
pub(super) fn asked(session: &Session, exhibit: &Exhibit) -> Option<&'static str> {
    let found = session.documents.get(&exhibit.number)?;
    match found.as_ref().ok()?.survey.as_ref().err()? {
        Refusal::Locked => Some("Locked with a password"),
        Refusal::WrongPassword => Some("Locked: that password does not open it"),
        Refusal::PasswordUseless => Some(
            "Locked: the password is right, but the file is too damaged or too large to be unlocked here. Save a copy without one, then replace the file",
        ),
        _ => None,
    }
}

/// What was typed, once the button or Enter is pressed. The names are those of the field and of its button.
pub(in crate::gui::view) fn password_field(
    ui: &mut Ui,
    id: Id,
    (name, button_name): (&str, &str),
) -> Option<Password> {
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = TextEdit::singleline(&mut typed)
        .id(id)
        .password(true)
        .hint_text("Password")
        .desired_width(160.0);
    let field = named(ui.add(field), name);
    go_on(&field);
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let button = ui.add_enabled(!typed.is_empty(), egui::Button::new("Open"));
    let is_pressed = named(button, button_name).clicked();
    if (is_pressed || is_entered) && !typed.is_empty() {
        // Nor does the field's own undo keep it.
        TextEdit::store_state(ui.ctx(), id, TextEditState::default());
        ui.data_mut(|data| {
            data.remove::<String>(id);
            data.insert_temp(id.with("was tried"), true);
        });
        return Some(Password(typed));
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    None
}

/// The field is gone while a password is tried. Where it comes back, because that was a wrong one, the next
/// can be typed at once, unless the person has gone elsewhere meanwhile.
fn go_on(field: &egui::Response) {
    let (context, place) = (&field.ctx, field.id.with("was tried"));
    let was_tried = context.data_mut(|data| data.remove_temp::<bool>(place));
    if was_tried.is_some() && context.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}
