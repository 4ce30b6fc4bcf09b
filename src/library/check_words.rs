//! What can be told of the words of a summary, and of an address, without understanding them.

use std::collections::BTreeSet;

use super::date::{Date, dates_named, is_month};

/// Words that speak of somebody or something named before; a passage is read alone.
const PRONOUNS: [&str; 18] = [
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "this", "that",
    "these", "those", "such", "latter", "former",
];

/// What is said to whoever argues a case. Reports do not speak so of what they found.
const ADVICE: [&str; 26] = [
    "could argue",
    "can argue",
    "may argue",
    "might argue",
    "should argue",
    "must be argued",
    "can be argued",
    "could be argued",
    "should rely",
    "could rely on this",
    "may help the",
    "can help the",
    "could help the",
    "might help the",
    "helps the appellant",
    "must be read with",
    "must be read in",
    "should be read with",
    "should be cited",
    "before citing",
    "your client",
    "our client",
    "practical lesson",
    "it is worth noting",
    "useful for the",
    "compare the",
];

/// Hosts that pass on what others publish, each with the publisher whose own it is.
const RELAYS: [(&str, &str); 16] = [
    ("academia.edu", ""),
    ("archive.is", ""),
    ("archive.org", ""),
    ("archive.ph", ""),
    ("archive.today", ""),
    ("atlas-of-torture.org", ""),
    ("docplayer.net", ""),
    ("docslib.org", ""),
    ("ecoi.net", "ACCORD"),
    ("openkamer.org", ""),
    ("readkong.com", ""),
    ("reddit.com", ""),
    ("refworld.org", "UNHCR"),
    ("reliefweb.int", "OCHA"),
    ("scribd.com", ""),
    ("slideshare.net", ""),
];

/// After these words, behind which “on” and the day stand, somebody is reporting.
const REPORTING: [&str; 8] = [
    "reported", "wrote", "stated", "held", "found", "noted", "recorded", "reports",
];

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The pronoun with which a text begins; “the same” and “the latter” are as good as one.
pub(super) fn pronoun(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace().map(bare);
    let first = words.next()?;
    let is_article = first.eq_ignore_ascii_case("the");
    let word = if is_article { words.next()? } else { first };
    let is_one = PRONOUNS
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known));
    (is_one || is_article && word == "same").then_some(word)
}

/// Whether a name stands in the text: a word with a capital letter within a sentence, or at its beginning one that the
/// record of the source has as well. Months are no names.
pub(super) fn names_somebody(text: &str, own_words: &str) -> bool {
    let own = own_words.split_whitespace().map(bare);
    let own: Vec<&str> = own.filter(|word| may_be_name(word)).collect();
    let is_own = |word: &str| {
        let is_like = |known: &&str| known.starts_with(word) || word.starts_with(*known);
        may_be_name(word) && own.iter().any(is_like)
    };
    let mut begins = true;
    text.split_whitespace().any(|word| {
        let letters = bare(word);
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        let stands_out = letters.starts_with(char::is_uppercase) && !is_month(letters);
        let is_name = stands_out && (!begins || capitals > 1 || is_own(letters));
        begins = word.ends_with(['.', '?', '!']);
        is_name
    })
}

/// Whether a word of a title may be a name: short ones with a capital letter are “The” and “For”.
fn may_be_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 3
}

/// The first words that are advice.
pub(super) fn advice(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    ADVICE.into_iter().find(|words| text.contains(words))
}

/// The dates that a text says more than once, a month alone among them.
pub(super) fn dates_twice(text: &str) -> BTreeSet<Date> {
    let mut seen = BTreeSet::new();
    let dates = dates_named(text).into_iter().map(|(_, date)| date);
    dates.filter(|date| !seen.insert(*date)).collect()
}

/// The day of its source, where the text gives it as the day of a report or decision and not of what happened on it:
/// “AFP reported on 14 March 2025”, “the ruling of 20 July 2023”.
pub(super) fn dates_with(text: &str, published: Option<Date>) -> Option<Date> {
    let is_reporting = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let mut words = before.split_whitespace().rev();
        match words.next() {
            Some("of" | "(") => true,
            Some("on") => words.next().is_some_and(|word| REPORTING.contains(&word)),
            _ => before.ends_with('('),
        }
    };
    let mut named = dates_named(text).into_iter();
    let (_, date) = named
        .find(|(at, date)| date.day.is_some() && Some(*date) == published && is_reporting(*at))?;
    Some(date)
}

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a host passes on documents, and those of somebody else than that publisher.
pub(super) fn relay(host: &str, publisher: &str) -> bool {
    let host = host.to_lowercase();
    let is_at = |known: &str| {
        let below = host.strip_suffix(known);
        below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    };
    let mut relays = RELAYS.iter().filter(|(known, _)| is_at(known));
    relays.any(|(_, own)| own.is_empty() || !publisher.contains(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_text_that_speaks_of_something_named_before_begins_with_a_pronoun() {
        for (text, word) in [
            ("They were beaten.", "They"),
            ("“These” men were sent back.", "These"),
            ("The same page says so.", "same"),
            ("The latter was fined.", "latter"),
        ] {
            assert_eq!(pronoun(text), Some(word), "{text}");
        }
        for text in [
            "There is no civilian service.",
            "Most conscripts stay at home.",
            "The samples were few.",
            "Both the army and Wagner enlisted inmates.",
            "",
        ] {
            assert_eq!(pronoun(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_a_word_with_a_capital_letter_that_does_not_only_begin_a_sentence() {
        for text in [
            "Men in Rostov are beaten.",
            "Recruiters of GUR pay.",
            "CIT counted 40.",
            "Mediazona counted 40.",
            "Russian courts fine men.",
        ] {
            assert!(
                names_somebody(text, "Mediazona, Russia and the draft"),
                "{text}"
            );
        }
        for text in [
            "Men are beaten. Some of them die.",
            "In March soldiers were beaten.",
            "The draft is harsh.",
            "",
        ] {
            assert!(!names_somebody(text, "The draft, For men"), "{text}");
        }
    }

    #[test]
    fn advice_is_found_and_what_a_court_or_survey_said_is_not() {
        assert_eq!(advice("An appellant Could Argue so."), Some("could argue"));
        assert_eq!(advice("It may help the appellant."), Some("may help the"));
        assert_eq!(advice("Victims doubted that this would help."), None);
        assert_eq!(
            advice("The board said that exclusion must be considered first."),
            None
        );
    }

    #[test]
    fn a_date_said_twice_is_found_and_one_of_another_precision_is_another() {
        let text =
            "In May 2022 men fled; by 4 May 2022 they were back, and in May 2022 fled again.";
        assert_eq!(dates_twice(text), [day("2022-05")].into());
    }

    #[test]
    fn the_day_of_the_source_is_said_twice_where_it_is_that_of_a_report_and_not_of_an_event() {
        let published = Some(day("2023-07-20"));
        for text in [
            "AFP reported on 20 July 2023 that men fled.",
            "The ruling of 20 July 2023 binds.",
            "Held in Smith v Jones (20 July 2023).",
        ] {
            assert_eq!(dates_with(text, published), published, "{text}");
        }
        for text in [
            "A court jailed him on 20 July 2023.",
            "AFP reported on 21 July 2023 that men fled.",
            "AFP reported in July 2023 that men fled.",
        ] {
            assert_eq!(dates_with(text, published), None, "{text}");
        }
        assert_eq!(dates_with("AFP reported on 20 July 2023.", None), None);
    }

    #[test]
    fn a_relay_is_one_for_what_is_not_its_own() {
        let is_relay = |address: &str, publisher: &str| relay(host(address), publisher);
        assert!(is_relay(
            "https://www.ecoi.net/en/document/1.html",
            "UK Home Office"
        ));
        assert!(is_relay("https://web.archive.org/web/x", "UK Home Office"));
        assert!(is_relay("https://www.refworld.org/x", "UK Home Office"));
        assert!(!is_relay("https://www.refworld.org/x", "UNHCR"));
        assert!(!is_relay("https://notecoi.net/x", "UK Home Office"));
        assert!(!is_relay("https://www.gov.uk/x", "UK Home Office"));
    }
}
