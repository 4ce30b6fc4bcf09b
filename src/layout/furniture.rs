//! What every page bears around its text: running head, stamped number, the way back, DRAFT.
//!
//! Furniture is put on last, because only then is it known how many pages there are and which
//! section each one belongs to.

use super::block::{Anchor, Span, Style};
use super::line::{Setter, TextLine};
use super::look::{self, Sheet};
use super::page::{Item, Link, Page, Rect, Role, Section, Target};
use super::paint::{Frame, horizontal, runs};
use super::section;
use crate::bundle::Plan;

pub const DRAFT: &str = "DRAFT – not for filing";
const BACK: &str = "Back to index";

/// Baselines, and the line under the running head; from the top and from the bottom of the sheet.
const DRAFT_LINE: f32 = 25.0;
const HEAD: f32 = 40.0;
const HEAD_RULE: f32 = 46.0;
const FOOT: f32 = 34.0;
/// At least this much stands between the two ends of a running head.
const HEAD_GAP: f32 = 24.0;

/// The lines that all pages of a section have in common, set once.
#[derive(Debug)]
pub(super) struct Furniture {
    sheet: Sheet,
    /// None on the cover, which says all this itself.
    head: Option<(TextLine, TextLine)>,
    draft: Option<TextLine>,
    back: Option<(TextLine, Target)>,
}

impl Furniture {
    pub(super) fn new(
        section: Section,
        plan: &Plan,
        frame: &Frame<'_>,
        setter: &mut Setter<'_>,
    ) -> Furniture {
        let sheet = frame.sheet;
        let index = frame.target(Anchor::Index(frame.volume));
        let is_text = matches!(
            section,
            Section::Schedule | Section::Sources | Section::Divider
        );
        Furniture {
            sheet,
            head: (section != Section::Cover).then(|| head(section, plan, frame, setter)),
            draft: plan.draft.then(|| setter.single_line(&draft())),
            back: index
                .filter(|_| is_text)
                .map(|index| (setter.single_line(&back()), index)),
        }
    }

    /// Only the way back is something to read; all else decorates the page.
    pub(super) fn put_on(
        &self,
        page: &mut Page,
        setter: &mut Setter<'_>,
        elements: &mut Vec<Role>,
    ) {
        self.put_head(page);
        self.put_foot(page, setter, elements);
    }

    fn put_head(&self, page: &mut Page) {
        let Sheet { left, measure, .. } = self.sheet;
        if let Some((running, name)) = &self.head {
            put(running, left, HEAD, None, page);
            put(name, self.sheet.right() - name.width, HEAD, None, page);
            let right = self.sheet.right();
            let rule = horizontal(left, right, HEAD_RULE, look::HAIRLINE, look::HAIR);
            page.items.push(Item::Rule(rule));
        }
        if let Some(draft) = &self.draft {
            put(
                draft,
                left + (measure - draft.width) / 2.0,
                DRAFT_LINE,
                None,
                page,
            );
        }
    }

    fn put_foot(&self, page: &mut Page, setter: &mut Setter<'_>, elements: &mut Vec<Role>) {
        let y = self.sheet.height - FOOT;
        let style = Style::plain(look::STAMP).bold();
        let stamp = setter.single_line(&Span::new(&page.label, style));
        put(&stamp, self.sheet.right() - stamp.width, y, None, page);
        if let Some((line, target)) = &self.back {
            let element = Some(u32::try_from(elements.len()).unwrap_or(u32::MAX));
            elements.push(Role::Paragraph);
            put(line, self.sheet.left, y, element, page);
            page.links.push(Link {
                area: Rect {
                    left: self.sheet.left,
                    top: y - look::FURNITURE,
                    right: self.sheet.left + line.width,
                    bottom: y + look::FURNITURE / 2.0,
                },
                target: target.clone(),
                description: BACK.to_owned(),
                element,
                whole: true,
            });
        }
    }
}

/// Whether something on that baseline stands at the foot of its page.
pub(super) fn is_at_foot(page: &Page, baseline: f32) -> bool {
    (page.height - FOOT - baseline).abs() < 1.0
}

fn put(line: &TextLine, left: f32, baseline: f32, element: Option<u32>, page: &mut Page) {
    page.items
        .extend(runs(line.pieces.clone(), left, baseline, element));
}

fn draft() -> Span {
    let style = Style::plain(look::FURNITURE + 1.0).bold();
    Span::new(DRAFT, style.coloured(look::WARNING))
}

fn back() -> Span {
    Span::new(BACK, Style::plain(look::FURNITURE).reference())
}

/// The case on the left, shortened where it is too long, and the section on the right.
fn head(
    section: Section,
    plan: &Plan,
    frame: &Frame<'_>,
    setter: &mut Setter<'_>,
) -> (TextLine, TextLine) {
    let sheet = frame.sheet;
    let most = sheet.measure * 0.6;
    let name = fitted(section::name(section, plan), most, setter);
    let room = sheet.measure - HEAD_GAP - name.width;
    let running = match plan.volume_name(frame.volume) {
        Some(volume) => format!("{} · {volume}", plan.running_head),
        None => plan.running_head.clone(),
    };
    (fitted(&running, room, setter), name)
}

/// As much of a text as fits, with an ellipsis where some is left out.
fn fitted(text: &str, width: f32, setter: &mut Setter<'_>) -> TextLine {
    // However long the text, little more of it is set than can fit.
    let beyond = text.char_indices().nth(NEVER_FITS);
    let start = beyond.map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    let style = Style::plain(look::FURNITURE).coloured(look::GREY);
    let mut set = |words: String| {
        let line = setter.single_line(&Span::new(words, style));
        (line.width <= width).then_some(line)
    };
    let whole = set(start.to_owned()).filter(|_| start.len() == text.len());
    if let Some(whole) = whole {
        return whole;
    }
    let ends: Vec<usize> = start.char_indices().map(|(end, _)| end).collect();
    let (mut best, mut fewest, mut most) = (TextLine::default(), 0, ends.len());
    while fewest < most {
        let count = fewest + (most - fewest) / 2;
        let end = ends.get(count).copied().unwrap_or_default();
        let kept = start.get(..end).unwrap_or_default().trim_end();
        match set(format!("{kept}…")) {
            Some(line) => (best, fewest) = (line, count + 1),
            None => most = count,
        }
    }
    best
}

/// More letters than any head of a page has room for.
const NEVER_FITS: usize = 1000;
