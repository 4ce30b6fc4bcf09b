//! An e-mail, set on pages of its own: who wrote to whom and when, and what it says, line by line as it was written.

use super::block::{Align, Block, Flow, Label, Span, Style};
use super::fonts::Fonts;
use super::look::{self, Text};
use super::page::{Layout, Role};
use super::record::paper;
use crate::profile::Profile;

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    /// A label each (`From`), and what it says.
    pub about: Vec<(String, String)>,
    /// Its lines; an empty one ends a paragraph.
    pub lines: Vec<String>,
}

/// The column of labels.
const LABELS: f32 = 70.0;
/// Between paragraphs, and before the first, over the leading.
const BETWEEN: f32 = 0.6;
const BEFORE_BODY: f32 = 1.5;

/// Sets a message. The same message gives the same pages.
pub fn message(message: &Message, profile: &Profile, fonts: &Fonts) -> Layout {
    paper(compose(message), &message.subject, profile, fonts)
}

fn compose(message: &Message) -> Vec<Block> {
    let (style, leading) = (Style::plain(Text::OTHER.size), Text::OTHER.leading);
    let heading = Style::plain(look::HEADING).bold();
    let mut blocks = vec![Block {
        role: Role::Heading(1),
        keep_with_next: true,
        align: Align::Start,
        flow: Flow::Natural,
        ..Block::new(
            vec![Span::new(&message.subject, heading)],
            look::HEADING_LEADING,
        )
    }];
    blocks.extend(message.about.iter().map(|(label, words)| Block {
        label: Some(Label {
            spans: vec![Span::new(label, style.bold())],
            width: LABELS,
        }),
        ..Block::new(vec![Span::new(words, style)], leading)
    }));
    let mut above = leading * BEFORE_BODY;
    for line in &message.lines {
        if line.is_empty() {
            above = above.max(leading * BETWEEN);
            continue;
        }
        blocks.push(Block {
            align: Align::Start,
            flow: Flow::Natural,
            above: std::mem::take(&mut above),
            ..Block::new(vec![Span::new(line, style)], leading)
        });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Item;
    use crate::profile::DEFAULT;

    #[test]
    fn a_message_keeps_its_lines_and_runs_over_as_many_pages_as_it_needs() {
        let lines = (1..=120).map(|number| match number % 10 {
            0 => String::new(),
            _ => format!("line number {number}"),
        });
        let value = Message {
            subject: "Re: Your appointment".to_owned(),
            about: vec![("From".to_owned(), "A. Friend <a@example.org>".to_owned())],
            lines: lines.collect(),
        };
        let profile = Profile::shipped(DEFAULT).unwrap();
        let layout = message(&value, &profile, &Fonts::shipped().unwrap());
        let words = |at: usize| -> Vec<String> {
            let items = layout.pages[at].items.iter();
            let runs = items.filter_map(|item| match item {
                Item::Text(run) => Some(run.words()),
                Item::Rule(_) => None,
            });
            runs.collect()
        };
        assert!(layout.pages.len() > 2);
        assert!(
            words(0).contains(&"line number 1".to_owned()),
            "{:?}",
            words(0)
        );
        let last = layout.pages.len() - 1;
        assert!(words(last).contains(&"line number 119".to_owned()));
        assert!(words(last).contains(&format!("Page {0} of {0}", last + 1)));
    }
}
