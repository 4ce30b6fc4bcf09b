//! A paragraph while it is read, run by run.

use std::ops::Range;

use super::properties::Properties;

/// A note that is called, by its part and number there.
pub(super) type Note = (super::body::Kind, String);

/// A paragraph of a part.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub properties: Properties,
    /// With `\n` where a line is ended on purpose.
    pub text: String,
    /// Bytes of it that stand higher than the line.
    pub raised: Vec<Range<usize>>,
    /// Where in it calls for notes stand.
    pub calls: Vec<(usize, Note)>,
    /// Where in it pages begin.
    pub pages: Vec<usize>,
    /// It stands in a table.
    pub is_in_table: bool,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, is_raised: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        if is_raised && !text.is_empty() {
            self.raised.push(start..self.text.len());
        }
    }

    /// Goes on with another: between them the end was deleted. What is set is that of the later one.
    pub(super) fn go_on(&mut self, later: Paragraph) {
        let start = self.text.len();
        self.text.push_str(&later.text);
        let moved = later.raised.into_iter();
        self.raised
            .extend(moved.map(|run| run.start + start..run.end + start));
        let moved = later.calls.into_iter();
        self.calls
            .extend(moved.map(|(at, note)| (at + start, note)));
        self.pages.extend(later.pages.iter().map(|at| at + start));
        self.properties = later.properties;
    }
}
