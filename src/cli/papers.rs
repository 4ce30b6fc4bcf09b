//! Papers that a case makes beside its bundle, for a word processor or a spreadsheet: `bundle schedule`, `bundle index`,
//! `bundle issues`, and the table of `bundle position`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::Case;
use crate::clock;
use crate::export::{Paged, Request, paged, without_unusable};
use crate::files::Shown as _;
use crate::files::{self, InUse};
use crate::finding::Finding;
use crate::layout::Fonts;
use crate::library::{Date, Library};
use crate::matching;
use crate::preflight::MustNotAppear;
use crate::signals::Signals;
use crate::word::{self, Source, docx, index_csv, issues_csv};

use super::examined::examine_case;
use super::hints::in_own_words;
use super::holding::read_case;
use super::library::Packs;
use super::print::Printer;
use super::watch::watch;
use super::way_out::told;
use super::{Outcome, passwords};

/// What a paper is made from, and where it goes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Where to write it; an older file there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    bundle: OfBundle,
}

/// Of which bundle the page numbers are.
#[derive(Debug, clap::Args)]
pub(super) struct OfBundle {
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Take the page numbers of the bundle without the documents that cannot be used
    #[arg(long)]
    leave_out: bool,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    /// Print the page numbers although documents begin on other pages than others were told
    #[arg(long)]
    move_pages: bool,
    #[command(flatten)]
    pub(super) packs: Packs,
}

/// A case with the pages of its bundle.
pub(super) struct CasePages {
    pub(super) path: PathBuf,
    pub(super) case: Case,
    pub(super) library: Library,
    pub(super) paged: Paged,
    /// About the packs, and about documents that cannot be used; said already.
    pub(super) findings: Vec<Finding>,
}

impl OfBundle {
    /// Looks into the documents as an export does, and says what stands in the way of page numbers.
    pub(super) fn pages(&self, case: &Path, printer: &mut Printer) -> anyhow::Result<CasePages> {
        let path = files::target(case);
        files::answers(case)?;
        let (case, _) = read_case(&path)?;
        let profile = self.packs.profile_of(&case, printer);
        let profile = profile.with_context(|| path.shown())?;
        let (library, mut findings) = self.packs.load(printer)?;
        let passwords = passwords::given(self.passwords.as_ref())?;
        let signals = Signals::heed();
        let watch = watch(&signals);
        let (documents, quotations, _) =
            examine_case(&path, (&case, &passwords), &watch, &mut |_, _| ());
        signals.check()?;
        let case = match self.leave_out {
            true => without_unusable(&case, &documents),
            false => case,
        };
        let request = Request {
            case: &case,
            profile: &profile,
            library: &library,
            today: self.date.unwrap_or_else(clock::today),
            documents: &documents,
            quotations: &quotations,
            watch: &watch,
        };
        let paged = paged(&request, &Fonts::shipped()?).with_context(|| path.shown())?;
        let unusable = in_own_words(&case, paged.unusable.clone());
        printer.findings_of((&case, &profile.labels()), &unusable);
        findings.extend(unusable);
        if let Some(doubt) = paged.doubt {
            printer.talk(doubt);
        }
        Ok(CasePages {
            path,
            case,
            library,
            paged,
            findings,
        })
    }
}

impl CasePages {
    /// Says which documents begin on other pages than others were told, and whether nothing is to be said of their
    /// pages until somebody agrees.
    pub(super) fn are_refused(&self, bundle: &OfBundle, printer: &mut Printer) -> bool {
        let moved = &self.paged.moved;
        printer.findings(&in_own_words(&self.case, moved.clone()));
        let is_refused = !moved.is_empty() && !bundle.move_pages;
        if is_refused {
            printer.talk(&format!(
                "{}: nothing was made of it (--move-pages takes the new numbers)",
                self.path.shown()
            ));
        }
        is_refused
    }

    fn source(&self) -> Source<'_> {
        Source {
            plan: &self.paged.plan,
            profile: &self.paged.profile,
            written: &self.paged.written,
        }
    }
}

pub(super) fn schedule(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    make(arguments, printer, &["docx"], &|pages, _| {
        Made::of(&word::schedule(&pages.source()))
    })
}

pub(super) fn index(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    make(
        arguments,
        printer,
        &["csv", "docx"],
        &|pages, ending| match ending {
            "csv" => Ok(Made::table(index_csv(&pages.source())?)),
            _ => Made::of(&word::index(&pages.source())),
        },
    )
}

pub(super) fn issues(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    make(
        arguments,
        printer,
        &["csv", "docx"],
        &|pages, ending| match ending {
            "csv" => Ok(Made::table(issues_csv(&pages.source())?)),
            _ => Made::of(&word::issues(&pages.source())),
        },
    )
}

/// The table of `bundle position`, written to a file.
pub(super) fn position(
    case: &Path,
    out: &Path,
    bundle: &OfBundle,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let make = |pages: &CasePages, _: &str| {
        let position = matching::position(&pages.library, &pages.case);
        let nothing = matching::nothing_to_compare(&pages.library, &pages.case, &position);
        let source = pages.source();
        let paper = word::position(&position, nothing.as_deref(), &pages.case, &source);
        Made::of(&paper)
    };
    made((case, out), bundle, printer, &["docx"], &make)
}

/// Makes the bytes of a paper of that kind: `docx`, `csv`.
type Make<'m> = dyn Fn(&CasePages, &str) -> anyhow::Result<Made> + 'm;

/// A paper as a file, and all that it says.
struct Made {
    bytes: Vec<u8>,
    said: String,
}

impl Made {
    fn of(paper: &word::Document) -> anyhow::Result<Made> {
        Ok(Made {
            bytes: docx(paper)?,
            said: word::said(paper),
        })
    }

    fn table(bytes: Vec<u8>) -> Made {
        Made {
            said: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

fn make(
    arguments: &Arguments,
    printer: &mut Printer,
    kinds: &[&str],
    make: &Make<'_>,
) -> anyhow::Result<Outcome> {
    let paths = (arguments.case.as_path(), arguments.out.as_path());
    made(paths, &arguments.bundle, printer, kinds, make)
}

fn made(
    (case, out): (&Path, &Path),
    bundle: &OfBundle,
    printer: &mut Printer,
    kinds: &[&str],
    make: &Make<'_>,
) -> anyhow::Result<Outcome> {
    let kind = kind(out, kinds)?;
    if files::is_same(case, out) {
        return Err(in_use(out, "the case itself"));
    }
    let pages = bundle.pages(case, printer)?;
    if pages.are_refused(bundle, printer) {
        return Ok(Outcome::Errors);
    }
    let keeps = InUse {
        case_file: Some(&pages.path),
        folder: pages.path.parent().unwrap_or(Path::new("")),
        case: &pages.case,
        packs: bundle.packs.folders(),
    };
    if let Some(what) = keeps.what(out) {
        return Err(in_use(out, &what));
    }
    let made = make(&pages, kind)?;
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let sought = MustNotAppear::of(&pages.case);
    let mut said = sought.in_chosen_name(&name);
    said.extend(sought.in_paper(&pages.case, &made.said, "paper"));
    if !said.is_empty() {
        // Nothing leaves with words that must not appear in it.
        let labels = pages.paged.profile.labels();
        printer.nothing_written(out, (&pages.case, &labels), &said);
        return Ok(Outcome::Errors);
    }
    files::write_atomic(out, &made.bytes)?;
    let draft = if pages.paged.plan.draft {
        ", DRAFT"
    } else {
        ""
    };
    printer.data(&format!("{}: written{draft}", out.shown()))?;
    Ok(Outcome::of(&pages.findings))
}

/// Which of these kinds a file is, by its ending.
fn kind<'k>(out: &Path, kinds: &[&'k str]) -> anyhow::Result<&'k str> {
    let ending = out.extension().unwrap_or_default();
    let found = kinds.iter().find(|kind| ending.eq_ignore_ascii_case(kind));
    found.copied().ok_or_else(|| {
        let what = format!("{} is no name for it", out.shown());
        let hint = match kinds.len() {
            0 | 1 => "Let it end in .docx.",
            _ => "Let it end in .csv or .docx.",
        };
        told(what, hint)
    })
}

fn in_use(path: &Path, what: &str) -> anyhow::Error {
    let what = format!("{} is {what}", path.shown());
    told(what, "Choose another name.")
}
