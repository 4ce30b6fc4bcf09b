//! Scans made of pages whose words are known, and an engine of the tests' own that reads them.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::ocr::{Engine, Grey, NotRead, Pixels, Seen, SeenWord};
use crate::pdf::import::Watch;
use crate::pdf::import::specimen::{Page, document as specimen};
use crate::pdf::redact::{PicturePage, Raster, with_pictures};
use crate::pdf::render::{Pages, Size};

/// Says one word of each picture, at the same place.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) name: &'static str,
    pub(crate) read: AtomicUsize,
    pub(crate) fails: AtomicBool,
}

impl Engine for Reader {
    fn name(&self) -> &str {
        self.name
    }

    fn languages(&self) -> &str {
        "anything"
    }

    fn read(&self, picture: &Grey, _: &dyn Fn() -> bool) -> Result<Seen, NotRead> {
        self.read.fetch_add(1, Ordering::Relaxed);
        if self.fails.load(Ordering::Relaxed) {
            return Err(NotRead::Failed {
                program: "reader",
                why: "crashed".to_owned(),
            });
        }
        assert_eq!(picture.dpi, 300);
        let words = vec![SeenWord {
            text: "asylum-seekers".to_owned(),
            area: Pixels {
                left: 300.0,
                top: 300.0,
                right: 900.0,
                bottom: 350.0,
            },
            line: 1,
            confidence: 96.0,
        }];
        Ok(Seen {
            words,
            unread_lines: 0,
        })
    }
}

/// Pages as full of text as letters are, as pictures.
pub(crate) fn scan(pages: usize) -> Vec<u8> {
    let lines: Vec<String> = (0..40)
        .map(|_| "(The appellant fled from the town at night) Tj T*".to_owned())
        .collect();
    let page = Page {
        entries: "/MediaBox[0 0 595 842]".to_owned(),
        content: format!("BT /F1 12 Tf 14 TL 72 760 Td {} ET", lines.join(" ")).into_bytes(),
    };
    let text = specimen(&vec![page; pages]);
    let drawn = Pages::open(text.clone(), None).unwrap();
    let pen = drawn.pen();
    let pictures = (0..pages).map(|page| {
        let points = drawn.size(page).unwrap();
        let picture = pen.draw(page, &Size::scaled(1.0)).unwrap();
        let page_as_picture = PicturePage {
            raster: Raster::painted(&picture, points, &[]).unwrap(),
            points,
            words: Vec::new(),
        };
        (page, page_as_picture)
    });
    with_pictures(&text, pages, &pictures.collect(), &Watch::default()).unwrap()
}
