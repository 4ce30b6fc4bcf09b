//! What a person can do about a file that cannot be used, in one sentence.

use std::error::Error;
use std::io::{self, ErrorKind};

use crate::platform::Cause;

use super::FilesError;
use super::plain::{cause_of, is_ours, own_error};

impl FilesError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            FilesError::Read { cause, .. } => reading(cause),
            FilesError::Write { cause, .. } => writing(cause),
            FilesError::TooLarge { .. } => "Make sure that it is the file you mean.",
            FilesError::NotAFile { .. } => "Name a file.",
            FilesError::NotEmpty { .. } => "Name a new folder, or an empty one.",
        }
    }
}

/// The same of an error that may be one of ours.
pub fn hint_of(error: &(dyn Error + 'static)) -> Option<&'static str> {
    own_error(error).map(FilesError::hint)
}

fn reading(cause: &io::Error) -> &'static str {
    match cause.kind() {
        ErrorKind::NotFound => "Check how its name is spelt; it may have been moved or renamed.",
        ErrorKind::PermissionDenied => {
            "Ask whoever looks after this machine for the right to read it, or for a copy."
        }
        ErrorKind::IsADirectory => "Name a file.",
        ErrorKind::NotADirectory => "Check the folders in its path.",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            "Check how its name is spelt, or give it a shorter one."
        }
        _ if cause_of(cause) == Some(Cause::Circle) => "Name the file itself and not a link.",
        _ => either(cause),
    }
}

fn writing(cause: &io::Error) -> &'static str {
    match cause.kind() {
        // Found by this program before the system was asked.
        ErrorKind::InvalidInput | ErrorKind::Other if is_ours(cause) => {
            "Choose another name, or another folder."
        }
        ErrorKind::NotFound => "Make the folder first, or choose another.",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Choose a folder in which you may write."
        }
        ErrorKind::StorageFull | ErrorKind::WriteZero | ErrorKind::QuotaExceeded => {
            "Make room on the disk, or choose another."
        }
        ErrorKind::FileTooLarge => "Choose another disk, or make less of it at a time.",
        ErrorKind::IsADirectory | ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => {
            "Choose another name."
        }
        ErrorKind::NotADirectory => "Choose a folder that is one.",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            "Choose a shorter name, without signs such as / or :."
        }
        _ if cause_of(cause) == Some(Cause::Circle) => "Choose the place itself and not a link.",
        _ => either(cause),
    }
}

fn either(cause: &io::Error) -> &'static str {
    match cause_of(cause) {
        Some(Cause::InUse) => "Close it in the other program, then try again.",
        Some(Cause::Away) => "Connect the drive again, then try again.",
        Some(Cause::NotLetIn) => {
            "Log in there, for instance by opening its folder, then try again."
        }
        Some(Cause::InTheCloud) => {
            "Have it kept on this machine (in its folder: “Always keep on this device”), then try again."
        }
        Some(Cause::Virus) => "Ask whoever looks after this machine.",
        Some(Cause::TooManyOpen) => "Close other programs, then try again.",
        _ if cause.kind() == ErrorKind::OutOfMemory => "Close other programs, then try again.",
        Some(Cause::Fault | Cause::Circle) | None => {
            "Try again; where that does not help, copy it to another disk and use the copy."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the disk answers, there is something to do.
    #[cfg(unix)]
    #[test]
    fn every_answer_of_the_system_has_a_way_out() {
        for number in 1..=133 {
            let cause = || io::Error::from_raw_os_error(number);
            for hint in [reading(&cause()), writing(&cause())] {
                assert!(hint.ends_with('.') && hint.len() > 10, "{number}: {hint}");
            }
        }
        let circle = io::Error::from_raw_os_error(40);
        assert!(reading(&circle).contains("link"));
    }
}
