//! Where a person's settings and unsaved work are kept.
//!
//! The environment is an input: whoever asks hands in how its variables are read, and which system it is.
//! What is read of a case's documents lies beside the case (`files::readings`); what is read of public reports
//! lies in the cache, from which anybody may remove it.

use std::ffi::OsString;
use std::path::PathBuf;

use super::System;

/// Reads a variable of the environment.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// A variable of this process's environment.
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// A folder named by the environment.
fn named_folder(environment: Environment<'_>, name: &str) -> Option<PathBuf> {
    let value = environment(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

/// Where windows keep what is not saved, and by which they know of each other: the folder that the
/// desktop has for such state. On Windows it stays on this machine, while settings follow the person.
pub fn unsaved_place(environment: Environment<'_>, system: System) -> Option<PathBuf> {
    let folder = |name| named_folder(environment, name);
    let below = |name, path| folder(name).map(|home| home.join(path));
    let state = match system {
        System::Windows => folder("LOCALAPPDATA").or_else(|| below("USERPROFILE", "AppData/Local")),
        System::Linux | System::MacOs => {
            folder("XDG_STATE_HOME").or_else(|| below("HOME", ".local/state"))
        }
    };
    state.map(|state| state.join(OWN))
}

/// Where what was read of public reports is kept: the folder that the desktop has for what can be made again.
pub fn cache_place(environment: Environment<'_>, system: System) -> Option<PathBuf> {
    let folder = |name| named_folder(environment, name);
    let below = |name, path| folder(name).map(|home| home.join(path));
    let cache = match system {
        System::Windows => folder("LOCALAPPDATA").or_else(|| below("USERPROFILE", "AppData/Local")),
        System::MacOs => folder("XDG_CACHE_HOME").or_else(|| below("HOME", "Library/Caches")),
        System::Linux => folder("XDG_CACHE_HOME").or_else(|| below("HOME", ".cache")),
    };
    // On Windows unsaved work lies in the same folder.
    cache.map(|cache| cache.join(OWN).join("readings"))
}

/// The file of the settings: in the folder that the desktop has for them.
pub fn settings_place(environment: Environment<'_>, system: System) -> PathBuf {
    let folder = |name| named_folder(environment, name);
    let below = |name, path| folder(name).map(|home| home.join(path));
    let config = match system {
        System::Windows => folder("APPDATA").or_else(|| below("USERPROFILE", "AppData/Roaming")),
        System::MacOs => {
            folder("XDG_CONFIG_HOME").or_else(|| below("HOME", "Library/Application Support"))
        }
        System::Linux => folder("XDG_CONFIG_HOME").or_else(|| below("HOME", ".config")),
    };
    let config = config.unwrap_or_else(std::env::temp_dir);
    config.join(OWN).join("settings.ron")
}

/// Where unsaved work is kept when the environment names no place for it; it goes with the machine's next
/// start.
pub fn temporary_folder() -> PathBuf {
    std::env::temp_dir().join(OWN)
}

/// The name of our folder in others.
const OWN: &str = "bundle-builder";

#[cfg(test)]
mod tests {
    use super::*;

    fn says<'a>(pairs: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        }
    }

    fn state(pairs: &[(&str, &str)], system: System) -> Option<PathBuf> {
        unsaved_place(&says(pairs), system)
    }

    fn settings(pairs: &[(&str, &str)], system: System) -> PathBuf {
        settings_place(&says(pairs), system)
    }

    const ANN: [(&str, &str); 6] = [
        ("HOME", "/home/ann"),
        ("XDG_STATE_HOME", ""),
        ("APPDATA", "/Users/Ann/AppData/Roaming"),
        ("LOCALAPPDATA", "/Users/Ann/AppData/Local"),
        ("USERPROFILE", "/Users/Ann"),
        ("XDG_CONFIG_HOME", ""),
    ];

    #[test]
    fn unsaved_work_lies_where_the_system_has_such_state() {
        let unix = Some(PathBuf::from("/home/ann/.local/state/bundle-builder"));
        assert_eq!(state(&ANN, System::Linux), unix);
        assert_eq!(state(&ANN, System::MacOs), unix);
        let local = Some(PathBuf::from("/Users/Ann/AppData/Local/bundle-builder"));
        assert_eq!(state(&ANN, System::Windows), local);
        assert_eq!(state(&[ANN[4]], System::Windows), local);
        let own = [("XDG_STATE_HOME", "/var/ann"), ANN[0]];
        assert_eq!(
            state(&own, System::Linux),
            Some("/var/ann/bundle-builder".into())
        );
        for system in [System::Linux, System::MacOs, System::Windows] {
            assert_eq!(state(&[], system), None);
        }
    }

    #[test]
    fn settings_lie_where_the_system_has_them_and_on_windows_follow_the_person() {
        for (system, place) in [
            (System::Linux, "/home/ann/.config"),
            (System::MacOs, "/home/ann/Library/Application Support"),
            (System::Windows, "/Users/Ann/AppData/Roaming"),
        ] {
            let file = PathBuf::from(place).join("bundle-builder/settings.ron");
            assert_eq!(settings(&ANN, system), file);
        }
        let profile = settings(&[ANN[4]], System::Windows);
        assert!(profile.starts_with("/Users/Ann/AppData/Roaming"));
        let own = settings(&[("XDG_CONFIG_HOME", "/etc/ann"), ANN[0]], System::Linux);
        assert!(own.starts_with("/etc/ann"));
        assert!(settings(&[], System::Linux).starts_with(std::env::temp_dir()));
    }

    /// A shell of Unix on a laptop with Windows sets `HOME`; another start would find nothing there.
    #[test]
    fn a_variable_of_another_system_moves_nothing() {
        let mixed = [
            ("XDG_STATE_HOME", "/x"),
            ("XDG_CONFIG_HOME", "/x"),
            ANN[2],
            ANN[3],
        ];
        assert!(
            state(&mixed, System::Windows)
                .unwrap()
                .starts_with("/Users/Ann")
        );
        assert!(settings(&mixed, System::Windows).starts_with("/Users/Ann"));
        let mixed = [ANN[0], ANN[2], ANN[3]];
        assert!(
            state(&mixed, System::Linux)
                .unwrap()
                .starts_with("/home/ann")
        );
        assert!(settings(&mixed, System::Linux).starts_with("/home/ann"));
    }

    #[test]
    fn what_was_read_of_public_reports_lies_in_the_cache() {
        let place = |pairs: &[(&str, &str)], system| cache_place(&says(pairs), system);
        let own = |path: &str| Some(PathBuf::from(path).join("bundle-builder").join("readings"));
        assert_eq!(place(&ANN, System::Linux), own("/home/ann/.cache"));
        assert_eq!(place(&ANN, System::MacOs), own("/home/ann/Library/Caches"));
        let set = [("XDG_CACHE_HOME", "/cache"), ("HOME", "/home/ann")];
        assert_eq!(place(&set, System::Linux), own("/cache"));
        let local = [("LOCALAPPDATA", "C:/Users/ann/AppData/Local")];
        assert_eq!(
            place(&local, System::Windows),
            own("C:/Users/ann/AppData/Local")
        );
        assert_eq!(place(&[], System::Linux), None);
    }
}
