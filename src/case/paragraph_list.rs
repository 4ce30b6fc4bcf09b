//! Numbers of paragraphs of a letter, as a person types them (`34, 38(a), 40-42`) and as they are printed.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Characters of the longest number: `112(b)(xviii)`.
const LONGEST: usize = 16;

/// Paragraphs of the widest range that is typed.
const WIDEST: u32 = 500;

/// Each once, in the order in which they are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ParagraphList(Vec<String>);

/// What was typed is no list of paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no paragraph number: type for instance 34, 38(a), 40-42")]
pub struct NotParagraphs(pub String);

impl<'de> Deserialize<'de> for ParagraphList {
    /// What somebody has changed by hand is taken as far as it is a number of a paragraph.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Vec::<String>::deserialize(deserializer)?;
        let numbers = read.iter().map(|text| text.trim());
        Ok(numbers.filter(|text| is_number(text)).collect())
    }
}

impl<'a> FromIterator<&'a str> for ParagraphList {
    fn from_iter<T: IntoIterator<Item = &'a str>>(numbers: T) -> Self {
        let mut all: Vec<String> = numbers.into_iter().map(str::to_owned).collect();
        all.sort_by(|one, other| in_order(one, other));
        all.dedup();
        ParagraphList(all)
    }
}

impl FromStr for ParagraphList {
    type Err = NotParagraphs;

    fn from_str(text: &str) -> Result<Self, NotParagraphs> {
        let text = text.replace(" and ", ",").replace('&', ",");
        let parts = text.split([',', ';', '\n']);
        let parts = parts.map(without_word).filter(|part| !part.is_empty());
        let mut all: Vec<String> = Vec::new();
        for part in parts {
            match range(part) {
                Some(range) => all.extend(range.map(|number| number.to_string())),
                None if is_number(part) => all.push(part.to_owned()),
                None => return Err(NotParagraphs(part.to_owned())),
            }
        }
        Ok(all.iter().map(String::as_str).collect())
    }
}

impl fmt::Display for ParagraphList {
    /// Three and more that follow each other are said as a range.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said: Vec<String> = Vec::new();
        for run in self.0.chunk_by(|one, next| follows(one, next)) {
            match run {
                [first, _, .., last] => said.push(format!("{first}–{last}")),
                few => said.extend(few.iter().cloned()),
            }
        }
        f.write_str(&said.join(", "))
    }
}

impl ParagraphList {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// With these too.
    pub fn with(&self, more: &ParagraphList) -> ParagraphList {
        self.iter().chain(more.iter()).collect()
    }

    /// Without these.
    pub fn without(&self, fewer: &ParagraphList) -> ParagraphList {
        let is_left = |number: &&str| !fewer.iter().any(|one| one == *number);
        self.iter().filter(is_left).collect()
    }

    /// Whether a paragraph is among them: it, a part of it, or what it is a part of.
    pub fn answers(&self, paragraph: &str) -> bool {
        let mut own = self.iter();
        own.any(|one| one == paragraph || is_below(one, paragraph) || is_below(paragraph, one))
    }

    /// Whether a document with these paragraphs has a place of this number.
    pub(super) fn has_place_of(&self, number: &str) -> bool {
        let mut own = self.iter();
        own.any(|one| one == number || is_below(one, number) || is_below(number, one))
    }

    /// `para 34`, `paras 34–36, 40`; empty where there are none.
    pub fn named(&self) -> String {
        match self.0.as_slice() {
            [] => String::new(),
            [only] => format!("para {only}"),
            _ => format!("paras {self}"),
        }
    }
}

/// Whether a number is that of a part of another: 38(a) and 4.7.1 are of 38 and 4.7.
fn is_below(number: &str, above: &str) -> bool {
    let rest = number.strip_prefix(above);
    rest.is_some_and(|rest| rest.starts_with(['(', '.']))
}

fn follows(one: &str, next: &str) -> bool {
    let both = one.parse::<u32>().ok().zip(next.parse::<u32>().ok());
    both.is_some_and(|(one, next)| one.checked_add(1) == Some(next))
}

/// Without what people type before a number.
fn without_word(part: &str) -> &str {
    let mut rest = part.trim();
    let small = rest.to_lowercase();
    let words = [
        "rfrl",
        "paragraphs",
        "paragraph",
        "paras",
        "para",
        "§§",
        "§",
        "¶",
    ];
    for word in words {
        if small.starts_with(word) {
            rest = rest.get(word.len()..).unwrap_or_default();
            // RFRL stands before para.
            return without_word(rest);
        }
    }
    let rest = rest.trim_matches(['.', ':', ' ']);
    match rest
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
    {
        Some(inner) => inner.trim(),
        None => rest,
    }
}

/// `40-42`, with a hyphen or a dash.
fn range(part: &str) -> Option<std::ops::RangeInclusive<u32>> {
    let (first, last) = part.split_once(['-', '–', '—'])?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    let is_range = first < last && last - first <= WIDEST;
    is_range.then_some(first..=last)
}

/// A figure, levels of them, a letter behind or below: `34`, `4.7.3`, `34A`, `38(b)(ii)`, `A12`.
fn is_number(text: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "().".contains(letter);
    text.len() <= LONGEST
        && text.chars().all(is_part)
        && text.contains(|letter: char| letter.is_ascii_digit())
        && text.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && !text.ends_with(['.', '('])
        && text
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .all(|word| word.len() <= 6)
}

/// Figures by their value, and before letters.
fn in_order(one: &str, other: &str) -> Ordering {
    let parts = |text: &str| -> Vec<(u64, String)> {
        let parts = text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric());
        let parts = parts.flat_map(|part| {
            let at = part.find(|letter: char| !letter.is_ascii_digit());
            let (figure, rest) = part.split_at(at.unwrap_or(part.len()));
            [figure.to_owned(), rest.to_owned()]
        });
        parts
            .filter(|part| !part.is_empty())
            .map(|part| match part.parse() {
                Ok(figure) => (figure, String::new()),
                Err(_letters) => (u64::MAX, part),
            })
            .collect()
    };
    parts(one).cmp(&parts(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(typed: &str) -> String {
        match typed.parse::<ParagraphList>() {
            Ok(list) => list.named(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_people_type_is_understood() {
        for (typed, expected) in [
            ("34", "para 34"),
            ("para 34", "para 34"),
            ("RFRL para 34", "para 34"),
            ("paragraph 34.", "para 34"),
            ("[34]", "para 34"),
            ("§34", "para 34"),
            ("34 and 36", "paras 34, 36"),
            ("34, 35", "paras 34, 35"),
            ("36; 34; 35; 34", "paras 34–36"),
            ("paras 40-42, 38(a)", "paras 38(a), 40–42"),
            ("9, 10, 100, 34A", "paras 9, 10, 34A, 100"),
            ("4.7.10, 4.7.9", "paras 4.7.9, 4.7.10"),
            ("38(b)(ii), 38(a), 38", "paras 38, 38(a), 38(b)(ii)"),
            ("", ""),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_named() {
        for typed in ["the third", "34, x", "3-1", "1-9999", "34; drop", "<b>3"] {
            assert!(said(typed).contains("is no paragraph number"), "{typed}");
        }
    }

    #[test]
    fn a_paragraph_is_answered_with_its_parts() {
        let list: ParagraphList = "34, 38(a), 4.7".parse().unwrap();
        for answered in ["34", "34(b)", "38", "38(a)", "4.7", "4.7.3"] {
            assert!(list.answers(answered), "{answered}");
        }
        for open in ["3", "35", "340", "38(b)", "4.8"] {
            assert!(!list.answers(open), "{open}");
        }
    }
}
