//! What kind of document an exhibit is: chosen beside the list, and what follows from it.

use super::documents::{desk, last_step, pick, with_two};
use super::*;

#[test]
fn a_document_that_is_marked_as_an_expert_report_may_have_no_more_pages_than_one() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    let number = harness.state().session.case().exhibits[0].number;
    click(&mut harness, "Kind of document 1");
    click(&mut harness, "expert report");
    let kind = harness.state().session.case().exhibits[0].kind;
    assert_eq!(kind, case::ExhibitKind::ExpertReport);
    assert!(last_step(&harness).contains("kind of document"));
    let session = &mut harness.state_mut().session;
    if let Some(Ok(document)) = session.documents.get_mut(&number)
        && let Ok(survey) = &mut document.survey
    {
        survey.counts.pages = 24;
    }
    session.survey_again();
    harness.run_steps(3);
    assert!(
        harness
            .query_all_by_label_contains("takes 24 pages; the limit")
            .count()
            > 0
    );
}
