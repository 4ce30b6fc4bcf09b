//! Words of programmers and of this house that no person is to meet, and what is said instead.
//!
//! One table for the window (`src/gui/tests/plain_words.rs` takes this file in) and for the messages about
//! files that fail. Command names, file endings that a person types, and data for other programs are no
//! matter of it.

/// How a word of the table stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum As {
    /// By itself, in small or capital letters.
    Word,
    /// By itself, in just these letters.
    Exactly,
    /// Anywhere, in small or capital letters.
    Part,
}

/// The word, how it stands, and what to say instead.
pub(crate) const WORDS: &[(&str, As, &str)] = &[
    (
        "os error",
        As::Part,
        "what happened, in plain words; the system’s own stand under Details",
    ),
    ("errno", As::Part, "what happened, in plain words"),
    ("UTF-8", As::Part, "a text in another encoding; Unicode"),
    ("UTF-16", As::Part, "a text in another encoding; Unicode"),
    ("column", As::Word, "the line, or the name of the field"),
    (
        "Expected",
        As::Exactly,
        "what is missing: a comma is missing",
    ),
    ("Unexpected", As::Exactly, "what does not belong there"),
    ("SHA-256", As::Part, "fingerprint of the file"),
    ("hash", As::Word, "fingerprint of the file"),
    ("JSON", As::Part, "a file for other programs"),
    ("RON", As::Exactly, "a case, a pack, a file of the program"),
    (
        "tier",
        As::Word,
        "read at its own address; with a defect; only a lead",
    ),
    ("qualifying", As::Word, "in part for"),
    ("qualifies", As::Word, "supports in part"),
    ("qualify", As::Word, "support in part"),
    ("ageing", As::Word, "the age in years"),
    ("claimant", As::Word, "appellant"),
    ("null", As::Word, "nothing, or a dash"),
    ("None", As::Exactly, "nothing, or a dash"),
    ("Some(", As::Part, "the value itself"),
    ("Ok(", As::Part, "the value itself"),
    ("Err(", As::Part, "what happened, in plain words"),
    ("unwrap", As::Part, "what happened, in plain words"),
    ("panic", As::Part, "what happened, in plain words"),
    ("mend", As::Word, "put right; to do"),
    ("id", As::Word, "short name; or nothing"),
    ("ids", As::Word, "short names; or nothing"),
    ("enum", As::Word, "a list of words"),
    ("struct", As::Word, "a record"),
    ("boolean", As::Word, "yes or no"),
    ("integer", As::Word, "a whole number"),
    ("string", As::Word, "a text"),
    ("kebab", As::Part, "lower-case letters, digits and hyphens"),
    ("stdout", As::Word, "what is printed"),
    ("stderr", As::Word, "what is printed"),
    ("pack.ron", As::Part, "the file that names the pack"),
    (
        "characteristics.ron",
        As::Part,
        "the characteristics of the library",
    ),
    ("issues.ron", As::Part, "the issues of the library"),
    (
        "authorities.ron",
        As::Part,
        "the authorities of the library",
    ),
    (
        "propositions.ron",
        As::Part,
        "the propositions of the library",
    ),
    (
        "TEMPLATE.ron",
        As::Part,
        "the template in the folder of the pack",
    ),
];

/// The words of the table that stand in a text, each with what to say instead.
pub(crate) fn forbidden(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let stands = |(word, how, _): &&(&str, As, &str)| match how {
        As::Word => stands_alone(&small, &word.to_lowercase()),
        As::Exactly => stands_alone(text, word),
        As::Part => small.contains(&word.to_lowercase()),
    };
    let found = WORDS.iter().filter(stands);
    found
        .map(|(word, _, instead)| format!("“{word}” (say: {instead})"))
        .collect()
}

/// What is counted: more than one of it, but not one.
const COUNTED: &[&str] = &[
    "characters",
    "comments",
    "documents",
    "entries",
    "errors",
    "files",
    "hours",
    "issues",
    "letters",
    "minutes",
    "months",
    "notes",
    "packs",
    "pages",
    "passages",
    "pictures",
    "problems",
    "propositions",
    "publishers",
    "rows",
    "seconds",
    "sources",
    "statements",
    "volumes",
    "warnings",
    "words",
    "years",
];

/// “1 pages”: finding::counted was not asked.
pub(crate) fn miscounted(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let is_wrong = |pair: &&[&str]| {
        let one = pair[0].trim_start_matches(|c: char| !c.is_alphanumeric());
        one == "1" && COUNTED.contains(&bare(pair[1]).as_str())
    };
    let wrong = words.windows(2).filter(is_wrong);
    wrong
        .map(|pair| format!("“{}” (say one)", pair.join(" ")))
        .collect()
}

/// Dates as files hold them, `2022-09-24` or `2022-09`: people read 24 September 2022. Parts of names
/// (`mz-2025-06`, `2023-01-30 Letter.pdf`) are none.
pub(crate) fn iso_dates(text: &str) -> Vec<String> {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_date = |word: &&str| {
        let shape = word.replace(|c: char| c.is_ascii_digit(), "0");
        let month = word.get(5..7).and_then(|month| month.parse::<u8>().ok());
        let is_month = month.is_some_and(|month| (1..=12).contains(&month));
        matches!(shape.as_str(), "0000-00" | "0000-00-00") && is_month
    };
    let found = bare.filter(is_date);
    let is_name = |date: &&str| text.contains(&format!("{date} ")) && text.contains(".pdf");
    let found = found.filter(|date| !is_name(date) && stands_between(text, date, belongs));
    found
        .map(|date| format!("“{date}” (say it as 24 September 2022)"))
        .collect()
}

/// Whether a word stands by itself, with nothing round it that `belongs` to a longer one.
fn stands_between(text: &str, word: &str, belongs: impl Fn(char) -> bool + Copy) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(belongs) && !behind.starts_with(belongs)
    })
}

/// Whether a word stands by itself, and is no part of a longer one or of a name with hyphens.
pub(crate) fn stands_alone(text: &str, word: &str) -> bool {
    let belongs = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    stands_between(text, word, belongs)
}

/// The codes of issues that stand in a text without what they are called. `issues` gives code, key and
/// title of each; a key is never shown.
pub(crate) fn bare_issues<'a>(
    text: &str,
    issues: impl Iterator<Item = (&'a str, &'a str, &'a str)>,
) -> Vec<String> {
    let is_bare = |(code, key, title): &(&str, &str, &str)| {
        stands_alone(text, key) || (stands_alone(text, code) && !text.contains(title))
    };
    let bare = issues.filter(is_bare);
    bare.map(|(code, _, title)| format!("“{code}” by itself (say: {title})"))
        .collect()
}

#[test]
fn one_of_many_is_found() {
    for wrong in [
        "1 pages",
        "in all (1 entries)",
        "about 1 seconds left",
        "Quotations, 1 passages.",
    ] {
        assert_eq!(miscounted(wrong).len(), 1, "{wrong}");
    }
    for sound in [
        "1 page",
        "21 pages",
        "1.1 pages",
        "1 of 3 entries",
        "AB 1, pages",
        "pages 1, 3",
    ] {
        assert_eq!(miscounted(sound), Vec::<String>::new(), "{sound}");
    }
}

#[test]
fn dates_of_files_are_found_and_names_with_dates_are_not() {
    for wrong in [
        "2022-09-24",
        "Source, 2022-09-24, para 3",
        "oldest 2022-09, 4 years old",
        "+3 -1 2025-12",
        "Published (2022-09-24).",
        "“2022-09-24”",
        "copied on 2026-11-23 from it",
    ] {
        assert_eq!(iso_dates(wrong).len(), 1, "{wrong}");
    }
    for sound in [
        "24 September 2022",
        "2022",
        "mz-2025-06",
        "pk-os-2020-01 [helps]",
        "2022-23",
        "2022-2024",
        "2023-01-30 Letter.pdf",
        "cases/2023-01-30/x",
        "PA/2022-09",
        "020-2022-09-24",
    ] {
        assert_eq!(iso_dates(sound), Vec::<String>::new(), "{sound}");
    }
}

#[test]
fn each_word_of_the_table_is_found_and_longer_words_are_not() {
    for (word, _, _) in WORDS {
        let text = format!("It says {word} here.");
        let found = forbidden(&text);
        let is_named = found
            .iter()
            .any(|one| one.starts_with(&format!("“{word}”")));
        assert!(is_named, "{word}: {found:?}");
    }
    let harmless = "The frontiers of a nullified amendment: unexpected stringency, an idle structure, no columnist.";
    assert_eq!(forbidden(harmless), Vec::<String>::new());
    let issues = || [("Q3b", "q3b-severity", "Severity of punishment")].into_iter();
    for bare in [
        "Under Q3b, Deserter: nothing",
        "issue q3b-severity",
        "(Q3b)",
    ] {
        assert_eq!(bare_issues(bare, issues()).len(), 1, "{bare}");
    }
    for named in [
        "Q3b Severity of punishment",
        "Severity of punishment",
        "AQ3b, Q3bc",
    ] {
        assert_eq!(bare_issues(named, issues()), Vec::<String>::new());
    }
}
