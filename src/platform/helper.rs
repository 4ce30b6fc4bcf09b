//! Programs of others that help, where they are installed: LibreOffice makes PDFs of Word documents, libheif reads
//! photographs that our decoder cannot. None is ever required.
//!
//! Each run has a folder of its own, which goes with it, so that it neither sees nor changes a person's own settings;
//! no macros; a minute of time; and no network, where the system lets a person take that away (Linux, `unshare`).
//! It is killed with all that it has started.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::System;
use super::folders::Environment;

/// How long a run may take.
const LONGEST: Duration = Duration::from_secs(60);
const SLICE: Duration = Duration::from_millis(50);

/// Bytes of the largest file that a helper may make.
const LARGEST: u64 = 512 << 20;

/// The helpers that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helpers {
    pub office: Option<PathBuf>,
    pub heif: Option<PathBuf>,
    /// Starts a program without the network.
    pub unshare: Option<PathBuf>,
}

/// Why a helper made nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unhelped {
    /// It is not installed.
    Missing,
    Failed,
    /// It took longer than a minute.
    Slow,
    /// Nobody wants it any longer.
    Unwanted,
}

impl Helpers {
    /// Looks where programs are. Touches the disk.
    pub fn find(environment: Environment<'_>, system: System) -> Self {
        let named = |names: &[&str]| named(names, environment);
        let known = match system {
            System::Linux => None,
            System::MacOs => there("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
            System::Windows => there("C:/Program Files/LibreOffice/program/soffice.exe"),
        };
        Helpers {
            office: known.or_else(|| named(&["soffice", "libreoffice", "soffice.exe"])),
            heif: named(&["heif-convert", "heif-convert.exe"]),
            unshare: named(&["unshare"]).filter(|_| system == System::Linux),
        }
    }

    /// A PDF of a text that LibreOffice opens; `ending` says what kind it is.
    pub fn office_pdf(
        &self,
        bytes: &[u8],
        ending: &str,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Unhelped> {
        let office = self.office.as_ref().ok_or(Unhelped::Missing)?;
        let desk = Desk::new(bytes, ending)?;
        desk.put(
            "profile/user/registrymodifications.xcu",
            SETTINGS.as_bytes(),
        )?;
        let profile = desk.path("profile");
        let profile = profile
            .to_string_lossy()
            .replace('\\', "/")
            .replace(' ', "%20");
        let arguments = [
            format!(
                "-env:UserInstallation=file:///{}",
                profile.trim_start_matches('/')
            ),
            "--headless".to_owned(),
            "--norestore".to_owned(),
            "--nologo".to_owned(),
            "--nodefault".to_owned(),
            "--convert-to".to_owned(),
            "pdf:writer_pdf_Export".to_owned(),
            "--outdir".to_owned(),
            desk.path("out").to_string_lossy().into_owned(),
            desk.given.to_string_lossy().into_owned(),
        ];
        self.run(office, &arguments, &desk, is_wanted)?;
        desk.made("out/document.pdf")
    }

    /// A JPEG of a HEIC photograph.
    pub fn heic_jpeg(
        &self,
        bytes: &[u8],
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Unhelped> {
        let heif = self.heif.as_ref().ok_or(Unhelped::Missing)?;
        let desk = Desk::new(bytes, "heic")?;
        let arguments = [
            "-q".to_owned(),
            "90".to_owned(),
            desk.given.to_string_lossy().into_owned(),
            desk.path("document.jpg").to_string_lossy().into_owned(),
        ];
        self.run(heif, &arguments, &desk, is_wanted)?;
        desk.made("document.jpg")
    }

    fn run(
        &self,
        program: &Path,
        arguments: &[String],
        desk: &Desk,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<(), Unhelped> {
        // Not every system lets a person give the network up.
        let alone = self.unshare.as_ref().filter(|unshare| {
            let mut probe = desk.command(unshare);
            probe.args(["-r", "-n", "--", "true"]);
            probe.status().is_ok_and(|ended| ended.success())
        });
        let mut command = match alone {
            Some(unshare) => {
                let mut command = desk.command(unshare);
                command.args(["-r", "-n", "--"]).arg(program);
                command
            }
            None => desk.command(program),
        };
        command.args(arguments);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unhelped::Missing,
            _ => Unhelped::Failed,
        })?;
        let ended = wait(&mut child, is_wanted);
        // Also where it has ended: what it started may still run.
        kill_all(&mut child);
        ended
    }
}

fn wait(child: &mut Child, is_wanted: &dyn Fn() -> bool) -> Result<(), Unhelped> {
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait() {
            Ok(Some(ended)) if ended.success() => return Ok(()),
            Ok(Some(_)) | Err(_) => return Err(Unhelped::Failed),
            Ok(None) if !is_wanted() => return Err(Unhelped::Unwanted),
            Ok(None) if waited >= LONGEST => return Err(Unhelped::Slow),
            Ok(None) => {
                thread::sleep(SLICE);
                waited += SLICE;
            }
        }
    }
}

#[cfg(unix)]
pub(super) fn kill_all(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    // It is the first of its group.
    let _gone = kill_process_group(Pid::from_child(child), Signal::KILL);
    let _waited_for = child.wait();
}

#[cfg(windows)]
pub(super) fn kill_all(child: &mut Child) {
    let mut kill = Command::new("taskkill");
    kill.args(["/T", "/F", "/PID", &child.id().to_string()]);
    kill.stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let _gone = kill.status();
    let _waited_for = child.wait();
}

/// A folder for one run.
struct Desk {
    folder: tempfile::TempDir,
    given: PathBuf,
}

impl Desk {
    fn new(bytes: &[u8], ending: &str) -> Result<Self, Unhelped> {
        // For this person alone.
        let folder = tempfile::tempdir().map_err(failed)?;
        let given = folder.path().join(format!("document.{ending}"));
        let desk = Desk { folder, given };
        desk.put(&format!("document.{ending}"), bytes)?;
        Ok(desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Unhelped> {
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&path);
        let done = fs::create_dir_all(folder).and_then(|()| written(&path, bytes));
        done.map_err(failed)
    }

    fn made(&self, name: &str) -> Result<Vec<u8>, Unhelped> {
        let mut bytes = Vec::new();
        let file = fs::File::open(self.path(name)).map_err(failed)?;
        file.take(LARGEST).read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }

    /// Sees none of the person's own settings.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env("TMP", self.folder.path())
            .env("TEMP", self.folder.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        apart(&mut command);
        command
    }
}

/// Into a folder that nobody else has.
fn written(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::File::create(path)?.write_all(bytes)
}

fn failed(_why: io::Error) -> Unhelped {
    Unhelped::Failed
}

#[cfg(unix)]
pub(super) fn apart(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(windows)]
pub(super) fn apart(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

/// The first of these programs on the way on which programs are looked for.
pub(super) fn named(names: &[&str], environment: Environment<'_>) -> Option<PathBuf> {
    let path = environment("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        places.find(|place| place.is_absolute() && place.is_file())
    })
}

pub(super) fn there(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(path)).filter(|path| path.is_file())
}

/// No macro runs, and nothing is fetched for a document that others wrote.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"#;

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Instant;

    use super::*;

    /// A program in LibreOffice's place, which does this.
    fn office(desk: &tempfile::TempDir, does: &str) -> Helpers {
        let program = desk.path().join("soffice");
        written(&program, format!("#!/bin/sh\n{does}\n").as_bytes()).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        Helpers {
            office: Some(program),
            ..Helpers::default()
        }
    }

    #[test]
    fn what_a_helper_makes_is_taken_and_its_folder_goes() {
        let desk = tempfile::tempdir().unwrap();
        let told = desk.path().join("told");
        let helpers = office(
            &desk,
            &format!(
                "mkdir out; cp document.docx out/document.pdf; pwd > {}",
                told.display()
            ),
        );
        let made = helpers.office_pdf(b"text", "docx", &|| true);
        assert_eq!(made.as_deref(), Ok(&b"text"[..]));
        let folder = fs::read_to_string(told).unwrap();
        assert!(!Path::new(folder.trim()).exists());
    }

    #[test]
    fn one_that_fails_is_missing_or_is_not_wanted_any_longer_is_told_apart() {
        let desk = tempfile::tempdir().unwrap();
        let pdf = |helpers: &Helpers, wanted: bool| helpers.office_pdf(b"x", "docx", &|| wanted);
        assert_eq!(pdf(&Helpers::default(), true), Err(Unhelped::Missing));
        assert_eq!(pdf(&office(&desk, "exit 1"), true), Err(Unhelped::Failed));
        assert_eq!(pdf(&office(&desk, "true"), true), Err(Unhelped::Failed));
        let mark = desk.path().join("went on");
        let started = Instant::now();
        let slow = office(
            &desk,
            &format!("(sleep 3; touch '{}') & sleep 60", mark.display()),
        );
        assert_eq!(pdf(&slow, false), Err(Unhelped::Unwanted));
        assert!(started.elapsed() < Duration::from_secs(3));
        thread::sleep(Duration::from_secs(4));
        assert!(!mark.exists(), "what it had started ended with it");
    }
}
