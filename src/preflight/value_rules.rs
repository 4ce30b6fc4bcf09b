//! What a document's form fields hold that their pictures do not show, from its account.

use crate::finding::{AccountCode, Finding, counted};
use crate::pdf::assemble::{FieldValue, Ledger};

/// So many fields are named.
const NAMED: usize = 5;

/// So many letters of a value are told.
const LETTERS: usize = 60;

/// What was written into the pages, and what could not be.
pub(super) fn of_values(title: &str, ledger: &Ledger) -> Vec<Finding> {
    // Those whose picture showed something else have a finding of their own.
    let otherwise = u32::try_from(ledger.values.len()).unwrap_or(u32::MAX);
    let written = ledger.fields_written.saturating_sub(otherwise);
    let unpictured = (written > 0).then(|| {
        let held = counted(written, "form field held words", "form fields held words");
        let message = format!(
            "“{title}”: {held} without a picture of them; the words were written into the page."
        );
        Finding::new(AccountCode::Values, message)
    });
    let undrawn = undrawn(title, ledger);
    let differing = differing(title, ledger);
    unpictured
        .into_iter()
        .chain(undrawn)
        .chain(differing)
        .collect()
}

/// Letters that we cannot set: the picture was left, whatever it shows.
fn undrawn(title: &str, ledger: &Ledger) -> Option<Finding> {
    let count = ledger.fields_without_look;
    let fields = match count {
        0 => return None,
        1 => "the value of 1 form field could not be drawn and its picture was left".to_owned(),
        _ => format!(
            "the values of {count} form fields could not be drawn and their pictures were left"
        ),
    };
    let of = ledger.values_undrawn.iter().take(NAMED).map(named);
    let mut told: Vec<String> = of.collect();
    let more = (count as usize).saturating_sub(told.len());
    if more > 0 && !told.is_empty() {
        told.push(format!("and {more} more"));
    }
    let places = if told.is_empty() { "" } else { ": " };
    let message = format!("“{title}”: {fields}{places}{}.", told.join("; "));
    Some(Finding::new(AccountCode::Fields, message))
}

/// Viewers may show either; what was filled in counts.
fn differing(title: &str, ledger: &Ledger) -> Option<Finding> {
    if ledger.values.is_empty() {
        return None;
    }
    let named: Vec<String> = ledger.values.iter().take(NAMED).map(named).collect();
    let more = match ledger.values.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} others"),
    };
    let message = format!(
        "“{title}”: form fields hold another value than their picture shows; the value is in the bundle: {}{more}.",
        named.join("; ")
    );
    Some(Finding::new(AccountCode::ValuesDiffer, message))
}

fn named(value: &FieldValue) -> String {
    let FieldValue { page, field, .. } = value;
    let said = |words: &str| match words {
        "" => "nothing".to_owned(),
        "ticked" | "not ticked" | "a picture" => words.to_owned(),
        _ => {
            let short: String = words.chars().take(LETTERS).collect();
            let more = if words.chars().count() > LETTERS {
                "…"
            } else {
                ""
            };
            format!("“{short}{more}”")
        }
    };
    let which = match field.as_str() {
        "" => "a field".to_owned(),
        name => format!("field “{name}”"),
    };
    format!(
        "page {page}, {which}: shown {}, held {}",
        said(&value.shown),
        said(&value.holds)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_could_not_be_drawn_are_named() {
        let value = FieldValue {
            page: 1,
            field: "a".to_owned(),
            shown: "OLD".to_owned(),
            holds: "שלום".to_owned(),
        };
        let mut ledger = Ledger {
            fields_without_look: 1,
            values_undrawn: vec![value],
            ..Ledger::default()
        };
        let told = |ledger: &Ledger| undrawn("Form", ledger).unwrap().message;
        insta::assert_snapshot!(told(&ledger), @"“Form”: the value of 1 form field could not be drawn and its picture was left: page 1, field “a”: shown “OLD”, held “שלום”.");
        ledger.fields_without_look = 8;
        assert!(told(&ledger).ends_with("; and 7 more."));
    }

    #[test]
    fn each_field_whose_picture_differs_is_named_with_page_and_value() {
        let value = |page, field: &str, shown: &str, holds: &str| FieldValue {
            page,
            field: field.to_owned(),
            shown: shown.to_owned(),
            holds: holds.to_owned(),
        };
        let mut values = vec![
            value(1, "applicant.name", "OLDNAME", "New Name"),
            value(2, "", "ticked", "not ticked"),
            value(3, "remarks", "Old", ""),
        ];
        let told = |values: &[FieldValue]| {
            let values = values.to_vec();
            let ledger = Ledger {
                fields_written: u32::try_from(values.len()).unwrap(),
                values,
                ..Ledger::default()
            };
            let told = of_values("Form", &ledger);
            assert!(told.len() < 2, "each field is told once: {told:?}");
            told.into_iter().next().map(|finding| finding.message)
        };
        assert_eq!(told(&[]), None);
        insta::assert_snapshot!(told(&values).unwrap(), @"“Form”: form fields hold another value than their picture shows; the value is in the bundle: page 1, field “applicant.name”: shown “OLDNAME”, held “New Name”; page 2, a field: shown ticked, held not ticked; page 3, field “remarks”: shown “Old”, held nothing.");
        values.extend(vec![value(4, "n", "a", "b"); 9]);
        assert!(told(&values).unwrap().ends_with("; and 7 others."));
    }
}
