//! What each line of a page is there for: the text itself, what is printed at the head or foot of every
//! page, a footnote.

use super::notes::mark_notes;
use super::recurring::mark_recurring;
use super::text::PageText;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Role {
    #[default]
    Body,
    /// At the head of this page and of its neighbours: a title, a symbol, a page number.
    Head,
    /// At the foot of this page and of its neighbours.
    Foot,
    /// Of a footnote.
    Note,
}

/// The role of each line of each page. The pages follow each other in one document; without its neighbours
/// a page shows no head and no foot.
pub fn roles(pages: &[PageText]) -> Vec<Vec<Role>> {
    let mut roles: Vec<Vec<Role>> = pages
        .iter()
        .map(|page| vec![Role::Body; page.lines.len()])
        .collect();
    mark_recurring(pages, &mut roles);
    mark_notes(pages, &mut roles);
    roles
}
