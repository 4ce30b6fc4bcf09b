//! Tighter forms that the rules allow: never smaller type, never closer lines, never words out of a quotation.

use crate::case::{Case, Edit, Remark, ShorterForm};
use crate::finding::counted;

use super::{Saving, Suggestion};

pub(super) fn suggestions(case: &Case) -> Vec<Suggestion> {
    let mut all = Vec::new();
    let printed = case.entries();
    for form in ShorterForm::ALL {
        if !case.shorter.contains(&form) {
            all.push(suggestion(
                form.label(),
                why(form).to_owned(),
                vec![Edit::SetShorter(form, true)],
            ));
        }
    }
    for remark in Remark::ALL {
        if case.remarks.contains(&remark) {
            let label = format!("Do not print: {}", remark.label().to_lowercase());
            let why = "It is your own work, and no rule asks for it.".to_owned();
            let wanted = false;
            all.push(suggestion(
                &label,
                why,
                vec![Edit::SetRemark { remark, wanted }],
            ));
        }
    }
    let contexts = printed.filter(|entry| entry.prints_context);
    let contexts: Vec<u32> = contexts.map(|entry| entry.number).collect();
    if !contexts.is_empty() {
        let count = counted(contexts.len(), "extract", "extracts");
        let edits = contexts.iter().map(|number| Edit::PrintContext {
            number: *number,
            wanted: false,
        });
        all.push(suggestion(
            "Print no context",
            format!("What the source says around {count} is not relied on."),
            edits.collect(),
        ));
    }
    all
}

fn why(form: ShorterForm) -> &'static str {
    match form {
        ShorterForm::CiteOnce => {
            "Those behind the first say “Same source” with its link, and where in it their words stand."
        }
        ShorterForm::NoPropositions => {
            "They are your own words above the evidence. They stay in the case, for the skeleton argument."
        }
        ShorterForm::NoNotes => {
            "They are your own words below the evidence. They stay in the case."
        }
    }
}

pub(super) fn suggestion(label: &str, why: String, edits: Vec<Edit>) -> Suggestion {
    Suggestion {
        label: label.to_owned(),
        why,
        edits,
        saves: Saving::default(),
    }
}
