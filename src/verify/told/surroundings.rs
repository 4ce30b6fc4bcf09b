//! What a document says beside the words of a quotation, and turns or limits them.

use serde::Serialize;

use crate::quote::{Continuation, Side};

/// Sentences of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Surroundings {
    /// They begin with "However" or the like: behind the words,
    pub goes_on: Vec<String>,
    /// and before them.
    pub comes_after: Vec<String>,
    /// The words are a part of these, and leave out a "not" or the like.
    pub cut_short: Vec<String>,
}

impl Surroundings {
    pub fn of(continuations: &[Continuation]) -> Surroundings {
        let mut told = Surroundings::default();
        for one in continuations {
            let sentences = match one.side {
                _ if one.is_cut_off => &mut told.cut_short,
                Side::Before => &mut told.comes_after,
                Side::Behind => &mut told.goes_on,
            };
            if !sentences.contains(&one.sentence) {
                sentences.push(one.sentence.clone());
            }
        }
        told
    }

    /// A line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let parts = self.cut_short.iter();
        let parts = parts.map(|one| format!("a part of the sentence “{one}”"));
        let before = self.comes_after.iter();
        let before = before.map(|one| format!("before it, the source says “{one}”"));
        let behind = self.goes_on.iter();
        let behind = behind.map(|one| format!("the source goes on “{one}”"));
        parts.chain(before).chain(behind)
    }
}
