//! What is listed, opened and searched. Nothing here changes the case.

use crate::case::Entry;
use crate::finding::Place;
use crate::gui::action::{Cell, Scope, Stage, Tab};
use crate::gui::check_tab::CheckTab;
use crate::gui::evidence_order::{GroupBy, SortBy};
use crate::gui::picked::Pick;
use crate::library::{IssueId, PassageId, PropositionId, Stance};
use crate::matching::{Facet, Filter, Holding, Value};

use super::Session;

/// What the library has for appellants of a nationality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) enum Stock<'a> {
    /// None is chosen, or the library is being read.
    Unknown,
    NoPack,
    /// A pack is on it and holds no passage.
    Empty,
    Some(&'a Holding),
}

impl Session {
    /// What there is on the appellant's nationality.
    pub(in crate::gui) fn stock(&self) -> Stock<'_> {
        let nationality = self.case().claimant.nationality.as_ref();
        let (Some(code), Some(_)) = (nationality, &self.library_findings) else {
            return Stock::Unknown;
        };
        match self.holdings.get(code) {
            None => Stock::NoPack,
            Some(holding) if holding.passages == 0 => Stock::Empty,
            Some(holding) => Stock::Some(holding),
        }
    }

    pub(in crate::gui) fn search(&mut self, text: String) {
        self.evidence.search = text;
        self.evidence.list_anew();
    }

    pub(in crate::gui) fn filter(&mut self, filter: Filter) {
        let before = std::mem::replace(&mut self.evidence.filter, filter);
        // Another issue was asked for: what was chosen for the one before is done.
        let issues = |filter: &Filter| filter.of(Facet::Issue).cloned().collect::<Vec<_>>();
        if issues(&before) != issues(&self.evidence.filter) {
            self.evidence.chosen_for = None;
        }
        self.evidence.list_anew();
    }

    pub(in crate::gui) fn scope(&mut self, scope: Scope) {
        self.evidence.scope = scope;
        self.evidence.list_anew();
    }

    pub(in crate::gui) fn sort(&mut self, sort: SortBy) {
        self.evidence.sort = sort;
        self.evidence.list_anew();
    }

    pub(in crate::gui) fn group(&mut self, group: GroupBy) {
        self.evidence.group_by(group);
    }

    pub(in crate::gui) fn rank_again(&mut self) {
        self.evidence.rank_again();
    }

    /// Shows a passage in full.
    pub(in crate::gui) fn select(&mut self, position: usize) {
        if let Some(before) = self.selected.replace(position)
            && before != position
        {
            self.read_before = Some(before);
        }
    }

    pub(in crate::gui) fn pick_entry(&mut self, number: u32, how: Pick) {
        let shown: Vec<u32> = self
            .history
            .case()
            .entries()
            .map(|one| one.number)
            .collect();
        self.picked_entries.pick(number, how, &shown);
    }

    /// Shows a passage in full among the evidence.
    pub(in crate::gui) fn show_passage(&mut self, id: &PassageId) {
        if let Some(position) = self.library.position(id) {
            (self.stage, self.tab) = (Stage::Evidence, Tab::Passages);
            self.pick_passage(position, Pick::Only);
        }
    }

    /// What a command on the entry is for, in the order of the schedule.
    pub(in crate::gui) fn entries_with(&self, number: u32) -> Vec<u32> {
        let shown = self.case().entries().map(|one| one.number);
        self.picked_entries.with(number, shown)
    }

    /// Picks a passage of the list; it is the one that is read.
    pub(in crate::gui) fn pick_passage(&mut self, position: usize, how: Pick) {
        if self.picked_passages.is_empty()
            && how != Pick::Only
            && let Some(read) = self.selected
        {
            self.picked_passages.pick(read, Pick::Only, &[]);
        }
        let shown: Vec<usize> = self.evidence.shown.iter().map(|row| row.position).collect();
        self.picked_passages.pick(position, how, &shown);
        self.select(position);
        self.passage_opened(position);
    }

    /// What a command on the passage is for, in the order of the list.
    pub(in crate::gui) fn passages_with(&self, position: usize) -> Vec<usize> {
        let shown = self.evidence.shown.iter().map(|row| row.position);
        self.picked_passages.with(position, shown)
    }

    /// The person has the words of an entry before them, with where they stand.
    pub(in crate::gui) fn entry_opened(&mut self, number: u32) {
        if let Some(entry) = self.history.case().entry(number) {
            self.opened.insert(entry.passage.id.clone());
        }
    }

    /// The same of every entry that rests on the passage, or will.
    pub(in crate::gui) fn passage_opened(&mut self, position: usize) {
        if let Some(held) = self.library.at(position) {
            self.opened.insert(held.passage.id.clone());
        }
    }

    pub(in crate::gui) fn was_opened(&self, entry: &Entry) -> bool {
        self.opened.contains(&entry.passage.id)
    }

    pub(in crate::gui) fn unselect(&mut self) {
        self.read_before = self.selected.take().or(self.read_before);
        self.compared = None;
    }

    pub(in crate::gui) fn compare(&mut self, position: Option<usize>) {
        self.compared = position;
    }

    /// Lists what bears on an issue of the case, for which passages are to be chosen. An issue in
    /// somebody's own words is none that the library knows: then all that fits is listed.
    pub(in crate::gui) fn choose_for(&mut self, key: &str) {
        self.choose_among(key, &[]);
    }

    /// The same of what goes against the appellant, if only in part.
    pub(in crate::gui) fn choose_against(&mut self, key: &str) {
        self.choose_among(key, &[Stance::Adverse, Stance::Mixed]);
    }

    fn choose_among(&mut self, key: &str, stances: &[Stance]) {
        let Some(issue) = self.history.case().issue(key) else {
            return;
        };
        let taxonomy = &self.library.taxonomy;
        let known = issue.taxonomy.clone();
        let known = known.filter(|id| taxonomy.issue(id).is_some());
        let stances = stances.iter().copied().map(Value::Stance);
        let wanted = known.map(Value::Issue).into_iter().chain(stances).collect();
        self.evidence.list_for(key.to_owned(), Filter { wanted });
        self.show_tab(Tab::Passages);
    }

    /// Lists just the passages that a cell of the coverage table counts.
    pub(in crate::gui) fn list_cell(&mut self, cell: Cell) {
        self.unselect();
        self.evidence.list_cell(cell);
        self.show_tab(Tab::Passages);
    }

    pub(in crate::gui) fn leave_cell(&mut self) {
        self.evidence.leave_cell();
    }

    pub(in crate::gui) fn show_tab(&mut self, tab: Tab) {
        self.stage = Stage::Evidence;
        self.tab = tab;
    }

    /// Goes to where the thing is that a finding speaks of.
    pub(in crate::gui) fn go_to(&mut self, place: Place) {
        match &place {
            Place::Entry(_) | Place::Issue(_) => self.stage = Stage::Arrange,
            Place::Exhibit(number) => {
                self.stage = Stage::Documents;
                self.chosen.pick(*number, Pick::Only, self.history.case());
            }
            Place::Field(_) => self.stage = Stage::Case,
            Place::Page(_) => self.stage = Stage::Preview,
            // What concerns the whole of the finished file stands there.
            Place::Everywhere => {
                self.stage = Stage::Check;
                self.check_tab = CheckTab::FinishedFile;
            }
            Place::File { .. } => {}
        }
        self.go_to = Some(place);
    }

    /// Goes to documents that something is wrong with: all are marked, and the first is brought into view.
    pub(in crate::gui) fn go_to_documents(&mut self, numbers: &[u32]) {
        let Some((first, rest)) = numbers.split_first() else {
            self.stage = Stage::Documents;
            return;
        };
        self.go_to(Place::Exhibit(*first));
        for number in rest {
            self.chosen.pick(*number, Pick::Toggle, self.history.case());
        }
    }

    /// Works the respondent’s position out while it is looked at.
    pub(in crate::gui) fn follow_position(&mut self) {
        if (self.stage, self.tab) == (Stage::Evidence, Tab::Position) {
            let (library, case) = (&self.library, self.history.case());
            self.position.follow(self.revision, library, case);
        }
    }

    pub(in crate::gui) fn search_propositions(&mut self, text: String) {
        self.propositions.search = text;
        self.propositions.refresh(&self.library.taxonomy);
    }

    pub(in crate::gui) fn propositions_under(&mut self, issue: Option<IssueId>) {
        self.propositions.issue = issue;
        self.propositions.refresh(&self.library.taxonomy);
    }

    pub(in crate::gui) fn open_proposition(&mut self, id: Option<PropositionId>) {
        if id.is_some() {
            self.show_tab(Tab::Propositions);
        }
        self.propositions.open = id;
    }

    /// The coverage table has nothing to search, nor has a single proposition.
    pub(in crate::gui) fn go_where_search_is(&mut self) {
        self.stage = Stage::Evidence;
        match self.tab {
            Tab::Passages => {}
            Tab::Propositions => self.propositions.open = None,
            Tab::Coverage | Tab::Position => self.tab = Tab::Passages,
        }
    }
}
