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
pub(super) fn file_of(pages: &[PicturePage]) -> Vec<u8> {
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
    for page in pages {
        add(&mut file, page, &font);
    }
    file.finish()
}

fn add(file: &mut PlainFile, page: &PicturePage, font: &LayerFont) {
    let (width, height) = page.points;
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
    let mut content = format!("q {width} 0 0 {height} 0 0 cm /{PICTURE} Do Q\n").into_bytes();
    if !page.words.is_empty() {
        content.extend(font.content(&page.words.iter().collect::<Vec<_>>(), height));
    }
    file.object(&format!("<</Length {}>>", content.len()), Some(&content));
    let raster = &page.raster;
    let entries = format!("<<{}/Length {}>>", raster.entries(), raster.packed.len());
    file.object(&entries, Some(&raster.packed));
}
