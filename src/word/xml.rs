//! XML written as it is needed: elements with attributes, and text in which nothing is taken for markup.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A part of a package while it is written.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    pub(super) fn new() -> Xml {
        Xml("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    pub(super) fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    pub(super) fn end(&mut self, name: &str) {
        self.0.extend(["</", name, ">"]);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&harmless(text));
    }

    /// An element with text and nothing else in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.begin(name, attributes);
        self.text(text);
        self.end(name);
    }

    /// What is XML already.
    pub(super) fn raw(&mut self, xml: &str) {
        self.0.push_str(xml);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], close: &str) {
        self.0.extend(["<", name]);
        for (name, value) in attributes {
            self.0.extend([" ", name, "=\"", &harmless(value), "\""]);
        }
        self.0.push_str(close);
    }
}

/// Text as it may stand in XML, which has no sign for most control characters (XML 1.0, 2.2).
pub(super) fn harmless(text: &str) -> String {
    let is_allowed = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let text = match text.contains(|c| !is_allowed(c)) {
        true => Cow::Owned(text.replace(|c| !is_allowed(c), "\u{fffd}")),
        false => Cow::Borrowed(text),
    };
    escape(text.as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_markup_or_refused() {
        let mut xml = Xml::new();
        xml.begin("a", &[("b", "\"<&>'")]);
        xml.text("<c/> & \u{0}\u{b}\u{1f}\u{ffff} end");
        xml.end("a");
        let written = String::from_utf8(xml.bytes()).unwrap();
        let own = written.lines().nth(1).unwrap();
        assert_eq!(
            own,
            "<a b=\"&quot;&lt;&amp;&gt;&apos;\">&lt;c/&gt; &amp; \u{fffd}\u{fffd}\u{fffd}\u{fffd} end</a>"
        );
    }
}
