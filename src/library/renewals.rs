//! What is to be done so that the packs hold the newest edition of everything: the work list of whoever keeps them.

use serde::Serialize;

use super::collection::{Library, Shelved};
use super::date::Date;
use super::editions::{Edition, Series};
use super::id::SourceId;
use crate::finding::{Code, LibraryCode};

/// A series or a source, and what is to be done about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Renewal {
    pub title: String,
    /// The newest edition that is known, or what stands in the place of the source.
    pub newest: Option<String>,
    /// The sources of it that packs hold.
    pub held: Vec<SourceId>,
    /// The day up to which its editions are known.
    pub known_to: Option<Date>,
    pub to_do: Vec<String>,
}

/// Every series on that nationality, and every source that another one replaced; what is to be done comes first.
pub fn renewals(library: &Library, nationality: Option<&str>, today: Date) -> Vec<Renewal> {
    let series = library.series_on(nationality);
    let mut list: Vec<Renewal> = series.map(|one| of_series(library, one, today)).collect();
    list.extend(replaced(library, nationality));
    list.sort_by_key(|one| one.to_do.is_empty());
    list
}

fn of_series(library: &Library, series: &Series, today: Date) -> Renewal {
    let newest = series.newest();
    let held = newest.map(|edition| in_use(library, edition));
    let held: Vec<SourceId> = held
        .into_iter()
        .flatten()
        .map(|one| one.source.id.clone())
        .collect();
    let mut to_do = Vec::new();
    if let (Some(newest), []) = (newest, held.as_slice()) {
        to_do.push(format!("Obtain {}: no pack holds it.", newest.dated()));
    }
    if series.is_to_be_looked_for(today) {
        let known_to = series.known_to;
        to_do.push(format!(
            "Look for a newer edition: nobody has since {known_to}."
        ));
    }
    for older in series.editions.iter().rev().skip(1) {
        let left: Vec<&str> = (in_use(library, older).into_iter())
            .filter(|one| !is_accepted(library, one))
            .map(|one| one.source.id.as_str())
            .collect();
        if !left.is_empty() {
            to_do.push(still_needed(&older.dated(), &left.join(", ")));
        }
    }
    Renewal {
        title: series.title.clone(),
        newest: newest.map(Edition::dated),
        held,
        known_to: Some(series.known_to),
        to_do,
    }
}

/// The sources of an edition that are held and not retired.
fn in_use<'a>(library: &'a Library, edition: &Edition) -> Vec<&'a Shelved> {
    let shelf = library.shelf().iter();
    let is_it =
        |one: &&Shelved| edition.sources.contains(&one.source.id) && one.source.retired.is_none();
    shelf.filter(is_it).collect()
}

/// The sources that are still in use although another one says that it replaces them.
fn replaced(library: &Library, nationality: Option<&str>) -> Vec<Renewal> {
    let is_on = |one: &&Shelved| {
        let pack = library.packs.get(one.pack);
        one.source.retired.is_none() && pack.is_some_and(|pack| pack.is_on(nationality))
    };
    let shelf = || library.shelf().iter().filter(is_on);
    let replacing = shelf().filter(|other| !other.source.supersedes.is_empty());
    let pairs = replacing.flat_map(|other| {
        let is_replaced = move |one: &&Shelved| other.source.supersedes.contains(&one.source.id);
        shelf().filter(is_replaced).map(move |one| (one, other))
    });
    let left = pairs.filter(|(one, _)| !is_accepted(library, one));
    let renewal = |(one, other): (&Shelved, &Shelved)| Renewal {
        title: one.source.title.clone(),
        newest: Some(other.source.titled()),
        held: vec![other.source.id.clone()],
        known_to: None,
        to_do: vec![still_needed("it", one.source.id.as_str())],
    };
    left.map(renewal).collect()
}

fn still_needed(what: &str, sources: &str) -> String {
    format!("See whether {what} ({sources}) is still needed, and retire it if not.")
}

/// Whether a pack says why it is kept all the same.
fn is_accepted(library: &Library, shelved: &Shelved) -> bool {
    let code = Code::from(LibraryCode::OlderEditionHeld);
    let of = [shelved.source.id.as_str()];
    let mut packs = library.packs.iter();
    packs.any(|pack| pack.accepts(code.word(), &of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::editions::specimen::library;

    fn told(today: &str) -> String {
        let list = renewals(&library(), Some("RUS"), today.parse().unwrap());
        let line = |one: &Renewal| {
            let newest = one.newest.as_deref().unwrap_or("–");
            let held: Vec<&str> = one.held.iter().map(SourceId::as_str).collect();
            format!(
                "{} | {newest} | {} | {}",
                one.title,
                held.join(", "),
                one.to_do.join(" ")
            )
        };
        list.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_to_be_done_is_listed_first() {
        insta::assert_snapshot!(told("2026-11-28"), @r"
        A yearly report | 2024 |  | Obtain 2024: no pack holds it. See whether 2023 (one) is still needed, and retire it if not.
        Title of old | Somebody, Title of new | new | See whether it (old) is still needed, and retire it if not.
        A note | version 2.0 (12 August 2026) | two |
        ");
        insta::assert_snapshot!(told("2027-02-24"), @r"
        A note | version 2.0 (12 August 2026) | two | Look for a newer edition: nobody has since 25 November 2026.
        A yearly report | 2024 |  | Obtain 2024: no pack holds it. See whether 2023 (one) is still needed, and retire it if not.
        Title of old | Somebody, Title of new | new | See whether it (old) is still needed, and retire it if not.
        ");
    }

    #[test]
    fn each_nationality_has_its_own() {
        assert_eq!(
            renewals(&library(), Some("ERI"), Date::day(2026, 11, 28)),
            []
        );
    }
}
