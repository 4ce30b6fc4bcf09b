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
        spans.push(Span::new(format!("{bound}, {details}"), style));
    }
    spans
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
pub(super) fn bound(title: &str) -> &'static str {
    let runs_left = |c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
    if title.contains(runs_left) {
        "\u{200e}"
    } else {
        ""
    }
}
