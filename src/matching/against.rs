//! What goes against the appellant on issues in dispute, for whoever asks whether a selection knows of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{Held, Library};

use super::answers::Answers;
use super::fit::Reach;
use super::rank::{Question, is_general, marks};

/// Of each of the disputed issues that are `asked` for, by position in the question, how many passages that fit answer
/// it and go against the appellant, if only in part. What shares the country alone counts where nothing shares more.
pub fn against(
    library: &Library,
    question: &Question,
    asked: &BTreeSet<usize>,
) -> BTreeMap<usize, usize> {
    let taxonomy = &library.taxonomy;
    let mut counts = BTreeMap::new();
    if asked.is_empty() {
        return counts;
    }
    let answers = Answers::new(taxonomy, &question.issues);
    let nationality = question.nationality.as_deref();
    let reach = Reach::new(nationality, &question.characteristics, taxonomy);
    let marks = marks(taxonomy);
    // Few passages are looked at closely: a case is checked with every key that is pressed.
    let adverse = library.passages();
    let adverse = adverse.filter(|held| held.passage.stance.goes_against());
    // What a court decided is cited before the evidence, whomever it helps.
    let adverse = adverse.filter(|held| taxonomy.authority_that_is(held.source).is_none());
    let on = |held: Held<'_>| {
        let on = answers.all(&held.passage.issues);
        let on: Vec<usize> = on.intersection(asked).copied().collect();
        if on.is_empty() {
            return None;
        }
        Some((on, is_general(&reach.fit(held)?, &marks)))
    };
    let found: Vec<(Vec<usize>, bool)> = adverse.filter_map(on).collect();
    let is_closer = |held| {
        let shared = reach.fit(held);
        shared.is_some_and(|shared| !is_general(&shared, &marks))
    };
    let has_general = found.iter().any(|(_, is_general)| *is_general);
    let has_closer = has_general && library.passages().any(is_closer);
    let counted = found
        .iter()
        .filter(|(_, is_general)| !(has_closer && *is_general));
    for issue in counted.flat_map(|(on, _)| on) {
        *counts.entry(*issue).or_default() += 1;
    }
    counts
}
