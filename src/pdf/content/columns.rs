//! Whether words on both sides of white that goes down through some rows are columns of text or cells of a table.

use super::side_by_side::WIDE;
use super::span::Span;

/// The words of a row on one side of the white.
pub(super) type Side<'w> = &'w [Span];

/// Cells with fewer words, on average, are those of a table.
const FEW_WORDS: usize = 3;

/// A full line reaches so far over its column.
const FULL: f32 = 0.6;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that goes on below itself on both sides.
    Columns,
    /// Short cells: read across.
    Table,
    /// Neither for certain.
    Doubtful,
}

/// What some rows are: their words left and right of white so wide, in parts of the size of the letters.
pub(super) fn kind(rows: &[(Side<'_>, Side<'_>)], white: f32) -> Kind {
    let both = || {
        let both = rows.iter();
        both.filter(|(left, right)| !left.is_empty() && !right.is_empty())
    };
    let left: Vec<Side<'_>> = both().map(|(left, _)| last_cell(left)).collect();
    let right: Vec<Side<'_>> = both().map(|(_, right)| first_cell(right)).collect();
    if has_few_words(&left) || has_few_words(&right) {
        return Kind::Table;
    }
    let left: Vec<Side<'_>> = rows.iter().map(|(left, _)| *left).collect();
    let right: Vec<Side<'_>> = rows.iter().map(|(_, right)| *right).collect();
    match goes_on_below(&left) && goes_on_below(&right) {
        true => Kind::Columns,
        false if white < WIDE => Kind::Table,
        false => Kind::Doubtful,
    }
}

/// Words behind the last wide gap.
fn last_cell(words: Side<'_>) -> Side<'_> {
    let mut pairs = words.iter().zip(words.iter().skip(1));
    let wide = pairs.rposition(|(last, next)| last.gap(next) >= WIDE);
    wide.and_then(|at| words.get(at + 1..)).unwrap_or(words)
}

/// Words before the first wide gap.
fn first_cell(words: Side<'_>) -> Side<'_> {
    let mut pairs = words.iter().zip(words.iter().skip(1));
    let wide = pairs.position(|(last, next)| last.gap(next) >= WIDE);
    wide.and_then(|at| words.get(..=at)).unwrap_or(words)
}

fn has_few_words(cells: &[Side<'_>]) -> bool {
    let words = cells.iter().flat_map(|cell| cell.iter());
    let words = words.filter(|word| word.has_letters).count();
    words < FEW_WORDS * cells.len()
}

/// Whether most lines are full, and two of five go on in the middle of a sentence.
fn goes_on_below(lines: &[Side<'_>]) -> bool {
    let ends = |line: &Side<'_>| Some((line.first()?.x0, line.last()?.x1));
    let edges: Vec<(f32, f32)> = lines.iter().filter_map(ends).collect();
    let left = edges.iter().map(|(left, _)| *left).fold(f32::MAX, f32::min);
    let right = edges
        .iter()
        .map(|(_, right)| *right)
        .fold(f32::MIN, f32::max);
    // The last line of a column may be short.
    let inner = edges.len().saturating_sub(1);
    let inner_edges = edges.iter().take(inner);
    let is_full = |right_edge: f32| right_edge - left >= FULL * (right - left);
    let full = inner_edges.filter(|(_, right)| is_full(*right)).count();
    let firsts = lines.iter().filter_map(|line| line.first()).skip(1);
    let going_on = firsts.filter(|word| word.begins_small).count();
    inner > 0 && full * 5 >= inner * 3 && going_on * 5 >= inner * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five points a letter, ten points large, five points between words.
    fn cell(text: &str, mut x: f32) -> Vec<Span> {
        let words = text.split(' ').map(|word| {
            let span = Span {
                x0: x,
                x1: x + 5.0 * word.len() as f32,
                size: 10.0,
                begins_small: word.starts_with(char::is_lowercase),
                has_letters: word.contains(char::is_alphabetic),
                ..Span::default()
            };
            x = span.x1 + 5.0;
            span
        });
        words.collect()
    }

    fn of(rows: &[(&str, &str)], white: f32) -> Kind {
        let cells = rows
            .iter()
            .map(|(left, right)| (cell(left, 0.0), cell(right, 300.0)));
        let cells: Vec<_> = cells.collect();
        let rows: Vec<(Side<'_>, Side<'_>)> = cells
            .iter()
            .map(|(left, right)| (left.as_slice(), right.as_slice()))
            .collect();
        kind(&rows, white)
    }

    const TEXT: [(&str, &str); 4] = [
        ("The mission found that the", "other families were told by"),
        ("soldiers had taken the men", "officials of the region that"),
        ("from the village and that", "the men had not left the"),
        ("nobody had seen them since", "country for work."),
    ];

    #[test]
    fn text_that_goes_on_below_itself_stands_in_columns() {
        assert_eq!(of(&TEXT, 3.0), Kind::Columns);
        assert_eq!(of(&TEXT, 0.5), Kind::Columns);
        // A paragraph begins in one of them.
        let mut begins = TEXT;
        begins[2] = ("From the village they went", "The men had not left the");
        assert_eq!(of(&begins, 2.0), Kind::Columns);
    }

    #[test]
    fn short_cells_are_those_of_a_table() {
        assert_eq!(of(&[("2019", "312"); 4], 5.0), Kind::Table);
        let terms = [("(a)", "to take measures of that kind"); 4];
        assert_eq!(of(&terms, 2.0), Kind::Table);
        let contents = [("The law of the country in general", "12"); 4];
        assert_eq!(of(&contents, 5.0), Kind::Table);
        let figures = [("3 4 5 6", "7 8 9 10"); 4];
        assert_eq!(of(&figures, 2.0), Kind::Table);
    }

    #[test]
    fn sentences_that_begin_in_each_cell_are_doubtful_where_the_white_is_wide() {
        let names = [("Ministry of the Interior", "Responsible for the police"); 4];
        assert_eq!(of(&names, 2.0), Kind::Doubtful);
        assert_eq!(of(&names, 0.5), Kind::Table);
        // One side is text, of the other it is not certain.
        let mut half = TEXT;
        for (row, name) in half.iter_mut().zip(names) {
            row.1 = name.1;
        }
        assert_eq!(of(&half, 2.0), Kind::Doubtful);
    }
}
