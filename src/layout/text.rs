//! A layout as plain text, to be read by people and compared by tests: every line of text with its
//! place, the links with their targets, the bookmarks.

use std::fmt;

use super::page::{Item, Layout, Link, OutlineEntry, Page, Target, TextRun};

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for page in &self.pages {
            writeln!(
                f,
                "== {} ({:.0} × {:.0})",
                page.label, page.width, page.height
            )?;
            for line in lines(page) {
                writeln!(f, "{line}")?;
            }
            let rules = page.items.iter();
            let rules = rules.filter(|item| matches!(item, Item::Rule(_))).count();
            writeln!(f, "   rules: {rules}")?;
            for link in &page.links {
                write_link(f, link, self)?;
            }
        }
        writeln!(f, "== outline")?;
        self.outline
            .iter()
            .try_for_each(|entry| write_entry(f, entry, 0, self))?;
        for span in &self.sections {
            let (first, last) = (self.label(span.first), self.label(span.last));
            let filled = span.filled;
            writeln!(
                f,
                "{:?}: {first} to {last}, {filled:.2} pages",
                span.section
            )?;
        }
        match self.missing.as_slice() {
            [] => Ok(()),
            missing => writeln!(f, "missing: {missing:?}"),
        }
    }
}

/// Runs that stand on one baseline and touch, as one line: `x,y size text`.
fn lines(page: &Page) -> Vec<String> {
    let runs: Vec<&TextRun> = page.items.iter().filter_map(run).collect();
    runs.chunk_by(|a, b| a.y == b.y && (end(a) - b.x).abs() < 0.5)
        .map(|runs| {
            let text: String = runs.iter().map(|run| run.words()).collect();
            let first = runs
                .first()
                .map_or((0.0, 0.0, 0.0), |run| (run.x, run.y, run.size));
            let (x, y, size) = first;
            format!("{x:4.0},{y:<4.0} {size:<4} {}", shortened(&text))
        })
        .collect()
}

fn run(item: &Item) -> Option<&TextRun> {
    match item {
        Item::Text(run) => Some(run),
        Item::Rule(_) => None,
    }
}

fn end(run: &TextRun) -> f32 {
    run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>()
}

/// Leader dots are told by their number.
fn shortened(text: &str) -> String {
    match text.len() {
        count if count > 3 && text.bytes().all(|byte| byte == b'.') => format!("·{count} dots·"),
        _ => text.to_owned(),
    }
}

fn write_link(f: &mut fmt::Formatter<'_>, link: &Link, layout: &Layout) -> fmt::Result {
    let area = link.area;
    write!(f, "   link {:.0},{:.0}", area.left, area.top)?;
    write!(f, "–{:.0},{:.0} → ", area.right, area.bottom)?;
    match &link.target {
        Target::Page { page, y } => write!(f, "{} at {y:.0}", layout.label(*page))?,
        Target::Web(address) => write!(f, "{address}")?,
    }
    writeln!(f, " “{}”", link.description)
}

fn write_entry(
    f: &mut fmt::Formatter<'_>,
    entry: &OutlineEntry,
    depth: usize,
    layout: &Layout,
) -> fmt::Result {
    let (indent, label) = ("  ".repeat(depth), layout.label(entry.page));
    writeln!(f, "{indent}{} → {label} at {:.0}", entry.title, entry.y)?;
    let mut children = entry.children.iter();
    children.try_for_each(|child| write_entry(f, child, depth + 1, layout))
}

impl Layout {
    fn label(&self, page: usize) -> &str {
        self.page(page).map_or("?", |page| page.label.as_str())
    }
}
