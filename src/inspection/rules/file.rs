//! Rules about the file as a whole.

use super::super::facts::Recognised;
use super::super::verdict::{Looking, Verdict};
use crate::finding::{InspectionCode as Code, counted, pages};
use crate::pdf::import::Damage;
use crate::profile::Profile;

/// T-14.
pub(super) fn sound(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Damaged);
    for damage in &seen.facts.inventory.damage {
        let page = match damage {
            Damage::Content(pages) | Damage::Unused(pages) => pages.first().copied(),
            _ => None,
        };
        look.fault(page, format!("The file is damaged: {damage}."));
    }
    Some(look.verdict("The file is sound."))
}

/// T-02.
pub(super) fn not_encrypted(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Encrypted);
    if seen.facts.inventory.encrypted {
        look.fault(
            None,
            "The file is encrypted, even if it opens without a password.",
        );
    }
    Some(look.verdict("The file is not encrypted."))
}

/// T-01.
pub(super) fn small_enough(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let limit = profile.max_file_mib.value?;
    let bytes = seen.facts.inventory.bytes;
    let size = format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
    let mut look = Looking::ruled(Code::Size, &profile.max_file_mib);
    if bytes > (limit as usize) << 20 {
        look.fault(
            None,
            format!("The file has {size}; {limit} MiB is the most."),
        );
    }
    Some(look.verdict(format!("The file has {size}; {limit} MiB is the most.")))
}

/// B-14, and T-11 where none is asked for.
pub(super) fn opening(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let inventory = &seen.facts.inventory;
    let mut look = Looking::ruled(Code::Opening, &profile.open_at_percent);
    let told = match inventory.opens_at {
        Some((page, zoom)) => format!("The file opens on page {page} at {zoom:.0} per cent."),
        None if inventory.has_opening_view => "The file opens in a view of its own.".to_owned(),
        None => "The file has no opening view.".to_owned(),
    };
    match profile.open_at_percent.value {
        None if inventory.has_opening_view => look.fault(
            None,
            format!("{told} It would become that of everything it is merged into."),
        ),
        Some(percent) => {
            let is_right = inventory
                .opens_at
                .is_some_and(|(page, zoom)| page == 1 && (zoom - percent as f32).abs() < 0.5);
            if !is_right {
                look.fault(
                    None,
                    format!("{told} It should open on page 1 at {percent} per cent."),
                );
            }
        }
        None => {}
    }
    Some(look.verdict(told))
}

pub(super) fn fonts(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Fonts).unsure();
    for (name, on) in &seen.facts.inventory.missing_fonts {
        let count = u32::try_from(on.len()).unwrap_or(u32::MAX);
        let message = format!(
            "The font {name} is not in the file; {} name it.",
            pages(count)
        );
        look.fault(on.first().copied(), message);
    }
    Some(look.verdict("All fonts that pages name are in the file."))
}

pub(super) fn nothing_acts(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Acts).unsure();
    for kind in &seen.facts.inventory.active {
        look.fault(
            None,
            format!("The file holds something that acts or is attached: {kind}."),
        );
    }
    Some(look.verdict("Nothing in the file acts, and nothing is attached."))
}

/// B-24, T-12: whether it is a person's name, nobody can tell from the bytes.
pub(super) fn no_author(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Author).unsure();
    let author = seen.facts.inventory.author.as_deref().unwrap_or_default();
    if !author.trim().is_empty() {
        look.fault(
            None,
            format!("The properties of the file name an author: “{author}”."),
        );
    }
    Some(look.verdict("The properties of the file name no author."))
}

/// G-01; only where a folder was named.
pub(super) fn quotations(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let held = seen.facts.quotations.as_ref()?;
    let mut look = Looking::at(Code::Quotations).unsure();
    for (page, words, what) in &held.apart {
        let short: String = words.chars().take(80).collect();
        look.fault(*page, format!("“{short}…”: {what}."));
    }
    let against = format!(
        "{} held against {}",
        counted(held.count, "quotation", "quotations"),
        counted(held.documents, "document", "documents")
    );
    Some(look.verdict(format!("{against}: each stands there word for word.")))
}
