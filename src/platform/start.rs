//! How this program is started once more: as a worker, or as another window.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::System;
use super::folders::Environment;

/// What is started as a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
    /// What a list of processes calls it; on Windows it is called by its path.
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "it is called by its path there")
    )]
    name: PathBuf,
}

impl Program {
    /// This program itself, with an argument.
    pub fn own(argument: &str) -> Self {
        let path = std::env::current_exe().unwrap_or_default();
        // On Linux its file may be replaced by that of a newer version while the window is open; what runs
        // can still be started. Windows does not let a file be replaced that runs.
        let running = Path::new("/proc/self/exe");
        let is_known = System::this() == System::Linux && running.exists();
        let start = if is_known { running } else { &path };
        Program {
            path: start.to_owned(),
            arguments: vec![argument.into()],
            name: path,
        }
    }

    /// Another program in a worker's place, for tests.
    pub fn named(path: PathBuf, arguments: &[&str]) -> Self {
        Program {
            arguments: arguments.iter().map(OsString::from).collect(),
            name: path.clone(),
            path,
        }
    }

    /// How it is started: spoken to by its standard input and output, and without a console of its own. Its
    /// input ends with whoever started it, also when that is killed; that is what ends a worker on Windows,
    /// too.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        self.in_the_background(&mut command);
        command
    }

    #[cfg(unix)]
    fn in_the_background(&self, command: &mut Command) {
        use std::os::unix::process::CommandExt as _;
        command.arg0(&self.name);
    }

    #[cfg(windows)]
    fn in_the_background(&self, command: &mut Command) {
        use std::os::windows::process::CommandExt as _;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
}

/// Whether what the window's program prints can be seen. On Windows it is none of the console's programs, or a
/// black one would stand beside each window.
pub const HAS_CONSOLE: bool = !cfg!(windows);

/// Opens a second window for another case: a second process, so that neither can take the other down
/// with it.
pub fn another_window() -> io::Result<()> {
    let own = std::env::current_exe()?;
    Command::new(own).spawn().map(drop)
}

/// Whether there is a display to open a window on. On other systems than Linux there is always one to try.
pub fn has_display(environment: Environment<'_>, system: System) -> bool {
    let is_set = |name: &str| environment(name).is_some_and(|value| !value.is_empty());
    system != System::Linux || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_looked_for_on_linux_only() {
        let with = |name: &'static str, value: &'static str| {
            move |asked: &str| (asked == name).then(|| OsString::from(value))
        };
        assert!(has_display(&with("DISPLAY", ":0"), System::Linux));
        assert!(has_display(
            &with("WAYLAND_DISPLAY", "wayland-0"),
            System::Linux
        ));
        assert!(!has_display(&with("DISPLAY", ""), System::Linux));
        assert!(!has_display(&|_| None, System::Linux));
        assert!(has_display(&|_| None, System::Windows));
        assert!(has_display(&|_| None, System::MacOs));
    }

    #[test]
    fn this_program_can_be_started_again() {
        let own = Program::own("--version-of-nothing");
        assert!(own.path.is_file());
        assert_eq!(own.arguments, ["--version-of-nothing"]);
        assert_eq!(own.name, std::env::current_exe().unwrap());
    }
}
