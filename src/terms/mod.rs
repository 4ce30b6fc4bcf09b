//! Confidential words: where the terms that a person gave stand among words with their places.
//!
//! A term is looked for as people and machines write it: in any case, with or without accents, over the end of a
//! line and its hyphen, with its letters set apart, with an ending behind it, and as its letters are written in
//! other alphabets (`fold`). What is found is always whole words. It is better to find too much than too little:
//! a person sees the list before anything is filed, and takes back what was not meant.

mod boxes;
mod find;
mod fold;
mod name;

pub use boxes::{area_of, is_under, whole_words};
pub use find::{Found, Placed, find, stands_in};
pub use name::Name;

use fold::{Letter, folded, skeleton};

/// Words that must not be read, as a person gave them, prepared for the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    /// Letters and figures, without accents, with the starts of its words.
    plain: Vec<Letter>,
    /// As the letters sound, whoever transliterated them.
    skeleton: Vec<Letter>,
}

/// A term of fewer letters is found only as whole words.
const SHORT: usize = 4;

impl Term {
    /// None where there is no letter and no figure in it: it would stand everywhere or nowhere.
    pub fn new(text: &str) -> Option<Term> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = folded(&text, 0);
        let skeleton = skeleton(&plain);
        (!plain.is_empty()).then_some(Term {
            text,
            plain,
            skeleton,
        })
    }

    fn is_short(&self) -> bool {
        self.plain.len() < SHORT
    }
}

/// The terms of a list, one a line, each once; empty lines and those that begin with `#` are passed over.
pub fn listed(text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let lines = text.lines().map(str::trim);
    for term in lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(Term::new)
    {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}
