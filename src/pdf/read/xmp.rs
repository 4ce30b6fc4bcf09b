//! What a file says of itself in XMP (ISO 16684-1), as far as a check asks for it.
//!
//! Anybody may have written it, in any of the forms that RDF allows: properties are elements or attributes,
//! and prefixes stand for what they are declared to stand for.

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::facts::XmpFacts;

use super::xml::{Broken, Event, Scanner};

/// Deeper than any honest metadata are, and more name spaces.
const DEEPEST: usize = 64;
const MOST_SPACES: usize = 500;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Name spaces by the prefix under which people know them.
const KNOWN: [(&str, &str); 9] = [
    ("rdf", RDF),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("x", "adobe:ns:meta/"),
];

/// What the packet says; that it cannot be read, where it is no XML in UTF-8.
pub(super) fn xmp(packet: &[u8]) -> XmpFacts {
    let unreadable = XmpFacts::default();
    let Ok(text) = std::str::from_utf8(packet) else {
        return unreadable;
    };
    let mut walk = Walk::default();
    match walk.through(text.trim_start_matches('\u{feff}')) {
        Ok(()) => walk.facts(),
        Err(Broken) => unreadable,
    }
}

/// A value, and the language it is in where it says one.
type Value = (Option<String>, String);

#[derive(Default)]
struct Walk {
    /// Open elements: as written, and by the known prefix.
    open: Vec<(String, String)>,
    /// Prefixes and name spaces, and how many elements were open when they were declared.
    spaces: Vec<(String, String, usize)>,
    names: BTreeSet<String>,
    values: BTreeMap<String, Vec<Value>>,
    text: String,
    language: Option<String>,
}

impl Walk {
    fn through(&mut self, packet: &str) -> Result<(), Broken> {
        let mut scanner = Scanner::new(packet);
        while let Some(event) = scanner.next()? {
            match event {
                Event::Text(text) => self.text.push_str(&text),
                Event::Close(name) => self.close(name)?,
                Event::Open {
                    name,
                    attributes,
                    is_empty,
                } => {
                    self.begin(name, &attributes)?;
                    if is_empty {
                        self.close(name)?;
                    }
                }
            }
        }
        match self.open.is_empty() {
            true => Ok(()),
            false => Err(Broken),
        }
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, String)]) -> Result<(), Broken> {
        let depth = self.open.len();
        if depth >= DEEPEST {
            return Err(Broken);
        }
        for (key, value) in attributes {
            let declared = key
                .strip_prefix("xmlns:")
                .or((*key == "xmlns").then_some(""));
            if let Some(prefix) = declared {
                self.spaces.push((prefix.to_owned(), value.clone(), depth));
            }
        }
        if self.spaces.len() > MOST_SPACES {
            return Err(Broken);
        }
        let known = self.known(name);
        self.open.push((name.to_owned(), known));
        self.text.clear();
        let language = attributes.iter().find(|(key, _)| *key == "xml:lang");
        self.language = language.map(|(_, language)| language.clone());
        if let Some(property) = self.property(self.open.len()) {
            self.names.insert(property);
        }
        if self.is_description(self.open.len()) {
            self.described(attributes);
        }
        Ok(())
    }

    /// Properties that stand as attributes.
    fn described(&mut self, attributes: &[(&str, String)]) {
        for (key, value) in attributes {
            let is_xml = key.starts_with("xml");
            let property = self.known(key);
            if !is_xml && property != "rdf:about" {
                self.names.insert(property.clone());
                let values = self.values.entry(property).or_default();
                values.push((None, value.clone()));
            }
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Broken> {
        let depth = self.open.len();
        let (written, known) = self.open.last().ok_or(Broken)?;
        if written != name {
            return Err(Broken);
        }
        let is_item = known == "rdf:li";
        let of = (1..depth).rev().find_map(|at| self.property(at));
        let property = match self.property(depth) {
            // What stands in a list was taken item by item.
            Some(property) if !self.values.contains_key(&property) => Some(property),
            Some(_) => None,
            None => of.filter(|_| is_item),
        };
        if let Some(property) = property {
            let value = (self.language.take(), std::mem::take(&mut self.text));
            self.values.entry(property).or_default().push(value);
        }
        self.open.pop();
        self.spaces.retain(|(_, _, declared)| *declared < depth - 1);
        Ok(())
    }

    /// Whether the element at this depth, from 1, describes the file.
    fn is_description(&self, depth: usize) -> bool {
        let name = |at: usize| Some(self.open.get(at)?.1.as_str());
        let above = depth.checked_sub(2).and_then(name);
        above == Some("rdf:RDF") && name(depth - 1) == Some("rdf:Description")
    }

    /// The property that the element at this depth is.
    fn property(&self, depth: usize) -> Option<String> {
        let is_one = depth >= 2 && self.is_description(depth - 1);
        self.open
            .get(depth - 1)
            .filter(|_| is_one)
            .map(|(_, known)| known.clone())
    }

    /// A name under the prefix that people know.
    fn known(&self, name: &str) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let mut spaces = self.spaces.iter().rev();
        let space = spaces.find(|(declared, ..)| declared == prefix);
        let known = space.and_then(|(_, space, _)| KNOWN.iter().find(|(_, known)| known == space));
        match known {
            Some((prefix, _)) => format!("{prefix}:{local}"),
            // Not to be taken for one that is known.
            None if KNOWN.iter().any(|(known, _)| *known == prefix) => format!("?{name}"),
            None => name.to_owned(),
        }
    }

    fn facts(self) -> XmpFacts {
        let values = |property: &str| self.values.get(property).into_iter().flatten();
        let first = |property: &str| values(property).next().map(|(_, value)| value.clone());
        let is_default = |value: &&Value| value.0.as_deref() == Some("x-default");
        let title = values("dc:title")
            .find(is_default)
            .map(|(_, title)| title.clone());
        XmpFacts {
            is_readable: true,
            title,
            language: first("dc:language"),
            producer: first("pdf:Producer"),
            ua_part: first("pdfuaid:part"),
            properties: self.names.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACES: &str = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/pdf/1.3/' xmlns:ua='http://www.aiim.org/pdfua/ns/id/'";

    fn told(description: &str) -> String {
        let packet = format!(
            "<?xpacket begin='\u{feff}'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF {SPACES}>{description}</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
        );
        let facts = xmp(packet.as_bytes());
        let told = [facts.title, facts.language, facts.producer, facts.ua_part];
        let told = told.map(|value| value.unwrap_or("-".to_owned()));
        format!("{}: {}", told.join(" "), facts.properties.join(" "))
    }

    #[test]
    fn what_it_says_is_read_in_whichever_form_it_stands() {
        for (description, expected) in [
            (
                "<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='de'>nein</rdf:li><rdf:li xml:lang='x-default'>A &lt; B</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language><p:Producer>me</p:Producer><ua:part>1</ua:part></rdf:Description>",
                "A < B en-GB me 1: dc:language dc:title pdf:Producer pdfuaid:part",
            ),
            (
                "<rdf:Description rdf:about='' p:Producer='me' ua:part='1'/>",
                "- - me 1: pdf:Producer pdfuaid:part",
            ),
            (
                "<rdf:Description p:Producer='me'/><rdf:Description xmlns:q='http://ns.adobe.com/xap/1.0/'><q:CreateDate>now</q:CreateDate><dc:creator><rdf:Seq><rdf:li>Jane</rdf:li></rdf:Seq></dc:creator></rdf:Description>",
                "- - me -: dc:creator pdf:Producer xmp:CreateDate",
            ),
            // A prefix is nothing in itself.
            (
                "<rdf:Description xmlns:ua='http://example.org/'><ua:part>1</ua:part></rdf:Description>",
                "- - - -: ua:part",
            ),
            (
                "<rdf:Description xmlns:pdfuaid='http://example.org/'><pdfuaid:part>1</pdfuaid:part></rdf:Description>",
                "- - - -: ?pdfuaid:part",
            ),
            // Only what is said of the file counts.
            (
                "<rdf:Description><dc:source><rdf:Description><ua:part>1</ua:part></rdf:Description></dc:source></rdf:Description>",
                "- - - -: dc:source",
            ),
        ] {
            assert_eq!(told(description), expected, "{description}");
        }
    }

    #[test]
    fn what_is_no_packet_is_said_to_be_unreadable() {
        let deep = "<a>".repeat(100_000);
        let wide: String = (0..9000).map(|at| format!(" xmlns:n{at}='u'")).collect();
        let wide = format!("<a{wide}><b/></a>");
        for packet in ["<a><b></a></b>", "<a>", "</a>", "\u{0}<", &deep, &wide] {
            assert!(!xmp(packet.as_bytes()).is_readable, "{:.20}", packet);
        }
        assert!(!xmp(b"<a>\xff</a>").is_readable);
    }
}
