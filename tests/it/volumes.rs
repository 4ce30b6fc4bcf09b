//! A bundle in volumes: several files that are one bundle, with real readers.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::bundle::{self, Lengths, Plan, Share, Volume};
use bundle_builder::case::{Edit, VolumeCap, text};
use bundle_builder::pdf::{self, Facts, TextFact};
use bundle_builder::preflight::{FileCheck, check_file};
use bundle_builder::profile::{DEFAULT, Profile};

use super::desk::{Desk, TODAY, assert_seen};
use super::tools::{read_text, run};

#[path = "../../src/pdf/import/specimen.rs"]
pub(super) mod specimen;

use specimen::{Page, document, document_with};

/// Pages that say whose they are, each made large by a comment that nobody sees.
fn pages(name: &str, sizes: &[usize]) -> Vec<Page> {
    let page = |(at, size): (usize, &usize)| {
        let mut page = Page::saying(&format!("{name} {}", at + 1));
        page.content.extend_from_slice(b"\n%");
        page.content.extend(std::iter::repeat_n(b'x', *size));
        page
    };
    sizes.iter().enumerate().map(page).collect()
}

/// A document of so many pages, each of a fifth of a million bytes.
#[cfg(feature = "gui")]
pub(crate) fn heavy(count: usize) -> Vec<u8> {
    document(&pages("Scan", &vec![200_000; count]))
}

/// The sample case with three documents behind its ten pages: 6 pages, 30, and 4 under a heading.
/// The second page of the long one leads to its last.
pub(crate) fn desk() -> Desk {
    let desk = Desk::with_compact_sample();
    let mut long = pages("Report", &[0; 30]);
    long[1].entries.push_str(
        "/Annots[<</Subtype/Link/Rect[72 70 200 90]/Dest[68 0 R/Fit]>><</Subtype/Link/Rect[72 170 200 190]/Dest[10 0 R/Fit]>>]",
    );
    let marks = "/Outlines 1000 0 R";
    let outline = [
        "<</First 1001 0 R/Last 1002 0 R/Count 2>>",
        "<</Title(Summary)/Parent 1000 0 R/Next 1002 0 R/Dest[12 0 R/Fit]>>",
        "<</Title(Annex)/Parent 1000 0 R/Prev 1001 0 R/Dest[66 0 R/Fit]>>",
    ];
    desk.put("Letter.pdf", document(&pages("Letter", &[0; 6])));
    desk.put("Report.pdf", document_with(&long, marks, &outline));
    desk.put("Record.pdf", document(&pages("Record", &[0; 4])));
    for arguments in [
        vec!["add", "case.ron", "Letter.pdf", "Report.pdf"],
        vec!["add", "case.ron", "Record.pdf", "--section", "Home Office"],
    ] {
        assert_eq!(desk.bundle(&arguments).code, Some(0));
    }
    desk
}

fn export(desk: &Desk, more: &[&str]) -> super::desk::Seen {
    let usual = ["export", "case.ron", "--out", "b.pdf", "--date", TODAY];
    desk.bundle(&[usual.as_slice(), more].concat())
}

fn volume(desk: &Desk, number: usize, count: usize) -> Facts {
    pdf::facts(&desk.get(&format!("b Volume {number} of {count}.pdf"))).unwrap()
}

fn first_lines(facts: &Facts, page: usize) -> String {
    facts.pages[page].lines().join("\n")
}

#[test]
fn numbers_run_through_all_volumes_and_every_index_is_whole() {
    let desk = desk();
    let seen = export(&desk, &["--volume-pages", "40"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert_eq!(
        seen.stdout,
        "b Volume 1 of 2.pdf: 15 pages, numbers 1 to 15, DRAFT\n\
         b Volume 2 of 2.pdf: 36 pages, numbers 16 to 51, DRAFT\n"
    );
    let mut number = 0;
    for at in 1..=2 {
        let facts = volume(&desk, at, 2);
        for page in &facts.pages {
            number += 1;
            let label = format!("AB {number}");
            assert_eq!(page.label, label);
            let stamps = page.text.iter().filter(|piece| piece.text == label);
            assert!(stamps.count() > 0, "{label}");
        }
        let title = facts.title.clone().unwrap();
        assert!(title.ends_with(&format!(", Volume {at} of 2")), "{title}");
    }
    let (one, two) = (volume(&desk, 1, 2), volume(&desk, 2, 2));
    assert!(first_lines(&one, 0).contains("Volume 1 of 2, pages AB 1 – AB 15"));
    assert!(first_lines(&two, 0).contains("Volume 2 of 2, pages AB 16 – AB 51"));
    let index = first_lines(&one, 1);
    assert!(index.contains("2 Report (Volume 2)"), "{index}");
    assert!(index.contains("AB 18–47") && index.contains("AB 48–51"));
    let index = first_lines(&two, 1);
    assert!(index.contains("1 Letter (Volume 1)"), "{index}");
    assert!(index.contains("AB 10–15") && index.contains("AB 18–47"));
    let rows: Vec<Option<u32>> = two.pages[1].links.iter().map(|link| link.page).collect();
    assert_eq!(
        rows,
        [Some(3), Some(33), Some(33)],
        "two documents and a heading"
    );
    let marks: Vec<(&str, Option<u32>)> = two
        .outline
        .iter()
        .map(|mark| (mark.title.as_str(), mark.page))
        .collect();
    assert_eq!(
        marks,
        [
            ("Volume 2 of 2, AB 16", Some(1)),
            ("Index, AB 17", Some(2)),
            ("Documents, AB 18", Some(3)),
            ("Report, AB 18", Some(3)),
            ("Summary", Some(4)),
            ("Annex", Some(31)),
            ("Home Office, AB 48", Some(33)),
            ("Record, AB 48", Some(33)),
        ]
    );
}

#[test]
fn the_way_back_leads_to_the_index_of_the_same_volume() {
    let desk = desk();
    export(&desk, &["--volume-pages", "40"]);
    let two = volume(&desk, 2, 2);
    for page in &two.pages[2..] {
        assert!(
            page.links.iter().any(|link| link.page == Some(2)),
            "{}",
            page.label
        );
    }
}

#[test]
fn a_document_larger_than_a_volume_is_cut_between_pages_and_its_rows_say_so() {
    let desk = desk();
    let seen = export(&desk, &["--volume-pages", "20"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let said: Vec<&str> = seen
        .stderr
        .lines()
        .filter(|line| line.contains("volume-links"))
        .collect();
    assert_eq!(
        said,
        [
            "note[volume-links] document 2: “Report” is split over volumes. In volume 2, links that led to its other pages were taken out: 1; bookmarks left to the volume of their pages: 1.",
            "note[volume-links] document 2: “Report” is split over volumes. In volume 3, links that led to its other pages were taken out: 0; bookmarks left to the volume of their pages: 1.",
        ],
        "{seen}"
    );
    let sizes: Vec<usize> = (1..=3).map(|at| volume(&desk, at, 3).pages.len()).collect();
    assert_eq!(sizes, [15, 20, 18]);
    let (two, three) = (volume(&desk, 2, 3), volume(&desk, 3, 3));
    let index = first_lines(&three, 1);
    assert!(
        index.contains("2 Report (part 1 of 2; Volume 2)"),
        "{index}"
    );
    assert!(index.contains("2 Report (part 2 of 2)"), "{index}");
    assert!(
        index.contains("AB 18–35") && index.contains("AB 38–49"),
        "{index}"
    );
    assert!(first_lines(&two, 19).contains("Report 18"));
    assert!(first_lines(&three, 2).contains("Report 19"));
    let marks = |facts: &Facts| -> Vec<String> {
        facts
            .outline
            .iter()
            .map(|mark| mark.title.clone())
            .collect()
    };
    assert!(marks(&two).contains(&"Summary".to_owned()));
    assert!(marks(&three).contains(&"Annex".to_owned()));
}

#[test]
fn other_readers_find_nothing_wrong_with_any_volume() {
    let desk = desk();
    export(&desk, &["--volume-pages", "20"]);
    for (at, stamps) in [
        (1, ["AB 1", "AB 15"]),
        (2, ["AB 16", "AB 35"]),
        (3, ["AB 36", "AB 53"]),
    ] {
        let path = desk.path(&format!("b Volume {at} of 3.pdf"));
        if let Some((said, code)) = run("qpdf", &["--check"], &path) {
            assert!(code == 0 && !said.contains("WARNING"), "{said}");
        }
        if let Some((said, _)) = read_text("pdftotext", &["-layout"], &path) {
            for stamp in stamps {
                assert!(
                    said.lines().any(|line| line.trim_end().ends_with(stamp)),
                    "{stamp}: {said}"
                );
            }
        }
    }
}

#[test]
fn dividers_go_with_their_documents() {
    let desk = desk();
    let case = text::read(&desk.get("case.ron")).unwrap();
    let case = Edit::SetDividers(true).apply(&case).unwrap();
    let cap = VolumeCap {
        pages: Some(36),
        megabytes: None,
    };
    let case = Edit::SetVolumes(cap).apply(&case).unwrap();
    desk.put("case.ron", text::write(&case).unwrap());
    let seen = export(&desk, &[]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let sizes: Vec<usize> = (1..=3).map(|at| volume(&desk, at, 3).pages.len()).collect();
    assert_eq!(sizes, [16, 32, 7], "{seen}");
    let divider = first_lines(&volume(&desk, 3, 3), 2);
    assert!(
        divider.contains("Home Office") && divider.contains("AB 52–55"),
        "{divider}"
    );
    let divider = first_lines(&volume(&desk, 1, 3), 9);
    assert!(divider.contains("2 Report (Volume 2)"), "{divider}");
}

#[test]
fn a_size_cap_is_kept_also_where_pages_are_very_unlike() {
    let desk = Desk::with_compact_sample();
    let uneven = [
        40_000, 40_000, 700_000, 40_000, 40_000, 40_000, 40_000, 300_000,
    ];
    desk.put("Scans.pdf", document(&pages("Scan", &uneven)));
    desk.put("More.pdf", document(&pages("More", &[200_000; 4])));
    desk.bundle(&["add", "case.ron", "Scans.pdf", "More.pdf"]);
    let seen = export(&desk, &["--volume-mb", "1"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(!seen.stderr.contains("volume-over"), "{seen}");
    let names: Vec<String> = desk
        .names()
        .into_iter()
        .filter(|name| name.contains("Volume"))
        .collect();
    let mut scans = Vec::new();
    for name in &names {
        let bytes = desk.get(name);
        assert!(bytes.len() <= 1_000_000, "{name} has {}", bytes.len());
        for page in pdf::facts(&bytes).unwrap().pages {
            scans.extend(
                page.lines()
                    .into_iter()
                    .filter(|line| line.starts_with("Scan ")),
            );
        }
    }
    let expected: Vec<String> = (1..=8).map(|page| format!("Scan {page}")).collect();
    assert_eq!(scans, expected);
    assert!((3..=4).contains(&names.len()), "{names:?}");
}

#[test]
fn a_page_that_is_larger_than_a_volume_is_said() {
    let desk = Desk::with_compact_sample();
    desk.put("Scan.pdf", document(&pages("Scan", &[10, 1_300_000, 10])));
    desk.bundle(&["add", "case.ron", "Scan.pdf"]);
    let seen = export(&desk, &["--volume-mb", "1"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let said: Vec<&str> = seen
        .stderr
        .lines()
        .filter(|line| line.contains("volume-over"))
        .collect();
    assert_eq!(
        said,
        ["warning[volume-over]: Volume 2 has 1.3 MB; 1 were allowed."],
        "{seen}"
    );
}

#[test]
fn a_bundle_that_fits_is_one_file_as_it_always_was() {
    let desk = desk();
    export(&desk, &[]);
    let plain = desk.get("b.pdf");
    export(&desk, &["--volume-pages", "500", "--volume-mb", "50"]);
    assert!(desk.get("b.pdf") == plain);
    assert!(desk.names().iter().all(|name| !name.contains("Volume")));
}

#[test]
fn a_schedule_longer_than_a_volume_stays_whole_and_that_is_said() {
    let desk = desk();
    let seen = export(&desk, &["--volume-pages", "8"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(
        seen.stderr
            .contains("warning[volume-over]: Volume 1 has 9 pages; 8 were allowed."),
        "{seen}"
    );
}

#[test]
fn volumes_too_small_for_a_page_are_refused_and_nothing_is_written() {
    let desk = desk();
    let before = desk.names();
    assert_seen!(export(&desk, &["--volume-pages", "2"]), @r"
    exit code: 2
    --- stderr ---
      0 % Planning
     10 % Setting the pages
    bundle: case.ron: volumes of at most 2 pages are too small: title sheet, index and a page take 3; allow more pages
    ");
    assert_eq!(desk.names(), before);
}

#[test]
fn old_volumes_stay_whole_where_one_cannot_be_written() {
    let desk = desk();
    export(&desk, &["--volume-pages", "40"]);
    let before = desk.get("b Volume 1 of 2.pdf");
    std::fs::remove_file(desk.path("b Volume 2 of 2.pdf")).unwrap();
    desk.put("b Volume 2 of 2.pdf/in the way", "a folder stands there");
    let letter = document(&pages("Another letter", &[0; 6]));
    desk.put("Letter.pdf", letter);
    let seen = desk.bundle(&["relink", "case.ron", "--accept", "1"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let seen = export(&desk, &["--volume-pages", "40"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(desk.get("b Volume 1 of 2.pdf") == before);
    assert!(desk.names().iter().all(|name| !name.starts_with(".bundle")));
}

#[test]
fn volumes_as_data() {
    let desk = desk();
    let seen = export(&desk, &["--volume-pages", "40", "--format", "json"]);
    let report = seen.json();
    assert_eq!(report["pages"], 51);
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["volumes"]).unwrap(), @r#"
    [
      {
        "file": "b Volume 1 of 2.pdf",
        "first": 1,
        "pages": 15,
        "suggested_name": "PA-00000-2099 AB Appellants bundle Volume 1 of 2.pdf"
      },
      {
        "file": "b Volume 2 of 2.pdf",
        "first": 16,
        "pages": 36,
        "suggested_name": "PA-00000-2099 AB Appellants bundle Volume 2 of 2.pdf"
      }
    ]
    "#);
}

#[test]
fn the_same_case_gives_the_same_volumes() {
    let desk = desk();
    let made = || {
        export(&desk, &["--volume-pages", "20", "--volume-mb", "1"]);
        (1..=3)
            .map(|at| desk.get(&format!("b Volume {at} of 3.pdf")))
            .collect::<Vec<_>>()
    };
    assert!(made() == made());
}

/// The plan of the desk's bundle in volumes of at most 40 pages.
fn plan(desk: &Desk) -> Plan {
    let case = text::read(&desk.get("case.ron")).unwrap();
    let lengths = Lengths::from([(1, 6.into()), (2, 30.into()), (3, 4.into())]);
    let mut plan = bundle::plan(&case, &Profile::shipped(DEFAULT).unwrap(), &lengths);
    let whole = |exhibit, pages| Share {
        exhibit,
        before: 0,
        skipped: 0,
        pages,
    };
    let volume = |shares: &[Share]| Volume {
        shares: shares.to_vec(),
    };
    plan.volumes = vec![volume(&[whole(0, 6)]), volume(&[whole(1, 30), whole(2, 4)])];
    plan
}

fn codes(facts: &Facts, plan: &Plan) -> Vec<&'static str> {
    let found = check_file(&FileCheck {
        facts,
        plan,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        documents: &[(2, 30), (32, 4)].into(),
        volume: 1,
        first: 15,
    });
    let mut codes: Vec<&str> = found.iter().map(|finding| finding.code.word()).collect();
    codes.dedup();
    codes
}

fn piece<'a>(facts: &'a mut Facts, page: usize, text: &str) -> &'a mut TextFact {
    let mut pieces = facts.pages[page].text.iter_mut();
    pieces.find(|piece| piece.text.contains(text)).unwrap()
}

/// Breaks one thing.
type Change<'c> = &'c dyn Fn(&mut Facts);

#[test]
fn every_rule_about_a_volume_can_fail() {
    let desk = desk();
    export(&desk, &["--volume-pages", "40"]);
    let (facts, plan) = (volume(&desk, 2, 2), plan(&desk));
    assert!(
        codes(&facts, &plan).is_empty(),
        "{:?}",
        codes(&facts, &plan)
    );
    let trials: [(&str, Change<'_>); 8] = [
        ("volume-title", &|facts| {
            piece(facts, 0, "Volume 2").text = "Volume 3 of 2, pages ".to_owned();
        }),
        ("volume-title", &|facts| {
            facts.pages[0].text.retain(|piece| piece.text.trim() != "–");
        }),
        ("volume-index", &|facts| {
            facts.pages[1]
                .text
                .retain(|piece| !piece.text.contains("Volume 1"));
        }),
        ("title", &|facts| {
            facts.title = Some("Appellant".to_owned());
            facts.xmp.as_mut().unwrap().title = facts.title.clone();
        }),
        ("page-number", &|facts| {
            facts.pages[5].label = "AB 6".to_owned();
        }),
        ("page-number", &|facts| {
            piece(facts, 5, "AB 21").text = "AB 6".to_owned();
        }),
        ("index", &|facts| facts.pages[1].links[0].page = Some(4)),
        ("bookmarks", &|facts| facts.outline[3].page = Some(19)),
    ];
    for (code, change) in trials {
        let mut changed = facts.clone();
        change(&mut changed);
        assert_eq!(codes(&changed, &plan), [code]);
    }
}

/// Whoever files the folder would file them, too.
#[test]
fn what_an_earlier_export_left_beside_the_volumes_is_named_and_stays() {
    let desk = desk();
    for name in ["b.pdf", "b Volume 4 of 4.pdf", "b Volume 1 of 2.pdf"] {
        desk.put(name, "old");
    }
    let seen = export(&desk, &["--volume-pages", "40"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let said = "Beside this bundle are “b Volume 4 of 4.pdf”, “b.pdf” of an earlier one, and no part of it.";
    assert!(seen.stderr.contains(said), "{seen}");
    assert_eq!(desk.get("b Volume 4 of 4.pdf"), b"old");
    let seen = export(&desk, &[]);
    assert!(seen.stderr.contains("“b Volume 1 of 2.pdf”"), "{seen}");
    for name in desk.names().iter().filter(|name| name.contains("Volume")) {
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    let seen = export(&desk, &[]);
    assert!(!seen.stderr.contains("volume-left-over"), "{seen}");
}

/// By a program that was killed between two of them; the next one says so.
#[test]
fn volumes_that_were_cut_short_are_all_new_before_anything_else_is_done() {
    let desk = desk();
    desk.put("b Volume 1 of 2.pdf", "new 1");
    desk.put("b Volume 2 of 2.pdf", "old 2");
    desk.put(".bundle-builder-2.part", "new 2");
    desk.put(
        ".bundle-builder-x.record",
        "(version:1,moves:[(\".bundle-builder-1.part\",\"b Volume 1 of 2.pdf\"),(\".bundle-builder-2.part\",\"b Volume 2 of 2.pdf\")],gone:[])",
    );
    std::fs::remove_file(desk.path("Letter.pdf")).unwrap();
    let seen = export(&desk, &["--volume-pages", "40"]);
    assert_eq!(seen.code, Some(2), "the letter is missing: {seen}");
    assert!(
        seen.stderr
            .contains("b Volume 2 of 2.pdf: an export that was cut off is finished."),
        "{seen}"
    );
    assert_eq!(desk.get("b Volume 1 of 2.pdf"), b"new 1");
    assert_eq!(desk.get("b Volume 2 of 2.pdf"), b"new 2");
    assert!(desk.names().iter().all(|name| !name.starts_with('.')));
}
