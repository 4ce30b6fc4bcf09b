//! What is done to a pack of one's own: begun, copied into, retired from. Values to values; the disk
//! is not this module's business.
//!
//! The pack that ships is never changed: what is to be changed of it is copied first. A copy has ids
//! of its own, because ids are unique over all packs; it relies on what it was copied from, so that the
//! two are one voice; and each passage says where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::collection::Library;
use super::country::{Country, country};
use super::date::Date;
use super::fields::template;
use super::id::is_kebab_case;
use super::model::{Pack, Passage, Retired, Source};
use super::read::PackFiles;
use super::recover;
use super::shipped::shipped;
use super::write::quoted;

/// The trees that a pack may bring itself.
const TREES: [&str; 5] = [
    "characteristics.ron",
    "issues.ron",
    "authorities.ron",
    "propositions.ron",
    "pack.ron",
];

/// One file of a pack as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Inside the pack, with `/` between folders.
    pub path: String,
    /// What it held when it was read; `None` for a new file.
    pub before: Option<Vec<u8>>,
    pub after: Vec<u8>,
}

impl Change {
    /// The change of `pack` that puts `text` into the file at `path`.
    pub fn of(pack: &PackFiles, path: String, text: String) -> Self {
        Change {
            before: pack.files.get(&path).cloned(),
            after: text.into_bytes(),
            path,
        }
    }
}

impl PackFiles {
    /// What the pack says of itself, where it can be read.
    pub fn about(&self) -> Option<Pack> {
        let text = std::str::from_utf8(self.files.get("pack.ron")?).ok()?;
        recover::read(text.strip_prefix('\u{feff}').unwrap_or(text)).0
    }

    /// The pack as it would be.
    #[must_use]
    pub fn with(mut self, changes: &[Change]) -> Self {
        for change in changes {
            self.files.insert(change.path.clone(), change.after.clone());
        }
        self
    }
}

/// What a new pack is called and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPack {
    pub id: String,
    pub title: String,
    pub nationalities: Vec<String>,
    pub updated: Date,
}

/// The files of a pack that holds no sources yet.
pub fn new_pack(about: &NewPack) -> BTreeMap<String, Vec<u8>> {
    let NewPack {
        id,
        title,
        nationalities,
        updated,
    } = about;
    let codes: Vec<String> = nationalities.iter().map(|code| quoted(code)).collect();
    let pack = format!(
        "Pack(\n    id: {},\n    title: {},\n    nationalities: [{}],\n    updated: {},\n)\n",
        quoted(id),
        quoted(title),
        codes.join(", "),
        quoted(&String::from(*updated)),
    );
    let read_me = format!(
        "# {title}\n\nCountry evidence of our own, used beside the library that ships with Bundle Builder.\n\n\
         Each source is one file in `sources/`, named after its id, with its passages below it.\n\
         `TEMPLATE.ron` shows how to write one; it is not loaded. Ids are never changed and never used\n\
         again: what is no longer to be relied on is retired, not deleted.\n\n{}\
         After every change by hand:\n\n```sh\nbundle library check .\n```\n",
        marks(nationalities)
    );
    BTreeMap::from([
        ("pack.ron".to_owned(), pack.into_bytes()),
        ("README.md".to_owned(), read_me.into_bytes()),
        ("TEMPLATE.ron".to_owned(), template().into_bytes()),
    ])
}

/// What stands under `about` of a passage on everybody of these nationalities.
fn marks(codes: &[String]) -> String {
    let line =
        |country: Country| format!("- `{}`: every {}\n", country.mark().id, country.national());
    let all: String = (codes.iter().filter_map(|code| country(code)))
        .map(line)
        .collect();
    match all.is_empty() {
        true => all,
        false => format!(
            "Whom a passage is about stands in it under `about`; `bundle library codes` lists what can be said there, and the issues. \
             On everybody from there it is:\n\n{all}\n"
        ),
    }
}

/// An id made from a name: `Our Evidence, 2026` becomes `our-evidence-2026`, `Côte d’Ivoire` `cote-divoire`. Empty
/// where the name has no letter and no digit.
pub fn id_from(name: &str) -> String {
    let name = any_ascii::any_ascii(name).replace('\'', "");
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    parts.join("-")
}

/// The packs with which a pack is read: those that ship, then itself, last. One of the shipped ones takes the place of
/// what ships; another with whole trees of its own stands alone. `stand_alone` says that one without is to hang on the
/// shipped trees, but without the shipped sources beside it.
pub fn with_trees(pack: PackFiles, stand_alone: bool) -> Vec<PackFiles> {
    let id = pack.about().map(|about| about.id);
    let is_it = |one: &PackFiles| id.is_some() && one.about().map(|about| about.id) == id;
    let mut packs = shipped();
    let before = packs.len();
    packs.retain(|one| !is_it(one));
    let has = |name: &str| pack.files.contains_key(name);
    if packs.len() == before && has("characteristics.ron") && has("issues.ron") {
        return vec![pack];
    }
    if stand_alone {
        let is_tree = |path: &str| TREES.contains(&path);
        packs
            .iter_mut()
            .for_each(|one| one.files.retain(|path, _| is_tree(path)));
    }
    packs.push(pack);
    packs
}

/// A source as its file holds it; `None` where it cannot be read whole.
pub fn source_in(bytes: &[u8]) -> Option<Source> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (source, mistakes) = recover::read(text.strip_prefix('\u{feff}').unwrap_or(text));
    source.filter(|_| mistakes.is_empty())
}

/// The text of `pack.ron` with another date, all else as it stands. `None` where it has no date.
pub fn with_date(pack_file: &str, updated: Date) -> Option<String> {
    let field = pack_file.match_indices("updated:").find(|(at, _)| {
        let line = pack_file[..*at].rfind('\n').map_or(0, |at| at + 1);
        !pack_file[line..*at].contains("//")
    });
    let after = field?.0 + "updated:".len();
    let start = after + pack_file[after..].find('"')?;
    let end = start + 1 + pack_file[start + 1..].find('"')?;
    let date = quoted(&String::from(updated));
    Some(format!(
        "{}{date}{}",
        &pack_file[..start],
        &pack_file[end + 1..]
    ))
}

/// Why something was not retired.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RetireError {
    #[error("there is no source or passage “{0}” in it")]
    Unknown(String),
    #[error("“{id}” has been retired already, on {on}: {why}")]
    Already { id: String, on: Date, why: String },
}

/// Retires the source, or the one of its passages, that has the id.
pub fn retire(source: &Source, id: &str, retired: Retired) -> Result<Source, RetireError> {
    let mut changed = source.clone();
    let place = if source.id.as_str() == id {
        &mut changed.retired
    } else {
        let mut passages = changed.passages.iter_mut();
        match passages.find(|passage| passage.id.as_str() == id) {
            Some(passage) => &mut passage.retired,
            None => return Err(RetireError::Unknown(id.to_owned())),
        }
    };
    if let Some(Retired { on, why }) = place {
        return Err(RetireError::Already {
            id: id.to_owned(),
            on: *on,
            why: why.clone(),
        });
    }
    *place = Some(retired);
    Ok(changed)
}

/// A copy of `source` for the pack `into`, with the passages that `wanted` names (all, where it names
/// none). Checks by a person stay: the words are the same.
pub fn copy_of(
    source: &Source,
    wanted: &[&str],
    from: &str,
    into: &str,
    on: Date,
    library: &Library,
) -> Source {
    let mut taken: BTreeSet<String> = library.sources().map(|one| one.id.to_string()).collect();
    taken.extend(library.passages().map(|held| held.passage.id.to_string()));
    let is_wanted = |passage: &&Passage| wanted.is_empty() || wanted.contains(&passage.id.as_str());
    let copy = |passage: &Passage| Passage {
        id: free(into, passage.id.as_str(), &mut taken).as_str().into(),
        provenance: format!(
            "copied on {} from {} in the pack “{from}”; {}",
            on, passage.id, passage.provenance
        ),
        ..passage.clone()
    };
    let passages = source.passages.iter().filter(is_wanted).map(copy).collect();
    Source {
        id: free(into, source.id.as_str(), &mut taken).as_str().into(),
        relies_on: vec![source.id.clone()],
        // The voice is the original's, which knows itself on whom it relies.
        findings_of: Vec::new(),
        supersedes: Vec::new(),
        passages,
        ..source.clone()
    }
}

/// `<pack>-<id>`, with a number behind it where that is taken.
fn free(pack: &str, id: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = format!("{pack}-{id}");
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    let mut all = std::iter::once(plain.clone()).chain(numbered);
    let found = all.find(|id| !taken.contains(id));
    let found = found.unwrap_or(plain);
    taken.insert(found.clone());
    found
}

/// An id that no source or passage has yet: `wanted`, or `wanted` with a number.
pub fn free_id(wanted: &str, library: &Library) -> String {
    let wanted = if is_kebab_case(wanted) { wanted } else { "new" };
    let is_taken =
        |id: &str| library.passage(&id.into()).is_some() || library.source(&id.into()).is_some();
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    all.find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Shelved, read, specimen};

    fn day() -> Date {
        Date::day(2026, 11, 23)
    }

    #[test]
    fn a_new_pack_has_nothing_wrong_with_it() {
        let about = NewPack {
            id: "ours".to_owned(),
            title: "A \"title\" of ours".to_owned(),
            nationalities: vec!["RUS".to_owned()],
            updated: day(),
        };
        let pack = PackFiles {
            origin: "ours".to_owned(),
            files: new_pack(&about),
        };
        let (library, findings) = read(&with_trees(pack, false));
        assert_eq!(findings, []);
        assert_eq!(library.packs.last().unwrap().title, about.title);
    }

    #[test]
    fn an_id_is_made_from_a_name() {
        assert_eq!(id_from("Our Evidence, 2026"), "our-evidence-2026");
        assert_eq!(id_from("Nobody’s Institute"), "nobodys-institute");
        assert_eq!(id_from("--Ünser_"), "unser");
        assert_eq!(id_from("Côte d’Ivoire"), "cote-divoire");
        assert_eq!(id_from("данные"), "dannye");
        assert_eq!(id_from("–"), "");
    }

    #[test]
    fn a_date_is_exchanged_and_all_else_stays() {
        let text = "// updated: \"1999\" by hand\nPack(id: \"a\", updated : \"2020\", updated: \"2025-01-01\", // ours\n)";
        let wanted = text.replace("\"2025-01-01\"", "\"2026-11-23\"");
        assert_eq!(with_date(text, day()), Some(wanted));
        assert_eq!(with_date("Pack()", day()), None);
    }

    #[test]
    fn a_passage_or_its_source_is_retired_once() {
        let (mut source, passage) = specimen::passage("p-1");
        source.passages = vec![passage];
        let why = || Retired {
            on: day(),
            why: "withdrawn".to_owned(),
        };
        let one = retire(&source, "p-1", why()).unwrap();
        assert_eq!(one.passages[0].retired, Some(why()));
        assert_eq!(one.retired, None);
        let all = retire(&one, "source-of-p-1", why()).unwrap();
        assert_eq!(all.retired, Some(why()));
        let again = retire(&all, "p-1", why()).unwrap_err().to_string();
        assert_eq!(
            again,
            "“p-1” has been retired already, on 23 November 2026: withdrawn"
        );
        assert!(retire(&all, "p-2", why()).is_err());
    }

    #[test]
    fn a_copy_has_ids_of_its_own_and_says_where_it_comes_from() {
        let (mut source, passage) = specimen::passage("p-1");
        source.passages = vec![passage];
        let taken = Source {
            id: "ours-p-1".into(),
            passages: Vec::new(),
            ..source.clone()
        };
        let shelved = |source: &Source| Shelved {
            source: source.clone(),
            pack: 0,
            file: String::new(),
        };
        let packs = read(&shipped()).0.packs;
        let shelf = vec![shelved(&source), shelved(&taken)];
        let library = Library::new(packs, crate::library::Taxonomy::default(), shelf);
        let copy = copy_of(&source, &[], "russia", "ours", day(), &library);
        assert_eq!(copy.id.as_str(), "ours-source-of-p-1");
        assert_eq!(copy.relies_on, ["source-of-p-1".into()]);
        assert_eq!(copy.passages[0].id.as_str(), "ours-p-1-2");
        assert_eq!(
            copy.passages[0].provenance,
            "copied on 23 November 2026 from p-1 in the pack “russia”; invented"
        );
    }
}
