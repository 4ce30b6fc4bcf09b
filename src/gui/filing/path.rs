//! A path that was chosen: it gets its ending, and no file is replaced that the person did not agree to.
//!
//! What lies there is looked at beside the window; what follows is done when that is known.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::Case;
use crate::files::Shown as _;
use crate::files::{self, InUse};
use crate::gui::action::Stage;
use crate::gui::dialogs::Purpose;
use crate::gui::job::{Agreed, BundleOrder, Jobs};
use crate::gui::session::Session;
use crate::gui::view::Question;

use super::{Arrived, Filing};

/// A path under which something is to be written, and what must not be lost by it.
pub(in crate::gui) struct Target {
    purpose: Purpose,
    path: PathBuf,
    /// The person has been asked about a file of exactly that name.
    has_agreed: bool,
    case_file: Option<PathBuf>,
    folder: PathBuf,
    case: Case,
    packs: Vec<PathBuf>,
}

/// What lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lies {
    /// Nothing that would be lost, or nothing that the person did not agree to.
    Nothing,
    File,
    /// Volumes that are named after it.
    Volumes,
    /// What is read while the case is worked on, in words.
    InUse(String),
}

/// A path that was looked at.
pub(in crate::gui) struct Seen {
    purpose: Purpose,
    path: PathBuf,
    lies: Lies,
}

impl Target {
    fn new(purpose: Purpose, path: PathBuf, has_agreed: bool, session: &Session) -> Self {
        Target {
            purpose,
            path,
            has_agreed,
            case_file: session.document.path().map(Path::to_owned),
            folder: session.document.folder(),
            case: session.case().clone(),
            packs: session.preferences.now().packs.clone(),
        }
    }

    /// Looks at what lies there. For a thread that may wait.
    pub(in crate::gui) fn look(self) -> Seen {
        let lies = self.lies();
        Seen {
            purpose: self.purpose,
            path: self.path,
            lies,
        }
    }

    fn lies(&self) -> Lies {
        if let Some(what) = self.in_use() {
            return Lies::InUse(what);
        }
        // What the system's dialog asks about is the name itself, not the names of volumes.
        let is_bundle = matches!(self.purpose, Purpose::SaveBundle(_));
        if is_bundle && !self.case.volumes.is_none() && files::has_volumes(&self.path) {
            return Lies::Volumes;
        }
        match !self.has_agreed && files::is_there(&self.path) {
            true => Lies::File,
            false => Lies::Nothing,
        }
    }

    /// What would be lost if this were written there. The case may replace itself.
    fn in_use(&self) -> Option<String> {
        let keeps = InUse {
            case_file: self.case_file.as_deref(),
            folder: &self.folder,
            case: &self.case,
            packs: &self.packs,
        };
        match self.purpose {
            Purpose::SaveBundle(_)
            | Purpose::SaveRecord(_)
            | Purpose::SavePackage(_)
            | Purpose::SaveWord(..) => keeps.what(&self.path),
            _ => keeps.of_document_or_pack(&self.path),
        }
    }
}

impl Filing {
    /// `agreed` says that the person has already been asked about a file of exactly that name.
    pub(super) fn take_path(
        &mut self,
        purpose: Purpose,
        path: PathBuf,
        agreed: bool,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        if matches!(
            purpose,
            Purpose::OpenCase
                | Purpose::OpenPackage
                | Purpose::OpenReport
                | Purpose::FindReport(_)
                | Purpose::DecisionLetter
                | Purpose::ChoosePaper
                | Purpose::ChooseBundle
                | Purpose::AddDocument
                | Purpose::ReplaceDocument(_)
                | Purpose::MarkFiled(_)
        ) {
            return self.write(purpose, path, session, jobs);
        }
        if purpose.is_folder() {
            self.folder = Some((purpose, path));
            return;
        }
        let target = with_ending(&path, purpose.ending());
        let is_own = session.document.path() == Some(&target);
        let has_agreed = is_own || (agreed && target == path);
        jobs.look_at(Target::new(purpose, target, has_agreed, session));
    }

    /// The path has been looked at. What follows waits for a question that stands before the window.
    pub(in crate::gui) fn seen(&mut self, seen: Seen) {
        self.arrived.push_back(Arrived::Path(Box::new(seen)));
    }

    pub(super) fn take_seen(&mut self, seen: Seen, session: &mut Session, jobs: &mut Jobs) {
        let Seen {
            purpose,
            path,
            lies,
        } = seen;
        match lies {
            Lies::InUse(what) => {
                let text = format!("{} is {what}. Nothing was written.", path.shown());
                session.say_with_hint(text, "Choose another name.");
            }
            Lies::Nothing => self.write(purpose, path, session, jobs),
            Lies::File | Lies::Volumes => {
                self.question = Some(Question::Replace {
                    purpose,
                    path,
                    volumes: lies == Lies::Volumes,
                });
            }
        }
    }

    pub(super) fn write(
        &mut self,
        purpose: Purpose,
        path: PathBuf,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        match purpose {
            Purpose::OpenCase => self.open(&path, session, jobs),
            Purpose::AddDocument => {
                session.stage = Stage::Documents;
                jobs.list_files(vec![path], session.document.path());
            }
            Purpose::ReplaceDocument(number) => {
                jobs.read_replacement(number, session.document.path(), path);
            }
            Purpose::OpenReport
            | Purpose::FindReport(_)
            | Purpose::DecisionLetter
            | Purpose::ChoosePaper
            | Purpose::ChooseBundle
            | Purpose::ReportsFolder
            | Purpose::OpenPack
            | Purpose::NewPack
            | Purpose::FindDocuments => {
                self.folder = Some((purpose, path));
            }
            Purpose::MarkFiled(reason) => jobs.read_filed(vec![path], reason, session),
            Purpose::SavePackage(_) => {
                if let Some(case) = session.document.path() {
                    jobs.write_package(case.to_owned(), path);
                }
            }
            Purpose::OpenPackage => jobs.open_package(path),
            Purpose::SaveRecord(_) => jobs.write_record(path, session),
            Purpose::SaveWord(paper, _) => jobs.write_word(paper, path, session),
            Purpose::SaveCase(_) => self.save_to(&path, false, session, jobs),
            Purpose::SaveBundle(_) => export_to(path, Agreed::default(), session, jobs),
        }
    }
}

/// Begins to make the bundle of the case as it is now.
pub(super) fn export_to(path: PathBuf, agreed: Agreed, session: &Session, jobs: &mut Jobs) {
    jobs.start_export(BundleOrder {
        case: session.case().clone(),
        profile: session.profile().cloned(),
        case_file: session.document.path().map(Path::to_owned),
        folder: session.document.folder(),
        packs: session.preferences.now().packs.clone(),
        passwords: session.passwords.clone(),
        library: Arc::clone(&session.library),
        today: session.today,
        path,
        agreed,
    });
}

/// The path with the ending of its kind of file: added, never put in the place of another, so that a
/// bundle called `case.ron` does not fall upon the case.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has_it = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has_it {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_and_never_replaced() {
        for (given, wanted) in [
            ("case", "case.pdf"),
            ("PA.00000.2099", "PA.00000.2099.pdf"),
            ("case.ron", "case.ron.pdf"),
            ("bundle.PDF", "bundle.PDF"),
        ] {
            assert_eq!(with_ending(Path::new(given), "pdf"), Path::new(wanted));
        }
    }
}
