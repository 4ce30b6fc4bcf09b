//! Countries by what people call them: `Sudan`, `sudanese`, `SDN`, and what may have been meant by `Sudn`.

use crate::library::{Country, countries};

use super::fold::fold;
use super::near::distance;
use super::said_of_person::forms;
use super::search::Query;

/// What a name that somebody typed stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    One(Country),
    /// Several are called so.
    Several(Vec<Country>),
    /// No country is called so: what may be meant, the likeliest first; perhaps nothing.
    Unknown(Vec<Country>),
}

/// So many are named where it is not sure which is meant.
const MOST_NAMED: usize = 4;

/// The country of that code, or the only one of that name; also where it is said as of a person: “a Sudanese
/// national”, “citizen of Sudan”, “Sudan (SDN)”.
pub fn country_called(text: &str) -> Called {
    let forms = forms(text);
    let found = forms.iter().map(|form| called_just_so(form));
    let found = found.into_iter().find(|found| !found.is_empty());
    let found = found.unwrap_or_default();
    match found.as_slice() {
        [only] => return Called::One(*only),
        [] => {}
        _ => return Called::Several(found),
    }
    let like = forms.iter().map(|form| countries_like(form));
    let like = like.into_iter().find(|like| !like.is_empty());
    let mut meant = like.unwrap_or_else(|| named_within(&fold(text)));
    meant.truncate(MOST_NAMED);
    Called::Unknown(meant)
}

/// Those whose name stands in a text of more words: “a stateless Palestinian”.
fn named_within(folded: &str) -> Vec<Country> {
    let text = format!("{folded} ");
    let is_named =
        |country: &Country| names(country).any(|name| text.contains(&format!("{name} ")));
    countries().filter(is_named).collect()
}

/// The one with that code, perhaps behind its name, as the program writes it; else all of that name.
fn called_just_so(folded: &str) -> Vec<Country> {
    let is_called = |country: &Country| names(country).any(|name| name == folded);
    let by_code = countries().find(|country| {
        let named = folded.strip_suffix(&fold(country.code));
        named.is_some_and(|name| name.is_empty() || names(country).any(|own| own == name))
    });
    by_code.map_or_else(
        || countries().filter(is_called).collect(),
        |country| vec![country],
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    fn called(text: &str) -> Option<&'static str> {
        match country_called(text) {
            Called::One(country) => Some(country.code),
            Called::Several(_) | Called::Unknown(_) => None,
        }
    }

    fn meant(text: &str) -> Vec<&'static str> {
        match country_called(text) {
            Called::One(country) => panic!("{country:?}"),
            Called::Several(all) | Called::Unknown(all) => {
                all.iter().map(|country| country.code).collect()
            }
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
    fn a_country_is_known_from_what_is_said_of_a_person() {
        for (text, code) in [
            ("Macedonian national", "MKD"),
            ("a Turkish national", "TUR"),
            ("every Stateless person", "XXA"),
            ("stateless people", "XXA"),
            ("citizen of Sudan", "SDN"),
            ("a citizen of the Gambia", "GMB"),
            ("citizens of South Sudan", "SSD"),
            ("Sudanese citizens", "SDN"),
            ("Sudan citizens", "SDN"),
            ("Syrians", "SYR"),
            ("Turks", "TUR"),
            ("an Afghan man", "AFG"),
            ("Iranian women", "IRN"),
            ("nationality: Russian", "RUS"),
            ("Russian nationality", "RUS"),
            ("of Eritrean origin", "ERI"),
            ("from Iraq", "IRQ"),
            ("Eritrea (ERI)", "ERI"),
            ("Congo (COG)", "COG"),
            ("U.K.", "GBR"),
            ("Iran (Islamic Republic of)", "IRN"),
            ("Russian Federation passport holder", "RUS"),
            ("The Sudan", "SDN"),
            ("citizen of the Isle of Man", "IMN"),
            ("Manx", "IMN"),
            ("Central African Republic national", "CAF"),
            ("Korea, Republic of", "KOR"),
            ("Congo, The Democratic Republic of the", "COD"),
            ("Congo-Kinshasa", "COD"),
            ("REPUBLIC OF THE CONGO", "COG"),
            ("Ivorian nationals", "CIV"),
            ("cote d’ivoire", "CIV"),
            ("a national of Türkiye", "TUR"),
            ("British citizen", "GBR"),
            ("Scottish", "GBR"),
        ] {
            assert_eq!(called(text), Some(code), "{text}");
        }
        assert_eq!(meant("Congolese national"), ["COG", "COD"]);
        assert_eq!(meant("a Korean citizen"), ["PRK", "KOR"]);
        assert_eq!(meant("a stateless Palestinian"), ["PSE", "XXA"]);
        assert_eq!(meant("Sudan or South Sudan"), ["SSD", "SDN"]);
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
        assert_eq!(meant("a citizen of Eritria"), ["ERI"]);
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
}
