//! What the window knows while a person looks at how much smaller pictures would make the bundle.
//!
//! Plain state; `view/smaller` draws it, `job/smaller` measures. Nothing changes in the case until it is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case::{Edit, ExhibitChange, Smaller};
use crate::pdf::render::Picture;
use crate::pdf::smaller::SmallerPictures;
use crate::preflight::{Document, wanted_with};

use super::job::SmallerOrder;
use super::session::Session;

/// What can be asked for there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SmallerAction {
    Open,
    Close,
    Quality(u32),
    Tick(u32, bool),
    /// Shows a page of a document, from 0, before and after.
    Look(u32, usize),
    /// Has the ticked ones be smaller, and the others as they came.
    Make,
}

/// Pages of one document, side by side.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) number: u32,
    /// From 0.
    pub(super) page: usize,
    /// None while it is being drawn.
    pub(super) drawn: Option<Result<[Side; 2], String>>,
}

/// A page that was drawn, in pieces: a graphics card takes no picture of any size.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    /// Each with where it begins.
    pub(super) pieces: Vec<((u32, u32), Picture)>,
}

/// The dialog.
#[derive(Debug)]
pub(super) struct SmallerDialog {
    pub(super) choice: Smaller,
    /// By exhibit number: what was measured with this choice.
    pub(super) measured: BTreeMap<u32, Arc<SmallerPictures>>,
    pub(super) is_measuring: bool,
    pub(super) ticked: BTreeSet<u32>,
    pub(super) sides: Option<Sides>,
    /// Of the measuring that runs: what comes from an older one is not heard.
    pub(super) turn: u64,
}

/// Qualities that are offered.
pub(super) const QUALITIES: [(u32, &str); 4] = [
    (60, "60: smallest"),
    (75, "75: usual"),
    (85, "85: finer"),
    (92, "92: hardly smaller"),
];

impl SmallerDialog {
    fn new(session: &Session) -> Self {
        let chosen = session.case().exhibits.iter();
        let chosen = chosen.filter_map(|exhibit| Some((exhibit.number, exhibit.smaller?)));
        let chosen: Vec<(u32, Smaller)> = chosen.collect();
        SmallerDialog {
            choice: chosen
                .first()
                .map(|(_, smaller)| *smaller)
                .unwrap_or_default(),
            measured: BTreeMap::new(),
            is_measuring: true,
            ticked: chosen.iter().map(|(number, _)| *number).collect(),
            sides: None,
            turn: 0,
        }
    }
}

/// A document that can be measured.
pub(super) fn usable(session: &Session, number: u32) -> Option<&Document> {
    let document = session.documents.get(&number)?.as_ref().ok()?;
    document.survey.is_ok().then_some(document)
}

impl Session {
    /// Opens the dialog, or begins to measure anew; what is to be measured.
    pub(super) fn measure_smaller(&mut self, quality: Option<u32>) -> Vec<SmallerOrder> {
        let before = self.smaller.take();
        let turn = before.as_ref().map_or(0, |dialog| dialog.turn) + 1;
        let mut dialog = before.unwrap_or_else(|| SmallerDialog::new(self));
        if let Some(quality) = quality {
            dialog.choice.quality = quality;
            dialog.measured.clear();
            dialog.sides = None;
        }
        (dialog.turn, dialog.is_measuring) = (turn, true);
        let orders = self.case().exhibits.iter();
        let orders = orders
            .filter_map(|exhibit| self.order(exhibit.number, dialog.choice))
            .collect();
        self.smaller = Some(dialog);
        orders
    }

    /// One document, to be measured or looked at.
    pub(super) fn order(&self, number: u32, choice: Smaller) -> Option<SmallerOrder> {
        let exhibit = self.case().exhibit(number)?;
        Some(SmallerOrder {
            number,
            path: self.case().document_of(exhibit)?.path.clone(),
            document: usable(self, number)?.clone(),
            wanted: wanted_with(exhibit, choice),
        })
    }

    pub(super) fn smaller_measured(&mut self, turn: u64, number: u32, made: Arc<SmallerPictures>) {
        if let Some(dialog) = self.smaller.as_mut().filter(|dialog| dialog.turn == turn) {
            dialog.measured.insert(number, made);
        }
    }

    pub(super) fn smaller_all_measured(&mut self, turn: u64) {
        if let Some(dialog) = self.smaller.as_mut().filter(|dialog| dialog.turn == turn) {
            dialog.is_measuring = false;
        }
    }

    pub(super) fn smaller_seen(&mut self, seen: Sides) {
        if let Some(dialog) = &mut self.smaller
            && let Some(sides) = &mut dialog.sides
            && (sides.number, sides.page) == (seen.number, seen.page)
        {
            *sides = seen;
        }
    }

    /// Does to the case what was ticked, as one step, and closes the dialog.
    pub(super) fn make_smaller(&mut self, now: f64) {
        let Some(dialog) = self.smaller.take() else {
            return;
        };
        let changed = self.case().exhibits.iter().filter_map(|exhibit| {
            let number = exhibit.number;
            let wanted = dialog.ticked.contains(&number).then_some(dialog.choice);
            (exhibit.smaller != wanted).then_some(Edit::ChangeExhibit {
                number,
                change: ExhibitChange::Smaller(wanted),
            })
        });
        let edits: Vec<Edit> = changed.collect();
        for (number, made) in dialog.measured {
            if let Some(Ok(document)) = self.documents.get_mut(&number) {
                document.smaller = Some(made);
            }
        }
        let label = match edits.len() {
            0 => return,
            1 => "Make pictures of a document smaller".to_owned(),
            count => format!("Make pictures of {count} documents smaller"),
        };
        self.edit_all(&label, edits, now);
    }
}
