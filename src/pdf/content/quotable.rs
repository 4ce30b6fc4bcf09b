//! The words of a document as `quote` holds quotations against them: what is read here, in its values.

use std::collections::BTreeSet;

use crate::quote::{self, Area, Document, Page};

use super::geometry::{Point, Rect};
use super::hidden::{HiddenBy, HiddenWords};
use super::lines::Line;
use super::roles::{Role, roles};
use super::text::PageText;
use super::words::{Break, Word};

/// What a word is read as that nobody sees: it equals nothing.
const UNSEEN: &str = "\u{fffd}";

/// A call for a note is so much smaller than its line, at least.
const SMALLER: f32 = 0.8;

/// What is so far below the baseline is no call, in parts of the size of its line.
const LOWER: f32 = 0.05;

/// All pages of a document, and the numbers, counted from 0, of those whose words cannot be relied on. Words off the
/// page are left out: nobody sees them. In the place of others that nobody sees, of which it is told page by page,
/// stands [`UNSEEN`]: words around them are not quoted as if nothing were there.
pub fn quotable(
    pages: &[PageText],
    unreadable: &BTreeSet<usize>,
    hidden: &[(usize, &HiddenWords)],
) -> Document {
    let roles = roles(pages);
    let pages = pages.iter().zip(&roles).enumerate();
    let page = |(number, (text, roles)): (usize, (&PageText, &Vec<Role>))| Page {
        words: words(text, roles),
        is_unreadable: unreadable.contains(&number),
        is_by_machine: false,
    };
    let mut pages: Vec<Page> = pages.map(page).collect();
    for (page, hidden) in hidden {
        if let Some(page) = pages.get_mut(*page) {
            hide(&mut page.words, hidden);
        }
    }
    Document { pages }
}

fn words(page: &PageText, roles: &[Role]) -> Vec<quote::Word> {
    let starts: BTreeSet<usize> = page.paragraphs.iter().map(|one| one.lines.start).collect();
    let whole = Rect {
        x0: 0.0,
        y0: 0.0,
        x1: page.size.0,
        y1: page.size.1,
    };
    let mut raised = page.raised.iter().peekable();
    let mut found = Vec::with_capacity(page.words.len());
    for (number, line) in page.lines.iter().enumerate() {
        for at in line.words.clone() {
            let Some(word) = page.words.get(at) else {
                continue;
            };
            let mut own = Vec::new();
            while let Some(one) = raised.next_if(|one| one.word <= at) {
                own.extend((one.word == at).then(|| one.letters.clone()));
            }
            if !word.area.meets(whole) {
                continue;
            }
            found.push(quote::Word {
                text: word.text.clone(),
                area: Area::from(word.area),
                line: u32::try_from(number).unwrap_or(u32::MAX),
                role: role(roles.get(number).copied().unwrap_or_default()),
                starts_paragraph: at == line.words.start && starts.contains(&number),
                is_apart: word.before == Break::Apart,
                size: word.size,
                is_smaller: is_smaller(word, line),
                raised: own,
            });
        }
    }
    found
}

/// Takes the letters from words that nobody sees.
fn hide(words: &mut [quote::Word], hidden: &HiddenWords) {
    // The ones are seen, and the others are not among the words of the page.
    if matches!(
        hidden.kind,
        HiddenBy::UnappliedRedaction | HiddenBy::LayerOff
    ) {
        return;
    }
    let around = Area::from(hidden.area);
    let is_there = |word: &&mut quote::Word| {
        around.holds(&word.area) && hidden.text.contains(word.text.as_str())
    };
    for word in words.iter_mut().filter(is_there) {
        word.text = UNSEEN.to_owned();
    }
}

impl From<Rect> for Area {
    fn from(Rect { x0, y0, x1, y1 }: Rect) -> Area {
        Area { x0, y0, x1, y1 }
    }
}

fn role(role: Role) -> quote::Role {
    match role {
        Role::Body => quote::Role::Text,
        Role::Head => quote::Role::Head,
        Role::Foot => quote::Role::Foot,
        Role::Note => quote::Role::Note,
    }
}

fn is_smaller(word: &Word, line: &Line) -> bool {
    let up = Point {
        x: line.direction.y,
        y: -line.direction.x,
    };
    let rise = line.start.to(word.start).along(up);
    word.size <= line.size * SMALLER && rise > -LOWER * line.size
}
