//! Objects written behind a file, as a later change to it (ISO 32000-1, 7.5.6): so a document is set right
//! for the reader without touching what was there.

use hayro_syntax::object::{Dict, ObjectIdentifier};

use super::damage::place_of_table;
use super::trailer::trailer;

/// Objects to be written behind a file.
#[derive(Default)]
pub(super) struct Change {
    objects: Vec<u8>,
    /// Where in `objects` each begins.
    places: Vec<(ObjectIdentifier, usize)>,
}

impl Change {
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// A dictionary with an entry more; what stands last in one counts.
    pub(super) fn object(&mut self, id: ObjectIdentifier, dict: &Dict<'_>, entry: &str) {
        self.begin(id, dict.data(), entry);
        self.objects.extend_from_slice(b"\nendobj\n");
    }

    /// A stream with this dictionary, whatever length it says. The data are as they stand in the file:
    /// where it is encrypted, they stay so, and their key stays right with the object's number.
    pub(super) fn stream(&mut self, id: ObjectIdentifier, dict: &Dict<'_>, data: &[u8]) {
        self.stream_of(id, dict.data(), data);
    }

    /// The same, with the text of a dictionary.
    pub(super) fn stream_of(&mut self, id: ObjectIdentifier, dict: &[u8], data: &[u8]) {
        self.begin(id, dict, &format!("/Length {}", data.len()));
        self.objects.extend_from_slice(b"\nstream\n");
        self.objects.extend_from_slice(data);
        self.objects.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// An object as its text.
    pub(super) fn text(&mut self, id: ObjectIdentifier, text: &[u8]) {
        self.head(id);
        self.objects.extend_from_slice(text);
        self.objects.extend_from_slice(b"\nendobj\n");
    }

    fn head(&mut self, id: ObjectIdentifier) {
        self.places.push((id, self.objects.len()));
        let head = format!("{} {} obj\n", id.obj_number, id.gen_number);
        self.objects.extend_from_slice(head.as_bytes());
    }

    fn begin(&mut self, id: ObjectIdentifier, dict: &[u8], entry: &str) {
        self.head(id);
        self.objects.extend_from_slice(b"<<");
        self.objects.extend_from_slice(inner(dict));
        self.objects.extend_from_slice(b"\n");
        self.objects.extend_from_slice(entry.as_bytes());
        self.objects.extend_from_slice(b">>");
    }

    /// The file with the objects behind it. One without a trailer gets none: the reader looks for its
    /// objects itself, and what stands last counts.
    pub(super) fn behind(self, bytes: &[u8], root: ObjectIdentifier) -> Vec<u8> {
        let mut out = [bytes, b"\n"].concat();
        let start = out.len();
        out.extend_from_slice(&self.objects);
        let Some(before) = place_of_table(bytes) else {
            return out;
        };
        let Some(old) = trailer(bytes).filter(|old| old.contains_key("Root")) else {
            return out;
        };
        let table = out.len();
        let mut text = String::from("xref\n");
        for (id, at) in &self.places {
            let at = start + at;
            let (number, generation) = (id.obj_number, id.gen_number);
            text.push_str(&format!("{number} 1\n{at:010} {generation:05} n \n"));
        }
        let numbers = self.places.iter().map(|(id, _)| id.obj_number);
        let size = numbers.max().unwrap_or_default().saturating_add(1);
        let (number, generation) = (root.obj_number, root.gen_number);
        out.extend_from_slice(text.as_bytes());
        out.extend_from_slice(b"trailer\n<<");
        // What the file is encrypted with, and its identifier, which is part of the key.
        out.extend_from_slice(inner(old.data()));
        let changed = format!(
            "\n/Size {size}/Root {number} {generation} R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
        );
        out.extend_from_slice(changed.as_bytes());
        out
    }
}

fn inner(dict: &[u8]) -> &[u8] {
    let inner = dict.strip_prefix(b"<<").unwrap_or(dict);
    inner.strip_suffix(b">>").unwrap_or(inner)
}
