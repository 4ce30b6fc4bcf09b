//! Promised page numbers and free pages, on whole bundles.

use super::*;
use crate::bundle::MovedExhibit;

/// Where documents begin, as it stands on their pages.
fn first_numbers(plan: &Plan) -> Vec<usize> {
    let exhibits = measure(plan, &PROFILE, &FONTS).numbers.exhibits();
    exhibits.values().map(|pages| pages.first + 1).collect()
}

fn all_words(page: &Page) -> String {
    runs(page).map(words).collect::<Vec<_>>().join(" ")
}

/// The positions of pages that say that they are left blank.
fn blank_pages(layout: &Layout) -> Vec<usize> {
    let pages = layout.pages.iter();
    let blank = pages.filter(|page| all_words(page).contains("This page is left blank."));
    blank.map(|page| page.position).collect()
}

#[test]
fn a_page_kept_free_behind_the_index_moves_every_number_by_one() {
    let plain = specimen::with_exhibits();
    let mut plan = plain.clone();
    plan.promises.index_reserve = 1;
    let moved: Vec<usize> = first_numbers(&plain)
        .iter()
        .map(|number| number + 1)
        .collect();
    assert_eq!(first_numbers(&plan), moved);
    let (before, layout) = (laid_out(&plain), laid_out(&plan));
    let index = before.section(Section::Index).unwrap().last;
    assert_eq!(blank_pages(&layout), [index + 1]);
    assert_eq!(layout.section(Section::Index).unwrap().last, index + 1);
    assert_eq!(layout.pages.len(), before.pages.len() + 1);
    // It bears its number, and the index names the pages as they are now.
    let blank = layout.page(index + 1).unwrap();
    assert!(all_words(blank).contains(&format!("AB {}", index + 2)));
    let row = format!("AB {}–{}", moved[0], moved[0] + 11);
    let index: String = bodies(&layout, Section::Index)
        .flatten()
        .map(words)
        .collect();
    assert!(index.contains(&row), "{row} in {index}");
    let outline = layout.outline.last().unwrap();
    assert!(
        outline
            .title
            .ends_with(&format!(", AB {}", outline.page + 1))
    );
    assert!(blank_pages(&before).is_empty());
}

#[test]
fn an_index_that_grows_takes_from_its_reserve_what_keeps_a_promised_number() {
    let mut plan = specimen::with_exhibits();
    plan.promises.index_reserve = 2;
    let before = first_numbers(&plan);
    plan.promises.first_pages = [(0, number(before[0]))].into();
    // Rows that fill one page of the index more.
    let row = plan.exhibits.last().unwrap().clone();
    let filled = |plan: &Plan| laid_out(plan).section(Section::Index).unwrap().filled;
    let one = filled(&plan);
    while filled(&plan) < one.ceil() {
        plan.exhibits.push(row.clone());
    }
    let layout = laid_out(&plan);
    let index = layout.section(Section::Index).unwrap();
    assert_eq!(first_numbers(&plan)[0], before[0]);
    assert_eq!(blank_pages(&layout), [index.last], "one of two is left");
}

#[test]
fn blank_pages_keep_a_document_where_it_was_promised_and_stand_before_its_divider() {
    let mut plan = specimen::with_exhibits();
    let before = first_numbers(&plan);
    // The third begins a section; the first has lost three pages.
    plan.promises.first_pages = [(2, number(before[2]))].into();
    plan.exhibits[0].pages -= 3;
    let after = first_numbers(&plan);
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1], before[1] - 3);
    assert_eq!(after[2..], before[2..]);
    let layout = laid_out(&plan);
    let divider = before[2] - 2;
    assert_eq!(
        blank_pages(&layout),
        [divider - 3, divider - 2, divider - 1]
    );
    let positions: Vec<usize> = layout.pages.iter().map(|page| page.position).collect();
    assert!(positions.is_sorted());
    let blank = all_words(layout.page(divider - 1).unwrap());
    assert!(blank.contains("Documents"), "{blank}");
    assert!(all_words(layout.page(divider).unwrap()).contains("AB"));
}

fn number(number: usize) -> std::num::NonZeroU32 {
    u32::try_from(number).unwrap().try_into().unwrap()
}

#[test]
fn a_document_that_cannot_stay_is_named_with_its_old_number_and_its_new_one() {
    let mut plan = specimen::with_exhibits();
    plan.promises.index_reserve = 1;
    let before = first_numbers(&plan);
    let pinned = before
        .iter()
        .enumerate()
        .map(|(at, first)| (at, number(*first)));
    plan.promises.first_pages = pinned.collect();
    let moved = |plan: &Plan| measure(plan, &PROFILE, &FONTS).numbers.moved;
    assert_eq!(moved(&plan), []);
    plan.exhibits[1].pages += 4;
    let told = |exhibit: usize| MovedExhibit {
        exhibit,
        promised: before[exhibit],
        now: before[exhibit] + 4,
    };
    assert_eq!(moved(&plan), [told(2), told(3)]);
    assert_eq!(first_numbers(&plan)[..2], before[..2]);
    // The page that was free behind the index is not given up in vain.
    assert_eq!(blank_pages(&laid_out(&plan)).len(), 1);
}
