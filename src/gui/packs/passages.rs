//! A passage that goes into a pack from outside the form: words that were taken from a report. It goes the form's way,
//! so that whatever is in the way of saving is asked as it is there, and nothing of it is lost meanwhile.

use std::path::PathBuf;

use super::keeper::Keeper;
use super::{Draft, OwnPack};
use crate::files::Shown as _;
use crate::gui::job::Jobs;
use crate::gui::session::Session;
use crate::library::{Form, Passage, Source, source_in};

impl Keeper {
    /// Saves it at once; where that cannot be done, the form stands open with what is to be put right. Nothing
    /// happens, and that is said, where the pack cannot take it.
    pub(in crate::gui) fn keep_passage(
        &mut self,
        folder: &PathBuf,
        (source, passage): (&Source, &Passage),
        session: &mut Session,
        jobs: &Jobs,
    ) -> bool {
        if let Some(busy) = self.packs.busy(jobs.loading().is_some()) {
            session.say_of_packs(format!("Not kept in your pack yet. {busy}"));
            return false;
        }
        let own = self.packs.own.iter().find(|own| own.folder == *folder);
        let Some(draft) = own.and_then(|own| with_passage(own, source, passage)) else {
            let text = format!(
                "Not kept: the pack in {}, or what it has of this source, cannot be read. Put it right first.",
                folder.shown()
            );
            session.say_of_packs(text);
            return false;
        };
        let draft = self.packs.draft.insert(draft);
        draft.check(&session.library, session.today);
        self.is_from_report = true;
        match draft.can_be_saved() {
            true => self.save(session, jobs),
            false => self.show_form(),
        }
        true
    }

    /// What came from a report is not saved: it stands in its form.
    pub(super) fn show_form(&mut self) {
        if std::mem::take(&mut self.is_from_report) && self.packs.draft.is_some() {
            self.packs.is_open = true;
        }
    }
}

/// The form of the source as the pack has it, with one more passage; of a new one where the pack does not have it.
fn with_passage(own: &OwnPack, source: &Source, passage: &Passage) -> Option<Draft> {
    let (files, number) = (own.files.as_ref().ok()?, own.number?);
    let folder = own.folder.clone();
    let bytes = files.files.get(&format!("sources/{}.ron", source.id));
    let Some(bytes) = bytes else {
        let mut whole = source.clone();
        whole.passages = vec![passage.clone()];
        return Some(Draft::new(
            Form::of(&whole),
            Form::default(),
            number,
            folder,
        ));
    };
    let saved = source_in(bytes)?;
    let mut draft = Draft::of(&saved, number, folder, Some(bytes.clone()));
    let mut whole = saved;
    whole.file = whole.file.or_else(|| source.file.clone());
    whole.passages.push(passage.clone());
    draft.open = Some(whole.passages.len() - 1);
    draft.form = Form::of(&whole);
    Some(draft)
}
