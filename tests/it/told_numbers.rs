//! Numbers that others were told stay: of entries, and of the first pages of documents.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;

use bundle_builder::case::text::{read, write};
use bundle_builder::case::{Case, Edit, Numbers, OverrideKind};
use bundle_builder::pdf;

use super::desk::{Desk, EXPORT, Seen, root};
use super::held::Window;

/// A desk with the sample case, ready to be filed, and so many documents of one page behind its schedule.
fn desk(documents: usize) -> Desk {
    let desk = Desk::with_sample();
    if documents > 0 {
        add(&desk, 1..=documents);
    }
    change(&desk, ready);
    desk
}

fn ready(case: Case) -> Case {
    let ready = Edit::SetOverride {
        rule: OverrideKind::DraftMark,
        reason: "Served for agreement".to_owned(),
        on: "2026-11-23".parse().unwrap(),
    };
    ready.apply(&case).unwrap()
}

fn add(desk: &Desk, numbers: impl Iterator<Item = usize>) {
    let page = std::fs::read(root().join("tests/it/pictures/plain.png")).unwrap();
    let mut command = vec!["add".to_owned(), "case.ron".to_owned()];
    for number in numbers {
        let name = format!("Letter {number}.png");
        desk.put(&name, &page);
        command.push(name);
    }
    let seen = desk.bundle(&command);
    assert_eq!(seen.code, Some(0), "{seen}");
}

fn case(desk: &Desk) -> Case {
    read(&desk.get("case.ron")).unwrap()
}

fn change(desk: &Desk, change: impl FnOnce(Case) -> Case) {
    desk.put("case.ron", write(&change(case(desk))).unwrap());
}

/// On which page each document begins, as the page itself says, by its title.
fn first_pages(desk: &Desk) -> BTreeMap<String, usize> {
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    let documents = facts.outline.iter().filter_map(|bookmark| {
        let (title, page) = bookmark.title.split_once(", AB ")?;
        let is_ours = title.starts_with("Letter ");
        is_ours.then(|| (title.to_owned(), page.parse().unwrap()))
    });
    documents.collect()
}

fn exported(desk: &Desk) -> Seen {
    let seen = desk.export();
    assert_eq!(seen.code, Some(0), "{seen}");
    seen
}

#[test]
fn the_documents_of_a_filed_bundle_keep_their_pages_when_the_index_grows() {
    let desk = desk(22);
    let seen = exported(&desk);
    let said = "Entries keep their numbers from now on, and documents their first pages.";
    assert!(seen.stderr.contains(said), "{seen}");
    let told = first_pages(&desk);
    assert_eq!(told.len(), 22);
    let pinned = case(&desk).pinned;
    let pinned: Vec<usize> = pinned.values().map(|page| page.get() as usize).collect();
    let mut pages: Vec<usize> = told.values().copied().collect();
    pages.sort_unstable();
    assert_eq!(pinned, pages);
    // So many that the index takes a page more.
    let length = |desk: &Desk| pdf::facts(&desk.get("bundle.pdf")).unwrap().pages.len();
    let before = length(&desk);
    add(&desk, 23..=40);
    let seen = exported(&desk);
    assert!(!seen.stderr.contains("page-moved"), "{seen}");
    let now = first_pages(&desk);
    assert_eq!(now.len(), 40);
    for (title, page) in &told {
        assert_eq!(now[title], *page, "{title}");
    }
    assert_eq!(length(&desk), before + 18);
}

#[test]
fn the_same_case_gives_the_same_bytes_before_and_after_its_numbers_were_noted() {
    let desk = desk(3);
    exported(&desk);
    let (bytes, noted) = (desk.get("bundle.pdf"), desk.get("case.ron"));
    let seen = exported(&desk);
    assert!(!seen.stderr.contains("keep their numbers"), "{seen}");
    assert_eq!(desk.get("bundle.pdf"), bytes);
    assert_eq!(desk.get("case.ron"), noted);
}

#[test]
fn nobody_is_told_the_numbers_of_a_draft() {
    let desk = desk(3);
    change(&desk, |mut case| {
        case.overrides.clear();
        case
    });
    let before = desk.get("case.ron");
    exported(&desk);
    assert_eq!(desk.get("case.ron"), before);
    assert_eq!(case(&desk).numbers, Numbers::Automatic);
}

#[test]
fn where_documents_would_begin_on_other_pages_somebody_must_agree() {
    let desk = desk(3);
    exported(&desk);
    let (told, bundle) = (first_pages(&desk), desk.get("bundle.pdf"));
    // The last one comes first.
    change(&desk, |case| {
        Edit::MoveExhibit { number: 3, to: 0 }.apply(&case).unwrap()
    });
    let before = desk.get("case.ron");
    let seen = desk.export();
    assert_eq!(seen.code, Some(1), "{seen}");
    assert_eq!(desk.get("bundle.pdf"), bundle);
    assert_eq!(desk.get("case.ron"), before);
    let (first, second) = (told["Letter 1"], told["Letter 2"]);
    let moves = [
        ("Letter 1", first, second),
        ("Letter 2", second, second + 1),
        ("Letter 3", second + 1, first),
    ];
    for (title, old, new) in moves {
        let said = format!("“{title}” began on AB {old}, and now begins on AB {new}.");
        assert!(seen.stderr.contains(&said), "{said}\n{seen}");
    }
    let mut agreed = EXPORT.to_vec();
    agreed.push("--move-pages");
    let seen = desk.bundle(&agreed);
    assert_eq!(seen.code, Some(0), "{seen}");
    let now = first_pages(&desk);
    assert_eq!(now["Letter 3"], first);
    assert_eq!(now["Letter 1"], first + 1);
    let pinned = case(&desk).pinned;
    assert_eq!(pinned[&1].get() as usize, first + 1);
    assert_eq!(pinned[&3].get() as usize, first);
    // Nothing moves a second time.
    let seen = exported(&desk);
    assert!(!seen.stderr.contains("page-moved"), "{seen}");
}

#[test]
fn a_draft_says_what_would_move_and_is_made() {
    let desk = desk(3);
    exported(&desk);
    change(&desk, |case| {
        let mut case = Edit::MoveExhibit { number: 3, to: 0 }.apply(&case).unwrap();
        case.overrides.clear();
        case
    });
    let seen = exported(&desk);
    assert!(seen.stderr.contains("warning[page-moved]"), "{seen}");
    let seen = desk.bundle(&["check", "case.ron"]);
    assert!(seen.stdout.contains("warning[page-moved]"), "{seen}");
}

#[test]
fn a_document_that_got_shorter_leaves_the_others_where_they_were() {
    let desk = Desk::with_documents(&[(
        "Letter 1",
        std::fs::read(root().join("tests/it/cases/bm40.pdf")).unwrap(),
    )]);
    add(&desk, 2..=3);
    change(&desk, ready);
    exported(&desk);
    let told = first_pages(&desk);
    change(&desk, |mut case| {
        case.exhibits[0].pages = "1-2".parse().ok();
        case
    });
    exported(&desk);
    assert_eq!(first_pages(&desk), told);
}

#[test]
fn entries_are_numbered_in_print_order_until_others_were_told() {
    let desk = desk(0);
    let numbers = |desk: &Desk| -> Vec<u32> {
        let case = case(desk);
        case.entries().map(|entry| entry.number).collect()
    };
    let count = numbers(&desk).len() as u32;
    exported(&desk);
    assert_eq!(case(&desk).numbers, Numbers::Kept);
    change(&desk, |case| {
        let first = case.issues[0].key.clone();
        let first_again = Edit::MoveEntry {
            number: 2,
            issue: first,
            to: 0,
        };
        first_again.apply(&case).unwrap()
    });
    assert_eq!(numbers(&desk)[..2], [2, 1]);
    exported(&desk);
    assert_eq!(numbers(&desk)[..2], [2, 1]);
    assert_eq!(numbers(&desk).len() as u32, count);
}

#[test]
fn a_case_that_somebody_has_open_is_not_written_and_that_is_said() {
    let desk = desk(1);
    let before = desk.get("case.ron");
    let window = Window::open(&desk, &desk.windows());
    let seen = exported(&desk);
    assert!(seen.stderr.contains("warning[numbers-not-kept]"), "{seen}");
    assert_eq!(desk.get("case.ron"), before);
    drop(window);
}

#[test]
fn the_pages_of_the_last_document_that_goes_are_not_given_to_the_next_that_comes() {
    let desk = desk(3);
    exported(&desk);
    let told = first_pages(&desk);
    let removed = desk.bundle(&["remove", "case.ron", "3"]);
    assert_eq!(removed.code, Some(0), "{removed}");
    add(&desk, 4..=4);
    exported(&desk);
    let now = first_pages(&desk);
    assert_eq!(now["Letter 1"], told["Letter 1"]);
    assert_eq!(now["Letter 4"], told["Letter 3"] + 1);
}

#[test]
fn papers_and_citations_say_which_pages_moved_and_wait_for_a_person_to_agree() {
    let desk = desk(3);
    exported(&desk);
    let moved = desk.bundle(&["move", "case.ron", "3", "--before", "1"]);
    assert_eq!(moved.code, Some(0), "{moved}");
    let skeleton = bundle_builder::word::docx(&skeleton()).unwrap();
    desk.put("skeleton.docx", skeleton);
    for command in [
        &["index", "case.ron", "--out", "paper.csv"][..],
        &["schedule", "case.ron", "--out", "paper.docx"],
        &["issues", "case.ron", "--out", "paper.docx"],
        &["citations", "skeleton.docx", "--case", "case.ron"],
    ] {
        let refused = desk.bundle(command);
        assert_eq!(refused.code, Some(1), "{command:?}: {refused}");
        assert!(refused.stderr.contains("page-moved"), "{refused}");
        assert!(
            refused.stderr.contains("“Letter 3” began on AB "),
            "{refused}"
        );
        assert!(refused.stdout.is_empty(), "{refused}");
        assert!(!desk.names().iter().any(|name| name.starts_with("paper")));
        let agreed = desk.bundle(&[command, &["--move-pages"]].concat());
        assert_eq!(agreed.code, Some(0), "{command:?}: {agreed}");
        assert!(agreed.stderr.contains("page-moved"), "{agreed}");
        for name in desk.names().iter().filter(|name| name.starts_with("paper")) {
            std::fs::remove_file(desk.path(name)).unwrap();
        }
    }
}

/// A paper that cites the cover.
fn skeleton() -> bundle_builder::word::Document {
    use bundle_builder::word::{Block, Document, Paragraph, Run, Style};
    Document {
        title: "Skeleton".to_owned(),
        language: "en-GB".to_owned(),
        running_head: String::new(),
        is_draft: false,
        paper: bundle_builder::layout::PaperSize {
            width: 595.0,
            height: 842.0,
            side: 72.0,
            top: 72.0,
            bottom: 72.0,
        },
        font_size: 12.0,
        line_spacing: 1.5,
        blocks: vec![Block::Paragraph(Paragraph::new(
            Style::Normal,
            vec![Run::new("See AB 1.")],
        ))],
    }
}

#[test]
fn a_kill_leaves_a_bundle_with_its_pages_noted_or_no_bundle() {
    if super::tools::run("strace", &["-V"], std::path::Path::new("")).is_none() {
        return;
    }
    let mut kills = 0;
    for call in [
        "rename",
        "renameat",
        "renameat2",
        "link",
        "linkat",
        "unlink",
    ] {
        for time in 1.. {
            let desk = desk(2);
            if !super::every_step::killed(&desk, &EXPORT, call, time) {
                break;
            }
            kills += 1;
            let is_there = desk.names().contains(&"bundle.pdf".to_owned());
            // Whoever changes the case next has the pages in it.
            let title = ["title", "case.ron", "--document", "1", "Another"];
            let titled = desk.bundle(&title);
            assert_eq!(titled.code, Some(0), "{titled}");
            let pinned = case(&desk).pinned.len();
            let expected = if is_there { 2 } else { 0 };
            assert_eq!(pinned, expected, "killed before {call} {time}");
        }
    }
    assert!(kills > 1, "nobody was killed");
}
