//! The only room that touches the disk: whole reads (here), atomic writes (`atomic`, `spool`, `several`),
//! what is put out of the way or kept for later (`aside`), pack folders (`pack`), the files of documents
//! (`exhibit`), what has changed (`stamp`), what files held when they were read (`known`), what may be opened (`open`) and what may be replaced (`target`), and the locks that let several people save into one pack
//! (`guarded`), tell them who has a case open (`hold`), and tell windows of each other (`presence`).
//!
//! Nothing is ever half-written: a file is made beside its target (`spool`), flushed to the disk, and
//! takes the target's place in one step; whoever loses power keeps the old file or has the new one. Every
//! error names the path and what to do. What the bytes mean is other rooms' business.

mod aside;
mod atomic;
mod cases;
mod conversions;
mod drive;
mod exchange;
mod exhibit;
mod filed;
mod guarded;
mod hold;
mod known;
mod listing;
mod lock;
mod natural;
mod no_table;
mod open;
mod originals;
mod pack;
mod package;
mod plain;
mod presence;
mod profiles;
mod readings;
mod record;
mod redactions;
mod several;
mod shown;
mod spool;
mod staging;
mod stamp;
mod target;
mod told;
mod traces;
mod unsuited;
#[cfg(test)]
pub(crate) mod watched;
mod way_out;

pub use aside::{keep_earlier_version, recovery_path, remove, set_aside, written_at};
pub use atomic::{write_atomic, write_private};
pub use cases::{FoundCase, FoundCases, cases_below};
pub use conversions::{
    ConversionsPlace, carry_conversion, forget_conversions, keep_conversion, kept_conversion,
};
pub use exhibit::{
    below, exhibit_path, exhibit_path_from, find_by_content, load_exhibit, nearest_folder,
    read_exhibit,
};
pub use filed::filed_at;
pub use guarded::{SaveOutcome, finish_pack, is_half_saved, save_into, save_into_while};
pub use hold::{Held, Hold, HoldState, Holder, hold, hold_path, take_over, was_cut_short};
pub use known::{KnownFiles, Look};
pub use listing::{Listed, list};
pub use lock::{LOCK, Lock, Saver, break_lock};
pub use natural::natural;
pub use no_table::no_table;
pub use open::answers;
pub use originals::{Originals, original_now, originals_now, put_originals};
pub use pack::{make_pack, read_pack, read_pack_while};
pub use package::{PackageError, Packed, Unpacked, pack_case, unpack_case};
pub use plain::details_of;
pub use presence::{Presence, Process, Runs, Unsaved, alone};
pub use profiles::{NotConfirmed, confirm_value, profiles_folder, read_profiles};
pub use readings::{Kept, ReadingsPlace, forget_readings, keep_reading, kept_reading, trim_cache};
pub use record::finish_cut_short;
pub use redactions::{forget_redacted, keep_redacted};
pub use several::{has_volumes, left_over, left_over_finding, put_all, volume_paths};
pub use shown::Shown;
pub use spool::SpoolFile;
pub use stamp::{Stamp, stamp, stamp_of_case};
pub use target::{InUse, is_same, target};
pub use told::{forget_told, note_told, settle_told, with_told};
pub use traces::{Trace, TraceKind, TracePlaces, remove_traces, traces};
pub use unsuited::{Unsuited, by_content, found_inside, is_pdf_or_picture, not_as_named};
pub use way_out::hint_of;

// What tests of other rooms need to move folders about as a person does.
#[cfg(test)]
pub(crate) use std::fs as disk;
use std::io;
use std::path::{Path, PathBuf};

/// No file that we read whole is larger, in bytes: a case or pack file of this size is a mistake.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The same for PDF files.
const LARGEST_PDF: u64 = 2 * 1024 * 1024 * 1024;

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    #[error("{} cannot be read: {}", path.shown(), plain::reading(cause))]
    Read { path: PathBuf, cause: io::Error },
    #[error(
        "{} could not be written: {}{}",
        path.shown(),
        plain::writing(path, cause),
        untouched(path)
    )]
    Write { path: PathBuf, cause: io::Error },
    #[error("{} is larger than any file of its kind ({} MB at most)", path.shown(), most / 1_000_000)]
    TooLarge { path: PathBuf, most: u64 },
    #[error("{} is {kind}, not a file", path.shown())]
    NotAFile { path: PathBuf, kind: &'static str },
    #[error("{} exists already and is not an empty folder", path.shown())]
    NotEmpty { path: PathBuf },
}

/// Said only where there was one.
fn untouched(path: &Path) -> &'static str {
    match drive::is_file(path) {
        true => "; the file that was there is untouched",
        false => "; nothing was written",
    }
}

/// As those see it who write into something and need not know that it is a file.
impl From<FilesError> for io::Error {
    fn from(error: FilesError) -> Self {
        let kind = match &error {
            FilesError::Read { cause, .. } | FilesError::Write { cause, .. } => cause.kind(),
            FilesError::TooLarge { .. }
            | FilesError::NotAFile { .. }
            | FilesError::NotEmpty { .. } => io::ErrorKind::Other,
        };
        io::Error::new(kind, error)
    }
}

/// The whole content of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, FilesError> {
    open::read_at_most(path, LARGEST)
}

/// The whole content of a PDF file.
pub fn read_pdf(path: &Path) -> Result<Vec<u8>, FilesError> {
    open::read_at_most(path, LARGEST_PDF)
}

/// Whether anything lies there.
pub fn is_there(path: &Path) -> bool {
    drive::exists(path)
}

pub fn is_file(path: &Path) -> bool {
    drive::is_file(path)
}

pub fn is_folder(path: &Path) -> bool {
    drive::is_dir(path)
}

/// Whether a new file can have that path: nothing lies there, and the system takes such names.
pub fn is_free(path: &Path) -> Result<bool, FilesError> {
    target::fits(path)?;
    Ok(!drive::exists(path))
}

/// Makes the folder that `path` is to lie in, with all above it, where it is not there yet.
pub fn make_folder_of(path: &Path) -> Result<(), FilesError> {
    drive::create_dir_all(folder_of(path)).map_err(|cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    })
}

/// The hidden folder that goes with a case: `.letter.readings` beside `letter.ron`.
fn hidden_beside(case: &Path, what: &str) -> PathBuf {
    let name = case.file_stem().unwrap_or_default().to_string_lossy();
    folder_of(case).join(format!(".{name}.{what}"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
