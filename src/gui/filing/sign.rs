//! Signing entries off. It is somebody's word that each was held against its source, so those that nobody
//! has even opened are named first.

use crate::case::Edit;
use crate::gui::session::Session;
use crate::gui::view::Question;

use super::Filing;

impl Filing {
    pub(in crate::gui) fn sign_off(
        &mut self,
        numbers: Vec<u32>,
        by: String,
        session: &mut Session,
        now: f64,
    ) {
        let may_be = |number: &u32| {
            let entry = session.case().entry(*number);
            entry.is_some_and(|entry| session.may_be_signed_off(entry))
        };
        let (numbers, others): (Vec<u32>, Vec<u32>) = numbers.into_iter().partition(may_be);
        if !others.is_empty() {
            session.say_with_hint(
                format!("Not signed off: {}.", session.labels.entries(&others)),
                "Compare them with their pages in the reader first.",
            );
        }
        let is_opened = |number: &u32| {
            let entry = session.case().entry(*number);
            entry.is_some_and(|entry| session.was_opened(entry))
        };
        let (opened, unopened): (Vec<u32>, Vec<u32>) = numbers.into_iter().partition(is_opened);
        if unopened.is_empty() {
            return sign(&opened, &by, session, now);
        }
        self.question = Some(Question::Unopened {
            opened,
            unopened,
            by,
        });
    }
}

/// As one step.
pub(super) fn sign(numbers: &[u32], by: &str, session: &mut Session, now: f64) {
    let on = session.today;
    let edit = |number: &u32| Edit::SignOff {
        number: *number,
        by: by.to_owned(),
        on,
    };
    let edits: Vec<Edit> = numbers.iter().map(edit).collect();
    let label = match numbers {
        [] => return,
        [number] => format!("Sign off {}", session.labels.entry(*number)),
        numbers => format!("Sign off {} entries", numbers.len()),
    };
    session.edit_all(&label, edits, now);
}
