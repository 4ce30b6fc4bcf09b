//! The elements of a part, one after the other.
//!
//! No entity is resolved but the five of XML and numbers of letters, nothing is fetched, and how deep elements
//! may lie within each other is bounded: a paper comes from anywhere.

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::Unread;

/// Elements within elements. In tables within text boxes there are forty.
const DEEPEST: usize = 300;

/// Names of spaces that hold at one place. Word has some forty; looking for one goes through all.
const MOST_SPACES: usize = 200;

/// Whose word an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Words and paragraphs.
    Word,
    /// What other programs may read instead.
    Compatibility,
    Other,
}

/// What comes next in a part.
pub(super) enum Said<'x> {
    Begins(Element<'x>),
    Ends(Space, &'x str),
    Text(&'x str),
}

pub(super) struct Element<'x> {
    pub space: Space,
    pub name: &'x str,
    start: &'x BytesStart<'x>,
}

impl Element<'_> {
    /// The value of an attribute, by its name without what stands before the colon.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.start.attributes();
        let all = all.with_checks(false).flatten();
        let mut own = all.filter(|one| one.key.local_name().as_ref() == name.as_bytes());
        let value = own.next()?.value;
        String::from_utf8(value.into_owned()).ok()
    }

    /// Whether something that can be on or off is on: it is where nothing is said.
    pub(super) fn is_on(&self) -> bool {
        let value = self.attribute("val");
        !matches!(value.as_deref(), Some("0" | "false" | "off"))
    }
}

/// Goes through a part.
pub(super) fn each(
    part: &[u8],
    take: &mut dyn FnMut(Said<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let text = std::str::from_utf8(part).map_err(|_other| Unread::Damaged)?;
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    // Of each open element, how many names of spaces it has.
    let mut open: Vec<usize> = Vec::new();
    let mut spaces = 0;
    loop {
        let read = reader.read_resolved_event();
        let (space, event) = read.map_err(|_broken| Unread::Damaged)?;
        let space = self::space(&space);
        match event {
            Event::Start(start) => {
                let own = memchr::memmem::find_iter(start.attributes_raw(), b"xmlns").count();
                open.push(own);
                spaces += own;
                if open.len() > DEEPEST || spaces > MOST_SPACES {
                    return Err(Unread::TooDeep);
                }
                let name = start.local_name();
                let name = std::str::from_utf8(name.as_ref()).unwrap_or_default();
                take(Said::Begins(Element {
                    space,
                    name,
                    start: &start,
                }))?;
            }
            Event::End(end) => {
                spaces -= open.pop().ok_or(Unread::Damaged)?;
                let name = end.local_name();
                take(Said::Ends(
                    space,
                    std::str::from_utf8(name.as_ref()).unwrap_or_default(),
                ))?;
            }
            Event::Text(said) => {
                let said = said.decode().map_err(|_broken| Unread::Damaged)?;
                take(Said::Text(&said))?;
            }
            Event::CData(said) => {
                let said = said.decode().map_err(|_broken| Unread::Damaged)?;
                take(Said::Text(&said))?;
            }
            Event::GeneralRef(named) => {
                let letter = letter(&named).ok_or(Unread::Damaged)?;
                take(Said::Text(letter.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => return Err(Unread::DocumentType),
            Event::Eof if open.is_empty() => return Ok(()),
            Event::Eof => return Err(Unread::Damaged),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Empty(_) => {}
        }
    }
}

fn letter(named: &BytesRef<'_>) -> Option<char> {
    if named.is_char_ref() {
        return named.resolve_char_ref().ok()?;
    }
    match named.decode().ok()?.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn space(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(name) = resolved else {
        return Space::Other;
    };
    match name.as_ref() {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | b"http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        _ => Space::Other,
    }
}
