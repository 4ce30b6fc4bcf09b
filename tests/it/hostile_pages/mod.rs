//! Pages made to harm whoever draws them: what nests without end, what is enormous, what never stops. Used by
//! `page_worker` and `hostile_documents`.

mod colours;
mod content;
mod drawings;
mod pictures;
mod structure;

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::paper::file;

/// How deep things nest: four times as deep as overflows two megabytes of stack.
const DEEP: usize = 20_000;

/// An object after the page's own: what stands in it, and its stream where it has one.
type Object = (String, Option<Vec<u8>>);

/// The number of the first object that a specimen adds.
const FIRST: usize = 5;

fn page(entries: &str, content: &[u8], more: &[Object]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{entries}>>");
    let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
        (&page, None),
        ("", Some(content)),
    ];
    objects.extend(
        more.iter()
            .map(|(text, stream)| (text.as_str(), stream.as_deref())),
    );
    file(&objects)
}

/// Objects of which each names the next, and a last one.
fn chain(length: usize, link: &dyn Fn(usize) -> Object, end: Object) -> Vec<Object> {
    let links = FIRST..FIRST + length;
    links.map(|number| link(number + 1)).chain([end]).collect()
}

fn plain(text: impl Into<String>) -> Object {
    (text.into(), None)
}

fn stream(text: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Object {
    (text.into(), Some(bytes.into()))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    assert!(packer.write_all(bytes).is_ok());
    packer.finish().unwrap_or_default()
}

/// So many megabytes of one byte, packed.
fn filled(with: u8, megabytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..megabytes {
        assert!(packer.write_all(&[with; 1_000_000]).is_ok());
    }
    packer.finish().unwrap_or_default()
}

fn form(next: usize, content: &str) -> Object {
    stream(
        format!("/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X {next} 0 R>>>>"),
        content,
    )
}

/// By what they are, in five kinds.
pub(crate) fn kinds() -> [Vec<(&'static str, Vec<u8>)>; 5] {
    [
        colours::all(),
        drawings::all(),
        pictures::all(),
        content::all(),
        structure::all(),
    ]
}

/// All of them, by what they are.
pub(crate) fn specimens() -> Vec<(&'static str, Vec<u8>)> {
    kinds().concat()
}

/// It takes longer to draw than anybody lives.
pub(crate) fn endless_page() -> Vec<u8> {
    let content = "/X Do ".repeat(10);
    let end = stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
    let more = chain(20, &|next| form(next, &content), end);
    page("/Resources<</XObject<</X 5 0 R>>>>", b"/X Do", &more)
}

/// It takes about a second to draw.
pub(crate) fn long_page() -> Vec<u8> {
    let content = "/X Do ".repeat(10);
    let end = stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
    let more = chain(5, &|next| form(next, &content), end);
    page("/Resources<</XObject<</X 5 0 R>>>>", b"/X Do", &more)
}
