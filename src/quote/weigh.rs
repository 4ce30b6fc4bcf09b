//! Which cuts and insertions a person has to confirm: a written table of words that turn a sentence.

use std::ops::Range;

use super::flow::Flow;
use super::outcome::Confirm;
use super::sentences;

const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "nowhere",
    "cannot",
    "without",
    "hardly",
    "scarcely",
    "barely",
    "rarely",
    "seldom",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "absent",
    "absence",
    "fail",
    "fails",
    "failed",
    "failure",
    "refuse",
    "refused",
    "deny",
    "denied",
    "denies",
    "unable",
    "unlikely",
    "impossible",
    "few",
    "little",
    "un",
    "non",
    "dis",
    "im",
    "il",
    "ir",
];

const QUALIFYING: &[&str] = &[
    "unless",
    "except",
    "excepting",
    "save",
    "only",
    "solely",
    "some",
    "sometimes",
    "may",
    "might",
    "could",
    "can",
    "would",
    "should",
    "must",
    "shall",
    "alleged",
    "allegedly",
    "reported",
    "reportedly",
    "apparently",
    "apparent",
    "possibly",
    "possible",
    "probably",
    "probable",
    "perhaps",
    "likely",
    "generally",
    "usually",
    "normally",
    "often",
    "occasionally",
    "mostly",
    "mainly",
    "largely",
    "partly",
    "partially",
    "almost",
    "nearly",
    "about",
    "approximately",
    "around",
    "estimated",
    "claimed",
    "claims",
    "suspected",
    "purported",
    "purportedly",
    "presumably",
    "seemingly",
    "appears",
    "appear",
    "appeared",
    "seems",
    "seem",
    "seemed",
    "if",
    "provided",
    "although",
    "though",
    "however",
    "but",
    "nevertheless",
    "nonetheless",
    "despite",
    "yet",
    "still",
    "until",
    "while",
    "whereas",
    "in principle",
    "most",
    "many",
    "several",
    "all",
    "every",
    "any",
    "each",
    "always",
    "both",
    "certain",
    "other",
    "more",
    "less",
    "least",
    "limited",
    "unverified",
    "unconfirmed",
    "potentially",
    "potential",
    "former",
    "formerly",
    "previously",
    "theoretically",
];

const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "dozen",
    "dozens",
    "half",
    "third",
    "quarter",
    "double",
    "twice",
    "once",
    "first",
    "second",
];

/// Capitals of these are no names.
const COMMON: &[&str] = &[
    "i", "a", "an", "the", "this", "that", "these", "those", "it", "he", "she", "they", "we",
    "you", "in", "on", "at", "of", "for", "to", "and", "or", "as", "there", "when", "where", "who",
    "which", "sic", "his", "her", "their", "its", "our", "my", "by", "with", "from", "after",
    "before", "since",
];

/// What `[the applicant]` usually stands for.
const POINTING: &[&str] = &[
    "i",
    "me",
    "my",
    "mine",
    "he",
    "him",
    "his",
    "she",
    "her",
    "hers",
    "it",
    "its",
    "they",
    "them",
    "their",
    "theirs",
    "we",
    "us",
    "our",
    "ours",
    "you",
    "your",
    "yours",
    "this",
    "that",
    "these",
    "those",
    "who",
    "whom",
    "whose",
    "himself",
    "herself",
    "itself",
    "themselves",
    "there",
    "then",
    "a",
    "an",
    "the",
];

/// Whether words instead of which others stand do more than point at somebody or something.
pub(super) fn says_more(words: &str) -> bool {
    let mut words = words.split_whitespace().map(bare);
    words.any(|word| !word.is_empty() && !POINTING.contains(&word.to_lowercase().as_str()))
}

/// Why the cut of some tokens needs confirming.
pub(super) fn cut(flow: &Flow, tokens: Range<usize>) -> Vec<Confirm> {
    let mut confirm = Vec::new();
    let is_whole = sentences::begins(flow, tokens.start)
        && tokens
            .end
            .checked_sub(1)
            .is_some_and(|last| sentences::ends(flow, last));
    if !tokens.is_empty() && !is_whole {
        confirm.push(Confirm::InsideSentence);
    }
    for token in tokens {
        let begins = sentences::begins(flow, token);
        add(&mut confirm, flow.token(token), begins);
    }
    confirm
}

/// Why the insertion of a text needs confirming.
pub(super) fn text(text: &str) -> Vec<Confirm> {
    let mut confirm = Vec::new();
    for word in text.split_whitespace() {
        add(&mut confirm, word, false);
    }
    confirm
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// `n’t` and `non-` are among them.
pub(super) fn is_negation(word: &str) -> bool {
    let small = small(word);
    is_in(NEGATIONS, &small) || small.ends_with("n't")
}

fn small(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Also as a part of a word with hyphens.
fn is_in(table: &[&str], small: &str) -> bool {
    table.contains(&small) || small.split('-').any(|part| table.contains(&part))
}

fn add(confirm: &mut Vec<Confirm>, word: &str, begins_sentence: bool) {
    let bare = bare(word);
    let small = small(bare);
    let is_in = |table: &[&str]| is_in(table, &small);
    let why = if is_negation(bare) {
        Confirm::Negation(bare.to_owned())
    } else if bare.chars().any(char::is_numeric) || is_in(NUMBERS) {
        Confirm::Number(bare.to_owned())
    } else if is_in(QUALIFYING) {
        Confirm::Qualifying(bare.to_owned())
    } else if is_name(bare, &small, begins_sentence) {
        Confirm::Name(bare.to_owned())
    } else {
        return;
    };
    if !confirm.contains(&why) {
        confirm.push(why);
    }
}

/// A capital within a sentence, or more than one in a word. At the beginning of a sentence a capital says
/// nothing.
fn is_name(word: &str, small: &str, begins_sentence: bool) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let is_common = COMMON.contains(&small);
    capitals > 1 || (capitals == 1 && !begins_sentence && !is_common)
}
