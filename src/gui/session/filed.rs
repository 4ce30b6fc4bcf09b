//! Marking a bundle as filed.

use crate::case::{Edit, FiledFile, SinceFiling, is_reason};
use crate::verify::filed::{FiledText, ToMark, to_mark};

use super::{Session, Tone};

/// Of what speaks against it; the first few are enough to begin with.
const MOST_TOLD: usize = 4;

impl Session {
    /// The files of a bundle were read that the person says was filed; a reason says why it counts although it is not as
    /// expected.
    pub(in crate::gui) fn filed_read(
        &mut self,
        read: Result<Vec<(FiledFile, FiledText)>, String>,
        reason: &str,
        now: f64,
    ) {
        let read = match read {
            Ok(read) => read,
            Err(why) => return self.say(Tone::Bad, format!("Nothing was marked: {why}.")),
        };
        if let Some(said) = self.known_as_filed(&read) {
            return self.say(Tone::Good, said);
        }
        let profile = match self.profile().cloned() {
            Ok(profile) => profile,
            Err(error) => return self.say(Tone::Bad, format!("{error}.")),
        };
        let ToMark { mut bundle, doubts } = to_mark(read, self.case(), &profile, self.today);
        if !doubts.is_empty() {
            if !is_reason(reason) {
                let told = doubts.iter().map(|one| one.message.as_str());
                let told: Vec<&str> = told.take(MOST_TOLD).collect();
                return self.say_with_hint(
                    format!("Nothing was marked. {}", told.join(" ")),
                    "Choose the file that was filed. If it is this one, type the reason beside the button first.",
                );
            }
            bundle.reason = Some(reason.trim().to_owned());
        }
        let said = format!(
            "{} is marked as filed: its numbers are frozen, and what comes later goes into a supplementary bundle.",
            bundle.title
        );
        let before = self.case().filed.len();
        self.edit_apart(Edit::MarkFiled(Box::new(bundle)), now);
        if self.case().filed.len() > before {
            self.say(Tone::Good, said);
        }
    }

    /// What is otherwise now than in what was filed.
    pub(in crate::gui) fn since_filing(&self) -> Option<SinceFiling> {
        let profile = self.profile().ok()?;
        self.case().since_filing(&profile.entry_prefix.value)
    }

    /// An entry of a filed bundle as it is cited: `CS 14, AB 7`.
    pub(in crate::gui) fn cited_as_filed(&self, number: u32) -> Option<String> {
        let (bundle, filed) = self.case().filed_entry(number)?;
        let profile = self.profile().ok()?;
        let page = bundle.cite(filed.page);
        Some(format!("{} {number}, {page}", profile.entry_prefix.value))
    }

    fn known_as_filed(&self, read: &[(FiledFile, FiledText)]) -> Option<String> {
        let (file, _) = read.first()?;
        let bundle = self.case().filed_as(&file.sha256)?;
        Some(format!(
            "{} is the bundle that was filed on {}: {}.",
            file.path, bundle.on, bundle.title
        ))
    }
}
