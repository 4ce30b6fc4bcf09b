//! How a source is cited: publisher, title in italic, details. Used by the schedule and the list.

use unicode_bidi::{BidiClass, bidi_class};

use super::block::{Span, Style, Words};

/// The parts of a citation that are not empty, with commas between them and no full stop.
pub(super) fn citation(publisher: &str, title: Span, details: &str, style: Style) -> Vec<Span> {
    let mut spans = Vec::with_capacity(5);
    if !publisher.is_empty() {
        spans.push(Span::new(format!("{publisher}, "), style));
    }
    let title_words = match &title.words {
        Words::Said(words) => words.clone(),
        Words::Folio(_) => String::new(),
    };
    spans.push(title);
    if !details.is_empty() {
        let bound = bound(&title_words);
        spans.push(Span::new(format!("{bound}{}", behind(details)), style));
    }
    spans
}

/// What stands behind a title: behind a comma, but for what is in brackets.
pub fn behind(details: &str) -> String {
    let comma = if details.starts_with(['(', '[']) {
        ""
    } else {
        ","
    };
    format!("{comma} {details}")
}

/// The title, as a link where the source has an address.
pub(super) fn linked_title(title: &str, address: &str, style: Style) -> Span {
    if address.is_empty() {
        Span::new(title, style.italic())
    } else {
        let description = format!("{title}, on the web: {address}");
        Span::new(title, style.italic().web()).link_to_web(address, description)
    }
}

/// What ends the run of a title in Arabic or Hebrew: without it the comma and the day of a date that
/// follow would be drawn into it, and stand on its other side. Nothing behind other titles.
pub fn bound(title: &str) -> &'static str {
    let runs_left = |c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
    if title.contains(runs_left) {
        "\u{200e}"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(title: &str, details: &str) -> String {
        let style = Style::plain(10.0);
        let spans = citation("Office", linked_title(title, "", style), details, style);
        let words = spans.iter().map(|span| match &span.words {
            Words::Said(words) => words.as_str(),
            Words::Folio(_) => "",
        });
        words.collect()
    }

    #[test]
    fn a_comma_stands_before_what_is_not_in_brackets() {
        assert_eq!(
            cited("Report", "3 June 2025 (covering 2024), page 3"),
            "Office, Report, 3 June 2025 (covering 2024), page 3"
        );
        assert_eq!(
            cited(
                "Report, December 2023",
                "(covering May 2022 to November 2023), page 3"
            ),
            "Office, Report, December 2023 (covering May 2022 to November 2023), page 3"
        );
        assert_eq!(
            cited("Report, December 2023", ""),
            "Office, Report, December 2023"
        );
    }
}
