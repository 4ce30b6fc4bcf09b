//! Characters that no evidence and no heading should hold.

/// Control characters, the sign for a broken character, and invisible marks of direction: the last
/// can make a text read otherwise than it is written.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffd}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether there is anything to be read in a text: a letter or a number that is seen.
pub fn is_legible(text: &str) -> bool {
    // These count as letters, and nobody sees them.
    let is_filler = |c: char| matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    text.chars().any(|c| c.is_alphanumeric() && !is_filler(c))
}

/// A word without the signs around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_legible;

    #[test]
    fn spaces_and_what_is_not_seen_cannot_be_read() {
        for none in ["", " ", "\t\n", "\u{a0}", "\u{200b}", "\u{3164}", ".", "–"] {
            assert!(!is_legible(none), "{none:?}");
        }
        for some in ["AB", "A.N.", " Nobody ", "Ж", "7"] {
            assert!(is_legible(some), "{some}");
        }
    }
}
