//! The file's name: what the tribunal's software shows as the bundle's title.
//!
//! ASCII letters, digits, space, `_`, `.` and `-` only (rules T-04, T-05), built from the appeal
//! number and never from a person's name (B-24).

use super::ascii::transliterated;

/// For instance `PA-00000-2099 AB Appellants bundle.pdf`.
pub(super) fn file_name(reference: &str, prefix: &str, title: &str) -> String {
    let parts = [reference, prefix, title].map(ascii);
    let filled: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if filled.is_empty() {
        "bundle.pdf".to_owned()
    } else {
        format!("{}.pdf", filled.join(" "))
    }
}

/// Slashes become hyphens, apostrophes go, whatever else is not allowed becomes one space.
fn ascii(text: &str) -> String {
    let mapped: String = transliterated(text)
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘'))
        .map(|c| match c {
            '/' | '\\' | '–' | '—' => '-',
            c if c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-') => c,
            _ => ' ',
        })
        .collect();
    mapped.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_name_is_ascii_and_reads_well() {
        let name = file_name("PA/00000/2099", "AB", "Appellant’s bundle");
        assert_eq!(name, "PA-00000-2099 AB Appellants bundle.pdf");
    }

    #[test]
    fn letters_that_the_tribunal_cannot_show_become_plain_ones() {
        assert_eq!(file_name("Дело/1 ../x", "AB", ""), "Delo-1 ..-x AB.pdf");
        assert_eq!(file_name("", "", "—"), "-.pdf");
        assert_eq!(file_name("", "", ""), "bundle.pdf");
    }
}
