//! Everything that the program left of a case is found and removed; the case, its papers and what is of others stay.

use super::*;
use crate::case::specimen;
use crate::files::{disk, make_folder_of, write_atomic};

const OTHER: &str = "f00df00df00df00df00df00df00df00df00df00df00df00df00df00df00df00d";

/// A desk where all kinds of traces lie of the case `Kovalyov.ron`, and some of another.
struct Desk {
    folder: tempfile::TempDir,
    case: PathBuf,
    places: TracePlaces,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let put = |name: &str, text: &str| {
            make_folder_of(&at(name)).unwrap();
            write_atomic(&at(name), text.as_bytes()).unwrap();
        };
        let mut own = specimen::with_everything();
        own.heading.reference = "PA/77777/2031".to_owned();
        own.heading.appellant = "D.K.".to_owned();
        let text = text::write(&own).unwrap();
        let sha = &own.documents.iter().next().unwrap().sha256;
        let case = at("cases/Kovalyov.ron");
        put("cases/Kovalyov.ron", &text);
        put("cases/letter.pdf", "brought by the client");
        put("cases/.Kovalyov.ron.recovery", &text);
        put("cases/.Kovalyov.ron.recovery.1", "broken");
        put(&format!("cases/.Kovalyov.readings/{sha}-1.text"), "words");
        put(&format!("cases/.Kovalyov.converted/{sha}-v1-1.pdf"), "made");
        put(&format!("cases/.Kovalyov.redacted/{sha}.pdf"), "made");
        put("cases/.other.readings/x.text", "words");
        put("cases/.other.ron.recovery", "other");
        put("state/unsaved-1-2-3.ron", &text);
        put(
            "state/unsaved-4-5-6.ron",
            &text::write(&specimen::case(1, 1)).unwrap(),
        );
        put(&format!("state/.converted/{sha}-v1-1.pdf"), "made");
        put(&format!("state/.converted/{OTHER}-v1-1.pdf"), "other");
        put(&format!("cache/readings/{sha}-1.text"), "words");
        put(&format!("cache/readings/{OTHER}-1.text"), "other");
        let look = r#""look":{"length":1,"seconds":1,"nanoseconds":1}"#;
        let line = |path: &Path, sha256: &str| {
            let path = serde_json::to_string(path).unwrap();
            format!("{{\"path\":{path},{look},\"sha256\":\"{sha256}\"}}")
        };
        let known = [
            line(&at("cases/letter.pdf"), OTHER),
            line(&at("elsewhere/Kovalyov copy.pdf"), sha),
            line(&at("reports/report.pdf"), OTHER),
        ];
        put("cache/known-files.json", &format!("[{}]", known.join(",")));
        let path = |name: &str| ron::to_string(&at(name)).unwrap();
        let settings = format!(
            "(\n    version: 2,\n    packs: [],\n    recent: [\n        {},\n        {},\n    ],\n)\n",
            path("cases/Kovalyov.ron"),
            path("cases/other.ron")
        );
        put("settings.ron", &settings);
        let places = TracePlaces {
            unsaved: vec![at("state")],
            cache: Some(at("cache/readings")),
            settings: Some(at("settings.ron")),
        };
        Desk {
            case,
            places,
            folder,
        }
    }

    fn settings(&self) -> String {
        disk::read_to_string(self.folder.path().join("settings.ron")).unwrap()
    }

    /// Every file below, with what it holds.
    fn all(&self) -> Vec<(String, String)> {
        let (mut found, mut open) = (Vec::new(), vec![self.folder.path().to_owned()]);
        while let Some(folder) = open.pop() {
            for entry in disk::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.folder.path()).unwrap();
                let text = disk::read_to_string(&path).unwrap();
                found.push((name.to_string_lossy().replace('\\', "/"), text));
            }
        }
        found.sort();
        found
    }
}

#[test]
fn all_traces_of_a_case_are_found_removed_and_gone() {
    let desk = Desk::new();
    let found = traces(&desk.case, &desk.places);
    let kinds: Vec<TraceKind> = found.iter().map(|trace| trace.kind).collect();
    use TraceKind::*;
    assert_eq!(
        kinds,
        [
            Recovery, Recovery, Readings, Converted, Redacted, Unsaved, Unsaved, Cached,
            KnownFiles, Recent
        ]
    );
    assert!(found.iter().all(|trace| trace.bytes > 0));
    assert_eq!(remove_traces(&desk.case, &desk.places, &found), []);
    assert_eq!(traces(&desk.case, &desk.places), []);
    let left = desk.all();
    let names: Vec<&str> = left.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "cache/known-files.json",
            &format!("cache/readings/{OTHER}-1.text"),
            "cases/.other.readings/x.text",
            "cases/.other.ron.recovery",
            "cases/Kovalyov.ron",
            "cases/letter.pdf",
            &format!("state/.converted/{OTHER}-v1-1.pdf"),
            "state/unsaved-4-5-6.ron",
            ".settings.ron.lock",
            "settings.ron",
        ]
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>()
    );
    let own = left.iter().filter(|(name, _)| !name.starts_with("cases/"));
    for (name, text) in own {
        for word in ["Kovalyov", "PA/77777", "letter.pdf"] {
            assert!(
                !text.contains(word) && !name.contains(word),
                "{name}: {text}"
            );
        }
    }
    let settings = desk.settings();
    assert!(settings.contains("other.ron"), "{settings}");
}

#[test]
fn a_case_that_was_deleted_has_left_traces_all_the_same() {
    let desk = Desk::new();
    disk::remove_file(&desk.case).unwrap();
    let found = traces(&desk.case, &desk.places);
    remove_traces(&desk.case, &desk.places, &found);
    let left = desk.all();
    assert!(left.iter().all(|(name, _)| !name.contains("Kovalyov")));
    let settings = desk.settings();
    assert!(!settings.contains("Kovalyov"), "{settings}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_removed_is_said_and_the_rest_goes() {
    let desk = Desk::new();
    let found = traces(&desk.case, &desk.places);
    let gone = Trace {
        kind: TraceKind::Recovery,
        // A folder where a file is meant cannot be removed so.
        path: desk.folder.path().join("cases"),
        bytes: 1,
    };
    let all: Vec<Trace> = [gone.clone()].into_iter().chain(found).collect();
    let left = remove_traces(&desk.case, &desk.places, &all);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].0, gone);
    assert_eq!(traces(&desk.case, &desk.places), []);
}
