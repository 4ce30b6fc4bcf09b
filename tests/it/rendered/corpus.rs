//! Which real files are compared: a list that is kept, with what each is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bundle_builder::pdf::import::Survey;

use super::super::tools::read_text;

/// What must be among the files that were compared: kinds, and how many at least.
pub(super) const AT_LEAST: [(&str, usize); 5] = [
    ("all", 1500),
    ("pattern", 150),
    ("browser", 100),
    ("office", 100),
    ("scan", 40),
];
/// Files from TeX look much alike.
const MOST_TEX: usize = 300;

/// A file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) sha256: String,
    pub(super) bytes: usize,
    /// By whom it was made, or `refused` where it is not taken.
    pub(super) kind: String,
    pub(super) pages: usize,
    /// Pages that are drawn as forms, for they name patterns.
    pub(super) forms: usize,
    /// Package or folder, and the path in it.
    pub(super) from: String,
}

impl Listed {
    pub(super) fn row(&self) -> String {
        let Listed {
            sha256,
            bytes,
            kind,
            pages,
            forms,
            from,
        } = self;
        format!("{sha256}\t{bytes}\t{kind}\t{pages}\t{forms}\t{from}\n")
    }

    fn of_row(row: &str) -> Option<Listed> {
        let [sha256, bytes, kind, pages, forms, from] = row.split('\t').collect::<Vec<_>>()[..]
        else {
            return None;
        };
        Some(Listed {
            sha256: sha256.to_owned(),
            bytes: bytes.parse().ok()?,
            kind: kind.to_owned(),
            pages: pages.parse().ok()?,
            forms: forms.parse().ok()?,
            from: from.to_owned(),
        })
    }
}

/// The list as it is kept; panics at a row that is none.
pub(super) fn listed(text: &str) -> Vec<Listed> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let listed = rows.map(|row| Listed::of_row(row).unwrap_or_else(|| panic!("no file: {row}")));
    listed.collect()
}

/// What is wanting of the kinds of files that must be compared.
pub(super) fn wanting(files: &[Listed]) -> Vec<String> {
    let mut counts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.kind != "refused") {
        let patterned = (file.forms > 0).then_some("pattern");
        for kind in [Some("all"), Some(file.kind.as_str()), patterned]
            .into_iter()
            .flatten()
        {
            counts.entry(kind).or_default().insert(&file.sha256);
        }
    }
    let count = |kind: &str| counts.get(kind).map_or(0, BTreeSet::len);
    let few = AT_LEAST.iter().filter(|(kind, least)| count(kind) < *least);
    let few =
        few.map(|(kind, least)| format!("{} of kind {kind}, {least} are needed", count(kind)));
    let many = Some(count("tex")).filter(|tex| *tex > MOST_TEX);
    few.chain(many.map(|tex| format!("{tex} from TeX, {MOST_TEX} at most")))
        .collect()
}

/// By whom a file was made, as far as it says so.
pub(super) fn kind(file: &Path, survey: &Survey) -> &'static str {
    const BROWSERS: [&str; 7] = [
        "Skia", "Chrom", "Mozilla", "Firefox", "wkhtml", "WebKit", "Qt ",
    ];
    const OFFICES: [&str; 7] = [
        "Office",
        "Word",
        "PowerPoint",
        "Excel",
        "Writer",
        "Impress",
        "Calc",
    ];
    const TEX: [&str; 3] = ["TeX", "dvips", "dvipdf"];
    let (told, _) = read_text("pdfinfo", &[], file).unwrap_or_default();
    let is_maker = |line: &&str| line.starts_with("Creator") || line.starts_with("Producer");
    let makers: String = told.lines().filter(is_maker).collect();
    let has = |names: &[&str]| names.iter().any(|name| makers.contains(name));
    let pages = survey.counts.pages as usize;
    match () {
        () if has(&BROWSERS) => "browser",
        () if has(&OFFICES) => "office",
        () if has(&TEX) => "tex",
        () if pages > 0 && survey.without_text.len() == pages => "scan",
        () => "other",
    }
}
