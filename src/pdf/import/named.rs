//! Which resources content names, so that only those are copied with a page.
//!
//! Unlike `scan`, this reads on behind whatever is not content: a viewer goes on there too, and a name
//! that was missed would be a picture missing from a page. Where it cannot be known what is a name
//! (behind a picture within the content whose end is not plain), everything that looks like one counts.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use hayro_syntax::object::Name;
use memchr::{memchr, memchr2};

use super::inline_picture::{Effort, End, end_of_picture, is_photograph};
use super::plain::{is_regular, word};

/// A kind of resource that content names (ISO 32000-1, table 33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pdf) enum ResourceKind {
    ColorSpace,
    ExtGState,
    Font,
    Pattern,
    Properties,
    Shading,
    XObject,
}

impl ResourceKind {
    pub(in crate::pdf) const ALL: [ResourceKind; 7] = [
        ResourceKind::ColorSpace,
        ResourceKind::ExtGState,
        ResourceKind::Font,
        ResourceKind::Pattern,
        ResourceKind::Properties,
        ResourceKind::Shading,
        ResourceKind::XObject,
    ];

    /// Its key in a dictionary of resources.
    pub(in crate::pdf) fn key(self) -> &'static str {
        match self {
            ResourceKind::ColorSpace => "ColorSpace",
            ResourceKind::ExtGState => "ExtGState",
            ResourceKind::Font => "Font",
            ResourceKind::Pattern => "Pattern",
            ResourceKind::Properties => "Properties",
            ResourceKind::Shading => "Shading",
            ResourceKind::XObject => "XObject",
        }
    }

    fn of(operator: &[u8]) -> Option<ResourceKind> {
        Some(match operator {
            b"Do" => ResourceKind::XObject,
            b"Tf" => ResourceKind::Font,
            b"gs" => ResourceKind::ExtGState,
            b"sh" => ResourceKind::Shading,
            b"cs" | b"CS" => ResourceKind::ColorSpace,
            b"scn" | b"SCN" | b"sc" | b"SC" => ResourceKind::Pattern,
            b"BDC" | b"DP" => ResourceKind::Properties,
            _ => return None,
        })
    }
}

/// Names of resources, with escapes resolved.
pub(in crate::pdf) type Names = BTreeSet<(ResourceKind, Vec<u8>)>;

/// A photograph that stands in content itself: what may have notes in it that no page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pdf) struct Photograph {
    /// Between the operators `BI` and `ID`.
    pub(in crate::pdf) entries: Range<usize>,
    /// Behind the operator `ID`, and up to the end of the operator `EI`.
    pub(in crate::pdf) data: Range<usize>,
    pub(in crate::pdf) end: End,
}

/// Adds what some content names, and finds the photographs that stand in it.
pub(in crate::pdf) fn named(content: &[u8], found: &mut Names) -> Vec<Photograph> {
    let mut reader = Reader::new(content, found);
    let (mut picture, mut is_odd) = (None, false);
    while let Some(step) = reader.step() {
        match step {
            Step::Picture(data) if !is_odd => picture = Some(data),
            Step::Odd if picture.is_some() => is_odd = true,
            Step::Odd | Step::Plain | Step::Picture(_) => {}
        }
    }
    // What follows a picture is odd: perhaps its end was taken for another.
    if is_odd || reader.depth == CUT_OFF {
        let from = picture.unwrap_or(content.len());
        reader.everything_in(content.get(from..).unwrap_or_default());
        reader.doubt_from(from);
    }
    reader.photographs
}

/// The lists of properties that stand in some content, where they have entries for files.
pub(super) fn lists_of_properties(content: &[u8]) -> Vec<&[u8]> {
    let mut names = Names::new();
    let mut reader = Reader::new(content, &mut names);
    while reader.step().is_some() {}
    reader.lists
}

struct Reader<'c, 'f> {
    content: &'c [u8],
    at: usize,
    /// Of arrays and dictionaries around what is read.
    depth: u32,
    /// Names before the next operator, and whether each stands by itself.
    operands: Vec<(&'c [u8], bool)>,
    /// For the ends of pictures.
    effort: Effort,
    found: &'f mut Names,
    photographs: Vec<Photograph>,
    /// Where the outermost dictionary begins and ends that was read last.
    dictionary: Range<usize>,
    /// Lists of properties with entries for files.
    lists: Vec<&'c [u8]>,
}

enum Step {
    /// Nothing that its reader has to know.
    Plain,
    /// What no content has outside of strings and pictures.
    Odd,
    /// A picture within the content; its data begin there.
    Picture(usize),
}

/// A string that does not end.
const CUT_OFF: u32 = u32::MAX;

impl<'c, 'f> Reader<'c, 'f> {
    fn new(content: &'c [u8], found: &'f mut Names) -> Self {
        Reader {
            content,
            at: 0,
            depth: 0,
            operands: Vec::new(),
            effort: Effort::on(content),
            found,
            photographs: Vec::new(),
            dictionary: 0..0,
            lists: Vec::new(),
        }
    }

    /// Reads on to where something is said; none at the end. Most of what content is made of says nothing
    /// here: numbers, strings, operators of drawing.
    fn step(&mut self) -> Option<Step> {
        loop {
            let rest = self.content.get(self.at..)?;
            let passed = rest.iter().position(|byte| !is_passed(*byte));
            self.at += passed.unwrap_or(rest.len());
            let rest = self.content.get(self.at..)?;
            if !is_regular(*rest.first()?) {
                self.delimited(rest)?;
                continue;
            }
            let length = word(rest);
            self.at += length;
            match self.operator(rest.get(..length)?) {
                Step::Plain => {}
                step => return Some(step),
            }
        }
    }

    /// A name, a string, a remark, the begin or the end of something, or white space.
    fn delimited(&mut self, rest: &'c [u8]) -> Option<()> {
        let length = match *rest.first()? {
            b'/' => {
                let length = 1 + word(rest.get(1..)?);
                let name = rest.get(1..length).unwrap_or_default();
                self.operands.push((name, self.depth == 0));
                length
            }
            b'(' => match string(rest) {
                Some(length) => length,
                None => {
                    self.depth = CUT_OFF;
                    rest.len()
                }
            },
            b'%' => memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
            b'<' if rest.starts_with(b"<<") => {
                if self.depth == 0 {
                    self.dictionary.start = self.at;
                }
                self.deeper(2)
            }
            b'<' => memchr(b'>', rest).map_or(rest.len(), |end| end + 1),
            b'>' if rest.starts_with(b">>") => {
                self.dictionary.end = self.at + 2;
                self.higher(2)
            }
            b'[' => self.deeper(1),
            b']' => self.higher(1),
            _ => 1,
        };
        self.at += length;
        Some(())
    }

    fn deeper(&mut self, length: usize) -> usize {
        self.depth = self.depth.saturating_add(1).min(CUT_OFF - 1);
        length
    }

    fn higher(&mut self, length: usize) -> usize {
        self.depth = self.depth.saturating_sub(1);
        length
    }

    /// An operator, also one that stood right behind a number.
    fn operator(&mut self, operator: &'c [u8]) -> Step {
        if matches!(operator, b"true" | b"false" | b"null") {
            return Step::Plain;
        }
        // A reference within a list of properties, where no content should have one.
        if operator == b"R" && self.depth > 0 {
            return Step::Plain;
        }
        if operator == b"BI" {
            return self.picture();
        }
        if let Some(kind) = ResourceKind::of(operator) {
            // The first is the tag of what is marked, and a list of properties has names of its own.
            let is_property = kind == ResourceKind::Properties;
            let is_of_files =
                |(name, alone): &(&[u8], bool)| !alone && matches!(*name, b"AF" | b"MCAF");
            if is_property && self.operands.iter().any(is_of_files) {
                self.lists.extend(self.content.get(self.dictionary.clone()));
            }
            for (name, stands_alone) in self.operands.iter().skip(usize::from(is_property)) {
                if *stands_alone || !is_property {
                    self.found.insert((kind, unescaped(name)));
                }
            }
        }
        self.operands.clear();
        self.depth = 0;
        if operator.is_ascii() {
            Step::Plain
        } else {
            Step::Odd
        }
    }

    /// A picture within the content: its colours may have a name, its data are stepped over.
    fn picture(&mut self) -> Step {
        (self.depth, self.operands) = (0, Vec::new());
        let entries = self.at;
        loop {
            let rest = self.content.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                return Step::Plain;
            }
            if rest.starts_with(b"ID") {
                break;
            }
            let length = word(rest);
            if length > 0 {
                self.at += length;
            } else if self.delimited(rest).is_none() {
                return Step::Plain;
            }
        }
        self.colours();
        let data = self.at + 2;
        let place = entries..self.at;
        let entries = self.content.get(place.clone()).unwrap_or_default();
        let rest = self.content.get(data..).unwrap_or_default();
        let end = end_of_picture(entries, rest, &mut self.effort);
        self.at = data + end.length();
        let all = data..self.at;
        if is_photograph(entries, self.content.get(all.clone()).unwrap_or_default()) {
            self.photographs.push(Photograph {
                entries: place,
                data: all,
                end,
            });
        }
        match end {
            End::Certain(_) => return Step::Plain,
            End::Plain(_) => {}
            End::Doubtful(length) => self.everything_in(rest.get(..length).unwrap_or_default()),
        }
        Step::Picture(data)
    }

    /// The names that stand for the colours of a picture within the content (ISO 32000-1, 8.9.7).
    fn colours(&mut self) {
        let (mut is_expected, mut is_within) = (false, false);
        for (name, stands_alone) in std::mem::take(&mut self.operands) {
            if is_expected || (is_within && !stands_alone) {
                let name = unescaped(name);
                self.found.insert((ResourceKind::ColorSpace, name));
                (is_expected, is_within) = (false, !stands_alone);
            } else {
                is_expected = stands_alone && matches!(name, b"CS" | b"ColorSpace");
                is_within = false;
            }
        }
        self.depth = 0;
    }

    /// Photographs from here on whose end is only likely may end elsewhere.
    fn doubt_from(&mut self, from: usize) {
        let behind = self
            .photographs
            .iter_mut()
            .filter(|one| one.data.start >= from);
        for photograph in behind {
            if let End::Plain(length) = photograph.end {
                photograph.end = End::Doubtful(length);
            }
        }
    }

    /// Takes everything that looks like a name for one.
    fn everything_in(&mut self, rest: &[u8]) {
        for at in memchr::memchr_iter(b'/', rest) {
            let from = rest.get(at + 1..).unwrap_or_default();
            let name = from.get(..word(from)).unwrap_or_default();
            for kind in ResourceKind::ALL {
                self.found.insert((kind, unescaped(name)));
            }
        }
    }
}

fn unescaped(name: &[u8]) -> Vec<u8> {
    let read = Name::new(name).map(|name| Cow::Owned(name.to_vec()));
    read.unwrap_or(Cow::Borrowed(name)).into_owned()
}

/// White space, and what numbers are made of.
fn is_passed(byte: u8) -> bool {
    const PASSED: [bool; 256] = {
        let mut table = [false; 256];
        let passed = b"\0\t\n\x0c\r 0123456789+-.";
        let mut at = 0;
        while at < passed.len() {
            table[passed[at] as usize] = true;
            at += 1;
        }
        table
    };
    PASSED[usize::from(byte)]
}

/// Most strings are shorter: a few letters between two corrections of their distance.
const SHORT: usize = 16;

/// The length of a string, none where it has no end.
fn string(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (1, 1);
    while depth > 0 {
        let rest = bytes.get(at..)?;
        let first = rest.iter().take(SHORT);
        let near = first
            .into_iter()
            .position(|byte| matches!(byte, b'(' | b')' | b'\\'));
        at += match near {
            Some(near) => near,
            None => SHORT + memchr::memchr3(b'(', b')', b'\\', rest.get(SHORT..)?)?,
        };
        match *bytes.get(at)? {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => at += 1,
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests;
