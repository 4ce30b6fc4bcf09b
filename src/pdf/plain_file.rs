//! A file of a few objects, numbered in the order in which they come, for what `assemble` reads again.

/// The objects, and where each begins. The first is the catalog.
pub(in crate::pdf) struct PlainFile {
    bytes: Vec<u8>,
    places: Vec<usize>,
}

impl PlainFile {
    pub(in crate::pdf) fn begin() -> PlainFile {
        PlainFile {
            bytes: b"%PDF-1.7\n".to_vec(),
            places: Vec::new(),
        }
    }

    /// The number that the next object has.
    pub(in crate::pdf) fn next(&self) -> usize {
        self.places.len() + 1
    }

    /// `text` is all of it, or the dictionary of its stream.
    pub(in crate::pdf) fn object(&mut self, text: &str, stream: Option<&[u8]>) {
        self.places.push(self.bytes.len());
        let head = format!("{} 0 obj\n{text}\n", self.places.len());
        self.bytes.extend_from_slice(head.as_bytes());
        if let Some(stream) = stream {
            self.bytes.extend_from_slice(b"stream\n");
            self.bytes.extend_from_slice(stream);
            self.bytes.extend_from_slice(b"\nendstream\n");
        }
        self.bytes.extend_from_slice(b"endobj\n");
    }

    pub(in crate::pdf) fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        let rows: String = self
            .places
            .iter()
            .map(|at| format!("{at:010} 00000 n \n"))
            .collect();
        let size = self.places.len() + 1;
        let table = format!(
            "xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }
}
