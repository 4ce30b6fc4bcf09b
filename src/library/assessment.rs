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
        let section = section(pinpoint);
        pinpoint.starts_with(SUMMARY) || section.is_some_and(|number| number <= last.get())
    }
}

/// The section of the first paragraph that a pinpoint names: 4 of `p. 12, paras 4.7.3 and 5.1.1`.
fn section(pinpoint: &str) -> Option<u16> {
    let (_, behind) = pinpoint.split_once("para")?;
    let number = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = number.find(|c: char| !c.is_ascii_digit());
    number.get(..end.unwrap_or(number.len()))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use super::section;
    use crate::library::{Date, Held, Pack, specimen};

    #[test]
    fn a_pinpoint_names_its_section() {
        for (pinpoint, known) in [
            ("para 4.7.3", Some(4)),
            ("paras 10.12.1 and 10.12.2", Some(10)),
            ("p. 41, para 3.1.1", Some(3)),
            ("paras 2.4.1(iii), 2.4.8", Some(2)),
            ("para 7", Some(7)),
            ("headings of sections 2–12; “Version control”", None),
            ("p. 4", None),
            ("para 99999999999.1", None),
        ] {
            assert_eq!(section(pinpoint), known, "{pinpoint}");
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
