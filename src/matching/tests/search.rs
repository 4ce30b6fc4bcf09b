//! Searching the text of passages and marking what was found.

use super::*;

fn found(library: &Library, text: &str) -> Vec<String> {
    let hits = SearchIndex::new(library).find(&Query::parse(text));
    let with_hit = library.passages().zip(hits).filter(|(_, hit)| *hit);
    with_hit
        .map(|(held, _)| held.passage.id.to_string())
        .collect()
}

#[test]
fn search_finds_beginnings_of_words_all_of_them_and_phrases() {
    let library = library(&[
        ("a", |p| {
            p.text = "Partial mobilisation was announced in Čechnya.".into();
        }),
        ("b", |p| {
            p.text = "He was mobilised; forced deployment followed.".into();
        }),
        ("c", |p| {
            p.text = "Deployment was forced on immobilised men.".into();
        }),
    ]);
    assert_eq!(found(&library, "mobilis"), ["a", "b"]);
    assert_eq!(found(&library, "MOBILIZ cechnya"), ["a"]);
    assert_eq!(found(&library, "forced deployment"), ["b", "c"]);
    assert_eq!(found(&library, "“forced deployment”"), ["b"]);
    assert_eq!(found(&library, "  "), ["a", "b", "c"]);
    assert!(found(&library, "announced followed").is_empty());
}

#[test]
fn search_understands_citations_and_synonyms() {
    let library = library(&[("a", |p| about(p, &["absent"])), ("b", |_| ())]);
    assert_eq!(found(&library, "awol"), ["a"]);
    assert_eq!(found(&library, "invented press q3a"), ["a", "b"]);
}

/// The parts of a text that the query is found by.
fn marked<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
    let finder = Finder::new(&Query::parse(query), &Taxonomy::default());
    let hits = finder.hits(text).into_iter();
    hits.map(|hit| &text[hit]).collect()
}

#[test]
fn hits_are_marked_where_they_stand_in_the_text_as_it_is_written() {
    let text = "Mobilization: the čečen’s naïve friends, re-mobilised.";
    assert_eq!(marked("mobilis", text), ["Mobiliz", "mobilis"]);
    assert_eq!(marked("cecens NAIVE", text), ["čečen’s", "naïve"]);
    assert_eq!(marked("“naive FRIENDS”", text), ["naïve friends"]);
    assert_eq!(marked("riend", text), [""; 0], "it begins no word");
    assert_eq!(marked("na naive", text), ["naïve"], "what overlaps is one");
    assert_eq!(marked("", text), [""; 0]);
    assert_eq!(marked("ete", "e\u{301}te\u{301} in"), ["e\u{301}te\u{301}"]);
}

#[test]
fn what_is_found_by_another_name_says_by_which() {
    let library = library(&[("a", |p| {
        about(p, &["absent"]);
        p.text = "He was ABSENT for a week.".to_owned();
    })]);
    let held = library.passages().next().unwrap();
    let finder = |query| Finder::new(&Query::parse(query), &library.taxonomy);
    let awol = finder("awol");
    let name = OtherName {
        typed: "AWOL".to_owned(),
        of: "absent".to_owned(),
    };
    assert_eq!(name.to_string(), "“AWOL” is a name of absent");
    assert_eq!(awol.other_names(held), [name]);
    let own_name = OtherName {
        typed: "absent".to_owned(),
        of: "absent".to_owned(),
    };
    assert_eq!(own_name.to_string(), "Filed under “absent”");
    let text = &held.passage.text;
    let marked = awol.hits_in(held).into_iter().map(|hit| &text[hit]);
    assert!(marked.eq(["ABSENT"]), "the name that the text has");
    assert_eq!(finder("week").other_names(held), []);
    assert_eq!(finder("week").hits_in(held).len(), 1);
}

proptest::proptest! {
    #[test]
    fn no_query_makes_search_panic(text in "\\PC{0,20}") {
        let library = library(&[("a", |_| ())]);
        let _whatever = found(&library, &text);
    }

    #[test]
    fn hits_never_cut_a_character_and_never_overlap(text in "\\PC{0,40}", query in "\\PC{0,6}") {
        let finder = Finder::new(&Query::parse(&query), &Taxonomy::default());
        let mut last = 0;
        for hit in finder.hits(&text) {
            proptest::prop_assert!(hit.start >= last && hit.start < hit.end);
            proptest::prop_assert!(text.get(hit.clone()).is_some());
            last = hit.end;
        }
    }
}
