//! Saving the form, and what is asked when something is in the way: another's change, another's lock.

use std::time::Duration;

use super::keeper::Keeper;
use super::{After, Draft, PackAnswer, PackQuestion};
use crate::files::Shown as _;
use crate::files::{Lock, SaveOutcome, Saver};
use crate::gui::filing::Filing;
use crate::gui::job::Jobs;
use crate::gui::session::{Session, Tone};
use crate::library::{Change, Source, source_in};

/// From this age on, in seconds, a lock is taken to have been left behind.
const STALE_AFTER: u64 = 120;
/// How long to wait for another who is saving.
const PATIENCE: Duration = Duration::from_secs(3);

impl Keeper {
    fn saver(&self) -> Saver {
        Saver {
            who: self.world.who.clone(),
            now: (self.world.clock)(),
            stale_after: STALE_AFTER,
            patience: PATIENCE,
            process: self.copy.process(),
        }
    }

    pub(super) fn save(&mut self, session: &mut Session, jobs: &Jobs) {
        self.save_after(None, session, jobs);
    }

    /// `broken` is a lock that is first taken from whoever left it behind, as the person says.
    fn save_after(&mut self, broken: Option<Lock>, session: &mut Session, jobs: &Jobs) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        if !draft.can_be_saved() {
            let text = "Not saved: put right what is marked in the form first.";
            return session.say_of_packs(text);
        }
        if draft.theirs.is_some() {
            self.packs.question = Some(PackQuestion::Compare);
            return;
        }
        let own = self
            .packs
            .own
            .iter()
            .find(|pack| pack.folder == draft.folder);
        let files = own.and_then(|own| own.files.as_ref().ok());
        let updated = session
            .library
            .packs
            .get(draft.pack)
            .map(|pack| pack.updated);
        let changes = files
            .zip(updated)
            .and_then(|(files, updated)| draft.changes(files, updated, session.today));
        let Some(changes) = changes else {
            let text = format!(
                "Not saved: the pack in {} cannot be read any longer. What you typed is still here.",
                draft.folder.shown()
            );
            session.say_of_packs(text);
            return self.show_form();
        };
        draft.is_saving = true;
        let folder = draft.folder.clone();
        jobs.save_into(folder, changes, self.saver(), broken);
    }

    /// Saving has ended, one way or another.
    pub(in crate::gui) fn saved(
        &mut self,
        changes: &[Change],
        outcome: Result<SaveOutcome, String>,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        draft.is_saving = false;
        let after = self.after_save.take();
        match outcome {
            Ok(SaveOutcome::Saved) => {
                self.is_from_report = false;
                let written = changes.first().map(|change| change.after.clone());
                draft.saved(written.unwrap_or_default());
                session.say(Tone::Good, format!("“{}” is saved.", draft.title()));
                self.packs.selected = draft.source_id();
                self.read(jobs);
                self.go_on(after.unwrap_or(After::Nothing), session, jobs, filing);
            }
            Ok(SaveOutcome::ChangedOnDisk { path, .. }) if path == "pack.ron" => {
                let text = "Not saved: somebody changed the pack just now. It is read again; save once more.";
                session.say_of_packs(text);
                self.read(jobs);
            }
            Ok(SaveOutcome::ChangedOnDisk { now, .. }) => {
                draft.theirs = Some(now);
                self.packs.question = Some(PackQuestion::Compare);
            }
            Ok(SaveOutcome::LockedBy(lock)) => {
                self.packs.question = Some(PackQuestion::Locked(lock));
            }
            Err(why) => {
                session.say_of_packs(format!("Not saved: {why}. What you typed is still here."));
            }
        }
        self.show_form();
    }

    /// The thread that saved has died.
    pub(in crate::gui) fn saving_died(&mut self) {
        if let Some(draft) = &mut self.packs.draft {
            draft.is_saving = false;
        }
        self.show_form();
    }

    pub(super) fn answer(
        &mut self,
        answer: PackAnswer,
        session: &mut Session,
        jobs: &mut Jobs,
        filing: &mut Filing,
    ) {
        // What was answered before is still being done.
        if self.is_adopting {
            return;
        }
        let question = self.packs.question.take();
        match (answer, question) {
            (PackAnswer::GiveUp, Some(PackQuestion::GiveUp(after))) => {
                self.packs.draft = None;
                self.go_on(after, session, jobs, filing);
            }
            (PackAnswer::SaveFirst, Some(PackQuestion::GiveUp(after))) => {
                self.save(session, jobs);
                // Where saving did not even begin, nothing follows it.
                let is_saving = self
                    .packs
                    .draft
                    .as_ref()
                    .is_some_and(|draft| draft.is_saving);
                self.after_save = is_saving.then_some(after);
            }
            (PackAnswer::Compare, _) => self.packs.question = Some(PackQuestion::Compare),
            (PackAnswer::TakeTheirs, _) => self.take_theirs(session),
            (PackAnswer::KeepMineAsNew, _) => {
                let draft = self.packs.draft.as_ref();
                let new = draft.and_then(|draft| draft.as_new(&session.library, session.today));
                match new {
                    Some(mut new) => {
                        new.check(&session.library, session.today);
                        self.packs.draft = Some(new);
                    }
                    None => {
                        let text = "Put right what is marked in the form first; then it can be kept as a new source.";
                        session.say_of_packs(text);
                    }
                }
            }
            (PackAnswer::KeepMine, _) => {
                if let Some(draft) = &mut self.packs.draft {
                    draft.overwrite();
                }
                self.save(session, jobs);
            }
            (PackAnswer::BreakLock, Some(PackQuestion::Locked(lock))) => {
                self.save_after(Some(lock), session, jobs);
            }
            (answer, Some(PackQuestion::LeftBehind(left))) => match answer {
                PackAnswer::Recover => self.recover(left, jobs),
                PackAnswer::ThrowAway => self.throw_away(left, jobs),
                _ => self.decide_later(left, jobs),
            },
            _ => {}
        }
    }

    fn take_theirs(&mut self, session: &Session) {
        let Some(draft) = &mut self.packs.draft else {
            return;
        };
        let theirs = draft.theirs.clone().flatten();
        let source: Option<Source> = theirs.as_deref().and_then(source_in);
        self.packs.draft = source.map(|source| {
            let mut taken = Draft::of(&source, draft.pack, draft.folder.clone(), theirs);
            taken.check(&session.library, session.today);
            taken
        });
    }
}
