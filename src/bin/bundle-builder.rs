//! The window's program: `bundle-builder [CASE]`. Everything is in the `gui` room; what draws pages of other
//! people's documents (`--page-worker`, for the window itself) is in the `worker` room.

// On Windows a program without this opens a black console beside its window.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

use bundle_builder::worker;

fn main() -> ExitCode {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == worker::ARGUMENT)
    {
        return worker::serve();
    }
    let first = std::env::args_os().nth(1);
    // Before a display is looked for: there may be none.
    if let Some(first) = first.as_deref().and_then(|one| one.to_str())
        && let Some(answer) = bundle_builder::cli::window_help(first)
    {
        return answer;
    }
    let case = first.map(PathBuf::from);
    bundle_builder::gui::main(case.as_deref())
}
