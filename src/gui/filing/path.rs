//! A path that was chosen: it gets its ending, and no file is replaced that the person did not agree to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::Shown as _;
use crate::files::{self, InUse};
use crate::gui::action::Stage;
use crate::gui::dialogs::Purpose;
use crate::gui::job::{Agreed, BundleOrder, Jobs};
use crate::gui::session::Session;
use crate::gui::view::Question;

use super::Filing;

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
            Purpose::OpenCase | Purpose::AddDocument | Purpose::ReplaceDocument(_)
        ) {
            return self.write(purpose, path, session, jobs);
        }
        if purpose.is_folder() {
            self.folder = Some((purpose, path));
            return;
        }
        let target = with_ending(&path, purpose.ending());
        if let Some(what) = in_use(&purpose, &target, session) {
            let text = format!("{} is {what}. Nothing was written.", target.shown());
            return session.say_with_hint(text, "Choose another name.");
        }
        let is_own = session.document.path() == Some(&target);
        let has_agreed = is_own || (agreed && target == path);
        // What the system's dialog asks about is the name itself, not the names of volumes.
        let volumes = matches!(purpose, Purpose::SaveBundle(_))
            && !session.case().volumes.is_none()
            && files::has_volumes(&target);
        if volumes || (!has_agreed && files::is_there(&target)) {
            let path = target;
            self.question = Some(Question::Replace {
                purpose,
                path,
                volumes,
            });
        } else {
            self.write(purpose, target, session, jobs);
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
            Purpose::OpenCase => self.open(&path, session),
            Purpose::AddDocument => {
                session.stage = Stage::Documents;
                jobs.list_files(vec![path]);
            }
            Purpose::ReplaceDocument(number) => {
                jobs.read_replacement(number, session.document.path(), path);
            }
            Purpose::OpenPack | Purpose::NewPack | Purpose::FindDocuments => {
                self.folder = Some((purpose, path));
            }
            Purpose::SaveCase(_) => self.save_to(&path, false, session, jobs),
            Purpose::SaveBundle(_) => export_to(path, Agreed::default(), session, jobs),
        }
    }
}

/// What would be lost if this were written there. The case may replace itself.
fn in_use(purpose: &Purpose, path: &Path, session: &Session) -> Option<String> {
    let keeps = InUse {
        case_file: session.document.path(),
        folder: &session.document.folder(),
        case: session.case(),
        packs: &session.preferences.now().packs,
    };
    match purpose {
        Purpose::SaveBundle(_) => keeps.what(path),
        _ => keeps.of_document_or_pack(path),
    }
}

/// Begins to make the bundle of the case as it is now.
pub(super) fn export_to(path: PathBuf, agreed: Agreed, session: &Session, jobs: &mut Jobs) {
    jobs.start_export(BundleOrder {
        case: session.case().clone(),
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
