//! On which web sites a passage was read, where none of them is its source's own.
//!
//! A report is often found in a copy, or in an article that passes on what it says. Whoever cites it must say so,
//! because a judge who opens the publisher's address may not find the words there. Where the words were seen is
//! recorded for each passage and not only for its source.

use super::model::{Passage, Source};

/// What separates the addresses in a record from its words.
const BETWEEN: [char; 5] = [' ', ';', ',', '(', ')'];

/// The sites named where the passage was seen, in their order and each once; none where the source's own address
/// or its publisher is among them, or where no site is named at all.
pub fn read_elsewhere(source: &Source, passage: &Passage) -> Vec<String> {
    let seen = &passage.provenance;
    let own = site(host(&source.address));
    let publisher = source.publisher.as_str();
    let names_publisher = !publisher.is_empty() && seen.contains(publisher);
    let mut words = seen.split(BETWEEN);
    let is_own = |word: &str| site(host(word)) == own || site(word) == own;
    if own.is_empty() || names_publisher || words.any(|word| !word.is_empty() && is_own(word)) {
        return Vec::new();
    }
    let mut sites: Vec<String> = Vec::new();
    for word in seen.split(BETWEEN) {
        let host = host(word).trim_end_matches('.').to_lowercase();
        if host.contains('.') && !sites.contains(&host) {
            sites.push(host);
        }
    }
    sites
}

/// The host of an address, without `www.`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a host, in small letters, is the known one or one below it: `www.example.org` of `example.org`.
pub fn is_at(host: &str, known: &str) -> bool {
    let below = host.strip_suffix(known);
    below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
}

/// The part of a host that belongs to one owner: `assembly.coe.int` is `coe.int`, `news.bbc.co.uk` is `bbc.co.uk`.
fn site(host: &str) -> String {
    let host = host.trim_end_matches('.').to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let length = match labels.as_slice() {
        [.., second, country] if country.len() == 2 && second.len() <= 3 => 3,
        _ => 2,
    };
    let first = labels.len().saturating_sub(length);
    labels.get(first..).unwrap_or_default().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::specimen;

    fn elsewhere(address: &str, seen: &str) -> String {
        let (mut source, mut passage) = specimen::passage("p-1");
        source.address = address.to_owned();
        source.publisher = "The Moscow Times".to_owned();
        passage.provenance = seen.to_owned();
        read_elsewhere(&source, &passage).join(" and ")
    }

    #[test]
    fn a_copy_or_an_article_on_another_site_is_named_by_its_site() {
        for (address, seen, said) in [
            (
                "https://www.hrw.org/report",
                "seen: https://practicesource.com/x-y/",
                "practicesource.com",
            ),
            (
                "https://cnda.fr/a",
                "seen: https://www.francetvinfo.fr/monde and https://tanikomadagascar.com/2023",
                "francetvinfo.fr and tanikomadagascar.com",
            ),
            (
                "https://www.asil.org/ILIB/a",
                "seen: https://ulag.org.ua/?p=1889 (day of the end); the conclusion is ours",
                "ulag.org.ua",
            ),
            (
                "https://state.gov/a",
                "seen: https://www.ecoi.net/en/document/1.html, https://www.ecoi.net/en/document/2.html",
                "ecoi.net",
            ),
            (
                "https://forum18.org/a",
                "split from f-02; seen: https://christiansincrisis.net./news",
                "christiansincrisis.net",
            ),
            (
                "https://gov.uk/a",
                "seen: HTTPS://Example.ORG:8080/A",
                "example.org",
            ),
        ] {
            assert_eq!(elsewhere(address, seen), said, "{address} {seen}");
        }
    }

    #[test]
    fn the_sources_own_site_is_nowhere_else() {
        for (address, seen) in [
            (
                "https://forum18.org/a",
                "seen: https://forum18.org./archive.php?article_id=2809",
            ),
            (
                "https://pace.coe.int/a",
                "seen: http://assembly.coe.int/nw/xml",
            ),
            (
                "https://www.bailii.org/a",
                "seen: https://beta.bailii.org/uk/cases",
            ),
            (
                "https://freemovement.org.uk/a",
                "seen: https://practicesource.com/a and freemovement.org.uk",
            ),
            (
                "https://themoscowtimes.com/a",
                "seen: https://westtimelines.com/a and The Moscow Times above",
            ),
            (
                "https://hrw.org/a",
                "taken from the file with the fingerprint abc on 2026-11-28",
            ),
            ("https://hrw.org/a", "seen in an e-mail (see note). By hand"),
            ("", "seen: https://example.org/a"),
        ] {
            assert_eq!(elsewhere(address, seen), "", "{address} {seen}");
        }
    }

    #[test]
    fn sites_under_one_ending_for_all_are_different_owners() {
        assert_eq!(
            elsewhere("https://www.gov.uk/a", "seen: https://example.gov.uk/a"),
            "example.gov.uk"
        );
        assert_eq!(
            elsewhere("https://one.co.uk/a", "seen: https://two.co.uk/a"),
            "two.co.uk"
        );
        assert_eq!(
            elsewhere("https://one.com.ua/a", "seen: https://two.com.ua/a"),
            "two.com.ua"
        );
    }
}
