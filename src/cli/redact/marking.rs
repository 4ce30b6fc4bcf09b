//! One document: read, searched, and replaced by its redacted copy.

use std::path::Path;

use crate::case::{Document, DocumentFile, Edit, RedactionMark};
use crate::export;
use crate::files;
use crate::pdf::import::{Refusal, Watch};
use crate::preflight::refusal_hint;
use crate::quote::Area;
use crate::redact::{
    NotRedacted, Original, Page, Unsearchable, copy, places, read, told_area, unsearchable,
};
use crate::terms::{Term, whole_words};
use crate::worker::{Content, Workers};

use super::area::PageArea;

/// What is to be done with each document.
pub(super) struct Work<'a> {
    /// The case file.
    pub(super) case: &'a Path,
    pub(super) workers: &'a Workers,
    pub(super) watch: &'a Watch,
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

/// Why nothing was done.
pub(super) struct Trouble {
    pub(super) what: String,
    pub(super) hint: &'static str,
}

const CHANGED: &str =
    "Look at what changed; “bundle relink --accept” takes the document as it is now.";
const LEFT_IN: &str = "Mark the place with --area, or leave the page or the document out. The case rests on the document as it was.";
const NOT_DRAWN: &str =
    "Print the document to PDF from a program that shows it, and add that instead.";

pub(super) fn marked(work: &Work<'_>, document: &Document) -> Result<Marked, Trouble> {
    let folder = work.case.parent().unwrap_or(Path::new(""));
    let (path, sha256) = document.unredacted();
    let bytes = files::read_exhibit(folder, path).map_err(|error| Trouble {
        what: error.why(),
        hint: "Put the file back, or look for it with “bundle relink”.",
    })?;
    let found = export::document(bytes.clone(), None, work.watch);
    if found.sha256 != sha256 {
        let what = "its file has changed since it was added".to_owned();
        return Err(Trouble {
            what,
            hint: CHANGED,
        });
    }
    let count = found
        .survey
        .map_err(|refusal| refused(&refusal))?
        .counts
        .pages;
    let content = Content::File {
        folder: folder.to_owned(),
        path: path.to_owned(),
        password: None,
    };
    let is_wanted = || !work.watch.is_stopped();
    let pages = read(work.workers, sha256, &content, count as usize, &is_wanted);
    let pages = pages.map_err(|why| Trouble {
        what: why.to_string(),
        hint: NOT_DRAWN,
    })?;
    let before = document
        .redacted
        .as_ref()
        .map(|redacted| redacted.marks.as_slice());
    let before = before.unwrap_or_default();
    let mut new = new_marks(work, &pages, before)?;
    let original = Original {
        bytes: &bytes,
        sha256,
        content: &content,
        pages: &pages,
    };
    let edit = edit(work, document, &original, before, &mut new)?;
    let searched = !work.terms.is_empty();
    Ok(Marked {
        new,
        unsearchable: if searched {
            unsearchable(&pages)
        } else {
            Vec::new()
        },
        edit,
    })
}

fn refused(refusal: &Refusal) -> Trouble {
    let hint = match refusal {
        Refusal::Locked => "Save a copy of it without a password, and add that instead.",
        refusal => refusal_hint(refusal),
    };
    Trouble {
        what: refusal.to_string(),
        hint,
    }
}

/// Those of the terms and areas that are not among these.
fn new_marks(
    work: &Work<'_>,
    pages: &[Page],
    before: &[RedactionMark],
) -> Result<Vec<RedactionMark>, Trouble> {
    let mut marks = places(pages, work.terms);
    for wanted in work.areas {
        let page = pages.get(wanted.page as usize - 1).ok_or_else(|| Trouble {
            what: format!("it has no page {}", wanted.page),
            hint: "Choose a page that the document has.",
        })?;
        let words = page
            .as_ref()
            .map(|page| page.text.words.as_slice())
            .unwrap_or_default();
        let words: Vec<Area> = words.iter().map(|word| word.area.into()).collect();
        marks.push(RedactionMark {
            page: wanted.page,
            area: Some(told_area(&whole_words(wanted.area, words.iter()))),
            term: None,
        });
    }
    marks.retain(|mark| !before.contains(mark));
    Ok(marks)
}

/// Makes and keeps the copy, and says how the case comes to rest on it. The marks that came with it join the new
/// ones. Of a document without any mark a copy is made only where something else than its words holds a term.
fn edit(
    work: &Work<'_>,
    document: &Document,
    original: &Original<'_>,
    before: &[RedactionMark],
    new: &mut Vec<RedactionMark>,
) -> Result<Option<Edit>, Trouble> {
    let mut marks = before.to_vec();
    marks.extend(new.iter().cloned());
    let made = copy(original, &marks, work.terms, work.workers, work.watch);
    let Some(made) = made.map_err(|error| not_made(&error))? else {
        return Ok(None);
    };
    let more = made.marks.iter().filter(|mark| !marks.contains(mark));
    new.extend(more.cloned());
    if work.is_trial || new.is_empty() {
        return Ok(None);
    }
    let kept = files::keep_redacted(work.case, &made.sha256, &made.bytes);
    let kept = kept.map_err(|error| Trouble {
        what: error.to_string(),
        hint: "Make room on the disk, or choose a folder that can be written.",
    })?;
    Ok(Some(Edit::Redact {
        document: document.id,
        copy: DocumentFile {
            path: files::exhibit_path(Some(work.case), &kept),
            sha256: made.sha256,
            pages: document.pages,
        },
        marks: made.marks,
    }))
}

fn not_made(error: &NotRedacted) -> Trouble {
    let hint = match error {
        NotRedacted::Undrawn { .. } | NotRedacted::Unmade(_) => NOT_DRAWN,
        NotRedacted::NoSuchPage(_) => "Choose a page that the document has.",
        NotRedacted::Remains(_) => LEFT_IN,
        NotRedacted::Unchecked(_) | NotRedacted::Unwanted => "Try again.",
    };
    Trouble {
        what: error.to_string(),
        hint,
    }
}
