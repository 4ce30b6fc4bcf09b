//! What of the decision letter stands beside an issue.

use super::*;

#[test]
fn the_paragraphs_that_an_issue_answers_stand_beside_it_in_every_paper() {
    let desk = Desk::new([9, 7], |plan| {
        plan.schedule.issues[1].answers = "RFRL paras 34, 38".to_owned();
    });
    let said = |document: &Document| format!("{document:?}");
    let heading = "Issue 2  Invented issue 2, RFRL paras 34, 38 (AB ";
    assert!(said(&issues(&desk.source())).contains(heading));
    let schedule = said(&schedule(&desk.source()));
    assert!(schedule.contains("(RFRL paras 34, 38)"), "{schedule}");
    let table = String::from_utf8(issues_csv(&desk.source()).unwrap()).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 7);
    assert!(
        rows[4].starts_with("Issue 2,Invented issue 2,\"RFRL paras 34, 38\",,,AB "),
        "{table}"
    );
    assert!(
        rows[5].contains(",CS 3,\"Invented Press, Title of source-of-p-2-1, 3 June 2025\",AB "),
        "{table}"
    );
}
