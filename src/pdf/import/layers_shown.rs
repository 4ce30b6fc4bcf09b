//! A document with all of its layers switched on, to see what they hide.

use super::change::Change;
use super::layer::layers;
use super::source::{Limits, Source};

/// The same document with no layer off; none where none is, or it cannot be opened so.
pub(in crate::pdf) fn layers_shown(source: &Source, password: Option<&str>) -> Option<Source> {
    if layers(source).values().all(|layer| layer.shows) {
        return None;
    }
    let root = source.pdf.xref().root_id();
    let mut change = Change::default();
    change.object(root, &source.catalog(), "/OCProperties null");
    let bytes = change.behind(&source.bytes, root);
    let shown = Source::open(bytes, password, &Limits::default()).ok()?;
    (shown.len() == source.len()).then_some(shown)
}
