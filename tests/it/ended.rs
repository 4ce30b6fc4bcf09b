//! A program that is asked to end, by Ctrl+C, by a system that shuts down or by a terminal that closes: it
//! clears up behind it and says by its exit code which of them it was.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::desk::{Desk, TODAY};
use super::paper::{Sheet, document, saying};
use super::small;

const SIGNALS: [(&str, i32); 3] = [("INT", 130), ("TERM", 143), ("HUP", 129)];

pub(crate) fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill")
        .args(["-s", signal, &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// Marks by which windows and commands see each other.
fn running(desk: &Desk) -> usize {
    let entries = std::fs::read_dir(desk.windows()).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name());
    let names = names.filter(|name| name.to_string_lossy().ends_with(".running"));
    names.count()
}

/// Asks a command to end after a while; gives its exit code.
fn asked(desk: &Desk, arguments: &[&str], signal: &str, after: Duration) -> Option<i32> {
    let mut command = desk.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    sleep(after);
    send(&child, signal);
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it does not end");
        sleep(Duration::from_millis(2));
    }
    child.wait().unwrap().code()
}

/// Asks at many moments; says how often the command was stopped with that exit code. One that has not begun
/// to heed the signal is ended by it at once and has no code; one that was done already has its own.
fn trial(desk: &Desk, arguments: &[&str], check: &dyn Fn(bool)) {
    let begun = Instant::now();
    let whole = desk.bundle(arguments);
    let took = begun.elapsed();
    assert!(matches!(whole.code, Some(0 | 1)), "{whole}");
    check(true);
    let before = desk.names();
    let mut stopped = 0;
    for moment in 0..30_u32 {
        let (signal, code) = SIGNALS[moment as usize % 3];
        let ended = asked(desk, arguments, signal, took * moment / 30);
        assert!(
            matches!(ended, None | Some(0 | 1)) || ended == Some(code),
            "{signal}: {ended:?}"
        );
        stopped += u32::from(ended == Some(code));
        check(matches!(ended, Some(0 | 1)));
        assert_eq!(desk.names(), before, "{arguments:?} at moment {moment}");
        assert_eq!(running(desk), 0, "{arguments:?} at moment {moment}");
    }
    assert!(
        stopped > 0,
        "{arguments:?}: none came in time: the test proved nothing"
    );
}

fn paper(words: &str, pages: usize) -> Vec<u8> {
    let words: Vec<String> = (0..pages).map(|page| format!("{words} {page}")).collect();
    let sheets: Vec<Sheet<'_>> = words.iter().map(|words| saying(words)).collect();
    document(&sheets, "", &[])
}

#[test]
fn an_export_that_is_asked_to_end_leaves_the_old_bundle_and_nothing_beside_it() {
    let desk = Desk::with_sample();
    for name in ["0.pdf", "1.pdf"] {
        desk.put(name, paper(name, 400));
        assert_eq!(desk.bundle(&["add", "case.ron", name]).code, Some(0));
    }
    let export = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];
    let check = |is_done: bool| {
        let bundle = desk.get("bundle.pdf");
        assert!(is_done || bundle == b"the old bundle");
        desk.put("bundle.pdf", "the old bundle");
    };
    desk.put("bundle.pdf", "the old bundle");
    trial(&desk, &export, &check);
}

#[test]
fn a_document_is_added_or_not_and_the_case_is_let_go() {
    let desk = Desk::with_sample();
    for at in 0..6 {
        desk.put(&format!("{at}.pdf"), paper("page", 300));
    }
    let before = desk.get("case.ron");
    let add = [
        "add", "case.ron", "0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf",
    ];
    trial(&desk, &add, &|is_done| {
        assert_eq!(desk.get("case.ron") != before, is_done);
        desk.put("case.ron", &before);
    });
}

#[test]
fn a_table_is_imported_or_not_and_the_pack_is_let_go() {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    let text = String::from_utf8(desk.get("own/sources/nobody-2026.ron")).unwrap();
    let file = |at: u32| format!("own/sources/nobody-{at}-2026.ron");
    for at in 0..400 {
        desk.put(
            &file(at),
            text.replace("nobody-2026", &format!("nobody-{at}-2026")),
        );
    }
    let table = ["library", "export", "own", "--out", "table.jsonl"];
    assert_eq!(desk.bundle(&table).code, Some(0));
    let clear = || {
        for at in 0..400 {
            let _not_there = std::fs::remove_file(desk.path(&file(at)));
        }
    };
    clear();
    let import = [
        "library",
        "import",
        "table.jsonl",
        "--into",
        "own",
        "--replace",
    ];
    trial(&desk, &import, &|is_done| {
        let sources = std::fs::read_dir(desk.path("own/sources")).unwrap().count();
        assert_eq!(sources, if is_done { 401 } else { 1 });
        assert_eq!(std::fs::read_dir(desk.path("own")).unwrap().count(), 2);
        clear();
    });
}

/// A lock that says whose it is goes by itself once its program is dead.
#[test]
fn the_lock_of_a_command_that_was_killed_hinders_nobody() {
    let desk = Desk::with_sample();
    desk.put("letter.pdf", paper("letter", 1));
    desk.put_pack("own", &small::pack());
    let mark = desk.windows().join("unsaved-6-1-0.running");
    desk.put(mark.to_str().unwrap(), "");
    desk.put("own/.bundle-builder.lock", "1000\nann on desk 4\n6-1-0\n");
    let retire = ["library", "retire", "own", "nobody-2026", "--why", "old"];
    let seen = desk.bundle(&retire);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(!desk.path("own/.bundle-builder.lock").exists());
    // One of a program that nothing is known of stays.
    desk.put_pack("own", &small::pack());
    desk.put("own/.bundle-builder.lock", "1000\nann on desk 4\n6-1-1\n");
    let seen = desk.bundle(&retire);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("ann on desk 4"), "{seen}");
}
