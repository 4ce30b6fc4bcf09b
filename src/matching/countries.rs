//! Countries by what people call them: `Sudan`, `sudanese`, `SDN`, and what may have been meant by `Sudn`.

use crate::library::{Country, countries};

use super::fold::fold;
use super::search::Query;

/// What a name that somebody typed stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    One(Country),
    /// No country is called so, or several are: what may be meant, the likeliest first; perhaps nothing.
    Unsure(Vec<Country>),
}

/// So many are named where it is not sure which is meant.
const MOST_NAMED: usize = 4;

/// The country of that code, or the only one of that name.
pub fn country_called(text: &str) -> Called {
    let wanted = fold(text);
    let has_code = |country: &Country| fold(country.code) == wanted;
    let by_code = countries().find(has_code);
    let by_name = || -> Vec<Country> {
        let is_called = |country: &Country| names(country).any(|name| name == wanted);
        countries().filter(is_called).collect()
    };
    let found = by_code.map_or_else(by_name, |country| vec![country]);
    if let [only] = found.as_slice() {
        return Called::One(*only);
    }
    let mut meant = match found.is_empty() {
        true => countries_like(text),
        false => found,
    };
    meant.truncate(MOST_NAMED);
    Called::Unsure(meant)
}

/// Those that have all the words, or beginnings of words, in a name, the code or the word for the people; best first.
/// All of them where nothing is asked for.
pub fn countries_with(text: &str) -> Vec<Country> {
    let (whole, query) = (fold(text), Query::parse(text));
    let mut found: Vec<(usize, Country)> = countries()
        .filter_map(|country| {
            let names: Vec<String> = names(&country).chain([fold(country.code)]).collect();
            let all = names.concat();
            let has_all = query.terms.iter().all(|term| all.contains(term));
            has_all.then(|| (rank(&whole, &names), country))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, country)| country).collect()
}

/// What may be meant by words that are in no name: the countries whose names are spelt most like them. Where there are
/// such as have the words, these.
pub fn countries_like(text: &str) -> Vec<Country> {
    let wanted = fold(text);
    let found = countries_with(text);
    if !found.is_empty() || wanted.is_empty() {
        return found;
    }
    let near = |country: &Country| {
        let all = names(country).chain([fold(country.code)]);
        all.map(|name| distance(&wanted, &name)).min()
    };
    // Of three letters one may be wrong, of a long name three.
    let most = (wanted.chars().count() / 3).clamp(1, 3);
    let all = countries().filter_map(|country| Some((near(&country)?, country)));
    let mut found: Vec<(usize, Country)> = all.filter(|(far, _)| *far <= most).collect();
    found.sort_by_key(|(far, _)| *far);
    let least = found.first().map(|(far, _)| *far);
    let nearest = found.into_iter().take_while(|(far, _)| Some(*far) == least);
    nearest.map(|(_, country)| country).collect()
}

/// 0 for what is called just so; then what begins so; then the rest.
fn rank(wanted: &str, names: &[String]) -> usize {
    let is_any = |is_so: &dyn Fn(&String) -> bool| names.iter().any(is_so);
    if wanted.is_empty() {
        return 0;
    }
    match (
        is_any(&|name| name == wanted),
        is_any(&|name| name.starts_with(wanted)),
    ) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

/// All that it and its people are called, made comparable.
fn names(country: &Country) -> impl Iterator<Item = String> {
    let own = [country.name, country.people].map(fold);
    let national = fold(&country.national());
    let others = country.other_names().map(fold);
    own.into_iter().chain([national]).chain(others)
}

/// How many letters have to be put in, taken out, exchanged or swapped with the next to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // The row above, and the one above that, with the letter of each.
    let mut before: (Option<char>, Vec<usize>) = (None, Vec::new());
    let mut above: (Option<char>, Vec<usize>) = (None, (0..=other.len()).collect());
    for (at, letter) in one.chars().enumerate() {
        let mut row = vec![at + 1];
        for (to, known) in other.iter().enumerate() {
            let step = |place: Option<&usize>, cost: usize| place.map(|far| far + cost);
            let is_swap = above.0 == Some(*known)
                && to.checked_sub(1).and_then(|last| other.get(last)) == Some(&letter);
            let ways = [
                step(row.last(), 1),
                step(above.1.get(to + 1), 1),
                step(above.1.get(to), usize::from(letter != *known)),
                step(
                    to.checked_sub(1)
                        .and_then(|to| before.1.get(to))
                        .filter(|_| is_swap),
                    1,
                ),
            ];
            row.extend(ways.into_iter().flatten().min());
        }
        before = std::mem::replace(&mut above, (Some(letter), row));
    }
    above.1.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(text: &str) -> Option<&'static str> {
        match country_called(text) {
            Called::One(country) => Some(country.code),
            Called::Unsure(_) => None,
        }
    }

    fn meant(text: &str) -> Vec<&'static str> {
        match country_called(text) {
            Called::One(country) => panic!("{country:?}"),
            Called::Unsure(all) => all.iter().map(|country| country.code).collect(),
        }
    }

    fn codes(text: &str) -> Vec<&'static str> {
        let found = countries_with(text);
        found.iter().map(|country| country.code).collect()
    }

    #[test]
    fn a_country_is_known_by_code_by_name_and_by_what_its_people_are_called() {
        for text in ["SDN", "sdn", " Sudan ", "sudanese", "Sudanese national"] {
            assert_eq!(called(text), Some("SDN"), "{text}");
        }
        for (text, code) in [
            ("Iran", "IRN"),
            ("Persian", "IRN"),
            ("Turkey", "TUR"),
            ("turkiye", "TUR"),
            ("Cote d'Ivoire", "CIV"),
            ("Ivory Coast", "CIV"),
            ("Burma", "MMR"),
            ("kosovo", "XKX"),
            ("stateless", "XXA"),
            ("Zaire", "COD"),
            ("Guinea", "GIN"),
            ("niger", "NER"),
            ("UK", "GBR"),
        ] {
            assert_eq!(called(text), Some(code), "{text}");
        }
    }

    #[test]
    fn every_country_is_found_by_each_of_its_own_names() {
        for country in countries() {
            for text in [country.code, country.name, &country.national()] {
                assert_eq!(countries_with(text).first(), Some(&country), "{text}");
                // Which Congo is meant has to be said.
                if text != "Congo" {
                    assert_eq!(called(text), Some(country.code), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_word_of_two_countries_is_of_neither_until_it_is_said_which() {
        assert_eq!(meant("Congo"), ["COG", "COD"]);
        assert_eq!(meant("korean"), ["PRK", "KOR"]);
        assert_eq!(meant("Dominican"), ["DMA", "DOM"]);
    }

    #[test]
    fn a_near_miss_says_what_may_be_meant() {
        assert_eq!(meant("Sudn"), ["SDN"]);
        assert_eq!(meant("Eritria"), ["ERI"]);
        assert_eq!(meant("Afganistan"), ["AFG"]);
        assert_eq!(meant("Irna"), ["IRN"]);
        assert_eq!(meant("Syri"), ["SYR"]);
        assert_eq!(meant("Qwertyland"), Vec::<&str>::new());
        assert!(meant("").len() <= MOST_NAMED);
    }

    #[test]
    fn beginnings_of_words_find_what_begins_so_first() {
        assert_eq!(codes("suda"), ["SDN", "SSD"]);
        assert_eq!(codes("south suda"), ["SSD"]);
        assert_eq!(codes("persia"), ["IRN"]);
        assert_eq!(codes("guinea").first(), Some(&"GIN"));
        assert_eq!(codes("").len(), countries().count());
        assert_eq!(codes("qwertyland"), Vec::<&str>::new());
    }

    #[test]
    fn letters_are_counted_that_are_other_missing_or_swapped() {
        for (one, other, far) in [
            ("iran", "iran", 0),
            ("irna", "iran", 1),
            ("ira", "iran", 1),
            ("irak", "iran", 1),
            ("", "iran", 4),
            ("chad", "chile", 3),
        ] {
            assert_eq!(distance(one, other), far, "{one} {other}");
            assert_eq!(distance(other, one), far, "{other} {one}");
        }
    }
}
