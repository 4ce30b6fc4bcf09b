//! What a page draws besides its own content: layers, and things that are to come from outside the file.
//!
//! Pages share resources, so only what content names is drawn. Most documents have none of this, so it is
//! first looked for among all resources; content is read where there is some.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

use super::action::{associated, associated_by, file};
use super::geometry::inherited;
use super::layer::{Layer, layers};
use super::named::{Names, ResourceKind, named};
use super::needs::{Needs, Reader, appearances, is_drawing};
use super::remark::Outside;
use super::source::{Id, Source, key, name};
use super::unpacked::content_of_page;
use super::visibility::visibility;

/// One such thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drawn {
    Layer(Id),
    /// What is hidden because these layers show.
    Combined(BTreeSet<Id>),
    Outside(Outside, String),
    /// A file that belongs to a picture, a form or a marked part of content.
    File(Option<Id>, String),
}

type All = BTreeSet<Drawn>;

/// Forms in forms: no honest document goes deeper.
const DEEPEST: u32 = 24;

/// Finds what pages draw; what many pages share is looked through once.
pub(super) struct Finder<'a> {
    source: &'a Source,
    layers: BTreeMap<Id, Layer>,
    known: BTreeMap<Id, All>,
    /// The same, of what content names.
    named: BTreeMap<Id, All>,
    fonts: BTreeMap<usize, All>,
    /// Only what content names counts.
    by_content: bool,
    reader: Reader<'a>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Finder {
            source,
            layers: layers(source),
            known: BTreeMap::new(),
            named: BTreeMap::new(),
            fonts: BTreeMap::new(),
            by_content: false,
            reader: Reader::new(source),
        }
    }

    pub(super) fn layer(&self, id: Id) -> Option<&Layer> {
        self.layers.get(&id)
    }

    /// What a page draws, without what hangs on it.
    pub(super) fn page(&mut self, page: &Dict<'a>) -> All {
        let mut all = All::new();
        let Some(node) = inherited(page, "Resources") else {
            return all;
        };
        let resources = node.get_raw::<Object<'a>>("Resources");
        self.item(resources, DEEPEST, &mut all, Kind::Resources);
        let resources = node.get::<Dict<'a>>("Resources");
        let Some(resources) = resources.filter(|_| !all.is_empty()) else {
            return all;
        };
        let patience = &self.source.patience;
        let content = content_of_page(page, &mut self.reader.inflater, patience);
        let mut names = Names::new();
        named(&content, &mut names);
        self.drawn_by(names, &resources)
    }

    /// What is drawn by content that names these, with these resources.
    fn drawn_by(&mut self, names: Names, resources: &Dict<'a>) -> All {
        let mut all = All::new();
        self.by_content = true;
        let needs = self.reader.resolved(names, Some(resources));
        self.resources(resources, Some(&needs.own), DEEPEST, &mut all);
        self.by_content = false;
        all
    }

    /// What the pictures of an annotation draw. What they do not have of their own, they draw with the
    /// resources of their page.
    pub(super) fn annotation(&mut self, page: &Dict<'a>, item: &Dict<'a>) -> All {
        let mut all = All::from_iter(self.layers_of(item, "OC"));
        let Some(looks) = item.get::<Dict<'a>>("AP") else {
            return all;
        };
        let mut found = All::new();
        self.item(looks.get_raw("N"), DEEPEST, &mut found, Kind::Looks);
        if !found.is_empty() {
            self.by_content = true;
            self.item(looks.get_raw("N"), DEEPEST, &mut all, Kind::Looks);
            self.by_content = false;
        }
        let mut names = Names::new();
        for look in appearances(item) {
            names.extend(self.reader.of_stream(&look).outer.iter().cloned());
        }
        let node = inherited(page, "Resources").filter(|_| !names.is_empty());
        if let Some(resources) = node.and_then(|node| node.get::<Dict<'a>>("Resources")) {
            all.extend(self.drawn_by(names, &resources));
        }
        all
    }

    fn item(&mut self, item: Option<MaybeRef<Object<'a>>>, depth: u32, all: &mut All, kind: Kind) {
        if depth == 0 || self.source.patience.is_over() {
            return;
        }
        match item {
            Some(MaybeRef::NotRef(object)) => self.object(object, depth, all, kind),
            Some(MaybeRef::Ref(target)) => {
                let id = key(target.into());
                if let Some(known) = self.found().get(&id) {
                    all.extend(known.iter().cloned());
                    return;
                }
                // What leads back to itself draws nothing more.
                self.found().insert(id, All::new());
                let mut found = All::new();
                if let Some(object) = self.source.pdf.xref().get::<Object<'a>>(target.into()) {
                    self.object(object, depth, &mut found, kind);
                }
                all.extend(found.iter().cloned());
                self.found().insert(id, found);
            }
            None => {}
        }
    }

    fn found(&mut self) -> &mut BTreeMap<Id, All> {
        match self.by_content {
            true => &mut self.named,
            false => &mut self.known,
        }
    }

    fn object(&mut self, object: Object<'a>, depth: u32, all: &mut All, kind: Kind) {
        match (object, kind) {
            (Object::Stream(stream), _) => self.stream(&stream, depth, all),
            (Object::Dict(dict), Kind::Resources) => self.resources(&dict, None, depth, all),
            (Object::Dict(states), Kind::Looks) => {
                for (_, look) in states.entries() {
                    self.item(Some(look), depth - 1, all, Kind::Stream);
                }
            }
            (Object::Dict(font), Kind::Font) => self.font(&font, depth, all),
            (Object::Dict(parts), Kind::Part) => {
                for (_, part) in parts.entries() {
                    self.item(Some(part), depth - 1, all, Kind::Part);
                }
            }
            (Object::Array(parts), Kind::Part) => {
                for part in parts.raw_iter() {
                    self.item(Some(part), depth - 1, all, Kind::Part);
                }
            }
            _ => {}
        }
    }

    /// Each once, by where its text lies: one that stands within resources may be drawn with by itself.
    fn font(&mut self, font: &Dict<'a>, depth: u32, all: &mut All) {
        let place = font.data().as_ptr() as usize;
        if !self.by_content {
            self.item(font.get_raw("Resources"), depth - 1, all, Kind::Resources);
        } else if let Some(known) = self.fonts.get(&place) {
            all.extend(known.iter().cloned());
            return;
        }
        let mut found = All::new();
        if self.by_content {
            self.fonts.insert(place, All::new());
            let needs = self.reader.of_font(font);
            self.own_resources(font, &needs, depth, &mut found);
        }
        for part in PARTS_OF_FONT {
            self.item(font.get_raw(part), depth - 1, &mut found, Kind::Part);
        }
        all.extend(found.iter().cloned());
        if self.by_content {
            self.fonts.insert(place, found);
        }
    }

    /// What some resources draw: all of them, or those with these names.
    fn resources(
        &mut self,
        resources: &Dict<'a>,
        names: Option<&Names>,
        depth: u32,
        all: &mut All,
    ) {
        for category in ResourceKind::ALL {
            let Some(there) = resources.get::<Dict<'a>>(category.key()) else {
                continue;
            };
            let is_named = |key: &Name<'a>| {
                names.is_none_or(|names| names.contains(&(category, key.to_vec())))
            };
            for key in there.keys().filter(is_named) {
                let kind = match category {
                    ResourceKind::Properties => {
                        all.extend(self.layers_of(&there, &key));
                        let files = associated_by(&there, &key, self.source);
                        all.extend(files.into_iter().map(|(id, name)| Drawn::File(id, name)));
                        continue;
                    }
                    ResourceKind::XObject => Kind::Stream,
                    ResourceKind::Font => Kind::Font,
                    _ => Kind::Part,
                };
                self.item(there.get_raw(&*key), depth - 1, all, kind);
            }
        }
    }

    /// The same of the resources of a form, a tile or a font that needs these.
    fn own_resources(&mut self, holder: &Dict<'a>, needs: &Needs, depth: u32, all: &mut All) {
        let resources = holder.get::<Dict<'a>>("Resources");
        if let Some(resources) = resources.filter(|_| depth > 1) {
            self.resources(&resources, Some(&needs.own), depth - 1, all);
        }
    }

    /// The layers on which something lies, and whether their combination hides it.
    fn layers_of(&self, holder: &Dict<'a>, at: impl AsRef<[u8]>) -> Vec<Drawn> {
        let found = visibility(holder, at, self.source, &self.layers);
        let (on, off): (BTreeSet<Id>, BTreeSet<Id>) = found
            .layers
            .into_iter()
            .partition(|id| self.layer(*id).is_some_and(|layer| layer.shows));
        if found.is_hidden_by_shown {
            return vec![Drawn::Combined(on)];
        }
        // Where it shows in spite of a layer that is off, there is nothing to say of that.
        let off = off.into_iter().filter(|_| found.is_hidden);
        on.into_iter().chain(off).map(Drawn::Layer).collect()
    }

    fn stream(&mut self, stream: &Stream<'a>, depth: u32, all: &mut All) {
        let dict = stream.dict();
        all.extend(self.layers_of(dict, "OC"));
        all.extend(from_outside(dict).map(|(what, says)| Drawn::Outside(what, says)));
        let files = associated(dict, self.source);
        all.extend(files.into_iter().map(|(id, name)| Drawn::File(id, name)));
        if self.by_content && is_drawing(dict) {
            let needs = self.reader.of_stream(stream);
            self.own_resources(dict, &needs, depth, all);
        } else {
            self.item(dict.get_raw("Resources"), depth - 1, all, Kind::Resources);
        }
        self.item(dict.get_raw("ColorSpace"), depth - 1, all, Kind::Part);
        for mask in ["SMask", "Mask"] {
            if let Some(mask) = dict.get::<Stream<'a>>(mask) {
                let outside = from_outside(mask.dict());
                all.extend(outside.map(|(what, says)| Drawn::Outside(what, says)));
            }
        }
    }
}

/// What an object is taken for, by where it is named.
#[derive(Clone, Copy)]
enum Kind {
    Resources,
    Stream,
    /// The pictures of an annotation: one, or one for each state.
    Looks,
    Font,
    /// Anything in which streams may lie.
    Part,
}

/// Entries of a font in which streams lie: glyphs, files, tables of characters.
const PARTS_OF_FONT: [&str; 5] = [
    "CharProcs",
    "FontDescriptor",
    "DescendantFonts",
    "Encoding",
    "ToUnicode",
];

/// What a picture or a form would bring in from outside the file, and what it says of that.
pub(super) fn from_outside(dict: &Dict<'_>) -> impl Iterator<Item = (Outside, String)> {
    let reference = dict.get::<Dict<'_>>("Ref");
    let other = reference.map(|of| (Outside::OtherFile, file(&of, "F").unwrap_or_default()));
    let external = dict.contains_key("F").then(|| {
        let says = file(dict, "F").unwrap_or_default();
        (Outside::ExternalContent, says)
    });
    let is_program =
        name(dict, "Subtype") == "PS" || name(dict, "Subtype2") == "PS" || dict.contains_key("PS");
    let program = is_program.then(|| (Outside::PostScript, String::new()));
    let alternate = dict
        .contains_key("Alternates")
        .then(|| (Outside::Alternate, String::new()));
    let house = dict.get::<Dict<'_>>("OPI").map(|versions| {
        let mut versions = versions.entries();
        let inner = versions
            .next()
            .and_then(|(version, _)| dict.get::<Dict<'_>>("OPI")?.get::<Dict<'_>>(&*version));
        let says = inner
            .and_then(|inner| file(&inner, "F"))
            .unwrap_or_default();
        (Outside::PrintingHouse, says)
    });
    [other, external, program, alternate, house]
        .into_iter()
        .flatten()
}
