//! What content needs of the resources that stand with it.
//!
//! Documents share one dictionary of resources among many pages. Copied whole, it would take the
//! pictures of pages along that were left out; looked through whole, it would have a page warned of for
//! a layer of another. So each page, form, tile and font of drawn glyphs has only what its content names.
//!
//! A name that is not among a form's own resources is looked up where the form is drawn, as viewers do:
//! it is a need of whatever draws the form.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream};

use super::inflate::Inflater;
use super::named::{Names, Photograph, ResourceKind, named};
use super::patience::Patience;
use super::source::{Id, Source, name};
use super::unpacked::append;

/// What some content names.
#[derive(Clone, Debug, Default)]
pub(in crate::pdf) struct Needs {
    /// Among its own resources.
    pub(in crate::pdf) own: Names,
    /// Elsewhere: where it is drawn.
    pub(in crate::pdf) outer: Names,
}

/// Where something stands that needs resources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Object(Id),
    /// Within another object: where its text lies in memory.
    Within(usize),
}

impl Place {
    fn of(id: ObjectIdentifier) -> Place {
        Place::Object((id.obj_number, id.gen_number))
    }
}

/// Forms within forms beyond which viewers do not draw.
const DEEPEST: usize = 64;

/// Colours that stand for others unnamed (ISO 32000-1, 8.6.5.6).
const DEFAULTS: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];

/// Looks into the content of one document's forms, each once.
pub(in crate::pdf) struct Reader<'a> {
    source: &'a Source,
    patience: Patience,
    pub(in crate::pdf) inflater: Inflater,
    known: BTreeMap<Place, Rc<Needs>>,
    /// Content of forms, tiles and glyphs in which photographs stand.
    pub(in crate::pdf) photographs: BTreeMap<Id, Vec<Photograph>>,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(in crate::pdf) fn new(source: &'a Source) -> Self {
        Reader {
            source,
            patience: source.patience.clone(),
            inflater: Inflater::new(),
            known: BTreeMap::new(),
            photographs: BTreeMap::new(),
            depth: 0,
        }
    }

    /// What content needs that names these, and has these resources of its own.
    pub(in crate::pdf) fn resolved(&mut self, names: Names, resources: Option<&Dict<'_>>) -> Needs {
        let mut needs = Needs::default();
        let mut open = names;
        if let Some(resources) = resources {
            let defaults = resources.get::<Dict<'_>>("ColorSpace");
            let defaults = defaults.into_iter().flat_map(|spaces| {
                let there = DEFAULTS.into_iter();
                there.filter(move |name| spaces.contains_key(name))
            });
            open.extend(defaults.map(|name| (ResourceKind::ColorSpace, name.to_vec())));
        }
        while let Some(named) = open.pop_first() {
            if needs.own.contains(&named) || needs.outer.contains(&named) {
                continue;
            }
            let (kind, name) = &named;
            let all = resources.and_then(|all| all.get::<Dict<'_>>(kind.key()));
            match all.filter(|all| all.contains_key(name)) {
                Some(all) => {
                    open.extend(self.of_resource(*kind, name, &all));
                    needs.own.insert(named);
                }
                None => {
                    needs.outer.insert(named);
                }
            }
        }
        needs
    }

    /// What one of the resources needs besides its own.
    fn of_resource(&mut self, kind: ResourceKind, name: &[u8], all: &Dict<'_>) -> Names {
        match kind {
            ResourceKind::XObject | ResourceKind::Pattern => match all.get::<Stream<'_>>(name) {
                Some(stream) => self.of_stream(&stream).outer.clone(),
                None => all
                    .get::<Dict<'_>>(name)
                    .map(|pattern| self.of_shaded(&pattern))
                    .unwrap_or_default(),
            },
            ResourceKind::Font => match all.get::<Dict<'_>>(name) {
                Some(font) => self.of_font(&font).outer.clone(),
                None => Names::new(),
            },
            ResourceKind::ExtGState => match all.get::<Dict<'_>>(name) {
                Some(state) => self.of_state(&state),
                None => Names::new(),
            },
            ResourceKind::ColorSpace => {
                let mut found = Names::new();
                colours(all.get::<Object<'_>>(name), 0, &mut found);
                found
            }
            ResourceKind::Shading => {
                let mut found = Names::new();
                match all.get::<Object<'_>>(name) {
                    Some(Object::Stream(shading)) => shading_colours(shading.dict(), &mut found),
                    Some(Object::Dict(shading)) => shading_colours(&shading, &mut found),
                    _ => {}
                }
                found
            }
            ResourceKind::Properties => Names::new(),
        }
    }

    /// What a form, a tile or a picture needs.
    ///
    /// It is read from the file again: on the way to it from resources that it has itself, the parser
    /// takes these for a circle, and for nothing.
    pub(in crate::pdf) fn of_stream(&mut self, stream: &Stream<'_>) -> Rc<Needs> {
        let id = stream.obj_id();
        self.once(Place::of(id), |reader| {
            let again = reader.source.pdf.xref().get::<Stream<'_>>(id);
            let stream = again.as_ref().unwrap_or(stream);
            let dict = stream.dict();
            let mut names = Names::new();
            if !is_drawing(dict) {
                colours(dict.get::<Object<'_>>("ColorSpace"), 0, &mut names);
                return reader.resolved(names, None);
            }
            reader.content(stream, &mut names);
            reader.resolved(names, dict.get::<Dict<'_>>("Resources").as_ref())
        })
    }

    /// What a font needs whose glyphs are drawings.
    pub(in crate::pdf) fn of_font(&mut self, font: &Dict<'_>) -> Rc<Needs> {
        if name(font, "Subtype") != "Type3" {
            return Rc::default();
        }
        // A font within another object bears the number of that.
        let object = font.obj_id().and_then(|id| {
            let object = self.source.pdf.xref().get::<Dict<'_>>(id)?;
            (object.data() == font.data()).then_some((id, object))
        });
        let font = object.as_ref().map_or(font, |(_, object)| object);
        let glyphs = |reader: &mut Self| {
            let mut names = Names::new();
            let glyphs = font.get::<Dict<'_>>("CharProcs");
            for glyph in glyphs.iter().flat_map(Dict::keys) {
                let glyph = glyphs
                    .as_ref()
                    .and_then(|all| all.get::<Stream<'_>>(&*glyph));
                if let Some(glyph) = glyph {
                    reader.content(&glyph, &mut names);
                }
            }
            reader.resolved(names, font.get::<Dict<'_>>("Resources").as_ref())
        };
        let place = match &object {
            Some((id, _)) => Place::of(*id),
            None => Place::Within(font.data().as_ptr() as usize),
        };
        self.once(place, glyphs)
    }

    fn once(&mut self, id: Place, look: impl FnOnce(&mut Self) -> Needs) -> Rc<Needs> {
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        if self.depth >= DEEPEST || self.patience.is_over() {
            return Rc::default();
        }
        // What draws itself needs nothing more for that.
        self.known.insert(id, Rc::default());
        self.depth += 1;
        let needs = Rc::new(look(self));
        self.depth -= 1;
        self.known.insert(id, needs.clone());
        needs
    }

    /// What a pattern needs that is a shading.
    fn of_shaded(&mut self, pattern: &Dict<'_>) -> Names {
        let mut found = Names::new();
        match pattern.get::<Object<'_>>("Shading") {
            Some(Object::Stream(shading)) => shading_colours(shading.dict(), &mut found),
            Some(Object::Dict(shading)) => shading_colours(&shading, &mut found),
            _ => {}
        }
        if let Some(state) = pattern.get::<Dict<'_>>("ExtGState") {
            found.extend(self.of_state(&state));
        }
        found
    }

    /// What a graphics state needs: its soft mask is a form.
    fn of_state(&mut self, state: &Dict<'_>) -> Names {
        let mask = state.get::<Dict<'_>>("SMask");
        let group = mask.and_then(|mask| mask.get::<Stream<'_>>("G"));
        group.map_or_else(Names::new, |group| self.of_stream(&group).outer.clone())
    }

    fn content(&mut self, stream: &Stream<'_>, names: &mut Names) {
        let mut content = Vec::new();
        append(stream, &mut self.inflater, &self.patience, &mut content);
        let photographs = named(&content, names);
        if !photographs.is_empty() {
            let id = stream.obj_id();
            self.photographs
                .insert((id.obj_number, id.gen_number), photographs);
        }
    }
}

/// Whether a stream is content: a form, a tile, or an appearance that does not say what it is.
pub(in crate::pdf) fn is_drawing(dict: &Dict<'_>) -> bool {
    match name(dict, "Subtype").as_str() {
        "Form" => true,
        "Image" | "PS" => false,
        _ => dict.contains_key("BBox") || dict.contains_key("PatternType"),
    }
}

/// Arrays within arrays of colours beyond which nobody looks.
const DEEPEST_COLOUR: usize = 8;

/// Names among colours that may be names of others: of pictures, of palettes, of patterns.
fn colours(space: Option<Object<'_>>, depth: usize, found: &mut Names) {
    match space {
        Some(Object::Name(name)) => {
            found.insert((ResourceKind::ColorSpace, name.to_vec()));
        }
        Some(Object::Array(parts)) if depth < DEEPEST_COLOUR => {
            for part in parts.iter::<Object<'_>>() {
                colours(Some(part), depth + 1, found);
            }
        }
        _ => {}
    }
}

fn shading_colours(shading: &Dict<'_>, found: &mut Names) {
    colours(shading.get::<Object<'_>>("ColorSpace"), 0, found);
}

/// The streams that show an annotation, in each of its states.
pub(in crate::pdf) fn appearances<'a>(annotation: &Dict<'a>) -> Vec<Stream<'a>> {
    let looks = annotation.get::<Dict<'a>>("AP");
    match looks.and_then(|looks| looks.get::<Object<'a>>("N")) {
        Some(Object::Stream(only)) => vec![only],
        Some(Object::Dict(states)) => {
            let all = states.keys();
            all.filter_map(|state| states.get::<Stream<'a>>(&*state))
                .collect()
        }
        _ => Vec::new(),
    }
}
