//! By which the system knows a file under all its names.

use std::path::Path;

/// Equal for two paths that lead to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity(Known);

#[cfg(unix)]
type Known = (u64, u64);
/// There, two names of one file on the disk (hard links) are not seen to be one.
#[cfg(not(unix))]
type Known = std::path::PathBuf;

/// None where nothing is there, or it cannot be looked at.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let about = std::fs::metadata(path).ok()?;
    Some(Identity((about.dev(), about.ino())))
}

#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<Identity> {
    super::canonical(path).ok().map(Identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_file_are_one() {
        let desk = tempfile::tempdir().unwrap();
        let (one, two) = (desk.path().join("one"), desk.path().join("two"));
        for path in [&one, &two] {
            std::fs::File::create(path).unwrap();
        }
        std::fs::create_dir(desk.path().join("in")).unwrap();
        let round = desk.path().join("in").join("..").join("one");
        assert!(identity(&one).is_some());
        assert_eq!(identity(&one), identity(&round));
        assert_ne!(identity(&one), identity(&two));
        assert_eq!(identity(&desk.path().join("three")), None);
    }
}
