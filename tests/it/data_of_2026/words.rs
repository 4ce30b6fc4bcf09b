//! Every record of the data against the packs, word for word; only where the folder of the data is at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bundle_builder::library::Library;
use serde_json::Value;

use super::{is_relabelled, library};

/// New records stand in these.
const FOLDERS: [&str; 5] = [
    "russia-military",
    "russia-other",
    "corrections",
    "eritrea",
    "iran",
];

/// Propositions that say what another says, which stands for both.
const MERGED: [(&str, &str); 3] = [
    (
        "home-office-no-protection-from-state",
        "state-protection-unavailable",
    ),
    (
        "home-office-no-relocation-from-state",
        "relocation-unavailable",
    ),
    ("prison-conditions-harsh", "prison-conditions-poor"),
];

/// Fields that differ from their record, each for a reason that the order of work gives.
const DIFFERENT: [(&str, &str); 7] = [
    // A correction of the source comes after its new record.
    ("usdos-2024", "published"),
    ("cpin-critics-2022", "limits"),
    // Bound to other propositions.
    ("cpin-russia-military-2026-31", "propositions"),
    ("usdos-2023-33", "propositions"),
    ("freedom-house-2026-02", "propositions"),
    // Says that MST replaced MO as country guidance.
    ("mo-2011-01", "note"),
    ("mo-2011-02", "note"),
];

fn folder() -> Option<PathBuf> {
    std::env::var_os("BUNDLE_BUILDER_EVIDENCE_DATA").map(PathBuf::from)
}

fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Every source and passage by id, as the program reads it.
fn held(library: &Library) -> BTreeMap<String, Value> {
    let sources = library
        .sources()
        .map(|one| (one.id.to_string(), serde_json::to_value(one)));
    let passages = library.passages().map(|one| {
        (
            one.passage.id.to_string(),
            serde_json::to_value(one.passage),
        )
    });
    let all = sources.chain(passages);
    all.map(|(id, value)| (id, value.unwrap())).collect()
}

fn merged(id: &str) -> &str {
    MERGED
        .iter()
        .find(|(from, _)| *from == id)
        .map_or(id, |(_, into)| into)
}

/// `[["Supports", "id"]]` of the data as the program writes it; a merged one once.
fn bearings(value: &Value) -> Value {
    let mut seen = BTreeSet::new();
    let pairs = value.as_array().into_iter().flatten().filter_map(|pair| {
        let (word, id) = (pair[0].as_str()?, merged(pair[1].as_str()?).to_owned());
        seen.insert(id.clone())
            .then(|| serde_json::json!({ word: id }))
    });
    pairs.collect()
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// The fields of `wanted` that the record has otherwise.
fn differing(id: &str, wanted: &Value, held: &BTreeMap<String, Value>) -> Vec<String> {
    let Some(record) = held.get(id) else {
        return vec![format!("{id} is not there")];
    };
    let mut found = Vec::new();
    for (name, value) in wanted.as_object().unwrap() {
        let is_meant = DIFFERENT.contains(&(id, name)) || is_relabelled(id, name);
        if is_meant || ["source_id", "why"].contains(&name.as_str()) {
            continue;
        }
        let value = if name == "propositions" {
            &bearings(value)
        } else {
            value
        };
        let is = record.get(name).unwrap_or(&Value::Null);
        if is != value && !(is_empty(is) && is_empty(value)) {
            found.push(format!("{id}, {name}: {value} but {is}"));
        }
    }
    found
}

fn id(row: &Value) -> &str {
    row["id"].as_str().unwrap()
}

#[test]
fn every_source_passage_and_correction_stands_word_for_word() {
    let Some(folder) = folder() else { return };
    let held = held(&library());
    let mut found = Vec::new();
    let mut count = 0;
    for name in FOLDERS {
        for file in ["sources.jsonl", "passages.jsonl", "passages-new.jsonl"] {
            for row in rows(&folder.join(name).join(file)) {
                count += 1;
                found.extend(differing(id(&row), &row, &held));
            }
        }
    }
    for row in rows(&folder.join("corrections/corrections.jsonl")) {
        let is_record = ["source", "passage"].contains(&row["what"].as_str().unwrap());
        if is_record {
            count += 1;
            let set = &row["set"];
            let changed = differing_but_for(id(&row), set, &held);
            found.extend(changed);
        }
    }
    assert!(count > 800, "{count}");
    assert_eq!(found, Vec::<String>::new());
}

/// Corrections have the last word: nothing of them may differ but the labels that were read anew.
fn differing_but_for(id: &str, set: &Value, held: &BTreeMap<String, Value>) -> Vec<String> {
    let record = held.get(id).cloned().unwrap_or_default();
    let fields = set.as_object().unwrap().iter();
    let fields = fields.filter(|(name, value)| {
        let value = if *name == "propositions" {
            &bearings(value)
        } else {
            *value
        };
        let is = record.get(*name).unwrap_or(&Value::Null);
        is != value && !(is_empty(is) && is_empty(value)) && !is_relabelled(id, name)
    });
    fields
        .map(|(name, value)| format!("{id}, {name}: {value}"))
        .collect()
}

#[test]
fn every_proposition_stands_with_its_statement_and_issues() {
    let Some(folder) = folder() else { return };
    let library = library();
    let known = |id: &str| library.taxonomy.proposition(&id.into());
    for name in FOLDERS {
        for row in rows(&folder.join(name).join("propositions.jsonl")) {
            let one = known(merged(id(&row))).unwrap();
            let issues = row["issues"].as_array().unwrap();
            let is_there = |issue: &Value| one.issues.iter().any(|id| id.as_str() == issue);
            assert!(issues.iter().all(is_there), "{}", one.id);
            if merged(id(&row)) == id(&row) {
                assert_eq!(one.statement, row["text"], "{}", one.id);
            }
        }
    }
    for row in rows(&folder.join("corrections/corrections.jsonl")) {
        match (row["what"].as_str(), row["action"].as_str()) {
            (Some("proposition"), Some("edit")) => {
                let one = serde_json::to_value(known(id(&row)).unwrap()).unwrap();
                for (name, value) in row["set"].as_object().unwrap() {
                    assert_eq!(one[name], *value, "{}", id(&row));
                }
            }
            (Some("proposition"), _) => assert!(known(id(&row)).is_none(), "{}", id(&row)),
            _ => {}
        }
    }
}

/// What a country's file says of a characteristic or an issue is what somebody of that country is shown.
#[test]
fn every_new_tag_and_issue_stands_with_its_words() {
    let Some(folder) = folder() else { return };
    let library = library();
    let taxonomy = &library.taxonomy;
    for (name, code) in FOLDERS.iter().zip(["RUS", "RUS", "RUS", "ERI", "IRN"]) {
        for row in rows(&folder.join(name).join("taxonomy.jsonl")) {
            let (id, label) = (id(&row), row["label"].as_str().unwrap());
            match row["kind"].as_str() {
                Some("issue") => {
                    let issue = taxonomy.issue(&id.into()).unwrap();
                    assert_eq!(issue.label, label, "{id}");
                    let parent = issue.parent.as_ref().map(|parent| parent.as_str());
                    assert_eq!(parent, row["parent"].as_str(), "{id}");
                    // Of two wordings the one of two files stands.
                    if (id, *name) != ("x2-certification", "russia-military") {
                        assert_eq!(issue.help.as_deref(), row["help"].as_str(), "{id}");
                    }
                }
                Some("authority") => assert!(taxonomy.authority(id).is_some(), "{id}"),
                _ => {
                    let known = taxonomy.characteristic(&id.into()).unwrap();
                    assert_eq!(known.label, label, "{id}");
                    assert!(known.is_for(Some(code)), "{id}");
                    let help = taxonomy.help_for(known, Some(code)).unwrap_or_default();
                    // The program calls the person the appellant wherever one reads it.
                    let wanted = row["help"]
                        .as_str()
                        .unwrap()
                        .replace("claimant", "appellant");
                    assert!(help.starts_with(&wanted), "{id}: {help}");
                }
            }
        }
    }
}
