//! The bookmarks of a document as a list for whoever finds their way by it. A hostile outline is cut where no
//! honest one ends.

use crate::pdf::import::{Bookmark, Destinations, Goal, Source, bookmarks};

/// No person goes through more.
const MOST: usize = 5_000;
/// Deeper ones stand on the last level.
const DEEPEST: usize = 8;
/// Characters of a title.
const LONGEST: usize = 200;

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub title: String,
    /// From 0.
    pub level: usize,
    /// Counted from 0; none where it leads to no page of the document.
    pub page: Option<usize>,
}

/// The bookmarks of a document that have a title, in their order.
pub fn headings(source: &Source) -> Vec<Heading> {
    let found = bookmarks(source, &Destinations::read(source)).list;
    let mut open: Vec<std::vec::IntoIter<Bookmark>> = vec![found.into_iter()];
    let mut headings = Vec::new();
    while let Some(list) = open.last_mut() {
        let Some(bookmark) = list.next().filter(|_| headings.len() < MOST) else {
            open.pop();
            continue;
        };
        let level = (open.len() - 1).min(DEEPEST - 1);
        if !bookmark.title.is_empty() {
            headings.push(Heading {
                title: bookmark.title.chars().take(LONGEST).collect(),
                level,
                page: match bookmark.goal {
                    Goal::Page { page, .. } => Some(page),
                    _ => None,
                },
            });
        }
        open.push(bookmark.children.into_iter());
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::Limits;
    use crate::pdf::import::specimen::{Page, document_with};

    fn of(objects: &[&str]) -> Vec<Heading> {
        let pages = [Page::saying("one"), Page::saying("two")];
        let bytes = document_with(&pages, "/Outlines<</First 1000 0 R>>", objects);
        headings(&Source::open(bytes, None, &Limits::default()).unwrap())
    }

    #[test]
    fn bookmarks_are_listed_with_their_level_and_page() {
        let found = of(&[
            "<</Title(1 Summary)/Dest[10 0 R/Fit]/Next 1002 0 R/First 1001 0 R>>",
            "<</Title(1.1 Findings)/Dest[12 0 R/Fit]>>",
            "<</Title(2 Nowhere)/A<</S/URI/URI(https://example.org)>>>>",
        ]);
        let told = found
            .iter()
            .map(|one| (one.title.as_str(), one.level, one.page));
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            [
                ("1 Summary", 0, Some(0)),
                ("1.1 Findings", 1, Some(1)),
                ("2 Nowhere", 0, None)
            ]
        );
    }

    #[test]
    fn a_circle_ends_and_a_long_title_is_cut() {
        let long = format!(
            "<</Title({})/Dest[10 0 R/Fit]/Next 1000 0 R>>",
            "x".repeat(999)
        );
        let found = of(&[&long]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title.len(), LONGEST);
    }

    #[test]
    fn a_well_is_listed_on_the_last_level() {
        let item = |at: usize| format!("<</Title({at})/First {} 0 R>>", 1001 + at);
        let objects: Vec<String> = (0..50).map(item).collect();
        let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
        let found = of(&objects);
        assert_eq!(found.len(), 50);
        assert_eq!(found.last().unwrap().level, DEEPEST - 1);
    }
}
