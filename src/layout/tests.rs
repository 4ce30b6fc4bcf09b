//! What a reader of the finished pages relies on, tried on whole bundles.

mod apart;
mod numbers;
mod white;

use std::sync::LazyLock;

use proptest::prelude::*;

use super::specimen;
use super::*;
use crate::bundle::{Part, Plan, Share, Volume};
use crate::profile::{DEFAULT, Profile};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::shipped().unwrap());
static PROFILE: LazyLock<Profile> = LazyLock::new(|| Profile::shipped(DEFAULT).unwrap());

fn laid_out(plan: &Plan) -> Layout {
    typeset(plan, &PROFILE, &FONTS)
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule(_) => None,
    })
}

fn words(run: &TextRun) -> String {
    run.words()
}

fn width(run: &TextRun) -> f32 {
    run.glyphs.iter().map(|glyph| glyph.advance).sum()
}

/// The pages of a section without their furniture.
fn bodies(layout: &Layout, section: Section) -> impl Iterator<Item = Vec<&TextRun>> {
    let span = layout.section(section).unwrap();
    let body = |run: &&TextRun| run.y > 60.0 && run.y < 790.0;
    let pages = &layout.pages[span.first..=span.last];
    pages
        .iter()
        .map(move |page| runs(page).filter(body).collect())
}

#[test]
fn a_small_bundle_reads_as_expected() {
    insta::assert_snapshot!(laid_out(&specimen::small()).to_string());
}

#[test]
fn authorities_stand_before_the_evidence_of_their_issue() {
    let layout = laid_out(&specimen::with_authorities());
    let page = layout.section(Section::Schedule).unwrap().first;
    let words = layout.pages[page].words();
    let (begin, end) = (words.find("Issue 1").unwrap(), words.find("CS 2").unwrap());
    insta::assert_snapshot!(&words[begin..end], @"
    Issue 1 Risk of prosecution
    Country guidance and authorities
    A and B (duty to serve – risk on return) Nowhere CG [2099] UKUT 1 (IAC), headnote 2: Men who refuse to serve are at risk where they were summoned (country guidance; listing not checked; overtaken on fines by C [2099] UKUT 2 (IAC)).
    Duty to Serve Act 2099, section 3.
    Country evidence
    CS 1 Men who refuse to serve are prosecuted.
    Office of Affairs, Report no. 1 on the duty to serve, 3 June 2025 (covering 2024 to May 2025), paragraph 4.2 (NGO; Source 1, AB 4).
    “The office for the register of those liable to serve (военкомат) may forbid a man to leave the country from the day on which the summons is entered, whether or not it has reached him. Officials described it as “efficient”.”
    ");
}

/// The bundle with documents, its first document cut in two.
fn in_volumes() -> Plan {
    let share = |exhibit, before, skipped, pages| Share {
        exhibit,
        before,
        skipped,
        pages,
    };
    let volumes = [
        vec![share(0, 0, 0, 5)],
        vec![share(0, 1, 5, 7), share(1, 0, 0, 1)],
        vec![share(2, 0, 0, 2), share(3, 0, 0, 1)],
    ];
    Plan {
        volumes: volumes.map(|shares| Volume { shares }).into(),
        ..specimen::with_exhibits()
    }
}

#[test]
fn each_volume_has_the_whole_index_and_bookmarks_and_links_of_its_own_pages() {
    let layouts = typeset_files(&in_volumes(), &PROFILE, &FONTS);
    let mut number = 0;
    for layout in &layouts {
        assert_eq!(layout.first, number);
        let exhibits = layout.exhibits.iter().map(|span| span.pages as usize);
        let pages = layout.pages.len() + exhibits.sum::<usize>();
        for page in &layout.pages {
            assert_eq!(page.label, format!("AB {}", number + page.position + 1));
            for link in &page.links {
                assert!(!matches!(link.target, Target::Page { page, .. } if page >= pages));
            }
        }
        number += pages;
    }
    insta::assert_snapshot!(layouts[1].to_string());
}

#[test]
fn what_is_measured_of_volumes_is_what_is_set() {
    let extent = measure(&in_volumes(), &PROFILE, &FONTS);
    let layouts = typeset_files(&in_volumes(), &PROFILE, &FONTS);
    let moved = |layout: &Layout| -> Vec<(usize, usize, u32)> {
        let spans = layout.exhibits.iter();
        let told = |span: &ExhibitSpan| (span.exhibit, span.first + layout.first, span.pages);
        spans.map(told).collect()
    };
    let set: Vec<_> = layouts.iter().flat_map(moved).collect();
    let spans = extent.numbers.spans.iter();
    let measured = spans.filter_map(|span| match span.part {
        Part::Exhibit(share) => Some((share.exhibit, span.first, share.pages)),
        _ => None,
    });
    assert_eq!(measured.collect::<Vec<_>>(), set);
}

#[test]
fn a_bundle_with_nothing_chosen_has_its_cover_index_schedule_and_list() {
    let layout = laid_out(&specimen::empty());
    insta::assert_snapshot!(layout.to_string());
    assert_eq!(layout.pages.len(), 4);
}

#[test]
fn the_numbers_of_an_index_of_many_pages_are_right() {
    let layout = laid_out(&specimen::many_issues(120));
    let index = layout.section(Section::Index).unwrap();
    assert!(index.last - index.first >= 2);
    let mut issue = 0;
    for page in &layout.pages[index.first..=index.last] {
        for link in &page.links {
            let Target::Page { page: goal, y } = link.target else {
                panic!("a row leads out of the bundle");
            };
            let printed =
                runs(page).filter(|run| run.y > link.area.top && run.y < link.area.bottom);
            let row = printed.map(words).collect::<String>();
            assert!(row.ends_with(&format!(".AB {}", goal + 1)), "{row}");
            if link.description.starts_with("Issue") {
                issue += 1;
                let heading = runs(&layout.pages[goal])
                    .find(|run| run.y > y && run.y < y + 20.0)
                    .unwrap();
                assert_eq!(words(heading), format!("Issue {issue}"));
            }
        }
    }
    assert_eq!(issue, 120);
}

#[test]
fn every_page_bears_its_number() {
    let layout = laid_out(&specimen::long(48));
    for (position, page) in layout.pages.iter().enumerate() {
        assert_eq!(page.label, format!("AB {}", position + 1));
        assert!(runs(page).any(|run| run.y > 790.0 && words(run) == page.label));
        assert!(runs(page).any(|run| words(run) == "DRAFT – not for filing"));
    }
}

#[test]
fn every_link_inside_the_bundle_leads_to_a_place_on_a_page() {
    for plan in [
        specimen::small(),
        specimen::many_issues(120),
        specimen::empty(),
    ] {
        let layout = laid_out(&plan);
        for link in layout.pages.iter().flat_map(|page| &page.links) {
            if let Target::Page { page, y } = link.target {
                assert!(
                    layout
                        .pages
                        .get(page)
                        .is_some_and(|page| y > 0.0 && y < page.height)
                );
            }
            assert!(link.area.right > link.area.left && link.area.bottom > link.area.top);
            assert!(!link.description.is_empty());
        }
    }
}

#[test]
fn nothing_in_the_schedule_is_set_smaller_or_closer_than_the_profile_says() {
    let (size, spacing) = (
        PROFILE.schedule_min_font_pt.value,
        PROFILE.schedule_line_spacing.value,
    );
    let layout = laid_out(&specimen::long(48));
    for body in bodies(&layout, Section::Schedule) {
        assert!(body.iter().all(|run| run.size >= size));
        for pair in body.windows(2) {
            let distance = pair[1].y - pair[0].y;
            assert!(
                distance.abs() < 0.01 || distance > size * spacing - 0.01,
                "{distance}"
            );
        }
    }
}

#[test]
fn an_extract_stands_in_quotation_marks_and_a_summary_does_not() {
    let layout = laid_out(&specimen::small());
    let schedule: String = bodies(&layout, Section::Schedule)
        .flatten()
        .map(words)
        .collect();
    assert_eq!(schedule.matches("“The office").count(), 2);
    assert_eq!(schedule.matches("Summary: The office").count(), 1);
}

#[test]
fn what_no_face_can_draw_is_reported_and_the_rest_is_not() {
    let mut plan = specimen::small();
    plan.schedule.issues[0].entries[0].text = "Повестка · κλήση · مذكرة · צו 🛡 क".to_owned();
    assert_eq!(laid_out(&plan).missing, ['क', '🛡']);
    assert!(laid_out(&specimen::small()).missing.is_empty());
}

#[test]
fn the_meter_and_the_pages_agree() {
    let plan = specimen::long(48);
    let (layout, extent) = (laid_out(&plan), measure(&plan, &PROFILE, &FONTS));
    assert_eq!(extent.sections, layout.sections);
    assert_eq!(extent.entries, layout.entries);
    assert_eq!(extent.missing, layout.missing);
    let filled = extent.section(Section::Schedule).unwrap().filled;
    let costs: f32 = extent.entries.iter().map(|entry| entry.cost).sum();
    assert!(
        costs < filled && costs > filled * 0.9,
        "{costs} of {filled}"
    );
}

#[test]
fn the_same_plan_gives_the_same_pages() {
    let plan = specimen::long(20);
    assert_eq!(
        laid_out(&plan),
        typeset(&plan, &PROFILE, &Fonts::shipped().unwrap())
    );
}

#[test]
fn only_web_addresses_become_links() {
    for (address, is_link) in [
        ("https://example.org/a", true),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt://example.org/%0aalert(1)", false),
        (" javascript:alert(1)", false),
        ("file:///C:/x", false),
        ("\\\\host.example\\share", false),
        ("//host.example/share", false),
        ("data:text/html,x", false),
        ("https://example.org/\u{1}", false),
    ] {
        let mut plan = specimen::small();
        for source in &mut plan.sources {
            source.address = address.to_owned();
        }
        for entry in plan
            .schedule
            .issues
            .iter_mut()
            .flat_map(|issue| &mut issue.entries)
        {
            entry.address = address.to_owned();
        }
        let layout = laid_out(&plan);
        let links = layout.pages.iter().flat_map(|page| &page.links);
        let web: Vec<&Target> = links
            .map(|link| &link.target)
            .filter(|target| matches!(target, Target::Web(_)))
            .collect();
        assert_eq!(!web.is_empty(), is_link, "{address}: {web:?}");
    }
}

/// How many letters there are in the descriptions of links.
fn described(title: &str) -> usize {
    let mut plan = specimen::small();
    plan.schedule.issues[0].entries[0].title = title.to_owned();
    let layout = laid_out(&plan);
    let links = layout.pages.iter().flat_map(|page| &page.links);
    links.map(|link| link.description.len()).sum()
}

#[test]
fn what_links_say_grows_with_a_title_and_not_with_its_square() {
    let [short, long] = [4000, 8000].map(|letters| described(&"abc ".repeat(letters / 4)));
    assert!(long < short * 5 / 2, "{short} {long}");
    assert!(
        described(&"abc ".repeat(100)) > 400 * 4,
        "up to 500 letters it is whole"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_line_exceeds_the_type_area_whatever_is_typed(
        words in "\\PC{0,200}",
        long in "[A-Za-z0-9/]{100,400}",
    ) {
        let mut plan = specimen::small();
        let entry = &mut plan.schedule.issues[0].entries[0];
        entry.proposition = Some(long.clone());
        entry.text = words.clone();
        entry.title = words.clone();
        plan.schedule.issues[1].label = long.clone();
        plan.schedule.issues[1].number = words.clone();
        plan.sources[0].address = long;
        plan.cover.parties[0].0 = words.clone();
        plan.running_head = words;
        let layout = laid_out(&plan);
        for run in layout.pages.iter().flat_map(runs) {
            prop_assert!(run.x > 56.0 && run.x + width(run) < 539.1, "{run:?}");
        }
    }
}

#[test]
fn exhibits_are_listed_with_their_pages_and_ours_are_numbered_around_them() {
    let layout = laid_out(&specimen::with_exhibits());
    let spans: Vec<(usize, u32)> = layout.exhibits.iter().map(|e| (e.first, e.pages)).collect();
    assert_eq!(spans, [(5, 12), (17, 1), (19, 2), (21, 1)]);
    let own: Vec<usize> = layout.pages.iter().map(|page| page.position).collect();
    assert_eq!(own, [0, 1, 2, 3, 4, 18]);
    for page in &layout.pages {
        assert_eq!(page.label, format!("AB {}", page.position + 1));
    }
    insta::assert_snapshot!(layout.to_string());
}

#[test]
fn every_entry_has_its_areas_and_none_lies_over_another() {
    let layout = laid_out(&specimen::long(48));
    for span in &layout.entries {
        let own = layout
            .areas
            .iter()
            .filter(|area| area.number == span.number);
        let own: Vec<&EntryArea> = own.collect();
        assert_eq!((own[0].page, own[0].top), (span.page, span.y));
        let pages: Vec<usize> = own.iter().map(|area| area.page).collect();
        let run: Vec<usize> = (span.page..span.page + own.len()).collect();
        assert_eq!(pages, run, "CS {}", span.number);
    }
    assert!(layout.areas.len() > layout.entries.len(), "none is broken");
    for pair in layout.areas.windows(2) {
        let is_below = pair[0].page < pair[1].page || pair[0].bottom <= pair[1].top;
        assert!(is_below, "{pair:?}");
    }
}

#[test]
fn pages_that_look_alike_have_the_same_number_and_others_have_not() {
    let small = laid_out(&specimen::small());
    let mut plan = specimen::small();
    plan.sources[0].details = "4 June 2025".to_owned();
    let changed = laid_out(&plan);
    let looks = |layout: &Layout| -> Vec<u64> { layout.pages.iter().map(Page::looks).collect() };
    let (before, after) = (looks(&small), looks(&changed));
    let sources = small.section(Section::Sources).unwrap().first;
    for page in 0..small.pages.len() {
        assert_eq!(before[page] != after[page], page == sources, "page {page}");
    }
    let cover = small.pages[0].words();
    assert!(cover.starts_with("In the First-tier Tribunal\n"), "{cover}");
}
