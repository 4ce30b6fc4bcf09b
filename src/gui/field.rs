//! Copy, Paste and Select all from the menu or the palette, for the text field that was typed in last.
//!
//! A click on a menu takes the focus from the field. The field is therefore remembered; the command gives
//! the focus back, and once the field has it, sends what the keys would have sent.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Context, Event, Id, Key, Modifiers, ViewportCommand};

/// What can be done with the text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextEdit {
    Copy,
    Paste,
    SelectAll,
}

/// Frames after which a field that does not take the focus is given up: a dialog that is just closing
/// refuses it for one or two.
const MOST_FRAMES: u8 = 10;

/// A field, and what was chosen in it: egui lets that go with the focus.
#[derive(Clone, Copy)]
struct Field {
    id: Id,
    chosen: Option<CCursorRange>,
}

/// What is to be done once the field has the focus.
#[derive(Clone, Copy)]
struct Waiting {
    field: Field,
    edit: TextEdit,
    frames_left: u8,
}

/// Remembers the field that has the focus, or does what waits for one to have it. To be called before the
/// frame is painted.
pub(super) fn follow(context: &Context) {
    let waiting: Option<Waiting> = context.data(|data| data.get_temp(waits()));
    match waiting {
        Some(waiting) => go_on(context, waiting),
        None => remember(context),
    }
}

fn remember(context: &Context) {
    // The field of the palette or of a question is gone when a command could be meant for it.
    let is_behind = context.memory(|memory| memory.top_modal_layer().is_some());
    let focused = context.memory(|memory| memory.focused());
    if let Some(id) = focused.filter(|_| !is_behind)
        && let Some(state) = TextEditState::load(context, id)
    {
        let chosen = state.cursor.char_range();
        context.data_mut(|data| data.insert_temp(last(), Field { id, chosen }));
    }
}

fn go_on(context: &Context, waiting: Waiting) {
    let id = waiting.field.id;
    context.data_mut(|data| data.remove::<Waiting>(waits()));
    if context.memory(|memory| memory.has_focus(id)) {
        choose_again(context, waiting.field);
        return send(context, waiting.edit);
    }
    context.memory_mut(|memory| memory.request_focus(id));
    if let Some(frames_left) = waiting.frames_left.checked_sub(1) {
        let waiting = Waiting {
            frames_left,
            ..waiting
        };
        wait(context, waiting);
    }
}

fn wait(context: &Context, waiting: Waiting) {
    context.data_mut(|data| data.insert_temp(waits(), waiting));
    context.request_repaint();
}

fn choose_again(context: &Context, field: Field) {
    if let Some(mut state) = TextEditState::load(context, field.id) {
        state.cursor.set_char_range(field.chosen);
        state.store(context, field.id);
    }
}

fn send(context: &Context, edit: TextEdit) {
    let event = match edit {
        TextEdit::Copy => Event::Copy,
        // Only the window can read the clipboard; what it holds arrives as an event of the next frame.
        TextEdit::Paste => return context.send_viewport_cmd(ViewportCommand::RequestPaste),
        TextEdit::SelectAll => Event::Key {
            key: Key::A,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        },
    };
    context.input_mut(|input| input.events.push(event));
}

/// The field that has the focus or had it last, while it is still shown.
fn shown(context: &Context) -> Option<Field> {
    let last: Option<Field> = context.data(|data| data.get_temp(last()));
    last.filter(|field| context.read_response(field.id).is_some())
}

/// Whether there is a field that a command would be for.
pub(super) fn is_there(context: &Context) -> bool {
    shown(context).is_some()
}

/// Does it in the field, as soon as that has the focus again.
pub(super) fn ask(context: &Context, edit: TextEdit) {
    if let Some(field) = shown(context) {
        let waiting = Waiting {
            field,
            edit,
            frames_left: MOST_FRAMES,
        };
        wait(context, waiting);
    }
}

fn last() -> Id {
    Id::unique("the field that had the focus last")
}

fn waits() -> Id {
    Id::unique("what waits for the field to have the focus")
}
