//! Files that come with the program and are too large to be part of it: in a folder beside it, or where the system
//! has such files.

use std::fs;
use std::path::{Path, PathBuf};

use super::System;
use super::folders::Environment;

/// The folder, in whatever it lies.
const FOLDER: &str = "models";

/// A larger one is not ours.
const LARGEST: u64 = 64 << 20;

/// Says in which folder they are, where they are not to be looked for; empty, that they are not to be used.
const MODELS: &str = "BUNDLE_BUILDER_MODELS";

/// The content of a file that comes with the program.
pub fn supplied(environment: Environment<'_>, system: System, name: &str) -> Option<Vec<u8>> {
    let folders = match environment(MODELS) {
        // Nothing at all stands for none.
        Some(said) if said.is_empty() => Vec::new(),
        Some(said) => vec![PathBuf::from(said)],
        None => folders(&std::env::current_exe().ok()?.canonicalize().ok()?, system),
    };
    folders.iter().find_map(|folder| read(&folder.join(name)))
}

/// Where such files may lie, for a program at this path.
fn folders(program: &Path, system: System) -> Vec<PathBuf> {
    let Some(beside) = program.parent() else {
        return Vec::new();
    };
    let installed = match system {
        System::Windows => None,
        System::MacOs => Some("../Resources/models"),
        System::Linux => Some("../share/bundle-builder/models"),
    };
    let installed = installed.map(|path| beside.join(path));
    [beside.join(FOLDER)].into_iter().chain(installed).collect()
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok()?;
    if about.is_file() && about.len() <= LARGEST {
        fs::read(path).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_lie_beside_the_program_or_where_it_was_installed() {
        let linux = folders(Path::new("/usr/bin/bundle"), System::Linux);
        assert_eq!(
            linux,
            [
                PathBuf::from("/usr/bin/models"),
                PathBuf::from("/usr/bin/../share/bundle-builder/models")
            ]
        );
        let windows = folders(Path::new("/apps/bundle.exe"), System::Windows);
        assert_eq!(windows, [PathBuf::from("/apps/models")]);
    }

    #[test]
    fn a_folder_that_is_named_is_the_only_one() {
        let desk = tempfile::tempdir().unwrap();
        fs::write(desk.path().join("one"), "1").unwrap();
        let environment = |_: &str| Some(desk.path().into());
        let file = |name| supplied(&environment, System::this(), name);
        assert_eq!(file("one"), Some(b"1".to_vec()));
        assert_eq!(file("two"), None);
        assert_eq!(file("."), None);
        let none = supplied(&|_: &str| Some("".into()), System::this(), "one");
        assert_eq!(none, None);
    }
}
