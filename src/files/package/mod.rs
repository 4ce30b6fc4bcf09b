//! A case with its documents in one file, to be opened elsewhere with nothing lost.
//!
//! It is a ZIP archive that any system opens. Its first part, `package.json`, says which files it holds and the SHA-256 of
//! each; then come the case and its documents, those that were made of other files and what they were made of. All
//! paths in the case are relative. The same case and documents give the same bytes. What comes from elsewhere is
//! not trusted: all of it is looked at before anything is written, and it is taken whole or not at all.

mod names;
mod pack;
mod unpack;
mod zip;

pub use pack::{Packed, pack_case};
pub use unpack::{Unpacked, unpack_case};

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::FilesError;
use super::Shown as _;
use crate::case::text::CaseError;

/// The part that says what the others are.
const MANIFEST: &str = "package.json";

/// What stands in it, so that no other archive is taken for one of ours.
const FORMAT: &str = "bundle-builder-package";

/// The version that this program writes.
const VERSION: u32 = 1;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: String,
    version: u32,
    /// The name of the case file.
    case: String,
    files: Vec<Listed>,
    /// Documents of the case that were not there when it was packed.
    missing: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    name: String,
    /// Lower-case hexadecimal.
    sha256: String,
    bytes: u64,
}

/// All that is read of a list that may be newer than the program.
#[derive(Deserialize)]
struct VersionOnly {
    format: String,
    version: u32,
}

/// Why a package is not opened, or none is made. Nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error("the case cannot be read: {0}")]
    Case(#[from] CaseError),
    #[error("it is not a package of a case")]
    NotAPackage,
    #[error(
        "it was made by a newer Bundle Builder (packages of version {0}; this program knows {VERSION})"
    )]
    Newer(u32),
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    #[error("it is locked with a password")]
    Locked,
    #[error("it holds {0} files, more than any case has")]
    TooMany(usize),
    #[error("it would unpack to far more than it can hold")]
    Bomb,
    #[error("“{}” in it has a name that leads out of its folder, or that not every system takes", Path::new(.0).shown())]
    Name(String),
    #[error("“{}” and “{}” in it are one file on many systems", Path::new(.0).shown(), Path::new(.1).shown())]
    Twice(String, String),
    #[error("“{}” in it is a link, not a file", Path::new(.0).shown())]
    Link(String),
    #[error("“{}” in it is not in its list of files", Path::new(.0).shown())]
    NotListed(String),
    #[error("“{}” is in its list of files, and not in it", Path::new(.0).shown())]
    NotThere(String),
    #[error("“{}” in it is not what its list of files says: it was changed on the way", Path::new(.0).shown())]
    OtherContent(String),
    #[error("its case names a file outside of it: {}", Path::new(.0).shown())]
    Outside(String),
    #[error("the package would be larger than 4 GB")]
    TooLarge,
}

#[cfg(test)]
mod tests;
