//! Other people's PDF readers, where they are installed.
//!
//! On a machine without them the checks that need them are passed by, loudly; in CI, which installs
//! them, `BUNDLE_BUILDER_READERS=required` makes their absence a failure.

use std::path::Path;
use std::process::Command;

/// What a program printed, with its exit code; `None` where it is not installed and need not be.
pub(crate) fn run(program: &str, arguments: &[&str], file: &Path) -> Option<(String, i32)> {
    let output = Command::new(program).args(arguments).arg(file).output();
    match output {
        Ok(output) => {
            let printed = [output.stdout, output.stderr].concat();
            Some((String::from_utf8_lossy(&printed).into_owned(), output.status.code().unwrap_or(-1)))
        }
        Err(error) => {
            let required = std::env::var("BUNDLE_BUILDER_READERS").is_ok_and(|value| value == "required");
            assert!(!required, "{program} is needed: {error}");
            eprintln!("{program} is not installed: its check was passed by");
            None
        }
    }
}
