//! An extract in the making: the words, what became of checking them, and what the person says of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::library::{CharacteristicId, Stance};
use crate::quote::{Edits, Outcome, Passage, check_at};
use crate::verify::Citation;

use crate::gui::entry_numbers::Renumbered;

use super::Marked;
use super::extract::{Keep, LONGEST, NewExtract, Taken};
use super::likeness::Likeness;
use super::opened::Opened;
use super::source::SourceChoice;

/// What is missing while nobody has said where it goes.
pub(in crate::gui) const NO_ISSUE: &str = "Choose the issue under which it goes.";

#[derive(Debug)]
pub(in crate::gui) struct Draft {
    /// The words, as they are typed.
    pub(in crate::gui) text: String,
    /// They are as they were selected.
    pub(in crate::gui) is_selected: bool,
    /// What became of them; none without words.
    pub(in crate::gui) held: Option<Held>,
    /// Edits, in their order, that the person has confirmed.
    pub(in crate::gui) confirmed: BTreeSet<usize>,
    pub(in crate::gui) stance: Stance,
    pub(in crate::gui) issue: Option<String>,
    pub(in crate::gui) about: Vec<CharacteristicId>,
    pub(in crate::gui) proposition: String,
    pub(in crate::gui) source: SourceChoice,
    pub(in crate::gui) page_behind: bool,
    /// The entry whose words are to be quoted instead.
    pub(in crate::gui) in_place_of: Option<u32>,
    pub(in crate::gui) keep: Keep,
    /// What the case or the library has, in the place of which the words are quoted.
    pub(super) of: Option<Marked>,
    /// What the summary cites in the place of which they are.
    pub(in crate::gui) cited: Option<String>,
    /// How much they have of it, while they are only proposed.
    pub(in crate::gui) likeness: Option<Likeness>,
}

impl Default for Draft {
    fn default() -> Self {
        Draft {
            text: String::new(),
            is_selected: false,
            held: None,
            confirmed: BTreeSet::new(),
            stance: Stance::Helps,
            issue: None,
            about: Vec::new(),
            proposition: String::new(),
            source: SourceChoice::default(),
            page_behind: true,
            in_place_of: None,
            keep: Keep::default(),
            of: None,
            cited: None,
            likeness: None,
        }
    }
}

/// What became of holding words against the report.
#[derive(Debug)]
pub(in crate::gui) struct Held {
    pub(in crate::gui) outcome: Outcome,
    /// What stands at the place that was found.
    pub(in crate::gui) passage: Option<Passage>,
    pub(in crate::gui) citation: Option<Citation>,
}

impl Held {
    /// Holds a text against the report, first where it was taken.
    fn of(text: &str, near: Option<Range<usize>>, opened: &Opened) -> Held {
        let index = &opened.report.index;
        let outcome = check_at(text, index, near.unwrap_or_default()).outcome;
        let passage = outcome
            .place()
            .and_then(|at| opened.words_at(at))
            .and_then(|words| index.passage(words));
        Held {
            citation: passage.as_ref().and_then(|found| opened.cite(found)),
            passage,
            outcome,
        }
    }

    pub(in crate::gui) fn edits(&self) -> Option<&Edits> {
        match &self.outcome {
            Outcome::ExactWithEdits { edits, .. } => Some(edits),
            _ => None,
        }
    }

    /// The names of changes that were confirmed.
    fn names_of(&self, confirmed: &BTreeSet<usize>) -> BTreeSet<String> {
        let to_confirm = self.edits().map(Edits::to_confirm).unwrap_or_default();
        let numbers = self.to_confirm();
        let named = numbers.into_iter().zip(to_confirm);
        let named = named.filter(|(number, _)| confirmed.contains(number));
        named.map(|(_, change)| change.name).collect()
    }

    /// What a person has to confirm: cuts first, counted from 0, then insertions, then what a machine has read.
    pub(in crate::gui) fn to_confirm(&self) -> BTreeSet<usize> {
        let Some(edits) = self.edits() else {
            return BTreeSet::new();
        };
        let cuts = edits.cuts.iter().map(|cut| !cut.confirm.is_empty());
        let insertions = edits.insertions.iter().map(|one| !one.confirm.is_empty());
        let by_machine = edits.by_machine.iter().map(|_| true);
        let all = cuts.chain(insertions).chain(by_machine).enumerate();
        all.filter_map(|(at, needs)| needs.then_some(at)).collect()
    }
}

impl Draft {
    /// Takes other words, and holds them against the report.
    pub(in crate::gui) fn write(
        &mut self,
        text: String,
        near: Option<Range<usize>>,
        opened: &Opened,
    ) {
        self.confirmed.clear();
        // Other words are the person’s.
        self.likeness = None;
        let has_words = text.contains(char::is_alphanumeric);
        self.held = has_words.then(|| Held::of(&text, near, opened));
        self.text = text;
    }

    /// Takes what is selected; nothing where nothing is. Words that were typed stay until others are selected.
    pub(in crate::gui) fn select(&mut self, passage: Option<&Passage>, opened: &Opened) {
        match passage {
            Some(passage) => {
                self.write(passage.text.clone(), Some(passage.words.clone()), opened);
                self.is_selected = true;
            }
            None if self.is_selected => {
                (self.is_selected, self.held) = (false, None);
                self.text.clear();
            }
            None => {}
        }
    }

    /// The extract, or what is still missing.
    pub(in crate::gui) fn extract(&self, opened: &Opened) -> Result<NewExtract, &'static str> {
        let held = self.held.as_ref();
        let held = held.ok_or("Select words on a page, or paste them.")?;
        match held.outcome {
            Outcome::Exact { .. } | Outcome::ExactWithEdits { .. } => {}
            Outcome::Near { .. } => return Err("First take the source’s words, or correct yours."),
            Outcome::NotFound(_) | Outcome::Unreadable { .. } => {
                return Err("These words were not found in this document.");
            }
        }
        if self.text.chars().count() > LONGEST {
            return Err("An extract has at most 4,000 characters.");
        }
        if !held.to_confirm().is_subset(&self.confirmed) {
            return Err("First confirm what is marked.");
        }
        match &self.source {
            SourceChoice::Unsaid => return Err("Say which source this report is."),
            SourceChoice::Known(_) => {}
            SourceChoice::New(described) => {
                if let Some(missing) = described.missing() {
                    return Err(missing);
                }
            }
        }
        if self.issue.is_none() && self.in_place_of.is_none() && self.keep.folder.is_none() {
            return Err(NO_ISSUE);
        }
        if self.keep.folder.is_some() && self.about.is_empty() {
            return Err("For a pack, add whom it is about.");
        }
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let passage = held.passage.as_ref();
        let taken = passage.and_then(|found| Taken::of(opened, found, &words.join(" ")));
        Ok(NewExtract {
            taken: taken.ok_or("These words stand at no place that can be cited.")?,
            stance: self.stance,
            issue: self.issue.clone(),
            about: self.about.clone(),
            proposition: self.proposition.trim().to_owned(),
            source: self.source.clone(),
            confirmed: held.names_of(&self.confirmed),
            page_behind: self.page_behind,
            in_place_of: self.in_place_of,
            keep: self.keep.clone(),
        })
    }

    /// Stays with its entry when that gets another number, and stands for none where that is gone.
    pub(super) fn follow_entries(&mut self, numbers: &Renumbered) {
        self.in_place_of = self.in_place_of.and_then(|number| numbers.now(number));
        self.of = self.of.take().and_then(|of| of.renumbered(numbers));
    }

    /// The extract was added: what was said of it goes, its stance, issue and pack stay for the next.
    pub(in crate::gui) fn added(&mut self) {
        let keep = std::mem::take(&mut self.keep);
        let is_own = self.of.is_none();
        *self = Draft {
            stance: self.stance,
            issue: self.issue.take(),
            about: std::mem::take(&mut self.about),
            source: std::mem::take(&mut self.source),
            page_behind: self.page_behind,
            keep: Keep {
                folder: keep.folder.filter(|_| !keep.is_proposed),
                // Those of a passage that was taken up are its own.
                issues: if is_own { keep.issues } else { Vec::new() },
                ..Keep::default()
            },
            ..Draft::default()
        };
    }
}

/// How many letters of a text nobody can explain: the font of the document does not say what they mean.
pub(in crate::gui) fn unexplained(text: &str) -> usize {
    let is_unexplained = |letter: &char| {
        let is_private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..);
        is_private || (letter.is_control() && !letter.is_whitespace())
    };
    text.chars().filter(is_unexplained).count()
}
