//! Words at their place in their line, though they were painted before or behind it.
//!
//! * Words on one baseline that are painted one after the other, some of them further back: they are read from left
//!   to right, unless they cover each other or stand further apart than words do.
//! * A piece of a line that stands in a gap between two words of another piece, on its baseline and in about its size:
//!   it is read there if it fills the gap ([`SNUG`]) or has no neighbour of its own column above or below. Where it
//!   does neither, it is left where it is, and the words at the two ends of the gap do not go on from each other.
//! * A piece painted later that begins a word's distance behind another one, or ends so before it, and has no neighbour
//!   of its own column: it is read there.
//!
//! Lines that are turned are left as they are, and so are raised and lowered words, and
//! lines painted in another order than they stand below each other.

use super::order::Order;
use super::span::{BACK, Span};

/// What stands further apart is not of one line of text: cells of a table, the two ends of a foot.
const TAB: f32 = 2.0;

/// So far words may cover each other.
const COVERED: f32 = 0.15;

/// What is narrower holds no word and its spaces.
const NARROWEST: f32 = 0.6;

/// A gap that is filled has no more white left, on both sides together.
const SNUG: f32 = 1.5;

/// A word follows another within this distance.
const NEXT: f32 = 0.6;

/// Lines of a column are no further apart, from baseline to baseline.
const LEADING: f32 = 2.2;

/// Their left edges differ by no more.
const EDGE: f32 = 1.0;

/// The order of reading by lines; none where the order of the content does.
pub(super) fn line_order(spans: &[Span]) -> Option<Order> {
    let pieces = pieces(spans, &sorted(spans));
    let homes = Homes::of(spans, &pieces);
    let mut order = Order {
        words: Vec::with_capacity(spans.len()),
        apart: homes.apart.clone(),
    };
    for (number, piece) in pieces.iter().enumerate() {
        if !homes.is_moved.get(number).is_some_and(|is_moved| *is_moved) {
            homes.read(number, piece, &pieces, &mut order.words);
        }
    }
    // Each word once, or not at all.
    (order.words.len() == spans.len())
        .then_some(order)?
        .unless_unchanged()
}

/// Words of one baseline that follow each other in the content, from left to right.
fn sorted(spans: &[Span]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let mut start = 0;
    for end in 1..=spans.len() {
        let pair = spans.get(end - 1).zip(spans.get(end));
        if pair.is_some_and(|(last, next)| last.is_level(next)) {
            continue;
        }
        if let (Some(run), Some(order)) = (spans.get(start..end), order.get_mut(start..end))
            && !run.is_sorted_by(|last, next| last.gap(next) >= -BACK)
        {
            sort_run(spans, order);
        }
        start = end;
    }
    order
}

fn sort_run(spans: &[Span], run: &mut [usize]) {
    let span = |number: usize| spans.get(number).copied().unwrap_or_default();
    let mut by_place = run.to_vec();
    by_place.sort_by(|one, other| span(*one).x0.total_cmp(&span(*other).x0));
    let is_one_line =
        |last: &usize, next: &usize| (-COVERED..=TAB).contains(&span(*last).gap(&span(*next)));
    if by_place.is_sorted_by(is_one_line) {
        run.copy_from_slice(&by_place);
    }
}

/// Words that follow each other on one baseline, from left to right.
struct Piece {
    words: Vec<usize>,
    /// From its first word to its last.
    span: Span,
}

fn pieces(spans: &[Span], order: &[usize]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<&Span> = None;
    for number in order {
        let Some(span) = spans.get(*number) else {
            continue;
        };
        let goes_on = last.is_some_and(|last| last.goes_on_in(span));
        match pieces.last_mut() {
            Some(piece) if goes_on => {
                piece.words.push(*number);
                piece.span.x1 = piece.span.x1.max(span.x1);
            }
            _ => pieces.push(Piece {
                words: vec![*number],
                span: *span,
            }),
        }
        last = Some(span);
    }
    pieces
}

/// White between two words of a piece that could hold another one.
struct Gap {
    piece: usize,
    /// Behind so many of its words.
    behind: usize,
    /// What stands before it, up to what stands behind it: its edges, baseline and size.
    white: Span,
}

fn gaps(spans: &[Span], pieces: &[Piece]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let words = piece.words.iter().filter_map(|word| spans.get(*word));
        let pairs = words.clone().zip(words.skip(1)).enumerate();
        let wide = pairs.filter(|(_, (last, next))| last.gap(next) >= NARROWEST);
        gaps.extend(wide.map(|(at, (last, next))| Gap {
            piece: number,
            behind: at + 1,
            white: Span {
                x0: last.x1,
                x1: next.x0,
                ..*last
            },
        }));
    }
    gaps.sort_by(|one, other| one.white.y.total_cmp(&other.white.y));
    gaps
}

/// Where pieces are read, if not where they were painted.
struct Homes {
    is_moved: Vec<bool>,
    /// Of each piece: those read in it, each behind so many of its words, in this order.
    guests: Vec<Vec<(usize, usize)>>,
    apart: Vec<usize>,
}

impl Homes {
    fn of(spans: &[Span], pieces: &[Piece]) -> Homes {
        let mut homes = Homes {
            is_moved: vec![false; pieces.len()],
            guests: vec![Vec::new(); pieces.len()],
            apart: Vec::new(),
        };
        let gaps = gaps(spans, pieces);
        let mut by_height: Vec<usize> = (0..pieces.len()).collect();
        let height = |number: &usize| pieces.get(*number).map_or(0.0, |piece| piece.span.y);
        by_height.sort_by(|one, other| height(one).total_cmp(&height(other)));
        for (number, piece) in pieces.iter().enumerate() {
            let is_alone = is_alone(pieces, number);
            if let Some(gap) = gap_around(&gaps, number, &piece.span) {
                let white = gap.white.width() - piece.span.width();
                if is_alone || white <= SNUG * piece.span.size {
                    homes.take_in(gap.piece, gap.behind, number);
                } else {
                    let host = pieces.get(gap.piece);
                    homes
                        .apart
                        .extend(host.and_then(|host| host.words.get(gap.behind)));
                }
            } else if is_alone && !piece.span.is_fixed {
                let first = by_height
                    .partition_point(|other| height(other) < piece.span.y - piece.span.size);
                let near = by_height.iter().skip(first);
                let mut near =
                    near.take_while(|other| height(other) <= piece.span.y + piece.span.size);
                let host = near.find_map(|other| homes.beside(pieces, *other, number));
                if let Some((host, behind)) = host {
                    homes.take_in(host, behind, number);
                }
            }
        }
        homes.sort_guests(pieces);
        homes
    }

    fn take_in(&mut self, host: usize, behind: usize, guest: usize) {
        if let (Some(guests), Some(is_moved)) =
            (self.guests.get_mut(host), self.is_moved.get_mut(guest))
        {
            guests.push((behind, guest));
            *is_moved = true;
        }
    }

    /// Whether a piece goes on from another one, painted before it and not moved: there, and behind how many words.
    fn beside(&self, pieces: &[Piece], other: usize, own: usize) -> Option<(usize, usize)> {
        let (host, guest) = (pieces.get(other)?, pieces.get(own)?);
        if other >= own || *self.is_moved.get(other)? || !host.span.is_level(&guest.span) {
            return None;
        }
        let is_next = |gap: f32| (-COVERED..=NEXT).contains(&gap);
        if is_next(host.span.gap(&guest.span)) {
            Some((other, host.words.len()))
        } else {
            is_next(guest.span.gap(&host.span)).then_some((other, 0))
        }
    }

    fn sort_guests(&mut self, pieces: &[Piece]) {
        let left = |guest: usize| pieces.get(guest).map_or(0.0, |piece| piece.span.x0);
        for guests in &mut self.guests {
            guests.sort_by(|one, other| {
                let places = left(one.1).total_cmp(&left(other.1));
                one.0.cmp(&other.0).then(places)
            });
        }
    }

    /// The words of a piece with those of its guests. Guests are narrower or painted later, so this ends.
    fn read(&self, number: usize, piece: &Piece, pieces: &[Piece], found: &mut Vec<usize>) {
        let mut guests = self.guests.get(number).into_iter().flatten().peekable();
        for behind in 0..=piece.words.len() {
            while let Some((_, guest)) = guests.next_if(|(place, _)| *place == behind) {
                if let Some(own) = pieces.get(*guest) {
                    self.read(*guest, own, pieces, found);
                }
            }
            found.extend(piece.words.get(behind));
        }
    }
}

/// The narrowest gap in another piece in which this one stands.
fn gap_around<'g>(gaps: &'g [Gap], own: usize, span: &Span) -> Option<&'g Gap> {
    let first = gaps.partition_point(|gap| gap.white.y < span.y - span.size);
    let near = gaps.iter().skip(first);
    let near = near.take_while(|gap| gap.white.y <= span.y + span.size);
    let room = COVERED * span.size;
    let around = near.filter(|gap| {
        gap.piece != own
            && gap.white.is_level(span)
            && gap.white.x0 - room <= span.x0
            && span.x1 <= gap.white.x1 + room
    });
    around.min_by(|one, other| one.white.width().total_cmp(&other.white.width()))
}

/// Whether neither what is painted before nor what is painted behind stands below or above it in one column.
fn is_alone(pieces: &[Piece], number: usize) -> bool {
    let Some(own) = pieces.get(number).map(|piece| piece.span) else {
        return false;
    };
    let before = number.checked_sub(1).and_then(|before| pieces.get(before));
    let near = before.into_iter().chain(pieces.get(number + 1));
    !near.map(|piece| piece.span).any(|other| {
        let away = (other.y - own.y).abs() / own.size;
        !own.is_level(&other) && away <= LEADING && (other.x0 - own.x0).abs() <= EDGE * own.size
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of five points a letter, ten points large, each where it begins.
    fn read(words: &[(f32, f32, &str)]) -> String {
        let spans: Vec<Span> = words
            .iter()
            .map(|(x, y, text)| Span {
                x0: *x,
                x1: x + 5.0 * text.len() as f32,
                y: *y,
                size: 10.0,
                ..Span::default()
            })
            .collect();
        let order = line_order(&spans);
        let apart = order.iter().flat_map(|order| &order.apart).copied();
        let apart: Vec<usize> = apart.collect();
        let painted = (0..words.len()).collect();
        let order = order.map_or(painted, |order| order.words);
        let said = order.iter().filter_map(|number| {
            let (_, _, text) = words.get(*number)?;
            let bar = if apart.contains(number) { "| " } else { "" };
            Some(format!("{bar}{text}"))
        });
        said.collect::<Vec<_>>().join(" ")
    }

    const BELOW: (f32, f32, &str) = (0.0, 120.0, "below");

    #[test]
    fn a_word_is_read_where_it_stands_in_its_line() {
        let line = [(0.0, 100.0, "was"), (34.0, 100.0, "guilty"), BELOW];
        let late = |word| read(&[&line[..], &[word]].concat());
        assert_eq!(late((17.0, 100.0, "not")), "was not guilty below");
        assert_eq!(late((17.0, 101.0, "not")), "was not guilty below");
        assert_eq!(late((68.0, 100.0, "now")), "was guilty now below");
        assert_eq!(late((-24.0, 100.0, "he's")), "he's was guilty below");
        let first = [(17.0, 100.0, "not"), BELOW, line[0], line[1]];
        assert_eq!(read(&first), "below was not guilty");
        let back = [line[1], line[0], BELOW];
        assert_eq!(read(&back), "was guilty below");
        let shuffled = [line[1], (17.0, 100.0, "not"), line[0], BELOW];
        assert_eq!(read(&shuffled), "was not guilty below");
    }

    #[test]
    fn what_stands_elsewhere_is_left_where_it_was_painted() {
        let line = [(0.0, 100.0, "was"), (34.0, 100.0, "guilty"), BELOW];
        let late = |word| read(&[&line[..], &[word]].concat());
        // Raised, on the next line, over other words, and far behind.
        assert_eq!(late((19.0, 96.0, "not")), "was guilty below not");
        assert_eq!(late((19.0, 112.0, "not")), "was guilty below not");
        assert_eq!(late((10.0, 100.0, "not")), "was guilty below not");
        assert_eq!(late((300.0, 100.0, "now")), "was guilty below now");
        let foot = [(400.0, 100.0, "7/10"), (0.0, 100.0, "25-06252")];
        assert_eq!(read(&foot), "7/10 25-06252");
        // Two columns, painted one after the other.
        let columns = [
            (0.0, 100.0, "one"),
            (0.0, 112.0, "two"),
            (20.0, 100.0, "six"),
            (20.0, 112.0, "ten"),
        ];
        assert_eq!(read(&columns), "one two six ten");
    }

    #[test]
    fn over_a_column_between_two_cells_nothing_goes_on() {
        let row = [(0.0, 100.0, "one"), (200.0, 100.0, "three"), BELOW];
        let column = [(90.0, 100.0, "two"), (90.0, 112.0, "lines")];
        let all = [&row[..], &column].concat();
        assert_eq!(read(&all), "one | three below two lines");
    }
}
