//! Selecting with the pointer.

use super::made::*;
use crate::gui::page_words::{Point, Selecting, Unit};
use crate::gui::reader::ReaderAction;
use crate::quote::{Outcome, Role};

#[test]
fn words_are_selected_from_where_the_button_was_pressed_to_where_the_pointer_is() {
    let mut reader = reader();
    let (from, to) = (on(&reader, "front"), on(&reader, "paid."));
    press(&mut reader, from);
    assert_eq!(selected(&reader), None, "pressing alone selects nothing");
    reader.apply(ReaderAction::Select(Selecting::Draw(to)));
    assert_eq!(selected(&reader), Some("front in 2022 and none was paid."));
    let back = on(&reader, "sent");
    reader.apply(ReaderAction::Select(Selecting::Draw(back)));
    assert_eq!(selected(&reader), Some("sent to the front"));
    reader.apply(ReaderAction::Select(Selecting::Clear));
    assert_eq!(selected(&reader), None);
}

#[test]
fn a_drag_over_two_columns_takes_the_one_in_which_it_began() {
    let mut reader = reader();
    let from = on(&reader, "front");
    // Beside "ministry", in the other column.
    let beside = on(&reader, "ministry");
    draw(&mut reader, from, beside);
    assert_eq!(
        selected(&reader),
        Some("front in 2022 and none was paid. One")
    );
    let (from, to) = (on(&reader, "ministry"), on(&reader, "to"));
    draw(&mut reader, from, to);
    assert_eq!(selected(&reader), Some("was paid at all. The ministry"));
}

#[test]
fn a_drag_to_the_head_of_the_next_column_goes_on_there_and_shift_goes_anywhere() {
    let mut reader = reader();
    let (from, to) = (on(&reader, "volun-"), on(&reader, "said:"));
    draw(&mut reader, from, to);
    assert_eq!(selected(&reader), Some("volunteer, and he said:"));
    let (from, to) = (on(&reader, "teer,"), on(&reader, "One"));
    draw(&mut reader, from, to);
    assert_eq!(selected(&reader), Some("One of them was a volunteer,"));
    let (from, to) = (on(&reader, "One"), on(&reader, "denied"));
    press(&mut reader, from);
    reader.apply(ReaderAction::Select(Selecting::Extend(to)));
    assert!(selected(&reader).unwrap().ends_with("The ministry denied"));
}

#[test]
fn a_drag_goes_over_a_page_break_around_notes_and_never_into_them() {
    let mut reader = reader();
    let (from, to) = (on(&reader, "However,"), on(&reader, "cases"));
    draw(&mut reader, from, to);
    assert_eq!(
        selected(&reader),
        Some("However, it did pay. Courts had received 4,121 cases")
    );
    let below = Point {
        x: 400.0,
        ..on(&reader, "report.")
    };
    draw(&mut reader, from, below);
    assert_eq!(selected(&reader), Some("However, it"));
    let (from, to) = (on(&reader, "See"), on(&reader, "denied"));
    draw(&mut reader, from, to);
    assert_eq!(selected(&reader), Some("See the report."));
}

#[test]
fn pressing_beside_a_line_leaves_out_what_lies_on_the_other_side() {
    let mut reader = reader();
    let behind = Point {
        x: 180.0,
        ..on(&reader, "20223")
    };
    let to = on(&reader, "paid.");
    draw(&mut reader, behind, to);
    assert_eq!(selected(&reader), Some("and none was paid."));
}

#[test]
fn far_from_all_words_nothing_is_pressed() {
    let mut reader = reader();
    let to = on(&reader, "paid.");
    let far = Point {
        page: 0,
        x: 300.0,
        y: 500.0,
    };
    draw(&mut reader, far, to);
    assert_eq!(selected(&reader), None);
}

#[test]
fn a_double_click_takes_a_word_and_a_triple_click_a_paragraph() {
    let mut reader = reader();
    let at = on(&reader, "volun-");
    reader.apply(ReaderAction::Select(Selecting::Take(at, Unit::Word)));
    assert_eq!(selected(&reader), Some("volunteer,"));
    reader.apply(ReaderAction::Select(Selecting::Take(at, Unit::Paragraph)));
    assert!(selected(&reader).unwrap().starts_with("Conscripts"));
    assert!(selected(&reader).unwrap().ends_with("at all."));
    let to = on(&reader, "denied");
    reader.apply(ReaderAction::Select(Selecting::Extend(to)));
    assert!(selected(&reader).unwrap().ends_with("However, it did pay."));
}

#[test]
fn pages_without_words_and_pages_that_are_not_there_do_no_harm() {
    let mut reader = reader_on(opened(vec![page(&[]), page(&[])], &[]));
    for page in [0, 1, 7] {
        let at = Point {
            page,
            x: 100.0,
            y: 100.0,
        };
        draw(&mut reader, at, at);
        reader.apply(ReaderAction::Select(Selecting::Take(at, Unit::Paragraph)));
        reader.apply(ReaderAction::Select(Selecting::Extend(at)));
        assert_eq!(selected(&reader), None);
    }
}

/// Numbers that look random, and are the same each time.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// A page of two columns with a head and a note.
fn columns(chance: &mut Chance) -> crate::quote::Page {
    const WORDS: [&str; 16] = [
        "the",
        "army",
        "2022",
        "2022^3",
        "20,662",
        "“not",
        "paid”,",
        "long-term",
        "o\u{fb03}cer’s",
        "of",
        "them)",
        "deser-",
        "court",
        "ted",
        "A/HRC/50",
        "end.^4",
    ];
    let mut lines = |count: usize| -> Vec<String> {
        let line = |_| {
            let words: Vec<&str> = (0..1 + chance.below(6))
                .map(|_| WORDS[chance.below(16)])
                .collect();
            let begins = ["", "", "¶", "¶12. "][chance.below(4)];
            format!("{begins}{}", words.join(" "))
        };
        (0..count).map(line).collect()
    };
    let (left, right, note) = (lines(9), lines(9), lines(2));
    let lines = |lines: &'static [&'static str]| lines;
    let borrowed = |all: &[String]| -> Vec<&'static str> {
        all.iter()
            .map(|line| &*Box::leak(line.clone().into_boxed_str()))
            .collect()
    };
    let leaked = |all: Vec<String>| lines(Box::leak(borrowed(&all).into_boxed_slice()));
    page(&[
        Block {
            x: 60.0,
            y: 40.0,
            role: Role::Head,
            lines: &["A/HRC/50/12 Page 7"],
        },
        text(60.0, 100.0, leaked(left)),
        text(330.0, 100.0, leaked(right)),
        Block {
            x: 60.0,
            y: 700.0,
            role: Role::Note,
            lines: leaked(note),
        },
    ])
}

#[test]
fn whatever_is_drawn_is_exact_in_its_boxes() {
    let mut chance = Chance::new(14);
    let mut count = 0;
    for _ in 0..60 {
        let pages = (0..3).map(|_| columns(&mut chance)).collect();
        let mut reader = reader_on(opened(pages, &[]));
        for _ in 0..40 {
            let mut point = || Point {
                page: chance.below(3),
                x: 40.0 + chance.below(500) as f32,
                y: 30.0 + chance.below(200) as f32,
            };
            let (from, to) = (point(), point());
            draw(&mut reader, from, to);
            let Some(passage) = reader.passage.clone() else {
                continue;
            };
            if !passage.text.contains(char::is_alphanumeric) {
                continue;
            }
            count += 1;
            let held = reader.draft.held.as_ref().unwrap();
            match &held.outcome {
                Outcome::Exact { at, .. } => assert_eq!(at, &passage.at, "{passage:?}"),
                other => panic!("{passage:?}: {other:?}"),
            }
            assert_eq!(
                held.passage.as_ref().map(|held| &held.text),
                Some(&passage.text)
            );
        }
    }
    assert!(count > 1_000, "{count}");
}
