//! Heads and feet: lines at the edge of a page that stand in the same place on a neighbouring page and say the
//! same, numbers aside.

use super::roles::Role;
use super::text::PageText;

/// No head reaches further into the page than this, in parts of its height.
const DEEPEST: f32 = 0.2;

/// Heads and feet have no more rows than this.
const MOST_ROWS: usize = 5;

/// Rows of neighbouring pages stand this close to each other, in points, measured from the edge.
const SAME_PLACE: f32 = 4.0;

/// Left pages have other heads than right ones: the next page but one is a neighbour, too.
const NEIGHBOURS: usize = 2;

/// A row with more numbers than this, and no word, belongs to a table.
const MOST_NUMBERS: usize = 2;

/// Lines beside each other.
struct Row {
    /// From the edge of the page, in points.
    away: f32,
    lines: Vec<usize>,
    /// What each line says, numbers aside.
    says: Vec<String>,
}

pub(super) fn mark_recurring(pages: &[PageText], roles: &mut [Vec<Role>]) {
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
            if let Some(roles) = roles.get_mut(number) {
                mark(own, &others, role, roles);
            }
        }
    }
}

/// From the edge inwards, as long as rows recur; one that does not may stand among them (a date, a chapter).
fn mark(rows: &[Row], others: &[&Row], role: Role, roles: &mut [Role]) {
    let recurs = |row: &Row| others.iter().any(|other| is_again(row, other));
    let last = rows.iter().rposition(|row| recurs(row) && row.tells());
    let reached = last.map_or(0, |last| last + 1);
    let inner = rows.iter().take(reached).filter(|row| !recurs(row)).count();
    if inner > 1 {
        return mark_outermost(rows, others, role, roles);
    }
    for line in rows.iter().take(reached).flat_map(|row| &row.lines) {
        if let Some(own) = roles.get_mut(*line) {
            *own = role;
        }
    }
}

fn mark_outermost(rows: &[Row], others: &[&Row], role: Role, roles: &mut [Role]) {
    let recurring = rows
        .iter()
        .take_while(|row| row.tells() && others.iter().any(|other| is_again(row, other)));
    for line in recurring.flat_map(|row| &row.lines) {
        if let Some(own) = roles.get_mut(*line) {
            *own = role;
        }
    }
}

fn is_again(row: &Row, other: &Row) -> bool {
    (row.away - other.away).abs() < SAME_PLACE
        && row.says.iter().any(|says| other.says.contains(says))
}

impl Row {
    /// Not numbers alone, unless there are few, as of pages.
    fn tells(&self) -> bool {
        let has_word = self
            .says
            .iter()
            .any(|says| says.chars().any(char::is_alphabetic));
        has_word || self.says.len() <= MOST_NUMBERS
    }
}

/// The rows nearest to the edge, the outermost first.
fn rows(page: &PageText, role: Role) -> Vec<Row> {
    let height = page.size.1;
    let mut lines: Vec<(f32, usize)> = Vec::new();
    for (number, line) in page.lines.iter().enumerate() {
        let away = match role {
            Role::Foot => height - line.area.y1,
            Role::Head | Role::Body | Role::Note => line.area.y0,
        };
        if (0.0..height * DEEPEST).contains(&away) && line.direction.x > 0.9 {
            lines.push((away, number));
        }
    }
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rows: Vec<Row> = Vec::new();
    for (away, number) in lines {
        let says = page
            .lines
            .get(number)
            .map(|line| says(page, line))
            .unwrap_or_default();
        let is_full = rows.len() == MOST_ROWS;
        match rows.last_mut() {
            Some(row) if away - row.away < SAME_PLACE => {
                row.lines.push(number);
                row.says.push(says);
            }
            _ if is_full => break,
            _ => rows.push(Row {
                away,
                lines: vec![number],
                says: vec![says],
            }),
        }
    }
    rows
}

/// What a line says, with a mark for each number, in Roman figures, too.
fn says(page: &PageText, line: &super::Line) -> String {
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
