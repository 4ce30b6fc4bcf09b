//! A page turned by a person stands as one that its file turns.

use super::super::specimen::{Page, document};
use super::*;
use crate::case::Turn;

const TURNS: [Turn; 4] = [Turn::None, Turn::Right, Turn::Over, Turn::Left];

fn placed(rotate: u16, turn: Turn, fit: bool) -> Placement {
    let entries = format!("/MediaBox[10 20 510 820]/Rotate {rotate}");
    let source = Source::open(
        document(&[Page::sized(&entries, "words")]),
        None,
        &Limits::default(),
    )
    .unwrap();
    let mut foot = Foot::new(&source);
    let page = source.pdf.pages()[0].raw();
    Placement::new(
        page,
        fit.then_some(PaperSize::A4),
        turn,
        &mut |view, floor| foot.lowest(page, true, view, floor),
    )
}

#[test]
fn a_turn_adds_to_the_rotation_of_the_page_itself() {
    for fit in [true, false] {
        for own in TURNS {
            for turn in TURNS {
                let turned = placed(own.degrees(), turn, fit);
                assert_eq!(turned, placed(own.and(turn).degrees(), Turn::None, fit));
            }
        }
    }
}

#[test]
fn a_turned_page_is_fitted_to_the_paper_as_it_is_shown_then() {
    let told: Vec<String> = TURNS
        .iter()
        .map(|turn| {
            let placed = placed(0, *turn, true);
            let (width, height) = placed.shown();
            let corner = placed.matrix().apply((10.0, 20.0));
            format!(
                "{}: {width:.0} x {height:.0}, scale {:.3}, corner at {:.1} {:.1}",
                turn.degrees(),
                placed.scale,
                corner.0,
                corner.1,
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    0: 595 x 842, scale 1.000, corner at 47.6 41.9
    90: 842 x 595, scale 1.000, corner at 0.0 20.9
    180: 595 x 842, scale 1.000, corner at 47.6 0.0
    270: 842 x 595, scale 1.000, corner at 95.3 20.9
    ");
}
