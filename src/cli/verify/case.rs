//! `bundle verify CASE`: every entry, with what became of holding its words against the file of its source.

use std::path::Path;

use serde::Serialize;

use anyhow::Context as _;

use crate::case::{Case, Entry};
use crate::cli::library::Packs;
use crate::files::{self, InUse, Shown as _};
use crate::finding::{self, Finding, counted};
use crate::library::Date;
use crate::preflight::{MustNotAppear, Quotations, Quoted, check_quotations, check_source_files};
use crate::profile::Labels;
use crate::signals::Signals;
use crate::verify::{
    Changes, NoRecord, RESULTS, Surroundings, check_entries, in_words, opening, record_pdf, result,
};
use crate::worker::{Readings, Workers};

use crate::cli::holding::read_case;
use crate::cli::print::Printer;
use crate::cli::watch::watch;
use crate::cli::way_out;
use crate::cli::{Format, Outcome as Ended};

/// All that is printed.
#[derive(Serialize)]
struct Told<'t> {
    entries: Vec<Line<'t>>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Line<'t> {
    number: u32,
    result: &'static str,
    /// As the case names it.
    file: Option<&'t str>,
    /// Why it could not be used.
    why: Option<&'t str>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    /// Where the words stand.
    pinpoint: Option<&'t str>,
    /// Where the entry says that they stand.
    cited: Option<&'t str>,
    /// None where the two were not compared.
    is_where_cited: Option<bool>,
    /// The words were taken from a file of another content.
    is_other_edition: bool,
    #[serde(flatten)]
    changes: Changes,
    /// A cut or an insertion may change the sense: a person has to confirm it.
    #[serde(skip)]
    needs_confirming: bool,
    /// Cuts and insertions that a person has not confirmed, by name.
    unconfirmed: Vec<String>,
    #[serde(flatten)]
    surroundings: Surroundings,
    /// Why it is relied on all the same.
    set_aside: Option<&'t str>,
}

/// A record that is to be made: where, and the day that stands in it.
pub(super) struct Wanted<'w> {
    pub(super) file: &'w Path,
    pub(super) made_on: Option<Date>,
}

pub(super) fn run(
    path: &Path,
    packs: &Packs,
    wanted: Option<&Wanted<'_>>,
    format: Format,
    printer: &mut Printer,
) -> anyhow::Result<Ended> {
    let path = &files::target(path);
    let (case, _) = read_case(path)?;
    let profile = packs
        .profile_of(&case, printer)
        .with_context(|| path.shown())?;
    let labels = profile.labels();
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(wanted) = wanted {
        is_free(wanted.file, path, &case)?;
    }
    let signals = Signals::heed();
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let watch = watch(&signals);
    let quotations = check_entries(&case, &opening(&readings, folder, &watch));
    signals.check()?;
    if let Some(wanted) = wanted {
        let name = wanted.file.file_name().unwrap_or_default();
        let named = MustNotAppear::of(&case).in_chosen_name(&name.to_string_lossy());
        let found = match record_pdf(&case, &profile, &quotations, wanted.made_on) {
            Err(NoRecord::MustNotAppear(found)) => [named, found].concat(),
            made if named.is_empty() => {
                files::write_atomic(wanted.file, &made?)?;
                printer.talk(&format!("{}: the source check record", wanted.file.shown()));
                named
            }
            _ => named,
        };
        if !found.is_empty() {
            printer.nothing_written(wanted.file, (&case, &labels), &found);
            return Ok(Ended::Errors);
        }
    }
    let mut findings = check_quotations(&case, &quotations, &labels);
    findings.extend(check_source_files(&case, &quotations));
    finding::sort(&mut findings);
    let ended = Ended::of(&findings);
    let lines = case
        .entries()
        .map(|entry| Line::of(&case, entry, &quotations));
    let lines: Vec<Line<'_>> = lines.collect();
    match format {
        Format::Json => printer.json(&Told {
            entries: lines,
            findings,
        })?,
        Format::Text => {
            for line in &lines {
                printer.data(&line.text(&labels))?;
            }
            printer.report_of((&case, &labels), &findings, format)?;
            printer.talk(&count(&case, &lines));
        }
    }
    Ok(ended)
}

/// Refuses to write a record over anything that the case is made of.
fn is_free(file: &Path, path: &Path, case: &Case) -> anyhow::Result<()> {
    let ending = file.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("pdf") {
        let what = format!("{} is no name for a record", file.shown());
        return Err(way_out::told(what, "Let it end in .pdf."));
    }
    let keeps = InUse {
        case_file: Some(path),
        folder: path.parent().unwrap_or(Path::new("")),
        case,
        packs: &[],
    };
    match keeps.what(file) {
        Some(what) => {
            let what = format!("{} is {what}", file.shown());
            Err(way_out::told(what, "Choose another name for the record."))
        }
        None => Ok(()),
    }
}

/// `15 entries: 11 exact, 1 near, 3 summaries`.
fn count(case: &Case, lines: &[Line<'_>]) -> String {
    let all = case.entries().count();
    let of = |result: &(&str, &str)| {
        let same = lines.iter().filter(|line| line.result == result.0).count();
        let words = match result.0 {
            "summary" if same > 1 => SUMMARIES,
            _ => result.1,
        };
        (same > 0).then(|| format!("{same} {words}"))
    };
    let told: Vec<String> = RESULTS.iter().filter_map(of).collect();
    let entries = counted(all, "entry", "entries");
    match told.is_empty() {
        true => entries,
        false => format!("{entries}: {}", told.join(", ")),
    }
}

const SUMMARIES: &str = "summaries in our words, no quotations";

impl<'t> Line<'t> {
    fn of(case: &Case, entry: &'t Entry, quotations: &'t Quotations) -> Self {
        let quoted = quotations.get(&entry.number);
        let compared = quoted.and_then(Quoted::compared);
        let citation = compared.and_then(|compared| compared.citation.as_ref());
        let (file, why) = match quoted {
            None | Some(Quoted::NoFile) => (None, None),
            Some(Quoted::Gone { path } | Quoted::Changed { path }) => (Some(path), None),
            Some(Quoted::Unusable { path, why }) => (Some(path), Some(why)),
            Some(Quoted::Compared(compared)) => (Some(&compared.path), None),
        };
        let open = compared.map(|one| one.unconfirmed(entry));
        let open = open.unwrap_or_default();
        let changes = compared.map(|compared| Changes::of(&compared.outcome));
        let changes = changes.unwrap_or_default();
        let needs_confirming = changes.to_confirm;
        Line {
            number: entry.number,
            result: result(entry, quoted),
            file: file.map(String::as_str),
            why: why.map(String::as_str),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
            cited: entry.passage.pinpoint.as_deref(),
            is_where_cited: compared.and_then(|compared| compared.is_where_cited),
            is_other_edition: compared.is_some_and(|compared| compared.is_other_edition),
            changes: Changes {
                to_confirm: needs_confirming && !open.is_empty(),
                ..changes
            },
            needs_confirming,
            unconfirmed: open.into_iter().map(|one| one.name).collect(),
            surroundings: compared
                .map(|compared| Surroundings::of(compared.outcome.continues_with()))
                .unwrap_or_default(),
            set_aside: case.quoted_anyway(entry).map(|kept| kept.reason.as_str()),
        }
    }

    /// `CS 4: exact: upr.pdf, p. 41, para 4.7.3`, and what differs below it.
    fn text(&self, labels: &Labels) -> String {
        let mut head = format!("{}: {}", labels.entry(self.number), in_words(self.result));
        let place = self.file.into_iter().chain(self.pinpoint);
        let place: Vec<&str> = place.collect();
        if !place.is_empty() {
            head.push_str(&format!(": {}", place.join(", ")));
        }
        if self.is_other_edition {
            head.push_str(" (taken from a file of another content)");
        }
        let mut told = vec![head];
        told.extend(self.changes.lines());
        let beside = self.surroundings.lines();
        told.extend(beside.map(|line| format!("    {line}")));
        let is_confirmed = self.needs_confirming && self.unconfirmed.is_empty();
        told.extend(is_confirmed.then(|| "    confirmed by a person".to_owned()));
        told.join("\n")
    }
}
