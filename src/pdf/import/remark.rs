//! What a person should know of a document besides what comes along: things that are left out of the
//! bundle, each with its place, as plain values.
//!
//! A document may hold thousands of one kind. All are counted, with their pages; what some of them say
//! is kept as examples.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::address::AddressFault;

/// A kind of thing to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remark {
    /// A bookmark that leads to a web address. It comes along.
    WebBookmark,
    /// A bookmark to a place that its document does not have. It stays as a heading.
    LostBookmark,
    /// More bookmarks than are read.
    BookmarksUnread,
    /// More on one page than is read: links, comments, fields.
    AnnotationsUnread,
    /// An address that is not written.
    Address(Actor, AddressFault),
    /// A link to a place that its document does not have.
    LostLink,
    /// Something that is done, and not in the bundle.
    Action(Actor, Action),
    /// A sound, a film or a model that a page plays or shows.
    Medium,
    /// A file inside the document.
    AttachedFile,
    /// A file inside a document that is only a wrapper for such files.
    PortfolioFile,
    /// A form of which the pages show nothing but a notice to wait.
    XfaOnly,
    /// A form that is kept twice: as fields, which come along, and in a way that does not.
    XfaBeside,
    Signature,
    /// Marked to be blacked out, and still there.
    Redaction,
    /// A layer that does not show.
    LayerOff,
    /// Hidden because a layer shows.
    LayersCombined,
    /// A layer that shows and is not printed.
    LayerNotPrinted,
    /// A layer that does not show and is printed.
    LayerPrintedOnly,
    /// Part of what a page shows is to come from elsewhere.
    Outside(Outside),
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Actor {
    Link,
    Bookmark,
    /// What follows on a link or a bookmark that comes along.
    Follower,
    Comment,
    Field,
    Page,
    Document,
}

/// What a page draws that is not, or not only, in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outside {
    /// A page of another file, in place of what stands here.
    OtherFile,
    /// Content that lies in another file.
    ExternalContent,
    /// A program for printers.
    PostScript,
    /// Another picture for other purposes.
    Alternate,
    /// A picture that a printing house would put in.
    PrintingHouse,
}

/// Examples that are kept of one kind on one document.
const MOST_EXAMPLES: usize = 500;
/// Letters of an example.
const LONGEST: usize = 120;

/// Where a thing is, and what it says: a title, an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// From 1; none for what belongs to the whole document.
    pub page: Option<u32>,
    pub says: String,
}

/// All of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How many on each page; under 0 those of the whole document.
    pub on_pages: BTreeMap<u32, u32>,
    pub examples: Vec<Example>,
}

impl Found {
    /// How many there are on pages that are wanted, and of the whole document.
    pub fn count(&self, is_wanted: &dyn Fn(u32) -> bool) -> u32 {
        let wanted = self
            .on_pages
            .iter()
            .filter(|(page, _)| **page == 0 || is_wanted(**page));
        wanted.map(|(_, count)| count).sum()
    }
}

/// Of each kind, what there is. Kept as a list: not every format has keys that are more than text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(Remark, Found)>", into = "Vec<(Remark, Found)>")]
pub struct Remarks(pub BTreeMap<Remark, Found>);

impl From<Vec<(Remark, Found)>> for Remarks {
    fn from(list: Vec<(Remark, Found)>) -> Self {
        Remarks(list.into_iter().collect())
    }
}

impl From<Remarks> for Vec<(Remark, Found)> {
    fn from(remarks: Remarks) -> Self {
        remarks.0.into_iter().collect()
    }
}

impl Remarks {
    pub fn add(&mut self, remark: Remark, page: Option<u32>, says: &str) {
        let found = self.0.entry(remark).or_default();
        *found.on_pages.entry(page.unwrap_or(0)).or_default() += 1;
        if found.examples.len() < MOST_EXAMPLES {
            let says = plain(says);
            found.examples.push(Example { page, says });
        }
    }
}

/// Text of a document as it can be shown anywhere, a terminal among others: without control
/// characters and without those that turn the writing round, and not longer than a line or two.
pub(in crate::pdf) fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => '\u{fffd}',
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let mut letters = text.chars();
    let mut plain: String = letters.by_ref().take(LONGEST).map(shown).collect();
    if letters.next().is_some() {
        plain.push('…');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_says_cannot_steer_a_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\n\u{202e}c"), "a�[31mb��c");
        assert_eq!(plain(&"x".repeat(200)).chars().count(), LONGEST + 1);
        assert_eq!(plain("https://example.org/ü"), "https://example.org/ü");
    }

    #[test]
    fn all_are_counted_and_some_are_kept() {
        let mut remarks = Remarks::default();
        for page in 1..=2000 {
            remarks.add(Remark::WebBookmark, Some(page), "x");
        }
        remarks.add(Remark::WebBookmark, None, "x");
        let found = &remarks.0[&Remark::WebBookmark];
        assert_eq!(found.examples.len(), MOST_EXAMPLES);
        assert_eq!(found.count(&|_| true), 2001);
        assert_eq!(found.count(&|page| page <= 5), 6);
    }
}
