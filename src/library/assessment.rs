//! Which passages give the respondent's own assessment.
//!
//! A country note of the Home Office (CPIN) has numbered sections. The first ones say what the respondent
//! makes of the evidence, and are what a refusal rests on; the later ones quote the evidence. A source says
//! where its assessment ends (`assessment_through`); a passage says by its pinpoint where it stands.

use super::collection::Held;

/// The part of a note that sums its assessment up, without a number.
const SUMMARY: &str = "Executive summary";

impl Held<'_> {
    /// Whether it gives the respondent's own assessment, and not evidence that a note quotes.
    pub fn is_assessment(&self) -> bool {
        let (Some(last), Some(pinpoint)) = (
            self.source.assessment_through,
            self.passage.pinpoint.as_deref(),
        ) else {
            return false;
        };
        let section = self.paragraph().first().copied();
        pinpoint.starts_with(SUMMARY)
            || section.is_some_and(|number| number <= u32::from(last.get()))
    }

    /// The number of the first paragraph that its pinpoint names, part by part, so that `4.10` stands behind
    /// `4.9`; empty where it names none.
    pub fn paragraph(&self) -> Vec<u32> {
        paragraph(self.passage.pinpoint.as_deref().unwrap_or_default())
    }
}

/// 4, 7 and 3 of `p. 12, paras 4.7.3 and 5.1.1`.
fn paragraph(pinpoint: &str) -> Vec<u32> {
    let behind = pinpoint.split_once("para").map_or("", |(_, behind)| behind);
    let number = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = number.get(..end.unwrap_or(number.len()));
    let parts = parts.unwrap_or_default().split('.');
    parts.map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use super::paragraph;
    use crate::library::{Date, Held, Pack, specimen};

    #[test]
    fn a_pinpoint_names_its_paragraph() {
        for (pinpoint, known) in [
            ("para 4.7.3", &[4, 7, 3][..]),
            ("paras 10.12.1 and 10.12.2", &[10, 12, 1]),
            ("p. 41, para 3.1.1", &[3, 1, 1]),
            ("paras 2.4.1(iii), 2.4.8", &[2, 4, 1]),
            ("para 7", &[7]),
            ("headings of sections 2–12; “Version control”", &[]),
            ("p. 4", &[]),
            ("para 99999999999.1", &[]),
        ] {
            assert_eq!(paragraph(pinpoint), known, "{pinpoint}");
        }
    }

    fn is_assessment(through: Option<u16>, pinpoint: Option<&str>) -> bool {
        let (mut source, mut passage) = specimen::passage("a");
        source.assessment_through = through.and_then(NonZeroU16::new);
        passage.pinpoint = pinpoint.map(str::to_owned);
        let pack = Pack {
            id: "test".to_owned(),
            title: "Test".to_owned(),
            nationalities: Vec::new(),
            updated: Date::day(2026, 1, 1),
            note: None,
            accepted: Vec::new(),
        };
        let held = Held {
            pack: &pack,
            source: &source,
            passage: &passage,
        };
        held.is_assessment()
    }

    #[test]
    fn what_stands_behind_the_assessment_is_country_information() {
        assert!(is_assessment(Some(4), Some("para 4.7.3")));
        assert!(is_assessment(
            Some(4),
            Some("Executive summary, fifth paragraph")
        ));
        assert!(!is_assessment(Some(4), Some("para 5.1.1")));
        assert!(!is_assessment(Some(4), None));
        assert!(
            !is_assessment(None, Some("para 4.7.3")),
            "of another source"
        );
    }
}
