//! `bundle check FILE.pdf`: any finished bundle, judged from its bytes alone.

use std::path::{Path, PathBuf};

use crate::files::{self, Shown as _};
use crate::inspection::{File, Report, hold, judge, look, paper};
use crate::pdf::import::Password;
use crate::profile::DEFAULT;
use crate::signals::Signals;
use crate::worker::Workers;

use super::library::Packs;
use super::print::{Printer, count};
use super::watch::watch;
use super::way_out::told;
use super::{Format, Outcome};

/// How a file is to be judged.
#[derive(Debug)]
pub(super) struct Wanted<'w> {
    pub(super) file: &'w Path,
    pub(super) profile: Option<&'w str>,
    /// Whose profiles are known besides those that ship.
    pub(super) packs: &'w Packs,
    pub(super) sources: Option<&'w Path>,
    pub(super) report: Option<&'w PathBuf>,
    pub(super) password: Option<Password>,
    pub(super) format: Format,
}

const UNUSABLE: &str = "Open it in another program and save it anew; where it is locked, give its password with --password.";

pub(super) fn run(wanted: &Wanted<'_>, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (profiles, findings) = wanted.packs.profiles()?;
    printer.findings(&findings);
    let profile = profiles.get(wanted.profile.unwrap_or(DEFAULT))?;
    is_free(wanted)?;
    let bytes = files::read_pdf(wanted.file)?;
    let file = File {
        path: wanted.file,
        bytes: &bytes,
        password: wanted.password.as_ref(),
    };
    let signals = Signals::heed();
    let (workers, watch) = (Workers::one_a_core(), watch(&signals));
    let name = wanted.file.shown();
    let unusable = |why: String| told(format!("{name}: {why}"), UNUSABLE);
    let looked = look(&file, &workers, &watch, &mut |_, _| ());
    signals.check()?;
    let mut facts = looked.map_err(unusable)?;
    if let Some(folder) = wanted.sources {
        let held = hold(&file, folder, &workers, &watch, &mut |_| ());
        signals.check()?;
        facts.quotations = Some(held.map_err(unusable)?);
    }
    let report = judge(&facts, profile);
    if let Some(to) = wanted.report {
        files::write_atomic(to, &paper(&report, profile)?)?;
        printer.talk(&format!("{}: the report", to.shown()));
    }
    tell(&report, wanted.format, printer)?;
    Ok(match report.is_broken() {
        true => Outcome::Errors,
        false => Outcome::Fine,
    })
}

fn tell(report: &Report, format: Format, printer: &mut Printer) -> anyhow::Result<()> {
    match format {
        Format::Json => printer.json(report)?,
        Format::Text => printer.data(&report.text())?,
    }
    printer.talk(&count(&report.findings));
    Ok(())
}

/// Refuses to look into what is no folder, and to write the report over the file.
fn is_free(wanted: &Wanted<'_>) -> anyhow::Result<()> {
    files::answers(wanted.file)?;
    if let Some(folder) = wanted.sources {
        files::answers(folder)?;
        if !files::is_folder(folder) {
            let what = format!("{} is not a folder", folder.shown());
            return Err(told(what, "Name the folder in which the sources lie."));
        }
    }
    let Some(report) = wanted.report else {
        return Ok(());
    };
    let ending = report.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("pdf") {
        let what = format!("{} is no name for a report", report.shown());
        return Err(told(what, "Let it end in .pdf."));
    }
    match files::is_same(report, wanted.file) {
        true => {
            let what = format!("{} is the bundle itself", report.shown());
            Err(told(what, "Choose another name for the report."))
        }
        false => Ok(()),
    }
}
