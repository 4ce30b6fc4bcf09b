//! What a page looks like, as one number; and what it says, as text.
//!
//! A preview keeps the pictures of pages that an edit left as they were: two pages with the same
//! number are drawn alike. The number is good within one run of the program and is never stored.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::page::{Colour, Item, Page, Rule, TextRun};

impl Page {
    /// The same for pages that are drawn alike, whatever they are to a screen reader.
    pub fn looks(&self) -> u64 {
        let mut hash = DefaultHasher::new();
        lengths(&mut hash, &[self.width, self.height]);
        for item in &self.items {
            match item {
                Item::Text(run) => text(&mut hash, run),
                Item::Rule(rule) => line(&mut hash, rule),
            }
        }
        hash.finish()
    }

    /// The words of the page in reading order, a line for each thing to read; without what only
    /// decorates it.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut before: Option<&TextRun> = None;
        for item in &self.items {
            let Item::Text(run) = item else { continue };
            if run.element.is_none() {
                continue;
            }
            match before {
                Some(last) if last.element != run.element => words.push('\n'),
                Some(last) if last.y.to_bits() != run.y.to_bits() && !words.ends_with(' ') => {
                    words.push(' ');
                }
                Some(_) | None => {}
            }
            words.extend(run.glyphs.iter().map(|glyph| run.letters(glyph)));
            before = Some(run);
        }
        words
    }
}

fn lengths(hash: &mut DefaultHasher, lengths: &[f32]) {
    for length in lengths {
        length.to_bits().hash(hash);
    }
}

fn text(hash: &mut DefaultHasher, run: &TextRun) {
    lengths(hash, &[run.x, run.y, run.size]);
    run.face.name().hash(hash);
    colour(hash, run.colour);
    for glyph in &run.glyphs {
        glyph.id.hash(hash);
        lengths(hash, &[glyph.advance, glyph.shift.0, glyph.shift.1]);
    }
}

fn line(hash: &mut DefaultHasher, rule: &Rule) {
    let (from, to) = (rule.from, rule.to);
    lengths(hash, &[from.0, from.1, to.0, to.1, rule.thickness]);
    colour(hash, rule.colour);
}

fn colour(hash: &mut DefaultHasher, Colour(red, green, blue): Colour) {
    [red, green, blue].hash(hash);
}
