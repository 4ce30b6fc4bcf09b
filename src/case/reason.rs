//! What counts as a person's word: a reason to set a rule aside, and the name and day of an answer. The only place
//! where that is decided.

use crate::library::{Date, is_legible};

use super::model::Override;

/// A reason to set a rule aside has so many letters at least, and more than one word.
pub const LEAST_REASON: usize = 10;

impl Override {
    pub(super) fn is_reason(&self) -> bool {
        is_reason(&self.reason) && is_day(self.on)
    }
}

/// Whether somebody gave their word: they are named, and the day is.
pub(super) fn is_given(by: &str, on: Date) -> bool {
    is_legible(by) && is_day(on)
}

pub(super) fn is_day(on: Date) -> bool {
    on.day.is_some()
}

/// A full stop, a letter or a single word is none.
pub fn is_reason(text: &str) -> bool {
    let letters = text.chars().filter(|one| one.is_alphabetic());
    let words = text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphabetic));
    letters.count() >= LEAST_REASON && words.count() > 1
}

#[cfg(test)]
mod tests {
    use super::is_given;
    use crate::case::{Case, Override, OverrideKind};
    use crate::library::Date;
    use crate::profile::DEFAULT;

    #[test]
    fn an_answer_has_a_name_and_a_day() {
        let given = |by: &str, day: &str| is_given(by, day.parse().unwrap());
        assert!(given("AB", "2026-11-28"));
        assert!(!given(" ", "2026-11-28"));
        assert!(!given("AB", "2026-11") && !given("AB", "2026"));
    }

    #[test]
    fn a_reason_without_its_day_is_none() {
        let kept = |day: &str| Override {
            reason: "Judge Nobody allowed it".to_owned(),
            on: day.parse().unwrap(),
        };
        assert!(kept("2026-11-28").is_reason());
        assert!(!kept("2026").is_reason());
    }

    fn is_reason(reason: &str) -> bool {
        let mut case = Case::new(DEFAULT);
        let kept = Override {
            reason: reason.to_owned(),
            on: Date::day(2026, 11, 26),
        };
        case.overrides.insert(OverrideKind::ScheduleLength, kept);
        assert!(
            case.draft_set_aside().is_none(),
            "another rule is not meant"
        );
        case.set_aside(OverrideKind::ScheduleLength).is_some()
    }

    #[test]
    fn a_reason_has_words() {
        for none in [
            "",
            ".",
            "x",
            "ok",
            "n/a",
            "yes yes",
            "1234567890 12",
            "… – … – … –",
            "aaaaaaaaaaaaaaa",
            "aaaaaaaaaa 1",
            "a b c d e f g h i",
            "Permission",
            "Judge said",
            "..........\n..........",
        ] {
            assert!(!is_reason(none), "{none}");
        }
        for some in [
            "Judge Nobody, 3 May 2026",
            "FtTJ Nobody on 12/5/2026",
            "Order of the tribunal",
            "Judge spoke",
            "  Resident Judge\tNobody ",
            "Разрешение судьи",
        ] {
            assert!(is_reason(some), "{some}");
        }
    }
}
