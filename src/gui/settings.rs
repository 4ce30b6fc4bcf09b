//! What the window remembers from one day to the next: the packs in use. A small readable file where the
//! desktop keeps settings; nothing about any case is in it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files;

/// The version this program writes. A newer file is not touched.
const VERSION: u32 = 1;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    version: u32,
    /// Folders of packs, in the order in which they were opened.
    #[serde(default)]
    pub(super) packs: Vec<PathBuf>,
}

impl Settings {
    /// The settings at `path`, or why they cannot be used. No file is no fault.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        if !path.exists() {
            return Ok(Settings::default());
        }
        let told =
            |why: String| format!("The settings in {} cannot be read: {why}.", path.display());
        let bytes = files::read(path).map_err(|error| told(error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        let settings: Settings = ron::from_str(&text).map_err(|error| told(error.to_string()))?;
        if settings.version > VERSION {
            return Err(told("a newer version of the program wrote them".to_owned()));
        }
        Ok(settings)
    }

    /// Writes the settings. A file that could not be read is set aside first, never overwritten.
    pub(super) fn write(path: &Path, packs: &[PathBuf]) -> Result<(), String> {
        let settings = Settings {
            version: VERSION,
            packs: packs.to_vec(),
        };
        let pretty = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(&settings, pretty).map_err(|one| one.to_string())?;
        if Settings::read(path).is_err() {
            files::set_aside(path).map_err(|error| error.to_string())?;
        }
        files::make_folder_of(path).map_err(|error| error.to_string())?;
        files::write_atomic(path, format!("{text}\n").as_bytes()).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_no_file_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.ron");
        assert_eq!(Settings::read(&path).unwrap(), Settings::default());
        let packs = [PathBuf::from("/shared/our evidence")];
        Settings::write(&path, &packs).unwrap();
        assert_eq!(Settings::read(&path).unwrap().packs, packs);
    }

    #[test]
    fn settings_that_cannot_be_read_are_said_and_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for text in ["(packs: 3)", "(version: 99)", "nonsense"] {
            files::write_atomic(&path, text.as_bytes()).unwrap();
            assert!(Settings::read(&path).unwrap_err().contains("settings.ron"));
            Settings::write(&path, &[]).unwrap();
            assert!(Settings::read(&path).is_ok());
        }
        assert_eq!(
            files::read(&path.with_file_name("settings.ron.1")).unwrap(),
            b"(packs: 3)"
        );
    }
}
