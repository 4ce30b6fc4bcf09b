//! The quotations in a paper: what stands between quotation marks, and paragraphs that are set apart by indent.
//!
//! Marks may be double or single, curly or straight; what is quoted inside a quotation belongs to it. A quotation
//! that goes on over several paragraphs begins each of them with a mark, as is usual in print. One that is never
//! closed ends with its paragraph and is none.

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

/// Every quotation of at least [`FEWEST_WORDS`] words, in the order of reading.
pub fn quotations(paper: &Document) -> Vec<Quotation> {
    let paragraphs = paragraphs(paper);
    let notes = Notes::of(&paragraphs);
    let mut found = Vec::new();
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
        open = open.filter(|_| begins_quoted);
        let may_go_on = paragraphs.get(at + 1).is_some_and(self::begins_quoted);
        marked((paragraph, may_go_on), &notes, &mut open, &mut found);
    }
    found.retain(|quotation| words(&quotation.text) >= FEWEST_WORDS);
    found
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
mod tests {
    use super::super::document::{Area, Page, Role, Word};
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

    #[test]
    fn a_quotation_inside_between_the_same_marks_does_not_end_the_outer_one() {
        for (opening, closing) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("'", "'")]
        {
            let inner = format!(
                "the men were told {opening}you will not come back{closing} by the officer"
            );
            let text = format!("He wrote {opening}{inner}{closing} and no more.");
            assert_eq!(told(&[(70.0, &text)]), [inner], "{opening}");
        }
        let text = "He said: \"the officer told us all \"you will not come back\"\".";
        assert_eq!(
            told(&[(70.0, text)]),
            ["the officer told us all \"you will not come back\""]
        );
    }

    #[test]
    fn a_mark_that_was_forgotten_hides_no_later_quotation() {
        let text = format!("The “men were seen there. He wrote: “{QUOTED}” and left.");
        assert!(told(&[(70.0, &text)])[0].ends_with(QUOTED));
        let found = told(&[
            (
                70.0,
                "He wrote: “the men were taken at night by order of “the governor”",
            ),
            (70.0, "“and they were not seen again”."),
        ]);
        assert_eq!(
            found,
            [
                "the men were taken at night by order of “the governor”\nand they were not seen again"
            ]
        );
    }

    #[test]
    fn what_stands_beside_a_quotation_is_told_and_calls_are_no_words_of_it() {
        let mut paper = paper(&[
            (
                70.0,
                "See para 5 of the letter: “the men3 were not seen again by anybody.”4 (So the letter.)",
            ),
            (70.0, "3 Another note."),
            (70.0, "4 The Letter, para 5."),
        ]);
        for word in &mut paper.pages[0].words {
            word.role = if word.line == 0 {
                Role::Text
            } else {
                Role::Note
            };
            let length = word.text.chars().count();
            word.raised = match word.text.as_str() {
                "men3" | "anybody.”4" => std::iter::once(length - 1..length).collect(),
                _ => Vec::new(),
            };
        }
        let found = quotations(&paper);
        assert_eq!(found[0].text, "the men were not seen again by anybody.");
        assert_eq!(
            found[0].beside,
            Beside {
                before: "See para 5 of the letter: ".to_owned(),
                after: " (So the letter.)".to_owned(),
                notes: vec!["The Letter, para 5.".to_owned()],
            }
        );
    }

    #[test]
    fn brackets_below_a_quotation_set_apart_belong_to_it() {
        let found = quotations(&paper(&[
            (
                70.0,
                "The report of the mission says in its fourth chapter:",
            ),
            (110.0, QUOTED),
            (110.0, "(The Letter, para 5)"),
            (70.0, "That is not disputed by anybody in this appeal."),
        ]));
        assert_eq!(found[0].beside.after, "(The Letter, para 5)");
    }

    #[test]
    fn marks_and_dots_without_end_take_no_time() {
        let many = 100_000;
        for text in [
            "“a ".repeat(many),
            "“a ".repeat(many) + &"b' ".repeat(many),
            format!("“{}", ". ".repeat(many)),
            "'s’ ".repeat(many),
        ] {
            let found = quotations(&paper(&[(70.0, &text)]));
            assert!(found.len() <= many, "it ends");
        }
    }
}
