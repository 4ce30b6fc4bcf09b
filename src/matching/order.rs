//! In which order passages stand, each chosen by what it still adds to those above it.
//!
//! The next one is always the one that counts most now. What stands above draws the same from all that
//! answer the same issues, so those keep their order among themselves: only the first of each such group
//! can be next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::library::PassageId;

use super::weights::WEIGHTS;

/// A passage to be put in its place.
pub(super) struct Candidate<'a> {
    pub(super) id: &'a PassageId,
    /// What it counts by itself.
    pub(super) score: f64,
    /// The disputed issues that it answers, by position.
    pub(super) answers: BTreeSet<usize>,
    pub(super) is_assessment: bool,
}

/// Figures are compared in millionths: two machines that differ in the last bit of a logarithm agree.
type Millionths = i64;

fn millionths(figure: f64) -> Millionths {
    (figure * 1e6).round() as Millionths
}

/// What stands above already: of each issue the passages and the assessments on it, by position.
struct Above {
    passages: Vec<f64>,
    assessments: Vec<f64>,
    /// The passages that answer nothing.
    others: f64,
}

/// Candidates from which the same is drawn.
type Group<'a> = (&'a BTreeSet<usize>, bool);

impl Above {
    fn nothing(issues: usize) -> Self {
        Above {
            passages: vec![0.0; issues],
            assessments: vec![0.0; issues],
            others: 0.0,
        }
    }

    fn count(&mut self, (answers, is_assessment): Group<'_>) {
        if answers.is_empty() {
            self.others += 1.0;
        }
        // Who answers three issues takes a third of a place from each.
        let part = 1.0 / answers.len() as f64;
        for place in answers {
            if let Some(count) = self.passages.get_mut(*place) {
                *count += part;
            }
            if let Some(count) = self.assessments.get_mut(*place).filter(|_| is_assessment) {
                *count += 1.0;
            }
        }
    }

    /// What being below these adds to each of a group, or draws from it: by the issue that has least.
    fn adds(&self, (answers, is_assessment): Group<'_>) -> Millionths {
        let least = |counts: &[f64]| {
            let of_group = answers.iter().filter_map(|place| counts.get(*place));
            of_group.copied().reduce(f64::min)
        };
        let repeated = least(&self.passages).unwrap_or(self.others);
        let assessed = least(&self.assessments).filter(|_| is_assessment);
        let assessment = assessed.map_or(0.0, |above| WEIGHTS.assessment / (1.0 + above));
        millionths(assessment - WEIGHTS.repeated * (1.0 + repeated).log2())
    }
}

/// The candidates by number, best first; ties by id.
pub(super) fn best_first(candidates: &[Candidate<'_>], issues: usize) -> Vec<usize> {
    let mut groups: BTreeMap<Group<'_>, Vec<_>> = BTreeMap::new();
    for (number, one) in candidates.iter().enumerate() {
        let rank = (millionths(one.score), Reverse(one.id));
        let group = (&one.answers, one.is_assessment);
        groups.entry(group).or_default().push((rank, number));
    }
    // The best of each stands last, to be taken from there.
    groups.values_mut().for_each(|group| group.sort());
    let mut above = Above::nothing(issues);
    let mut order = Vec::with_capacity(candidates.len());
    loop {
        let heads = groups.iter().filter_map(|(group, left)| {
            let ((score, id), _) = left.last()?;
            Some(((score + above.adds(*group), *id), *group))
        });
        let Some((_, best)) = heads.max_by_key(|(rank, _)| *rank) else {
            return order;
        };
        above.count(best);
        let taken = groups.get_mut(&best).and_then(Vec::pop);
        order.extend(taken.map(|(_, number)| number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(candidates: &[(&str, f64, &[usize], bool)]) -> Vec<String> {
        let ids: Vec<PassageId> = candidates.iter().map(|(id, ..)| (*id).into()).collect();
        let of = |((_, score, answers, is_assessment), id): (&(&str, f64, &[usize], bool), _)| {
            Candidate {
                id,
                score: *score,
                answers: answers.iter().copied().collect(),
                is_assessment: *is_assessment,
            }
        };
        let made: Vec<Candidate<'_>> = candidates.iter().zip(&ids).map(of).collect();
        let order = best_first(&made, 2);
        order.iter().map(|at| ids[*at].to_string()).collect()
    }

    #[test]
    fn ties_stand_by_their_ids() {
        let all = [("b", 5.0, &[0][..], false), ("a", 5.0, &[0][..], false)];
        assert_eq!(order(&all), ["a", "b"]);
    }

    #[test]
    fn an_issue_that_has_nothing_yet_comes_before_the_fourth_of_another() {
        let first = |id| (id, 5.0, &[0][..], false);
        let all = [
            first("a"),
            first("b"),
            first("c"),
            ("z", 4.6, &[1][..], false),
        ];
        assert_eq!(order(&all), ["a", "z", "b", "c"]);
    }

    #[test]
    fn the_first_assessment_on_an_issue_leads_and_the_others_take_their_places() {
        let all = [
            ("plain", 20.0, &[0][..], false),
            ("assessed", 9.0, &[0][..], true),
            ("assessed-too", 9.0, &[0][..], true),
            ("assessed-elsewhere", 9.0, &[1][..], true),
            ("assessed-on-nothing", 9.0, &[][..], true),
        ];
        let expected = [
            "assessed",
            "assessed-elsewhere",
            "plain",
            "assessed-too",
            "assessed-on-nothing",
        ];
        assert_eq!(order(&all), expected);
    }

    proptest::proptest! {
        /// The groups only save looking at all of them each time.
        #[test]
        fn it_is_the_order_in_which_each_next_one_counts_most(
            made in proptest::collection::vec((0..40_u8, 0..4_u8, proptest::bool::ANY), 0..30)
        ) {
            let ids: Vec<PassageId> = (0..made.len()).map(|at| format!("p{at:02}").as_str().into()).collect();
            let candidates: Vec<Candidate<'_>> = made.iter().zip(&ids).map(|((score, on, is_assessment), id)| Candidate {
                id,
                score: f64::from(*score) / 2.0,
                answers: (0..2).filter(|at| on & (1 << at) != 0).collect(),
                is_assessment: *is_assessment,
            }).collect();
            let mut above = Above::nothing(2);
            let mut left: Vec<usize> = (0..candidates.len()).collect();
            let mut slow = Vec::new();
            let counts = |above: &Above, at: usize| {
                let one = &candidates[at];
                millionths(one.score) + above.adds((&one.answers, one.is_assessment))
            };
            while let Some(best) = left.iter().copied().max_by_key(|at| {
                (counts(&above, *at), Reverse(candidates[*at].id))
            }) {
                above.count((&candidates[best].answers, candidates[best].is_assessment));
                left.retain(|at| *at != best);
                slow.push(best);
            }
            proptest::prop_assert_eq!(best_first(&candidates, 2), slow);
        }
    }
}
