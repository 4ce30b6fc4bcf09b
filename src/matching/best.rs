//! A first selection: the disputed issues in turn take the best passage that answers them.
//!
//! The first issue would get nearly everything otherwise. No issue is added to those in dispute, and
//! nothing general is taken: both are for a person to choose.

use std::collections::BTreeSet;

use crate::library::Taxonomy;

use super::answers::Answers;
use super::rank::{Match, Question};

/// At most so many of the matches, by place in `found`, each with the disputed issue (by position) that
/// takes it. `found` is in the order of [`matches`](super::matches()).
pub fn best(
    found: &[Match<'_>],
    question: &Question,
    taxonomy: &Taxonomy,
    most: usize,
) -> Vec<(usize, usize)> {
    let answers = Answers::new(taxonomy, &question.issues);
    let mut left: Vec<(usize, BTreeSet<usize>)> = found
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.is_general)
        .map(|(place, one)| (place, answers.all(&one.held.passage.issues)))
        .filter(|(_, answered)| !answered.is_empty())
        .collect();
    let mut taken = Vec::new();
    loop {
        let before = taken.len();
        for issue in 0..question.issues.len() {
            let answering = left
                .iter()
                .position(|(_, answered)| answered.contains(&issue));
            if let Some(at) = answering.filter(|_| taken.len() < most) {
                taken.push((left.remove(at).0, issue));
            }
        }
        if taken.len() == before {
            return taken;
        }
    }
}
