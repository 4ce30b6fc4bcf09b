//! Pages written by hand, read as any other.

mod hidden;
mod paragraphs;
mod quotable;
mod reading;
mod roles;
mod sheets;

use super::hidden::hidden_words;
use super::{HiddenBy, PageContent, Reader, words};
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::import::{Limits, Source};
use crate::pdf::render::Pages;

/// The content of a page of A4, with the font F1 (Helvetica) and these other resources, and objects
/// numbered from 1000.
fn page(content: &str, entries: &str, objects: &[&str]) -> PageContent {
    let page = Page {
        entries: format!("/MediaBox[0 0 595.276 841.89]{entries}"),
        content: content.as_bytes().to_vec(),
    };
    let bytes = document_with(&[page], "", objects);
    let source = Source::open(bytes, None, &Limits::default()).unwrap();
    Reader::new(&source).read(0).unwrap()
}

/// The words of a page, those of a line after each other.
fn read(content: &str) -> String {
    let content = page(content, "", &[]);
    let words = words(&content.glyphs);
    let words = words.iter().map(|word| {
        let before = match word.before {
            super::Break::Line => "\n",
            super::Break::Apart => "\n\n",
            super::Break::Space => " ",
        };
        format!("{before}{}", word.text)
    });
    words.collect::<String>().trim_start().to_owned()
}

/// What is hidden on a page, with why.
fn hidden_on(content: &str, entries: &str, objects: &[&str]) -> Vec<(HiddenBy, String)> {
    let content = page(content, entries, objects);
    let words = words(&content.glyphs);
    let found = hidden_words(&content, &words, &[], None);
    found.into_iter().map(|run| (run.kind, run.text)).collect()
}

/// What is hidden on a page that is drawn, too, where that is of use.
fn hidden_on_drawn(content: &str, entries: &str, objects: &[&str]) -> Vec<(HiddenBy, String)> {
    hidden_in("", content, entries, objects)
}

/// The same in a document with these entries in its catalog.
fn hidden_in(
    catalog: &str,
    content: &str,
    entries: &str,
    objects: &[&str],
) -> Vec<(HiddenBy, String)> {
    let page = Page {
        entries: format!("/MediaBox[0 0 595.276 841.89]{entries}"),
        content: content.as_bytes().to_vec(),
    };
    let pages = Pages::open(document_with(&[page], catalog, objects), None).unwrap();
    let mut found = Vec::new();
    pages.read_each(0..1, None, &mut |reading| {
        found.extend(reading.unwrap().hidden);
        true
    });
    found.into_iter().map(|run| (run.kind, run.text)).collect()
}
