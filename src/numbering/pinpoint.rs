//! A place in a document as it stands in a citation.

use super::pages::PageName;

/// Where something stands, as a reader finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Of the PDF, from 0.
    pub page: usize,
    pub page_name: PageName,
    pub paragraph: Option<String>,
    /// `p. 41, para 4.7.3`
    pub pinpoint: String,
}

/// `p. 41, para 4.7.3`; `pp. 41–42, para 38`; `PDF page 12`.
pub fn pinpoint(pages: &[PageName], paragraph: Option<&str>) -> String {
    let mut words = match pages {
        [] => String::new(),
        [only] => only.words(),
        [first, .., last] => span(first, last),
    };
    if let Some(paragraph) = paragraph {
        if !words.is_empty() {
            words.push_str(", ");
        }
        words.push_str("para ");
        words.push_str(paragraph);
    }
    words
}

fn span(first: &PageName, last: &PageName) -> String {
    match (first, last) {
        (PageName::Printed(first), PageName::Printed(last)) if first == last => {
            format!("p. {first}")
        }
        (PageName::Printed(first), PageName::Printed(last)) => format!("pp. {first}–{last}"),
        (PageName::InPdf(first), PageName::InPdf(last)) => format!("PDF pages {first}–{last}"),
        (first, last) => format!("{} to {}", first.words(), last.words()),
    }
}
