//! Asking the system for a file, behind a trait so that tests can answer.
//!
//! On Linux the dialog comes from the desktop's portal or from `zenity`; where neither is there, rfd
//! answers at once as if the person had cancelled. So the time of the answer is looked at: nobody
//! cancels within a fifth of a second, and the window then offers to type the path instead.

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Path(PathBuf),
    Cancelled,
    /// No dialog could be shown.
    NoDialog,
}

/// Which file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    OpenCase,
    /// A PDF to stand behind the schedule.
    AddDocument,
    /// With the name to suggest.
    SaveCase(String),
    /// With the name to suggest.
    SaveBundle(String),
    /// The folder of a pack that is there already.
    OpenPack,
    /// The folder in which to make one.
    NewPack,
}

pub(super) trait Dialogs: Send + Sync {
    /// Shows a dialog and waits for the answer; never called on the window's own thread.
    fn ask(&self, purpose: &Purpose) -> Chosen;
}

/// The system's dialogs.
#[derive(Debug)]
pub(super) struct SystemDialogs;

const NOBODY_IS_SO_QUICK: Duration = Duration::from_millis(200);

impl Dialogs for SystemDialogs {
    fn ask(&self, purpose: &Purpose) -> Chosen {
        let asked = Instant::now();
        let dialog = rfd::FileDialog::new().set_title(purpose.title());
        let answer = match purpose {
            Purpose::OpenCase => dialog.add_filter("Case", &["ron"]).pick_file(),
            Purpose::AddDocument => dialog
                .add_filter("PDF and pictures", &crate::case::DOCUMENT_ENDINGS)
                .pick_file(),
            Purpose::SaveCase(name) => dialog
                .add_filter("Case", &["ron"])
                .set_file_name(name)
                .save_file(),
            Purpose::SaveBundle(name) => dialog
                .add_filter("PDF", &["pdf"])
                .set_file_name(name)
                .save_file(),
            Purpose::OpenPack | Purpose::NewPack => dialog.pick_folder(),
        };
        match answer {
            Some(path) => Chosen::Path(path),
            None if asked.elapsed() < NOBODY_IS_SO_QUICK => Chosen::NoDialog,
            None => Chosen::Cancelled,
        }
    }
}

impl Purpose {
    pub(super) fn title(&self) -> &'static str {
        match self {
            Purpose::OpenCase => "Open a case",
            Purpose::AddDocument => "Add a document",
            Purpose::SaveCase(_) => "Save the case",
            Purpose::SaveBundle(_) => "Save the bundle",
            Purpose::OpenPack => "Open a pack: choose its folder",
            Purpose::NewPack => "New pack: choose an empty folder",
        }
    }

    /// The name to begin with.
    pub(super) fn suggestion(&self) -> &str {
        match self {
            Purpose::OpenCase | Purpose::AddDocument | Purpose::OpenPack | Purpose::NewPack => "",
            Purpose::SaveCase(name) | Purpose::SaveBundle(name) => name,
        }
    }

    /// The ending of its kind of file.
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Purpose::OpenCase | Purpose::SaveCase(_) => "ron",
            Purpose::SaveBundle(_) | Purpose::AddDocument => "pdf",
            Purpose::OpenPack | Purpose::NewPack => "",
        }
    }

    /// Whether a folder is asked for and not a file.
    pub(super) fn is_folder(&self) -> bool {
        matches!(self, Purpose::OpenPack | Purpose::NewPack)
    }
}
