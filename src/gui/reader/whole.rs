//! All that the case and the library have of the source of the report: each passage with the paragraph that may stand
//! for it, to be accepted one by one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::case::{Case, Entry};
use crate::gui::session::Session;
use crate::library::{Held, Library, Passage, PassageId, SourceId, Stance};

use super::keeping::OwnPack;
use super::proposals::{Answer, Order, Proposal};
use super::propose::Sought;
use super::source::all_known;
use super::{MadeOf, Marked, Reader, SourceChoice, Standing, Strip};

/// A passage of the source.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Listed {
    pub(in crate::gui) of: Marked,
    pub(in crate::gui) stance: Stance,
    pub(in crate::gui) pinpoint: Option<String>,
    pub(in crate::gui) text: String,
    /// Words of the report stand for it already.
    pub(in crate::gui) is_quoted: bool,
    /// What may stand for it.
    pub(in crate::gui) proposal: Proposal,
    sought: Sought,
}

impl Reader {
    /// Lists what there is of the source of the report, while that is shown.
    pub(super) fn list_whole(&mut self, session: &Session) {
        self.list(session.case(), &session.library, self.made_of(session));
    }

    /// The same of a case and a library, unless it was made of these. What may stand for a passage is looked for
    /// beside the window.
    pub(super) fn list(&mut self, case: &Case, library: &Library, now: MadeOf) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let is_shown = self.strip == Some(Strip::Passages);
        let is_new = self.whole_of.as_ref() != Some(&(now, self.listed.clone()));
        if !is_shown || !is_new {
            return;
        }
        // The sources whose file the report is, and the one that it is said to be.
        let known = all_known(&opened.report.sha256, case, library);
        let sources = known.chain(self.listed.as_ref()).cloned().collect();
        let mut all = of_case(case, &sources);
        all.extend(of_library(case, library, &sources, &self.packs.all));
        let open = all.iter().filter(|one| !one.is_quoted);
        self.proposals.want(open.map(|one| &one.sought), opened);
        for one in &mut all {
            one.proposal = self.proposals.of(&one.sought);
        }
        self.whole = all;
        self.whole_of = Some((now, self.listed.clone()));
    }

    /// What is to be looked for beside the window, once.
    pub(in crate::gui) fn begin_proposing(&mut self) -> Option<Order> {
        self.proposals.begin()
    }

    /// What was found for a passage; not heard where another report or another source is shown since.
    pub(in crate::gui) fn hear_proposed(&mut self, answer: Answer) {
        let Some((key, proposal)) = self.proposals.hear(answer) else {
            return;
        };
        for one in self.whole.iter_mut().filter(|one| one.sought.key() == key) {
            one.proposal = proposal.clone();
        }
    }

    /// Nothing more will be found.
    pub(in crate::gui) fn proposing_died(&mut self) {
        self.proposals.end();
        for one in &mut self.whole {
            one.proposal = self.proposals.of(&one.sought);
        }
    }

    /// Shows the list where it was asked for.
    pub(in crate::gui) fn show_whole(&mut self) {
        if let Some(id) = self.whole_wanted.take() {
            self.strip = Some(Strip::Passages);
            self.is_list_due = true;
            self.listed = Some(id.clone());
            self.draft.source = SourceChoice::Known(id);
        }
    }

    /// The passage of the list whose words are taken up.
    pub(in crate::gui) fn listed_now(&self) -> Option<&Marked> {
        self.draft.of.as_ref()
    }

    /// Takes up a passage of the list.
    pub(super) fn take_listed(&mut self, of: &Marked) {
        let listed = self.whole.iter().find(|one| one.of == *of);
        if let Some(sought) = listed.map(|one| one.sought.clone()) {
            self.take_up(&sought);
        }
    }

    /// Goes from one passage of the list to the next that is not quoted yet, or back to the one before; from none to
    /// the first.
    pub(in crate::gui) fn step_listed(&mut self, from: Option<&Marked>, is_back: bool) {
        let at = from.and_then(|of| self.whole.iter().position(|one| one.of == *of));
        let is_open = |one: &&Listed| !one.is_quoted && Some(&one.of) != from;
        let next = match (at, is_back) {
            (None, _) => self.whole.iter().find(is_open),
            (Some(at), false) => self.whole.iter().skip(at + 1).find(is_open),
            (Some(at), true) => self.whole.iter().take(at).rfind(is_open),
        };
        if let Some(of) = next.map(|one| one.of.clone()) {
            self.take_listed(&of);
        }
    }

    /// Words were handed over for a passage of the list: the next one is taken up.
    pub(in crate::gui) fn accepted(&mut self, of: Option<Marked>) {
        let (Some(of), Some(Strip::Passages)) = (of, self.strip) else {
            return;
        };
        if let Some(one) = self.whole.iter_mut().find(|one| one.of == of) {
            one.is_quoted = true;
            self.step_listed(Some(&of), false);
        }
    }
}

fn of_case(case: &Case, sources: &BTreeSet<SourceId>) -> Vec<Listed> {
    let own = case
        .entries()
        .filter(|entry| sources.contains(&entry.source.id));
    let listed = |entry: &Entry| Listed {
        of: Marked::Entry(entry.number),
        stance: entry.passage.stance,
        pinpoint: entry.passage.pinpoint.clone(),
        text: entry.passage.text.clone(),
        is_quoted: !entry.passage.is_summary(),
        proposal: Proposal::Awaited,
        sought: Sought::of(entry),
    };
    own.map(listed).collect()
}

/// What the case does not have. An entry stands for the summary in the place of which it quotes, and so does an extract
/// of a pack.
fn of_library(
    case: &Case,
    library: &Library,
    sources: &BTreeSet<SourceId>,
    packs: &[OwnPack],
) -> Vec<Listed> {
    let in_case: BTreeSet<&PassageId> = case.entries().map(|entry| &entry.passage.id).collect();
    let quoted = Quoted::in_case(case);
    let kept = Quoted::in_library(library);
    let own = library.passages();
    let own = own.filter(|held| !held.is_retired() && held.passage.is_summary());
    let own = own.filter(|held| is_of(held, sources) && !in_case.contains(&held.passage.id));
    let own = own.filter(|held| !quoted.holds(held.passage));
    let listed = |held: Held<'_>| Listed {
        of: Marked::Passage(held.passage.id.clone()),
        stance: held.passage.stance,
        pinpoint: held.passage.pinpoint.clone(),
        text: held.passage.text.clone(),
        is_quoted: kept.holds(held.passage),
        proposal: Proposal::Awaited,
        sought: Sought::of_library(held, case, folder(held, library, packs)),
    };
    own.map(listed).collect()
}

/// Whether it is of one of the sources, or of one that passes on what they say.
fn is_of(held: &Held<'_>, sources: &BTreeSet<SourceId>) -> bool {
    let mut all = std::iter::once(&held.source.id).chain(&held.source.relies_on);
    all.any(|id| sources.contains(id))
}

/// The folder of its pack, where that is the person’s own.
fn folder(held: Held<'_>, library: &Library, packs: &[OwnPack]) -> Option<PathBuf> {
    let mut all = library.packs.iter();
    let number = all.position(|pack| pack.id == held.pack.id)?;
    let pack = packs.iter().find(|pack| pack.number == number)?;
    Some(pack.folder.clone())
}

/// Summaries in the place of which extracts stand.
struct Quoted<'a> {
    named: BTreeSet<&'a PassageId>,
    /// Of extracts that earlier programs took, only what is said of them is known.
    said: BTreeSet<&'a str>,
}

impl<'a> Quoted<'a> {
    fn in_case(case: &'a Case) -> Quoted<'a> {
        let said = |entry: &'a Entry| {
            let said = [&entry.proposition, &entry.note, &entry.passage.note];
            said.into_iter().flatten().map(String::as_str).collect()
        };
        Quoted::of(case.extracts().map(|entry| (&entry.passage, said(entry))))
    }

    fn in_library(library: &'a Library) -> Quoted<'a> {
        let extracts = library.passages();
        let extracts = extracts.filter(|held| !held.passage.is_summary() && !held.is_retired());
        Quoted::of(extracts.map(|held| {
            let note = held.passage.note.as_deref();
            (held.passage, note.into_iter().collect())
        }))
    }

    /// Of extracts, with what is said of each.
    fn of(extracts: impl Iterator<Item = (&'a Passage, Vec<&'a str>)>) -> Quoted<'a> {
        let mut quoted = Quoted {
            named: BTreeSet::new(),
            said: BTreeSet::new(),
        };
        for (passage, said) in extracts {
            match passage.stands_for() {
                Some(id) => drop(quoted.named.insert(id)),
                None => quoted.said.extend(said),
            }
        }
        quoted
    }

    fn holds(&self, summary: &Passage) -> bool {
        self.named.contains(&summary.id) || self.said.contains(summary.text.as_str())
    }
}
