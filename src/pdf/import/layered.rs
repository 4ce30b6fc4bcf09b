//! A document with its layers as it opens, or with all of them shown, so that what they hide can be read.
//!
//! The interpreter of page content knows layers that are on or off, and policies over several. It does not know
//! expressions (`/VE`), states that go by use (`/AS`), or layers of annotations: of these the document is told
//! what comes of them, in objects written behind it.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream};

use super::change::Change;
use super::layer::{Layer, layers};
use super::source::{Id, Limits, Source, name};
use super::survey::annotations;
use super::visibility::{shows, visibility};

/// A number that no object has: a layer that is always off.
const NOBODY: &str = "8388607 0 R";

/// The same document, made plain for the interpreter; none where it is so already, or cannot be opened so.
pub(in crate::pdf) fn as_shown(source: &Source, password: Option<&str>) -> Option<Source> {
    let layered = Layered::of(source)?;
    let memberships = layered.memberships();
    let is_unknown = memberships.iter().any(|one| one.has_expression)
        || layered.goes_by_use
        || layered.pages().any(|page| layered.has_hidden(page));
    if !is_unknown {
        return None;
    }
    let mut change = Change::default();
    for one in memberships {
        let group = if one.shows { "null" } else { NOBODY };
        change.membership(&one, &format!("/VE null/P/AnyOn/OCGs {group}"));
    }
    for page in layered.pages().filter(|page| layered.has_hidden(page)) {
        if let Some(id) = page.obj_id() {
            change.object(id, page, &layered.without_hidden(page));
        }
    }
    let off = layered.all.iter().filter(|(_, layer)| !layer.shows);
    let off: String = off
        .map(|((number, generation), _)| format!("{number} {generation} R "))
        .collect();
    let states = format!("/OCProperties<</OCGs[]/D<</OFF[{off}{NOBODY}]>>>>");
    opened(source, change, &states, password)
}

/// The same document with all that lies on layers shown; none where nothing of it is hidden, or it cannot be
/// opened so.
pub(in crate::pdf) fn layers_shown(source: &Source, password: Option<&str>) -> Option<Source> {
    let layered = Layered::of(source)?;
    let memberships = layered.memberships();
    let hides =
        layered.all.values().any(|layer| !layer.shows) || memberships.iter().any(|one| !one.shows);
    if !hides {
        return None;
    }
    let mut change = Change::default();
    for one in memberships {
        change.membership(&one, "/VE null/OCGs null");
    }
    opened(source, change, "/OCProperties null", password)
}

fn opened(
    source: &Source,
    mut change: Change,
    states: &str,
    password: Option<&str>,
) -> Option<Source> {
    let root = source.pdf.xref().root_id();
    change.object(root, &source.catalog(), states);
    let bytes = change.behind(&source.bytes, root);
    let changed = Source::open(bytes, password, &Limits::default()).ok()?;
    (changed.len() == source.len()).then_some(changed)
}

/// A combination of layers.
struct Membership<'s> {
    id: ObjectIdentifier,
    /// The combination, or the picture or form in whose dictionary it stands.
    dict: Dict<'s>,
    holder: Option<Stream<'s>>,
    shows: bool,
    has_expression: bool,
}

struct Layered<'s> {
    source: &'s Source,
    all: BTreeMap<Id, Layer>,
    goes_by_use: bool,
}

impl<'s> Layered<'s> {
    /// None where the document has no layers.
    fn of(source: &'s Source) -> Option<Self> {
        let properties = source.catalog().get::<Dict<'_>>("OCProperties")?;
        let state = properties.get::<Dict<'_>>("D");
        Some(Layered {
            source,
            all: layers(source),
            goes_by_use: state.is_some_and(|state| state.contains_key("AS")),
        })
    }

    fn memberships(&self) -> Vec<Membership<'s>> {
        let objects = self.source.pdf.objects().into_iter();
        objects
            .filter_map(|object| self.membership(object))
            .collect()
    }

    fn membership(&self, object: Object<'s>) -> Option<Membership<'s>> {
        let (id, dict, holder) = match object {
            Object::Dict(dict) => (dict.obj_id()?, dict, None),
            // What is encrypted goes by the number of its object, and cannot be written anew as it stands.
            Object::Stream(stream)
                if !self.source.encrypted && stream.dict().get_ref("OC").is_none() =>
            {
                let dict = stream.dict().get::<Dict<'s>>("OC")?;
                (stream.dict().obj_id()?, dict, Some(stream))
            }
            _ => return None,
        };
        if name(&dict, "Type") != "OCMD" {
            return None;
        }
        Some(Membership {
            id,
            shows: shows(&dict, self.source, &self.all),
            has_expression: dict.contains_key("VE"),
            dict,
            holder,
        })
    }

    fn pages(&self) -> impl Iterator<Item = &'s Dict<'s>> {
        self.source.pdf.pages().iter().map(|page| page.raw())
    }

    fn hides(&self, about: &Dict<'_>) -> bool {
        about.contains_key("OC") && visibility(about, "OC", self.source, &self.all).is_hidden
    }

    /// Whether annotations of a page lie on layers that are off.
    fn has_hidden(&self, page: &Dict<'s>) -> bool {
        let mut all = annotations(page, self.source).into_iter();
        all.any(|(_, about)| self.hides(&about))
    }

    /// A page with the annotations that show.
    fn without_hidden(&self, page: &Dict<'s>) -> String {
        let all = annotations(page, self.source).into_iter();
        let shown = all.filter(|(_, about)| !self.hides(about));
        let shown: String = shown
            .map(|(id, about)| match id {
                Some((number, generation)) => format!("{number} {generation} R "),
                None => String::from_utf8_lossy(about.data()).into_owned(),
            })
            .collect();
        format!("/Annots[{shown}]")
    }
}

impl Change {
    /// A combination of layers with these entries in place of its own.
    fn membership(&mut self, one: &Membership<'_>, entries: &str) {
        let Some(holder) = &one.holder else {
            return self.object(one.id, &one.dict, entries);
        };
        let dict = holder.dict().data();
        let dict = dict.strip_suffix(b">>").unwrap_or(dict);
        let dict = [dict, b"/OC<</Type/OCMD", entries.as_bytes(), b">>>>"].concat();
        self.stream_of(one.id, &dict, &holder.raw_data());
    }
}
