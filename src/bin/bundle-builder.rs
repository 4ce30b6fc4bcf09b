//! The window's program: `bundle-builder [CASE]`. Everything is in the `gui` room.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let case = std::env::args_os().nth(1).map(PathBuf::from);
    bundle_builder::gui::main(case.as_deref())
}
