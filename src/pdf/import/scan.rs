//! Content cut into operators quickly. Most of a page is arrays of letters, and of most of them it need
//! not be known what is in them. So numbers are read as they come by, all else is stepped over, and an
//! operator is read in full only where its text matters.
//!
//! Whatever is not plain (pictures within the content, numbers such as `--5`, comments in arrays) goes
//! to hayro's reader, from there to the end: nothing is guessed here.

use std::borrow::Cow;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::Object;
use memchr::{memchr, memchr2, memchr3};

use super::plain::{number, word};

/// Numbers before one operator; what has more is read by the other reader.
const MOST_NUMBERS: usize = 6;

/// The operators of some content, one after the other.
pub(super) struct Items<'c> {
    content: &'c [u8],
    at: usize,
    plain: Plain<'c>,
    reader: Option<UntypedIter<'c>>,
}

/// One operator with its operands.
pub(super) enum Item<'i, 'c> {
    Plain(&'i Plain<'c>),
    Read(Instruction<'i, 'c>),
}

/// An operator that was stepped over.
#[derive(Default)]
pub(super) struct Plain<'c> {
    operator: &'c [u8],
    /// The operands and the operator.
    whole: &'c [u8],
    numbers: [f64; MOST_NUMBERS],
    count: usize,
    name: Option<&'c [u8]>,
    /// There are operands besides numbers.
    has_others: bool,
}

impl<'c> Items<'c> {
    pub(super) fn new(content: &'c [u8]) -> Self {
        Items {
            content,
            at: 0,
            plain: Plain::default(),
            reader: None,
        }
    }

    pub(super) fn next(&mut self) -> Option<Item<'_, 'c>> {
        if self.reader.is_none() {
            let start = self.at;
            if self.step().is_some() {
                return Some(Item::Plain(&self.plain));
            }
            self.reader = Some(UntypedIter::new(self.content.get(start..)?));
        }
        self.reader.as_mut()?.next().map(Item::Read)
    }

    /// Steps to behind the next operator; none where it is not plain.
    fn step(&mut self) -> Option<()> {
        let start = self.at;
        self.plain.count = 0;
        self.plain.name = None;
        self.plain.has_others = false;
        loop {
            let rest = self.content.get(self.at..)?;
            let length = match *rest.first()? {
                0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => 1,
                b'%' => memchr2(b'\n', b'\r', rest)?,
                b'+' | b'-' | b'.' | b'0'..=b'9' => {
                    let (number, length) = number(rest)?;
                    *self.plain.numbers.get_mut(self.plain.count)? = number;
                    self.plain.count += 1;
                    length
                }
                b'/' => {
                    let length = 1 + word(rest.get(1..)?);
                    self.plain.name = self.plain.name.or(rest.get(1..length));
                    self.plain.has_others = true;
                    length
                }
                first @ (b'[' | b'(' | b'<') => {
                    self.plain.has_others = true;
                    match first {
                        b'[' => array(rest)?,
                        b'(' => string(rest)?,
                        _ if rest.starts_with(b"<<") => dictionary(rest)?,
                        _ => memchr(b'>', rest)? + 1,
                    }
                }
                _ => {
                    let length = word(rest);
                    let operator = rest.get(..length)?;
                    if matches!(operator, b"" | b"BI") || operator.contains(&b'#') {
                        return None;
                    }
                    self.at += length;
                    self.plain.operator = operator;
                    self.plain.whole = self.content.get(start..self.at)?;
                    return Some(());
                }
            };
            self.at += length;
            if let Some(b' ' | b'\n') = self.content.get(self.at) {
                self.at += 1;
            }
        }
    }
}

/// The length of an array. Of one within another the end is taken for the end of both, and what is
/// left over is not plain.
fn array(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        let rest = bytes.get(at..)?;
        let found = memchr3(b'(', b']', b'%', rest)?;
        match *rest.get(found)? {
            b']' => return Some(at + found + 1),
            b'(' => at += found + string(rest.get(found..)?)?,
            _ => return None,
        }
    }
}

fn string(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (1, 1);
    while depth > 0 {
        at += memchr3(b'(', b')', b'\\', bytes.get(at..)?)?;
        match *bytes.get(at)? {
            b'(' => depth += 1,
            b')' => depth -= 1,
            // What it stands before is no bracket.
            _ => at += 1,
        }
        at += 1;
    }
    Some(at)
}

fn dictionary(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0);
    loop {
        let rest = bytes.get(at..)?;
        at += match *rest.first()? {
            b'(' => string(rest)?,
            b'<' if rest.starts_with(b"<<") => {
                depth += 1;
                2
            }
            b'<' => memchr(b'>', rest)? + 1,
            b'>' if rest.starts_with(b">>") => {
                depth -= 1;
                2
            }
            b'>' | b'%' => return None,
            _ => 1,
        };
        if depth == 0 {
            return Some(at);
        }
    }
}

impl<'c> Item<'_, 'c> {
    pub(super) fn operator(&self) -> &[u8] {
        match self {
            Item::Plain(plain) => plain.operator,
            Item::Read(instruction) => instruction.operator,
        }
    }

    /// Where in its content it stands, with its operands; none where it was not stepped over.
    pub(super) fn range_in(&self, content: &[u8]) -> Option<std::ops::Range<usize>> {
        let Item::Plain(plain) = self else {
            return None;
        };
        let start = (plain.whole.as_ptr() as usize).checked_sub(content.as_ptr() as usize)?;
        Some(start..start + plain.whole.len())
    }

    /// The operands, where they are this many numbers.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        match self {
            Item::Plain(plain) => {
                let numbers = plain.numbers.get(..plain.count)?;
                (!plain.has_others).then_some(())?;
                numbers.try_into().ok()
            }
            Item::Read(instruction) => {
                let mut operands = instruction.operands();
                let mut found = [0.0; N];
                for slot in &mut found {
                    *slot = as_number(operands.next()?)?;
                }
                operands.next().is_none().then_some(found)
            }
        }
    }

    /// The numbers among the operands, the first of them first.
    pub(super) fn number(&self, at: usize) -> Option<f64> {
        match self {
            Item::Plain(plain) => plain.numbers.get(..plain.count)?.get(at).copied(),
            Item::Read(instruction) => instruction.operands().filter_map(as_number).nth(at),
        }
    }

    /// Whether there are operands, and each is this number.
    pub(super) fn all(&self, value: f64) -> bool {
        match self {
            Item::Plain(plain) => {
                let numbers = plain.numbers.get(..plain.count).unwrap_or_default();
                !plain.has_others
                    && !numbers.is_empty()
                    && numbers.iter().all(|number| *number == value)
            }
            Item::Read(instruction) => {
                let mut operands = instruction.operands().peekable();
                operands.peek().is_some()
                    && operands.all(|operand| as_number(operand) == Some(value))
            }
        }
    }

    /// The operand that is a name.
    pub(super) fn name(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Item::Plain(Plain {
                name: Some(name), ..
            }) if !name.contains(&b'#') => Some(Cow::Borrowed(name)),
            Item::Plain(_) => self.objects(first_name),
            Item::Read(instruction) => first_name(&mut instruction.operands()),
        }
    }

    /// The operands, read in full.
    pub(super) fn objects<T>(
        &self,
        look: impl FnOnce(&mut dyn Iterator<Item = &Object<'c>>) -> Option<T>,
    ) -> Option<T> {
        match self {
            Item::Plain(plain) => {
                let mut reader = UntypedIter::new(plain.whole);
                look(&mut reader.next()?.operands())
            }
            Item::Read(instruction) => look(&mut instruction.operands()),
        }
    }
}

fn first_name<'n>(mut objects: &mut dyn Iterator<Item = &Object<'_>>) -> Option<Cow<'n, [u8]>> {
    Iterator::find_map(&mut objects, |operand| match operand {
        Object::Name(name) => Some(Cow::Owned(name.to_vec())),
        _ => None,
    })
}

fn as_number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use hayro_syntax::content::UntypedIter;

    use super::{Item, Items, as_number};

    /// Each operator with its numbers, its name and how many operands it has.
    fn scanned(content: &[u8]) -> Vec<String> {
        let mut items = Items::new(content);
        let mut found = Vec::new();
        while let Some(item) = items.next() {
            let numbers: Vec<f64> = (0..).map_while(|at| item.number(at)).collect();
            let name = item.name().map(|name| name.into_owned());
            let count = item.objects(|all| Some(all.count())).unwrap_or_default();
            let operator = String::from_utf8_lossy(item.operator()).into_owned();
            found.push(format!("{operator} {numbers:?} {name:?} {count}"));
        }
        found
    }

    fn read(content: &[u8]) -> Vec<String> {
        let mut items = UntypedIter::new(content);
        let mut found = Vec::new();
        while let Some(item) = items.next() {
            found.extend([Item::Read(item)].iter().map(|item| {
                let Item::Read(read) = item else {
                    return String::new();
                };
                let numbers: Vec<f64> = read.operands().filter_map(as_number).collect();
                let name = item.name().map(|name| name.into_owned());
                let operator = String::from_utf8_lossy(read.operator);
                format!(
                    "{operator} {numbers:?} {name:?} {}",
                    read.operands().count()
                )
            }));
        }
        found
    }

    #[test]
    fn what_is_stepped_over_is_what_the_reader_reads() {
        for content in [
            "q 1 0 0 1 56.69 764.5 Tm [<0012> 20 (a\\)]b) -3(c(d)e)] TJ Q",
            "/P <</MCID 0/A(x>>)/B<feff>>> BDC (a\\\\)Tj(\\))' 1 2(z)\" EMC",
            "/F#31 12 Tf -.5 +3. 00.25 rg 0 g .1.2 w 1 w",
            "--5 3 Td 1 0 Td 1-2 3 Td 4 5 Td 1e3 w 12abc 7 w 8 w",
            "% a line\n1 w[% in it\n(a)]TJ 2 w [[1 2] 3] 0 d 3 w",
            "BI /W 1/H 1/BPC 8/CS/G ID x EI 1 w true false null 2 w",
            "1 2 3 4 5 6 7 8 /P0 scn [] 0 d () Tj <> Tj 12345678901234567890 w",
            "(no end Tj 1 w",
            "1 w ) 2 w",
            "1 w ] 2 w",
            "1 w > 2 w",
            "1 w {2} w a#62 3 w",
            "[(a) (b] TJ 1 w",
            "0 0 m\0 1 1 l\x0cS\r/N/M 3 x",
        ] {
            assert_eq!(
                scanned(content.as_bytes()),
                read(content.as_bytes()),
                "{content}"
            );
        }
    }
}
