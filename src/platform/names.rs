//! Which names a file may have.
//!
//! Windows keeps some names for devices, in every folder and with any ending: who opens `con.pdf` waits for
//! the keyboard, and what is written to `NUL` is gone. It leaves out dots and spaces at the end of a name, and
//! takes what stands behind a colon for a second content of the file, which nobody sees. (Source: “Naming
//! Files, Paths, and Namespaces” in Microsoft's documentation of Win32. Windows 11 lets a few of these names
//! pass where they have an ending; they are refused all the same, for the file goes to other machines.)

use std::path::{Component, Path};

use super::System;

/// Why a name cannot be that of a file, in words that go on from “it cannot be written: ”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("Windows keeps this name for a device of its own")]
    Device,
    #[error("Windows leaves out a dot or space at the end of a name")]
    End,
    #[error("Windows takes no name with one of < > : \" | ? * in it")]
    Sign,
}

const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// These have a number behind them.
const PORTS: [&str; 2] = ["com", "lpt"];
const NUMBERS: [char; 12] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '¹', '²', '³'];

/// Why the file that a path names, or a folder on the way there, cannot have its name; none where it can.
pub fn unfit(system: System, path: &Path) -> Option<Unfit> {
    if system != System::Windows {
        return None;
    }
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            None
        }
    });
    parts.filter_map(|name| unfit_name(&name)).next()
}

pub(super) fn unfit_name(name: &str) -> Option<Unfit> {
    if is_device(name) {
        Some(Unfit::Device)
    } else if name.contains(|c: char| "<>:\"|?*".contains(c) || c.is_control()) {
        Some(Unfit::Sign)
    } else if name.ends_with(['.', ' ']) {
        Some(Unfit::End)
    } else {
        None
    }
}

/// Whether Windows takes a name for that of a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default();
    let stem = stem.trim_end().to_lowercase();
    let is_port = |port: &&str| {
        let number = stem.strip_prefix(*port).map(|rest| rest.chars());
        number.is_some_and(|mut rest| {
            rest.next().is_some_and(|digit| NUMBERS.contains(&digit)) && rest.next().is_none()
        })
    };
    DEVICES.contains(&&*stem) || PORTS.iter().any(is_port)
}

/// A name that we propose, so that every system takes it: a file is made here and read elsewhere. Other
/// signs than those of [`Unfit`] are the caller's business.
pub fn fitting(name: &str) -> String {
    let name = name.replace(['<', '>', ':', '"', '/', '\\', '|', '?', '*'], "-");
    let name = name.trim_end_matches(['.', ' ']);
    match unfit_name(name) {
        Some(_) => format!("_{name}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_known_in_any_spelling_and_with_any_ending() {
        for name in [
            "CON",
            "con",
            "Con.pdf",
            "NUL.tar.gz",
            "nul .txt",
            "aux",
            "PRN.ron",
            "COM1",
            "com9.pdf",
            "LPT3",
            "lpt1.x",
            "COM¹",
            "lpt³.pdf",
            "CONIN$",
            "conout$",
            "con:",
            "nul:x",
        ] {
            assert_eq!(unfit_name(name), Some(Unfit::Device), "{name}");
        }
        for name in [
            "contract.pdf",
            "con-1.pdf",
            "COM",
            "COM10",
            "COM1x.pdf",
            "lpt",
            "auxiliary",
            "null.pdf",
            "a.con",
            "Letter.CON",
            "console",
            "prn1",
            "conin",
        ] {
            assert_eq!(unfit_name(name), None, "{name}");
        }
    }

    #[test]
    fn what_windows_would_change_or_refuse_is_told_apart() {
        for (name, why) in [
            ("letter.", Unfit::End),
            ("letter ", Unfit::End),
            ("letter. .", Unfit::End),
            ("case:one.ron", Unfit::Sign),
            ("what?.pdf", Unfit::Sign),
            ("a<b>.pdf", Unfit::Sign),
            ("a|b", Unfit::Sign),
            ("say \"no\"", Unfit::Sign),
            ("*.pdf", Unfit::Sign),
            ("a\tb", Unfit::Sign),
        ] {
            assert_eq!(unfit_name(name), Some(why), "{name}");
        }
        for name in [
            "letter.pdf",
            ".hidden",
            "a b.pdf",
            "Письмо №1.pdf",
            "a…",
            "…b",
            " x",
        ] {
            assert_eq!(unfit_name(name), None, "{name}");
        }
    }

    #[test]
    fn only_windows_minds_and_a_folder_on_the_way_counts() {
        let path = Path::new("cases/aux/letter.pdf");
        assert_eq!(unfit(System::Windows, path), Some(Unfit::Device));
        assert_eq!(unfit(System::Linux, path), None);
        assert_eq!(unfit(System::MacOs, path), None);
        for path in [
            "../letter.pdf",
            "./letter.pdf",
            "/cases/letter.pdf",
            "letter.pdf",
        ] {
            assert_eq!(unfit(System::Windows, Path::new(path)), None, "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_drive_or_share_at_the_front_is_no_name() {
        for path in [
            r"C:\a.pdf",
            r"\\server\share\a.pdf",
            r"\\?\C:\a.pdf",
            r"\\?\UNC\server\share\a.pdf",
        ] {
            assert_eq!(unfit(System::Windows, Path::new(path)), None, "{path}");
        }
        for path in [r"C:\con\a.pdf", r"\\server\share\nul.pdf", r"C:case:b.ron"] {
            assert!(unfit(System::Windows, Path::new(path)).is_some(), "{path}");
        }
    }

    #[test]
    fn what_we_propose_fits_everywhere() {
        for (name, proposed) in [
            ("bundle.pdf", "bundle.pdf"),
            ("aux.pdf", "_aux.pdf"),
            ("PA/1 a:b.pdf", "PA-1 a-b.pdf"),
            ("letter. ", "letter"),
            ("con. ", "_con"),
        ] {
            assert_eq!(fitting(name), proposed);
            assert_eq!(unfit_name(&fitting(name)), None, "{name}");
        }
    }
}
