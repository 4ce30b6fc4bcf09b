//! Case files of earlier versions, made by the programs that wrote them: each opens, prints what it printed
//! then, and is saved in the version of today, with the old file kept beside it.
//!
//! Those of version 1 in `old_cases/v1` were made by the program of the day before version 2, with `bundle
//! new`, `add` and `relink`; volumes, dividers, sign-offs and reasons to set rules aside were then written in by
//! hand, and the files written again by that program. Those of version 2 in `old_cases/v2` are the same, opened, added to
//! and saved by the program of the day before version 3, with a file of a source written in by hand. Those of version 3 are these, changed by the program of the day before version 4 with
//! `bundle add`, `pages`, `redact` and `translation`. The words of their bundles in the snapshots are those that these programs printed.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;
use std::fs;

use bundle_builder::case::text::{self, VERSION};
use bundle_builder::pdf::{self, Facts};

use super::desk::{Desk, TODAY, root};

/// The old cases, by version, and of each how many files its bundle is.
const OLD: [(u32, &str, usize); 9] = [
    (1, "documents", 2),
    (1, "entries", 1),
    (1, "odd", 1),
    (2, "documents", 3),
    (2, "entries", 1),
    (2, "odd", 1),
    (3, "documents", 3),
    (3, "entries", 1),
    (3, "odd", 1),
];

/// A desk on which an old case lies as `case.ron`, with its documents where it says.
fn desk(version: u32, name: &str) -> Desk {
    let desk = Desk::new();
    let here = |path: &str| fs::read(root().join("tests/it").join(path)).unwrap();
    desk.put(
        "case.ron",
        here(&format!("old_cases/v{version}/{name}.ron")),
    );
    for (place, from) in [
        ("in/Letter.pdf", "cases/bm40.pdf"),
        ("in/Record.pdf", "cases/bm-heading.pdf"),
        ("in/Photograph.png", "pictures/plain.png"),
        ("later/Letter.pdf", "cases/bm40.pdf"),
        ("later/Fax.tif", "pictures/three-pages.tif"),
    ] {
        desk.put(place, here(from));
    }
    desk
}

/// The files of its bundle.
fn exported(desk: &Desk, files: usize) -> Vec<Facts> {
    let seen = desk.bundle(&["export", "case.ron", "--out", "b.pdf", "--date", TODAY]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let name = |at: usize| match files {
        1 => "b.pdf".to_owned(),
        _ => format!("b Volume {at} of {files}.pdf"),
    };
    let facts = |at| pdf::facts(&desk.get(&name(at))).unwrap();
    (1..=files).map(facts).collect()
}

/// What is read on every page, what leads where, and what the file says of itself.
fn told(facts: &[Facts]) -> String {
    let mut told = String::new();
    for file in facts {
        writeln!(told, "{}", file.title.as_deref().unwrap_or("–")).unwrap();
        for page in &file.pages {
            writeln!(told, "[{}] {} links", page.label, page.links.len()).unwrap();
            for line in page.lines() {
                writeln!(told, "  {}", line.trim_end()).unwrap();
            }
        }
        for bookmark in &file.outline {
            writeln!(told, "* {} {:?}", bookmark.title, bookmark.page).unwrap();
        }
    }
    told
}

#[test]
fn every_old_case_prints_what_it_printed_then() {
    for (version, name, files) in OLD {
        let told = told(&exported(&desk(version, name), files));
        let of = match version {
            1 => String::new(),
            _ => format!("v{version}_"),
        };
        insta::assert_snapshot!(format!("printed_{of}{name}"), told);
    }
}

/// It keeps its entries as they were, and says of each what the library has made of it since.
#[test]
fn a_case_of_the_first_version_is_told_what_changed_and_keeps_its_entries() {
    let desk = desk(1, "entries");
    let before = desk.get("case.ron");
    let seen = desk.bundle(&["check", "case.ron", "--date", TODAY]);
    let about = [
        "entry-outdated",
        "entry-retired",
        "entry-not-in-library",
        "older-edition",
    ];
    let told = seen.stdout.lines();
    let told = told.filter(|line| about.iter().any(|code| line.contains(code)));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r"
    warning[entry-outdated] CS 1: The library has changed this passage since it was chosen: its text is now “The Court of Justice of the EU held in EZ (C-238/19), a case about the Syrian civil war, that where an army systematically commits war crimes a conscript who does not know where he would serve is to be taken as likely to be involved, directly or indirectly, whatever his field of operations.”.
    warning[entry-retired] CS 2: The library retired this passage on 26 November 2026: A paraphrase by ILPA in place of the headnote’s own test (sixth point: the acts, or “indispensable support” to them). Replaced by the headnote itself: pk-os-2020-22.
    warning[entry-outdated] CS 4: The library has changed this passage since it was chosen: its title is now “Note on Ukraine and the Netherlands v Russia [GC], nos. 8019/16, 43800/14, 28525/20 and 11055/22”; its publisher is now “ASIL (asil.org)”; its text is now “Russia ceased to be a party to the European Convention on Human Rights on 16 September 2022; the Strasbourg Court’s jurisdiction over Russia covers acts up to that day.”.
    warning[entry-outdated] CS 5: The library has changed this passage since it was chosen: its text is now “As reported by time.news, the UN Special Rapporteur on Russia was refused access and worked from some 200 sources inside and outside the country for her first report (2023); she found that weak domestic accountability and Russia’s exit from the Strasbourg court have cut victims’ routes to redress.”.
    ");
    assert_eq!(desk.get("case.ron"), before);
}

#[test]
fn an_old_case_is_saved_in_todays_version_and_the_old_file_is_kept() {
    for (version, name, files) in OLD {
        let desk = desk(version, name);
        let old = desk.get("case.ron");
        assert_eq!(text::earlier_version(&old), Some(version));
        let before = text::read(&old).unwrap();
        let seen = desk.bundle(&["add", "case.ron", "later/Fax.tif"]);
        assert_eq!(seen.code, Some(0), "{seen}");
        let said = "case.ron: programs older than this one cannot open it any more. As it was, it is kept as case (before update).ron.";
        assert!(seen.stderr.contains(said), "{seen}");
        assert_eq!(desk.get("case (before update).ron"), old);
        let new = String::from_utf8(desk.get("case.ron")).unwrap();
        assert!(new.contains(&format!("\n    version: {VERSION},\n")));
        let after = text::read(new.as_bytes()).unwrap();
        let added = after.exhibits_numbered;
        assert_eq!(added, before.exhibits_numbered + 1);
        assert_eq!(after.heading, before.heading);
        assert_eq!(after.issues, before.issues);
        // Nothing is kept a second time.
        let seen = desk.bundle(&["relink", "case.ron", "--accept", &added.to_string()]);
        assert_eq!(seen.code, Some(0), "{seen}");
        assert!(!desk.names().iter().any(|name| name.contains("update 2")));
        assert!(!seen.stderr.contains("before update"), "{seen}");
        // And what was kept is the whole case.
        desk.put("case.ron", desk.get("case (before update).ron"));
        assert_eq!(exported(&desk, files).len(), files);
    }
}
