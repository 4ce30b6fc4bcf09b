//! The file's name: what the tribunal's software shows as the bundle's title.
//!
//! ASCII letters, digits, space, `_`, `.` and `-` only (rules T-04, T-05), built from the appeal
//! number and never from a person's name (B-24).

use crate::platform;

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
        // It is opened on many machines.
        platform::fitting(&format!("{}.pdf", filled.join(" ")))
    }
}

/// The name of one of several files: `bundle Volume 2 of 3.pdf`. Of one file it is the name itself.
pub fn volume_name(name: &str, volume: usize, count: usize) -> String {
    if count == 0 {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    format!("{stem} Volume {} of {count}{ending}", volume + 1)
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
    use super::{file_name, volume_name};

    #[test]
    fn the_name_is_ascii_and_reads_well() {
        let name = file_name("PA/00000/2099", "AB", "Appellant’s bundle");
        assert_eq!(name, "PA-00000-2099 AB Appellants bundle.pdf");
    }

    #[test]
    fn a_volume_says_which_it_is_before_the_ending() {
        assert_eq!(volume_name("a.b.pdf", 0, 0), "a.b.pdf");
        assert_eq!(volume_name("a.b.PDF", 1, 3), "a.b Volume 2 of 3.PDF");
        assert_eq!(volume_name("bundle", 1, 3), "bundle Volume 2 of 3");
    }

    #[test]
    fn letters_that_the_tribunal_cannot_show_become_plain_ones() {
        assert_eq!(file_name("Дело/1 ../x", "AB", ""), "Delo-1 ..-x AB.pdf");
        assert_eq!(file_name("", "", "—"), "-.pdf");
        assert_eq!(file_name("", "", "Aux"), "_Aux.pdf", "a device of Windows");
        assert_eq!(file_name("", "", ""), "bundle.pdf");
    }
}
