//! Quoted words in the bundle: highlighted on their page, which the schedule and the page's margin lead to and fro.
//! What lies under the bars is read by other people's programs, from their own pictures and their own words.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;

use bundle_builder::case;
use bundle_builder::pdf::{self, Facts, PageFacts};

use super::desk::{Desk, TODAY};
use super::extracts::{TRUE, desk};
use super::{tools, verify};

/// Pixels to the point, and the resolution of that.
const SCALE: f32 = 3.0;
const DPI: &str = "216";

/// A picture with three bytes a pixel.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    /// From the PPM that both programs write.
    fn of(ppm: &[u8]) -> Picture {
        let mut at = 0;
        let mut word = || {
            let is_space = |byte: &u8| byte.is_ascii_whitespace();
            let start = at + ppm[at..].iter().position(|byte| !is_space(byte)).unwrap();
            let end = start + ppm[start..].iter().position(is_space).unwrap();
            at = end;
            std::str::from_utf8(&ppm[start..end]).unwrap().to_owned()
        };
        let [kind, width, height, most] = [word(), word(), word(), word()];
        assert_eq!((kind.as_str(), most.as_str()), ("P6", "255"));
        Picture {
            width: width.parse().unwrap(),
            height: height.parse().unwrap(),
            pixels: ppm[at + 1..].to_vec(),
        }
    }

    /// The part of an area (left, top, right, bottom, in points) that is yellow.
    fn yellow(&self, area: [f32; 4]) -> f32 {
        let [left, top, right, bottom] = area.map(|edge| edge * SCALE);
        let columns = left.ceil() as usize..(right as usize).min(self.width);
        let rows = top.ceil() as usize..(bottom as usize).min(self.height);
        let is_yellow = |at: usize| {
            let [red, green, blue] = self.pixels[at..at + 3] else {
                return false;
            };
            red > 200 && green > 180 && blue < 190
        };
        let pixels = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
        let found: Vec<bool> = pixels
            .map(|(row, column)| is_yellow(3 * (row * self.width + column)))
            .collect();
        found.iter().filter(|yellow| **yellow).count() as f32 / found.len().max(1) as f32
    }
}

/// The value of an attribute.
fn value<'t>(tag: &'t str, name: &str) -> &'t str {
    let after = tag.split_once(&format!(" {name}=\"")).unwrap().1;
    after.split_once('"').unwrap().0
}

/// What Poppler finds under the bars of a page, from 1.
fn seen_by_poppler(file: &Path, page: &str) -> Option<String> {
    let one = ["-f", page, "-l", page];
    let picture = tools::read_bytes("pdftoppm", &[&one[..], &["-r", DPI]].concat(), file)?;
    let picture = Picture::of(&picture);
    let (words, _) = tools::read_text("pdftotext", &[&one[..], &["-bbox"]].concat(), file)?;
    let words = words
        .lines()
        .filter(|line| line.trim().starts_with("<word"));
    let under = words.filter(|line| {
        let area = ["xMin", "yMin", "xMax", "yMax"].map(|name| value(line, name).parse().unwrap());
        picture.yellow(area) > 0.3
    });
    Some(
        under
            .map(|line| line.split_once('>').unwrap().1.split_once('<').unwrap().0)
            .collect(),
    )
}

/// The same of MuPDF, letter by letter.
fn seen_by_mupdf(file: &Path, page: &str) -> Option<String> {
    // Its words are in the points of its pictures.
    let drawn = |format: &'static str, dpi: &'static str| {
        let before = ["draw", "-q", "-r", dpi, "-F", format, "-o", "-"];
        tools::read_bytes_after("mutool", &before, file, &[page])
    };
    let picture = Picture::of(&drawn("ppm", DPI)?);
    let text = String::from_utf8(drawn("stext", "72")?).unwrap();
    let letters = text
        .lines()
        .filter(|line| line.trim().starts_with("<char "));
    let under = letters.filter(|line| {
        let quad: Vec<f32> = value(line, "quad")
            .split(' ')
            .map(|one| one.parse().unwrap())
            .collect();
        let (x, y) = (quad.iter().step_by(2), quad.iter().skip(1).step_by(2));
        let ends = |mut values: Vec<f32>| {
            values.sort_by(f32::total_cmp);
            (values[0], values[values.len() - 1])
        };
        let ((left, right), (top, bottom)) =
            (ends(x.copied().collect()), ends(y.copied().collect()));
        picture.yellow([left - 0.5, top, right + 0.5, bottom]) > 0.3
    });
    Some(under.map(|line| value(line, "c").trim()).collect())
}

fn exported(desk: &Desk) -> Facts {
    let arguments = ["export", "case.ron", "--out", "b.pdf", "--date", TODAY];
    let seen = desk.bundle(&arguments);
    assert!(desk.names().contains(&"b.pdf".to_owned()), "{seen}");
    pdf::facts(&desk.get("b.pdf")).unwrap()
}

fn add(desk: &Desk, more: &[&str]) {
    let seen = desk.bundle(&[&["add", "case.ron", "mission.pdf"], more].concat());
    assert_eq!(seen.code, Some(0), "{seen}");
}

fn says(page: &PageFacts, words: &str) -> bool {
    page.lines().join(" ").contains(words)
}

/// The pages, from 1, that say this.
fn pages_saying(facts: &Facts, words: &str) -> Vec<u32> {
    let pages = facts.pages.iter().filter(|page| says(page, words));
    pages.map(|page| page.number).collect()
}

/// The last page, from 1, on which the number of an entry is written by itself: in the margin beside its words.
fn beside(facts: &Facts, label: &str) -> u32 {
    let bears = |page: &&PageFacts| page.text.iter().any(|piece| piece.text == label);
    let last = facts.pages.iter().rfind(bears);
    last.map_or(0, |page| page.number)
}

#[test]
fn schedule_and_page_lead_to_each_other() {
    let desk = desk(&[(TRUE, "p. 43, para 5")]);
    add(&desk, &[]);
    let facts = exported(&desk);
    let [schedule] = pages_saying(&facts, "highlighted at")[..] else {
        panic!("the schedule names the page once")
    };
    let quoted = beside(&facts, "CS 1");
    let last = facts.pages.len() as u32;
    assert_eq!(quoted, last - 2, "the third of five pages");
    let page = |number: u32| &facts.pages[number as usize - 1];
    let named = format!("highlighted at AB {quoted})");
    assert!(says(page(schedule), &named));
    let leads = |from: u32, to: u32| page(from).links.iter().any(|link| link.page == Some(to));
    assert!(leads(schedule, quoted) && leads(quoted, schedule));
}

#[test]
fn each_entry_leads_to_the_page_of_its_own_words() {
    let other = "All men between twenty and fifty were told to come to the school.";
    let desk = desk(&[(TRUE, "p. 43"), (other, "p. 42")]);
    add(&desk, &[]);
    let facts = exported(&desk);
    let (first, second) = (beside(&facts, "CS 1"), beside(&facts, "CS 2"));
    assert_eq!(second, first - 1, "p. 42 and p. 43");
    for quoted in [first, second] {
        let named = format!("highlighted at AB {quoted})");
        let [schedule] = pages_saying(&facts, &named)[..] else {
            panic!("{named}")
        };
        let links = &facts.pages[schedule as usize - 1].links;
        assert!(links.iter().any(|link| link.page == Some(quoted)));
    }
}

#[test]
fn other_programs_see_the_quoted_words_under_the_bars_and_no_others() {
    // The second cuts words out: they are not under a bar.
    let cut = "All men between twenty and fifty were told to come […] Nobody was told why";
    let second = "All men between twenty and fifty were told to come Nobody was told why,";
    let desk = desk(&[(TRUE, "p. 43"), (cut, "p. 42")]);
    add(&desk, &[]);
    let facts = exported(&desk);
    let bundle = desk.path("b.pdf");
    let bare = |text: &str| {
        let text: String = text.split_whitespace().collect();
        text.trim_end_matches([',', '.']).to_owned()
    };
    for (label, wanted) in [("CS 1", TRUE), ("CS 2", second)] {
        let page = beside(&facts, label).to_string();
        let seen = [
            seen_by_poppler(&bundle, &page),
            seen_by_mupdf(&bundle, &page),
        ];
        for seen in seen.iter().flatten() {
            assert_eq!(bare(seen), bare(wanted));
        }
    }
}

#[test]
fn a_quoted_page_that_is_left_out_is_said_and_nothing_leads_there() {
    let desk = desk(&[(TRUE, "p. 43")]);
    add(&desk, &["--pages", "1-2"]);
    let facts = exported(&desk);
    assert_eq!(pages_saying(&facts, "highlighted at"), [] as [u32; 0]);
    let seen = desk.bundle(&["export", "case.ron", "--out", "b.pdf", "--date", TODAY]);
    assert!(
        seen.stderr.contains("warning[quoted-page-left-out] CS 1"),
        "{seen}"
    );
}

#[test]
fn of_documents_that_are_quoted_only_the_pages_quoted_are_included_by_one_choice() {
    let desk = desk(&[(TRUE, "p. 43")]);
    add(&desk, &[]);
    let whole = exported(&desk).pages.len();
    let seen = desk.bundle(&["quoted-pages", "case.ron", "--dry-run"]);
    let told = "1 document: 2 pages instead of 5";
    assert!(seen.stderr.contains(told), "{seen}");
    assert_eq!(exported(&desk).pages.len(), whole);
    desk.bundle(&["quoted-pages", "case.ron"]);
    let facts = exported(&desk);
    assert_eq!(facts.pages.len(), whole - 3);
    assert_eq!(pages_saying(&facts, "highlighted at").len(), 1);
    desk.bundle(&["quoted-pages", "case.ron", "--whole"]);
    assert_eq!(exported(&desk).pages.len(), whole);
}

#[test]
fn the_pages_quoted_of_a_locked_document_are_found_with_its_password() {
    let desk = desk(&[(TRUE, "p. 43")]);
    let (plain, locked) = (desk.path("mission.pdf"), desk.path("locked.pdf"));
    let options = ["--encrypt", "open sesame", "owner", "256", "--"];
    let locked_at = locked.display().to_string();
    if tools::run_after("qpdf", &options, &plain, &[&locked_at]).is_none() {
        return;
    }
    desk.put("mission.pdf", std::fs::read(&locked).unwrap());
    add(&desk, &[]);
    let case = case::text::read(&desk.get("case.ron")).unwrap();
    let document = case.documents.get(case.exhibits[0].document).unwrap();
    let named = case::Edit::SetSourceFile {
        source: case.entry(1).unwrap().source.id.clone(),
        file: case::DocumentFile {
            path: document.path.clone(),
            sha256: document.sha256.clone(),
            pages: None,
        },
        edition: None,
        retrieved_on: None,
    };
    let case = named.apply(&case).unwrap();
    desk.put("case.ron", case::text::write(&case).unwrap());
    let pages = |more: &[&str]| {
        let seen = desk.bundle(&[&["quoted-pages", "case.ron", "--dry-run"], more].concat());
        assert!(!format!("{seen}").contains("sesame"), "{seen}");
        seen.stderr
    };
    let without = pages(&[]);
    assert!(!without.contains("2 pages"), "{without}");
    desk.put("passwords.txt", "1: open sesame\n");
    let with = pages(&["--passwords", "passwords.txt"]);
    assert!(with.contains("1 document: 2 pages instead of 5"), "{with}");
}

#[test]
fn what_stands_around_an_extract_is_printed_where_it_is_asked_for_and_was_found() {
    let printed = |words: &str, wanted: bool| {
        let desk = desk(&[(words, "p. 43")]);
        let case = case::text::read(&desk.get("case.ron")).unwrap();
        let edit = case::Edit::PrintContext { number: 1, wanted };
        let case = edit.apply(&case).unwrap();
        desk.put("case.ron", case::text::write(&case).unwrap().as_bytes());
        let facts = exported(&desk);
        let says = |words: &str| !pages_saying(&facts, words).is_empty();
        (
            says("not relied on): The men were"),
            says("not relied on): after that night."),
        )
    };
    let words = "not seen again by their families";
    assert_eq!(printed(words, true), (true, true));
    assert_eq!(printed(words, false), (false, false));
    // Words that only come near are printed alone.
    assert_eq!(
        printed("not seen again by their friends", true),
        (false, false)
    );
}

#[test]
fn in_volumes_a_page_of_a_later_one_is_named_and_not_linked() {
    let desk = desk(&[(TRUE, "p. 43")]);
    add(&desk, &[]);
    let arguments = [
        "export",
        "case.ron",
        "--out",
        "b.pdf",
        "--date",
        TODAY,
        "--volume-pages",
        "6",
    ];
    let seen = desk.bundle(&arguments);
    let names = desk.names();
    let volumes: Vec<&String> = names
        .iter()
        .filter(|name| name.contains("Volume"))
        .collect();
    assert!(volumes.len() > 1, "{seen}");
    let first = pdf::facts(&desk.get(volumes[0])).unwrap();
    let schedule = pages_saying(&first, "highlighted at");
    assert_eq!(schedule.len(), 1);
    let page = &first.pages[schedule[0] as usize - 1];
    assert!(says(page, "in Volume 2"), "{:?}", page.lines());
    let others = volumes.iter().skip(1);
    let others = others.map(|name| pdf::facts(&desk.get(name)).unwrap());
    let beside: Vec<u32> = others.map(|facts| beside(&facts, "CS 1")).collect();
    assert!(beside.iter().any(|page| *page > 0), "{beside:?}");
}

#[test]
fn what_two_entries_quote_bears_both_numbers_one_below_the_other() {
    let part = "The men were not seen again by their families";
    let desk = desk(&[(TRUE, "p. 43"), (part, "p. 43")]);
    add(&desk, &[]);
    let facts = exported(&desk);
    let page = &facts.pages[beside(&facts, "CS 1") as usize - 1];
    let label = |text: &str| page.text.iter().find(|one| one.text == text).unwrap();
    let (one, two) = (label("CS 1"), label("CS 2"));
    assert!((one.y - two.y).abs() >= 8.0, "{one:?} {two:?}");
}

#[test]
fn a_page_that_nobody_quotes_is_as_it_was() {
    let desk = Desk::new();
    desk.put("mission.pdf", verify::report());
    let of = |name: &str| {
        let seen = desk.bundle(&[
            "new",
            "--nationality",
            "RUS",
            "--select-top",
            "1",
            "--out",
            name,
        ]);
        assert_eq!(seen.code, Some(0), "{seen}");
    };
    of("case.ron");
    add(&desk, &[]);
    let facts = exported(&desk);
    assert_eq!(pages_saying(&facts, "highlighted at"), [] as [u32; 0]);
}
