//! How a summary begins: with a word that speaks of somebody or something named before, or with who and what is
//! meant. A passage is read alone.

use super::letters::bare;

/// Words that always speak of somebody, of something or of a place named before, or go on from what was said.
const PRONOUNS: [&str; 43] = [
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "hers",
    "its",
    "their",
    "this",
    "that",
    "these",
    "those",
    "such",
    "latter",
    "former",
    "here",
    "others",
    "another",
    "same",
    "above",
    "aforementioned",
    "elsewhere",
    "similarly",
    "likewise",
    "ditto",
    "moreover",
    "furthermore",
    "nevertheless",
    "nonetheless",
    "however",
    "instead",
    "conversely",
    "accordingly",
    "consequently",
    "hence",
    "thereafter",
    "afterwards",
    "meanwhile",
    "therefore",
    "otherwise",
];

/// Words that do so where nothing behind them says of whom.
const SEVERAL: [&str; 24] = [
    "both", "some", "many", "most", "several", "few", "all", "none", "any", "half", "more",
    "fewer", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "rest",
    "first", "second",
];

/// The same of one.
const ONE: [&str; 6] = ["one", "each", "either", "neither", "other", "third"];

/// What may stand between them and their verb.
const BETWEEN: [&str; 22] = [
    "also",
    "still",
    "later",
    "then",
    "never",
    "even",
    "only",
    "often",
    "usually",
    "reportedly",
    "therefore",
    "thus",
    "two",
    "three",
    "four",
    "five",
    "six",
    "soon",
    "first",
    "now",
    "rarely",
    "apparently",
];

const VERBS: [&str; 66] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "can",
    "cannot",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "will",
    "would",
    "said",
    "told",
    "got",
    "went",
    "came",
    "gave",
    "took",
    "made",
    "knew",
    "thought",
    "found",
    "left",
    "fled",
    "fought",
    "hid",
    "ran",
    "lost",
    "won",
    "paid",
    "spent",
    "saw",
    "sought",
    "held",
    "kept",
    "lay",
    "stood",
    "began",
    "became",
    "broke",
    "spoke",
    "wrote",
    "felt",
    "met",
    "brought",
    "sent",
    "let",
    "put",
    "won’t",
    "don’t",
    "didn’t",
    "weren’t",
    "wasn’t",
    "aren’t",
    "isn’t",
    "hasn’t",
    "haven’t",
];

/// Of several; of one they have an “s” behind them.
const PRESENT: [&str; 40] = [
    "say", "tell", "get", "give", "take", "make", "know", "think", "find", "leave", "flee", "hide",
    "run", "die", "serve", "lose", "pay", "see", "seek", "hold", "keep", "become", "speak",
    "write", "refuse", "remain", "describe", "deny", "face", "want", "need", "live", "believe",
    "suffer", "seem", "appear", "rely", "argue", "claim", "return",
];

/// Behind “there” they say that something is, and not where.
const THERE: [&str; 24] = [
    "is", "are", "was", "were", "has", "have", "had", "can", "cannot", "could", "may", "might",
    "must", "shall", "should", "will", "would", "remain", "remains", "remained", "exist", "exists",
    "seem", "seems",
];

/// Behind what looks like a participle they show that it is the verb of the sentence.
const BEHIND_A_VERB: [&str; 33] = [
    "to", "in", "from", "and", "by", "the", "a", "an", "at", "on", "for", "that", "because",
    "after", "when", "with", "into", "as", "his", "her", "their", "or", "but", "over", "out",
    "off", "before", "while", "under", "against", "abroad", "home", "again",
];

/// They end as participles do, and are none.
const NO_PARTICIPLES: [&str; 4] = ["hundred", "need", "indeed", "speed"];

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The words with which a text begins and that speak of what it does not name: “They”, “The latter”, “Some” where the
/// next words do not say of whom.
pub(super) fn unnamed(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_article = bare(words.first()?).eq_ignore_ascii_case("the");
    let at = usize::from(is_article);
    let word = bare(words.get(at)?);
    let behind = words.get(at + 1..).unwrap_or_default();
    let ends = words
        .get(at)
        .is_some_and(|word| word.ends_with([',', ';', ':', '.']));
    let is_one = is_in(&PRONOUNS, word)
        || is_article && word == "other"
        || word.eq_ignore_ascii_case("there") && !is_existence(behind)
        || (is_in(&SEVERAL, word) || is_in(&ONE, word)) && is_of_nobody(word, ends, behind);
    let said = match is_article {
        true => text.get(text.find(bare(words.first()?))?..)?,
        false => text.get(text.find(word)?..)?,
    };
    let length = said.find(word)? + word.len();
    said.get(..length).filter(|_| is_one)
}

/// “There is no civilian service”: nothing is pointed at.
fn is_existence(behind: &[&str]) -> bool {
    behind.first().is_some_and(|next| is_in(&THERE, bare(next)))
}

/// Whether the verb follows at once, or those that are meant are only called “them”.
fn is_of_nobody(word: &str, ends: bool, behind: &[&str]) -> bool {
    let Some(next) = behind.first() else {
        return true;
    };
    if ends {
        let is_named = next.starts_with(char::is_uppercase);
        return !is_named
            && !is_in(
                &["such", "including", "among", "like", "namely"],
                bare(next),
            );
    }
    if is_in(&["others", "more"], bare(next)) {
        return true;
    }
    if bare(next) == "of" {
        let whom = behind.get(1).map(|whom| bare(whom)).unwrap_or_default();
        return is_in(&["them", "these", "whom", "which", "us"], whom);
    }
    let between = behind.iter().take_while(|one| is_in(&BETWEEN, bare(one)));
    let behind = behind.get(between.count()..).unwrap_or_default();
    let (verb, after) = match behind {
        [] => return true,
        [verb] => (verb, None),
        [verb, after, ..] => (verb, Some(after)),
    };
    is_verb(word, verb, after)
}

fn is_verb(subject: &str, word: &str, after: Option<&&str>) -> bool {
    let verb = bare(word);
    let of_one = verb.strip_suffix('s').unwrap_or_default();
    let present = if is_in(&ONE, subject) { of_one } else { verb };
    let is_participle = verb.ends_with("ed") && verb.len() > 3 && !is_in(&NO_PARTICIPLES, verb);
    let ends = word.ends_with([',', ';', '.']);
    let goes_on = after.is_none_or(|after| is_in(&BEHIND_A_VERB, bare(after)));
    verb.starts_with(char::is_lowercase)
        && (is_in(&VERBS, verb) || is_in(&PRESENT, present) || is_participle && (ends || goes_on))
}

#[cfg(test)]
mod tests {
    use super::unnamed;

    #[test]
    fn a_text_that_speaks_of_somebody_named_before_is_found() {
        for (text, words) in [
            ("They were beaten.", "They"),
            ("“These” men were sent back.", "These"),
            ("The same page says so.", "The same"),
            ("The latter was fined.", "The latter"),
            ("Both were sentenced to six years.", "Both"),
            ("Some say that they were beaten in Rostov.", "Some"),
            ("Many of them fled to Kazakhstan.", "Many"),
            ("One was shot by his commander near Bakhmut.", "One"),
            ("Here officers of the FSB ask for telephones.", "Here"),
            ("There men are held without a charge.", "There"),
            ("Such cases are rare in Russia.", "Such"),
            ("Several also refused to sign a contract.", "Several"),
            ("Most deserted from units near Luhansk.", "Most"),
            ("The other two were released in Moscow.", "The other"),
            ("The other man was shot in Luhansk.", "The other"),
            ("Two others fled from Omsk.", "Two"),
            ("Similarly, women were held in Grozny.", "Similarly"),
            ("The above applies in Chechnya.", "The above"),
            ("However, Russia pardoned none.", "However"),
            ("All three have left Russia.", "All"),
            ("None was told where the Russian column went.", "None"),
            ("Others in Rostov were fined.", "Others"),
            ("One says that Wagner paid him.", "One"),
        ] {
            assert_eq!(unnamed(text), Some(words), "{text}");
        }
    }

    #[test]
    fn a_text_that_says_who_or_what_is_meant_is_let_be() {
        for text in [
            "",
            "There is no civilian service.",
            "There can be no appeal against a summons in Russia.",
            "Most conscripts stay at home.",
            "The samples were few.",
            "Both the army and Wagner enlisted inmates.",
            "Both, Ivanov and Petrov, were fined.",
            "Some of those detained over protests were tortured.",
            "Some 300,000 men were called up.",
            "Some armed men took conscripts from a Moscow metro station.",
            "Many Eritreans stay liable to serve.",
            "Several hundred men were held in Zaitsevo.",
            "One of the deserters was shot.",
            "One in four conscripts is ill.",
            "Neither lawyer nor family could learn where he was.",
            "Two reserves are described by the Home Office.",
            "Each region has its own register of conscripts.",
            "The first wave of mobilisation ended in October 2022.",
            "Some reports say that Russia held deserters in pits.",
            "Many, such as Wagner’s recruits, were pardoned.",
            "Few displaced people from Kherson came back.",
        ] {
            assert_eq!(unnamed(text), None, "{text}");
        }
    }
}
