//! The letters of a page that belong to words which nobody sees, and those that are seen.

use std::collections::BTreeSet;

use super::hidden::{HiddenWords, judge};
use super::hidden_runs::{HiddenRun, runs};
use super::reader::PageContent;
use super::redactions::Place;
use super::seen::Seen;
use super::words::Word;

/// A page whose hidden words are known letter by letter.
#[derive(Debug)]
pub struct HiddenLetters {
    pub content: PageContent,
    /// Hidden on the page as it shows.
    pub runs: Vec<HiddenRun>,
    /// On layers that are off.
    pub of_layers: Vec<HiddenWords>,
    /// The words that are seen.
    pub seen: Vec<Word>,
    /// Marks hang on the page that viewers draw, and the renderer does not: a picture of it lacks them.
    pub has_undrawn_marks: bool,
}

impl HiddenLetters {
    pub(super) fn of(
        content: PageContent,
        words: Vec<Word>,
        marked: &[Place],
        seen: Option<&Seen>,
        of_layers: Vec<HiddenWords>,
    ) -> Self {
        let (runs, is_hidden) = {
            let judge = judge(&content, marked, seen);
            let is_hidden: Vec<bool> = words.iter().map(|word| judge(word).is_some()).collect();
            (runs(&words, &judge), is_hidden)
        };
        let words = words.into_iter().zip(is_hidden);
        HiddenLetters {
            content,
            runs,
            of_layers,
            has_undrawn_marks: false,
            seen: words
                .filter(|(_, hidden)| !hidden)
                .map(|(word, _)| word)
                .collect(),
        }
    }

    /// The letters of some of the runs, and all others at their places that belong to nothing that is seen: letters
    /// that were painted twice, spaces, signs.
    pub fn letters_of<'r>(&self, runs: impl Iterator<Item = &'r HiddenRun>) -> BTreeSet<u32> {
        let tells = |word: &&Word| word.text.chars().any(char::is_alphanumeric);
        let seen = self.seen.iter().filter(tells);
        let seen: BTreeSet<u32> = seen.flat_map(|word| word.glyphs.iter().copied()).collect();
        let mut letters = BTreeSet::new();
        for run in runs {
            letters.extend(&run.letters);
            let there = (0..).zip(&self.content.glyphs);
            let there = there.filter(|(_, glyph)| run.words.area.holds(glyph.area().middle()));
            letters.extend(
                there
                    .map(|(number, _)| number)
                    .filter(|number| !seen.contains(number)),
            );
        }
        letters
    }
}
