//! What the window knows, without the window: the case, the library, what follows from both.
//!
//! Plain state that can be tested without a screen. It reads no clock and opens no dialog; time and
//! answers come in as parameters.
//!
//! What is done with it stands beside: `change` (edits, undo), `choose` (passages taken in), `look`
//! (what is listed, opened, searched), `listed` (findings at Check), `picked` (rows picked together), `keep` (recovery copies, settings), `notice` (words to the person).
//! The documents' station has its own part in `documents`.

mod change;
mod choose;
mod filed;
mod keep;
mod listed;
mod look;
mod notice;
mod profile;

pub(super) use keep::{Due, RECOVERY_AFTER};
pub(super) use look::Stock;

pub(super) use notice::{About, NoticeAction, Notices, Offer, Problem, Toast, Tone};

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::{Case, History};
use crate::export::{Passwords, Survey};
use crate::finding::{DocumentCode, Finding, Place};
use crate::layout::Fonts;
use crate::library::{Date, Library, PassageId};
use crate::matching::Holding;
#[cfg(test)]
use crate::matching::SearchIndex;
use crate::preflight::{Documents, unshown};
use crate::profile::{Ages, DEFAULT, Labels, Profile, ProfileError, Profiles};

use super::action::{Stage, Tab};
use super::check_tab::CheckTab;
use super::coverage::CoverageView;
use super::document::Document;
use super::documents::{Chosen, Intake, ReadingScans, Thumbnails};
use super::entry_numbers::EntryNumbers;
use super::evidence::{Evidence, Ranking};
use super::fit::FitView;
use super::hidden::HiddenWork;
use super::indexed::Indexed;
use super::picked::Picked;
use super::position::PositionView;
use super::preferences::Preferences;
use super::propositions::Propositions;
use super::quotations::KnownQuotations;
use super::smaller::SmallerDialog;

/// What is kept of the bundle that was made last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LastExport {
    /// Of several volumes the first.
    pub(super) path: PathBuf,
    /// The path that was asked for, after which volumes are named.
    pub(super) asked_for: PathBuf,
    pub(super) pages: u32,
    /// In mebibytes.
    pub(super) size: f32,
    pub(super) draft: bool,
    /// What was found in the finished file.
    pub(super) findings: Vec<Finding>,
    /// The case that it was made of.
    pub(super) case: Case,
}

pub(super) struct Session {
    pub(super) library: Arc<Library>,
    /// `None` while it is being read.
    pub(super) library_findings: Option<Vec<Finding>>,
    pub(super) history: History,
    pub(super) document: Document,
    /// The station of the road that is shown.
    pub(super) stage: Stage,
    /// How the evidence is looked at.
    pub(super) tab: Tab,
    /// What of the Check page is shown.
    pub(super) check_tab: CheckTab,
    pub(super) evidence: Evidence,
    pub(super) propositions: Propositions,
    pub(super) coverage: CoverageView,
    pub(super) position: PositionView,
    /// What the packs have for appellants of each nationality that they are on.
    pub(super) holdings: BTreeMap<String, Holding>,
    /// Position of the passage that is shown in full.
    pub(super) selected: Option<usize>,
    /// The one that was read before it, and the one that it is set beside.
    pub(super) read_before: Option<usize>,
    pub(super) compared: Option<usize>,
    /// Entries, by number, and passages of the list, by position, that were picked together.
    pub(super) picked_entries: Picked<u32>,
    pub(super) entries: EntryNumbers,
    pub(super) picked_passages: Picked<usize>,
    /// The entry or issue to bring into view at the next frame.
    pub(super) go_to: Option<Place>,
    pub(super) survey: Survey,
    pub(super) notices: Notices,
    /// What is remembered from one day to the next.
    pub(super) preferences: Preferences,
    /// Whoever signs entries off at this desk.
    pub(super) initials: String,
    /// Recent cases whose file is not there.
    pub(super) missing: BTreeSet<PathBuf>,
    pub(super) today: Date,
    /// What was found in the files of the case's documents, by exhibit number.
    pub(super) documents: Documents,
    /// What is known of its quotations.
    pub(super) quotations: KnownQuotations,
    /// Passwords typed for documents of this case. They are kept here only, and written nowhere.
    pub(super) passwords: Passwords,
    /// Files of documents are being read.
    pub(super) is_examining: bool,
    /// Their pages are being read.
    pub(super) is_reading_pages: bool,
    /// There may be documents whose pages nobody has read.
    pub(super) may_have_unread: bool,
    pub(super) scans: ReadingScans,
    /// The dialog about smaller pictures, while it is open.
    pub(super) smaller: Option<SmallerDialog>,
    pub(super) hidden: HiddenWork,
    /// What would make the schedule shorter.
    pub(super) fit: FitView,
    /// The path at which each was read: after undo it may be another.
    pub(super) examined_at: BTreeMap<u32, String>,
    /// The revision at which it was last seen which are to be read.
    pub(super) examined_revision: Option<u64>,
    /// Which documents are chosen.
    pub(super) chosen: Chosen,
    /// Files on their way into the case.
    pub(super) intake: Intake,
    pub(super) thumbnails: Thumbnails,
    /// Pages of documents that could not be drawn.
    unshown: Vec<Finding>,
    /// At which revision those were looked for, and how many pages there were.
    unshown_at: (u64, usize),
    /// The person has stopped the reading; it goes on when they say so.
    pub(super) is_reading_stopped: bool,
    /// How often the case, or what is known of it, has changed.
    pub(super) revision: u64,
    /// How often the case has changed.
    changes: u64,
    listed: listed::Listed,
    /// How many cases have been put before the person.
    pub(super) shown: u64,
    /// Those that there are.
    pub(super) profiles: Arc<Profiles>,
    /// The one that the case names.
    profile: Result<Arc<Profile>, ProfileError>,
    /// What it calls entries and pages.
    pub(super) labels: Labels,
    /// From when on evidence is called old, as the case's profile says.
    pub(super) ages: Option<Ages>,
    /// The bundle that was made last of this case, since the window was opened.
    pub(super) last_export: Option<LastExport>,
    /// A bundle of this case was wanted since it was opened: what it lacks is an error from then on.
    pub(super) has_tried_export: bool,
    /// Passages that were opened since the case was: before they were taken into it, too.
    opened: BTreeSet<PassageId>,
    fonts: Option<Fonts>,
    /// When the case was saved last in this window: `14:02`.
    saved_at: Option<String>,
    /// When the recovery copy is due, in seconds of the window's clock.
    recovery_due: Option<f64>,
    /// It is being written.
    is_keeping: bool,
    /// The case is being saved.
    is_saving: bool,
    /// Another is being opened.
    pub(super) is_opening: bool,
}

impl Session {
    pub(super) fn new(today: Date, document: Document, preferences: Preferences) -> Self {
        let mut session = Session {
            library: Arc::default(),
            library_findings: None,
            history: History::new(preferences.now().new_case(&Profiles::shipped())),
            document,
            stage: Stage::default(),
            tab: Tab::default(),
            check_tab: CheckTab::default(),
            evidence: Evidence::default(),
            propositions: Propositions::default(),
            coverage: CoverageView::default(),
            position: PositionView::default(),
            holdings: BTreeMap::new(),
            selected: None,
            read_before: None,
            compared: None,
            picked_entries: Picked::default(),
            entries: EntryNumbers::default(),
            picked_passages: Picked::default(),
            go_to: None,
            survey: Survey::default(),
            notices: Notices::default(),
            initials: preferences.now().initials.clone(),
            preferences,
            missing: BTreeSet::new(),
            today,
            documents: Documents::new(),
            quotations: KnownQuotations::default(),
            passwords: Passwords::new(),
            is_examining: false,
            is_reading_pages: false,
            may_have_unread: false,
            scans: ReadingScans::default(),
            smaller: None,
            hidden: HiddenWork::default(),
            fit: FitView::default(),
            examined_at: BTreeMap::new(),
            examined_revision: None,
            chosen: Chosen::default(),
            intake: Intake::default(),
            thumbnails: Thumbnails::default(),
            unshown: Vec::new(),
            unshown_at: (0, 0),
            is_reading_stopped: false,
            revision: 0,
            changes: 0,
            listed: listed::Listed::default(),
            shown: 0,
            profiles: Arc::new(Profiles::shipped()),
            profile: Profile::shipped(DEFAULT).map(Arc::new),
            labels: Labels::default(),
            ages: None,
            last_export: None,
            has_tried_export: false,
            opened: BTreeSet::new(),
            fonts: None,
            saved_at: None,
            recovery_due: None,
            is_keeping: false,
            is_saving: false,
            is_opening: false,
        };
        session.take_profile();
        match Fonts::shipped() {
            Ok(fonts) => session.fonts = Some(fonts),
            Err(error) => session.say(Tone::Bad, error.to_string()),
        }
        session
    }

    /// Whether words stand in the corner.
    pub(super) fn has_toasts(&self) -> bool {
        !self.notices.toasts.is_empty()
    }

    pub(super) fn case(&self) -> &Case {
        self.history.case()
    }

    #[cfg(test)]
    pub(super) fn set_library(
        &mut self,
        library: Library,
        index: SearchIndex,
        findings: Vec<Finding>,
    ) {
        self.take_library(Indexed::new(library, index), findings);
    }

    pub(super) fn take_library(&mut self, indexed: Indexed, findings: Vec<Finding>) {
        // A colleague's save must not shut what is being read.
        let before = std::mem::replace(&mut self.library, Arc::clone(&indexed.library));
        self.library_findings = Some(findings);
        for place in [
            &mut self.selected,
            &mut self.read_before,
            &mut self.compared,
        ] {
            let held = place.and_then(|at| before.at(at));
            *place = held.and_then(|held| self.library.position(&held.passage.id));
        }
        self.picked_passages = Picked::default();
        self.evidence.set_library(&indexed, self.history.case());
        let Indexed {
            coverage,
            holdings,
            standings,
            propositions,
            ..
        } = indexed;
        self.propositions
            .set_library(&self.library, standings, propositions);
        self.coverage.set_library(coverage);
        self.holdings = holdings;
        self.turn_to_nationality();
        self.survey_again();
    }

    /// Puts another case before the person. `history` says whether it is saved.
    pub(super) fn show(&mut self, history: History, document: Document) {
        self.history = history;
        self.document = document;
        self.shown += 1;
        self.notices.leave_case();
        (self.recovery_due, self.saved_at) = (None, None);
        self.is_keeping = false;
        (self.selected, self.read_before, self.compared) = (None, None, None);
        self.picked_entries = Picked::default();
        self.entries = EntryNumbers::of(self.history.case());
        self.picked_passages = Picked::default();
        (self.last_export, self.has_tried_export) = (None, false);
        self.opened.clear();
        self.evidence.chosen_for = None;
        self.documents.clear();
        self.quotations = KnownQuotations::default();
        self.passwords.clear();
        self.examined_at.clear();
        (self.is_reading_pages, self.may_have_unread) = (false, false);
        self.scans = ReadingScans::default();
        self.smaller = None;
        self.hidden.forget();
        self.fit = FitView::default();
        self.chosen = Chosen::default();
        self.intake.clear();
        self.is_reading_stopped = false;
        self.stage = match self.case().claimant.nationality {
            None => Stage::Case,
            Some(_) => Stage::Evidence,
        };
        self.take_profile();
        self.follow(Ranking::Anew);
    }

    /// A case of the person's own that lies nowhere and is not even numbered: it is only being begun.
    pub(super) fn has_no_number(&self) -> bool {
        self.document.path().is_none() && self.case().heading.reference.trim().is_empty()
    }

    /// Nothing was done yet, in a case that lies nowhere.
    pub(super) fn is_untouched(&self) -> bool {
        self.document.path().is_none()
            && self.history.is_saved()
            && self.case().claimant.nationality.is_none()
    }

    /// Everything that is wrong or worth knowing, the library's problems first.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.library_findings
            .iter()
            .flatten()
            .chain(self.case_findings())
    }

    /// Those of the case and its documents.
    pub(super) fn case_findings(&self) -> impl Iterator<Item = &Finding> {
        let found = self.survey.findings.iter();
        let found = found.filter(move |finding| !self.is_of_file_before(finding));
        found.chain(&self.unshown)
    }

    /// Whether it says that a file has changed only because the document is another file now, by what was done to it
    /// here, and nobody has read that one yet.
    fn is_of_file_before(&self, finding: &Finding) -> bool {
        let Place::Exhibit(number) = finding.place else {
            return false;
        };
        let case = self.case();
        let document = case.exhibit(number).and_then(|one| case.document_of(one));
        finding.code == DocumentCode::Changed
            && document.is_some_and(|one| self.examined_at.get(&number) != Some(&one.path))
    }

    /// Takes over which pages could not be drawn. Asked for in every frame, so where nothing has changed
    /// since, nothing is done.
    pub(super) fn look_for_unshown(&mut self) {
        let pages = self.thumbnails.spoiled();
        let now = (self.revision, pages.len());
        if self.unshown_at != now {
            self.unshown_at = now;
            self.unshown = unshown(&self.case().exhibits, &self.documents, &pages);
        }
    }
}
