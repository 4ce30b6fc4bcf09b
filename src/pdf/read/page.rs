//! The facts of pages, read by several threads.

use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};
use hayro_syntax::page::Page;

use super::content::LARGEST;
use super::text::{Known, pieces};
use super::{Reader, Whole};
use crate::pdf::facts::{LinkFact, PageFacts};
use crate::pdf::import::{first_annotations, inherited, name, number, numbers};

/// Pages that a thread takes at once.
const BLOCK: usize = 32;
/// Annotations of one page that are looked at: more than any viewer shows.
const MOST_ANNOTATIONS: usize = 20_000;

/// The facts of all pages, and the numbers of those whose content could not be read.
pub(super) fn pages(
    reader: &Reader<'_>,
    (labels, stamps): (&[String], &[String]),
    whole: &Whole<'_>,
) -> (Vec<PageFacts>, Vec<u32>) {
    let blocks = labels.len().div_ceil(BLOCK);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut known = Known::new();
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks {
                return done;
            }
            for position in (block * BLOCK..labels.len()).take(BLOCK) {
                done.extend(reader.page(position, (labels, stamps), whole, &mut known));
            }
        }
    };
    let mut read: Vec<(PageFacts, bool)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.min(blocks))
            .map(|_| scope.spawn(work))
            .collect();
        let done = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            Err(cause) => std::panic::resume_unwind(cause),
        });
        done.flatten().collect()
    });
    read.sort_by_key(|(page, _)| page.number);
    let unread = read.iter().filter(|(_, is_read)| !is_read);
    let unread = unread.map(|(page, _)| page.number).collect();
    (read.into_iter().map(|(page, _)| page).collect(), unread)
}

impl<'a> Reader<'a> {
    /// The facts of one page, and whether its content could be read.
    fn page(
        &self,
        position: usize,
        (labels, stamps): (&[String], &[String]),
        whole: &Whole<'_>,
        known: &mut Known,
    ) -> Option<(PageFacts, bool)> {
        let page = self.source.pdf.pages().get(position)?;
        let label = labels.get(position)?;
        let of_page = u32::try_from(position + 1).ok()?;
        let dict = page.raw();
        let bounds = inherited(dict, "MediaBox").and_then(|node| corners(&node, "MediaBox"));
        let [left, bottom, right, top] = bounds.unwrap_or_default();
        let rotation = inherited(dict, "Rotate").and_then(|node| number(&node, "Rotate"));
        let links = first_annotations(dict, self.source, MOST_ANNOTATIONS).into_iter();
        let links = links.filter_map(|(_, link)| self.link(&link, top));
        let is_whole = whole(of_page);
        let content = self.content(page, is_whole);
        let stamp = stamps.get(position)?;
        let wanted = |text: &str| is_whole || text.replace('\u{a0}', " ").trim() == stamp;
        let fonts = &page.resources().fonts;
        let facts = PageFacts {
            number: of_page,
            label: label.clone(),
            width: right - left,
            height: top - bottom,
            rotation: rotation.unwrap_or_default() as i64,
            links: links.take_while(|_| self.budget.fact()).collect(),
            text: match &content {
                Some(content) => pieces(content, fonts, top, known, &self.budget, &wanted),
                None => Vec::new(),
            },
        };
        Some((facts, content.is_some()))
    }

    /// The content of a page. Its number is drawn before all else; so where only that is wanted, the
    /// first of several streams is enough.
    fn content(&self, page: &Page<'a>, is_whole: bool) -> Option<Vec<u8>> {
        let dict = page.raw();
        if let Some(stream) = dict.get::<Stream<'a>>("Contents") {
            return self
                .budget
                .unpacked(&stream)
                .map(|found| found.into_owned());
        }
        let Some(streams) = dict.get::<Array<'a>>("Contents") else {
            return Some(Vec::new());
        };
        let many = if is_whole { usize::MAX } else { 1 };
        let mut all = Vec::new();
        for stream in streams.iter::<Stream<'a>>().take(many) {
            all.extend_from_slice(&self.budget.unpacked(&stream)?);
            // One stream may stand there a million times.
            if all.len() as u64 > LARGEST {
                return None;
            }
            // Words do not run on from one stream into the next.
            all.push(b'\n');
        }
        Some(all)
    }

    fn link(&self, annotation: &Dict<'a>, page_top: f32) -> Option<LinkFact> {
        let [left, bottom, right, top] = corners(annotation, "Rect")?;
        let action = annotation.get::<Dict<'_>>("A");
        let address = action.and_then(|action| action.get::<PdfString<'_>>("URI"));
        let address = address.map(|found| String::from_utf8_lossy(found.as_bytes()).into_owned());
        let target = annotation.get::<Array<'_>>("Dest");
        (name(annotation, "Subtype") == "Link").then(|| LinkFact {
            area: [left, page_top - top, right, page_top - bottom],
            page: target.and_then(|target| self.explicit_page(&target)),
            address,
            structured: annotation.contains_key("StructParent"),
        })
    }
}

fn corners(dict: &Dict<'_>, key: &str) -> Option<[f32; 4]> {
    let numbers = numbers(&dict.get::<Array<'_>>(key)?);
    let numbers: Vec<f32> = numbers.into_iter().map(|number| number as f32).collect();
    numbers.try_into().ok()
}
