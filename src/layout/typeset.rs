//! The whole order of typesetting: make up the pages, paint them, put the furniture on.

use std::collections::BTreeSet;

use super::fonts::Fonts;
use super::furniture::Furniture;
use super::line::{Setter, stamp};
use super::makeup::{MadeUp, MakeUp, make_up};
use super::outline::outline;
use super::page::{EntrySpan, ExhibitSpan, Layout, Page, Role, Section, SectionSpan};
use super::paint::Painter;
use crate::bundle::Plan;
use crate::profile::Profile;

/// How long everything gets: a [`Layout`] without its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Extent {
    /// As in [`Layout::missing`].
    pub missing: Vec<char>,
    pub sections: Vec<SectionSpan>,
    pub exhibits: Vec<ExhibitSpan>,
    pub entries: Vec<EntrySpan>,
}

impl Extent {
    pub fn section(&self, section: Section) -> Option<&SectionSpan> {
        self.sections.iter().find(|span| span.section == section)
    }
}

/// Typesets a plan under the rules of a profile. The same input gives the same pages.
pub fn typeset(plan: &Plan, profile: &Profile, fonts: &Fonts) -> Layout {
    let mut setter = setter(plan, fonts);
    let make_up = make_up(plan, profile, &mut setter);
    let outline = outline(plan, &make_up.places);
    let (sections, entries) = (make_up.section_spans(), make_up.entry_spans());
    let (exhibits, areas) = (spans(&make_up), make_up.entry_areas());
    let (pages, elements) = paint(make_up, plan, &mut setter);
    Layout {
        pages,
        exhibits,
        outline,
        sections,
        elements,
        entries,
        areas,
        missing: setter.missing.into_iter().collect(),
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
        exhibits: spans(&make_up),
        entries: make_up.entry_spans(),
    }
}

/// Where the pages of each exhibit stand.
fn spans(make_up: &MakeUp) -> Vec<ExhibitSpan> {
    let sections = make_up.sections.iter();
    sections
        .flat_map(|section| section.exhibits().map(|(_, span)| span))
        .collect()
}

fn setter<'a>(plan: &'a Plan, fonts: &'a Fonts) -> Setter<'a> {
    Setter {
        fonts,
        page_prefix: &plan.page_prefix,
        missing: BTreeSet::new(),
    }
}

fn paint(make_up: MakeUp, plan: &Plan, setter: &mut Setter<'_>) -> (Vec<Page>, Vec<Role>) {
    let MakeUp {
        sheet,
        sections,
        places,
    } = make_up;
    let (mut bundle, mut elements) = (Vec::new(), Vec::new());
    for MadeUp {
        galley,
        pagination,
        first,
        behind: _,
    } in sections
    {
        let blank = |position: usize| Page {
            position: first + position,
            width: sheet.width,
            height: sheet.height,
            label: stamp(&plan.page_prefix, first + position),
            items: Vec::new(),
            links: Vec::new(),
        };
        let mut pages: Vec<Page> = (0..pagination.pages).map(blank).collect();
        let furniture = Furniture::new(galley.section, plan, sheet, &places, setter);
        let mut painter = Painter {
            sheet,
            places: &places,
            setter,
            elements: &mut elements,
        };
        painter.galley(galley, &pagination, &mut pages);
        for page in &mut pages {
            furniture.put_on(page, setter, &mut elements);
        }
        bundle.append(&mut pages);
    }
    (bundle, elements)
}
