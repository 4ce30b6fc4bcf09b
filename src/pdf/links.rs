//! Links on pages, as annotations with explicit page destinations.
//!
//! Named destinations and GoTo actions die in the tribunal's stitching software (rule T-07), so a
//! link inside the bundle says its page itself, and keeps the reader's zoom.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::{Link, Page, Target};

/// The key by which a link into a document is known until `assemble` gives it its page: the position
/// of that page in the bundle.
pub(super) const GOAL: &str = "BundleGoal";

/// Sets the links of one page. `pages` are the page objects in order, `layout` their layouts. Gives
/// the annotation of each link of the layout, in order.
pub(super) fn set(
    document: &mut Document,
    page: &Page,
    id: ObjectId,
    pages: &[ObjectId],
    layout: &[Page],
) -> Result<Vec<Option<ObjectId>>, lopdf::Error> {
    let mut made = Vec::new();
    for link in &page.links {
        let target = target(&link.target, pages, layout);
        let annotation = annotation(link, page.height, target);
        made.push(Some(document.add_object(annotation)));
    }
    let page = document.get_dictionary_mut(id)?;
    page.remove(b"Annots");
    if !made.is_empty() {
        let annotations = made.iter().flatten().map(|id| Object::Reference(*id));
        page.set("Annots", annotations.collect::<Vec<_>>());
    }
    Ok(made)
}

/// `[page /XYZ null top null]`: that height at the top of the window, the zoom unchanged.
pub(super) fn destination(page: ObjectId, top: f32) -> Object {
    Object::Array(vec![
        page.into(),
        "XYZ".into(),
        Object::Null,
        Object::Real(top),
        Object::Null,
    ])
}

/// The object and the height of our page at a position in the bundle.
pub(super) fn own_page(
    position: usize,
    pages: &[ObjectId],
    layout: &[Page],
) -> Option<(ObjectId, f32)> {
    let at = layout.binary_search_by_key(&position, |page| page.position);
    let at = at.ok()?;
    Some((*pages.get(at)?, layout.get(at)?.height))
}

/// The key and value that make an annotation lead somewhere.
fn target(target: &Target, pages: &[ObjectId], layout: &[Page]) -> (&'static str, Object) {
    match target {
        Target::Page { page, y } => match own_page(*page, pages, layout) {
            Some((id, height)) => ("Dest", destination(id, height - y)),
            None => (GOAL, Object::Integer(*page as i64)),
        },
        Target::Web(address) => {
            let uri = Object::string_literal(address.as_bytes());
            ("A", dictionary! { "S" => "URI", "URI" => uri }.into())
        }
    }
}

fn annotation(link: &Link, height: f32, (key, value): (&'static str, Object)) -> Dictionary {
    let area = link.area;
    let corners = [
        area.left,
        height - area.bottom,
        area.right,
        height - area.top,
    ];
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.map(Object::Real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed as shown: a link has no looks of its own.
        "F" => 4,
        "Contents" => lopdf::text_string(&link.description),
    };
    annotation.set(key, value);
    annotation
}
