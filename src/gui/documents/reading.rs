//! Reading one file that is to become a document, or several: what the case will hold of each, or why it cannot be
//! used.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::case::{self, DocumentFile, NewExhibit, Original};
use crate::export::document;
use crate::files;
use crate::pdf::import::{Refusal, Watch};
use crate::preflight::{Document, attached_files, refusal_hint};
use crate::worker::{Bring, Brought, Named, NotBrought};

use super::Refused;

/// A document that was read, before the case has it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Read {
    pub(in crate::gui) new: NewExhibit,
    pub(in crate::gui) document: Document,
    /// What it was made of.
    pub(in crate::gui) original: Option<Original>,
    /// What a person should know of how it was made.
    pub(in crate::gui) said: Vec<String>,
}

/// What a file brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) struct ReadFile {
    pub(in crate::gui) documents: Vec<Read>,
    /// What came with it and is no document, by name.
    pub(in crate::gui) left: Vec<(String, Refused)>,
}

/// Whatever happens in one file, the others are read.
pub(in crate::gui) fn read_one(
    bring: &Bring,
    file: &Path,
    watch: &Watch,
) -> Result<ReadFile, Refused> {
    caught(|| read_file(bring, file, watch))
}

/// The same for a document that is made anew of its file.
pub(in crate::gui) fn read_again(
    bring: &Bring,
    document: &case::Document,
    folder: &Path,
    watch: &Watch,
) -> Result<ReadFile, Refused> {
    caught(|| {
        let brought = bring.again(document, folder, watch)?;
        Ok(ReadFile {
            documents: vec![read_document(brought, watch)?],
            left: Vec::new(),
        })
    })
}

/// What becomes of reading that may fall over.
fn caught(read: impl FnOnce() -> Result<ReadFile, Refused>) -> Result<ReadFile, Refused> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_panic| {
        Err(Refused {
            is_undecided: false,
            why: "reading it failed inside the program".to_owned(),
            hint: "Print it to PDF, add that, and report this.".to_owned(),
        })
    })
}

fn read_file(bring: &Bring, file: &Path, watch: &Watch) -> Result<ReadFile, Refused> {
    let mut read = ReadFile::default();
    let brought = bring.file(file, watch)?;
    let is_one_of_many = brought.len() > 1;
    for named in brought {
        match named {
            Named::Document(brought) => {
                let title = brought.title.clone();
                match read_document(*brought, watch) {
                    Ok(document) => read.documents.push(document),
                    Err(refused) if is_one_of_many => read.left.push((title, refused)),
                    Err(refused) => return Err(refused),
                }
            }
            Named::Left(name, why) => read.left.push((name, why.into())),
        }
    }
    Ok(read)
}

impl From<NotBrought> for Refused {
    fn from(why: NotBrought) -> Self {
        match why {
            NotBrought::Unreadable(error) => Refused {
                is_undecided: false,
                why: error.why(),
                hint: "See whether the file is there and may be opened, then add it again."
                    .to_owned(),
            },
            NotBrought::Unsuited(unsuited) => unsuited.into(),
            NotBrought::Undecided(_) => Refused {
                is_undecided: true,
                why: why.to_string(),
                hint:
                    "Say how they print; or accept or reject them in Word, save it, and add that."
                        .to_owned(),
            },
            NotBrought::Stopped => Refused {
                is_undecided: false,
                why: "it was stopped".to_owned(),
                hint: "Add it again.".to_owned(),
            },
        }
    }
}

fn read_document(brought: Brought, watch: &Watch) -> Result<Read, Refused> {
    let disguised = files::by_content(&brought.bytes);
    let found = document(brought.bytes, None, watch);
    match &found.survey {
        // It can be added without its password, which is asked for then.
        Ok(_) | Err(Refusal::Locked) => {}
        Err(refusal) => {
            if let (Refusal::NotAPdf | Refusal::Picture(_), Some(disguised)) = (refusal, disguised)
            {
                return Err(disguised.into());
            }
            return Err(Refused {
                is_undecided: false,
                why: refusal.to_string(),
                hint: refusal_hint(refusal).to_owned(),
            });
        }
    }
    let attached = found.survey.as_ref().ok().and_then(attached_files);
    let new = NewExhibit {
        file: DocumentFile {
            path: brought.path,
            sha256: found.sha256.clone(),
            pages: found.survey.as_ref().ok().map(|survey| survey.counts.pages),
        },
        title: brought.title,
        date: brought.date,
        section: None,
        pages: None,
        title_page: false,
    };
    Ok(Read {
        new,
        document: found,
        original: brought.original,
        said: brought.said.into_iter().chain(attached).collect(),
    })
}
