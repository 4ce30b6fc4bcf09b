//! XML, as far as metadata need it: elements, their attributes and the text between them (XML 1.0, fifth
//! edition). What is not well-formed is refused, and so is whatever declares types or entities of its own.

/// One thing after the other.
#[derive(Debug, PartialEq)]
pub(super) enum Event<'x> {
    /// `is_empty` where it ends at once.
    Open {
        name: &'x str,
        attributes: Vec<(&'x str, String)>,
        is_empty: bool,
    },
    Close(&'x str),
    Text(String),
}

pub(super) struct Scanner<'x> {
    rest: &'x str,
}

/// No XML, or more than is read here.
#[derive(Debug, PartialEq)]
pub(super) struct Broken;

impl<'x> Scanner<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        Scanner { rest: text }
    }

    /// None at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'x>>, Broken> {
        loop {
            let Some(begun) = self.rest.strip_prefix('<') else {
                return self.text();
            };
            let skipped = match begun {
                comment if comment.starts_with("!--") => self.until("-->")?,
                data if data.starts_with("![CDATA[") => {
                    let data = self.until("]]>")?;
                    let data = data.strip_prefix("<![CDATA[").ok_or(Broken)?;
                    return Ok(Some(Event::Text(line_ends(data))));
                }
                note if note.starts_with('?') => self.until("?>")?,
                declared if declared.starts_with('!') => return Err(Broken),
                _ => return self.tag().map(Some),
            };
            let _nothing_of_it = skipped;
        }
    }

    /// What stands before the next such end, and goes behind it.
    fn until(&mut self, end: &str) -> Result<&'x str, Broken> {
        let (before, behind) = self.rest.split_once(end).ok_or(Broken)?;
        self.rest = behind;
        Ok(before)
    }

    fn text(&mut self) -> Result<Option<Event<'x>>, Broken> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(Some(Event::Text(resolved(&line_ends(text))?)))
    }

    fn tag(&mut self) -> Result<Event<'x>, Broken> {
        let inner = self.rest.strip_prefix('<').ok_or(Broken)?;
        let end = end_of_tag(inner).ok_or(Broken)?;
        let (tag, rest) = inner.split_at(end);
        self.rest = rest.strip_prefix('>').ok_or(Broken)?;
        if let Some(name) = tag.strip_prefix('/') {
            return Ok(Event::Close(name.trim_end()));
        }
        let (tag, is_empty) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
        let (name, entries) = tag.split_at(end);
        if name.is_empty() {
            return Err(Broken);
        }
        let attributes = attributes(entries)?;
        Ok(Event::Open {
            name,
            attributes,
            is_empty,
        })
    }
}

/// Where a tag ends: not inside the value of an attribute.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        false
    })
}

fn attributes(mut entries: &str) -> Result<Vec<(&str, String)>, Broken> {
    let mut found = Vec::new();
    loop {
        entries = entries.trim_start();
        if entries.is_empty() {
            return Ok(found);
        }
        let (name, value) = entries.split_once('=').ok_or(Broken)?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quote = quote.ok_or(Broken)?;
        let (value, behind) = value
            .get(1..)
            .and_then(|value| value.split_once(quote))
            .ok_or(Broken)?;
        found.push((name.trim_end(), resolved(value)?));
        entries = behind;
    }
}

/// As a reader of XML hands them on (2.11).
fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// With the five named characters and those named by number.
fn resolved(text: &str) -> Result<String, Broken> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        let (name, behind) = from.split_once(';').ok_or(Broken)?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            number => numbered(number).ok_or(Broken)?,
        });
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(number.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<String, Broken> {
        let mut scanner = Scanner::new(text);
        let mut told = String::new();
        while let Some(event) = scanner.next()? {
            told.push_str(&match event {
                Event::Open {
                    name,
                    attributes,
                    is_empty,
                } => {
                    let entries = attributes
                        .iter()
                        .map(|(name, value)| format!(" {name}={value}"));
                    let end = if is_empty { "/" } else { "" };
                    format!("[{name}{}{end}]", entries.collect::<String>())
                }
                Event::Close(name) => format!("[/{name}]"),
                Event::Text(text) => text,
            });
        }
        Ok(told)
    }

    #[test]
    fn elements_attributes_and_text_are_told_apart() {
        for (text, expected) in [
            ("<a>b</a>", "[a]b[/a]"),
            (
                "<?x y?><!-- <no> --><a b='1>2' c = \"&quot;&#x41;&#66;\"/>",
                "[a b=1>2 c=\"AB/]",
            ),
            ("<a>&lt;&amp;&gt;&apos;<![CDATA[<&]]></a >", "[a]<&>'<&[/a]"),
            ("<a>1\r\n2\r3&#13;4</a>", "[a]1\n2\n3\r4[/a]"),
            ("", ""),
        ] {
            assert_eq!(told(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_xml_or_declares_something_is_refused() {
        for text in [
            "<a",
            "<a b>",
            "<a b=1>",
            "<a b='1>",
            "< a>",
            "<>",
            "<!-- x",
            "<?x",
            "<![CDATA[ x",
            "&nbsp;",
            "&#xD800;",
            "&#;",
            "a & b",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        ] {
            assert_eq!(told(text), Err(Broken), "{text}");
        }
    }
}
