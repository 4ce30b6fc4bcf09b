//! The numbers that are printed on the pages of a bundle: which series counts through it, and where it breaks off.

use std::collections::BTreeMap;
use std::fmt;

use super::lines::{PageLines, Row};

/// Parts of the height of a page within which its number stands.
const TOP: f32 = 0.12;
const BOTTOM: f32 = 0.88;

/// The longest prefix of a number (`SB1`, `Supp`), and the longest number.
const LONGEST_PREFIX: usize = 6;
const MOST_FIGURES: usize = 5;

/// Points between the places of two numbers of one series.
const NEAR: (f32, f32) = (60.0, 14.0);

/// Pages of a hundred that bear a number of a series that counts through the file.
const MOST_PAGES: usize = 50;

/// A number as it is printed: `AB 12`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Folio {
    /// Empty where there is none.
    pub prefix: String,
    pub number: u32,
}

impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.prefix.as_str() {
            "" => write!(f, "{}", self.number),
            prefix => write!(f, "{prefix} {}", self.number),
        }
    }
}

/// What is printed on a page for its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The one that it has in the series; how often it stands there.
    Right(usize),
    /// Another of the same prefix, at the same place.
    Other(Folio),
    Nothing,
    /// The page shows no words, or they do not run across it: it may have one.
    Unseen,
}

/// The series that counts through a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub prefix: String,
    /// A number less the position of its page, from 1.
    pub offset: i64,
    /// Page by page.
    pub pages: Vec<Printed>,
}

impl Series {
    /// What should be printed on a page, by its position from 1; none where it lies before number 1.
    pub fn folio(&self, position: u32) -> Option<Folio> {
        let number = u32::try_from(i64::from(position) + self.offset).ok()?;
        (number > 0).then(|| Folio {
            prefix: self.prefix.clone(),
            number,
        })
    }

    /// The position of the page that bears a number, where the file has one.
    pub fn position(&self, folio: &Folio) -> Option<u32> {
        let is_ours = folio.prefix.is_empty() || folio.prefix == self.prefix;
        let position = u32::try_from(i64::from(folio.number) - self.offset).ok()?;
        let has = (1..=self.pages.len()).contains(&(position as usize));
        (is_ours && has).then_some(position)
    }

    /// Pages, from 1, of which something is so.
    pub fn of(&self, is_so: impl Fn(&Printed) -> bool) -> Vec<u32> {
        let pages = (1..).zip(&self.pages);
        pages
            .filter(|(_, printed)| is_so(printed))
            .map(|(page, _)| page)
            .collect()
    }
}

/// A number at the head or foot of a page.
struct Candidate {
    folio: Folio,
    /// Its middle, as parts of the page, so that pages of other sizes compare.
    at: (f32, f32),
}

/// The series that counts through most pages; none where fewer than half of them bear one.
pub(super) fn series(pages: &[Option<PageLines>]) -> Option<Series> {
    let found: Vec<Vec<Candidate>> = pages
        .iter()
        .map(|page| page.as_ref().map(candidates).unwrap_or_default())
        .collect();
    let mut votes: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for (position, candidates) in (1_i64..).zip(&found) {
        let mut keys: Vec<(String, i64)> = candidates
            .iter()
            .map(|one| {
                (
                    one.folio.prefix.clone(),
                    i64::from(one.folio.number) - position,
                )
            })
            .collect();
        keys.sort();
        keys.dedup();
        keys.into_iter()
            .for_each(|key| *votes.entry(key).or_default() += 1);
    }
    let by_votes = |((prefix, offset), count): &((String, i64), usize)| {
        (*count, !prefix.is_empty(), *offset == 0)
    };
    let ((prefix, offset), count) = votes.into_iter().max_by_key(by_votes)?;
    let seen = pages.iter().flatten().filter(|page| is_seen(page)).count();
    if count * 100 < seen * MOST_PAGES {
        return None;
    }
    let mut series = Series {
        prefix,
        offset,
        pages: Vec::new(),
    };
    let places = places(&series, &found);
    let printed = (1..).zip(pages.iter().zip(&found));
    let printed = printed
        .map(|(position, (page, found))| series.printed(position, page.as_ref(), found, &places));
    series.pages = printed.collect();
    Some(series)
}

fn is_seen(page: &PageLines) -> bool {
    !page.rows.is_empty() && !page.is_turned()
}

/// Where the numbers of a series stand.
fn places(series: &Series, found: &[Vec<Candidate>]) -> Vec<(f32, f32)> {
    let right = (1..).zip(found).flat_map(|(position, candidates)| {
        let expected = series.folio(position);
        let right = candidates
            .iter()
            .filter(move |one| Some(&one.folio) == expected.as_ref());
        right.map(|one| one.at)
    });
    let mut places: Vec<(f32, f32)> = right.collect();
    places.sort_by(|a, b| {
        (a.1, a.0)
            .partial_cmp(&(b.1, b.0))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    places.dedup_by(|a, b| is_near(*a, *b));
    places
}

/// Parts of a page of A4.
fn is_near(one: (f32, f32), other: (f32, f32)) -> bool {
    (one.0 - other.0).abs() * 595.0 < NEAR.0 && (one.1 - other.1).abs() * 842.0 < NEAR.1
}

impl Series {
    fn printed(
        &self,
        position: u32,
        page: Option<&PageLines>,
        found: &[Candidate],
        places: &[(f32, f32)],
    ) -> Printed {
        let expected = self.folio(position);
        let right = found
            .iter()
            .filter(|one| Some(&one.folio) == expected.as_ref());
        match right.count() {
            0 => {}
            many => return Printed::Right(many),
        }
        if !page.is_some_and(is_seen) {
            return Printed::Unseen;
        }
        let is_other = |one: &&Candidate| {
            one.folio.prefix == self.prefix && places.iter().any(|place| is_near(*place, one.at))
        };
        let other = found.iter().find(is_other);
        other.map_or(Printed::Nothing, |one| Printed::Other(one.folio.clone()))
    }
}

fn candidates(page: &PageLines) -> Vec<Candidate> {
    let (top, bottom) = (page.height * TOP, page.height * BOTTOM);
    let edge = page.rows.iter().filter(|row| row.y < top || row.y > bottom);
    edge.flat_map(|row| of_row(row, page)).collect()
}

fn of_row(row: &Row, page: &PageLines) -> Vec<Candidate> {
    let pieces = row.pieces.iter().filter_map(|piece| {
        let folio = folio(&piece.text).or_else(|| at_end(&piece.text))?;
        let middle = (piece.left + piece.right) / 2.0;
        Some(Candidate {
            folio,
            at: (middle / page.width.max(1.0), row.y / page.height.max(1.0)),
        })
    });
    pieces.collect()
}

/// A number that is all of some words: `12`, `AB 12`, `AB12`, `Page 12 of 40`, `- 12 -`, `[12]`.
pub(super) fn folio(text: &str) -> Option<Folio> {
    let is_frame = |letter: char| {
        matches!(
            letter,
            '-' | '–' | '—' | '[' | ']' | '(' | ')' | '|' | '.' | ' ' | '~'
        )
    };
    let inner = text.trim_matches(is_frame);
    let tokens: Vec<&str> = inner.split_whitespace().collect();
    match tokens.as_slice() {
        [one] => joined(one),
        [prefix, number] => {
            let number = figures(number)?;
            let prefix = match prefix.to_ascii_lowercase().as_str() {
                "page" | "p" | "p." | "pg" | "pg." => "",
                _ if is_prefix(prefix) => prefix,
                _ => return None,
            };
            Some(of(prefix, number))
        }
        [number, between, all] if is_between(between) && figures(all).is_some() => {
            Some(of("", figures(number)?))
        }
        [page, number, between, all]
            if page.eq_ignore_ascii_case("page")
                && is_between(between)
                && figures(all).is_some() =>
        {
            Some(of("", figures(number)?))
        }
        _ => None,
    }
}

fn is_between(word: &str) -> bool {
    ["of", "/", "from"].contains(&word)
}

/// A number behind other words: `Bundle of X AB 12`, `Bundle of X Page 12 of 40`.
fn at_end(text: &str) -> Option<Folio> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let last = |count: usize| {
        let from = tokens.len().checked_sub(count).filter(|from| *from > 0)?;
        Some(tokens.get(from..)?.join(" "))
    };
    if let Some(folio) = last(4).as_deref().and_then(folio) {
        return Some(folio);
    }
    let two = last(2)?;
    let (first, _) = two.split_once(' ')?;
    let is_marked = first.eq_ignore_ascii_case("page")
        || is_prefix(first) && first.chars().all(|letter| !letter.is_lowercase());
    folio(&two).filter(|_| is_marked)
}

fn of(prefix: &str, number: u32) -> Folio {
    Folio {
        prefix: prefix.to_owned(),
        number,
    }
}

fn figures(text: &str) -> Option<u32> {
    let is_figures = !text.is_empty()
        && text.len() <= MOST_FIGURES
        && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_figures)
}

/// Begins with a capital letter and is short.
fn is_prefix(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_uppercase);
    begins && text.chars().count() <= LONGEST_PREFIX && text.chars().all(char::is_alphanumeric)
}

/// `12`, `AB12`, `A-12`, `12/40`.
fn joined(text: &str) -> Option<Folio> {
    if let Some((number, all)) = text.split_once('/') {
        return figures(all)
            .and(figures(number))
            .map(|number| of("", number));
    }
    let at = text.rfind(|letter: char| !letter.is_ascii_digit());
    let Some(at) = at else {
        return figures(text).map(|number| of("", number));
    };
    let end = at + text.get(at..)?.chars().next()?.len_utf8();
    let (prefix, number) = (text.get(..end)?, text.get(end..)?);
    let prefix = prefix.trim_end_matches(['-', '.', '/']);
    let is_letters = prefix.chars().all(char::is_alphabetic);
    let number = figures(number)?;
    (is_prefix(prefix) && is_letters).then(|| of(prefix, number))
}

#[cfg(test)]
mod tests {
    use super::super::lines::made::page;
    use super::*;

    fn told(text: &str) -> Option<String> {
        folio(text)
            .or_else(|| at_end(text))
            .map(|folio| folio.to_string())
    }

    #[test]
    fn numbers_of_pages_are_known_in_the_forms_that_bundles_have() {
        for (text, expected) in [
            ("12", "12"),
            ("AB 12", "AB 12"),
            ("AB12", "AB 12"),
            ("A-12", "A 12"),
            ("- 12 -", "12"),
            ("[12]", "12"),
            ("Page 12", "12"),
            ("Page 12 of 40", "12"),
            ("12 of 40", "12"),
            ("12/40", "12"),
            ("Appellant’s bundle AB 12", "AB 12"),
            ("Bundle for the hearing Page 12 of 40", "12"),
            ("SB1 4", "SB1 4"),
        ] {
            assert_eq!(told(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "12 March",
            "A/HRC/59/60",
            "1st",
            "Issue one",
            "2026-11-29",
            "in 2024",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    fn numbered(feet: &[&str]) -> Option<Series> {
        let pages: Vec<Option<PageLines>> = feet
            .iter()
            .map(|foot| {
                Some(page(&[
                    (72.0, 300.0, 12.0, "words"),
                    (500.0, 815.0, 9.0, foot),
                ]))
            })
            .collect();
        series(&pages)
    }

    #[test]
    fn the_series_is_found_whatever_its_prefix_and_its_faults_are_told() {
        let found = numbered(&["BB 1", "BB 2", "BB 9", "x", "BB 5", "BB 6"]).unwrap();
        assert_eq!((found.prefix.as_str(), found.offset), ("BB", 0));
        assert_eq!(found.of(|one| matches!(one, Printed::Other(_))), [3]);
        assert_eq!(found.of(|one| *one == Printed::Nothing), [4]);
        assert_eq!(found.position(&of("BB", 5)), Some(5));
        assert_eq!(found.position(&of("AB", 5)), None);
    }

    #[test]
    fn behind_a_cover_the_numbers_are_told_with_how_far_they_are_off() {
        let found = numbered(&["x", "AB 1", "AB 2", "AB 3"]).unwrap();
        assert_eq!(found.offset, -1);
        assert_eq!(found.position(&of("AB", 2)), Some(3));
        assert_eq!(found.folio(1), None);
    }

    #[test]
    fn without_numbers_on_most_pages_there_is_no_series() {
        assert_eq!(numbered(&["x", "y", "3", "z", "w"]), None);
    }
}
