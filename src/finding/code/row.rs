//! A row of the table of codes: all that is the same for every finding of one code.

use super::super::Severity;
use super::super::basis::{Basis, Promise, Rule};

/// What is the same for every finding of one code.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Stable and kebab-case, so that tests, scripts and overrides can name it.
    pub word: &'static str,
    pub severity: Severity,
    /// How grave it is where something speaks for it; only a few codes have this.
    pub eased: Option<Severity>,
    /// What it means, in one sentence.
    pub means: &'static str,
    /// What findings say where that needs no values and stands beside its place.
    message: Option<&'static str>,
    pub advice: Advice,
    pub basis: Basis,
    /// Whether it leaves a document without pages to put in, or with other pages than were meant: then
    /// nothing is exported.
    pub is_unusable: bool,
    /// Whether it is for whoever works on the case alone: no export says it, and no record holds it.
    pub is_private: bool,
    /// Whether it only says what is still to be done: every case begins with it, and nobody has done
    /// anything wrong.
    pub is_to_do: bool,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Every finding says this, unless it has a hint of its own.
    Said(&'static str),
    /// For the manual only: findings have hints that fit what was found, or none where their message is
    /// enough.
    Manual(&'static str),
}

impl Advice {
    pub fn text(self) -> &'static str {
        match self {
            Advice::Said(text) | Advice::Manual(text) => text,
        }
    }

    /// What a finding has for a hint if it has none of its own.
    pub(in crate::finding) fn hint(self) -> Option<String> {
        match self {
            Advice::Said(text) => Some(text.to_owned()),
            Advice::Manual(_) => None,
        }
    }
}

const fn row(severity: Severity, word: &'static str, means: &'static str, advice: Advice) -> Row {
    Row {
        word,
        severity,
        eased: None,
        means,
        message: None,
        advice,
        basis: Basis::PlainSense,
        is_unusable: false,
        is_private: false,
        is_to_do: false,
    }
}

pub(super) const fn note(word: &'static str, means: &'static str, advice: Advice) -> Row {
    row(Severity::Note, word, means, advice)
}

pub(super) const fn warning(word: &'static str, means: &'static str, advice: Advice) -> Row {
    row(Severity::Warning, word, means, advice)
}

pub(super) const fn error(word: &'static str, means: &'static str, advice: Advice) -> Row {
    row(Severity::Error, word, means, advice)
}

/// An error because of which a document cannot go into a bundle.
pub(super) const fn unusable(word: &'static str, means: &'static str, advice: Advice) -> Row {
    Row {
        is_unusable: true,
        ..error(word, means, advice)
    }
}

impl Row {
    /// What a finding says that holds no values.
    pub(in crate::finding) fn message(&self) -> &'static str {
        self.message.unwrap_or(self.means)
    }

    pub(super) const fn saying(self, message: &'static str) -> Self {
        Row {
            message: Some(message),
            ..self
        }
    }

    /// Something may speak for it: then it is a note.
    pub(super) const fn or_note(self) -> Self {
        Row {
            eased: Some(Severity::Note),
            ..self
        }
    }

    /// A person has to look where it is not certain.
    pub(super) const fn or_warning(self) -> Self {
        Row {
            eased: Some(Severity::Warning),
            ..self
        }
    }

    pub(super) const fn to_do(self) -> Self {
        Row {
            is_to_do: true,
            ..self
        }
    }

    pub(super) const fn private(self) -> Self {
        Row {
            is_private: true,
            ..self
        }
    }

    pub(super) const fn by(self, rule: Rule) -> Self {
        Row {
            basis: Basis::Rule(rule),
            ..self
        }
    }

    pub(super) const fn promised(self, promise: Promise) -> Self {
        Row {
            basis: Basis::Promise(promise),
            ..self
        }
    }
}
