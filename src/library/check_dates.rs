//! Dates that a summary gives twice: once more in another form, or beside the date of its source, which is printed
//! with it.

use std::collections::BTreeSet;

use super::date::{Date, dates_named, days_without_year};

/// After these words, behind which “on” and the day stand, somebody is reporting.
const REPORTING: [&str; 8] = [
    "reported", "wrote", "stated", "held", "found", "noted", "recorded", "reports",
];

/// The dates that a text says more than once, in words: a month alone among them, and a day that is said again without
/// its year.
pub(super) fn dates_twice(text: &str) -> BTreeSet<String> {
    let named: Vec<Date> = dates_named(text)
        .into_iter()
        .map(|(_, date)| date)
        .collect();
    let mut seen = BTreeSet::new();
    let again = named.iter().filter(|date| !seen.insert(**date));
    let again = again.map(|date| format!("“{date}” twice"));
    let shortly = days_without_year(text).into_iter().filter_map(|(_, day)| {
        let is_it = |date: &&Date| (date.month, date.day) == (day.month, day.day);
        // Of two years, the next one is meant.
        let mut of_that_day = named.iter().filter(is_it);
        let date = of_that_day
            .next()
            .filter(|_| of_that_day.next().is_none())?;
        Some(format!("“{date}” and once more its day"))
    });
    let shortly: BTreeSet<String> = shortly.collect();
    again.chain(shortly).collect()
}

/// The day of its source, where the text gives it as the day of a report or decision and not of what happened on it:
/// “AFP reported on 14 March 2025”, “the ruling of 20 July 2023”; also without its year.
pub(super) fn dates_with(text: &str, published: Option<Date>) -> Option<Date> {
    let published = published.filter(|date| date.day.is_some())?;
    let is_reporting = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let mut words = before.split_whitespace().rev();
        match words.next() {
            Some("of" | "(") => true,
            Some("on") => words.next().is_some_and(|word| REPORTING.contains(&word)),
            _ => before.ends_with('('),
        }
    };
    let of_that_year = days_without_year(text).into_iter();
    let of_that_year = of_that_year.map(|(at, day)| {
        let year = published.year;
        (at, Date { year, ..day })
    });
    let mut named = dates_named(text).into_iter().chain(of_that_year);
    named.find(|(at, date)| *date == published && is_reporting(*at))?;
    Some(published)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_said_twice_is_found_in_whichever_form() {
        for (text, said) in [
            (
                "In May 2022 men fled; by 4 May 2022 they were back, and in May 2022 fled again.",
                "“May 2022” twice",
            ),
            (
                "On 3 March 2024 men were taken in Omsk; on 3 March they signed.",
                "“3 March 2024” and once more its day",
            ),
            (
                "On 3 March they signed, and on 3 March 2024 they were sent to Kursk.",
                "“3 March 2024” and once more its day",
            ),
            (
                "On 3 March 2024 men were taken; by the 3rd of March they had signed.",
                "“3 March 2024” and once more its day",
            ),
            (
                "On March 3, 2024 men were taken; on March 3 they signed.",
                "“3 March 2024” and once more its day",
            ),
            (
                "On 3 March 2024 men were taken; by March 3rd they had signed.",
                "“3 March 2024” and once more its day",
            ),
            (
                "Taken on 03/03/2024 in Omsk, they signed on 3 March 2024.",
                "“3 March 2024” twice",
            ),
            (
                "Taken on 2024-03-03 in Omsk, they signed on 3 March.",
                "“3 March 2024” and once more its day",
            ),
            (
                "Omsk, 3rd March 2024: they were taken on 3 Mar and sent to Kursk.",
                "“3 March 2024” and once more its day",
            ),
            (
                "The law of 21 September 2022 was read on 21 September in Moscow.",
                "“21 September 2022” and once more its day",
            ),
            (
                "On 1 January 2026 the rule began; on 1st January the register opened.",
                "“1 January 2026” and once more its day",
            ),
        ] {
            assert_eq!(dates_twice(text), [said.to_owned()].into(), "{text}");
        }
    }

    #[test]
    fn two_dates_are_two() {
        for text in [
            "",
            "In 2023 men fled, and in 2023 they were caught.",
            "On 3 March 2024 men fled; by 4 March they were back.",
            "On 3 March 2024 men fled; on 3 March 2025 they were back.",
            "On 3 March 2024 and 3 March 2025 men fled; on 3 March they were back.",
            "In March 2024 men fled; on 3 March 2024 they were caught.",
            "On 3 March 2024, 3 men marched from Omsk.",
            "On 3 March 2024 a court in Omsk fined 3 marchers.",
            "On 20 May 2024 the army said that it may take 20 more men.",
            "On 13 March 2024 men fled; on 3 March they had been warned.",
        ] {
            assert_eq!(dates_twice(text), [].into(), "{text}");
        }
    }

    #[test]
    fn the_day_of_the_source_is_said_twice_where_it_is_that_of_a_report_and_not_of_an_event() {
        let published = Some(day("2023-07-20"));
        for text in [
            "AFP reported on 20 July 2023 that men fled.",
            "AFP reported on 20 July that men fled.",
            "The ruling of 20 July 2023 binds.",
            "The ruling of 20 July binds.",
            "Held in Smith v Jones (20 July 2023).",
        ] {
            assert_eq!(dates_with(text, published), published, "{text}");
        }
        for text in [
            "A court jailed him on 20 July 2023.",
            "A court jailed him on 20 July.",
            "AFP reported on 21 July 2023 that men fled.",
            "AFP reported on 21 July that men fled.",
            "AFP reported in July 2023 that men fled.",
        ] {
            assert_eq!(dates_with(text, published), None, "{text}");
        }
        assert_eq!(dates_with("AFP reported on 20 July 2023.", None), None);
        let month = Some(day("2023-07"));
        assert_eq!(dates_with("AFP reported on 20 July.", month), None);
    }
}
