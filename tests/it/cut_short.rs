//! Work that is cut short, by a kill or a full disk: the old bundle is whole, or the new one is.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::desk::{Desk, Seen, TODAY};
use super::tools;

/// A killed export leaves the old bundle whole, or the new one; at worst a hidden part beside it.
#[test]
fn a_killed_export_never_leaves_half_a_bundle() {
    let whole = Desk::with_sample();
    whole.export();
    let new = whole.get("bundle.pdf");
    let mut killed = 0;
    for step in 0..24_u64 {
        let desk = Desk::with_sample();
        desk.put("bundle.pdf", "the old bundle");
        let mut command =
            desk.command(&["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(step * step));
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let found = desk.get("bundle.pdf");
        assert!(
            found == b"the old bundle" || found == new,
            "step {step}: half a bundle"
        );
        for name in desk.names() {
            let is_part = name.starts_with(".bundle-builder-") && name.ends_with(".part");
            assert!(
                is_part || name == "bundle.pdf" || name == "case.ron",
                "{name}"
            );
        }
        assert_eq!(desk.export().code, Some(0), "and the next export works");
        assert!(desk.get("bundle.pdf") == new);
        let is_left = |name: &String| name.ends_with(".part") && !desk.get(name).is_empty();
        assert!(!desk.names().iter().any(is_left), "and clears up behind it");
    }
    assert!(killed > 0, "no kill came in time: the test proved nothing");
}

/// A disk that takes no more: here a limit on the size of a file, which needs no rights.
#[cfg(unix)]
#[test]
fn a_write_that_is_cut_short_leaves_the_old_bundle_and_no_litter() {
    let desk = Desk::with_sample();
    desk.put("bundle.pdf", "the old bundle");
    let limit = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    let output = Command::new("bash")
        .args(["-c", limit, "bash", env!("CARGO_BIN_EXE_bundle")])
        .args(["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY])
        .current_dir(desk.path(""))
        .output()
        .unwrap();
    let seen = Seen::from(output);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr.contains("the file that was there is untouched"),
        "{seen}"
    );
    assert_eq!(desk.get("bundle.pdf"), b"the old bundle");
    assert_eq!(desk.names(), ["bundle.pdf", "case.ron"]);
}

/// A full disk in earnest, where a small one can be mounted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_bundle_and_no_litter() {
    let desk = Desk::with_sample();
    desk.put("disk/here", "");
    let folder = desk.path("disk");
    let Some(_disk) = Mounted::tmpfs(&folder, "size=64k") else {
        return;
    };
    desk.put("disk/bundle.pdf", "the old bundle");
    let seen = desk.bundle(&[
        "export",
        "case.ron",
        "--out",
        "disk/bundle.pdf",
        "--date",
        TODAY,
    ]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("untouched"), "{seen}");
    assert_eq!(desk.get("disk/bundle.pdf"), b"the old bundle");
    let left = std::fs::read_dir(desk.path("disk")).unwrap().count();
    assert_eq!(left, 1, "no litter");
}

/// A mounted file system, gone with the value.
#[cfg(target_os = "linux")]
struct Mounted<'a>(&'a Path);

#[cfg(target_os = "linux")]
impl<'a> Mounted<'a> {
    fn tmpfs(at: &'a Path, options: &str) -> Option<Self> {
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(at)
            .output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Some(Mounted(at));
        }
        tools::say("no file system can be mounted here: the full disk was passed by");
        None
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _gone = Command::new("umount").arg(self.0).status();
    }
}
