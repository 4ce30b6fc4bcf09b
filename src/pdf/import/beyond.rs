//! The content of a long page without the words that stand wholly beyond a slice of it: whoever searches or copies a
//! page of the bundle finds what is on that page, and not what is on those beside it.
//!
//! A line of text is left out where all that is shown on it stands beyond the slice, as far as the boxes of its fonts
//! tell; then nothing that stays is moved. What cannot be bounded stays: it is cut off by the slice, as pictures and
//! lines are. Words within forms stay, too.

use std::collections::BTreeMap;
use std::ops::Range;

use hayro_syntax::object::Dict;

use super::foot::Letters;
use super::geometry::{Matrix, Region};
use super::patience::Patience;
use super::scan::{Item, Items};

/// So far words may reach into a slice all the same, in points: it is cut between lines, to a row of pixels.
const INTO: f64 = 1.0;
/// Letters reach so far down and up, in parts of their size; those of fonts whose box is no usual one as far as that.
const USUAL: [f64; 2] = [-0.21, 0.72];
const LARGEST: f64 = 2.0;
/// States that a page saves without restoring them.
const MOST_SAVED: usize = 1000;

/// None where there is nothing to leave out, or nobody can tell.
pub(in crate::pdf) fn without_words_beyond(
    content: &[u8],
    resources: &Dict<'_>,
    slice: &Region,
    patience: &Patience,
) -> Option<Vec<u8>> {
    let mut walk = Walk {
        slice: *slice,
        resources,
        fonts: BTreeMap::new(),
        state: State::default(),
        saved: Vec::new(),
        line: Matrix::SAME,
        shown: Vec::new(),
        is_beyond: true,
        gone: Vec::new(),
    };
    let mut items = Items::new(content);
    let mut count = 0;
    while let Some(item) = items.next() {
        count += 1;
        if patience.is_over_at(count) {
            return None;
        }
        // What the plain reader does not read is not told by its place.
        let Some(range) = item.range_in(content) else {
            break;
        };
        walk.one(&item, range)?;
    }
    walk.end_line();
    (!walk.gone.is_empty()).then(|| without(content, &walk.gone))
}

/// What is left, with what the operators that are gone did besides showing words.
fn without(content: &[u8], gone: &[(Range<usize>, bool)]) -> Vec<u8> {
    let (mut out, mut from) = (Vec::with_capacity(content.len()), 0);
    for (range, is_moved) in gone {
        out.extend_from_slice(content.get(from..range.start).unwrap_or_default());
        out.extend_from_slice(if *is_moved { b" T* " } else { b" " });
        from = range.end;
    }
    out.extend_from_slice(content.get(from..).unwrap_or_default());
    out
}

/// What `q` saves.
#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    letters: Option<Letters>,
    size: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        State {
            matrix: Matrix::SAME,
            letters: None,
            size: 0.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Walk<'w, 'a> {
    slice: Region,
    resources: &'w Dict<'a>,
    fonts: BTreeMap<Vec<u8>, Option<Letters>>,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    /// What is shown on the line, and whether it goes to the next one before.
    shown: Vec<(Range<usize>, bool)>,
    /// All of that stands beyond the slice.
    is_beyond: bool,
    /// What is left out, in order.
    gone: Vec<(Range<usize>, bool)>,
}

impl Walk<'_, '_> {
    /// None where nothing may be left out of such content.
    fn one(&mut self, item: &Item<'_, '_>, range: Range<usize>) -> Option<()> {
        let state = &mut self.state;
        match item.operator() {
            b"q" if self.saved.len() >= MOST_SAVED => return None,
            b"q" => self.saved.push(*state),
            b"Q" => *state = self.saved.pop().unwrap_or(*state),
            b"cm" => state.matrix = state.matrix.after(&Matrix(item.numbers()?)),
            b"BT" | b"ET" => {
                self.end_line();
                self.line = Matrix::SAME;
            }
            // Words that become a part of the clip.
            b"Tr" if item.number(0)? >= 4.0 => return None,
            b"TL" => [state.leading] = item.numbers()?,
            b"Ts" => [state.rise] = item.numbers()?,
            b"Tf" => {
                state.size = item.number(0)?;
                let name = item.name()?;
                self.state.letters = self.font(&name);
            }
            // It may set a font.
            b"gs" => state.letters = None,
            b"Td" => {
                let [x, y] = item.numbers()?;
                self.begin_line(x, y);
            }
            b"TD" => {
                let [x, y] = item.numbers()?;
                state.leading = -y;
                self.begin_line(x, y);
            }
            b"Tm" => {
                self.end_line();
                self.line = Matrix(item.numbers()?);
            }
            b"T*" => self.begin_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(range, false),
            b"'" => {
                self.begin_line(0.0, -self.state.leading);
                self.show(range, true);
            }
            b"\"" => {
                self.begin_line(0.0, -self.state.leading);
                self.is_beyond = false;
            }
            _ => {}
        }
        Some(())
    }

    fn begin_line(&mut self, x: f64, y: f64) {
        self.end_line();
        self.line = self.line.after(&Matrix([1.0, 0.0, 0.0, 1.0, x, y]));
    }

    fn end_line(&mut self) {
        let shown = std::mem::take(&mut self.shown);
        if self.is_beyond {
            self.gone.extend(shown);
        }
        self.is_beyond = true;
    }

    fn show(&mut self, range: Range<usize>, is_moved: bool) {
        self.is_beyond &= self.stands_beyond();
        self.shown.push((range, is_moved));
    }

    /// Whether whatever is shown on this line now stands beyond the slice, wherever along the line.
    fn stands_beyond(&self) -> bool {
        let Some(letters) = self.state.letters else {
            return false;
        };
        let State { size, rise, .. } = self.state;
        let matrix = self.state.matrix.after(&self.line);
        let [_, bottom, _, top] = letters.bounds().0;
        let [bottom, top] = match bottom.abs().max(top.abs()) > LARGEST {
            true => [bottom, top],
            false => [bottom.max(USUAL[0]), top.min(USUAL[1])],
        };
        let ends = [bottom * size, top * size].map(|place| matrix.apply((0.0, rise + place)));
        let [along, across, ..] = matrix.0;
        let is_level = |one: f64, other: f64| one.abs() < other.abs() * 1e-6;
        let is_out = |places: [f64; 2], low: f64, high: f64| {
            let [one, other] = places;
            one.max(other) - INTO <= low || one.min(other) + INTO >= high
        };
        let [left, low, right, high] = self.slice.0;
        if is_level(across, along) {
            is_out(ends.map(|end| end.1), low, high)
        } else if is_level(along, across) {
            is_out(ends.map(|end| end.0), left, right)
        } else {
            false
        }
    }

    fn font(&mut self, name: &[u8]) -> Option<Letters> {
        if let Some(known) = self.fonts.get(name) {
            return *known;
        }
        let fonts = self.resources.get::<Dict<'_>>("Font");
        let font = fonts.and_then(|fonts| fonts.get::<Dict<'_>>(name));
        let letters = font.and_then(|font| Letters::of(&font));
        self.fonts.insert(name.to_vec(), letters);
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen::{Page, document};
    use super::super::{Limits, Source};
    use super::*;

    /// Content without the words beyond the part of a page from 100 to 200 points above its foot.
    fn left(content: &str) -> String {
        let bytes = document(&[Page::saying("x")]);
        let source = Source::open(bytes, None, &Limits::default()).unwrap();
        let page = source.pdf.pages()[0].raw();
        let resources = page.get::<Dict<'_>>("Resources").unwrap();
        let slice = Region([0.0, 100.0, 595.0, 200.0]);
        let found = without_words_beyond(content.as_bytes(), &resources, &slice, &source.patience);
        found.map_or_else(
            || "as it was".to_owned(),
            |left| String::from_utf8(left).unwrap(),
        )
    }

    #[test]
    fn lines_beyond_a_slice_are_left_out_and_the_others_stand_where_they_stood() {
        let told = left(
            "BT /F1 10 Tf 20 TL 50 250 Td (a) Tj T* (b) Tj 0 -80 Td (c) Tj [(d) 9 (e)] TJ 0 -90 Td (f) ' ET",
        );
        assert_eq!(
            told,
            "BT /F1 10 Tf 20 TL 50 250 Td  T*  0 -80 Td (c) Tj [(d) 9 (e)] TJ 0 -90 Td T*  ET"
        );
    }

    #[test]
    fn what_reaches_into_the_slice_or_stands_on_a_line_that_does_stays() {
        assert_eq!(left("BT /F1 10 Tf 50 198 Td (a) Tj ET"), "as it was");
        assert_eq!(
            left("BT /F1 10 Tf 50 250 Td (a) Tj /F1 400 Tf (b) Tj ET"),
            "as it was"
        );
        assert!(!left("BT /F1 10 Tf 50 250 Td (a) Tj ET").contains("(a)"));
    }

    #[test]
    fn what_is_turned_moved_and_scaled_is_bounded_where_it_stands() {
        assert!(!left("q 2 0 0 2 0 0 cm BT /F1 10 Tf 50 150 Td (a) Tj ET Q").contains("(a)"));
        assert_eq!(
            left("q 2 0 0 2 0 0 cm BT /F1 10 Tf 50 75 Td (a) Tj ET Q"),
            "as it was"
        );
        // Upwards, it may reach anywhere; on a slant, too.
        assert_eq!(
            left("BT /F1 10 Tf 0 1 -1 0 50 10 Tm (a) Tj ET"),
            "as it was"
        );
        assert_eq!(
            left("BT /F1 10 Tf 0.7 0.7 -0.7 0.7 50 900 Tm (a) Tj ET"),
            "as it was"
        );
    }

    #[test]
    fn what_nobody_can_bound_stays() {
        for content in [
            "BT /Unknown 10 Tf 50 250 Td (a) Tj ET",
            "BT /F1 10 Tf 7 Tr 50 250 Td (a) Tj ET",
            "BT /F1 10 Tf /G gs 50 250 Td (a) Tj ET",
            "BT 50 250 Td (a) Tj ET",
            "BT /F1 10 Tf 20 TL 50 250 Td 1 1 (a) \" ET",
        ] {
            assert_eq!(left(content), "as it was", "{content}");
        }
    }
}
