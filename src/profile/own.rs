//! Profiles of a firm's own: each a file that extends another profile and says what is otherwise.
//!
//! What ships is never changed. A file that bears the name of the profile it extends can only say who has confirmed
//! its values; whatever else differs needs a name of its own.

use crate::finding::{Finding, LibraryCode, Place, either};
use crate::library::{field_at, is_kebab_case, read_past_mistakes};

use super::faults::faults;
use super::values::Changes;
use super::{Profile, Profiles};

/// A file in the folder `profiles` of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFile {
    /// For people.
    pub path: String,
    pub content: Vec<u8>,
}

/// A file that could be read.
struct Read {
    path: String,
    text: String,
    changes: Changes,
}

impl Profiles {
    /// Those that ship and those of the files; `looked_in` names the folders. Every mistake is a finding.
    pub fn read(files: &[ProfileFile], looked_in: Vec<String>) -> (Profiles, Vec<Finding>) {
        let mut findings = Vec::new();
        let read = files.iter().filter_map(|file| parsed(file, &mut findings));
        let (confirming, own): (Vec<Read>, Vec<Read>) =
            read.partition(|file| file.changes.id == file.changes.extends);
        let mut all = Profile::all_shipped();
        for file in confirming {
            confirm(&mut all, file, &mut findings);
        }
        add(&mut all, own, &mut findings);
        (Profiles::of(all, looked_in), findings)
    }
}

fn parsed(file: &ProfileFile, findings: &mut Vec<Finding>) -> Option<Read> {
    let Ok(text) = std::str::from_utf8(&file.content) else {
        findings.push(Finding::of(LibraryCode::NotUtf8).at(start(&file.path)));
        return None;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (changes, mistakes) = read_past_mistakes::<Changes>(text);
    let is_whole = mistakes.is_empty();
    findings.extend(mistakes.into_iter().map(|mistake| {
        let place = Place::File {
            path: file.path.clone(),
            line: mistake.line,
            column: mistake.column,
        };
        Finding::new(
            LibraryCode::ProfileUnreadable,
            format!("{}.", mistake.message),
        )
        .at(place)
    }));
    // A profile of which a part cannot be read would be other rules.
    changes.filter(|_| is_whole).map(|changes| Read {
        path: file.path.clone(),
        text: text.to_owned(),
        changes,
    })
}

/// The name of the profile in a file, where it can be read.
pub fn profile_id(text: &str) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (changes, _mistakes) = read_past_mistakes::<Changes>(text);
    changes.map(|changes| changes.id)
}

/// Takes over who has confirmed what of a profile that ships.
fn confirm(all: &mut [Profile], file: Read, findings: &mut Vec<Finding>) {
    let beyond = file.changes.beyond_confirming();
    for field in &beyond {
        let message = format!(
            "“{field}” would change the profile “{}”, which ships with the program.",
            file.changes.id
        );
        findings.push(Finding::new(LibraryCode::ProfileShipped, message).at(file.at(field)));
    }
    let known = all
        .iter_mut()
        .find(|profile| profile.id == file.changes.id && profile.extends.is_none());
    match known {
        Some(profile) if beyond.is_empty() => {
            let mut confirmed = file.changes.applied_to(profile);
            confirmed.extends = None;
            *profile = confirmed;
        }
        Some(_) => {}
        None => findings.push(unknown_base(all, &file)),
    }
}

/// Adds profiles, each once that which it extends is known.
fn add(all: &mut Vec<Profile>, mut own: Vec<Read>, findings: &mut Vec<Finding>) {
    loop {
        let is_ready = |file: &Read| all.iter().any(|one| one.id == file.changes.extends);
        let (ready, rest): (Vec<Read>, Vec<Read>) = own.into_iter().partition(is_ready);
        own = rest;
        if ready.is_empty() {
            break;
        }
        for file in ready {
            let found = match sound(all, file) {
                Ok(profile) => {
                    all.push(profile);
                    Vec::new()
                }
                Err(found) => found,
            };
            findings.extend(found);
        }
    }
    findings.extend(own.iter().map(|file| unknown_base(all, file)));
}

/// The profile that a file makes of the one it extends, or everything that is wrong with it.
fn sound(all: &[Profile], file: Read) -> Result<Profile, Vec<Finding>> {
    let base = all.iter().find(|one| one.id == file.changes.extends);
    let Some(base) = base else {
        return Err(vec![unknown_base(all, &file)]);
    };
    let mut found = Vec::new();
    let id = &file.changes.id;
    if !is_kebab_case(id) || all.iter().any(|one| one.id == *id) {
        let message = format!("“{id}” is the name of another profile, or no name.");
        found.push(Finding::new(LibraryCode::ProfileName, message).at(file.at("id")));
    }
    for field in file.changes.without_authority() {
        let message =
            format!("“{field}” has another value, and not both its authority and status.");
        found.push(Finding::new(LibraryCode::ProfileAuthority, message).at(file.at(field)));
    }
    let (path, text) = (file.path, file.text);
    let profile = file.changes.applied_to(base);
    found.extend(faults(&profile).into_iter().map(|(field, message)| {
        Finding::new(LibraryCode::ProfileValue, message).at(place(&path, &text, field))
    }));
    match found.is_empty() {
        true => Ok(profile),
        false => Err(found),
    }
}

fn unknown_base(all: &[Profile], file: &Read) -> Finding {
    let known: Vec<String> = all.iter().map(|one| format!("“{}”", one.id)).collect();
    let message = format!(
        "There is no profile “{}” to extend; there are {}.",
        file.changes.extends,
        either(&known)
    );
    Finding::new(LibraryCode::ProfileBase, message).at(file.at("extends"))
}

impl Read {
    fn at(&self, field: &str) -> Place {
        place(&self.path, &self.text, field)
    }
}

fn place(path: &str, text: &str, field: &str) -> Place {
    let (line, column) = field_at(text, field);
    Place::File {
        path: path.to_owned(),
        line,
        column,
    }
}

fn start(path: &str) -> Place {
    Place::File {
        path: path.to_owned(),
        line: 1,
        column: 1,
    }
}

#[cfg(test)]
mod tests;
