//! One paragraph set into lines: the pieces of each line from left to right.
//!
//! This is where bidirectional text gets its visual order, line by line, and where white space at
//! the end of a line loses its width (but not its text, which a reader may copy).

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::block::{Breaking, Flow, Places, Reference, Span, Style, Words};
use super::breaks;
use super::face::Face;
use super::fonts::Fonts;
use super::itemize::itemize;
use super::page::Glyph;
use super::shape::{self, ShapedRun};

/// Glyphs of one span and face that stand together on a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// From the left edge of the type area.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) face: Face,
    pub(super) style: Style,
    pub(super) link: Option<Rc<Reference>>,
    /// The whole paragraph, of which each glyph knows its part.
    pub(super) text: Arc<str>,
    pub(super) glyphs: Vec<Glyph>,
}

/// A line of a paragraph, beginning at x = 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TextLine {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
}

/// A paragraph in lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    /// At least one, be it empty.
    pub(super) lines: Vec<TextLine>,
    pub(super) right_to_left: bool,
}

/// Sets paragraphs, and gathers the characters that cannot be drawn.
#[derive(Debug)]
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a Fonts,
    /// What stands before a page number.
    pub(super) page_prefix: &'a str,
    pub(super) missing: BTreeSet<char>,
}

impl Setter<'_> {
    pub(super) fn paragraph(
        &mut self,
        spans: &[Span],
        flow: Flow,
        measure: f32,
        places: &Places,
    ) -> Paragraph {
        let (text, ranges) = self.join(spans, places);
        let base = match flow {
            Flow::LeftToRight => Some(Level::ltr()),
            Flow::Natural => None,
        };
        let text: Arc<str> = text.into();
        let bidi = ParagraphBidiInfo::new(&text, base);
        let runs = self.shape(&text, spans, &ranges, &bidi);
        let wishes = spans.iter().map(|span| span.breaking);
        let wishes: Vec<(Range<usize>, Breaking)> = ranges.into_iter().zip(wishes).collect();
        let places = breaks::opportunities(&text, &wishes);
        let clusters = shape::clusters(&text, &runs);
        let mut lines: Vec<TextLine> = breaks::lines(&clusters, &places, text.len(), measure)
            .into_iter()
            .map(|line| assemble(&text, spans, &runs, &bidi, line))
            .collect();
        if lines.is_empty() {
            lines.push(TextLine::default());
        }
        let right_to_left = bidi.paragraph_level.is_rtl();
        Paragraph {
            lines,
            right_to_left,
        }
    }

    /// The text of all spans, and where each stands in it.
    fn join(&self, spans: &[Span], places: &Places) -> (String, Vec<Range<usize>>) {
        let mut text = String::new();
        let mut ranges = Vec::with_capacity(spans.len());
        for span in spans {
            let start = text.len();
            match &span.words {
                Words::Said(words) => text.extend(words.chars().map(printable)),
                Words::Folio(anchor) => {
                    text.push_str(&stamp(self.page_prefix, places.page(*anchor)));
                }
            }
            ranges.push(start..text.len());
        }
        (text, ranges)
    }

    fn shape(
        &mut self,
        text: &str,
        spans: &[Span],
        ranges: &[Range<usize>],
        bidi: &ParagraphBidiInfo<'_>,
    ) -> Vec<ShapedRun> {
        let faces = spans.iter().map(|span| span.style.face);
        let faces: Vec<(Range<usize>, Face)> = ranges.iter().cloned().zip(faces).collect();
        itemize(text, &faces, &bidi.levels, self.fonts, &mut self.missing)
            .into_iter()
            .map(|item| {
                let size = spans.get(item.span).map_or(0.0, |span| span.style.size);
                shape::shape(text, item, size, self.fonts)
            })
            .collect()
    }
}

/// The stamped number of the page at a position: `AB 3`.
pub(super) fn stamp(prefix: &str, page: usize) -> String {
    let number = page + 1;
    match prefix {
        "" => number.to_string(),
        prefix => format!("{prefix} {number}"),
    }
}

/// Tabs and line ends inside a text are spaces in print.
fn printable(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// The pieces of one line, from left to right.
fn assemble(
    text: &Arc<str>,
    spans: &[Span],
    runs: &[ShapedRun],
    bidi: &ParagraphBidiInfo<'_>,
    line: Range<usize>,
) -> TextLine {
    let inked = text.get(line.clone()).unwrap_or_default();
    let ink_end = line.start + ink_end(inked);
    let mut set = TextLine::default();
    for (run, range) in visual_order(runs, bidi, &line) {
        let Some(span) = spans.get(run.item.span) else {
            continue;
        };
        let glyphs = run.between(&range).iter();
        let glyphs: Vec<Glyph> = glyphs.map(|glyph| on_line(glyph, ink_end)).collect();
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        set.pieces.push(Piece {
            x: set.width,
            width,
            face: run.item.face,
            style: span.style,
            link: span.link.clone(),
            text: Arc::clone(text),
            glyphs,
        });
        set.width += width;
    }
    set
}

/// The parts of runs that stand on a line, from left to right.
fn visual_order<'r>(
    runs: &'r [ShapedRun],
    bidi: &ParagraphBidiInfo<'_>,
    line: &Range<usize>,
) -> Vec<(&'r ShapedRun, Range<usize>)> {
    let on = |stretch: &Range<usize>| -> Vec<(&'r ShapedRun, Range<usize>)> {
        let cut = |run: &ShapedRun| {
            let bytes = &run.item.bytes;
            bytes.start.max(stretch.start)..bytes.end.min(stretch.end)
        };
        // Runs follow each other through the paragraph, so that no line need look at all of them.
        let first = runs.partition_point(|run| run.item.bytes.end <= stretch.start);
        runs.iter()
            .skip(first)
            .take_while(|run| run.item.bytes.start < stretch.end)
            .map(|run| (run, cut(run)))
            .collect()
    };
    if !bidi.has_rtl() || line.is_empty() {
        return on(line);
    }
    let here = of_line(bidi, line);
    stretches(&here.reordered_levels(0..here.levels.len()))
        .iter()
        .flat_map(|(stretch, level)| {
            let mut parts = on(&(stretch.start + line.start..stretch.end + line.start));
            if level.is_rtl() {
                parts.reverse();
            }
            parts
        })
        .collect()
}

/// The stretches of one level, from left to right (UAX 9, rule L2). The library has this too, and panics
/// where all of a line is as deep as levels go.
fn stretches(levels: &[Level]) -> Vec<(Range<usize>, Level)> {
    let mut found: Vec<(Range<usize>, Level)> = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        match found.last_mut() {
            Some((stretch, last)) if last == level => stretch.end = at + 1,
            _ => found.push((at..at + 1, *level)),
        }
    }
    let numbers = || levels.iter().map(Level::number);
    let (lowest, highest) = (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0));
    for least in (lowest | 1..=highest).rev() {
        let is_deep = |(_, level): &(Range<usize>, Level)| level.number() >= least;
        for part in found.chunk_by_mut(|a, b| is_deep(a) == is_deep(b)) {
            if part.first().is_some_and(is_deep) {
                part.reverse();
            }
        }
    }
    found
}

/// What is known of one line: asked for a line of a whole paragraph, the library copies all of it.
fn of_line<'t>(bidi: &ParagraphBidiInfo<'t>, line: &Range<usize>) -> ParagraphBidiInfo<'t> {
    let (classes, levels) = (&bidi.original_classes, &bidi.levels);
    ParagraphBidiInfo {
        text: bidi.text.get(line.clone()).unwrap_or_default(),
        original_classes: classes.get(line.clone()).unwrap_or_default().to_vec(),
        levels: levels.get(line.clone()).unwrap_or_default().to_vec(),
        paragraph_level: bidi.paragraph_level,
        is_pure_ltr: bidi.is_pure_ltr,
    }
}

/// Where white space begins that hangs over the end of a line, also where marks without a letter of their
/// own, or signs that only say which way text runs or where letters join, stand behind it.
fn ink_end(line: &str) -> usize {
    let is_unseen = |c| {
        matches!(bidi_class(c), BidiClass::NSM | BidiClass::BN)
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let letters = line.trim_end_matches(|c| shape::is_blank(c) || is_unseen(c));
    let behind = line.get(letters.len()..).unwrap_or_default();
    letters.len() + behind.find(shape::is_blank).unwrap_or(behind.len())
}

/// A glyph as it stands on its line: white space that hangs over the end takes no room.
fn on_line(glyph: &Glyph, ink_end: usize) -> Glyph {
    let mut glyph = glyph.clone();
    if glyph.start() >= ink_end {
        glyph.advance = 0.0;
    }
    glyph
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::look;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::shipped().unwrap());

    fn set(text: &str, flow: Flow, measure: f32) -> Paragraph {
        let mut setter = Setter {
            fonts: &FONTS,
            page_prefix: "AB",
            missing: BTreeSet::new(),
        };
        let spans = [Span::new(text, Style::plain(12.0).coloured(look::INK))];
        setter.paragraph(&spans, flow, measure, &Places::default())
    }

    fn text(line: &TextLine) -> String {
        let words = |piece: &Piece| -> String {
            let glyphs = piece.glyphs.iter();
            glyphs.map(|glyph| glyph.letters(&piece.text)).collect()
        };
        line.pieces.iter().map(words).collect()
    }

    fn sorted(text: impl Iterator<Item = char>) -> Vec<char> {
        let mut letters: Vec<char> = text.collect();
        letters.sort_unstable();
        letters
    }

    #[test]
    fn the_words_of_a_line_are_the_words_of_the_text() {
        let words = "An office, “official” — ﬁve fjords, Žižek, Ёлка, και AV.";
        let paragraph = set(words, Flow::LeftToRight, 90.0);
        assert!(paragraph.lines.len() > 2);
        assert_eq!(paragraph.lines.iter().map(text).collect::<String>(), words);
    }

    #[test]
    fn an_arabic_name_in_english_goes_from_right_to_left_and_its_sentence_does_not() {
        let paragraph = set("of علي حسن in", Flow::LeftToRight, 400.0);
        let line = text(&paragraph.lines[0]);
        assert!(line.starts_with("of ") && line.ends_with(" in"), "{line}");
        assert!(
            line.find('ن') < line.find('ع'),
            "the last letter stands on the left"
        );
    }

    #[test]
    fn a_passage_in_arabic_begins_on_the_right() {
        assert!(set("“قال الشاهد”", Flow::Natural, 400.0).right_to_left);
        assert!(!set("“قال الشاهد”", Flow::LeftToRight, 400.0).right_to_left);
        assert!(!set("“He said” قال", Flow::Natural, 400.0).right_to_left);
    }

    #[test]
    fn white_space_at_the_end_of_a_line_has_no_width() {
        let paragraph = set("one    two", Flow::LeftToRight, 25.0);
        let alone = set("one", Flow::LeftToRight, 25.0);
        assert_eq!(paragraph.lines[0].width, alone.lines[0].width);
        assert_eq!(text(&paragraph.lines[0]), "one    ");
    }

    #[test]
    fn spaces_hang_over_the_end_also_before_a_sign_that_nobody_sees() {
        for words in [
            "a¢       \u{b}\u{7f}\u{feff}",
            "aa1a   \u{64b}",
            "a0\u{0}Aa\u{0}0      \u{200e}🆭љ(",
            "a0\u{0}Aa\u{0}0      \u{61c}🆭љ(",
            "a0\u{0}Aa\u{0}0      \u{2068}\u{2069}🆭љ(",
            "a0\u{0}Aa\u{0}0      \u{200d}🆭љ(",
        ] {
            let paragraph = set(words, Flow::LeftToRight, 30.0);
            for line in &paragraph.lines {
                assert!(line.width <= 30.05, "{line:?}");
            }
        }
        assert_eq!(ink_end("e\u{301}"), 3);
        assert_eq!(ink_end("e\u{301} \u{301} "), 3);
    }

    #[test]
    fn directions_inside_each_other_as_deep_as_they_go_do_not_end_the_program() {
        for opening in ['\u{202b}', '\u{202a}', '\u{2067}', '\u{2066}', '\u{202e}'] {
            let words = format!("a{}", format!("{opening}a ").repeat(200));
            let paragraph = set(&words, Flow::LeftToRight, 90.0);
            let printed = paragraph.lines.iter().map(text).collect::<String>();
            assert_eq!(sorted(printed.chars()), sorted(words.chars()));
        }
    }

    proptest! {
        #[test]
        fn stretches_stand_in_the_order_of_the_library(words in "[a1אع()\u{202b}\u{202a}\u{202c}\u{2067}\u{2069} ]{1,40}") {
            let bidi = ParagraphBidiInfo::new(&words, None);
            let (levels, runs) = bidi.visual_runs(0..words.len());
            let theirs: Vec<_> = runs.into_iter().map(|run| (run.clone(), levels[run.start])).collect();
            prop_assert_eq!(stretches(&levels), theirs);
        }

        #[test]
        fn no_line_is_wider_than_the_measure_and_no_letter_is_lost(
            words in "\\PC{0,120}|[a-z/.]{0,300}|(.| ){0,60}|[؀-ۿ a-e1-3]{0,80}",
            measure in 30.0_f32..300.0,
        ) {
            for flow in [Flow::LeftToRight, Flow::Natural] {
                let paragraph = set(&words, flow, measure);
                for line in &paragraph.lines {
                    let one_letter = text(line).trim_end().chars().count() <= 1;
                    prop_assert!(line.width <= measure + 0.05 || one_letter, "{line:?}");
                }
                let printed = paragraph.lines.iter().map(text).collect::<String>();
                let expected = sorted(words.chars().map(printable));
                prop_assert_eq!(sorted(printed.chars()), expected);
            }
        }
    }
}
