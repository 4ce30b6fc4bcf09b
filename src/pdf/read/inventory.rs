//! What the structure of anybody's file says: pages and their sizes, labels, bookmarks and links by the way they
//! lead, fonts, what acts. Nothing of what pages show is interpreted here.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

use super::super::PdfError;
use super::content::Budget;
use super::{Reader, active, font, info, labels, open, text};
use crate::pdf::import::{
    Bookmark, Damage, Destinations, Goal, Matrix, Password, Region, Source, Watch, bookmarks,
    damage, first_annotations, from_top_left, inherited, likely_trailer, name, number, region,
    unit,
};

/// Links of a page, and of the whole file, beyond which nobody looks.
const MOST_ON_PAGE: usize = 20_000;
const MOST_LINKS: usize = 400_000;

/// What a file holds, as its structure says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inventory {
    pub bytes: usize,
    /// It could be opened all the same.
    pub encrypted: bool,
    /// What had to be put right to read it.
    pub damage: Vec<Damage>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub has_opening_view: bool,
    /// The page and the zoom in per cent, where the file says both.
    pub opens_at: Option<(u32, f32)>,
    /// Kinds of things that act or are attached, by their names in the file.
    pub active: Vec<String>,
    /// Fonts that are not in the file, with the pages that name them.
    pub missing_fonts: Vec<(String, Vec<u32>)>,
    pub bookmarks: Vec<BookmarkFound>,
    /// It says how viewers are to call its pages.
    pub has_labels: bool,
    /// How a page would be called that somebody appends; empty where the labels end with the file.
    pub label_behind: String,
    pub pages: Vec<PageFound>,
}

/// A bookmark, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BookmarkFound {
    pub title: String,
    /// From 0.
    pub depth: u32,
    pub has_children: bool,
    pub leads: Leads,
}

/// One page. Lengths are points, of the page as shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageFound {
    pub width: f32,
    pub height: f32,
    /// Clockwise, as the page says it is turned.
    pub rotation: i64,
    /// How many points one unit of its content is.
    pub unit: f32,
    pub label: String,
    pub links: Vec<LinkFound>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkFound {
    /// Left, top, right, bottom, from the top left of the page as shown.
    pub area: [f32; 4],
    pub leads: Leads,
}

/// Where something leads, and in which form it says so. Pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leads {
    /// An explicit place on a page.
    Page(u32),
    /// A named destination, and the page that it stands for.
    Name(String, u32),
    Web(String),
    /// An address that no browser opens in full.
    Unwritten(String),
    /// Something other than showing a place.
    Acts(String),
    /// A place that is not in the file.
    Lost(String),
    Nowhere,
}

impl Leads {
    /// The page, however it is named.
    pub fn page(&self) -> Option<u32> {
        match self {
            Leads::Page(page) | Leads::Name(_, page) => Some(*page),
            _ => None,
        }
    }
}

/// Takes down what is in the file in `bytes`, whoever made it.
pub fn inventory(
    bytes: Vec<u8>,
    password: Option<&Password>,
    watch: &Watch,
) -> Result<Inventory, PdfError> {
    let source = open(bytes, password, watch)?;
    let trailer = likely_trailer(&source.bytes).unwrap_or_else(Dict::empty);
    let reader = Reader {
        source: &source,
        catalog: source.catalog(),
        info: info(&source, &trailer),
        budget: Budget::new(),
    };
    let catalog = &reader.catalog;
    let mut labels = labels::labels(catalog, source.len() + 1);
    let label_behind = labels.pop().unwrap_or_default();
    let destinations = Destinations::read(&source);
    let mut found = Vec::new();
    list(&bookmarks(&source, &destinations).list, 0, &mut found);
    mark_names(&reader, &mut found);
    let has_labels = catalog.contains_key("PageLabels");
    Ok(Inventory {
        bytes: source.length,
        encrypted: source.encrypted,
        damage: damage(&source),
        title: text(&reader.info, "Title"),
        author: text(&reader.info, "Author"),
        has_opening_view: catalog.contains_key("OpenAction"),
        opens_at: reader.opens_at(),
        active: acting(&source, catalog),
        missing_fonts: font::missing(&source),
        bookmarks: found,
        has_labels,
        label_behind: if has_labels {
            label_behind
        } else {
            String::new()
        },
        pages: pages(&source, labels, &destinations),
    })
}

/// What acts, with forms that only some programs can show.
fn acting(source: &Source, catalog: &Dict<'_>) -> Vec<String> {
    let mut found = active::active(source);
    let form = catalog.get::<Dict<'_>>("AcroForm");
    if form.is_some_and(|form| form.contains_key("XFA")) {
        found.push("XFA".to_owned());
    }
    found
}

fn leads(goal: &Goal) -> Leads {
    match goal {
        Goal::Page { page, .. } => Leads::Page(u32::try_from(page + 1).unwrap_or(u32::MAX)),
        Goal::Web(address) => Leads::Web(String::from_utf8_lossy(address).into_owned()),
        Goal::Acts(_, says) => Leads::Acts(says.clone()),
        Goal::Unwritten(_, says) => Leads::Unwritten(says.clone()),
        Goal::Lost(says) => Leads::Lost(says.clone()),
        Goal::Nowhere => Leads::Nowhere,
    }
}

/// The name under which a link or bookmark asks for its place, where it does not say the place itself.
fn named(item: &Dict<'_>) -> Option<String> {
    let own = item.get::<Object<'_>>("Dest");
    let of_action = || item.get::<Dict<'_>>("A")?.get::<Object<'_>>("D");
    match own
        .filter(|own| !matches!(own, Object::Null(_)))
        .or_else(of_action)?
    {
        Object::Name(name) => Some(crate::pdf::import::text(&name)),
        Object::String(name) => Some(crate::pdf::import::text(name.as_bytes())),
        _ => None,
    }
}

fn with_name(leads: Leads, item: &Dict<'_>) -> Leads {
    match (leads, named(item)) {
        (Leads::Page(page), Some(name)) => Leads::Name(name, page),
        (leads, _) => leads,
    }
}

fn list(bookmarks: &[Bookmark], depth: u32, found: &mut Vec<BookmarkFound>) {
    for bookmark in bookmarks {
        found.push(BookmarkFound {
            title: bookmark.title.clone(),
            depth,
            has_children: !bookmark.children.is_empty(),
            leads: leads(&bookmark.goal),
        });
        list(&bookmark.children, depth + 1, found);
    }
}

/// Says of bookmarks that lead by a name that they do: they are walked once more, in the same order.
fn mark_names(reader: &Reader<'_>, found: &mut [BookmarkFound]) {
    let mut rest = found.iter_mut();
    let mut seen = BTreeSet::new();
    let root = reader.catalog.get::<Dict<'_>>("Outlines");
    let mut open = vec![root.and_then(|root| root.get::<Dict<'_>>("First"))];
    while let Some(next) = open.last_mut() {
        let item = next.take();
        let id = item.as_ref().and_then(Dict::obj_id);
        let (Some(item), Some(id)) = (item, id.filter(|id| !seen.contains(id))) else {
            open.pop();
            continue;
        };
        seen.insert(id);
        let Some(bookmark) = rest.next() else {
            return;
        };
        bookmark.leads = with_name(bookmark.leads.clone(), &item);
        *next = item.get::<Dict<'_>>("Next");
        open.push(item.get::<Dict<'_>>("First"));
    }
}

fn pages(source: &Source, labels: Vec<String>, destinations: &Destinations) -> Vec<PageFound> {
    let mut left = MOST_LINKS;
    let pages = source.pdf.pages().iter().zip(labels);
    pages
        .map(|(page, label)| page_found(source, page, label, destinations, &mut left))
        .collect()
}

fn page_found(
    source: &Source,
    page: &Page<'_>,
    label: String,
    destinations: &Destinations,
    left: &mut usize,
) -> PageFound {
    let dict = page.raw();
    let unit = unit(dict) as f32;
    let (width, height) = page.render_dimensions();
    let to_shown = from_top_left(dict).and_then(|back| back.inverse());
    let rotation = inherited(dict, "Rotate").and_then(|node| number(&node, "Rotate"));
    let annotations = first_annotations(dict, source, MOST_ON_PAGE.min(*left)).into_iter();
    let links = annotations.filter(|(_, item)| name(item, "Subtype") == "Link");
    let links = links.map(|(_, item)| LinkFound {
        area: area(&item, to_shown.as_ref(), unit),
        leads: with_name(leads(&destinations.of(&item, source)), &item),
    });
    let links: Vec<LinkFound> = links.collect();
    *left = left.saturating_sub(links.len());
    PageFound {
        width: width * unit,
        height: height * unit,
        rotation: rotation.unwrap_or_default() as i64,
        unit,
        label,
        links,
    }
}

fn area(item: &Dict<'_>, to_shown: Option<&Matrix>, unit: f32) -> [f32; 4] {
    let region = region(item, "Rect");
    let (Some(region), Some(to_shown)) = (region, to_shown) else {
        return [0.0; 4];
    };
    let corners = region.corners().map(|corner| to_shown.apply(corner));
    Region::around(&corners)
        .0
        .map(|length| length as f32 * unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::specimen::{Page, document_with};

    fn taken(catalog: &str, objects: &[&str], pages: &[Page]) -> Inventory {
        let bytes = document_with(pages, catalog, objects);
        inventory(bytes, None, &Watch::default()).unwrap()
    }

    #[test]
    fn bookmarks_say_where_and_in_which_form_they_lead() {
        let found = taken(
            "/Outlines<</First 1000 0 R>>/Dests<</there[1/Fit]>>",
            &[
                "<</Title(by place)/Dest[0/Fit]/Next 1001 0 R>>",
                "<</Title(by name)/Dest/there/Next 1002 0 R>>",
                "<</Title(lost)/Dest/nowhere/First 1003 0 R>>",
                "<</Title(web)/A<</S/URI/URI(https://a.org)>>>>",
            ],
            &[Page::saying("one"), Page::saying("two")],
        );
        let told: Vec<(String, u32, Leads)> = found
            .bookmarks
            .into_iter()
            .map(|one| (one.title, one.depth, one.leads))
            .collect();
        let expected = [
            ("by place", 0, Leads::Page(1)),
            ("by name", 0, Leads::Name("there".to_owned(), 2)),
            ("lost", 0, Leads::Lost("nowhere".to_owned())),
            ("web", 1, Leads::Web("https://a.org".to_owned())),
        ];
        assert_eq!(
            told,
            expected.map(|(title, depth, leads)| (title.to_owned(), depth, leads))
        );
    }

    #[test]
    fn a_file_without_labels_has_none_to_run_on() {
        let found = taken("", &[], &[Page::saying("one")]);
        assert_eq!((found.has_labels, found.label_behind.as_str()), (false, ""));
        let labels = "/PageLabels<</Nums[0<</S/D/P(AB )>>]>>";
        let found = taken(labels, &[], &[Page::saying("one")]);
        assert_eq!(found.label_behind, "AB 2");
    }

    #[test]
    fn a_font_that_is_not_in_the_file_is_named_with_its_pages() {
        let found = taken("", &[], &[Page::saying("one"), Page::saying("two")]);
        assert_eq!(found.missing_fonts, [("Helvetica".to_owned(), vec![1, 2])]);
    }
}
