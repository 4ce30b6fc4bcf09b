//! What differs from system to system: paths, names, locks, files that take the place of open ones, the
//! folders of a person, other programs, and how this one starts and is asked to end.
//!
//! Every such assumption stands here with its twin, so that whoever asks how the program behaves on Windows
//! has one room to read. No other room asks which system it runs on (`cfg`, `tests/it/tidy.rs`). What can be
//! told from text alone takes the [`System`] as a parameter, so that both sides are tested on each.
//!
//! | file | what differs | Linux, macOS | Windows |
//! |---|---|---|---|
//! | `names` | which names a file may have | all but `/` | no `CON`, `NUL`, `COM1` …, none of `<>:"\|?*`, no dot or space at the end |
//! | `paths` | how a path is spelt | as it is; letters count | `C:\…`, `\\server\share\…`, `\\?\…`; capitals do not count |
//! | `folders` | where settings and unsaved work are | `XDG_…`, `~/.config`, `~/.local/state` | `%APPDATA%`, `%LOCALAPPDATA%` |
//! | `open` | opening without waiting | `O_NONBLOCK`, kinds of devices | devices have names |
//! | `place` | a file takes the place of another | always, also of an open one | only if all who have it open allow that; tried for a second |
//! | `exchange` | one folder for another, in one step | Linux | cannot |
//! | `identity` | two names of one file | device and number | the path that the system has for it |
//! | `causes` | numbers of errors | `errno` | Windows' own |
//! | `desktop` | showing a file | `xdg-open`, `open` | Explorer |
//! | `start` | how a worker and a window are started | by the file that runs | without a console |
//! | `helper` | LibreOffice and libheif, run apart | process groups; Linux: without the network | their known folder; `taskkill` |
//! | `piped` | a program that reads and answers by its pipes (tesseract) | process groups; Linux: without the network | its known folder; `taskkill` |
//! | `supplied` | files that come with the program (models that read scans) | `/usr/share`, the bundle's resources | beside the program |
//! | `confine` | what a worker gives up | memory, core; Linux: files and network | nothing: it can only be killed |
//! | `asked` | how somebody asks for the end | interrupt, terminate, hang up | interrupt, terminate |
//! | `machine` | who sits there | `USER`, `HOSTNAME`, the kernel | `USERNAME`, `COMPUTERNAME` |
//!
//! **Locks.** A lock on a file is the system's, belongs to an open file, and goes with its program, however
//! that ends: after a crash it is free (a window that died is known by that). A lock *file* (`files::hold`) is
//! text that says who and since when; it stays behind, and is seen to be of the dead by the first kind of
//! lock. On Windows nobody else can *read* a locked file; so nothing that others must read is ever locked
//! for long, and what cannot be read for a lock is taken to be in use.
//!
//! **Hidden files** begin with a dot everywhere. On Windows that hides nothing, and those that lie about for
//! longer (locks, recovery copies, records) bear the attribute for it as well.
//!
//! Tried: on Linux all of it; the Windows side under wine (`.ci/thorough`), not on Windows; macOS never.

#![expect(
    clippy::disallowed_methods,
    reason = "the twin of each system stands here"
)]

mod asked;
mod causes;
mod confine;
mod desktop;
mod exchange;
mod folders;
mod helper;
mod identity;
mod machine;
mod names;
mod open;
mod paths;
mod piped;
mod place;
mod start;
mod supplied;

pub use asked::asked_to_end;
pub use causes::{Cause, cause};
pub use confine::give_up_rights;
pub use desktop::{Launch, Wish, launch, run};
pub use exchange::{
    EXCHANGES_FOLDERS, Mark, exchange, has_rights_of_its_own, have_one_owner, mark, sync_folder,
    sync_tree,
};
pub use folders::{
    Environment, cache_place, environment, settings_place, temporary_folder, unsaved_place,
};
pub use helper::{Helpers, Unhelped};
pub use identity::{Identity, identity};
pub use machine::who;
pub use names::{Unfit, fitting, unfit};
pub use open::{Special, device_by_name, special, without_waiting};
pub use paths::{canonical, is_same_name};
pub use piped::{Answer, Piped, Unanswered, tesseract};
pub use place::{Access, Name, REPLACES_OPEN_FILES, beside, make_hidden, put, put_if_free, rename};
pub use start::{HAS_CONSOLE, Program, another_window, has_display};
pub use supplied::supplied;

/// The systems that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Linux,
    MacOs,
    Windows,
}

impl System {
    /// The one that this program was made for. Other systems like Unix are taken for Linux.
    pub const fn this() -> Self {
        if cfg!(windows) {
            System::Windows
        } else if cfg!(target_os = "macos") {
            System::MacOs
        } else {
            System::Linux
        }
    }
}
