//! Citations of pages and entries, as people write them: `AB 134`, `[AB/134]`, `AB 134-6`, `AB 12; 15–17`, `at AB134`,
//! `CS 3 and AB 12`, `p. 12 of the Appellant’s bundle`.
//!
//! What is taken for a citation is listed, and where a number behind it may be one more, that is said: nobody has to
//! guess what was read.

use std::ops::Range;

use super::scan::Scan;
use super::unread::unread;

/// What stands before the numbers of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefixes {
    /// `AB`
    pub page: String,
    /// `CS`
    pub entry: String,
    /// `Appellant’s bundle`
    pub title: String,
    /// The last page, where that is known: numbers behind it are hardly pages.
    pub last: Option<usize>,
}

/// What a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Page,
    Entry,
}

/// One number or range that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    pub kind: Kind,
    pub first: u32,
    pub last: u32,
    /// Where it stands in its paragraph; of a list, its own number.
    pub bytes: Range<usize>,
    /// What is unclear about it.
    pub doubt: Option<String>,
    /// Whether its numbers are known.
    pub is_read: bool,
}

/// Words that stand between a prefix and its numbers.
const PAGE: [&str; 5] = ["p", "pp", "pg", "page", "pages"];
const ENTRY: [&str; 5] = ["no", "nos", "entry", "entries", "number"];

/// Behind a number, what tells of a place on its page.
const PINPOINT: [&str; 6] = ["para", "paras", "paragraph", "paragraphs", "line", "lines"];

/// Behind a number, what may follow though the number is a citation.
const MAY_FOLLOW: [&str; 8] = [
    "and",
    "or",
    "to",
    "at",
    "above",
    "below",
    "respectively",
    "et",
];

/// Behind a number, what shows that it counts something else.
const COUNTED: [&str; 14] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "people",
    "men", "women", "times",
];

/// All in a paragraph, in order.
pub(super) fn citations(text: &str, prefixes: &Prefixes) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = begins_word(text, at);
        let unread = begins.then(|| unread(text, at, prefixes)).flatten();
        if let Some((citation, end)) = unread {
            found.push(citation);
            at = end;
            continue;
        }
        let read = begins.then(|| read(text, at, prefixes)).flatten();
        match read {
            Some((citations, end)) => {
                found.extend(citations);
                at = end;
            }
            None => {
                at += text
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8);
            }
        }
    }
    found
}

/// Whether no letter or digit stands before.
fn begins_word(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else {
        return false;
    };
    !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// What is cited from here, and where that ends.
fn read(text: &str, at: usize, prefixes: &Prefixes) -> Option<(Vec<Citation>, usize)> {
    let mut scan = Scan::new(text, at);
    if let Some(kind) = head(&mut scan, prefixes) {
        between(&mut scan, kind)?;
        return numbers(scan, kind, at, prefixes);
    }
    of_the_bundle(scan, at, prefixes)
}

/// `AB`, `CS`, with no letter behind it.
pub(super) fn names_prefix(scan: &mut Scan<'_>, prefixes: &Prefixes) -> Option<Kind> {
    let own = [(&prefixes.page, Kind::Page), (&prefixes.entry, Kind::Entry)];
    for (prefix, kind) in own {
        let mut ahead = *scan;
        let is_there = !prefix.is_empty() && ahead.exactly(prefix);
        if is_there && !ahead.peek().is_some_and(char::is_alphabetic) {
            *scan = ahead;
            return Some(kind);
        }
    }
    None
}

/// `AB`, `CS`, `Appellant’s bundle`.
fn head(scan: &mut Scan<'_>, prefixes: &Prefixes) -> Option<Kind> {
    names_prefix(scan, prefixes).or_else(|| title(scan, &prefixes.title).then_some(Kind::Page))
}

/// Whatever its case and the shape of its apostrophe.
fn title(scan: &mut Scan<'_>, title: &str) -> bool {
    let mut ahead = *scan;
    for wanted in title.chars() {
        let is_it = |c: char| match wanted {
            '’' | '\'' => matches!(c, '’' | '\''),
            ' ' => c.is_whitespace(),
            wanted => c.to_lowercase().eq(wanted.to_lowercase()),
        };
        if !ahead.pass(is_it) {
            return false;
        }
    }
    *scan = ahead;
    !title.is_empty()
}

/// What stands between a prefix and its first number: `/`, ` `, `, p. `, ` at pages `.
fn between(scan: &mut Scan<'_>, kind: Kind) -> Option<()> {
    let mut has_comma = false;
    scan.spaces();
    if scan.pass(|c| c == ',') {
        has_comma = true;
    } else if !scan.dash() {
        scan.pass(|c| matches!(c, '/' | ':' | '.' | '[' | '('));
    }
    scan.spaces();
    if scan.word(&["at"]) {
        scan.spaces();
    }
    let words: &[&str] = match kind {
        Kind::Page => &PAGE,
        Kind::Entry => &ENTRY,
    };
    let mut has_word = scan.word(words);
    if has_word {
        scan.pass(|c| c == '.');
        scan.spaces();
    }
    has_word |= scan.pass(|c| c == '[' || c == '(');
    // `AB, 134 people` cites nothing.
    (!has_comma || has_word).then_some(())
}

/// `p. 12 of the AB`, `pages 12–14 of the Appellant’s bundle`.
fn of_the_bundle(
    mut scan: Scan<'_>,
    start: usize,
    prefixes: &Prefixes,
) -> Option<(Vec<Citation>, usize)> {
    if !scan.word(&PAGE) {
        return None;
    }
    scan.pass(|c| c == '.');
    scan.spaces();
    let (citations, end) = numbers(scan, Kind::Page, start, prefixes)?;
    let mut behind = scan;
    while behind.at() < end {
        behind.pass(|_| true);
    }
    behind.spaces();
    if behind.word(&["of", "in"]) {
        behind.spaces();
        if behind.word(&["the", "his", "her", "their"]) {
            behind.spaces();
        }
    }
    let kind = head(&mut behind, prefixes)?;
    (kind == Kind::Page).then(|| (citations, behind.at()))
}

/// A list of numbers and ranges: `12; 15–17 and 20`.
fn numbers(
    mut scan: Scan<'_>,
    kind: Kind,
    start: usize,
    prefixes: &Prefixes,
) -> Option<(Vec<Citation>, usize)> {
    let mut found = vec![one(&mut scan, kind, start, prefixes)?];
    if COUNTED.contains(&word_behind(scan)) {
        if let Some(last) = found.last_mut() {
            last.doubt = Some("it may count something, and be no citation".to_owned());
        }
        return Some((found, scan.at()));
    }
    while let Some(mut ahead) = go_on(scan) {
        let start = ahead.at();
        let is_number = ahead.peek().is_some_and(char::is_numeric);
        let Some(next) = one(&mut ahead, kind, start, prefixes) else {
            if let Some(last) = found.last_mut().filter(|_| is_number) {
                last.doubt = Some("the number behind it was not read".to_owned());
            }
            break;
        };
        if !may_end(ahead) {
            let is_page = prefixes.last.is_none_or(|last| next.last as usize <= last);
            if is_page && !is_date(ahead) {
                let number = scan_text(scan, start, ahead.at());
                if let Some(last) = found.last_mut() {
                    last.doubt = Some(format!(
                        "“{number}” behind it was not taken for a number of it"
                    ));
                }
            }
            break;
        }
        found.push(next);
        scan = ahead;
    }
    Some((found, scan.at()))
}

fn scan_text(scan: Scan<'_>, from: usize, to: usize) -> String {
    let rest = scan.rest();
    let skipped = from.saturating_sub(scan.at());
    let length = to.saturating_sub(from);
    rest.get(skipped..skipped + length)
        .unwrap_or_default()
        .to_owned()
}

/// Between two numbers of a list: `, `, `; `, ` and `, ` & `.
fn go_on(mut scan: Scan<'_>) -> Option<Scan<'_>> {
    let spaced = scan.spaces();
    let has_sign = scan.pass(|c| matches!(c, ',' | ';' | '&'));
    scan.spaces();
    let has_word = (spaced || has_sign) && scan.word(&["and", "or"]);
    scan.spaces();
    if scan.word(&PAGE) {
        scan.pass(|c| c == '.');
        scan.spaces();
    }
    (has_sign || has_word).then_some(scan)
}

/// A number or a range.
fn one(scan: &mut Scan<'_>, kind: Kind, start: usize, prefixes: &Prefixes) -> Option<Citation> {
    let large = prefixes.last.is_some_and(|last| last >= 1_000) && kind == Kind::Page;
    let (first, digits) = scan.number(large)?;
    if scan.peek().is_some_and(|c| c.is_alphabetic()) && !is_suffix(scan.next_word()) {
        return None;
    }
    let mut citation = Citation {
        kind,
        first,
        last: first,
        bytes: start..scan.at(),
        doubt: None,
        is_read: true,
    };
    let mut ahead = *scan;
    if let Some((last, length)) = range(&mut ahead, kind, large, prefixes) {
        citation.last = completed(first, last, (digits, length));
        *scan = ahead;
        citation.bytes.end = scan.at();
        if citation.last < citation.first {
            citation.doubt = Some("the range runs backwards".to_owned());
        }
    }
    suffix(scan, &mut citation);
    Some(citation)
}

/// `– 136`, ` to AB 136`.
fn range(
    scan: &mut Scan<'_>,
    kind: Kind,
    large: bool,
    prefixes: &Prefixes,
) -> Option<(u32, usize)> {
    let spaced = scan.spaces();
    if !(scan.dash() || (spaced && scan.word(&["to"]))) {
        return None;
    }
    scan.spaces();
    let prefix = match kind {
        Kind::Page => &prefixes.page,
        Kind::Entry => &prefixes.entry,
    };
    if !prefix.is_empty() && scan.exactly(prefix) {
        scan.spaces();
        scan.pass(|c| c == '/');
    }
    let found = scan.number(large)?;
    let goes_on = scan.peek().is_some_and(char::is_alphabetic) && !is_suffix(scan.next_word());
    (!goes_on).then_some(found)
}

/// `134–6` goes to 136.
fn completed(first: u32, last: u32, (digits, length): (usize, usize)) -> u32 {
    if last >= first || length >= digits {
        return last;
    }
    let step = 10_u32.saturating_pow(u32::try_from(length).unwrap_or(9));
    first / step * step + last
}

fn is_suffix(word: &str) -> bool {
    ["f", "ff"].contains(&word)
}

/// `134ff`, `134 et seq.`, `134 para 5`, `134/5`.
fn suffix(scan: &mut Scan<'_>, citation: &mut Citation) {
    if scan.word(&["f", "ff"]) {
        citation.bytes.end = scan.at();
    }
    let mut ahead = *scan;
    if ahead.pass(|c| c == '/') && ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        let start = ahead.at();
        while ahead.pass(|c| c.is_ascii_digit()) {}
        let behind = scan_text(*scan, start, ahead.at());
        citation.doubt = Some(format!(
            "“/{behind}” behind it was not read: is it a page of a tab?"
        ));
        *scan = ahead;
    }
}

fn word_behind(mut scan: Scan<'_>) -> &str {
    scan.spaces();
    scan.next_word()
}

/// Whether a number that ends here may be one of a list of citations.
fn may_end(scan: Scan<'_>) -> bool {
    let mut ahead = scan;
    if !ahead.spaces() {
        // `15.30`, `15:30`, `15%` are none.
        let counts = ahead.pass(|c| matches!(c, '%' | '/' | '°'));
        let is_part = ahead.pass(|c| matches!(c, '.' | ':' | ','))
            && ahead.peek().is_some_and(|c| c.is_ascii_digit());
        return !counts && !is_part;
    }
    let word = ahead.next_word();
    match ahead.peek() {
        Some(c) if c.is_alphabetic() => MAY_FOLLOW.contains(&word) || PINPOINT.contains(&word),
        Some('%' | '£' | '$' | '€') => false,
        Some(_) | None => true,
    }
}

/// `15 March`
fn is_date(scan: Scan<'_>) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let word = word_behind(scan).to_lowercase();
    MONTHS.iter().any(|month| word.starts_with(month))
        || scan.rest().starts_with(['.', '/', '%', ':'])
}
