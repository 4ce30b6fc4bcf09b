//! The words of a part, paragraph by paragraph, as they would be printed.

use std::collections::BTreeMap;

use super::Unread;
use super::runs::{Note, Paragraph};
use super::xml::{Element, Said, Space, each};

/// Which part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    #[default]
    Text,
    Footnotes,
    Endnotes,
}

#[derive(Debug, Default)]
pub(super) struct Body {
    /// It is the text of a Word document, not of a spreadsheet or of something else.
    pub is_document: bool,
    pub paragraphs: Vec<Paragraph>,
    /// Where the part is one of notes.
    pub notes: BTreeMap<Note, Vec<Paragraph>>,
}

/// With all that stands in them: what is not printed, and what stands there a second time.
fn is_passed_over(element: &Element<'_>) -> bool {
    match element.space {
        Space::Word => matches!(
            element.name,
            "del"
                | "moveFrom"
                | "delText"
                | "delInstrText"
                | "instrText"
                | "pPrChange"
                | "rPrChange"
                | "sectPrChange"
                | "tblPrChange"
                | "tcPrChange"
                | "trPrChange"
                | "numberingChange"
                | "rt"
        ),
        Space::Compatibility => element.name == "Fallback",
        Space::Other => false,
    }
}

#[derive(Debug, Default)]
struct Parser {
    kind: Kind,
    body: Body,
    /// Paragraphs may stand in text boxes of others: the innermost last.
    open: Vec<Paragraph>,
    /// One whose end was deleted.
    endless: Option<Paragraph>,
    /// Elements within one that is passed over.
    passed_over: usize,
    in_properties: bool,
    is_hidden: bool,
    is_raised: bool,
    /// What stands in the innermost element of text, and whether spaces at its ends count.
    text: Option<(String, bool)>,
    note: Option<Note>,
    /// Tables within which it stands.
    tables: usize,
}

impl Body {
    pub(super) fn of(part: &[u8], kind: Kind) -> Result<Body, Unread> {
        let mut parser = Parser {
            kind,
            ..Parser::default()
        };
        each(part, &mut |said| {
            match said {
                Said::Begins(_) if parser.passed_over > 0 => parser.passed_over += 1,
                Said::Ends(..) if parser.passed_over > 0 => parser.passed_over -= 1,
                Said::Begins(element) => parser.begins(&element),
                Said::Ends(Space::Word, name) => parser.ends(name),
                Said::Text(said) => {
                    if let Some((text, _)) =
                        parser.text.as_mut().filter(|_| parser.passed_over == 0)
                    {
                        text.push_str(said);
                    }
                }
                Said::Ends(..) => {}
            }
            Ok(())
        })?;
        parser.put_endless();
        Ok(parser.body)
    }
}

impl Parser {
    fn begins(&mut self, element: &Element<'_>) {
        if self.in_properties && element.space == Space::Word {
            let is_change = is_passed_over(element);
            if let Some(paragraph) = self.open.last_mut() {
                paragraph.properties.take(element);
            }
            self.passed_over = usize::from(is_change);
            return;
        }
        if is_passed_over(element) {
            self.passed_over = 1;
            return;
        }
        if element.space == Space::Word {
            self.word(element);
        }
    }

    fn word(&mut self, element: &Element<'_>) {
        match element.name {
            "document" => self.body.is_document = true,
            "p" => self.open.push(Paragraph {
                is_in_table: self.tables > 0,
                ..Paragraph::default()
            }),
            "tbl" => self.tables += 1,
            "pPr" => self.in_properties = !self.open.is_empty(),
            "r" => (self.is_hidden, self.is_raised) = (false, false),
            "vanish" => self.is_hidden = element.is_on(),
            "vertAlign" => {
                self.is_raised = element.attribute("val").as_deref() == Some("superscript");
            }
            "t" => {
                let keeps = element.attribute("space").as_deref() == Some("preserve");
                self.text = Some((String::new(), keeps));
            }
            "tab" | "ptab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => self.push(symbol(element).encode_utf8(&mut [0; 4])),
            "lastRenderedPageBreak" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.pages.push(paragraph.text.len());
                }
            }
            "footnoteReference" => self.call(Kind::Footnotes, element),
            "endnoteReference" => self.call(Kind::Endnotes, element),
            "footnote" | "endnote" => {
                // Lines that part notes from the text are kept among them.
                let is_own = element
                    .attribute("type")
                    .is_none_or(|kind| kind == "normal");
                let note = element.attribute("id").filter(|_| is_own);
                self.note = note.map(|id| (self.kind, id));
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.is_hidden) {
            paragraph.push(text, self.is_raised);
        }
    }

    fn call(&mut self, kind: Kind, element: &Element<'_>) {
        let note = element.attribute("id").map(|id| (kind, id));
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.is_hidden) {
            let at = paragraph.text.len();
            paragraph.calls.extend(note.map(|note| (at, note)));
        }
    }

    fn ends(&mut self, name: &str) {
        match name {
            "pPr" => self.in_properties = false,
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "t" => {
                let (text, keeps) = self.text.take().unwrap_or_default();
                self.push(if keeps { &text } else { text.trim() });
            }
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.put(paragraph);
                }
            }
            "footnote" | "endnote" => {
                self.put_endless();
                self.note = None;
            }
            _ => {}
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        let whole = match self.endless.take() {
            Some(mut endless) => {
                endless.go_on(paragraph);
                endless
            }
            None => paragraph,
        };
        match whole.properties.has_no_end {
            true => self.endless = Some(whole),
            false => self.add(whole),
        }
    }

    fn put_endless(&mut self) {
        if let Some(endless) = self.endless.take() {
            self.add(endless);
        }
    }

    fn add(&mut self, paragraph: Paragraph) {
        match (self.kind, &self.note) {
            (Kind::Text, _) => self.body.paragraphs.push(paragraph),
            (_, Some(note)) => {
                let own = self.body.notes.entry(note.clone());
                own.or_default().push(paragraph);
            }
            (_, None) => {}
        }
    }
}

/// A letter of a font of symbols; one that nobody knows where it has no number of its own.
fn symbol(element: &Element<'_>) -> char {
    let code = element.attribute("char");
    let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
    let letter = code.and_then(char::from_u32);
    let is_own =
        |letter: &char| !letter.is_control() && !('\u{e000}'..='\u{f8ff}').contains(letter);
    letter.filter(is_own).unwrap_or('\u{fffd}')
}
