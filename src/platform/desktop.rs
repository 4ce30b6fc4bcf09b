//! Handing a file to the desktop: to the program that it opens such files with, or shown in its folder.
//!
//! Which program does that differs from system to system. What is run is a plain value, so that tests can
//! look at it; whoever runs it waits in a thread of their own.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::System;

/// What is asked of the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Opens the file with the program for its kind.
    Open,
    /// Shows the folder that it lies in.
    ShowInFolder,
}

/// A program to run, with what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    pub program: &'static str,
    pub arguments: Vec<OsString>,
    /// Explorer reads its line in a way of its own: it takes a comma for the end of a path that is not in
    /// quotation marks, and the marks must not stand around more than the path. So its arguments are written
    /// as they are to be read, and no program's rules are laid over them. Its exit code says nothing, either:
    /// it ends with 1 also where all is well.
    pub is_explorer: bool,
}

/// What to run for a file. It is named by its whole path, so that no name looks like an option.
pub fn launch(wish: Wish, path: &Path, system: System) -> Launch {
    let whole = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
    let file = whole.clone().into_os_string();
    let folder = whole.parent().unwrap_or(&whole).as_os_str().to_owned();
    let (program, arguments) = match (system, wish) {
        (System::Linux, Wish::Open) => ("xdg-open", vec![file]),
        (System::Linux, Wish::ShowInFolder) => ("xdg-open", vec![folder]),
        (System::MacOs, Wish::Open) => ("open", vec![file]),
        (System::MacOs, Wish::ShowInFolder) => ("open", vec!["-R".into(), file]),
        (System::Windows, Wish::Open) => ("explorer", vec![quoted("", file)]),
        (System::Windows, Wish::ShowInFolder) => ("explorer", vec![quoted("/select,", file)]),
    };
    Launch {
        program,
        arguments,
        is_explorer: system == System::Windows,
    }
}

/// No path there has a quotation mark in it.
fn quoted(before: &str, path: OsString) -> OsString {
    let mut quoted = OsString::from(format!("{before}\""));
    quoted.push(path);
    quoted.push("\"");
    quoted
}

#[cfg(windows)]
fn give(command: &mut Command, launch: &Launch) {
    use std::os::windows::process::CommandExt as _;
    for argument in &launch.arguments {
        match launch.is_explorer {
            true => command.raw_arg(argument),
            false => command.arg(argument),
        };
    }
}

#[cfg(not(windows))]
fn give(command: &mut Command, launch: &Launch) {
    command.args(&launch.arguments);
}

/// Runs it and waits until it has handed the file on. Says in words why that was not possible.
pub fn run(launch: &Launch) -> Result<(), String> {
    let mut command = Command::new(launch.program);
    give(&mut command, launch);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.status() {
        Ok(ended) if ended.success() || launch.is_explorer => Ok(()),
        Ok(_failed) => Err("the desktop knows no program for it".to_owned()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Err(format!("this desktop has no “{}”", launch.program))
        }
        Err(cause) => Err(cause.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_asked_in_its_own_way() {
        let path = std::env::temp_dir().join("-a bundle.pdf");
        let told = |wish, system| {
            let launch = launch(wish, &path, system);
            let words = launch.arguments.iter().map(|one| one.to_string_lossy());
            format!("{} {}", launch.program, words.collect::<Vec<_>>().join(" "))
        };
        let (file, folder) = (path.display(), std::env::temp_dir());
        let folder = folder.join("x").parent().unwrap().display().to_string();
        assert_eq!(told(Wish::Open, System::Linux), format!("xdg-open {file}"));
        assert_eq!(
            told(Wish::ShowInFolder, System::Linux),
            format!("xdg-open {folder}")
        );
        assert_eq!(told(Wish::Open, System::MacOs), format!("open {file}"));
        assert_eq!(
            told(Wish::ShowInFolder, System::MacOs),
            format!("open -R {file}")
        );
        assert_eq!(
            told(Wish::Open, System::Windows),
            format!("explorer \"{file}\"")
        );
        assert_eq!(
            told(Wish::ShowInFolder, System::Windows),
            format!("explorer /select,\"{file}\"")
        );
    }

    #[test]
    fn a_program_that_is_not_there_or_fails_is_told_in_words() {
        let of = |program| Launch {
            program,
            arguments: Vec::new(),
            is_explorer: false,
        };
        let why = run(&of("no-such-program-anywhere")).unwrap_err();
        assert!(why.contains("has no “no-such-program-anywhere”"), "{why}");
        if cfg!(unix) {
            assert_eq!(run(&of("true")), Ok(()));
            assert!(run(&of("false")).unwrap_err().contains("no program for it"));
        }
    }
}
