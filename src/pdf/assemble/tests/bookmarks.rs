//! The documents' own bookmarks: all of them, or a fair share of what a profile allows.

use super::*;

/// A document whose bookmarks are these: each with the level on which it stands, and its entries.
fn bookmarked(pages: usize, marks: &[(usize, String)]) -> Vec<u8> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); marks.len() + 1];
    let mut above = vec![0];
    for (at, (level, _)) in marks.iter().enumerate() {
        above.truncate(level + 1);
        children[above[*level]].push(at + 1);
        above.push(at + 1);
    }
    let ends = |node: usize| match (children[node].first(), children[node].last()) {
        (Some(first), Some(last)) => {
            format!("/First {} 0 R/Last {} 0 R", 1000 + first, 1000 + last)
        }
        _ => String::new(),
    };
    let mut objects = vec![format!("<<{}>>", ends(0))];
    for (at, (_, entries)) in marks.iter().enumerate() {
        let parent = children.iter().position(|list| list.contains(&(at + 1)));
        let brothers = &children[parent.unwrap()];
        let place = brothers.iter().position(|child| *child == at + 1).unwrap();
        let next = brothers.get(place + 1);
        let next = next.map_or(String::new(), |next| format!("/Next {} 0 R", 1000 + next));
        let ends = ends(at + 1);
        objects.push(format!("<</Parent 1000 0 R{next}{ends}{entries}>>"));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let pages: Vec<P> = (0..pages)
        .map(|n| P::saying(&format!("page {n}")))
        .collect();
    crate::pdf::import::specimen::document_with(&pages, "/Outlines 1000 0 R", &objects)
}

/// A bookmark to the first page.
fn to_page(level: usize, title: &str) -> (usize, String) {
    (level, format!("/Title({title})/Dest[10 0 R/Fit]"))
}

/// So many bookmarks, each below the last but every tenth, which stands at the top.
fn many(count: usize) -> Vec<u8> {
    let marks = (0..count).map(|at| to_page(usize::from(at % 10 != 0), &format!("mark {at}")));
    bookmarked(1, &marks.collect::<Vec<_>>())
}

/// A bundle with one bookmark of ours for each document, and what became of theirs.
fn bundled(
    documents: &[Vec<u8>],
    parts: Vec<Part>,
    most_bookmarks: Option<usize>,
) -> (Vec<String>, Vec<Ledger>) {
    let about = about();
    let ours = parts.iter().enumerate().map(|(at, part)| OutlineEntry {
        title: format!("Document {at}"),
        page: part.pages[0].position,
        y: 0.0,
        children: Vec::new(),
    });
    let assembly = Assembly {
        about: &about,
        pages: parts.iter().map(|part| part.pages.len()).sum(),
        outline: ours.collect(),
        parts,
        most_bookmarks,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(documents[at].clone());
    let (out, ledgers) = without_ours(&assembly, &load, 2);
    let facts = crate::pdf::facts(&out).unwrap();
    let told = facts.outline.iter().map(ToString::to_string);
    (told.collect(), ledgers.unwrap())
}

#[test]
fn all_bookmarks_come_along_however_many_there_are() {
    let documents = [many(40), many(300), many(5)];
    let (told, ledgers) = bundled(&documents, whole(&documents), None);
    assert_eq!(told.len(), 3 + 345);
    for (ledger, count) in ledgers.iter().zip([40, 300, 5]) {
        assert_eq!(ledger.came_out.bookmarks, count);
        assert_eq!((ledger.bookmarks_cut, ledger.missing()), (0, vec![]));
    }
}

#[test]
fn all_bookmarks_come_along_however_deep_they_lie() {
    for levels in [1, 23, 24, 25, 60, 199, 200, 201, 500, 3000] {
        let well = (0..levels).map(|at| to_page(at, &format!("level {at}")));
        // And back up, where one follows on each.
        let marks: Vec<_> = well
            .chain([to_page(levels / 2, "half"), to_page(0, "top")])
            .collect();
        let documents = [bookmarked(1, &marks)];
        let (told, ledgers) = bundled(&documents, whole(&documents), None);
        let titles: Vec<&str> = told.iter().map(|line| line.trim()).collect();
        let came = usize::try_from(ledgers[0].came_out.bookmarks).unwrap();
        assert_eq!(came, marks.len(), "{levels}");
        assert_eq!(titles.len(), marks.len() + 1, "{levels}");
        assert!(
            titles[levels].contains(&format!("level {}", levels - 1)),
            "{titles:?}"
        );
        // In words, levels beyond the sixtieth are not told apart, so that no line grows without end.
        let mark = told[levels].strip_prefix("bookmark: ").unwrap();
        let indent = mark.len() - mark.trim_start().len();
        assert_eq!(indent, 2 * levels.min(60), "{levels}");
        assert!(titles[levels + 1].contains("half") && titles[levels + 2].contains("top"));
        assert!(ledgers[0].missing().is_empty());
    }
}

#[test]
fn where_there_is_a_limit_every_document_keeps_a_fair_share_and_the_account_says_how_many() {
    let documents = [many(40), many(300), many(5)];
    let (told, ledgers) = bundled(&documents, whole(&documents), Some(60));
    assert_eq!(told.len(), 60);
    let shares = ledgers
        .iter()
        .map(|ledger| (ledger.came_out.bookmarks, ledger.bookmarks_cut));
    assert_eq!(shares.collect::<Vec<_>>(), [(26, 14), (26, 274), (5, 0)]);
    assert!(ledgers.iter().all(|ledger| ledger.missing().is_empty()));
    let (told, ledgers) = bundled(&documents, whole(&documents), Some(2));
    assert_eq!(told.len(), 3, "ours stay");
    assert_eq!(ledgers[2].bookmarks_cut, 5);
}

#[test]
fn the_deepest_level_goes_first_and_the_rest_stays_in_order() {
    let marks = [
        to_page(0, "A"),
        to_page(1, "A1"),
        to_page(2, "A1a"),
        to_page(1, "A2"),
        to_page(0, "B"),
        to_page(1, "B1"),
        to_page(2, "B1a"),
    ];
    let documents = [bookmarked(1, &marks)];
    let titles = |most| -> Vec<String> {
        let (told, _) = bundled(&documents, whole(&documents), Some(most));
        let title = |line: &String| line.split_whitespace().nth(1).unwrap().to_owned();
        told.iter().skip(1).map(title).collect()
    };
    assert_eq!(titles(8), ["A", "A1", "A1a", "A2", "B", "B1", "B1a"]);
    assert_eq!(titles(7), ["A", "A1", "A1a", "A2", "B", "B1"]);
    assert_eq!(titles(6), ["A", "A1", "A2", "B", "B1"]);
    assert_eq!(titles(4), ["A", "A1", "B"]);
    assert_eq!(titles(2), ["A"]);
}

#[test]
fn a_heading_without_a_target_stays_above_its_children_and_one_to_the_web_keeps_its_address() {
    let marks = [
        (0, "/Title(Part One)".to_owned()),
        (1, "/Title(Chapter)/Dest[12 0 R/XYZ 0 500 0]".to_owned()),
        (
            0,
            "/Title(Web)/A<</S/URI/URI(https://example.org)>>".to_owned(),
        ),
        (0, "/Title(Run)/A<</S/Launch/F(calc.exe)>>".to_owned()),
        (0, "/Title(Lost)/Dest(no such name)".to_owned()),
    ];
    let documents = [bookmarked(2, &marks)];
    let (told, ledgers) = bundled(&documents, whole(&documents), None);
    insta::assert_snapshot!(told.join("\n"), @r"
    bookmark: Document 0 -> 1
    bookmark:   Part One (a heading)
    bookmark:     Chapter -> 2
    bookmark:   Web -> https://example.org
    bookmark:   Run (a heading)
    bookmark:   Lost (a heading)
    ");
    assert_eq!(ledgers[0].missing(), []);
}

#[test]
fn a_bookmark_to_a_page_that_is_left_out_gives_way_to_those_below_it() {
    let marks = [
        (0, "/Title(Chapter)/Dest[10 0 R/Fit]".to_owned()),
        (1, "/Title(Section)/Dest[12 0 R/Fit]".to_owned()),
        (0, "/Title(Gone)/Dest[10 0 R/Fit]".to_owned()),
        (0, "/Title(Heading)".to_owned()),
        (1, "/Title(Gone too)/Dest[10 0 R/Fit]".to_owned()),
    ];
    let documents = [bookmarked(2, &marks)];
    let mut parts = whole(&documents);
    parts[0].pages = vec![PlacedPage::fitted(1, 0)];
    let (told, ledgers) = bundled(&documents, parts, None);
    insta::assert_snapshot!(told.join("\n"), @r"
    bookmark: Document 0 -> 1
    bookmark:   Section -> 1
    ");
    let ledger = &ledgers[0];
    assert_eq!((ledger.came_out.bookmarks, ledger.bookmarks_inert), (1, 4));
    assert_eq!(ledger.missing(), []);
}
