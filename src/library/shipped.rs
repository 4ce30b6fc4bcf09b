//! The pack that is part of the program.

use super::read::PackFiles;

/// Path and content of every file of `evidence/`, written by the build script `embed.rs`.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The shipped pack, not yet read.
pub fn shipped() -> PackFiles {
    let own = |(path, content): &(&str, &[u8])| ((*path).to_owned(), content.to_vec());
    PackFiles {
        origin: "evidence".to_owned(),
        files: FILES.iter().map(own).collect(),
    }
}
