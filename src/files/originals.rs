//! Signed documents written beside the bundle, which breaks their signatures: as they came, byte for byte.

use std::path::{Path, PathBuf};

use crate::bundle::transliterated;
use crate::case::{Case, Exhibit};
use crate::finding::{Finding, Place, VolumeCode};
use crate::pdf::import::Remark;
use crate::platform;
use crate::preflight::Documents;

use super::target::InUse;
use super::{load_exhibit, write_atomic};

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
        is_signed(exhibit, documents) && (exhibit.original_beside || which == Originals::AllSigned)
    });
    let told = meant.map(|(at, exhibit)| {
        let put = match case.confidential.is_empty() {
            true => put(case, (at, exhibit), out, keeps),
            false => Err(
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
    survey.is_some_and(|survey| survey.remarks.0.contains_key(&Remark::Signature))
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
