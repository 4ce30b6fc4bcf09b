//! The numbers in a bundle that others are given: noted in the case, so that they stay.

use std::path::Path;

use crate::case::{Case, Edit};
use crate::export::{Exported, told_numbers};
use crate::files::{self, Held};
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
    let kept = match Edit::KeepNumbers(first_pages).apply(case) {
        Ok(kept) if kept == *case => return None,
        Ok(kept) => kept,
        Err(error) => return Some(not_kept(&error.to_string())),
    };
    match note(path, before, &kept, printer) {
        Ok(()) => {
            printer
                .talk("Entries keep their numbers from now on, and documents their first pages.");
            None
        }
        Err(error) => Some(not_kept(&format!("{error:#}"))),
    }
}

fn note(path: &Path, before: &[u8], kept: &Case, printer: &mut Printer) -> anyhow::Result<()> {
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
