//! What a page draws besides its own content, found through its resources without reading any
//! content: layers, and things that are to come from outside the file.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Dict, MaybeRef, Object, Stream};

use super::action::{associated, file};
use super::geometry::inherited;
use super::layer::{Layer, layers};
use super::remark::Outside;
use super::source::{Id, Source, key, name};
use super::visibility::visibility;

/// One such thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drawn {
    Layer(Id),
    /// What is hidden because these layers show.
    Combined(BTreeSet<Id>),
    Outside(Outside, String),
    /// A file that belongs to a picture or a form.
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
}

impl<'a> Finder<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Finder {
            source,
            layers: layers(source),
            known: BTreeMap::new(),
        }
    }

    pub(super) fn layer(&self, id: Id) -> Option<&Layer> {
        self.layers.get(&id)
    }

    /// What a page draws, without what hangs on it.
    pub(super) fn page(&mut self, page: &Dict<'a>) -> All {
        let mut all = All::new();
        if let Some(node) = inherited(page, "Resources") {
            self.item(
                node.get_raw::<Object<'a>>("Resources"),
                DEEPEST,
                &mut all,
                Kind::Resources,
            );
        }
        all
    }

    /// What the pictures of an annotation draw.
    pub(super) fn annotation(&mut self, item: &Dict<'a>) -> All {
        let mut all = All::new();
        all.extend(self.layers_of(item, "OC"));
        if let Some(looks) = item.get::<Dict<'a>>("AP") {
            let look = looks.get_raw::<Object<'a>>("N");
            self.item(look, DEEPEST, &mut all, Kind::Looks);
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
                if let Some(known) = self.known.get(&id) {
                    all.extend(known.iter().cloned());
                    return;
                }
                // What leads back to itself draws nothing more.
                self.known.insert(id, All::new());
                let mut found = All::new();
                if let Some(object) = self.source.pdf.xref().get::<Object<'a>>(target.into()) {
                    self.object(object, depth, &mut found, kind);
                }
                all.extend(found.iter().cloned());
                self.known.insert(id, found);
            }
            None => {}
        }
    }

    fn object(&mut self, object: Object<'a>, depth: u32, all: &mut All, kind: Kind) {
        match (object, kind) {
            (Object::Stream(stream), _) => self.stream(&stream, depth, all),
            (Object::Dict(dict), Kind::Resources) => self.resources(&dict, depth, all),
            (Object::Dict(states), Kind::Looks) => {
                for (_, look) in states.entries() {
                    self.item(Some(look), depth - 1, all, Kind::Stream);
                }
            }
            (Object::Dict(font), Kind::Font) => {
                self.item(font.get_raw("Resources"), depth - 1, all, Kind::Resources);
                for part in PARTS_OF_FONT {
                    self.item(font.get_raw(part), depth - 1, all, Kind::Part);
                }
            }
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

    fn resources(&mut self, resources: &Dict<'a>, depth: u32, all: &mut All) {
        if let Some(properties) = resources.get::<Dict<'a>>("Properties") {
            for key in properties.keys() {
                all.extend(self.layers_of(&properties, &key));
            }
        }
        for (category, kind) in [
            ("XObject", Kind::Stream),
            ("Pattern", Kind::Part),
            ("Font", Kind::Font),
            ("ExtGState", Kind::Part),
            ("ColorSpace", Kind::Part),
            ("Shading", Kind::Part),
        ] {
            let Some(named) = resources.get::<Dict<'a>>(category) else {
                continue;
            };
            for (_, item) in named.entries() {
                self.item(Some(item), depth - 1, all, kind);
            }
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
        self.item(dict.get_raw("Resources"), depth - 1, all, Kind::Resources);
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
