//! The form of a document as a whole: signatures in it, and whether it is one that only Acrobat shows.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};

use super::certificate::signer;
use super::outline::text;
use super::patience::Patience;
use super::source::{Id, Source, dicts, find, key, name};
use super::weight::is_heavy;

/// Fields of one document beyond which nobody looks, and how deep they stand in each other.
const MOST: usize = 100_000;
const DEEPEST: u32 = 32;

fn form(source: &Source) -> Option<Dict<'_>> {
    source.catalog().get::<Dict<'_>>("AcroForm")
}

/// Who signed, and when, as far as the document says so, for every signature in it.
pub(super) fn signatures(source: &Source) -> Vec<String> {
    let mut walk = Signatures::default();
    if let Some(fields) = form(source).and_then(|form| form.get::<Array<'_>>("Fields")) {
        walk.fields(fields, None, DEEPEST, source);
    }
    // A field may hang on a page without standing in the list.
    for page in source.pdf.pages().iter() {
        for (_, item) in dicts(page.raw().get::<Array<'_>>("Annots"), source) {
            if source.patience.is_over() {
                return walk.found;
            }
            if name(&item, "FT") == "Sig" {
                walk.field(&item);
            }
        }
    }
    walk.found
}

#[derive(Default)]
struct Signatures {
    seen: BTreeSet<Id>,
    /// Values that were told: several parts of a field may show the same.
    values: BTreeSet<Id>,
    found: Vec<String>,
}

impl Signatures {
    fn fields<'a>(&mut self, list: Array<'a>, kind: Option<&str>, depth: u32, source: &'a Source) {
        for (id, field) in dicts(Some(list), source) {
            let is_known = id.is_some_and(|id| !self.seen.insert(id));
            if depth == 0 || self.seen.len() > MOST || source.patience.is_over() {
                return;
            }
            if is_known {
                continue;
            }
            let own = name(&field, "FT");
            let kind = if own.is_empty() {
                kind
            } else {
                Some(own.as_str())
            };
            if kind == Some("Sig") {
                self.field(&field);
            }
            if let Some(kids) = field.get::<Array<'a>>("Kids") {
                self.fields(kids, kind, depth - 1, source);
            }
        }
    }

    /// A field is signed where it holds a signature; else it is a place for one.
    fn field(&mut self, field: &Dict<'_>) {
        let Some(value) = field.get::<Dict<'_>>("V") else {
            return;
        };
        let id = field.get_ref("V").map(|target| key(target.into()));
        let is_new = id.is_none_or(|id| self.values.insert(id));
        let is_signed = value.contains_key("Contents") || value.contains_key("ByteRange");
        if is_new && is_signed {
            self.found.push(said_of(&value));
        }
    }
}

fn said_of(signature: &Dict<'_>) -> String {
    let said = |key: &str| {
        let string = signature.get::<PdfString<'_>>(key)?;
        let said = text(string.as_bytes());
        (!said.is_empty()).then_some(said)
    };
    let who = said("Name").map(|who| format!("by {who}"));
    let when = said("M")
        .and_then(|date| date_of(&date))
        .map(|date| format!("on {date}"));
    let stamp = (name(signature, "SubFilter") == "ETSI.RFC3161").then(|| "a time stamp".to_owned());
    let whose = signature.get::<PdfString<'_>>("Contents");
    let whose = whose.and_then(|contents| signer(contents.as_bytes()));
    let whose = whose.map(|name| format!("with a certificate of {name}"));
    let why = said("Reason").map(|why| format!("(“{}”)", short(&why)));
    let told: Vec<String> = [stamp, who, when, whose, why]
        .into_iter()
        .flatten()
        .collect();
    told.join(" ")
}

/// Letters of a reason that are told.
const MOST_TOLD: usize = 80;

fn short(text: &str) -> String {
    let mut letters = text.chars().filter(|letter| !letter.is_control());
    let told: String = letters.by_ref().take(MOST_TOLD).collect();
    match letters.next() {
        Some(_) => format!("{told}…"),
        None => told,
    }
}

/// `D:20240101120000Z` as 1 January 2024.
fn date_of(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let digits = date.strip_prefix("D:").unwrap_or(date);
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<usize>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let month = MONTHS.get(month.checked_sub(1)?)?;
    Some(format!("{day} {month} {year}"))
}

/// How a form is kept that is not, or not only, made of fields (ISO 32000-1, 12.7.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Xfa {
    /// The pages show a notice; Acrobat makes the real ones.
    Only,
    /// The pages are the form as well.
    Beside,
}

/// `fields` is how many hang on its pages.
pub(super) fn xfa(source: &Source, fields: u32) -> Option<Xfa> {
    let form = form(source)?;
    let packets = form.get::<Object<'_>>("XFA")?;
    let needs = source.catalog().get::<bool>("NeedsRendering") == Some(true);
    let is_blank = fields == 0 && source.len() == 1;
    let is_made = needs || is_blank || is_dynamic(&packets, &source.patience);
    Some(if is_made { Xfa::Only } else { Xfa::Beside })
}

/// Bytes of a packet beyond which nobody looks into it.
const MOST_PACKET: u64 = 16 << 20;

/// Whether the form itself says that its pages are made when it is opened.
fn is_dynamic(packets: &Object<'_>, patience: &Patience) -> bool {
    let streams: Vec<Stream<'_>> = match packets {
        Object::Stream(one) => vec![one.clone()],
        // Names, each with the packet that bears it.
        Object::Array(list) => {
            let packets = list.iter::<Object<'_>>().take(64);
            packets.filter_map(Object::into_stream).collect()
        }
        _ => Vec::new(),
    };
    streams.iter().any(|stream| {
        !is_heavy(stream, MOST_PACKET, patience)
            && stream.decoded().is_ok_and(|packet| {
                let setting =
                    find(&packet, b"dynamicRender").and_then(|at| packet.get(at..at + 40));
                setting.is_some_and(|setting| find(setting, b"required").is_some())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn the_date_of_a_signature_is_read() {
        let told = date_of("D:20240101120000+01'00'");
        assert_eq!(told.as_deref(), Some("1 January 2024"));
        for odd in ["", "D:2024", "D:20241301", "D:2024éé01"] {
            assert_eq!(date_of(odd), None, "{odd}");
        }
    }
}
