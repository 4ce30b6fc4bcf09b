//! What differs between a quotation and a document: for people line by line, for programs as JSON.

use serde::Serialize;

use crate::quote::{Difference, Edits, Outcome};

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    pub differences: Vec<Pair>,
    pub cuts: Vec<String>,
    pub insertions: Vec<Pair>,
    /// `[T]he`: each letter, and the one of the document.
    pub changed_letters: Vec<(char, char)>,
    /// A cut or an insertion may change the sense: a negation, a number, a name, the middle of a sentence.
    pub to_confirm: bool,
    /// Pages, from 1, on which a machine has read the words in a picture.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_machine: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    pub quoted: String,
    pub document: String,
}

impl Changes {
    /// Between an extract and its file.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Near { differences, .. } => Changes::differing(differences),
            Outcome::ExactWithEdits { edits, .. } => Changes::marked(edits),
            Outcome::Exact { .. } | Outcome::NotFound(_) | Outcome::Unreadable { .. } => {
                Changes::default()
            }
        }
    }

    /// Words that do not agree.
    pub fn differing(differences: &[Difference]) -> Self {
        let pair = |difference: &Difference| Pair {
            quoted: difference.extract.clone(),
            document: difference.text.clone(),
        };
        Changes {
            differences: differences.iter().map(pair).collect(),
            ..Changes::default()
        }
    }

    /// What is marked as changed.
    pub fn marked(edits: &Edits) -> Self {
        let insertions = edits.insertions.iter().map(|one| Pair {
            quoted: one.text.clone(),
            document: one.instead_of.clone(),
        });
        let letters = edits.changed_letters.iter();
        Changes {
            differences: Vec::new(),
            cuts: edits.cuts.iter().map(|cut| cut.words.clone()).collect(),
            insertions: insertions.collect(),
            changed_letters: letters.map(|one| (one.to, one.from)).collect(),
            to_confirm: edits.need_confirming(),
            by_machine: edits
                .by_machine
                .iter()
                .flat_map(|read| &read.pages)
                .map(|page| page + 1)
                .collect(),
        }
    }

    /// What was cut, put in or changed, as the quotation shows it: a line each.
    pub fn edits(&self) -> impl Iterator<Item = String> {
        let cuts = self.cuts.iter().filter(|cut| !cut.is_empty());
        let cuts = cuts.map(|cut| format!("cut: “{cut}”"));
        let insertions = self.insertions.iter().map(Pair::insertion);
        let letters = self.changed_letters.iter();
        let letters = letters.map(|(own, theirs)| match own == theirs {
            true => format!("“[{own}]”, which is “{theirs}” there, too"),
            false => format!("“{own}” for “{theirs}”"),
        });
        cuts.chain(insertions).chain(letters)
    }

    /// What does not agree: a line each.
    pub fn differing_lines(&self) -> impl Iterator<Item = String> {
        self.differences.iter().map(Pair::difference)
    }

    /// All of it, one below the other.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let told = match self.by_machine.is_empty() {
            true => "to be confirmed by a person: this may change the sense",
            false => {
                "to be confirmed by a person beside the picture: these words were read by machine"
            }
        };
        let told = self.to_confirm.then(|| told.to_owned());
        let lines = self.differing_lines().chain(self.edits()).chain(told);
        lines.map(|line| format!("    {line}"))
    }
}

impl Pair {
    fn difference(&self) -> String {
        let Pair { quoted, document } = self;
        match (quoted.is_empty(), document.is_empty()) {
            (true, _) => format!("left out: “{document}”"),
            (_, true) => format!("not there: “{quoted}”"),
            _ => format!("“{quoted}” is “{document}” there"),
        }
    }

    fn insertion(&self) -> String {
        let Pair { quoted, document } = self;
        match document.is_empty() {
            true => format!("inserted: “{quoted}”"),
            false => format!("inserted: “{quoted}” for “{document}”"),
        }
    }
}
