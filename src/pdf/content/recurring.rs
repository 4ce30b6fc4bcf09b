//! Heads and feet: lines at the edge of a page that stand in the same place on a neighbouring page and say the
//! same, numbers aside.

use super::lines::Line;
use super::roles::{Role, usual_size};
use super::text::PageText;

/// No head reaches further into the page than this, in parts of its height.
const DEEPEST: f32 = 0.2;

/// Heads and feet have no more rows than this.
const MOST_ROWS: usize = 5;

/// A row with more lines than this is none: a map, a drawing.
const MOST_LINES: usize = 40;

/// Rows of neighbouring pages stand this close to each other, in points, measured from the edge.
const SAME_PLACE: f32 = 4.0;

/// Left pages have other heads than right ones: the next page but one is a neighbour, too.
const NEIGHBOURS: usize = 2;

/// A row with more numbers than this, and no word, belongs to a table.
const MOST_NUMBERS: usize = 2;

/// A row with larger letters than this, in parts of the size of the text, is a heading of the text, unless
/// it stands outermost.
const LARGE: f32 = 1.15;

/// Lines beside each other.
struct Row {
    /// From the edge of the page, in points.
    away: f32,
    lines: Vec<usize>,
    /// The largest size of its letters.
    size: f32,
    /// What each line says, numbers aside.
    says: Vec<String>,
}

pub(super) fn mark_recurring(pages: &[PageText], roles: &mut [Vec<Role>]) {
    let usual = usual_size(pages, roles);
    for role in [Role::Head, Role::Foot] {
        let rows: Vec<Vec<Row>> = pages.iter().map(|page| rows(page, role)).collect();
        for (number, own) in rows.iter().enumerate() {
            let first = number.saturating_sub(NEIGHBOURS);
            let around = rows.get(first..).unwrap_or_default();
            let around = around.iter().take(number - first + NEIGHBOURS + 1);
            let others: Vec<&Row> = (first..)
                .zip(around)
                .filter(|(other, _)| *other != number)
                .flat_map(|(_, rows)| rows)
                .collect();
            let found = recurring(own, &others, usual);
            for line in found.iter().flat_map(|row| &row.lines) {
                if let Some(own) = roles.get_mut(number).and_then(|own| own.get_mut(*line)) {
                    *own = role;
                }
            }
        }
    }
}

/// From the edge inwards, as long as rows recur; the outermost may be of this page alone, as a date.
fn recurring<'r>(rows: &'r [Row], others: &[&Row], usual: f32) -> &'r [Row] {
    let recurs = |row: &Row| row.tells() && others.iter().any(|other| row.is_again(other));
    let first = usize::from(rows.first().is_some_and(|row| !recurs(row)));
    let inner = rows.iter().skip(first);
    let inner = inner.enumerate().take_while(|(at, row)| {
        let is_heading = first + at > 0 && row.size > usual * LARGE;
        recurs(row) && !is_heading
    });
    match inner.count() {
        0 => &[],
        count => rows.get(..first + count).unwrap_or_default(),
    }
}

/// Letters that a line has at least where it is known by what it says.
const FEWEST_LETTERS: usize = 3;

fn letters(says: &str) -> usize {
    says.chars().filter(|letter| letter.is_alphabetic()).count()
}

impl Row {
    /// Whether another one in the same place says the same: a line of words does, or all its lines do.
    fn is_again(&self, other: &Row) -> bool {
        let is_there = |says: &&String| other.says.contains(says);
        let mut found = self.says.iter().filter(is_there);
        (self.away - other.away).abs() < SAME_PLACE
            && (self.says.iter().all(|says| other.says.contains(says))
                || found.any(|says| letters(says) >= FEWEST_LETTERS))
    }

    /// Not numbers alone, unless there are few, as of pages.
    fn tells(&self) -> bool {
        self.says.len() <= MOST_NUMBERS || self.says.iter().any(|says| letters(says) > 0)
    }
}

/// The rows nearest to the edge, the outermost first, as far as the first note.
fn rows(page: &PageText, role: Role) -> Vec<Row> {
    let height = page.size.1;
    let mut lines: Vec<(f32, usize, &Line)> = Vec::new();
    for (number, line) in page.lines.iter().enumerate() {
        let away = match role {
            Role::Foot => height - line.area.y1,
            Role::Head | Role::Body | Role::Note => line.area.y0,
        };
        if (0.0..height * DEEPEST).contains(&away) && line.direction.x > 0.9 {
            lines.push((away, number, line));
        }
    }
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rows: Vec<Row> = Vec::new();
    for (away, number, line) in lines {
        let is_full = rows.len() == MOST_ROWS;
        match rows.last_mut() {
            _ if page.begins_raised(number) => break,
            Some(row) if row.lines.len() == MOST_LINES => break,
            Some(row) if away - row.away < SAME_PLACE => {
                row.lines.push(number);
                row.size = row.size.max(line.size);
                row.says.push(says(page, line));
            }
            _ if is_full => break,
            _ => rows.push(Row {
                away,
                lines: vec![number],
                size: line.size,
                says: vec![says(page, line)],
            }),
        }
    }
    rows
}

/// What a line says, with a mark for each number, in Roman figures, too.
fn says(page: &PageText, line: &Line) -> String {
    let mut all = String::new();
    for word in page.words_of(line) {
        let is_roman = word
            .text
            .chars()
            .all(|letter| "ivxlcIVXLC".contains(letter));
        let mut digits = false;
        for letter in word.text.chars() {
            let is_digit = is_roman || letter.is_numeric();
            match (is_digit, digits) {
                (true, true) => {}
                (true, false) => all.push('#'),
                (false, _) => all.extend(letter.to_lowercase()),
            }
            digits = is_digit;
        }
        all.push(' ');
    }
    all
}
