//! The date and the title that the name of a file gives.

use super::Date;
use super::within::{dates_in, is_time};

/// The date and the words that the name of a file gives, without its ending.
///
/// A name that begins with a date is of that day. Of several others none is taken, because nobody
/// knows which is meant; then they stay in the title.
pub fn of_name(stem: &str) -> (Option<Date>, String) {
    let found = dates_in(stem);
    let first = found.first().filter(|first| {
        let before = stem.get(..first.range.start).unwrap_or_default();
        found.len() == 1 || !before.contains(char::is_alphanumeric)
    });
    let Some(first) = first else {
        return (
            None,
            tidy(stem)
                .trim_start_matches([' ', '-', '–', '.', ','])
                .to_owned(),
        );
    };
    let before = tidy(stem.get(..first.range.start).unwrap_or_default());
    let behind = tidy(without_time(
        stem.get(first.range.end..).unwrap_or_default(),
    ));
    let mut title = without_lead(before.trim_matches(JOINTS)).to_owned();
    let is_open = title.matches('(').count() > title.matches(')').count();
    if is_open && behind.starts_with(')') {
        title.push(')');
    }
    let behind = behind.trim_start_matches(')').trim_matches(JOINTS);
    let parts = [title.as_str(), behind].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    (Some(first.date), parts.join(" "))
}

/// What joins a date on to a name.
const JOINTS: &[char] = &[' ', '-', '–', '.', ',', '[', ']'];

/// Single spaces between words.
fn tidy(part: &str) -> String {
    let spaced = part.replace('_', " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Letter of`, `Statement dated`, `Report (`: what led to the date would be left hanging.
fn without_lead(before: &str) -> &str {
    let before = before.trim_end_matches(|c: char| c == '(' || JOINTS.contains(&c));
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_lead = ["of", "dated", "from", "on", "the", "date"]
        .iter()
        .any(|lead| lead.eq_ignore_ascii_case(word));
    match before.strip_suffix(word) {
        Some(rest) if is_lead && !rest.is_empty() => without_lead(rest),
        _ => before,
    }
}

/// Cameras and scanners write the time behind the date: `_101112`.
fn without_time(behind: &str) -> &str {
    let rest = behind.trim_start_matches(['_', '-', ' ', 'T']);
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (time, after) = rest.split_at(end.unwrap_or(rest.len()));
    let is_apart = rest.len() < behind.len() && !after.starts_with(char::is_alphabetic);
    if is_apart && time.len() == 6 && is_time(time) {
        after
    } else {
        behind
    }
}

#[cfg(test)]
mod tests;
