//! The numbers in a bundle that others are given: noted in the case, so that they stay.

use std::path::{Path, PathBuf};

use crate::case::{Case, Edit, text};
use crate::export::{Exported, told_numbers};
use crate::files::{self, Held, SpoolFile};
use crate::finding::{CaseCode, Finding};

use super::add::save;
use super::holding::{presence, saver};
use super::print::Printer;

/// Notes the numbers of a bundle that is no draft in the file of its case, which held `before`. Where that cannot be,
/// it is a finding: the bundle is there all the same.
pub(super) fn keep(
    path: &Path,
    (case, before): (&Case, &[u8]),
    files: &[Exported],
    printer: &mut Printer,
) -> Option<Finding> {
    let first_pages = told_numbers(files.iter())?;
    let is_saved = |kept: &Case| text::read(before).is_ok_and(|saved| saved == *kept);
    let kept = match Edit::KeepNumbers(first_pages).apply(case) {
        Ok(kept) if is_saved(&kept) => {
            files::settle_told(path, &kept);
            return None;
        }
        Ok(kept) => kept,
        Err(error) => return Some(not_kept(&error.to_string())),
    };
    match note_in_case(path, before, &kept, printer) {
        Ok(()) => {
            printer
                .talk("Entries keep their numbers from now on, and documents their first pages.");
            None
        }
        Err(error) => {
            // The person is told that it is not so.
            files::forget_told(path);
            Some(not_kept(&format!("{error:#}")))
        }
    }
}

/// Before the files of a bundle take their places it is noted what they tell: then a kill leaves a bundle whose numbers
/// are kept, or none.
pub(super) fn note(
    (path, case): (&Path, &Case),
    paths: &[PathBuf],
    (files, spools): (&[Exported], &mut [SpoolFile]),
) {
    let Some(first_pages) = told_numbers(files.iter()) else {
        return;
    };
    let kept = Edit::KeepNumbers(first_pages.clone()).apply(case);
    if kept.is_ok_and(|kept| kept != *case) {
        // Where no note can be written, no case can be saved, and that is said behind.
        let _said_behind = files::note_told(path, paths, spools, &first_pages);
    }
}

fn note_in_case(
    path: &Path,
    before: &[u8],
    kept: &Case,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let presence = presence()?;
    let held = files::hold(path, &saver(), &presence)?;
    if let Held::By(holder) = &held {
        anyhow::bail!("{}", holder.told(path, None).trim_end_matches('.'));
    }
    save(path, before, kept, printer)
}

fn not_kept(why: &str) -> Finding {
    let message = format!(
        "It could not be noted in the case that others are told the numbers of this bundle: {why}."
    );
    Finding::new(CaseCode::NumbersNotKept, message)
}
