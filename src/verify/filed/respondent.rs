//! The respondent’s bundle read as a reference, and documents of the case that stand in it already.

use crate::case::FiledRow;
use crate::pdf::{Facts, PageFacts};

/// Fewer letters on a page tell too little to say that two pages are the same.
const LEAST_LETTERS: usize = 40;

/// Its documents, by its bookmarks of the upper two levels: each goes on to the page before the next.
pub fn documents_of(facts: &Facts) -> Vec<FiledRow> {
    let outline = facts.outline.iter().filter(|one| one.depth <= 1);
    let begun: Vec<(&str, u32)> = outline
        .filter_map(|one| Some((one.title.as_str(), one.page?)))
        .collect();
    let last = u32::try_from(facts.pages.len()).unwrap_or(u32::MAX);
    let rows = begun.iter().enumerate().map(|(at, (title, first))| {
        let mut behind = begun.iter().skip(at + 1).map(|(_, page)| *page);
        let next = behind.find(|page| page > first).unwrap_or(last + 1);
        FiledRow {
            text: title.trim().to_owned(),
            first: *first,
            last: next - 1,
        }
    });
    rows.collect()
}

/// The letters and digits of each page, in the order of its lines.
pub fn letters_of(facts: &Facts) -> Vec<String> {
    facts.pages.iter().map(letters).collect()
}

fn letters(page: &PageFacts) -> String {
    let lines = page.lines().into_iter();
    let text: String = lines.collect();
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The first and last page, from 1, of a bundle that hold what the pages of a document say, in their order: of a
/// document of which a part is included, pages may lie between. What a bundle adds to a page, such as its number, does
/// not matter.
pub fn stands_in(bundle: &[String], document: &[String]) -> Option<(u32, u32)> {
    let is_told = document.iter().all(|page| page.len() >= LEAST_LETTERS);
    if document.is_empty() || !is_told {
        return None;
    }
    let mut theirs = (1..).zip(bundle);
    let places = document.iter().map(|own| {
        let found = theirs.find(|(_, page)| page.contains(own.as_str()));
        found.map(|(number, _)| number)
    });
    let places: Vec<u32> = places.collect::<Option<_>>()?;
    Some((*places.first()?, *places.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(words: &[&str]) -> Vec<String> {
        let long = |word: &&str| word.repeat(30);
        words.iter().map(long).collect()
    }

    #[test]
    fn a_document_is_found_where_all_its_pages_stand_in_their_order() {
        let bundle = pages(&["ab", "cd", "ef", "gh"]);
        assert_eq!(stands_in(&bundle, &pages(&["cd", "ef"])), Some((2, 3)));
        assert_eq!(stands_in(&bundle, &pages(&["cd", "gh"])), Some((2, 4)));
        assert_eq!(stands_in(&bundle, &pages(&["gh", "cd"])), None);
        assert_eq!(stands_in(&bundle, &pages(&["cd", "cd"])), None);
        assert_eq!(stands_in(&bundle, &pages(&[])), None);
        assert_eq!(
            stands_in(&bundle, &["cd".to_owned()]),
            None,
            "too short to tell"
        );
        let stamped = vec![format!("{}rb1", "ab".repeat(30))];
        assert_eq!(stands_in(&stamped, &pages(&["ab"])), Some((1, 1)));
    }
}
