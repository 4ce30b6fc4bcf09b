//! The command line. Everything is in the `cli` room.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything else is read: no command of this name is to be seen or helped with.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == bundle_builder::worker::ARGUMENT)
    {
        return bundle_builder::worker::serve();
    }
    bundle_builder::cli::main()
}
