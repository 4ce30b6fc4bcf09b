//! The account of one document: what went in, what came out, and what was done to the rest.

use std::collections::BTreeMap;

use crate::pdf::import::Counts;

use super::OnSheet;

/// Counts before and after. For everything but what was removed by rule, they must balance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// On the pages that were asked for; bookmarks of the whole document.
    pub went_in: Counts,
    pub came_out: Counts,
    /// Links to pages that were left out: nothing to lead to.
    pub links_inert: u32,
    /// Links to places that the document does not have.
    pub links_lost: u32,
    /// Links whose action or address was not let through.
    pub links_removed: u32,
    /// Bookmarks to pages that were left out, with nothing below them that was not.
    pub bookmarks_inert: u32,
    /// Bookmarks for which the file had no room.
    pub bookmarks_cut: u32,
    /// Links and comments that lie where their page shows nothing.
    pub links_outside: u32,
    pub comments_outside: u32,
    /// Form fields drawn into the page as they looked.
    pub fields_drawn: u32,
    /// Form fields that brought a value and no picture of it: the value was written by us.
    pub fields_written: u32,
    /// Form fields whose picture showed something else than they hold; the first of many.
    pub values: Vec<FieldValue>,
    /// Form fields whose value could not be drawn, so that their picture was left; the first of many.
    pub values_undrawn: Vec<FieldValue>,
    /// Form fields that show nothing: without a value, or hidden.
    pub fields_empty: u32,
    /// Form fields that show something in some programs and could not be drawn.
    pub fields_without_look: u32,
    /// Pictures out of which was taken what a camera or a program had written into them.
    pub pictures_cleared: u32,
    /// Of these, such as said where they were taken.
    pub positions_cleared: u32,
    /// Pictures out of which it could not be taken.
    pub pictures_kept: u32,
    /// Pictures in whose place smaller ones were written, as a person asked.
    pub pictures_smaller: u32,
    /// They were asked for, and could not be made.
    pub pictures_not_made: bool,
    /// Comments without a picture that reached past their page, and were drawn by us as near to what
    /// viewers show as we can, or moved onto it.
    pub comments_redrawn: u32,
    pub comments_drawn: u32,
    pub comments_dropped: u32,
    /// Where its pages came to stand, by their position in the file: how they were written, not how they were meant.
    pub sheets: BTreeMap<usize, OnSheet>,
}

/// A form field that holds something else than its picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldValue {
    /// Of the document, from 1.
    pub page: u32,
    /// Its full name.
    pub field: String,
    /// Without white space; what is not known of it as question marks.
    pub shown: String,
    pub holds: String,
}

impl Ledger {
    /// Each thing of which more went in than is accounted for, with how many are missing.
    pub fn missing(&self) -> Vec<(&'static str, u32)> {
        let (before, after) = (&self.went_in, &self.came_out);
        let accounts = [
            ("pages", before.pages, after.pages),
            (
                "links",
                before.links,
                after.links
                    + self.links_inert
                    + self.links_lost
                    + self.links_removed
                    + self.links_outside,
            ),
            (
                "comments",
                before.comments,
                after.comments
                    + self.comments_drawn
                    + self.comments_dropped
                    + self.comments_outside,
            ),
            (
                "form fields",
                before.fields,
                self.fields_drawn
                    + self.fields_written
                    + self.fields_empty
                    + self.fields_without_look,
            ),
            (
                "bookmarks",
                before.bookmarks,
                after.bookmarks + self.bookmarks_inert + self.bookmarks_cut,
            ),
        ];
        let short = accounts
            .into_iter()
            .filter(|(_, before, after)| after != before);
        short
            .map(|(what, before, after)| (what, before.abs_diff(after)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_did_not_arrive_is_named_with_its_number() {
        let mut ledger = Ledger::default();
        ledger.went_in.links = 4;
        (ledger.links_inert, ledger.links_removed) = (1, 1);
        ledger.went_in.comments = 1;
        assert_eq!(ledger.missing(), [("links", 2), ("comments", 1)]);
    }
}
