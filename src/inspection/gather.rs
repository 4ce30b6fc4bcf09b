//! A file looked at: its structure and its pages, in workers; its quotations, in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::facts::{Facts, Held};
use super::lines::PageLines;
use crate::export::sha256;
use crate::files::KnownFiles;
use crate::pdf::content::{PageReading, Reading, unpack};
use crate::pdf::import::{Password, Watch};
use crate::pdf::render::{Picture, Size};
use crate::quote::quotations;
use crate::verify::{News, Paper, Reports, Sources, Told, Verdict};
use crate::worker::{Content, Readings, Task, Unread, Workers};

/// A file that is to be looked at.
#[derive(Debug)]
pub struct File<'f> {
    pub path: &'f Path,
    pub bytes: &'f [u8],
    pub password: Option<&'f Password>,
}

/// Told while pages are read: how many, of how many.
pub type Tell<'t> = dyn FnMut(usize, usize) + 't;

/// Looks at a file; in words why it cannot be looked at. Nothing of it is interpreted in this process, and nothing
/// of it is kept.
pub fn look(
    file: &File<'_>,
    workers: &Workers,
    watch: &Watch,
    tell: &mut Tell<'_>,
) -> Result<Facts, String> {
    let is_wanted = || !watch.is_stopped();
    let inventory = workers.inventory(file.bytes, file.password, &is_wanted)?;
    let name = file
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let mut facts = Facts {
        name: name.unwrap_or_default(),
        sha256: sha256(file.bytes),
        inventory,
        ..Facts::default()
    };
    read_pages(&mut facts, file, workers, &is_wanted, tell)?;
    Ok(facts)
}

fn read_pages(
    facts: &mut Facts,
    file: &File<'_>,
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
    tell: &mut Tell<'_>,
) -> Result<(), String> {
    let count = facts.inventory.pages.len();
    let units: Vec<f32> = facts.inventory.pages.iter().map(|page| page.unit).collect();
    let mut reading = Reading::default();
    let (mut pages, mut turned) = (Vec::with_capacity(count), BTreeSet::new());
    let mut take = |at: usize, told: Result<PageReading, Unread>| {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let unit = units.get(at).copied().unwrap_or(1.0);
        // What the letters of the others mean nobody knows.
        let readable = told.as_ref().ok().filter(|told| told.is_readable);
        let lines = readable.and_then(|told| unpack(&told.text));
        let lines = lines.map(|text| PageLines::of(&text, unit));
        let stands = told.as_ref().is_ok_and(|told| told.stands.is_some());
        if stands || lines.as_ref().is_some_and(PageLines::is_turned) {
            turned.insert(number);
        }
        pages.push(lines);
        reading.add(number, told.map_err(|why| why.to_string()));
        tell(at + 1, count);
    };
    let content = content(file)?;
    let mut next = 0;
    let read = workers.read_each(
        &facts.sha256,
        &content,
        0..count,
        is_wanted,
        &mut |at, told| {
            next = at + 1;
            take(at, told);
        },
    );
    match read {
        Ok(()) => {}
        Err(Unread::Unwanted) => return Err(Unread::Unwanted.to_string()),
        Err(why) => (next..count).for_each(|at| take(at, Err(why.clone()))),
    }
    facts.pages = pages;
    facts.turned = turned;
    facts.scans = reading.scans;
    facts.unreadable = reading.unreadable;
    facts.hidden = reading.hidden;
    facts.unread = reading.unread;
    Ok(())
}

/// A small picture of a page, counted from 1; none where it cannot be drawn.
pub fn picture(file: &File<'_>, sha256: &str, page: u32, workers: &Workers) -> Option<Picture> {
    let task = Task {
        sha256: sha256.to_owned(),
        page: (page as usize).checked_sub(1)?,
        size: Size {
            side: LONGEST_SIDE,
            ..Size::scaled(1.0)
        },
        content: content(file).ok()?,
    };
    workers.draw(&task).ok().map(|drawn| drawn.picture)
}

/// Pixels of the longer side of a small picture.
const LONGEST_SIDE: u32 = 420;

/// The file, as a worker finds it.
fn content(file: &File<'_>) -> Result<Content, String> {
    let folder = file.path.parent().map(Path::to_owned).unwrap_or_default();
    let name = file.path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("its name is no text: give it a name in letters")?;
    Ok(Content::File {
        folder,
        path: name.to_owned(),
        password: file.password.cloned(),
    })
}

/// The quotations of a file held against the reports of a folder; in words why they cannot be.
pub fn hold(
    file: &File<'_>,
    folder: &Path,
    workers: &Workers,
    watch: &Watch,
    hear: &mut dyn FnMut(News<'_>),
) -> Result<Held, String> {
    let passwords: Vec<Password> = file.password.cloned().into_iter().collect();
    let readings = Readings::new(workers.clone(), None);
    let paper = Paper::open(&readings, file.path, &passwords, watch);
    let paper = paper.map_err(|why| why.to_string())?;
    let known = KnownFiles::of_cache(None);
    let sources = Sources {
        paper: &paper,
        readings: &readings,
        known: &known,
        passwords: &passwords,
        of_case: None,
    };
    let folders: [PathBuf; 1] = [folder.to_owned()];
    let mut reports = Reports::open(&folders, &sources, watch, hear);
    let quoted = quotations(paper.words());
    let held = reports.hold(&quoted.quotations, &sources, watch, hear);
    let held = held.unwrap_or_default();
    let told = Told::new(&folders, &paper, &reports, &quoted, &held);
    let apart = told
        .quotations
        .iter()
        .filter(|line| !line.result.is_exact());
    let apart = apart.map(|line| {
        let page = line.quoted_on.and_then(|page| u32::try_from(page).ok());
        (page, line.text.clone(), said(line.result))
    });
    Ok(Held {
        count: told.quotations.len(),
        documents: told.documents.len(),
        apart: apart.collect(),
        not_looked_into: told
            .not_looked_into
            .iter()
            .map(|one| format!("{}: {}", one.file, one.why))
            .collect(),
    })
}

fn said(result: Verdict) -> &'static str {
    match result {
        Verdict::Near => "the documents of the folder have it in other words",
        Verdict::Unreadable => "it was not looked for, since its page cannot be read",
        Verdict::NotFound => "it was not found in the documents of the folder",
        Verdict::Exact | Verdict::ExactWithEdits => "it was found",
    }
}
