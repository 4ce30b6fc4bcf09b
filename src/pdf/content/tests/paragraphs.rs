//! Lines, paragraphs and columns.

use super::super::{Hyphen, lines, paragraphs, words};
use super::page;

fn set(lines: &[(i32, i32, &str)]) -> String {
    let lines = lines
        .iter()
        .map(|(x, y, text)| format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n"));
    lines.collect()
}

/// How many lines each paragraph has, and in which column it stands.
fn shape_of(content: &str) -> Vec<(usize, u32)> {
    let content = page(content, "", &[]);
    let words = words(&content.glyphs);
    let lines = lines(&words);
    let paragraphs = paragraphs(&lines);
    paragraphs
        .iter()
        .map(|paragraph| (paragraph.lines.len(), paragraph.column))
        .collect()
}

#[test]
fn a_wider_distance_begins_a_paragraph() {
    let content = set(&[
        (72, 700, "The first paragraph has this line and"),
        (72, 688, "the next one, which is as long as it is"),
        (72, 664, "and the second begins here, with a line"),
        (72, 652, "that is followed by this one."),
    ]);
    assert_eq!(shape_of(&content), [(2, 0), (2, 0)]);
}

#[test]
fn two_columns_are_told_apart() {
    let content = set(&[
        (72, 700, "On the left there stands a text that"),
        (72, 688, "goes on for two lines of its column"),
        (320, 700, "and on the right there is another one"),
        (320, 688, "of which this is the second line."),
    ]);
    assert_eq!(shape_of(&content), [(2, 0), (2, 1)]);
}

#[test]
fn hyphens_at_the_end_of_a_line_are_known() {
    let content = set(&[
        (72, 700, "of the whole popu-"),
        (72, 688, "lation, some"),
        (72, 676, "Anglo-"),
        (72, 664, "American words"),
    ]);
    let content = page(&content, "", &[]);
    let words = words(&content.glyphs);
    let hyphens: Vec<Hyphen> = lines(&words).iter().map(|line| line.hyphen).collect();
    assert_eq!(
        hyphens,
        [Hyphen::AtLineEnd, Hyphen::No, Hyphen::No, Hyphen::No]
    );
}
