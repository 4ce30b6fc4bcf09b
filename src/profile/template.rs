//! Names with places to fill in: `{reference} {prefix} {title}`.

/// Each `{word}` with what stands for it; a word that is not known stays as it is.
pub fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, word, behind)) = next(rest) {
        text.push_str(before);
        match values.iter().find(|(name, _)| *name == word) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(&format!("{{{word}}}")),
        }
        rest = behind;
    }
    text + rest
}

/// The words between the brackets.
pub(super) fn words(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some((_, word, behind)) = next(rest) {
        found.push(word);
        rest = behind;
    }
    found
}

fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, behind) = text.split_once('{')?;
    let (word, behind) = behind.split_once('}')?;
    Some((before, word, behind))
}

#[cfg(test)]
mod tests {
    use super::{filled, words};

    #[test]
    fn known_words_are_filled_in_once_and_others_stay() {
        let values = [("n", "2"), ("title", "{n}")];
        assert_eq!(filled("SB{n}", &values), "SB2");
        assert_eq!(filled("{title} {x} {", &values), "{n} {x} {");
        assert_eq!(words("{reference} {n}.{"), ["reference", "n"]);
    }
}
