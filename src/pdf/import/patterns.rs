//! Whether the content of a page paints with patterns: gradients, hatchings, pictures as a fill.
//!
//! What the content itself names is known; of its forms, of the letters of Type 3 fonts, and of soft masks
//! it is enough that their resources name one.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier};

use super::named::{Names, ResourceKind};
use super::source::{Id, Source, key, name};

/// Kinds of resources that are content, or lead to some.
const DRAWING: [ResourceKind; 3] = [
    ResourceKind::XObject,
    ResourceKind::Font,
    ResourceKind::ExtGState,
];

/// What is known of the resources of one document.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Patterns {
    /// Forms, fonts and states that name no pattern, and neither does anything in them.
    without: BTreeSet<Id>,
}

impl Patterns {
    /// Whether one of these names of resources is a pattern, or something behind it names one.
    pub(in crate::pdf) fn are_named<'a>(
        &mut self,
        names: &Names,
        resources: &Dict<'a>,
        source: &'a Source,
    ) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = Vec::new();
        for (kind, name) in names {
            if *kind == ResourceKind::Pattern {
                return true;
            }
            let items = resources.get::<Dict<'a>>(kind.key());
            let item = items.and_then(|items| items.get_raw::<Object<'a>>(name));
            if let Some(item) = item.filter(|_| DRAWING.contains(kind)) {
                open.extend(self.within(item, source, &mut seen));
            }
        }
        while let Some(resources) = open.pop() {
            let patterns = resources.get::<Dict<'a>>("Pattern");
            if patterns.is_some_and(|patterns| !patterns.is_empty()) {
                return true;
            }
            for kind in DRAWING {
                let items = resources.get::<Dict<'a>>(kind.key());
                for (_, item) in items.iter().flat_map(Dict::entries) {
                    if source.patience.is_over_at(seen.len()) {
                        return false;
                    }
                    open.extend(self.within(item, source, &mut seen));
                }
            }
        }
        // What was passed on the way has nothing behind it either.
        self.without.append(&mut seen);
        false
    }

    /// The resources of something that is named in resources, where they have not been looked at.
    fn within<'a>(
        &self,
        item: MaybeRef<Object<'a>>,
        source: &'a Source,
        seen: &mut BTreeSet<Id>,
    ) -> Option<Dict<'a>> {
        let item = match item {
            MaybeRef::Ref(target) => {
                let id = ObjectIdentifier::from(target);
                if self.without.contains(&key(id)) || !seen.insert(key(id)) {
                    return None;
                }
                source.pdf.xref().get::<Object<'a>>(id)?
            }
            MaybeRef::NotRef(object) => object,
        };
        let dict = match &item {
            Object::Stream(form) => form.dict(),
            Object::Dict(dict) => dict,
            _ => return None,
        };
        match dict.get::<Dict<'a>>("SMask") {
            Some(mask) => self.within(mask.get_raw::<Object<'a>>("G")?, source, seen),
            None if name(dict, "Subtype") == "Image" => None,
            None => dict.get::<Dict<'a>>("Resources"),
        }
    }
}
