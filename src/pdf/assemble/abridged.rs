//! A file of ours as it lies on the disk, without what no rule of the proof looks into.
//!
//! That is the contents of pictures, and of what documents draw and the fonts with which they do: of their
//! pages only the stamps count, which are short. These are nearly all of a large bundle; without them a proof
//! holds little however long the bundle is. Every object is passed on the way from the first byte to the last. The
//! table at the end has to name exactly these, each where it was met; only then are its places moved by
//! what was left out. Nothing is guessed: a file that is not of exactly this form is read whole.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Write};

use flate2::read::ZlibDecoder;

use super::file::deflated;
use super::heading::{is_picture, number, split};

/// Bytes of a dictionary; those of ours are shorter.
const LONGEST_LINE: u64 = 1 << 20;
/// Shorter pictures stay: they cost less than they take to be left out.
const SMALL: u64 = 256;
/// Longer than any stamp that is put on a page of a document, in bytes.
pub(super) const LONGER_THAN_A_STAMP: u64 = 2048;
/// How streams begin that belong to the file as a whole and are written last: packed objects, and XMP.
const OF_THE_FILE: [&[u8]; 2] = [b"<</Type/ObjStm", b"<</Type/Metadata"];
const BEHIND: &[u8] = b"\nendstream\nendobj\n";

/// What a proof needs of the file, or nothing where it is not as `assemble` writes files. What documents bring
/// begins at the byte `documents`, behind all that our own pages are made of.
pub fn abridged(file: &mut dyn BufRead, documents: u64) -> io::Result<Option<Vec<u8>>> {
    let mut walk = Walk {
        file,
        documents,
        at: 0,
        kept: Vec::new(),
        objects: BTreeMap::new(),
    };
    for _ in 0..2 {
        let line = walk.line()?;
        walk.kept.extend_from_slice(&line);
    }
    if !walk.kept.starts_with(b"%PDF-1.7\n") {
        return Ok(None);
    }
    loop {
        let line = walk.line()?;
        match walk.object(&line)? {
            Passed::Object => {}
            Passed::Table(table) => return walk.end(&table),
            Passed::Unknown => return Ok(None),
        }
    }
}

/// What was met.
enum Passed {
    Object,
    Table(Table),
    Unknown,
}

/// The table of objects, as it was written.
struct Table {
    /// The lines before its content; the second one without its length.
    head: Vec<u8>,
    dictionary: Vec<u8>,
    content: Vec<u8>,
    at: u64,
}

/// Where an object begins in the file, and in what is kept of it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    at: u64,
    kept: u64,
}

struct Walk<'f> {
    file: &'f mut dyn BufRead,
    documents: u64,
    at: u64,
    kept: Vec<u8>,
    objects: BTreeMap<u64, Place>,
}

impl Walk<'_> {
    /// With its end; empty at the end of the file.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut limited = (&mut *self.file).take(LONGEST_LINE);
        limited.read_until(b'\n', &mut line)?;
        self.at += line.len() as u64;
        Ok(line)
    }

    /// Passes the object that begins with this line.
    fn object(&mut self, first: &[u8]) -> io::Result<Passed> {
        let place = Place {
            at: self.at - first.len() as u64,
            kept: self.kept.len() as u64,
        };
        let (dictionary, third) = (self.line()?, self.line()?);
        let number = first.strip_suffix(b" 0 obj\n").and_then(number);
        let (Some(number), Some((dictionary, length)), b"stream\n") =
            (number, split(&dictionary), third.as_slice())
        else {
            return Ok(Passed::Unknown);
        };
        // The same number twice is not how it is written.
        if self.objects.insert(number, place).is_some() {
            return Ok(Passed::Unknown);
        }
        if dictionary.starts_with(b"<</Type/XRef/") {
            let content = self.content(length)?;
            return Ok(content.map_or(Passed::Unknown, |content| {
                Passed::Table(Table {
                    head: first.to_owned(),
                    dictionary: dictionary.to_owned(),
                    content,
                    at: place.at,
                })
            }));
        }
        let content = match self.is_passed_over(place.at, dictionary, length) {
            true => self.skipped(length)?.then(Vec::new),
            false => self.content(length)?,
        };
        let Some(content) = content else {
            return Ok(Passed::Unknown);
        };
        self.keep(first, dictionary, &content);
        Ok(Passed::Object)
    }

    /// Whether no rule looks into a stream of this dictionary and length in bytes.
    fn is_passed_over(&self, at: u64, dictionary: &[u8], length: u64) -> bool {
        if length > SMALL && is_picture(dictionary) {
            return true;
        }
        let is_of_the_file = OF_THE_FILE.iter().any(|kind| dictionary.starts_with(kind));
        at >= self.documents && length > LONGER_THAN_A_STAMP && !is_of_the_file
    }

    fn keep(&mut self, first: &[u8], dictionary: &[u8], content: &[u8]) {
        let length = format!("/Length {}>>\nstream\n", content.len());
        for part in [first, dictionary, length.as_bytes(), content, BEHIND] {
            self.kept.extend_from_slice(part);
        }
    }

    /// The content of a stream, where it is as long as it says.
    fn content(&mut self, length: u64) -> io::Result<Option<Vec<u8>>> {
        let mut content = Vec::new();
        let read = (&mut *self.file).take(length).read_to_end(&mut content)?;
        self.at += read as u64;
        Ok((self.ends_here()? && read as u64 == length).then_some(content))
    }

    /// Whether there was content of this length.
    fn skipped(&mut self, length: u64) -> io::Result<bool> {
        let passed = io::copy(&mut (&mut *self.file).take(length), &mut io::sink())?;
        self.at += passed;
        Ok(self.ends_here()? && passed == length)
    }

    fn ends_here(&mut self) -> io::Result<bool> {
        let mut behind = Vec::new();
        let limited = &mut (&mut *self.file).take(BEHIND.len() as u64);
        limited.read_to_end(&mut behind)?;
        self.at += behind.len() as u64;
        Ok(behind == BEHIND)
    }

    /// Holds the table against what was met, and writes it anew.
    fn end(mut self, table: &Table) -> io::Result<Option<Vec<u8>>> {
        let mut end = Vec::new();
        (&mut *self.file).take(64).read_to_end(&mut end)?;
        if end != format!("startxref\n{}\n%%EOF\n", table.at).as_bytes() {
            return Ok(None);
        }
        let Some(rows) = self.moved(table) else {
            return Ok(None);
        };
        let at = self.kept.len();
        let content = deflated(&[&rows]).map_err(io::Error::other)?;
        self.keep(&table.head, &table.dictionary, &content);
        write!(self.kept, "startxref\n{at}\n%%EOF\n")?;
        Ok(Some(self.kept))
    }

    /// The rows of the table with the places that objects have in what was kept; none where it does not
    /// name every object that was met, and only those.
    fn moved(&self, table: &Table) -> Option<Vec<u8>> {
        let wide =
            |bytes: &str| memchr::memmem::find(&table.dictionary, bytes.as_bytes()).is_some();
        let width = [4, 8]
            .into_iter()
            .find(|width| wide(&format!("/W[1 {width} 2]")))?;
        let most = (self.objects.keys().next_back()? + 1) * (width as u64 + 3);
        let mut rows = Vec::new();
        let mut unpacked = ZlibDecoder::new(table.content.as_slice()).take(most + 1);
        unpacked.read_to_end(&mut rows).ok()?;
        let mut found = 0;
        for (number, row) in (0..).zip(rows.chunks_mut(width + 3)) {
            let (kind, place) = row.split_first_mut()?;
            let place = place.get_mut(..width)?;
            if *kind != 1 {
                continue;
            }
            let at = place.iter().fold(0, |at, byte| at << 8 | u64::from(*byte));
            let met = self.objects.get(&number).filter(|met| met.at == at)?;
            place.copy_from_slice(met.kept.to_be_bytes().get(8 - width..)?);
            found += 1;
        }
        (found == self.objects.len()).then_some(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::pdf::import::specimen::Writer;
    use crate::pdf::{Facts, facts, facts_of};

    /// A bundle of documents of one page, each with this content, which may name the font F; it is not packed.
    fn of_contents(contents: &[&str]) -> Vec<u8> {
        let document = |content: &&str| {
            let mut file = Writer::default();
            file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
            file.object(
                2,
                "<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 595 842]>>",
            );
            file.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            file.object(
                4,
                "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            );
            file.stream(5, "", content.as_bytes());
            file.finish()
        };
        let documents: Vec<Vec<u8>> = contents.iter().map(document).collect();
        all(&documents).0
    }

    /// A bundle of two documents, each with a line of text over a picture of so many bytes.
    fn bundle(size: usize) -> Vec<u8> {
        let document = |letter: u8| {
            let mut file = Writer::default();
            file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
            file.object(
                2,
                "<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 595 842]>>",
            );
            file.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            file.object(4, "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>>>");
            file.stream(
                5,
                "",
                b"q 595 0 0 842 0 0 cm /I Do Q BT /F 12 Tf 72 72 Td (over it) Tj ET",
            );
            let picture = "/Type/XObject/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode";
            file.stream(6, picture, &vec![letter; size]);
            file.finish()
        };
        all(&[document(b'x'), document(b'y')]).0
    }

    fn read(mut bytes: &[u8]) -> Option<Vec<u8>> {
        abridged(&mut bytes, u64::MAX).unwrap()
    }

    fn told(bytes: &[u8]) -> Facts {
        let bytes = facts(bytes).unwrap();
        Facts { bytes: 0, ..bytes }
    }

    #[test]
    fn everything_is_there_but_the_pictures() {
        let whole = bundle(90_000);
        let kept = read(&whole).unwrap();
        assert!(kept.len() + 2 * 90_000 < whole.len() + 1000);
        assert_eq!(told(&kept), told(&whole));
        let again = read(&kept).unwrap();
        assert!(again == kept, "nothing more can be left out");
    }

    #[test]
    fn where_there_are_no_large_pictures_nothing_is_left_out() {
        let whole = bundle(100);
        assert!(read(&whole).unwrap() == whole);
    }

    /// Words that no rule looks for, and a number that all look for.
    #[test]
    fn of_what_documents_draw_only_the_stamps_are_there() {
        let long = |seed: u32| {
            let words = (0..4000).map(|at: u32| format!("({:x}) Tj ", at.wrapping_mul(seed)));
            format!("BT /F 12 Tf 72 72 Td {}ET", words.collect::<String>())
        };
        let whole = of_contents(&[&long(2_654_435_761), "BT /F 12 Tf 72 72 Td (short) Tj ET"]);
        let kept = abridged(&mut whole.as_slice(), 0).unwrap().unwrap();
        assert!(
            kept.len() + 10_000 < whole.len(),
            "{} of {}",
            kept.len(),
            whole.len()
        );
        let seen = |bytes: &[u8]| {
            let facts = facts_of(bytes.to_vec(), &|_| false).unwrap();
            Facts { bytes: 0, ..facts }
        };
        assert_eq!(seen(&kept), seen(&whole));
        let numbers = seen(&kept).pages.into_iter().map(|page| page.text.len());
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 1]);
        assert!(
            read(&whole).unwrap() == whole,
            "of our own pages nothing is left out"
        );
    }

    /// Whoever reads such a file whole will say what is wrong with it.
    #[test]
    fn what_is_not_exactly_as_it_was_written_is_not_abridged() {
        let whole = bundle(90_000);
        let find = |text: &str| memchr::memmem::find(&whole, text.as_bytes()).unwrap();
        let changed = |at: usize, byte: u8| {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            bytes
        };
        let picture = find("/Subtype /Image");
        let head = memchr::memmem::rfind(&whole[..picture], b" 0 obj").unwrap();
        let table = memchr::memmem::rfind(&whole, b"stream\nx").unwrap() + 40;
        let trials = [
            ("empty", Vec::new()),
            ("cut", whole[..whole.len() - 1].to_vec()),
            ("longer", [whole.as_slice(), b"\n"].concat()),
            ("another number", changed(head - 1, whole[head - 1] ^ 1)),
            (
                "a picture of another length",
                changed(find("/Length 90000") + 8, b'8'),
            ),
            (
                "a table that cannot be unpacked",
                changed(table, !whole[table]),
            ),
            (
                "another place of the table",
                changed(whole.len() - 8, whole[whole.len() - 8] ^ 1),
            ),
            ("no stream", changed(find("stream\n"), b'S')),
        ];
        for (what, bytes) in trials {
            assert!(read(&bytes).is_none(), "{what}");
        }
    }
}
