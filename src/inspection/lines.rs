//! The words of a page as rows: what stands on one baseline, from left to right, in pieces.

use crate::pdf::content::{PageText, Rect, Word};

/// A page that was read. Lengths are points of the page as shown; pages count from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLines {
    pub width: f32,
    pub height: f32,
    /// From top to bottom: what is read from left to right.
    pub rows: Vec<Row>,
    /// Words on the page, in whichever direction.
    pub words: usize,
    /// Those of them that are read from left to right, or stand alone.
    pub upright_words: usize,
}

/// What stands on one baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The baseline, from the top.
    pub y: f32,
    /// From left to right; a wide gap parts two.
    pub pieces: Vec<Piece>,
}

/// Words beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    pub left: f32,
    pub right: f32,
    /// Of most of its letters, in points.
    pub size: f32,
    pub text: String,
}

/// Baselines that differ by less, in parts of the size of the letters, are one.
const SAME_ROW: f32 = 0.3;

/// The direction of a line that is read from left to right (its cosine).
const LEVEL: f32 = 0.98;

impl PageLines {
    /// `unit` is how many points a unit of the page is.
    pub fn of(text: &PageText, unit: f32) -> PageLines {
        let is_level = |word: &&Word| word.direction.x > LEVEL;
        let mut pieces: Vec<(f32, Piece)> = Vec::new();
        for line in &text.lines {
            let words = text.words.get(line.words.clone()).unwrap_or_default();
            if line.direction.x > LEVEL {
                pieces.push((
                    line.start.y * unit,
                    piece(words, line.area, line.size, unit),
                ));
            }
        }
        PageLines {
            width: text.size.0 * unit,
            height: text.size.1 * unit,
            rows: rows(pieces),
            words: text.words.len(),
            upright_words: text.words.iter().filter(is_level).count(),
        }
    }

    /// The rows between the head and the foot.
    pub fn body(&self) -> impl Iterator<Item = &Row> {
        let (head, foot) = (self.height * HEAD, self.height * FOOT);
        self.rows
            .iter()
            .filter(move |row| (head..foot).contains(&row.y))
    }

    /// Whether it has words, and nearly all of them run another way than across the page.
    pub fn is_turned(&self) -> bool {
        self.words >= FEWEST && self.upright_words * 10 < self.words
    }
}

/// Parts of the height of a page: above the first is its head, below the second its foot.
pub(super) const HEAD: f32 = 0.065;
pub(super) const FOOT: f32 = 0.945;

/// Words of a page from which on their direction says something.
const FEWEST: usize = 12;

impl Row {
    /// All of it, with a space between pieces.
    pub fn text(&self) -> String {
        let pieces: Vec<&str> = self
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        pieces.join(" ")
    }

    pub fn left(&self) -> f32 {
        self.pieces.first().map_or(0.0, |piece| piece.left)
    }

    /// Of its largest piece.
    pub fn size(&self) -> f32 {
        self.pieces
            .iter()
            .map(|piece| piece.size)
            .fold(0.0, f32::max)
    }
}

fn piece(words: &[Word], area: Rect, size: f32, unit: f32) -> Piece {
    let text: Vec<String> = words.iter().map(|word| plain(&word.text)).collect();
    Piece {
        left: area.x0 * unit,
        right: area.x1 * unit,
        size: size * unit,
        text: text.join(" "),
    }
}

/// With plain spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn rows(mut pieces: Vec<(f32, Piece)>) -> Vec<Row> {
    pieces.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut rows: Vec<Row> = Vec::new();
    for (y, piece) in pieces {
        match rows.last_mut() {
            Some(row) if y - row.y <= piece.size.min(row.size()) * SAME_ROW => {
                row.pieces.push(piece);
            }
            _ => rows.push(Row {
                y,
                pieces: vec![piece],
            }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

#[cfg(test)]
pub(super) mod made {
    //! Pages to try rules on.
    use super::{PageLines, Piece, Row};

    /// An A4 page with these lines: from the left, from the top, the size, the words.
    pub(in crate::inspection) fn page(lines: &[(f32, f32, f32, &str)]) -> PageLines {
        let row = |(left, y, size, text): &(f32, f32, f32, &str)| Row {
            y: *y,
            pieces: vec![Piece {
                left: *left,
                right: left + size * 0.5 * text.chars().count() as f32,
                size: *size,
                text: (*text).to_owned(),
            }],
        };
        PageLines {
            width: 595.3,
            height: 841.9,
            rows: lines.iter().map(row).collect(),
            words: 40,
            upright_words: 40,
        }
    }
}
