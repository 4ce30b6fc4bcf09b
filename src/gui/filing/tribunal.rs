//! Choosing the tribunal whose rules the case is made for. Where others were told numbers, what that means for them is
//! asked first.

use crate::case::{Edit, profile_change};
use crate::gui::session::{Session, Tone};
use crate::gui::view::Question;

use super::Filing;

impl Filing {
    pub(in crate::gui) fn choose_tribunal(&mut self, id: String, session: &mut Session, now: f64) {
        if session.case().profile == id {
            return;
        }
        let to = match session.profiles.get(&id) {
            Ok(to) => to,
            Err(unknown) => return session.say(Tone::Bad, format!("{unknown}.")),
        };
        let from = session.profile().ok();
        let means = profile_change(session.case(), from.map(AsRef::as_ref), to);
        match means.is_empty() {
            true => session.edit_apart(Edit::SetProfile(id), now),
            false => {
                let name = to.name.clone();
                let means = means.join(" ");
                self.question = Some(Question::Tribunal { id, name, means });
            }
        }
    }
}
