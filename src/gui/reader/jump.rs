//! Where a number leads that a person types: `41`, `p. xii`, `para 4.7.3`, `PDF 43`.

use super::opened::Opened;

/// A page, from 0, and how far down it something begins, in points.
pub(in crate::gui) type Goal = (usize, f32);

/// All places that are called so, in their order. A bare number is that of a page before it is one of a
/// paragraph.
pub(in crate::gui) fn goals(typed: &str, opened: &Opened) -> Vec<Goal> {
    let small = typed.trim().to_lowercase();
    if let Some(number) = behind(&small, &["pdf page", "pdf"]) {
        let page = number
            .parse::<usize>()
            .ok()
            .and_then(|page| page.checked_sub(1));
        let page = page.filter(|page| *page < opened.page_count());
        return page.map(|page| (page, 0.0)).into_iter().collect();
    }
    if let Some(number) = behind(&small, &["paragraph", "paras", "para", "§", "¶"]) {
        return paragraphs(number, opened);
    }
    let number = behind(&small, &["page", "pp", "p"]).unwrap_or(&small);
    let pages = opened.report.pages.pages_of(number);
    match pages.is_empty() {
        false => pages.into_iter().map(|page| (page, 0.0)).collect(),
        true => paragraphs(number, opened),
    }
}

/// What stands behind one of these words, with its full stop.
fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches(['.', ' ']);
    // "para" is no page "ara".
    let is_number = rest.starts_with(|letter: char| letter.is_ascii_digit())
        || (!rest.is_empty() && rest.chars().all(|letter| "ivxlc".contains(letter)));
    is_number.then_some(rest)
}

fn paragraphs(number: &str, opened: &Opened) -> Vec<Goal> {
    let number = number.trim_matches(['[', ']', '.', ' ']);
    let places = opened.report.paragraphs.places_of(number).into_iter();
    let goal = |(page, word): (usize, usize)| {
        let word = opened.document().pages.get(page)?.words.get(word)?;
        Some((page, word.area.y0))
    };
    places.filter_map(goal).collect()
}
