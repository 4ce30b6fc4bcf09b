//! Passwords of documents, from a file or from standard input: never from the command line itself,
//! where other people of the same machine could read them.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::export::Passwords;
use crate::files::Shown as _;
use crate::pdf::import::Password;

use super::listing;
use super::way_out::told;

/// Passwords that are tried on each document: trying one takes up to a tenth of a second.
const MOST_TRIED: usize = 100;

/// By document number, from a file; `-` is standard input, which may be a pipe.
fn read(file: &Path) -> anyhow::Result<Passwords> {
    parsed(&listing::read(file, "passwords")?).with_context(|| file.shown())
}

/// Those of a file, where one was named.
pub(super) fn given(file: Option<&PathBuf>) -> anyhow::Result<Passwords> {
    file.map_or_else(|| Ok(Passwords::new()), |file| read(file))
}

/// The one password of one file: the first line, without its end.
pub(super) fn read_one(file: &Path) -> anyhow::Result<Password> {
    let text = listing::read(file, "passwords")?;
    let line = text.trim_start_matches('\u{feff}').lines().next();
    Ok(Password(line.unwrap_or_default().to_owned()))
}

/// Passwords that are tried one after the other: a line each.
pub(super) fn read_each(file: &Path) -> anyhow::Result<Vec<Password>> {
    let text = listing::read(file, "passwords")?;
    let lines = text.trim_start_matches('\u{feff}').lines();
    let lines = lines.filter(|line| !line.is_empty());
    let found: Vec<Password> = lines.map(|line| Password(line.to_owned())).collect();
    if found.len() > MOST_TRIED {
        let what = format!("{}: it has more than {MOST_TRIED} passwords", file.shown());
        return Err(told(what, "Leave those that belong to the documents."));
    }
    Ok(found)
}

/// Says which line is wrong, and nothing that stands in it.
fn parsed(text: &str) -> anyhow::Result<Passwords> {
    let mut found = Passwords::new();
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    for (at, line) in (1..).zip(lines) {
        if line.trim().is_empty() {
            continue;
        }
        let parts = line.split_once(':');
        let number = parts.and_then(|(number, _)| number.trim().parse().ok());
        let (Some(number), Some((_, password))) = (number, parts) else {
            let what =
                format!("line {at} of the passwords is not a number, a colon and a password");
            return Err(told(
                what,
                "Write each as `2: the password`, with the document’s number before the colon.",
            ));
        };
        // One space behind the colon is for the eye; more may belong to the password.
        let password = password.strip_prefix(' ').unwrap_or(password);
        found.insert(number, Password(password.to_owned()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_gives_a_password_and_a_wrong_one_is_named_without_being_shown() {
        let read = parsed("1: open sesame\n\n12:a:b \n").unwrap();
        let told: Vec<(u32, &str)> = read.iter().map(|(n, p)| (*n, p.0.as_str())).collect();
        assert_eq!(told, [(1, "open sesame"), (12, "a:b ")]);
        let wrong = parsed("1: a\nsecret").unwrap_err().to_string();
        assert_eq!(
            wrong,
            "line 2 of the passwords is not a number, a colon and a password"
        );
        assert_eq!(format!("{read:?}"), "{1: Password(…), 12: Password(…)}");
    }
}
