//! Asking the system for a file, behind a trait so that tests can answer.
//!
//! On Linux the dialog comes from the desktop's portal or from `zenity`; where neither is there, rfd
//! answers at once as if the person had cancelled. So the time of the answer is looked at: nobody
//! cancels within a fifth of a second, and the window then offers to type the path instead.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::word::WordPaper;

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Path(PathBuf),
    /// Several files at once.
    Paths(Vec<PathBuf>),
    Cancelled,
    /// No dialog could be shown.
    NoDialog,
}

/// Which file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    OpenCase,
    /// A report to read.
    OpenReport,
    /// The report in which a source was published, with its publisher and title.
    FindReport(String),
    /// The decision letter that the case answers.
    DecisionLetter,
    /// A paper whose quotations are to be checked.
    ChoosePaper,
    /// A finished bundle that is to be judged.
    ChooseBundle,
    /// A folder of reports in which they are looked for.
    ReportsFolder,
    /// Files to stand behind the schedule.
    AddDocument,
    /// A file in the place of that of the document of this number.
    ReplaceDocument(u32),
    /// The file of a bundle that was filed, with why it counts although it is not as expected.
    MarkFiled(String),
    /// The folder in which to look for documents that are missing.
    FindDocuments,
    /// With the name to suggest.
    SaveCase(String),
    /// With the name to suggest.
    SaveBundle(String),
    /// A source check record, with the name to suggest.
    SaveRecord(String),
    /// A paper for a word processor, with the name to suggest.
    SaveWord(WordPaper, String),
    /// A case with its documents, with the name to suggest.
    SavePackage(String),
    OpenPackage,
    /// The folder of a pack that is there already.
    OpenPack,
    /// The folder in which to make one.
    NewPack,
}

pub(super) trait Dialogs: Send + Sync {
    /// Shows a dialog that begins in a folder, where one is known, and waits for the answer; never called
    /// on the window's own thread.
    fn ask(&self, purpose: &Purpose, folder: Option<&Path>) -> Chosen;
}

/// The system's dialogs.
#[derive(Debug)]
pub(super) struct SystemDialogs;

const NOBODY_IS_SO_QUICK: Duration = Duration::from_millis(200);

impl Dialogs for SystemDialogs {
    fn ask(&self, purpose: &Purpose, folder: Option<&Path>) -> Chosen {
        let asked = Instant::now();
        let mut dialog = rfd::FileDialog::new().set_title(purpose.title().as_ref());
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let answer = match purpose {
            Purpose::OpenCase => dialog.add_filter("Case", &["ron"]).pick_file(),
            Purpose::OpenReport
            | Purpose::FindReport(_)
            | Purpose::ChooseBundle
            | Purpose::DecisionLetter
            | Purpose::MarkFiled(_) => dialog.add_filter("PDF", &["pdf"]).pick_file(),
            Purpose::ChoosePaper => dialog
                .add_filter("PDF and Word", &["pdf", "docx"])
                .pick_file(),
            Purpose::AddDocument => {
                let dialog = dialog.add_filter("PDF and pictures", &crate::case::DOCUMENT_ENDINGS);
                return answered(dialog.pick_files().map(Chosen::Paths), asked);
            }
            Purpose::ReplaceDocument(_) => dialog
                .add_filter("PDF and pictures", &crate::case::DOCUMENT_ENDINGS)
                .pick_file(),
            Purpose::SaveCase(name) => dialog
                .add_filter("Case", &["ron"])
                .set_file_name(name)
                .save_file(),
            Purpose::OpenPackage => dialog.add_filter("Package", &["zip"]).pick_file(),
            Purpose::SavePackage(name) => dialog
                .add_filter("Package", &["zip"])
                .set_file_name(name)
                .save_file(),
            Purpose::SaveBundle(name) => dialog
                .add_filter("PDF", &["pdf"])
                .set_file_name(name)
                .save_file(),
            Purpose::SaveRecord(name) => dialog
                .add_filter("PDF", &["pdf"])
                .set_file_name(name)
                .save_file(),
            Purpose::SaveWord(paper, name) => {
                let kind = match paper {
                    WordPaper::IndexTable => "Table",
                    _ => "Word",
                };
                let dialog = dialog.add_filter(kind, &[paper.ending()]);
                dialog.set_file_name(name).save_file()
            }
            Purpose::OpenPack
            | Purpose::NewPack
            | Purpose::FindDocuments
            | Purpose::ReportsFolder => dialog.pick_folder(),
        };
        answered(answer.map(Chosen::Path), asked)
    }
}

fn answered(answer: Option<Chosen>, asked: Instant) -> Chosen {
    match answer {
        Some(chosen) => chosen,
        None if asked.elapsed() < NOBODY_IS_SO_QUICK => Chosen::NoDialog,
        None => Chosen::Cancelled,
    }
}

impl Purpose {
    pub(super) fn title(&self) -> Cow<'static, str> {
        let words = match self {
            Purpose::SaveWord(paper, _) => return format!("Save the {}", paper.label()).into(),
            Purpose::FindReport(source) => return format!("Choose the PDF of {source}").into(),
            Purpose::OpenCase => "Open a case",
            Purpose::OpenReport => "Open a report",
            Purpose::DecisionLetter => "Choose the decision letter (reasons for refusal)",
            Purpose::ChoosePaper => "Choose the paper whose quotations are to be checked",
            Purpose::ChooseBundle => "Choose the bundle that is to be judged",
            Purpose::ReportsFolder => {
                "Look for quotations in the reports of this folder and all below it"
            }
            Purpose::MarkFiled(_) => "Choose the file that was filed",
            Purpose::AddDocument => "Add documents",
            Purpose::ReplaceDocument(_) => "Choose the file to take its place",
            Purpose::FindDocuments => "Look for documents in this folder and all below it",
            Purpose::SaveCase(_) => "Save the case",
            Purpose::SaveBundle(_) => "Save the bundle",
            Purpose::SavePackage(_) => "Save the case and its documents as a package",
            Purpose::OpenPackage => "Open a package",
            Purpose::SaveRecord(_) => "Save the source check record",
            Purpose::OpenPack => "Open a pack: choose its folder",
            Purpose::NewPack => "New pack: choose an empty folder",
        };
        words.into()
    }

    /// The name to begin with.
    pub(super) fn suggestion(&self) -> &str {
        match self {
            Purpose::OpenCase
            | Purpose::OpenReport
            | Purpose::FindReport(_)
            | Purpose::DecisionLetter
            | Purpose::ChoosePaper
            | Purpose::ChooseBundle
            | Purpose::ReportsFolder
            | Purpose::MarkFiled(_)
            | Purpose::AddDocument
            | Purpose::ReplaceDocument(_)
            | Purpose::FindDocuments
            | Purpose::OpenPackage
            | Purpose::OpenPack
            | Purpose::NewPack => "",
            Purpose::SaveCase(name)
            | Purpose::SaveBundle(name)
            | Purpose::SaveRecord(name)
            | Purpose::SavePackage(name)
            | Purpose::SaveWord(_, name) => name,
        }
    }

    /// The ending of its kind of file.
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Purpose::OpenCase | Purpose::SaveCase(_) => "ron",
            Purpose::SavePackage(_) | Purpose::OpenPackage => "zip",
            Purpose::SaveWord(paper, _) => paper.ending(),
            Purpose::SaveBundle(_)
            | Purpose::SaveRecord(_)
            | Purpose::OpenReport
            | Purpose::FindReport(_)
            | Purpose::DecisionLetter
            | Purpose::ChoosePaper
            | Purpose::ChooseBundle
            | Purpose::MarkFiled(_)
            | Purpose::AddDocument
            | Purpose::ReplaceDocument(_) => "pdf",
            Purpose::OpenPack
            | Purpose::NewPack
            | Purpose::FindDocuments
            | Purpose::ReportsFolder => "",
        }
    }

    /// Whether a folder is asked for and not a file.
    pub(super) fn is_folder(&self) -> bool {
        matches!(
            self,
            Purpose::OpenPack | Purpose::NewPack | Purpose::FindDocuments | Purpose::ReportsFolder
        )
    }
}
