//! Which editions of a publication are known, and up to which day somebody has looked: what is held may have a
//! newer one, and after a while nobody knows.
//!
//! `editions.ron` of a pack names each series (a country note, a yearly report) with its editions. A firm's own
//! pack goes on with a series of a pack that ships by using its id. A source that replaces *another* publication says
//! so itself (`supersedes`); both are asked here.

use serde::{Deserialize, Serialize};

use crate::finding::{Code, LibraryCode};

use super::collection::Library;
use super::date::{Date, says};
use super::id::SourceId;
use super::model::Source;

/// So many days after somebody last looked for newer editions, it is said that nobody knows of any since.
pub const LOOK_AGAIN_AFTER: i64 = 90;

/// `editions.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Editions {
    pub series: Vec<Series>,
}

/// A publication that comes out again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Unique; a pack that uses the id of another pack’s series goes on with it.
    pub id: String,
    pub title: String,
    /// The day up to which its editions are known.
    pub known_to: Date,
    /// The oldest first. Those that nobody has seen are not there.
    pub editions: Vec<Edition>,
    /// The nationalities of the packs that bring it, set when it is read.
    #[serde(skip)]
    pub only_for: Vec<String>,
    /// The files that bring it, for findings; set when it is read.
    #[serde(skip)]
    pub files: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// `version 2.0`, or the year that it reports on.
    pub name: String,
    #[serde(default)]
    pub published: Option<Date>,
    /// Which sources of the packs it is; none where it is only known of.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

/// What there is in the place of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer<'a> {
    Edition {
        series: &'a Series,
        used: &'a Edition,
        newest: &'a Edition,
    },
    /// It replaces another publication.
    Source(&'a Source),
}

impl Edition {
    /// `version 2.0 (12 August 2026)`, `edition of 2026`
    pub fn dated(&self) -> String {
        dated(&self.name, &self.name, self.published)
    }
}

/// With the date behind it in brackets, unless the name says it already.
fn dated(words: &str, name: &str, date: Option<Date>) -> String {
    match date.filter(|date| !says(name, *date)) {
        Some(date) => format!("{words} ({date})"),
        None => words.to_owned(),
    }
}

/// A source in whose place there is something newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Older<'a> {
    pub newer: Newer<'a>,
    /// What a pack keeps it for all the same.
    pub kept_for: Option<&'a str>,
}

impl Newer<'_> {
    /// In one sentence.
    pub fn told(&self, source: &Source) -> String {
        match self {
            Newer::Edition {
                series,
                used,
                newest,
            } => format!(
                "A newer edition of “{}” is known: {}. This is: {}.",
                series.title,
                newest.dated(),
                used.dated()
            ),
            Newer::Source(other) => {
                let called = format!("“{}”", other.title);
                let by = dated(&called, &other.title, other.published);
                format!("“{}” was replaced by {by}.", source.title)
            }
        }
    }
}

impl Series {
    pub fn newest(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// Whether so long has passed since anybody looked that newer ones may be out.
    pub fn is_to_be_looked_for(&self, today: Date) -> bool {
        let days = self.known_to.days_until(today);
        days.is_some_and(|days| days > LOOK_AGAIN_AFTER)
    }

    fn is_on(&self, nationality: Option<&str>) -> bool {
        let is_it = |code: &str| self.only_for.iter().any(|known| known == code);
        nationality.is_none_or(is_it)
    }

    /// What another pack knows of the same series comes to it.
    fn go_on(&mut self, other: Series) {
        self.known_to = self.known_to.max(other.known_to);
        self.only_for.extend(other.only_for);
        self.files.extend(other.files);
        for edition in other.editions {
            let is_same = |known: &&mut Edition| known.name == edition.name;
            match self.editions.iter_mut().find(is_same) {
                Some(known) => {
                    known.sources.extend(edition.sources);
                    known.published = known.published.or(edition.published);
                }
                None => self.editions.push(edition),
            }
        }
    }
}

/// Adds what the file of a pack brings.
pub(super) fn add(all: &mut Vec<Series>, read: Editions, file: &str, nationalities: &[String]) {
    for series in read.series {
        let series = Series {
            only_for: nationalities.to_vec(),
            files: vec![file.to_owned()],
            ..series
        };
        match all.iter_mut().find(|known| known.id == series.id) {
            Some(known) => known.go_on(series),
            None => all.push(series),
        }
    }
}

impl Library {
    /// What is known to be newer than a source, or to stand in its place, and why it is kept all the same. The only place
    /// where that is decided: the check of a case, the check of a pack and the list of what is to be renewed agree.
    pub fn older(&self, id: &SourceId) -> Option<Older<'_>> {
        let newer = self.newer_than(id)?;
        let code = Code::from(LibraryCode::OlderEditionHeld);
        let of = [id.as_str()];
        let mut packs = self.packs.iter();
        let line = packs.find_map(|pack| pack.accepted(code.word(), &of));
        let kept_for = line.map(|line| line.why.as_str());
        Some(Older { newer, kept_for })
    }

    fn newer_than(&self, id: &SourceId) -> Option<Newer<'_>> {
        let of_series = self.editions.iter().find_map(|series| {
            let mut editions = series.editions.iter();
            let used = editions.find(|edition| edition.sources.contains(id))?;
            let newest = series.newest().filter(|newest| *newest != used)?;
            Some(Newer::Edition {
                series,
                used,
                newest,
            })
        });
        let replaces =
            |source: &&Source| source.retired.is_none() && source.supersedes.contains(id);
        of_series.or_else(|| self.sources().find(replaces).map(Newer::Source))
    }

    /// The series on appellants of a nationality; all where none is asked for.
    pub fn series_on(&self, nationality: Option<&str>) -> impl Iterator<Item = &Series> {
        self.editions
            .iter()
            .filter(move |series| series.is_on(nationality))
    }

    /// The day up to which all editions on that nationality are known, where that is so long ago that it is said.
    pub fn editions_known_to(&self, nationality: Option<&str>, today: Date) -> Option<Date> {
        let old = self.series_on(nationality);
        let old = old.filter(|series| series.is_to_be_looked_for(today));
        old.map(|series| series.known_to).min()
    }
}

/// Packs with editions, for the tests of the library.
#[cfg(test)]
pub(super) mod specimen {
    use crate::library::{Library, PackFiles, examine};

    const EDITIONS: &str = r#"(series: [
        (id: "note", title: "A note", known_to: "2026-11-25", editions: [
            (name: "version 1.0", published: "2023-08"),
            (name: "version 2.0", published: "2026-08-12", sources: ["two"]),
        ]),
        (id: "report", title: "A yearly report", known_to: "2026-12-01", editions: [
            (name: "2023", sources: ["one"]),
            (name: "2024"),
        ]),
    ])"#;

    fn source(id: &str, more: &str) -> (String, String) {
        let text = format!(
            "(id: \"{id}\", title: \"Title of {id}\", publisher: \"Somebody\", publisher_kind: Media, address: \"https://example.org/{id}\", language: \"en\", tier: A, read: Excerpt, {more} passages: [(id: \"{id}-01\", kind: Summary, text: \"What Title says.\", about: [\"russian\"], issues: [\"q3a\"], stance: Helps, provenance: \"seen\")])"
        );
        (format!("sources/{id}.ron"), text)
    }

    /// With these editions, and lines that it accepts.
    pub(in crate::library) fn pack(editions: &str, accepted: &str) -> PackFiles {
        let about = format!(
            "(id: \"test\", title: \"Test\", nationalities: [\"RUS\"], updated: \"2026-11-28\", accepted: [{accepted}])"
        );
        let files = [
            ("pack.ron".to_owned(), about),
            (
                "characteristics.ron".to_owned(),
                "(facets: [(id: \"all\", label: \"All\", characteristics: [(id: \"russian\", label: \"Russian\", nationality: \"RUS\")])])".to_owned(),
            ),
            (
                "issues.ron".to_owned(),
                "(issues: [(id: \"q3a\", code: \"Q3a\", short: \"Risk\", label: \"Risk\")])".to_owned(),
            ),
            ("editions.ron".to_owned(), editions.to_owned()),
            source("one", ""),
            source("two", ""),
            source("old", ""),
            source("new", "supersedes: [\"old\"],"),
        ];
        let files = files.into_iter();
        PackFiles {
            origin: "pack".to_owned(),
            files: files
                .map(|(path, text)| (path, text.into_bytes()))
                .collect(),
        }
    }

    /// What is told of packs whoever keeps them.
    pub(in crate::library) fn told(packs: &[PackFiles]) -> String {
        let (_, findings) = examine(packs);
        let lines = findings
            .iter()
            .map(|one| format!("{} {}: {}", one.code, one.place, one.message));
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(in crate::library) fn editions() -> &'static str {
        EDITIONS
    }

    pub(in crate::library) fn library() -> Library {
        examine(&[pack(EDITIONS, "")]).0
    }
}

#[cfg(test)]
mod tests;
