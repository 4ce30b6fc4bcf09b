//! The quotations in a paper: what stands between quotation marks, and paragraphs that are set apart by indent.
//!
//! Marks may be double or single, curly or straight; what is quoted inside a quotation belongs to it. A quotation
//! that goes on over several paragraphs begins each of them with a mark, as is usual in print. One that is never
//! closed is told apart: nobody can say where it ends.

use super::beside::{Beside, Notes, words_after, words_before};
use super::document::Document;
use super::marks::{Open, is_opening_mark, marked};
use super::paragraphs::{Paragraph, is_set_apart, paragraphs, usual_left};

/// Fewer words are a term, not a quotation.
pub const FEWEST_WORDS: usize = 6;

/// What ends the words in front of a paragraph that is a quotation without marks.
const LEADS_IN: [&str; 6] = [":", ",", "–", "—", " -", " that"];

/// Two paragraphs that begin so near each other, from left to right, stand at one depth.
const ONE_DEPTH: f32 = 3.0;

/// With these a list begins, not a quotation.
const FIRST_OF_LIST: [&str; 3] = ["1", "a", "i"];

/// Words that a paper quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Without its marks; a line end where the paper has one.
    pub text: String,
    /// On which page it begins, counted from 0.
    pub page: usize,
    /// Set apart by indent, without marks.
    pub is_block: bool,
    /// Where it may be said what it is taken from.
    pub beside: Beside,
}

/// What a paper quotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quoted {
    /// Every quotation of at least [`FEWEST_WORDS`] words, in the order of reading.
    pub quotations: Vec<Quotation>,
    /// Double marks that open something of so many words and are never closed.
    pub unclosed: Vec<Unclosed>,
}

/// A mark that opens a quotation which nothing closes.
#[derive(Clone, Debug, PartialEq)]
pub struct Unclosed {
    /// On which page it stands, counted from 0.
    pub page: usize,
    /// The first words behind it.
    pub words: String,
}

/// What a paper quotes, in the order of reading.
pub fn quotations(paper: &Document) -> Quoted {
    let paragraphs = paragraphs(paper);
    let notes = Notes::of(&paragraphs);
    let mut found = Vec::new();
    let mut unclosed = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = "";
    let usual = usual_left(&paragraphs);
    let mut blocks = Blocks::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let begins_quoted = begins_quoted(paragraph);
        let block = blocks.text_of(paragraph, is_set_apart(paragraph, usual), begins_quoted);
        if let Some(text) = block.filter(|_| open.is_none()) {
            let end = paragraph.text.len();
            found.push(Quotation {
                text: text.trim().to_owned(),
                page: paragraph.page,
                is_block: true,
                beside: Beside {
                    before: words_before(before, before.len()),
                    after: brackets(paragraphs.get(at + 1)),
                    notes: notes.called(paragraph, end),
                },
            });
            continue;
        }
        before = &paragraph.text;
        if let Some(given_up) = open.take_if(|_| !begins_quoted) {
            unclosed.extend(given_up.unclosed());
        }
        let may_go_on = paragraphs.get(at + 1).is_some_and(self::begins_quoted);
        marked((paragraph, may_go_on), &notes, &mut open, &mut found);
    }
    unclosed.extend(open.and_then(|given_up| given_up.unclosed()));
    found.retain(|quotation| words(&quotation.text) >= FEWEST_WORDS);
    Quoted {
        quotations: found,
        unclosed,
    }
}

/// A paragraph below a quotation that is set apart may say in brackets what it is taken from.
fn brackets(below: Option<&Paragraph>) -> String {
    let text = below.map(|below| below.text.trim());
    let text = text.filter(|text| text.starts_with('('));
    text.map(|text| words_after(text, 0)).unwrap_or_default()
}

fn begins_quoted(paragraph: &Paragraph) -> bool {
    paragraph.text.trim_start().starts_with(is_opening_mark)
}

/// Which paragraphs are quotations without marks.
#[derive(Debug, Default)]
struct Blocks {
    /// The paragraph before leads in.
    leads_in: bool,
    /// It was set apart.
    was_apart: bool,
    /// It was one, and began there.
    left: Option<f32>,
}

impl Blocks {
    /// The words of the next paragraph where it is one, without the number that it has in its source.
    fn text_of<'p>(
        &mut self,
        paragraph: &'p Paragraph,
        is_apart: bool,
        begins_quoted: bool,
    ) -> Option<&'p str> {
        let text = paragraph.text.trim();
        let goes_on = self
            .left
            .is_some_and(|left| (left - paragraph.left).abs() < ONE_DEPTH);
        let own = match &paragraph.number {
            None => Some(text),
            Some(number) if self.was_apart || FIRST_OF_LIST.contains(&number.as_str()) => None,
            // "45." is that of a paragraph of the source; letters are more often those of a list.
            Some(number)
                if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                text.split_once(char::is_whitespace)
                    .map(|(_, behind)| behind)
            }
            Some(_) => None,
        };
        let is_block = is_apart && !begins_quoted && (self.leads_in || goes_on);
        let own = own.filter(|_| is_block);
        self.left = own.is_some().then_some(paragraph.left);
        self.leads_in = LEADS_IN.iter().any(|end| text.ends_with(end));
        self.was_apart = is_apart;
        own
    }
}

fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests;
