//! The table of what there is for each characteristic and issue.

use super::*;

#[test]
fn coverage_counts_what_is_there_and_shows_what_is_missing() {
    let library = library(&[
        ("a", |_| ()),
        ("b", |p| p.stance = Stance::Adverse),
        ("c", |p| about(p, &["soldier"])),
    ]);
    let table = coverage(&library, &["deserter".into(), "evader".into()], None);
    let row = table
        .rows
        .iter()
        .find(|row| row.issue.as_str() == "q3a")
        .unwrap();
    let [deserter, evader] = &row.cells[..] else {
        panic!("two columns")
    };
    assert_eq!((deserter.helps, deserter.adverse), (1, 1));
    assert_eq!(deserter.newest, "2025-06-03".parse().ok());
    assert!(evader.is_empty());
    assert_eq!(coverage(&library, &[], None).columns.len(), 6);
}

#[test]
fn an_issue_whose_parts_are_answered_is_no_gap() {
    let library = library(&[
        ("part", |_| ()),
        ("both", |p| {
            about(p, &["soldier"]);
            p.issues = vec!["q3".into(), "q3a".into()];
        }),
    ]);
    let asked = ["deserter".into(), "soldier".into(), "deserter".into()];
    let table = coverage(&library, &asked, None);
    assert_eq!(table.columns.len(), 2, "each characteristic once");
    let cells = |column: usize| -> Vec<(u32, u32, bool)> {
        let cells = table.rows.iter().map(|row| &row.cells[column]);
        cells
            .map(|cell| (cell.count(), cell.below, cell.is_gap()))
            .collect()
    };
    assert_eq!(cells(0), [(0, 0, true), (0, 1, false), (1, 0, false)]);
    assert_eq!(cells(1), [(0, 0, true), (1, 0, false), (1, 0, false)]);
}

#[test]
fn a_cell_counts_just_the_passages_that_it_can_show() {
    let library = library(&[
        ("a", |_| ()),
        ("b", |p| about(p, &["soldier", "deserter"])),
        ("c", |p| p.issues = vec!["q1".into(), "q3".into()]),
        ("gone", |p| {
            p.retired = Some(Retired {
                on: "2026-01-01".parse().unwrap(),
                why: "withdrawn".to_owned(),
            });
        }),
    ]);
    let table = coverage(&library, &[], None);
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let counted = |held: &crate::library::Held<'_>| counts_in(*held, column, &row.issue);
            let shown = library.passages().filter(counted).count();
            assert_eq!(
                usize::try_from(cell.count()),
                Ok(shown),
                "{column} {}",
                row.issue
            );
        }
    }
}
