//! A program of others that is handed something on its standard input and answers on its standard output, so that
//! nothing of it lies on the disk: tesseract, which reads pictures.
//!
//! It runs without the network, where the system lets a person take that away, and is killed with all that it has
//! started when nobody wants its answer any longer or it takes too long.

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::System;
use super::folders::Environment;
use super::helper::{Unhelped, apart, kill_all, named, there};

/// Between two looks at whether it has ended.
const SLICE: Duration = Duration::from_millis(10);

/// Bytes of the longest answer.
const LONGEST: u64 = 64 << 20;

/// Says where tesseract is, where it is not to be looked for; empty, that it is not to be used.
const TESSERACT: &str = "BUNDLE_BUILDER_TESSERACT";

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
    ) -> Result<Vec<u8>, Unhelped> {
        let mut command = self.command();
        command.args(arguments);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unhelped::Missing,
            _ => Unhelped::Failed,
        })?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        thread::scope(|scope| {
            let writing = scope.spawn(move || {
                // It may end without having read all of it; whether it was content, it says itself.
                input.map(|mut input| input.write_all(given))
            });
            let reading = scope.spawn(move || {
                let mut answer = Vec::new();
                let read = output.map(|output| output.take(LONGEST).read_to_end(&mut answer));
                matches!(read, Some(Ok(_))).then_some(answer)
            });
            let ended = wait(&mut child, longest, is_wanted);
            // Also where it has ended: what it started may still hold the pipes.
            kill_all(&mut child);
            let _written = writing.join();
            let answer = reading.join().ok().flatten();
            ended.and(answer.ok_or(Unhelped::Failed))
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
            .stderr(Stdio::null());
        apart(&mut command);
        command
    }
}

fn wait(
    child: &mut Child,
    longest: Duration,
    is_wanted: &dyn Fn() -> bool,
) -> Result<(), Unhelped> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(ended)) if ended.success() => return Ok(()),
            Ok(Some(_)) | Err(_) => return Err(Unhelped::Failed),
            Ok(None) if !is_wanted() => return Err(Unhelped::Unwanted),
            Ok(None) if started.elapsed() >= longest => return Err(Unhelped::Slow),
            Ok(None) => thread::sleep(SLICE),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn program(desk: &tempfile::TempDir, does: &str) -> Piped {
        Piped::doing(desk.path(), does)
    }

    fn asked(program: &Piped, wanted: bool) -> Result<Vec<u8>, Unhelped> {
        program.ask(&[], &[b'x'; 1 << 20], Duration::from_secs(2), &|| wanted)
    }

    #[test]
    fn what_is_given_goes_in_and_what_it_says_comes_out() {
        let desk = tempfile::tempdir().unwrap();
        let answer = asked(&program(&desk, "cat"), true).unwrap();
        assert_eq!(answer.len(), 1 << 20);
        assert_eq!(asked(&program(&desk, "echo yes"), true).unwrap(), b"yes\n");
    }

    #[test]
    fn one_that_fails_stays_away_or_never_ends_is_told_apart() {
        let desk = tempfile::tempdir().unwrap();
        let missing = Piped::at(desk.path().join("nothing"));
        assert_eq!(asked(&missing, true), Err(Unhelped::Missing));
        assert_eq!(
            asked(&program(&desk, "exit 1"), true),
            Err(Unhelped::Failed)
        );
        let endless = program(&desk, "sleep 60 & sleep 60");
        let started = Instant::now();
        assert_eq!(asked(&endless, false), Err(Unhelped::Unwanted));
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(asked(&endless, true), Err(Unhelped::Slow));
    }
}
