//! Our bundle as the tribunal merges it: a cover before it, another party's document behind it (rules T-03, T-06,
//! T-10, T-11, T-13). qpdf does the merging, as nobody here has the tribunal's own program.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::pdf::import::Watch;
use bundle_builder::pdf::{self, Facts, Inventory, Leads};

use super::desk::{Desk, TODAY};
use super::paper;
use super::tools;

/// Pages of the cover.
const COVER: u32 = 2;

/// The file with which the merger begins: it gives the catalog.
#[derive(Clone, Copy)]
enum Begin {
    Cover,
    /// qpdf keeps links to pages only of the file with which it begins. PDFBox, which the tribunal uses, and pdftk
    /// keep those of all: tried by hand with the same outcome as here.
    Ours,
}

/// A desk with our bundle, merged between a cover and another document; nothing where qpdf is not there.
fn merged(cover: &str, begin: Begin) -> Option<(Desk, Vec<u8>)> {
    let desk = super::volumes::desk();
    let usual = ["export", "case.ron", "--out", "ours.pdf", "--date", TODAY];
    let seen = desk.bundle(&usual);
    assert!(matches!(seen.code, Some(0..=1)), "{seen}");
    let pages = ["Hearing bundle", "Index of the hearing bundle"].map(paper::saying);
    desk.put("cover.pdf", paper::document(&pages, cover, &[]));
    let theirs = ["Review", "of the respondent", "signed"].map(paper::saying);
    desk.put("theirs.pdf", paper::document(&theirs, "", &[]));
    let at = |name: &str| desk.path(name).display().to_string();
    let [cover, ours, theirs, out] = ["cover.pdf", "ours.pdf", "theirs.pdf", "merged.pdf"].map(at);
    let behind = ["--pages", &cover, &ours, &theirs, "--", &out];
    let first = match begin {
        Begin::Cover => "cover.pdf",
        Begin::Ours => "ours.pdf",
    };
    let (said, code) = tools::run_after("qpdf", &[], &desk.path(first), &behind)?;
    assert_eq!(code, 0, "{said}");
    let bytes = desk.get("merged.pdf");
    Some((desk, bytes))
}

fn taken(bytes: &[u8]) -> Inventory {
    pdf::inventory(bytes.to_vec(), None, &Watch::default()).unwrap()
}

/// What is stamped at the foot of a page, from 1.
fn stamps(facts: &Facts, page: u32) -> Vec<String> {
    let page = &facts.pages[page as usize - 1];
    let foot = page
        .text
        .iter()
        .filter(|piece| piece.y > page.height * 0.93);
    let words = foot.map(|piece| piece.text.replace('\u{a0}', " "));
    words.filter(|words| words.starts_with("AB ")).collect()
}

#[test]
fn our_numbers_and_links_hold_between_a_cover_and_other_papers() {
    let Some((desk, bytes)) = merged("", Begin::Ours) else {
        return;
    };
    let ours = taken(&desk.get("ours.pdf"));
    let (all, facts) = (taken(&bytes), pdf::facts(&bytes).unwrap());
    let count = u32::try_from(ours.pages.len()).unwrap();
    let mut links = 0;
    for number in 1..=count {
        assert_eq!(stamps(&facts, number + COVER), [format!("AB {number}")]);
        let before = &ours.pages[number as usize - 1].links;
        let after = &all.pages[(number + COVER) as usize - 1].links;
        assert_eq!(before.len(), after.len(), "page {number}");
        for (before, after) in before.iter().zip(after) {
            links += 1;
            let expected = match &before.leads {
                Leads::Page(page) => Leads::Page(page + COVER),
                other => other.clone(),
            };
            assert_eq!(after.leads, expected, "page {number}");
        }
    }
    assert!(links > 100, "{links} links were looked at");
}

#[test]
fn links_and_bookmarks_of_ours_never_lead_by_a_name() {
    let desk = super::volumes::desk();
    let usual = ["export", "case.ron", "--out", "ours.pdf", "--date", TODAY];
    assert!(matches!(desk.bundle(&usual).code, Some(0..=1)));
    let ours = taken(&desk.get("ours.pdf"));
    let links = ours.pages.iter().flat_map(|page| &page.links);
    let all = links
        .map(|link| &link.leads)
        .chain(ours.bookmarks.iter().map(|one| &one.leads));
    let all: Vec<&Leads> = all.collect();
    assert!(all.iter().any(|leads| matches!(leads, Leads::Page(_))));
    assert!(
        !all.iter().any(|leads| matches!(leads, Leads::Name(..))),
        "{all:?}"
    );
}

#[test]
fn the_labels_end_with_us_and_the_opening_view_is_the_covers() {
    for (cover, opens_at) in [
        ("", None),
        ("/OpenAction[4 0 R/XYZ null null 0.5]", Some((1, 50.0))),
    ] {
        let Some((_desk, bytes)) = merged(cover, Begin::Cover) else {
            return;
        };
        let all = taken(&bytes);
        assert_eq!(
            (all.has_opening_view, all.opens_at),
            (opens_at.is_some(), opens_at)
        );
        let labels: Vec<&str> = all.pages.iter().map(|page| page.label.as_str()).collect();
        let ours: Vec<usize> = (0..labels.len())
            .filter(|at| labels[*at].starts_with("AB "))
            .collect();
        let count = labels.len() - COVER as usize - 3;
        let expected: Vec<usize> = (0..count).map(|at| at + COVER as usize).collect();
        assert_eq!(ours, expected, "{labels:?}");
        assert!(!all.label_behind.starts_with("AB"), "{}", all.label_behind);
    }
}

#[test]
fn without_bookmarks_the_index_and_the_printed_numbers_carry_all_navigation() {
    let Some((desk, bytes)) = merged("", Begin::Ours) else {
        return;
    };
    let mut document = lopdf::Document::load_mem(&bytes).unwrap();
    document.catalog_mut().unwrap().remove(b"Outlines");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    desk.put("merged.pdf", &bytes);
    assert_eq!(taken(&bytes).bookmarks, []);
    let seen = desk.bundle(&["check", "merged.pdf", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&seen.stdout).unwrap();
    let rules = told["rules"].as_array().unwrap();
    let kept = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap()["kept"].as_bool();
    // The index names its pages, and its links lead there; no link leads nowhere.
    for id in ["B-22", "B-12", "T-13"] {
        assert_eq!(kept(id), Some(true), "{id}: {told:#}");
    }
    // Numbers are no longer those of places in the file: that is why they have a prefix.
    assert_eq!(kept("B-10"), Some(false));
    // From every page of a document there is a way back to the index.
    let (index, ours) = (COVER + 2, taken(&bytes));
    let theirs = ours.pages.len() - 3;
    for (at, page) in ours
        .pages
        .iter()
        .enumerate()
        .take(theirs)
        .skip(index as usize)
    {
        let is_back = page
            .links
            .iter()
            .any(|link| link.leads == Leads::Page(index));
        assert!(is_back, "page {} has no way back to the index", at + 1);
    }
}
