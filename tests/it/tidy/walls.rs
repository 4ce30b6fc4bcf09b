//! The walls: what a text may name, by the room that it stands in.

use super::paths::Read;

/// The rooms from left to right. A room may use those to its left and itself.
const ROOMS: [&str; 26] = [
    "finding",
    "platform",
    "library",
    "profile",
    "case",
    "matching",
    "quote",
    "numbering",
    "terms",
    "ocr",
    "bundle",
    "layout",
    "pdf",
    "intake",
    "word",
    "preflight",
    "export",
    "files",
    "clock",
    "signals",
    "worker",
    "redact",
    "verify",
    "inspection",
    "appeals",
    "cli",
];

/// Stands beside `cli`, at the right end: neither may use the other.
const SHELLS: [&str; 2] = ["cli", "gui"];

/// What only one room may name, with the reason.
const OWNED: [(&str, &[&str], &str); 19] = [
    ("arboard", &["gui"], "only the window has a clipboard"),
    ("egui", &["gui"], "only the window knows the window"),
    ("eframe", &["gui"], "only the window knows the window"),
    ("rfd", &["gui"], "only the window asks for files"),
    ("printpdf", &["pdf"], "only pdf knows PDF"),
    ("lopdf", &["pdf"], "only pdf knows PDF"),
    ("hayro_syntax", &["pdf"], "only pdf knows PDF"),
    ("hayro", &["pdf"], "only pdf knows PDF"),
    ("hayro_interpret", &["pdf"], "only pdf knows PDF"),
    ("rten", &["ocr"], "only ocr runs models"),
    ("rten_tensor", &["ocr"], "only ocr runs models"),
    (
        "std::fs",
        &["files", "platform"],
        "only files touches the disk",
    ),
    (
        "std::env",
        &["platform"],
        "the environment is an input: platform::environment",
    ),
    (
        "std::process::Command",
        &["platform"],
        "only platform starts programs",
    ),
    ("std::os", &["platform"], "only platform knows the system"),
    ("rustix", &["platform"], "only platform knows the system"),
    ("landlock", &["platform"], "only platform knows the system"),
    (
        "signal_hook",
        &["platform", "signals"],
        "only signals is asked to end",
    ),
    (
        "jiff",
        &["clock"],
        "a date is an input; only the shells look at a clock",
    ),
];

/// Of these, tests may name what they like: they look at what the program did.
const FOR_TESTS_TOO: [&str; 4] = ["std::env", "std::process::Command", "std::os", "rustix"];

/// What nobody names, and what is said instead.
pub(super) const NOWHERE: [(&str, &str); 3] = [
    (
        "std::fs::write",
        "a half-written file loses work: use files::write_atomic",
    ),
    (
        "std::thread::spawn",
        "name the thread: std::thread::Builder",
    ),
    (
        "std::time::SystemTime::now",
        "the date is an input: see clock.rs",
    ),
];

pub(super) fn is_known(room: &str) -> bool {
    ROOMS.contains(&room) || SHELLS.contains(&room) || ["lib", "bin"].contains(&room)
}

fn may(room: &str, other: &str) -> bool {
    let position = |room: &str| ROOMS.iter().position(|known| *known == room);
    match position(room) {
        Some(own) if room != "cli" => position(other).is_some_and(|at| at <= own),
        // The shells may name every room but each other; lib.rs and bin/ only list.
        _ => !SHELLS.contains(&other) || other == room || !SHELLS.contains(&room),
    }
}

/// Names of rooms that stand behind a wall, each with its line.
pub(super) fn rooms(room: &str, read: &Read) -> Vec<(usize, String)> {
    let named = read.named.iter().filter_map(|path| {
        let all = path.is_glob && path.segments == ["crate"];
        let other = path
            .room()
            .filter(|other| ROOMS.contains(other) || SHELLS.contains(other));
        let wrong = other.filter(|other| !may(room, other));
        let what = match wrong {
            Some(other) => format!("{room} may not name {other}"),
            None if all => format!("{room} may not name all rooms at once"),
            None => return None,
        };
        Some((path.line, what))
    });
    named.collect()
}

/// What belongs to another room.
pub(super) fn owned(room: &str, read: &Read) -> Vec<(usize, String)> {
    let mut wrong = Vec::new();
    for path in &read.named {
        for (what, owners, reason) in OWNED {
            let is_agreed = owners.contains(&room) || room == "bin";
            let is_for_test = path.is_test && FOR_TESTS_TOO.contains(&what);
            if path.names(what) && !is_agreed && !is_for_test {
                wrong.push((path.line, format!("{what}: {reason}")));
            }
        }
    }
    wrong
}

/// Conditions that ask for the system, but in tests and in the room for that.
pub(super) fn systems(room: &str, read: &Read) -> Vec<(usize, String)> {
    let asked = read.systems.iter().filter(|asked| !asked.is_test);
    let asked = asked.filter(|_| !["platform", "bin"].contains(&room));
    asked
        .map(|asked| {
            (
                asked.line,
                "only platform asks which system it is".to_owned(),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::paths::read;
    use super::*;

    /// All that is wrong in a text of `src/matching/score.rs`, which may name neither the window nor the disk.
    fn wrong(text: &str) -> Vec<String> {
        let module = ["matching".to_owned(), "score".to_owned()];
        let read = read(text, &module, false).unwrap();
        let all = [
            rooms("matching", &read),
            owned("matching", &read),
            systems("matching", &read),
        ];
        all.concat()
            .into_iter()
            .map(|(line, what)| format!("{line}: {what}"))
            .collect()
    }

    #[test]
    fn each_way_of_naming_the_window_is_seen() {
        for text in [
            "use crate::gui::App;",
            "use crate::{case::Case, gui::App};",
            "use crate::{case::{self, Case}, gui::{self, app::{App, Stage}}};",
            "use super::super::gui::App;",
            "use super::super::{gui};",
            "fn f() { crate::gui::start(); }",
            "fn f(app: &crate::gui::App) {}",
            "fn f() -> impl Into<Vec<super::super::gui::App>> { vec![] }",
            "use crate as house; fn f() { house::gui::start(); }",
            "use crate::gui as window; fn f() { window::start(); }",
            "fn f() { use super::super::gui; gui::start(); }",
            "mod inner { use super::super::super::gui; }",
            "mod inner { fn f() { super::super::super::gui::start() } }",
            "fn f() { assert_eq!(crate::gui::count(), 3); }",
            "fn f() { println!(\"{}\", [crate::gui::count()].len()); }",
            "impl crate::gui::Draws for X {}",
            "fn f(x: X) { matches!(x, crate::gui::Kind::Open(_)); }",
            "#[derive(crate::gui::Shown)] struct X;",
            "#[serde(with = \"crate::gui::text\")] struct X;",
            "macro_rules! m { () => { $crate::gui::start() } }",
            "pub(in crate::gui) struct X;",
            "use bundle_builder::gui::App;",
            "extern crate self as house; use house::gui::App;",
            "pub use crate::gui::*;",
            "use crate::{self as house, gui};",
            "const X: usize = { crate::gui::COUNT };",
            "type X = <crate::gui::App as Clone>::Y;",
        ] {
            let wrong = wrong(text);
            assert!(
                wrong.iter().any(|what| what.contains("may not name gui")),
                "{text}: {wrong:?}"
            );
        }
    }

    #[test]
    fn all_rooms_at_once_are_not_named() {
        assert_eq!(
            wrong("use crate::*;"),
            ["1: matching may not name all rooms at once"]
        );
        assert_eq!(
            wrong("\nuse super::super::*;"),
            ["2: matching may not name all rooms at once"]
        );
    }

    #[test]
    fn each_way_of_touching_the_disk_the_system_or_pdf_is_seen() {
        for (text, what) in [
            ("use std::fs;", "std::fs"),
            ("use std::{fs, io};", "std::fs"),
            ("use std::{io, fs::{self, File}};", "std::fs"),
            ("use ::std::fs::read;", "std::fs"),
            ("use std::*;", "std::fs"),
            ("use std::fs::*;", "std::fs"),
            ("use std as s; fn f() { s::fs::read(x); }", "std::fs"),
            ("fn f() { std::fs::read(x); }", "std::fs"),
            ("fn f(file: std::fs::File) {}", "std::fs"),
            ("fn f() { vec![std::fs::read(x)]; }", "std::fs"),
            ("fn f() { use std::fs as disk; disk::read(x); }", "std::fs"),
            ("fn f() { std::env::var_os(x); }", "std::env"),
            ("use std::{env, process};", "std::env"),
            (
                "use std::process::{Command, Stdio};",
                "std::process::Command",
            ),
            (
                "use std::process; fn f() { process::Command::new(x); }",
                "std::process::Command",
            ),
            ("use std::os::unix::fs::MetadataExt;", "std::os"),
            ("fn f() { rustix::fs::stat(x); }", "rustix"),
            ("use lopdf::Document;", "lopdf"),
            ("use {serde::Serialize, lopdf};", "lopdf"),
            ("extern crate lopdf;", "lopdf"),
            ("fn f(x: lopdf::Object) {}", "lopdf"),
            ("use jiff::Zoned as Z;", "jiff"),
        ] {
            let wrong = wrong(text);
            let is_seen = wrong
                .iter()
                .any(|told| told.starts_with(&format!("1: {what}: ")));
            assert!(is_seen, "{text}: {wrong:?}");
        }
    }

    #[test]
    fn each_way_of_asking_for_the_system_is_seen() {
        for text in [
            "#[cfg(unix)] fn f() {}",
            "#[cfg(not(windows))] mod m {}",
            "#[cfg(target_os = \"linux\")] use x::y;",
            "#[cfg(all(feature = \"gui\", target_family = \"unix\"))] fn f() {}",
            "fn f() -> bool { cfg!(windows) }",
            "#[cfg_attr(unix, expect(dead_code))] struct X;",
            "fn f() { if std::hint::black_box(cfg!(unix)) {} }",
            "fn f() { #[cfg(unix)] g(); }",
            "struct X { #[cfg(windows)] y: u8 }",
            "fn f() { assert!(x, \"{}\", cfg!(windows)); }",
        ] {
            let wrong = wrong(text);
            assert_eq!(wrong.len(), 1, "{text}: {wrong:?}");
            assert!(wrong[0].contains("which system"), "{text}: {wrong:?}");
        }
    }

    #[test]
    fn what_may_be_named_passes() {
        for text in [
            "use crate::case::Case;",
            "use crate::{finding::Finding, library::{self, Library}};",
            "use super::super::case;",
            "use super::gui_words;",
            "use super::*;",
            "fn f() { self::g(); super::h(); crate::case::read(); }",
            "fn gui() {} fn f() { gui(); let gui = 3; gui::<u8>(); }",
            "struct fs; fn f() { other::fs::read(); }",
            "use std::io; use std::collections::BTreeMap; fn f() -> io::Result<()> { Ok(()) }",
            "use std::process::ExitCode;",
            "/// Not [`crate::gui`], nor `std::fs`.\nfn f() {}",
            "// crate::gui::start()\nfn f() { let text = \"crate::gui::start and std::fs\"; }",
            "#[cfg(feature = \"gui\")] fn f() {}",
            "#[cfg(test)] mod tests { #[cfg(unix)] #[test] fn f() { std::env::temp_dir(); } }",
            "#[test] fn f() { std::process::Command::new(x); if cfg!(windows) {} }",
            "use lopdfish::x; fn f(egui_like: u8) {}",
            "use crate::matching::Question; mod inner { use super::super::score; }",
            "fn f() { windows(2); unix::x(); }",
        ] {
            assert_eq!(wrong(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_shell_names_all_rooms_but_the_other() {
        let told =
            |room: &str, text: &str| rooms(room, &read(text, &[room.to_owned()], false).unwrap());
        let all = "use crate::{case, files, worker, platform, clock};";
        assert!(told("gui", all).is_empty() && told("cli", all).is_empty());
        assert_eq!(told("gui", "use crate::cli::main;").len(), 1);
        assert_eq!(told("cli", "fn f() { super::gui::main() }").len(), 1);
        assert_eq!(told("files", "use crate::worker::Workers;").len(), 1);
        assert_eq!(told("platform", "use crate::files::read;").len(), 1);
        assert!(told("files", "use crate::platform;").is_empty());
    }

    #[test]
    fn in_a_test_the_disk_still_belongs_to_its_room() {
        let text = "#[cfg(test)] mod tests { use std::fs; }";
        let read = read(text, &["gui".to_owned()], false).unwrap();
        assert_eq!(owned("gui", &read).len(), 1);
    }
}
