//! Papers for a word processor, and a skeleton argument held against the bundle, at the command line and with other
//! people's programs.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::PathBuf;
use std::process::Command;

use super::desk::{Desk, Seen, TODAY, assert_seen};
use super::tools::{read_text, run};

fn write(desk: &Desk, command: &str, out: &str) -> Seen {
    desk.bundle(&[command, "case.ron", "--out", out, "--date", TODAY])
}

/// The sample with documents behind it.
fn desk() -> Desk {
    super::volumes::desk()
}

/// What LibreOffice makes of files, beside them; none where it is not installed.
fn converted(desk: &Desk, to: &str, name: &str) -> Option<PathBuf> {
    let home = format!(
        "-env:UserInstallation=file://{}",
        desk.path("office").display()
    );
    let made = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", to, "--outdir"])
        .arg(desk.path("made"))
        .arg(desk.path(name))
        .output();
    made.ok()?;
    let stem = name.split('.').next().unwrap();
    let ending = to.split(':').next().unwrap();
    let path = desk.path(&format!("made/{stem}.{ending}"));
    assert!(path.is_file(), "LibreOffice made nothing of {name}");
    Some(path)
}

#[test]
fn the_papers_are_written_with_the_page_numbers_of_the_export() {
    let desk = desk();
    for (command, out) in [
        ("schedule", "schedule.docx"),
        ("index", "index.docx"),
        ("index", "index.csv"),
        ("issues", "issues.docx"),
        ("position", "position.docx"),
    ] {
        let seen = write(&desk, command, out);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    let exported = desk.bundle(&super::desk::EXPORT);
    assert_eq!(exported.code, Some(0), "{exported}");
    let index = String::from_utf8(desk.get("index.csv")).unwrap();
    let Some((text, _)) = read_text("pdftotext", &["-layout"], &desk.path("bundle.pdf")) else {
        return;
    };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let mut documents = 0;
    for row in index
        .lines()
        .filter(|row| row.ends_with(",6") || row.ends_with(",30") || row.ends_with(",4"))
    {
        let cells: Vec<&str> = row.split(',').collect();
        let first: usize = cells[5].trim_start_matches("AB ").parse().unwrap();
        let title = cells[2];
        assert!(pages[first - 1].contains(&format!("{title} 1")), "{row}");
        documents += 1;
    }
    assert_eq!(documents, 3, "{index}");
}

#[test]
fn libreoffice_shows_headings_numbers_and_links() {
    let desk = desk();
    assert_eq!(write(&desk, "schedule", "schedule.docx").code, Some(0));
    let Some(pdf) = converted(&desk, "pdf", "schedule.docx") else {
        return;
    };
    let Some((text, _)) = read_text("pdftotext", &["-layout"], &pdf) else {
        return;
    };
    for words in ["Issue 1", "CS 1, AB ", "List of sources", "DRAFT"] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    let sources = text.split("List of sources").last().unwrap();
    assert!(
        sources.contains(" 1. ") || sources.contains("\n1. "),
        "{sources}"
    );
    let (links, _) = run("pdfinfo", &["-url"], &pdf).unwrap();
    assert!(links.contains("https://"), "{links}");
    let (fonts, _) = run("pdffonts", &[], &pdf).unwrap();
    assert!(fonts.lines().count() > 2, "{fonts}");
}

#[test]
fn papers_that_cannot_be_written_are_refused_in_clear_words() {
    let desk = Desk::with_sample();
    assert_seen!(desk.bundle(&["schedule", "case.ron", "--out", "schedule.pdf"]), @r"
    exit code: 2
    --- stderr ---
    bundle: schedule.pdf is no name for it
      hint: Let it end in .docx.
    ");
    assert_seen!(desk.bundle(&["index", "case.ron", "--out", "index.xlsx"]), @r"
    exit code: 2
    --- stderr ---
    bundle: index.xlsx is no name for it
      hint: Let it end in .csv or .docx.
    ");
    desk.put("case.docx", desk.get("case.ron"));
    assert_seen!(desk.bundle(&["issues", "case.docx", "--out", "case.docx"]), @r"
    exit code: 2
    --- stderr ---
    bundle: case.docx is the case itself
      hint: Choose another name.
    ");
}

/// A page that a word processor reads, as it would be typed.
const SKELETON: &str = "<html><body><h1>Risk on return</h1>\
    <p>Deserters are prosecuted (CS 1, AB 2), as Letter [AB/12] and the Report at AB&nbsp;19–21 say.</p>\
    <table><tr><td>AB 999</td></tr></table>\
    <ul><li>see A<b>B</b> 1<i>3</i></li></ul></body></html>";

#[test]
fn a_skeleton_made_by_libreoffice_is_held_against_the_bundle() {
    let desk = desk();
    desk.put("skeleton.html", SKELETON);
    for filter in ["docx:MS Word 2007 XML", "docx:Office Open XML Text"] {
        let Some(path) = converted(&desk, filter, "skeleton.html") else {
            return;
        };
        let path = path.to_str().unwrap();
        let seen = desk.bundle(&[
            "citations",
            path,
            "--case",
            "case.ron",
            "--date",
            TODAY,
            "--format",
            "json",
        ]);
        assert_eq!(seen.code, Some(1), "{seen}");
        let rows: serde_json::Value = serde_json::from_str(&seen.stdout).unwrap();
        let cited = |at: usize| rows[at]["cited"].as_str().unwrap_or_default().to_owned();
        let all: Vec<String> = (0..6).map(cited).collect();
        assert_eq!(
            all,
            ["CS 1", "AB 2", "AB 12", "AB 19–21", "AB 999", "AB 13"],
            "{filter}"
        );
        assert_eq!(rows[4]["agreement"], "missing");
        assert_eq!(rows[4]["place"]["in_table"], true);
        assert_eq!(rows[0]["place"]["heading"], "Risk on return");
    }
}

#[test]
fn what_is_no_word_document_is_refused_in_clear_words() {
    let desk = Desk::with_sample();
    desk.put("skeleton.pdf", "%PDF-1.7");
    assert_seen!(desk.bundle(&["citations", "skeleton.pdf", "--case", "case.ron"]), @r"
    exit code: 2
    --- stderr ---
    bundle: skeleton.pdf: this is no Word document (.docx)
      hint: Open it in the program that made it, save it as a Word document (.docx), and try again.
    ");
    desk.put("skeleton.docx", "PK\u{3}\u{4} and no more");
    assert_seen!(desk.bundle(&["citations", "skeleton.docx", "--case", "case.ron"]), @r"
    exit code: 2
    --- stderr ---
    bundle: skeleton.docx: the Word document is damaged, or cut off
    ");
}
