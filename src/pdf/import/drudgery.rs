//! A small file that would take hours, to test with.

use std::io::Write as _;

use super::specimen::Writer;

/// Pages whose content is cheap to store and dear to unpack, as many as are asked for.
pub(crate) fn drudgery(pages: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&vec![b' '; 100 << 20]).unwrap();
    let packed = packer.finish().unwrap();
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    let kids: String = (10..10 + pages).map(|n| format!("{n} 0 R ")).collect();
    file.object(2, &format!("<</Type/Pages/Count {pages}/Kids[{kids}]>>"));
    for number in 10..10 + pages {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>";
        file.object(number, page);
    }
    file.stream(3, "/Filter/FlateDecode", &packed);
    file.finish()
}
