//! What the system says when a file cannot be used, in words of people who do not program.
//!
//! The system's own words stay with the error as its details, for whoever is asked for help.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::platform::{self, Cause, System};

use super::FilesError;
use super::Shown as _;

/// Why a file cannot be read.
pub(super) fn reading(cause: &io::Error) -> String {
    match cause.kind() {
        _ if is_ours(cause) => cause.to_string(),
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::PermissionDenied => "this account may not read it".to_owned(),
        ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        _ => either(cause),
    }
}

/// Why a file cannot be written.
pub(super) fn writing(path: &Path, cause: &io::Error) -> String {
    let folder = path.parent().and_then(Path::file_name);
    let folder = folder.map_or_else(
        || "that folder".to_owned(),
        |name| format!("the folder “{}”", name.shown()),
    );
    match cause.kind() {
        _ if is_ours(cause) => cause.to_string(),
        ErrorKind::NotFound => format!("{folder} is not there"),
        ErrorKind::PermissionDenied => format!("{folder} takes no files from this account"),
        ErrorKind::IsADirectory => "there is a folder of that name".to_owned(),
        _ => either(cause),
    }
}

/// Said by this program and not by the system: it is in plain words already.
pub(super) fn is_ours(cause: &io::Error) -> bool {
    cause.get_ref().is_some() && number(cause).is_none()
}

/// The number that the system gave an error. `tempfile` wraps what the system says in an error of its
/// own that adds the path; there the number stands in the text alone.
fn number(cause: &io::Error) -> Option<i32> {
    let in_text = || {
        let text = cause.to_string();
        let (_, behind) = text.split_once(SYSTEM)?;
        behind.split(')').next()?.parse().ok()
    };
    cause.raw_os_error().or_else(in_text)
}

/// How the standard library ends the words of the system.
const SYSTEM: &str = " (os error ";

/// Why the system refused it, where that is known: by the name that the standard library has for it, or else
/// by the system's number.
pub(super) fn cause_of(cause: &io::Error) -> Option<Cause> {
    match cause.kind() {
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock => {
            Some(Cause::InUse)
        }
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::StaleNetworkFileHandle => Some(Cause::Away),
        ErrorKind::TooManyLinks => Some(Cause::Circle),
        _ => platform::cause(System::this(), number(cause)?),
    }
}

fn words(cause: Cause) -> &'static str {
    match cause {
        Cause::InUse => "another program is using it",
        Cause::Away => "the drive that it lies on does not answer",
        Cause::NotLetIn => "the machine that it lies on does not let this account in",
        Cause::InTheCloud => "it lies in the cloud, and could not be fetched from there",
        Cause::Fault => "the disk reports a fault",
        Cause::TooManyOpen => "too many files are open on this machine",
        Cause::Circle => "it leads round in a circle of links",
        Cause::Virus => "the virus scanner of this machine refuses it",
    }
}

fn either(cause: &io::Error) -> String {
    let told = match cause.kind() {
        ErrorKind::AlreadyExists => "there is something of that name already",
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        ErrorKind::DirectoryNotEmpty => "a folder of that name has something in it",
        ErrorKind::StorageFull | ErrorKind::WriteZero => "the disk is full",
        ErrorKind::QuotaExceeded => "this account has used up its share of the disk",
        ErrorKind::FileTooLarge => "the disk takes no file as large as this",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            "the disk takes no such name: it is too long, or has a sign that is not allowed there"
        }
        ErrorKind::CrossesDevices => "it lies on another disk",
        ErrorKind::OutOfMemory => "there is not enough memory",
        ErrorKind::UnexpectedEof => "it ends too early",
        ErrorKind::Unsupported => "the disk cannot do that",
        _ => match (cause_of(cause), number(cause)) {
            (Some(known), _) => words(known),
            (None, Some(_)) => "the system refused it",
            (None, None) => return cause.to_string(),
        },
    };
    told.to_owned()
}

impl FilesError {
    /// The system's own words, where there are any behind the plain ones.
    pub fn details(&self) -> Option<String> {
        match self {
            FilesError::Read { cause, .. } | FilesError::Write { cause, .. } => {
                let number = number(cause)?;
                let words = cause.to_string();
                let words = words.split(SYSTEM).next().unwrap_or_default();
                Some(format!("{words}, error {number}"))
            }
            FilesError::TooLarge { .. }
            | FilesError::NotAFile { .. }
            | FilesError::NotEmpty { .. } => None,
        }
    }

    /// Whether there is nothing at that place.
    pub fn is_not_there(&self) -> bool {
        matches!(self, FilesError::Read { cause, .. } if cause.kind() == ErrorKind::NotFound)
    }

    /// Why the file cannot be used, without its name.
    pub fn why(&self) -> String {
        match self {
            FilesError::Read { cause, .. } => reading(cause),
            FilesError::Write { path, cause } => writing(path, cause),
            FilesError::TooLarge { most, .. } => format!(
                "it is larger than any file of its kind ({} MB at most)",
                most / 1_000_000
            ),
            FilesError::NotAFile { kind, .. } => format!("it is {kind}, not a file"),
            FilesError::NotEmpty { .. } => "it is there already and not an empty folder".to_owned(),
        }
    }
}

/// The system's own words behind an error that may be one of ours.
pub fn details_of(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    own_error(error)?.details()
}

/// The error of this room that stands behind another.
pub(super) fn own_error<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a FilesError> {
    let mut at = Some(error);
    while let Some(error) = at {
        let own = error.downcast_ref::<FilesError>();
        // One that was handed on as an error of input and output.
        let within = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        let within = within.and_then(|within| within.downcast_ref::<FilesError>());
        if let Some(found) = own.or(within) {
            return Some(found);
        }
        at = error.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a disk on Linux is known to answer.
    #[cfg(unix)]
    #[test]
    fn no_answer_of_the_system_reaches_a_person_in_its_own_words() {
        for number in 1..=133 {
            let cause = io::Error::from_raw_os_error(number);
            let own = cause.to_string();
            for words in [reading(&cause), writing(Path::new("a/b.pdf"), &cause)] {
                assert!(!words.contains("os error"), "{number}: {words}");
                assert!(!own.starts_with(&words), "{number}: {words}");
            }
        }
    }

    #[test]
    fn an_error_that_was_wrapped_with_its_path_is_one_of_the_system() {
        let missing = tempfile::NamedTempFile::new_in("/nowhere/at/all").unwrap_err();
        assert_eq!(missing.raw_os_error(), None, "wrapped");
        assert_eq!(reading(&missing), "it is not there");
        let path = Path::new("/nowhere/b.pdf");
        let error = FilesError::Write {
            path: path.into(),
            cause: missing,
        };
        assert_eq!(error.why(), "the folder “nowhere” is not there");
        let details = error.details().unwrap();
        let of_system = match cfg!(windows) {
            // Wine has fewer words for it than Windows.
            true => ", error 3",
            false => "No such file or directory, error 2",
        };
        assert!(details.ends_with(of_system), "{details}");
    }

    #[test]
    fn the_folder_that_is_not_there_is_named() {
        let cause = || io::Error::from(ErrorKind::NotFound);
        let path = Path::new("/home/ann/nowhere/case.ron");
        assert_eq!(writing(path, &cause()), "the folder “nowhere” is not there");
        assert_eq!(reading(&cause()), "it is not there");
    }

    #[test]
    fn the_systems_own_words_are_found_behind_ours() {
        let cause = io::Error::from_raw_os_error(2);
        let error = FilesError::Read {
            path: "x".into(),
            cause,
        };
        let raw = error.details();
        assert!(raw.as_ref().is_some_and(|raw| raw.contains("2")));
        assert_eq!(details_of(&io::Error::from(error)), raw);
    }
}
