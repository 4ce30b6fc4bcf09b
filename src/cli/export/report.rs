//! What `bundle export` says of the files that it made: as lines or as data.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::Format;
use crate::cli::print::{Printer, plural};
use crate::export::Exported;
use crate::files::Shown as _;
use crate::finding::Finding;

/// The outcome as data.
#[derive(Serialize)]
struct Report<'a> {
    file: String,
    pages: u32,
    schedule_pages: u32,
    draft: bool,
    suggested_name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    volumes: Vec<VolumeReport<'a>>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct VolumeReport<'a> {
    file: String,
    /// The number on its first page.
    first: u32,
    pages: u32,
    suggested_name: &'a str,
}

pub(super) fn print(
    format: Format,
    paths: &[PathBuf],
    files: &[Exported],
    findings: Vec<Finding>,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let [first, ..] = files else { return Ok(()) };
    match format {
        Format::Text => {
            for (path, file) in paths.iter().zip(files) {
                printer.data(&line(path, file, files.len()))?;
            }
            Ok(())
        }
        Format::Json => printer.json(&Report {
            file: shown(paths.first()),
            pages: files.iter().map(|file| file.pages).sum(),
            schedule_pages: first.schedule_pages,
            draft: first.draft,
            suggested_name: &first.file_name,
            volumes: match files.len() {
                1 => Vec::new(),
                _ => paths.iter().zip(files).map(volume).collect(),
            },
            findings,
        }),
    }
}

/// `bundle.pdf: 24 pages, 5 pages of schedule`; of a volume, from which number to which it goes.
fn line(path: &Path, file: &Exported, count: usize) -> String {
    let pages = plural(file.pages as usize, "page");
    let what = match (count, file.first_number) {
        (1, _) => format!(
            "{pages}, {} of schedule",
            plural(file.schedule_pages as usize, "page")
        ),
        (_, first) => format!("{pages}, numbers {first} to {}", first + file.pages - 1),
    };
    let draft = if file.draft { ", DRAFT" } else { "" };
    format!("{}: {what}{draft}", path.shown())
}

fn volume<'a>((path, file): (&PathBuf, &'a Exported)) -> VolumeReport<'a> {
    VolumeReport {
        file: shown(Some(path)),
        first: file.first_number,
        pages: file.pages,
        suggested_name: &file.file_name,
    }
}

fn shown(path: Option<&PathBuf>) -> String {
    path.map(|path| path.display().to_string())
        .unwrap_or_default()
}
