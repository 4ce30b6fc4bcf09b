//! `bundle check`: what is still to do and to know about a case, without making its bundle.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::{self, text};
use crate::clock;
use crate::export::{Learn, Passwords, Request, examine, survey};
use crate::files;
use crate::files::Shown as _;
use crate::layout::Fonts;
use crate::library::Date;
use crate::preflight::Document;
use crate::signals::Signals;
use crate::verify::{check_entries, unlocking};
use crate::worker::{Readings, Workers};

use super::hints::in_own_words;
use super::library::Packs;
use super::print::{Printer, count};
use super::watch::watch;
use super::{Format, Outcome, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    let case = text::read(&files::read(path)?).with_context(|| path.shown())?;
    let (library, mut findings) = arguments.packs.load(printer)?;
    let passwords = match &arguments.passwords {
        Some(file) => passwords::read(file)?,
        None => Passwords::new(),
    };
    let signals = Signals::heed();
    let watch = watch(&signals);
    let folder = path.parent().unwrap_or(Path::new(""));
    let load = |document: &case::Document| files::load_exhibit(folder, &document.path);
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let read = |named: &case::Document, document: &Document| {
        readings.of(folder, &named.path, document, &watch)
    };
    let learn = Learn {
        known: &|sha256| readings.learnt(sha256),
        read: &read,
    };
    let documents = examine(&case, &load, learn, &passwords, &watch);
    let quotations = check_entries(
        &case,
        &unlocking(&readings, folder, (&case, &passwords), &watch),
    );
    signals.check()?;
    let request = Request {
        case: &case,
        library: &library,
        today: arguments.date.unwrap_or_else(clock::today),
        documents: &documents,
        quotations: &quotations,
        watch: &watch,
    };
    let found = survey(&request, &Fonts::shipped()?).with_context(|| path.shown())?;
    let found = in_own_words(found.findings);
    match arguments.format {
        Format::Json => printer.json(&found)?,
        Format::Text if found.is_empty() => printer.talk(&count(&found)),
        Format::Text => printer.findings_of(&case, &found),
    }
    findings.extend(found);
    Ok(Outcome::of(&findings))
}
