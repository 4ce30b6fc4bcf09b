//! The reader, without the window: a report that is open, the place in it, what is selected, and the extract that
//! is made of it.
//!
//! ```text
//! path ─▶ job ─▶ Opened (words, names of pages) ─▶ Reader ◀─ ReaderAction ◀─ view
//!                                                    ├─ Drawing ─▶ pictures of pages
//!                                                    └─ Selection ─▶ Draft (held against the report) ─▶ NewExtract
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `opened` | a report with what finding one's way in it needs |
//! | `jump` | numbers that are typed to go to |
//! | `source`, `doubt` | which source the report is, and whether it looks like it |
//! | `propose`, `paragraphs`, `likeness` | an entry whose words are found again or proposed, and how sure that is |
//! | `whole`, `proposals` | all passages of the source, each with what is proposed for it |
//! | `bring`, `keeping` | the extract as a case takes it; the packs in which it can be kept |
//! | `marks` | what was taken from the report already |
//! | `draft`, `extract` | the extract in the making; what goes to the case |
//! | `redacting` | places of a document that must go |
//! | `letter` | what is disputed in the decision letter |
//! | `drawing` | pictures of pages |

mod apply;
mod bring;
mod doubt;
mod draft;
mod drawing;
mod extract;
mod jump;
mod keeping;
mod letter;
mod likeness;
mod marks;
mod opened;
mod paragraphs;
mod proposals;
mod propose;
mod redacting;
mod source;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::Case;
use crate::library::{Bearing, CharacteristicId, IssueId, SourceId, Stance};
use crate::quote::Passage;
use crate::worker::{PagesRead, Workers};

use super::documents::Refused;
use super::job::Wake;
use super::page_words::{Search, Selecting, Selection};
use super::preview::{Frame, Shown, Spot, Wanted, Zoom};
use super::session::Session;

pub(super) use bring::brought;
pub(super) use draft::{Draft, Held, NO_ISSUE, unexplained};
use drawing::{Drawing, File};
pub(super) use extract::{LONGEST, NewExtract};
pub(super) use keeping::{OwnPacks, issue_of_case};
pub(super) use letter::{LetterAction, LetterDraft, Pick};
pub(super) use marks::{Mark, Marked};
pub(super) use opened::Opened;
#[cfg(test)]
pub(super) use paragraphs::SOUGHT;
use proposals::Proposals;
pub(super) use proposals::{Answer, Order, Proposal};
pub(super) use propose::Sought;
pub(super) use redacting::{MarkAction, Redacting, Tool, Work, words_under};
pub(super) use source::{NewSource, SourceChoice, known, of_id};
pub(super) use whole::Listed;

/// What can be asked of the reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ReaderAction {
    StopOpening,
    Seen(Seen),
    Zoom(Zoom, Spot),
    Go(Spot),
    Strip(Option<Strip>),
    Select(Selecting),
    Search(String),
    NextHit,
    PreviousHit,
    ShowHit(usize),
    /// Goes to a page or paragraph that was typed.
    Jump(String),
    /// The list that was asked for is shown.
    ListShown,
    /// Takes up a passage of the list of all.
    TakeListed(Marked),
    /// Goes on to the next of them without quoting, or back.
    StepListed {
        is_back: bool,
    },
    /// Words of the extract that were typed or pasted.
    Write(String),
    /// The document's words instead of those that come near them.
    TakeSource,
    /// Brings the place of the words into view.
    ShowPlace,
    Confirm(usize, bool),
    Stance(Stance),
    Issue(Option<String>),
    About(CharacteristicId, bool),
    Proposition(String),
    /// The extract is to be a new one, and not stand for an entry.
    LeaveEntry,
    /// Which source the report is.
    Source(SourceChoice),
    /// Whether the page of the extract is to stand behind the schedule.
    PageBehind(bool),
    /// The pack in which the extract is to be kept, by its folder.
    KeepIn(Option<PathBuf>),
    /// It is to be kept in the pack that the person now makes or opens.
    AwaitPack,
    /// Whether it bears on an issue of the library.
    BearsOn(IssueId, bool),
    /// What it does to a proposition of the library.
    Speaks(Bearing, bool),
    /// Something about the decision letter.
    Letter(LetterAction),
    /// Something about places that must go.
    Redact(MarkAction),
}

/// What a frame showed of the pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) spot: Spot,
    /// The page that is read, from 0.
    pub(super) current: usize,
    pub(super) frame: Frame,
    pub(super) wanted: Vec<Wanted>,
}

/// What stands at the left of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strip {
    Pages,
    Outline,
    Hits,
    /// All that there is of its source, with what is proposed for each.
    Passages,
}

/// What the reader has.
pub(super) enum Standing {
    Nothing,
    Opening { path: PathBuf, read: Arc<PagesRead> },
    Refused { path: PathBuf, why: Refused },
    Open(Box<Opened>),
}

/// A report, a case, a change of it, and a library.
type MadeOf = (u64, u64, u64, usize);

pub(super) struct Reader {
    pub(super) standing: Standing,
    /// How often a report was begun to be opened.
    number: u64,
    drawing: Drawing,
    pub(super) zoom: Zoom,
    pub(super) seen: Seen,
    /// The place was changed by something else than scrolling.
    pub(super) is_moved: bool,
    pub(super) strip: Option<Strip>,
    pub(super) selection: Option<Selection>,
    /// What is selected.
    pub(super) passage: Option<Passage>,
    pub(super) search: Search,
    /// What was typed to go to and is not there.
    pub(super) not_there: Option<String>,
    pub(super) draft: Draft,
    pub(super) letter: LetterDraft,
    /// The entry that is waited for its source to be open.
    pub(super) sought: Option<Sought>,
    /// What the case and the library have of the report.
    pub(super) marks: Vec<Mark>,
    /// For which report, which change of which case and which library they were made.
    marked: Option<MadeOf>,
    /// Words that were looked for to mark them.
    found: marks::Found,
    /// What there is of the source, and of which report and source that is.
    pub(super) whole: Vec<Listed>,
    whole_of: Option<(MadeOf, Option<SourceId>)>,
    /// The source of which that is, beside those whose file the report is.
    listed: Option<SourceId>,
    /// It was asked for and has not been shown since.
    pub(super) is_list_due: bool,
    proposals: Proposals,
    /// The source all of whose passages are to be shown once its file is open.
    pub(super) whole_wanted: Option<SourceId>,
    pub(super) packs: OwnPacks,
    /// The source that the report has in the pack in which words of it were kept, until the library has it.
    pub(super) kept_as: Option<SourceId>,
    doubt: doubt::Doubt,
    /// The document in which places are marked that must go.
    pub(super) redacting: Option<Redacting>,
    redacting_wanted: Option<Redacting>,
}

impl Reader {
    pub(super) fn new(wake: Wake, workers: Workers) -> Self {
        Reader {
            standing: Standing::Nothing,
            number: 0,
            drawing: Drawing::new(wake, workers),
            zoom: Zoom::default(),
            seen: Seen::default(),
            is_moved: true,
            strip: Some(Strip::Pages),
            selection: None,
            passage: None,
            search: Search::default(),
            not_there: None,
            draft: Draft::default(),
            letter: LetterDraft::default(),
            sought: None,
            marks: Vec::new(),
            marked: None,
            found: marks::Found::new(),
            whole: Vec::new(),
            whole_of: None,
            listed: None,
            is_list_due: false,
            proposals: Proposals::default(),
            whole_wanted: None,
            packs: OwnPacks::default(),
            kept_as: None,
            doubt: doubt::Doubt::default(),
            redacting: None,
            redacting_wanted: None,
        }
    }

    pub(super) fn opened(&self) -> Option<&Opened> {
        match &self.standing {
            Standing::Open(opened) => Some(opened),
            _ => None,
        }
    }

    /// The content of the report that is open.
    pub(super) fn sha256(&self) -> Option<&str> {
        self.opened().map(|opened| opened.report.sha256.as_str())
    }

    /// The name of the file that is open or being opened.
    pub(super) fn name(&self) -> Option<String> {
        match &self.standing {
            Standing::Nothing => None,
            Standing::Opening { path, .. } | Standing::Refused { path, .. } => {
                Some(file_name(path))
            }
            Standing::Open(opened) => Some(opened.name()),
        }
    }

    /// A report is being opened, under the number that is given back.
    pub(super) fn begin(&mut self, path: PathBuf, read: Arc<PagesRead>) -> u64 {
        self.number += 1;
        self.standing = Standing::Opening { path, read };
        self.number
    }

    /// The issue under which extracts go until the person chooses another.
    pub(super) fn propose(&mut self, issue: Option<String>) {
        self.draft.issue = issue.or(self.draft.issue.take());
    }

    /// What came of opening; not heard where another report was asked for since, or none any longer.
    pub(super) fn hear(&mut self, number: u64, came: Result<Box<Opened>, Refused>) {
        let Standing::Opening { path, .. } = &self.standing else {
            return;
        };
        if number != self.number {
            return;
        }
        match came {
            Err(why) => {
                let path = path.clone();
                self.standing = Standing::Refused { path, why };
            }
            Ok(opened) => self.adopt(opened),
        }
    }

    fn adopt(&mut self, opened: Box<Opened>) {
        self.drawing.open(File {
            path: opened.report.path.clone(),
            sha256: opened.report.sha256.clone(),
        });
        self.standing = Standing::Open(opened);
        (self.seen, self.is_moved) = (Seen::default(), true);
        (self.selection, self.passage, self.not_there) = (None, None, None);
        self.search = Search::default();
        self.draft.added();
        self.letter = LetterDraft::default();
        self.draft.source = SourceChoice::default();
        (self.kept_as, self.listed) = (None, None);
        (self.whole, self.whole_of) = (Vec::new(), None);
        self.proposals.forget();
        if let Some(sought) = self.sought.take() {
            self.take_up(&sought);
        }
        self.show_whole();
        self.begin_wanted_redacting();
        (self.marks, self.marked) = (Vec::new(), None);
        self.found.clear();
    }

    /// What the next report that opens is opened for; whatever was wanted before is not any longer.
    pub(in crate::gui) fn want(&mut self, sought: Option<Sought>) {
        (self.sought, self.whole_wanted) = (sought, None);
        self.redacting_wanted = None;
    }

    /// The same for all passages of a source.
    pub(in crate::gui) fn want_whole(&mut self, source: SourceId) {
        (self.sought, self.whole_wanted) = (None, Some(source));
        self.redacting_wanted = None;
    }

    /// Goes along with the case.
    pub(super) fn follow(&mut self, session: &Session) {
        self.follow_redacting(session.case());
        self.count_pages(&session.case().counted_pages);
        let now = self.made_of(session);
        if let Standing::Open(opened) = &self.standing
            && self.marked != Some(now)
        {
            let taken = marks::Taken::of(session);
            self.marks = marks::marks(&taken, opened, &mut self.found);
            self.marked = Some(now);
        }
        self.take_the_only_issue(session.case());
        self.list_whole(session);
        self.ask_whether_it_is_the_source(session);
    }

    /// What is shown beside the report is made of these, and made anew where they are others.
    fn made_of(&self, session: &Session) -> MadeOf {
        let library = Arc::as_ptr(&session.library) as usize;
        (self.number, session.shown, session.revision, library)
    }

    /// Where only one issue is disputed, an extract that goes under some goes under that.
    fn take_the_only_issue(&mut self, case: &Case) {
        let draft = &mut self.draft;
        let is_open = draft.in_place_of.is_none() && draft.keep.folder.is_none();
        let is_lost = |key: &String| case.issue(key).is_none();
        if is_open
            && draft.issue.as_ref().is_none_or(is_lost)
            && let [only] = case.issues.as_slice()
        {
            draft.issue = Some(only.key.clone());
        }
    }

    /// The pages of the report have the numbers that a person has counted, if any has.
    pub(super) fn count_pages(&mut self, counted: &BTreeMap<String, i64>) {
        if let Standing::Open(opened) = &mut self.standing
            && opened
                .report
                .count_pages(counted.get(&opened.report.sha256).copied())
        {
            self.check_again();
            self.proposals.forget();
            self.whole_of = None;
        }
    }

    /// Opening is given up; what was begun is not heard.
    pub(super) fn stop_opening(&mut self) {
        if matches!(self.standing, Standing::Opening { .. }) {
            self.standing = Standing::Nothing;
        }
    }

    /// The picture of a page, from 0.
    pub(super) fn shown(&self, page: usize, scale: f32) -> Shown {
        self.drawing.shown(page, scale)
    }

    /// The extract as it is filled in, or what is missing.
    pub(super) fn extract(&self) -> Result<NewExtract, &'static str> {
        let opened = self.opened().ok_or("Open a report first.")?;
        self.draft.extract(opened)
    }
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
