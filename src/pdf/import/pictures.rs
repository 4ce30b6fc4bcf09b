//! Whether the pictures that a page draws, itself or in forms, are whole. Each is looked at once in a
//! document, and only if content names it: resources are often shared by all pages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, MaybeRef, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

use super::cut_off::Gauge;
use super::geometry::inherited;
use super::inflate::Inflater;
use super::named::{Names, ResourceKind, named};
use super::source::{Id, Source, key, name};
use super::unpacked::{append, content_of_page};

/// Forms in forms: no honest document goes deeper.
const DEEPEST: u32 = 24;

pub(super) struct Pictures<'a> {
    source: &'a Source,
    gauge: Gauge,
    inflater: Inflater,
    /// Pictures and forms that were looked at, and whether something of them is cut off.
    known: BTreeMap<Id, bool>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Pictures {
            source,
            gauge: Gauge::new(),
            inflater: Inflater::new(),
            known: BTreeMap::new(),
        }
    }

    /// Whether a page draws a picture that is cut off. Its content is given where it is at hand.
    pub(super) fn are_cut(&mut self, page: &Page<'_>, content: Option<&[u8]>) -> bool {
        let node = inherited(page.raw(), "Resources");
        let drawn = drawables(node.and_then(|node| node.get::<Dict<'_>>("Resources")));
        if drawn
            .iter()
            .all(|(_, id)| self.known.get(id) == Some(&false))
        {
            return false;
        }
        let content = match content {
            Some(content) => Cow::Borrowed(content),
            None => {
                let patience = &self.source.patience;
                content_of_page(page.raw(), &mut self.inflater, patience).into()
            }
        };
        self.any_cut(&drawn, &content, DEEPEST)
    }

    fn any_cut(&mut self, drawn: &Drawables, content: &[u8], deepest: u32) -> bool {
        let mut names = Names::new();
        named(content, &mut names);
        let mut is_cut = false;
        for (name, id) in drawn {
            let is_named = names.contains(&(ResourceKind::XObject, name.clone()));
            is_cut |= is_named && self.is_cut(*id, deepest);
        }
        is_cut
    }

    fn is_cut(&mut self, id: Id, deepest: u32) -> bool {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        // A form that draws itself is not looked at again.
        self.known.insert(id, false);
        let number = ObjectIdentifier::new(id.0, id.1);
        let Some(drawn) = self.source.pdf.xref().get::<Stream<'_>>(number) else {
            return false;
        };
        let is_cut = match name(drawn.dict(), "Subtype").as_str() {
            "Form" => self.form_is_cut(&drawn, deepest),
            _ => self.picture_is_cut(id, &drawn),
        };
        self.known.insert(id, is_cut);
        is_cut
    }

    fn form_is_cut(&mut self, form: &Stream<'_>, deepest: u32) -> bool {
        let drawn = drawables(form.dict().get::<Dict<'_>>("Resources"));
        if deepest == 0 || drawn.is_empty() || self.source.patience.is_over() {
            return false;
        }
        let mut content = Vec::new();
        append(
            form,
            &mut self.inflater,
            &self.source.patience,
            &mut content,
        );
        self.any_cut(&drawn, &content, deepest - 1)
    }

    fn picture_is_cut(&mut self, id: Id, picture: &Stream<'_>) -> bool {
        let patience = &self.source.patience;
        // What it lets through is a picture, too.
        let masks = ["SMask", "Mask"].map(|key| picture.dict().get::<Stream<'_>>(key));
        let mut parts = std::iter::once(picture).chain(masks.iter().flatten());
        self.source.streams.short.contains(&id)
            || parts.any(|part| self.gauge.is_cut(part, patience))
    }
}

/// Pictures and forms by the name that content has for them.
type Drawables = Vec<(Vec<u8>, Id)>;

fn drawables(resources: Option<Dict<'_>>) -> Drawables {
    let all = resources.and_then(|resources| resources.get::<Dict<'_>>("XObject"));
    let mut found = Drawables::new();
    for (name, item) in all.iter().flat_map(Dict::entries) {
        if let MaybeRef::Ref(target) = item {
            found.push((name.to_vec(), key(target.into())));
        }
    }
    found
}
