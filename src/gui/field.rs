//! Copy, Paste and Select all from the menu or the palette, for the text field that was typed in last.
//!
//! A click on a menu takes the focus from the field. The field is therefore remembered; the command gives
//! the focus back, and once the field has it, sends what the keys would have sent.

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

/// What is to be done once the field has the focus.
#[derive(Clone, Copy)]
struct Waiting {
    field: Id,
    edit: TextEdit,
    frames_left: u8,
}

/// Remembers which field has the focus, and does what waits for it. To be called before the frame is
/// painted.
pub(super) fn follow(context: &Context) {
    // The field of the palette or of a question is gone when a command could be meant for it.
    let is_behind = context.memory(|memory| memory.top_modal_layer().is_some());
    if !is_behind && context.text_edit_focused() {
        let focused = context.memory(|memory| memory.focused());
        if let Some(field) = focused {
            context.data_mut(|data| data.insert_temp(last(), field));
        }
    }
    let waiting: Option<Waiting> = context.data(|data| data.get_temp(waits()));
    if let Some(waiting) = waiting {
        context.data_mut(|data| data.remove::<Waiting>(waits()));
        go_on(context, waiting);
    }
}

fn go_on(context: &Context, waiting: Waiting) {
    let Waiting {
        field,
        edit,
        frames_left,
    } = waiting;
    if context.memory(|memory| memory.has_focus(field)) {
        return send(context, edit);
    }
    context.memory_mut(|memory| memory.request_focus(field));
    if let Some(frames_left) = frames_left.checked_sub(1) {
        wait(
            context,
            Waiting {
                frames_left,
                ..waiting
            },
        );
    }
}

fn wait(context: &Context, waiting: Waiting) {
    context.data_mut(|data| data.insert_temp(waits(), waiting));
    context.request_repaint();
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
fn shown(context: &Context) -> Option<Id> {
    let last: Option<Id> = context.data(|data| data.get_temp(last()));
    last.filter(|field| context.read_response(*field).is_some())
}

/// Whether there is a field that a command would be for.
pub(super) fn is_there(context: &Context) -> bool {
    shown(context).is_some()
}

/// Does it in the field, as soon as that has the focus again.
pub(super) fn ask(context: &Context, edit: TextEdit) {
    if let Some(field) = shown(context) {
        let frames_left = MOST_FRAMES;
        wait(
            context,
            Waiting {
                field,
                edit,
                frames_left,
            },
        );
    }
}

fn last() -> Id {
    Id::unique("the field that had the focus last")
}

fn waits() -> Id {
    Id::unique("what waits for the field to have the focus")
}
