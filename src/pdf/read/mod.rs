//! Reading facts back from a file, as an outsider would: nothing here knows how the file was made.
//!
//! The reader is that of `import`: it takes from the bytes what it is asked for and holds nothing else,
//! so that a bundle of thousands of pages costs little. Pages are read by several threads, one at a
//! time each. Whatever the file says is taken with limits (`content`), since the file may be anybody's.

mod active;
mod called;
mod content;
mod font;
mod headings;
mod inventory;
mod labels;
mod letters;
mod page;
mod text;
mod xml;
mod xmp;

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::PdfVersion;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream, String as PdfString};

use super::PdfError;
use super::facts::{Facts, OutlineFact, XmpFacts};
use super::import::{
    Damage, Limits, Password, Refusal, Source, Watch, damage, key, likely_trailer, name,
    text as decoded, trailer,
};

use content::Budget;
use page::pages;

pub use called::{Called, called};
pub use headings::{Heading, headings};
pub use inventory::{BookmarkFound, Inventory, Leads, LinkFound, PageFound, inventory};

/// Pages of one file of a bundle: to make and check one takes 4.5 KB of memory each on top of 45 MB.
/// Documents that come in have a limit of their own (`import::Limits`).
pub const MOST_PAGES: usize = 100_000;

/// More bookmarks than any honest file has.
const MOST_BOOKMARKS: usize = 1_000_000;

/// Which pages, counted from 1, are read whole. Of the others only the text that says their number is
/// kept: who checks a bundle has no use for the words of its documents.
pub type Whole<'w> = dyn Fn(u32) -> bool + Sync + 'w;

/// Everything that can be known of the file in `bytes`.
pub fn facts(bytes: &[u8]) -> Result<Facts, PdfError> {
    facts_of(bytes.to_vec(), &|_| true)
}

/// Everything that a check needs to know of the file in `bytes`, which is to be sound: one whose
/// trailer is not where its end says is refused.
pub fn facts_of(bytes: Vec<u8>, whole: &Whole<'_>) -> Result<Facts, PdfError> {
    let source = open(bytes, None, &Watch::default())?;
    let trailer = trailer(&source.bytes).ok_or(PdfError::Refused(Refusal::Damaged))?;
    Ok(gathered(&source, &trailer, whole, None))
}

/// The same of a file of which it is known what is stamped on each of its pages, counted from 1: it may have no labels
/// that say so.
pub fn facts_of_stamped(
    bytes: Vec<u8>,
    whole: &Whole<'_>,
    stamp: &dyn Fn(u32) -> String,
) -> Result<Facts, PdfError> {
    let source = open(bytes, None, &Watch::default())?;
    let trailer = trailer(&source.bytes).ok_or(PdfError::Refused(Refusal::Damaged))?;
    let pages = u32::try_from(source.len()).unwrap_or(u32::MAX);
    let stamps = (1..=pages).map(stamp).collect();
    Ok(gathered(&source, &trailer, whole, Some(stamps)))
}

/// Everything that can be known of anybody's file, and the signs that it is not as its maker left it:
/// whatever may become part of a bundle can be looked into.
pub fn inspected(
    bytes: Vec<u8>,
    password: Option<&Password>,
    watch: &Watch,
) -> Result<(Facts, Vec<Damage>), PdfError> {
    let source = open(bytes, password, watch)?;
    let trailer = likely_trailer(&source.bytes).unwrap_or_else(Dict::empty);
    Ok((
        gathered(&source, &trailer, &|_| true, None),
        damage(&source),
    ))
}

fn open(bytes: Vec<u8>, password: Option<&Password>, watch: &Watch) -> Result<Source, PdfError> {
    let limits = Limits {
        file: usize::MAX,
        pages: MOST_PAGES,
        ..Limits::default()
    };
    let password = password.map(|password| password.0.as_str());
    let opened = Source::open_in_time(bytes, password, &limits, watch);
    opened.map_err(|refusal| match refusal {
        Refusal::NoPages => PdfError::NoPages,
        refusal => PdfError::Refused(refusal),
    })
}

fn gathered(
    source: &Source,
    trailer: &Dict<'_>,
    whole: &Whole<'_>,
    stamps: Option<Vec<String>>,
) -> Facts {
    let reader = Reader {
        source,
        catalog: source.catalog(),
        info: info(source, trailer),
        budget: Budget::new(),
    };
    let mut labels = labels::labels(&reader.catalog, source.len() + 1);
    let label_behind = labels.pop().unwrap_or_default();
    let stamps = stamps.as_ref().unwrap_or(&labels);
    let (pages, unread) = pages(&reader, (&labels, stamps), whole);
    let xmp = reader.xmp();
    let claims_ua = xmp.as_ref().is_some_and(|xmp| xmp.ua_part.is_some());
    Facts {
        version: version(source.pdf.version()).to_owned(),
        bytes: source.length,
        encrypted: source.encrypted,
        title: text(&reader.info, "Title"),
        language: text(&reader.catalog, "Lang"),
        producer: text(&reader.info, "Producer"),
        information: reader.information(),
        xmp,
        has_opening_view: reader.catalog.contains_key("OpenAction"),
        opens_at: reader.opens_at(),
        shows_title: reader.shows_title(),
        active: active::active(source),
        fonts: font::fonts(source),
        elements: reader.elements(),
        tag_faults: super::tagging::faults_of(&source.pdf, whole, claims_ua),
        outline: reader.outline(),
        unread,
        label_behind,
        pages,
    }
}

struct Reader<'a> {
    source: &'a Source,
    catalog: Dict<'a>,
    info: Dict<'a>,
    budget: Budget,
}

fn info<'a>(source: &'a Source, trailer: &Dict<'_>) -> Dict<'a> {
    let target = trailer.get_ref("Info");
    target
        .and_then(|target| source.pdf.xref().get::<Dict<'a>>(target.into()))
        .unwrap_or_else(Dict::empty)
}

fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    let string = dict.get::<PdfString<'_>>(key)?;
    Some(decoded(string.as_bytes()))
}

fn version(version: PdfVersion) -> &'static str {
    match version {
        PdfVersion::Pdf10 => "1.0",
        PdfVersion::Pdf11 => "1.1",
        PdfVersion::Pdf12 => "1.2",
        PdfVersion::Pdf13 => "1.3",
        PdfVersion::Pdf14 => "1.4",
        PdfVersion::Pdf15 => "1.5",
        PdfVersion::Pdf16 => "1.6",
        PdfVersion::Pdf17 => "1.7",
        PdfVersion::Pdf20 => "2.0",
    }
}

impl<'a> Reader<'a> {
    fn information(&self) -> Vec<String> {
        let keys = self.info.keys();
        let mut keys: Vec<String> = keys
            .map(|key| String::from_utf8_lossy(&key).into_owned())
            .collect();
        keys.sort();
        keys
    }

    fn xmp(&self) -> Option<XmpFacts> {
        let stream = self.catalog.get::<Stream<'_>>("Metadata")?;
        let packet = self.budget.unpacked(&stream);
        Some(packet.map_or_else(XmpFacts::default, |packet| xmp::xmp(&packet)))
    }

    pub(super) fn opens_at(&self) -> Option<(u32, f32)> {
        let action = self.catalog.get::<Array<'_>>("OpenAction")?;
        let page = self.explicit_page(&action)?;
        let zoom = action.iter::<Object<'_>>().nth(4)?.into_f32()?;
        Some((page, zoom * 100.0))
    }

    fn shows_title(&self) -> bool {
        let preferences = self.catalog.get::<Dict<'_>>("ViewerPreferences");
        preferences.and_then(|found| found.get::<bool>("DisplayDocTitle")) == Some(true)
    }

    /// The page that `[page /XYZ …]` names; `None` for anything indirect.
    fn explicit_page(&self, destination: &Array<'_>) -> Option<u32> {
        let page = destination.raw_iter().next()?.as_obj_ref()?;
        let position = self.source.page_of.get(&key(page.into()))?;
        u32::try_from(position + 1).ok()
    }

    /// Follows First and Next; an object is visited once, so that a loop ends.
    fn outline(&self) -> Vec<OutlineFact> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let root = self.catalog.get::<Dict<'_>>("Outlines");
        let mut open = vec![root.and_then(|root| root.get::<Dict<'_>>("First"))];
        while let Some(next) = open.last_mut() {
            let item = next.take().filter(|_| seen.len() < MOST_BOOKMARKS);
            let is_new = |item: &Dict<'_>| item.obj_id().is_some_and(|id| seen.insert(key(id)));
            let Some(bookmark) = item.filter(is_new) else {
                open.pop();
                continue;
            };
            *next = bookmark.get::<Dict<'_>>("Next");
            let depth = u32::try_from(open.len() - 1).unwrap_or(u32::MAX);
            found.push(self.bookmark(&bookmark, depth));
            open.push(bookmark.get::<Dict<'_>>("First"));
        }
        found
    }

    fn bookmark(&self, bookmark: &Dict<'_>, depth: u32) -> OutlineFact {
        let target = bookmark.get::<Array<'_>>("Dest");
        let page = target.and_then(|target| self.explicit_page(&target));
        let action = bookmark.get::<Dict<'_>>("A");
        let address = action.and_then(|action| text(&action, "URI"));
        let leads = bookmark.contains_key("Dest") || bookmark.contains_key("A");
        OutlineFact {
            title: text(bookmark, "Title").unwrap_or_default(),
            is_lost: leads && page.is_none() && address.is_none(),
            page,
            address,
            depth,
        }
    }

    /// Counts the elements of the structure, each once however it is reached.
    fn elements(&self) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let root = self.catalog.get_raw::<Object<'a>>("StructTreeRoot");
        let mut open: Vec<MaybeRef<Object<'a>>> = root.into_iter().collect();
        while let Some(item) = open.pop() {
            let object = match item {
                MaybeRef::NotRef(object) => Some(object),
                MaybeRef::Ref(target) if seen.insert(key(target.into())) => {
                    self.source.pdf.xref().get::<Object<'a>>(target.into())
                }
                MaybeRef::Ref(_) => None,
            };
            match object {
                Some(Object::Array(kids)) => open.extend(kids.raw_iter()),
                Some(Object::Dict(element)) => {
                    if element.contains_key("S") {
                        *counts.entry(name(&element, "S")).or_default() += 1;
                    }
                    open.extend(element.get_raw::<Object<'a>>("K"));
                }
                _ => {}
            }
        }
        counts
    }
}
