//! A case with 200 extracts of up to 30 reports, the longest: what a check of it takes from nothing, and with
//! what was kept of the reports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread::available_parallelism;
use std::time::Instant;

use bundle_builder::case::{Case, DocumentFile, Edit, Extract, IssueChoice};
use bundle_builder::export::sha256;
use bundle_builder::files::ReadingsPlace;
use bundle_builder::library::Source;
use bundle_builder::pdf::import::Watch;
use bundle_builder::preflight::Quoted;
use bundle_builder::profile;
use bundle_builder::quote::Outcome;
use bundle_builder::verify::{check_entries, opening};
use bundle_builder::worker::{ARGUMENT, Patience, Program, Readings, Workers};

use super::report::{self, Chance, Report};

const REPORTS: usize = 30;
const EXTRACTS: usize = 200;
/// The key of the first issue in a person's own words.
const ISSUE: &str = "own-1";

pub(crate) fn measure(folder: &Path, reports: &mut [Report], chance: &mut Chance) {
    reports.sort_by_key(|report| std::cmp::Reverse(report.document.pages.len()));
    let reports = reports.get(..REPORTS).unwrap_or(reports);
    let pages: usize = reports.iter().map(|one| one.document.pages.len()).sum();
    let case = case(folder, reports, chance);
    println!(
        "a case with {EXTRACTS} extracts of {} reports, {pages} pages:",
        reports.len()
    );
    let kept = tempfile::tempdir().expect("a folder");
    let cores = available_parallelism().map_or(1, usize::from);
    for what in ["from nothing", "with what was kept"] {
        let workers = Workers::new(Program::own(ARGUMENT), cores, Patience::default());
        let place = ReadingsPlace::Cache(kept.path().to_owned());
        let readings = Readings::kept_in(workers, Some(place));
        let begun = Instant::now();
        let watch = Watch::default();
        let found = check_entries(&case, &opening(&readings, folder, &watch));
        let took = begun.elapsed();
        let outcomes = found.values().filter_map(Quoted::compared);
        let exact = outcomes.filter(|one| matches!(one.outcome, Outcome::Exact { .. }));
        println!(
            "  {what}: {} ms; {} exact of {}",
            took.as_millis(),
            exact.count(),
            found.len()
        );
    }
}

fn case(folder: &Path, reports: &[Report], chance: &mut Chance) -> Case {
    let apply = |case: Case, edit: Edit| edit.apply(&case).expect("an edit of this case");
    let issue = Edit::AddIssue(IssueChoice::Typed("Reports".to_owned()));
    let case = apply(Case::new(profile::DEFAULT), issue);
    (0..EXTRACTS).fold(case, |case, number| {
        let (report, run) = report::run(reports, chance, 5..121);
        let extract = extract(folder, number, report, &run.words.join(" "));
        let issue = ISSUE.to_owned();
        apply(
            case,
            Edit::AddExtract {
                issue,
                extract: Box::new(extract),
            },
        )
    })
}

fn extract(folder: &Path, number: usize, report: &Report, words: &str) -> Extract {
    let path = format!("{}.pdf", report.name);
    let bytes = fs::read(folder.join(&path)).expect("a report that was read before");
    let source = format!(
        r#"(id: {:?}, title: {:?}, publisher: "Somebody", publisher_kind: Academic, address: "", language: "en",
        tier: A, read: FullText, passages: [(id: "extract-{number}", kind: Extract, text: {words:?}, about: [],
        issues: [], stance: Helps, provenance: "taken for a benchmark")])"#,
        report.name.to_lowercase(),
        report.name,
    );
    let mut source: Source = ron::from_str(&source).expect("a source");
    let passage = source.passages.remove(0);
    Extract {
        source,
        passage,
        file: DocumentFile {
            path,
            sha256: sha256(&bytes),
            pages: None,
        },
        proposition: String::new(),
        confirmed: BTreeSet::new(),
        page_behind: false,
        pages: Vec::new(),
    }
}
