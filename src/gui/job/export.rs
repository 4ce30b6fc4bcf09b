//! Making a bundle and writing it, and what is told of it.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use crate::case::{self, Case};
use crate::export::{
    ExportError, Exported, Learn, Passwords, Report, Request, examine, export, told_numbers,
    without_unusable,
};
use crate::files::Shown as _;
use crate::files::{self, InUse, Originals, SpoolFile};
use crate::finding::{self, Finding, Place, Severity, counted, pages};
use crate::gui::session::LastExport;
use crate::library::{Date, Library};
use crate::pdf::import::Watch;
use crate::preflight::{Document, Documents, MustNotAppear, incomplete, is_too_large, would_help};
use crate::profile::{Profile, ProfileError};
use crate::redact::guard;
use crate::verify::filed::before_the_next;
use crate::verify::{check_entries, unlocking};
use crate::worker::Readings;

use super::{Jobs, Message, Running};

/// A bundle that is to be made.
pub(in crate::gui) struct BundleOrder {
    pub(in crate::gui) case: Case,
    /// The rules that it names.
    pub(in crate::gui) profile: Result<Arc<Profile>, ProfileError>,
    pub(in crate::gui) case_file: Option<PathBuf>,
    /// Of the case file, from which its documents are found.
    pub(in crate::gui) folder: PathBuf,
    /// Of the person's packs.
    pub(in crate::gui) packs: Vec<PathBuf>,
    /// They open documents that are locked.
    pub(in crate::gui) passwords: Passwords,
    pub(in crate::gui) library: Arc<Library>,
    pub(in crate::gui) today: Date,
    pub(in crate::gui) path: PathBuf,
    pub(in crate::gui) agreed: Agreed,
}

/// What the person has agreed to when asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) struct Agreed {
    /// Without the documents that cannot be used.
    pub(in crate::gui) leave_out: bool,
    /// With the pages of which a part is missing.
    pub(in crate::gui) incomplete: bool,
    /// With documents on other pages than others were told.
    pub(in crate::gui) moved: bool,
}

/// A bundle on disk, in one file or several.
pub(in crate::gui) struct Finished {
    pub(in crate::gui) files: Vec<(PathBuf, Exported)>,
    pub(in crate::gui) asked_for: PathBuf,
    /// The case that it was made of.
    pub(in crate::gui) case: Box<Case>,
    /// The file of that case.
    pub(in crate::gui) case_file: Option<PathBuf>,
    /// Documents of it that were left out, because they could not be used.
    pub(in crate::gui) left_out: usize,
}

impl Finished {
    /// What is remembered of it: of several files the path of the first and the size of the largest.
    pub(in crate::gui) fn last(&self) -> Option<LastExport> {
        let (path, first) = self.files.first()?;
        let files = || self.files.iter().map(|(_, file)| file);
        let largest = files().map(|file| file.size).max();
        Some(LastExport {
            path: path.clone(),
            asked_for: self.asked_for.clone(),
            pages: files().map(|file| file.pages).sum(),
            size: largest.unwrap_or_default() as f32 / (1024.0 * 1024.0),
            draft: first.draft,
            findings: files().flat_map(Exported::from_file).cloned().collect(),
            case: self.case.as_ref().clone(),
        })
    }

    /// What others are told by it; nothing by a draft.
    pub(in crate::gui) fn told_numbers(&self) -> Option<BTreeMap<u32, NonZeroU32>> {
        told_numbers(self.files.iter().map(|(_, file)| file))
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
        let total: u32 = files.iter().map(|(_, file)| file.pages).sum();
        let is_draft = files.iter().any(|(_, file)| file.draft);
        let draft = if is_draft { " as a DRAFT" } else { "" };
        let volumes = match files.len() {
            1 => String::new(),
            count => format!(" in {}", counted(count, "volume", "volumes")),
        };
        let paths = files.iter().map(|(path, _)| path.shown());
        let paths = paths.collect::<Vec<_>>().join(", ");
        let left_out = match self.left_out {
            0 => String::new(),
            1 => " One document was left out: it could not be used.".to_owned(),
            count => format!(" {count} documents were left out: they could not be used."),
        };
        let faults = match self.errors() {
            0 => String::new(),
            count => format!(
                " It has {}, which Check shows.",
                counted(count, "error", "errors")
            ),
        };
        format!(
            "{} written{draft}{volumes} to {paths}, opened again and checked.{left_out}{faults}",
            pages(total)
        )
    }
}

impl Jobs {
    /// Makes a bundle and writes it; does nothing while another is being made.
    pub(in crate::gui) fn start_export(&mut self, order: BundleOrder) {
        if self.export.is_some() {
            return;
        }
        let readings = self.readings(order.case_file.as_deref());
        let running = Running::begin("Starting");
        let cancel = Arc::clone(&running.cancel);
        self.export = Some(running);
        self.start("export", move |send| {
            let mut report = |progress| {
                send(Message::Progress(progress));
                if Running::has_ended(&cancel) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let told = make(order, &readings, &Running::watch(&cancel), &mut report);
            send(told);
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

/// Makes the bundle and puts it in its place; says what came of it.
fn make(
    order: BundleOrder,
    readings: &Readings,
    watch: &Watch,
    report: &mut Report<'_>,
) -> Message {
    let profile = match &order.profile {
        Ok(profile) => Arc::clone(profile),
        Err(unknown) => return Message::Exported(Err(unknown.to_string())),
    };
    let chosen = order.path.file_name().unwrap_or_default();
    let named = MustNotAppear::of(&order.case).in_chosen_name(&chosen.to_string_lossy());
    if !named.is_empty() {
        return Message::Exported(Err(not_written(&named)));
    }
    let noted = before_the_next(&order.case, &profile, &order.folder);
    if finding::any_error(&noted) {
        return Message::Exported(Err(not_written(&noted)));
    }
    let load = |document: &case::Document| files::load_exhibit(&order.folder, &document.path);
    let read = |named: &case::Document, document: &Document| {
        readings.of(&order.folder, &named.path, document, watch)
    };
    let learn = Learn {
        known: &|sha256| readings.learnt(sha256),
        read: &read,
        smaller: &|named, document, wanted| {
            readings.smaller(&order.folder, &named.path, document, wanted, watch)
        },
    };
    let mut documents = examine(&order.case, &load, learn, &order.passwords, watch);
    files::originals_now(&order.folder, &order.case, &mut documents);
    let with = (&order.case, &order.passwords);
    let quotations = check_entries(
        &order.case,
        &unlocking(readings, &order.folder, with, watch),
    );
    let without = order
        .agreed
        .leave_out
        .then(|| without_unusable(&order.case, &documents));
    let rest = without.as_ref().unwrap_or(&order.case);
    let damaged = incomplete(rest, &documents);
    if !order.agreed.incomplete && !damaged.is_empty() && !watch.is_stopped() {
        return Message::Incomplete(order.path, order.agreed, damaged);
    }
    let begin = || Ok(SpoolFile::beside(&order.path)?);
    let mut making = |case: &Case| {
        let request = Request {
            case,
            profile: &profile,
            library: &order.library,
            today: order.today,
            documents: &documents,
            quotations: &quotations,
            watch,
        };
        export(&request, case.volumes, &begin, &load, report)
    };
    let made = match making(rest) {
        // They stand where the person was told that they would.
        Err(ExportError::Moved(moved)) if order.agreed.moved => {
            let letting_move = rest.clone().letting_move(&finding::documents(&moved));
            making(&letting_move)
        }
        made => made,
    };
    match made {
        Err(ExportError::Cancelled) => Message::Cancelled,
        Err(ExportError::Moved(moved)) => Message::Moved(order.path, order.agreed, moved),
        Err(ExportError::Documents(unusable)) => {
            Message::Unusable(order.path, order.agreed, unusable)
        }
        Err(error) => Message::Exported(Err(error.to_string())),
        Ok(mut made) => {
            let workers = readings.workers();
            let guarded = guard(rest, &mut made, workers, &|| !watch.is_stopped());
            if watch.is_stopped() {
                return Message::Cancelled;
            }
            if !guarded.is_empty() {
                return Message::Exported(Err(not_written(&guarded)));
            }
            if made.iter().any(|(file, _)| is_too_large(&file.findings)) {
                let gains = readings.gains((rest, &order.folder), &documents, watch);
                if let Some((first, _)) = made.first_mut() {
                    first.findings.extend(would_help(rest, &gains));
                }
            }
            if let Some((first, _)) = made.first_mut() {
                first.findings.extend(noted);
            }
            let left_out = order.case.exhibits.len() - rest.exhibits.len();
            let case = rest.clone();
            Message::Exported(put(order, made, (&case, &documents), left_out).map(Box::new))
        }
    }
}

/// Confidential words are in it.
fn not_written(found: &[Finding]) -> String {
    let told = found.iter().map(|finding| match &finding.place {
        Place::Page(page) => format!("page {page}: {}", finding.message),
        _ => finding.message.clone(),
    });
    let told: Vec<String> = told.take(MOST_TOLD).collect();
    format!("nothing was written. {}", told.join(" "))
}

/// Of what was found; the first few are enough to begin with.
const MOST_TOLD: usize = 5;

fn put(
    order: BundleOrder,
    made: Vec<(Exported, SpoolFile)>,
    exported_case: (&Case, &Documents),
    left_out: usize,
) -> Result<Finished, String> {
    let (mut exported, mut spools): (Vec<Exported>, Vec<SpoolFile>) = made.into_iter().unzip();
    let paths = files::volume_paths(&order.path, exported.len());
    let keeps = InUse {
        case_file: order.case_file.as_deref(),
        folder: &order.folder,
        case: &order.case,
        packs: &order.packs,
    };
    for path in &paths {
        if let Some(what) = keeps.what(path) {
            return Err(format!("{} is {what}; nothing was written", path.shown()));
        }
    }
    let told = told_numbers(exported.iter());
    if let Some((case, told)) = order.case_file.as_deref().zip(told) {
        // A kill before the case is saved: whoever opens it next finds the note.
        let _is_a_second_rope = files::note_told(case, &paths, &mut spools, &told);
    }
    let together = paths.iter().cloned().zip(spools).collect();
    files::put_all(together).map_err(|error| error.to_string())?;
    let mut left_over = files::left_over(&order.path, paths.len());
    left_over.retain(|path| keeps.what(path).is_none());
    if let Some(file) = exported.first_mut() {
        file.findings.extend(files::left_over_finding(&left_over));
        let which = Originals::AsTheCaseSays;
        let beside = files::put_originals(exported_case, &order.path, &keeps, which);
        file.findings.extend(beside);
    }
    Ok(Finished {
        files: paths.into_iter().zip(exported).collect(),
        asked_for: order.path,
        case: Box::new(order.case),
        case_file: order.case_file,
        left_out,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::Workers;

    #[test]
    fn an_export_that_is_left_clears_up_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let sample = include_bytes!("../../../assets/sample-case.ron");
        let case = crate::case::text::read(sample).unwrap();
        let mut jobs = Jobs::new(Arc::new(|| {}), Workers::here(), PathBuf::new());
        let out = folder.path().join("bundle.pdf");
        jobs.start_export(BundleOrder {
            profile: Profile::shipped(&case.profile).map(Arc::new),
            case,
            case_file: None,
            folder: folder.path().to_owned(),
            packs: Vec::new(),
            passwords: Passwords::new(),
            library: Arc::default(),
            today: Date::day(2026, 11, 23),
            path: out.clone(),
            agreed: Agreed::default(),
        });
        jobs.end_export(Duration::from_secs(60));
        assert!(jobs.export().is_none());
        let others = files::below(folder.path()).unwrap();
        assert!(others.iter().all(|path| *path == out), "{others:?}");
        files::SpoolFile::beside(&out).unwrap();
    }
}
