//! How old evidence is, in words: the same ones on the command line and in the window.
//!
//! The limits are the profile's. An age is always said beside the date and never hides anything;
//! whether a decision of a court still stands is another question, which this does not answer.

use crate::library::Date;

use super::Profile;

/// How a date is to be taken on the day of the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    Recent,
    Ageing,
    Old,
}

/// The day, and from when on evidence is called ageing or old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    today: Date,
    ageing_after: u32,
    old_after: u32,
}

impl Profile {
    /// The ages that this profile speaks of, on that day.
    pub fn ages(&self, today: Date) -> Ages {
        Ages {
            today,
            ageing_after: self.ageing_after_months.value,
            old_after: self.old_after_months.value,
        }
    }
}

impl Ages {
    pub fn of(&self, published: Date) -> Age {
        // A date to come is no age.
        let months = u32::try_from(published.months_until(self.today)).unwrap_or(0);
        if months > self.old_after {
            Age::Old
        } else if months > self.ageing_after {
            Age::Ageing
        } else {
            Age::Recent
        }
    }

    /// The words beside a date, where some are needed: `3 years old`.
    pub fn word(&self, published: Date) -> Option<String> {
        let years = self.years(published)?;
        let noun = if years == 1 { "year" } else { "years" };
        Some(format!("{years} {noun} old"))
    }

    /// How old it is, in whole years; what is recent needs no word.
    pub fn years(&self, published: Date) -> Option<i32> {
        let months = i32::try_from(published.months_until(self.today)).ok()?;
        (self.of(published) != Age::Recent).then_some(months / 12)
    }

    /// What the words mean, for a legend.
    pub fn legend(&self) -> String {
        format!(
            "an age stands beside what is more than {} months old",
            self.ageing_after
        )
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
        assert_eq!(
            ages.legend(),
            "an age stands beside what is more than 24 months old"
        );
    }
}
