//! What was noted of a filed bundle, held against its file: whoever cites it cites the paper that others have.

use crate::case::{Case, FiledBundle, FiledFile};
use crate::finding::{FiledCode, Finding};

use super::read::FiledText;
use super::sorted;

/// The file of a filed bundle as it is found now.
#[derive(Clone, Debug, PartialEq)]
pub enum FileNow {
    /// The same content; this stands in it.
    Same(Box<FiledText>),
    /// Another content.
    Changed,
    /// It is not there, or cannot be read.
    Gone,
}

/// Holds every filed bundle of a case against its files: `look` says what became of one. A difference is an error, for
/// what would be cited is not what others have.
pub fn compare(
    case: &Case,
    entry_prefix: &str,
    look: &dyn Fn(&FiledFile) -> FileNow,
) -> Vec<Finding> {
    let bundles = case.filed.iter();
    bundles
        .flat_map(|bundle| of(bundle, entry_prefix, look))
        .collect()
}

fn of(
    bundle: &FiledBundle,
    entry_prefix: &str,
    look: &dyn Fn(&FiledFile) -> FileNow,
) -> Vec<Finding> {
    let (mut texts, mut found) = (Vec::new(), Vec::new());
    for file in &bundle.files {
        match look(file) {
            FileNow::Same(text) => texts.push(*text),
            FileNow::Changed => found.push(not_at_hand(bundle, file, "has another content now")),
            FileNow::Gone => found.push(not_at_hand(bundle, file, "is not there")),
        }
    }
    if found.is_empty() {
        let text = FiledText::together(texts);
        let differences = differences(bundle, &text, entry_prefix);
        found.extend(differences.into_iter().map(|said| {
            let message = format!("{}, filed {}: {said}", bundle.title, bundle.on);
            Finding::new(FiledCode::Differs, message)
        }));
    }
    found
}

fn not_at_hand(bundle: &FiledBundle, file: &FiledFile, why: &str) -> Finding {
    let message = format!(
        "{}, filed {}: its file {} {why}, so its numbers are those that were noted when it was marked as filed.",
        bundle.title, bundle.on, file.path
    );
    Finding::new(FiledCode::NotAtHand, message)
}

/// Pages, entries and titles that the case has noted otherwise than the file says them.
fn differences(bundle: &FiledBundle, text: &FiledText, entry_prefix: &str) -> Vec<String> {
    let mut said = Vec::new();
    if bundle.prefix != text.prefix {
        said.push(format!(
            "its pages are {} 1 and so on, and {} was noted.",
            text.prefix, bundle.prefix
        ));
    }
    let noted = sorted(&bundle.index);
    let stands = sorted(&text.rows);
    let lost = noted.iter().filter(|row| !stands.contains(row));
    said.extend(lost.map(|row| {
        let pages = bundle.cite_range(row.first, row.last);
        format!("its index has no row “{}”, {pages}.", row.text)
    }));
    for document in &bundle.documents {
        let title = crate::bundle::transliterated(document.title.trim());
        let at = |(words, first): &(String, u32)| {
            words.starts_with(title.as_str()) && *first == document.first
        };
        if !text.documents.iter().any(at) {
            let page = bundle.cite(document.first);
            said.push(format!("“{}” does not begin on {page}.", document.title));
        }
    }
    for entry in &bundle.entries {
        let label = format!("{entry_prefix} {}", entry.number);
        if text.entry_page(&label) != Some(entry.page) {
            let page = bundle.cite(entry.page);
            said.push(format!("{label} does not stand on {page}."));
        }
    }
    let wrong = bundle.issues.iter().filter(|issue| {
        let label = crate::bundle::transliterated(issue.label.trim());
        !text.issues.contains(&(issue.number, label))
    });
    said.extend(wrong.map(|issue| format!("its issue {} is not “{}”.", issue.number, issue.label)));
    said
}
