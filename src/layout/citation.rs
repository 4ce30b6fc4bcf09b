//! How a source is cited: publisher, title in italic, details. Used by the schedule and the list.

use super::block::{Span, Style};

/// The parts of a citation that are not empty, with commas between them and no full stop.
pub(super) fn citation(publisher: &str, title: Span, details: &str, style: Style) -> Vec<Span> {
    let mut spans = Vec::with_capacity(5);
    if !publisher.is_empty() {
        spans.push(Span::new(format!("{publisher}, "), style));
    }
    spans.push(title);
    if !details.is_empty() {
        spans.push(Span::new(format!(", {details}"), style));
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
