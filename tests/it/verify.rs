//! `bundle verify`: the quotations of a paper held against the reports in a folder.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use serde_json::Value;

use super::desk::{Desk, Seen};
use super::paper;
use super::tools;

/// Pages of lines: how far from the left edge and from the foot, and the words.
pub(super) fn document(pages: &[Vec<(u32, u32, &str)>]) -> Vec<u8> {
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 4 + 2 * at))
        .collect();
    let tree = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let mut objects = vec![
        ("<</Type/Catalog/Pages 2 0 R>>".to_owned(), None),
        (tree, None),
        (font.to_owned(), None),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let content = 5 + 2 * at;
        objects.push((
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            ),
            None,
        ));
        let lines = lines.iter().map(|(x, y, words)| {
            // “ and ” in the encoding of the font.
            let words = words.replace('“', "\\223").replace('”', "\\224");
            let words = words.replace('…', "\\205");
            format!("BT /F 11 Tf {x} {y} Td ({words}) Tj ET\n")
        });
        objects.push((String::new(), Some(lines.collect::<String>())));
    }
    let objects: Vec<(&str, Option<&[u8]>)> = objects
        .iter()
        .map(|(text, stream)| (text.as_str(), stream.as_ref().map(String::as_bytes)))
        .collect();
    paper::file(&objects)
}

const TEXTS: [[&str; 2]; 5] = [
    [
        "In March soldiers came to four villages of the northern valley.",
        "They looked for weapons and found none in any house.",
    ],
    [
        "All men between twenty and fifty were told to come to the school.",
        "Nobody was told why, or for how long they would be kept.",
    ],
    [
        "The men were not seen again by their families after that night.",
        "A list of their names was given to the governor in June.",
    ],
    [
        "The governor answered that he knew of no such operation.",
        "Two of the villages were later found to be empty.",
    ],
    [
        "Since then the road to the valley has been closed to visitors.",
        "The mission asked for access and was refused twice.",
    ],
];

/// Five pages, numbered 41 to 45 at the foot, with two numbered paragraphs each.
pub(super) fn report() -> Vec<u8> {
    let feet: Vec<String> = (41..=45).map(|number| number.to_string()).collect();
    let numbers: Vec<[String; 2]> = (0..5)
        .map(|page| [1, 2].map(|number| format!("{}.", 2 * page + number)))
        .collect();
    let pages = feet
        .iter()
        .zip(&numbers)
        .enumerate()
        .map(|(page, (foot, [first, second]))| {
            // What is the same on every page would be taken for a head.
            let [own, other] = TEXTS[page];
            vec![
                (70, 760, first.as_str()),
                (100, 760, own),
                (70, 700, second.as_str()),
                (100, 700, other),
                (290, 40, foot.as_str()),
            ]
        });
    document(&pages.collect::<Vec<_>>())
}

fn verified(desk: &Desk, says: &str) -> (Option<i32>, Value) {
    desk.put("skeleton.pdf", document(&[vec![(70, 760, says)]]));
    let arguments = [
        "verify",
        "--quotations",
        "skeleton.pdf",
        "--sources",
        "reports",
    ];
    let seen = desk.bundle(&[&arguments[..], &["--format", "json"]].concat());
    let told: Value = serde_json::from_str(&seen.stdout).unwrap_or_else(|_| panic!("{seen}"));
    assert_eq!(told["quotations"].as_array().unwrap().len(), 1, "{seen}");
    (seen.code, told["quotations"][0].clone())
}

/// The command on a paper and a folder, as for people.
fn verify(desk: &Desk, paper: &str, sources: &str) -> Seen {
    desk.bundle(&["verify", "--quotations", paper, "--sources", sources])
}

/// How many files are kept of what was read.
fn kept(desk: &Desk) -> usize {
    let entries = std::fs::read_dir(desk.cache().join("bundle-builder/readings")).unwrap();
    entries.count()
}

fn with_report() -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("reports")).unwrap();
    desk.put("reports/mission.pdf", report());
    desk
}

#[test]
fn a_true_quotation_is_found_with_its_printed_page_and_paragraph() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families”.";
    let (code, told) = verified(&desk, says);
    assert_eq!(code, Some(0));
    assert_eq!(told["result"], "exact");
    assert_eq!(told["file"], "mission.pdf");
    assert_eq!(
        (told["page"].as_u64(), told["printed_page"].as_str()),
        (Some(3), Some("p. 43"))
    );
    assert_eq!(told["paragraph"], "5");
}

#[test]
fn a_changed_word_is_named_and_never_exact() {
    let desk = with_report();
    let says = "It says “The men were seen again by their families after that day”.";
    let (code, told) = verified(&desk, says);
    assert_eq!((code, &told["result"]), (Some(1), &Value::from("near")));
    let differences = told["differences"].as_array().unwrap();
    let pairs: Vec<(&str, &str)> = differences
        .iter()
        .map(|one| {
            (
                one["quoted"].as_str().unwrap(),
                one["document"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(pairs, [("", "not"), ("day", "night.")]);
}

#[test]
fn a_quotation_that_nothing_closes_is_told_and_not_passed_over() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families and that is all.";
    desk.put("skeleton.pdf", document(&[vec![(70, 760, says)]]));
    let seen = verify(&desk, "skeleton.pdf", "reports");
    let told = "the paper, page 1: a quotation is opened and never closed, so it was not checked: “The men were not seen again by their families …”";
    assert!(seen.stdout.contains(told), "{seen}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_paper_whose_name_is_no_text_is_refused_for_that() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = with_report();
    desk.put("skeleton.pdf", document(&[vec![(70, 760, "Nothing.")]]));
    let name = std::ffi::OsStr::from_bytes(b"skeleton\xff.pdf");
    std::fs::rename(desk.path("skeleton.pdf"), desk.path(".").join(name)).unwrap();
    let arguments = ["verify", "--sources", "reports", "--quotations"].map(std::ffi::OsStr::new);
    let seen = desk.bundle(&[&arguments[..], &[name]].concat());
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr
            .contains("its name holds signs that no script has"),
        "{seen}"
    );
    assert!(
        seen.stderr.contains("Give the file a name in letters"),
        "{seen}"
    );
}

#[test]
fn a_record_of_a_paper_is_refused_and_not_forgotten() {
    let desk = with_report();
    let paper = ["verify", "--quotations", "a.pdf", "--sources", "reports"];
    let seen = desk.bundle(&[&paper[..], &["--record", "record.pdf"]].concat());
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("--record"), "{seen}");
}

#[test]
fn what_stands_in_no_report_is_not_found_in_these_and_no_more_is_said() {
    let desk = with_report();
    let says =
        "It says “Every prisoner of the northern camp was released by the governor in spring”.";
    let (code, told) = verified(&desk, says);
    assert_eq!(
        (code, &told["result"]),
        (Some(1), &Value::from("not-found"))
    );
    assert_eq!(told["file"], Value::Null);
    let seen = verify(&desk, "skeleton.pdf", "reports");
    assert!(seen.stdout.contains("not found in this document"), "{seen}");
    assert!(!seen.stdout.contains("exist"), "{seen}");
    assert!(seen.stdout.contains("looked in: mission.pdf"), "{seen}");
}

#[test]
fn whoever_waits_hears_how_far_it_is() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families”.";
    desk.put("skeleton.pdf", document(&[vec![(70, 760, says)]]));
    let seen = verify(&desk, "skeleton.pdf", "reports");
    for said in [
        "  0 % Reading 1 report\n",
        " 90 % Looking for 1 quotation\n",
    ] {
        assert!(seen.stderr.contains(said), "{said}: {seen}");
    }
}

/// A Word document of one paragraph.
fn word(words: &str) -> Vec<u8> {
    let text = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    stored(&[
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ])
}

/// A ZIP archive of parts that are not packed.
fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let at = u32::try_from(file.len()).unwrap();
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        about.extend(crc32fast::hash(content).to_le_bytes());
        about.extend([length, length].concat());
        about.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        about.extend([0, 0]);
        for part in [b"PK\x03\x04", about.as_slice(), name.as_bytes(), content] {
            file.extend(part);
        }
        for part in [
            b"PK\x01\x02\x14\0",
            about.as_slice(),
            &[0; 10],
            &at.to_le_bytes(),
            name.as_bytes(),
        ] {
            list.extend(part);
        }
    }
    let at = u32::try_from(file.len()).unwrap().to_le_bytes();
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let length = u32::try_from(list.len()).unwrap().to_le_bytes();
    let end = [
        &b"PK\x05\x06\0\0\0\0"[..],
        &count,
        &count,
        &length,
        &at,
        &[0, 0],
    ];
    [file, list, end.concat()].concat()
}

#[test]
fn a_paper_may_be_a_word_document() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families”.";
    desk.put("skeleton.docx", word(says));
    let seen = verify(&desk, "skeleton.docx", "reports");
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(
        seen.stdout.contains("exact: mission.pdf, p. 43, para 5"),
        "{seen}"
    );
    assert!(
        !seen.stdout.contains("page 1:"),
        "its pages are not known: {seen}"
    );
    desk.put("broken.docx", &word(says)[..200]);
    let seen = verify(&desk, "broken.docx", "reports");
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(
        seen.stderr.contains("the Word document is damaged"),
        "{seen}"
    );
}

#[test]
fn locked_documents_are_opened_with_one_of_the_passwords_or_named() {
    let desk = with_report();
    let other = "Nothing of what is quoted stands in this one.";
    desk.put("reports/other.pdf", document(&[vec![(70, 760, other)]]));
    let plain = desk.path("reports/mission.pdf");
    let locked = desk.path("locked.pdf").display().to_string();
    let options = ["--encrypt", "open sesame", "owner", "256", "--"];
    let Some((said, _)) = tools::run_after("qpdf", &options, &plain, &[&locked]) else {
        return;
    };
    desk.put(
        "reports/mission.pdf",
        std::fs::read(&locked).unwrap_or_else(|_| panic!("{said}")),
    );
    let says = "It says “The men were not seen again by their families”.";
    assert_eq!(verified(&desk, says).1["result"], "not-found");
    let seen = verify(&desk, "skeleton.pdf", "reports");
    assert!(
        seen.stderr
            .contains("mission.pdf: not looked into: the file is locked"),
        "{seen}"
    );
    desk.put("passwords.txt", "wrong\nopen sesame\n");
    let with_passwords = |paper| {
        let sources = ["verify", "--quotations", paper, "--sources", "reports"];
        desk.bundle(&[&sources[..], &["--passwords", "passwords.txt"]].concat())
    };
    let seen = with_passwords("skeleton.pdf");
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(
        seen.stdout.contains("exact: mission.pdf, p. 43, para 5"),
        "{seen}"
    );
    assert!(!format!("{seen}").contains("sesame"), "{seen}");
    assert_eq!(
        kept(&desk),
        3,
        "what somebody locked is written down nowhere"
    );
    // The paper, too.
    let seen = verify(&desk, "locked.pdf", "reports");
    assert!(
        seen.stderr.contains("Give its password with --passwords"),
        "{seen}"
    );
    let seen = with_passwords("locked.pdf");
    assert!(seen.stdout.contains("no quotation of 6 words"), "{seen}");
}

#[test]
fn reports_are_read_once_and_papers_are_kept_nowhere() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families”.";
    verified(&desk, says);
    assert_eq!(
        kept(&desk),
        3,
        "the report, its words, the labels of its pages"
    );
    assert_eq!(verified(&desk, says).1["result"], "exact");
    assert_eq!(kept(&desk), 3);
}

#[test]
fn a_paper_in_the_folder_of_its_sources_is_no_source_of_itself() {
    let desk = with_report();
    let says =
        "It says “Every prisoner of the northern camp was released by the governor in spring”.";
    desk.put("reports/skeleton.pdf", document(&[vec![(70, 760, says)]]));
    desk.put("reports/notes.docx", b"PK");
    let (code, told) = verified(&desk, says);
    assert_eq!(
        (code, &told["result"]),
        (Some(1), &Value::from("not-found"))
    );
    let seen = verify(&desk, "skeleton.pdf", "reports");
    assert!(seen.stderr.contains("it is the paper itself"), "{seen}");
    assert_eq!(kept(&desk), 3, "of the report; nothing of the paper");
    assert!(
        seen.stderr.contains("notes.docx: not looked into: it is"),
        "{seen}"
    );
}

#[test]
fn a_folder_without_reports_is_no_folder_to_look_in() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("reports")).unwrap();
    desk.put(
        "skeleton.pdf",
        document(&[vec![(70, 760, "It says nothing.")]]),
    );
    for sources in ["reports", "skeleton.pdf"] {
        let seen = verify(&desk, "skeleton.pdf", sources);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains("hint:"), "{seen}");
    }
}

#[test]
fn a_cut_that_may_change_the_sense_is_shown_to_be_confirmed() {
    let desk = with_report();
    let says = "It says “The men were […] seen again by their families after that night”.";
    let (code, told) = verified(&desk, says);
    assert_eq!(
        (code, &told["result"]),
        (Some(0), &Value::from("exact-with-edits"))
    );
    assert_eq!(told["cuts"][0], "not");
    assert_eq!(told["to_confirm"], true);
}

#[test]
fn what_is_no_report_is_named_and_the_others_are_looked_into() {
    let desk = with_report();
    desk.put("reports/broken.pdf", b"%PDF-1.7 nothing");
    desk.put("reports/empty.pdf", b"");
    let says = "It says “The men were not seen again by their families”.";
    let (code, told) = verified(&desk, says);
    assert_eq!((code, &told["result"]), (Some(0), &Value::from("exact")));
    let seen = verify(&desk, "skeleton.pdf", "reports");
    assert!(
        seen.stderr.contains("broken.pdf: not looked into"),
        "{seen}"
    );
    assert!(seen.stderr.contains("empty.pdf: not looked into"), "{seen}");
    let nowhere = verify(&desk, "skeleton.pdf", "nowhere");
    assert_eq!(nowhere.code, Some(2), "{nowhere}");
}

#[test]
fn where_nothing_can_be_checked_it_is_said_why() {
    let desk = with_report();
    std::fs::create_dir(desk.path("none")).unwrap();
    desk.put(
        "paper.pdf",
        document(&[vec![(70, 760, "Nothing is quoted.")]]),
    );
    for (sources, code, said) in [
        ("reports", 0, "no quotation of 6 words or more was found"),
        ("none", 2, "there is no report to look into in none"),
        ("nowhere", 2, "nowhere is not a folder"),
        ("paper.pdf", 2, "Name the folder in which the reports lie"),
    ] {
        let seen = verify(&desk, "paper.pdf", sources);
        assert_eq!(seen.code, Some(code), "{seen}");
        assert!(format!("{seen}").contains(said), "{seen}");
    }
}

#[test]
fn a_paper_of_which_a_page_cannot_be_read_is_never_fine() {
    let desk = with_report();
    desk.put("paper.pdf", document(&[vec![]]));
    let whole = verify(&desk, "paper.pdf", "reports");
    assert_eq!(whole.code, Some(0), "an empty page is read: {whole}");
    let pages = document(&[vec![(70, 760, "Nothing is quoted.")]]);
    let cut = pages.len() / 2;
    desk.put("paper.pdf", &pages[..cut]);
    let seen = verify(&desk, "paper.pdf", "reports");
    assert_ne!(seen.code, Some(0), "{seen}");
}

#[test]
fn every_report_in_which_a_quotation_stands_is_named() {
    let desk = with_report();
    desk.put("reports/annex.pdf", report());
    let other = vec![(
        70,
        760,
        "It says: The men were not seen again by their families, we hear.",
    )];
    desk.put("reports/other.pdf", document(&[other]));
    let says = "It says “The men were not seen again by their families”.";
    let (_, told) = verified(&desk, says);
    assert_eq!(told["file"], "annex.pdf");
    let also = told["also"].as_array().unwrap();
    let also: Vec<&str> = also
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    assert_eq!(also, ["mission.pdf", "other.pdf"]);
    let seen = verify(&desk, "skeleton.pdf", "reports");
    let place = "exact: annex.pdf, p. 43, para 5; also in mission.pdf, p. 43, para 5; other.pdf, PDF page 1";
    assert!(seen.stdout.contains(place), "{seen}");
}

#[test]
fn a_citation_of_a_document_that_is_not_there_is_listed_apart() {
    let desk = with_report();
    let absent = "It says “Every prisoner of the northern camp was released in spring” (A/HRC/50/12, para 5).";
    let (code, told) = verified(&desk, absent);
    assert_eq!(
        (code, &told["result"]),
        (Some(1), &Value::from("not-found"))
    );
    assert_eq!(
        (&told["cited"], &told["cited_not_here"]),
        (&Value::from("A/HRC/50/12, para 5"), &Value::from(true))
    );
    let seen = verify(&desk, "skeleton.pdf", "reports");
    for said in [
        "Cited from documents that are not here:\n",
        "the citation beside it names “A/HRC/50/12, para 5”, which is not this document",
        "; 1 cited from documents that are not here",
    ] {
        assert!(seen.stdout.contains(said), "{said}: {seen}");
    }
}

#[test]
fn a_quotation_found_elsewhere_than_in_the_document_cited_says_so() {
    let desk = with_report();
    let other = vec![(
        70,
        760,
        "Nothing of what is quoted stands in this one, and it has words.",
    )];
    desk.put("reports/A_79_772.en.pdf", document(&[other]));
    let says = "It says “The men were not seen again by their families” (A/79/772, para 5).";
    let (code, told) = verified(&desk, says);
    assert_eq!((code, &told["result"]), (Some(0), &Value::from("exact")));
    assert_eq!(told["cited_file_without_it"], "A_79_772.en.pdf");
    assert_eq!(told["cited_not_here"], false);
}

/// Writes other content of the same length and time.
fn change(desk: &Desk, name: &str, bytes: &[u8]) {
    let path = desk.path(name);
    let about = std::fs::metadata(&path).unwrap();
    assert_eq!(about.len(), bytes.len() as u64);
    desk.put(name, bytes);
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(about.modified().unwrap()).unwrap();
}

#[test]
fn a_report_that_looks_as_before_is_read_only_where_its_words_are_told() {
    let desk = with_report();
    let says = "It says “The men were not seen again by their families”.";
    assert_eq!(verified(&desk, says).1["result"], "exact");
    let whole = desk.get("reports/mission.pdf");
    // Nothing of it is told: what it holds now is not asked.
    change(&desk, "reports/mission.pdf", &vec![b'x'; whole.len()]);
    let absent = "It says “Every prisoner of the northern camp was released in spring”.";
    assert_eq!(verified(&desk, absent).1["result"], "not-found");
    // Told are only words that it holds.
    let text = String::from_utf8_lossy(&whole).replace("not seen again", "all seen again");
    change(&desk, "reports/mission.pdf", text.as_bytes());
    let (code, told) = verified(&desk, says);
    assert_eq!((code, &told["result"]), (Some(1), &Value::from("near")));
    assert_eq!(told["differences"][0]["document"], "all");
    change(&desk, "reports/mission.pdf", &vec![b'x'; whole.len()]);
    let seen = verify(&desk, "skeleton.pdf", "reports");
    assert!(
        seen.stderr.contains("mission.pdf: not looked into"),
        "{seen}"
    );
}

#[test]
fn what_cannot_be_checked_is_told_with_the_way_that_leads_on() {
    let desk = with_report();
    desk.put("case.ron", "(version: 4)");
    for (paper, hint) in [
        ("nowhere.docx", "Check how its name is spelt"),
        ("reports", "Name a file"),
        ("case.ron", "a PDF or a Word document (.docx)"),
    ] {
        let seen = verify(&desk, paper, "reports");
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains(hint), "{seen}");
        assert!(!seen.stderr.contains("password"), "{seen}");
    }
    let seen = desk.bundle(&["verify"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    for way in ["bundle verify CASE", "--quotations FILE --sources DIR"] {
        assert!(seen.stderr.contains(way), "{seen}");
    }
}
