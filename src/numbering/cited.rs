//! Whether a pinpoint that somebody typed names the place where the words stand, or another.
//!
//! A pinpoint is free text, and a document may number its pages in more than one way. So only what is certain
//! counts: a page or a paragraph that is named, of a place of which that number is known.

use super::pages::PageName;

/// What a number in a pinpoint counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Pages,
    PagesOfPdf,
    Paragraphs,
    /// Sections, articles, headnotes: nothing that is looked for here.
    Other,
}

/// Numbers named in a pinpoint, from and to.
type Range = (String, String);

/// Whether the words stand on the pages and in the paragraphs that `cited` names; none where it names nothing that can
/// be compared. `pages` are all on which they stand, each with its place in the PDF from 0.
pub fn names_place(
    cited: &str,
    pages: &[(usize, PageName)],
    paragraph: Option<&str>,
) -> Option<bool> {
    let named = named(cited);
    let of = |wanted: Counts| {
        let named = named.iter().filter(move |(counts, _)| *counts == wanted);
        named.map(|(_, range)| range).collect::<Vec<_>>()
    };
    let is_on = |ranges: &[&Range], numbers: &[String]| {
        let mut ranges = ranges.iter();
        ranges.any(|range| numbers.iter().any(|number| holds(range, number)))
    };
    let printed: Vec<String> = pages.iter().flat_map(|(_, name)| printed(name)).collect();
    let in_pdf: Vec<String> = pages.iter().map(|(at, _)| (at + 1).to_string()).collect();
    let (of_pages, of_pdf, of_paragraphs) = (
        of(Counts::Pages),
        of(Counts::PagesOfPdf),
        of(Counts::Paragraphs),
    );
    let has_pages = !of_pages.is_empty() && !printed.is_empty();
    let paragraph = paragraph.filter(|_| !of_paragraphs.is_empty());
    let is_in = |paragraph| of_paragraphs.iter().any(|range| is_below(range, paragraph));
    let compared = [
        has_pages.then(|| is_on(&of_pages, &printed)),
        (!of_pdf.is_empty()).then(|| is_on(&of_pdf, &in_pdf)),
        paragraph.map(is_in),
    ];
    compared
        .into_iter()
        .flatten()
        .reduce(|one, other| one && other)
}

/// Whether it names another place, for certain.
pub fn contradicts(cited: &str, pages: &[(usize, PageName)], paragraph: Option<&str>) -> bool {
    names_place(cited, pages, paragraph) == Some(false)
}

fn printed(name: &PageName) -> Vec<String> {
    match name {
        PageName::Printed(number) => vec![number.clone()],
        PageName::Spread { left, right, .. } => vec![left.clone(), right.clone()],
        PageName::InPdf(_) => Vec::new(),
    }
}

/// Every number of a pinpoint with what it counts: a word such as "para" goes for all numbers behind it.
fn named(cited: &str) -> Vec<(Counts, Range)> {
    let mut counts = None;
    let mut pdf = false;
    let mut found: Vec<(Counts, Range)> = Vec::new();
    let joined = cited
        .replace(" - ", "-")
        .replace(" – ", "–")
        .replace(" to ", "–");
    let joined = joined.replace('¶', " para ").replace('§', " section ");
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&');
    for part in joined.split(apart).filter(|part| !part.is_empty()) {
        let (word, number) = parted(part);
        let is_of_pdf = word.eq_ignore_ascii_case("pdf");
        if is_of_pdf {
            pdf = true;
        } else if let Some(new) = counted_by(word, part) {
            let is_pages = new == Counts::Pages;
            counts = Some(if is_pages && pdf {
                Counts::PagesOfPdf
            } else {
                new
            });
            pdf = false;
        }
        if let (Some(counts), Some(range)) = (counts, range(number)) {
            found.push((counts, range));
        }
    }
    found
}

/// `p.41` is "p" and "41"; a number alone has no word, and a word alone no number.
fn parted(part: &str) -> (&str, &str) {
    let part = part.trim_matches(|c: char| matches!(c, '(' | ')' | '"' | '“' | '”'));
    if part.starts_with('[') {
        return ("", part);
    }
    let digit = part.find(|c: char| c.is_ascii_digit());
    match digit {
        Some(at) => part.split_at_checked(at).unwrap_or((part, "")),
        None => match part.rsplit_once('.') {
            Some((word, number)) if is_roman(number) => (word, number),
            _ => (part, if is_roman_range(part) { part } else { "" }),
        },
    }
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "ivxlc".contains(c))
}

/// `xi–xiii`, or one number.
fn is_roman_range(word: &str) -> bool {
    let mut ends = word.splitn(2, ['-', '–', '‑', '—']);
    ends.all(is_roman)
}

fn counted_by(word: &str, part: &str) -> Option<Counts> {
    let word = word.trim_end_matches('.').to_lowercase();
    Some(match word.as_str() {
        "p" | "pp" | "page" | "pages" | "pg" => Counts::Pages,
        "para" | "paras" | "paragraph" | "paragraphs" => Counts::Paragraphs,
        "" if part.starts_with('[') => Counts::Paragraphs,
        "" | "and" | "to" | "at" | "of" | "in" => return None,
        word if is_roman_range(word) => return None,
        _ => Counts::Other,
    })
}

/// `41`, `41-2`, `xii`, `4.7.3`, `[38]`.
fn range(number: &str) -> Option<Range> {
    let bare = |text: &str| {
        let text = text.trim_matches(|c: char| matches!(c, '[' | ']' | '.' | ',' | ';' | ':'));
        text.to_owned()
    };
    let (from, to) = match number.split_once(['-', '–', '‑', '—']) {
        Some((from, to)) => (bare(from), bare(to)),
        None => (bare(number), bare(number)),
    };
    let is_number = |text: &str| is_roman(text) || text.starts_with(|c: char| c.is_ascii_digit());
    if !is_number(&from) || !is_number(&to) {
        return None;
    }
    let to = abbreviated(&from, to);
    Some((from, to))
}

/// `141-2` goes to 142.
fn abbreviated(from: &str, to: String) -> String {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(from) || !are_digits(&to) || to.len() >= from.len() {
        return to;
    }
    let kept = from.get(..from.len() - to.len()).unwrap_or_default();
    format!("{kept}{to}")
}

/// 12 of `xii`.
fn roman(number: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = number.chars().map(digit).collect::<Option<_>>()?;
    let behind = digits.iter().skip(1).chain([&0]);
    // What stands before a larger one is taken off it.
    let (less, more): (Vec<_>, Vec<_>) = digits
        .iter()
        .zip(behind)
        .partition(|(own, next)| own < next);
    let sum = |all: Vec<(&u32, &u32)>| all.iter().map(|(own, _)| **own).sum::<u32>();
    sum(more).checked_sub(sum(less)).filter(|value| *value > 0)
}

fn holds((from, to): &Range, number: &str) -> bool {
    let value = |text: &str| text.parse::<u32>().ok().or_else(|| roman(text));
    match (value(from), value(to), value(number)) {
        (Some(from), Some(to), Some(number)) => (from..=to).contains(&number),
        _ => number.eq_ignore_ascii_case(from) || number.eq_ignore_ascii_case(to),
    }
}

/// Paragraph 4.7.3 is in 4.7, and 38(a) in 38; a citation that is more exact than what could be read is right.
fn is_below(range: &Range, paragraph: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let (from, to, own) = (parts(&range.0), parts(&range.1), parts(paragraph));
    if own.starts_with(&from) || from.starts_with(&own) || own.starts_with(&to) {
        return true;
    }
    let numbers = |parts: &[String]| -> Option<Vec<u32>> {
        parts.iter().map(|part| part.parse().ok()).collect()
    };
    let own = own.get(..from.len()).unwrap_or(&own);
    match (numbers(&from), numbers(&to), numbers(own)) {
        (Some(from), Some(to), Some(own)) => from <= own && own <= to,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(cited: &str, printed: &str, paragraph: Option<&str>) -> Option<bool> {
        let pages = [(42, PageName::Printed(printed.to_owned()))];
        names_place(cited, &pages, paragraph)
    }

    #[test]
    fn another_page_or_paragraph_is_another_place() {
        for (cited, printed, paragraph) in [
            ("p. 14", "41", None),
            ("page 14", "41", Some("3")),
            ("pp. 39-40", "41", None),
            ("p.xi", "xii", None),
            ("pp. xi–xiii", "xiv", None),
            ("p. 41, para 4.7.4", "41", Some("4.7.3")),
            ("para 12", "41", Some("13")),
            ("[38]", "41", Some("39")),
            ("paras 2-5", "1", Some("6")),
            ("PDF page 41", "41", None),
        ] {
            assert_eq!(found(cited, printed, paragraph), Some(false), "{cited}");
        }
    }

    #[test]
    fn the_same_place_in_other_words_is_the_same() {
        for (cited, printed, paragraph) in [
            ("p. 41", "41", None),
            ("p.41", "41", Some("4.7.3")),
            ("pages 40 to 41", "41", None),
            ("pp. 40–41", "41", None),
            ("pp. 138-41", "140", None),
            ("pp xi – xiii", "xiii", None),
            ("pp. viii–xi", "ix", None),
            ("p. 41, para 4.7.3", "41", Some("4.7.3")),
            ("p. 41, para. 4.7", "41", Some("4.7.3")),
            ("para 38(a)", "41", Some("38")),
            ("paragraph 38", "41", Some("38(b)")),
            ("paras 2-5", "1", Some("4")),
            ("paras 2 and 9", "1", Some("9")),
            ("[38] and [39]", "41", Some("39")),
            ("§ 4, p. 41", "41", Some("12")),
            ("¶ 12", "41", Some("12")),
            ("PDF page 43", "41", None),
        ] {
            assert_eq!(found(cited, printed, paragraph), Some(true), "{cited}");
        }
    }

    #[test]
    fn what_names_no_page_and_no_paragraph_says_nothing() {
        for cited in [
            "headnote 1(a)",
            "Article 5",
            "section 3.2",
            "",
            "Summary",
            "Annex 2, table 4",
        ] {
            assert_eq!(found(cited, "41", Some("4.7.3")), None, "{cited}");
        }
        assert_eq!(
            found("para 4", "41", None),
            None,
            "its number could not be read"
        );
        let unnumbered = [(11, PageName::InPdf(12))];
        assert_eq!(names_place("p. 41", &unnumbered, None), None);
        assert!(!contradicts("p. 41", &unnumbered, None));
    }
}
