//! Whether a pinpoint that somebody typed names another place than the one where the words stand.
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

/// Whether `cited` names pages or paragraphs, and the words stand on or in none of them. `pages` are all on
/// which they stand, each with its place in the PDF from 0.
pub fn contradicts(cited: &str, pages: &[(usize, PageName)], paragraph: Option<&str>) -> bool {
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
    let wrong_page = !of_pages.is_empty() && !printed.is_empty() && !is_on(&of_pages, &printed);
    let wrong_in_pdf = !of_pdf.is_empty() && !is_on(&of_pdf, &in_pdf);
    let wrong_paragraph = paragraph.is_some_and(|paragraph| {
        !of_paragraphs.is_empty() && !of_paragraphs.iter().any(|range| is_below(range, paragraph))
    });
    wrong_page || wrong_in_pdf || wrong_paragraph
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
            _ => (part, if is_roman(part) { part } else { "" }),
        },
    }
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "ivxlc".contains(c))
}

fn counted_by(word: &str, part: &str) -> Option<Counts> {
    let word = word.trim_end_matches('.').to_lowercase();
    Some(match word.as_str() {
        "p" | "pp" | "page" | "pages" | "pg" => Counts::Pages,
        "para" | "paras" | "paragraph" | "paragraphs" => Counts::Paragraphs,
        "" if part.starts_with('[') => Counts::Paragraphs,
        "" | "and" | "to" | "at" | "of" | "in" => return None,
        word if is_roman(word) => return None,
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

fn holds((from, to): &Range, number: &str) -> bool {
    let value = |text: &str| text.parse::<u32>().ok();
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

    fn differs(cited: &str, printed: &str, paragraph: Option<&str>) -> bool {
        let pages = [(42, PageName::Printed(printed.to_owned()))];
        contradicts(cited, &pages, paragraph)
    }

    #[test]
    fn another_page_or_paragraph_is_another_place() {
        for (cited, printed, paragraph) in [
            ("p. 14", "41", None),
            ("page 14", "41", Some("3")),
            ("pp. 39-40", "41", None),
            ("p.xi", "xii", None),
            ("p. 41, para 4.7.4", "41", Some("4.7.3")),
            ("para 12", "41", Some("13")),
            ("[38]", "41", Some("39")),
            ("paras 2-5", "1", Some("6")),
            ("PDF page 41", "41", None),
        ] {
            assert!(differs(cited, printed, paragraph), "{cited}");
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
            assert!(!differs(cited, printed, paragraph), "{cited}");
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
            assert!(!differs(cited, "41", Some("4.7.3")), "{cited}");
        }
        assert!(
            !differs("para 4", "41", None),
            "its number could not be read"
        );
        let unnumbered = [(11, PageName::InPdf(12))];
        assert!(!contradicts("p. 41", &unnumbered, None));
    }
}
