//! Plain letters for names that the tribunal's software must show.
//!
//! Its contents pages are drawn with a font that has Western letters only; others are dropped or stop
//! it (rules T-05, T-06). So titles of bookmarks, and the file's name, are put into ASCII: letter by
//! letter, `Повестка` becomes `Povestka`. The index on our own pages shows every title as it is.

/// The same text in ASCII. Text that is ASCII stays as it is.
pub fn transliterated(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = any_ascii::any_ascii(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::transliterated;

    #[test]
    fn every_alphabet_becomes_plain_letters() {
        assert_eq!(transliterated("Повестка военкомата"), "Povestka voenkomata");
        assert_eq!(
            transliterated("Appellant’s bundle – part 1"),
            "Appellant's bundle - part 1"
        );
        assert_eq!(transliterated("Ελληνικά"), "Ellinika");
        assert!(transliterated("شهادة الميلاد").is_ascii());
    }
}
