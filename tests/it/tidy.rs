//! The walls of the house: which room may name which, and how every file begins.
//!
//! The rules are those of `src/lib.rs`. A failure names file and line, so that it can be mended
//! without reading this.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from left to right. A room may use those to its left and itself.
const ROOMS: [&str; 17] = [
    "finding",
    "platform",
    "library",
    "profile",
    "case",
    "matching",
    "quote",
    "bundle",
    "layout",
    "pdf",
    "preflight",
    "export",
    "files",
    "clock",
    "signals",
    "worker",
    "cli",
];

/// Stands beside `cli`, at the right end: neither may use the other.
const SHELLS: [&str; 2] = ["cli", "gui"];

/// Words that only one room may say, with the reason.
const OWNED: [(&str, &[&str], &str); 10] = [
    ("egui", &["gui"], "only the window knows the window"),
    ("eframe", &["gui"], "only the window knows the window"),
    ("rfd", &["gui"], "only the window asks for files"),
    ("printpdf", &["pdf"], "only pdf knows PDF"),
    ("lopdf", &["pdf"], "only pdf knows PDF"),
    ("hayro_syntax", &["pdf"], "only pdf knows PDF"),
    ("hayro", &["pdf"], "only pdf knows PDF"),
    ("hayro_interpret", &["pdf"], "only pdf knows PDF"),
    (
        "std::fs",
        &["files", "platform"],
        "only files touches the disk",
    ),
    (
        "jiff",
        &["clock"],
        "a date is an input; only the shells look at a clock",
    ),
];

/// Lines of the longest file that may be.
const LONGEST: usize = 400;

struct SourceFile {
    path: PathBuf,
    room: String,
    text: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let files = found.into_iter().map(|path| {
        let inside = path.strip_prefix(&root).unwrap();
        let first = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy();
        let room = first.trim_end_matches(".rs").to_owned();
        SourceFile {
            text: fs::read_to_string(&path).unwrap(),
            room,
            path,
        }
    });
    files.collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The lines of code: comments left out, numbered from 1.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether `word` stands alone in `line`.
fn names(line: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(is_letter) && !line[at + word.len()..].starts_with(is_letter)
    })
}

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn a_room_names_only_rooms_to_its_left() {
    let position = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut complaints = Vec::new();
    for file in source_files() {
        let may = |other: &str| match position(&file.room) {
            Some(own) if file.room != "cli" => position(other).is_some_and(|at| at <= own),
            // The shells may name every room but each other; lib.rs and bin/ only list.
            _ => {
                !SHELLS.contains(&other)
                    || other == file.room
                    || !SHELLS.contains(&file.room.as_str())
            }
        };
        for (number, line) in code(&file.text) {
            let rooms = ROOMS
                .iter()
                .chain(&SHELLS)
                .filter(|room| line.contains(&format!("crate::{room}")));
            let wrong = rooms.filter(|room| names(line, &format!("crate::{room}")) && !may(room));
            complaints.extend(wrong.map(|room| {
                format!(
                    "{}:{number}: {} may not name {room}",
                    file.path.display(),
                    file.room
                )
            }));
        }
    }
    complain(&complaints);
}

#[test]
fn every_folder_is_a_room_of_the_house() {
    let known = ROOMS.iter().chain(&SHELLS).chain(&["lib", "bin"]);
    let known: Vec<&str> = known.copied().collect();
    let strangers = source_files()
        .into_iter()
        .filter(|file| !known.contains(&file.room.as_str()));
    let complaints: Vec<String> = strangers
        .map(|file| format!("{} is no room", file.path.display()))
        .collect();
    complain(&complaints);
}

#[test]
fn what_one_room_owns_no_other_names() {
    let mut complaints = Vec::new();
    for file in source_files() {
        // The build script is no part of the program, and tests may look at the disk.
        let is_build = file.path.ends_with("library/embed.rs");
        for (number, line) in code(&file.text).filter(|_| !is_build) {
            for (word, owners, reason) in OWNED {
                if names(line, word) && !owners.contains(&file.room.as_str()) && file.room != "bin"
                {
                    complaints.push(format!(
                        "{}:{number}: {word}: {reason}",
                        file.path.display()
                    ));
                }
            }
        }
    }
    complain(&complaints);
}

#[test]
fn only_one_file_names_the_renderer() {
    let named = source_files().into_iter().filter(|file| {
        code(&file.text).any(|(_, line)| names(line, "hayro"))
            && !file.path.ends_with("pdf/render.rs")
    });
    let complaints: Vec<String> = named
        .map(|file| {
            format!(
                "{}: the renderer stands behind pdf/render.rs",
                file.path.display()
            )
        })
        .collect();
    complain(&complaints);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_readable() {
    let mut complaints = Vec::new();
    for file in source_files() {
        let path = file.path.display();
        if !file.text.starts_with("//!") {
            complaints.push(format!("{path}: begins without //!"));
        }
        let lines = file.text.lines().count();
        if lines > LONGEST {
            complaints.push(format!("{path}: {lines} lines; {LONGEST} are the most"));
        }
        if file.text.contains("allow(dead_code)") {
            complaints.push(format!("{path}: dead code is deleted, not allowed"));
        }
    }
    complain(&complaints);
}

/// `{ "page" } else { "pages" }` and the like. A noun that stands before its number (“page 3”, “pages 3, 5”) is
/// another matter, and said in two places only.
#[test]
fn numbers_are_told_with_their_nouns_by_the_one_function_that_does() {
    let before_numbers = ["src/case/pages.rs", "src/pdf/import/damage.rs"];
    let mut complaints = Vec::new();
    for file in source_files() {
        for (number, line) in code(&file.text) {
            let forms: Vec<&str> = line.split("{ \"").skip(1).collect();
            let form = |part: &&str| part.split_once("\" }").map(|(word, _)| word.to_owned());
            let forms: Vec<String> = forms.iter().filter_map(form).collect();
            let [one, many] = forms.as_slice() else {
                continue;
            };
            let stem = one.strip_suffix('y').unwrap_or(one);
            let is_plural = *many == format!("{one}s") || *many == format!("{stem}ies");
            let is_allowed = before_numbers.iter().any(|path| file.path.ends_with(path));
            if is_plural && !is_allowed {
                let path = file.path.display();
                complaints.push(format!("{path}:{number}: use finding::counted: {line}"));
            }
        }
    }
    complain(&complaints);
}

#[test]
fn every_dependency_has_its_reason_beside_it() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut complaints = Vec::new();
    let mut above = "";
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies
            && line.contains(" = ")
            && !line.starts_with('#')
            && !above.starts_with('#')
        {
            complaints.push(format!("no reason above: {line}"));
        }
        above = line;
    }
    complain(&complaints);
}

/// Without one of its own a field is known by its place in the frame, and whatever comes or goes before
/// it takes the focus, and the rest of the word, away.
#[test]
fn every_field_of_the_window_has_an_identity_of_its_own() {
    let mut complaints = Vec::new();
    let mut fields = 0;
    for file in source_files().iter().filter(|file| file.room == "gui") {
        for (at, _) in file.text.match_indices("TextEdit::") {
            let statement = file.text[at..].split(';').next().unwrap_or_default();
            let is_field = ["singleline", "multiline"];
            if !is_field
                .iter()
                .any(|kind| statement[10..].starts_with(kind))
            {
                continue;
            }
            fields += 1;
            // One of two kinds of field may get it in the next statement.
            let next = file.text[at..].split(';').nth(1).unwrap_or_default();
            if !statement.contains(".id(") && !next.contains(".id(") {
                let line = file.text[..at].lines().count();
                complaints.push(format!(
                    "{}:{line}: a field without `.id(…)`",
                    file.path.display()
                ));
            }
        }
    }
    assert!(fields > 10);
    complain(&complaints);
}
