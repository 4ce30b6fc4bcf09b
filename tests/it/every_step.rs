//! Every command that writes, killed before each of its steps on the disk: afterwards every file is whole,
//! and what belongs together is all old or all new.
//!
//! `strace` kills the program at the first, second, third … call that writes, moves, removes or flushes
//! something, until one run comes to its end. A kill before a call is one after the call before it. It takes
//! minutes: `cargo test --test it every_step -- --ignored --nocapture`. What needs no `strace` is tried
//! always: unit tests of `files::record` and `files::staging` stop after each step, `cut_short` kills at any
//! moment.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use bundle_builder::files::{finish_cut_short, read_pack};

use super::desk::{Desk, TODAY};
use super::paper::{Sheet, document, saying};
use super::{small, tools};

/// Calls that change something on the disk, and the last one of all. `strace` counts each for itself.
const CALLS: [&str; 25] = [
    "write",
    "pwrite64",
    "writev",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "link",
    "linkat",
    "symlink",
    "fsync",
    "fdatasync",
    "syncfs",
    "ftruncate",
    "fchmod",
    "chmod",
    "fchmodat",
    "fchmodat2",
    "flock",
    "copy_file_range",
    "exit_group",
];

/// What lies in a folder, with its content; hidden files are not for people.
type Seen = BTreeMap<String, Vec<u8>>;

fn seen(folder: &Path, prefix: &str) -> Seen {
    let mut found = Seen::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            found.extend(seen(&path, &format!("{name}/")));
        } else {
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    found
}

/// Hidden files that were left behind. One that is empty may be another program's for a minute.
fn litter(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_empty_part = name.ends_with(".part") && path.metadata().unwrap().len() == 0;
        if name.starts_with('.') && !is_empty_part {
            found.push(name);
        } else if path.is_dir() {
            found.extend(litter(&path));
        }
    }
    found
}

/// Runs a command that is killed at a call; says whether it was.
pub(crate) fn killed(desk: &Desk, arguments: &[&str], call: &str, time: usize) -> bool {
    let plain = desk.command(arguments);
    let mut command = Command::new("strace");
    let (trace, inject) = (
        format!("trace={call}"),
        format!("inject={call}:signal=KILL:when={time}"),
    );
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject]);
    command.arg(plain.get_program()).args(plain.get_args());
    command.current_dir(desk.path(""));
    for (name, value) in plain.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.stderr(Stdio::null()).status().unwrap();
    if let Some(code) = status.code() {
        assert!(matches!(code, 0 | 1), "{arguments:?} ended with {code}");
    }
    status.signal() == Some(9)
}

/// What is tried, and on which desk.
struct Trial<'t> {
    name: &'t str,
    desk: &'t dyn Fn() -> Desk,
    arguments: &'t [&'t str],
    /// The same command, in a form that succeeds also where it has been done already.
    again: &'t [&'t str],
}

/// Kills the command at each of its calls. `check` is given the desk, and what lay there before and lies
/// there when nobody kills it.
fn trial(trial: &Trial<'_>, check: &dyn Fn(&Desk, &Seen, &Seen)) {
    if tools::run("strace", &["-V"], Path::new("")).is_none() {
        return;
    }
    let whole = (trial.desk)();
    let old = seen(&whole.path(""), "");
    let done = whole.bundle(trial.arguments);
    assert!(matches!(done.code, Some(0 | 1)), "{}: {done}", trial.name);
    let new = seen(&whole.path(""), "");
    assert!(old != new, "{}: nothing was done", trial.name);
    let mut kills = 0;
    for call in CALLS {
        for time in 1.. {
            let desk = (trial.desk)();
            if !killed(&desk, trial.arguments, call, time) {
                break;
            }
            kills += 1;
            let place = format!("{}, before {call} {time}", trial.name);
            check(&desk, &old, &new);
            let again = desk.bundle(trial.again);
            assert!(matches!(again.code, Some(0 | 1)), "{place}: {again}");
            assert!(
                seen(&desk.path(""), "") == new,
                "{place}: not as if nothing had been"
            );
            let left = litter(&desk.path(""));
            assert!(left.is_empty(), "{place}: {left:?}");
        }
    }
    assert!(kills > 5, "{}: nobody was killed", trial.name);
    tools::say(&format!(
        "{}: killed before each of {kills} calls",
        trial.name
    ));
}

fn is_old_or_new(desk: &Desk, old: &Seen, new: &Seen) {
    let now = seen(&desk.path(""), "");
    assert!(now == *old || now == *new, "neither as before nor as after");
}

fn paper(words: &str, pages: usize) -> Vec<u8> {
    let sheets: Vec<Sheet<'_>> = (0..pages).map(|_| saying(words)).collect();
    document(&sheets, "", &[])
}

fn with_documents() -> Desk {
    let desk = Desk::with_sample();
    desk.put("Letter.pdf", paper("letter", 12));
    desk.put("Report.pdf", paper("report", 14));
    let seen = desk.bundle(&["add", "case.ron", "Letter.pdf", "Report.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    desk
}

#[test]
#[ignore = "takes minutes"]
fn add_and_relink() {
    let adding = || {
        let desk = with_documents();
        desk.put("Third.pdf", paper("third", 1));
        desk
    };
    let add = ["add", "case.ron", "Third.pdf"];
    let check = |desk: &Desk, old: &Seen, new: &Seen| {
        is_old_or_new(desk, old, new);
        // To be added again.
        desk.put("case.ron", &old["case.ron"]);
    };
    let trial_of = Trial {
        name: "add",
        desk: &adding,
        arguments: &add,
        again: &add,
    };
    trial(&trial_of, &check);
    let moved = || {
        let desk = with_documents();
        desk.put("papers/here.txt", "");
        std::fs::rename(desk.path("Letter.pdf"), desk.path("papers/1.pdf")).unwrap();
        desk
    };
    let relink = ["relink", "case.ron", "--in", "papers"];
    trial(
        &Trial {
            name: "relink",
            desk: &moved,
            arguments: &relink,
            again: &relink,
        },
        &is_old_or_new,
    );
}

#[test]
#[ignore = "takes minutes"]
fn new_and_export() {
    let new = [
        "new",
        "--nationality",
        "RUS",
        "--characteristic",
        "deserter",
        "--out",
        "new.ron",
    ];
    let again = ["library", "check"];
    let check = |desk: &Desk, old: &Seen, new: &Seen| {
        is_old_or_new(desk, old, new);
        desk.put("new.ron", &new["new.ron"]);
        // Whoever writes there next clears up.
        let cleared = ["library", "export", "--shipped", "--out", "table.csv"];
        assert_eq!(desk.bundle(&cleared).code, Some(0));
        std::fs::remove_file(desk.path("table.csv")).unwrap();
    };
    let trial_of = Trial {
        name: "new",
        desk: &Desk::new,
        arguments: &new,
        again: &again,
    };
    trial(&trial_of, &check);
    let older = || {
        let desk = with_documents();
        desk.put("bundle.pdf", "the old bundle");
        desk
    };
    let export = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];
    trial(
        &Trial {
            name: "export",
            desk: &older,
            arguments: &export,
            again: &export,
        },
        &is_old_or_new,
    );
}

/// Where a kill came between two moves, a record says so, and whoever works there next finishes them.
#[test]
#[ignore = "takes minutes"]
fn volumes() {
    let older = || {
        let desk = with_documents();
        for at in 1..=3 {
            desk.put(&format!("b Volume {at} of 3.pdf"), format!("old {at}"));
        }
        desk
    };
    let export = [
        "export",
        "case.ron",
        "--out",
        "b.pdf",
        "--date",
        TODAY,
        "--volume-pages",
        "16",
    ];
    let check = |desk: &Desk, old: &Seen, new: &Seen| {
        assert!(
            new.len() == old.len(),
            "not the volumes that were meant: {:?}",
            new.keys()
        );
        let now = seen(&desk.path(""), "");
        let is_mixed = now != *old && now != *new;
        for (name, bytes) in &now {
            assert!(
                *bytes == old[name] || *bytes == new[name],
                "{name} is not whole"
            );
        }
        let finished = finish_cut_short(&desk.path(""));
        assert!(
            !is_mixed || !finished.is_empty(),
            "nothing says that it was cut short"
        );
        is_old_or_new(desk, old, new);
        if is_mixed {
            assert!(seen(&desk.path(""), "") == *new);
        }
    };
    trial(
        &Trial {
            name: "volumes",
            desk: &older,
            arguments: &export,
            again: &export,
        },
        &check,
    );
}

/// Without the date, which the other trial changes.
fn pack() -> Desk {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    desk.put("own/README.md", "ours");
    desk
}

fn pack_is_old_or_new(desk: &Desk, old: &Seen, new: &Seen) {
    let now = seen(&desk.path(""), "");
    let sources = |all: &Seen| -> Seen {
        let all = all.iter().filter(|(name, _)| name.contains("/sources/"));
        all.map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect()
    };
    for (name, bytes) in &now {
        let is_whole = old.get(name) == Some(bytes) || new.get(name) == Some(bytes);
        assert!(is_whole, "{name} is not whole");
    }
    // As any program sees it, where folders can be exchanged.
    assert!(
        sources(&now) == sources(old)
            || sources(&now) == sources(new)
            || desk.path("own/sources/folder").exists(),
        "half of it"
    );
    // As ours do, with the description of the pack.
    let read = read_pack(&desk.path("own")).unwrap().files;
    let read: Seen = read
        .into_iter()
        .map(|(name, bytes)| (format!("own/{name}"), bytes))
        .collect();
    let all = |all: &Seen| -> Seen {
        let own = all.iter();
        let own = own.filter(|(name, _)| name.starts_with("own/") && !name.contains("/folder/"));
        own.map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect()
    };
    assert!(
        read == all(old) || read == all(new),
        "old and new are mixed"
    );
    let checked = desk.bundle(&["library", "check", "own"]);
    assert_eq!(checked.code, Some(0), "{checked}");
}

#[test]
#[ignore = "takes minutes"]
fn import_and_retire_and_new_pack() {
    // A table of twelve sources.
    let table = {
        let desk = pack();
        let text = String::from_utf8(desk.get("own/sources/nobody-2026.ron")).unwrap();
        for at in 0..12 {
            let new = text.replace("nobody-2026", &format!("nobody-{at}-2026"));
            desk.put(&format!("own/sources/nobody-{at}-2026.ron"), new);
        }
        let seen = desk.bundle(&["library", "export", "own", "--out", "table.jsonl"]);
        assert_eq!(seen.code, Some(0), "{seen}");
        desk.get("table.jsonl")
    };
    let importing = || {
        let desk = pack();
        desk.put("table.jsonl", &table);
        desk
    };
    let import = [
        "library",
        "import",
        "table.jsonl",
        "--into",
        "own",
        "--replace",
        "--date",
        "2026-11-25",
    ];
    trial(
        &Trial {
            name: "import",
            desk: &importing,
            arguments: &import,
            again: &import,
        },
        &pack_is_old_or_new,
    );
    // A folder among the sources cannot go along: a record says what is moved.
    let with_folder = || {
        let desk = importing();
        desk.put("own/sources/folder/scan.txt", "ours");
        desk
    };
    trial(
        &Trial {
            name: "import by a record",
            desk: &with_folder,
            arguments: &import,
            again: &import,
        },
        &pack_is_old_or_new,
    );
    let retire = [
        "library",
        "retire",
        "own",
        "nobody-2026",
        "--why",
        "old",
        "--date",
        "2026-11-25",
    ];
    let check = |desk: &Desk, old: &Seen, new: &Seen| {
        pack_is_old_or_new(desk, old, new);
        desk.put(
            "own/sources/nobody-2026.ron",
            &old["own/sources/nobody-2026.ron"],
        );
    };
    trial(
        &Trial {
            name: "retire",
            desk: &pack,
            arguments: &retire,
            again: &retire,
        },
        &check,
    );
    let making = [
        "library",
        "new",
        "made",
        "--nationality=RUS",
        "--date=2026-11-25",
    ];
    let check = |desk: &Desk, old: &Seen, new: &Seen| {
        is_old_or_new(desk, old, new);
        let _made = std::fs::remove_dir_all(desk.path("made"));
    };
    trial(
        &Trial {
            name: "library new",
            desk: &Desk::new,
            arguments: &making,
            again: &making,
        },
        &check,
    );
}
