//! What a document says that it and its pages are called.

use serde::{Deserialize, Serialize};

use crate::pdf::import::{Source, likely_trailer};

use hayro_syntax::object::Dict;

use super::content::Budget;
use super::labels::page_labels;
use super::{Reader, info, text};

/// By itself: nobody has looked whether that is so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// The labels of its pages; none where it gives them none.
    pub pages: Vec<Option<String>>,
    /// Its title, in XMP or else among its information.
    pub title: Option<String>,
}

/// What a document of somebody else says of itself.
pub fn called(source: &Source) -> Called {
    let trailer = likely_trailer(&source.bytes).unwrap_or_else(Dict::empty);
    let reader = Reader {
        source,
        catalog: source.catalog(),
        info: info(source, &trailer),
        budget: Budget::new(),
    };
    let stated = reader.xmp().and_then(|xmp| xmp.title);
    let says = |title: &String| title.contains(char::is_alphanumeric);
    let stated = stated.filter(says).or_else(|| text(&reader.info, "Title"));
    Called {
        pages: page_labels(source),
        title: stated.map(|title| title.trim().to_owned()).filter(says),
    }
}
