//! What a reader calls a place of a report.

use super::*;
use crate::quote::{Page, PageBox, Word};

/// A word of a line, 50 points behind the one before it.
fn word((at, text): (u8, &str), line: u8, role: Role) -> Word {
    let (x0, y0) = (70.0 + 50.0 * f32::from(at), 40.0 * f32::from(line));
    Word {
        text: text.to_owned(),
        area: Area {
            x0,
            y0,
            x1: x0 + 40.0,
            y1: y0 + 10.0,
        },
        line: line.into(),
        role,
        starts_paragraph: at == 0,
        size: 10.0,
        ..Word::default()
    }
}

#[test]
fn a_note_and_the_head_of_a_page_stand_in_no_paragraph() {
    let lines = [
        (Role::Head, "Report on the camps"),
        (Role::Text, "12. The camp was closed."),
        (Role::Note, "Interview with a guard."),
    ];
    let words = (1..).zip(lines).flat_map(|(line, (role, said))| {
        let words = (0..).zip(said.split(' '));
        words.map(move |one| word(one, line, role))
    });
    let words: Vec<Word> = words.collect();
    let pages = vec![Page {
        words: words.clone(),
        is_unreadable: false,
        is_by_machine: false,
    }];
    let report = Report::made(Path::new("a.pdf"), "a".repeat(64), Document { pages }, &[]);
    let paragraph = |text: &str| {
        let word = words.iter().find(|word| word.text == text).unwrap();
        let at = Place {
            pages: vec![0],
            boxes: vec![PageBox {
                page: 0,
                area: word.area,
            }],
        };
        report.cite(&at).unwrap().paragraph
    };
    assert_eq!(paragraph("closed."), Some("12".to_owned()));
    assert_eq!(paragraph("guard."), None);
    assert_eq!(paragraph("camps"), None);
}
