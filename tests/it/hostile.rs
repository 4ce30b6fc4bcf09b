//! Hostile files: what is broken, endless, huge or odd is refused or printed, never a panic.

use std::time::{Duration, Instant};

use bundle_builder::case::{Edit, HeadingField, IssueChoice, text};
use bundle_builder::library::PackFiles;

use super::desk::{Desk, EXPORT_WITH_OWN, TODAY};
use super::small::{self, add, apply};

/// No hostile file may keep a person waiting longer than this, even in a slow debug build.
const PATIENCE: Duration = Duration::from_secs(60);

/// Bytes that look like nothing, always the same.
fn garbage(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    (0..length).map(next).collect()
}

#[test]
fn a_huge_file_that_is_no_case_is_refused_at_once() {
    const SIZE: usize = 10 << 20;
    let text = |part: &str| part.repeat(SIZE / part.len()).into_bytes();
    let started = Instant::now();
    for bytes in [
        garbage(SIZE),
        text("("),
        text("[("),
        text("\""),
        text("/*"),
        text("(version: 1, "),
        text("é "),
        vec![0; SIZE],
    ] {
        let desk = Desk::new();
        desk.put("case.ron", &bytes);
        let seen = desk.export();
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.len() < 1000, "the message quotes the file");
        assert!(desk.get("case.ron") == bytes);
        assert_eq!(desk.names(), ["case.ron"]);
    }
    assert!(started.elapsed() < PATIENCE);
}

#[test]
fn a_huge_file_that_is_no_pdf_is_refused_at_once() {
    let started = Instant::now();
    let header = b"%PDF-1.7\n".as_slice();
    for bytes in [
        garbage(10 << 20),
        [header, &garbage(10 << 20)].concat(),
        [header, &b"1 0 obj [".repeat(1 << 20)].concat(),
    ] {
        let desk = Desk::new();
        desk.put("bundle.pdf", bytes);
        let seen = desk.bundle(&["inspect", "bundle.pdf"]);
        assert_eq!(seen.code, Some(2), "{seen}");
    }
    assert!(started.elapsed() < PATIENCE);
}

#[test]
fn a_folder_in_place_of_a_file_is_refused() {
    let desk = Desk::new();
    desk.put("case.ron/letter.txt", "Dear Sir");
    let seen = desk.export();
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr.contains("case.ron is a folder, not a file"),
        "{seen}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused() {
    let desk = Desk::new();
    let seen = desk.bundle(&["export", "/dev/zero", "--out", "bundle.pdf"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr.contains("/dev/zero is a device, not a file"),
        "{seen}"
    );
}

/// A pack whose one passage has this text.
fn pack_saying(text: &str) -> PackFiles {
    small::pack_with("In zembla deserters are sent back to the front.", text)
}

#[test]
fn a_passage_of_100000_letters_is_checked_listed_and_printed() {
    let sentence = "In zembla a very long report goes on without coming to an end. ";
    let long = sentence.repeat(100_000 / sentence.len());
    let desk = Desk::new();
    desk.put_pack("own", &pack_saying(long.trim()));
    let started = Instant::now();
    assert_eq!(desk.bundle(&["library", "check", "own"]).code, Some(0));
    let found = desk.bundle(&[
        "match",
        "--nationality",
        "RUS",
        "--characteristic",
        "deserter",
        "--search",
        "zembla",
        "--library",
        "own",
    ]);
    assert!(found.stdout.contains(long.trim()));
    let library = small::library_with(pack_saying(long.trim()));
    desk.put("case.ron", text::write(&small::case(&library)).unwrap());
    let seen = desk.bundle(&EXPORT_WITH_OWN);
    assert_eq!(seen.code, Some(1), "{seen}");
    assert!(seen.stderr.contains("schedule-too-long"), "{seen}");
    assert!(
        seen.stdout.contains("DRAFT"),
        "what has errors is only a draft: {seen}"
    );
    assert_eq!(
        seen.stderr.matches("error[").count(),
        1,
        "the file itself is sound: {seen}"
    );
    assert!(started.elapsed() < PATIENCE);
}

/// One word as long as a book cannot be broken where words end, and still must not be lost.
#[test]
fn a_word_of_10000_letters_is_printed() {
    let desk = Desk::new();
    let library = small::library_with(pack_saying(&"zembla".repeat(2_000)));
    desk.put("case.ron", text::write(&small::case(&library)).unwrap());
    let seen = desk.export();
    assert!(!seen.stderr.contains("error["), "{seen}");
}

/// Every edge of Unicode in a heading: whatever cannot be printed is said, and nothing breaks.
#[test]
fn odd_letters_are_printed_or_reported() {
    let library = small::library_with(small::pack());
    for (name, can_print) in [
        ("Ж. Ö. Ł. ß. ĳ", true),
        ("Δημήτρης", true),
        ("محمد", true),
        ("علاء بن محمد", true),
        ("Mr محمد علي (born 1990 or عام 1991 ميلادي)", true),
        ("יוסף", true),
        ("e\u{301}", true),
        ("漢字", false),
        ("🙂", false),
        ("a\u{200b}b\u{feff}c", true),
        ("line\nbreak\ttab", true),
    ] {
        let heading = Edit::SetHeading {
            field: HeadingField::Appellant,
            text: name.to_owned(),
        };
        let case = apply(small::case(&library), &heading);
        let desk = Desk::new();
        desk.put_pack("own", &small::pack());
        desk.put("case.ron", text::write(&case).unwrap());
        let seen = desk.bundle(&EXPORT_WITH_OWN);
        assert_eq!(seen.code, Some(i32::from(!can_print)), "{name:?}: {seen}");
        assert_eq!(
            seen.stderr.contains("letters-missing"),
            !can_print,
            "{name:?}: {seen}"
        );
    }
}

/// A mark that turns letters round would show other words than were typed: that is never silent.
#[test]
fn letters_turned_round_by_a_mark_are_reported() {
    let library = small::library_with(small::pack());
    let text_with_mark = "In zembla \u{202e}deserters\u{202c} are sent back.";
    let note = Edit::SetNote {
        number: 1,
        text: text_with_mark.to_owned(),
    };
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    let case = apply(small::case(&library), &note);
    desk.put("case.ron", text::write(&case).unwrap());
    let seen = desk.export();
    assert_eq!(seen.code, Some(1), "{seen}");
    assert!(
        seen.stderr.contains("error[invisible-character] CS 1"),
        "{seen}"
    );
}

/// So many issues that the index itself runs over several pages: every number must still be right,
/// and the program checks that itself.
#[test]
fn an_index_of_several_pages_is_right() {
    let library = small::library_with(small::pack());
    let mut case = small::case(&library);
    for number in 1..=70 {
        let label = format!(
            "Whether, in the alternative, point {number} of the refusal letter is made out on all of the evidence"
        );
        case = apply(case, &Edit::AddIssue(IssueChoice::Typed(label)));
        case = apply(
            case,
            &add(&library, &format!("own-{number}"), "nobody-2026-01"),
        );
    }
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    desk.put("case.ron", text::write(&case).unwrap());
    let seen = desk.bundle(&EXPORT_WITH_OWN);
    let errors = seen
        .stderr
        .lines()
        .filter(|line| line.starts_with("error["));
    let other = errors.filter(|line| !line.contains("schedule-too-long"));
    assert_eq!(other.collect::<Vec<_>>(), Vec::<&str>::new());
    let facts = desk
        .bundle(&["inspect", "bundle.pdf", "--format", "json"])
        .json();
    let schedule = facts["outline"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["title"].as_str().unwrap().starts_with("Country"));
    assert!(
        schedule.unwrap()["page"].as_u64().unwrap() > 4,
        "the index took more than one page"
    );
}

#[test]
fn paths_with_spaces_and_all_kinds_of_letters_are_used_as_they_are() {
    let desk = Desk::with_sample();
    let folder = "Дело № 1 – ünï ç'ødé \"x\"";
    desk.put(&format!("{folder}/мой случай.ron"), desk.get("case.ron"));
    desk.put_pack(&format!("{folder}/пакет"), &small::pack());
    let (case, out, pack) = (
        format!("{folder}/мой случай.ron"),
        format!("{folder}/папка 📁.pdf"),
        format!("{folder}/пакет"),
    );
    let seen = desk.bundle(&[
        "export",
        &case,
        "--out",
        &out,
        "--date",
        TODAY,
        "--library",
        &pack,
    ]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stdout.contains(&out), "{seen}");
    assert!(desk.get(&out).starts_with(b"%PDF-"));
    assert_eq!(desk.bundle(&["inspect", &out]).code, Some(0));
    assert_eq!(desk.bundle(&["library", "check", &pack]).code, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_no_unicode_is_used_as_it_is() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::with_sample();
    let out = OsStr::from_bytes(b"b\xfcndel.pdf");
    let seen = desk.bundle(&[
        OsStr::new("export"),
        OsStr::new("case.ron"),
        OsStr::new("--out"),
        out,
    ]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(
        std::fs::read(desk.path("").join(out))
            .unwrap()
            .starts_with(b"%PDF-")
    );
}
