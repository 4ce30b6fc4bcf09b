//! What begins as a citation and cannot be read as one for sure: it is listed, so that nobody takes it for checked.

use super::find::{Citation, Kind, Prefixes, names_prefix};
use super::scan::{Scan, is_invisible};

/// Signs between the letters of a prefix that some people write: `A.B.`.
const WITHIN: [char; 2] = ['.', '·'];

/// More digits are no page.
const MOST_DIGITS: usize = 6;

/// What stands here and is not read, and where it ends.
pub(super) fn unread(text: &str, at: usize, prefixes: &Prefixes) -> Option<(Citation, usize)> {
    let mut scan = Scan::new(text, at);
    let (kind, is_plain) = loose_head(&mut scan, prefixes)?;
    let is_apart = separator(&mut scan);
    let start = scan.at();
    let why = odd(scan.rest(), is_plain, is_apart, prefixes, kind)?;
    while scan.pass(|c| is_of_number(c) || c.is_alphabetic()) {}
    while text.get(start..scan.at())?.ends_with([',', '.']) {
        scan = Scan::new(text, scan.at() - 1);
    }
    let citation = Citation {
        kind,
        first: 0,
        last: 0,
        bytes: at..scan.at(),
        doubt: Some(why.to_owned()),
        is_read: false,
    };
    Some((citation, scan.at()))
}

/// A prefix as people write it, and whether it is written as the bundle has it.
fn loose_head(scan: &mut Scan<'_>, prefixes: &Prefixes) -> Option<(Kind, bool)> {
    if let Some(kind) = names_prefix(scan, prefixes) {
        return Some((kind, true));
    }
    let own = [(&prefixes.page, Kind::Page), (&prefixes.entry, Kind::Entry)];
    for (prefix, kind) in own {
        let mut ahead = *scan;
        let is_there = prefix.chars().all(|wanted| {
            let is_it = ahead.pass(|c| c == wanted);
            while ahead.pass(|c| WITHIN.contains(&c) || is_invisible(c)) {}
            is_it
        });
        if is_there && !prefix.is_empty() && !ahead.peek().is_some_and(char::is_alphabetic) {
            *scan = ahead;
            return Some((kind, false));
        }
    }
    None
}

/// What may stand between a prefix and its number; says whether something did.
fn separator(scan: &mut Scan<'_>) -> bool {
    let start = scan.at();
    let is_sign = |c: char| matches!(c, '/' | ':' | '.' | '[' | '(') || is_invisible(c);
    while scan.pass(|c| c.is_whitespace() || is_sign(c)) {}
    scan.word(&["at"]);
    scan.spaces();
    if scan.word(&["p", "pp", "page", "pages", "no"]) {
        scan.pass(|c| c == '.');
    }
    scan.spaces();
    scan.at() > start
}

fn is_of_number(c: char) -> bool {
    c.is_numeric() || matches!(c, ',' | '.') || is_invisible(c)
}

/// Why what stands here is no number that can be taken for sure; none where it is one, or nothing like one.
fn odd(
    rest: &str,
    is_plain: bool,
    is_apart: bool,
    prefixes: &Prefixes,
    kind: Kind,
) -> Option<&'static str> {
    let end = rest.find(|c: char| !is_of_number(c)).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    let number = number.trim_end_matches([',', '.']);
    if !number.starts_with(char::is_numeric) {
        return None;
    }
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
    let first = digits(number);
    let is_whole = first == number.len();
    let is_strange = |c: char| is_invisible(c) || c.is_numeric() && !c.is_ascii_digit();
    let mut letters = behind.chars().take_while(|c| c.is_alphabetic());
    let is_suffixed = is_whole && letters.next().is_some();
    let suffix: String = behind.chars().take_while(|c| c.is_alphabetic()).collect();
    let may_be_thousands = kind == Kind::Page && prefixes.last.is_some_and(|last| last >= 1_000);
    if number.contains(is_strange) {
        return Some(
            "its figures are not plain ones, or something that nobody sees stands among them",
        );
    }
    if first > MOST_DIGITS {
        return Some("no bundle has a page of so many figures");
    }
    if is_suffixed && !["f", "ff"].contains(&suffix.as_str()) {
        return is_apart.then_some("a letter stands behind its number");
    }
    if is_thousands(number) && !may_be_thousands {
        return Some("it may be one number with a comma, or several");
    }
    (!is_plain).then_some("the letters before its number are not those of the bundle")
}

/// `5,000`
fn is_thousands(number: &str) -> bool {
    let mut groups = number.split(',');
    let is_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && !rest.is_empty()
        && rest
            .iter()
            .all(|group| group.len() == 3 && is_digits(group))
}
