//! From drawn pages to a document, a few pages at a time.
//!
//! printpdf holds an operation for each stretch of text and a string for each glyph until the whole
//! document is written; a schedule of 2,000 pages took most of the memory of an export that way. So each
//! batch becomes a document of its own, with the same fonts, of which only the content streams are kept.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{FontId, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use super::PdfError;

/// So many pages are held as operations.
const BATCH: usize = 64;

/// What every batch is made with.
pub(super) struct Common {
    pub(super) fonts: BTreeMap<FontId, PdfFont>,
    /// A page that is not kept. It uses every glyph, so that the fonts of all batches are the same.
    pub(super) every_glyph: PdfPage,
}

/// The document of all pages.
pub(super) fn document(
    mut pages: impl Iterator<Item = PdfPage>,
    common: &Common,
) -> Result<Document, PdfError> {
    let mut next = || pages.by_ref().take(BATCH).collect::<Vec<_>>();
    let mut document = batch(next(), common)?;
    loop {
        let later = next();
        if later.is_empty() {
            return Ok(document);
        }
        append(&mut document, batch(later, common)?)?;
    }
}

fn batch(mut pages: Vec<PdfPage>, common: &Common) -> Result<Document, PdfError> {
    pages.push(common.every_glyph.clone());
    let mut document = PdfDocument::new("");
    document.resources.fonts.map = common.fonts.clone();
    document.pages = pages;
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..Default::default()
    };
    let mut warnings = Vec::new();
    let mut document = document.to_lopdf_document(&options, &mut warnings);
    for warning in warnings {
        if warning.severity == PdfParseErrorSeverity::Error {
            return Err(PdfError::Draw(warning.msg));
        }
    }
    let tree = tree(&mut document)?;
    let kids = tree.get_mut(b"Kids")?.as_array_mut()?;
    kids.pop();
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    tree.set("Count", count);
    Ok(document)
}

/// Moves the pages of a later batch behind those of the document, to use its fonts.
fn append(document: &mut Document, mut later: Document) -> Result<(), PdfError> {
    let pages: Vec<ObjectId> = later.page_iter().collect();
    let parent = document.catalog()?.get(b"Pages")?.as_reference()?;
    let first = document.page_iter().next().ok_or(PdfError::NoPages)?;
    let resources = document.get_dictionary(first)?.get(b"Resources")?.clone();
    let mut added = Vec::with_capacity(pages.len());
    for id in pages {
        let mut page = later.get_dictionary(id)?.clone();
        let contents = page.get(b"Contents")?.as_reference()?;
        let contents = later.objects.remove(&contents).unwrap_or(Object::Null);
        page.set("Contents", document.add_object(contents));
        page.set("Parent", parent);
        page.set("Resources", resources.clone());
        added.push(Object::Reference(document.add_object(page)));
    }
    let tree = tree(document)?;
    let count = tree.get(b"Count")?.as_i64()?;
    let more = i64::try_from(added.len()).unwrap_or(i64::MAX);
    tree.set("Count", count.saturating_add(more));
    tree.get_mut(b"Kids")?.as_array_mut()?.extend(added);
    Ok(())
}

/// printpdf writes one node for all pages.
fn tree(document: &mut Document) -> Result<&mut Dictionary, lopdf::Error> {
    let tree = document.catalog()?.get(b"Pages")?.as_reference()?;
    document.get_dictionary_mut(tree)
}

#[cfg(test)]
mod tests {
    use printpdf::{Mm, Op, Pt};

    use super::*;

    /// A page that is as wide as its number says, with a line as thick as that.
    fn page(number: u8) -> PdfPage {
        let thickness = Op::SetOutlineThickness {
            pt: Pt(f32::from(number)),
        };
        PdfPage::new(Mm(f32::from(number)), Mm(10.0), vec![thickness])
    }

    #[test]
    fn every_page_is_there_once_and_in_order_however_many_batches_there_are() {
        let common = Common {
            fonts: BTreeMap::new(),
            every_glyph: page(200),
        };
        for count in [0, 1, 63, 64, 65, 128, 150] {
            let document = document((0..count).map(page), &common).unwrap();
            let ids: Vec<ObjectId> = document.page_iter().collect();
            assert_eq!(ids.len(), usize::from(count));
            for (number, id) in (0..).zip(ids) {
                let page = document.get_dictionary(id).unwrap();
                let is_wide = page.get(b"MediaBox").unwrap().as_array().unwrap()[2].as_float();
                let width: f32 = Pt::from(Mm(number as f32)).0;
                assert!((is_wide.unwrap() - width).abs() < 0.01, "{number}");
                let contents = document.get_page_content(id);
                let contents = String::from_utf8(contents).unwrap();
                assert!(contents.contains(&format!("{number} w")), "{contents}");
                let resources = page.get(b"Resources").unwrap().as_reference().unwrap();
                assert!(document.get_dictionary(resources).unwrap().has(b"Font"));
            }
        }
    }
}
