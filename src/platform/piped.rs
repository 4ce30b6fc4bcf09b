//! A program of others that is handed something on its standard input and answers on its standard output, so that
//! nothing of it lies on the disk: tesseract, which reads pictures.
//!
//! It runs without the network, where the system lets a person take that away, and is killed with all that it has
//! started when nobody wants its answer any longer or it takes too long.

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::System;
use super::folders::Environment;
use super::helper::{apart, kill_all, named, there};

/// Between two looks at whether it has ended.
const SLICE: Duration = Duration::from_millis(10);

/// Bytes of the longest answer.
const LONGEST: u64 = 64 << 20;

/// Bytes of what it says beside its answer that are looked at, and letters of it that are passed on.
const ASIDE: u64 = 64 << 10;
const PASSED_ON: usize = 300;

/// Says where tesseract is, where it is not to be looked for; empty, that it is not to be used.
const TESSERACT: &str = "BUNDLE_BUILDER_TESSERACT";

/// What a program answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub said: Vec<u8>,
    /// What it said beside it, on one line and cut: warnings, mostly.
    pub aside: String,
}

/// Why a program did not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    #[error("is not there any longer")]
    Missing,
    #[error("could not be started ({0})")]
    NotStarted(String),
    /// How it ended, and what it said then.
    #[error("{}", failed(how, aside))]
    Failed { how: String, aside: String },
    #[error("answered with more than {} megabytes", LONGEST >> 20)]
    TooLong,
    #[error("took more than {} and was ended", seconds(*.0))]
    Slow(Duration),
    #[error("was not wanted any longer")]
    Unwanted,
}

fn failed(how: &str, aside: &str) -> String {
    match aside {
        "" => how.to_owned(),
        aside => format!("{how}; it said: {aside}"),
    }
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0 => "a moment".to_owned(),
        1 => "a second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

/// A program that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piped {
    program: PathBuf,
    /// Starts a program without the network, where that works here.
    unshare: Option<PathBuf>,
    /// What it finds in its environment besides the person's.
    set: Vec<(&'static str, &'static str)>,
}

/// Where tesseract is. Touches the disk, and starts a program that says whether the network can be taken away.
pub fn tesseract(environment: Environment<'_>, system: System) -> Option<Piped> {
    let known = match system {
        System::Linux => None,
        System::MacOs => {
            there("/opt/homebrew/bin/tesseract").or_else(|| there("/usr/local/bin/tesseract"))
        }
        System::Windows => there("C:/Program Files/Tesseract-OCR/tesseract.exe"),
    };
    let named_tesseract = || named(&["tesseract", "tesseract.exe"], environment);
    let program = match environment(TESSERACT) {
        // Nothing at all stands for none.
        Some(said) => Some(PathBuf::from(said)).filter(|said| said.is_file())?,
        None => named_tesseract().or(known)?,
    };
    let unshare = named(&["unshare"], environment).filter(|_| system == System::Linux);
    let works = |unshare: &PathBuf| {
        let mut probe = Command::new(unshare);
        probe.args(["-r", "-n", "--", "true"]);
        probe
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        probe.status().is_ok_and(|ended| ended.success())
    };
    Some(Piped {
        program,
        unshare: unshare.filter(works),
        // Its threads wait for each other: two processes of one thread are faster than one of two.
        set: vec![("OMP_THREAD_LIMIT", "1")],
    })
}

impl Piped {
    /// Another program in its place, for tests.
    #[cfg(test)]
    pub(crate) fn at(program: PathBuf) -> Self {
        Piped {
            program,
            unshare: None,
            set: Vec::new(),
        }
    }

    /// A program in this folder that does this.
    #[cfg(all(test, unix))]
    pub(crate) fn doing(folder: &std::path::Path, does: &str) -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let path = folder.join("program");
        let mut file = std::fs::File::create(&path).expect("a folder for tests");
        let script = format!("#!/bin/sh\n{does}\n");
        file.write_all(script.as_bytes()).expect("a file for tests");
        let rights = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&path, rights).expect("a file for tests");
        Piped::at(path)
    }

    /// What it answers to what it is given, where that comes in time and it ends well.
    pub fn ask(
        &self,
        arguments: &[&str],
        given: &[u8],
        longest: Duration,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Answer, Unanswered> {
        let mut command = self.command();
        command.args(arguments);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unanswered::Missing,
            _ => Unanswered::NotStarted(plain(&error)),
        })?;
        let input = child.stdin.take();
        let (output, beside) = (child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            let writing = scope.spawn(move || {
                // It may end without having read all of it; whether it was content, it says itself.
                input.map(|mut input| input.write_all(given))
            });
            let reading = scope.spawn(move || heard(output, LONGEST));
            let hearing = scope.spawn(move || {
                let mut beside = beside;
                let aside = heard(beside.as_mut(), ASIDE);
                // Nobody is kept waiting by what nobody looks at.
                let _rest = beside.map(|mut rest| io::copy(&mut rest, &mut io::sink()));
                aside
            });
            let ended = wait(&mut child, longest, is_wanted);
            // Also where it has ended: what it started may still hold the pipes.
            kill_all(&mut child);
            let _written = writing.join();
            let answer = reading.join().ok().flatten();
            let aside = hearing.join().ok().flatten().unwrap_or_default();
            let aside = on_one_line(&String::from_utf8_lossy(&aside.bytes));
            match (ended, answer) {
                (_, Some(Heard { is_all: false, .. })) => Err(Unanswered::TooLong),
                (Err(Ended::Badly(how)), _) => Err(Unanswered::Failed { how, aside }),
                (Err(Ended::Slow), _) => Err(Unanswered::Slow(longest)),
                (Err(Ended::Unwanted), _) => Err(Unanswered::Unwanted),
                (Ok(()), Some(Heard { bytes: said, .. })) => Ok(Answer { said, aside }),
                (Ok(()), None) => Err(Unanswered::Failed {
                    how: "its answer was cut off".to_owned(),
                    aside,
                }),
            }
        })
    }

    fn command(&self) -> Command {
        let mut command = match &self.unshare {
            Some(unshare) => {
                let mut command = Command::new(unshare);
                command.args(["-r", "-n", "--"]).arg(&self.program);
                command
            }
            None => Command::new(&self.program),
        };
        command
            .envs(self.set.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        apart(&mut command);
        command
    }
}

/// What came through a pipe.
#[derive(Default)]
struct Heard {
    bytes: Vec<u8>,
    /// Nothing of it was passed over.
    is_all: bool,
}

/// As many bytes of what comes through a pipe as are wanted of it.
fn heard(pipe: Option<impl io::Read>, most: u64) -> Option<Heard> {
    let mut bytes = Vec::new();
    pipe?.take(most + 1).read_to_end(&mut bytes).ok()?;
    let is_all = bytes.len() as u64 <= most;
    bytes.truncate(most as usize);
    Some(Heard { bytes, is_all })
}

/// What a program says in lines of its own, as part of a sentence: each thing once, without what moves the cursor.
fn on_one_line(said: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in said.lines() {
        let words = line.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let line = words.join(" ");
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    let all = lines.join("; ");
    let all = all.trim_end_matches(['.', ';', ' ']);
    match all.char_indices().nth(PASSED_ON) {
        Some((end, _)) => format!("{} …", all.get(..end).unwrap_or_default()),
        None => all.to_owned(),
    }
}

/// How it ended, where that was not well.
enum Ended {
    Badly(String),
    Slow,
    Unwanted,
}

fn wait(child: &mut Child, longest: Duration, is_wanted: &dyn Fn() -> bool) -> Result<(), Ended> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(ended)) if ended.success() => return Ok(()),
            Ok(Some(ended)) => return Err(Ended::Badly(how(ended))),
            Err(error) => {
                return Err(Ended::Badly(format!(
                    "could not be waited for ({})",
                    plain(&error)
                )));
            }
            Ok(None) if !is_wanted() => return Err(Ended::Unwanted),
            Ok(None) if started.elapsed() >= longest => return Err(Ended::Slow),
            Ok(None) => thread::sleep(SLICE),
        }
    }
}

/// What the system says, without its numbers.
fn plain(error: &io::Error) -> String {
    let said = error.to_string();
    let words = said.split_once(" (os error").map(|(words, _)| words);
    words.unwrap_or(&said).to_owned()
}

fn how(ended: ExitStatus) -> String {
    match ended.code() {
        Some(code) => format!("failed (code {code})"),
        None => killed(ended),
    }
}

#[cfg(unix)]
fn killed(ended: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt as _;
    const KILLED: i32 = 9;
    match ended.signal() {
        Some(KILLED) => {
            "was ended from outside, as happens where memory is short (signal 9)".to_owned()
        }
        Some(signal) => format!("crashed (signal {signal})"),
        None => "crashed".to_owned(),
    }
}

#[cfg(windows)]
fn killed(_: ExitStatus) -> String {
    "crashed".to_owned()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn program(desk: &tempfile::TempDir, does: &str) -> Piped {
        Piped::doing(desk.path(), does)
    }

    fn asked(program: &Piped, wanted: bool) -> Result<Answer, Unanswered> {
        program.ask(&[], &[b'x'; 1 << 20], Duration::from_secs(2), &|| wanted)
    }

    #[test]
    fn what_is_given_goes_in_and_what_it_says_comes_out() {
        let desk = tempfile::tempdir().unwrap();
        let answer = asked(&program(&desk, "cat"), true).unwrap();
        assert_eq!(answer.said.len(), 1 << 20);
        let answer = asked(&program(&desk, "echo yes; echo 'by the way' >&2"), true).unwrap();
        assert_eq!(answer.said, b"yes\n");
        assert_eq!(answer.aside, "by the way");
    }

    #[test]
    fn one_that_fails_stays_away_or_never_ends_is_told_apart() {
        let desk = tempfile::tempdir().unwrap();
        let missing = Piped::at(desk.path().join("nothing"));
        assert_eq!(asked(&missing, true), Err(Unanswered::Missing));
        let forbidden = program(&desk, "true");
        std::fs::set_permissions(
            desk.path().join("program"),
            std::os::unix::fs::PermissionsExt::from_mode(0o0),
        )
        .unwrap();
        let said = asked(&forbidden, true).unwrap_err().to_string();
        assert_eq!(said, "could not be started (Permission denied)");
        let said = |does: &str| asked(&program(&desk, does), true).unwrap_err().to_string();
        assert_eq!(said("exit 1"), "failed (code 1)");
        assert_eq!(
            said("printf 'one\\n\\033[1mtwo\\a\\none\\n' >&2; exit 3"),
            "failed (code 3); it said: one; [1mtwo"
        );
        assert_eq!(said("kill -SEGV $$"), "crashed (signal 11)");
        let endless = program(&desk, "sleep 60 & sleep 60");
        let started = Instant::now();
        assert_eq!(asked(&endless, false), Err(Unanswered::Unwanted));
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(said("sleep 60"), "took more than 2 seconds and was ended");
    }

    #[test]
    fn one_that_says_far_too_much_beside_its_answer_keeps_nobody_waiting() {
        let desk = tempfile::tempdir().unwrap();
        let loud = program(&desk, "yes moan | head -c 1000000 >&2; exit 1");
        let said = asked(&loud, true).unwrap_err().to_string();
        assert_eq!(said, "failed (code 1); it said: moan; m", "each thing once");
        let long = program(&desk, "printf '%0400d' 0 >&2; exit 1");
        let said = asked(&long, true).unwrap_err().to_string();
        assert!(said.ends_with("0 …") && said.len() < 350, "{said}");
    }
}
