//! The command line. Everything is in the `cli` room.

use std::process::ExitCode;

fn main() -> ExitCode {
    bundle_builder::cli::main()
}
