//! Other people's PDF readers, where they are installed.
//!
//! On a machine without them the checks that need them are passed by, loudly; in CI, which installs
//! them, `BUNDLE_BUILDER_READERS=required` makes their absence a failure.

#![expect(clippy::print_stderr, reason = "what was passed by is said aloud")]

use std::path::Path;
use std::process::{Command, Output};

/// What a program printed about `file`, with its exit code; `None` where it is not installed and
/// need not be.
pub(crate) fn run(program: &str, arguments: &[&str], file: &Path) -> Option<(String, i32)> {
    run_after(program, arguments, file, &[])
}

/// The same, with more words behind the file.
pub(crate) fn run_after(
    program: &str,
    arguments: &[&str],
    file: &Path,
    behind: &[&str],
) -> Option<(String, i32)> {
    let output = output(Command::new(program).args(arguments).arg(file).args(behind))?;
    let printed = [output.stdout, output.stderr].concat();
    let code = output.status.code().unwrap_or(-1);
    Some((String::from_utf8_lossy(&printed).into_owned(), code))
}

/// The text that a program finds in `file`: standard output only.
pub(crate) fn read_text(program: &str, arguments: &[&str], file: &Path) -> Option<(String, i32)> {
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = output(&mut command)?;
    let code = output.status.code().unwrap_or(-1);
    Some((String::from_utf8_lossy(&output.stdout).into_owned(), code))
}

/// What a program writes to standard output about `file`, as it is.
pub(crate) fn read_bytes(program: &str, arguments: &[&str], file: &Path) -> Option<Vec<u8>> {
    read_bytes_after(program, arguments, file, &[])
}

/// The same, with more words behind the file.
pub(crate) fn read_bytes_after(
    program: &str,
    arguments: &[&str],
    file: &Path,
    behind: &[&str],
) -> Option<Vec<u8>> {
    Some(output(Command::new(program).args(arguments).arg(file).args(behind))?.stdout)
}

/// Whether other people's readers are there, so that nothing was passed by.
pub(crate) fn are_there() -> bool {
    ["pdftotext", "mutool", "qpdf"]
        .iter()
        .all(|program| output(Command::new(program).arg("--version")).is_some())
}

fn output(command: &mut Command) -> Option<Output> {
    match command.output() {
        Ok(output) => Some(output),
        Err(error) => {
            let program = command.get_program().to_string_lossy();
            let required =
                std::env::var("BUNDLE_BUILDER_READERS").is_ok_and(|value| value == "required");
            assert!(!required, "{program} is needed: {error}");
            say(&format!(
                "{program} is not installed: its check was passed by"
            ));
            None
        }
    }
}

/// Tells whoever runs the tests that something was not tested.
pub(crate) fn say(what: &str) {
    eprintln!("{what}");
}
