//! One document: searched, and replaced by its redacted copy.

use std::path::Path;

use crate::case::{Document, Edit, RedactionMark};
use crate::files::ConversionsPlace;
use crate::redact::{Access, Opened, Shelf, Trouble, Unsearchable, keep};
use crate::terms::Term;

use super::area::PageArea;

/// What is to be done with each document.
pub(super) struct Work<'a> {
    /// The case file.
    pub(super) case: &'a Path,
    pub(super) access: Access<'a>,
    pub(super) terms: &'a [Term],
    pub(super) areas: &'a [PageArea],
    /// Nothing is written.
    pub(super) is_trial: bool,
}

/// What was done.
pub(super) struct Marked {
    /// Those that were not there before.
    pub(super) new: Vec<RedactionMark>,
    /// Pages on which words may stand that were not found.
    pub(super) unsearchable: Vec<(u32, Unsearchable)>,
    /// None where nothing changes.
    pub(super) edit: Option<Edit>,
}

pub(super) fn marked(work: &Work<'_>, document: &Document) -> Result<Marked, Trouble> {
    let opened = Opened::open(document, &work.access)?;
    let before = opened.todays(document.marks());
    let mut new = opened.places(work.terms);
    for wanted in work.areas {
        new.push(opened.area(wanted.page, wanted.area)?);
    }
    new.retain(|mark| !before.contains(mark));
    let edit = edit(work, document, (&opened, &before), &mut new)?;
    Ok(Marked {
        new,
        unsearchable: match work.terms.is_empty() {
            true => Vec::new(),
            false => opened.unsearchable(),
        },
        edit,
    })
}

/// Makes and keeps the copy, and says how the case comes to rest on it. The marks that came with it join the new
/// ones. Of a document without any mark a copy is made only where something else than its words holds a term.
fn edit(
    work: &Work<'_>,
    document: &Document,
    (opened, before): (&Opened, &[RedactionMark]),
    new: &mut Vec<RedactionMark>,
) -> Result<Option<Edit>, Trouble> {
    let mut marks = before.to_vec();
    marks.extend(new.iter().cloned());
    let Some(made) = opened.copy(&marks, work.terms, &work.access)? else {
        return Ok(None);
    };
    let more = made.marks.iter().filter(|mark| !marks.contains(mark));
    new.extend(more.cloned());
    let is_same = before == document.marks();
    let is_done = new.is_empty() && document.marked.is_none() && is_same;
    if work.is_trial || is_done {
        return Ok(None);
    }
    let shelf = Shelf {
        place: &ConversionsPlace::Beside(work.case.to_owned()),
        case: Some(work.case),
    };
    keep(document, made, &shelf).map(Some)
}
