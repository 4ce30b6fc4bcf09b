//! From drawn pages to the finished file: links, outline, labels and what the document says of
//! itself, then bytes.
//!
//! The information dictionary holds a title and the program's name and nothing else: no person, no
//! date, no path. The file's ID is a hash of its content, so equal input gives equal bytes.

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::layout::Layout;

use super::compact::compact;
use super::{PdfError, draw, links, outline, structure};

/// What the file says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Shown in the window's title bar. Never a person's name.
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// What stands before the number in page labels, without the space: `AB`.
    pub page_prefix: String,
    /// The number of its first page: 1, but for later volumes.
    pub first_number: u32,
    /// The zoom at which viewers open it.
    pub open_at_percent: u32,
}

/// The bytes of the finished PDF. The same layout and words give the same bytes.
pub fn write(layout: &Layout, about: &About) -> Result<Vec<u8>, PdfError> {
    if layout.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut document = draw::draw(layout, &about.title)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut annotations = Vec::with_capacity(pages.len());
    for (page, id) in layout.pages.iter().zip(&pages) {
        annotations.push(links::set(&mut document, page, *id, &pages, &layout.pages)?);
        tidy_page(&mut document, *id)?;
    }
    structure::write(&mut document, layout, &pages, &annotations)?;
    let outline = outline::write(&mut document, &layout.outline, &pages, &layout.pages);
    catalog(&mut document, about, outline, pages.first().copied())?;
    describe(&mut document, about);
    compact(&mut document);
    document.compress();
    into_bytes(document)
}

/// Takes away the empty resource lists and the boxes that only repeat the media box.
fn tidy_page(document: &mut Document, id: ObjectId) -> Result<(), lopdf::Error> {
    let page = document.get_dictionary_mut(id)?;
    page.remove(b"TrimBox");
    page.remove(b"CropBox");
    // Tab goes through links in reading order.
    page.set("Tabs", "S");
    let resources = page.get(b"Resources").and_then(Object::as_reference)?;
    let resources = document.get_dictionary_mut(resources)?;
    for unused in ["XObject", "ExtGState", "Shading"] {
        resources.remove(unused.as_bytes());
    }
    Ok(())
}

fn catalog(
    document: &mut Document,
    about: &About,
    outline: Option<ObjectId>,
    first_page: Option<ObjectId>,
) -> Result<(), lopdf::Error> {
    // The label is `AB 1`, exactly as stamped: the prefix carries the space.
    let mut label = dictionary! {
        "S" => "D",
        "P" => lopdf::text_string(&format!("{} ", about.page_prefix)),
    };
    if about.first_number != 1 {
        label.set("St", i64::from(about.first_number));
    }
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(about.language.as_bytes()));
    catalog.set(
        "PageLabels",
        dictionary! { "Nums" => vec![0.into(), label.into()] },
    );
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("PageLayout", "OneColumn");
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if let Some(page) = first_page {
        let zoom = about.open_at_percent as f32 / 100.0;
        let open = [
            page.into(),
            "XYZ".into(),
            Object::Null,
            Object::Null,
            Object::Real(zoom),
        ];
        catalog.set("OpenAction", open.to_vec());
    }
    Ok(())
}

fn describe(document: &mut Document, about: &About) {
    let info = dictionary! {
        "Title" => lopdf::text_string(&about.title),
        "Producer" => Object::string_literal("Bundle Builder"),
    };
    let info = document.add_object(info);
    document.trailer = Dictionary::from_iter(
        document
            .trailer
            .iter()
            .filter(|(key, _)| key.as_slice() == b"Root")
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    document.trailer.set("Info", info);
}

fn into_bytes(mut document: Document) -> Result<Vec<u8>, PdfError> {
    document.version = "1.7".to_owned();
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let written = |document: &mut Document| {
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).map_err(lopdf::Error::from)?;
        Ok::<_, PdfError>(bytes)
    };
    let without_id = written(&mut document)?;
    let digest = Sha256::digest(&without_id);
    let id = Object::String(
        digest.iter().take(16).copied().collect(),
        StringFormat::Hexadecimal,
    );
    document.trailer.set("ID", vec![id.clone(), id]);
    written(&mut document)
}
