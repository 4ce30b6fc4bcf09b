//! What each line of a page is there for: the text itself, what is printed at the head or foot of every
//! page, a footnote.

use std::collections::BTreeMap;

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

/// The size of most letters of the text.
pub(super) fn usual_size(pages: &[PageText], roles: &[Vec<Role>]) -> f32 {
    let mut counts = BTreeMap::new();
    for (page, roles) in pages.iter().zip(roles) {
        let body = page
            .lines
            .iter()
            .zip(roles)
            .filter(|(_, role)| **role == Role::Body);
        for (line, _) in body {
            let letters: usize = page
                .words_of(line)
                .iter()
                .map(|word| word.text.chars().count())
                .sum();
            // In quarters of a point.
            *counts.entry((line.size * 4.0).round() as i32).or_insert(0) += letters;
        }
    }
    let most = counts.iter().max_by_key(|(_, letters)| **letters);
    most.map_or(0.0, |(size, _)| *size as f32 / 4.0)
}
