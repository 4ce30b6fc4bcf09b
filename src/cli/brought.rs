//! What files bring to a case when they are added: documents, each looked into, or the trouble with them.

use std::path::Path;

use crate::case::{DocumentFile, NewExhibit, Original};
use crate::export::document;
use crate::files::{self, FilesError, Unsuited};
use crate::finding;
use crate::pdf::import::{Refusal, Watch};
use crate::preflight::{attached_files, refusal_hint};
use crate::signals::Signals;
use crate::worker::{Bring, Brought, Named, NotBrought, Readings};

use super::add::Arguments;
use super::watch::watch;

/// Why a file was not added, and what to do about it.
pub(super) struct Trouble {
    pub(super) what: String,
    pub(super) hint: String,
}

impl Trouble {
    fn new(what: impl ToString, hint: impl Into<String>) -> Self {
        Trouble {
            what: what.to_string(),
            hint: hint.into(),
        }
    }
}

impl From<NotBrought> for Trouble {
    fn from(why: NotBrought) -> Self {
        match why {
            NotBrought::Unreadable(error) => error.into(),
            NotBrought::Unsuited(why) => why.into(),
            NotBrought::Undecided(_) => Trouble::new(
                why,
                "Add it with --changes accepted, as it reads once all are accepted, or with --changes marked, with each shown. Comments print in neither way.",
            ),
            NotBrought::Stopped => Trouble::new(why, "Add it again."),
        }
    }
}

impl From<Unsuited> for Trouble {
    fn from(Unsuited { what, hint }: Unsuited) -> Self {
        Trouble::new(format!("it is {what}"), hint)
    }
}

impl From<FilesError> for Trouble {
    fn from(error: FilesError) -> Self {
        Trouble::new(error.why(), error.hint())
    }
}

fn why(refusal: &Refusal, disguised: Option<Unsuited>) -> Trouble {
    match (refusal, disguised) {
        (Refusal::NotAPdf | Refusal::Picture(_), Some(unsuited)) => unsuited.into(),
        _ => Trouble::new(refusal, refusal_hint(refusal)),
    }
}

const HAS_NOT: &str = "Choose pages that the document has.";

/// A document that a file brings, as the case will hold it.
pub(super) struct Examined {
    pub(super) new: NewExhibit,
    pub(super) original: Option<Original>,
    pub(super) pages: Option<u32>,
    /// What a person should know of how it was made.
    pub(super) said: Vec<String>,
}

/// What a file brings: documents, and what came with them and is none, by name.
pub(super) type Found = (Vec<Examined>, Vec<(String, Trouble)>);

/// How documents of this case are brought and read.
pub(super) struct Desk<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) case: &'a Path,
    pub(super) bring: Bring,
    pub(super) readings: Readings,
    pub(super) signals: &'a Signals,
}

impl Desk<'_> {
    /// What a file brings.
    pub(super) fn examined(&self, file: &Path) -> Result<Found, Trouble> {
        files::answers(file)?;
        let watch = watch(self.signals);
        let brought = self.bring.file(file, &watch)?;
        let (mut found, mut left) = (Vec::new(), Vec::new());
        let is_one_of_many = brought.len() > 1;
        for named in brought {
            match named {
                Named::Document(brought) => {
                    let title = brought.title.clone();
                    match self.looked_into(*brought, &watch) {
                        Ok(examined) => found.push(examined),
                        Err(trouble) if is_one_of_many => left.push((title, trouble)),
                        Err(trouble) => return Err(trouble),
                    }
                }
                Named::Left(name, why) => left.push((name, why.into())),
            }
        }
        Ok((found, left))
    }

    fn looked_into(&self, brought: Brought, watch: &Watch) -> Result<Examined, Trouble> {
        let arguments = self.arguments;
        let folder = self.case.parent().unwrap_or(Path::new(""));
        let disguised = files::by_content(&brought.bytes);
        let found = document(brought.bytes, None, watch);
        // Kept for the export, which tells what was found.
        self.readings.of(folder, &brought.path, &found, watch);
        let attached = found.survey.as_ref().ok().and_then(attached_files);
        // A document with a password can be added without it; the export asks for it.
        let pages = match found.survey {
            Err(Refusal::Locked) => None,
            Err(refusal) => return Err(why(&refusal, disguised)),
            Ok(survey) => Some(survey.counts.pages),
        };
        has_pages(arguments, pages)?;
        let new = NewExhibit {
            file: DocumentFile {
                path: brought.path,
                sha256: found.sha256,
                pages,
            },
            title: arguments.title.clone().unwrap_or(brought.title),
            date: arguments.date.or(brought.date),
            section: arguments.section.clone(),
            pages: arguments.pages.clone(),
            title_page: arguments.pages.is_some() && !arguments.no_title_page,
        };
        Ok(Examined {
            new,
            original: brought.original,
            pages,
            said: brought.said.into_iter().chain(attached).collect(),
        })
    }
}

/// Whether a document has the pages that were asked for.
fn has_pages(arguments: &Arguments, pages: Option<u32>) -> Result<(), Trouble> {
    let Some(pages) = pages else {
        return Ok(());
    };
    let asked = [
        (&arguments.pages, "are wanted"),
        (&arguments.turn_pages, "are to be turned"),
    ];
    for (asked, what) in asked {
        if let Some(asked) = asked
            && asked.last() > pages
        {
            let has = finding::pages(pages);
            let what = format!("it has {has}, but {asked} {what}");
            return Err(Trouble::new(what, HAS_NOT));
        }
    }
    Ok(())
}
