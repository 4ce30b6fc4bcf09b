//! The keyboard is put where the person goes on, once.
//!
//! Behind a dialog or the palette that is just closing egui refuses the focus for a frame or two: it is
//! asked for until it is there.

use egui::{Id, Response};

/// Frames after which what does not take the focus is given up.
const MOST_FRAMES: u8 = 10;

#[derive(Clone, Copy)]
struct Wanted {
    id: Id,
    frames_left: u8,
}

/// Gives the focus to what was just painted, where that `is_asked`, or was and has not come about yet.
pub(super) fn give(response: &Response, is_asked: bool) {
    let (context, id) = (&response.ctx, response.id);
    let place = Id::unique("what is to have the focus");
    let frames_left = MOST_FRAMES;
    let asked = is_asked.then_some(Wanted { id, frames_left });
    let wanted = asked.or_else(|| context.data(|data| data.get_temp(place)));
    let Some(wanted) = wanted.filter(|wanted: &Wanted| wanted.id == id) else {
        return;
    };
    let is_there = response.has_focus() && !is_asked;
    match wanted.frames_left.checked_sub(1).filter(|_| !is_there) {
        None => context.data_mut(|data| data.remove::<Wanted>(place)),
        Some(frames_left) => {
            let wanted = Wanted { id, frames_left };
            context.data_mut(|data| data.insert_temp(place, wanted));
            response.request_focus();
            context.request_repaint();
        }
    }
}
