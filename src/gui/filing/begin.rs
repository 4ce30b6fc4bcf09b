//! Where the dialogs for files begin, and which name they propose: where the case or the document lies, and
//! the name that it had last.

use std::path::{Path, PathBuf};

use crate::bundle;
use crate::case::Exhibit;
use crate::gui::dialogs::Purpose;
use crate::gui::session::Session;
use crate::profile::Profile;

/// The folder in which a dialog begins; empty where there is nothing to go by.
pub(super) fn folder(purpose: &Purpose, session: &Session) -> PathBuf {
    let case = || of_case(session);
    let found = match purpose {
        Purpose::OpenCase
        | Purpose::OpenReport
        | Purpose::FindReport(_)
        | Purpose::DecisionLetter
        | Purpose::ChoosePaper
        | Purpose::ChooseBundle
        | Purpose::ReportsFolder
        | Purpose::MarkFiled(_)
        | Purpose::SaveRecord(_)
        | Purpose::SaveWord(..)
        | Purpose::SaveCase(_)
        | Purpose::SavePackage(_)
        | Purpose::OpenPackage
        | Purpose::FindDocuments => case(),
        Purpose::SaveBundle(_) => {
            let last = session.last_export.as_ref();
            last.and_then(|last| above(&last.path)).or_else(case)
        }
        Purpose::AddDocument => {
            let last = session.case().exhibits.last();
            last.and_then(|last| of_document(session, last))
                .or_else(case)
        }
        Purpose::ReplaceDocument(number) => {
            let document = session.case().exhibit(*number);
            document
                .and_then(|one| of_document(session, one))
                .or_else(case)
        }
        Purpose::OpenPack | Purpose::NewPack => {
            let packs = &session.preferences.now().packs;
            packs.last().and_then(|pack| above(pack)).or_else(case)
        }
    };
    found.unwrap_or_default()
}

fn above(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    (!folder.as_os_str().is_empty()).then(|| folder.to_owned())
}

/// Where the case lies; of one that lies nowhere yet, where its documents do, or the case before it.
fn of_case(session: &Session) -> Option<PathBuf> {
    let own = session.document.path().and_then(above);
    let documents = || {
        let first = session.case().exhibits.first()?;
        of_document(session, first)
    };
    let recent = || {
        let recent = &session.preferences.now().recent;
        recent.first().and_then(|path| above(path))
    };
    own.or_else(documents).or_else(recent)
}

fn of_document(session: &Session, document: &Exhibit) -> Option<PathBuf> {
    let file = session.case().document_of(document)?;
    above(&session.document.folder().join(&file.path))
}

/// The name under which the case lies already, or one made of its number.
pub(super) fn case_name(session: &Session) -> String {
    if let Some(name) = session.document.path().and_then(Path::file_name) {
        return name.to_string_lossy().into_owned();
    }
    let reference = session.case().heading.reference.replace(['/', '\\'], "-");
    match reference.trim() {
        "" => "case.ron".to_owned(),
        reference => format!("{reference}.ron"),
    }
}

/// The name under which the bundle was written last, or one made of the case's number.
pub(super) fn bundle_name(session: &Session, profile: &Profile) -> String {
    let case = session.case().to_be_filed();
    let last = session.last_export.as_ref();
    // What was filed is never written over.
    let last = last.filter(|_| !case.is_filed());
    match last.and_then(|last| last.asked_for.file_name()) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => {
            let mut plan = bundle::plan(&case, profile, &bundle::Lengths::new());
            plan.date_supplement(profile, session.today);
            plan.file_name
        }
    }
}

/// A name for the source check record, made of the case's number.
pub(super) fn record_name(session: &Session) -> String {
    let reference = session.case().heading.reference.replace(['/', '\\'], "-");
    match reference.trim() {
        "" => "source check record.pdf".to_owned(),
        reference => format!("{reference} source check record.pdf"),
    }
}
