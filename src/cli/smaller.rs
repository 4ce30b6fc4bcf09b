//! `bundle smaller`: pictures of documents made smaller in the bundle, never in the documents themselves.

use std::path::{Path, PathBuf};

use crate::case::{self, Case, Edit, Exhibit, ExhibitChange, Smaller};
use crate::export::{Learn, Passwords, examine};
use crate::files;
use crate::pdf::import::Watch;
use crate::preflight::{Documents, megabytes, wanted_with};
use crate::signals::Signals;
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::passwords;
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Of this document, by its number in the case file; may be given several times
    #[arg(long, value_name = "NUMBER")]
    document: Vec<u32>,
    /// Of all documents
    #[arg(long, conflicts_with = "document")]
    all: bool,
    /// Pixels to the inch that are enough, at the size at which a picture is seen
    #[arg(long, value_name = "N", default_value_t = Smaller::default().dpi, value_parser = range(Smaller::DPI))]
    dpi: u32,
    /// How good they are to look, of 100
    #[arg(long, value_name = "N", default_value_t = Smaller::default().quality, value_parser = range(Smaller::QUALITY))]
    quality: u32,
    /// Say what would be saved, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave the pictures as they are in the documents
    #[arg(long, conflicts_with_all = ["dpi", "quality", "dry_run"])]
    undo: bool,
    /// A file with the passwords of documents, a line `number: password` for each; `-` reads it from standard input
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    take_over: TakeOver,
}

fn range(allowed: std::ops::RangeInclusive<u32>) -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(i64::from(*allowed.start())..=i64::from(*allowed.end()))
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let meant = meant(arguments, &held.case)?;
    let choice = Smaller {
        dpi: arguments.dpi,
        quality: arguments.quality,
    };
    let watch = watch(&signals);
    let case = if arguments.undo {
        changed(&held.case, &meant, None)?
    } else {
        let work = Work {
            case: &held.case,
            folder: path.parent().unwrap_or(Path::new("")),
            readings: Readings::new(Workers::one_a_core(), Some(path)),
            watch: &watch,
        };
        let gaining = work.measured(&meant, choice, &passwords, printer)?;
        signals.check()?;
        changed(&held.case, &gaining, Some(choice))?
    };
    if arguments.dry_run {
        printer.talk("Nothing was changed.");
    } else if case == held.case {
        printer.talk("Nothing is to be changed.");
    } else {
        save(path, &held.before, &case, printer)?;
    }
    Ok(Outcome::Fine)
}

/// The numbers of the documents that are meant.
fn meant(arguments: &Arguments, case: &Case) -> anyhow::Result<Vec<u32>> {
    if let Some(unknown) = arguments
        .document
        .iter()
        .find(|number| case.exhibit(**number).is_none())
    {
        return Err(told(
            format!("the case has no document {unknown}; nothing was changed"),
            "Take the number from what “bundle export” says of the document.",
        ));
    }
    if !arguments.all && arguments.document.is_empty() {
        return Err(told(
            "it is not said of which documents".to_owned(),
            "Name them with --document, or all of them with --all.",
        ));
    }
    let is_meant =
        |exhibit: &&Exhibit| arguments.all || arguments.document.contains(&exhibit.number);
    let exhibits = case.exhibits.iter().filter(is_meant);
    Ok(exhibits.map(|exhibit| exhibit.number).collect())
}

fn changed(case: &Case, numbers: &[u32], choice: Option<Smaller>) -> anyhow::Result<Case> {
    let mut case = case.clone();
    for number in numbers {
        let change = ExhibitChange::Smaller(choice);
        let edit = Edit::ChangeExhibit {
            number: *number,
            change,
        };
        case = edit.apply(&case)?;
    }
    Ok(case)
}

struct Work<'a> {
    case: &'a Case,
    folder: &'a Path,
    readings: Readings,
    watch: &'a Watch,
}

impl Work<'_> {
    /// Says what each document gains, and names those that gain anything.
    fn measured(
        &self,
        meant: &[u32],
        choice: Smaller,
        passwords: &Passwords,
        printer: &mut Printer,
    ) -> anyhow::Result<Vec<u32>> {
        let documents = self.documents(passwords);
        let (mut gaining, mut before, mut after) = (Vec::new(), 0, 0);
        for number in meant {
            let Some(exhibit) = self.case.exhibit(*number) else {
                continue;
            };
            let found = documents.get(number).and_then(|found| found.as_ref().ok());
            let usable = found.filter(|document| document.survey.is_ok());
            let (Some(document), Some(named)) = (usable, self.case.document_of(exhibit)) else {
                printer.talk(&format!("“{}” cannot be read here.", exhibit.title));
                continue;
            };
            let wanted = wanted_with(exhibit, choice);
            let made =
                self.readings
                    .smaller(self.folder, &named.path, document, wanted, self.watch);
            if self.watch.is_stopped() {
                return Ok(Vec::new());
            }
            let Some(made) = made else {
                printer.talk(&format!(
                    "The pictures of “{}” could not be looked at.",
                    exhibit.title
                ));
                continue;
            };
            let less = document.bytes.saturating_sub(made.saved());
            (before, after) = (before + document.bytes, after + less);
            if !made.is_empty() {
                gaining.push(*number);
            }
            let pictures = match (made.len(), made.left) {
                (0, 0) => "no picture that could be smaller".to_owned(),
                (0, left) => format!("{} as before", plural(left as usize, "picture")),
                (count, 0) => plural(count, "picture"),
                (count, left) => format!("{}, {left} as before", plural(count, "picture")),
            };
            printer.data(&format!(
                "{number} “{}”: {} MB, {} MB ({pictures})",
                exhibit.title,
                megabytes(document.bytes),
                megabytes(less)
            ))?;
        }
        printer.data(&format!(
            "together: {} MB, {} MB",
            megabytes(before),
            megabytes(after)
        ))?;
        Ok(gaining)
    }

    fn documents(&self, passwords: &Passwords) -> Documents {
        let load = |document: &case::Document| files::load_exhibit(self.folder, &document.path);
        let learn = Learn {
            known: &|sha256| self.readings.learnt(sha256),
            read: &|_, _| None,
            smaller: &|_, _, _| None,
        };
        examine(self.case, &load, learn, passwords, self.watch)
    }
}
