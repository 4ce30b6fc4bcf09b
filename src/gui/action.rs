//! Everything that a view can ask for. Views never change anything themselves.

use std::path::PathBuf;

use crate::case::Edit;
use crate::finding::Place;
use crate::library::{CharacteristicId, IssueId, PassageId, PropositionId, SourceId};
use crate::matching::Filter;
use crate::platform::Wish;

use super::any_bundle::BundleAction;
use super::check_tab::CheckTab;
use super::command::Command;
use super::coverage::Across;
use super::documents::DocumentAction;
use super::evidence_order::{GroupBy, SortBy};
use super::fit::FitAction;
use super::hidden::HiddenAction;
use super::overlay::OverlayAction;
use super::packs::PackAction;
use super::paper::PaperAction;
use super::picked::Pick;
use super::preview::PreviewAction;
use super::reader::{NewExtract, ReaderAction};
use super::redaction::NameAction;
use super::session::NoticeAction;
use super::settings::Change;
use super::smaller::SmallerAction;
use super::word::WordAction;

/// One wish of the person at the window.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    /// Asks for the file of a document to add.
    AddDocument,
    Command(Command),
    /// Something at the documents' station.
    Documents(DocumentAction),
    /// Something about words of documents that nobody sees.
    Hidden(HiddenAction),
    /// Something about smaller pictures.
    Smaller(SmallerAction),
    Edit(Edit),
    /// An edit that undo takes back alone, although typing in the same field came before it.
    EditApart(Edit),
    /// Several edits that undo takes back as one, under this label.
    EditTogether(String, Vec<Edit>),
    /// Takes the passage at this position of the library into the case.
    Choose {
        position: usize,
        under: Under,
    },
    /// Takes every entry that rests on the passage out of the case.
    Unchoose(PassageId),
    /// Takes these passages into the case, as one step, or out of it.
    ChooseAll(Vec<usize>),
    UnchooseAll(Vec<usize>),
    /// Picks an entry, or a passage of the list, with others or alone.
    PickEntry(u32, Pick),
    PickPassage(usize, Pick),
    /// Takes every passage of the list into the case, as one step.
    ChooseShown,
    /// The best of the list, each under the disputed issue that it answers.
    ChooseBest,
    Search(String),
    Filter(Filter),
    Scope(Scope),
    Sort(SortBy),
    Group(GroupBy),
    /// Lists what bears on an issue of the case, by key: from now on ticks go there, until the person
    /// asks for another issue.
    ChooseFor(String),
    /// The same of what goes against the appellant there.
    ChooseAgainst(String),
    /// Ticks go where each row says again.
    ChooseForNone,
    /// Lists just the passages that a cell of the coverage table counts.
    ListCell(Cell),
    /// Goes back from there to what was listed before.
    LeaveCell,
    /// Chooses the columns of the coverage table.
    Across(Across),
    SearchPropositions(String),
    PropositionsUnder(Option<IssueId>),
    /// Shows the passages that bear on a proposition, or all propositions again.
    OpenProposition(Option<PropositionId>),
    /// Puts the list into the order that the disputed issues now ask for.
    RankAgain,
    /// Marks a file as filed; the reason says why it counts although it is not as expected.
    MarkFiled(PathBuf, String),
    /// Asks for the file that was filed, with such a reason.
    ChooseFiled(String),
    /// Asks where to write a source check record.
    SaveRecord,
    /// Something about papers for a word processor.
    Word(WordAction),
    /// Something about what would make the schedule fit.
    Fit(FitAction),
    /// Opens the decision letter in the reader; where none is known, asks for it.
    OpenLetter,
    /// Asks for another.
    ChooseLetter,
    /// Shows a part of the Check page.
    CheckTab(CheckTab),
    /// Something about a paper whose quotations are checked.
    Paper(PaperAction),
    /// Something about a finished bundle that is judged.
    Bundle(BundleAction),
    /// Something about words to be taken out of all documents.
    Names(NameAction),
    /// Lists at Check what is known by now.
    ListFindings,
    /// Shows the passage in full.
    Select(usize),
    /// Shows no passage in full any longer.
    Unselect,
    /// Sets this passage beside whatever is read next, or no passage any longer.
    Compare(Option<usize>),
    /// Brings the thing that a finding speaks of into view.
    GoTo(Place),
    /// Shows the page on which the entry with that number stands.
    PreviewEntry(u32),
    /// Something at the preview.
    Preview(PreviewAction),
    /// Something at the reader.
    Read(ReaderAction),
    /// Shows a passage of the library among the evidence.
    ShowPassage(PassageId),
    /// Opens the file of a source in the reader, with all its passages.
    SeekSource(SourceId),
    /// Opens the source of an entry in the reader, at its words or at those that may stand for its summary.
    SeekEntry(u32),
    /// Says that the report that is open is the file of an entry’s source.
    NameFileOf(u32),
    /// Signs an entry off whose page is shown beside it.
    SignBeside {
        number: u32,
        by: String,
    },
    /// Adds words of the report that is open to the case, as an extract.
    AddExtract(Box<NewExtract>),
    /// Something about words to the person.
    Notice(NoticeAction),
    /// Changes a setting.
    Prefer(Change),
    OpenRecent(PathBuf),
    /// Opens what was kept of a case whose file is damaged.
    OpenKept(PathBuf),
    /// Adds these files as documents.
    AddFiles(Vec<PathBuf>),
    Answer(Answer),
    /// Hands a file to the desktop.
    Desktop(Wish, PathBuf),
    /// A value of the profile stands in the document that is open in the reader.
    ConfirmValue(ValueRead),
    /// Makes the case for the rules of this profile; asks first where others were told numbers.
    ChooseTribunal(String),
    /// Numbers the entries in print order; asks first, because others may have cited the old numbers.
    Renumber,
    /// Signs entries off; asks first where some of them were never opened.
    SignOff {
        numbers: Vec<u32>,
        by: String,
    },
    CancelExport,
    /// Stops reading the files of documents, or goes on with it.
    StopReading,
    ReadOn,
    /// Types a path in the window instead of waiting for the system's dialog.
    TypePath,
    /// Something at the screen of packs.
    Packs(PackAction),
    /// Something in the palette, the page of keys or the tour.
    Overlay(OverlayAction),
}

/// Under which issue a passage is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// The issue that its row shows.
    Shown,
    /// An issue of the case, by key.
    Issue(String),
    /// An issue of the tree, added to the case where it is not there yet.
    Tree(IssueId),
}

/// Which passages the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those that fit the appellant.
    #[default]
    Fitting,
    /// The whole library.
    Everything,
    /// Those that a cell of the coverage table counts, whether or not they fit the appellant.
    Cell(Cell),
}

/// A cell of the coverage table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) characteristic: CharacteristicId,
    pub(super) issue: IssueId,
}

/// The road from a new case to a bundle that can be filed, and what lies beside it. The window shows one station
/// at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    #[default]
    Case,
    Claimant,
    Evidence,
    Arrange,
    Documents,
    Preview,
    Check,
    /// Beside the road: reports that are read for what they say.
    Read,
}

impl Stage {
    /// The road.
    pub(super) const ALL: [Stage; 7] = [
        Stage::Case,
        Stage::Claimant,
        Stage::Evidence,
        Stage::Arrange,
        Stage::Documents,
        Stage::Preview,
        Stage::Check,
    ];
}

/// The ways to look at the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Passages,
    Propositions,
    Coverage,
    /// What the respondent’s notes say, and what meets it.
    Position,
}

impl Tab {
    pub(super) const ALL: [Tab; 4] = [
        Tab::Passages,
        Tab::Propositions,
        Tab::Coverage,
        Tab::Position,
    ];
}

/// The answer to the question that stands before the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    Cancel,
    /// Replace what is on disk although somebody else changed it.
    Overwrite,
    SaveElsewhere,
    /// Replace the file that has the chosen name.
    Replace,
    /// Remove what was listed of the case.
    RemoveTraces,
    /// Take the recovery copy.
    Recover,
    /// Throw the recovery copy away.
    Forget,
    /// A path typed where no dialog could be shown.
    Path(String),
    /// Leave the recovery copy where it is, for another time.
    Later,
    /// Look at the case that somebody else has open.
    ReadOnly,
    /// Work on a copy of it.
    Copy,
    /// It is no longer open there, says the person.
    TakeOver,
    /// Quit although a bundle is being made.
    QuitAnyway,
    /// Make the bundle without the documents that cannot be used.
    LeaveOut,
    /// Make the bundle with the pages of which a part is missing.
    Incomplete,
    /// Make the bundle with documents on other pages than others were told.
    Moved,
    /// Look at the documents that are named.
    ToDocuments,
    /// Give the entries new numbers.
    Renumber,
    /// Make the case for the rules of another tribunal.
    Tribunal,
    /// Sign off every entry that was meant, also those that were never opened.
    SignAll,
    /// Sign off only those that were opened.
    SignOpened,
}

/// What a person has read in the authority itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueRead {
    /// By its name in the profile.
    pub(super) value: String,
    pub(super) paragraph: String,
    pub(super) by: String,
}
