//! Writing down that a person has held a value against its authority: into the file of a firm's own profile, with
//! everything else in it left as it is.

use std::ops::Range;

use crate::library::{field_offset, read_past_mistakes};

use super::ruled::Confirmed;
use super::values::{Changes, Profile};

/// Why nothing is written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotConfirm {
    #[error("the profile “{profile}” has no value “{value}”")]
    NoSuchValue { profile: String, value: String },
    #[error("{0} is needed")]
    Missing(&'static str),
    #[error("the file of the profile has to be put right first")]
    Unreadable,
    #[error(
        "the file of the profile is written in a way that only a person can add to: put this into it: {0}"
    )]
    ByHand(String),
}

/// The text of the file with the confirmation in it. `text` is what the file holds; `None` begins a file that extends
/// the profile of that name and says nothing else.
pub fn confirmed_text(
    profile: &Profile,
    text: Option<&str>,
    value: &str,
    given: &Confirmed,
) -> Result<String, CannotConfirm> {
    if profile.values().iter().all(|row| row.name != value) {
        return Err(CannotConfirm::NoSuchValue {
            profile: profile.id.clone(),
            value: value.to_owned(),
        });
    }
    complete(given)?;
    let words = format!(
        "confirmed: (by: {}, on: {}, hash: {}, paragraph: {})",
        quoted(&given.by),
        quoted(&String::from(given.on)),
        quoted(&given.hash),
        quoted(&given.paragraph)
    );
    let field = format!("{value}: ({words}),");
    let Some(text) = text else {
        let id = quoted(&profile.id);
        return Ok(format!(
            "(\n    id: {id},\n    extends: {id},\n    {field}\n)\n"
        ));
    };
    let (changes, mistakes) = read_past_mistakes::<Changes>(text);
    if changes.is_none() || !mistakes.is_empty() {
        return Err(CannotConfirm::Unreadable);
    }
    let written = match value_range(text, value) {
        None => {
            field_offset(text, "id").map(|at| inserted(text, at..at, &format!("{field}\n    ")))
        }
        Some(inside) => Some(into_value(text, inside, &words)),
    };
    // What was written must be what is read.
    let is_right = |written: &String| {
        let (changes, mistakes) = read_past_mistakes::<Changes>(written);
        mistakes.is_empty()
            && changes.is_some_and(|changes| changes.confirmed(value) == Some(given))
    };
    let by_hand = || CannotConfirm::ByHand(field.clone());
    written.filter(is_right).ok_or_else(by_hand)
}

fn complete(given: &Confirmed) -> Result<(), CannotConfirm> {
    let needed = [
        (&given.by, "the name of who confirms it"),
        (&given.paragraph, "the paragraph of the authority"),
    ];
    match needed.into_iter().find(|(text, _)| text.trim().is_empty()) {
        Some((_, what)) => Err(CannotConfirm::Missing(what)),
        None => Ok(()),
    }
}

/// Between the brackets of a value that the file has.
fn value_range(text: &str, value: &str) -> Option<Range<usize>> {
    let at = field_offset(text, value)?;
    brackets(text, at)
}

/// In the place of an older confirmation, or before everything else.
fn into_value(text: &str, inside: Range<usize>, words: &str) -> String {
    let value = text.get(inside.clone()).unwrap_or_default();
    let older = field_offset(value, "confirmed").and_then(|at| {
        let at = inside.start + at;
        let end = brackets(text, at)?.end + 1;
        Some(at..end)
    });
    match older {
        Some(older) => inserted(text, older, words),
        None => inserted(text, inside.start..inside.start, &format!("{words}, ")),
    }
}

fn inserted(text: &str, place: Range<usize>, words: &str) -> String {
    let mut written = text.to_owned();
    written.replace_range(place, words);
    written
}

/// What stands in the first round brackets behind `from`, brackets within strings and comments left aside.
fn brackets(text: &str, from: usize) -> Option<Range<usize>> {
    let (mut start, mut depth) = (None, 0);
    let (mut in_string, mut in_comment) = (false, false);
    let mut before = ' ';
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= from) {
        match c {
            '\n' => in_comment = false,
            _ if in_comment => {}
            '"' if before != '\\' => in_string = !in_string,
            _ if in_string => {}
            '/' if before == '/' => in_comment = true,
            '(' => {
                depth += 1;
                start = start.or(Some(at + 1));
            }
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(start?..at);
                }
            }
            _ => {}
        }
        // An escaped backslash escapes nothing.
        before = if before == '\\' { ' ' } else { c };
    }
    None
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

#[cfg(test)]
mod tests {
    use super::super::{DEFAULT, ProfileFile, Profiles};
    use super::*;
    use crate::library::Date;

    fn given(paragraph: &str) -> Confirmed {
        Confirmed {
            by: "R “S” \"T\"".to_owned(),
            on: Date::day(2026, 11, 29),
            hash: "ab".repeat(32),
            paragraph: paragraph.to_owned(),
        }
    }

    fn written(text: Option<&str>, value: &str, paragraph: &str) -> String {
        let profile = Profile::shipped(DEFAULT).unwrap();
        confirmed_text(&profile, text, value, &given(paragraph)).unwrap()
    }

    fn read(text: &str) -> Profile {
        let file = ProfileFile {
            path: "profiles/a.ron".to_owned(),
            content: text.as_bytes().to_vec(),
        };
        let (profiles, findings) = Profiles::read(&[file], Vec::new());
        assert_eq!(findings, [], "{text}");
        profiles.get(DEFAULT).unwrap().clone()
    }

    #[test]
    fn values_are_confirmed_one_after_the_other_and_once_more() {
        let first = written(None, "schedule_max_pages", "10.6");
        let second = written(Some(&first), "paper", "7.1");
        let third = written(Some(&second), "schedule_max_pages", "10.6(b)");
        let profile = read(&third);
        let of = |confirmed: &Option<Confirmed>| confirmed.as_ref().unwrap().paragraph.clone();
        assert_eq!(of(&profile.paper.confirmed), "7.1");
        assert_eq!(of(&profile.schedule_max_pages.confirmed), "10.6(b)");
        assert_eq!(third.matches("confirmed:").count(), 2);
        assert!(profile.schedule_max_pages.cited().ends_with("10.6(b)."));
    }

    #[test]
    fn what_else_a_person_wrote_into_the_file_stays() {
        let ours = "// Ours (see the letter).\n(\n    id: \"ours\", // id: not this one (\n    extends: \"ft-iac-2024-11\",\n    paper: ( // A4 :)\n        value: (width_mm: 210.0, height_mm: 297.0),\n        authority: \"a (b) \\\" )\",\n        status: Seen,\n    ),\n)\n";
        let text = written(Some(ours), "paper", "7.1");
        let without = text.replace(
            &text[text.find("confirmed:").unwrap()..=text.find("7.1\"), ").unwrap() + 6],
            "",
        );
        assert_eq!(without, ours);
        let text = written(Some(&text), "entry_prefix", "9");
        assert!(text.contains("// Ours (see the letter).") && text.contains("// A4 :)"));
    }

    #[test]
    fn nothing_is_written_where_it_would_say_less_than_it_seems_to() {
        let profile = Profile::shipped(DEFAULT).unwrap();
        let refused = |text: Option<&str>, value: &str, given: &Confirmed| {
            let error = confirmed_text(&profile, text, value, given).unwrap_err();
            error.to_string()
        };
        let nobody = Confirmed {
            by: " ".to_owned(),
            ..given("1")
        };
        assert_eq!(
            refused(None, "paper", &nobody),
            "the name of who confirms it is needed"
        );
        assert!(refused(None, "paper", &given("")).starts_with("the paragraph"));
        assert!(refused(None, "papers", &given("1")).contains("no value “papers”"));
        assert!(refused(Some("(id: "), "paper", &given("1")).contains("put right first"));
    }
}
