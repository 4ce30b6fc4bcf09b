//! Words that are quoted: a translucent bar over each of their lines, and in the margin beside them the number
//! of the entry that quotes them, which leads there.
//!
//! Both are part of the page's content, so that they are printed and stay when bundles are merged. The bar
//! darkens the paper and leaves black letters black (blend mode Multiply, ISO 32000-1, 11.3.5): what is below
//! is read as before, and copied as before.

use crate::pdf::import::{BAND, Matrix, Placement, Region};
use crate::quote::Area;

use super::lettering::Lettering;
use super::placed_page::MarginLabel;
use super::syntax::{operator, write_number};

/// The graphics state of the bars, among the resources of a page.
pub(super) const STATE_NAME: &str = "BundleHighlight";
pub(super) const STATE: &str = "<</Type/ExtGState/BM/Multiply/ca 1/AIS false>>";

/// A pale yellow that stays lighter than half in print without colours.
const YELLOW: [f64; 3] = [1.0, 0.929, 0.5];
const BLUE: [f64; 3] = [0.106, 0.294, 0.569];
/// Size of the label, in points on the finished page.
const SIZE: f64 = 8.0;
/// Between the label and the edge of the page (printers leave some 4 mm white), and around its letters.
const EDGE: f64 = 14.0;
const AROUND: f64 = 1.5;
/// Labels so near to each other only touch.
const TOUCH: f64 = 0.01;
/// A label moves so many places down or up at most.
const MOST_AWAY: u32 = 200;

/// The bars, in the page space of the source. `from_shown` leads there from its page as shown.
pub(super) fn bars(out: &mut Vec<u8>, areas: &[Area], from_shown: &Matrix) {
    out.extend_from_slice(format!("q /{STATE_NAME} gs\n").as_bytes());
    operator(out, &YELLOW, "rg");
    for area in areas {
        let Region([left, bottom, right, top]) = on_page(area, from_shown);
        operator(out, &[left, bottom, right - left, top - bottom], "re");
    }
    out.extend_from_slice(b"f Q\n");
}

/// An area of the page as shown, in its page space.
fn on_page(area: &Area, from_shown: &Matrix) -> Region {
    let corners = [(area.x0, area.y0), (area.x1, area.y1)];
    Region::around(&corners.map(|(x, y)| from_shown.apply((x.into(), y.into()))))
}

/// Where a label stands on the finished page as shown (its origin at the bottom left): in the margin
/// beside the first of the areas, as high as that.
pub(super) fn label_place(
    label: &MarginLabel,
    areas: &[Area],
    from_shown: &Matrix,
    placement: &Placement,
    letters: &Lettering,
) -> Option<Region> {
    let to_shown = placement.shown_to_page().inverse()?;
    let on_sheet = |area: &Area| {
        let corners = on_page(area, from_shown).corners();
        let there = corners.map(|corner| to_shown.apply(placement.matrix().apply(corner)));
        Region::around(&there)
    };
    let areas: Vec<Region> = areas.iter().map(on_sheet).collect();
    let first = areas.first()?;
    let edges = areas.iter().flat_map(Region::corners).collect::<Vec<_>>();
    let all = Region::around(&edges);
    let (width, height) = placement.shown();
    let length = letters.width(&label.text, SIZE) + 2.0 * AROUND;
    let is_left = is_at_left(&areas, first, &all, width);
    let left = match is_left {
        true => (all.0[0] - length - AROUND).clamp(0.0, EDGE),
        false => (all.0[2] + AROUND).max(width - EDGE - length),
    };
    let left = left.clamp(0.0, (width - length).max(0.0));
    let tall = SIZE + AROUND;
    let highest = (height - tall).max(0.0);
    let bottom = (first.0[3] - tall).max(BAND).min(highest);
    Some(Region([left, bottom, left + length, bottom + tall]))
}

/// Whether the left margin is the one beside the words: that of their column, where no line of them runs over the
/// middle of the page, and otherwise the wider one.
fn is_at_left(areas: &[Region], first: &Region, all: &Region, width: f64) -> bool {
    let middle = width / 2.0;
    let is_over_middle = |Region([left, _, right, _]): &Region| *left < middle && middle < *right;
    match areas.iter().any(is_over_middle) {
        true => all.0[0] >= width - all.0[2],
        false => first.0[0] < middle,
    }
}

/// The place itself, or the next one below it, or above, where no other label and not the number of the page
/// stands; on a page that has no such place, the place itself. `height` is that of the page as shown.
pub(super) fn free_place(place: Region, taken: &[Region], height: f64) -> Region {
    let Region([left, bottom, right, top]) = place;
    let moved = |steps: f64| {
        let down = steps * (top - bottom);
        Region([left, bottom - down, right, top - down])
    };
    let is_free = |place: &Region| {
        let Region([left, bottom, right, top]) = *place;
        let meets = |other: &Region| {
            let Region([x0, y0, x1, y1]) = *other;
            x0 < right && left < x1 && y0 < top - TOUCH && bottom + TOUCH < y1
        };
        bottom >= BAND && top <= height && !taken.iter().any(meets)
    };
    let steps = || (0..MOST_AWAY).map(f64::from);
    let mut places = steps().chain(steps().map(|step| -step)).map(moved);
    places.find(is_free).unwrap_or(place)
}

/// The label at its place, in the page space of the source.
pub(super) fn label(
    out: &mut Vec<u8>,
    text: &str,
    place: &Region,
    placement: &Placement,
    letters: &Lettering,
) {
    let Some(back) = placement.matrix().inverse() else {
        return;
    };
    let Region([left, bottom, ..]) = *place;
    // Where a page has no margin its words stand below the label: nothing hides them.
    out.extend_from_slice(format!("q /{STATE_NAME} gs ").as_bytes());
    operator(out, &back.after(&placement.shown_to_page()).0, "cm");
    operator(out, &BLUE, "rg");
    out.extend_from_slice(b"BT /BundleNumber ");
    write_number(out, SIZE);
    out.extend_from_slice(b" Tf ");
    write_number(out, left + AROUND);
    out.push(b' ');
    write_number(out, bottom + 2.0 * AROUND);
    out.extend_from_slice(b" Td ");
    out.extend_from_slice(letters.spelt(text).as_bytes());
    out.extend_from_slice(b" Tj ET Q\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On a page of 595 points, words in lines from left to right.
    fn side(lines: &[(f64, f64)]) -> &'static str {
        let areas: Vec<Region> = lines
            .iter()
            .map(|(left, right)| Region([*left, 400.0, *right, 410.0]))
            .collect();
        let corners: Vec<_> = areas.iter().flat_map(Region::corners).collect();
        match is_at_left(&areas, &areas[0], &Region::around(&corners), 595.0) {
            true => "left",
            false => "right",
        }
    }

    #[test]
    fn the_entry_stands_at_the_margin_of_the_column_in_which_its_words_begin() {
        for (lines, margin) in [
            (&[(40.0, 285.0), (40.0, 200.0)][..], "left"),
            (&[(310.0, 555.0), (310.0, 400.0)], "right"),
            // From one column into the next.
            (&[(120.0, 285.0), (310.0, 555.0)], "left"),
            // A few words of one line.
            (&[(72.0, 200.0)], "left"),
            (&[(400.0, 520.0)], "right"),
        ] {
            assert_eq!(side(lines), margin, "{lines:?}");
        }
    }

    #[test]
    fn beside_lines_over_the_whole_page_it_stands_in_the_wider_margin() {
        assert_eq!(
            side(&[(400.0, 565.0), (90.0, 565.0), (90.0, 150.0)]),
            "left"
        );
        assert_eq!(side(&[(30.0, 500.0)]), "right");
    }
}
