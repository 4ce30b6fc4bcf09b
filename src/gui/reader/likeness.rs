//! How much of a summary stands in the words that are proposed for it, so that a person sees how sure a proposal is.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::finding::counted;
use crate::quote::Passage;

use super::opened::Opened;
use super::paragraphs::keys;
use super::propose::{Sought, stands_there};

/// Of the words that say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Likeness {
    /// How many of the summary stand in what is proposed; none where nothing is.
    pub(super) shared: Option<usize>,
    pub(super) of: usize,
    /// What the summary cites, where the report has no such place.
    pub(super) cited_nowhere: Option<String>,
}

impl Likeness {
    pub(super) fn of(sought: &Sought, proposed: Option<&Passage>, opened: &Opened) -> Likeness {
        let wanted: BTreeSet<String> = keys(sought.text()).collect();
        let shared = proposed.map(|passage| {
            let there: BTreeSet<String> = keys(&passage.text).collect();
            wanted.intersection(&there).count()
        });
        let cited = sought.pinpoint().filter(|cited| !has_place(cited, opened));
        Likeness {
            shared,
            of: wanted.len(),
            cited_nowhere: cited.map(str::to_owned),
        }
    }

    /// `Proposed: has 3 of the 14 telling words of the summary`
    pub(in crate::gui) fn told(&self) -> String {
        match self.shared {
            Some(shared) => {
                let words = counted(self.of, "telling word", "telling words");
                format!("Proposed: has {shared} of the {words} of the summary")
            }
            None => "Nothing is proposed: no paragraph has enough of the words of the summary"
                .to_owned(),
        }
    }

    /// Whether more than half of the summary stands there.
    pub(in crate::gui) fn is_close(&self) -> bool {
        self.shared.is_some_and(|shared| shared * 2 > self.of)
    }

    /// `The summary cites para 214: this report has no such place`
    pub(in crate::gui) fn place_told(&self) -> Option<String> {
        let cited = self.cited_nowhere.as_ref()?;
        Some(format!(
            "The summary cites {cited}, and this report has no such place."
        ))
    }
}

/// Whether any paragraph of the report may stand at the place that is cited.
fn has_place(cited: &str, opened: &Opened) -> bool {
    let mut next = 0;
    std::iter::from_fn(|| {
        let paragraph: Range<usize> = opened.report.index.paragraph(next)?;
        next = paragraph.end.max(next + 1);
        Some(paragraph)
    })
    .any(|paragraph| stands_there(cited, &paragraph, opened))
}
