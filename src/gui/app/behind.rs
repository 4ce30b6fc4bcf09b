//! What lies behind a dialog is kept back: its hover texts and open menus would stand in front of it.
//!
//! egui goes on showing a hover text for as long as the pointer stays where its button is, also when a
//! dialog has come between, and it paints it above everything. So the panels behind a dialog are painted
//! as if there were no pointer.

use egui::{Context, Id, PointerState, Popup};

/// To be called before the panels are painted. Where a dialog is open, the pointer is taken away.
pub(super) fn without_pointer(context: &Context) -> Option<PointerState> {
    let has_dialog = context.memory(|memory| memory.top_modal_layer().is_some());
    let place = Id::unique("a dialog was open");
    let had_dialog = context.data(|data| data.get_temp(place)) == Some(true);
    context.data_mut(|data| data.insert_temp(place, has_dialog));
    if has_dialog && !had_dialog {
        Popup::close_all(context);
    }
    has_dialog.then(|| context.input_mut(|input| std::mem::take(&mut input.pointer)))
}

/// What is painted from here on belongs to the dialog.
pub(super) fn with_pointer(context: &Context, pointer: Option<PointerState>) {
    if let Some(pointer) = pointer {
        context.input_mut(|input| input.pointer = pointer);
    }
}
