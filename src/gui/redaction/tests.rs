//! Which words become confidential when some places stay.

use super::*;
use crate::case::specimen;

fn place(term: &str, is_wanted: bool) -> Place {
    Place {
        mark: RedactionMark {
            page: 1,
            area: None,
            term: Some(term.to_owned()),
        },
        excerpt: None,
        is_wanted,
    }
}

fn search(text: &str, places: Vec<Place>) -> NameSearch {
    let documents = specimen::with_everything().documents;
    NameSearch {
        text: text.to_owned(),
        terms: listed(text),
        standing: Standing::Found(vec![Searched {
            exhibit: 1,
            title: "Letter".to_owned(),
            document: documents.iter().next().unwrap().id,
            places,
            known: 0,
            unsearchable: Vec::new(),
            trouble: None,
        }]),
        ..NameSearch::default()
    }
}

#[test]
fn words_of_which_a_place_stays_are_not_looked_for_at_exports() {
    let mut case = Case::new("p");
    let mut names = search(
        "Anna\nGrey",
        vec![
            place("Anna", true),
            place("Grey", true),
            place("Grey", true),
        ],
    );
    assert_eq!(names.confidential(&case), ["Anna", "Grey"]);
    names.tick(0, Some(2), false);
    assert_eq!(names.confidential(&case), ["Anna"]);
    assert_eq!(names.wanted(), 2);
    assert!(names.contradicted(&case).is_empty());
    case.confidential = vec!["Grey".to_owned()];
    assert_eq!(names.confidential(&case), ["Grey", "Anna"]);
    assert_eq!(names.contradicted(&case), ["Grey"]);
    names.tick(0, None, true);
    assert_eq!(names.wanted(), 3);
}

#[test]
fn what_is_typed_on_forgets_what_was_found() {
    let mut names = search("Anna", vec![place("Anna", true)]);
    names.type_in("Anna\n…\n".to_owned());
    assert!(names.found().is_empty());
    assert_eq!(names.typed().len(), 1);
}
