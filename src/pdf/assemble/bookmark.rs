//! The bookmarks of documents: placed in the bundle, shared out where a profile allows only so many,
//! and hung below ours.

use crate::bundle::transliterated;
use crate::layout::OutlineEntry;
use crate::pdf::import::{Bookmark, Goal};

use super::ledger::Ledger;
use super::wanted::Wanted;

/// A bookmark of the finished file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) title: String,
    pub(super) target: Target,
    /// Of our own making.
    pub(super) ours: bool,
    pub(super) children: Vec<Mark>,
}

/// Where a bookmark leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// A page, by position.
    Page(usize, Top),
    /// A web address, as bytes.
    Web(Vec<u8>),
    /// Nowhere: a heading for those below it.
    Nowhere,
}

/// The height of a page that a bookmark shows at the top of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Top {
    /// From the top of the page, down.
    Below(f32),
    /// In the page's own space, up.
    At(f64),
}

impl From<&OutlineEntry> for Mark {
    fn from(entry: &OutlineEntry) -> Self {
        Mark {
            title: entry.title.clone(),
            target: Target::Page(entry.page, Top::Below(entry.y)),
            ours: true,
            children: entry.children.iter().map(Mark::from).collect(),
        }
    }
}

/// The bookmarks of a document as they will stand in the bundle. One to a page that is not wanted gives
/// way to those below it: its title may be the very words that were left out.
pub(super) fn placed(bookmarks: &[Bookmark], wanted: &Wanted, ledger: &mut Ledger) -> Vec<Mark> {
    let mut found = Vec::new();
    for bookmark in bookmarks {
        ledger.went_in.bookmarks += 1;
        let mut children = placed(&bookmark.children, wanted, ledger);
        let is_emptied = children.is_empty() && !bookmark.children.is_empty();
        let target = match &bookmark.goal {
            Goal::Page { page, left, top } => wanted.led(*page, (*left, *top)).map(|led| {
                let (position, top) = led;
                Target::Page(position, top.map_or(Top::Below(0.0), Top::At))
            }),
            Goal::Web(address) => Some(Target::Web(address.clone())),
            _ => (!is_emptied).then_some(Target::Nowhere),
        };
        match target {
            Some(target) => found.push(Mark {
                title: transliterated(&bookmark.title),
                target,
                ours: false,
                children,
            }),
            None => {
                ledger.bookmarks_inert += 1;
                found.append(&mut children);
            }
        }
    }
    found
}

/// What hangs below ours: for each document, the position of its first page and its bookmarks.
pub(super) type Documents = Vec<(usize, Vec<Mark>)>;

/// Ours with those of the documents below, no more than `most` in all where there is such a limit.
/// The ledgers, one for each document, say how many of each were taken and how many were not.
pub(super) fn hung(
    ours: &[OutlineEntry],
    documents: Documents,
    most: Option<usize>,
    ledgers: &mut [Ledger],
) -> Vec<Mark> {
    let mut outline: Vec<Mark> = ours.iter().map(Mark::from).collect();
    let counts: Vec<usize> = documents.iter().map(|(_, marks)| count(marks)).collect();
    let shares = match most {
        Some(most) => shares(&counts, most.saturating_sub(count(&outline))),
        None => counts.clone(),
    };
    let documents = documents.into_iter().zip(counts.into_iter().zip(shares));
    for (((first, marks), (all, share)), ledger) in documents.zip(ledgers) {
        let marks = if share < all {
            highest(marks, share)
        } else {
            marks
        };
        let taken = count(&marks);
        ledger.came_out.bookmarks = small(taken);
        ledger.bookmarks_cut = small(all - taken);
        hang(&mut outline, first, marks);
    }
    outline
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn count(marks: &[Mark]) -> usize {
    marks.iter().map(|mark| 1 + count(&mark.children)).sum()
}

/// Shares out `room`: whoever has few keeps them all, the others get equal parts of what is left.
fn shares(counts: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| counts[*at]);
    let mut shares = vec![0; counts.len()];
    let mut left = room;
    for (done, at) in order.into_iter().enumerate() {
        let share = counts[at].min(left / (counts.len() - done));
        shares[at] = share;
        left -= share;
    }
    shares
}

/// As many bookmarks as `share`: the deepest levels go first, and of the deepest that stays, the last.
fn highest(marks: Vec<Mark>, share: usize) -> Vec<Mark> {
    let mut level: Vec<&Mark> = marks.iter().collect();
    let (mut whole, mut left) = (0, share);
    while !level.is_empty() && level.len() <= left {
        left -= level.len();
        whole += 1;
        level = level.iter().flat_map(|mark| &mark.children).collect();
    }
    cut(marks, whole, &mut left)
}

/// So many levels, and of the one below them no more than `left`.
fn cut(marks: Vec<Mark>, whole: usize, left: &mut usize) -> Vec<Mark> {
    let Some(below) = whole.checked_sub(1) else {
        let taken = marks.len().min(*left);
        *left -= taken;
        let taken = marks.into_iter().take(taken);
        let alone = |mark| Mark {
            children: Vec::new(),
            ..mark
        };
        return taken.map(alone).collect();
    };
    let shortened = |mark: Mark| Mark {
        children: cut(mark.children, below, left),
        ..mark
    };
    marks.into_iter().map(shortened).collect()
}

/// Hangs the bookmarks of a document below ours for it: the deepest of ours that leads to a page at
/// or before its first. Where none does they stand at the end.
fn hang(outline: &mut Vec<Mark>, first: usize, marks: Vec<Mark>) {
    let is_before = |mark: &Mark| {
        mark.ours && matches!(mark.target, Target::Page(position, _) if position <= first)
    };
    let Some(at) = outline.iter().rposition(is_before) else {
        return outline.extend(marks);
    };
    let Some(mark) = outline.get_mut(at) else {
        return;
    };
    if mark.children.iter().any(is_before) {
        hang(&mut mark.children, first, marks);
    } else {
        mark.children.extend(marks);
    }
}
