//! Whether a document is the source that it is taken for, as far as its first pages tell.
//!
//! A title is cut, translated or cited in other words, and stands in many forms on a page: only where nothing of what
//! names the source stands there is anything said, and then no more than that it is missed.

use std::collections::BTreeSet;

use crate::library::{Source, days_named, says};
use crate::preflight::Missed;

use super::names::{Names, plain, symbol};
use super::title::{FirstPage, Title, parts};

/// So much of the telling words of a title has to stand together, in tenths.
const ENOUGH: usize = 6;

/// A title that is set in two columns, or with other words between, takes so many times its own words, and some more.
const SPREAD: usize = 4;
const MORE: usize = 12;

/// With fewer telling words a title says too little without its publisher and its year.
const FEW: usize = 2;

/// Letters of the shortest title that is looked for letter by letter.
const SHORTEST: usize = 6;

/// What of a source is missed on the first pages of a document; none where it may be that source, or nobody can say.
pub fn missed(source: &Source, title: &Title) -> Option<Missed> {
    let pages = title.looked_at()?;
    let symbols = symbols(source);
    let has_symbol = title.own_symbols().any(|own| symbols.contains(own));
    let words = telling(source);
    let has_days = pages.iter().any(|page| says_days_of(&source.title, page));
    let has_words = pages
        .iter()
        .any(|page| stands_together(&words, &page.words));
    let has_title = (has_words && has_days) || pages.iter().any(|page| stands(&source.title, page));
    let is_dated = pages.iter().any(|page| is_published(source, page));
    let is_named = !words.is_empty();
    match (is_named, !symbols.is_empty()) {
        _ if has_symbol => None,
        // Sessions and years have reports of the same title, each under a symbol of its own.
        (_, true) if has_title && title.bears_symbol() => Some(Missed::SymbolAlone),
        _ if has_title || is_dated => None,
        (false, false) => None,
        (true, false) => Some(Missed::Title),
        (false, true) => Some(Missed::Symbol),
        (true, true) => Some(Missed::TitleAndSymbol),
    }
}

/// Symbols and neutral citations in the title of a source and in its address.
fn symbols(source: &Source) -> BTreeSet<String> {
    let of_title = Names::of(&source.title);
    let mut all: BTreeSet<String> = of_title.all_symbols().cloned().collect();
    let address = source.address.as_str();
    let starts = address.match_indices(['/', '=']).map(|(at, _)| at + 1);
    let ends = starts.filter_map(|start| {
        let rest = address.get(start..)?;
        rest.split(['?', '&', '#']).next()
    });
    // The longest: a part of a symbol looks like another.
    let of_address = ends.filter_map(symbol).map(|(own, _)| own).next();
    all.extend(of_address);
    all
}

/// Words of a source that tell it from others; those of its publisher and its year only where the title has few.
fn telling(source: &Source) -> BTreeSet<String> {
    let of_title = Names::of(&source.title);
    let has_symbol = of_title.all_symbols().next().is_some();
    let mut words = of_title.words.clone();
    if !has_symbol {
        // Those of a neutral citation are no title.
        words.extend(of_title.short.iter().cloned());
        words.extend(initials(&source.title));
    }
    if words.len() < FEW && !has_symbol {
        let publisher = Names::of(&source.publisher);
        words.extend(publisher.words.into_iter().chain(publisher.short));
        words.extend(of_title.years);
    }
    words
}

/// Appellants have two letters more often than a name: `PK and OS`.
fn initials(title: &str) -> impl Iterator<Item = String> {
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let are_some = |word: &&str| {
        let is_capital = word.chars().all(char::is_uppercase);
        word.chars().count() == 2 && is_capital && !COUNTRIES.contains(word)
    };
    words.filter(are_some).map(str::to_lowercase)
}

/// Two letters that are nobody's.
const COUNTRIES: [&str; 4] = ["UN", "UK", "EU", "US"];

/// Whether enough of some words stand near each other.
fn stands_together(wanted: &BTreeSet<String>, words: &[String]) -> bool {
    let wanted: BTreeSet<&str> = wanted.iter().map(|word| without_s(word)).collect();
    let least = (wanted.len() * ENOUGH).div_ceil(10).max(1);
    let room = wanted.len() * SPREAD + MORE;
    let words = words.iter().map(|word| without_s(word));
    let found = (0_usize..)
        .zip(words)
        .filter(|(_, word)| wanted.contains(word));
    let found: Vec<(usize, &str)> = found.collect();
    (0..found.len()).any(|first| {
        let rest = found.get(first..).unwrap_or_default();
        let start = rest.first().map_or(0, |(at, _)| *at);
        let near = rest.iter().take_while(|(at, _)| at - start < room);
        let near: BTreeSet<&str> = near.map(|(_, word)| *word).collect();
        near.len() >= least
    })
}

/// One and many are cited for each other.
fn without_s(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Whether the days that a title names stand there, too: letters of one sender differ in little else.
fn says_days_of(title: &str, page: &FirstPage) -> bool {
    let days = days_named(title);
    days.iter().all(|(_, day)| says(&page.text, *day))
}

/// Whether a title stands there letter by letter, however its words are broken.
fn stands(title: &str, page: &FirstPage) -> bool {
    let letters = plain(title);
    letters.chars().count() >= SHORTEST && plain(&page.text).contains(&letters)
}

/// Whether the publisher stands there and the day of publication.
fn is_published(source: &Source, page: &FirstPage) -> bool {
    let day = source.published.filter(|date| date.day.is_some());
    let publisher: BTreeSet<String> = parts(&source.publisher).into_iter().collect();
    let is_there = stands(&source.publisher, page)
        || (!publisher.is_empty() && publisher.iter().all(|word| page.words.contains(word)));
    is_there && day.is_some_and(|day| says(&page.text, day))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::library::specimen;
    use crate::quote::{Document, Page, Word};

    /// A document with these words on its first page.
    fn saying(words: &str) -> Title {
        let words = words.split_whitespace().map(|word| Word {
            text: word.to_owned(),
            size: 10.0,
            ..Word::default()
        });
        let page = Page {
            words: words.collect(),
            is_unreadable: false,
            is_by_machine: false,
        };
        Title::of(&Document { pages: vec![page] }, Path::new("a.pdf"))
    }

    fn source(title: &str) -> Source {
        Source {
            title: title.to_owned(),
            publisher: "The Border Consortium".to_owned(),
            published: "2025-05-12".parse().ok(),
            ..specimen::source("a")
        }
    }

    const REPORT: &str = "The Border Consortium A/HRC/50/12–A/79/12 Distr.: General 3 May 2025 Burning villages: attacks on \
                          civilians along the northern border. The men were taken from their homes in the valley.";
    const JUDGMENT: &str = "Upper Tribunal (Immigration and Asylum Chamber) PK and OS (basic rules of human conduct) \
                            Ukraine CG [2020] UKUT 00314 (IAC)";

    #[test]
    fn a_document_that_bears_the_title_or_most_of_it_is_not_doubted() {
        for title in [
            "Burning villages: attacks on civilians along the northern border",
            "BURNING VILLAGES",
            "Burning villages: violence against civilians, northern border",
            "Burningvillages attacks",
            "Burning of a village, attack on civilian",
            "A/HRC/50/12",
            "A/79/12",
            "Report of the Secretary-General (A/HRC/50/12)",
        ] {
            assert_eq!(missed(&source(title), &saying(REPORT)), None, "{title}");
        }
        for title in ["PK and OS Ukraine CG", "[2020] UKUT 314 (IAC)"] {
            assert_eq!(missed(&source(title), &saying(JUDGMENT)), None, "{title}");
        }
    }

    #[test]
    fn a_document_that_bears_nothing_of_it_is_doubted() {
        for (title, expected) in [
            (
                "Forced conscription in the southern provinces",
                Missed::Title,
            ),
            ("A/HRC/51/13", Missed::Symbol),
            ("Forced conscription (A/HRC/51/13)", Missed::TitleAndSymbol),
            ("[2021] UKUT 314 (IAC)", Missed::Symbol),
        ] {
            let found = missed(&source(title), &saying(REPORT));
            assert_eq!(found, Some(expected), "{title}");
        }
        let addressed = Source {
            address: "https://docs.un.org/en/A/HRC/51/13?direct=true".to_owned(),
            ..source("Forced conscription")
        };
        assert_eq!(
            missed(&addressed, &saying(REPORT)),
            Some(Missed::TitleAndSymbol)
        );
        let addressed = Source {
            address: "https://docs.un.org/en/A/HRC/50/12".to_owned(),
            ..addressed
        };
        assert_eq!(missed(&addressed, &saying(REPORT)), None);
    }

    #[test]
    fn the_same_title_under_another_symbol_is_another_document() {
        let cited = |title: &str| missed(&source(title), &saying(REPORT));
        let same = "Burning villages: attacks on civilians along the northern border";
        assert_eq!(cited(&format!("{same} (A/HRC/50/12)")), None);
        let other = format!("{same} (A/HRC/53/9)");
        assert_eq!(cited(&other), Some(Missed::SymbolAlone));
        let judged = |title: &str| missed(&source(title), &saying(JUDGMENT));
        assert_eq!(judged("PK and OS Ukraine CG [2020] UKUT 314 (IAC)"), None);
        assert_eq!(
            judged("PK and OS Ukraine CG [2022] UKUT 7 (IAC)"),
            Some(Missed::SymbolAlone)
        );
        // A page that only cites another paper further down has no symbol of its own.
        let filler = "and nobody was told why it was so in that year ".repeat(12);
        let without = saying(&format!("{same} {filler} see A/HRC/50/12"));
        assert_eq!(missed(&source(&other), &without), None);
    }

    #[test]
    fn a_letter_of_another_day_is_another_letter() {
        let of =
            |day: &str| format!("Letter dated {day} from the Ambassador of Ruritania to the Chair");
        let letter = saying(&of("3 May 2025"));
        let nobody = |title: &str| Source {
            published: None,
            ..source(title)
        };
        assert_eq!(missed(&nobody(&of("3 May 2025")), &letter), None);
        let other = missed(&nobody(&of("4 May 2025")), &letter);
        assert_eq!(other, Some(Missed::Title));
    }

    #[test]
    fn words_that_are_strewn_over_a_page_are_no_title() {
        let filler = "and nobody was told why it was so in that year ".repeat(12);
        let strewn = format!("conscription {filler} southern {filler} provinces {filler} forced");
        let title = "Forced conscription in the southern provinces";
        assert_eq!(
            missed(&source(title), &saying(&strewn)),
            Some(Missed::Title)
        );
    }

    #[test]
    fn a_publisher_with_the_day_is_enough_and_so_is_what_the_file_says_of_itself() {
        let other = source("Forced conscription in the southern provinces");
        let dated = saying("The Border Consortium, 12 May 2025. A statement to the press.");
        assert_eq!(missed(&other, &dated), None);
        let mut stated = saying(REPORT);
        stated.state(Some("Forced conscription, southern provinces".to_owned()));
        assert_eq!(missed(&other, &stated), None);
    }

    #[test]
    fn of_a_picture_and_of_a_title_that_says_nothing_nothing_is_said() {
        let other = source("Forced conscription in the southern provinces");
        assert_eq!(missed(&other, &saying("")), None);
        assert_eq!(missed(&other, &saying("1")), None);
        let nameless = Source {
            publisher: String::new(),
            ..source("Annual report")
        };
        assert_eq!(missed(&nameless, &saying(REPORT)), None);
    }
}
