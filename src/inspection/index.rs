//! The index of a bundle: which pages it takes, and its rows with the numbers that they print.

use std::ops::Range;

use super::lines::{PageLines, Piece, Row};
use super::numbers::{Folio, Series, folio};
use crate::pdf::{Inventory, LinkFound};

/// Pages from the beginning among which an index is looked for.
const FIRST: usize = 12;

/// A heading stands in this upper part of its page.
const UPPER: f32 = 0.5;

/// Lines of a title follow each other within so many times the size of their letters.
const NEXT_LINE: f32 = 2.2;

/// A row of an index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexRow {
    /// The page on which it stands, from 1.
    pub page: u32,
    pub title: String,
    /// The longest part of it: without what other columns say, numbers and dates.
    pub name: String,
    /// As printed.
    pub first: Folio,
    /// The last page of the document, where the row says it.
    pub last: Option<Folio>,
    /// The position of the page that it names; none where there is no such page.
    pub position: Option<u32>,
    /// Where it begins, from the left: what is set in stands below another row.
    pub left: f32,
    /// Its upper and lower edge.
    pub height: (f32, f32),
    /// Pages to which links on it lead.
    pub links: Vec<u32>,
    /// A link stands on it, wherever that leads.
    pub has_link: bool,
}

/// The index, as far as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// Positions, from 1.
    pub pages: Range<u32>,
    pub rows: Vec<IndexRow>,
}

/// Looks for the index; none where no page near the beginning has its heading and two rows with numbers.
pub(super) fn index(
    pages: &[Option<PageLines>],
    inventory: &Inventory,
    series: Option<&Series>,
) -> Option<Index> {
    let read = |at: usize| pages.get(at).and_then(Option::as_ref);
    let rows_of = |at: usize| {
        let links = inventory
            .pages
            .get(at)
            .map_or(&[][..], |page| page.links.as_slice());
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        read(at)
            .map(|page| rows(page, number, series, links))
            .unwrap_or_default()
    };
    let is_first = |at: &usize| read(*at).is_some_and(has_heading) && rows_of(*at).len() >= 2;
    let first = (0..pages.len().min(FIRST)).find(is_first)?;
    let mut found = rows_of(first);
    let mut end = first + 1;
    while end < pages.len() {
        // What it lists begins behind it.
        let begins = found.iter().filter_map(|row| row.position);
        let begins = begins.filter(|page| *page as usize > first + 1).min();
        let next = rows_of(end);
        let is_listed = begins.is_some_and(|page| page as usize <= end + 1);
        if is_listed || next.len() < 2 || !is_list(read(end), &next) {
            break;
        }
        found.extend(next);
        end += 1;
    }
    let position = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
    Some(Index {
        pages: position(first)..position(end),
        rows: found,
    })
}

/// Most of what stands on the page belongs to rows.
fn is_list(page: Option<&PageLines>, rows: &[IndexRow]) -> bool {
    page.is_some_and(|page| rows.len() * 4 >= page.body().count())
}

const HEADINGS: [&str; 6] = [
    "index",
    "contents",
    "table of contents",
    "list of contents",
    "list of documents",
    "schedule of documents",
];

fn has_heading(page: &PageLines) -> bool {
    let upper = page.rows.iter().filter(|row| row.y < page.height * UPPER);
    let mut pieces = upper.flat_map(|row| &row.pieces);
    pieces.any(|piece| is_heading(&piece.text))
}

/// `Index`, `INDEX TO THE APPELLANT’S BUNDLE`, `Contents`.
pub(super) fn is_heading(text: &str) -> bool {
    let words = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let words = words.to_lowercase();
    let is_one = |heading: &str| {
        let rest = words.strip_prefix(heading);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(" to ")
                || rest.starts_with(" of ")
                || rest.starts_with(" page")
        })
    };
    let is_short = words.split_whitespace().count() <= 8;
    is_short
        && (HEADINGS.iter().any(|heading| is_one(heading))
            || words.ends_with(" index") && !words.starts_with("back "))
}

/// The rows of a page that end with the number of a page, with the lines of their titles.
fn rows(
    page: &PageLines,
    number: u32,
    series: Option<&Series>,
    links: &[LinkFound],
) -> Vec<IndexRow> {
    let mut found: Vec<IndexRow> = Vec::new();
    // Lines of a title before the one that has the number.
    let mut before: Vec<&Row> = Vec::new();
    for row in page.body() {
        let follows = before
            .last()
            .is_none_or(|last| row.y - last.y <= row.size() * NEXT_LINE);
        if !follows {
            before.clear();
        }
        if heads_columns(row) {
            before.clear();
            continue;
        }
        // `[2020] UKUT 314` ends with a number and not with that of a page.
        let is_ours = |first: &Folio| {
            first.prefix.is_empty() || series.is_none_or(|series| series.prefix == first.prefix)
        };
        let ending = ending(row).filter(|(first, ..)| is_ours(first));
        let Some((first, last, title)) = ending else {
            before.push(row);
            continue;
        };
        let top = before.first().map_or(row.y, |first| first.y) - row.size();
        let titles = before.iter().map(|row| row.text()).chain([title]);
        let titles: Vec<String> = titles.filter(|part| !part.is_empty()).collect();
        let name: Vec<String> = before
            .iter()
            .chain([&row])
            .map(|row| longest(row))
            .collect();
        let name = without_leaders(&name.join(" "));
        let left = before.iter().map(|row| row.left()).chain([row.left()]);
        let left = left.fold(f32::MAX, f32::min);
        let title = without_leaders(&titles.join(" "));
        let height = (top, row.y + row.size() * 0.3);
        before.clear();
        if title.is_empty() {
            continue;
        }
        let links: Vec<&LinkFound> = links.iter().filter(|link| is_on(link, height)).collect();
        found.push(IndexRow {
            page: number,
            title,
            name,
            position: match series {
                Some(series) => series.position(&first),
                None => first.prefix.is_empty().then_some(first.number),
            },
            first,
            last,
            left,
            height,
            has_link: !links.is_empty(),
            links: links.iter().filter_map(|link| link.leads.page()).collect(),
        });
    }
    found
}

/// `Tab | Title | Date | Page`.
fn heads_columns(row: &Row) -> bool {
    let last = row.pieces.last().map_or("", |piece| piece.text.as_str());
    let last = last.trim_end_matches('.').to_lowercase();
    row.pieces.len() > 1 && ["page", "pages", "page no", "page number"].contains(&last.as_str())
}

/// The part of a row that has most letters, without the number of a page behind it.
fn longest(row: &Row) -> String {
    let letters = |piece: &&Piece| {
        piece
            .text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
    };
    let longest = row.pieces.iter().max_by_key(letters);
    let own = longest.and_then(in_piece).map(|(own, ..)| own);
    own.or_else(|| longest.map(|piece| piece.text.clone()))
        .unwrap_or_default()
}

/// Whether the middle of a link is on a row, or the middle of the row on the link.
fn is_on(link: &LinkFound, (top, bottom): (f32, f32)) -> bool {
    let [_, upper, _, lower] = link.area;
    let middle = (upper + lower) / 2.0;
    (top..=bottom).contains(&middle)
}

/// The first and last page that a row names at its end, and what stands before that.
fn ending(row: &Row) -> Option<(Folio, Option<Folio>, String)> {
    let (last, before) = row.pieces.split_last()?;
    let before: Vec<&str> = before.iter().map(|piece| piece.text.as_str()).collect();
    if let Some((first, end)) = range(&last.text) {
        return Some((first, end, before.join(" ")));
    }
    let (own, first, end) = in_piece(last)?;
    let title = before.into_iter().chain([own.as_str()]);
    let title: Vec<&str> = title.collect();
    Some((first, end, title.join(" ")))
}

/// Where leaders or a narrow gap join a title with its number.
fn in_piece(piece: &Piece) -> Option<(String, Folio, Option<Folio>)> {
    let tokens: Vec<&str> = piece.text.split(' ').collect();
    let has_leaders =
        piece.text.contains("..") || piece.text.contains(". .") || piece.text.contains('…');
    for count in [4, 3, 2, 1] {
        let Some(from) = tokens.len().checked_sub(count).filter(|from| *from > 0) else {
            continue;
        };
        let (title, end) = (tokens.get(..from)?, tokens.get(from..)?);
        let found = range(&end.join(" "));
        if let Some((first, last)) = found
            && (has_leaders || is_marked(&first))
        {
            return Some((title.join(" "), first, last));
        }
    }
    None
}

/// Whether it has a prefix as bundles have one: `Annex 3` is part of a title.
fn is_marked(folio: &Folio) -> bool {
    let prefix = &folio.prefix;
    !prefix.is_empty() && !prefix.chars().any(char::is_lowercase)
}

/// `AB 12`, `AB 12–14`, `12 - 14`, `pp. 12–14`.
fn range(text: &str) -> Option<(Folio, Option<Folio>)> {
    let text = text.trim().trim_start_matches("pp.").trim();
    if let Some(one) = folio(text) {
        return Some((one, None));
    }
    let (first, last) = text.split_once(['–', '—', '-'])?;
    let (first, last) = (folio(first)?, folio(last)?);
    let last = Folio {
        prefix: first.prefix.clone(),
        ..last
    };
    (first.number <= last.number).then_some((first, Some(last)))
}

fn without_leaders(text: &str) -> String {
    let words = text.split_whitespace();
    let is_leader = |word: &&str| {
        word.chars()
            .all(|letter| matches!(letter, '.' | '…' | '·' | '_'))
    };
    let words: Vec<&str> = words.filter(|word| !is_leader(word)).collect();
    words.join(" ").trim_end_matches(['.', '…', ' ']).to_owned()
}

/// A title as it is compared: its letters and figures.
pub(super) fn letters(title: &str) -> String {
    let letters = title.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a bookmark has this title (its letters): it may have the number of its page behind its title.
fn is_titled(bookmark: &str, title: &str) -> bool {
    let bookmark = letters(bookmark);
    let rest = bookmark.strip_prefix(title);
    !title.is_empty() && rest.is_some_and(|rest| rest.chars().count() <= LONGEST_NUMBER)
}

/// `ab12345`, `pab12345`.
const LONGEST_NUMBER: usize = 9;

/// Shorter titles stand anywhere.
const SHORTEST_TITLE: usize = 6;

impl IndexRow {
    /// Whether these words, as letters, are its title, with at most a number behind them.
    pub(super) fn is_called(&self, words: &str) -> bool {
        [&self.title, &self.name]
            .into_iter()
            .map(|own| letters(own))
            .any(|own| own.len() >= SHORTEST_TITLE && is_titled(words, &own))
    }

    /// It names a page of another file: `Report (Volume 2)`.
    pub(super) fn is_in_other_volume(&self) -> bool {
        self.position.is_none() && self.title.to_lowercase().contains("volume")
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::made::page;
    use super::*;

    fn told(lines: &[(f32, f32, f32, &str)]) -> Vec<String> {
        let found = rows(&page(lines), 2, None, &[]);
        let one = |row: IndexRow| match row.last {
            Some(last) => format!("{}: {} to {}", row.title, row.first, last.number),
            None => format!("{}: {}", row.title, row.first),
        };
        found.into_iter().map(one).collect()
    }

    #[test]
    fn rows_have_their_title_of_several_lines_and_their_pages() {
        let found = told(&[
            (72.0, 100.0, 16.0, "Index"),
            (
                72.0,
                160.0,
                12.0,
                "Statement of the appellant . . . . . AB 4",
            ),
            (
                72.0,
                180.0,
                12.0,
                "Report of an expert on the conditions in prisons",
            ),
            (72.0, 195.0, 12.0, "of 3 March 2026 ..... AB 9–20"),
            (72.0, 240.0, 12.0, "Letter .... 21"),
        ]);
        assert_eq!(
            found,
            [
                "Statement of the appellant: AB 4",
                "Report of an expert on the conditions in prisons of 3 March 2026: AB 9 to 20",
                "Letter: 21"
            ]
        );
    }

    #[test]
    fn headings_are_known_and_a_sentence_about_an_index_is_none() {
        for text in [
            "Index",
            "INDEX",
            "Contents",
            "Index to the appellant’s bundle",
            "Bundle index",
        ] {
            assert!(is_heading(text), "{text}");
        }
        for text in [
            "Back to index.",
            "Indexing",
            "The index lists all that was filed with it and when",
        ] {
            assert!(!is_heading(text), "{text}");
        }
    }
}
