//! Words to the person: what went well, what went wrong, and what to do about it.

use super::Session;

/// Words to the person that stay until they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Notice {
    pub(in crate::gui) tone: Tone,
    pub(in crate::gui) text: String,
    /// What to do about it, where that does not go without saying.
    pub(in crate::gui) hint: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Tone {
    Good,
    Bad,
}

impl Session {
    /// What went wrong stays until it is read, said once; good news takes the place of the last.
    pub(in crate::gui) fn say(&mut self, tone: Tone, text: String) {
        self.notices
            .retain(|notice| notice.tone == Tone::Bad && notice.text != text);
        let hint = None;
        self.notices.push(Notice { tone, text, hint });
    }

    /// Says what went wrong, and what to do about it.
    pub(in crate::gui) fn say_with_hint(&mut self, text: String, hint: &'static str) {
        self.say(Tone::Bad, text);
        if let Some(notice) = self.notices.last_mut() {
            notice.hint = Some(hint);
        }
    }
}
