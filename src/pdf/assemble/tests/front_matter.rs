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
        made: None,
        read: None,
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
        pages: (0..span.pages as usize)
            .map(|page| PlacedPage::fitted(page, span.first + page))
            .collect(),
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

/// What XML has a meaning for, or cannot hold, and what viewers show as it is.
#[test]
fn the_same_title_stands_in_xmp_whatever_is_in_it() {
    let layout = laid_out(&[]);
    for (title, in_xmp) in [
        (
            "PA/1/2099 – Appellant’s bundle",
            "PA/1/2099 – Appellant’s bundle",
        ),
        ("A & B <i>“C”</i> 'D' ]]>", "A & B <i>“C”</i> 'D' ]]>"),
        (
            "&amp; &#1; <?xpacket end=\"w\"?>",
            "&amp; &#1; <?xpacket end=\"w\"?>",
        ),
        (
            "bell\u{7} nul\u{0} esc\u{1b} \u{fffe}\u{ffff}",
            "bell\u{fffd} nul\u{fffd} esc\u{fffd} \u{fffd}\u{fffd}",
        ),
        (
            "two\nlines\tand\rmore\r\nyet",
            "two\nlines\tand\rmore\r\nyet",
        ),
        (
            "\u{7f}\u{85} Повестка شهادة \u{1f980}",
            "\u{7f}\u{85} Повестка شهادة \u{1f980}",
        ),
        ("", ""),
    ] {
        let about = About {
            title: title.to_owned(),
            ..about()
        };
        let facts = facts(&front_matter_alone(&layout, &about).unwrap()).unwrap();
        let xmp = facts.xmp.unwrap();
        assert_eq!(facts.title.as_deref(), Some(title), "{title:?}");
        assert_eq!(
            (xmp.is_readable, xmp.title.as_deref()),
            (true, Some(in_xmp))
        );
        assert_eq!(
            (xmp.language, xmp.producer),
            (facts.language, facts.producer)
        );
    }
}

#[test]
fn only_a_file_without_documents_claims_pdf_ua() {
    let claim = |documents: &[(&str, u32)]| read(&laid_out(documents)).xmp.unwrap();
    assert_eq!(claim(&[]).ua_part.as_deref(), Some("1"));
    assert_eq!(
        claim(&[]).properties,
        ["dc:language", "dc:title", "pdf:Producer", "pdfuaid:part"]
    );
    assert_eq!(claim(&DOCUMENTS).ua_part, None);
    assert_eq!(
        claim(&DOCUMENTS).properties,
        ["dc:language", "dc:title", "pdf:Producer"]
    );
}

/// Programs that know no PDF look for it there (ISO 16684-1, 7.3).
#[test]
fn the_packet_stands_in_the_file_as_it_is() {
    for documents in [&[][..], &DOCUMENTS] {
        let bytes = bundled(&laid_out(documents)).unwrap();
        let find = |text: &str| memchr::memmem::find(&bytes, text.as_bytes());
        let stream = find("<</Type/Metadata/Subtype/XML/Length ").unwrap();
        let begin = find("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>").unwrap();
        let end = find("<?xpacket end=\"r\"?>").unwrap();
        assert!(stream < begin && begin < end && end - begin < 1000);
    }
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
