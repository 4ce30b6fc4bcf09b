//! The quotations in a paper: what stands between quotation marks, and paragraphs that are set apart by indent.
//!
//! Marks may be double or single, curly or straight; what is quoted inside a quotation belongs to it. A quotation
//! that goes on over several paragraphs begins each of them with a mark, as is usual in print. One that is never
//! closed ends with its paragraph and is none.

use super::document::{Document, Role, Word};

/// Fewer words are a term, not a quotation.
pub const FEWEST_WORDS: usize = 6;

/// More words than this between two marks mean that a mark was missed.
const MOST_WORDS: usize = 1_500;

/// A paragraph that begins so much further right than most is set apart, in points.
const INDENT: f32 = 14.0;

/// Words in front of a paragraph that is a quotation without marks.
const LEADS_IN: [char; 2] = [':', ','];

/// Words that a paper quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Without its marks; a line end where the paper has one.
    pub text: String,
    /// On which page it begins, counted from 0.
    pub page: usize,
    /// Set apart by indent, without marks.
    pub is_block: bool,
}

/// Every quotation of at least [`FEWEST_WORDS`] words, in the order of reading.
pub fn quotations(paper: &Document) -> Vec<Quotation> {
    let paragraphs = paragraphs(paper);
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let usual = usual_left(&paragraphs);
    let mut leads_in = false;
    for paragraph in &paragraphs {
        let begins_quoted = paragraph.text.trim_start().starts_with(is_opening_mark);
        let is_block = leads_in && !begins_quoted && is_set_apart(paragraph, usual);
        leads_in = paragraph.text.trim_end().ends_with(LEADS_IN);
        if is_block && open.is_none() {
            found.push(Quotation {
                text: paragraph.text.trim().to_owned(),
                page: paragraph.page,
                is_block,
            });
            continue;
        }
        open = open.filter(|_| begins_quoted);
        marked(paragraph, &mut open, &mut found);
    }
    found.retain(|quotation| words(&quotation.text) >= FEWEST_WORDS);
    found
}

fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// A paragraph of the text or of the notes, over page breaks.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    page: usize,
    left: f32,
    /// Where characters of it begin that stand on later pages.
    pages: Vec<(usize, usize)>,
    is_numbered: bool,
}

fn paragraphs(paper: &Document) -> Vec<Paragraph> {
    let mut found = of_role(paper, Role::Text);
    found.extend(of_role(paper, Role::Note));
    found
}

fn of_role(paper: &Document, role: Role) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for (page, words) in paper.pages.iter().enumerate() {
        let mut line = None;
        for word in words.words.iter().filter(|word| word.role == role) {
            let is_new_line = line.replace(word.line) != Some(word.line);
            // A page break is no paragraph's end where the sentence goes on.
            let goes_on = found
                .last()
                .is_some_and(|last| last.goes_on_with(word, page));
            match found.last_mut() {
                Some(last) if !word.starts_paragraph || goes_on => {
                    last.add(word, page, is_new_line);
                }
                _ => found.push(Paragraph::begin(word, page)),
            }
        }
    }
    found
}

impl Paragraph {
    fn begin(word: &Word, page: usize) -> Paragraph {
        let text = word.text.as_str();
        let inner = text.trim_matches(|letter: char| !letter.is_alphanumeric());
        Paragraph {
            text: text.to_owned(),
            page,
            left: word.area.x0,
            pages: Vec::new(),
            is_numbered: inner.is_empty() || (inner.len() < 6 && text.ends_with(['.', ')', ']'])),
        }
    }

    fn add(&mut self, word: &Word, page: usize, is_new_line: bool) {
        self.text.push(if is_new_line { '\n' } else { ' ' });
        let last = self.pages.last().map_or(self.page, |(_, page)| *page);
        if page != last {
            self.pages.push((self.text.len(), page));
        }
        self.text.push_str(&word.text);
    }

    /// Whether a word at the head of a later page goes on with it.
    fn goes_on_with(&self, word: &Word, page: usize) -> bool {
        let last = self.pages.last().map_or(self.page, |(_, page)| *page);
        let is_over = self
            .text
            .trim_end()
            .ends_with(['.', ':', '?', '!', '”', '"', '’']);
        page == last + 1 && !is_over && word.text.starts_with(char::is_lowercase)
    }

    fn page_at(&self, byte: usize) -> usize {
        let before = self.pages.partition_point(|(start, _)| *start <= byte);
        let at = before.checked_sub(1).and_then(|at| self.pages.get(at));
        at.map_or(self.page, |(_, page)| *page)
    }
}

/// The left edge of most paragraphs of the text.
fn usual_left(paragraphs: &[Paragraph]) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    for paragraph in paragraphs {
        *counts.entry(paragraph.left.round() as i32).or_insert(0) += paragraph.text.len();
    }
    let most = counts.iter().max_by_key(|(_, length)| **length);
    most.map_or(0.0, |(left, _)| *left as f32)
}

fn is_set_apart(paragraph: &Paragraph, usual: f32) -> bool {
    paragraph.left > usual + INDENT && !paragraph.is_numbered
}

fn is_opening_mark(letter: char) -> bool {
    matches!(letter, '“' | '‘' | '"' | '\'' | '«' | '„' | '‟' | '‛')
}

/// A quotation that was begun.
#[derive(Debug)]
struct Open {
    mark: Mark,
    text: String,
    page: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
    Angle,
}

impl Mark {
    fn of(letter: char) -> Option<Mark> {
        match letter {
            '“' | '”' | '"' | '„' | '‟' => Some(Mark::Double),
            '‘' | '’' | '\'' | '‚' | '‛' => Some(Mark::Single),
            '«' | '»' => Some(Mark::Angle),
            _ => None,
        }
    }
}

/// What stands between marks in a paragraph; what is still open is left open.
fn marked(paragraph: &Paragraph, open: &mut Option<Open>, found: &mut Vec<Quotation>) {
    let letters: Vec<(usize, char)> = paragraph.text.char_indices().collect();
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let mut is_first = true;
    if let Some(open) = open {
        open.text.push('\n');
    }
    for (at, (byte, own)) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(letter);
        let after = letter(at + 1);
        let mark = Mark::of(*own);
        match (&mut *open, mark) {
            // The mark at the head of each further paragraph.
            (Some(_), Some(_)) if is_first => {}
            (Some(begun), Some(mark))
                if mark == begun.mark
                    && closes(*own, before, after)
                    && !(mark == Mark::Single
                        && before == Some('s')
                        && closes_later(&letters, at)) =>
            {
                found.push(Quotation {
                    text: begun.text.trim().to_owned(),
                    page: begun.page,
                    is_block: false,
                });
                *open = None;
            }
            (Some(begun), _) => begun.text.push(*own),
            (None, Some(mark)) if opens(*own, before, after) => {
                *open = Some(Open {
                    mark,
                    text: String::new(),
                    page: paragraph.page_at(*byte),
                });
            }
            (None, _) => {}
        }
        if open
            .as_ref()
            .is_some_and(|open| words(&open.text) > MOST_WORDS)
        {
            *open = None;
        }
        is_first &= own.is_whitespace();
    }
}

/// Between letters a single mark is an apostrophe.
fn opens(own: char, before: Option<char>, after: Option<char>) -> bool {
    let is_free = before.is_none_or(|before| {
        before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '“' | '‘' | '"')
    });
    let leads = after.is_some_and(|after| !after.is_whitespace());
    match own {
        '“' | '„' | '«' => leads,
        '‘' | '"' | '\'' | '‟' | '‛' => is_free && leads,
        _ => false,
    }
}

/// Whether a single mark behind an s is that of "the officers' orders": another one closes before any opens.
fn closes_later(letters: &[(usize, char)], at: usize) -> bool {
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    for later in at + 1..letters.len() {
        let own = letter(later).unwrap_or_default();
        if Mark::of(own) != Some(Mark::Single) {
            continue;
        }
        let (before, after) = (letter(later - 1), letter(later + 1));
        if opens(own, before, after) {
            return false;
        }
        if closes(own, before, after) {
            return true;
        }
    }
    false
}

fn closes(own: char, before: Option<char>, after: Option<char>) -> bool {
    let is_in_word = after.is_some_and(char::is_alphanumeric);
    let follows = before.is_some_and(|before| !before.is_whitespace());
    match own {
        '”' | '»' => true,
        '’' | '"' | '\'' => follows && !is_in_word,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Area, Page};
    use super::*;

    /// A paper of paragraphs: their left edge and their words, all on one page.
    fn paper(paragraphs: &[(f32, &str)]) -> Document {
        let mut words = Vec::new();
        for (line, (left, text)) in (0..).zip(paragraphs) {
            words.extend(text.split_whitespace().enumerate().map(|(at, said)| Word {
                text: said.to_owned(),
                area: Area {
                    x0: left + 30.0 * at as f32,
                    ..Area::default()
                },
                line,
                starts_paragraph: at == 0,
                ..Word::default()
            }));
        }
        Document {
            pages: vec![Page {
                words,
                is_unreadable: false,
            }],
        }
    }

    fn told(paragraphs: &[(f32, &str)]) -> Vec<String> {
        let found = quotations(&paper(paragraphs));
        found.into_iter().map(|quotation| quotation.text).collect()
    }

    const QUOTED: &str = "the men were not seen again by anybody";

    #[test]
    fn every_kind_of_mark_is_known() {
        for (opening, closing) in [
            ("“", "”"),
            ("\"", "\""),
            ("‘", "’"),
            ("'", "'"),
            ("«", "»"),
            ("„", "”"),
        ] {
            let text = format!("It is said that {opening}{QUOTED}{closing}, and no more.");
            assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
            let text = format!("({opening}{QUOTED}{closing})");
            assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
        }
    }

    #[test]
    fn apostrophes_and_short_terms_are_no_quotations() {
        let text = "The men’s families' letters, 'so-called', don't say “not seen again” of the officers’ orders.";
        assert_eq!(told(&[(70.0, text)]), Vec::<String>::new());
        let text = "He said: ‘the men’s families were not told of the officers’ orders at all’.";
        assert_eq!(
            told(&[(70.0, text)]),
            ["the men’s families were not told of the officers’ orders at all"]
        );
    }

    #[test]
    fn what_is_quoted_inside_belongs_to_the_quotation() {
        let text = "He wrote “the men were told ‘you will not come back’ by the officer”.";
        assert_eq!(
            told(&[(70.0, text)]),
            ["the men were told ‘you will not come back’ by the officer"]
        );
    }

    #[test]
    fn a_quotation_of_several_paragraphs_begins_each_with_a_mark() {
        let found = told(&[
            (70.0, "He wrote: “the men were taken at night"),
            (70.0, "“and they were not seen again”."),
        ]);
        assert_eq!(
            found,
            ["the men were taken at night\nand they were not seen again"]
        );
        let found = told(&[
            (70.0, "He wrote: “the men were taken away at night"),
            (70.0, "This is another paragraph of the paper."),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn a_paragraph_that_is_led_in_and_set_apart_is_a_quotation_without_marks() {
        let body = "The report of the mission says in its fourth chapter:";
        let found = told(&[
            (70.0, body),
            (110.0, QUOTED),
            (70.0, "That is not disputed by anybody in this appeal."),
        ]);
        assert_eq!(found, [QUOTED]);
        let found = told(&[(70.0, "The grounds are these."), (110.0, QUOTED)]);
        assert_eq!(found, Vec::<String>::new(), "nothing leads in");
        let found = told(&[(70.0, body), (110.0, &format!("(a) {QUOTED}"))]);
        assert_eq!(found, Vec::<String>::new(), "a list");
    }
}
