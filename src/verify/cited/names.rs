//! What a citation names: symbols that stand for one document, and the telling words of a title.

use std::collections::BTreeSet;

/// Organs of the United Nations with which symbols of documents begin. "A/12/34" alone may be a page of a bundle.
const ORGANS: [&str; 34] = [
    "A", "S", "E", "ST", "T", "TD", "DP", "HRI", "CCPR", "CEDAW", "CAT", "CRC", "CERD", "CRPD",
    "CED", "CMW", "JIU", "CEB", "FCCC", "ICCD", "UNEP", "CBD", "HSP", "ICC", "ISBA", "APLC", "CD",
    "EC", "ECE", "ESCAP", "UNW", "WFP", "HCR", "SPT",
];

/// Courts and tribunals, as neutral citations have them behind the year.
const COURTS: [&str; 14] = [
    "UKSC", "UKHL", "UKPC", "UKUT", "UKAIT", "UKIAT", "UKFTT", "EWCA", "EWHC", "CSIH", "CSOH",
    "NICA", "ECHR", "UKSIAC",
];

/// Words that tell no document from another.
const COMMON: &[&str] = &[
    "the",
    "and",
    "for",
    "from",
    "with",
    "that",
    "this",
    "these",
    "those",
    "into",
    "upon",
    "about",
    "between",
    "see",
    "also",
    "per",
    "its",
    "their",
    "his",
    "her",
    "our",
    "was",
    "were",
    "are",
    "has",
    "have",
    "not",
    "report",
    "reports",
    "reporting",
    "human",
    "rights",
    "council",
    "general",
    "assembly",
    "security",
    "united",
    "nations",
    "country",
    "countries",
    "policy",
    "information",
    "note",
    "guidance",
    "update",
    "annual",
    "world",
    "international",
    "national",
    "government",
    "ministry",
    "department",
    "office",
    "home",
    "committee",
    "commission",
    "court",
    "tribunal",
    "upper",
    "high",
    "supreme",
    "state",
    "states",
    "secretary",
    "appellant",
    "appellants",
    "respondent",
    "claimant",
    "article",
    "articles",
    "case",
    "judgment",
    "decision",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "para",
    "paras",
    "paragraph",
    "paragraphs",
    "page",
    "pages",
    "edition",
    "version",
    "published",
    "publication",
    "accessed",
    "available",
    "http",
    "https",
    "www",
    "last",
    "date",
    "dated",
    "letter",
    "statement",
    "witness",
    "bundle",
    "evidence",
    "exhibit",
    "annex",
    "appendix",
    "volume",
    "chapter",
    "section",
    "part",
    "supra",
    "ibid",
    "cit",
    "emphasis",
    "added",
    "omitted",
    "translation",
    "original",
    "footnote",
    "footnotes",
    "removed",
    "above",
    "below",
    "summary",
    "executive",
    "situation",
    "conditions",
    "background",
    "fact",
    "finding",
    "mission",
    "group",
    "special",
    "rapporteur",
    "resolution",
    "document",
    "press",
    "release",
    "article",
    "new",
    "first",
    "second",
];

/// A word of a title has as many letters.
const SHORTEST: usize = 3;

/// So many words of a title are no nickname.
const TITLE: usize = 3;

/// The only word of a name has as many letters.
const LONG: usize = 5;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    /// Letters and figures of each, small.
    pub symbols: BTreeSet<String>,
    /// Those that may be pages of a bundle: "A/12/34".
    pub perhaps: BTreeSet<String>,
    /// Telling words, small.
    pub words: BTreeSet<String>,
    /// In capitals throughout: a title may have them in full.
    pub short: BTreeSet<String>,
    pub years: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(citation: &str) -> Names {
        let mut names = Names::default();
        let parts: Vec<&str> = citation.split_whitespace().collect();
        for (at, part) in parts.iter().enumerate() {
            let next = parts.get(at + 1).copied().unwrap_or_default();
            let third = parts.get(at + 2).copied().unwrap_or_default();
            let neutral = || neutral(part, next, third).map(|own| (own, true));
            match symbol(part).or_else(neutral) {
                Some((symbol, true)) => drop(names.symbols.insert(symbol)),
                Some((symbol, false)) => drop(names.perhaps.insert(symbol)),
                None => names.word(part),
            }
        }
        names
    }

    /// Certain ones and others.
    pub(super) fn all_symbols(&self) -> impl Iterator<Item = &String> {
        self.symbols.iter().chain(&self.perhaps)
    }

    fn word(&mut self, part: &str) {
        for word in part.split(|letter: char| !letter.is_alphanumeric()) {
            let small = word.to_lowercase();
            let count = word.chars().count();
            if is_year(word) {
                self.years.insert(small);
            } else if count < SHORTEST || COMMON.contains(&small.as_str()) {
                continue;
            } else if word
                .chars()
                .all(|letter| letter.is_uppercase() || letter.is_numeric())
            {
                self.short.insert(small);
            } else if word.chars().all(char::is_alphabetic) {
                self.words.insert(small);
            }
        }
    }

    /// Whether it would be known if it named none of some documents.
    pub(super) fn is_telling(&self) -> bool {
        let is_long = |word: &String| word.chars().count() >= LONG;
        !self.symbols.is_empty() || self.words.len() > 1 || self.words.iter().any(is_long)
    }

    /// Whether it names one document, and by no nickname.
    pub(super) fn is_certain(&self) -> bool {
        !self.symbols.is_empty() || self.words.len() >= TITLE
    }
}

fn is_year(word: &str) -> bool {
    let value = word.parse::<u32>().ok();
    word.len() == 4 && value.is_some_and(|value| (1900..2100).contains(&value))
}

/// `A/HRC/50/12`, `S/2025/460`, `CEDAW/C/GBR/8`, and whether it can be nothing else.
pub(super) fn symbol(part: &str) -> Option<(String, bool)> {
    let part = part.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != ')');
    let mut segments = part.split('/');
    let organ = segments.next()?;
    let second = segments.next()?;
    let is_certain = match organ.len() {
        // A page of a bundle has figures only.
        1 => is_year(second) || second.starts_with(|letter: char| letter.is_ascii_uppercase()),
        _ => true,
    };
    let has_figure = part.bytes().any(|byte| byte.is_ascii_digit());
    let is_whole = segments.next().is_some();
    let is_symbol = ORGANS.contains(&organ) && has_figure && is_whole;
    is_symbol.then(|| (plain(part), is_certain))
}

/// `[2020] UKUT 123`.
fn neutral(year: &str, court: &str, number: &str) -> Option<String> {
    let inner = year
        .trim_start_matches('(')
        .strip_prefix('[')
        .and_then(|year| year.strip_suffix(']'))?;
    let number = match number.starts_with(|letter: char| letter.is_ascii_digit()) {
        true => number,
        // "EWCA Civ 12": the court says too little.
        false => return None,
    };
    let is_neutral = is_year(inner) && COURTS.contains(&court);
    // “[2020] UKUT 00314” and “[2020] UKUT 314” are one.
    let number = number.trim_start_matches('0');
    is_neutral.then(|| plain(&[inner, court, number].concat()))
}

/// Letters and figures, small.
pub(super) fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
