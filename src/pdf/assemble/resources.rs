//! Resources, written with what is named in them and nothing else.

use hayro_syntax::object::{Dict, MaybeRef, Object};

use crate::pdf::import::{
    Names, Needs, Photograph, ResourceKind, appearances, content_of_page, inherited, name, named,
};

use crate::pdf::text_layer;

use super::annotation::{Hung, Look};
use super::copy::Copier;
use super::file::FONT;
use super::highlight;
use super::keys;
use super::page::{FONT_NAME, MARK_NAME, Sheet};
use super::syntax::write_reference;
use super::value;
use super::wrapped_page::PAGE_NAME;

/// A resource of ours among a page's.
pub(super) struct Ours {
    kind: ResourceKind,
    name: String,
    refers_to: Refers,
}

pub(super) enum Refers {
    /// An object of the finished file.
    Number(u32),
    /// An object of this chunk.
    Local(u32),
    /// An object of the source.
    Source((u32, i32)),
}

impl<'a> Copier<'a> {
    /// The page's resources, written out in the page: those that its content needs, where that is not
    /// in a form that has them, those that its annotations name, and ours.
    pub(super) fn resources(
        &mut self,
        resources: &Dict<'a>,
        needs: Needs,
        form: Option<u32>,
        sheet: &Sheet<'_, 'a>,
        hung: &Hung,
    ) {
        let mut names = Names::new();
        for (_, annotation) in &sheet.annotations {
            for look in appearances(annotation) {
                names.extend(self.reader.of_stream(&look).outer.iter().cloned());
            }
        }
        let mut named = self.reader.resolved(names, Some(resources)).own;
        if form.is_none() {
            named.extend(needs.own);
        }
        let ours = self.ours(form, sheet, hung);
        self.named_resources(resources, &named, &ours);
    }

    /// What a page's content needs of its resources, and the photographs that stand in it.
    pub(super) fn needs_of_content(
        &mut self,
        dict: &Dict<'a>,
        resources: &Dict<'a>,
        sheet: &Sheet<'_, 'a>,
    ) -> (Needs, Vec<Photograph>) {
        let (names, photographs) = sheet.named.clone().unwrap_or_else(|| {
            let patience = &self.source.patience;
            let content = content_of_page(dict, &mut self.reader.inflater, patience);
            let mut names = Names::new();
            let photographs = named(&content, &mut names);
            (names, photographs)
        });
        (self.reader.resolved(names, Some(resources)), photographs)
    }

    fn ours(&self, form: Option<u32>, sheet: &Sheet<'_, 'a>, hung: &Hung) -> Vec<Ours> {
        let mut ours = vec![Ours {
            kind: ResourceKind::Font,
            name: FONT_NAME.to_owned(),
            refers_to: Refers::Number(FONT),
        }];
        let layer = sheet.stamps.layer.as_ref();
        let layer = layer.filter(|_| sheet.placed.has_layer());
        ours.extend(layer.map(|layer| Ours {
            kind: ResourceKind::Font,
            name: text_layer::FONT.to_owned(),
            refers_to: Refers::Number(layer.number),
        }));
        let highlight = self.highlight.filter(|_| sheet.placed.has_highlights());
        ours.extend(highlight.map(|state| Ours {
            kind: ResourceKind::ExtGState,
            name: highlight::STATE_NAME.to_owned(),
            refers_to: Refers::Local(state),
        }));
        let is_words = |look: &Look| matches!(look, Look::Words(_));
        let has_words = hung.drawn.iter().any(is_words);
        let values = self.values.as_ref().filter(|_| has_words);
        ours.extend(values.map(|values| Ours {
            kind: ResourceKind::Font,
            name: value::FONT_NAME.to_owned(),
            refers_to: Refers::Local(values.local),
        }));
        ours.extend(form.map(|form| Ours {
            kind: ResourceKind::XObject,
            name: PAGE_NAME.to_owned(),
            refers_to: Refers::Local(form),
        }));
        ours.extend(hung.drawn.iter().enumerate().filter_map(|(at, look)| {
            let Look::Theirs(drawn) = look else {
                return None;
            };
            Some(Ours {
                kind: ResourceKind::XObject,
                name: format!("{MARK_NAME}{at}"),
                refers_to: Refers::Source(drawn.appearance),
            })
        }));
        ours
    }

    /// A dictionary of resources with only what is named, and ours among it.
    pub(super) fn named_resources(&mut self, resources: &Dict<'a>, names: &Names, ours: &[Ours]) {
        self.put("<<");
        for kind in ResourceKind::ALL {
            let of_kind = names.iter().filter(|(of, _)| *of == kind);
            let is_ours = |name: &[u8]| {
                let mut same = ours.iter().filter(|ours| ours.kind == kind);
                same.any(|ours| ours.name.as_bytes() == name)
            };
            let theirs: Vec<&[u8]> = of_kind
                .map(|(_, name)| name.as_slice())
                .filter(|name| !is_ours(name))
                .collect();
            let ours: Vec<&Ours> = ours.iter().filter(|ours| ours.kind == kind).collect();
            if theirs.is_empty() && ours.is_empty() {
                continue;
            }
            self.put(&format!("/{}<<", kind.key()));
            let all = resources.get::<Dict<'a>>(kind.key());
            for name in theirs {
                let resource = all.as_ref().and_then(|all| all.get_raw::<Object<'a>>(name));
                if let Some(resource) = resource {
                    self.name(name);
                    self.put(" ");
                    self.resource(kind, &resource);
                }
            }
            for one in ours {
                self.put(&format!("/{} ", one.name));
                match one.refers_to {
                    Refers::Number(number) => write_reference(self.out(), number),
                    Refers::Local(local) => self.refer_local(local),
                    Refers::Source(id) => self.refer(id),
                }
            }
            self.put(">>");
        }
        self.put(">>");
    }

    fn resource(&mut self, kind: ResourceKind, resource: &MaybeRef<Object<'a>>) {
        match (kind, resource) {
            (ResourceKind::Properties, list) => self.properties(list),
            (ResourceKind::ExtGState, MaybeRef::NotRef(Object::Dict(state))) => self.state(state),
            (ResourceKind::ExtGState, MaybeRef::Ref(target)) => {
                self.states.insert((target.obj_number, target.gen_number));
                self.item(resource);
            }
            _ => self.item(resource),
        }
    }

    pub(super) fn state(&mut self, state: &Dict<'a>) {
        self.put("<<");
        self.entries_of(state, &[], keys::Copied::OF_STATE);
        self.put(">>");
    }

    /// What is said of a marked part of content: its layer, which must stay the same thing for all its
    /// parts, or words, which stand in the list itself.
    fn properties(&mut self, list: &MaybeRef<Object<'a>>) {
        let dict = match list {
            MaybeRef::Ref(target) => self.source.pdf.xref().get::<Dict<'a>>((*target).into()),
            MaybeRef::NotRef(Object::Dict(dict)) => Some(dict.clone()),
            MaybeRef::NotRef(_) => None,
        };
        let Some(dict) = dict else {
            return self.put("null");
        };
        if matches!(name(&dict, "Type").as_str(), "OCG" | "OCMD") {
            return self.item(list);
        }
        self.put("<<");
        for (key, value) in dict.entries() {
            if let MaybeRef::NotRef(value) = value
                && !matches!(value, Object::Dict(_) | Object::Array(_))
            {
                self.name(&key);
                self.put(" ");
                self.value(&value);
            }
        }
        self.put(">>");
    }

    /// The resources of a form, a tile or a font of drawn glyphs, with what its content names.
    pub(super) fn inner_resources(&mut self, dict: &Dict<'a>, needs: &Needs) {
        if let Some(resources) = dict.get::<Dict<'a>>("Resources") {
            self.put("/Resources");
            self.named_resources(&resources, &needs.own, &[]);
        }
    }
}

/// The resources of a page, its own or inherited.
pub(super) fn of_page<'a>(dict: &Dict<'a>) -> Dict<'a> {
    let resources = inherited(dict, "Resources").and_then(|node| node.get::<Dict<'a>>("Resources"));
    resources.unwrap_or_else(Dict::empty)
}
