//! Where pages end, and where what is named stands.

use super::*;
use crate::bundle::Volume;
use crate::layout::fonts::Fonts;
use crate::layout::specimen;
use crate::profile::DEFAULT;
use std::collections::BTreeSet;

/// For every block of a bundle: whether it is kept with the next, and its lines on each page.
fn blocks(plan: &Plan) -> Vec<(bool, Vec<(usize, usize)>)> {
    let fonts = Fonts::shipped().unwrap();
    let mut setter = Setter {
        fonts: &fonts,
        page_prefix: "AB",
        missing: BTreeSet::new(),
    };
    let made_up = make_up(plan, &Profile::shipped(DEFAULT).unwrap(), &mut setter);
    let sections = made_up.sections.iter().flat_map(|section| {
        section.blocks().map(|(block, spots)| {
            let stretches = spots.chunk_by(|a, b| a.page == b.page);
            let page = |spots: &[Spot]| (section.span.first + spots[0].page, spots.len());
            (block.keep_with_next, stretches.map(page).collect())
        })
    });
    sections.collect()
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let blocks = blocks(&specimen::long(48));
    let broken: Vec<_> = blocks.iter().filter(|(_, pages)| pages.len() > 1).collect();
    assert!(broken.len() > 3, "too few paragraphs are broken to tell");
    for (_, pages) in broken {
        assert!(pages.iter().all(|(_, lines)| *lines >= 2), "{pages:?}");
    }
}

#[test]
fn no_heading_and_no_citation_stands_last_on_a_page() {
    for plan in [specimen::long(48), specimen::many_issues(120)] {
        for pair in blocks(&plan).windows(2) {
            let ((kept, above), (_, below)) = (&pair[0], &pair[1]);
            let apart = above.last().map(|(page, _)| page) != below.first().map(|(p, _)| p);
            assert!(!(*kept && apart), "{pair:?}");
        }
    }
}

#[test]
fn words_are_found_on_the_pages_of_the_part_that_holds_them() {
    let mut plan = specimen::with_exhibits();
    let pages = plan.exhibits[0].pages;
    assert!(pages > 3, "it can be parted");
    let share = |exhibit, before, skipped, pages| Share {
        exhibit,
        before,
        skipped,
        pages,
    };
    let others = 1..plan.exhibits.len();
    let others = others.map(|exhibit| share(exhibit, 0, 0, plan.exhibits[exhibit].pages));
    let rest = share(0, 1, 2, pages - 2);
    plan.volumes = vec![
        Volume {
            shares: vec![share(0, 0, 0, 2)],
        },
        Volume {
            shares: std::iter::once(rest).chain(others).collect(),
        },
    ];
    for (page, end) in [(1, 0), (pages - 1, 1)] {
        let entry = &mut plan.schedule.issues[0].entries[0];
        let number = entry.number;
        entry.quoted_at = Some(QuotedAt {
            exhibit: 0,
            before: page,
        });
        let fonts = Fonts::shipped().unwrap();
        let mut setter = Setter {
            fonts: &fonts,
            page_prefix: "AB",
            missing: BTreeSet::new(),
        };
        let made_up = make_up(&plan, &Profile::shipped(DEFAULT).unwrap(), &mut setter);
        let places = &made_up.places.0;
        let last = places[&Anchor::ExhibitEnd(0, end)];
        assert_eq!(places[&Anchor::Quoted(number)].page, last.page);
    }
}
