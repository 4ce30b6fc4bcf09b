//! PDFs written by hand, so that every oddity can be asked for. The engine has such a writer too, in
//! `pdf::import::specimen`; that one cannot be seen from here.

/// Objects from number 1, with a table; a stream is a dictionary without its length, and its bytes.
pub(crate) fn file(objects: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, (text, stream)) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        match stream {
            None => out.extend_from_slice(text.as_bytes()),
            Some(bytes) => {
                let head = format!("<<{text}/Length {}>>\nstream\n", bytes.len());
                out.extend_from_slice(head.as_bytes());
                out.extend_from_slice(bytes);
                out.extend_from_slice(b"\nendstream");
            }
        }
        out.extend_from_slice(b"\nendobj\n");
    }
    let size = objects.len() + 1;
    table.push_str(&format!(
        "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
        out.len()
    ));
    out.extend_from_slice(table.as_bytes());
    out
}

/// One page: entries of its dictionary besides its content and font, and a line of text.
pub(crate) struct Sheet<'a> {
    pub(crate) entries: &'a str,
    pub(crate) words: &'a str,
}

pub(crate) const A4: &str = "/MediaBox[0 0 595 842]";

/// An A4 page with a line of text.
pub(crate) fn saying(words: &str) -> Sheet<'_> {
    Sheet { entries: A4, words }
}

/// The number that page `at` of a document has among its objects; pages begin at 0.
pub(crate) fn number_of(at: usize) -> usize {
    4 + at * 2
}

/// A document of these pages, with entries of its catalog and with objects behind the last page.
pub(crate) fn document(sheets: &[Sheet<'_>], catalog: &str, more: &[&str]) -> Vec<u8> {
    let kids: String = (0..sheets.len())
        .map(|at| format!("{} 0 R ", number_of(at)))
        .collect();
    let catalog = format!("<</Type/Catalog/Pages 2 0 R{catalog}>>");
    let tree = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", sheets.len());
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let pages: Vec<(String, String)> = (0..)
        .zip(sheets)
        .map(|(at, sheet)| {
            let (content, entries) = (number_of(at) + 1, sheet.entries);
            let page = format!(
                "<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources<</Font<</F 3 0 R>>>>{entries}>>"
            );
            (page, format!("BT /F 12 Tf 72 72 Td ({}) Tj ET", sheet.words))
        })
        .collect();
    let mut objects: Vec<(&str, Option<&[u8]>)> =
        vec![(&catalog, None), (&tree, None), (font, None)];
    for (page, content) in &pages {
        objects.push((page, None));
        objects.push(("", Some(content.as_bytes())));
    }
    objects.extend(more.iter().map(|object| (*object, None)));
    file(&objects)
}
