//! Where in a document a quotation might stand that is not there letter by letter: where pairs of its words
//! follow each other as they do in it, rare pairs first.

use super::flow::key;
use super::index::Index;

/// So many places of words are looked at.
const MOST: usize = 20_000;

/// So many places in the document are compared with the quotation.
const BEST: usize = 6;

/// Words that stand so much nearer or further off than in the quotation count together.
const SHIFT: i64 = 3;

/// Where single words are looked for, they are rarer than this.
const RARE: usize = 2_000;

/// Tokens of the document at which a quotation of these words might begin, the likeliest first.
pub(super) fn candidates(index: &Index, words: &[&str]) -> Vec<i64> {
    let keys: Vec<u32> = words.iter().map(|word| key(word)).collect();
    let pairs = keys.windows(2).enumerate().map(|(at, keys)| match keys {
        [first, second] => (at, index.pairs(*first, *second)),
        _ => (at, &[][..]),
    });
    let found = likeliest(starts(pairs.collect()));
    if !found.is_empty() {
        return found;
    }
    let singles = keys.iter().map(|key| index.singles(*key)).enumerate();
    let rare = singles.filter(|(_, places)| places.len() < RARE);
    likeliest(starts(rare.collect()))
}

/// Where the quotation would begin, and how much that weighs, by each place of its words.
fn starts(mut places: Vec<(usize, &[(u32, u32)])>) -> Vec<(i64, u64)> {
    places.sort_by_key(|(at, places)| (places.len(), *at));
    let mut starts = Vec::new();
    for (at, places) in places {
        let weight = u64::from(places.len().leading_zeros());
        let left = MOST - starts.len();
        let own = places.iter().take(left);
        starts.extend(own.map(|(_, place)| (i64::from(*place) - at as i64, weight)));
    }
    starts.sort_unstable();
    starts
}

/// The stretches in which most starts lie, by weight.
fn likeliest(starts: Vec<(i64, u64)>) -> Vec<i64> {
    let mut best: Vec<(u64, i64)> = Vec::new();
    let (mut first, mut weight) = (0, 0);
    let mut heaviest: Option<(u64, i64)> = None;
    for (start, own) in &starts {
        weight += own;
        while let Some((other, own)) = starts.get(first)
            && start - other > SHIFT
        {
            weight -= own;
            first += 1;
            best.extend(heaviest.take());
        }
        let begin = starts.get(first).map_or(*start, |(begin, _)| *begin);
        if heaviest.is_none_or(|(most, _)| weight > most) {
            heaviest = Some((weight, begin));
        }
    }
    best.extend(heaviest);
    best.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut chosen: Vec<i64> = Vec::new();
    for (_, start) in best {
        if chosen.iter().all(|other| (other - start).abs() > SHIFT) {
            chosen.push(start);
        }
        if chosen.len() == BEST {
            break;
        }
    }
    chosen
}
