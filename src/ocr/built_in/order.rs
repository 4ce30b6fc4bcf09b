//! In which order the lines of a page are read: down each column, and along each line.
//!
//! The finder gives pieces of lines. Pieces at one height are a line, unless a gutter runs down between them for
//! some lines with prose on both sides: then the left column is read before the right one. Labels and numbers in
//! front of text are no column.

use super::rectangle::Rectangle;

/// A column has at least so many pieces, so many times wider than high, and so much room beside it (in heights).
const LEAST_PIECES: usize = 4;
const PROSE: f32 = 7.0;
const GUTTER: f32 = 0.8;
/// Pieces are on one line when their middles differ by less than this share of the lower one's height.
const SAME_LINE: f32 = 0.4;
/// A piece so much higher than wide is written down the page, and read last.
const UPRIGHT: f32 = 1.5;

/// A piece as it would stand on a page without tilt.
#[derive(Debug, Clone, Copy)]
struct Piece {
    place: Rectangle,
    left: f32,
    right: f32,
    y: f32,
}

/// The pieces as lines, each from left to right.
pub(super) fn lines(places: Vec<Rectangle>) -> Vec<Vec<Rectangle>> {
    let tilt = tilt(&places);
    let (upright, level): (Vec<_>, Vec<_>) = places.into_iter().partition(|place| {
        place.height > place.width * UPRIGHT && place.height > 2.0 * place.width.max(1.0)
    });
    let mut pieces: Vec<Piece> = level.iter().map(|place| piece(place, tilt)).collect();
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut lines = Vec::new();
    read_down(&pieces, &mut lines);
    let mut upright: Vec<_> = upright.into_iter().map(|place| vec![place]).collect();
    upright.sort_by(|a, b| a[0].x.total_cmp(&b[0].x).then(a[0].y.total_cmp(&b[0].y)));
    lines.extend(upright);
    lines
}

/// How much the page is tilted: what most long lines say.
fn tilt(places: &[Rectangle]) -> f32 {
    let mut angles: Vec<f32> = places
        .iter()
        .filter(|place| place.width > 5.0 * place.height)
        .map(|place| place.angle)
        .collect();
    angles.sort_by(f32::total_cmp);
    angles.get(angles.len() / 2).copied().unwrap_or(0.0)
}

fn piece(place: &Rectangle, tilt: f32) -> Piece {
    let (sin, cos) = tilt.sin_cos();
    let x = place.x * cos + place.y * sin;
    Piece {
        place: *place,
        left: x - place.width / 2.0,
        right: x + place.width / 2.0,
        y: place.y * cos - place.x * sin,
    }
}

/// Pieces from the top, some of which may stand in columns.
fn read_down(pieces: &[Piece], lines: &mut Vec<Vec<Rectangle>>) {
    let (mut start, mut plain) = (0, Vec::new());
    while start < pieces.len() {
        match columns(&pieces[start..]) {
            Some((left, right)) => {
                lines.extend(rows(&std::mem::take(&mut plain)));
                start += left.len() + right.len();
                read_down(&left, lines);
                read_down(&right, lines);
            }
            None => {
                plain.push(pieces[start]);
                start += 1;
            }
        }
    }
    lines.extend(rows(&plain));
}

/// The pieces left and right of a gutter that begins beside the first piece, if there is one with prose on both sides.
fn columns(pieces: &[Piece]) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let first = pieces.first()?;
    let beside = pieces
        .iter()
        .take_while(|piece| piece.y < first.y + first.place.height);
    beside
        .filter_map(|other| {
            let (left, right) = if first.left < other.left {
                (first, other)
            } else {
                (other, first)
            };
            Some(split(pieces, left.right, right.left))
                .filter(|(left, right)| is_prose(left) && is_prose(right))
        })
        .max_by_key(|(left, right)| left.len() + right.len())
}

/// As many pieces from the top as leave a gutter free between these edges, on its two sides.
fn split(pieces: &[Piece], mut from: f32, mut to: f32) -> (Vec<Piece>, Vec<Piece>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for piece in pieces {
        let in_left = (piece.left + piece.right) / 2.0 < (from + to) / 2.0;
        if in_left {
            from = from.max(piece.right);
        } else {
            to = to.min(piece.left);
        }
        if to - from < piece.place.height * GUTTER {
            break;
        }
        if in_left {
            left.push(*piece);
        } else {
            right.push(*piece);
        }
    }
    (left, right)
}

fn is_prose(pieces: &[Piece]) -> bool {
    let (width, height) = pieces.iter().fold((0.0, 0.0), |sum, piece| {
        (sum.0 + piece.place.width, sum.1 + piece.place.height)
    });
    pieces.len() >= LEAST_PIECES && width > height * PROSE
}

/// Pieces of one height together, from left to right.
fn rows(pieces: &[Piece]) -> Vec<Vec<Rectangle>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| same_line(last, piece)) => row.push(*piece),
            _ => rows.push(vec![*piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows.into_iter()
        .map(|row| row.into_iter().map(|piece| piece.place).collect())
        .collect()
}

fn same_line(a: &Piece, b: &Piece) -> bool {
    (a.y - b.y).abs() < a.place.height.min(b.place.height) * SAME_LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(left: f32, y: f32, width: f32) -> Rectangle {
        Rectangle {
            x: left + width / 2.0,
            y,
            width,
            height: 20.0,
            angle: 0.0,
        }
    }

    fn starts(places: Vec<Rectangle>) -> Vec<Vec<(i32, i32)>> {
        let corner = |place: &Rectangle| ((place.x - place.width / 2.0) as i32, place.y as i32);
        lines(places)
            .iter()
            .map(|line| line.iter().map(corner).collect())
            .collect()
    }

    #[test]
    fn pieces_at_one_height_are_a_line_from_left_to_right() {
        let places = vec![
            place(300.0, 52.0, 200.0),
            place(0.0, 50.0, 200.0),
            place(0.0, 80.0, 500.0),
        ];
        assert_eq!(starts(places), [vec![(0, 50), (300, 52)], vec![(0, 80)]]);
    }

    #[test]
    fn two_columns_under_a_heading_are_read_one_after_the_other() {
        let mut places = vec![place(0.0, 0.0, 900.0)];
        for row in 1..6 {
            places.push(place(0.0, row as f32 * 30.0, 400.0));
            places.push(place(500.0, row as f32 * 30.0 + 12.0, 400.0));
        }
        let read: Vec<i32> = starts(places).iter().map(|line| line[0].0).collect();
        assert_eq!(read, [0, 0, 0, 0, 0, 0, 500, 500, 500, 500, 500]);
    }

    #[test]
    fn numbers_of_paragraphs_are_no_column() {
        let places = (0..8)
            .flat_map(|row| {
                [
                    place(0.0, row as f32 * 30.0, 30.0),
                    place(80.0, row as f32 * 30.0, 700.0),
                ]
            })
            .collect();
        let read = starts(places);
        assert_eq!(read.len(), 8);
        assert_eq!(read[3], [(0, 90), (80, 90)]);
    }

    #[test]
    fn a_tilted_line_in_pieces_stays_one_line() {
        let tilted = |left: f32, y: f32| Rectangle {
            angle: 0.035,
            y: y + 0.035 * left,
            ..place(left, y, 300.0)
        };
        let places = vec![
            tilted(900.0, 100.0),
            tilted(0.0, 100.0),
            tilted(0.0, 130.0),
            tilted(900.0, 130.0),
        ];
        assert_eq!(
            starts(places).iter().map(Vec::len).collect::<Vec<_>>(),
            [2, 2]
        );
    }

    #[test]
    fn nothing_is_no_line_and_what_is_written_down_the_page_comes_last() {
        assert_eq!(starts(Vec::new()), Vec::<Vec<(i32, i32)>>::new());
        let spine = Rectangle {
            x: 10.0,
            y: 10.0,
            width: 20.0,
            height: 300.0,
            angle: 0.0,
        };
        assert_eq!(
            starts(vec![spine, place(50.0, 100.0, 300.0)]),
            [vec![(50, 100)], vec![(0, 10)]]
        );
    }
}
