//! Which editions of a publication are known, and up to which day somebody has looked: what is held may have a
//! newer one, and after a while nobody knows.
//!
//! `editions.ron` of a pack names each series (a country note, a yearly report) with its editions. A firm's own
//! pack goes on with a series of a pack that ships by using its id. A source that replaces *another* publication says
//! so itself (`supersedes`); both are asked here.

use serde::{Deserialize, Serialize};

use super::collection::Library;
use super::date::Date;
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
    /// `version 2.0 (12 August 2026)`
    pub fn dated(&self) -> String {
        match self.published {
            Some(published) => format!("{} ({published})", self.name),
            None => self.name.clone(),
        }
    }
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
                let published = other.published.map(|date| format!(" ({date})"));
                format!(
                    "“{}” was replaced by “{}”{}.",
                    source.title,
                    other.title,
                    published.unwrap_or_default()
                )
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
    /// What is known to be newer than a source, or to stand in its place.
    pub fn newer_than(&self, id: &SourceId) -> Option<Newer<'_>> {
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
mod tests {
    use super::specimen::{editions, library, pack, told};
    use super::*;
    use crate::library::{PackFiles, read};

    #[test]
    fn of_each_source_it_is_known_what_is_newer() {
        let library = library();
        let newer = |id: &str| {
            let source = library.source(&id.into()).unwrap();
            library
                .newer_than(&source.id)
                .map_or("nothing".to_owned(), |newer| newer.told(source))
        };
        insta::assert_snapshot!(["one", "two", "old", "new"].map(newer).join("\n"), @r"
        A newer edition of “A yearly report” is known: 2024. This is: 2023.
        nothing
        “Title of old” was replaced by “Title of new”.
        nothing
        ");
    }

    #[test]
    fn a_pack_that_holds_an_older_edition_is_told_unless_it_says_why() {
        insta::assert_snapshot!(told(&[pack(editions(), "")]), @r"
        older-edition-held pack/sources/old.ron:1:1: “old” is not the newest. “Title of old” was replaced by “Title of new”.
        older-edition-held pack/sources/one.ron:1:1: “one” is not the newest. A newer edition of “A yearly report” is known: 2024. This is: 2023.
        ");
        let accepted = r#"(finding: "older-edition-held", of: "one", why: "."), (finding: "older-edition-held", of: "old", why: ".")"#;
        assert_eq!(told(&[pack(editions(), accepted)]), "");
    }

    #[test]
    fn whatever_is_wrong_with_the_editions_of_a_pack_is_told_with_its_place() {
        let wrong = r#"(series: [
            (id: "A note", title: "", known_to: "2026-11", editions: []),
            (id: "note", title: "A note", known_to: "2026-11-25", editions: [
                (name: "", published: "2026-12"),
                (name: "version 1.0", published: "2023-08", sources: ["nowhere"]),
            ]),
        ])"#;
        insta::assert_snapshot!(told(&[pack(wrong, "")]), @r"
        bad-id pack/editions.ron:2:18: “A note” cannot be a short name.
        empty-text pack/editions.ron:2:18: The series “A note”, or an edition of it, has no name.
        bad-editions pack/editions.ron:2:18: Of the series “A note”, no edition is named.
        bad-editions pack/editions.ron:2:18: Of the series “A note”, it is not said up to which day its editions are known.
        empty-text pack/editions.ron:3:18: The series “note”, or an edition of it, has no name.
        bad-editions pack/editions.ron:3:18: Of the series “note”, an edition is dated after the day up to which they are known.
        bad-editions pack/editions.ron:3:18: Of the series “note”, the editions do not stand in order, the oldest first.
        unknown-source pack/editions.ron:3:18: There is no source “nowhere” (in the series “note”).
        older-edition-held pack/sources/old.ron:1:1: “old” is not the newest. “Title of old” was replaced by “Title of new”.
        ");
    }

    #[test]
    fn a_pack_of_ones_own_goes_on_with_a_series() {
        let mut own = PackFiles {
            origin: "own".to_owned(),
            ..PackFiles::default()
        };
        for (path, text) in [
            (
                "pack.ron",
                r#"(id: "own", title: "Own", nationalities: ["RUS"], updated: "2027-09-01")"#,
            ),
            (
                "editions.ron",
                r#"(series: [(id: "note", title: "A note", known_to: "2027-08-31", editions: [(name: "version 3.0", published: "2027-08")])])"#,
            ),
        ] {
            own.files.insert(path.to_owned(), text.as_bytes().to_vec());
        }
        let (library, findings) = read(&[pack(editions(), ""), own]);
        assert_eq!(findings, []);
        let source = library.source(&"two".into()).unwrap();
        let newer = library.newer_than(&source.id).unwrap().told(source);
        assert_eq!(
            newer,
            "A newer edition of “A note” is known: version 3.0 (August 2027). This is: version 2.0 (12 August 2026)."
        );
        let of = library.series_on(Some("RUS")).next().unwrap();
        assert_eq!(of.known_to, Date::day(2027, 8, 31));
    }

    #[test]
    fn after_ninety_days_it_is_said_up_to_when_editions_are_known() {
        let library = library();
        let known = |nationality, today: &str| {
            library.editions_known_to(nationality, today.parse().unwrap())
        };
        assert_eq!(known(Some("RUS"), "2027-02-23"), None);
        let day = Some(Date::day(2026, 11, 25));
        assert_eq!(known(Some("RUS"), "2027-02-24"), day);
        assert_eq!(known(None, "2030-01-01"), day);
        assert_eq!(known(Some("ERI"), "2030-01-01"), None);
    }
}
