//! Documents to test with, written by hand so that every oddity can be asked for.

/// One page of a specimen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Entries of the page's dictionary besides its parent, content and font.
    pub(crate) entries: String,
    pub(crate) content: Vec<u8>,
}

impl Page {
    /// An A4 page with a line of text.
    pub(crate) fn saying(text: &str) -> Page {
        Page::sized("/MediaBox[0 0 595.276 841.89]", text)
    }

    /// A page with these entries and a line of text near its lower left corner.
    pub(crate) fn sized(entries: &str, text: &str) -> Page {
        let content = format!("BT /F1 12 Tf 72 72 Td ({text}) Tj ET");
        Page {
            entries: entries.to_owned(),
            content: content.into_bytes(),
        }
    }
}

/// A document of these pages.
pub(crate) fn document(pages: &[Page]) -> Vec<u8> {
    document_with(pages, "", &[])
}

/// The same, with entries of the catalog, and with objects numbered from 1000.
pub(crate) fn document_with(pages: &[Page], catalog: &str, objects: &[&str]) -> Vec<u8> {
    let mut file = Writer::default();
    let numbers: Vec<usize> = (0..pages.len()).map(|at| 10 + at * 2).collect();
    let kids: String = numbers.iter().map(|n| format!("{n} 0 R ")).collect();
    file.object(1, &format!("<</Type/Catalog/Pages 2 0 R {catalog}>>"));
    file.object(
        2,
        &format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
    );
    file.object(
        3,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    );
    for (page, number) in pages.iter().zip(&numbers) {
        let content = number + 1;
        let entries = &page.entries;
        file.object(*number, &format!("<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources<</Font<</F1 3 0 R>>>>{entries}>>"));
        file.stream(content, "", &page.content);
    }
    for (number, object) in (1000..).zip(objects) {
        match object.split_once("\nstream\n") {
            Some((dictionary, content)) => {
                let entries = dictionary.trim_start_matches("<<").trim_end_matches(">>");
                file.stream(number, entries, content.as_bytes());
            }
            None => file.object(number, object),
        }
    }
    file.finish()
}

/// A file being written, with its table.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    places: Vec<(usize, usize)>,
}

impl Default for Writer {
    fn default() -> Self {
        Writer {
            bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            places: Vec::new(),
        }
    }
}

impl Writer {
    pub(crate) fn object(&mut self, number: usize, text: &str) {
        self.places.push((number, self.bytes.len()));
        let object = format!("{number} 0 obj\n{text}\nendobj\n");
        self.bytes.extend_from_slice(object.as_bytes());
    }

    /// `entries` of its dictionary besides the length.
    pub(crate) fn stream(&mut self, number: usize, entries: &str, content: &[u8]) {
        self.places.push((number, self.bytes.len()));
        let head = format!(
            "{number} 0 obj\n<<{entries}/Length {}>>\nstream\n",
            content.len()
        );
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        self.places.sort_unstable();
        let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, at) in &self.places {
            table.push_str(&format!("{number} 1\n{at:010} 00000 n \n"));
        }
        let size = self.places.last().map_or(1, |(number, _)| number + 1);
        table.push_str(&format!(
            "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        ));
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }
}
