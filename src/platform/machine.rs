//! Who sits at this machine, and what it is called.

use super::folders::Environment;

/// The person and the machine, as colleagues know them, as far as the system says.
pub fn who(environment: Environment<'_>) -> String {
    let of = |names: [&str; 2]| {
        let mut found = names.iter().filter_map(|name| environment(name));
        let found = found.find(|name| !name.to_string_lossy().trim().is_empty());
        found.map(|name| name.to_string_lossy().into_owned())
    };
    // The first of each is Unix's, the second that of Windows.
    let person = of(["USER", "USERNAME"]).unwrap_or_else(|| "somebody".to_owned());
    match of(["HOSTNAME", "COMPUTERNAME"]).or_else(name_in_the_kernel) {
        Some(machine) => format!("{person} on {machine}"),
        None => person,
    }
}

/// A shell's HOSTNAME is rarely passed on to programs. Elsewhere than on Linux there is no such file.
fn name_in_the_kernel() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    #[test]
    fn person_and_machine_are_as_the_environment_has_them() {
        let unix = |name: &str| match name {
            "USER" => Some(OsString::from("ann")),
            "HOSTNAME" => Some("desk 4".into()),
            _ => None,
        };
        assert_eq!(who(&unix), "ann on desk 4");
        let windows = |name: &str| match name {
            "USERNAME" => Some(OsString::from("Ann Lee")),
            "COMPUTERNAME" => Some("LAPTOP-7".into()),
            "USER" | "HOSTNAME" => Some(" ".into()),
            _ => None,
        };
        assert_eq!(who(&windows), "Ann Lee on LAPTOP-7");
        assert!(who(&|_| None).starts_with("somebody"));
    }
}
