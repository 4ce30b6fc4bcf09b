//! The text of a whole document, page by page, as it is kept.
//!
//! ```text
//! number of pages │ bytes of each page's text │ the texts, each packed (`packed_text`)
//! ```
//!
//! Numbers have four bytes, the lowest first. A page that could not be read takes no bytes.

use crate::quote::Document;

use super::hidden::HiddenWords;
use super::packed_text::{pack, unpack};
use super::quotable::quotable;
use super::reading::Reading;
use super::text::PageText;

/// The packed texts of pages. They are unpacked one by one, when they are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentText {
    pages: Vec<Vec<u8>>,
}

impl DocumentText {
    /// Takes up the next page: what [`pack`](super::pack) made of it, or nothing where it could not be read.
    pub fn push(&mut self, packed: Vec<u8>) {
        self.pages.push(packed);
    }

    /// How many pages there are, read or not.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The text of a page, counted from 0; none where it was not read.
    pub fn page(&self, page: usize) -> Option<PageText> {
        unpack(self.pages.get(page)?)
    }

    /// Its words for quotations to be held against, with what reading it told.
    pub fn quotable(&self, reading: &Reading) -> Document {
        let with_read;
        let read = match reading.read_by_machine().next() {
            None => self,
            Some(_) => {
                with_read = self.with(reading);
                &with_read
            }
        };
        let pages: Vec<Option<PageText>> = (0..read.len()).map(|page| read.page(page)).collect();
        let told = reading
            .without_words()
            .chain(reading.unreadable.iter().copied());
        let told = told.chain(reading.unread.iter().map(|(page, _)| *page));
        // Told from 1.
        let told = told.filter_map(|page| usize::try_from(page).ok()?.checked_sub(1));
        let missing = (0..).zip(&pages).filter(|(_, page)| page.is_none());
        let unreadable = told.chain(missing.map(|(page, _)| page)).collect();
        let pages: Vec<PageText> = pages.into_iter().map(Option::unwrap_or_default).collect();
        let hidden = reading.hidden.iter().filter_map(|(page, words)| {
            let page = usize::try_from(*page).ok()?.checked_sub(1)?;
            Some((page, words))
        });
        let hidden: Vec<(usize, &HiddenWords)> = hidden.collect();
        let mut document = quotable(&pages, &unreadable, &hidden);
        for page in reading.read_by_machine() {
            let page = document.pages.get_mut((page as usize).saturating_sub(1));
            if let Some(page) = page {
                page.is_by_machine = true;
            }
        }
        document
    }

    /// The same with what a machine read of its scans.
    pub fn with(&self, reading: &Reading) -> DocumentText {
        let mut pages = self.pages.clone();
        for number in reading.read_by_machine() {
            let at = (number as usize).saturating_sub(1);
            if let Some(page) = pages.get_mut(at)
                && let Some(text) = reading.by_machine.text_of(number, self.page(at))
            {
                *page = pack(&text);
            }
        }
        DocumentText { pages }
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
        let mut bytes = number(self.pages.len()).to_vec();
        bytes.extend(self.pages.iter().flat_map(|page| number(page.len())));
        bytes.extend(self.pages.iter().flatten());
        bytes
    }

    /// None where it is not what [`DocumentText::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Option<DocumentText> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (lengths, mut rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let mut pages = Vec::with_capacity(count);
        for length in lengths.as_chunks::<4>().0 {
            let (page, behind) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            pages.push(page.to_owned());
            rest = behind;
        }
        rest.is_empty().then_some(DocumentText { pages })
    }
}

#[cfg(test)]
mod tests {
    use super::super::packed_text::pack;
    use super::*;

    #[test]
    fn pages_come_back_each_by_its_number_and_those_not_read_are_missing() {
        let page = |width: f32| PageText {
            size: (width, 842.0),
            ..PageText::default()
        };
        let mut text = DocumentText::default();
        text.push(pack(&page(595.0)));
        text.push(Vec::new());
        text.push(pack(&page(842.0)));
        let bytes = text.to_bytes();
        let back = DocumentText::from_bytes(&bytes).unwrap();
        assert_eq!((back.len(), &back), (3, &text));
        let widths = [0, 1, 2, 3].map(|number| back.page(number).map(|page| page.size.0));
        assert_eq!(widths, [Some(595.0), None, Some(842.0), None]);
        for length in 0..bytes.len() {
            assert!(
                DocumentText::from_bytes(&bytes[..length]).is_none(),
                "{length} bytes"
            );
        }
        assert!(DocumentText::from_bytes(&[&bytes[..], b" "].concat()).is_none());
        assert!(DocumentText::from_bytes(&[0xff; 8]).is_none());
    }
}
