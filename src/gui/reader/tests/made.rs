//! Reports made for tests: blocks of lines, set where a column is.

use std::path::Path;
use std::sync::Arc;

use crate::gui::page_words::{Point, Selecting};
use crate::gui::preview::Spot;
use crate::gui::reader::{Opened, Reader, ReaderAction, Seen, SourceChoice};
use crate::quote::{Area, Document, Page, Role, Word};
use crate::verify::{Report, Sheets};
use crate::worker::{PagesRead, Workers};

pub(super) const LINE: f32 = 12.0;
const LETTER: f32 = 5.0;
const SIZE: f32 = 10.0;

/// Lines one below the other, from a place on. A line that begins with `¶` begins a paragraph; a figure that a
/// `^` raises calls for a note.
pub(super) struct Block<'t> {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) role: Role,
    pub(super) lines: &'t [&'t str],
}

pub(super) fn text<'t>(x: f32, y: f32, lines: &'t [&'t str]) -> Block<'t> {
    let role = Role::Text;
    Block { x, y, role, lines }
}

pub(super) fn page(blocks: &[Block<'_>]) -> Page {
    let mut words = Vec::new();
    let mut number = 0;
    for block in blocks {
        for (line, text) in (0_u8..).zip(block.lines) {
            let y = block.y + LINE * f32::from(line);
            words.extend(set(text, (block.x, y), number, block.role));
            number += 1;
        }
    }
    Page {
        words,
        is_unreadable: false,
        is_by_machine: false,
    }
}

fn set(line: &str, (mut x, y): (f32, f32), number: u32, role: Role) -> Vec<Word> {
    let starts = line.starts_with('¶');
    let words = line.trim_start_matches('¶').split_whitespace().enumerate();
    let words = words.map(|(at, text)| {
        let call = text.split_once('^').map(|(before, call)| {
            let start = before.chars().count();
            start..start + call.chars().count()
        });
        let text = text.replace('^', "");
        let width = LETTER * text.chars().count() as f32;
        let area = Area {
            x0: x,
            y0: y - 8.0,
            x1: x + width,
            y1: y + 2.0,
        };
        let is_number = starts && at == 0 && text.ends_with(['.', ')']);
        x += width + if is_number { 2.0 * SIZE } else { 3.0 };
        Word {
            text,
            area,
            line: number,
            role,
            starts_paragraph: starts && at == 0,
            is_apart: false,
            size: SIZE,
            is_smaller: false,
            raised: call.into_iter().collect(),
        }
    });
    words.collect()
}

/// Two pages: a heading, two columns that go on from each other, a note below them, and numbered paragraphs.
pub(super) fn report() -> Opened {
    let first = page(&[
        Block {
            x: 60.0,
            y: 40.0,
            role: Role::Head,
            lines: &["A/HRC/50/12"],
        },
        text(
            60.0,
            100.0,
            &[
                "¶1. Conscripts were sent",
                "to the front in 2022^3",
                "and none was paid. One",
                "of them was a volun-",
            ],
        ),
        text(
            330.0,
            100.0,
            &[
                "teer, and he said: none",
                "was paid at all.",
                "¶2. The ministry denied",
                "it. However, it did pay.",
            ],
        ),
        Block {
            x: 60.0,
            y: 700.0,
            role: Role::Note,
            lines: &["¶3 See the report."],
        },
    ]);
    let second = page(&[text(
        60.0,
        100.0,
        &["¶3. Courts had received", "4,121 cases since then."],
    )]);
    opened(vec![first, second], &["40", "41"])
}

pub(super) fn opened(pages: Vec<Page>, labels: &[&str]) -> Opened {
    let count = pages.len();
    let labels: Vec<Option<String>> = labels
        .iter()
        .map(|label| Some((*label).to_owned()))
        .collect();
    let report = Report::made(
        Path::new("/reports/ministry.pdf"),
        "ab".repeat(32),
        Document { pages },
        &labels,
    );
    let sheets = Sheets {
        sizes: vec![(595.0, 842.0); count],
        headings: Vec::new(),
    };
    Opened::new(report, sheets, "ministry.pdf".to_owned())
}

pub(super) fn reader() -> Reader {
    reader_on(report())
}

pub(super) fn reader_on(opened: Opened) -> Reader {
    let mut reader = Reader::new(Arc::new(|| ()), Workers::here());
    let path = opened.report.path.clone();
    let number = reader.begin(path, Arc::new(PagesRead::default()));
    reader.hear(number, Ok(Box::new(opened)));
    let known = SourceChoice::Known("ministry".into());
    reader.apply(ReaderAction::Source(known));
    reader.apply(ReaderAction::Issue(Some("own-1".to_owned())));
    reader
}

/// The middle of the first word of the report that is written so.
pub(super) fn on(reader: &Reader, text: &str) -> Point {
    let document = reader.opened().unwrap().document();
    let pages = document.pages.iter().enumerate();
    let mut words = pages.flat_map(|(page, of)| of.words.iter().map(move |word| (page, word)));
    let (page, word) = words.find(|(_, word)| word.text == text).unwrap();
    Point {
        page,
        x: (word.area.x0 + word.area.x1) / 2.0,
        y: (word.area.y0 + word.area.y1) / 2.0,
    }
}

pub(super) fn press(reader: &mut Reader, at: Point) {
    reader.apply(ReaderAction::Select(Selecting::Press(at)));
}

/// Presses at one place and draws to another.
pub(super) fn draw(reader: &mut Reader, from: Point, to: Point) {
    press(reader, from);
    reader.apply(ReaderAction::Select(Selecting::Draw(to)));
}

pub(super) fn selected(reader: &Reader) -> Option<&str> {
    reader.passage.as_ref().map(|passage| passage.text.as_str())
}

/// The reader looks at a page.
pub(super) fn look_at(reader: &mut Reader, page: usize) {
    let seen = Seen {
        spot: Spot {
            sheet: page,
            fraction: 0.0,
        },
        current: page,
        ..Seen::default()
    };
    reader.apply(ReaderAction::Seen(seen));
}
