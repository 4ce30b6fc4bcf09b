//! `bundle pack` and `bundle unpack`: a case with its documents in one file, to be opened elsewhere.

use std::path::{Path, PathBuf};

use crate::files::{self, PackageError, Shown as _, pack_case, unpack_case};
use crate::finding::{CaseCode, Finding, any_error, counted};
use crate::signals::Signals;

use super::Outcome;
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct PackArguments {
    /// The case file
    case: PathBuf,
    /// Where to write the package; an older one there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct UnpackArguments {
    /// The package
    package: PathBuf,
    /// A new or empty folder to put the case and its documents into
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

pub(super) fn pack(arguments: &PackArguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let case = &files::target(&arguments.case);
    let _done_whole = Signals::heed();
    if files::is_same(case, &arguments.out) {
        anyhow::bail!("a package cannot take the place of its case; nothing was written");
    }
    let packed = match pack_case(case, &arguments.out) {
        Ok(packed) => packed,
        Err(PackageError::Files(error)) => return Err(error.into()),
        Err(error) => return Err(anyhow::Error::new(error).context("no package was made")),
    };
    let files = counted(packed.files, "file", "files");
    printer.talk(&format!(
        "{}: the case with {files} of documents",
        arguments.out.shown()
    ));
    if packed.has_unredacted {
        printer.talk("It holds papers as they were before words were taken out of them: give it to nobody who may not read those.");
    }
    Ok(say(&documents(&packed.missing, &packed.changed), printer))
}

pub(super) fn unpack(
    arguments: &UnpackArguments,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let _done_whole = Signals::heed();
    let unpacked = match unpack_case(&arguments.package, &arguments.out) {
        Ok(unpacked) => unpacked,
        Err(PackageError::Files(error)) => return Err(error.into()),
        Err(error) => return Ok(say(&[refused(&arguments.package, &error)], printer)),
    };
    let files = counted(unpacked.files, "file", "files");
    printer.talk(&format!(
        "{}: the case with {files} of documents",
        unpacked.case.shown()
    ));
    Ok(say(
        &documents(&unpacked.missing, &unpacked.changed),
        printer,
    ))
}

fn refused(package: &Path, error: &PackageError) -> Finding {
    let message = format!("{} was not opened: {error}.", package.shown());
    Finding::new(CaseCode::PackageRefused, message)
}

fn documents(missing: &[String], changed: &[String]) -> Vec<Finding> {
    let of = |code: CaseCode, paths: &[String], what: &str| -> Vec<Finding> {
        let told = paths.iter().map(|path| {
            let message = format!("{} {what}.", Path::new(path).shown());
            Finding::new(code, message)
        });
        told.collect()
    };
    let missing = of(
        CaseCode::PackageDocumentMissing,
        missing,
        "was not there when the case was packed",
    );
    let changed = of(
        CaseCode::PackageDocumentChanged,
        changed,
        "is no longer what was added to the case",
    );
    [missing, changed].concat()
}

fn say(found: &[Finding], printer: &mut Printer) -> Outcome {
    printer.findings(found);
    match any_error(found) {
        true => Outcome::Errors,
        false => Outcome::Fine,
    }
}
