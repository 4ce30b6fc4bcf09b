//! Paths that lead to something else than was meant: pipes and devices, links, the files of the case itself,
//! and documents that change while they are read.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use bundle_builder::pdf;

use super::desk::{Desk, Seen, TODAY};
use super::paper::{Sheet, document, saying};
use super::small;

const EXPORT: [&str; 6] = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];

fn paper(words: &str, pages: usize) -> Vec<u8> {
    let sheets: Vec<Sheet<'_>> = (0..pages).map(|_| saying(words)).collect();
    document(&sheets, "", &[])
}

/// The sample case with two documents.
fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.put("Letter.pdf", paper("letter", 2));
    desk.put("papers/Report.pdf", paper("report", 3));
    let seen = desk.bundle(&["add", "case.ron", "Letter.pdf", "papers/Report.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    desk
}

/// Runs a command that must come to an end by itself.
fn ends(desk: &Desk, arguments: &[&str]) -> Seen {
    let mut command = desk.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("{arguments:?} hangs");
        }
        sleep(Duration::from_millis(5));
    }
    Seen::from(child.wait_with_output().unwrap())
}

/// What may lie where a file is looked for, and hangs whoever opens it or fills the memory.
const KINDS: [&str; 4] = ["pipe", "socket", "device", "folder"];

fn lay(desk: &Desk, name: &str, kind: &str) {
    let path = desk.path(name);
    let _there_before = fs::remove_file(&path);
    match kind {
        "pipe" => assert!(
            Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        ),
        "socket" => drop(UnixListener::bind(&path).unwrap()),
        "device" => symlink("/dev/zero", &path).unwrap(),
        _ => fs::create_dir(&path).unwrap(),
    }
}

#[test]
fn what_is_no_file_is_named_and_neither_waited_for_nor_read() {
    let trials: [(&str, &[&str]); 9] = [
        ("case.ron", &EXPORT),
        ("case.ron", &["add", "case.ron", "Letter.pdf"]),
        ("case.ron", &["relink", "case.ron", "--in", "."]),
        ("new.pdf", &["add", "case.ron", "new.pdf"]),
        ("Letter.pdf", &EXPORT),
        (
            "passwords",
            &[
                "export",
                "case.ron",
                "--out",
                "b.pdf",
                "--passwords",
                "passwords",
            ],
        ),
        (
            "table.csv",
            &["library", "import", "table.csv", "--into", "own"],
        ),
        ("own/sources/one.ron", &["library", "check", "own"]),
        ("new.pdf", &["inspect", "new.pdf"]),
    ];
    for (name, arguments) in trials {
        for kind in KINDS {
            let desk = desk();
            desk.put_pack("own", &small::pack());
            if kind == "folder" && name.starts_with("own") {
                continue;
            }
            lay(&desk, name, kind);
            let before = desk.names();
            let seen = ends(&desk, arguments);
            assert!(matches!(seen.code, Some(1 | 2)), "{name} {kind}: {seen}");
            let named = format!("is a {kind}, not a file");
            assert!(seen.stderr.contains(&named), "{name} {kind}: {seen}");
            assert_eq!(desk.names(), before);
        }
    }
}

/// Files that the program makes itself, and looks for.
#[test]
fn a_lock_or_a_part_that_is_no_file_holds_nobody_up_for_ever() {
    for kind in KINDS {
        for name in [
            ".case.ron.lock",
            ".bundle-builder-x.part",
            ".bundle-builder-x.old",
        ] {
            let desk = desk();
            lay(&desk, name, kind);
            ends(&desk, &["add", "case.ron", "Letter.pdf"]);
            let seen = ends(&desk, &["add", "--take-over", "case.ron", "Letter.pdf"]);
            assert!(matches!(seen.code, Some(0..=2)), "{name} {kind}: {seen}");
            assert_eq!(ends(&desk, &EXPORT).code, Some(0));
        }
        let desk = Desk::new();
        desk.put_pack("own", &small::pack());
        lay(&desk, "own/.bundle-builder.lock", kind);
        let retire = ["library", "retire", "own", "nobody-2026", "--why", "old"];
        let seen = ends(&desk, &retire);
        assert!(seen.code == Some(2), "{seen}");
    }
}

/// Whatever its spelling, and through links of both kinds.
#[test]
fn a_bundle_never_takes_the_place_of_what_it_is_made_of() {
    let desk = desk();
    desk.put_pack("own", &small::pack());
    desk.put("own/Paper.pdf", "a paper");
    desk.put(".case.ron.recovery", "what was not saved");
    symlink("papers/Report.pdf", desk.path("link.pdf")).unwrap();
    symlink("link.pdf", desk.path("link to link.pdf")).unwrap();
    symlink("papers", desk.path("other papers")).unwrap();
    symlink("case.ron", desk.path("case.pdf")).unwrap();
    symlink(".case.ron.recovery", desk.path("copy.pdf")).unwrap();
    symlink(".case.ron.lock", desk.path("lock.pdf")).unwrap();
    symlink("own/pack.ron", desk.path("pack.pdf")).unwrap();
    fs::hard_link(desk.path("Letter.pdf"), desk.path("hard.pdf")).unwrap();
    fs::hard_link(desk.path("case.ron"), desk.path("hard case.pdf")).unwrap();
    let absolute = desk.path("Letter.pdf");
    let outs = [
        "Letter.pdf",
        "./Letter.pdf",
        "papers/../Letter.pdf",
        absolute.to_str().unwrap(),
        "link.pdf",
        "link to link.pdf",
        "other papers/Report.pdf",
        "case.pdf",
        "copy.pdf",
        "lock.pdf",
        "pack.pdf",
        "own/Paper.pdf",
        "own/sources/new.pdf",
        "hard.pdf",
        "hard case.pdf",
    ];
    let files = [
        "Letter.pdf",
        "papers/Report.pdf",
        "case.ron",
        ".case.ron.recovery",
        "own/pack.ron",
    ];
    let state = || {
        (
            desk.names(),
            files.map(|name| desk.get(name)),
            desk.get("own/Paper.pdf"),
        )
    };
    let before = state();
    for out in outs {
        let arguments = ["export", "case.ron", "--out", out, "--library", "own"];
        let seen = ends(&desk, &arguments);
        assert_eq!(seen.code, Some(2), "{out}: {seen}");
        assert!(seen.stderr.contains("Choose another name"), "{out}: {seen}");
        assert!(state() == before, "{out}");
    }
    // A document that is missing now may come back.
    fs::remove_file(desk.path("Letter.pdf")).unwrap();
    let seen = ends(
        &desk,
        &["export", "case.ron", "--out", "Letter.pdf", "--leave-out"],
    );
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(!desk.path("Letter.pdf").exists());
}

#[test]
fn a_volume_never_takes_the_place_of_a_document() {
    let desk = desk();
    let name = "b Volume 2 of 2.pdf";
    desk.put(name, paper("a volume of before", 9));
    let seen = desk.bundle(&["add", "case.ron", name]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let before = (desk.get(name), desk.names());
    let export = [
        "export",
        "case.ron",
        "--out",
        "b.pdf",
        "--volume-pages",
        "20",
    ];
    let seen = ends(&desk, &export);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("is a document of the case"), "{seen}");
    assert!((desk.get(name), desk.names()) == before);
}

#[test]
fn a_bundle_ends_in_pdf() {
    let desk = desk();
    let before = desk.names();
    for out in [
        "bundle",
        "bundle.txt",
        "bundle.pdf.ron",
        ".pdf",
        "/dev/null",
        "/dev/stdout",
    ] {
        let seen = ends(&desk, &["export", "case.ron", "--out", out]);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains("Let it end in .pdf"), "{seen}");
    }
    assert_eq!(desk.names(), before);
    let seen = ends(
        &desk,
        &["export", "case.ron", "--out", "B.PDF", "--date", TODAY],
    );
    assert_eq!(seen.code, Some(0), "{seen}");
}

#[test]
fn a_device_or_pipe_is_never_replaced_by_a_file() {
    let desk = desk();
    for kind in KINDS {
        let name = format!("{kind}.pdf");
        lay(&desk, &name, kind);
        let before = fs::metadata(desk.path(&name)).unwrap().file_type();
        let names = desk.names();
        let seen = ends(&desk, &["export", "case.ron", "--out", &name]);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(
            seen.stderr.contains(&format!("it is a {kind}, not a file")),
            "{seen}"
        );
        let now = fs::metadata(desk.path(&name)).unwrap().file_type();
        assert_eq!(now, before);
        assert_eq!(desk.names(), names);
    }
    let seen = ends(
        &desk,
        &[
            "library",
            "export",
            "--shipped",
            "--format",
            "csv",
            "--out",
            "/dev/null",
        ],
    );
    assert_eq!(seen.code, Some(2), "{seen}");
    let null = fs::metadata("/dev/null").unwrap().file_type();
    assert!(null.is_char_device(), "and this machine is broken now");
}

#[test]
fn what_is_written_through_a_link_is_written_to_its_end() {
    let desk = desk();
    fs::create_dir(desk.path("far")).unwrap();
    // The documents of a case are found from where it really lies.
    fs::create_dir(desk.path("desktop")).unwrap();
    symlink("../case.ron", desk.path("desktop/link.ron")).unwrap();
    let before = desk.get("case.ron");
    desk.put("Third.pdf", paper("third", 1));
    let seen = ends(&desk, &["add", "desktop/link.ron", "Third.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(desk.get("case.ron") != before);
    let is_link = |name: &str| fs::symlink_metadata(desk.path(name)).unwrap().is_symlink();
    assert!(is_link("desktop/link.ron"));
    for (name, end) in [
        ("bundle.pdf", "far/real.pdf"),
        ("v Volume 1 of 2.pdf", "far/one.pdf"),
        ("v Volume 2 of 2.pdf", "far/not there yet.pdf"),
    ] {
        symlink(end, desk.path(name)).unwrap();
    }
    desk.put("far/real.pdf", "old");
    let export = ["export", "desktop/link.ron", "--date", TODAY, "--out"];
    let seen = ends(&desk, &[export.as_slice(), &["bundle.pdf"]].concat());
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(is_link("bundle.pdf"));
    assert!(desk.get("far/real.pdf").starts_with(b"%PDF"));
    let volumes = ["v.pdf", "--volume-pages", "12"];
    let seen = ends(&desk, &[export.as_slice(), &volumes].concat());
    assert_eq!(seen.code, Some(0), "{seen}");
    for (name, end) in [
        ("v Volume 1 of 2.pdf", "far/one.pdf"),
        ("v Volume 2 of 2.pdf", "far/not there yet.pdf"),
    ] {
        assert!(is_link(name));
        assert!(desk.get(end).starts_with(b"%PDF"), "{name}");
    }
}

#[test]
fn a_file_that_is_read_only_is_not_changed() {
    let desk = desk();
    desk.put("Third.pdf", paper("third", 1));
    desk.put("bundle.pdf", "filed");
    fs::rename(desk.path("Letter.pdf"), desk.path("papers/moved.pdf")).unwrap();
    for name in ["case.ron", "bundle.pdf"] {
        fs::set_permissions(desk.path(name), fs::Permissions::from_mode(0o444)).unwrap();
    }
    let before = (desk.get("case.ron"), desk.get("bundle.pdf"), desk.names());
    for arguments in [
        ["add", "case.ron", "Third.pdf", "Third.pdf"].as_slice(),
        &["relink", "case.ron", "--in", "papers"],
        &["export", "case.ron", "--out", "bundle.pdf", "--leave-out"],
    ] {
        let seen = ends(&desk, arguments);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains("it is read-only"), "{seen}");
        assert!((desk.get("case.ron"), desk.get("bundle.pdf"), desk.names()) == before);
    }
    let pack = Desk::new();
    pack.put_pack("own", &small::pack());
    let file = "own/sources/nobody-2026.ron";
    let text = pack.get(file);
    fs::set_permissions(pack.path(file), fs::Permissions::from_mode(0o444)).unwrap();
    let seen = ends(
        &pack,
        &["library", "retire", "own", "nobody-2026", "--why", "old"],
    );
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(pack.get(file) == text);
}

/// At whatever moment a document changes: the bundle holds what was added, or there is none.
#[test]
fn a_document_that_changes_during_an_export_is_never_in_the_bundle_unseen() {
    let desk = Desk::with_sample();
    let (old, new) = (paper("as it was", 120), paper("as it is now", 90));
    desk.put("Letter.pdf", &old);
    assert_eq!(
        desk.bundle(&["add", "case.ron", "Letter.pdf"]).code,
        Some(0)
    );
    let begun = Instant::now();
    assert_eq!(desk.export().code, Some(0));
    let whole = begun.elapsed();
    let sound = desk.get("bundle.pdf");
    let mut refused = 0;
    for moment in 0..24 {
        desk.put("Letter.pdf", &old);
        desk.put("bundle.pdf", "the old bundle");
        let mut child = desk.command(&EXPORT);
        let child = child.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = child.spawn().unwrap();
        sleep(whole * moment / 24);
        desk.put("new.pdf", &new);
        fs::rename(desk.path("new.pdf"), desk.path("Letter.pdf")).unwrap();
        let seen = Seen::from(child.wait_with_output().unwrap());
        let found = desk.get("bundle.pdf");
        match seen.code {
            Some(0) => assert!(found == sound, "{moment}: built with the new content"),
            Some(1) => {
                refused += 1;
                assert!(found == b"the old bundle", "{moment}: {seen}");
                assert!(seen.stderr.contains("document-changed"), "{seen}");
            }
            _ => panic!("{seen}"),
        }
    }
    assert!(
        refused > 0,
        "no change came in time: the test proved nothing"
    );
    assert!(pdf::facts(&sound).unwrap().pages.len() > 120);
}
