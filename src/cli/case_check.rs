//! `bundle check`: what is still to do and to know about a case, without making its bundle.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::clock;
use crate::export::{Request, survey};
use crate::files;
use crate::files::Shown as _;
use crate::layout::Fonts;
use crate::library::Date;
use crate::signals::Signals;

use super::bundle_check::Wanted;
use super::examined::examine_case;
use super::hints::in_own_words;
use super::holding::read_case;
use super::library::Packs;
use super::print::Printer;
use super::watch::watch;
use super::way_out::told;
use super::{Format, Outcome, bundle_check, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file, or a finished bundle (a PDF), whoever made it
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
    /// The tribunal by whose rules a finished bundle is judged
    #[arg(long, value_name = "ID", help_heading = OF_A_PDF)]
    profile: Option<String>,
    /// A folder of documents (PDF files) in which the quotations of a finished bundle are looked for
    #[arg(long, value_name = "DIR", help_heading = OF_A_PDF)]
    sources: Option<PathBuf>,
    /// Write what was found about a finished bundle there, as a PDF
    #[arg(long, value_name = "FILE", help_heading = OF_A_PDF)]
    report: Option<PathBuf>,
    /// A file with the password of a finished bundle that is locked, in its first line; `-` for standard input
    #[arg(long, value_name = "FILE", help_heading = OF_A_PDF)]
    password: Option<PathBuf>,
}

const OF_A_PDF: &str = "For a finished bundle";

impl Arguments {
    /// Judged as a finished bundle, where the file is one: by its name, else by how it begins.
    fn as_bundle(&self) -> anyhow::Result<Option<Wanted<'_>>> {
        let ending = self.case.extension().unwrap_or_default();
        let only_of_pdf = [
            self.profile.is_some(),
            self.sources.is_some(),
            self.report.is_some(),
            self.password.is_some(),
        ];
        let begins_as_one =
            || files::read(&self.case).is_ok_and(|bytes| bytes.starts_with(b"%PDF-"));
        if !ending.eq_ignore_ascii_case("pdf") && !begins_as_one() {
            return match only_of_pdf.contains(&true) {
                true => Err(told(
                    format!("{} is no finished bundle", self.case.shown()),
                    "--profile, --sources, --report and --password are for a PDF file.",
                )),
                false => Ok(None),
            };
        }
        Ok(Some(Wanted {
            file: &self.case,
            profile: self.profile.as_deref(),
            packs: &self.packs,
            sources: self.sources.as_deref(),
            report: self.report.as_ref(),
            password: self
                .password
                .as_deref()
                .map(passwords::read_one)
                .transpose()?,
            format: self.format,
        }))
    }
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    if let Some(wanted) = arguments.as_bundle()? {
        return bundle_check::run(&wanted, printer);
    }
    let path = &files::target(&arguments.case);
    let (case, _) = read_case(path)?;
    let profile = arguments.packs.profile_of(&case, printer);
    let profile = profile.with_context(|| path.shown())?;
    let (library, mut findings) = arguments.packs.load(printer)?;
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    let signals = Signals::heed();
    let watch = watch(&signals);
    let (documents, quotations, _) =
        examine_case(path, (&case, &passwords), &watch, &mut |_, _| ());
    signals.check()?;
    let request = Request {
        case: &case,
        profile: &profile,
        library: &library,
        today: arguments.date.unwrap_or_else(clock::today),
        documents: &documents,
        quotations: &quotations,
        watch: &watch,
    };
    let found = survey(&request, &Fonts::shipped()?).with_context(|| path.shown())?;
    let found = in_own_words(&case, found.findings);
    printer.report_of((&case, &profile.labels()), &found, arguments.format)?;
    findings.extend(found);
    Ok(Outcome::of(&findings))
}
