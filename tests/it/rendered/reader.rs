//! Pages as other people's readers draw them.

use std::path::Path;

use super::super::raster::Raster;
use super::super::tools::{read_bytes_after, run_after};

/// The readers that are asked: those behind most viewers of Linux, and one with a different model.
pub(super) const READERS: [Reader; 2] = [Reader::Poppler, Reader::Mupdf];

/// Memory and processor time that one call may take: some files are hostile.
const LIMITS: [&str; 2] = ["--as=3000000000", "--cpu=60"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reader {
    Poppler,
    Mupdf,
}

impl Reader {
    /// Whether a page is drawn larger that says it is.
    pub(super) fn heeds_units(self) -> bool {
        self == Reader::Mupdf
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Reader::Poppler => "poppler",
            Reader::Mupdf => "mupdf",
        }
    }

    /// Pages that follow each other, at so many dots an inch; none for one that is not drawn.
    pub(super) fn draw(
        self,
        file: &Path,
        first: usize,
        last: usize,
        dots: f64,
    ) -> Vec<Option<Raster>> {
        let together = self.drawn(file, first, last, dots);
        if together.len() == last + 1 - first {
            return together.into_iter().map(Some).collect();
        }
        if first == last {
            return vec![None];
        }
        // One of them is not drawn, or ends the program.
        let alone = (first..=last).map(|page| self.drawn(file, page, page, dots).pop());
        alone.collect()
    }

    fn drawn(self, file: &Path, first: usize, last: usize, dots: f64) -> Vec<Raster> {
        let (dots, first, last) = (format!("{dots:.4}"), first.to_string(), last.to_string());
        let range = format!("{first}-{last}");
        let (options, behind) = match self {
            Reader::Poppler => (
                vec![
                    "pdftoppm", "-q", "-cropbox", "-r", &dots, "-f", &first, "-l", &last,
                ],
                vec![],
            ),
            Reader::Mupdf => (
                vec!["mutool", "draw", "-q", "-F", "ppm", "-r", &dots, "-o", "-"],
                vec![range.as_str()],
            ),
        };
        let options = [&LIMITS[..], &options].concat();
        let bytes = read_bytes_after("prlimit", &options, file, &behind);
        Raster::all_from_ppm(&bytes.unwrap_or_default())
    }
}

/// How much smaller each page stands in the bundle: our part of its content says that first.
pub(super) fn scales(bundle: &Path, pages: usize) -> Option<Vec<f64>> {
    let all: Vec<String> = (1..=pages)
        .map(|page| format!("pages/{page}/Contents/1"))
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (content, _) = run_after("mutool", &["show", "-b"], bundle, &all)?;
    let before: Vec<&str> = content.split("W n").collect();
    let scale = |ours: &&str| -> Option<f64> {
        let matrix = ours.lines().rfind(|line| line.ends_with(" cm"))?;
        matrix.split(' ').next()?.parse().ok()
    };
    let scales: Option<Vec<f64>> = before.iter().take(pages).map(scale).collect();
    scales.filter(|scales| scales.len() == pages && before.len() == pages + 1)
}

/// The pages of the bundle that are drawn as one form, from 1.
pub(super) fn drawn_as_forms(bundle: &Path) -> Vec<usize> {
    let pages = of_each_page(bundle, "Resources/XObject/BundlePage");
    let forms = (1..).zip(pages).filter(|(_, page)| page != "null");
    forms.map(|(page, _)| page).collect()
}

/// How many times its numbers each page is large, for readers that heed it.
pub(super) fn units(file: &Path) -> Vec<f64> {
    let units = of_each_page(file, "UserUnit").into_iter();
    units.map(|unit| unit.parse().unwrap_or(1.0)).collect()
}

/// An entry of each page, `null` where it has none.
fn of_each_page(file: &Path, entry: &str) -> Vec<String> {
    let entry = format!("pages/*/{entry}");
    let told = read_text_after("mutool", &["show", "-g"], file, &[&entry]);
    told.lines().map(str::to_owned).collect()
}

fn read_text_after(program: &str, arguments: &[&str], file: &Path, behind: &[&str]) -> String {
    let told = read_bytes_after(program, arguments, file, behind);
    String::from_utf8_lossy(&told.unwrap_or_default()).into_owned()
}
