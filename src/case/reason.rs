//! What counts as a reason to set a rule aside: the only place where that is decided.

use super::model::Override;

/// A reason to set a rule aside has so many letters at least, and more than one word.
pub const LEAST_REASON: usize = 10;

impl Override {
    pub(super) fn is_reason(&self) -> bool {
        is_reason(&self.reason)
    }
}

/// A full stop, a letter or a single word is none.
pub(super) fn is_reason(text: &str) -> bool {
    let letters = text.chars().filter(|one| one.is_alphabetic());
    let words = text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphabetic));
    letters.count() >= LEAST_REASON && words.count() > 1
}

#[cfg(test)]
mod tests {
    use crate::case::{Case, Override, OverrideKind};
    use crate::library::Date;
    use crate::profile::DEFAULT;

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
