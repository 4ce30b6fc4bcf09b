//! The files that documents came as: signed ones written beside the bundle, which breaks their signatures, as they came,
//! byte for byte; and whether what documents were made of is still what it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::bundle::transliterated;
use crate::case::{Case, Exhibit, Original};
use crate::finding::{Finding, Place, VolumeCode};
use crate::pdf::import::{Limits, Remark, Survey, Watch, survey};
use crate::platform;
use crate::preflight::{Documents, OriginalNow};

use super::target::InUse;
use super::{FilesError, load_exhibit, read_exhibit, write_atomic};

/// Which documents are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Originals {
    /// Those of which the case says so.
    AsTheCaseSays,
    /// All that are signed.
    AllSigned,
}

/// Writes them beside the bundle at `out`, and says what of them is there. Where words of the case are confidential
/// none is written: exports look for those in the bundle, and nobody has looked here.
pub fn put_originals(
    (case, documents): (&Case, &Documents),
    out: &Path,
    keeps: &InUse<'_>,
    which: Originals,
) -> Vec<Finding> {
    let meant = case.exhibits.iter().enumerate().filter(|(_, exhibit)| {
        let is_meant = exhibit.original_beside || which == Originals::AllSigned;
        is_meant
            && (is_signed(exhibit, documents) || was_signed(case, exhibit, keeps.folder).is_some())
    });
    let told = meant.map(|(at, exhibit)| {
        let put = match (case.confidential.is_empty(), was_taken_out(case, exhibit)) {
            (_, true) => Err(
                "words were taken out of the document, and the signed file still holds them"
                    .to_owned(),
            ),
            (true, false) => put(case, (at, exhibit), out, keeps),
            (false, false) => Err(
                "words of this case are confidential, and nobody has looked for them in it"
                    .to_owned(),
            ),
        };
        let (code, message) = match put {
            Ok(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let message = format!(
                    "“{}”: the signed file lies beside the bundle as “{name}”.",
                    exhibit.title
                );
                (VolumeCode::OriginalBeside, message)
            }
            Err(why) => (
                VolumeCode::OriginalNotBeside,
                format!(
                    "“{}”: the signed file was not written beside the bundle: {why}.",
                    exhibit.title
                ),
            ),
        };
        Finding::new(code, message).at(Place::Exhibit(exhibit.number))
    });
    told.collect()
}

fn is_signed(exhibit: &Exhibit, documents: &Documents) -> bool {
    let found = documents
        .get(&exhibit.number)
        .and_then(|found| found.as_ref().ok());
    let survey = found.and_then(|document| document.survey.as_ref().ok());
    survey.is_some_and(has_signature)
}

/// Whether something was taken out of the document of an exhibit.
fn was_taken_out(case: &Case, exhibit: &Exhibit) -> bool {
    let document = case.document_of(exhibit);
    document.is_some_and(|one| one.redacted.is_some() || one.cleaned.is_some())
}

/// Whether the file was signed from which something was taken out: the copy is not.
fn was_signed(case: &Case, exhibit: &Exhibit, folder: &Path) -> Option<()> {
    let document = case.document_of(exhibit)?;
    let cleaned = document.cleaned.as_ref().map(|one| &one.path);
    let redacted = document.redacted.as_ref().map(|one| &one.path);
    let files = cleaned.into_iter().chain(redacted);
    let mut signed = files.filter(|path| {
        let bytes = load_exhibit(folder, path).ok();
        let surveyed =
            bytes.map(|bytes| survey(bytes, None, &Limits::default(), &Watch::default()));
        surveyed.is_some_and(|survey| survey.is_ok_and(|survey| has_signature(&survey)))
    });
    signed.next().map(|_path| ())
}

fn has_signature(survey: &Survey) -> bool {
    survey.remarks.0.contains_key(&Remark::Signature)
}

fn put(
    case: &Case,
    (at, exhibit): (usize, &Exhibit),
    out: &Path,
    keeps: &InUse<'_>,
) -> Result<PathBuf, String> {
    let document = case
        .document_of(exhibit)
        .ok_or("the case does not say which file it is")?;
    let bytes = load_exhibit(keeps.folder, &document.path)?;
    let path = out.with_file_name(name(out, at + 1, exhibit));
    if let Some(what) = keeps.what(&path) {
        return Err(format!("there lies {what}"));
    }
    write_atomic(&path, &bytes).map_err(|error| error.to_string())?;
    Ok(path)
}

/// `bundle, signed document 3, Letter.pdf`.
fn name(out: &Path, place: usize, exhibit: &Exhibit) -> String {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let title = transliterated(&exhibit.title);
    let title: String = title
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || " -_.".contains(*letter))
        .take(60)
        .collect();
    platform::fitting(&format!(
        "{stem}, signed document {place}, {}.pdf",
        title.trim()
    ))
}

/// Whether the file that a document was made of is what it was then. `folder` is that of the case.
pub fn original_now(folder: &Path, original: &Original) -> OriginalNow {
    match read_exhibit(folder, &original.path) {
        Ok(bytes) if crate::export::sha256(&bytes) == original.sha256 => OriginalNow::AsItWas,
        Ok(_) | Err(FilesError::TooLarge { .. }) => OriginalNow::Changed,
        Err(_gone) => OriginalNow::Gone,
    }
}

/// The same of all documents of a case, noted beside what else is known of them.
pub fn originals_now(folder: &Path, case: &Case, documents: &mut Documents) {
    let mut known = BTreeMap::new();
    for (exhibit, document) in case.exhibits_with_documents() {
        let found = documents.get_mut(&exhibit.number);
        if let (Some(original), Some(Ok(found))) = (&document.converted_from, found) {
            let key = (&original.path, &original.sha256);
            let now = || original_now(folder, original);
            found.original = *known.entry(key).or_insert_with(now);
        }
    }
}
