//! Cuts and insertions.

use super::super::{ChangedLetter, Confirm, Document, Edits, Outcome};
use super::exact::{checked, differs};
use super::made::text;

fn report() -> Document {
    text(&[&[
        "¶Returned soldiers are not punished. Some were fined in 2022 by a court in",
        "Minsk. He claims that the army, which is large, never paid them. They went home.",
        "¶The ministry was of the opinion that the law did not apply to him.",
    ]])
}

#[track_caller]
fn edits(quotation: &str) -> Edits {
    match checked(quotation, &report()) {
        Outcome::ExactWithEdits { edits, .. } => edits,
        other => panic!("{quotation:?}: {other:?}"),
    }
}

#[test]
fn the_words_of_a_cut_are_listed_and_those_that_turn_a_sentence_are_named() {
    for mark in ["[…]", "[...]", "…", "(…)", "(. . .)", "..."] {
        let edits = edits(&format!("Returned soldiers are {mark} punished."));
        let [cut] = edits.cuts.as_slice() else {
            panic!("{edits:?}")
        };
        assert_eq!(cut.words, "not");
        assert_eq!(
            cut.confirm,
            [Confirm::InsideSentence, Confirm::Negation("not".into())]
        );
    }
}

#[test]
fn a_whole_sentence_that_is_cut_needs_confirming_for_its_words_only() {
    let whole = edits("never paid them. […] The ministry was of the opinion");
    assert_eq!(whole.cuts[0].words, "They went home.");
    assert_eq!(whole.cuts[0].confirm, [Confirm::OtherParagraph]);
    let numbers = edits("are not punished. […] He claims that the army");
    assert_eq!(
        numbers.cuts[0].words,
        "Some were fined in 2022 by a court in Minsk."
    );
    let expected = [
        Confirm::Qualifying("Some".into()),
        Confirm::Number("2022".into()),
        Confirm::Name("Minsk".into()),
    ];
    assert_eq!(numbers.cuts[0].confirm, expected);
}

#[test]
fn insertions_say_instead_of_what_they_stand() {
    let edits = edits("[The applicant] claims that the army […] never paid them.");
    assert_eq!(edits.insertions[0].text, "The applicant");
    assert_eq!(edits.cuts[0].words, "which is large,");
    let edits = super::edits::edits("by a court in Minsk. [The applicant] claims that");
    assert_eq!(edits.insertions[0].instead_of, "He");
    assert!(!edits.need_confirming(), "{edits:?}");
    let edits = super::edits::edits("Returned soldiers are not [never] punished.");
    assert_eq!(
        edits.insertions[0].confirm,
        [Confirm::Negation("never".into())]
    );
    let edits = super::edits::edits("He claim[ed] that the army");
    assert_eq!(
        (&*edits.insertions[0].text, &*edits.insertions[0].instead_of),
        ("ed", "s")
    );
}

#[test]
fn words_that_stand_instead_of_others_need_confirming_unless_those_only_point_at_somebody() {
    let confirm = |quotation: &str| {
        let edits = edits(quotation);
        assert_eq!(edits.insertions.len(), 1, "{edits:?}");
        edits.insertions[0].confirm.clone()
    };
    for quotation in [
        "the army, which is [small], never paid them.",
        "the army, which is large, never paid them. They [stayed] home.",
        "The ministry was of the [contrary opinion] that the law did not apply",
    ] {
        assert_eq!(confirm(quotation), [Confirm::Replaces], "{quotation}");
    }
    for quotation in [
        "never paid [the soldiers]. They went home.",
        "never paid them. [The soldiers] went home.",
        "He claim[ed] that the army",
        "the army, which is [very] large, never paid them.",
    ] {
        assert_eq!(confirm(quotation), [], "{quotation}");
    }
}

#[test]
fn words_at_the_ends_stand_instead_of_the_rest_of_their_sentence() {
    let instead = |quotation: &str| {
        let edits = edits(quotation);
        assert_eq!(edits.insertions.len(), 1, "{edits:?}");
        let insertion = &edits.insertions[0];
        (insertion.instead_of.clone(), insertion.confirm.clone())
    };
    let named = |words: &str, confirm: &[Confirm]| (words.to_owned(), confirm.to_vec());
    let replaces = Confirm::Replaces;
    assert_eq!(
        instead("[officers] were fined in 2022 by a court in Minsk."),
        named(
            "Some",
            &[Confirm::Qualifying("Some".into()), replaces.clone()]
        )
    );
    assert_eq!(
        instead("[They say] that the army, which is large, never paid them."),
        named(
            "He claims",
            &[Confirm::Qualifying("claims".into()), replaces.clone()]
        )
    );
    assert_eq!(
        instead("He claims that the army, which is large, [paid them]"),
        named(
            "never paid them.",
            &[Confirm::Negation("never".into()), replaces.clone()]
        )
    );
    assert_eq!(
        instead("Some were fined in 2022 by a [tribunal]"),
        named(
            "court in Minsk.",
            &[Confirm::Name("Minsk".into()), replaces]
        )
    );
    // The sentence is whole.
    assert_eq!(instead("[In the end] They went home."), named("", &[]));
    assert_eq!(instead("They went home [again]."), named("", &[]));
    assert_eq!(instead("They went home. [so it was]"), named("", &[]));
    // Who goes before the words may be named.
    assert_eq!(
        instead("[The applicant] claims that the army"),
        named("He", &[])
    );
}

#[test]
fn a_letter_may_change_its_size_and_no_more() {
    let edits = edits("[T]he army, which is large, never paid them");
    assert_eq!(
        edits.changed_letters,
        [ChangedLetter { from: 't', to: 'T' }]
    );
    assert!(!edits.need_confirming());
    let edits = super::edits::edits("punished. […] [t]hey went home.");
    assert_eq!(
        edits.changed_letters,
        [ChangedLetter { from: 'T', to: 't' }]
    );
    assert_eq!(edits.cuts.len(), 1);
    assert!(matches!(
        checked("[L]he army, which is large, never paid them", &report()),
        Outcome::Near { .. }
    ));
}

#[test]
fn a_wrong_word_beside_a_cut_is_near_and_the_cut_is_no_difference() {
    let wrong = differs(
        "Returned soldiers are […] punished. Some were fined in 2021 by a court",
        &report(),
    );
    assert_eq!(wrong, [("2021".to_owned(), "2022".to_owned())]);
}

#[test]
fn brackets_and_dots_that_stand_in_the_document_are_no_edits() {
    let report = text(&[&["¶It was [sic] said … and done."]]);
    assert!(matches!(
        checked("was [sic] said … and done", &report),
        Outcome::Exact { .. }
    ));
    assert!(matches!(
        checked("was [sic] said and done", &report),
        Outcome::Near { .. }
    ));
}

#[test]
fn pieces_in_the_wrong_order_are_no_quotation_with_cuts() {
    let outcome = checked(
        "They went home. […] Returned soldiers are not punished.",
        &report(),
    );
    assert!(
        !matches!(
            outcome,
            Outcome::ExactWithEdits { .. } | Outcome::Exact { .. }
        ),
        "{outcome:?}"
    );
}

#[test]
fn brackets_of_the_document_stand_beside_those_of_the_quotation() {
    let report = text(&[&["¶12. He said that “[the powers] do not qualify” as law, and went on."]]);
    let outcome = checked("said that “[the powers] do […] qualify” as law", &report);
    let Outcome::ExactWithEdits { edits, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((edits.cuts.len(), edits.insertions.len()), (1, 0));
    let outcome = checked(
        "said that “[the new powers] do not qualify” as law",
        &report,
    );
    assert!(matches!(outcome, Outcome::Near { .. }), "{outcome:?}");
}

#[test]
fn a_quotation_with_edits_may_have_the_numbers_of_paragraphs() {
    let report = text(&[&[
        "¶It was so.",
        "¶12. He did not convene the court, and went on.",
    ]]);
    let outcome = checked("It was so. 12. He did […] convene the court", &report);
    let Outcome::ExactWithEdits { edits, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(edits.cuts[0].words, "not");
}

#[test]
fn where_a_piece_is_said_again_and_again_the_shortest_cut_is_found() {
    let mut lines =
        vec!["¶They entered the airspace of the Republic without permit. One left."; 80];
    lines.push("¶They entered the airspace of the Republic without permit. Fifty left.");
    let report = text(&[&lines]);
    let outcome = checked(
        "the airspace of the Republic […] permit. Fifty left",
        &report,
    );
    let Outcome::ExactWithEdits { edits, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(edits.cuts[0].words, "without");
}
