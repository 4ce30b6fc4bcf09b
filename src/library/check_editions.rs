//! The rules of the editions that packs know of: in order, dated no later than they are known to, and of sources that
//! are there.

use crate::finding::{Finding, LibraryCode};

use super::check::bad_id;
use super::collection::Library;
use super::editions::Series;
use super::id::is_kebab_case;
use super::locate::{Spot, place};
use super::read::Texts;

pub(super) fn editions(library: &Library, texts: &Texts, findings: &mut Vec<Finding>) {
    for series in &library.editions {
        let file = series.files.last().map_or("", String::as_str);
        let text = texts.get(file).map_or("", String::as_str);
        let mut report = |finding: Finding| {
            findings.push(finding.at(place(file, text, Spot::Value(&series.id))));
        };
        if !is_kebab_case(&series.id) {
            report(bad_id(&series.id));
        }
        let names = series.editions.iter().map(|edition| &edition.name);
        if names
            .chain([&series.title])
            .any(|name| name.trim().is_empty())
        {
            let message = format!(
                "The series “{}”, or an edition of it, has no name.",
                series.id
            );
            report(Finding::new(LibraryCode::EmptyText, message));
        }
        for why in faults(series) {
            let message = format!("Of the series “{}”, {why}.", series.id);
            report(Finding::new(LibraryCode::BadEditions, message));
        }
        let sources = series.editions.iter().flat_map(|edition| &edition.sources);
        for id in sources.filter(|id| library.source(id).is_none()) {
            let message = format!("There is no source “{id}” (in the series “{}”).", series.id);
            report(Finding::new(LibraryCode::UnknownSource, message));
        }
    }
}

/// What is wrong with the order of the editions, or with the day up to which they are known.
fn faults(series: &Series) -> Vec<&'static str> {
    let dates: Vec<_> = (series.editions.iter())
        .filter_map(|edition| edition.published)
        .collect();
    let is_later = dates.iter().any(|date| *date > series.known_to);
    let faults = [
        (series.editions.is_empty(), "no edition is named"),
        (
            series.known_to.day.is_none(),
            "it is not said up to which day its editions are known",
        ),
        (
            is_later,
            "an edition is dated after the day up to which they are known",
        ),
        (
            !dates.is_sorted(),
            "the editions do not stand in order, the oldest first",
        ),
    ];
    let found = faults.into_iter().filter(|(is_so, _)| *is_so);
    found.map(|(_, why)| why).collect()
}
