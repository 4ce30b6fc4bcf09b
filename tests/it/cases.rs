//! Small documents that once went wrong, each through `bundle add` and `bundle export`.
//!
//! `cases/cases.tsv` says of each what is right, in the notation explained at its head; a row whose
//! time has not come stands in [`NOT_YET`] with the step that is to mend it, and this test fails once
//! such a row is right, so that the list stays true. Rendering needs poppler, reading objects qpdf.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod more;

use std::fs;
use std::path::PathBuf;

use bundle_builder::pdf::render::{Pages, Size};
use serde_json::Value;

use super::desk::{Desk, TODAY, root};
use super::raster::{Raster, is_alike};
use super::{paper, tools};

/// Rows that are not right yet, and when they are to be.
const NOT_YET: &[(&str, &str)] = &[];

/// A row of the table.
struct Row {
    file: String,
    options: String,
    checks: Vec<String>,
}

fn rows() -> Vec<Row> {
    let table = fs::read_to_string(folder().join("cases.tsv")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Row {
            file: cells[0].to_owned(),
            options: cells[1].to_owned(),
            checks: cells[2].split(" ; ").map(str::to_owned).collect(),
        }
    })
    .collect()
}

fn folder() -> PathBuf {
    root().join("tests/it/cases")
}

/// 20,000 colour spaces, each the underlying space of the one before: no interpreter that follows them
/// by recursion survives it.
fn deep_colour_spaces() -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</ColorSpace<</C 5 0 R>>>>>>"
            .to_owned(),
        String::new(),
    ];
    objects.extend((5..20_005).map(|number| format!("[/Pattern {} 0 R]", number + 1)));
    objects.push("/DeviceGray".to_owned());
    let content: &[u8] = b"/C cs 0 scn 0 0 100 100 re f";
    let objects: Vec<(&str, Option<&[u8]>)> = (0..)
        .zip(&objects)
        .map(|(at, text)| (text.as_str(), (at == 3).then_some(content)))
        .collect();
    paper::file(&objects)
}

const FONT: &str = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

/// A page of A4 that shows a picture of a typed letter, and these letters besides.
fn scanned(besides: &str) -> Vec<u8> {
    let line = "(I left my home in the autumn of that year and have not been back since.) '";
    let letter = format!("BT /F 11 Tf 15 TL 70 780 Td {} ET", [line; 44].join("\n"));
    let page = |entries: &str| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{FONT}{entries}>>>>")
    };
    let catalog = ("<</Type/Catalog/Pages 2 0 R>>", None);
    let tree = ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None);
    let typed = page("");
    let letter = [
        catalog,
        tree,
        (&*typed, None),
        ("", Some(letter.as_bytes())),
    ];
    let pages = Pages::open(paper::file(&letter), None).unwrap();
    let picture = pages.pen().draw(0, &Size::scaled(150.0 / 72.0)).unwrap();
    // On paper that is not quite white.
    let grey = picture
        .pixels
        .chunks_exact(4)
        .map(|pixel| pixel[0].min(238));
    let grey: Vec<u8> = grey.collect();
    let image = format!(
        "/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8",
        picture.width, picture.height
    );
    let content = format!("q 595 0 0 842 0 0 cm /P Do Q {besides}");
    let shown = page("/XObject<</P 5 0 R>>");
    paper::file(&[
        catalog,
        tree,
        (&shown, None),
        ("", Some(content.as_bytes())),
        (&image, Some(&grey)),
    ])
}

/// A case of one entry with the document of a row behind it, exported; and what can be seen of that.
struct Tried {
    desk: Desk,
    code: i32,
    findings: Vec<Value>,
    /// Pages before the document's.
    front: usize,
    /// Pages of the whole.
    pages: usize,
    /// Pages of the source itself, where it is a PDF that poppler opens.
    source_pages: usize,
    file: String,
}

fn bytes_of(file: &str) -> Vec<u8> {
    match file {
        "cs_deep.pdf" => deep_colour_spaces(),
        "camscanner.pdf" => scanned("BT /F 8 Tf 420 12 Td (Scanned with CamScanner) Tj ET"),
        "scan-numbered.pdf" => scanned("BT /F 10 Tf 290 20 Td (1) Tj ET"),
        kept => fs::read(folder().join(kept)).unwrap(),
    }
}

fn tried(row: &Row) -> Tried {
    Tried::of(&row.file, &bytes_of(&row.file), &row.options)
}

impl Tried {
    fn of(file: &str, bytes: &[u8], options: &str) -> Tried {
        let desk = Desk::new();
        let new = "new --nationality RUS --characteristic deserter --select-top 1 --out case.ron \
                   --reference PA/50001/2026 --appellant D.K.";
        let made = desk.bundle(
            &new.split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>(),
        );
        assert_eq!(made.code, Some(0), "{made}");
        // With documents a page is kept free behind the index; here they stand right behind the schedule.
        let case = String::from_utf8(desk.get("case.ron")).unwrap();
        let compact = case.replacen("        index_reserve: 1,\n", "", 1);
        assert_ne!(compact, case);
        desk.put("case.ron", compact);
        let without = desk.export_json(&[]);
        assert_eq!(
            without["code"], 0,
            "what is wrong is to be the document's doing"
        );
        let front = pages_of(&without);
        desk.put(file, bytes);
        let mut add = vec!["add", "case.ron", file];
        if let Some(pages) = options.strip_prefix("pages=") {
            add.extend(["--pages", pages, "--no-title-page"]);
        }
        let added = desk.bundle(&add);
        assert!(matches!(added.code, Some(0 | 1)), "{file}: {added}");
        let password = options.strip_prefix("password=");
        let more: &[&str] = match password {
            Some(password) => {
                desk.put("passwords.txt", format!("1: {password}\n"));
                &["--passwords", "passwords.txt"]
            }
            None => &[],
        };
        let report = desk.export_json(more);
        let source_pages = if options.starts_with("pages=") {
            1
        } else {
            info(&desk, file, password).unwrap_or(1)
        };
        Tried {
            code: report["code"].as_i64().unwrap() as i32,
            findings: report["findings"].as_array().cloned().unwrap_or_default(),
            front,
            pages: pages_of(&report),
            source_pages,
            file: file.to_owned(),
            desk,
        }
    }

    /// Why `check` does not hold; `None` where it does, or where a program that it needs is missing.
    fn fault(&self, check: &str) -> Option<String> {
        let (what, value) = split(check);
        let holds = match what {
            "has" => self.text(None)?.contains(value),
            "lacks" => !self.text(None)?.contains(value) && !self.laid_open()?.contains(value),
            "warn" => self.finds(value, &["warning", "error"]),
            "any" => self.finds(value, &["warning", "error", "note"]),
            "exit" => self.code.to_string() == value,
            "bundled" => self.pages >= self.front + self.source_pages,
            "num" => (1..=self.pages).all(|page| {
                let number = format!("AB {page}");
                self.text(Some(page))
                    .is_none_or(|text| text.contains(&number))
            }),
            "pages" => self.pages >= self.front + value.parse::<usize>().unwrap(),
            "bm" => self.bookmarks()? >= value.parse::<usize>().unwrap(),
            "ink" => self.ink()? >= value.parse::<f64>().unwrap(),
            "hues" => self.hues_hold()?,
            "band" => self.corner_is_as_empty()?,
            "pt" => self.median_height()? >= value.parse::<f64>().unwrap(),
            "images" => {
                self.laid_open()?.matches("/Subtype /Image").count() <= value.parse().unwrap()
            }
            _ => panic!("unknown check {check}"),
        };
        (!holds).then(|| format!("{check} (exit {}, {:#?})", self.code, self.findings))
    }

    fn text(&self, page: Option<usize>) -> Option<String> {
        let page = page.map(|page| page.to_string());
        let range = page.iter().flat_map(|page| ["-f", page, "-l", page]);
        let arguments: Vec<&str> = ["-layout"].into_iter().chain(range).collect();
        Some(tools::read_text("pdftotext", &arguments, &self.desk.path("bundle.pdf"))?.0)
    }

    /// How high words are on the document's pages, the median, as poppler measures them.
    fn median_height(&self) -> Option<f64> {
        let first = (self.front + 1).to_string();
        let options = ["-bbox", "-f", &first];
        let (boxes, _) = tools::read_text("pdftotext", &options, &self.desk.path("bundle.pdf"))?;
        let number = |line: &str, name: &str| -> Option<f64> {
            let (_, rest) = line.split_once(&format!("{name}=\""))?;
            rest.split_once('"')?.0.parse().ok()
        };
        let words = boxes.lines().filter(|line| line.contains("<word"));
        let heights = words.filter_map(|line| Some(number(line, "yMax")? - number(line, "yMin")?));
        let mut heights: Vec<f64> = heights.collect();
        heights.sort_unstable_by(f64::total_cmp);
        heights.get(heights.len() / 2).copied()
    }

    /// Every object of the bundle, unpacked.
    fn laid_open(&self) -> Option<String> {
        let to_stdout = ["-"];
        let options = ["--qdf", "--object-streams=disable"];
        Some(tools::run_after("qpdf", &options, &self.desk.path("bundle.pdf"), &to_stdout)?.0)
    }

    /// Whether a finding about the document, of one of these severities, says one of the alternatives.
    fn finds(&self, pattern: &str, severities: &[&str]) -> bool {
        let alternatives = pattern.trim_matches(['(', ')']).to_lowercase();
        let mut findings = self.findings.iter().filter(|finding| {
            let severity = finding["severity"].as_str().unwrap().to_lowercase();
            severities.contains(&severity.as_str())
                && finding["place"].to_string().contains("exhibit")
        });
        findings.any(|finding| {
            // The title comes from the file's name, which may hold the word that is looked for.
            let title = self.title();
            let said = finding.to_string().to_lowercase().replace(&title, "");
            alternatives.split('|').any(|one| said.contains(one))
        })
    }

    /// The title that the program makes of the file's name.
    fn title(&self) -> String {
        let stem = self
            .file
            .rsplit_once('.')
            .map_or(self.file.as_str(), |(stem, _)| stem);
        stem.replace('_', " ").to_lowercase()
    }

    /// Bookmarks that lie below the document's own.
    fn bookmarks(&self) -> Option<usize> {
        let path = self.desk.path("bundle.pdf");
        let (outline, _) = tools::run_after("mutool", &["show"], &path, &["outline"])?;
        let title = self.title();
        let mut below = outline
            .lines()
            .skip_while(|line| !line.to_lowercase().contains(&title));
        let depth = |line: &str| line.chars().take_while(|c| "+|-\t ".contains(*c)).count();
        let own = depth(below.next().unwrap());
        Some(below.take_while(|line| depth(line) > own).count())
    }

    fn first_page(&self) -> Option<Raster> {
        Raster::of(&self.desk.path("bundle.pdf"), self.front + 1)
    }

    /// Ink of the document's first page as a share of the source's, without the foot.
    fn ink(&self) -> Option<f64> {
        let source = Raster::of(&self.desk.path(&self.file), 1)?;
        Some(self.first_page()?.ink(0.92) / source.ink(0.92))
    }

    fn hues_hold(&self) -> Option<bool> {
        let source = Raster::of(&self.desk.path(&self.file), 1)?.hues();
        let ours = self.first_page()?.hues();
        let mut all = source
            .iter()
            .zip(ours)
            .filter(|(theirs, _)| **theirs > 0.002);
        Some(all.all(|(theirs, ours)| (0.8..=1.25).contains(&(ours / theirs))))
    }

    /// Whether the corner where the number stands looks as it does on an empty page.
    fn corner_is_as_empty(&self) -> Option<bool> {
        let sheet = paper::Sheet {
            entries: paper::A4,
            words: "",
        };
        let empty = Tried::of("empty.pdf", &paper::document(&[sheet], "", &[]), "");
        let (ours, theirs) = (self.first_page()?, empty.first_page()?);
        Some(is_alike(&ours.corner(), &theirs.corner(), 0.01))
    }
}

impl Desk {
    /// Exports, and gives the report with the exit code in it; a refused export has no findings.
    pub(crate) fn export_json(&self, more: &[&str]) -> Value {
        let arguments = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];
        let all: Vec<&str> = arguments
            .iter()
            .chain(&["--format", "json"])
            .chain(more)
            .copied()
            .collect();
        let seen = self.bundle(&all);
        let mut report = serde_json::from_str(&seen.stdout)
            .unwrap_or_else(|_| Value::Object(Default::default()));
        report["code"] = seen.code.unwrap_or(-1).into();
        report["stderr"] = seen.stderr.into();
        report
    }
}

fn pages_of(report: &Value) -> usize {
    report["pages"].as_u64().unwrap_or(0) as usize
}

/// `has:words` and `ink>=0.8` in their two parts.
fn split(check: &str) -> (&str, &str) {
    let at = check.find([':', '>', '<']).unwrap_or(check.len());
    (
        &check[..at],
        check[at..].trim_start_matches([':', '>', '<', '=']),
    )
}

/// Pages of a PDF as poppler counts them.
fn info(desk: &Desk, file: &str, password: Option<&str>) -> Option<usize> {
    let options: Vec<&str> = password
        .iter()
        .flat_map(|password| ["-opw", password])
        .collect();
    let (said, _) = tools::run("pdfinfo", &options, &desk.path(file))?;
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"))?;
    line.trim().parse().ok()
}

#[test]
fn what_once_went_wrong_is_right() {
    let mut wrong = Vec::new();
    for row in &rows() {
        let tried = tried(row);
        let faults: Vec<String> = row
            .checks
            .iter()
            .filter_map(|check| tried.fault(check))
            .collect();
        let not_yet = NOT_YET.iter().find(|(file, _)| *file == row.file);
        match (not_yet, faults.is_empty()) {
            (None, false) => wrong.push(format!("{}: {}", row.file, faults.join("\n"))),
            (Some(_), true) if tools::are_there() => {
                wrong.push(format!("{} is right now: take it off NOT_YET", row.file));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
