//! What is typed into the form outlives the window: a copy of it is kept while it is not saved, and offered
//! back when its pack is read again.
//!
//! The copy lies where copies of cases without a name lie, under the name of the window, so that nobody
//! takes that of a window that runs. A copy that says what the pack already holds goes in silence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::kept::Kept;
use super::{Draft, Keeper, PackQuestion};
use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, Presence, Process, Unsaved};
use crate::gui::document::Desk;
use crate::gui::job::Jobs;
use crate::gui::session::{RECOVERY_AFTER, Session};
use crate::library::{Form, PackFiles, source_in};

/// The recovery copy of this window.
pub(super) struct Copy {
    desk: Arc<Desk>,
    /// What the copy holds; `None` where there is none.
    holds: Option<(PathBuf, Form)>,
    /// When it is due, in seconds of the window's clock.
    due: Option<f64>,
    /// It is being written.
    is_writing: bool,
    /// Copies of other windows about which the person decides later.
    later: BTreeSet<PathBuf>,
}

/// A form that an earlier window left behind.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct LeftBehind {
    copy: PathBuf,
    draft: Box<Draft>,
    /// The title of its pack.
    pub(in crate::gui) pack: String,
    /// When the copy was written last, as people write it.
    pub(in crate::gui) until: Option<String>,
}

impl LeftBehind {
    pub(in crate::gui) fn title(&self) -> String {
        self.draft.title()
    }
}

impl Copy {
    pub(super) fn new(desk: Arc<Desk>) -> Self {
        Copy {
            desk,
            holds: None,
            due: None,
            is_writing: false,
            later: BTreeSet::new(),
        }
    }

    fn path(&self) -> Option<PathBuf> {
        let presence = self.desk.presence.as_ref();
        presence.map(|presence| presence.copy(Unsaved::Source))
    }

    /// By which others see that this window runs.
    pub(super) fn process(&self) -> Option<Process> {
        let presence = self.desk.presence.as_ref();
        presence.map(|presence| presence.process().clone())
    }

    fn is_of(&self, draft: &Draft) -> bool {
        let holds = self.holds.as_ref();
        holds.is_some_and(|(folder, form)| *folder == draft.folder && *form == draft.form)
    }

    fn note(&mut self, draft: &Draft) {
        self.holds = Some((draft.folder.clone(), draft.form.clone()));
    }

    fn forget(&mut self) {
        self.due = None;
        self.is_writing = false;
        if self.holds.take().is_some()
            && let Some(path) = self.path()
        {
            self.desk.own_writer.put(move || {
                // A copy that cannot be removed is offered once too often; that loses nothing.
                let _offered_again = files::remove(&path);
            });
        }
    }
}

/// A copy that a window left behind when it died.
pub(in crate::gui) struct FormCopy {
    path: PathBuf,
    /// What it holds; `None` where this program cannot read it.
    kept: Option<Kept>,
    /// When it was written last, as people write it.
    until: Option<String>,
}

impl FormCopy {
    /// Looks for them, but for those about which the person decides later. For a thread that may wait.
    pub(in crate::gui) fn look(desk: &Desk, later: &BTreeSet<PathBuf>) -> Vec<Self> {
        let presence = desk.presence.as_ref();
        let found = presence.map(|presence| presence.left_behind(Unsaved::Source));
        let found = found.unwrap_or_default().into_iter();
        let copies = found.filter(|path| !later.contains(path));
        copies.map(FormCopy::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        FormCopy {
            kept: Kept::read(&path),
            until: files::written_at(&path).map(clock::to_the_second),
            path,
        }
    }
}

/// Makes a copy that of this window. For the thread that writes.
pub(in crate::gui) fn adopt(desk: &Desk, copy: &Path) -> Result<(), String> {
    let adopt = |presence: &Presence| presence.adopt(Unsaved::Source, copy);
    let adopted = desk.presence.as_ref().map(adopt).transpose();
    adopted.map(|_| ()).map_err(|error| error.to_string())
}

impl Keeper {
    /// Writes the copy of the form when it is due; says when to look again, in seconds.
    pub(in crate::gui) fn keep_form(&mut self, jobs: &Jobs, now: f64) -> Option<f64> {
        let draft = self.packs.draft.as_ref().filter(|draft| draft.is_dirty());
        let Some(draft) = draft else {
            self.copy.forget();
            return None;
        };
        if self.copy.is_of(draft) {
            self.copy.due = None;
            return None;
        }
        let due = *self.copy.due.get_or_insert(now + RECOVERY_AFTER);
        if now < due {
            return Some(due - now);
        }
        self.copy.due = None;
        // Also where it failed: the next change brings the next try.
        self.copy.note(draft);
        self.copy.is_writing = true;
        jobs.keep_form(Kept::of(draft), self.copy.path());
        None
    }

    /// The copy was written, or could not be.
    pub(in crate::gui) fn form_kept(&mut self, kept: Result<(), String>, session: &mut Session) {
        self.copy.is_writing = false;
        if let Err(why) = kept {
            session.say_with_hint(
                format!("No recovery copy of the form could be kept: {why}."),
                "Save the source yourself, before anything else.",
            );
        }
    }

    /// Whether something is typed that is not saved, and a copy keeps all of it.
    #[cfg(test)]
    pub(in crate::gui) fn is_kept(&self) -> bool {
        let draft = self.packs.draft.as_ref();
        draft.is_some_and(|draft| {
            draft.is_dirty() && self.copy.is_of(draft) && !self.copy.is_writing
        })
    }

    /// Asks about a form that a window left behind when it died, where its pack is in use. Whoever fills
    /// in a form is not interrupted.
    pub(super) fn offer_left_behind(&self, jobs: &Jobs) {
        if self.packs.draft.is_none() && self.packs.question.is_none() {
            let (desk, later) = (Arc::clone(&self.copy.desk), self.copy.later.clone());
            jobs.look_for_forms(desk, later);
        }
    }

    /// They were looked for: the first of them that can be filled in again is asked about.
    pub(in crate::gui) fn found_forms(
        &mut self,
        copies: Vec<FormCopy>,
        session: &Session,
        jobs: &Jobs,
    ) {
        if self.packs.draft.is_some() || self.packs.question.is_some() {
            return;
        }
        for copy in copies {
            let Some(kept) = copy.kept else {
                jobs.set_form_aside(copy.path);
                continue;
            };
            let own = self.packs.own.iter().find(|own| own.folder == kept.folder);
            let pack = own.and_then(|own| Some((own.files.as_ref().ok()?, own.number?)));
            // It waits until its pack is used again.
            let Some((files, number)) = pack else {
                continue;
            };
            let Some(draft) = kept.draft(files, number) else {
                jobs.set_form_aside(copy.path);
                continue;
            };
            if is_in(files, &draft) {
                jobs.remove_form(copy.path);
                continue;
            }
            let title = session.library.packs.get(number);
            self.packs.question = Some(PackQuestion::LeftBehind(LeftBehind {
                until: copy.until,
                copy: copy.path,
                draft: Box::new(draft),
                pack: title.map(|pack| pack.title.clone()).unwrap_or_default(),
            }));
            return;
        }
    }

    /// Begins to take the copy. The question stands until it is this window's, so that nothing is done
    /// meanwhile.
    pub(super) fn recover(&mut self, left: LeftBehind, jobs: &Jobs) {
        self.is_adopting = true;
        jobs.adopt_form(Arc::clone(&self.copy.desk), left.copy.clone());
        self.packs.question = Some(PackQuestion::LeftBehind(left));
    }

    /// The form is filled in again as it was, or another window took it.
    pub(in crate::gui) fn adopted(&mut self, adopted: Result<(), String>, session: &mut Session) {
        self.is_adopting = false;
        let Some(PackQuestion::LeftBehind(left)) = self.packs.question.take() else {
            return;
        };
        if let Err(why) = adopted {
            return session.say_with_hint(
                format!("The kept changes could not be taken: {why}."),
                "Another window may have taken them just now.",
            );
        }
        let mut draft = *left.draft;
        draft.check(&session.library, session.today);
        self.copy.note(&draft);
        self.packs.selected = draft.source_id();
        self.packs.draft = Some(draft);
        self.packs.is_open = true;
    }

    /// The work that took it has died.
    pub(in crate::gui) fn adopting_died(&mut self) {
        self.is_adopting = false;
        self.packs.question = None;
    }

    pub(super) fn throw_away(&self, left: LeftBehind, jobs: &Jobs) {
        let (desk, later) = (Arc::clone(&self.copy.desk), self.copy.later.clone());
        jobs.throw_form_away(left.copy, desk, later);
    }

    pub(super) fn decide_later(&mut self, left: LeftBehind, jobs: &Jobs) {
        self.copy.later.insert(left.copy);
        self.offer_left_behind(jobs);
    }
}

/// Whether the pack holds already what is typed: the window died just after it had saved.
fn is_in(pack: &PackFiles, draft: &Draft) -> bool {
    let id = draft.form.source.get("source_id").map(|id| id.concat());
    let path = format!("sources/{}.ron", id.unwrap_or_default());
    let source = pack.files.get(&path).and_then(|bytes| source_in(bytes));
    source.is_some_and(|source| Form::of(&source) == draft.form)
}

/// Says where a copy lies now that this program cannot read.
pub(in crate::gui) fn say_set_aside(aside: Result<PathBuf, String>, session: &mut Session) {
    match aside {
        Ok(path) => session.say_with_hint(
            format!(
                "A source that was kept cannot be read by this program; it lies in {}.",
                path.shown()
            ),
            "A newer version of the program may be able to read it.",
        ),
        Err(why) => session.say_of_packs(format!("{why}.")),
    }
}
