//! Rules about a file that is one volume of several.

use crate::finding::{Finding, VolumeCode};

use super::file_rules::{FileCheck, when};
use super::page_rules::{pages_of, plain};

/// The first page says which volume it is and from which number to which it goes.
pub(super) fn says_which(check: &FileCheck<'_>) -> Vec<Finding> {
    let Some(name) = check.plan.volume_name(check.volume) else {
        return Vec::new();
    };
    let last = u32::try_from(check.facts.pages.len()).unwrap_or(u32::MAX);
    let expected = format!("{name}, pages {} – {}", check.stamp(1), check.stamp(last));
    let lines = check.facts.pages.first().map(|page| page.lines());
    let says = lines.is_some_and(|lines| lines.iter().any(|line| plain(line) == expected));
    when(
        !says,
        VolumeCode::Title,
        &format!("The first page does not say “{expected}”."),
    )
}

/// The index lists what is in the other volumes too, each with the volume where it is found.
pub(super) fn index_whole(check: &FileCheck<'_>) -> Vec<Finding> {
    let index = pages_of(check, "Index");
    let pages = check.facts.pages.iter();
    let pages = pages.filter(|page| index.contains(&page.number));
    // A row may be broken anywhere.
    let letters = pages.flat_map(|page| page.lines());
    let text: String = letters.flat_map(|line| without_spaces(&line)).collect();
    let others = check.plan.volumes.iter().enumerate();
    let others = others.filter(|(volume, held)| *volume != check.volume && !held.shares.is_empty());
    let missing = others.filter(|(volume, held)| {
        let name = format!("Volume{})", volume + 1);
        text.matches(&name).count() < held.shares.len()
    });
    let report = |(volume, _): (usize, &crate::bundle::Volume)| {
        let volume = volume + 1;
        Finding::new(
            VolumeCode::Index,
            format!("The index does not name every document of volume {volume} as standing there."),
        )
    };
    missing.map(report).collect()
}

fn without_spaces(line: &str) -> Vec<char> {
    line.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}
