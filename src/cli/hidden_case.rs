//! `bundle hidden case.ron`: the hidden words of the documents of a case, and what is decided of them.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use crate::case::{Case, Document, Edit, HiddenChange, HiddenPlace};
use crate::export::Passwords;
use crate::files::{self, ConversionsPlace};
use crate::preflight::{HiddenItem, Learnt, goes_unseen, goes_with, hidden_items, reason_for};
use crate::redact::{Leaving, leave};
use crate::signals::Signals;
use crate::worker::Workers;

use super::add::save;
use super::examined::{examine_case, not_looked_at};
use super::hidden_back::{folder_of, put_back, shelf, tell_failed};
use super::holding::{TakeOver, read_held};
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;
use super::{Format, Outcome};

/// What is decided.
#[derive(Debug, clap::Args)]
pub(super) struct Choices {
    /// Of a case: only this document, by its number in the case file
    #[arg(long, value_name = "NUMBER")]
    document: Option<u32>,
    /// Of a case: take these hidden words out, by their numbers in the list; `all` takes out all that can go without
    /// changing what is seen
    #[arg(long, value_name = "all|N", value_delimiter = ',')]
    take_out: Vec<String>,
    /// Of a case: file these hidden words knowingly, by their numbers in the list, for a reason
    #[arg(long, value_name = "N", value_delimiter = ',', requires = "reason")]
    file_knowingly: Vec<usize>,
    /// Why they are filed; the source check record says it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Of a case: put back what was taken out
    #[arg(long, conflicts_with_all = ["take_out", "file_knowingly"])]
    put_back: bool,
    /// Say what would be taken out, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

impl Choices {
    pub(super) fn are_made(&self) -> bool {
        !self.take_out.is_empty()
            || !self.file_knowingly.is_empty()
            || self.put_back
            || self.document.is_some()
    }
}

/// Hidden words with the document that they are in.
struct Listed<'c> {
    title: &'c str,
    document: &'c Document,
    item: HiddenItem,
}

#[derive(Serialize)]
struct Report<'l> {
    hidden: Vec<Row<'l>>,
}

#[derive(Serialize)]
struct Row<'l> {
    number: usize,
    document: &'l str,
    page: u32,
    how: &'l str,
    text: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    filed_because: Option<&'l str>,
}

pub(super) fn run(
    file: &Path,
    choices: &Choices,
    format: Format,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let path = &files::target(file);
    files::answers(file)?;
    let Some(held) = read_held(path, &choices.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let signals = Signals::heed();
    let watch = watch(&signals);
    let (documents, _, _) = examine_case(
        path,
        (&held.case, &Passwords::new()),
        &watch,
        &mut |_, _| (),
    );
    signals.check()?;
    let mut listed: Vec<Listed<'_>> = Vec::new();
    let mut outcome = Outcome::Fine;
    for (exhibit, document) in held.case.exhibits_with_documents() {
        if choices
            .document
            .is_some_and(|number| number != exhibit.number)
        {
            continue;
        }
        let found = documents.get(&exhibit.number);
        if let Some(why) = not_looked_at(found) {
            printer.talk(&format!("error “{}”: {why}", exhibit.title));
            outcome = Outcome::Errors;
        }
        let Some(Ok(found)) = found else {
            continue;
        };
        for item in hidden_items(exhibit, found) {
            let is_new = |one: &Listed<'_>| one.document.id != document.id || one.item != item;
            if listed.iter().all(is_new) {
                listed.push(Listed {
                    title: &exhibit.title,
                    document,
                    item,
                });
            }
        }
    }
    if choices.put_back {
        let (case, done) = put_back(path, (&held.case, choices.document), &watch, printer)?;
        signals.check()?;
        save(path, &held.before, &case, printer)?;
        return Ok(if done { outcome } else { Outcome::Errors });
    }
    if choices.take_out.is_empty() && choices.file_knowingly.is_empty() {
        list(&listed, format, printer)?;
        return Ok(outcome);
    }
    let mut case = held.case.clone();
    if let Some(edit) = filed(choices, &listed)? {
        for edit in edit {
            case = edit.apply(&case)?;
        }
    }
    let (edits, done) = taken_out(path, (&held.case, choices), &listed, &watch, printer)?;
    signals.check()?;
    for edit in edits {
        case = edit.apply(&case)?;
    }
    if !done {
        outcome = Outcome::Errors;
    }
    if choices.dry_run {
        printer.talk("Nothing was changed.");
        return Ok(outcome);
    }
    if case != held.case {
        save(path, &held.before, &case, printer)?;
        // What was read of documents still has the words.
        let is_there = |sha256: &str| case.documents.iter().any(|one| one.sha256 == sha256);
        files::forget_readings(path, Learnt::VERSION, &is_there);
    }
    Ok(outcome)
}

fn list(listed: &[Listed<'_>], format: Format, printer: &mut Printer) -> anyhow::Result<()> {
    let rows = listed.iter().enumerate().map(|(at, one)| Row {
        number: at + 1,
        document: one.title,
        page: one.item.place.page,
        how: one.item.place.kind.words(),
        text: &one.item.text,
        filed_because: reason_for(one.document, &one.item.place),
    });
    let rows: Vec<Row<'_>> = rows.collect();
    match format {
        Format::Json => printer.json(&Report { hidden: rows })?,
        Format::Text => {
            for row in &rows {
                let filed = row.filed_because.map(|why| format!(" (filed: {why})"));
                printer.data(&format!(
                    "{}  “{}”, page {}, {}: {}{}",
                    row.number,
                    row.document,
                    row.page,
                    row.how,
                    row.text,
                    filed.unwrap_or_default()
                ))?;
            }
        }
    }
    let open = listed
        .iter()
        .filter(|one| reason_for(one.document, &one.item.place).is_none());
    let count = open.count();
    printer.talk(&format!("{} to decide on", plural(count, "place")));
    Ok(())
}

fn no_such(number: &str) -> anyhow::Error {
    told(
        format!("the list has no number {number}; nothing was changed"),
        "Take the numbers from “bundle hidden” of the same case.",
    )
}

fn filed(choices: &Choices, listed: &[Listed<'_>]) -> anyhow::Result<Option<Vec<Edit>>> {
    let Some(reason) = &choices.reason else {
        return Ok(None);
    };
    let mut edits = Vec::new();
    for number in &choices.file_knowingly {
        let one = number.checked_sub(1).and_then(|at| listed.get(at));
        let one = one.ok_or_else(|| no_such(&number.to_string()))?;
        let change = HiddenChange::FileKnowingly {
            places: vec![one.item.place.clone()],
            reason: reason.clone(),
        };
        edits.push(Edit::Hidden(one.document.id, change));
    }
    Ok(Some(edits))
}

/// The numbers that were named; of `all`, those on which nothing is decided and that need not be asked about.
fn chosen(choices: &Choices, listed: &[Listed<'_>]) -> anyhow::Result<BTreeSet<usize>> {
    let mut chosen = BTreeSet::new();
    for named in &choices.take_out {
        if named == "all" {
            let open = listed.iter().enumerate().filter(|(at, one)| {
                goes_unseen(one.document, &one.item) && !choices.file_knowingly.contains(&(at + 1))
            });
            chosen.extend(open.map(|(at, _)| at));
            continue;
        }
        let number: Option<usize> = named.parse().ok();
        let at = number.and_then(|number| number.checked_sub(1));
        let at = at.filter(|at| *at < listed.len());
        chosen.insert(at.ok_or_else(|| no_such(named))?);
    }
    // What lies on layers of one page goes together.
    let layers: Vec<usize> = (0..listed.len())
        .filter(|at| is_on_layer_of(*at, &chosen, listed))
        .collect();
    chosen.extend(layers);
    Ok(chosen)
}

fn is_on_layer_of(at: usize, chosen: &BTreeSet<usize>, listed: &[Listed<'_>]) -> bool {
    let goes_with_it = |other: &usize| {
        let both = listed.get(at).zip(listed.get(*other));
        both.is_some_and(|(one, other)| {
            one.document.id == other.document.id && goes_with(&one.item.place, &other.item.place)
        })
    };
    chosen.iter().any(goes_with_it)
}

fn taken_out(
    path: &Path,
    (case, choices): (&Case, &Choices),
    listed: &[Listed<'_>],
    watch: &crate::pdf::import::Watch,
    printer: &mut Printer,
) -> anyhow::Result<(Vec<Edit>, bool)> {
    let chosen = chosen(choices, listed)?;
    let unseen_only = choices.take_out.iter().any(|named| named == "all");
    let workers = Workers::one_a_core();
    let place = ConversionsPlace::Beside(path.to_owned());
    let shelf = shelf(path, &place);
    let (mut edits, mut is_done) = (Vec::new(), true);
    if unseen_only {
        tell_seen(listed, &chosen, printer);
    }
    let mut done = BTreeSet::new();
    for at in &chosen {
        let Some(one) = listed.get(*at) else { continue };
        if !done.insert(one.document.id) {
            continue;
        }
        let of_it = chosen.iter().filter_map(|at| listed.get(*at));
        let of_it = of_it.filter(|other| other.document.id == one.document.id);
        let items: Vec<HiddenItem> = of_it.map(|other| other.item.clone()).collect();
        let leaving = Leaving {
            folder: folder_of(path),
            shelf: &shelf,
            document: one.document,
            items: &items,
            back: &[],
            confidential: &case.confidential,
            unseen_only,
            is_trial: choices.dry_run,
        };
        match leave(&leaving, &workers, watch) {
            Ok(left) => {
                let gone = items.iter().filter(|item| !left.kept.contains(&item.place));
                let gone: Vec<&HiddenItem> = gone.collect();
                let would = if choices.dry_run {
                    "would be taken out"
                } else {
                    "taken out"
                };
                let count = plural(gone.len(), "place");
                printer.talk(&format!("“{}”: {count} {would}{}", one.title, left.told()));
                if choices.dry_run {
                    tell_places(one.title, &gone, printer)?;
                }
                is_done &= tell_kept(one.title, &left.kept, printer);
                edits.extend(left.edit);
            }
            Err(why) => {
                tell_failed(one.title, &why, printer);
                is_done = false;
            }
        }
    }
    Ok((edits, is_done))
}

/// What would go: from which page, what, and where on it.
fn tell_places(title: &str, gone: &[&HiddenItem], printer: &mut Printer) -> anyhow::Result<()> {
    for item in gone {
        let place = &item.place;
        let at = place.area.map_or_else(String::new, |area| {
            let [left, top, right, bottom] =
                [area.left, area.top, area.right, area.bottom].map(|tenths| tenths / 10);
            format!(" at {left},{top}–{right},{bottom} (points from the top left)")
        });
        printer.data(&format!(
            "“{title}”, page {}{at}, {}: {}",
            place.page,
            place.kind.words(),
            item.text
        ))?;
    }
    Ok(())
}

/// Of “all”, what is not among it, because it changes what is seen.
fn tell_seen(listed: &[Listed<'_>], chosen: &BTreeSet<usize>, printer: &mut Printer) {
    for (at, one) in listed.iter().enumerate() {
        let is_open = reason_for(one.document, &one.item.place).is_none();
        if is_open && !chosen.contains(&at) {
            printer.talk(&format!(
                "“{}”, page {}, {}: left, for the page will look otherwise; “--take-out {}” does it",
                one.title,
                one.item.place.page,
                one.item.place.kind.words(),
                at + 1
            ));
        }
    }
}

fn tell_kept(title: &str, kept: &[HiddenPlace], printer: &mut Printer) -> bool {
    for place in kept {
        printer.talk(&format!(
            "“{title}”, page {}, {}: left, for the page would look otherwise; name its number to take it out",
            place.page,
            place.kind.words()
        ));
    }
    true
}
