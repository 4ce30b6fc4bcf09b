//! What differs between a quotation and a document: for people line by line, for programs as JSON.

use serde::Serialize;

use crate::quote::{Difference, Edits};

#[derive(Default, Serialize)]
pub(super) struct Changes<'t> {
    differences: Vec<Pair<'t>>,
    cuts: Vec<&'t str>,
    insertions: Vec<Pair<'t>>,
    /// `[T]he`: each letter, and the one of the document.
    changed_letters: Vec<(char, char)>,
    /// A cut or an insertion may change the sense: a negation, a number, a name, the middle of a sentence.
    to_confirm: bool,
}

#[derive(Serialize)]
pub(super) struct Pair<'t> {
    quoted: &'t str,
    document: &'t str,
}

impl<'t> Changes<'t> {
    /// Words that do not agree.
    pub(super) fn differing(differences: &'t [Difference]) -> Self {
        let pair = |difference: &'t Difference| Pair {
            quoted: &difference.extract,
            document: &difference.text,
        };
        Changes {
            differences: differences.iter().map(pair).collect(),
            ..Changes::default()
        }
    }

    /// What is marked as changed.
    pub(super) fn marked(edits: &'t Edits) -> Self {
        let insertions = edits.insertions.iter().map(|one| Pair {
            quoted: &one.text,
            document: &one.instead_of,
        });
        let letters = edits.changed_letters.iter();
        Changes {
            differences: Vec::new(),
            cuts: edits.cuts.iter().map(|cut| cut.words.as_str()).collect(),
            insertions: insertions.collect(),
            changed_letters: letters.map(|one| (one.to, one.from)).collect(),
            to_confirm: edits.need_confirming(),
        }
    }

    /// One below the other.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let differences = self.differences.iter().map(Pair::difference);
        let cuts = self.cuts.iter().filter(|cut| !cut.is_empty());
        let cuts = cuts.map(|cut| format!("    cut: “{cut}”"));
        let insertions = self.insertions.iter().map(Pair::insertion);
        let letters = self.changed_letters.iter();
        let letters = letters.map(|(own, theirs)| format!("    “{own}” for “{theirs}”"));
        let told = "    to be confirmed by a person: this may change the sense";
        let told = self.to_confirm.then(|| told.to_owned());
        let marked = cuts.chain(insertions).chain(letters);
        differences.chain(marked).chain(told)
    }
}

impl Pair<'_> {
    fn difference(&self) -> String {
        let Pair { quoted, document } = self;
        match (quoted.is_empty(), document.is_empty()) {
            (true, _) => format!("    left out: “{document}”"),
            (_, true) => format!("    not there: “{quoted}”"),
            _ => format!("    “{quoted}” is “{document}” there"),
        }
    }

    fn insertion(&self) -> String {
        let Pair { quoted, document } = self;
        match document.is_empty() {
            true => format!("    inserted: “{quoted}”"),
            false => format!("    inserted: “{quoted}” for “{document}”"),
        }
    }
}
