//! The packs hold what the evidence of November 2026 says, field by field.
//!
//! `data_of_2026/table.txt` was written by the script that applied the data, from the data: each field of each
//! record by the first digits of its SHA-256, as an appellant of the pack's country is shown it. Whoever changes
//! a field on purpose changes its line as well; the test says what the line should be. `relabelled.tsv` names the
//! labels that a reading of every passage as counsel changed after that, each with its reason. Where
//! `BUNDLE_BUILDER_EVIDENCE_DATA` names the folder of the data itself, every record of the data is also held
//! against the packs word for word.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use bundle_builder::library::{Library, Pack, read, shipped};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const TABLE: &str = include_str!("data_of_2026/table.txt");
const RELABELLED: &str = include_str!("data_of_2026/relabelled.tsv");

fn library() -> Library {
    read(&shipped()).0
}

/// `text:0a1b tier:2c3d`, without what is left out in files.
fn marks(record: impl Serialize, without: &[&str]) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else {
        panic!("a record has fields");
    };
    let is_left_out = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(all) => all.is_empty(),
        _ => false,
    };
    let fields: BTreeMap<String, Value> = fields.into_iter().collect();
    let fields = fields
        .iter()
        .filter(|(name, value)| !is_left_out(value) && !without.contains(&name.as_str()));
    let mark = |(name, value): (&String, &Value)| {
        let digest = Sha256::digest(value.to_string().as_bytes());
        format!("{name}:{:02x}{:02x}", digest[0], digest[1])
    };
    fields.map(mark).collect::<Vec<_>>().join(" ")
}

/// Pack, kind and id of each record, with its fields.
fn records(library: &Library) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for shelved in library.shelf() {
        let (pack, source) = (&library.packs[shelved.pack].id, &shelved.source);
        found.insert(
            format!("{pack} source {}", source.id),
            marks(source, &["passages"]),
        );
        for passage in &source.passages {
            found.insert(
                format!("{pack} passage {}", passage.id),
                marks(passage, &[]),
            );
        }
    }
    for pack in library.packs.iter().filter(|pack| !pack.is_shared()) {
        of_taxonomy(library, pack, &mut found);
    }
    for authority in &library.taxonomy.authorities {
        found.insert(
            format!("all authority {}", authority.id),
            marks(authority, &[]),
        );
    }
    found
}

/// The taxonomy as somebody of the pack's country is shown it.
fn of_taxonomy(library: &Library, pack: &Pack, found: &mut BTreeMap<String, String>) {
    let (taxonomy, name) = (&library.taxonomy, &pack.id);
    let code = pack.nationalities.first().map(String::as_str);
    let own = taxonomy
        .propositions
        .iter()
        .filter(|one| one.only_for == pack.nationalities);
    for one in own {
        found.insert(format!("{name} proposition {}", one.id), marks(one, &[]));
    }
    let known = taxonomy.facets.iter().flat_map(|facet| {
        let all = facet.characteristics.iter();
        all.map(move |one| (facet, one))
    });
    for (facet, one) in known.filter(|(_, one)| one.is_for(code)) {
        let words: BTreeSet<_> = taxonomy.words_for(one, code.as_slice()).collect();
        let shown = json!({
            "broader": one.broader, "facet": facet.id, "help": taxonomy.help_for(one, code), "id": one.id,
            "label": one.label, "nationality": one.nationality, "words": words,
        });
        found.insert(
            format!("{name} characteristic {}", one.id),
            marks(shown, &[]),
        );
    }
    for one in &taxonomy.issues {
        let synonyms: BTreeSet<_> = taxonomy.synonyms_for(one, code.as_slice()).collect();
        let cited: Vec<_> = taxonomy.cited_for(one, code).collect();
        let shown = json!({
            "authorities": cited, "code": one.code, "help": one.help, "id": one.id, "label": one.label,
            "parent": one.parent, "short": one.short, "standard": one.standard, "synonyms": synonyms,
        });
        found.insert(format!("{name} issue {}", one.id), marks(shown, &[]));
    }
}

fn table() -> BTreeMap<String, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let (at, _) = line.match_indices(' ').nth(2).unwrap();
        (line[..at].to_owned(), line[at + 1..].to_owned())
    };
    lines.map(row).collect()
}

/// Passage, field and reason of each label that is not as the data has it.
fn relabelled() -> impl Iterator<Item = [&'static str; 3]> {
    let lines = RELABELLED.lines().skip(1);
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
}

fn is_relabelled(id: &str, field: &str) -> bool {
    relabelled().any(|[passage, name, _]| (passage, name) == (id, field))
}

#[test]
fn every_label_that_was_changed_says_why() {
    let library = library();
    let mut seen = BTreeSet::new();
    for [passage, field, why] in relabelled() {
        let of = |held: &bundle_builder::library::Held<'_>| held.passage.id.as_str() == passage;
        assert!(library.passages().any(|held| of(&held)), "{passage}");
        assert!(
            ["about", "only_if", "issues"].contains(&field),
            "{passage}: {field}"
        );
        assert!(why.len() > 10, "{passage}: {why}");
        assert!(seen.insert((passage, field)), "{passage}: {field} twice");
    }
    assert!(!seen.is_empty());
}

#[test]
fn every_field_of_every_record_is_the_one_of_the_data() {
    let (wanted, found) = (table(), records(&library()));
    assert!(wanted.len() > 1500);
    let mut differing = String::new();
    for id in wanted.keys().chain(found.keys()).collect::<BTreeSet<_>>() {
        let [should, is] = [&wanted, &found].map(|all| all.get(id).map_or("", String::as_str));
        if should != is {
            writeln!(differing, "{id}\n  was {should}\n  is  {is}").unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

/// A number for each pack: sources, passages, those retired, propositions.
#[test]
fn as_many_records_are_there_as_the_data_has() {
    let library = library();
    let counts = |pack: &Pack| {
        let of = |held: &bundle_builder::library::Held<'_>| held.pack.id == pack.id;
        let passages: Vec<_> = library.passages().filter(of).collect();
        let sources: BTreeSet<_> = passages.iter().map(|held| &held.source.id).collect();
        let retired = passages.iter().filter(|held| held.is_retired()).count();
        let propositions = library.taxonomy.propositions.iter();
        let propositions = propositions.filter(|one| one.only_for == pack.nationalities);
        [sources.len(), passages.len(), retired, propositions.count()]
    };
    let found: Vec<_> = library
        .packs
        .iter()
        .map(|pack| (pack.id.as_str(), counts(pack)))
        .collect();
    let wanted = [
        ("shared", [0, 0, 0, 0]),
        ("eritrea", [12, 74, 0, 27]),
        ("iran", [24, 101, 0, 31]),
        ("russia", [224, 598, 27, 180]),
    ];
    assert_eq!(found, wanted);
}
