//! Rules about pages: paper, numbers, words that can be read.

use std::ops::RangeInclusive;

use super::super::facts::Recognised;
use super::super::numbers::{Printed, Series};
use super::super::verdict::{Looking, Verdict};
use crate::finding::{InspectionCode as Code, pages};
use crate::profile::Profile;

/// Points by which a page may differ without anybody seeing it.
const SLACK: f32 = 1.0;

/// B-02: in either direction.
pub(super) fn paper(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    let (width, height) = (
        points(profile.paper.value.width_mm),
        points(profile.paper.value.height_mm),
    );
    let is = |one: f32, other: f32| (one - other).abs() <= SLACK;
    let mut look = Looking::ruled(Code::Paper, &profile.paper);
    for (number, page) in (1..).zip(&seen.facts.inventory.pages) {
        let (own, other) = (page.width, page.height);
        let is_right = is(own, width) && is(other, height) || is(own, height) && is(other, width);
        if !is_right {
            let millimetres = |points: f32| points * 25.4 / 72.0;
            look.fault(
                number,
                format!(
                    "The page is {:.0} by {:.0} millimetres.",
                    millimetres(own),
                    millimetres(other)
                ),
            );
        }
    }
    let (wide, high) = (profile.paper.value.width_mm, profile.paper.value.height_mm);
    Some(look.verdict(format!("Every page is {wide:.0} by {high:.0} millimetres.")))
}

/// B-10, B-11: printed number, label and position are one.
pub(super) fn numbers(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let look = Looking::at(Code::Numbers);
    let Some(series) = &seen.series else {
        return Some(no_numbers(look, seen));
    };
    let mut look = look;
    let within = within(seen, series);
    let labels = labels_match(seen, series, &within, &mut look);
    for (page, printed) in (1..).zip(&series.pages) {
        let expected = series.folio(page);
        let expected = expected.map(|folio| folio.to_string());
        match (printed, expected) {
            (Printed::Other(folio), Some(expected)) => {
                look.fault(
                    page,
                    format!("“{folio}” is printed where “{expected}” is due."),
                );
            }
            (Printed::Nothing, Some(expected)) if within.contains(&page) => {
                look.fault(page, format!("No number is printed; “{expected}” is due."));
            }
            _ => {}
        }
    }
    let told = told(seen, series);
    match series.offset {
        0 => {}
        // A later volume goes on where the one before ended.
        1.. if labels => {
            return Some(look.unsure().open(format!(
                "{told} That is right where this is a later volume."
            )));
        }
        _ => look.fault(
            None,
            format!("{told} A number is not that of its page in the file."),
        ),
    }
    Some(look.verdict(told))
}

/// `“AB 1” to “AB 9” are printed on 9 of 9 pages.`
fn told(seen: &Recognised<'_>, series: &Series) -> String {
    let bearing = series.of(|printed| matches!(printed, Printed::Right(_)));
    let name = |page: Option<&u32>| {
        let folio = page.and_then(|page| series.folio(*page));
        folio.map_or_else(String::new, |folio| folio.to_string())
    };
    let unseen = series.of(|printed| *printed == Printed::Unseen).len();
    let all = seen.length();
    let mut told = format!(
        "“{}” to “{}” are printed on {} of {}.",
        name(bearing.first()),
        name(bearing.last()),
        bearing.len(),
        pages(all)
    );
    if unseen > 0 {
        told.push_str(&format!(
            " On {unseen} no words are seen that could hold one."
        ));
    }
    told
}

fn no_numbers(mut look: Looking, seen: &Recognised<'_>) -> Verdict {
    let wordless = seen.facts.pages.iter().filter(|page| {
        page.as_ref()
            .is_none_or(|page| page.rows.is_empty() || page.is_turned())
    });
    let wordless = wordless.count();
    if wordless * 2 > seen.facts.pages.len() {
        return look.open(format!(
            "{wordless} of {} have no words that can be read: whether they bear numbers cannot be told.",
            pages(seen.length())
        ));
    }
    look.fault(
        None,
        "No series of numbers counts through the pages of the file.",
    );
    look.verdict("")
}

/// The pages of the bundle: what stands before and behind one that was merged with others is theirs.
fn within(seen: &Recognised<'_>, series: &Series) -> RangeInclusive<u32> {
    let bearing = series.of(|printed| matches!(printed, Printed::Right(_)));
    match (bearing.first(), bearing.last()) {
        (Some(first), Some(last)) if series.offset != 0 => *first..=*last,
        _ => 1..=seen.length(),
    }
}

/// Whether every label has the number that is printed on its page.
fn labels_match(
    seen: &Recognised<'_>,
    series: &Series,
    within: &RangeInclusive<u32>,
    look: &mut Looking,
) -> bool {
    if !seen.facts.inventory.has_labels {
        return series.offset == 0;
    }
    let mut all = true;
    for (page, found) in (1..).zip(&seen.facts.inventory.pages) {
        let Some(expected) = series.folio(page).filter(|_| within.contains(&page)) else {
            all = false;
            continue;
        };
        let is_digit = |letter: char| letter.is_ascii_digit();
        let digits = found
            .label
            .trim_start_matches(|letter: char| !is_digit(letter));
        let is_right = found.label == expected.to_string() || digits == expected.number.to_string();
        if !is_right {
            all = false;
            look.fault(
                page,
                format!(
                    "Viewers call the page “{}”; its number is “{expected}”.",
                    found.label
                ),
            );
        }
    }
    all
}

/// T-10.
pub(super) fn labels_end(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::LabelsRunOn);
    let behind = &seen.facts.inventory.label_behind;
    if !behind.is_empty() {
        look.fault(
            None,
            format!("A page that is put behind the file would be called “{behind}”."),
        );
    }
    Some(look.verdict(match seen.facts.inventory.has_labels {
        true => "The labels of pages end with the file.",
        false => "The file gives its pages no labels.",
    }))
}

/// B-03.
pub(super) fn searchable(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::unseen(Code::Searchable);
    for page in &seen.facts.scans {
        look.fault(
            *page,
            "The page is a picture of writing without words that can be searched.",
        );
    }
    for page in &seen.facts.unreadable {
        look.fault(
            *page,
            "The fonts of the page do not say what its letters mean.",
        );
    }
    Some(look.verdict("No page was found that shows words and cannot be searched."))
}

/// B-13.
pub(super) fn upright(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Upright);
    for page in &seen.facts.turned {
        look.fault(*page, "The page does not stand upright as it is shown.");
    }
    Some(look.verdict("Every page whose words can be read stands upright."))
}

/// G-11.
pub(super) fn nothing_hidden(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::unseen(Code::HiddenWords);
    for (page, words) in &seen.facts.hidden {
        let how = words.kind.how();
        let short: String = words.text.chars().take(80).collect();
        look.fault(*page, format!("“{short}” is {how}."));
    }
    Some(look.verdict("No words were found that nobody sees."))
}
