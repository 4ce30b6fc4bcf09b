//! Work that is cut short, by a kill or a full disk: the old bundle is whole, or the new one is.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use bundle_builder::pdf;

use super::desk::{Desk, Seen, TODAY};
use super::paper::{Sheet, document, saying};
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

/// A case with 300 pages of documents, on a desk.
fn with_documents() -> Desk {
    let desk = Desk::with_sample();
    for paper in 0..3 {
        let words: Vec<String> = (0..100).map(|at| format!("paper {paper} {at}")).collect();
        let sheets: Vec<Sheet<'_>> = words.iter().map(|words| saying(words)).collect();
        let name = format!("{paper}.pdf");
        desk.put(&name, document(&sheets, "", &[]));
        let seen = desk.bundle(&["add", "case.ron", &name]);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    desk
}

/// Killed at ten moments, from the first read to the last write; whoever kills later finds it done.
#[test]
fn an_export_with_documents_is_killed_at_any_moment_and_the_bundle_is_whole() {
    let desk = with_documents();
    let started = Instant::now();
    assert!(matches!(desk.export().code, Some(0 | 1)));
    let took = started.elapsed();
    let new = desk.get("bundle.pdf");
    assert!(pdf::facts(&new).unwrap().pages.len() >= 300);
    if let Some((said, code)) = tools::run("qpdf", &["--check"], &desk.path("bundle.pdf")) {
        assert!(code == 0 && !said.contains("WARNING"), "{said}");
    }
    let old = Desk::with_sample();
    old.export();
    let old = old.get("bundle.pdf");
    let before = desk.names();
    let mut killed = 0;
    for moment in 0..10 {
        desk.put("bundle.pdf", &old);
        let mut command =
            desk.command(&["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        sleep(took * (2 * moment + 1) / 20);
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let found = desk.get("bundle.pdf");
        assert!(
            found == old || found == new,
            "moment {moment}: half a bundle"
        );
    }
    assert!(killed > 0, "no kill came in time: the test proved nothing");
    assert!(matches!(desk.export().code, Some(0 | 1)), "the next works");
    assert!(desk.get("bundle.pdf") == new, "and gives the same bytes");
    // A part on which nothing was written yet may be another program's; a minute later it is not.
    let is_left = |name: &String| !before.contains(name) && !desk.get(name).is_empty();
    let left: Vec<String> = desk.names().into_iter().filter(is_left).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Arguments of an export in one file, and of one in four.
const SHAPES: [&[&str]; 2] = [&[], &["--volume-pages", "100"]];

fn export_to<'a>(out: &'a str, shape: &[&'a str]) -> Vec<&'a str> {
    let usual = ["export", "case.ron", "--out", out, "--date", TODAY];
    [usual.as_slice(), shape].concat()
}

/// Hidden files on which something was written.
fn parts(desk: &Desk) -> Vec<String> {
    let has_content = |name: &String| {
        let about = std::fs::metadata(desk.path(name));
        name.ends_with(".part") && about.is_ok_and(|about| about.len() > 0)
    };
    desk.names().into_iter().filter(has_content).collect()
}

/// Killed in the middle of writing, which now goes on for as long as the whole export.
#[test]
fn what_a_killed_export_had_written_lies_hidden_until_the_next_clears_it() {
    let desk = with_documents();
    let old = ["bundle.pdf", "bundle Volume 1 of 4.pdf"];
    for shape in SHAPES {
        for name in old {
            desk.put(name, "the old bundle");
        }
        let before = desk.names();
        let mut command = desk.command(&export_to("bundle.pdf", shape));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        while parts(&desk).is_empty() {
            assert!(child.try_wait().unwrap().is_none(), "it was too fast");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for name in old {
            assert_eq!(desk.get(name), b"the old bundle");
        }
        assert!(!parts(&desk).is_empty(), "{:?}", desk.names());
        assert!(matches!(desk.export().code, Some(0 | 1)), "the next works");
        // One that had only been begun may be another program's; a minute later it is not.
        let is_left = |name: &String| !before.contains(name) && !desk.get(name).is_empty();
        let left: Vec<String> = desk.names().into_iter().filter(is_left).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// A disk that takes no more: here a limit on the size of a file, which needs no rights.
#[cfg(unix)]
#[test]
fn a_write_that_is_cut_short_leaves_the_old_bundle_and_no_litter() {
    let (sample, large) = (Desk::with_sample(), with_documents());
    for (desk, shape) in [
        (&sample, SHAPES[0]),
        (&large, SHAPES[0]),
        (&large, SHAPES[1]),
    ] {
        desk.put("bundle.pdf", "the old bundle");
        let before = desk.names();
        let limit = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
        let output = Command::new("bash")
            .args(["-c", limit, "bash", env!("CARGO_BIN_EXE_bundle")])
            .args(export_to("bundle.pdf", shape))
            .current_dir(desk.path(""))
            .output()
            .unwrap();
        let seen = Seen::from(output);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(
            seen.stderr.contains(
                "bundle: bundle.pdf could not be written: the disk takes no file as large as this"
            ),
            "{seen}"
        );
        assert!(
            seen.stderr.contains("the file that was there is untouched"),
            "{seen}"
        );
        assert_eq!(desk.get("bundle.pdf"), b"the old bundle");
        assert_eq!(desk.names(), before);
    }
}

/// A full disk in earnest, where a small one can be mounted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_bundle_and_no_litter() {
    let (sample, large) = (Desk::with_sample(), with_documents());
    fills_up(&sample, "size=64k", SHAPES[0]);
    for shape in SHAPES {
        fills_up(&large, "size=128k", shape);
    }
}

#[cfg(target_os = "linux")]
fn fills_up(desk: &Desk, size: &str, shape: &[&str]) {
    desk.put("disk/here", "");
    let folder = desk.path("disk");
    let Some(_disk) = Mounted::tmpfs(&folder, size) else {
        return;
    };
    desk.put("disk/bundle.pdf", "the old bundle");
    let seen = desk.bundle(&export_to("disk/bundle.pdf", shape));
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("untouched"), "{seen}");
    assert!(seen.stderr.contains("No space left"), "{seen}");
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
