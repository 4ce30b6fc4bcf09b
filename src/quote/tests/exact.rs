//! What stands in a document letter by letter, and where.

use super::super::{Document, Index, NotFound, Outcome, Page, Role, Side, check};
use super::made::{page, text};

pub(super) fn checked(quotation: &str, document: &Document) -> Outcome {
    check(quotation, &Index::new(document)).outcome
}

#[track_caller]
pub(super) fn is_exact(quotation: &str, document: &Document) -> Vec<usize> {
    match checked(quotation, document) {
        Outcome::Exact { at, .. } => at.pages,
        other => panic!("{quotation:?}: {other:?}"),
    }
}

#[track_caller]
pub(super) fn differs(quotation: &str, document: &Document) -> Vec<(String, String)> {
    match checked(quotation, document) {
        Outcome::Near { differences, .. } => differences
            .into_iter()
            .map(|difference| (difference.extract, difference.text))
            .collect(),
        other => panic!("{quotation:?}: {other:?}"),
    }
}

fn report() -> Document {
    let body = |line| (Role::Text, line);
    Document {
        pages: vec![
            page(&[
                (Role::Head, "A/HRC/50/12"),
                body("¶\t12. Conscripts were sent to the front in 2022^3 and the o\u{fb03}ce"),
                body("counted 20,662 men.^4~,^5 Most of them were not volun-"),
                (Role::Note, "¶^3 See the report of the Ombudsman."),
                (Role::Note, "^4 Interview, Kyiv."),
                (Role::Foot, "3/20"),
            ]),
            page(&[
                (Role::Head, "A/HRC/50/12"),
                body("teers and none was paid."),
                body("¶\t(d) However, the ministry denied it."),
                body("¶• An area of 40 km^2~ on the 1^st of May, CO2 and all."),
                (Role::Foot, "4/20"),
            ]),
        ],
    }
}

#[test]
fn a_quotation_goes_over_lines_and_pages_around_heads_feet_and_notes() {
    let report = report();
    assert_eq!(
        is_exact(
            "Conscripts were sent to the front in 2022 and the office counted",
            &report
        ),
        [0]
    );
    assert_eq!(
        is_exact(
            "Most of them were not volunteers and none was paid.",
            &report
        ),
        [0, 1]
    );
    assert_eq!(
        is_exact("See the report of the Ombudsman.", &report),
        [0],
        "notes can be quoted"
    );
    assert_eq!(is_exact("A/HRC/50/12", &report), [0]);
}

#[test]
fn a_raised_figure_is_a_call_and_one_of_the_line_counts() {
    let report = report();
    is_exact("to the front in 2022 and the office", &report);
    let wrong = ("20223".to_owned(), "2022".to_owned());
    assert_eq!(
        differs("to the front in 20223 and the office", &report),
        [wrong]
    );
    let plain = text(&[&["¶It began in 20223 and went on for years."]]);
    is_exact("It began in 20223 and went on", &plain);
    let wrong = ("2022".to_owned(), "20223".to_owned());
    assert_eq!(differs("It began in 2022 and went on", &plain), [wrong]);
}

#[test]
fn a_quotation_does_not_go_over_white_beside_which_nothing_goes_on() {
    let mut row = text(&[&["¶It began in 2022 and went on for years."]]);
    is_exact("It began in 2022 and went on", &row);
    row.pages[0].words[4].is_apart = true;
    let over = checked("It began in 2022 and went on", &row);
    assert!(!matches!(over, Outcome::Exact { .. }), "{over:?}");
    is_exact("It began in 2022", &row);
    is_exact("and went on for years", &row);
}

#[test]
fn calls_in_a_row_smaller_ones_and_those_in_brackets_are_left_out() {
    is_exact("counted 20,662 men. Most of them", &report());
    let mut small = text(&[&["¶It began in 2022 3 and went on."]]);
    small.pages[0].words[4].is_smaller = true;
    // With a whole space before it, it is a figure of the sentence.
    is_exact("It began in 2022 3 and went on.", &small);
    small.pages[0].words[4].area.x0 -= 2.0;
    is_exact("It began in 2022 and went on.", &small);
    let lines = ["¶[1] One.", "¶[2] Two.", "¶[3] Three."].map(|line| (Role::Note, line));
    let said = [(
        Role::Text,
        "¶The men left.[12] Others did not [2], it is said.",
    )];
    let noted = Document {
        pages: vec![page(&[&said[..], &lines[..]].concat())],
    };
    is_exact("The men left. Others did not, it is said.", &noted);
    let unnoted = Document {
        pages: vec![page(&said)],
    };
    assert_eq!(
        differs("The men left. Others did not [2], it is said.", &unnoted).len(),
        1
    );
}

#[test]
fn powers_and_ordinals_count_though_they_are_raised() {
    is_exact(
        "An area of 40 km2 on the 1st of May, CO2 and all.",
        &report(),
    );
    assert_eq!(
        differs("An area of 40 km on the 1st of May", &report()).len(),
        1
    );
}

#[test]
fn numbers_and_bullets_before_paragraphs_are_left_out_or_quoted() {
    let report = report();
    is_exact(
        "none was paid. However, the ministry denied it. An area of 40 km2",
        &report,
    );
    is_exact(
        "none was paid. (d) However, the ministry denied it.",
        &report,
    );
    assert_eq!(
        differs(
            "none was paid. (e) However, the ministry denied it.",
            &report
        )
        .len(),
        1
    );
}

#[test]
fn figures_with_which_a_sentence_begins_count() {
    let report = text(&[
        &[
            "¶2022 was a bad year for all of them.",
            "¶1.5 million people fled from the war.",
            "¶So it was in",
        ],
        &["¶38. The court heard nobody at all."],
    ]);
    assert_eq!(
        differs("2021 was a bad year for all of them", &report).len(),
        1
    );
    assert_eq!(
        differs("2.5 million people fled from the war", &report).len(),
        1
    );
    assert_eq!(
        differs("So it was in 39. The court heard nobody", &report).len(),
        1
    );
    is_exact("So it was in 38. The court heard nobody", &report);
}

#[test]
fn plain_numbers_set_apart_are_numbers_where_they_count_up() {
    let report = text(&[&[
        "¶\t38 The court heard nobody.",
        "¶\t39 The men were not asked.",
        "¶\t70 men were lost.",
    ]]);
    is_exact("The court heard nobody. The men were not asked.", &report);
    assert_eq!(
        differs("The men were not asked. men were lost.", &report),
        [(String::new(), "70".to_owned())]
    );
}

#[test]
fn a_quotation_begins_and_ends_with_whole_words() {
    let report = text(&[&[
        "¶This is illegal, costs £5 or 20,662.5 and was “(not) seen”; was it? On men—and women.",
    ]]);
    assert_eq!(differs("legal, costs £5 or 20,662.5 and", &report).len(), 1);
    assert_eq!(differs("5 or 20,662.5 and was", &report).len(), 1);
    assert_eq!(differs("illegal, costs £5 or 20,662", &report).len(), 1);
    assert_eq!(differs("and was “(not) seen”; was it", &report).len(), 1);
    is_exact("This is illegal", &report);
    is_exact("not) seen", &report);
    is_exact("On men", &report);
    is_exact("and women", &report);
}

#[test]
fn boxes_are_one_a_line_in_the_order_of_reading() {
    let Outcome::Exact { at, .. } =
        checked("men. Most of them were not volunteers and none", &report())
    else {
        panic!()
    };
    assert_eq!(
        at.boxes.iter().map(|one| one.page).collect::<Vec<_>>(),
        [0, 1]
    );
    assert!(
        at.boxes[0].area.x0 > 100.0 && at.boxes[1].area.x0 == 70.0,
        "{:?}",
        at.boxes
    );
}

#[test]
fn where_the_source_goes_on_with_however_it_is_said() {
    let Outcome::Exact { continues_with, .. } = checked("none was paid", &report()) else {
        panic!()
    };
    let [_, turn] = continues_with.as_slice() else {
        panic!("{continues_with:?}")
    };
    assert_eq!((turn.side, &*turn.word), (Side::Behind, "However"));
    assert!(!turn.is_cut_off);
    assert_eq!(turn.sentence, "However, the ministry denied it.");
    let Outcome::Exact { continues_with, .. } = checked("the ministry denied it", &report()) else {
        panic!()
    };
    assert_eq!(continues_with[0].side, Side::Before);
    let Outcome::Exact { continues_with, .. } = checked("Conscripts were sent", &report()) else {
        panic!()
    };
    assert!(continues_with.is_empty());
}

#[test]
fn what_a_quotation_leaves_out_of_its_sentence_is_named_where_it_limits_the_rest() {
    let report = text(&[&[
        "¶Although all are asked, this is not clearly said in several policies. The men",
        "claim that they were paid. Officers were sent home unless they refused to fight.",
        "¶Nobody was paid in Minsk. The men went home. They didn’t stay.",
    ]]);
    let told = |quotation: &str| {
        let Outcome::Exact { continues_with, .. } = checked(quotation, &report) else {
            panic!("{quotation}")
        };
        let told = continues_with.into_iter();
        told.map(|one| (one.side, one.word, one.is_cut_off))
            .collect::<Vec<_>>()
    };
    let cut_off = |side, word: &str| vec![(side, word.to_owned(), true)];
    for (quotation, side, word) in [
        ("clearly said in several policies", Side::Before, "not"),
        (
            "this is not clearly said in several policies",
            Side::Before,
            "Although",
        ),
        ("they were paid", Side::Before, "claim"),
        ("Officers were sent home", Side::Behind, "unless"),
        ("was paid in Minsk", Side::Before, "Nobody"),
        ("They", Side::Behind, "didn’t"),
    ] {
        assert_eq!(told(quotation), cut_off(side, word), "{quotation}");
    }
    for quotation in [
        "The men claim that they were paid",
        "Officers were sent home unless they refused to fight",
        "went home",
        "The men went",
        "The men went home. They didn’t stay",
    ] {
        assert_eq!(told(quotation), [], "{quotation}");
    }
}

#[test]
fn what_is_not_there_is_not_found_unless_pages_cannot_be_read() {
    let mut report = report();
    let other = "Camels and lawyers swim in olive oil";
    assert_eq!(
        checked(other, &report),
        Outcome::NotFound(NotFound::Nowhere)
    );
    assert_eq!(
        checked(" – … ", &report),
        Outcome::NotFound(NotFound::NoWords)
    );
    report.pages.push(Page {
        is_unreadable: true,
        is_by_machine: false,
        ..Page::default()
    });
    assert_eq!(
        checked(other, &report),
        Outcome::Unreadable { pages: vec![2] }
    );
    is_exact("none was paid", &report);
}

#[test]
fn what_a_machine_has_read_stands_there_only_when_a_person_has_looked() {
    let mut report = report();
    is_exact("none was paid", &report);
    for page in &mut report.pages {
        page.is_by_machine = true;
    }
    let Outcome::ExactWithEdits { edits, .. } = checked("none was paid", &report) else {
        panic!("it is not held to be exact, nor to be missing");
    };
    assert!(edits.need_confirming() && edits.is_only_by_machine());
    let names: Vec<String> = edits.to_confirm().into_iter().map(|one| one.name).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].starts_with("read by machine, page "), "{names:?}");
    assert!(names[0].ends_with(": none was paid"), "{names:?}");
    let absent = checked("Camels and lawyers swim in olive oil", &report);
    let all = (0..report.pages.len()).collect();
    assert_eq!(
        absent,
        Outcome::Unreadable { pages: all },
        "it may have been misread"
    );
}

#[test]
fn a_number_far_from_its_words_is_one_where_no_sentence_ended_before_it() {
    let report = text(&[
        &["¶Target date: Second quarter of 2025"],
        &["¶\t38. The court heard nobody at all."],
    ]);
    is_exact("Second quarter of 2025 The court heard nobody", &report);
    is_exact("Second quarter of 2025 38. The court heard nobody", &report);
    is_exact("38. The court heard nobody at all", &report);
    let wrong = ("39.".to_owned(), "38.".to_owned());
    assert_eq!(
        differs("of 2025 39. The court heard nobody at all", &report),
        [wrong]
    );
}

#[test]
fn letters_that_call_for_notes_of_tables_are_left_out_with_their_stroke() {
    let report = text(&[&["¶Only for the statement 7^b~/ and for others^a as well."]]);
    is_exact("the statement 7 and for others as well", &report);
}
