//! Which parts of a source are the respondent's own assessment, and not country information.
//!
//! A Home Office note has two parts: an assessment, which says how claims are to be decided, and country information,
//! which it quotes. The one is the other side's case and has to be met; the other is evidence like any other. Which
//! sections are which, the table of contents of the note says; a pack names them (`assessments` in `pack.ron`), and
//! the pinpoint of a passage says in which section it stands.

use serde::{Deserialize, Serialize};

use super::collection::Held;
use super::id::SourceId;

/// The sections of a source that are assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    pub of: SourceId,
    /// Numbers of sections, or headings of those that have none: `["Executive summary", "2", "3"]`.
    pub sections: Vec<String>,
}

impl Assessment {
    /// Whether a passage with this pinpoint stands in one of them. Where several paragraphs are named, the first says so.
    pub fn holds(&self, pinpoint: &str) -> bool {
        let begins = pinpoint
            .trim_start_matches("paras ")
            .trim_start_matches("para ");
        let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        let mut sections = self.sections.iter();
        sections.any(|section| begins.strip_prefix(section.as_str()).is_some_and(is_whole))
    }
}

impl Held<'_> {
    /// Whether it is the respondent's own assessment.
    pub fn is_assessment(&self) -> bool {
        let pinpoint = self.passage.pinpoint.as_deref().unwrap_or_default();
        let own = self.pack.assessments.iter();
        let mut own = own.filter(|one| one.of == self.source.id);
        own.any(|one| one.holds(pinpoint))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_named_says_in_which_section_a_passage_stands() {
        let sections = ["Executive summary", "2", "4.1"].map(str::to_owned);
        let assessment = Assessment {
            of: "note".into(),
            sections: sections.into(),
        };
        for inside in [
            "para 2.1.1",
            "paras 2.4.1(iii), 2.4.8",
            "2",
            "para 4.1.3",
            "Executive summary, fifth paragraph",
        ] {
            assert!(assessment.holds(inside), "{inside}");
        }
        for outside in [
            "para 20.1.1",
            "para 4.2.1",
            "para 12.1",
            "p. 2",
            "Executive summaries",
            "",
        ] {
            assert!(!assessment.holds(outside), "{outside}");
        }
    }
}
