//! Names of files in a package: relative, and such that every system takes them and keeps them apart.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use super::PackageError;
use crate::platform::{System, unfit};

/// Letters of the longest name, and of the longest way to it.
const LONGEST_PART: usize = 200;
const LONGEST: usize = 1_000;
/// Folders within folders.
const DEEPEST: usize = 16;

/// Whether a name leads to a file in the folder of the package, on every system.
pub(super) fn is_safe(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let is_plain = |part: &&str| {
        !part.is_empty()
            && !part.chars().all(|sign| sign == '.')
            && part.len() <= LONGEST_PART
            && !part.contains(|sign: char| sign == '\\' || sign == ':' || sign.is_control())
    };
    name.len() <= LONGEST
        && parts.len() <= DEEPEST
        && parts.iter().all(is_plain)
        && unfit(System::Windows, Path::new(name)).is_none()
}

/// Names as systems compare them that take capital letters for small ones and know two spellings of “é”.
fn folded(name: &str) -> String {
    name.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

/// Names that are taken: of files, and of the folders that they lie in.
#[derive(Debug, Default)]
pub(super) struct Names {
    files: BTreeMap<String, String>,
    folders: BTreeMap<String, String>,
}

impl Names {
    /// Takes a name, or says what is in its way.
    pub(super) fn take(&mut self, name: &str) -> Result<(), PackageError> {
        if !is_safe(name) {
            return Err(PackageError::Name(name.to_owned()));
        }
        let key = folded(name);
        let above: Vec<String> = key
            .match_indices('/')
            .filter_map(|(at, _)| key.get(..at).map(str::to_owned))
            .collect();
        let own = self.files.get(&key).or_else(|| self.folders.get(&key));
        let in_the_way = own.or_else(|| above.iter().find_map(|folder| self.files.get(folder)));
        if let Some(other) = in_the_way {
            return Err(PackageError::Twice(other.clone(), name.to_owned()));
        }
        for folder in above {
            self.folders
                .entry(folder)
                .or_insert_with(|| name.to_owned());
        }
        self.files.insert(key, name.to_owned());
        Ok(())
    }

    /// A free name in the folder of documents, as near to that of a file as can be.
    pub(super) fn take_near(&mut self, path: &str) -> String {
        let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = fitting(last);
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), format!(".{ending}")),
            _ => (name, String::new()),
        };
        for number in 1_u32.. {
            let count = match number {
                1 => String::new(),
                _ => format!(" ({number})"),
            };
            let free = format!("documents/{stem}{count}{ending}");
            if self.take(&free).is_ok() {
                return free;
            }
        }
        String::new()
    }
}

/// The name without signs that a system does not take.
fn fitting(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            sign if sign.is_control() => '_',
            sign => sign,
        })
        .collect();
    let plain = plain.trim_matches([' ', '.']).to_owned();
    let mut plain = match is_safe(&plain) {
        true => plain,
        // A device of Windows, or far too long.
        false => {
            let start: String = plain.chars().rev().take(60).collect();
            format!("file {}", start.chars().rev().collect::<String>())
        }
    };
    if !is_safe(&plain) {
        plain = "file".to_owned();
    }
    plain
}
