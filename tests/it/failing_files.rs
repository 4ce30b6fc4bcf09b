//! What a person is told when a file cannot be used: each situation, its message and its way out.
//!
//! The whole of it stands in one snapshot, to be read as a caseworker reads it. Of each is asked that the
//! file is named, that there is something to do about it, and that no word of the table in `words` is in
//! it; the line “for support” holds the system’s own words, and is left out of that.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]
#![cfg(unix)]

mod cases;
mod documents;
mod packs;
mod places;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::{Command, Stdio};

use super::desk::{Desk, Seen, TODAY, root, sample_case};
use super::words;

/// One file that fails.
struct Situation {
    /// What is wrong, for whoever reads the snapshot.
    what: &'static str,
    /// As it must be named.
    file: &'static str,
    /// The command, its words apart by spaces.
    command: &'static str,
    prepare: fn(&Desk),
}

const fn situation(
    what: &'static str,
    file: &'static str,
    command: &'static str,
    prepare: fn(&Desk),
) -> Situation {
    Situation {
        what,
        file,
        command,
        prepare,
    }
}

/// The sample case with one text in it exchanged.
fn changed(old: &str, new: &str) -> String {
    let sample = String::from_utf8(sample_case()).unwrap();
    assert!(sample.contains(old), "{old} is not in the sample case");
    sample.replacen(old, new, 1)
}

fn kept(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/it/cases").join(name)).unwrap()
}

/// Nobody may do with it what the mode does not allow.
fn set_mode(desk: &Desk, name: &str, mode: u32) {
    fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

/// Runs the command as somebody for whom the modes of files hold: also where tests run as root.
fn run(desk: &Desk, command: &str) -> Seen {
    let arguments: Vec<&str> = command.split(' ').collect();
    let mut command = desk.command(&arguments);
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command = without_override(&command);
    }
    Seen::from(command.output().unwrap())
}

/// The same command without the rights by which root passes over the modes of files.
///
/// It stays the same user, so that it reaches the program and the folder of the test wherever they lie;
/// another user may not enter root’s home.
fn without_override(command: &Command) -> Command {
    let mut limited = Command::new("setpriv");
    limited
        .arg("--bounding-set=-dac_override,-dac_read_search")
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        limited.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        limited.env(name, value.unwrap_or_default());
    }
    limited
}

/// What is said to the person: without the steps of the work, the counts and the words for support.
fn told(seen: &Seen, desk: &Desk) -> (String, String) {
    let is_step = |line: &str| line.trim_start().split(' ').nth(1) == Some("%");
    let all = format!("{}\n{}", seen.stdout, seen.stderr);
    let desk = desk.path("").display().to_string();
    let all = all.replace(&desk, "DESK/").replace("DESK//", "DESK/");
    let is_count = |line: &str| line.contains(" sources, ");
    let lines = all
        .lines()
        .filter(|line| !line.is_empty() && !is_step(line) && !is_count(line));
    let (support, told): (Vec<&str>, Vec<&str>) =
        lines.partition(|line| line.starts_with("for support: "));
    (told.join("\n"), support.join("\n"))
}

/// What is wrong with how it is told.
fn faults(situation: &Situation, told: &str) -> Vec<String> {
    let mut faults = words::forbidden(&without_codes(told).replace(situation.file, "FILE"));
    if !told.contains(situation.file) {
        faults.push(format!("{} is not named", situation.file));
    }
    if !told.contains("\n  hint: ") {
        faults.push("no way out".to_owned());
    }
    let sentences = told.lines().filter(|line| line.contains("hint: "));
    for line in sentences.filter(|line| !line.ends_with('.')) {
        faults.push(format!("no sentence: {line}"));
    }
    faults
}

/// Without the codes by which programs know a finding: `error[not-utf8]`.
fn without_codes(told: &str) -> String {
    let bare = |line: &str| match (line.find('['), line.find(']')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &line[..from], &line[to + 1..]),
        _ => line.to_owned(),
    };
    told.lines().map(bare).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_file_that_fails_is_told_in_plain_words_with_a_way_out() {
    let all = [
        documents::SITUATIONS,
        cases::SITUATIONS,
        places::SITUATIONS,
        packs::SITUATIONS,
    ];
    let all: Vec<&Situation> = all.into_iter().flatten().collect();
    assert!(all.len() >= 40, "{}", all.len());
    let (mut snapshot, mut wrong) = (String::new(), String::new());
    for situation in &all {
        let desk = Desk::with_sample();
        (situation.prepare)(&desk);
        let seen = run(&desk, &situation.command.replace("TODAY", TODAY));
        let (told, support) = told(&seen, &desk);
        if !matches!(seen.code, Some(1 | 2)) {
            writeln!(wrong, "{}: did not fail: {seen}", situation.what).unwrap();
        }
        for fault in faults(situation, &told) {
            writeln!(wrong, "{}: {fault}\n    {told}", situation.what).unwrap();
        }
        let name = "x".repeat(300);
        let told = format!("{told}\n{support}").replace(&name, "x…");
        let what = situation.what;
        writeln!(snapshot, "## {what}\n{}\n", told.trim_end()).unwrap();
    }
    insta::assert_snapshot!("messages", snapshot);
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_message_with_a_word_of_programmers_without_a_name_or_without_a_way_out_is_found() {
    let about = situation("", "a.pdf", "", |_| ());
    let sound = "bundle: a.pdf cannot be read: it is not there\n  hint: Look for it.";
    assert_eq!(faults(&about, sound), Vec::<String>::new());
    for (old, new) in [
        ("it is not there", "No such file (os error 2)"),
        ("a.pdf", "it"),
        ("\n  hint: Look for it.", ""),
        ("Look for it.", "line 65, column 29"),
    ] {
        assert!(
            !faults(&about, &sound.replace(old, new)).is_empty(),
            "{new}"
        );
    }
}
