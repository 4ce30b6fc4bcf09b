//! How a document describes itself: in what its file says of it, and on its first page. To be proposed, never taken.

use crate::library::{Date, days_named};

use super::names::symbol;
use super::title::{FirstPage, Title, is_title};

/// As far as it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    pub title: Option<String>,
    pub publisher: Option<String>,
    /// To the day.
    pub published: Option<Date>,
}

/// Who publishes under a symbol, by how that begins; the name has to stand on the page, too.
const ORGANS: [(&str, &str); 6] = [
    ("A/HRC/", "Human Rights Council"),
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
    ("CEB/", "Chief Executives Board"),
    ("JIU/", "Joint Inspection Unit"),
];

const NATIONS: &str = "United Nations";

/// Behind one of these stands the day of publication, so many bytes away at most.
const LEADS: [&str; 5] = ["distr", "published", "publication", "issued", "date:"];
const NEAR: usize = 60;

/// What programs write into a file for want of a title.
const NO_TITLES: [&str; 6] = [
    "microsoft word",
    "powerpoint",
    "untitled",
    "document",
    "layout ",
    "cover",
];

impl Title {
    /// How the document describes itself.
    pub fn described(&self) -> Described {
        let first = self.pages.first();
        let stated = self.stated().filter(|stated| is_sensible(stated));
        Described {
            title: stated.or(self.largest()).map(str::to_owned),
            publisher: first.and_then(publisher),
            published: first.and_then(published),
        }
    }
}

/// Whether a title is one, and not the name of a file or that of a program.
fn is_sensible(stated: &str) -> bool {
    let small = stated.to_lowercase();
    let ending = small.rsplit('.').next().unwrap_or_default();
    let is_file = small.contains('.') && (2..=5).contains(&ending.len()) && !ending.contains(' ');
    let is_empty = NO_TITLES.iter().any(|none| small.starts_with(none));
    is_title(stated) && stated.contains(' ') && !is_file && !is_empty
}

/// The United Nations, where the page says so and bears a symbol of theirs; with the organ of that symbol.
fn publisher(page: &FirstPage) -> Option<String> {
    let mut words = page.text.split_whitespace();
    let own = words.find(|word| symbol(word).is_some())?;
    let own = own.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let stands = |name: &str| page.says(name);
    if !stands(NATIONS) {
        return None;
    }
    let organ = ORGANS
        .iter()
        .find(|(start, name)| own.starts_with(start) && stands(name));
    Some(match organ {
        Some((_, organ)) => format!("{NATIONS} {organ}"),
        None => NATIONS.to_owned(),
    })
}

/// The day behind "Distr.", "published" or the like; else the only day on the page.
fn published(page: &FirstPage) -> Option<Date> {
    let small = page.text.to_lowercase();
    let days = days_named(&small);
    let is_led = |start: usize| {
        let before = small.get(..start).unwrap_or_default();
        let mut leads = LEADS.iter().filter_map(|lead| before.rfind(lead));
        leads.any(|lead| start - lead < NEAR)
    };
    let mut led = days.iter().filter(|(start, _)| is_led(*start));
    if let Some((_, day)) = led.next() {
        return Some(*day);
    }
    let (start, first) = days.first()?;
    // The end of a session says nothing of the day of a report of it.
    let before = small.get(..*start).unwrap_or_default().trim_end();
    if ["–", "-", " to", " until"]
        .iter()
        .any(|joint| before.ends_with(joint))
    {
        return None;
    }
    days.iter().all(|(_, day)| day == first).then_some(*first)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::quote::{Document, Page, Word};

    /// A first page of lines, each in its size.
    fn page(lines: &[(&str, f32)]) -> Title {
        let words = lines.iter().flat_map(|(line, size)| {
            line.split_whitespace().map(|word| Word {
                text: word.to_owned(),
                size: *size,
                ..Word::default()
            })
        });
        let page = Page {
            words: words.collect(),
            is_unreadable: false,
            is_by_machine: false,
        };
        Title::of(&Document { pages: vec![page] }, Path::new("a.pdf"))
    }

    const TEXT: &str = "The men were taken from their homes in the valley and nobody was told why, said the Council.";

    #[test]
    fn a_paper_of_the_united_nations_is_described_by_its_first_page() {
        let title = page(&[
            ("United Nations", 12.0),
            ("A/HRC/50/12", 20.0),
            ("General Assembly", 20.0),
            ("Distr.: General 12 May 2025 Original: English", 10.0),
            (
                "Human Rights Council Fiftieth session 16 June–8 July 2025",
                10.0,
            ),
            ("Burning villages along the border", 14.0),
            ("Report of the Commission", 12.0),
            (TEXT, 10.0),
        ]);
        let described = title.described();
        assert_eq!(
            described.title.as_deref(),
            Some("Burning villages along the border")
        );
        assert_eq!(
            described.publisher.as_deref(),
            Some("United Nations Human Rights Council")
        );
        assert_eq!(described.published, Some(Date::day(2025, 5, 12)));
    }

    #[test]
    fn nothing_is_proposed_that_does_not_stand_there() {
        let title = page(&[("Burning villages", 14.0), (TEXT, 10.0)]);
        let described = title.described();
        assert_eq!((described.publisher, described.published), (None, None));
        // Of two days nobody knows which is meant.
        let two = page(&[("From 3 May 2025 to 12 May 2025", 10.0), (TEXT, 10.0)]);
        assert_eq!(two.described().published, None);
        let session = page(&[("(28 April–9 May 2025)", 10.0), (TEXT, 10.0)]);
        assert_eq!(session.described().published, None);
        // A symbol alone does not say who publishes here.
        let cites = page(&[("See A/HRC/50/12", 10.0), (TEXT, 10.0)]);
        assert_eq!(cites.described().publisher, None);
    }

    #[test]
    fn the_heading_of_a_part_and_a_bar_code_are_no_title() {
        for (line, expected) in [
            ("II. Allocation of items", None),
            ("Contents", None),
            (
                "*2507054* Letter from the Ambassador**",
                Some("Letter from the Ambassador"),
            ),
        ] {
            let title = page(&[(line, 14.0), (TEXT, 10.0)]);
            assert_eq!(title.described().title.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn what_the_file_says_of_itself_is_its_title_unless_a_program_wrote_it() {
        for (stated, expected) in [
            (
                "Villages on fire: the northern border",
                "Villages on fire: the northern border",
            ),
            ("Microsoft Word - report_v3.docx", "Burning villages"),
            ("report final.indd", "Burning villages"),
            ("untitled", "Burning villages"),
            ("A/HRC/50/12", "Burning villages"),
        ] {
            let mut title = page(&[("Burning villages", 14.0), (TEXT, 10.0)]);
            title.state(Some(stated.to_owned()));
            assert_eq!(
                title.described().title.as_deref(),
                Some(expected),
                "{stated}"
            );
        }
    }
}
