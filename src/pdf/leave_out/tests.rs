//! Words hidden in many ways, taken out of documents made for it, and looked for as readers find them.

mod comments;
mod kinds;

use super::same::looks_same;
use super::*;
use crate::pdf::content::unpack;
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::redact::remains_of_terms;

/// "Secret" at 100, 700 in 12 points.
pub(super) const SECRET: &str = "BT /F1 12 Tf 100 700 Td (Secret) Tj ET ";
pub(super) const SEEN: &str = "BT /F1 12 Tf 100 600 Td (Seen) Tj ET ";
pub(super) const BOX: &str = "0 g 95 695 60 18 re f ";

/// A document of one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Made {
    pub(super) content: String,
    /// Of the page.
    pub(super) entries: String,
    /// Of its resources, besides the font.
    pub(super) resources: String,
    pub(super) catalog: String,
    /// From 1000.
    pub(super) objects: Vec<String>,
}

impl Made {
    pub(super) fn of(content: &str) -> Made {
        Made {
            content: format!("{SEEN}{content}"),
            ..Made::default()
        }
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let resources = &self.resources;
        let size = match self.entries.contains("/MediaBox") {
            true => "",
            false => "/MediaBox[90 590 300 720]",
        };
        let entries = format!(
            "{size}{}/Resources<</Font<</F1 3 0 R/F2 1009 0 R>>{resources}>>",
            self.entries
        );
        let page = Page {
            entries,
            content: self.content.clone().into_bytes(),
        };
        let objects: Vec<&str> = self.objects.iter().map(String::as_str).collect();
        document_with(&[page], &self.catalog, &objects)
    }
}

/// The hidden places of the first page, and all words that are read on it.
pub(super) fn read(file: &[u8]) -> (Vec<HiddenPlace>, String) {
    let pages = Pages::open(file.to_vec(), None).unwrap();
    let mut told = (Vec::new(), String::new());
    pages.read_each(0..1, None, &mut |reading| {
        let reading = reading.unwrap();
        told.0 = reading
            .hidden
            .iter()
            .map(|hidden| place_of(1, hidden))
            .collect();
        let words = unpack(&reading.text).unwrap().words;
        told.1 = words.iter().map(|word| format!("{} ", word.text)).collect();
        true
    });
    told
}

/// What is wrong with a copy from which the words were taken; `kind` and `road` are what was expected.
pub(super) fn wrong(made: &Made, kind: HiddenKind, road: Road) -> Vec<String> {
    let file = made.file();
    let (places, _) = read(&file);
    if places.is_empty() || places.iter().any(|place| place.kind != kind) {
        return vec![format!("hidden in another way: {places:?}")];
    }
    let left = leave_out(&file, &places, false).unwrap();
    let mut wrong = Vec::new();
    if left
        .pages
        .iter()
        .any(|page| page.road != road || !page.looks_same)
    {
        wrong.push(format!("{:?}", left.pages));
    }
    let (hidden, words) = read(&left.bytes);
    if !hidden.is_empty() {
        wrong.push(format!("still hidden: {hidden:?}"));
    }
    if words.contains("Secret") || !words.contains("Seen") {
        wrong.push(format!("words: {words}"));
    }
    let of_objects = remains_of_terms(&left.bytes, &|text| text.contains("Secret").then_some(0));
    if of_objects != Ok(Vec::new()) {
        wrong.push(format!("{of_objects:?}"));
    }
    if road == Road::Content {
        let pages = |bytes: &[u8]| Pages::open(bytes.to_vec(), None).unwrap();
        let is_drawn = !made.entries.contains("/Square");
        if is_drawn && !looks_same(&pages(&file), &pages(&left.bytes), 0) {
            wrong.push("it looks otherwise than the document".to_owned());
        }
        wrong.extend(raw(&left.bytes));
    }
    wrong
}

/// Every stream of the copy, unpacked: the letters of the secret in none of them, however they are written.
fn raw(bytes: &[u8]) -> Option<String> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let streams = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let mut contents = streams
        .filter(|stream| !stream.dict.has_type(b"Metadata"))
        .map(|stream| {
            let plain = stream.decompressed_content();
            plain.unwrap_or_else(|_plain| stream.content.clone())
        });
    let written = ["Secret", "536563726574", "S)20(e", "(S) -", "005300650063"];
    let found = contents.find(|content| {
        let text = String::from_utf8_lossy(content);
        written.iter().any(|way| text.contains(way))
    });
    found.map(|content| String::from_utf8_lossy(&content).into_owned())
}
