//! How old evidence is, in words: the same ones on the command line and in the window.
//!
//! The limits are the profile's. An age is always said beside the date and never hides anything;
//! whether a decision of a court still stands is another question, which this does not answer.

use crate::finding::{self, counted};
use crate::library::Date;

use super::Profile;

/// The day, and from when on evidence has its age beside its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    today: Date,
    after: u32,
}

impl Profile {
    /// The ages that this profile speaks of, on that day.
    pub fn ages(&self, today: Date) -> Ages {
        Ages {
            today,
            after: self.ageing_after_months.value,
        }
    }
}

impl Ages {
    /// The words beside a date, where some are needed: `3 years old`.
    pub fn word(&self, published: Date) -> Option<String> {
        Some(format!("{} old", whole(self.months(published)?)))
    }

    /// The same where there is little room: `3 yr`.
    pub fn short(&self, published: Date) -> Option<String> {
        Some(match self.months(published)? {
            months @ 0..12 => format!("{months} mo"),
            months => format!("{} yr", months / 12),
        })
    }

    /// By how many years something is older than what is called recent; 0 of what is recent.
    pub fn years_past_recent(&self, published: Date) -> f64 {
        let months = self.months(published).unwrap_or(self.after);
        f64::from(months - self.after) / 12.0
    }

    /// What is recent has no age, and a date to come is none.
    fn months(&self, published: Date) -> Option<u32> {
        let months = u32::try_from(published.months_until(self.today)).ok()?;
        (months > self.after).then_some(months)
    }

    /// What the words mean, for a legend.
    pub fn legend(&self) -> String {
        format!(
            "an age stands beside what is more than {} old",
            finding::months(self.after)
        )
    }
}

/// An age in whole years, below one in months: `3 years`.
pub fn whole(months: u32) -> String {
    match months {
        0..12 => counted(months, "month", "months"),
        _ => counted(months / 12, "year", "years"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::DEFAULT;
    use super::*;

    #[test]
    fn evidence_has_an_age_after_two_years() {
        let profile = Profile::shipped(DEFAULT).unwrap();
        let ages = profile.ages(Date::day(2026, 11, 23));
        let word = |text: &str| ages.word(text.parse().unwrap());
        assert_eq!(word("2024-11-23"), None);
        assert_eq!(word("2024-10-22"), Some("2 years old".to_owned()));
        assert_eq!(word("2021-11-23"), Some("5 years old".to_owned()));
        assert_eq!(word("2021-10"), Some("5 years old".to_owned()));
        assert_eq!(word("2027"), None, "a date to come");
        let past = |text: &str| ages.years_past_recent(text.parse().unwrap());
        assert_eq!([past("2026-01-01"), past("2027")], [0.0, 0.0]);
        assert!((past("2021-11-23") - 3.0).abs() < 1e-9);
        assert_eq!(
            ages.short("2021-10".parse().unwrap()),
            Some("5 yr".to_owned())
        );
        assert_eq!(
            ages.legend(),
            "an age stands beside what is more than 2 years old"
        );
    }

    #[test]
    fn below_a_year_the_age_is_in_months() {
        let mut profile = Profile::shipped(DEFAULT).unwrap();
        profile.ageing_after_months.value = 6;
        let ages = profile.ages(Date::day(2026, 11, 23));
        let word = |text: &str| ages.word(text.parse().unwrap());
        assert_eq!(word("2026-03-01"), Some("8 months old".to_owned()));
        assert_eq!(word("2025-10-01"), Some("1 year old".to_owned()));
    }
}
