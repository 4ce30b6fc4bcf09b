//! Rules about the index: what it prints and where it leads.

use super::super::facts::Recognised;
use super::super::index::{Index, IndexRow, letters};
use super::super::numbers::Folio;
use super::super::verdict::{Looking, Verdict};
use crate::finding::{InspectionCode as Code, counted};
use crate::profile::Profile;

/// B-22.
pub(super) fn pages_named(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let look = Looking::at(Code::IndexPages);
    let Some(index) = &seen.index else {
        return Some(
            look.open("No index with page numbers was found among the words of the first pages."),
        );
    };
    let mut look = look;
    for row in &index.rows {
        match wrong_number(seen, row) {
            Some((message, true)) if is_of_bundle(seen, row) => look.fault(row.page, message),
            Some((message, _)) => look.doubt(row.page, message),
            None => {}
        }
    }
    Some(look.verdict(told(index)))
}

/// Whether a row is surely one of the bundle's index, and not of a report's own contents.
fn is_of_bundle(seen: &Recognised<'_>, row: &IndexRow) -> bool {
    let prefix = seen
        .series
        .as_ref()
        .map_or("", |series| series.prefix.as_str());
    !row.links.is_empty() || !prefix.is_empty() && row.first.prefix == prefix
}

/// `The index (page 2) has 9 rows with page numbers.`
fn told(index: &Index) -> String {
    let rows = counted(index.rows.len(), "row", "rows");
    let (first, last) = (index.pages.start, index.pages.end - 1);
    let pages = match first == last {
        true => format!("page {first}"),
        false => format!("pages {first} to {last}"),
    };
    format!("The index ({pages}) has {rows} with page numbers.")
}

/// What is wrong with the number that a row prints, and whether that is certain.
fn wrong_number(seen: &Recognised<'_>, row: &IndexRow) -> Option<(String, bool)> {
    let (title, first) = (&row.title, &row.first);
    if row.is_in_other_volume() {
        return None;
    }
    let gone = |number: &Folio| {
        format!("“{title}” is said to be at “{number}”, and no page has that number.")
    };
    let Some(position) = row.position else {
        return Some((gone(first), true));
    };
    if let Some(last) = &row.last
        && position + (last.number - first.number) > seen.length()
    {
        return Some((gone(last), true));
    }
    let (elsewhere, is_certain) = elsewhere(seen, row, position)?;
    let message = format!(
        "“{title}” is said to be at “{first}” (page {position} of the file), and begins on page {elsewhere}."
    );
    Some((message, is_certain))
}

/// The page on which a document begins, where its title stands on another than the one that the row prints: certain
/// where a link or a bookmark leads there.
fn elsewhere(seen: &Recognised<'_>, row: &IndexRow, position: u32) -> Option<(u32, bool)> {
    if bears(seen, position, row) {
        return None;
    }
    let led = row
        .links
        .first()
        .copied()
        .into_iter()
        .chain(bookmarked(seen, row));
    let is_another = |page: &u32| *page != position && bears(seen, *page, row);
    let led: Option<u32> = led.into_iter().find(is_another);
    led.map(|page| (page, true))
        .or_else(|| headed(seen, row).map(|page| (page, false)))
}

/// Where the one bookmark of that title leads.
fn bookmarked(seen: &Recognised<'_>, row: &IndexRow) -> Option<u32> {
    let bookmarks = seen.facts.inventory.bookmarks.iter();
    let mut same = bookmarks.filter(|one| row.is_called(&one.title));
    let page = same.next()?.leads.page();
    same.next().is_none().then_some(page).flatten()
}

/// A heading stands in this upper part of its page.
const UPPER: f32 = 0.3;

/// The one page outside the index that is headed with the title.
fn headed(seen: &Recognised<'_>, row: &IndexRow) -> Option<u32> {
    let index = seen.index.as_ref()?;
    let pages = (1..=seen.length()).filter(|page| !index.pages.contains(page));
    let mut headed = pages.filter(|page| {
        let lines = seen.page(*page);
        lines.is_some_and(|lines| {
            let mut upper = lines
                .rows
                .iter()
                .filter(|line| line.y < lines.height * UPPER);
            upper.any(|line| row.is_called(&line.text()))
        })
    });
    let page = headed.next()?;
    headed.next().is_none().then_some(page)
}

/// Whether the title of a row stands on a page.
fn bears(seen: &Recognised<'_>, page: u32, row: &IndexRow) -> bool {
    let rows = seen.page(page).map(|page| page.rows.as_slice());
    let rows = rows.unwrap_or_default().iter();
    let words: String = rows.map(|row| letters(&row.text())).collect();
    let mut titles = [&row.title, &row.name]
        .into_iter()
        .map(|title| letters(title));
    titles.any(|title| title.len() >= SHORTEST && words.contains(&title))
}

/// Shorter titles stand anywhere.
const SHORTEST: usize = 6;

/// B-12: every row has a link, and it leads to the page that the row names.
pub(super) fn linked(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let look = Looking::at(Code::IndexLinks);
    let Some(index) = &seen.index else {
        return Some(look.open("No index was found whose links could be followed."));
    };
    let mut look = look;
    for row in &index.rows {
        let title = &row.title;
        if row.is_in_other_volume() {
            continue;
        }
        if !row.has_link {
            look.fault(row.page, format!("The row “{title}” has no link."));
            continue;
        }
        let (Some(position), None) = (row.position, wrong_number(seen, row)) else {
            continue;
        };
        if row.links.is_empty() {
            look.fault(row.page, format!("The link of “{title}” leads to no page."));
        } else if !row.links.contains(&position) {
            let pages: Vec<String> = row.links.iter().map(u32::to_string).collect();
            let pages = pages.join(", ");
            look.fault(
                row.page,
                format!("The row “{title}” names page {position} of the file, and its link leads to page {pages}."),
            );
        }
    }
    Some(look.verdict("Every row of the index leads to the page that it names."))
}
