//! `bundle respondent`: the respondent’s bundle as a reference, and which documents of the case it holds already.

use std::path::{Path, PathBuf};

use crate::case::{Case, Edit, Exhibit, RespondentBundle};
use crate::export::sha256;
use crate::files::{self, Shown as _};
use crate::finding::{FiledCode, Finding, Place};
use crate::pdf::{self, Facts};
use crate::verify::filed::{documents_of, letters_of, stands_in};

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::library::Packs;
use super::print::{Printer, plural};
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The respondent’s bundle (PDF); without one, the bundle that is noted is looked at again
    file: Option<PathBuf>,
    /// What stands before the number of a page where it is cited
    #[arg(long, default_value = "RB")]
    prefix: String,
    /// The case refers to no bundle of the respondent
    #[arg(long, conflicts_with = "file")]
    remove: bool,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    if arguments.remove {
        let case = Edit::SetRespondent(None).apply(&held.case)?;
        save(path, &held.before, &case, printer)?;
        return Ok(Outcome::Fine);
    }
    let Some(file) = file(arguments, &held.case, folder) else {
        printer.data("no bundle of the respondent is noted")?;
        return Ok(Outcome::Fine);
    };
    let labels = arguments.packs.profile_of(&held.case, printer)?.labels();
    let (bundle, facts) = read(&file, path, &arguments.prefix)?;
    list(&bundle, printer)?;
    let found = held_already(&held.case, folder, &bundle, &facts);
    printer.findings_of((&held.case, &labels), &found);
    if arguments.file.is_some() {
        let case = Edit::SetRespondent(Some(Box::new(bundle))).apply(&held.case)?;
        if case != held.case {
            save(path, &held.before, &case, printer)?;
        }
    }
    Ok(Outcome::Fine)
}

fn file(arguments: &Arguments, case: &Case, folder: &Path) -> Option<PathBuf> {
    let noted = case.respondent.as_ref().map(|one| folder.join(&one.path));
    arguments.file.clone().or(noted)
}

fn read(file: &Path, case: &Path, prefix: &str) -> anyhow::Result<(RespondentBundle, Facts)> {
    let bytes = files::read_pdf(file)?;
    let facts = pdf::facts(&bytes).map_err(|error| {
        let what = format!("{}: {error}", file.shown());
        told(what, "Name the PDF file of the respondent’s bundle.")
    })?;
    let bundle = RespondentBundle {
        path: files::exhibit_path(Some(case), file),
        sha256: sha256(&bytes),
        prefix: prefix.trim().to_owned(),
        pages: u32::try_from(facts.pages.len()).unwrap_or(u32::MAX),
        documents: documents_of(&facts),
    };
    Ok((bundle, facts))
}

fn list(bundle: &RespondentBundle, printer: &mut Printer) -> anyhow::Result<()> {
    let pages = plural(bundle.pages as usize, "page");
    let cited = bundle.cite_range(1, bundle.pages);
    printer.data(&format!("{}: {pages}, cited as {cited}", bundle.path))?;
    for row in &bundle.documents {
        let pages = bundle.cite_range(row.first, row.last);
        printer.data(&format!("  {pages}: {}", row.text))?;
    }
    Ok(())
}

/// B-05: what the other side has filed is not filed again.
fn held_already(
    case: &Case,
    folder: &Path,
    bundle: &RespondentBundle,
    facts: &Facts,
) -> Vec<Finding> {
    let theirs = letters_of(facts);
    let mut found = Vec::new();
    for exhibit in &case.to_be_filed().exhibits {
        let own = letters_in(case, exhibit, folder).unwrap_or_default();
        if let Some((first, last)) = stands_in(&theirs, &own) {
            let pages = bundle.cite_range(first, last);
            let title = exhibit.title.trim();
            let message = format!("“{title}” is already in the respondent’s bundle, {pages}.");
            let finding = Finding::new(FiledCode::InRespondents, message);
            found.push(finding.at(Place::Exhibit(exhibit.number)));
        }
    }
    found
}

/// Of the pages of a document that are included.
fn letters_in(case: &Case, exhibit: &Exhibit, folder: &Path) -> Option<Vec<String>> {
    let document = case.document_of(exhibit)?;
    let bytes = files::load_exhibit(folder, &document.path).ok()?;
    let letters = letters_of(&pdf::facts(&bytes).ok()?);
    let included = (1..).zip(letters);
    let included = included.filter(|(page, _)| exhibit.holds(*page));
    Some(included.map(|(_, letters)| letters).collect())
}
