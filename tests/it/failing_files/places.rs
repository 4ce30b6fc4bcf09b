//! Places to which a bundle or a case is to be written.

use std::os::unix::fs::symlink;

use super::*;

/// A file behind which the disk is full as soon as anything is written.
fn full(desk: &Desk) {
    symlink("/dev/full", desk.path("out.pdf")).unwrap();
}

pub(super) const SITUATIONS: &[Situation] = &[
    situation(
        "bundle: into a folder that is not there",
        "nowhere",
        "export case.ron --out nowhere/out.pdf",
        |_| (),
    ),
    situation(
        "bundle: into a folder that takes no files",
        "locked",
        "export case.ron --out locked/out.pdf",
        |desk| {
            fs::create_dir(desk.path("locked")).unwrap();
            set_mode(desk, "locked", 0o555);
        },
    ),
    situation(
        "bundle: below a file as if that were a folder",
        "case.ron",
        "export case.ron --out case.ron/out.pdf",
        |_| (),
    ),
    situation(
        "bundle: over a folder",
        "out.pdf",
        "export case.ron --out out.pdf",
        |desk| {
            fs::create_dir(desk.path("out.pdf")).unwrap();
        },
    ),
    situation(
        "bundle: over a file that is only to be read",
        "out.pdf",
        "export case.ron --out out.pdf",
        |desk| {
            desk.put("out.pdf", "an older bundle");
            set_mode(desk, "out.pdf", 0o444);
        },
    ),
    situation(
        "bundle: over a device",
        "out.pdf",
        "export case.ron --out out.pdf",
        full,
    ),
    situation(
        "bundle: over the case",
        "case.ron",
        "export case.ron --out case.ron",
        |_| (),
    ),
    situation(
        "bundle: over one of its documents",
        "Letter.pdf",
        "export case.ron --out Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", kept("signed.pdf"));
            let added = run(desk, "add case.ron Letter.pdf");
            assert_eq!(added.code, Some(0), "{added}");
        },
    ),
    situation(
        "bundle: not named as a PDF",
        "out.docx",
        "export case.ron --out out.docx",
        |_| (),
    ),
    situation(
        "bundle: a new case over one that is there",
        "case.ron",
        "new --nationality RUS --out case.ron",
        |_| (),
    ),
    situation(
        "case: into a folder that is not there",
        "nowhere",
        "new --nationality RUS --out nowhere/case.ron",
        |_| (),
    ),
    situation(
        "case: into a folder that takes no files",
        "locked",
        "new --nationality RUS --out locked/case.ron",
        |desk| {
            fs::create_dir(desk.path("locked")).unwrap();
            set_mode(desk, "locked", 0o555);
        },
    ),
];

/// The same with a name that no disk takes, and on a disk that takes no more; both cannot stand in the table.
#[test]
fn a_name_that_is_too_long_and_a_full_disk_are_told_likewise() {
    let desk = Desk::with_sample();
    let name = format!("{}.pdf", "x".repeat(300));
    let about = situation("", "xxxx", "", |_| ());
    let long = desk.bundle(&["export", "case.ron", "--out", &name]);
    let add = desk.bundle(&["add", "case.ron", &name]);
    let program = env!("CARGO_BIN_EXE_bundle");
    let script =
        format!("trap '' XFSZ; ulimit -f 8; exec {program} export case.ron --out xxxx.pdf");
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", &script]).current_dir(desk.path(""));
    bash.env("XDG_STATE_HOME", desk.windows().parent().unwrap());
    let small = Seen::from(bash.output().unwrap());
    for seen in [long, add, small] {
        let (told, _) = told(&seen, &desk);
        assert!(matches!(seen.code, Some(1 | 2)), "{seen}");
        assert_eq!(faults(&about, &told), Vec::<String>::new(), "{told}");
    }
}
