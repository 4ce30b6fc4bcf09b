//! Portfolios: PDFs that are nothing but wrappers for other files, and what is in them.

use hayro_syntax::object::{Dict, ObjectIdentifier, Stream};

use super::action::file_name;
use super::attachment::{self, embedded};
use super::inflate::Inflater;
use super::patience::Watch;
use super::source::{Limits, Source};
use super::unpacked::append;

/// A file inside a portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    pub name: String,
    /// None where it cannot be unpacked.
    pub bytes: Option<Vec<u8>>,
}

/// Bytes that all files of a portfolio may have together.
const MOST: usize = 512 << 20;

/// Whether a PDF is a portfolio, as far as it can be opened.
pub fn is_portfolio(bytes: &[u8], limits: &Limits, watch: &Watch) -> bool {
    // Most documents are seen to be none without being opened: the word stands in no packed object.
    let may_be = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    let is_pdf = may_be(b"%PDF-") && (may_be(b"/Collection") || may_be(b"/ObjStm"));
    let open = || Source::open_in_time(bytes.to_vec(), None, limits, watch);
    is_pdf && open().is_ok_and(|source| attachment::is_portfolio(&source))
}

/// The files inside a portfolio, in the order of its list. None where it is no portfolio or cannot be opened.
pub fn portfolio(bytes: Vec<u8>, limits: &Limits, watch: &Watch) -> Option<Vec<Embedded>> {
    let source = Source::open_in_time(bytes, None, limits, watch).ok()?;
    if !attachment::is_portfolio(&source) {
        return None;
    }
    let (mut inflater, mut room) = (Inflater::new(), MOST);
    let mut found = Vec::new();
    for (id, name) in embedded(&source) {
        let file = id.and_then(|(number, generation)| {
            let id = ObjectIdentifier::new(number, generation);
            source.pdf.xref().get::<Dict<'_>>(id)
        });
        // The list may call it otherwise than the file is called; an ending says what it is.
        let name = file.as_ref().and_then(file_name).unwrap_or(name);
        let stream = file.and_then(|file| {
            let forms = file.get::<Dict<'_>>("EF")?;
            let form = |key: &str| forms.get::<Stream<'_>>(key);
            form("F").or_else(|| form("UF"))
        });
        let bytes = stream.and_then(|stream| {
            let mut bytes = Vec::new();
            append(&stream, &mut inflater, &source.patience, &mut bytes);
            room = room.checked_sub(bytes.len())?;
            (!bytes.is_empty()).then_some(bytes)
        });
        found.push(Embedded { name, bytes });
    }
    Some(found)
}
