//! What the window knows, without the window: the case, the library, what follows from both.
//!
//! Plain state that can be tested without a screen. It reads no clock and opens no dialog; time and
//! answers come in as parameters.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::{Case, Edit, History, IssueChoice};
use crate::export::{Request, Survey, survey};
use crate::finding::{Finding, Place};
use crate::layout::Fonts;
use crate::library::{Date, IssueId, Library, Passage, PassageId, PropositionId};
use crate::matching::{Filter, SearchIndex};
use crate::pdf::import::Watch;
use crate::preflight::Documents;
use crate::profile::{self, Ages, Profile};

use super::action::{Cell, Scope, Stage, Tab, Under};
use super::coverage::CoverageView;
use super::document::Document;
use super::documents::{Chosen, Intake, Pick, Thumbnails};
use super::evidence::{Evidence, MOST_AT_ONCE, Ranking};
use super::evidence_order::{GroupBy, SortBy};
use super::preferences::Preferences;
use super::propositions::Propositions;
use super::settings::Change;

/// How long a change may go without a recovery copy, in seconds.
const RECOVERY_AFTER: f64 = 4.0;

/// Words to the person that stay until they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) tone: Tone,
    pub(super) text: String,
    /// What to do about it, where that does not go without saying.
    pub(super) hint: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Bad,
}

/// What is kept of the bundle that was made last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LastExport {
    pub(super) path: PathBuf,
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
    pub(super) evidence: Evidence,
    pub(super) propositions: Propositions,
    pub(super) coverage: CoverageView,
    /// Position of the passage that is shown in full.
    pub(super) selected: Option<usize>,
    /// The one that was read before it, and the one that it is set beside.
    pub(super) read_before: Option<usize>,
    pub(super) compared: Option<usize>,
    /// The entry or issue to bring into view at the next frame.
    pub(super) go_to: Option<Place>,
    pub(super) survey: Survey,
    pub(super) notices: Vec<Notice>,
    /// What is remembered from one day to the next.
    pub(super) preferences: Preferences,
    /// Whoever signs entries off at this desk.
    pub(super) initials: String,
    /// Recent cases whose file is not there.
    pub(super) missing: BTreeSet<PathBuf>,
    pub(super) today: Date,
    /// What was found in the files of the case's documents, by exhibit number.
    pub(super) documents: Documents,
    /// Files of documents are being read.
    pub(super) is_examining: bool,
    /// The path at which each was read: after undo it may be another.
    pub(super) examined_at: BTreeMap<u32, String>,
    /// Which documents are chosen.
    pub(super) chosen: Chosen,
    /// Files on their way into the case.
    pub(super) intake: Intake,
    pub(super) thumbnails: Thumbnails,
    /// The person has stopped the reading; it goes on when they say so.
    pub(super) is_reading_stopped: bool,
    /// How often the case, or what is known of it, has changed.
    pub(super) revision: u64,
    /// How many cases have been put before the person.
    pub(super) shown: u64,
    /// From when on evidence is called old, as the case's profile says.
    pub(super) ages: Option<Ages>,
    /// The bundle that was made last of this case, since the window was opened.
    pub(super) last_export: Option<LastExport>,
    fonts: Option<Fonts>,
    /// When the recovery copy is due, in seconds of the window's clock.
    recovery_due: Option<f64>,
}

impl Session {
    pub(super) fn new(today: Date, document: Document, preferences: Preferences) -> Self {
        let mut session = Session {
            library: Arc::default(),
            library_findings: None,
            history: History::new(preferences.now().new_case()),
            document,
            stage: Stage::default(),
            tab: Tab::default(),
            evidence: Evidence::default(),
            propositions: Propositions::default(),
            coverage: CoverageView::default(),
            selected: None,
            read_before: None,
            compared: None,
            go_to: None,
            survey: Survey::default(),
            notices: Vec::new(),
            initials: preferences.now().initials.clone(),
            preferences,
            missing: BTreeSet::new(),
            today,
            documents: Documents::new(),
            is_examining: false,
            examined_at: BTreeMap::new(),
            chosen: Chosen::default(),
            intake: Intake::default(),
            thumbnails: Thumbnails::default(),
            is_reading_stopped: false,
            revision: 0,
            shown: 0,
            ages: None,
            last_export: None,
            fonts: None,
            recovery_due: None,
        };
        session.reckon_ages();
        match Fonts::shipped() {
            Ok(fonts) => session.fonts = Some(fonts),
            Err(error) => session.say(Tone::Bad, error.to_string()),
        }
        session
    }

    pub(super) fn case(&self) -> &Case {
        self.history.case()
    }

    /// What went wrong stays until it is read, said once; good news takes the place of the last.
    pub(super) fn say(&mut self, tone: Tone, text: String) {
        self.notices
            .retain(|notice| notice.tone == Tone::Bad && notice.text != text);
        let hint = None;
        self.notices.push(Notice { tone, text, hint });
    }

    /// Says what went wrong, and what to do about it.
    pub(super) fn say_with_hint(&mut self, text: String, hint: &'static str) {
        self.say(Tone::Bad, text);
        if let Some(notice) = self.notices.last_mut() {
            notice.hint = Some(hint);
        }
    }

    /// Changes a setting; it is written a moment later.
    pub(super) fn prefer(&mut self, change: Change) {
        if let Change::Initials(initials) = &change {
            self.initials.clone_from(initials);
        }
        self.preferences.change(change);
    }

    /// Says that settings could not be written, where that is so.
    pub(super) fn say_unkept(&mut self, written: Result<(), String>) {
        if let Err(why) = written {
            self.say_with_hint(
                format!("The settings could not be kept: {why}."),
                "They hold until this window is closed.",
            );
        }
    }

    pub(super) fn set_library(
        &mut self,
        library: Library,
        index: SearchIndex,
        findings: Vec<Finding>,
    ) {
        // A colleague's save must not shut what is being read.
        let before = std::mem::replace(&mut self.library, Arc::new(library));
        self.library_findings = Some(findings);
        for place in [
            &mut self.selected,
            &mut self.read_before,
            &mut self.compared,
        ] {
            let held = place.and_then(|at| before.at(at));
            *place = held.and_then(|held| self.library.position(&held.passage.id));
        }
        self.evidence
            .set_library(&self.library, index, self.history.case());
        self.propositions.set_library(&self.library);
        self.coverage.set_library(&self.library);
        self.survey_again();
    }

    /// Puts another case before the person. `history` says whether it is saved.
    pub(super) fn show(&mut self, history: History, document: Document) {
        self.history = history;
        self.document = document;
        self.shown += 1;
        self.recovery_due = None;
        (self.selected, self.read_before, self.compared) = (None, None, None);
        self.last_export = None;
        self.documents.clear();
        self.examined_at.clear();
        self.chosen = Chosen::default();
        self.intake.clear();
        self.is_reading_stopped = false;
        self.stage = match self.case().claimant.nationality {
            None => Stage::Case,
            Some(_) => Stage::Evidence,
        };
        self.reckon_ages();
        self.follow(Ranking::Anew);
    }

    /// Nothing was done yet, in a case that lies nowhere.
    pub(super) fn is_untouched(&self) -> bool {
        self.document.path().is_none()
            && self.history.is_saved()
            && self.case().claimant.nationality.is_none()
    }

    /// What was found in files of documents; what the case no longer has is kept for undo.
    pub(super) fn examined(
        &mut self,
        found: Documents,
        paths: BTreeMap<u32, String>,
        is_last: bool,
    ) {
        self.is_examining = !is_last;
        self.documents.extend(found);
        self.examined_at.extend(paths);
        self.survey_again();
    }

    /// Several changes to documents, which undo takes back as one.
    pub(super) fn edit_documents(&mut self, label: &str, edits: Vec<Edit>, now: f64) {
        self.history.end_step();
        let done = self.history.apply_together(label, edits);
        self.history.end_step();
        match done {
            Ok(()) => self.changed(Ranking::Anew, now),
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    /// A case whose profile is not known is reckoned by the usual one; that it is not known is said
    /// elsewhere.
    fn reckon_ages(&mut self) {
        let own = Profile::shipped(&self.case().profile);
        match own.or_else(|_unknown| Profile::shipped(profile::DEFAULT)) {
            Ok(profile) => self.ages = Some(profile.ages(self.today)),
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    pub(super) fn edit(&mut self, edit: Edit, now: f64) {
        let label = edit.label();
        self.edit_together(&label, vec![edit], Ranking::Anew, now);
    }

    /// A change that goes on with nothing typed before it, and that nothing typed later goes on with.
    pub(super) fn edit_apart(&mut self, edit: Edit, now: f64) {
        self.history.end_step();
        self.edit(edit, now);
        self.history.end_step();
    }

    /// Several changes that undo takes back as one.
    pub(super) fn edit_all(&mut self, label: &str, edits: Vec<Edit>, now: f64) {
        self.history.end_step();
        self.edit_together(label, edits, Ranking::Kept, now);
    }

    fn edit_together(&mut self, label: &str, edits: Vec<Edit>, ranking: Ranking, now: f64) {
        let done = match <[Edit; 1]>::try_from(edits) {
            Ok([edit]) => self.history.apply(edit),
            Err(edits) => self.history.apply_together(label, edits),
        };
        match done {
            Ok(()) => self.changed(ranking, now),
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    pub(super) fn undo(&mut self, now: f64) {
        if self.history.undo().is_some() {
            self.changed(Ranking::Anew, now);
        }
    }

    pub(super) fn redo(&mut self, now: f64) {
        if self.history.redo().is_some() {
            self.changed(Ranking::Anew, now);
        }
    }

    fn changed(&mut self, ranking: Ranking, now: f64) {
        self.recovery_due.get_or_insert(now + RECOVERY_AFTER);
        self.follow(ranking);
    }

    fn follow(&mut self, ranking: Ranking) {
        let case = self.history.case();
        self.chosen.follow(case);
        self.evidence.follow(&self.library, case, ranking);
        self.survey_again();
    }

    fn survey_again(&mut self) {
        self.revision += 1;
        let Some(fonts) = &self.fonts else { return };
        let request = Request {
            case: self.history.case(),
            library: &self.library,
            today: self.today,
            documents: &self.documents,
            watch: &Watch::default(),
        };
        match survey(&request, fonts) {
            Ok(survey) => self.survey = survey,
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    pub(super) fn search(&mut self, text: String) {
        self.evidence.search = text;
        self.evidence.list_anew(&self.library);
    }

    pub(super) fn filter(&mut self, filter: Filter) {
        self.evidence.filter = filter;
        self.evidence.list_anew(&self.library);
    }

    pub(super) fn scope(&mut self, scope: Scope) {
        self.evidence.scope = scope;
        self.evidence.list_anew(&self.library);
    }

    pub(super) fn sort(&mut self, sort: SortBy) {
        self.evidence.sort = sort;
        self.evidence.list_anew(&self.library);
    }

    pub(super) fn group(&mut self, group: GroupBy) {
        self.evidence.group = group;
        self.evidence.list_anew(&self.library);
    }

    /// Shows a passage in full.
    pub(super) fn select(&mut self, position: usize) {
        if let Some(before) = self.selected.replace(position)
            && before != position
        {
            self.read_before = Some(before);
        }
    }

    pub(super) fn unselect(&mut self) {
        self.read_before = self.selected.take().or(self.read_before);
        self.compared = None;
    }

    pub(super) fn compare(&mut self, position: Option<usize>) {
        self.compared = position;
    }

    /// Lists just the passages that a cell of the coverage table counts.
    pub(super) fn list_cell(&mut self, cell: Cell) {
        self.unselect();
        self.evidence.list_cell(cell, &self.library);
        self.show_tab(Tab::Passages);
    }

    pub(super) fn show_tab(&mut self, tab: Tab) {
        self.stage = Stage::Evidence;
        self.tab = tab;
    }

    /// Goes to where the thing is that a finding speaks of.
    pub(super) fn go_to(&mut self, place: Place) {
        match &place {
            Place::Entry(_) | Place::Issue(_) => self.stage = Stage::Arrange,
            Place::Exhibit(number) => {
                self.stage = Stage::Documents;
                self.chosen.pick(*number, Pick::Only, self.history.case());
            }
            Place::Field(_) => self.stage = Stage::Case,
            Place::Page(_) => self.stage = Stage::Preview,
            Place::File { .. } | Place::Everywhere => {}
        }
        self.go_to = Some(place);
    }

    pub(super) fn leave_cell(&mut self) {
        self.evidence.leave_cell(&self.library);
    }

    pub(super) fn search_propositions(&mut self, text: String) {
        self.propositions.search = text;
        self.propositions.refresh(&self.library.taxonomy);
    }

    pub(super) fn propositions_under(&mut self, issue: Option<IssueId>) {
        self.propositions.issue = issue;
        self.propositions.refresh(&self.library.taxonomy);
    }

    pub(super) fn open_proposition(&mut self, id: Option<PropositionId>) {
        if id.is_some() {
            self.show_tab(Tab::Propositions);
        }
        self.propositions.open = id;
    }

    /// The coverage table has nothing to search, nor has a single proposition.
    pub(super) fn go_where_search_is(&mut self) {
        self.stage = Stage::Evidence;
        match self.tab {
            Tab::Passages => {}
            Tab::Propositions => self.propositions.open = None,
            Tab::Coverage => self.tab = Tab::Passages,
        }
    }

    pub(super) fn rank_again(&mut self) {
        self.evidence.rank_again(&self.library);
    }

    /// Takes a passage in, with its issue where the case does not have it yet, as one step.
    pub(super) fn choose(&mut self, position: usize, under: &Under, now: f64) {
        let on_offer = self.library.at(position).filter(|held| !held.is_retired());
        let Some(held) = on_offer else {
            return;
        };
        let Some((key, new_issue)) = self.issue_for(position, held.passage, under) else {
            return;
        };
        let add = Edit::AddEntry {
            issue: key,
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        };
        let label = add.label();
        let edits = new_issue
            .map(Edit::AddIssue)
            .into_iter()
            .chain([add])
            .collect();
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// Takes the whole list in, as one step: what is taken already and what is retired left out.
    pub(super) fn choose_shown(&mut self, now: f64) {
        let positions: Vec<usize> = self.evidence.tickable(&self.library).collect();
        if positions.is_empty() || positions.len() > MOST_AT_ONCE {
            return;
        }
        let mut edits = Vec::new();
        let mut new = BTreeSet::new();
        for position in &positions {
            let Some(held) = self.library.at(*position) else {
                continue;
            };
            let Some((key, issue)) = self.issue_for(*position, held.passage, &Under::Best) else {
                continue;
            };
            let is_new = |_: &IssueChoice| new.insert(key.clone());
            edits.extend(issue.filter(is_new).map(Edit::AddIssue));
            edits.push(Edit::AddEntry {
                issue: key,
                source: Box::new(held.source.clone()),
                passage: Box::new(held.passage.clone()),
            });
        }
        let label = format!("Rely on {} passages", positions.len());
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// The key of the issue to choose under, and the issue itself where it must be added first.
    fn issue_for(
        &self,
        position: usize,
        passage: &Passage,
        under: &Under,
    ) -> Option<(String, Option<IssueChoice>)> {
        let id = match under {
            Under::Issue(key) => return Some((key.clone(), None)),
            Under::Tree(id) => id,
            Under::Best => {
                let row = self.evidence.row(position);
                let answered = row.and_then(|row| self.evidence.answers(row));
                answered.or_else(|| passage.issues.first())?
            }
        };
        let has = |issue: &&crate::case::DisputedIssue| issue.taxonomy.as_ref() == Some(id);
        if let Some(known) = self.case().issues.iter().find(has) {
            return Some((known.key.clone(), None));
        }
        let label = self
            .library
            .taxonomy
            .issue(id)
            .map_or_else(|| id.to_string(), |issue| issue.label.clone());
        let choice = IssueChoice::FromTree {
            id: id.clone(),
            label,
        };
        Some((choice.key(self.case()), Some(choice)))
    }

    pub(super) fn unchoose(&mut self, passage: &PassageId, now: f64) {
        let remove = |entry: &crate::case::Entry| Edit::RemoveEntry {
            number: entry.number,
        };
        let edits: Vec<Edit> = self.case().uses_of(passage).map(remove).collect();
        if !edits.is_empty() {
            let label = format!("Remove passage {passage}");
            self.edit_together(&label, edits, Ranking::Kept, now);
        }
    }

    /// Everything that is wrong or worth knowing, the library's problems first.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.library_findings
            .iter()
            .flatten()
            .chain(&self.survey.findings)
    }

    /// Writes the recovery copy when it is due; says when to look again, in seconds.
    pub(super) fn keep_recovery(&mut self, now: f64) -> Option<f64> {
        let due = self.recovery_due?;
        if now < due {
            return Some(due - now);
        }
        self.recovery_due = None;
        if !self.history.is_saved()
            && let Err(error) = self.document.keep_recovery(self.history.case())
        {
            self.say_with_hint(
                format!("No recovery copy could be kept: {error}."),
                "Save the case yourself, before anything else.",
            );
        }
        None
    }

    /// Whether there are changes that are not saved, and a recovery copy of all of them.
    #[cfg(test)]
    pub(super) fn is_kept(&self) -> bool {
        !self.history.is_saved() && self.recovery_due.is_none()
    }

    pub(super) fn saved(&mut self) {
        self.history.mark_saved();
        self.recovery_due = None;
    }
}
