//! Hidden words taken out of a document of a case: a cleaned copy is made and checked, what was redacted is redacted
//! in a copy of that, and the edit says what the case rests on from then on.

use std::path::Path;

use crate::case::{
    Document, DocumentFile, Edit, HiddenChange, HiddenKind, HiddenPlace, MarkArea, RedactedCopy,
    RedactionMark,
};
use crate::export::sha256;
use crate::files;
use crate::pdf::import::Watch;
use crate::pdf::leave_out::{LeftOut, PageDone, Road};
use crate::preflight::HiddenItem;
use crate::terms::Term;
use crate::worker::{Content, NotTakenOut, Workers};

use super::carry_out::Shelf;
use super::copy::{NotRedacted, Original, copy};
use super::leaving_check::{check, page_count};
use super::reading::read;

/// What is wanted of a document.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'a> {
    /// Of the case, from which its documents are found.
    pub folder: &'a Path,
    pub shelf: &'a Shelf<'a>,
    pub document: &'a Document,
    /// What is to go, besides what is gone already.
    pub items: &'a [HiddenItem],
    /// What is gone and is to stand in it again.
    pub back: &'a [HiddenPlace],
    /// Words that must be nowhere in what is redacted.
    pub confidential: &'a [String],
    /// Only what can go without changing what is seen.
    pub unseen_only: bool,
    /// Nothing is written.
    pub is_trial: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// None where nothing changes.
    pub edit: Option<Edit>,
    pub pages: Vec<PageDone>,
    /// What was left, because the page would look otherwise without it.
    pub kept: Vec<HiddenPlace>,
    /// Marked places, to be redacted, are black now: these pages do not look as before.
    pub is_blacked: bool,
}

impl Left {
    /// `; page 2 looks otherwise, page 3 is a picture of 300 dpi now`.
    pub fn told(&self) -> String {
        let said = self.pages.iter().filter_map(|page| {
            let number = page.page;
            match (page.road, page.looks_same) {
                (Road::Picture, _) => Some(format!("page {number} is a picture of 300 dpi now")),
                (Road::Content, false) => Some(format!("page {number} looks otherwise")),
                (Road::Content, true) => None,
            }
        });
        let said: Vec<String> = said.collect();
        match said.is_empty() {
            true if self.is_blacked => "; what was marked is black now".to_owned(),
            true => "; every page looks as before".to_owned(),
            false => format!("; {}", said.join(", ")),
        }
    }
}

fn is_blacked(leaving: &Leaving<'_>, kept: &[HiddenPlace]) -> bool {
    let places = leaving.items.iter().map(|item| &item.place);
    let mut gone = places.filter(|place| !kept.contains(place));
    gone.any(|place| place.kind == HiddenKind::UnappliedRedaction)
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum NotLeft {
    #[error("{0}")]
    File(String),
    #[error("its file has changed since it was added")]
    Changed,
    #[error(transparent)]
    NotTakenOut(#[from] NotTakenOut),
    #[error("the copy was not kept, for words are still in it {0}")]
    StillThere(&'static str),
    #[error("the copy could not be checked, so it was not kept: {0}")]
    Unchecked(String),
    #[error(transparent)]
    NotRedacted(#[from] NotRedacted),
}

impl NotLeft {
    pub fn hint(&self) -> &'static str {
        match self {
            NotLeft::File(_) => "Put the file back, or look for it with “bundle relink”.",
            NotLeft::Changed => "Look at what changed, and accept the document as it is now first.",
            NotLeft::NotTakenOut(_) | NotLeft::StillThere(_) | NotLeft::NotRedacted(_) => {
                "Redact the place instead: the page becomes a picture with a black box."
            }
            NotLeft::Unchecked(_) => "Try again.",
        }
    }
}

/// Ink reaches beyond what a font says, in parts of the height of the letters.
const BEYOND: f32 = 0.12;

/// Makes the copies and keeps them.
pub fn leave(wanted: &Leaving<'_>, workers: &Workers, watch: &Watch) -> Result<Left, NotLeft> {
    let (path, sha) = wanted.document.as_brought();
    let brought = files::read_exhibit(wanted.folder, path);
    let brought = brought.map_err(|error| NotLeft::File(error.why()))?;
    if sha256(&brought) != sha {
        return Err(NotLeft::Changed);
    }
    let gone = left_out(wanted, &brought, workers, watch)?;
    if is_as_before(wanted, &gone.places) {
        return Ok(Left {
            edit: None,
            pages: Vec::new(),
            is_blacked: is_blacked(wanted, &gone.kept),
            kept: gone.kept,
        });
    }
    let base = match &gone.left {
        Some(left) => {
            let is_wanted = || !watch.is_stopped();
            check(left, &gone.places, wanted.items, workers, &is_wanted)?;
            keep(wanted, &left.bytes)?
        }
        None => DocumentFile {
            path: path.to_owned(),
            sha256: sha.to_owned(),
            pages: wanted.document.pages,
        },
    };
    let bytes = gone.left.as_ref().map_or(&brought, |left| &left.bytes);
    let redacted = redacted(wanted, &base, bytes, workers, watch)?;
    let change = HiddenChange::LeaveOut {
        copy: gone.left.as_ref().map(|_| base),
        places: gone.places,
        redacted,
    };
    Ok(Left {
        edit: (!wanted.is_trial).then_some(Edit::Hidden(wanted.document.id, change)),
        pages: gone.left.map(|left| left.pages).unwrap_or_default(),
        is_blacked: is_blacked(wanted, &gone.kept),
        kept: gone.kept,
    })
}

/// What is gone in all.
struct Gone {
    /// None where that is nothing.
    left: Option<LeftOut>,
    places: Vec<HiddenPlace>,
    /// What was left, because the page would look otherwise without it.
    kept: Vec<HiddenPlace>,
}

/// The copy without all that is to be gone.
fn left_out(
    wanted: &Leaving<'_>,
    brought: &[u8],
    workers: &Workers,
    watch: &Watch,
) -> Result<Gone, NotLeft> {
    let before = wanted.document.taken_out();
    let before = before.filter(|place| !wanted.back.contains(place));
    let before: Vec<HiddenPlace> = before.cloned().collect();
    let new = wanted.items.iter().map(|item| item.place.clone());
    let new = new.filter(|place| place.kind != HiddenKind::UnappliedRedaction);
    let mut gone = Gone {
        left: None,
        places: before.iter().cloned().chain(new).collect(),
        kept: Vec::new(),
    };
    gone.places.sort();
    gone.places.dedup();
    if gone.places.is_empty() {
        return Ok(gone);
    }
    let is_wanted = || !watch.is_stopped();
    let first = workers.leave_out(brought, &gone.places, wanted.unseen_only, &is_wanted)?;
    let mut kept = first.kept.clone();
    kept.retain(|place| !before.contains(place));
    gone.places.retain(|place| !kept.contains(place));
    // What a person had taken out before stays out, also where that is seen.
    gone.left = match (gone.places.is_empty(), first.kept.len() > kept.len()) {
        (true, _) => None,
        (false, true) => Some(workers.leave_out(brought, &gone.places, false, &is_wanted)?),
        (false, false) => Some(first),
    };
    gone.kept = kept;
    Ok(gone)
}

/// Whether nothing changes: what is gone is gone already, and nothing is to be redacted.
fn is_as_before(wanted: &Leaving<'_>, places: &[HiddenPlace]) -> bool {
    let mut before: Vec<&HiddenPlace> = wanted.document.taken_out().collect();
    before.sort();
    let is_pending = |item: &HiddenItem| item.place.kind == HiddenKind::UnappliedRedaction;
    before.into_iter().eq(places) && !wanted.items.iter().any(is_pending)
}

fn keep(wanted: &Leaving<'_>, bytes: &[u8]) -> Result<DocumentFile, NotLeft> {
    let sha256 = sha256(bytes);
    let path = match wanted.is_trial {
        true => String::new(),
        false => {
            let kept = files::keep_redacted(wanted.shelf.place, &sha256, bytes);
            let kept = kept.map_err(|error| NotLeft::File(error.to_string()))?;
            files::exhibit_path(wanted.shelf.case, &kept)
        }
    };
    Ok(DocumentFile {
        path,
        sha256,
        pages: wanted.document.pages,
    })
}

/// What was redacted before, and what was marked for it and is to go now.
fn redacted(
    wanted: &Leaving<'_>,
    base: &DocumentFile,
    bytes: &[u8],
    workers: &Workers,
    watch: &Watch,
) -> Result<Option<RedactedCopy>, NotLeft> {
    let before = wanted.document.redacted.as_ref();
    let mut marks: Vec<RedactionMark> = before.map(|one| one.marks.clone()).unwrap_or_default();
    let pending = wanted.items.iter().map(|item| &item.place);
    let pending = pending.filter(|place| place.kind == HiddenKind::UnappliedRedaction);
    marks.extend(pending.map(|place| RedactionMark {
        page: place.page,
        area: place.area.as_ref().map(with_ink),
        term: None,
    }));
    if marks.is_empty() || wanted.is_trial {
        return Ok(None);
    }
    let content = Content::File {
        folder: wanted.folder.to_owned(),
        path: base.path.clone(),
        password: None,
    };
    let is_wanted = || !watch.is_stopped();
    let count = page_count(bytes)?;
    let pages = read(workers, &base.sha256, &content, count, &is_wanted);
    let pages = pages.map_err(|why| NotLeft::Unchecked(why.to_string()))?;
    let original = Original {
        bytes,
        sha256: &base.sha256,
        content: &content,
        pages: &pages,
    };
    let words = wanted.confidential.iter();
    let terms: Vec<Term> = words.filter_map(|text| Term::new(text)).collect();
    let Some(made) = copy(&original, &marks, &terms, workers, watch)? else {
        return Ok(None);
    };
    Ok(Some(RedactedCopy {
        file: keep(wanted, &made.bytes)?,
        marks: made.marks,
    }))
}

fn with_ink(area: &MarkArea) -> MarkArea {
    let beyond = ((area.bottom - area.top) as f32 * BEYOND).ceil() as i32;
    MarkArea {
        left: area.left - beyond,
        top: area.top - beyond,
        right: area.right + beyond,
        bottom: area.bottom + beyond,
    }
}
