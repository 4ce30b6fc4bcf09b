//! What became of a quotation that was held against a document.

use super::document::Area;
use super::near::Difference;

/// The result of a check, and the table of letters by which it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// [`LETTERS`](super::LETTERS) of its day.
    pub letters: &'static str,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Letter by letter.
    Exact {
        at: Place,
        continues_with: Vec<Continuation>,
    },
    /// Letter by letter but for cuts and insertions that the quotation shows.
    ExactWithEdits {
        at: Place,
        edits: Edits,
        continues_with: Vec<Continuation>,
    },
    /// Most of its words stand together; these do not agree. `text` of a difference is the document's.
    Near {
        at: Place,
        differences: Vec<Difference>,
    },
    NotFound(NotFound),
    /// Not found on the pages that can be read; these, counted from 0, cannot.
    Unreadable {
        pages: Vec<usize>,
    },
}

impl Outcome {
    /// Where it stands, or what comes nearest to it.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Outcome::Exact { at, .. }
            | Outcome::ExactWithEdits { at, .. }
            | Outcome::Near { at, .. } => Some(at),
            Outcome::NotFound(_) | Outcome::Unreadable { .. } => None,
        }
    }

    /// What the document says beside it, and turns or limits it.
    pub fn continues_with(&self) -> &[Continuation] {
        match self {
            Outcome::Exact { continues_with, .. }
            | Outcome::ExactWithEdits { continues_with, .. } => continues_with,
            Outcome::Near { .. } | Outcome::NotFound(_) | Outcome::Unreadable { .. } => &[],
        }
    }
}

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Counted from 0, in the order of the document.
    pub pages: Vec<usize>,
    /// One a line, in the order of reading.
    pub boxes: Vec<PageBox>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageBox {
    /// Counted from 0.
    pub page: usize,
    pub area: Area,
}

/// Why nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// Its words do not stand together anywhere.
    Nowhere,
    /// It has no letter and no figure.
    NoWords,
    /// It is not there letter by letter, and too long for more than that.
    TooLong,
    /// The document repeats itself so often that it was not searched to its end.
    GivenUp,
}

/// What a quotation shows as changed, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    pub cuts: Vec<Cut>,
    pub insertions: Vec<Insertion>,
    pub changed_letters: Vec<ChangedLetter>,
    /// Words that a machine has read in a picture; none where all are the document's own.
    pub by_machine: Option<ByMachine>,
}

/// Words of pages that are pictures: what stands there a person sees, and nobody else knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByMachine {
    /// Counted from 0.
    pub pages: Vec<usize>,
    /// The quotation.
    pub words: String,
}

impl ByMachine {
    /// `page 3`, `pages 3 and 4`: as the file counts them.
    pub fn named(&self) -> String {
        let pages: Vec<String> = self
            .pages
            .iter()
            .map(|page| (page + 1).to_string())
            .collect();
        match pages.len() {
            1 => format!("page {}", pages.join("")),
            _ => format!("pages {}", pages.join(" and ")),
        }
    }

    fn to_confirm(&self) -> ToConfirm {
        ToConfirm {
            name: format!(
                "read by machine, {}: {}",
                self.named(),
                shortened(&self.words)
            ),
            reasons: vec![Confirm::ReadByMachine],
        }
    }
}

/// A cut or an insertion that a person has to look at before the quotation can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToConfirm {
    /// The same for the same change of the same words: `[…] not`, `[the applicant] he`.
    pub name: String,
    pub reasons: Vec<Confirm>,
}

impl Edits {
    /// Those that need confirming, in the order of the quotation.
    pub fn to_confirm(&self) -> Vec<ToConfirm> {
        let cuts = self.cuts.iter();
        let cuts = cuts.map(|cut| ("…", &cut.words, &cut.confirm));
        let insertions = self.insertions.iter();
        let insertions = insertions.map(|one| (one.text.as_str(), &one.instead_of, &one.confirm));
        let all = cuts.chain(insertions);
        let all = all.filter(|(_, _, reasons)| !reasons.is_empty());
        all.map(|(marked, words, reasons)| ToConfirm {
            name: format!("[{marked}] {}", shortened(words))
                .trim_end()
                .to_owned(),
            reasons: reasons.clone(),
        })
        .chain(self.by_machine.iter().map(ByMachine::to_confirm))
        .collect()
    }

    /// Whether nothing is changed, and the words are only a machine's.
    pub fn is_only_by_machine(&self) -> bool {
        self.by_machine.is_some()
            && self.cuts.is_empty()
            && self.insertions.is_empty()
            && self.changed_letters.is_empty()
    }

    /// Whether a person has to look at one of them before the quotation can be relied on.
    pub fn need_confirming(&self) -> bool {
        self.by_machine.is_some()
            || self.cuts.iter().any(|cut| !cut.confirm.is_empty())
            || self
                .insertions
                .iter()
                .any(|insertion| !insertion.confirm.is_empty())
    }
}

/// What is longer keeps its beginning, its end, how long it is and a sum over all of it.
const LONG: usize = 400;

fn shortened(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let (Some(start), Some(end)) = (letters.get(..LONG / 2), letters.get(LONG / 2..)) else {
        return words.to_owned();
    };
    if end.len() <= LONG / 2 {
        return words.to_owned();
    }
    let start: String = start.iter().collect();
    let end: String = end.iter().skip(end.len() - LONG / 2).collect();
    let sum = crc32fast::hash(words.as_bytes());
    format!("{start}… ({} letters, {sum:08x}) …{end}", letters.len())
}

/// `[…]`, and the words of the document that it stands for; none at the ends of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    pub words: String,
    /// Why it needs confirming; empty where it does not.
    pub confirm: Vec<Confirm>,
}

/// `[the applicant]`, and the words of the document instead of which it stands, if any; at the ends of a quotation
/// the rest of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Insertion {
    pub text: String,
    pub instead_of: String,
    /// Why it needs confirming; empty where it does not.
    pub confirm: Vec<Confirm>,
}

/// `[T]he`: a small letter for a capital, or the other way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLetter {
    pub from: char,
    pub to: char,
}

/// Why a cut or an insertion needs confirming, with the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirm {
    InsideSentence,
    /// Other words stand instead of the document's, and those are not only such as point at somebody.
    Replaces,
    Negation(String),
    Number(String),
    Name(String),
    Qualifying(String),
    OtherParagraph,
    /// A machine has read the words in a picture.
    ReadByMachine,
}

/// What the document says beside the quotation, and turns or limits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    pub side: Side,
    pub word: String,
    /// The quotation is a part of that sentence, and the word stands in what it leaves out: "not", "unless". Else
    /// the sentence next to it begins with "However" or the like.
    pub is_cut_off: bool,
    /// The sentence in which that word stands.
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    Behind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_confirms_of_a_long_cut_is_that_cut_alone() {
        let name = |middle: &str| {
            let words = format!("{}{middle}{}", "said ".repeat(60), "done ".repeat(60));
            let cut = Cut {
                words,
                confirm: vec![Confirm::InsideSentence],
            };
            let edits = Edits {
                cuts: vec![cut],
                ..Edits::default()
            };
            edits.to_confirm()[0].name.clone()
        };
        assert!(name("not ").chars().count() < 480);
        assert_eq!(name("not "), name("not "));
        assert_ne!(name("not "), name("now "));
    }
}
