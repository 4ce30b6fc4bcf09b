//! Rules about the pages of the finished file.

use crate::finding::{FileCode, Finding, Place, counted};
use crate::pdf::{PageFacts, TextFact};

use super::file_rules::{FileCheck, when};

/// Points by which a measure may differ without anybody seeing it.
const SLACK: f32 = 1.0;

fn each(
    check: &FileCheck<'_>,
    code: FileCode,
    wrong: impl Fn(&PageFacts) -> Option<String>,
) -> Vec<Finding> {
    let report =
        |page: &PageFacts| Some(Finding::new(code, wrong(page)?).at(Place::Page(page.number)));
    check.facts.pages.iter().filter_map(report).collect()
}

/// The lines of a page without its first and last: a passage runs on over the head and foot of
/// pages, so those must not stand between its halves.
pub fn body_lines(page: &PageFacts) -> Vec<String> {
    let rows: Vec<f32> = page.text.iter().map(|piece| piece.y).collect();
    let (foot, head) = (page.height * 0.945, page.height * 0.065);
    let body = PageFacts {
        text: page
            .text
            .iter()
            .filter(|piece| (head..foot).contains(&piece.y))
            .cloned()
            .collect(),
        ..page.clone()
    };
    if rows.is_empty() {
        Vec::new()
    } else {
        body.lines()
    }
}

/// B-02.
pub(super) fn paper(check: &FileCheck<'_>) -> Vec<Finding> {
    let ours = |page: &PageFacts| check.is_ours(page.number);
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    let paper = check.profile.paper.value;
    let (width, height) = (points(paper.width_mm), points(paper.height_mm));
    each(check, FileCode::Paper, |page| {
        let right = (page.width - width).abs() <= SLACK && (page.height - height).abs() <= SLACK;
        let upright = page.rotation == 0;
        (ours(page) && (!right || !upright)).then(|| {
            let (width, height, turned) = (page.width, page.height, page.rotation);
            format!("The page is {width} x {height} points, turned by {turned} degrees.")
        })
    })
}

/// B-10, B-11: the printed number, the label and the position agree. T-10: what others append does not go
/// on with our numbers.
pub(super) fn numbers(check: &FileCheck<'_>) -> Vec<Finding> {
    let behind = &check.facts.label_behind;
    let message = format!("A page appended to the file would be labelled “{behind}”.");
    let goes_on = check.profile.page_labels.value && !behind.is_empty();
    let mut findings = when(goes_on, FileCode::PageNumber, &message);
    findings.extend(numbers_of_pages(check));
    findings
}

fn numbers_of_pages(check: &FileCheck<'_>) -> Vec<Finding> {
    each(check, FileCode::PageNumber, |page| {
        let expected = check.stamp(page.number);
        let ours = check.is_ours(page.number);
        // On a turned page of a document the foot is another side, and what the document itself says
        // may look like a stamp: there, one is needed and more are borne.
        let is_stamp = |piece: &TextFact| {
            (piece.y > page.height * 0.9 || !ours) && plain(&piece.text) == expected
        };
        let stamps = page.text.iter().filter(|piece| is_stamp(piece)).count();
        let stamped = if ours { stamps == 1 } else { stamps > 0 };
        let is_labelled = !check.profile.page_labels.value || page.label == expected;
        (!is_labelled || !stamped).then(|| {
            format!(
                "The page should be stamped and labelled “{expected}”; its label is “{}”.",
                page.label
            )
        })
    })
}

pub(super) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").trim().to_owned()
}

/// No link leads nowhere, and every link covers an area on its page.
pub(super) fn links_land(check: &FileCheck<'_>) -> Vec<Finding> {
    each(check, FileCode::Link, |page| {
        let lost = page.links.iter().find(|link| {
            let [left, top, right, bottom] = link.area;
            // Documents may have links that stand half off their pages.
            let on_page = !check.is_ours(page.number)
                || left >= 0.0 && top >= 0.0 && right <= page.width && bottom <= page.height;
            (link.page.is_none() && link.address.is_none())
                || !on_page
                || (check.is_ours(page.number) && (left >= right || top >= bottom))
        })?;
        Some(format!(
            "A link at {:?} leads nowhere or stands off the page.",
            lost.area
        ))
    })
}

/// B-12, B-22: every row of the index leads to the page whose number it prints, and no row is missing.
pub(super) fn index_true(check: &FileCheck<'_>) -> Vec<Finding> {
    let index = pages_of(check, "Index");
    let pages = || {
        let pages = check.facts.pages.iter();
        pages.filter(|page| index.contains(&page.number))
    };
    let rows: usize = pages().map(|page| page.links.len()).sum();
    // The cover and the index itself have no row.
    let documents: usize = check.groups().iter().map(Vec::len).sum();
    let expected = check.issues() + check.sections() - 2 + documents + check.headings();
    let message = format!(
        "The index has {} somewhere, not {expected}.",
        counted(rows, "row that leads", "rows that lead")
    );
    let mut findings = when(rows != expected, FileCode::Index, &message);
    findings.extend(each(check, FileCode::Index, |page| {
        if !index.contains(&page.number) {
            return None;
        }
        let wrong = page.links.iter().find(|link| {
            let row = plain(&page.text_in(link.area));
            let says = |target| {
                folios(check, target)
                    .iter()
                    .any(|folio| row.ends_with(folio))
            };
            !link.page.is_some_and(says)
        })?;
        let row = plain(&page.text_in(wrong.area));
        Some(format!(
            "The index row “{row}” does not lead to the page that it prints."
        ))
    }));
    findings
}

/// What a row that leads to a page may end with: its number (a heading), or from it to the end of the
/// document that begins there.
fn folios(check: &FileCheck<'_>, target: u32) -> Vec<String> {
    let one = check.stamp(target);
    let length = check.documents.get(&(target as usize - 1)).copied();
    let range = length.filter(|length| *length > 1);
    let last = |length: u32| check.first + (target + length) as usize - 1;
    let range = range.map(|length| format!("{one}–{}", last(length)));
    range.into_iter().chain([one]).collect()
}

/// Our own pages can be heard: every text is marked as something to read or as decoration, every link
/// has its place in the structure, and each section and issue is a heading. Whether it reads well only
/// a person can say.
pub(super) fn structured(check: &FileCheck<'_>) -> Vec<Finding> {
    let of = |kind: &str| check.facts.elements.get(kind).copied().unwrap_or_default() as usize;
    let dividers = check.headings() * usize::from(check.plan.dividers);
    // The cover's heading is the bundle's title.
    let too_few = of("H1") < check.sections() + dividers || of("H2") < check.issues();
    let message = "A section or an issue is no heading for those who hear the file.";
    let mut findings = when(too_few, FileCode::Structure, message);
    // What a document brought along is its maker's.
    let faults = check.facts.tag_faults.iter();
    let ours = faults.filter(|fault| fault.page.is_none_or(|page| check.is_ours(page)));
    findings.extend(ours.map(|fault| match fault.page {
        Some(page) => Finding::new(
            FileCode::Structure,
            format!("Page {page}: {}", fault.message),
        ),
        None => Finding::new(FileCode::Structure, fault.message.clone()),
    }));
    findings.extend(each(check, FileCode::Structure, |page| {
        if !check.is_ours(page.number) {
            return None;
        }
        let unmarked = page.text.iter().find(|piece| !piece.marked);
        let loose = page.links.iter().any(|link| !link.structured);
        match unmarked {
            Some(piece) => Some(format!("“{}” has no place in the structure.", piece.text)),
            None => loose.then(|| "A link has no place in the structure.".to_owned()),
        }
    }));
    findings
}

/// CS-03 and CS-07: no more pages than allowed is a rule of the case; here, that no line of the
/// schedule is set smaller or closer than the profile says.
pub(super) fn schedule_readable(check: &FileCheck<'_>) -> Vec<Finding> {
    let schedule = pages_of(check, &check.plan.schedule.heading);
    let size = check.profile.schedule_min_font_pt.value;
    let leading = size * check.profile.schedule_line_spacing.value;
    each(check, FileCode::ScheduleType, |page| {
        if !schedule.contains(&page.number) {
            return None;
        }
        let (foot, head) = (page.height * 0.945, page.height * 0.065);
        let body: Vec<&TextFact> = page
            .text
            .iter()
            .filter(|piece| (head..foot).contains(&piece.y))
            .collect();
        let small = body.iter().find(|piece| piece.size < size - 0.01);
        let mut lines: Vec<f32> = body.iter().map(|piece| piece.y).collect();
        lines.sort_by(f32::total_cmp);
        lines.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        let close = lines
            .windows(2)
            .any(|pair| pair[1] - pair[0] < leading - 0.1);
        match small {
            Some(piece) => Some(format!(
                "“{}” is set in {} points; {size} is the least.",
                piece.text, piece.size
            )),
            None => close.then(|| format!("Lines stand closer than {leading} points.")),
        }
    })
}

/// The pages of a section, by its top-level bookmark: from its page up to the next one's.
pub(super) fn pages_of(check: &FileCheck<'_>, title: &str) -> std::ops::Range<u32> {
    let mut sections = check
        .facts
        .outline
        .iter()
        .filter(|bookmark| bookmark.depth == 0);
    let first = sections
        .find(|bookmark| bookmark.title.starts_with(title))
        .and_then(|found| found.page);
    let next = sections.next().and_then(|bookmark| bookmark.page);
    let end = u32::try_from(check.facts.pages.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    first.map_or(0..0, |first| first..next.unwrap_or(end))
}
