//! What `bundle-builder`, the program of the window, answers in the terminal. It needs no display, so that
//! whoever has none still learns how to start it.

use std::process::ExitCode;

use super::print::Printer;

const HELP: &str = "\
Bundle Builder: country evidence for asylum appeals, as one PDF bundle.

Usage: bundle-builder [CASE]

  [CASE]         The case file to open in the window
  -h, --help     Print help
  -V, --version  Print version

“bundle --help” tells what can be done without a window.";

/// The answer to an option; none where it is no option but a case.
pub fn window_help(first: &str) -> Option<ExitCode> {
    let mut printer = Printer::standard();
    let told = match first {
        "-h" | "--help" => printer.data(HELP),
        "-V" | "--version" => printer.data(concat!("bundle-builder ", env!("CARGO_PKG_VERSION"))),
        option if option.starts_with('-') => {
            printer.talk(&format!(
                "bundle-builder: there is no option {option}\n  hint: bundle-builder --help tells what there is."
            ));
            return Some(ExitCode::from(2));
        }
        _ => return None,
    };
    // A reader that went away has what it wanted.
    Some(told.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}
