//! Letters that no face of ours can draw: where they stand, so that a person finds the words to change.

use std::collections::BTreeSet;

use crate::case::{Entry, HeadingField};
use crate::finding::{CaseCode, Finding, Place};

use super::CaseCheck;

/// Letters named in one finding.
const MOST_NAMED: usize = 8;

/// One finding for each thing in which such letters stand.
pub(super) fn letters_drawn(check: &CaseCheck<'_>) -> Vec<Finding> {
    let missing: BTreeSet<char> = check.missing.iter().copied().collect();
    let mut elsewhere = missing.clone();
    if elsewhere.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (place, text) in texts(check) {
        let found: Vec<char> = within(&text, &missing);
        if !found.is_empty() {
            let text = shortened(&text);
            let message = format!(
                "“{text}” has characters that cannot be printed: {}.",
                named(&found)
            );
            findings.push(finding(message).at(place));
            for letter in &found {
                elsewhere.remove(letter);
            }
        }
    }
    if !elsewhere.is_empty() {
        let elsewhere: Vec<char> = elsewhere.into_iter().collect();
        let message = format!("These characters cannot be printed: {}.", named(&elsewhere));
        findings.push(finding(message));
    }
    findings
}

fn finding(message: String) -> Finding {
    Finding::new(CaseCode::LettersMissing, message)
}

/// All that is typed or chosen, and printed.
fn texts<'a>(check: &CaseCheck<'a>) -> impl Iterator<Item = (Place, String)> + 'a {
    let case = check.case;
    let fields = HeadingField::ALL.into_iter().map(|field| {
        let place = Place::Field(field.label().to_owned());
        (place, case.heading.get(field).to_owned())
    });
    let issues = case
        .issues
        .iter()
        .map(|issue| (Place::Issue(issue.key.clone()), issue.label.clone()));
    let entries = case.entries().flat_map(of_entry);
    let documents = case.exhibits.iter().flat_map(|exhibit| {
        let texts = [Some(&exhibit.title), exhibit.section.as_ref()];
        let texts = texts.into_iter().flatten();
        texts.map(|text| (Place::Exhibit(exhibit.number), text.clone()))
    });
    fields.chain(issues).chain(entries).chain(documents)
}

fn of_entry(entry: &Entry) -> impl Iterator<Item = (Place, String)> + '_ {
    let texts = [
        entry.proposition.as_ref(),
        Some(&entry.passage.text),
        entry.passage.pinpoint.as_ref(),
        Some(&entry.source.title),
        Some(&entry.source.publisher),
        entry.note.as_ref(),
    ];
    let texts = texts.into_iter().flatten();
    texts.map(|text| (Place::Entry(entry.number), text.clone()))
}

/// In the order in which they stand there, each once.
fn within(text: &str, missing: &BTreeSet<char>) -> Vec<char> {
    let mut seen = BTreeSet::new();
    let missing = text.chars().filter(|letter| missing.contains(letter));
    missing.filter(|letter| seen.insert(*letter)).collect()
}

/// Of a long text, so much that it is known again.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn named(letters: &[char]) -> String {
    let first: Vec<String> = letters
        .iter()
        .take(MOST_NAMED)
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    let more = match letters.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::case;
    use crate::library::Library;
    use crate::preflight::Documents;
    use crate::preflight::Quotations;
    use crate::profile::{DEFAULT, Profile};

    /// Each thing of an entry that is printed has such a letter of its own.
    #[test]
    fn every_text_of_an_entry_is_named_with_it() {
        let mut case = case(1, 1);
        let entry = &mut case.issues[0].entries[0];
        entry.proposition = Some("proposition 一".to_owned());
        entry.note = Some("note 二".to_owned());
        entry.passage.text = "passage 三".to_owned();
        entry.passage.pinpoint = Some("page 四".to_owned());
        entry.source.title = "title 五".to_owned();
        entry.source.publisher = "publisher 六".to_owned();
        let profile = Profile::shipped(DEFAULT).unwrap();
        let found = letters_drawn(&CaseCheck {
            case: &case,
            library: &Library::default(),
            profile: &profile,
            today: "2026-11-26".parse().unwrap(),
            schedule_pages: 1,
            missing: &['一', '二', '三', '四', '五', '六'],
            documents: &Documents::new(),
            quotations: &Quotations::new(),
        });
        assert_eq!(found.len(), 6);
        for (finding, text) in found.iter().zip([
            "proposition 一",
            "passage 三",
            "page 四",
            "title 五",
            "publisher 六",
            "note 二",
        ]) {
            assert_eq!(finding.place, Place::Entry(1));
            assert!(finding.message.starts_with(&format!("“{text}” has ")));
        }
    }

    #[test]
    fn a_long_text_is_cut_between_letters_and_letters_are_named_once() {
        assert_eq!(shortened(&"張".repeat(61)), format!("{}…", "張".repeat(60)));
        let found = within("张伟 and 张", &BTreeSet::from(['伟', '张']));
        assert_eq!(named(&found), "张 (U+5F20), 伟 (U+4F1F)");
        let many: Vec<char> = ('ก'..='ฮ').collect();
        assert!(named(&many).ends_with("and 38 more"), "{}", named(&many));
    }
}
