//! Our own pages are written in one way, whether documents stand behind them or not.

use super::*;
use crate::bundle::{Lengths, Plan, PlannedExhibit, plan};
use crate::case::specimen;
use crate::layout::{Fonts, Layout, typeset};
use crate::pdf::{Facts, OutlineFact, PdfError, facts, front_matter_alone};
use crate::profile::{DEFAULT, Profile};

/// A letter of two pages and a map of one, under headings of their own.
const DOCUMENTS: [(&str, u32); 2] = [("Letter", 2), ("Map", 1)];

fn laid_out(documents: &[(&str, u32)]) -> Layout {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let planned = |(at, (title, pages)): (u32, &(&str, u32))| PlannedExhibit {
        number: at + 1,
        title: (*title).to_owned(),
        date: String::new(),
        section: Some(format!("Part {at}")),
        pages: *pages,
        part: None,
    };
    let plan = Plan {
        exhibits: (0..).zip(documents).map(planned).collect(),
        dividers: true,
        ..plan(&specimen::case(2, 4), &profile, &Lengths::new())
    };
    typeset(&plan, &profile, &Fonts::shipped().unwrap())
}

fn bundled(layout: &Layout) -> Result<Vec<u8>, AssembleError> {
    let documents: Vec<Vec<u8>> = layout.exhibits.iter().map(of_span).collect();
    let part = |span: &crate::layout::ExhibitSpan| Part {
        pages: (0..).zip(span.first..).take(span.pages as usize).collect(),
        ..Part::default()
    };
    let parts: Vec<Part> = layout.exhibits.iter().map(part).collect();
    let behind: usize = parts.iter().map(|part| part.pages.len()).sum();
    let about = about();
    let assembly = Assembly {
        about: &about,
        pages: layout.pages.len() + behind,
        parts,
        outline: layout.outline.clone(),
        most_bookmarks: None,
        index: 1,
        draft: false,
        watch: &Watch::default(),
    };
    let front = FrontMatter::of(layout).unwrap();
    let load = |at: usize| Ok(documents[at].clone());
    let mut out = Vec::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    assemble(&assembly, front, &load, 2, &mut out, go_on)?;
    Ok(out)
}

fn of_span(span: &crate::layout::ExhibitSpan) -> Vec<u8> {
    let pages = (0..span.pages).map(|page| P::saying(&format!("page {page}")));
    document(&pages.collect::<Vec<_>>())
}

fn read(layout: &Layout) -> Facts {
    facts(&bundled(layout).unwrap()).unwrap()
}

/// The titles without the page that each names last.
fn titles(outline: &[OutlineFact]) -> Vec<&str> {
    let titles = outline.iter().map(|mark| mark.title.as_str());
    titles
        .map(|title| title.rsplit_once(',').unwrap().0)
        .collect()
}

#[test]
fn the_file_says_the_same_of_itself_and_of_our_pages_with_documents_and_without() {
    let (alone, behind) = (laid_out(&[]), laid_out(&DOCUMENTS));
    let (alone, with) = (read(&alone), read(&behind));
    assert_eq!(alone.title, with.title);
    assert_eq!(alone.language, with.language);
    assert_eq!(alone.information, with.information);
    assert_eq!(alone.opens_at, with.opens_at);
    assert_eq!((alone.shows_title, with.shows_title), (true, true));
    assert_eq!((alone.tag_faults, with.tag_faults), (vec![], vec![]));
    for (a, b) in alone
        .pages
        .iter()
        .zip(&with.pages)
        .filter(|(a, _)| a.number != 2)
    {
        assert_eq!(a, b, "page {}", a.number);
    }
    let ours = titles(&alone.outline);
    assert!(
        ours.len() > 5 && titles(&with.outline).starts_with(&ours),
        "{ours:?}"
    );
    assert_eq!(
        titles(&with.outline)[ours.len()..],
        ["Part 0", "Letter", "Part 1", "Map"]
    );
    let all = alone.pages.len() as u32 + 2 + 3;
    let labels = with.pages.iter().map(|page| page.label.clone());
    assert!(labels.eq((1..=all).map(|number| format!("AB {number}"))));
    assert_eq!(
        (alone.label_behind, with.label_behind),
        (String::new(), String::new())
    );
}

#[test]
fn our_links_lead_to_the_pages_of_documents_that_they_mean() {
    let layout = laid_out(&DOCUMENTS);
    let with = read(&layout);
    for (laid, read) in layout.pages.iter().zip(with.pages.iter().filter(|page| {
        layout
            .pages
            .iter()
            .any(|own| own.position + 1 == page.number as usize)
    })) {
        for (link, read) in laid.links.iter().zip(&read.links) {
            if let crate::layout::Target::Page { page, .. } = link.target {
                assert_eq!(read.page, Some(page as u32 + 1), "{}", link.description);
            }
        }
    }
    let into_documents = layout.exhibits.iter().map(|span| span.first as u32 + 1);
    let led: Vec<u32> = with.pages[1]
        .links
        .iter()
        .filter_map(|link| link.page)
        .collect();
    assert!(
        into_documents.clone().count() == 2
            && into_documents.clone().all(|page| led.contains(&page)),
        "{led:?}"
    );
}

#[test]
fn seen_alone_our_pages_stand_one_behind_the_other_and_lead_to_no_document() {
    let layout = laid_out(&DOCUMENTS);
    let seen = facts(&front_matter_alone(&layout, &about()).unwrap()).unwrap();
    assert_eq!(seen.pages.len(), layout.pages.len());
    assert_eq!(seen.outline, []);
    for (laid, read) in layout.pages.iter().zip(&seen.pages) {
        let words: String = read.text.iter().map(|piece| piece.text.as_str()).collect();
        assert!(words.contains(&laid.label.replace('\u{a0}', " ")));
        for (link, read) in laid.links.iter().zip(&read.links) {
            if let crate::layout::Target::Page { page, .. } = link.target {
                let own = layout.pages.iter().position(|own| own.position == page);
                assert_eq!(read.page, own.map(|at| at as u32 + 1));
            }
        }
    }
}

#[test]
fn only_a_file_with_documents_has_the_font_of_their_numbers() {
    let stamps = |facts: &Facts| {
        facts
            .fonts
            .iter()
            .filter(|font| font.name.starts_with("BBSTMP"))
            .count()
    };
    assert_eq!(stamps(&read(&laid_out(&[]))), 0);
    assert_eq!(stamps(&read(&laid_out(&DOCUMENTS))), 1);
}

#[test]
fn no_document_takes_the_place_of_a_page_of_ours() {
    let mut layout = laid_out(&DOCUMENTS);
    layout.exhibits[0].first -= 1;
    let error = bundled(&layout).unwrap_err();
    assert!(matches!(error, AssembleError::Misplaced(_)), "{error}");
}

#[test]
fn without_pages_there_is_no_front_matter() {
    let mut layout = laid_out(&[]);
    layout.pages.clear();
    assert!(matches!(FrontMatter::of(&layout), Err(PdfError::NoPages)));
}
