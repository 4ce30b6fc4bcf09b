//! What may have been meant by a word that names nothing: what is spelt most like it, or has it in another name.

use crate::library::{Characteristic, Issue, Taxonomy};

use super::fold::fold;

/// So many are named.
const MOST_NAMED: usize = 3;

/// The characteristics that may be meant of somebody from there, likeliest first: by id, label and synonyms.
pub fn characteristics_like<'a>(
    taxonomy: &'a Taxonomy,
    text: &str,
    nationality: Option<&str>,
) -> Vec<&'a Characteristic> {
    let known = taxonomy.characteristics();
    let known = known.filter(|one| one.is_for(nationality) && one.nationality.is_none());
    let named = known.map(|one| {
        let words = taxonomy.words_for(one, nationality.as_slice()).cloned();
        (one, words.chain([one.id.to_string()]).collect())
    });
    nearest(text, named)
}

/// The issues that may be meant, likeliest first: by code, titles and synonyms.
pub fn issues_like<'a>(
    taxonomy: &'a Taxonomy,
    text: &str,
    nationality: Option<&str>,
) -> Vec<&'a Issue> {
    let named = taxonomy.issues.iter().map(|one| {
        let own = [one.id.as_str(), &one.code, one.title(), &one.label].map(str::to_owned);
        let words = taxonomy.synonyms_for(one, nationality.as_slice()).cloned();
        (one, words.chain(own).collect())
    });
    nearest(text, named)
}

/// A few of those whose names come nearest; none where none comes near.
fn nearest<T>(text: &str, known: impl Iterator<Item = (T, Vec<String>)>) -> Vec<T> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let far = |names: &[String]| {
        names
            .iter()
            .filter_map(|name| how_far(&wanted, &fold(name)))
            .min()
    };
    let mut found: Vec<(usize, T)> = known
        .filter_map(|(one, names)| Some((far(&names)?, one)))
        .collect();
    found.sort_by_key(|(far, _)| *far);
    let found = found.into_iter().take(MOST_NAMED);
    found.map(|(_, one)| one).collect()
}

/// 0 for the very name; then what has all its words, or beginnings of words; then what is spelt nearly so. None beyond
/// that.
fn how_far(wanted: &str, name: &str) -> Option<usize> {
    if wanted == name {
        return Some(0);
    }
    let words = wanted.split_whitespace();
    let by_word = words.map(|word| {
        let known = name.split_whitespace();
        known.filter_map(|known| between_words(word, known)).min()
    });
    let by_word = by_word.sum::<Option<usize>>();
    let whole = within(wanted.trim_start(), name.trim_start());
    by_word.into_iter().chain(whole).min().map(|far| far + 1)
}

/// 0 where one word begins with the other.
fn between_words(wanted: &str, known: &str) -> Option<usize> {
    match known.starts_with(wanted) {
        true => Some(0),
        false => within(wanted, known),
    }
}

/// How far they are from each other, if that is near: of four letters one may be wrong, of a long name three.
fn within(wanted: &str, known: &str) -> Option<usize> {
    let most = (wanted.chars().count() / 4).min(3);
    Some(distance(wanted, known)).filter(|far| *far <= most)
}

/// How many letters have to be put in, taken out, exchanged or swapped with the next to make one of the other.
pub(super) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // The row above, and the one above that, with the letter of each.
    let mut before: (Option<char>, Vec<usize>) = (None, Vec::new());
    let mut above: (Option<char>, Vec<usize>) = (None, (0..=other.len()).collect());
    for (at, letter) in one.chars().enumerate() {
        let mut row = vec![at + 1];
        for (to, known) in other.iter().enumerate() {
            let step = |place: Option<&usize>, cost: usize| place.map(|far| far + cost);
            let is_swap = above.0 == Some(*known)
                && to.checked_sub(1).and_then(|last| other.get(last)) == Some(&letter);
            let ways = [
                step(row.last(), 1),
                step(above.1.get(to + 1), 1),
                step(above.1.get(to), usize::from(letter != *known)),
                step(
                    to.checked_sub(1)
                        .and_then(|to| before.1.get(to))
                        .filter(|_| is_swap),
                    1,
                ),
            ];
            row.extend(ways.into_iter().flatten().min());
        }
        before = std::mem::replace(&mut above, (Some(letter), row));
    }
    above.1.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{read, shipped};

    fn meant(text: &str) -> Vec<String> {
        let taxonomy = read(&shipped()).0.taxonomy;
        let found = characteristics_like(&taxonomy, text, Some("RUS")).into_iter();
        found.map(|one| one.id.to_string()).collect()
    }

    #[test]
    fn a_characteristic_is_meant_by_its_other_names_and_by_what_is_spelt_nearly_so() {
        for (text, first) in [
            ("awol", "absent-without-leave"),
            ("Absent without leave", "absent-without-leave"),
            ("unauthorised absence", "absent-without-leave"),
            ("absent without leve", "absent-without-leave"),
            ("povestka", "summons-served"),
            ("desertr", "deserter"),
            ("dezerter", "deserter"),
            ("gay", "lgbt"),
            ("interpol", "wanted-or-convicted"),
            ("JehovahsWitness", "jehovahs-witness"),
        ] {
            let meant = meant(text);
            assert_eq!(meant.first().map(String::as_str), Some(first), "{text}");
            assert!(meant.len() <= MOST_NAMED, "{text}: {meant:?}");
        }
        assert_eq!(meant("qwertyuiop"), Vec::<String>::new());
        assert_eq!(meant(" "), Vec::<String>::new());
    }

    #[test]
    fn an_issue_is_meant_by_its_titles() {
        let taxonomy = read(&shipped()).0.taxonomy;
        let meant = issues_like(&taxonomy, "war crimes", None);
        assert_eq!(meant[0].code, "Q3c");
        assert_eq!(issues_like(&taxonomy, "relocaton", None)[0].code, "Q5");
    }

    #[test]
    fn letters_are_counted_that_are_other_missing_or_swapped() {
        for (one, other, far) in [
            ("iran", "iran", 0),
            ("irna", "iran", 1),
            ("ira", "iran", 1),
            ("irak", "iran", 1),
            ("", "iran", 4),
            ("chad", "chile", 3),
        ] {
            assert_eq!(distance(one, other), far, "{one} {other}");
            assert_eq!(distance(other, one), far, "{other} {one}");
        }
    }
}
