//! The text of a page as bytes, so that it can be sent through a pipe and kept: words with their places, and
//! what is raised. Lines and paragraphs follow from the words and are found again.
//!
//! Numbers stand column by column, and of each column the same byte of every number together: places on a
//! line share most of their bytes, so that deflating leaves about ten bytes a word. Everything is exact; what
//! is unpacked is what was packed, but for the numbers of glyphs, which mean nothing without the glyphs.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::geometry::{Point, Rect};
use super::raised::Raised;
use super::text::PageText;
use super::words::{Break, Word};

/// Bytes of the longest text of a page, unpacked.
const LONGEST: u64 = 256 << 20;

/// Of equal texts equal bytes.
pub fn pack(text: &PageText) -> Vec<u8> {
    let mut columns = Columns::default();
    columns.numbers([text.words.len(), text.raised.len()].map(number));
    columns.numbers([text.size.0, text.size.1].map(f32::to_bits));
    let words = || text.words.iter();
    columns.numbers(words().map(|word| number(word.text.len())));
    columns.numbers(words().map(|word| u32::from(code(word.before))));
    columns.numbers(words().map(|word| word.area.x0.to_bits()));
    // Most words begin at the left edge of their area: nothing is left of the second number.
    columns.numbers(words().map(|word| word.area.x0.to_bits() ^ word.start.x.to_bits()));
    for value in [
        |word: &Word| word.area.x1,
        |word: &Word| word.area.y0,
        |word: &Word| word.area.y1,
        |word: &Word| word.start.y,
        |word: &Word| word.size,
        |word: &Word| word.direction.x,
        |word: &Word| word.direction.y,
    ] {
        columns.numbers(words().map(|word| value(word).to_bits()));
    }
    let raised = || text.raised.iter();
    columns.numbers(raised().map(|raised| number(raised.text.len())));
    columns.numbers(raised().map(|raised| u32::from(raised.is_first)));
    for value in [
        |raised: &Raised| raised.line,
        |raised: &Raised| raised.word,
        |raised: &Raised| raised.letters.start,
        |raised: &Raised| raised.letters.end,
    ] {
        columns.numbers(raised().map(|raised| number(value(raised))));
    }
    let texts = words().map(|word| word.text.as_str());
    for text in texts.chain(raised().map(|raised| raised.text.as_str())) {
        columns.0.extend_from_slice(text.as_bytes());
    }
    columns.deflated()
}

/// None where it is not what [`pack`] made.
pub fn unpack(bytes: &[u8]) -> Option<PageText> {
    let mut unpacked = Vec::new();
    let read = ZlibDecoder::new(bytes)
        .take(LONGEST)
        .read_to_end(&mut unpacked);
    let mut rest = Rest(&unpacked);
    read.ok()?;
    let counts = rest.numbers(2)?;
    let (words, raised) = (*counts.first()? as usize, *counts.get(1)? as usize);
    let size = rest.floats(2)?;
    let words = rest.words(words)?;
    let raised = rest.raised(raised)?;
    let words = words.read(&mut rest)?;
    let raised = raised.read(&mut rest)?;
    let is_all = rest.0.is_empty();
    let size = (*size.first()?, *size.get(1)?);
    is_all.then(|| PageText::from_words(size, words, raised))
}

fn code(before: Break) -> u8 {
    match before {
        Break::Space => 0,
        Break::Line => 1,
        Break::Apart => 2,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Columns(Vec<u8>);

impl Columns {
    fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let numbers: Vec<[u8; 4]> = numbers.into_iter().map(u32::to_le_bytes).collect();
        for at in 0..4 {
            let bytes = numbers.iter().filter_map(|number| number.get(at));
            self.0.extend(bytes);
        }
    }

    fn deflated(self) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        // Memory takes everything.
        let written = encoder.write_all(&self.0);
        written.and_then(|()| encoder.finish()).unwrap_or_default()
    }
}

/// What is left to be unpacked.
struct Rest<'b>(&'b [u8]);

/// Words without their letters, which come last.
struct WordsToRead(Vec<(usize, Word)>);

struct RaisedToRead(Vec<(usize, Raised)>);

impl<'b> Rest<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<u32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        let at = |plane: usize, index: usize| bytes.get(plane * count + index).copied();
        (0..count)
            .map(|index| {
                Some(u32::from_le_bytes([
                    at(0, index)?,
                    at(1, index)?,
                    at(2, index)?,
                    at(3, index)?,
                ]))
            })
            .collect()
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let numbers = self.numbers(count)?;
        Some(numbers.into_iter().map(f32::from_bits).collect())
    }

    fn text(&mut self, length: usize) -> Option<String> {
        String::from_utf8(self.take(length)?.to_owned()).ok()
    }

    fn words(&mut self, count: usize) -> Option<WordsToRead> {
        let (lengths, breaks) = (self.numbers(count)?, self.numbers(count)?);
        let (x0, start) = (self.numbers(count)?, self.numbers(count)?);
        let mut floats = || self.floats(count);
        let (x1, y0, y1) = (floats()?, floats()?, floats()?);
        let (baseline, size) = (floats()?, floats()?);
        let (along, down) = (floats()?, floats()?);
        let word = |at: usize| {
            let left = *x0.get(at)?;
            let word = Word {
                text: String::new(),
                area: Rect {
                    x0: f32::from_bits(left),
                    y0: *y0.get(at)?,
                    x1: *x1.get(at)?,
                    y1: *y1.get(at)?,
                },
                before: match breaks.get(at)? {
                    0 => Break::Space,
                    1 => Break::Line,
                    _ => Break::Apart,
                },
                glyphs: Vec::new(),
                size: *size.get(at)?,
                start: Point {
                    x: f32::from_bits(left ^ start.get(at)?),
                    y: *baseline.get(at)?,
                },
                direction: Point {
                    x: *along.get(at)?,
                    y: *down.get(at)?,
                },
            };
            Some((*lengths.get(at)? as usize, word))
        };
        (0..count).map(word).collect::<Option<_>>().map(WordsToRead)
    }

    fn raised(&mut self, count: usize) -> Option<RaisedToRead> {
        let (lengths, firsts) = (self.numbers(count)?, self.numbers(count)?);
        let (lines, words) = (self.numbers(count)?, self.numbers(count)?);
        let (starts, ends) = (self.numbers(count)?, self.numbers(count)?);
        let raised = |at: usize| {
            let raised = Raised {
                line: *lines.get(at)? as usize,
                word: *words.get(at)? as usize,
                letters: *starts.get(at)? as usize..*ends.get(at)? as usize,
                text: String::new(),
                is_first: *firsts.get(at)? != 0,
            };
            Some((*lengths.get(at)? as usize, raised))
        };
        (0..count)
            .map(raised)
            .collect::<Option<_>>()
            .map(RaisedToRead)
    }
}

impl WordsToRead {
    fn read(self, rest: &mut Rest<'_>) -> Option<Vec<Word>> {
        let word = |(length, word)| {
            let text = rest.text(length)?;
            Some(Word { text, ..word })
        };
        self.0.into_iter().map(word).collect()
    }
}

impl RaisedToRead {
    fn read(self, rest: &mut Rest<'_>) -> Option<Vec<Raised>> {
        let raised = |(length, raised)| {
            let text = rest.text(length)?;
            Some(Raised { text, ..raised })
        };
        self.0.into_iter().map(raised).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(text: &str, x: f32, y: f32, before: Break) -> Word {
        Word {
            text: text.to_owned(),
            area: Rect {
                x0: x,
                y0: y - 8.0,
                x1: x + 20.5,
                y1: y + 2.25,
            },
            before,
            glyphs: Vec::new(),
            size: 11.0,
            start: Point { x, y },
            direction: Point { x: 1.0, y: 0.0 },
        }
    }

    fn text(words: Vec<Word>) -> PageText {
        let raised = vec![Raised {
            line: 0,
            word: 1,
            letters: 4..6,
            text: "12".to_owned(),
            is_first: false,
        }];
        PageText::from_words((595.0, 842.0), words, raised)
    }

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let words = vec![
            set("Ärzte", 72.0, 100.0, Break::Line),
            set("без", 99.3, 100.0, Break::Space),
            set("границ", 72.0, 114.0, Break::Apart),
        ];
        let text = text(words);
        let back = unpack(&pack(&text)).unwrap();
        assert_eq!(back, text);
        assert_eq!(back.lines.len(), 2, "its lines are found again");
        let nothing = PageText::default();
        assert_eq!(unpack(&pack(&nothing)).unwrap(), nothing);
    }

    #[test]
    fn what_is_cut_off_or_goes_on_is_not_taken_for_a_text() {
        let packed = pack(&text(vec![set("word", 72.0, 100.0, Break::Line)]));
        for length in 0..packed.len() {
            assert!(unpack(&packed[..length]).is_none(), "{length} bytes");
        }
        let mut plain = Vec::new();
        let mut decoder = ZlibDecoder::new(packed.as_slice());
        decoder.read_to_end(&mut plain).unwrap();
        for length in 0..plain.len() {
            let shorter = Columns(plain[..length].to_owned()).deflated();
            assert!(unpack(&shorter).is_none(), "{length} bytes unpacked");
        }
        plain.push(b' ');
        assert!(unpack(&Columns(plain).deflated()).is_none());
        let endless = Columns(vec![0xff; 64]).deflated();
        assert!(unpack(&endless).is_none(), "more words than bytes");
    }

    proptest! {
        #[test]
        fn any_word_at_any_place_comes_back(
            said in "\\PC{0,12}",
            places in prop::array::uniform9(-1e6_f32..1e6),
            starts_line: bool,
        ) {
            let [x0, y0, x1, y1, size, x, y, along, down] = places;
            let word = Word {
                text: said,
                area: Rect { x0, y0, x1, y1 },
                before: if starts_line { Break::Line } else { Break::Space },
                glyphs: Vec::new(),
                size,
                start: Point { x, y },
                direction: Point { x: along, y: down },
            };
            let text = text(vec![word.clone(), word]);
            prop_assert_eq!(unpack(&pack(&text)).unwrap(), text);
        }

        #[test]
        fn no_bytes_make_it_fall(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _none = unpack(&bytes);
            let _none = unpack(&Columns(bytes).deflated());
        }
    }
}
