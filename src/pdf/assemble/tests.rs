//! What a reader of the finished file relies on, tried on documents made for the purpose.

use std::ops::ControlFlow;

use super::*;
use crate::pdf::import::specimen::{Page as P, document};

fn about() -> About {
    About {
        title: "PA/00000/2099 – Appellant’s bundle".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        open_at_percent: 100,
    }
}

/// All pages of each document, one behind the other.
fn whole(documents: &[Vec<u8>]) -> Vec<Part> {
    let mut next = 0;
    let part = |bytes: &Vec<u8>| {
        let source = crate::pdf::import::Source::open(bytes.clone(), None, &Default::default());
        let count = source.unwrap().len();
        let pages = (0..count).map(|page| (page, next + page)).collect();
        next += count;
        Part {
            pages,
            fit: true,
            ..Part::default()
        }
    };
    documents.iter().map(part).collect()
}

fn made(documents: &[Vec<u8>], parts: Vec<Part>, threads: usize) -> (Vec<u8>, Vec<Ledger>) {
    let about = about();
    let assembly = Assembly {
        about: &about,
        pages: parts.iter().map(|part| part.pages.len()).sum(),
        parts,
        outline: Vec::new(),
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: false,
    };
    let load = |at: usize| Ok(documents[at].clone());
    let mut out = Vec::new();
    let ledgers = assemble(&assembly, &load, threads, &mut out, &mut |_| {
        ControlFlow::Continue(())
    });
    (out, ledgers.unwrap())
}

#[test]
fn pages_keep_their_words_and_bear_their_numbers() {
    let documents = [
        document(&[P::saying("first"), P::saying("second")]),
        document(&[P::saying("third")]),
    ];
    let (bytes, ledgers) = made(&documents, whole(&documents), 2);
    let facts = crate::pdf::facts(&bytes).unwrap();
    let pages: Vec<String> = facts
        .pages
        .iter()
        .map(|page| page.lines().join("|"))
        .collect();
    insta::assert_snapshot!(pages.join("\n"), @r"
    first|Back to indexAB 1
    second|Back to indexAB 2
    third|Back to indexAB 3
    ");
    assert!(ledgers.iter().all(|ledger| ledger.missing().is_empty()));
}

#[test]
fn the_same_documents_give_the_same_bytes_however_many_threads_there_are() {
    let documents: Vec<Vec<u8>> = (0..12)
        .map(|n| document(&[P::saying(&format!("document {n}")), P::saying("more")]))
        .collect();
    let one = made(&documents, whole(&documents), 1).0;
    for threads in [2, 5] {
        assert!(made(&documents, whole(&documents), threads).0 == one);
    }
}
