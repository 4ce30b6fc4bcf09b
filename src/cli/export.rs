//! `bundle export`: the PDF of a case, with everything a person should know about it.

use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use serde::Serialize;

use crate::case::{Exhibit, text};
use crate::export::{
    ExportError, Exported, Passwords, Progress, Request, examine, export, without_unusable,
};
use crate::files;
use crate::finding::Finding;
use crate::library::Date;

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome, clock, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Where to write the bundle; an older bundle there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// Make the bundle without the documents that cannot be used
    #[arg(long)]
    leave_out: bool,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The outcome as data.
#[derive(Serialize)]
struct Report<'a> {
    file: String,
    pages: u32,
    schedule_pages: u32,
    draft: bool,
    suggested_name: &'a str,
    findings: Vec<Finding>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &arguments.case;
    if files::is_same(path, &arguments.out) {
        bail!(
            "{} is the case itself; choose another name for the bundle",
            arguments.out.display()
        );
    }
    let case = text::read(&files::read(path)?).with_context(|| path.display().to_string())?;
    let (library, mut findings) = arguments.packs.load(printer)?;
    let today = clock::or_today(arguments.date);
    let folder = path.parent().unwrap_or(std::path::Path::new(""));
    let load = |exhibit: &Exhibit| files::load_exhibit(folder, &exhibit.path);
    let passwords = match &arguments.passwords {
        Some(file) => passwords::read(file)?,
        None => Passwords::new(),
    };
    let documents = examine(&case, &load, &passwords);
    let case = if arguments.leave_out {
        without_unusable(&case, &documents)
    } else {
        case
    };
    let request = Request {
        case: &case,
        library: &library,
        today,
        documents: &documents,
    };
    let mut say = |progress: Progress| {
        printer.talk(&format!(
            "{:>3.0} % {}",
            progress.fraction * 100.0,
            progress.step
        ));
        ControlFlow::Continue(())
    };
    let exported = match export(&request, &load, &mut say) {
        Err(ExportError::Documents(unusable)) => {
            printer.findings(&unusable);
            bail!(
                "{}: some documents cannot be used; nothing was written (--leave-out makes the rest)",
                path.display()
            );
        }
        result => result.with_context(|| path.display().to_string())?,
    };
    files::write_atomic(&arguments.out, &exported.bytes)?;
    printer.findings(&exported.findings);
    findings.extend(exported.findings.iter().cloned());
    let outcome = Outcome::of(&findings);
    print(arguments, &exported, findings, printer)?;
    Ok(outcome)
}

fn print(
    arguments: &Arguments,
    exported: &Exported,
    findings: Vec<Finding>,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let file = arguments.out.display().to_string();
    match arguments.format {
        Format::Text => printer.data(&format!(
            "{file}: {}, {} of schedule{}",
            plural(exported.pages as usize, "page"),
            plural(exported.schedule_pages as usize, "page"),
            if exported.draft { ", DRAFT" } else { "" },
        )),
        Format::Json => printer.json(&Report {
            file,
            pages: exported.pages,
            schedule_pages: exported.schedule_pages,
            draft: exported.draft,
            suggested_name: &exported.file_name,
            findings,
        }),
    }
}
