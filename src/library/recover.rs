//! Reading RON past its first mistake.
//!
//! The parser stops at the first thing it cannot read, but a person wants the whole list. So the
//! faulty field (or, where that is not enough, the faulty list element) is blanked out, line breaks
//! kept, and the text is read again, until it reads or nothing more can be blanked. What is blanked
//! was reported; what is returned never holds a guess in its place. It may lack an optional field
//! that was blanked, so whoever reads on must show the report.

use std::ops::Range;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::misspelt;

/// One thing the parser could not read. Line and column count from 1, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

/// More mistakes in one file than anybody mends in one go.
const MOST_MISTAKES: usize = 100;

/// Reads `text` as far as it can be read. `None` where too little is left to make a value.
pub fn read<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Mistake>) {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut rest = text.to_owned();
    let mut mistakes = Vec::new();
    let mut blanked = Vec::new();
    for _ in 0..MOST_MISTAKES {
        let error = match options.from_str::<T>(&rest) {
            Ok(value) => return (Some(value), mistakes),
            Err(error) => error,
        };
        let at = byte_offset(&rest, error.span.start.line, error.span.start.col);
        let items = items_around(&rest, at);
        if !is_our_doing(&error, &items, &blanked) {
            mistakes.push(mistake(&rest, &error));
        }
        let Some(item) = item_to_blank(&error, &items) else {
            return (None, mistakes);
        };
        blank(&mut rest, item.range.clone());
        blanked.push(item.clone());
    }
    (None, mistakes)
}

fn mistake(text: &str, error: &SpannedError) -> Mistake {
    // What is missing behind the last letter was cut off; a whole file ends in a bracket.
    let is_at_end = error.span.end.line >= text.trim_end().lines().count();
    let whole = if text.trim().is_empty() {
        Some("The file is empty")
    } else if !text.contains('(') {
        Some("This is some other text, and no file of a pack")
    } else if is_at_end && !text.trim_end().ends_with(')') {
        Some("The file breaks off in the middle, and the rest is missing")
    } else {
        None
    };
    let words = whole.map_or_else(|| misspelt::words(&error.code), str::to_owned);
    Mistake {
        line: error.span.start.line,
        column: error.span.start.col,
        message: words,
    }
}

/// A part between two separators of one bracketed list: a field or a list element.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    range: Range<usize>,
    /// The field's name, where the part is `name: value`.
    name: Option<String>,
    /// The bracket it stands in, by its position: tells whose field it is.
    inside: usize,
}

/// A field that is missing because we blanked it was already reported.
fn is_our_doing(error: &SpannedError, items: &[Item], blanked: &[Item]) -> bool {
    let ron::Error::MissingStructField { field, .. } = &error.code else {
        return false;
    };
    blanked.iter().any(|gone| {
        gone.name.as_deref() == Some(field)
            && items
                .first()
                .is_none_or(|item| item.inside == gone.inside || item.range.contains(&gone.inside))
    })
}

/// The least that must go: the faulty field, or the element in which one is missing.
fn item_to_blank<'a>(error: &SpannedError, items: &'a [Item]) -> Option<&'a Item> {
    let is_field = |item: &&Item| item.name.is_some();
    match &error.code {
        ron::Error::MissingStructField { .. } => items.iter().find(|item| item.name.is_none()),
        ron::Error::Eof | ron::Error::TrailingCharacters | ron::Error::ExpectedStringEnd => None,
        _ => items.iter().find(is_field),
    }
}

/// Replaces a part and the comma behind it by spaces, so that every other place stays where it is.
fn blank(text: &mut String, range: Range<usize>) {
    let after = text[range.end..]
        .find(|c: char| !c.is_whitespace())
        .unwrap_or(0)
        + range.end;
    let end = if text[after..].starts_with(',') {
        after + 1
    } else {
        range.end
    };
    let spaces: String = text[range.start..end]
        .chars()
        .map(|c| if c == '\n' { '\n' } else { ' ' })
        .collect();
    text.replace_range(range.start..end, &spaces);
}

fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let rest = &text[start.min(text.len())..];
    start
        + rest
            .char_indices()
            .nth(column - 1)
            .map_or(rest.len(), |(at, _)| at)
}

/// The parts around a position, innermost first. The outermost bracket is nobody's part.
fn items_around(text: &str, at: usize) -> Vec<Item> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (position, mark) in marks(text) {
        match mark {
            b'(' | b'[' | b'{' => open.push((position, position + 1)),
            _ => {
                let Some((bracket, start)) = open.last().copied() else {
                    continue;
                };
                if start <= at && at <= position && !text[start..position].trim().is_empty() {
                    found.push(item(text, bracket, start..position));
                }
                if mark == b',' {
                    open.pop();
                    open.push((bracket, position + 1));
                } else {
                    open.pop();
                }
            }
        }
        if position > at && open.is_empty() {
            break;
        }
    }
    found
}

fn item(text: &str, inside: usize, range: Range<usize>) -> Item {
    let start = range.end - without_lead(&text[range.clone()]).len();
    let range = start..start + text[start..range.end].trim_end().len();
    let name = text[range.clone()]
        .split_once(':')
        .map(|(name, _)| name.trim());
    let is_name =
        |name: &&str| name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.is_empty();
    Item {
        name: name.filter(is_name).map(str::to_owned),
        range,
        inside,
    }
}

/// The part without the spaces and comments before it.
fn without_lead(part: &str) -> &str {
    let trimmed = part.trim_start();
    let end_of_comment = if trimmed.starts_with("//") {
        trimmed.find('\n')
    } else if trimmed.starts_with("/*") {
        trimmed.find("*/").map(|end| end + 2)
    } else {
        None
    };
    match end_of_comment {
        Some(end) => without_lead(&trimmed[end..]),
        None => trimmed,
    }
}

/// How many comments a text has.
pub(super) fn comments(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (b'"', _) => at = end_of_string(bytes, at),
            (b'/', Some(b'/')) => {
                count += 1;
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            }
            (b'/', Some(b'*')) => {
                count += 1;
                at += text[at..].find("*/").map_or(text.len() - at, |end| end + 1);
            }
            _ => {}
        }
        at += 1;
    }
    count
}

/// Brackets and commas with their positions, those in strings and comments left out.
fn marks(text: &str) -> Vec<(usize, u8)> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_string(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += text[at..].find("*/").map_or(text.len() - at, |end| end + 1);
            }
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' => marks.push((at, *byte)),
            _ => {}
        }
        at += 1;
    }
    marks
}

/// The position of the quotation mark that ends the string begun at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct List {
        name: String,
        parts: Vec<Part>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Part {
        id: String,
        size: u8,
    }

    fn report(text: &str) -> (Option<List>, Vec<String>) {
        let (value, mistakes) = read::<List>(text);
        let line = |m: &Mistake| format!("{}:{}: {}", m.line, m.column, m.message);
        (value, mistakes.iter().map(line).collect())
    }

    #[test]
    fn a_sound_text_has_no_mistakes() {
        let (value, mistakes) = report("(name: \"a\", parts: [(id: \"x, (\", size: 1)])");
        assert!(mistakes.is_empty());
        assert_eq!(value.unwrap().parts[0].id, "x, (");
    }

    #[test]
    fn every_mistake_is_found_in_one_go_and_the_good_parts_stay() {
        let text = "(\n  name: \"a\", // a comment, with (marks\n  colour: 3,\n  parts: [\n    (id: \"x\", size: 1),\n    (id: 7, size: 300),\n    (size: 4),\n    (id: \"y\", size: 2, extra: [1, 2]),\n  ],\n)";
        let (value, mistakes) = report(text);
        insta::assert_snapshot!(mistakes.join("\n"), @r"
        3:3: There is no field “colour” here
        6:9: A text in quotation marks belongs here
        6:19: The number is too large or too small
        7:13: The field “id” is missing
        8:24: There is no field “extra” here
        ");
        let ids: Vec<_> = value
            .unwrap()
            .parts
            .into_iter()
            .map(|part| part.id)
            .collect();
        assert_eq!(ids, ["x", "y"]);
    }

    #[test]
    fn a_text_that_ends_too_early_gives_one_mistake_and_nothing_else() {
        let (value, mistakes) = report("(name: \"a\", parts: [(id: \"x");
        assert_eq!(value, None);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    }

    #[test]
    fn a_field_missing_at_the_top_leaves_nothing() {
        let (value, mistakes) = report("(parts: [])");
        assert_eq!(value, None);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-z(){}\\[\\]:,\"/*\\\\\n ä1]{0,80}") {
            let _whatever = read::<List>(&text);
        }
    }
}
