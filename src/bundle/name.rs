//! The file's name: what the tribunal's software shows as the bundle's title.
//!
//! ASCII letters, digits, space, `_`, `.` and `-` only (rules T-04, T-05), built from the appeal
//! number and never from a person's name (B-24).

use crate::library::Date;
use crate::platform;
use crate::profile::filled;

use super::ascii::transliterated;

/// For instance `PA-00000-2099 AB Appellants bundle.pdf`. The template is the profile's; reference, prefix, title and day
/// of the hearing are put into it.
pub(super) fn file_name(template: &str, parts: [&str; 4]) -> String {
    let [reference, prefix, title, hearing] = parts.map(ascii);
    let values = [
        ("reference", reference.as_str()),
        ("prefix", &prefix),
        ("title", &title),
        ("hearing", &hearing),
    ];
    match ascii(&filled(template, &values)).as_str() {
        "" => "bundle.pdf".to_owned(),
        // It is opened on many machines.
        name => platform::fitting(&format!("{name}.pdf")),
    }
}

/// For instance `PA-00000-2099 SB1 Supplementary Bundle 1 2026-11-29.pdf` (rule B-07).
pub(super) fn supplementary_file_name(template: &str, parts: [&str; 4], on: Date) -> String {
    let dated = filled(template, &[("date", &String::from(on))]);
    file_name(&dated, parts)
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
    use super::{supplementary_file_name, volume_name};

    fn file_name(reference: &str, prefix: &str, title: &str) -> String {
        super::file_name(
            "{reference} {prefix} {title}",
            [reference, prefix, title, ""],
        )
    }

    #[test]
    fn what_stands_in_the_name_and_in_which_order_is_the_profiles() {
        let parts = ["CO/1/2027", "", "Appellant’s bundle", "2027-01-12"];
        let name = super::file_name("{title} - {hearing}_{reference}", parts);
        assert_eq!(name, "Appellants bundle - 2027-01-12_CO-1-2027.pdf");
        assert_eq!(
            super::file_name("{hearing}/{prefix}", ["", "", "", ""]),
            "-.pdf"
        );
        assert_eq!(
            super::file_name("{hearing}", ["", "", "", ""]),
            "bundle.pdf"
        );
    }

    #[test]
    fn a_supplementary_bundle_is_named_with_its_number_and_day() {
        let template = "{reference} {prefix} Supplementary Bundle 2 {date}";
        let on = "2026-11-29".parse().unwrap();
        let named = |parts| supplementary_file_name(template, parts, on);
        assert_eq!(
            named(["PA/00000/2099", "SB2", "", ""]),
            "PA-00000-2099 SB2 Supplementary Bundle 2 2026-11-29.pdf"
        );
        assert_eq!(
            named(["", "", "", ""]),
            "Supplementary Bundle 2 2026-11-29.pdf"
        );
    }

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
