//! How surely and how fast quotations are checked against real reports:
//! `BUNDLE_BUILDER_QUOTATIONS=FOLDER cargo bench --bench quotations`.
//!
//! From the PDFs of that folder: runs of 5 to 120 words of the text, over lines, columns and pages, without
//! their calls; the same with one letter, figure or word changed; the same with a negation cut or inserted;
//! runs as `pdftotext -raw` writes them. Then the times, against a document of 3,000 pages put together from
//! all of them; and of a case with 200 extracts, from nothing and with what was kept. What did not come out as it should is listed. The choice is random, and always the same.

#![expect(clippy::print_stdout, reason = "a benchmark is there to print")]
#![expect(
    clippy::disallowed_methods,
    reason = "it reads files as a person puts them there"
)]

#[path = "quotations/changes.rs"]
mod changes;
#[path = "quotations/extracts.rs"]
mod extracts;
#[path = "quotations/report.rs"]
mod report;
#[path = "quotations/speed.rs"]
mod speed;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use bundle_builder::quote::{Outcome, check};
use bundle_builder::worker::{ARGUMENT, serve};
use report::{Chance, Report};

const RUNS: usize = 1_000;

fn main() -> ExitCode {
    if env::args().nth(1).is_some_and(|first| first == ARGUMENT) {
        return serve();
    }
    match env::var("BUNDLE_BUILDER_QUOTATIONS") {
        Ok(folder) => measure(Path::new(&folder)),
        Err(_) => println!("BUNDLE_BUILDER_QUOTATIONS names no folder of reports"),
    }
    ExitCode::SUCCESS
}

fn measure(folder: &Path) {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    files.sort();
    let mut reports: Vec<Report> = files.iter().filter_map(|file| Report::read(file)).collect();
    let pages: usize = reports
        .iter()
        .map(|report| report.document.pages.len())
        .sum();
    println!("{} reports, {pages} pages", reports.len());
    let mut chance = Chance::new();
    true_runs(&reports, &mut chance);
    changes::changed_runs(&reports, &mut chance);
    changes::edited_runs(&reports, &mut chance);
    as_pasted(&reports, &mut chance);
    speed::measure(&reports, &mut chance);
    extracts::measure(folder, &mut reports, &mut chance);
}

fn true_runs(reports: &[Report], chance: &mut Chance) {
    let mut exact = 0;
    let (mut over_pages, mut with_calls) = (0, 0);
    for _ in 0..RUNS {
        let (report, run) = report::run(reports, chance, 5..121);
        let quotation = run.words.join(" ");
        let outcome = check(&quotation, &report.index).outcome;
        over_pages += usize::from(run.pages.len() > 1);
        with_calls += usize::from(run.has_call);
        match outcome {
            Outcome::Exact { ref at, .. }
                if at.pages == run.pages || report.says_twice(&quotation, &at.pages) =>
            {
                exact += 1;
            }
            outcome => println!(
                "  not exact: {}, pages {:?}: {quotation}\n    {}",
                report.name,
                run.pages,
                report::short(&outcome)
            ),
        }
    }
    println!(
        "true runs: {exact} of {RUNS} exact at their page; {over_pages} over pages, {with_calls} with calls"
    );
}

/// Runs within a page as another program writes them, line ends and calls and all.
fn as_pasted(reports: &[Report], chance: &mut Chance) {
    let (mut exact, mut calls, mut shown) = (0, 0, 0);
    for _ in 0..RUNS {
        let report = &reports[chance.below(reports.len())];
        let Some(quotation) = report.pasted(chance) else {
            continue;
        };
        match check(&quotation, &report.index).outcome {
            Outcome::Exact { .. } => exact += 1,
            Outcome::Near { differences, .. }
                if differences.iter().all(|one| {
                    one.extract
                        .starts_with(one.text.trim_end_matches(['.', ',', ';', ':', '”', '"']))
                }) =>
            {
                calls += 1;
            }
            outcome => {
                shown += 1;
                if shown <= 25 {
                    println!(
                        "  as pasted: {}: {}\n    {}",
                        report.name,
                        quotation.replace('\n', " | "),
                        report::short(&outcome)
                    );
                }
            }
        }
    }
    println!(
        "as pdftotext -raw writes them: {exact} exact, {calls} near for figures that call for notes, {shown} others"
    );
}
