//! What the environment says of this machine and whoever sits at it, for both shells.
//!
//! The environment is an input: whoever asks hands in how its variables are read.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::read;

/// Reads a variable of the environment.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// A folder named by the environment.
pub fn named_folder(environment: Environment<'_>, name: &str) -> Option<PathBuf> {
    let value = environment(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

/// Where windows keep what is not saved, and by which they know of each other: the folder that the
/// desktop has for such state.
pub fn unsaved_place(environment: Environment<'_>) -> Option<PathBuf> {
    let folder = |name| named_folder(environment, name);
    let state = folder("XDG_STATE_HOME").or_else(|| folder("LOCALAPPDATA"));
    let state = state.or_else(|| folder("HOME").map(|home| home.join(".local/state")));
    state.map(|state| state.join("bundle-builder"))
}

/// The person and the machine, as colleagues know them, as far as the system says.
pub fn who(environment: Environment<'_>) -> String {
    let of = |names: [&str; 2]| {
        let mut found = names.iter().filter_map(|name| environment(name));
        let found = found.find(|name| !name.to_string_lossy().trim().is_empty());
        found.map(|name| name.to_string_lossy().into_owned())
    };
    let person = of(["USER", "USERNAME"]).unwrap_or_else(|| "somebody".to_owned());
    // A shell's HOSTNAME is rarely passed on to programs.
    let kernels = || read(Path::new("/proc/sys/kernel/hostname")).ok();
    let kernels = || Some(String::from_utf8_lossy(&kernels()?).trim().to_owned());
    match of(["HOSTNAME", "COMPUTERNAME"]).or_else(kernels) {
        Some(machine) => format!("{person} on {machine}"),
        None => person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn person_machine_and_folder_are_as_the_environment_has_them() {
        let says = |name: &str| match name {
            "USER" => Some(OsString::from("ann")),
            "HOSTNAME" => Some("desk 4".into()),
            "XDG_STATE_HOME" => Some("".into()),
            "HOME" => Some("/home/ann".into()),
            _ => None,
        };
        assert_eq!(who(&says), "ann on desk 4");
        let place = unsaved_place(&says).unwrap();
        assert_eq!(place, Path::new("/home/ann/.local/state/bundle-builder"));
        assert_eq!(unsaved_place(&|_| None), None);
    }
}
