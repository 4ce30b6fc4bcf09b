//! A document read for redaction: every word that it holds, seen or not, and the pages on which nobody can tell.

use crate::pdf::content::{HiddenBy, HiddenWords, PageReading, PageText, Reading, Word, unpack};
use crate::worker::{Content, Unread, Workers};

/// A page, or why nothing is known of it.
pub type Page = Result<ReadPage, String>;

/// A page that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadPage {
    pub text: PageText,
    pub hidden: Vec<HiddenWords>,
    /// As [`PageReading::has_undrawn_marks`](crate::pdf::content::PageReading::has_undrawn_marks).
    pub has_undrawn_marks: bool,
    pub unsearchable: Option<Unsearchable>,
}

/// Why a page may hold words that no search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsearchable {
    /// It is a picture of writing, or a picture and nothing else.
    Picture,
    /// The same, and a machine has read the writing: perhaps not all of it rightly.
    ByMachine,
    /// Its fonts do not say what their letters mean.
    Fonts,
    Unread(String),
}

impl Unsearchable {
    /// Behind “page 3 of … ”.
    pub fn words(&self) -> String {
        format!("{}: look yourself", self.said())
    }

    /// The same, where it is said what to do already.
    pub fn said(&self) -> String {
        match self {
            Unsearchable::Picture => "is a picture without words".to_owned(),
            Unsearchable::ByMachine => {
                "is a picture that a machine has read, and may have read wrongly".to_owned()
            }
            Unsearchable::Fonts => "has fonts that do not say what their letters mean".to_owned(),
            Unsearchable::Unread(why) => format!("could not be read ({why})"),
        }
    }
}

impl ReadPage {
    /// Whether a picture of it would show words that a mark covers for whoever looks at the document.
    pub(super) fn would_uncover(&self) -> bool {
        let mut hidden = self.hidden.iter();
        self.has_undrawn_marks && hidden.any(|hidden| hidden.kind == HiddenBy::Covered)
    }

    /// Whether a word is one that nobody sees: a layer of words must not bring it back.
    pub(super) fn is_hidden(&self, word: &Word) -> bool {
        self.hidden.iter().any(|hidden| {
            hidden.kind != HiddenBy::UnappliedRedaction
                && hidden.area.holds(word.area.middle())
                && hidden.text.contains(&word.text)
        })
    }
}

/// Reads all pages of a document, for as long as that is wanted.
pub fn read(
    workers: &Workers,
    sha256: &str,
    content: &Content,
    pages: usize,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Vec<Page>, Unread> {
    let (mut read, mut slow) = (Vec::with_capacity(pages), Vec::new());
    workers.read_each(
        sha256,
        content,
        0..pages,
        is_wanted,
        &mut |number, reading| {
            if let Err(Unread::Slow(_)) = reading {
                slow.push(number);
            }
            read.push(page_of(reading));
        },
    )?;
    // Of a page that must be read, a busy machine is no reason to give up.
    for number in slow {
        let again = workers.read_patiently(sha256, content, number, is_wanted);
        if let Err(Unread::Unwanted) = again {
            return Err(Unread::Unwanted);
        }
        if let Some(page) = read.get_mut(number) {
            *page = page_of(again);
        }
    }
    Ok(read)
}

fn page_of(reading: Result<PageReading, Unread>) -> Page {
    let reading = reading.map_err(|why| why.to_string())?;
    let text = unpack(&reading.text).ok_or("its words were lost on the way")?;
    let is_picture = reading
        .scan
        .is_some_and(|scan| scan.is_scan || text.words.is_empty());
    let unsearchable = match (reading.is_readable, is_picture) {
        (false, _) => Some(Unsearchable::Fonts),
        (true, true) => Some(Unsearchable::Picture),
        (true, false) => None,
    };
    Ok(ReadPage {
        text,
        hidden: reading.hidden,
        has_undrawn_marks: reading.has_undrawn_marks,
        unsearchable,
    })
}

/// The same pages with what a machine has read of their pictures: for finding places, never for the words of a copy,
/// which has none that nobody has compared with the picture.
pub fn with_machine(pages: &[Page], reading: &Reading) -> Vec<Page> {
    let mut pages = pages.to_vec();
    for number in reading.read_by_machine() {
        let page = pages.get_mut((number as usize).saturating_sub(1));
        if let Some(Ok(page)) = page {
            let own = std::mem::take(&mut page.text);
            let read = reading.by_machine.text_of(number, Some(own));
            page.text = read.unwrap_or_default();
            if page.unsearchable == Some(Unsearchable::Picture) {
                page.unsearchable = Some(Unsearchable::ByMachine);
            }
        }
    }
    pages
}

/// The pages, from 1, on which words may stand that were not found.
pub fn unsearchable(pages: &[Page]) -> Vec<(u32, Unsearchable)> {
    let pages = (1..).zip(pages).filter_map(|(number, page)| {
        let why = match page {
            Ok(page) => page.unsearchable.clone()?,
            Err(why) => Unsearchable::Unread(why.clone()),
        };
        Some((number, why))
    });
    pages.collect()
}
