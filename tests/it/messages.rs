//! What the program says, as it stands in the code: no message has a word of the table in `words`, also
//! where no test can bring the message about.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};

use super::desk::root;
use super::words;

/// Files whose texts are no messages, or messages about formats that have these names.
const NOT_HELD: &[(&str, &str)] = &[
    ("src/profile/confirm.rs", "what a profile is written in"),
    ("src/pdf", "what a PDF is written in"),
    (
        "src/intake/specimen.rs",
        "what a Word document is written in",
    ),
    ("src/word/body.rs", "what a Word document is written in"),
    ("src/word/xml.rs", "what a Word document is written in"),
    (
        "src/library/exchange",
        "tables have columns, and their formats these names",
    ),
    (
        "src/finding/code/table.rs",
        "tables have columns, and their formats these names",
    ),
    (
        "src/finding/manual.rs",
        "names an option for other programs, as the command line spells it",
    ),
    (
        "src/verify/record.rs",
        "whoever is given the record has to know how to make its fingerprints again",
    ),
    ("src/files/no_table.rs", "what Excel calls it"),
    ("src/cli/pack_export.rs", "the names of its options"),
    (
        "src/library/fields/documents.rs",
        "what the files of a pack say of themselves",
    ),
    (
        "src/library/own.rs",
        "the files of a pack, and what is said of them in one",
    ),
];

/// What the tables of fields say for the files of a pack, whose names for things are these.
const OF_FILES: [&str; 3] = ["explained:", "comment:", "example:"];

/// What is looked for in the words of others, so that it is not said.
const LOOKED_FOR: &[&str] = &[" (os error "];

/// One text of a file, and the line on which it begins.
struct Text {
    line: usize,
    text: String,
    is_of_files: bool,
}

/// The texts in quotation marks, comments and attributes left out.
fn texts(source: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut rest = source;
    let line = |rest: &str| source[..source.len() - rest.len()].lines().count();
    while let Some(at) = rest.find(['"', '/', '#', '\'']) {
        rest = &rest[at..];
        let length = match rest.as_bytes() {
            [b'/', b'/', ..] => rest.find('\n').unwrap_or(rest.len()),
            [b'#', b'[', ..] if is_no_message(rest) => end_of_attribute(rest),
            [b'\'', b'\\', _, b'\'', ..] => 4,
            [b'\'', _, b'\'', ..] => 3,
            [b'"', ..] => {
                let end = end_of_text(rest);
                let text = rest[1..end].to_owned();
                let before = source[..source.len() - rest.len()].trim_end_matches(['r', '#']);
                let before = before.trim_end();
                texts.push(Text {
                    line: line(rest),
                    text,
                    is_of_files: OF_FILES.iter().any(|name| before.ends_with(name)),
                });
                end + 1
            }
            _ => 1,
        };
        rest = &rest[length..];
    }
    texts
}

/// An attribute that says something to whoever reads the code; `#[error("…")]` is said to a person.
fn is_no_message(rest: &str) -> bool {
    [
        "#[expect",
        "#[allow",
        "#[serde",
        "#[cfg",
        "#[command",
        "#[arg",
    ]
    .iter()
    .any(|start| rest.starts_with(start))
}

fn end_of_attribute(rest: &str) -> usize {
    rest.find("]\n").map_or(rest.len(), |end| end + 1)
}

/// Where the quotation mark stands that ends the text at the beginning.
fn end_of_text(rest: &str) -> usize {
    let mut escaped = false;
    let mut letters = rest.char_indices().skip(1);
    let end = letters.find(|(_, letter)| {
        let is_end = !escaped && *letter == '"';
        escaped = !escaped && *letter == '\\';
        is_end
    });
    end.map_or(rest.len() - 1, |(at, _)| at)
}

/// Without what stands in braces, which is put in when it is said.
fn without_values(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        let (_, rest) = part.split_once('}').unwrap_or(("", part));
        format!("{all} … {rest}")
    })
}

/// A sentence, or in the window a label: what a person may come to read.
fn is_message(path: &Path, text: &str) -> bool {
    let is_label = || {
        let mut letters = text.chars();
        let (first, second) = (letters.next(), letters.next());
        first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase)
    };
    !LOOKED_FOR.contains(&text)
        && (text.contains(' ') || (path.starts_with("src/gui") && is_label()))
}

fn faults(path: &Path, source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let said = texts(code)
        .into_iter()
        .filter(|one| is_message(path, &one.text))
        .filter(|one| !(one.is_of_files && path.starts_with("src/library/fields")));
    let fault = |one: Text| {
        let found = words::forbidden(&without_values(&one.text));
        let (path, line) = (path.display(), one.line);
        let told = format!("{path}:{line}: {}: {:?}", found.join(", "), one.text);
        (!found.is_empty()).then_some(told)
    };
    said.filter_map(fault).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("tests.rs")
        {
            found.push(path);
        }
    }
}

#[test]
fn no_message_in_the_code_has_a_word_that_no_person_is_to_meet() {
    let mut paths = Vec::new();
    walk(&root().join("src"), &mut paths);
    assert!(paths.len() > 300);
    let mut wrong = Vec::new();
    for path in paths {
        let short = path.strip_prefix(root()).unwrap();
        if !NOT_HELD.iter().any(|(held, _)| short.starts_with(held)) {
            wrong.extend(faults(short, &fs::read_to_string(&path).unwrap()));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_word_in_a_message_is_found_and_what_is_no_message_is_passed_by() {
    let found = |text: &str| faults(Path::new("src/gui/x.rs"), text).len();
    for said in [
        r#"ui.label("Id");"#,
        r#"let a = '"'; ui.label("The null value");"#,
        r#"#[error("{path}: the JSON of it")]"#,
        "say(\"\\\"quoted\\\" UTF-8\")",
        "say(\"a text over\\\n two lines with an id\")",
    ] {
        assert_eq!(found(said), 1, "{said}");
    }
    for passed in [
        r#"// "the null value""#,
        r#"#[expect(x, reason = "the id of it")]
        fn"#,
        r#"values("source_id"), "Identity", format!("{id} fits");"#,
        "say(\"a field\");\n#[cfg(test)]\nmod tests { \"the id\" }",
    ] {
        assert_eq!(found(passed), 0, "{passed}");
    }
}
