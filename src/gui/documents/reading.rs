//! Reading one file that is to become a document: what the case will hold of it, or why it cannot be used.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::case::{DocumentFile, NewExhibit, from_file_name};
use crate::export::document;
use crate::files;
use crate::pdf::import::{Refusal, Watch};
use crate::preflight::refusal_hint;

use super::{Read, Refused};

/// Whatever happens in one file, the others are read.
pub(in crate::gui) fn read_one(case: &Path, file: &Path, watch: &Watch) -> Result<Read, Refused> {
    let read = AssertUnwindSafe(|| read_document(case, file, watch));
    catch_unwind(read).unwrap_or_else(|_panic| {
        Err(Refused {
            why: "reading it failed inside the program".to_owned(),
            hint: "Print it to PDF, add that, and report this.".to_owned(),
        })
    })
}

fn read_document(case: &Path, file: &Path, watch: &Watch) -> Result<Read, Refused> {
    // A case without a name has no folder yet, so its documents are known by their whole path.
    let has_file = !case.as_os_str().is_empty();
    let path = files::exhibit_path(has_file.then_some(case), file);
    let bytes = files::load_exhibit(case.parent().unwrap_or(Path::new("")), &path);
    let bytes = bytes.map_err(|why| Refused {
        why,
        hint: "See whether the file is there and may be opened, then add it again.".to_owned(),
    })?;
    let disguised = files::by_content(&bytes);
    let found = document(bytes, None, watch);
    match &found.survey {
        // It can be added without its password, which is asked for then.
        Ok(_) | Err(Refusal::Locked) => {}
        Err(refusal) => {
            if let (Refusal::NotAPdf | Refusal::Picture(_), Some(disguised)) = (refusal, disguised)
            {
                return Err(disguised.into());
            }
            return Err(Refused {
                why: refusal.to_string(),
                hint: refusal_hint(refusal).to_owned(),
            });
        }
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (date, title) = from_file_name(&name);
    let new = NewExhibit {
        file: DocumentFile {
            path,
            sha256: found.sha256.clone(),
            pages: found.survey.as_ref().ok().map(|survey| survey.counts.pages),
        },
        title,
        date,
        section: None,
        pages: None,
        title_page: false,
    };
    Ok(Box::new((new, found)))
}
