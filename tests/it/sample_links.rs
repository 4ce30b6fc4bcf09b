//! Every number, link and bookmark of the sample bundle is right, held against the text of the page
//! it leads to: not only against what the program believes.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::pdf::{Facts, LinkFact, PageFacts};

use super::desk::Desk;
use super::sample::{bytes, case, facts};
use super::tools;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn text(page: &PageFacts) -> String {
    let words = page.lines().join(" ");
    plain(&words)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn page(facts: &Facts, number: u32) -> &PageFacts {
    facts
        .pages
        .iter()
        .find(|page| page.number == number)
        .unwrap()
}

/// The links into the file on one page, with the words they cover.
fn inner_links(page: &PageFacts) -> Vec<(String, u32)> {
    let inner = |link: &LinkFact| Some((plain(&page.text_in(link.area)), link.page?));
    page.links.iter().filter_map(inner).collect()
}

/// The number behind the last “AB”.
fn stamp(words: &str) -> u32 {
    let (_, number) = words.rsplit_once("AB ").unwrap();
    let digits = number.trim().trim_end_matches([')', '.']);
    digits.parse().unwrap()
}

#[test]
fn stamp_label_and_position_are_one_number() {
    for (position, page) in (1..).zip(&facts().pages) {
        let expected = format!("AB {position}");
        assert_eq!(page.number, position);
        assert_eq!(page.label, expected);
        let foot = page
            .text
            .iter()
            .filter(|piece| piece.y > page.height * 0.93);
        let stamps: Vec<String> = foot
            .map(|piece| plain(&piece.text))
            .filter(|text| text.starts_with("AB"))
            .collect();
        assert_eq!(stamps, [expected]);
    }
}

#[test]
fn every_row_of_the_index_leads_to_the_page_it_prints_and_that_page_holds_it() {
    let facts = facts();
    let index = &facts.pages[1];
    let rows = inner_links(index);
    // The schedule, its issues, the list of sources.
    assert_eq!(rows.len(), case().issues.len() + 2);
    for (row, target) in &rows {
        assert_eq!(stamp(row), *target, "{row}");
        let words = row.split("....").next().unwrap();
        let words = words.strip_prefix("Issue").map_or(words, |rest| {
            rest.trim_start().trim_start_matches(char::is_numeric)
        });
        assert!(
            text(page(&facts, *target)).contains(words.trim()),
            "{row} is not on page {target}"
        );
    }
    let printed = index
        .text
        .iter()
        .filter(|piece| plain(&piece.text).starts_with("AB "))
        .count();
    assert_eq!(
        printed,
        rows.len() + 1,
        "every number is in a link but the stamp"
    );
}

#[test]
fn every_bookmark_lands_on_the_page_that_holds_its_title() {
    let facts = facts();
    let titles: Vec<&str> = facts
        .outline
        .iter()
        .map(|bookmark| bookmark.title.as_str())
        .collect();
    assert_eq!(titles.len(), case().issues.len() + 4, "{titles:?}");
    for bookmark in &facts.outline {
        let target = bookmark.page.unwrap();
        assert_eq!(stamp(&bookmark.title), target);
        let title = plain(&bookmark.title);
        let (name, _) = title.rsplit_once(", AB").unwrap();
        let name = name.split_once(": ").map_or(name, |(_, label)| label);
        if name != "Cover" {
            assert!(
                text(page(&facts, target)).contains(name),
                "{name} is not on page {target}"
            );
        }
        let is_issue = title.starts_with("Issue ");
        assert_eq!(
            bookmark.depth,
            u32::from(is_issue),
            "issues stand below the schedule"
        );
    }
}

/// “(Source 4, AB 7)” leads to the list of sources, “CS 17” back to the entry, the foot to the index.
#[test]
fn every_link_inside_leads_to_what_it_says() {
    let facts = facts();
    let mut entries = 0;
    let mut sources = 0;
    for from in &facts.pages[2..] {
        for (words, target) in inner_links(from) {
            let there = text(page(&facts, target));
            match words.trim().trim_end_matches(',') {
                "Back to index" => assert_eq!(target, 2),
                words if words.starts_with("CS ") => {
                    entries += 1;
                    assert!(
                        there.contains(&format!("{words} ")),
                        "{words} is not on page {target}"
                    );
                }
                words => {
                    sources += 1;
                    assert_eq!(stamp(words), target, "{words}");
                    assert!(there.contains("Relied on in"), "{words}");
                }
            }
        }
    }
    assert_eq!(
        (entries, sources),
        (case().entries().count(), case().entries().count())
    );
}

#[test]
fn every_source_number_in_the_schedule_is_that_source_in_the_list() {
    let plan = bundle_builder::bundle::plan(
        &case(),
        &bundle_builder::profile::Profile::shipped(&case().profile).unwrap(),
        &bundle_builder::bundle::Lengths::new(),
    );
    let list: String = facts()
        .pages
        .iter()
        .filter(|page| text(page).contains("Relied on in"))
        .map(|page| text(page) + " ")
        .collect();
    for (entry, planned) in case().entries().zip(plan.entries()) {
        let source = &plan.sources[planned.source];
        assert_eq!(source.title, entry.source.title);
        assert!(source.entries.contains(&entry.number));
        assert!(
            list.contains(&format!("{}. {}", planned.source + 1, source.publisher)),
            "{}",
            source.publisher
        );
    }
}

#[test]
fn every_source_is_linked_to_its_own_address() {
    let facts = facts();
    for entry in case().entries() {
        let links = facts.pages.iter().flat_map(|page| &page.links);
        let own = links.filter(|link| link.address.as_ref() == Some(&entry.source.address));
        assert!(own.count() >= 2, "CS {}", entry.number);
    }
    let case = case();
    let issues = case
        .issues
        .iter()
        .filter_map(|issue| issue.authorities.as_ref());
    let authorities = issues
        .flatten()
        .filter_map(|one| one.authority.address.clone());
    let known: Vec<String> = case
        .entries()
        .map(|entry| entry.source.address.clone())
        .chain(authorities)
        .collect();
    for address in facts
        .pages
        .iter()
        .flat_map(|page| &page.links)
        .filter_map(|link| link.address.as_ref())
    {
        assert!(known.contains(address), "{address} is nobody’s");
    }
}

/// The linked words of an address, joined over its lines, are the address.
#[test]
fn a_printed_address_is_the_address_it_leads_to() {
    let facts = facts();
    for page in facts
        .pages
        .iter()
        .filter(|page| text(page).contains("Relied on in"))
    {
        for link in page.links.iter().filter(|link| link.address.is_some()) {
            let words = page.text_in(link.area);
            let address = link.address.as_deref().unwrap();
            assert!(
                address.contains(words.trim()),
                "{words} is not part of {address}"
            );
        }
    }
}

#[test]
fn another_reader_sees_the_same_bookmarks() {
    let desk = Desk::new();
    desk.put("bundle.pdf", bytes());
    let Some((printed, code)) =
        tools::run_after("mutool", &["show"], &desk.path("bundle.pdf"), &["outline"])
    else {
        return;
    };
    assert_eq!(code, 0, "{printed}");
    for bookmark in &facts().outline {
        let row = printed
            .lines()
            .find(|line| line.contains(&format!("\"{}\"", bookmark.title)));
        let row = row.unwrap_or_else(|| panic!("{} is not in\n{printed}", bookmark.title));
        assert!(
            row.contains(&format!("#page={}", bookmark.page.unwrap())),
            "{row}"
        );
    }
    let lines = printed.lines().filter(|line| line.contains("#page="));
    assert_eq!(lines.count(), facts().outline.len(), "{printed}");
}
