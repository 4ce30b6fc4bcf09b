//! Rule B-20: what is in another language has a translation, and that says by whom and when.

use crate::case::{Case, Exhibit};
use crate::finding::{DocumentCode, Finding, Place};

use super::CaseCheck;

pub(super) fn translated(check: &CaseCheck<'_>) -> Vec<Finding> {
    let exhibits = check.case.exhibits.iter();
    let found = exhibits.filter_map(|exhibit| {
        let finding = untranslated(check.case, exhibit).or_else(|| unsaid(exhibit))?;
        Some(finding.at(Place::Exhibit(exhibit.number)))
    });
    found.collect()
}

fn untranslated(case: &Case, exhibit: &Exhibit) -> Option<Finding> {
    let language = exhibit.foreign_language()?;
    let is_translated = case.translations_of(exhibit.number).next().is_some();
    (!is_translated && exhibit.translation.is_none()).then(|| {
        let message = format!(
            "“{}” is in {language}, and no document here is its translation.",
            exhibit.title
        );
        Finding::new(DocumentCode::Untranslated, message)
    })
}

fn unsaid(exhibit: &Exhibit) -> Option<Finding> {
    let translation = exhibit.translation.as_ref()?;
    let missing = match (translation.by.is_empty(), translation.on) {
        (false, Some(_)) => return None,
        (true, Some(_)) => "by whom",
        (false, None) => "on which day",
        (true, None) => "by whom and on which day",
    };
    let message = format!(
        "“{}” is a translation, and it is not said {missing} it was made.",
        exhibit.title
    );
    Some(Finding::new(DocumentCode::TranslatorUnsaid, message))
}
