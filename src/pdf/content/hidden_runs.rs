//! Hidden words that follow each other, put together; and those of layers that are off.

use std::collections::HashSet;

use super::hidden::{HiddenBy, HiddenWords};
use super::words::Word;

/// Fewer letters and digits than this are not reported.
const FEWEST: usize = 2;

/// Hidden words, with the numbers of their letters.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenRun {
    pub words: HiddenWords,
    pub letters: Vec<u32>,
}

/// Words of a page with all its layers, `words`, that are not among those it has by itself.
pub fn words_of_layers(words: &[Word], shown: &[Word]) -> Vec<HiddenWords> {
    let key = |word: &Word| {
        let place = |value: f32| (value * 10.0).round() as i64;
        (word.text.clone(), place(word.start.x), place(word.start.y))
    };
    let shown: HashSet<_> = shown.iter().map(key).collect();
    let runs = runs(words, |word| {
        (!shown.contains(&key(word))).then_some(HiddenBy::LayerOff)
    });
    runs.into_iter().map(|run| run.words).collect()
}

/// Words that are hidden by the same, put together where they follow each other.
pub(super) fn runs(words: &[Word], judge: impl Fn(&Word) -> Option<HiddenBy>) -> Vec<HiddenRun> {
    let mut found: Vec<HiddenRun> = Vec::new();
    let mut last: Option<(usize, &Word)> = None;
    for (at, word) in words.iter().enumerate() {
        let Some(kind) = judge(word) else {
            continue;
        };
        let follows = last.is_some_and(|(before, last)| at == before + 1 && is_near(last, word));
        match found.last_mut() {
            Some(run) if follows && run.words.kind == kind => {
                run.words.text.push(' ');
                run.words.text.push_str(&word.text);
                run.words.area = run.words.area.with(word.area);
                run.letters.extend(&word.glyphs);
            }
            _ => found.push(HiddenRun {
                words: HiddenWords {
                    kind,
                    text: word.text.clone(),
                    area: word.area,
                },
                letters: word.glyphs.clone(),
            }),
        }
        last = Some((at, word));
    }
    found.retain(|run| run.words.tells());
    found
}

impl HiddenWords {
    /// Whether it says enough to matter: not the number of a line, or one letter that a neighbour covers.
    fn tells(&self) -> bool {
        let letters = self.text.chars().filter(|letter| letter.is_alphanumeric());
        letters.count() >= FEWEST
    }
}

fn is_near(last: &Word, word: &Word) -> bool {
    let away = last.area.middle().to(word.area.middle());
    away.y.abs() < 2.5 * last.size.max(word.size)
}
