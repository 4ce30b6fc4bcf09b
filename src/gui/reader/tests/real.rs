//! How surely what is drawn over on real reports is exact:
//! `BUNDLE_BUILDER_QUOTATIONS=FOLDER cargo test --lib -- --ignored --nocapture drawn_over_real_reports`.

#![expect(clippy::print_stdout, reason = "a measurement is there to print")]

use std::path::PathBuf;
use std::time::Instant;

use super::made::*;
use super::pointing::Chance;
use crate::files;
use crate::gui::page_words::Point;
use crate::gui::reader::{Opened, Reader};
use crate::pdf::import::Watch;
use crate::quote::Outcome;
use crate::verify::Report;
use crate::worker::{Readings, Workers};

const DRAWN: usize = 60;

#[test]
#[ignore = "reads the reports of a folder that is named in the environment"]
fn drawn_over_real_reports() {
    let Ok(folder) = std::env::var("BUNDLE_BUILDER_QUOTATIONS") else {
        return println!("BUNDLE_BUILDER_QUOTATIONS names no folder of reports");
    };
    let mut chance = Chance::new(2811);
    let (mut exact, mut pages, mut others) = (0, 0, Vec::new());
    let mut longest = 0.0_f32;
    for path in files::list(&[PathBuf::from(folder)]).documents {
        let readings = Readings::new(Workers::here(), None);
        let Ok((report, sheets)) = Report::open_to_read(&readings, &path, &Watch::default()) else {
            println!("{} was not opened", path.display());
            continue;
        };
        let mut reader = reader_on(Opened::new(report, sheets, String::new()));
        pages += reader.opened().unwrap().page_count();
        for _ in 0..DRAWN {
            let (from, to) = points(&reader, &mut chance);
            let begun = Instant::now();
            draw(&mut reader, from, to);
            longest = longest.max(begun.elapsed().as_secs_f32());
            let Some(passage) = &reader.passage else {
                continue;
            };
            let Some(held) = &reader.draft.held else {
                continue;
            };
            match &held.outcome {
                Outcome::Exact { at, .. } if at == &passage.at => exact += 1,
                _ => others.push(format!("{}: {}", path.display(), passage.text)),
            }
        }
    }
    let all = exact + others.len();
    println!("{pages} pages; {exact} of {all} exact in their boxes; longest {longest:.3} s");
    others.iter().for_each(|other| println!("  {other}"));
}

/// From a word of a page to a place on it, or on the next.
fn points(reader: &Reader, chance: &mut Chance) -> (Point, Point) {
    let opened = reader.opened().unwrap();
    let document = opened.document();
    let page = chance.below(document.pages.len());
    let words = &document.pages[page].words;
    let word = words.get(chance.below(words.len().max(1)));
    let area = word.map(|word| word.area).unwrap_or_default();
    let from = Point {
        page,
        x: area.x0 + 1.0,
        y: (area.y0 + area.y1) / 2.0,
    };
    let (width, height) = opened.sizes()[page];
    let across = chance.below(1_000) as f32 / 1_000.0;
    let down = chance.below(1_000) as f32 / 1_000.0;
    let to = match chance.below(4) {
        0 => Point {
            page: (page + 1).min(document.pages.len() - 1),
            x: width * across,
            y: height * 0.3 * down,
        },
        _ => Point {
            page,
            x: width * across,
            y: from.y + 160.0 * (down - 0.3),
        },
    };
    (from, to)
}
