//! Heads, feet, footnotes and what calls for them.

use super::super::{PageText, Role, pack, roles, unpack};
use super::page;

/// A line: its place, the size of its letters, and what it says.
type Set<'t> = (i32, i32, f32, &'t str);

fn text(lines: &[Set<'_>]) -> PageText {
    let lines = lines
        .iter()
        .map(|(x, y, size, text)| format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"));
    PageText::of(&page(&lines.collect::<String>(), "", &[]))
}

/// The lines of a page that have a role.
fn with(role: Role, page: &PageText, roles: &[Role]) -> Vec<String> {
    let lines = page.lines.iter().zip(roles);
    let lines = lines.filter(|(_, own)| **own == role);
    lines
        .map(|(line, _)| {
            let words = page.words[line.words.clone()].iter();
            let words: Vec<&str> = words.map(|word| &*word.text).collect();
            words.join(" ")
        })
        .collect()
}

const BODY: Set<'_> = (
    72,
    600,
    11.0,
    "What the page says goes on over many words and some lines",
);
const MORE: Set<'_> = (
    72,
    586,
    11.0,
    "of which this is another one that says a little more to it",
);

#[test]
fn what_stands_at_the_edge_of_each_page_is_a_head_or_a_foot() {
    let pages: Vec<PageText> = (1..5)
        .map(|number| {
            text(&[
                (72, 800, 9.0, "A/HRC/50/12"),
                BODY,
                MORE,
                (300, 30, 9.0, &format!("{number}/4")),
            ])
        })
        .collect();
    let roles = roles(&pages);
    for (page, roles) in pages.iter().zip(&roles) {
        assert_eq!(with(Role::Head, page, roles), ["A/HRC/50/12"]);
        assert_eq!(with(Role::Foot, page, roles).len(), 1);
        assert_eq!(with(Role::Body, page, roles).len(), 2);
    }
}

#[test]
fn left_pages_have_other_heads_than_right_ones() {
    let pages: Vec<PageText> = (1..7)
        .map(|number| {
            let head = if number % 2 == 0 {
                (72, 800, 9.0, "Asylum in Europe")
            } else {
                (400, 800, 9.0, "The law of appeals")
            };
            text(&[head, BODY, MORE])
        })
        .collect();
    let roles = roles(&pages);
    for (page, roles) in pages.iter().zip(&roles) {
        assert_eq!(with(Role::Head, page, roles).len(), 1);
    }
}

#[test]
fn a_page_alone_has_no_head() {
    let page = text(&[(72, 800, 9.0, "A/HRC/50/12"), BODY, MORE]);
    let roles = roles(std::slice::from_ref(&page));
    assert!(with(Role::Head, &page, &roles[0]).is_empty());
}

#[test]
fn headings_that_differ_in_their_number_are_text() {
    let pages: Vec<PageText> = ["I", "II", "III"]
        .map(|number| {
            let heading = format!("Annex {number}");
            text(&[
                (72, 800, 9.0, "A/HRC/50/12"),
                (72, 780, 14.0, &heading),
                BODY,
                MORE,
            ])
        })
        .into();
    let roles = roles(&pages);
    assert_eq!(with(Role::Head, &pages[1], &roles[1]), ["A/HRC/50/12"]);
}

#[test]
fn numbered_paragraphs_at_one_height_are_text() {
    let said = [
        ("12.", "The ministry says"),
        ("15.", "Of those asked"),
        ("19.", "No court heard it"),
    ];
    let pages: Vec<PageText> = said
        .map(|(number, words)| {
            text(&[(72, 780, 11.0, number), (130, 780, 11.0, words), BODY, MORE])
        })
        .into();
    let roles = roles(&pages);
    assert!(with(Role::Head, &pages[1], &roles[1]).is_empty());
}

/// Two lines, and at the foot of the page two notes, the second of two lines.
fn noted(first: &str, second: &str) -> PageText {
    let content = format!(
        "BT /F1 11 Tf 72 600 Td (What the page says goes on over many words) Tj \
         /F1 7 Tf 4 Ts (1) Tj 0 Ts /F1 11 Tf ( and more) Tj \
         0 -14 Td (of which this is another line that says more) Tj ET \
         BT {first} /F1 9 Tf 0 Ts ( As said in the first report.) Tj ET \
         BT {second} /F1 9 Tf 0 Ts ( As said in another report that has) Tj \
         0 -11 Td (a long title.) Tj ET"
    );
    PageText::of(&page(&content, "", &[]))
}

#[test]
fn notes_are_told_from_the_text_by_size_and_number() {
    let raised = noted(
        "72 90 Td /F1 6 Tf 3 Ts (1) Tj",
        "72 79 Td /F1 6 Tf 3 Ts (2) Tj",
    );
    let roles = roles(std::slice::from_ref(&raised));
    let notes = with(Role::Note, &raised, &roles[0]);
    assert_eq!(
        notes,
        [
            "1 As said in the first report.",
            "2 As said in another report that has",
            "a long title."
        ]
    );
    let calls: Vec<(&str, bool)> = raised
        .raised
        .iter()
        .map(|raised| (&*raised.text, raised.is_first))
        .collect();
    assert_eq!(calls, [("1", false), ("1", true), ("2", true)]);
}

#[test]
fn the_foot_of_a_first_page_may_stand_below_its_notes() {
    let page = text(&[
        BODY,
        MORE,
        (72, 110, 8.0, "________"),
        (72, 90, 8.0, "* Reissued for technical reasons."),
        (72, 40, 10.0, "25-01234 (E)"),
    ]);
    let roles = roles(std::slice::from_ref(&page));
    let notes = with(Role::Note, &page, &roles[0]);
    assert_eq!(notes, ["________", "* Reissued for technical reasons."]);
}

#[test]
fn numbers_in_small_tables_are_no_notes() {
    let page = text(&[
        BODY,
        MORE,
        (72, 102, 8.0, "1"),
        (150, 102, 8.0, "Partially meets"),
        (72, 90, 8.0, "2"),
        (150, 90, 8.0, "Does not meet"),
        (300, 90, 8.0, "60"),
    ]);
    let roles = roles(std::slice::from_ref(&page));
    assert!(with(Role::Note, &page, &roles[0]).is_empty());
}

#[test]
fn a_number_may_be_a_line_of_its_own_above_its_note() {
    let page = text(&[
        BODY,
        MORE,
        (72, 95, 8.0, "2"),
        (
            79,
            90,
            8.0,
            "In collating audit conclusions, two were confirmed",
        ),
        (72, 80, 8.0, "as satisfactory."),
    ]);
    let roles = roles(std::slice::from_ref(&page));
    assert_eq!(with(Role::Note, &page, &roles[0]).len(), 3);
}

#[test]
fn small_letters_without_a_number_are_no_note() {
    let page = text(&[
        BODY,
        MORE,
        (72, 90, 8.0, "Source: the ministry, own figures"),
    ]);
    let roles = roles(std::slice::from_ref(&page));
    assert!(with(Role::Note, &page, &roles[0]).is_empty());
}

#[test]
fn notes_under_two_columns_are_found_in_each() {
    let page = text(&[
        (60, 600, 10.0, "The left column has these words"),
        (60, 588, 10.0, "and a second line below them"),
        (60, 90, 8.0, "* A note to the left column."),
        (320, 600, 10.0, "The right column has its own"),
        (320, 588, 10.0, "and a second line below them"),
        (320, 90, 8.0, "† A note to the right one."),
    ]);
    let roles = roles(std::slice::from_ref(&page));
    let notes = with(Role::Note, &page, &roles[0]);
    assert!(
        notes.contains(&"* A note to the left column.".to_owned()),
        "{notes:?}"
    );
}

#[test]
fn raised_letters_of_the_usual_size_are_raised() {
    let content = "BT /F1 10 Tf 72 600 Td (Word) Tj 4 Ts (12) Tj 0 Ts ( and another) Tj ET";
    let page = PageText::of(&page(content, "", &[]));
    let found: Vec<&str> = page.raised.iter().map(|raised| &*raised.text).collect();
    assert_eq!(found, ["12"]);
}

#[test]
fn numbers_that_stand_low_are_not_raised() {
    let content =
        "BT /F1 10 Tf 72 600 Td (H) Tj /F1 7 Tf -2 Ts (2) Tj 0 Ts /F1 10 Tf (O and more) Tj ET";
    let page = PageText::of(&page(content, "", &[]));
    assert!(page.raised.is_empty(), "{:?}", page.raised);
}

#[test]
fn a_text_that_was_packed_has_the_same_roles() {
    let page = text(&[
        (72, 700, 24.0, "A heading of large letters"),
        BODY,
        MORE,
        (72, 90, 11.0, "12."),
        (97, 90, 11.0, "The ministry says nothing"),
    ]);
    let packed = unpack(&pack(&page)).unwrap();
    assert_eq!(roles(&[packed]), roles(std::slice::from_ref(&page)));
    assert!(!roles(&[page])[0].contains(&Role::Note));
}

#[test]
fn what_is_raised_is_known_by_its_characters() {
    let content = "BT /F1 11 Tf 72 600 Td (It began in 2022) Tj /F1 7 Tf 4 Ts (3) Tj 0 Ts \
         /F1 11 Tf ( and went on) Tj ET";
    let page = PageText::of(&page(content, "", &[]));
    let [raised] = page.raised.as_slice() else {
        panic!("{:?}", page.raised)
    };
    let word = &page.words[raised.word].text;
    assert_eq!((&**word, raised.letters.clone()), ("20223", 4..5));
}
