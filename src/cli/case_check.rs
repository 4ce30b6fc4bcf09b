//! `bundle check`: what is still to do and to know about a case, without making its bundle.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::case::text;
use crate::clock;
use crate::export::{Request, survey};
use crate::files;
use crate::files::Shown as _;
use crate::layout::Fonts;
use crate::library::Date;
use crate::signals::Signals;

use super::examined::examine_case;
use super::hints::in_own_words;
use super::library::Packs;
use super::print::Printer;
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
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    let signals = Signals::heed();
    let watch = watch(&signals);
    let (documents, quotations, _) =
        examine_case(path, (&case, &passwords), &watch, &mut |_, _| ());
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
    let found = in_own_words(&case, found.findings);
    printer.report_of(&case, &found, arguments.format)?;
    findings.extend(found);
    Ok(Outcome::of(&findings))
}
