//! What is to be done so that the packs hold the newest edition of everything: the work list of whoever keeps them.

use serde::Serialize;

use super::collection::{Library, Shelved};
use super::date::Date;
use super::editions::{Edition, Series};
use super::id::SourceId;

/// A series or a source, and what is to be done about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Renewal {
    pub title: String,
    /// The newest edition that is known, or what stands in the place of the source.
    pub newest: Option<String>,
    /// The sources of it that packs hold.
    pub held: Vec<SourceId>,
    /// When that was published.
    pub newest_published: Option<Date>,
    /// The day up to which its editions are known, as far as they were seen.
    pub known_to: Option<Date>,
    /// Older editions that packs hold, each with the reason.
    pub kept: Vec<String>,
    pub to_do: Vec<String>,
}

impl Renewal {
    /// Up to when it is known: `Seen up to 25 November 2026: no edition after April 2024`.
    pub fn seen(&self) -> Option<String> {
        let day = self.known_to?;
        let after = self
            .newest_published
            .map(|date| format!(": no edition after {date}"));
        Some(format!("Seen up to {day}{}", after.unwrap_or_default()))
    }
}

/// A yearly publication of which nothing was seen for so many months has come out meanwhile.
const A_YEAR_AND_A_HALF: i32 = 18;

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
    to_do.extend(newest.and_then(|newest| overdue(series, newest)));
    let mut kept = Vec::new();
    for older in series.editions.iter().rev().skip(1) {
        let (reasons, left) = kept_and_left(library, in_use(library, older));
        kept.extend(
            reasons
                .iter()
                .map(|(id, why)| kept_for(&older.dated(), id, why)),
        );
        if !left.is_empty() {
            to_do.push(still_needed(&older.dated(), &left.join(", ")));
        }
    }
    Renewal {
        title: series.title.clone(),
        newest: newest.map(Edition::dated),
        newest_published: newest.and_then(|newest| newest.published),
        held,
        known_to: Some(series.known_to),
        kept,
        to_do,
    }
}

/// Editions that are called by their years go on; where the newest is too old, nobody here has seen what came since.
fn overdue(series: &Series, newest: &Edition) -> Option<String> {
    let months = newest.published?.months_until(series.known_to);
    let mut words = newest.name.split_whitespace();
    let is_yearly = words.any(|word| matches!(word.parse(), Ok(1900..=2099_u16)));
    (is_yearly && months > A_YEAR_AND_A_HALF).then(|| {
        format!(
            "Look for a later edition than the {}: they go by the year, and none since was seen.",
            newest.name
        )
    })
}

/// Those that a pack keeps, with the reason, and the others; by id.
fn kept_and_left<'a>(
    library: &'a Library,
    in_use: Vec<&'a Shelved>,
) -> (Vec<(&'a str, &'a str)>, Vec<&'a str>) {
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for one in in_use {
        let id = &one.source.id;
        match library.older(id).and_then(|older| older.kept_for) {
            Some(why) => kept.push((id.as_str(), why)),
            None => left.push(id.as_str()),
        }
    }
    (kept, left)
}

fn kept_for(what: &str, id: &str, why: &str) -> String {
    format!("Kept: {what} ({id}). {why}")
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
    let renewal = |(one, other): (&Shelved, &Shelved)| {
        let (reasons, left) = kept_and_left(library, vec![one]);
        let kept = reasons.iter().map(|(id, why)| kept_for("it", id, why));
        let to_do = left.iter().map(|id| still_needed("it", id));
        Renewal {
            title: one.source.title.clone(),
            newest: Some(other.source.titled()),
            newest_published: other.source.published,
            held: vec![other.source.id.clone()],
            known_to: None,
            kept: kept.collect(),
            to_do: to_do.collect(),
        }
    };
    pairs.map(renewal).collect()
}

fn still_needed(what: &str, sources: &str) -> String {
    format!("See whether {what} ({sources}) is still needed, and retire it if not.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::editions::specimen::{editions, library, pack};
    use crate::library::examine;

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

    fn list(editions: &str, accepted: &str) -> Vec<Renewal> {
        let library = examine(&[pack(editions, accepted)]).0;
        renewals(&library, Some("RUS"), Date::day(2026, 11, 28))
    }

    #[test]
    fn what_is_kept_for_a_reason_is_listed_with_it_and_is_nothing_to_do() {
        let accepted = r#"(finding: "older-edition-held", of: "one", why: "It alone has prisons."), (finding: "older-edition-held", of: "old", why: "It is quoted.")"#;
        let list = list(editions(), accepted);
        let kept: Vec<&str> = list
            .iter()
            .flat_map(|one| &one.kept)
            .map(String::as_str)
            .collect();
        assert_eq!(
            kept,
            [
                "Kept: 2023 (one). It alone has prisons.",
                "Kept: it (old). It is quoted."
            ]
        );
        let to_do: Vec<&str> = list
            .iter()
            .flat_map(|one| &one.to_do)
            .map(String::as_str)
            .collect();
        assert_eq!(to_do, ["Obtain 2024: no pack holds it."]);
    }

    #[test]
    fn of_each_series_it_is_said_up_to_when_it_is_known_and_that_a_yearly_one_is_overdue() {
        let of = |name: &str, published: &str| {
            let text = format!(
                r#"(series: [(id: "report", title: "A report", known_to: "2026-11-25", editions: [(name: "{name}", published: "{published}", sources: ["one"])])])"#
            );
            let list = list(&text, "");
            let report = list.iter().find(|one| one.title == "A report").unwrap();
            (report.seen().unwrap(), report.to_do.join(" "))
        };
        let (seen, to_do) = of("report on 2023", "2024-04");
        assert_eq!(
            seen,
            "Seen up to 25 November 2026: no edition after April 2024"
        );
        assert_eq!(
            to_do,
            "Look for a later edition than the report on 2023: they go by the year, and none since was seen."
        );
        let (seen, to_do) = of("report on 2024", "2025-08");
        assert_eq!(
            seen,
            "Seen up to 25 November 2026: no edition after August 2025"
        );
        assert_eq!(to_do, "");
        let (_, to_do) = of("version 1.0", "2022-08-15");
        assert_eq!(to_do, "", "it comes out when there is something new");
    }

    #[test]
    fn each_nationality_has_its_own() {
        assert_eq!(
            renewals(&library(), Some("ERI"), Date::day(2026, 11, 28)),
            []
        );
    }
}
