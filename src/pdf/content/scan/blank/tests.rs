//! Backs of sheets, painted in the test as a scanner of 100 dots an inch sees them.

use super::*;

/// A4.
const SIZE: (usize, usize) = (827, 1169);

struct Sheet(Vec<u8>);

impl Sheet {
    /// Paper with the grain of a scanner: the same for the same seed.
    fn of(paper: u8, seed: u32) -> Sheet {
        let mut state = seed.wrapping_mul(2_654_435_761) | 1;
        let mut grain = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state % 9) as u8
        };
        let pixels = (0..SIZE.0 * SIZE.1).flat_map(|_| {
            let light = paper.saturating_sub(grain());
            [light, light, light, 255]
        });
        Sheet(pixels.collect())
    }

    fn darken(&mut self, [x0, y0, x1, y1]: [usize; 4], by: u8) {
        for y in y0..y1.min(SIZE.1) {
            for x in x0..x1.min(SIZE.0) {
                let at = (y * SIZE.0 + x) * 4;
                self.0[at..at + 3]
                    .iter_mut()
                    .for_each(|part| *part = part.saturating_sub(by));
            }
        }
    }

    /// A line of words of six letters, each seven pixels wide and nine high.
    fn line(mut self, top: usize, [left, right]: [usize; 2], by: u8) -> Sheet {
        for (at, x) in (left..right)
            .step_by(9)
            .enumerate()
            .filter(|(at, _)| at % 7 != 6)
        {
            let high = if at % 3 == 0 { 12 } else { 9 };
            self.darken([x, top + 12 - high, x + 3, top + 12], by);
            self.darken([x + 3, top + 9, x + 7, top + 12], by);
        }
        self
    }

    /// A page of lines whose ends differ; seen from behind where that is asked for.
    fn written(mut self, is_mirrored: bool, by: u8) -> Sheet {
        for line in 0..45 {
            let end = 300 + line * 97 % 430;
            let sides = match is_mirrored {
                true => [SIZE.0 - end, SIZE.0 - 90],
                false => [90, end],
            };
            self = self.line(100 + line * 22, sides, by);
        }
        self
    }

    fn with_dust(mut self, seed: usize) -> Sheet {
        for speck in 0..60 {
            let (x, y) = (
                (speck * 131 + seed * 17) % 800,
                (speck * 197 + seed * 31) % 1150,
            );
            self.darken([x, y, x + 1 + speck % 3, y + 2], 120);
        }
        self
    }

    fn drawn(&self) -> Drawn<'_> {
        Drawn {
            width: SIZE.0 as u32,
            height: SIZE.1 as u32,
            pixels: &self.0,
        }
    }

    fn emptiness(&self) -> Emptiness {
        emptiness(&self.drawn())
    }

    fn is_blank(&self) -> bool {
        self.emptiness() == Emptiness::Blank
    }
}

#[test]
fn five_backs_with_noise_and_dust_are_blank() {
    for (seed, paper) in [255, 248, 240, 225, 205].into_iter().enumerate() {
        let sheet = Sheet::of(paper, seed as u32 + 1).with_dust(seed);
        assert!(sheet.is_blank(), "paper of {paper}");
    }
}

#[test]
fn shadows_of_edges_and_holes_of_binders_are_nothing() {
    let mut sheet = Sheet::of(245, 3);
    sheet.darken([0, 0, 22, SIZE.1], 150);
    sheet.darken([0, SIZE.1 - 30, SIZE.0, SIZE.1], 60);
    for middle in [430, 745] {
        for y in middle - 11..middle + 11 {
            let half = ((121 - (y as i32 - middle as i32).pow(2)).max(0) as f32).sqrt() as usize;
            sheet.darken([48 - half, y, 48 + half, y + 1], 180);
        }
    }
    assert!(sheet.is_blank(), "{:?}", sheet.emptiness());
}

#[test]
fn what_shows_through_very_faintly_all_over_is_nothing() {
    let back = Sheet::of(250, 5).written(true, 14);
    assert_eq!(back.emptiness(), Emptiness::Blank);
}

#[test]
fn what_shows_through_more_is_nothing_where_the_front_beside_it_says_the_same() {
    let back = Sheet::of(250, 7).written(true, 36);
    let Emptiness::Perhaps(back) = back.emptiness() else {
        panic!("{:?}", back.emptiness());
    };
    let shows = |sheet: &Sheet| super::super::Tones::of(&sheet.drawn()).shows().0;
    assert!(back.is_behind(&shows(&Sheet::of(250, 8).written(false, 200))));
    // A page written as faintly that has nothing to do with it; or the same page another time.
    let mut other = Sheet::of(250, 9);
    for line in 0..40 {
        let start = 90 + line * 53 % 380;
        other = other.line(110 + line * 25, [start, start + 200], 200);
    }
    assert!(!back.is_behind(&shows(&other)));
    assert!(!back.is_behind(&shows(&Sheet::of(250, 8).written(true, 200))));
}

#[test]
fn whatever_somebody_put_there_is_something() {
    let sheet = || Sheet::of(250, 11).with_dust(2);
    assert!(!sheet().line(600, [90, 300], 40).is_blank(), "a faint line");
    assert!(
        !sheet().line(600, [90, 700], 22).is_blank(),
        "a very faint line"
    );
    assert!(
        !sheet().line(1110, [405, 420], 190).is_blank(),
        "a page number"
    );
    let mut rule = sheet();
    rule.darken([90, 500, 600, 502], 60);
    assert!(!rule.is_blank(), "a rule");
    let mut stamp = sheet();
    stamp.darken([500, 200, 640, 204], 70);
    stamp.darken([500, 260, 640, 264], 70);
    stamp.darken([500, 200, 504, 264], 70);
    assert!(!stamp.is_blank(), "a stamp");
    let through = Sheet::of(250, 13).written(true, 14);
    assert!(
        !through.line(1115, [405, 423], 190).is_blank(),
        "a page number over what shows through"
    );
}

#[test]
fn a_page_of_writing_is_something_however_faint_unless_its_front_is_beside_it() {
    for by in [30, 60, 120, 200] {
        assert!(!Sheet::of(250, 17).written(false, by).is_blank(), "{by}");
    }
}
