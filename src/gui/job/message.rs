//! What a thread has to say to the window.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::{Case, FiledFile};
use crate::export::Progress;
use crate::files::{Listed, Packed, SaveOutcome, Trace, Unpacked};
use crate::finding::Finding;
use crate::gui::any_bundle::Standing as BundleStanding;
use crate::gui::dialogs::{Chosen, Purpose};
use crate::gui::document::{Kept, Looked};
use crate::gui::documents::{ReadFile, Refused};
use crate::gui::filing::{LeftBehind, NotSaved, Opened, Saved, Seen, SetAside, ToForget};
use crate::gui::fit::FitCame;
use crate::gui::hidden::LeaveCame;
use crate::gui::packs::{FolderIs, FormCopy};
use crate::gui::paper::Standing as PaperStanding;
use crate::gui::quotations::Asked;
use crate::gui::reader::{Answer, Opened as OpenedReport};
use crate::gui::redaction::{Sought, TakenOut};
use crate::gui::session::Problem;
use crate::gui::settings::Settings;
use crate::gui::smaller::Sides;
use crate::gui::word::WordPaper;
use crate::library::Change;
use crate::pdf::smaller::SmallerPictures;
use crate::preflight::{Documents, Quotations};
use crate::verify::filed::FiledText;

use super::pages::PagesOf;
use super::scans::ScansCame;
use super::{Agreed, Finished, Loaded, Recent};

/// What a thread has to say.
pub(in crate::gui) enum Message {
    /// How far the reading of the library with that number is.
    Loading(u64, Progress),
    Library(Box<Loaded>),
    /// Something in a pack's folder is no longer as it was.
    PackChanged,
    /// What was to be saved into a pack, and how that went.
    PackSaved(Vec<Change>, Result<SaveOutcome, String>),
    Chosen(Purpose, Chosen),
    /// Files that were named to be added, those in folders too.
    Listed(Listed),
    /// One of them, by its number: what the case will hold of it, and what is in it.
    DocumentRead(u64, Result<ReadFile, Refused>),
    /// A file that is to take the place of a document's.
    ReplacementRead(u32, Result<ReadFile, Refused>),
    /// Where the contents that were looked for lie now, by their hash, as the case names files.
    Found(Result<BTreeMap<String, String>, String>),
    /// What was found in files of documents of the case, at which paths, and whether that is all. With
    /// the case in which they were looked for.
    Examined(u64, Documents, BTreeMap<u32, String>, bool),
    /// What stands on the pages of documents of the case, and whether that is all. With the case, as before.
    PagesRead(u64, Vec<PagesOf>, bool),
    /// What came of reading scans. With the case, as before.
    Scans(u64, ScansCame),
    /// What became of holding the quotations of the case against their files, and of which words that is. With
    /// the case, as before.
    QuotationsChecked(u64, Quotations, Asked),
    /// The pictures of a document, smaller, by its number; with the turn in which that was asked for.
    SmallerMeasured(u64, u32, Arc<SmallerPictures>),
    /// That is all, of this turn.
    SmallerAllMeasured(u64),
    /// A page before and after.
    SmallerSeen(Sides),
    /// What came of opening a report, under its number.
    ReportOpened(u64, Result<Box<OpenedReport>, Refused>),
    /// The paragraph that may stand for a passage, or that there is none.
    Proposed(Box<Answer>),
    /// How far checking a paper is, under its number, or what came of it.
    Paper(u64, PaperStanding),
    /// The same of judging a finished bundle.
    Bundle(u64, BundleStanding),
    /// What would make the schedule fit, under its number, or why that cannot be said.
    Fits(u64, Box<Result<FitCame, String>>),
    /// How far a search for confidential words is, under its number, or what came of it.
    NamesSought(u64, Sought),
    /// The same of taking them out.
    TakenOut(u64, TakenOut),
    /// How far taking hidden words out is, under its number, or what came of it.
    HiddenLeft(u64, LeaveCame),
    /// What is in the files of a bundle that was filed, or why they cannot be read; with the reason that was typed.
    FiledRead(Result<Vec<(FiledFile, FiledText)>, String>, String),
    /// Where a source check record was written, or why none was.
    RecordWritten(Result<PathBuf, String>),
    /// Where a package was written, and what of the case is in it; or why none was.
    PackageWritten(Result<(PathBuf, Packed), String>),
    /// A package, and what it was opened into, or why it was not.
    PackageOpened(PathBuf, Result<Unpacked, String>),
    /// What the program keeps of a case.
    TracesFound(ToForget),
    /// How much of that was removed, and what was not.
    TracesRemoved(usize, Vec<(Trace, String)>),
    /// Where a paper for a word processor was written, or why none was.
    WordWritten(WordPaper, Result<PathBuf, String>),
    /// How many files of documents have been read, of how many.
    Reading(usize, usize),
    /// The recovery copy of the case was written, or why it could not be. With the case, as before.
    RecoveryKept(u64, Result<Kept, String>),
    /// What came of opening a case, by the number of the attempt.
    Opened(u64, Box<Opened>),
    /// What lies where something is to be written.
    PathSeen(Box<Seen>),
    /// What a folder is that is to be used as a pack.
    FolderSeen(PathBuf, FolderIs),
    /// In which folder a pack was made, or why none was.
    PackMade(Result<PathBuf, String>),
    /// The file in which a value of the profile was confirmed.
    ValueConfirmed(Result<PathBuf, String>),
    /// Forms of sources that windows left behind when they died.
    FormsFound(Vec<FormCopy>),
    /// Such a form is this window's now, or why it is not.
    FormAdopted(Result<(), String>),
    /// Where a copy of a form lies now that was in the way, or why it still is.
    FormSetAside(Result<PathBuf, String>),
    /// What windows that died have left behind.
    LeftBehind(Box<LeftBehind>),
    /// Such a copy was made that of this window, or why it was not.
    Adopted(Result<Box<Case>, Box<Problem>>),
    /// A recovery copy that cannot be read was put out of the way.
    SetAside(SetAside),
    /// What the file of settings says now, or why it could not be written.
    SettingsKept(Result<Settings, String>),
    /// How the save ended that was begun last. With the case, as before.
    Saved(u64, Box<Result<Saved, NotSaved>>),
    /// Of the form of a source, as of the recovery copy.
    FormKept(Result<(), String>),
    /// The file of the case, or its lock, is no longer as it was.
    CaseTouched,
    /// How it lies there now. With the case, as before.
    CaseLookedAt(u64, Looked),
    /// A file was not handed to the desktop, and why.
    NotOpened(PathBuf, String),
    /// Why no second window was opened.
    NoWindow(String),
    /// What is to be seen of the cases that were opened lately.
    Recent(Recent),
    Progress(Progress),
    Exported(Result<Box<Finished>, String>),
    /// No bundle was made, because of these documents; and where it was to lie.
    Unusable(PathBuf, Agreed, Vec<Finding>),
    /// No bundle was made yet, because parts of these documents are missing.
    Incomplete(PathBuf, Agreed, Vec<Finding>),
    /// No bundle was made yet, because these documents would begin on other pages than others were told.
    Moved(PathBuf, Agreed, Vec<Finding>),
    Cancelled,
    /// A thread died, and of what.
    Died(&'static str),
}
