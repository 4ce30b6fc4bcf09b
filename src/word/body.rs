//! The text of a Word document: paragraphs, tables, links.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::layout::PaperSize;

use super::document::{Block, Document, Link, Paragraph, Row, Run, Style, Table};
use super::parts::{FIRST_WEB_RELATION, FOOTER_RELATION, HEADER_RELATION, MAIN, RELATIONS};
use super::runs::stretches;
use super::xml::Xml;

/// Twentieths of a point, as Word counts.
const TWENTIETHS: f32 = 20.0;

/// Word takes no longer names of bookmarks.
const LONGEST_BOOKMARK: usize = 40;

/// The part, and the web addresses that it leads to, in the order of their relations.
pub(super) fn body(document: &Document) -> (Vec<u8>, Vec<String>) {
    let mut writer = Writer {
        xml: Xml::new(),
        web: BTreeMap::new(),
        bookmarks: 0,
    };
    let xml = &mut writer.xml;
    xml.begin("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    xml.begin("w:body", &[]);
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => writer.paragraph(paragraph),
            Block::Table(table) => writer.table(table, &document.paper),
        }
    }
    writer.section(&document.paper);
    writer.xml.end("w:body");
    writer.xml.end("w:document");
    let mut web: Vec<(String, usize)> = writer.web.into_iter().collect();
    web.sort_by_key(|(_, number)| *number);
    let web = web.into_iter().map(|(address, _)| address);
    (writer.xml.bytes(), web.collect())
}

struct Writer {
    xml: Xml,
    /// Numbers of relations by address.
    web: BTreeMap<String, usize>,
    bookmarks: usize,
}

impl Writer {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let all: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
        let (is_rtl, stretches) = stretches(&all, paragraph.is_natural);
        self.xml.begin("w:p", &[]);
        self.properties(paragraph, is_rtl);
        let bookmark = paragraph.bookmark.as_deref().map(bookmark_name);
        let id = self.bookmarks.to_string();
        if let Some(name) = &bookmark {
            self.bookmarks += 1;
            let attributes = [("w:id", id.as_str()), ("w:name", name)];
            self.xml.empty("w:bookmarkStart", &attributes);
        }
        let mut start = 0;
        for run in &paragraph.runs {
            let own = start..start + run.text.len();
            start = own.end;
            let parts = stretches.iter().filter_map(|stretch| {
                let part = both(&own, &stretch.bytes)?;
                Some((all.get(part)?, stretch.is_rtl))
            });
            self.run(run, parts);
        }
        if bookmark.is_some() {
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        }
        self.xml.end("w:p");
    }

    /// In the order of the schema.
    fn properties(&mut self, paragraph: &Paragraph, is_rtl: bool) {
        let xml = &mut self.xml;
        xml.begin("w:pPr", &[]);
        if let Some(style) = style_name(paragraph.style) {
            xml.empty("w:pStyle", &[("w:val", style)]);
        }
        if paragraph.keeps_with_next {
            xml.empty("w:keepNext", &[]);
        }
        if paragraph.begins_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if is_rtl {
            xml.empty("w:bidi", &[]);
        }
        xml.end("w:pPr");
    }

    fn run<'t>(&mut self, run: &Run, parts: impl Iterator<Item = (&'t str, bool)>) {
        match &run.link {
            Some(Link::Web(address)) => {
                let next = FIRST_WEB_RELATION + self.web.len();
                let number = self.web.entry(address.clone()).or_insert(next);
                let id = format!("rId{number}");
                let attributes = [("r:id", id.as_str()), ("w:history", "1")];
                self.xml.begin("w:hyperlink", &attributes);
            }
            Some(Link::Bookmark(name)) => {
                let name = bookmark_name(name);
                let attributes = [("w:anchor", name.as_str()), ("w:history", "1")];
                self.xml.begin("w:hyperlink", &attributes);
            }
            None => {}
        }
        for (text, is_rtl) in parts {
            self.stretch(run, text, is_rtl);
        }
        if run.link.is_some() {
            self.xml.end("w:hyperlink");
        }
    }

    fn stretch(&mut self, run: &Run, text: &str, is_rtl: bool) {
        let xml = &mut self.xml;
        xml.begin("w:r", &[]);
        let is_plain = !run.is_bold && !run.is_italic && run.link.is_none() && !is_rtl;
        if !is_plain {
            xml.begin("w:rPr", &[]);
            if run.link.is_some() {
                xml.empty("w:rStyle", &[("w:val", "Hyperlink")]);
            }
            for (is_so, names) in [
                (run.is_bold, ["w:b", "w:bCs"]),
                (run.is_italic, ["w:i", "w:iCs"]),
            ] {
                for name in names.iter().filter(|_| is_so) {
                    xml.empty(name, &[]);
                }
            }
            if is_rtl {
                xml.empty("w:rtl", &[]);
            }
            xml.end("w:rPr");
        }
        pieces(xml, text);
        xml.end("w:r");
    }

    fn table(&mut self, table: &Table, paper: &PaperSize) {
        let widths = widths(table, paper);
        let all: u32 = widths.iter().sum();
        let xml = &mut self.xml;
        xml.begin("w:tbl", &[]);
        xml.raw(&format!(
            "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
            <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr>"
        ));
        xml.begin("w:tblGrid", &[]);
        for width in &widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.end("w:tblGrid");
        xml.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (head, width) in table.heads.iter().zip(&widths) {
            self.cell(&[vec![Run::new(head).bold()]], *width, 1, true);
        }
        self.xml.end("w:tr");
        for row in &table.rows {
            self.row(row, &widths);
        }
        self.xml.end("w:tbl");
        // What follows is no part of it, and Word wants a paragraph behind a table.
        self.paragraph(&Paragraph::new(Style::Cell, Vec::new()));
    }

    fn row(&mut self, row: &Row, widths: &[u32]) {
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        match row {
            Row::Heading(runs) => {
                let all = widths.iter().sum();
                self.cell(std::slice::from_ref(runs), all, widths.len(), true);
            }
            Row::Cells(cells) => {
                for (cell, width) in cells.iter().zip(widths) {
                    self.cell(cell, *width, 1, false);
                }
            }
        }
        self.xml.end("w:tr");
    }

    fn cell(&mut self, paragraphs: &[Vec<Run>], width: u32, columns: usize, keeps: bool) {
        self.xml.begin("w:tc", &[]);
        self.xml.begin("w:tcPr", &[]);
        let width = width.to_string();
        let attributes = [("w:w", width.as_str()), ("w:type", "dxa")];
        self.xml.empty("w:tcW", &attributes);
        if columns > 1 {
            let columns = columns.to_string();
            self.xml.empty("w:gridSpan", &[("w:val", &columns)]);
        }
        self.xml.end("w:tcPr");
        let nothing = [Vec::new()];
        let paragraphs = match paragraphs.is_empty() {
            true => &nothing[..],
            false => paragraphs,
        };
        for runs in paragraphs {
            self.paragraph(&Paragraph {
                keeps_with_next: keeps,
                is_natural: true,
                ..Paragraph::new(Style::Cell, runs.clone())
            });
        }
        self.xml.end("w:tc");
    }

    fn section(&mut self, paper: &PaperSize) {
        let PaperSize {
            width,
            height,
            side,
            top,
            bottom,
        } = *paper;
        let [width, height, side, top, bottom] =
            [width, height, side, top, bottom].map(|points| (points * TWENTIETHS).round());
        let half = (top / 2.0).round();
        self.xml.raw(&format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{HEADER_RELATION}\"/><w:footerReference w:type=\"default\" r:id=\"{FOOTER_RELATION}\"/>\
            <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
            <w:pgMar w:top=\"{top}\" w:right=\"{side}\" w:bottom=\"{bottom}\" w:left=\"{side}\" w:header=\"{half}\" w:footer=\"{half}\" w:gutter=\"0\"/></w:sectPr>"
        ));
    }
}

/// Text as it may stand in a run: lines and tabs are elements of their own.
fn pieces(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        if !piece.is_empty() {
            xml.element("w:t", &[("xml:space", "preserve")], piece);
        }
        let mut letters = behind.chars();
        match letters.next() {
            Some('\n') => xml.empty("w:br", &[]),
            Some(_) => xml.empty("w:tab", &[]),
            None => {}
        }
        rest = letters.as_str();
    }
}

fn both(one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let range = one.start.max(other.start)..one.end.min(other.end);
    (!range.is_empty()).then_some(range)
}

fn style_name(style: Style) -> Option<&'static str> {
    match style {
        Style::Normal => None,
        Style::Heading(0 | 1) => Some("Heading1"),
        Style::Heading(2) => Some("Heading2"),
        Style::Heading(_) => Some("Heading3"),
        Style::Quote => Some("Quote"),
        Style::Indented => Some("NormalIndent"),
        Style::Listed => Some("ListNumber"),
        Style::Cell => Some("TableText"),
    }
}

/// Columns in twentieths of a point, which together fill the text width.
fn widths(table: &Table, paper: &PaperSize) -> Vec<u32> {
    let all = ((paper.width - 2.0 * paper.side) * TWENTIETHS).round() as u32;
    let parts: u32 = table.columns.iter().sum::<u32>().max(1);
    let widths = table.columns.iter().map(|part| all * part / parts);
    widths.collect()
}

/// Letters, digits and lines beneath, of which the first is a letter.
fn bookmark_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name = name.chars().map(plain).take(LONGEST_BOOKMARK);
    name.collect()
}
