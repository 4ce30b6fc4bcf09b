//! What viewers show as the number of each page (ISO 32000-1, 12.4.2).

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Number, Object};

use super::text;
use crate::numbering::small_roman;
use crate::pdf::import::Source;

/// How pages are called from one on, up to the next range.
struct Range {
    prefix: String,
    /// How numbers are written, and the first of them; none where pages have nothing but the prefix.
    first: Option<(Style, i64)>,
}

#[derive(Clone, Copy)]
enum Style {
    Figures,
    SmallRoman,
    LargeRoman,
    /// a to z, then aa to zz.
    SmallLetters,
    LargeLetters,
}

/// The longest label of letters, whatever a file says.
const MOST_LETTERS: usize = 40;

impl Style {
    /// Viewers take what they do not know for figures.
    fn of(name: &Name<'_>) -> Style {
        match &**name {
            b"r" => Style::SmallRoman,
            b"R" => Style::LargeRoman,
            b"a" => Style::SmallLetters,
            b"A" => Style::LargeLetters,
            _ => Style::Figures,
        }
    }

    fn written(self, number: i64) -> String {
        match self {
            Style::SmallRoman if number > 0 => small_roman(number),
            Style::LargeRoman if number > 0 => small_roman(number).to_ascii_uppercase(),
            Style::SmallLetters if number > 0 => letters(number),
            Style::LargeLetters if number > 0 => letters(number).to_ascii_uppercase(),
            _ => number.to_string(),
        }
    }
}

fn letters(number: i64) -> String {
    let letter = b'a' + u8::try_from((number - 1) % 26).unwrap_or_default();
    let times = usize::try_from((number - 1) / 26 + 1).unwrap_or(MOST_LETTERS);
    char::from(letter)
        .to_string()
        .repeat(times.min(MOST_LETTERS))
}

impl Range {
    fn of(style: &Dict<'_>) -> Range {
        let first = style.get::<Number>("St");
        let first = first.map_or(1, |first| first.as_i64());
        let written = style.get::<Name<'_>>("S");
        Range {
            prefix: text(style, "P").unwrap_or_default(),
            first: written.map(|name| (Style::of(&name), first)),
        }
    }

    fn label(&self, behind_first: usize) -> String {
        let Some((style, first)) = self.first else {
            return self.prefix.clone();
        };
        let number = first.saturating_add(i64::try_from(behind_first).unwrap_or(0));
        format!("{}{}", self.prefix, style.written(number))
    }
}

/// The labels that a document of somebody else gives its pages; none where it gives them none.
pub(super) fn page_labels(source: &Source) -> Vec<Option<String>> {
    let catalog = source.catalog();
    match catalog.contains_key("PageLabels") {
        true => labels(&catalog, source.len())
            .into_iter()
            .map(Some)
            .collect(),
        false => Vec::new(),
    }
}

/// The labels of so many pages from the first on. Each is made once, however many ranges there are.
pub(super) fn labels(catalog: &Dict<'_>, count: usize) -> Vec<String> {
    let ranges = ranges(catalog, count);
    let mut labels = Vec::with_capacity(count);
    let (mut current, mut start) = (None, 0);
    for page in 0..count {
        if let Some(range) = ranges.get(&page) {
            (current, start) = (Some(range), page);
        }
        labels.push(match current {
            Some(range) => range.label(page - start),
            None => (page + 1).to_string(),
        });
    }
    labels
}

/// By the page on which each begins, from 0; of two for one page the later.
fn ranges(catalog: &Dict<'_>, count: usize) -> BTreeMap<usize, Range> {
    let numbers = catalog.get::<Dict<'_>>("PageLabels");
    let numbers = numbers.and_then(|labels| labels.get::<Array<'_>>("Nums"));
    let entries = numbers.iter().flat_map(Array::iter::<Object<'_>>);
    let entries: Vec<Object<'_>> = entries.take(count.saturating_mul(2)).collect();
    let range = |pair: &[Object<'_>]| match pair {
        [Object::Number(start), Object::Dict(style)] => {
            let start = usize::try_from(start.as_i64()).ok()?;
            Some((start, Range::of(style)))
        }
        _ => None,
    };
    entries.chunks_exact(2).filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use crate::pdf::facts;
    use crate::pdf::import::specimen::{Page, document_with};

    #[test]
    fn every_style_is_written_as_viewers_write_it() {
        let told = |style: &str| told(3, &format!("/PageLabels<</Nums[0<</S/{style}/St 26>>]>>"));
        assert_eq!(told("D"), "26|27|28");
        assert_eq!(told("r"), "xxvi|xxvii|xxviii");
        assert_eq!(told("R"), "XXVI|XXVII|XXVIII");
        assert_eq!(told("a"), "z|aa|bb");
        assert_eq!(told("A"), "Z|AA|BB");
        assert_eq!(told("x"), "26|27|28");
    }

    fn told(count: usize, labels: &str) -> String {
        let pages: Vec<Page> = (0..count).map(|_| Page::saying("words")).collect();
        let bytes = document_with(&pages, labels, &[]);
        let pages = facts(&bytes).unwrap().pages;
        let labels: Vec<String> = pages.into_iter().map(|page| page.label).collect();
        labels.join("|")
    }

    #[test]
    fn each_page_is_called_as_its_range_says() {
        for (labels, expected) in [
            ("", "1|2|3|4"),
            (
                "/PageLabels<</Nums[0<</S/D/P(AB )>>]>>",
                "AB 1|AB 2|AB 3|AB 4",
            ),
            (
                "/PageLabels<</Nums[0<</S/D/P(AB )/St 7>>]>>",
                "AB 7|AB 8|AB 9|AB 10",
            ),
            ("/PageLabels<</Nums[0<</S/D>>2<</S/D/P(x)>>]>>", "1|2|x1|x2"),
            (
                "/PageLabels<</Nums[0<</S/D/P(AB )>>3<</P()>>]>>",
                "AB 1|AB 2|AB 3|",
            ),
            (
                "/PageLabels<</Nums[0<</P(cover)>>1<</S/D>>]>>",
                "cover|1|2|3",
            ),
            (
                "/PageLabels<</Nums[0<</S/D/P(AB )>>9<</P()>>]>>",
                "AB 1|AB 2|AB 3|AB 4",
            ),
            ("/PageLabels<</Nums[2<</S/D/P(x)>>]>>", "1|2|x1|x2"),
            (
                "/PageLabels<</Nums[(a)1 0<</S/D/P(x)>>-4<<>>]>>",
                "x1|x2|x3|x4",
            ),
        ] {
            assert_eq!(told(4, labels), expected, "{labels}");
        }
    }

    #[test]
    fn a_page_that_is_appended_is_called_as_the_last_range_says() {
        for (labels, expected) in [
            ("", "3"),
            ("/PageLabels<</Nums[0<</S/D/P(AB )>>]>>", "AB 3"),
            ("/PageLabels<</Nums[0<</S/D/P(AB )>>2<</P()>>]>>", ""),
            ("/PageLabels<</Nums[0<</S/D/P(AB )>>3<</P()>>]>>", "AB 3"),
        ] {
            let pages = [Page::saying("one"), Page::saying("two")];
            let bytes = document_with(&pages, labels, &[]);
            assert_eq!(facts(&bytes).unwrap().label_behind, expected, "{labels}");
        }
    }

    /// It took a second for 8,000, each of which ran to the end of the file.
    #[test]
    fn as_many_ranges_as_pages_take_no_longer_than_one() {
        let ranges = |count: usize| -> String {
            let range = |at: usize| format!("{at}<</S/D/P(r{at} )>>");
            (0..count).map(range).collect()
        };
        let labels = told(2000, &format!("/PageLabels<</Nums[{}]>>", ranges(2000)));
        assert!(labels.ends_with("r1998 1|r1999 1"), "{}", labels.len());
    }
}
