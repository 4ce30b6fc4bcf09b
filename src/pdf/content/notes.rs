//! Footnotes: smaller letters at the foot of a column, from a line on that begins with a number or sign.

use std::collections::BTreeSet;

use super::geometry::Rect;
use super::lines::Line;
use super::raised::is_mark;
use super::roles::{Role, usual_size};
use super::text::PageText;
use super::words::Word;

/// Notes are at least so much smaller than the text of the document.
const SMALLER: f32 = 0.94;

/// A number before a note that is not raised stands this far from it at least, in parts of its size.
const APART: f32 = 0.4;

/// Lines of notes are no further apart than this, from baseline to baseline, in parts of their size.
const LEADING: f32 = 2.6;

/// A number that is a line of its own has its note beside it, no further away than this, in parts of its size.
const BESIDE: f32 = 4.0;

/// Below the notes of a first page its own foot may stand: so many lines, within this part of the page.
const MOST_BELOW: usize = 3;
const BELOW: f32 = 0.12;

/// A number and its note are so few lines apart in the content.
const NEAR: usize = 40;

/// No page has more columns, and no column more lines of notes: a map, a drawing.
const MOST_COLUMNS: usize = 16;
const MOST_LINES: usize = 300;

/// Notes begin below this part of the page.
const HIGHEST: f32 = 0.2;

pub(super) fn mark_notes(pages: &[PageText], roles: &mut [Vec<Role>]) {
    let usual = usual_size(pages, roles);
    for (page, roles) in pages.iter().zip(roles) {
        let mut open: Vec<usize> = (0..page.lines.len())
            .filter(|number| roles.get(*number) == Some(&Role::Body))
            .filter(|number| {
                page.lines
                    .get(*number)
                    .is_some_and(|line| line.direction.x > 0.9)
            })
            .collect();
        open.sort_by(|one, other| bottom(page, *other).total_cmp(&bottom(page, *one)));
        for _ in 0..MOST_COLUMNS {
            let Some(lowest) = open.first().copied() else {
                break;
            };
            let column = column(page, &open, lowest);
            for line in notes_of(page, &column, usual) {
                if let Some(role) = roles.get_mut(line) {
                    *role = Role::Note;
                }
            }
            let column: BTreeSet<usize> = column.into_iter().collect();
            open.retain(|number| !column.contains(number));
        }
    }
}

fn bottom(page: &PageText, line: usize) -> f32 {
    page.lines.get(line).map_or(0.0, |line| line.area.y1)
}

/// Lines above each other, the lowest first.
fn column(page: &PageText, open: &[usize], lowest: usize) -> Vec<usize> {
    let mut area: Option<Rect> = None;
    let mut column = Vec::new();
    for number in open {
        let Some(line) = page.lines.get(*number) else {
            continue;
        };
        let known = area.unwrap_or(line.area);
        let common = known.x1.min(line.area.x1) - known.x0.max(line.area.x0);
        if *number == lowest || common > 0.0 {
            column.push(*number);
            // A short last line says little of how wide its column is: those above it do.
            area = Some(known.with(line.area));
        }
    }
    column
}

/// Those lines of a column that belong to notes at its foot, perhaps with a few lines below them.
fn notes_of(page: &PageText, column: &[usize], usual: f32) -> Vec<usize> {
    let is_low = |number: &&usize| {
        let line = page.lines.get(**number);
        line.is_some_and(|line| line.area.y0 > page.size.1 * (1.0 - BELOW))
    };
    let below = column.iter().take(MOST_BELOW).take_while(is_low).count();
    let tried = (0..=below).map(|below| {
        let rest = column.get(below..).unwrap_or_default();
        rest.get(..reach(page, rest, usual)).unwrap_or_default()
    });
    let mut found = tried.filter(|notes| !notes.is_empty());
    found.next().unwrap_or_default().to_vec()
}

/// How many lines, from the lowest upwards, are of notes.
fn reach(page: &PageText, column: &[usize], usual: f32) -> usize {
    let line = |number: usize| page.lines.get(number);
    let mut reached = 0;
    let mut last: Option<&Line> = None;
    for (count, number) in column.iter().take(MOST_LINES).enumerate() {
        let Some(line) = line(*number) else {
            break;
        };
        let is_close = last
            .is_none_or(|last| last.area.y1 - line.area.y1 < LEADING * line.size.max(last.size));
        let is_small = line.size <= usual * SMALLER;
        if !is_small || !is_close || line.area.y0 < page.size.1 * HIGHEST {
            break;
        }
        if begins_note(page, *number, line) {
            let others = column.iter().skip(count + 1);
            let others = others.filter_map(|number| page.lines.get(*number));
            reached = count + 1 + others.take_while(|other| is_beside(line, other)).count();
        }
        last = Some(line);
    }
    let next = column.get(reached).and_then(|number| line(*number));
    let rule = next.is_some_and(|line| reached > 0 && is_rule(page.words_of(line)));
    reached + usize::from(rule)
}

/// On the same baseline, and as small.
fn is_beside(line: &Line, other: &Line) -> bool {
    (other.area.y1 - line.area.y1).abs() < 0.5 * line.size && other.size <= line.size * 1.1
}

/// Whether beside a number, or a little below one that is raised, there stands a line of words.
fn has_beside(page: &PageText, number: usize, line: &Line) -> bool {
    let near = number.saturating_sub(NEAR)..page.lines.len().min(number + NEAR);
    let near = page.lines.get(near).unwrap_or_default();
    let lower = -0.5 * line.size..0.9 * line.size;
    near.iter().any(|other| {
        let words = page.words_of(other);
        let first = words.first().and_then(|word| word.text.chars().next());
        lower.contains(&(other.area.y1 - line.area.y1))
            && (0.0..BESIDE * line.size).contains(&(other.area.x0 - line.area.x1))
            && first.is_some_and(char::is_alphabetic)
    })
}

/// Whether these are the strokes that part notes from the text.
fn is_rule(words: &[Word]) -> bool {
    words.iter().all(|word| {
        word.text
            .chars()
            .all(|letter| matches!(letter, '_' | '-' | '–' | '—'))
    })
}

/// Whether a line begins with the number or sign of a note.
fn begins_note(page: &PageText, number: usize, line: &Line) -> bool {
    if page.begins_raised(number) {
        return true;
    }
    let words = page.words_of(line);
    let Some(first) = words.first() else {
        return false;
    };
    if first.text.chars().next().is_some_and(is_mark) {
        return true;
    }
    let figures = first.text.trim_end_matches(['.', ')']);
    let is_number =
        (1..=3).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    let is_apart = match words.get(1) {
        Some(next) => next.area.x0 - first.area.x1 > APART * line.size,
        None => has_beside(page, number, line),
    };
    is_number && is_apart
}
