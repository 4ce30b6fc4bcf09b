//! The walls of the house: which room may name which, and how every file begins.
//!
//! The rules are those of `src/lib.rs`. A failure names file and line, so that it can be mended
//! without reading this.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod paths;
mod prefixes;
mod uses;
mod walls;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Lines of the longest file that may be.
const LONGEST: usize = 400;

struct SourceFile {
    path: PathBuf,
    room: String,
    /// Where it stands in the crate: `gui`, `app`.
    module: Vec<String>,
    is_test: bool,
    text: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let files = found.into_iter().map(|path| {
        let inside = path.strip_prefix(&root).unwrap();
        let module = module(inside);
        SourceFile {
            text: fs::read_to_string(&path).unwrap(),
            room: module.first().cloned().unwrap_or_else(|| "lib".to_owned()),
            is_test: module.iter().any(|part| part == "tests"),
            module,
            path,
        }
    });
    files.collect()
}

/// `gui/app/mod.rs` is `gui`, `app`; `lib.rs` is the root.
fn module(inside: &Path) -> Vec<String> {
    let whole = inside.with_extension("");
    let parts = whole.iter().map(|part| part.to_string_lossy().into_owned());
    parts
        .filter(|part| part != "mod" && part != "lib")
        .collect()
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

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Each text of the program with what it names. Reading them takes a while, so they are read once.
static READ: LazyLock<Vec<(SourceFile, paths::Read)>> = LazyLock::new(|| {
    let read = |file: SourceFile| {
        let read = paths::read(&file.text, &file.module, file.is_test).unwrap();
        (file, read)
    };
    source_files().into_iter().map(read).collect()
});

/// What is wrong in each text of the program.
fn complain_of(check: impl Fn(&SourceFile, &paths::Read) -> Vec<(usize, String)>) {
    let mut complaints = Vec::new();
    for (file, read) in READ.iter() {
        let wrong = check(file, read).into_iter();
        complaints
            .extend(wrong.map(|(line, what)| format!("{}:{line}: {what}", file.path.display())));
    }
    complain(&complaints);
}

#[test]
fn a_room_names_only_rooms_to_its_left() {
    complain_of(|file, read| walls::rooms(&file.room, read));
}

#[test]
fn what_one_room_owns_no_other_names() {
    // The build script is no part of the program.
    complain_of(|file, read| match file.path.ends_with("library/embed.rs") {
        true => Vec::new(),
        false => walls::owned(&file.room, read),
    });
}

#[test]
fn only_platform_asks_which_system_it_is() {
    complain_of(|file, read| walls::systems(&file.room, read));
}

#[test]
fn every_folder_is_a_room_of_the_house() {
    let strangers = source_files()
        .into_iter()
        .filter(|file| !walls::is_known(&file.room));
    let complaints: Vec<String> = strangers
        .map(|file| format!("{} is no room", file.path.display()))
        .collect();
    complain(&complaints);
}

#[test]
fn only_one_file_names_the_renderer() {
    complain_of(|file, read| {
        let is_renderer = file.path.ends_with("pdf/render.rs");
        let named = read
            .named
            .iter()
            .filter(|path| !is_renderer && path.names("hayro"));
        named
            .map(|path| {
                (
                    path.line,
                    "the renderer stands behind pdf/render.rs".to_owned(),
                )
            })
            .collect()
    });
}

/// As clippy has it for the program itself; in tests, which look at the disk as a person does, these two
/// still hold.
#[test]
fn not_even_a_test_writes_half_a_file_or_starts_a_nameless_thread() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = Vec::new();
    for folder in ["src", "tests/it", "tests/bench"] {
        walk(&root.join(folder), &mut tests);
    }
    let mut complaints = Vec::new();
    for path in tests {
        let text = fs::read_to_string(&path).unwrap();
        // Where it is said why, beside it.
        let is_agreed = text.contains("clippy::disallowed_methods");
        let read = paths::read(&text, &[], true).unwrap();
        for named in read.named.iter().filter(|_| !is_agreed) {
            for (what, instead) in walls::NOWHERE {
                if named.names(what) {
                    complaints.push(format!(
                        "{}:{}: {what}: {instead}",
                        path.display(),
                        named.line
                    ));
                }
            }
        }
    }
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
fn no_text_of_the_program_holds_the_prefix_of_a_page_or_an_entry() {
    let mut complaints = Vec::new();
    let is_specimen = |file: &SourceFile| file.module.last().is_some_and(|one| one == "specimen");
    for file in source_files() {
        if file.is_test || is_specimen(&file) {
            continue;
        }
        for (line, words) in prefixes::written(&file.text) {
            let path = file.path.display();
            complaints.push(format!("{path}:{line}: ask profile::Labels: {words}"));
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
