//! The citations beside a quotation: what stands in brackets behind it, in the notes called there, and what is
//! named before it by page or paragraph ("at para 5 of …").

use crate::quote::Beside;

/// Letters of the longest citation that is looked at.
const LONGEST: usize = 300;

/// What a note begins with that points to another note.
const ELSEWHERE: [&str; 8] = [
    "ibid",
    "id.",
    "idem",
    "supra",
    "see above",
    "see note",
    "see n ",
    "op cit",
];

/// What leads to a citation in a note or in brackets.
const LEADS: [&str; 6] = [
    "See, for example,",
    "See for example",
    "See also",
    "See,",
    "See",
    "cf.",
];

/// What names a place in a document.
const PLACES: [&str; 12] = [
    "para",
    "paras",
    "paragraph",
    "paragraphs",
    "p",
    "pp",
    "page",
    "pages",
    "section",
    "chapter",
    "§",
    "§§",
];

/// What ends the name before a quotation.
const ENDS: [&str; 15] = [
    ":", ",", "“", "\"", "‘", "(", " that ", " it ", " says", " states", " said", " stated",
    " notes", " reads", " records",
];

pub(super) fn pieces(beside: &Beside) -> Vec<String> {
    let notes = beside.notes.iter().flat_map(|note| note.split(';'));
    let notes = notes.filter_map(|note| formal(note.trim()));
    let behind = in_brackets(&beside.after);
    let behind = behind.into_iter().flat_map(|inner| inner.split(';'));
    let behind = behind.filter_map(|inner| formal(inner.trim()));
    let mut found: Vec<String> = behind.chain(notes).collect();
    found.extend(before(&beside.before));
    found
}

/// What stands in brackets just behind a quotation.
fn in_brackets(after: &str) -> Option<&str> {
    let after = after.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '.' | ',' | ';' | '”' | '"' | '’')
    });
    let inner = after.strip_prefix('(')?;
    let mut depth = 1_usize;
    for (at, letter) in inner.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return inner.get(..at);
        }
    }
    None
}

/// A citation: it begins with a name or a title, and says a year, a place or a symbol.
fn formal(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    if ELSEWHERE.iter().any(|start| small.starts_with(start)) || text.chars().count() > LONGEST {
        return None;
    }
    let lead = LEADS.iter().find_map(|lead| text.strip_prefix(lead));
    let text = lead.unwrap_or(text).trim();
    let first = text
        .chars()
        .find(|letter| !matches!(letter, '“' | '"' | '‘' | '\'' | '['));
    let begins = first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit());
    let is_said = has_place(text)
        || has_year(text)
        || text
            .split_whitespace()
            .any(|part| super::names::symbol(part).is_some());
    (begins && is_said && !text.contains("emphasis")).then(|| text.to_owned())
}

fn has_year(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| {
        let value = word.parse::<u32>().ok();
        word.len() == 4 && value.is_some_and(|value| (1900..2100).contains(&value))
    })
}

fn has_place(text: &str) -> bool {
    place_end(text).is_some()
}

/// Where the last "para 5", "p. 12", "paras 4.7–4.9" of a text ends.
fn place_end(text: &str) -> Option<usize> {
    let mut found = None;
    let mut start = 0;
    let mut names_place = false;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim();
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '§');
        let has_figure = bare.starts_with(|letter: char| letter.is_ascii_digit());
        // "p.12"
        let is_joined = bare.split_once('.').is_some_and(|(name, number)| {
            is_place(name) && number.starts_with(|letter: char| letter.is_ascii_digit())
        });
        start += part.len();
        if (names_place && has_figure) || is_joined {
            found = Some(start);
        }
        names_place = is_place(bare) || (names_place && has_figure);
    }
    found
}

fn is_place(word: &str) -> bool {
    PLACES.contains(&word.to_lowercase().as_str())
}

/// The name behind "at para 5 of" in the last sentence before a quotation.
fn before(before: &str) -> Option<String> {
    let end = place_end(before)?;
    let behind = before.get(end..)?.trim_start();
    let name = behind.strip_prefix("of ")?;
    let name = name
        .strip_prefix("the ")
        .or(name.strip_prefix("its "))
        .unwrap_or(name);
    let end = ENDS.iter().filter_map(|end| name.find(end)).min();
    let name = name.get(..end.unwrap_or(name.len()))?.trim();
    // No other sentence begins in it.
    let is_one = !name.contains(". ") && name.chars().count() <= LONGEST;
    let begins = name.starts_with(char::is_uppercase);
    (is_one && begins).then(|| name.to_owned())
}
