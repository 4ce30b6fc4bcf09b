//! Citations and documents made of words.

use std::path::Path;

use crate::quote::{Document, Page, Role, Word};

use super::*;

/// A document whose first page begins with a title, and whose pages bear a head.
fn title(path: &str, title: &str, head: &str) -> Title {
    let words = |text: &str, size: f32, role: Role| {
        let own = text.split_whitespace().map(move |word| Word {
            text: word.to_owned(),
            size,
            role,
            ..Word::default()
        });
        own.collect::<Vec<_>>()
    };
    let text =
        "The men were taken from their homes in the valley and nobody was told why. ".repeat(4);
    let pages = (0..4).map(|page| Page {
        words: [
            words(if page == 0 { title } else { "" }, 20.0, Role::Text),
            words(head, 9.0, Role::Head),
            words(&text, 10.0, Role::Text),
        ]
        .concat(),
        is_unreadable: false,
        is_by_machine: false,
    });
    let document = Document {
        pages: pages.collect(),
    };
    Title::of(&document, Path::new(path))
}

fn at_hand() -> [Title; 3] {
    [
        title(
            "A_79_772.en.pdf",
            "Seventh progress report on the accountability system",
            "A/79/772",
        ),
        title(
            "hrw.pdf",
            "Human Rights Watch They Shot Children Sudan 2024",
            "",
        ),
        title(
            "S_2025_460.pdf",
            "Implementation of resolution 1701",
            "S/2025/460",
        ),
    ]
}

fn behind(after: &str) -> Option<Cited> {
    let beside = Beside {
        after: after.to_owned(),
        ..Beside::default()
    };
    cited(&beside, &at_hand().each_ref())
}

fn note(note: &str) -> Named {
    let beside = Beside {
        notes: vec![note.to_owned()],
        ..Beside::default()
    };
    cited(&beside, &at_hand().each_ref())
        .unwrap_or_default()
        .names
}

const ABSENT: Named = Named::NotHere { is_certain: true };

#[test]
fn a_symbol_names_one_document() {
    assert_eq!(note("S/2025/460, para. 5."), Named::Here(2));
    assert_eq!(note("A/79/772, para. 5."), Named::Here(0));
    assert_eq!(note("UN Doc. A/HRC/50/12, para. 38"), ABSENT);
    assert_eq!(note("[2020] UKUT 123 (IAC), at [5]"), ABSENT);
    let found = behind(" (A/HRC/50/12, para 38).").unwrap();
    assert_eq!(
        (found.words.as_str(), found.names),
        ("A/HRC/50/12, para 38", ABSENT)
    );
}

#[test]
fn a_page_of_a_bundle_is_no_symbol() {
    for place in ["(A/12/34)", "(AB/123, p. 4)", "(HB/4/56)", "[CB/123/45]"] {
        let found = behind(&format!(" {place}"));
        assert_eq!(found.unwrap_or_default().names, Named::Unsure, "{place}");
    }
}

#[test]
fn a_title_of_which_most_words_are_missing_everywhere_is_not_here() {
    let absent = "Amnesty International, “Myanmar: Burning Villages along the Border”, 2023, p. 12";
    assert_eq!(note(absent), ABSENT);
    assert_eq!(
        note("Human Rights Watch, They Shot Children, Sudan 2024, p. 3"),
        Named::Here(1)
    );
    // Another year, or half of the words, may be another document or not.
    assert_eq!(
        note("Human Rights Watch, They Shot Children, Sudan 2022, p. 3"),
        Named::Unsure
    );
    assert_eq!(
        note("Human Rights Watch, They Shot Villagers, 2022, p. 3"),
        Named::Unsure
    );
    // In full the title may be one of these.
    assert_eq!(note("USSD 2023, p. 4"), Named::Unsure);
    let nickname = note("The Bachelet Report, p. 4");
    assert_eq!(nickname, Named::NotHere { is_certain: false });
}

#[test]
fn what_is_named_by_its_paragraph_before_a_quotation_is_cited() {
    let named = |before: &str| {
        let beside = Beside {
            before: before.to_owned(),
            ..Beside::default()
        };
        cited(&beside, &at_hand().each_ref())
    };
    let found =
        named("The men are safe. At para 5 of the Myanmar Border Consortium Survey it says: ")
            .unwrap();
    assert_eq!(found.names, ABSENT);
    assert_eq!(found.words, "Myanmar Border Consortium Survey");
    assert_eq!(named("He told the court that he was there: "), None);
    assert_eq!(named("at para 5 of her statement she says "), None);
}

#[test]
fn what_is_no_citation_names_nothing() {
    for after in [
        " (emphasis added in 2024)",
        " (as the Secretary of State accepted in May 2020)",
        " (Myanmar)",
        " and so on (Myanmar Border Survey 2023, p. 4)",
    ] {
        assert_eq!(behind(after), None, "{after}");
    }
    for elsewhere in [
        "Ibid., para 5.",
        "See above, note 3, p. 5",
        "supra n 4, p. 3",
    ] {
        assert_eq!(note(elsewhere), Named::Unsure, "{elsewhere}");
    }
}

#[test]
fn where_a_document_cannot_be_read_nothing_is_said_to_be_absent() {
    let scan = Title::of(&Document::default(), Path::new("scan.pdf"));
    let beside = Beside {
        notes: vec!["A/HRC/50/12, para. 38".to_owned()],
        ..Beside::default()
    };
    assert_eq!(cited(&beside, &[&scan]).unwrap().names, Named::Unsure);
}

#[test]
fn of_several_citations_one_that_may_be_here_counts() {
    assert_eq!(
        note("A/HRC/50/12, para. 38; S/2025/460, para. 5"),
        Named::Here(2)
    );
    assert_eq!(
        note("A/HRC/50/12, para. 38; USSD 2023, p. 4"),
        Named::Unsure
    );
}
