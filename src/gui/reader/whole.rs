//! All that the case and the library have of the source of the report: each passage with the paragraph that may stand
//! for it, to be accepted one by one.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::Entry;
use crate::gui::session::Session;
use crate::library::{Held, PassageId, SourceId, Stance};
use crate::quote::Passage;

use super::keeping::OwnPack;
use super::opened::Opened;
use super::propose::{Sought, proposed};
use super::source::all_known;
use super::{Marked, Reader, SourceChoice, Standing, Strip};

/// A passage of the source.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Listed {
    pub(in crate::gui) of: Marked,
    pub(in crate::gui) stance: Stance,
    pub(in crate::gui) pinpoint: Option<String>,
    pub(in crate::gui) text: String,
    /// Words of the report stand for it already.
    pub(in crate::gui) is_quoted: bool,
    /// The words that may stand for it, and where they stand.
    pub(in crate::gui) proposed: Option<(String, String)>,
    sought: Sought,
}

/// What was proposed for which words, cited where.
pub(super) type Proposals = BTreeMap<(String, Option<String>), Option<Passage>>;

impl Reader {
    /// Lists what there is of the source of the report, while that is shown.
    pub(super) fn list_whole(&mut self, session: &Session) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        let library = std::sync::Arc::as_ptr(&session.library) as usize;
        let chosen = match &self.draft.source {
            SourceChoice::Known(id) => Some(id.clone()),
            SourceChoice::Unsaid | SourceChoice::New(_) => None,
        };
        let now = (self.number, session.shown, session.revision, library);
        let is_shown = self.strip == Some(Strip::Passages);
        let is_new = self.whole_of.as_ref() != Some(&(now, chosen.clone()));
        if !is_shown || !is_new {
            return;
        }
        let sources = sources(session, opened, chosen.as_ref());
        let mut all = of_case(session, &sources);
        all.extend(of_library(session, &sources, &self.packs.all));
        for one in all.iter_mut().filter(|one| !one.is_quoted) {
            let key = (one.text.clone(), one.pinpoint.clone());
            let known = self.proposals.entry(key);
            let passage = known.or_insert_with(|| proposed(&one.sought, opened));
            let cited = passage.as_ref().and_then(|passage| {
                let citation = opened.cite(passage)?;
                Some((passage.text.clone(), citation.pinpoint))
            });
            one.proposed = cited;
        }
        self.whole = all;
        self.whole_of = Some((now, chosen));
    }

    /// Shows the list where it was asked for.
    pub(in crate::gui) fn show_whole(&mut self) {
        if let Some(id) = self.whole_wanted.take() {
            self.strip = Some(Strip::Passages);
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

/// The sources whose file the report is, and the one that it is said to be.
fn sources(session: &Session, opened: &Opened, chosen: Option<&SourceId>) -> BTreeSet<SourceId> {
    let sha256 = opened.report.sha256.as_str();
    let known = all_known(sha256, session.case(), &session.library);
    known.chain(chosen).cloned().collect()
}

fn of_case(session: &Session, sources: &BTreeSet<SourceId>) -> Vec<Listed> {
    let entries = session.case().entries();
    let own = entries.filter(|entry| sources.contains(&entry.source.id));
    let listed = |entry: &Entry| Listed {
        of: Marked::Entry(entry.number),
        stance: entry.passage.stance,
        pinpoint: entry.passage.pinpoint.clone(),
        text: entry.passage.text.clone(),
        is_quoted: !entry.passage.is_summary(),
        proposed: None,
        sought: Sought::of(entry),
    };
    own.map(listed).collect()
}

/// What the case does not have. An entry stands for the summary that it quotes, and an extract of a pack quotes the one
/// that it names.
fn of_library(session: &Session, sources: &BTreeSet<SourceId>, packs: &[OwnPack]) -> Vec<Listed> {
    let case = session.case();
    let in_case: BTreeSet<&PassageId> = case.entries().map(|entry| &entry.passage.id).collect();
    let own = session.library.passages();
    let own = own.filter(|held| !held.is_retired() && held.passage.is_summary());
    let own = own.filter(|held| !in_case.contains(&held.passage.id));
    let own = own.filter(|held| {
        let mut all = std::iter::once(&held.source.id).chain(&held.source.relies_on);
        sources.contains(&held.source.id) || all.any(|id| sources.contains(id))
    });
    let quoted = quoted_in_case(session);
    let kept = quoted_in_library(session);
    let own = own.filter(|held| !quoted.contains(held.passage.text.as_str()));
    let folder = |held: Held<'_>| {
        let mut own = packs.iter();
        let number = session
            .library
            .packs
            .iter()
            .position(|pack| pack.id == held.pack.id)?;
        let pack = own.find(|pack| pack.number == number)?;
        Some(pack.folder.clone())
    };
    let listed = |held: Held<'_>| Listed {
        of: Marked::Passage(held.passage.id.clone()),
        stance: held.passage.stance,
        pinpoint: held.passage.pinpoint.clone(),
        text: held.passage.text.clone(),
        is_quoted: kept.contains(held.passage.text.as_str()),
        proposed: None,
        sought: Sought::of_library(held, case, folder(held)),
    };
    own.map(listed).collect()
}

/// Summaries in whose place the case quotes words.
fn quoted_in_case(session: &Session) -> BTreeSet<&str> {
    let said = session.case().extracts();
    let said = said.flat_map(|entry| {
        let said = [&entry.proposition, &entry.note, &entry.passage.note];
        said.into_iter().flatten()
    });
    said.map(String::as_str).collect()
}

/// The same of the library.
fn quoted_in_library(session: &Session) -> BTreeSet<&str> {
    let extracts = session.library.passages();
    let extracts = extracts.filter(|held| !held.passage.is_summary() && !held.is_retired());
    let notes = extracts.filter_map(|held| held.passage.note.as_deref());
    notes.collect()
}
