//! Making a bundle and writing it, and what is told of it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use crate::case::{Case, Exhibit};
use crate::export::{ExportError, Exported, Passwords, Request, examine, export};
use crate::files::{self, SpoolFile};
use crate::finding::Severity;
use crate::gui::clock;
use crate::gui::session::LastExport;
use crate::library::{Date, Library};

use super::{Jobs, Message, Running};

/// A bundle on disk, in one file or several.
pub(in crate::gui) struct Finished {
    pub(in crate::gui) files: Vec<(PathBuf, Exported)>,
    /// The case that it was made of.
    pub(in crate::gui) case: Box<Case>,
}

impl Finished {
    /// What is remembered of it: of several files the path of the first and the size of the largest.
    pub(in crate::gui) fn last(&self) -> Option<LastExport> {
        let (path, first) = self.files.first()?;
        let files = || self.files.iter().map(|(_, file)| file);
        let largest = files().map(|file| file.size).max();
        Some(LastExport {
            path: path.clone(),
            pages: files().map(|file| file.pages).sum(),
            size: largest.unwrap_or_default() as f32 / (1024.0 * 1024.0),
            draft: first.draft,
            findings: files().flat_map(Exported::from_file).cloned().collect(),
            case: self.case.as_ref().clone(),
        })
    }

    pub(in crate::gui) fn errors(&self) -> usize {
        let findings = self.files.iter().flat_map(|(_, file)| &file.findings);
        findings
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }

    /// For the person who asked for it.
    pub(in crate::gui) fn told(&self) -> String {
        let files = &self.files;
        let pages: u32 = files.iter().map(|(_, file)| file.pages).sum();
        let is_draft = files.iter().any(|(_, file)| file.draft);
        let draft = if is_draft { " as a DRAFT" } else { "" };
        let volumes = match files.len() {
            1 => String::new(),
            count => format!(" in {count} volumes"),
        };
        let paths = files.iter().map(|(path, _)| path.display().to_string());
        let paths = paths.collect::<Vec<_>>().join(", ");
        let faults = match self.errors() {
            0 => String::new(),
            count => format!(" It has {count} errors; see the findings below."),
        };
        format!(
            "{pages} pages written{draft}{volumes} to {paths}, opened again and checked.{faults}"
        )
    }
}

impl Jobs {
    /// Makes a bundle and writes it; does nothing while another is being made. `folder` is that of
    /// the case file, from which its documents are found, and `passwords` open those that are locked.
    pub(in crate::gui) fn start_export(
        &mut self,
        case: Case,
        folder: PathBuf,
        passwords: Passwords,
        library: Arc<Library>,
        today: Date,
        path: PathBuf,
    ) {
        if self.export.is_some() {
            return;
        }
        let running = Running::begin("Starting");
        let cancel = Arc::clone(&running.cancel);
        self.export = Some(running);
        self.start("export", move |send| {
            let load = |exhibit: &Exhibit| files::load_exhibit(&folder, &exhibit.path);
            let watch = clock::watch(&cancel);
            let documents = examine(&case, &load, &passwords, &watch);
            let request = Request {
                case: &case,
                library: &library,
                today,
                documents: &documents,
                watch: &watch,
            };
            let mut report = |progress| {
                send(Message::Progress(progress));
                if Running::has_ended(&cancel) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let begin = || Ok(SpoolFile::beside(&path)?);
            send(
                match export(&request, case.volumes, &begin, &load, &mut report) {
                    Err(ExportError::Cancelled) => Message::Cancelled,
                    Err(ExportError::Documents(unusable)) => {
                        let named = unusable.iter().map(|finding| finding.message.clone());
                        let named: Vec<String> = named.collect();
                        Message::Exported(Err(format!("Nothing was written. {}", named.join(" "))))
                    }
                    Err(error) => Message::Exported(Err(error.to_string())),
                    Ok(made) => Message::Exported(put(&path, made, case).map(Box::new)),
                },
            );
        });
    }

    pub(in crate::gui) fn cancel_export(&self) {
        if let Some(running) = &self.export {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Stops an export and waits, but not for ever, until it has cleared up behind it.
    pub(in crate::gui) fn end_export(&mut self, patience: Duration) {
        self.cancel_export();
        let begun = Instant::now();
        while self.export.is_some() && begun.elapsed() < patience {
            if self.next().is_none() {
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

fn put(path: &Path, made: Vec<(Exported, SpoolFile)>, case: Case) -> Result<Finished, String> {
    let (exported, spools): (Vec<Exported>, Vec<SpoolFile>) = made.into_iter().unzip();
    let paths = files::volume_paths(path, exported.len());
    let together = paths.iter().cloned().zip(spools).collect();
    files::put_all(together).map_err(|error| error.to_string())?;
    Ok(Finished {
        files: paths.into_iter().zip(exported).collect(),
        case: Box::new(case),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_that_is_left_clears_up_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let sample = include_bytes!("../../../assets/sample-case.ron");
        let case = crate::case::text::read(sample).unwrap();
        let mut jobs = Jobs::new(Arc::new(|| {}));
        let out = folder.path().join("bundle.pdf");
        let (here, library) = (folder.path().to_owned(), Arc::default());
        jobs.start_export(
            case,
            here,
            Passwords::new(),
            library,
            Date::day(2026, 11, 23),
            out.clone(),
        );
        jobs.end_export(Duration::from_secs(60));
        assert!(jobs.export().is_none());
        let others = files::below(folder.path()).unwrap();
        assert!(others.iter().all(|path| *path == out), "{others:?}");
        files::SpoolFile::beside(&out).unwrap();
    }
}
