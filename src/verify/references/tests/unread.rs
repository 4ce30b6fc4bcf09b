//! Forty shapes that people and programs give to a citation: each is read rightly, or listed as not read.

use super::super::find::{Prefixes, citations};
use super::{agreement, bundle, held};
use crate::verify::references::{Agreement, counts, told};

/// What is cited in a text, with a cross where it is not read.
fn found(text: &str) -> Vec<String> {
    let prefixes = Prefixes {
        page: "AB".to_owned(),
        entry: "CS".to_owned(),
        title: "Appellant’s bundle".to_owned(),
        last: Some(900),
    };
    let told = citations(text, &prefixes).into_iter().map(|one| {
        let written = &text[one.bytes.clone()];
        match (one.is_read, one.first == one.last) {
            (false, _) => format!("✗ {written}"),
            (true, true) => one.first.to_string(),
            (true, false) => format!("{}–{}", one.first, one.last),
        }
    });
    told.collect()
}

#[test]
fn forty_shapes_are_read_rightly_or_listed_as_not_read() {
    for (text, cited) in [
        (
            "AB 99999999999999999999",
            &["✗ AB 99999999999999999999"][..],
        ),
        ("AB 1234567.", &["✗ AB 1234567"]),
        ("AB 134a", &["✗ AB 134a"]),
        ("(AB 134A)", &["✗ AB 134A"]),
        ("AB 134b, AB 135", &["✗ AB 134b", "135"]),
        ("CS 3a", &["✗ CS 3a"]),
        ("A.B. 134", &["✗ A.B. 134"]),
        ("A.B 134", &["✗ A.B 134"]),
        ("C.S. 3", &["✗ C.S. 3"]),
        ("A\u{200b}B 134", &["✗ A\u{200b}B 134"]),
        ("AB １３４", &["✗ AB １３４"]),
        ("AB 1３4", &["✗ AB 1３4"]),
        ("AB ١٣٤", &["✗ AB ١٣٤"]),
        ("AB 13\u{200b}4", &["✗ AB 13\u{200b}4"]),
        ("AB\u{200b}134", &["134"]),
        ("AB \u{2060}134", &["134"]),
        ("AB 13\u{feff}4 and AB 5", &["✗ AB 13\u{feff}4", "5"]),
        ("AB 1,234", &["✗ AB 1,234"]),
        ("AB 5,000", &["✗ AB 5,000"]),
        ("AB 12,134", &["✗ AB 12,134"]),
        ("AB 12, 134", &["12", "134"]),
        ("AB 12,13", &["12", "13"]),
        ("AB 0", &["0"]),
        ("AB 007", &["7"]),
        ("AB 134–136", &["134–136"]),
        ("AB 134—136", &["134–136"]),
        ("AB 134‑136", &["134–136"]),
        ("AB 134−136", &["134–136"]),
        ("AB 134‐136", &["134–136"]),
        ("AB 134‒136", &["134–136"]),
        ("AB 134―136", &["134–136"]),
        ("AB 134－136", &["134–136"]),
        ("AB 134--136", &["134–136"]),
        ("AB 134 – 136", &["134–136"]),
        ("AB 134– AB 136", &["134–136"]),
        ("AB 134ff", &["134"]),
        ("AB134f.", &["134"]),
        ("AB\u{2009}134", &["134"]),
        ("AB/134", &["134"]),
        ("the AB12x form", &[]),
        ("ABBA 12", &[]),
    ] {
        assert_eq!(found(text), cited, "{text:?}");
    }
}

#[test]
fn what_is_not_read_is_listed_and_counted_and_something_to_look_at() {
    let paged = bundle([9, 9]);
    let all = held(&paged, "AB 134a and AB 1");
    let [first, second] = [all[0].agreement, all[1].agreement];
    assert_eq!([first, second], [Agreement::NotRead, Agreement::Exists]);
    assert!(first.is_wrong());
    assert!(held(&paged, "AB 1, 1\u{200b}2")[0].doubt.is_some());
    insta::assert_snapshot!([told(&all[0]), counts(&all)].join("\n--\n"), @r"
    paragraph 1: AB 134a – not read, so not checked
        [AB 134a] and AB 1
        unclear: a letter stands behind its number
    --
    2 citations: 0 as the words around them say, 1 with nothing around them to hold them against, 0 where the words name something else, 0 not in the bundle, 1 not read
    ");
    assert_eq!(held(&paged, "AB 0")[0].stands, ["the first page is AB 1"]);
}

#[test]
fn a_title_of_two_letters_is_held_against_its_page() {
    let mut paged = bundle([9, 9]);
    "d2".clone_into(&mut paged.plan.exhibits[0].title);
    let (first, _) = paged.written.numbers.exhibit(0)[0];
    assert_eq!(
        agreement(&paged, &format!("d2 (AB {first})")),
        Agreement::Agrees
    );
    assert_eq!(agreement(&paged, "d2 (AB 1)"), Agreement::Elsewhere);
    assert_eq!(
        agreement(&paged, "D2 (AB 1)"),
        Agreement::Exists,
        "spelt otherwise"
    );
}
