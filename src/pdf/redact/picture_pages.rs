//! A document whose pages are pictures, with a layer of words over each.

use crate::pdf::content::Word;
use crate::pdf::plain_file::PlainFile;
use crate::pdf::text_layer::{FONT, LayerFont};

use super::raster::Raster;

/// A page that becomes a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PicturePage {
    pub raster: Raster,
    /// Width and height as shown.
    pub points: (f32, f32),
    /// Those that may be searched and copied.
    pub words: Vec<Word>,
}

/// The name of the picture on its page.
pub(super) const PICTURE: &str = "BundlePicture";

/// The file, before `assemble` takes its pages. Its objects: catalog, page tree, the six of the font, and three for
/// each page.
///
/// `feet` says of each page how much of its foot, from 0 to 1 of its height, was empty in the document: that is left
/// empty, so that the page takes the same room on its sheet.
pub(super) fn file_of(pages: &[PicturePage], feet: &[f32]) -> Vec<u8> {
    let font = LayerFont::of(pages.iter().flat_map(|page| &page.words));
    let mut file = PlainFile::begin();
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 9 + at * 3))
        .collect();
    file.object("<</Type/Catalog/Pages 2 0 R>>", None);
    file.object(
        &format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
        None,
    );
    for (text, stream) in font.objects(file.next()) {
        let text = match (&stream, text.strip_suffix(">>")) {
            (Some(stream), Some(text)) => format!("{text}/Length {}>>", stream.len()),
            _ => text,
        };
        file.object(&text, stream.as_deref());
    }
    let feet = feet.iter().copied().chain(std::iter::repeat(0.0));
    for (page, foot) in pages.iter().zip(feet) {
        add(&mut file, (page, foot), &font);
    }
    file.finish()
}

/// Of a foot that is left empty, so much is drawn all the same, in points.
const MORE: f32 = 0.2;

fn add(file: &mut PlainFile, (page, foot): (&PicturePage, f32), font: &LayerFont) {
    let (width, height) = page.points;
    let raster = &page.raster;
    let white = 1.0 - raster.inked as f32 / raster.height.max(1) as f32;
    let foot = (foot.min(white) * height - MORE).max(0.0);
    let next = file.next() + 1;
    let fonts = match page.words.is_empty() {
        true => String::new(),
        false => format!("/Font<</{FONT} 3 0 R>>"),
    };
    file.object(
        &format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {next} 0 R/Resources<</XObject<</{PICTURE} {} 0 R>>{fonts}>>>>",
            next + 1
        ),
        None,
    );
    let clip = match foot > 0.0 {
        true => format!("0 {foot} {width} {} re W n ", height - foot),
        false => String::new(),
    };
    let mut content = format!("q {clip}{width} 0 0 {height} 0 0 cm /{PICTURE} Do Q\n").into_bytes();
    if !page.words.is_empty() {
        content.extend(font.content(&page.words.iter().collect::<Vec<_>>(), height));
    }
    file.object(&format!("<</Length {}>>", content.len()), Some(&content));
    let entries = format!("<<{}/Length {}>>", raster.entries(), raster.packed.len());
    file.object(&entries, Some(&raster.packed));
}
