//! Documents made for tests: lines of words, set one below the other, with calls, notes, heads and feet.
//!
//! In a word `^` raises what follows up to `~` or its end: `2022.^3`. A line that begins with `¶ ` begins a
//! paragraph; `¶\t` sets its first word apart from the next, as numbers of paragraphs are, and so does `\t` on a
//! line with which none begins.

use super::super::{Area, Document, Page, Role, Word};

const SIZE: f32 = 10.0;
const WIDTH: f32 = 5.0;

/// A page of lines, each with its role.
pub(super) fn page(lines: &[(Role, &str)]) -> Page {
    let mut words = Vec::new();
    for (number, (role, line)) in (0..).zip(lines) {
        let (text, starts, is_apart) = match line.strip_prefix('¶') {
            Some(text) => (text, true, text.starts_with('\t')),
            None => (*line, false, line.starts_with('\t')),
        };
        let mut x = 70.0;
        for (at, word) in text.split_whitespace().enumerate() {
            let y = 100.0 + 12.0 * number as f32;
            let mut word = set(word, x, y);
            word.line = number;
            word.role = *role;
            word.starts_paragraph = starts && at == 0;
            x = word.area.x1
                + if is_apart && at == 0 {
                    2.0 * SIZE
                } else {
                    0.25 * SIZE
                };
            words.push(word);
        }
    }
    Page {
        words,
        is_unreadable: false,
        is_by_machine: false,
    }
}

fn set(word: &str, x: f32, y: f32) -> Word {
    let (mut text, mut raised, mut start) = (String::new(), Vec::new(), None);
    let mut count = 0;
    for letter in word.chars() {
        match letter {
            '^' => start = Some(count),
            '~' => raised.extend(start.take().map(|start| start..count)),
            _ => {
                text.push(letter);
                count += 1;
            }
        }
    }
    raised.extend(start.map(|start| start..count));
    let area = Area {
        x0: x,
        y0: y - 8.0,
        x1: x + WIDTH * count as f32,
        y1: y + 2.0,
    };
    Word {
        text,
        area,
        size: SIZE,
        raised,
        ..Word::default()
    }
}

/// Pages of text, each of lines.
pub(super) fn text(pages: &[&[&str]]) -> Document {
    let page = |lines: &&[&str]| {
        let lines: Vec<(Role, &str)> = lines.iter().map(|line| (Role::Text, *line)).collect();
        page(&lines)
    };
    Document {
        pages: pages.iter().map(page).collect(),
    }
}
