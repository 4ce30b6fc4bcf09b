//! Hidden words taken out of a document of a case: a cleaned copy is made and checked, what was redacted is redacted
//! in a copy of that, and the edit says what the case rests on from then on.

use std::path::Path;
use std::sync::Arc;

use crate::case::{
    Case, Document, DocumentFile, Edit, HiddenChange, HiddenKind, HiddenPlace, MarkArea,
    RedactedCopy, RedactionMark,
};
use crate::export::sha256;
use crate::files::{self, ConversionsPlace};
use crate::pdf::import::Watch;
use crate::pdf::leave_out::{LeftOut, PageDone, place_of};
use crate::pdf::redact::remains_of_terms;
use crate::preflight::HiddenItem;
use crate::terms::Term;
use crate::worker::{Content, NotTakenOut, Workers};

use super::copy::{NotRedacted, Original, copy};
use super::reading::{Page, read};

/// What is wanted of a document.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'a> {
    /// The case file.
    pub path: &'a Path,
    pub case: &'a Case,
    pub document: &'a Document,
    /// What is to go, besides what is gone already.
    pub items: &'a [HiddenItem],
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
    let Leaving { document, .. } = wanted;
    let folder = wanted.path.parent().unwrap_or(Path::new(""));
    let (path, sha) = document.as_brought();
    let brought = files::read_exhibit(folder, path).map_err(|error| NotLeft::File(error.why()))?;
    if sha256(&brought) != sha {
        return Err(NotLeft::Changed);
    }
    let mut places: Vec<HiddenPlace> = document.taken_out().cloned().collect();
    let new = wanted.items.iter().map(|item| item.place.clone());
    places.extend(new.filter(|place| place.kind != HiddenKind::UnappliedRedaction));
    places.sort();
    places.dedup();
    let is_wanted = || !watch.is_stopped();
    let left = match places.is_empty() {
        true => None,
        false => Some(workers.leave_out(&brought, &places, wanted.unseen_only, &is_wanted)?),
    };
    let base = match &left {
        Some(left) => {
            places.retain(|place| !left.kept.contains(place));
            check(left, &places, wanted.items, workers, &is_wanted)?;
            keep(wanted, &left.bytes)?
        }
        None => DocumentFile {
            path: path.to_owned(),
            sha256: sha.to_owned(),
            pages: document.pages,
        },
    };
    let redacted = redacted(
        wanted,
        &base,
        left.as_ref().map_or(&brought, |left| &left.bytes),
        workers,
        watch,
    )?;
    let change = HiddenChange::LeaveOut {
        copy: left.as_ref().map(|_| base),
        places,
        redacted,
    };
    Ok(Left {
        edit: (!wanted.is_trial).then_some(Edit::Hidden(document.id, change)),
        pages: left
            .as_ref()
            .map(|left| left.pages.clone())
            .unwrap_or_default(),
        kept: left.map(|left| left.kept).unwrap_or_default(),
    })
}

fn keep(wanted: &Leaving<'_>, bytes: &[u8]) -> Result<DocumentFile, NotLeft> {
    let sha256 = sha256(bytes);
    let path = match wanted.is_trial {
        true => String::new(),
        false => {
            let kept = files::keep_redacted(
                &ConversionsPlace::Beside(wanted.path.to_owned()),
                &sha256,
                bytes,
            );
            let kept = kept.map_err(|error| NotLeft::File(error.to_string()))?;
            files::exhibit_path(Some(wanted.path), &kept)
        }
    };
    Ok(DocumentFile {
        path,
        sha256,
        pages: wanted.document.pages,
    })
}

/// The words are neither read on the pages any longer nor said by what hangs on them.
fn check(
    left: &LeftOut,
    places: &[HiddenPlace],
    items: &[HiddenItem],
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
) -> Result<(), NotLeft> {
    let unchecked = |why: String| NotLeft::Unchecked(why);
    let content = Content::Single(Arc::new(left.bytes.clone()));
    let count = page_count(&left.bytes)?;
    let pages = read(workers, &sha256(&left.bytes), &content, count, is_wanted);
    let pages = pages.map_err(|why| unchecked(why.to_string()))?;
    for place in places {
        let page = pages.get(place.page as usize - 1);
        let Some(Ok(page)) = page else {
            return Err(unchecked(format!("page {} could not be read", place.page)));
        };
        let mut hidden = page
            .hidden
            .iter()
            .map(|hidden| place_of(place.page, hidden));
        if hidden.any(|found| found.kind == place.kind && (found.is(place) || found.meets(place))) {
            return Err(NotLeft::StillThere("among the words of a page"));
        }
    }
    let is_gone = |item: &&HiddenItem| places.contains(&item.place);
    let gone: Vec<&HiddenItem> = items.iter().filter(is_gone).collect();
    let stands_in = |text: &str| {
        let is_said =
            |item: &&HiddenItem| item.text.chars().count() >= LEAST && text.contains(&item.text);
        gone.iter().position(is_said)
    };
    let said = remains_of_terms(&left.bytes, &stands_in).map_err(unchecked)?;
    let is_hidden = |one: &crate::pdf::redact::Remains| {
        let item = one.term.and_then(|at| gone.get(at));
        item.is_some_and(|item| one.page == Some(item.place.page) && !is_seen(&pages, item))
    };
    match said.iter().find(|one| is_hidden(one)) {
        Some(one) => Err(NotLeft::StillThere(one.place.words())),
        None => Ok(()),
    }
}

/// Shorter words stand anywhere.
const LEAST: usize = 4;

fn page_count(bytes: &[u8]) -> Result<usize, NotLeft> {
    let watch = Watch::default();
    let found = crate::export::document(bytes.to_vec(), None, &watch);
    let survey = found
        .survey
        .map_err(|why| NotLeft::Unchecked(why.to_string()))?;
    Ok(survey.counts.pages as usize)
}

/// Whether the page shows the same words elsewhere.
fn is_seen(pages: &[Page], item: &HiddenItem) -> bool {
    let Some(Ok(page)) = pages.get(item.place.page as usize - 1) else {
        return false;
    };
    let words = page.text.words.iter().map(|word| word.text.as_str());
    words.collect::<Vec<_>>().join(" ").contains(&item.text)
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
    let folder = wanted.path.parent().unwrap_or(Path::new(""));
    let content = Content::File {
        folder: folder.to_owned(),
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
    let words = wanted.case.confidential.iter();
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
