//! The source check record: what became of holding quotations against their files, set on pages of their own. It is
//! a paper beside the bundle and looks like it.

use std::collections::BTreeSet;

use super::block::{Align, Block, Flow, Label, Ornament, Places, Span, Style};
use super::fonts::Fonts;
use super::galley::Galley;
use super::line::{Setter, stamp};
use super::look::{self, Sheet, Text};
use super::page::{Item, Layout, Page, Role, Section};
use super::paginate::paginate;
use super::paint::{Frame, Painter, runs};
use crate::profile::Profile;

/// What a record says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub title: String,
    /// A label each, and what it says.
    pub about: Vec<(String, String)>,
    /// How it is to be read.
    pub remarks: Vec<String>,
    pub parts: Vec<RecordPart>,
}

impl Record {
    /// All its words.
    pub fn said(&self) -> String {
        let mut said = vec![self.title.as_str()];
        for (label, words) in &self.about {
            said.extend([label.as_str(), words.as_str()]);
        }
        said.extend(self.remarks.iter().map(String::as_str));
        for part in &self.parts {
            said.push(&part.heading);
            for item in &part.items {
                said.extend([item.label.as_str(), item.head.as_str()]);
                said.extend(item.quoted.as_deref());
                said.extend(item.lines.iter().map(String::as_str));
            }
        }
        said.join("\n")
    }
}

/// A list with its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordPart {
    pub heading: String,
    pub items: Vec<RecordItem>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordItem {
    /// `CS 4`
    pub label: String,
    /// What became of it.
    pub head: String,
    pub quoted: Option<String>,
    pub lines: Vec<String>,
}

/// The columns of labels: before what it is about, and before items.
const ABOUT: f32 = 110.0;
const LABELS: f32 = 46.0;
/// From the lower edge of the sheet to the baseline of the foot.
const FOOT: f32 = 34.0;
/// Where the first part of a section begins below what stands before it, over the leading.
const BEFORE_PART: f32 = 1.0;
const BEFORE_ITEM: f32 = 0.5;

/// Sets a record. The same record gives the same pages.
pub fn record(record: &Record, profile: &Profile, fonts: &Fonts) -> Layout {
    paper(compose(record), &record.title, profile, fonts)
}

/// Sets a paper that is no part of a bundle, with its title in the foot of each page.
pub(super) fn paper(blocks: Vec<Block>, title: &str, profile: &Profile, fonts: &Fonts) -> Layout {
    let mut setter = Setter {
        fonts,
        page_prefix: "",
        missing: BTreeSet::new(),
    };
    let (sheet, places) = (Sheet::new(profile), Places::default());
    let mut galley = Galley::new(Section::Record, blocks);
    galley.set(&mut setter, sheet.measure, &places);
    let breaks = paginate(&galley, sheet.depth);
    let mut pages: Vec<Page> = (0..breaks.pages).map(|at| blank(at, sheet)).collect();
    let frame = Frame {
        sheet,
        places: &places,
        volume: 0,
        inside: 0..breaks.pages,
    };
    let mut elements = Vec::new();
    let mut painter = Painter {
        frame: &frame,
        setter: &mut setter,
        elements: &mut elements,
    };
    painter.galley(galley, &breaks, &mut pages);
    let count = pages.len();
    for page in &mut pages {
        foot(page, (title, count), sheet, &mut setter);
    }
    Layout {
        pages,
        elements,
        missing: setter.missing.into_iter().collect(),
        ..Layout::default()
    }
}

fn blank(position: usize, sheet: Sheet) -> Page {
    Page {
        position,
        width: sheet.width,
        height: sheet.height,
        label: stamp("", position),
        items: Vec::new(),
        links: Vec::new(),
    }
}

/// `Source check record` at the left, `Page 1 of 3` at the right.
fn foot(page: &mut Page, (title, count): (&str, usize), sheet: Sheet, setter: &mut Setter<'_>) {
    let style = Style::plain(look::FURNITURE).coloured(look::GREY);
    let number = format!("Page {} of {count}", page.position + 1);
    let ends = [title, &number].map(|words| setter.single_line(&Span::new(words, style)));
    let [left, right] = ends;
    let (y, end) = (sheet.height - FOOT, sheet.right() - right.width);
    let mut items: Vec<Item> = runs(left.pieces, sheet.left, y, None).collect();
    items.extend(runs(right.pieces, end, y, None));
    page.items.extend(items);
}

fn compose(record: &Record) -> Vec<Block> {
    let (style, leading) = (Style::plain(Text::OTHER.size), Text::OTHER.leading);
    let heading = Style::plain(look::HEADING).bold();
    let mut blocks = vec![Block {
        role: Role::Heading(1),
        keep_with_next: true,
        ..Block::new(
            vec![Span::new(&record.title, heading)],
            look::HEADING_LEADING,
        )
    }];
    blocks.extend(record.about.iter().map(|(label, words)| Block {
        label: Some(Label {
            spans: vec![Span::new(label, style.bold())],
            width: ABOUT,
        }),
        ..Block::new(vec![Span::new(words, style)], leading)
    }));
    blocks.extend(record.remarks.iter().map(|words| Block {
        above: leading * BEFORE_ITEM,
        ..Block::new(vec![Span::new(words, style)], leading)
    }));
    for part in &record.parts {
        blocks.push(Block {
            role: Role::Heading(2),
            above: leading * BEFORE_PART,
            keep_with_next: true,
            ..Block::new(vec![Span::new(&part.heading, style.bold())], leading)
        });
        for item in &part.items {
            blocks.extend(compose_item(item, style, leading));
        }
    }
    blocks
}

fn compose_item(item: &RecordItem, style: Style, leading: f32) -> Vec<Block> {
    let mut blocks = vec![Block {
        role: Role::ListItem,
        label: Some(Label {
            spans: vec![Span::new(&item.label, style.bold())],
            width: LABELS,
        }),
        above: leading * BEFORE_ITEM,
        ..Block::new(vec![Span::new(&item.head, style)], leading)
    }];
    let below = |words: &str, ornament| Block {
        role: Role::ListPart,
        align: Align::Start,
        flow: Flow::Natural,
        indent: LABELS,
        ornament,
        ..Block::new(vec![Span::new(words, style)], leading)
    };
    let quoted = item.quoted.iter();
    blocks.extend(quoted.map(|words| below(words, Ornament::Bar)));
    blocks.extend(item.lines.iter().map(|words| below(words, Ornament::None)));
    kept_together(&mut blocks);
    blocks
}

/// On one page, as far as they have room on it.
fn kept_together(blocks: &mut [Block]) {
    let last = blocks.len().saturating_sub(1);
    for (at, block) in blocks.iter_mut().enumerate() {
        block.keep_together = true;
        block.keep_with_next = at < last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::DEFAULT;

    fn made(items: usize) -> Layout {
        let item = |number: usize| RecordItem {
            label: format!("CS {number}"),
            head: "exact: upr.pdf, p. 41".to_owned(),
            quoted: Some("“The courts had received 4,121 cases.”".to_owned()),
            lines: vec!["signed off by AB on 23 November 2026".to_owned()],
        };
        let value = Record {
            title: "Source check record".to_owned(),
            about: vec![("Appeal number".to_owned(), "PA/1/2099".to_owned())],
            remarks: Vec::new(),
            parts: vec![RecordPart {
                heading: "Entries".to_owned(),
                items: (1..=items).map(item).collect(),
            }],
        };
        let profile = Profile::shipped(DEFAULT).unwrap();
        record(&value, &profile, &Fonts::shipped().unwrap())
    }

    fn words(page: &Page) -> String {
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run.words()),
            Item::Rule(_) => None,
        });
        runs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_page_says_which_of_how_many_it_is() {
        let layout = made(60);
        let count = layout.pages.len();
        assert!(count > 2, "{count}");
        for (at, page) in layout.pages.iter().enumerate() {
            let foot = format!("Page {} of {count}", at + 1);
            assert!(words(page).contains(&foot), "{foot}: {}", words(page));
        }
    }

    #[test]
    fn an_item_stands_on_one_page() {
        let layout = made(60);
        for page in &layout.pages {
            let said = words(page);
            let count = |part: &str| said.matches(part).count();
            assert_eq!(count("exact: upr.pdf"), count("signed off by AB"), "{said}");
        }
    }

    #[test]
    fn an_item_says_its_label_its_result_and_what_was_found() {
        let said = words(&made(1).pages[0]);
        for part in ["CS 1", "exact: upr.pdf", "4,121 cases", "signed off by AB"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
