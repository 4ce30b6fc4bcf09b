//! What is said of redactions: how often and where, and never what stands around them.

use std::collections::BTreeMap;

use crate::case::RedactionMark;
use crate::finding::together;
use crate::redact::Unsearchable;
use crate::terms::Term;

use super::super::print::{Printer, plural};
use super::{Arguments, Named};

/// Points of a centimetre.
const CENTIMETRE: f32 = 72.0 / 2.54;

/// Heights that are told one by one.
const MOST_HEIGHTS: usize = 6;

/// A line for each page and term.
pub(super) fn places(
    title: &str,
    marks: &[RedactionMark],
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let mut together: BTreeMap<(u32, Option<&str>), Vec<&RedactionMark>> = BTreeMap::new();
    for mark in marks {
        together
            .entry((mark.page, mark.term.as_deref()))
            .or_default()
            .push(mark);
    }
    for ((page, term), marks) in together {
        let what = match term {
            Some(term) => format!("“{term}”"),
            None if marks.iter().any(|mark| mark.area.is_some()) => "an area".to_owned(),
            None => "something that cannot be looked into".to_owned(),
        };
        let often = plural(marks.len(), "time");
        printer.data(&format!(
            "“{title}”, page {page}: {what} {often}{}",
            heights(&marks)
        ))?;
    }
    Ok(())
}

/// `, 3 and 12 cm from the top`.
fn heights(marks: &[&RedactionMark]) -> String {
    let mut heights: Vec<i32> = marks
        .iter()
        .filter_map(|mark| Some((mark.area?.top as f32 / 10.0 / CENTIMETRE).round() as i32))
        .collect();
    heights.sort_unstable();
    heights.dedup();
    if let ([first, .., last], true) = (heights.as_slice(), heights.len() > MOST_HEIGHTS) {
        return format!(", from {first} to {last} cm from the top");
    }
    let told: Vec<String> = heights.iter().map(i32::to_string).collect();
    match told.as_slice() {
        [] => ", in what hangs on the page".to_owned(),
        told => format!(", {} cm from the top", together(told)),
    }
}

pub(super) fn unsearchable(title: &str, pages: &[(u32, Unsearchable)], printer: &mut Printer) {
    for (page, why) in pages {
        printer.talk(&format!("error: page {page} of “{title}” {}\n  hint: Mark the places with --area, or leave the page out.", why.words()));
    }
}

/// What becomes of the list of confidential words, which is one for the whole case.
pub(super) fn list_changes(
    arguments: &Arguments,
    before: &[String],
    terms: &[Term],
    printer: &mut Printer,
) {
    let new = terms.iter().filter(|term| !before.contains(&term.text));
    for term in new.filter(|_| arguments.document.is_some()) {
        printer.talk(&format!(
            "“{}” is confidential in the whole case from now on: no export that holds it anywhere is written, and it was looked for in this document only (without --document, in all).",
            term.text
        ));
    }
    for words in &arguments.forget {
        let is_listed = Term::new(words).is_some_and(|term| before.contains(&term.text));
        printer.talk(&match is_listed {
            true => format!("“{words}” is confidential no longer; what was taken out stays out (--undo takes that back)."),
            false => format!("“{words}” is not on the list of confidential words (--list prints it)."),
        });
    }
}

/// What was taken out of the documents, and what the case calls confidential.
pub(super) fn list(
    documents: &[Named<'_>],
    confidential: &[String],
    printer: &mut Printer,
) -> anyhow::Result<()> {
    for (title, document) in documents {
        if let Some(redacted) = &document.redacted {
            places(title, &redacted.marks, printer)?;
        }
    }
    for words in confidential {
        printer.data(&format!("confidential: {words}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::MarkArea;

    fn at(heights: &[f32]) -> String {
        let mark = |height: &f32| RedactionMark {
            page: 1,
            area: Some(MarkArea {
                left: 0,
                top: (height * CENTIMETRE * 10.0) as i32,
                right: 1,
                bottom: 1,
            }),
            term: None,
        };
        let marks: Vec<RedactionMark> = heights.iter().map(mark).collect();
        super::heights(&marks.iter().collect::<Vec<_>>())
    }

    #[test]
    fn few_heights_are_told_each_and_many_by_the_first_and_last() {
        assert_eq!(at(&[]), ", in what hangs on the page");
        assert_eq!(at(&[4.2]), ", 4 cm from the top");
        assert_eq!(at(&[12.0, 3.1, 3.0]), ", 3 and 12 cm from the top");
        let many: Vec<f32> = (2..30).map(|height| height as f32).collect();
        assert_eq!(at(&many), ", from 2 to 29 cm from the top");
    }
}
