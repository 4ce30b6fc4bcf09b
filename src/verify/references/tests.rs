//! Citations found in texts, and held against a bundle.

mod shapes;
mod unread;

use super::find::{Prefixes, citations};
use super::*;
use crate::bundle::{Length, Lengths, QuotedAt, plan};
use crate::case::specimen::{case, with_exhibit};
use crate::layout::{Fonts, written};
use crate::profile::{DEFAULT, Profile};

/// What is cited in a text: `AB 134–136?` where something is unclear.
fn found(text: &str) -> Vec<String> {
    found_within(text, 900)
}

fn found_within(text: &str, last: usize) -> Vec<String> {
    let prefixes = Prefixes {
        page: "AB".to_owned(),
        entry: "CS".to_owned(),
        title: "Appellant’s bundle".to_owned(),
        last: Some(last),
    };
    let told = citations(text, &prefixes).into_iter().map(|one| {
        let prefix = match one.kind {
            Kind::Page => "AB",
            Kind::Entry => "CS",
        };
        let unclear = if one.doubt.is_some() { "?" } else { "" };
        match one.first == one.last {
            true => format!("{prefix} {}{unclear}", one.first),
            false => format!("{prefix} {}–{}{unclear}", one.first, one.last),
        }
    });
    told.collect()
}

#[test]
fn each_way_of_citing_is_read() {
    for (text, cited) in [
        ("(AB 134)", &["AB 134"][..]),
        ("[AB/134]", &["AB 134"]),
        ("[AB134]", &["AB 134"]),
        ("at AB134.", &["AB 134"]),
        ("AB\u{a0}134", &["AB 134"]),
        ("AB p. 134", &["AB 134"]),
        ("AB, p 134", &["AB 134"]),
        ("AB at 134", &["AB 134"]),
        ("AB at pp. 134-136", &["AB 134–136"]),
        ("AB: 134", &["AB 134"]),
        ("AB-134", &["AB 134"]),
        ("AB [134]", &["AB 134"]),
        ("AB page 134, paragraph 7", &["AB 134"]),
        ("AB 134-136", &["AB 134–136"]),
        ("AB 134–6", &["AB 134–136"]),
        ("AB 134–36", &["AB 134–136"]),
        ("AB 134 \u{2011} 136", &["AB 134–136"]),
        ("AB 134 to 136", &["AB 134–136"]),
        ("AB/134–AB/136", &["AB 134–136"]),
        ("AB 134 – AB 136", &["AB 134–136"]),
        ("AB 12; 15–17", &["AB 12", "AB 15–17"]),
        ("AB 12, 15 and 17", &["AB 12", "AB 15", "AB 17"]),
        ("AB 12 & 13", &["AB 12", "AB 13"]),
        ("AB pp 12, 15, and 17.", &["AB 12", "AB 15", "AB 17"]),
        ("CS 3 and AB 12", &["CS 3", "AB 12"]),
        ("CS 14, AB 134", &["CS 14", "AB 134"]),
        ("CS 3, 5 and 7", &["CS 3", "CS 5", "CS 7"]),
        ("CS no. 4", &["CS 4"]),
        ("CS entries 4–6", &["CS 4–6"]),
        ("AB 134ff and AB 140 et seq.", &["AB 134", "AB 140"]),
        ("page 134 of the AB", &["AB 134"]),
        ("pp. 134–136 of the Appellant's bundle", &["AB 134–136"]),
        ("Appellant’s Bundle, page 12", &["AB 12"]),
        ("APPELLANT’S BUNDLE 12", &["AB 12"]),
        ("see AB 12.", &["AB 12"]),
        ("AB 12: he left.", &["AB 12"]),
        ("AB\n12", &["AB 12"]),
        ("AB 0", &["AB 0"]),
    ] {
        assert_eq!(found(text), cited, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_citation_is_none() {
    for text in [
        "ABC 12",
        "CAB 12",
        "AB",
        "AB and 12 others",
        "AB, 12 people",
        "the AB12x form",
        "ab 12",
        "CSI 5",
        "AB twelve",
        "page 12 of the report",
        "p. 5",
        "AB's 12",
        "MACS 3",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn numbers_behind_that_are_no_pages_are_left_and_what_is_unclear_is_said() {
    for (text, cited) in [
        ("AB 12, 15 March 2024", &["AB 12"][..]),
        ("AB 12 and 2024 was", &["AB 12"]),
        ("AB 12, 15.30 hours", &["AB 12"]),
        ("AB 12 and 15 men were shot", &["AB 12?"]),
        ("AB 12/134", &["AB 12?"]),
        ("AB 136-134", &["AB 136–134?"]),
        ("AB 12 years old", &["AB 12?"]),
        ("AB 12 para 5, 6", &["AB 12"]),
        ("AB 12, 50% of them", &["AB 12"]),
    ] {
        assert_eq!(found(text), cited, "{text}");
    }
    assert_eq!(found_within("AB 1,234", 2_000), ["AB 1234"]);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_fall_and_what_is_found_stands_there(text in "[AB CS0-9,;–/\\[\\].’p&“toand\u{a0}]{0,60}") {
        let prefixes = Prefixes { page: "AB".to_owned(), entry: "CS".to_owned(), title: "AB CS".to_owned(), last: Some(99) };
        let mut end = 0;
        for one in citations(&text, &prefixes) {
            proptest::prop_assert!(one.bytes.start >= end && one.bytes.end > one.bytes.start);
            let written = &text[one.bytes.clone()];
            proptest::prop_assert!(written.contains(|c: char| c.is_ascii_digit()));
            end = one.bytes.end;
        }
    }
}

/// A bundle of two issues with two entries each, a letter of 3 pages and a report of 9: the words of the first entry
/// stand on the fifth page of the report.
fn bundle(lengths: [u32; 2]) -> Paged {
    let case = with_exhibit(&with_exhibit(&case(2, 2), Some("2,5-6")), None);
    let profile = Profile::shipped(DEFAULT).unwrap();
    let known = (1..).zip(lengths).filter(|(_, length)| *length > 0);
    let known = known.map(|(number, length)| (number, Length::from(length)));
    let mut plan = plan(&case, &profile, &known.collect::<Lengths>());
    for (exhibit, title) in plan.exhibits.iter_mut().zip([
        "Letter from the commander of Unit 7",
        "Annual survey of prisons",
    ]) {
        title.clone_into(&mut exhibit.title);
    }
    for (entry, publisher) in plan
        .schedule
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.entries)
        .zip(["Mediazona", "Memorial", "Forum 18", "Amnesty International"])
    {
        publisher.clone_into(&mut entry.publisher);
    }
    plan.schedule.issues[0].entries[0].quoted_at = Some(QuotedAt {
        exhibit: 1,
        before: 4,
    });
    let written = written(&plan, &profile, &Fonts::shipped().unwrap());
    Paged {
        profile,
        plan,
        written,
        unusable: Vec::new(),
        doubt: None,
        moved: Vec::new(),
    }
}

/// What becomes of the citations of a paragraph.
fn held(paged: &Paged, text: &str) -> Vec<Reference> {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let paper = crate::verify::word::paper_saying(&[&text]);
    references(&paper, paged, &crate::case::Case::new("none")).unwrap()
}

fn agreement(paged: &Paged, text: &str) -> Agreement {
    let all = held(paged, text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all[0].agreement
}

#[test]
fn a_page_is_held_against_what_stands_there() {
    let paged = bundle([9, 9]);
    let numbers = &paged.written.numbers;
    let (letter, survey) = (numbers.exhibit(0)[0], numbers.exhibit(1)[0]);
    let end = numbers.last().unwrap();
    let one = |text: String| held(&paged, &text).remove(0);
    let there = one(format!("He served (AB {}).", letter.0));
    assert_eq!(there.agreement, Agreement::Exists);
    assert_eq!(
        there.stands,
        ["“Letter from the commander of Unit 7”, page 1 of 3"]
    );
    let agrees = one(format!(
        "The letter from the commander of Unit 7 says so (AB {}).",
        letter.1
    ));
    assert_eq!(agrees.agreement, Agreement::Agrees);
    let elsewhere = one(format!(
        "The Annual Survey of Prisons says so (AB {}).",
        letter.1
    ));
    assert_eq!(elsewhere.agreement, Agreement::Elsewhere);
    assert_eq!(elsewhere.right[0].what, "“Annual survey of prisons”");
    assert_eq!(
        elsewhere.right[0].cite,
        format!("AB {} – AB {}", survey.0, survey.1)
    );
    let missing = one(format!("The annual survey of prisons, AB {}.", end + 1));
    assert_eq!(missing.agreement, Agreement::Missing);
    assert_eq!(missing.stands, [format!("the bundle ends at AB {end}")]);
    assert_eq!(missing.right.len(), 1);
    assert_eq!(one("AB 0".to_owned()).agreement, Agreement::Missing);
    assert_eq!(
        one(format!("AB {end}–{}", end + 9)).agreement,
        Agreement::Missing
    );
    assert_eq!(one("AB 1".to_owned()).stands, ["the cover"]);
}

#[test]
fn an_entry_and_the_page_beside_it_are_held_against_each_other() {
    let paged = bundle([9, 9]);
    let numbers = &paged.written.numbers;
    let quoted = numbers.quoted(1).unwrap();
    let (own, _) = numbers.entry(1).unwrap();
    for page in [quoted, own] {
        let both = held(&paged, &format!("CS 1, AB {page}"));
        assert_eq!(both[1].agreement, Agreement::Agrees);
    }
    let wrong = held(&paged, "CS 1 (AB 1)").remove(1);
    assert_eq!(wrong.agreement, Agreement::Elsewhere);
    assert_eq!(
        wrong.right[0].cite,
        format!("CS 1, AB {own}; words highlighted at AB {quoted}")
    );
    assert_eq!(agreement(&paged, "CS 99"), Agreement::Missing);
    assert_eq!(agreement(&paged, "CS 1–4"), Agreement::Exists);
    assert_eq!(agreement(&paged, "CS 3–7"), Agreement::Missing);
}

#[test]
fn words_quoted_publishers_and_titles_lead_to_the_entry_that_is_meant() {
    let paged = bundle([9, 9]);
    assert_eq!(
        agreement(&paged, "Mediazona reports this (CS 1)."),
        Agreement::Agrees
    );
    let moved = held(&paged, "Mediazona reports this (CS 4).").remove(0);
    assert_eq!(moved.agreement, Agreement::Elsewhere);
    assert!(moved.right[0].cite.starts_with("CS 1, AB "), "{moved:?}");
    let quoted = held(
        &paged,
        "“Entry 2 under issue 2: an office” found it (CS 1).",
    )
    .remove(0);
    assert!(quoted.right[0].cite.starts_with("CS 4, AB "), "{quoted:?}");
    let two = held(&paged, "Memorial (CS 2) and Forum 18 (CS 2) agree.");
    assert_eq!(
        [two[0].agreement, two[1].agreement],
        [Agreement::Agrees, Agreement::Elsewhere]
    );
    let apart = held(&paged, "Memorial was closed. He fled (CS 3).").remove(0);
    assert_eq!(apart.agreement, Agreement::Exists, "another sentence");
}

#[test]
fn where_a_length_is_not_known_nothing_is_said_to_be_missing() {
    let paged = bundle([0, 9]);
    assert_eq!(agreement(&paged, "AB 500"), Agreement::Unknown);
    assert_eq!(agreement(&paged, "AB 1"), Agreement::Exists);
    let named = held(&paged, "The annual survey of prisons (AB 500)").remove(0);
    assert_eq!(named.right[0].cite, "page not known yet");
}

#[test]
fn it_is_told_with_its_place_its_words_and_what_would_be_right() {
    let paged = bundle([9, 9]);
    let all = [
        held(
            &paged,
            "The Annual Survey of Prisons says so (AB 1), & more.",
        ),
        held(&paged, "CS 99 and AB 12/134"),
    ]
    .concat();
    let lines: Vec<String> = all.iter().map(told).collect();
    insta::assert_snapshot!([lines.join("\n"), counts(&all), counts(&[])].join("\n--\n"));
}
