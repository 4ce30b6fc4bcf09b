//! The whole order of typesetting: make up the pages, paint them, put the furniture on.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::fonts::Fonts;
use super::furniture::Furniture;
use super::line::{Setter, stamp};
use super::makeup::{MadeUp, MakeUp, make_up};
use super::outline::outline;
use super::page::{EntrySpan, IssueSpan, Layout, Page, Role, Section, SectionSpan};
use super::paint::{Frame, Painter};
use crate::bundle::{Pagination, Plan};
use crate::profile::Profile;

/// How long everything gets: a [`Layout`] without its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Extent {
    /// As in [`Layout::missing`].
    pub missing: Vec<char>,
    pub sections: Vec<SectionSpan>,
    pub entries: Vec<EntrySpan>,
    /// Of the schedule, in its order.
    pub issues: Vec<IssueSpan>,
    /// Where everything stands.
    pub numbers: Pagination,
}

impl Extent {
    pub fn section(&self, section: Section) -> Option<&SectionSpan> {
        self.sections.iter().find(|span| span.section == section)
    }
}

/// Typesets a plan under the rules of a profile. The same input gives the same pages. Of a bundle in
/// volumes, this is the first.
pub fn typeset(plan: &Plan, profile: &Profile, fonts: &Fonts) -> Layout {
    let files = typeset_files(plan, profile, fonts);
    files.into_iter().next().unwrap_or_default()
}

/// The same, for every volume.
pub fn typeset_files(plan: &Plan, profile: &Profile, fonts: &Fonts) -> Vec<Layout> {
    let mut setter = setter(plan, fonts);
    let files = make_up(plan, profile, &mut setter).files();
    let mut layouts: Vec<Layout> = files
        .into_iter()
        .map(|file| lay_out(file, plan, &mut setter))
        .collect();
    for layout in &mut layouts {
        layout.missing = setter.missing.iter().copied().collect();
    }
    layouts
}

fn lay_out(file: MakeUp, plan: &Plan, setter: &mut Setter<'_>) -> Layout {
    let outline = outline(plan, &file);
    let (sections, entries) = (file.section_spans(), file.entry_spans());
    let (exhibits, first) = (file.exhibit_spans(), file.first);
    let (areas, moved) = (file.entry_areas(), file.numbers.moved.clone());
    let (pages, elements) = paint(file, plan, setter);
    Layout {
        pages,
        exhibits,
        outline,
        sections,
        elements,
        entries,
        areas,
        missing: Vec::new(),
        moved,
        first,
    }
}

/// Measures a plan without drawing it: for a meter that follows every tick. It takes the same
/// steps as [`typeset`], so the two can never disagree.
pub fn measure(plan: &Plan, profile: &Profile, fonts: &Fonts) -> Extent {
    let mut setter = setter(plan, fonts);
    let make_up = make_up(plan, profile, &mut setter);
    Extent {
        missing: setter.missing.into_iter().collect(),
        sections: make_up.section_spans(),
        entries: make_up.entry_spans(),
        issues: make_up.issue_spans(),
        numbers: Rc::unwrap_or_clone(make_up.numbers),
    }
}

pub(super) fn setter<'a>(plan: &'a Plan, fonts: &'a Fonts) -> Setter<'a> {
    Setter {
        fonts,
        page_prefix: &plan.page_prefix,
        missing: BTreeSet::new(),
    }
}

fn paint(mut file: MakeUp, plan: &Plan, setter: &mut Setter<'_>) -> (Vec<Page>, Vec<Role>) {
    let (mut pages_of_file, mut elements) = (Vec::new(), Vec::new());
    let sections = std::mem::take(&mut file.sections);
    let end = sections.last().map_or(0, MadeUp::end);
    let frame = Frame {
        sheet: file.sheet,
        places: &file.places,
        volume: file.volume,
        inside: file.first..end,
    };
    for section in sections {
        let pages = paint_section(section, plan, &frame, setter, &mut elements);
        pages_of_file.extend(pages);
    }
    (pages_of_file, elements)
}

/// The pages of a section, and those that are left blank behind it and the documents that follow it.
fn paint_section(
    section: MadeUp,
    plan: &Plan,
    frame: &Frame<'_>,
    setter: &mut Setter<'_>,
    elements: &mut Vec<Role>,
) -> Vec<Page> {
    let blank = |position: usize| Page {
        position: position - frame.inside.start,
        width: frame.sheet.width,
        height: frame.sheet.height,
        label: stamp(&plan.page_prefix, position),
        items: Vec::new(),
        links: Vec::new(),
    };
    let mut pages: Vec<Page> = section.own_pages().map(blank).collect();
    let MadeUp {
        galley,
        breaks,
        span,
        ..
    } = section;
    // What is left blank between documents belongs to them.
    let own = match galley.section {
        Section::Index => breaks.pages + span.blank,
        _ => breaks.pages,
    };
    let furniture = Furniture::new(galley.section, plan, frame, setter);
    let has_more = pages.len() > own;
    let between = has_more.then(|| Furniture::new(Section::Divider, plan, frame, setter));
    let mut painter = Painter {
        frame,
        setter,
        elements,
    };
    painter.galley(galley, &breaks, &mut pages);
    for page in pages.iter_mut().skip(breaks.pages) {
        painter.left_blank(page);
    }
    for (at, page) in pages.iter_mut().enumerate() {
        let between = between.as_ref().filter(|_| at >= own);
        let furniture = between.unwrap_or(&furniture);
        furniture.put_on(page, setter, elements);
    }
    pages
}
