//! What is left of a country where it is said as of a person: “a Sudanese national”, “citizen of Sudan”, “Syrians”.

use super::fold::fold;

/// Words that stand before a country, or its people, and say nothing of which it is.
const BEFORE: [&str; 24] = [
    "a",
    "an",
    "the",
    "any",
    "all",
    "each",
    "every",
    "of",
    "from",
    "in",
    "citizen",
    "citizens",
    "national",
    "nationals",
    "nationality",
    "subject",
    "subjects",
    "native",
    "people",
    "person",
    "persons",
    "refugee",
    "refugees",
    "passport",
];

/// Words that stand behind it.
const BEHIND: [&str; 21] = [
    "national",
    "nationals",
    "nationality",
    "citizen",
    "citizens",
    "citizenship",
    "subject",
    "subjects",
    "people",
    "person",
    "persons",
    "man",
    "men",
    "woman",
    "women",
    "refugee",
    "refugees",
    "passport",
    "holder",
    "holders",
    "origin",
];

/// What may be meant as the name of a country, folded, the whole of it first.
pub(super) fn forms(text: &str) -> Vec<String> {
    // "Korea, Republic of", "Iran (Islamic Republic of)"
    let turned = text.split_once([',', '(']);
    let turned = turned.map(|(name, kind)| fold(&format!("{kind} {name}")));
    // "U.S.A."
    let whole = [fold(text), fold(&text.replace('.', ""))];
    let whole = whole.into_iter().chain(turned);
    let mut all: Vec<String> = whole.flat_map(|whole| parts(&whole)).collect();
    // "Syrians"
    let singular = all.iter().filter_map(|form| form.strip_suffix('s'));
    let singular: Vec<String> = singular.map(str::to_owned).collect();
    all.extend(singular);
    all
}

/// A folded text, and the same without what says nothing.
fn parts(whole: &str) -> Vec<String> {
    let words: Vec<&str> = whole.split_whitespace().collect();
    let is_any_of = |all: &[&str], word: &str| all.iter().any(|one| fold(one).trim_start() == word);
    let first = words.iter().position(|word| !is_any_of(&BEFORE, word));
    let last = words.iter().rposition(|word| !is_any_of(&BEHIND, word));
    let last = last.map_or(words.len(), |last| last + 1);
    let first = first.unwrap_or(0);
    let parts = [
        words.get(first..),
        words.get(..last),
        words.get(first..last),
    ];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    let parts = parts.map(|part| format!(" {}", part.join(" ")));
    std::iter::once(whole.to_owned()).chain(parts).collect()
}
