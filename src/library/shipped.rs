//! The packs that are part of the program: what all share, then one for each country.

use std::collections::BTreeMap;

use super::read::PackFiles;

/// Path and content of every file of the folders in `evidence/`, written by the build script `embed.rs`.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The folder that holds what all packs share, on which the others hang.
const SHARED: &str = "shared";

/// The shipped packs, not yet read: what all share first, the others in order of their folders.
pub fn shipped() -> Vec<PackFiles> {
    let mut packs: BTreeMap<&str, PackFiles> = BTreeMap::new();
    for (path, content) in FILES {
        let (folder, inside) = path.split_once('/').unwrap_or(("", path));
        let pack = packs.entry(folder).or_default();
        pack.origin = format!("evidence/{folder}");
        pack.files.insert(inside.to_owned(), content.to_vec());
    }
    let shared = packs.remove(SHARED);
    shared.into_iter().chain(packs.into_values()).collect()
}
