//! The quotations in a paper: what stands between quotation marks, and paragraphs that are set apart by indent.
//!
//! Marks may be double or single, curly or straight; what is quoted inside a quotation belongs to it. A quotation
//! that goes on over several paragraphs begins each of them with a mark, as is usual in print. One that is never
//! closed ends with its paragraph and is none.

use super::document::{Document, Role, Word};
use super::marks::{Open, is_opening_mark, marked};

/// Fewer words are a term, not a quotation.
pub const FEWEST_WORDS: usize = 6;

/// A paragraph that begins so much further right than most is set apart, in points.
const INDENT: f32 = 14.0;

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
}

/// Every quotation of at least [`FEWEST_WORDS`] words, in the order of reading.
pub fn quotations(paper: &Document) -> Vec<Quotation> {
    let paragraphs = paragraphs(paper);
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let usual = usual_left(&paragraphs);
    let mut blocks = Blocks::default();
    for paragraph in &paragraphs {
        let begins_quoted = paragraph.text.trim_start().starts_with(is_opening_mark);
        let block = blocks.text_of(paragraph, is_set_apart(paragraph, usual), begins_quoted);
        if let Some(text) = block.filter(|_| open.is_none()) {
            found.push(Quotation {
                text: text.trim().to_owned(),
                page: paragraph.page,
                is_block: true,
            });
            continue;
        }
        open = open.filter(|_| begins_quoted);
        marked(paragraph, &mut open, &mut found);
    }
    found.retain(|quotation| words(&quotation.text) >= FEWEST_WORDS);
    found
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

pub(super) fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// A paragraph of the text or of the notes, over page breaks.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    page: usize,
    left: f32,
    /// Where characters of it begin that stand on later pages.
    pages: Vec<(usize, usize)>,
    /// What numbers it: a bullet is an empty one.
    number: Option<String>,
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
        let is_cut = text.trim_matches(['[', ']', '.', '…', '(', ')']).is_empty();
        let is_numbered = match inner.is_empty() {
            true => !is_cut && !text.starts_with(is_opening_mark),
            false => inner.len() < 6 && text.ends_with(['.', ')', ']']),
        };
        Paragraph {
            text: text.to_owned(),
            page,
            left: word.area.x0,
            pages: Vec::new(),
            number: is_numbered.then(|| inner.to_lowercase()),
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

    pub(super) fn page_at(&self, byte: usize) -> usize {
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
    paragraph.left > usual + INDENT
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
            ("„", "“"),
            ("‚", "‘"),
            ("« ", " »"),
            ("‹", "›"),
            ("＂", "＂"),
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
        for number in ["(a)", "1.", "•", "(b)"] {
            let found = told(&[(70.0, body), (110.0, &format!("{number} {QUOTED}"))]);
            assert_eq!(found, Vec::<String>::new(), "a list");
        }
    }

    #[test]
    fn a_quotation_without_marks_may_have_several_paragraphs_the_number_of_its_source_and_cuts() {
        let body = "The report of the mission says in its fourth chapter that";
        let cut = format!("… {QUOTED}");
        let numbered = format!("45. {QUOTED}");
        let found = told(&[
            (70.0, body),
            (110.0, &numbered),
            (110.0, &cut),
            (70.0, "The letter says of the same men –"),
            (110.0, QUOTED),
            (70.0, "That is not disputed by anybody in this appeal."),
        ]);
        assert_eq!(found, [QUOTED, cut.as_str(), QUOTED]);
    }

    #[test]
    fn the_figure_of_a_note_behind_a_mark_does_not_keep_it_open() {
        for (opening, closing) in [("\"", "\""), ("‘", "’"), ("'", "'"), ("“", "”")] {
            let text = format!("It says {opening}{QUOTED}{closing}3 and that is all.");
            assert_eq!(told(&[(70.0, &text)]), [QUOTED], "{opening}");
        }
        let found = told(&[(70.0, "He said \"the men were not seen in 2014\"3 and went.")]);
        assert_eq!(found, ["the men were not seen in 2014"]);
    }

    #[test]
    fn a_decade_opens_no_quotation_and_a_colon_may_stand_at_a_mark() {
        let text = format!("In the '90s it was said: '{QUOTED}'.");
        assert_eq!(told(&[(70.0, &text)]), [QUOTED]);
        let text = format!("It was said:\"{QUOTED}\".");
        assert_eq!(told(&[(70.0, &text)]), [QUOTED]);
    }
}
