//! The one door to printpdf: pages of a layout as pages of drawing operations.
//!
//! Only text and lines are drawn here. Positions are exact: every glyph stands where the layout put
//! it, within the rounding of a thousandth of the font size, and carries its characters so that the
//! text can be searched and copied.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Line, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Pt, Rgb,
    TextItem, TextMatrix,
};

use crate::layout::{Colour, Face, Glyph, Item, Layout, Page, Role, Rule, TextRun};

use super::PdfError;
use super::batches::{self, Common};
use super::font::{Subset, subsets};
use super::spelling::Spelling;
use super::{structure, text_string};

/// The document with fonts and page contents, and nothing else.
pub(super) fn draw(layout: &Layout) -> Result<lopdf::Document, PdfError> {
    let subsets = subsets(layout)?;
    let fonts = Fonts {
        spelling: Spelling::of(layout),
        subsets: &subsets,
    };
    let embedded = subsets.values();
    let common = Common {
        fonts: embedded
            .map(|subset| (subset.id.clone(), subset.font.clone()))
            .collect(),
        every_glyph: every_glyph(&fonts),
    };
    let pages = layout.pages.iter();
    let pages = pages.map(|page| draw_page(page, &layout.elements, &fonts));
    batches::document(pages, &common)
}

/// A page that shows each glyph of each face once, with what it stands for.
fn every_glyph(fonts: &Fonts<'_>) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for (face, subset) in fonts.subsets {
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(subset.id.clone()),
            size: Pt(1.0),
        });
        let said = fonts.spelling.of_face(*face);
        let glyphs =
            said.map(|(id, text)| Codepoint::with_cid(subset.glyph(id), 0.0, text.to_owned()));
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(1.0), Mm(1.0), ops)
}

/// What text is drawn with.
struct Fonts<'a> {
    subsets: &'a BTreeMap<Face, Subset>,
    spelling: Spelling,
}

/// The stretches of a page, each marked: as part of an element, or as decoration.
fn draw_page(page: &Page, elements: &[Role], fonts: &Fonts<'_>) -> PdfPage {
    let mut ops = Vec::new();
    let mut next_mark = 0;
    for stretch in structure::stretches(page) {
        let role = stretch.element.and_then(|at| elements.get(at as usize));
        ops.push(match role {
            Some(role) => {
                let mark = DictItem::Int(next_mark);
                next_mark += 1;
                begin(structure::tag(*role), "MCID", mark)
            }
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
        });
        for item in page.items.get(stretch.items).unwrap_or_default() {
            draw_item(&mut ops, page.height, item, fonts);
        }
        ops.push(Op::EndMarkedContent);
    }
    PdfPage::new(millimetres(page.width), millimetres(page.height), ops)
}

fn begin(tag: &str, key: &str, value: DictItem) -> Op {
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([(key.to_owned(), value)]),
        },
    }
}

/// Words in another script say their language, so that they are not spelt out as English.
fn draw_item(ops: &mut Vec<Op>, height: f32, item: &Item, fonts: &Fonts<'_>) {
    match item {
        Item::Text(run) => {
            let Some(subset) = fonts.subsets.get(&run.face) else {
                return;
            };
            let words = run.words();
            let language = run
                .element
                .and_then(|_| structure::foreign_language(&words));
            if let Some(language) = language {
                let language = DictItem::String {
                    data: language.as_bytes().to_vec(),
                    literal: true,
                };
                ops.push(begin("Span", "Lang", language));
            }
            draw_text(ops, height, run, (subset, &fonts.spelling));
            if language.is_some() {
                ops.push(Op::EndMarkedContent);
            }
        }
        Item::Rule(rule) => draw_rule(ops, height, rule),
    }
}

fn millimetres(points: f32) -> Mm {
    Pt(points).into()
}

fn colour(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| f32::from(value) / 255.0;
    Color::Rgb(Rgb::new(part(red), part(green), part(blue), None))
}

fn draw_text(ops: &mut Vec<Op>, height: f32, run: &TextRun, with: (&Subset, &Spelling)) {
    let (subset, spelling) = with;
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFillColor {
        col: colour(run.colour),
    });
    ops.push(Op::SetFont {
        font: PdfFontHandle::External(subset.id.clone()),
        size: Pt(run.size),
    });
    let mut pen = Pen {
        x: run.x,
        y: height - run.y,
        run,
        with,
    };
    let mut rest = run.glyphs.as_slice();
    while !rest.is_empty() {
        let (glyphs, letters, later) = spelling.split(run, rest);
        if let Some(letters) = &letters {
            let letters = DictItem::String {
                data: text_string(letters),
                literal: false,
            };
            ops.push(begin("Span", "ActualText", letters));
        }
        pen.show(ops, glyphs);
        if letters.is_some() {
            ops.push(Op::EndMarkedContent);
        }
        rest = later;
    }
    ops.push(Op::EndTextSection);
}

/// Where the next glyph of a run stands.
struct Pen<'a> {
    x: f32,
    y: f32,
    run: &'a TextRun,
    with: (&'a Subset, &'a Spelling),
}

impl Pen<'_> {
    fn show(&mut self, ops: &mut Vec<Op>, glyphs: &[Glyph]) {
        let mut rest = glyphs;
        while !rest.is_empty() {
            // Glyphs that are shifted from the pen stand alone; all others go out in one piece.
            let level = rest
                .iter()
                .take_while(|glyph| glyph.shift == (0.0, 0.0))
                .count();
            let (piece, later) = rest.split_at(level.max(1));
            let (right, up) = piece.first().map_or((0.0, 0.0), |glyph| glyph.shift);
            let matrix = TextMatrix::Translate(Pt(self.x + right), Pt(self.y + up));
            ops.push(Op::SetTextMatrix { matrix });
            ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(self.spaced(piece))],
            });
            self.x += piece.iter().map(|glyph| glyph.advance).sum::<f32>();
            rest = later;
        }
    }

    /// The glyphs with the corrections that bring the viewer's pen to where ours is. A correction below
    /// half a thousandth is carried on instead of written, so that plain text stays small.
    fn spaced(&self, glyphs: &[Glyph]) -> Vec<Codepoint> {
        let (subset, spelling) = self.with;
        let mut behind = 0.0;
        glyphs
            .iter()
            .map(|glyph| {
                let number = subset.glyph(glyph.id);
                let natural = subset.width(number) as f32;
                behind += natural - glyph.advance * 1000.0 / self.run.size;
                let offset = if behind.abs() < 0.5 {
                    0.0
                } else {
                    behind.round()
                };
                behind -= offset;
                Codepoint::with_cid(
                    number,
                    offset,
                    spelling.said(self.run.face, glyph).to_owned(),
                )
            })
            .collect()
    }
}

fn draw_rule(ops: &mut Vec<Op>, height: f32, rule: &Rule) {
    let point = |(x, y): (f32, f32)| LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(height - y),
        },
        bezier: false,
    };
    ops.push(Op::SetOutlineColor {
        col: colour(rule.colour),
    });
    ops.push(Op::SetOutlineThickness {
        pt: Pt(rule.thickness),
    });
    ops.push(Op::DrawLine {
        line: Line {
            points: vec![point(rule.from), point(rule.to)],
            is_closed: false,
        },
    });
}
