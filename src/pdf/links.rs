//! Links on pages, as annotations with explicit page destinations.
//!
//! Named destinations and GoTo actions die in the tribunal's stitching software (rule T-07), so a
//! link inside the bundle says its page itself, and keeps the reader's zoom.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::{self, Link, Page};

use super::front::Targets;

/// Sets the links of one page. Gives the annotation of each link of the layout, in order.
pub(super) fn set(
    document: &mut Document,
    page: &Page,
    id: ObjectId,
    targets: &mut Targets,
) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut made = Vec::with_capacity(page.links.len());
    for link in &page.links {
        let target = target(&link.target, targets, document);
        let annotation = annotation(link, page.height, target);
        made.push(document.add_object(annotation));
    }
    let page = document.get_dictionary_mut(id)?;
    page.remove(b"Annots");
    if !made.is_empty() {
        let annotations = made.iter().map(|id| Object::Reference(*id));
        page.set("Annots", annotations.collect::<Vec<_>>());
    }
    Ok(made)
}

/// The key and value that make an annotation lead somewhere. Inside the bundle `[page /XYZ null top null]`:
/// that height at the top of the window, the zoom unchanged.
fn target(
    target: &layout::Target,
    targets: &mut Targets,
    document: &mut Document,
) -> (&'static str, Object) {
    match target {
        layout::Target::Page { page, y } => {
            let target = targets.at(*page, document);
            let top = target.height.map(|height| Object::Real(height - y));
            let destination = [
                target.page.into(),
                "XYZ".into(),
                Object::Null,
                top.unwrap_or(Object::Null),
                Object::Null,
            ];
            ("Dest", destination.to_vec().into())
        }
        layout::Target::Web(address) => {
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
