//! How a file is encrypted, as far as its trailer says: found without opening the file, since one that
//! is locked cannot be opened.

use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, FromBytes as _, MaybeRef, ObjRef, Object, String as PdfString,
};

use super::keyword::{numbers_before, start_trimmed};
use super::source::name;
use super::trailer::likely_trailer;

/// What a file says of being encrypted.
#[derive(Debug)]
pub(super) enum Encryption<'a> {
    /// It is not.
    None,
    /// It is; the part that says how is gone, or never was.
    Lost,
    /// Its encryption dictionary (ISO 32000-1, 7.6.1), and the identifier of the file, which is part of
    /// the key.
    Known { dict: Dict<'a>, id: Vec<u8> },
}

impl<'a> Encryption<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let Some(trailer) = likely_trailer(bytes) else {
            // The end, with the trailer, is cut off.
            return match has_handler(bytes) {
                true => Encryption::Lost,
                false => Encryption::None,
            };
        };
        let dict = match trailer.get_raw::<Dict<'a>>("Encrypt") {
            None => return Encryption::None,
            Some(MaybeRef::NotRef(dict)) => Some(dict),
            Some(MaybeRef::Ref(target)) => object(bytes, target),
        };
        let ids = trailer.get::<Array<'_>>("ID");
        let id = ids.and_then(|ids| ids.iter::<PdfString<'_>>().next());
        let id = id.map_or_else(Vec::new, |id| id.to_vec());
        match dict.filter(|dict| dict.contains_key("Filter") && dict.contains_key("V")) {
            Some(dict) => Encryption::Known { dict, id },
            None => Encryption::Lost,
        }
    }

    pub(super) fn is_none(&self) -> bool {
        matches!(self, Encryption::None)
    }
}

/// Who can open a file that no password opens here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Those whose certificates it was encrypted for.
    Certificates,
    /// A program, by the name that it goes by in the file.
    Program(String),
    /// Whoever has the password, in a program that knows this way of encrypting.
    Unknown,
}

impl Lock {
    /// Of a dictionary that the reader cannot do anything with.
    pub(super) fn of(dict: &Dict<'_>) -> Lock {
        match name(dict, "Filter").as_str() {
            "Standard" | "" => Lock::Unknown,
            filter if filter.ends_with("PubSec") || filter.ends_with("PPKLite") => {
                Lock::Certificates
            }
            _ if name(dict, "SubFilter").starts_with("adbe.pkcs7") => Lock::Certificates,
            filter => Lock::program(filter),
        }
    }

    fn program(name: &str) -> Lock {
        let shown = name.chars().filter(|c| !c.is_control()).take(40);
        Lock::Program(shown.collect())
    }

    /// Of a file that is only a wrapper: its page says that the document is protected, and the document is
    /// inside, encrypted (ISO 32000-2, 7.6.7).
    pub(super) fn of_payload(pdf: &Pdf) -> Option<Lock> {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let names = catalog.get::<Dict<'_>>("Names");
        let files = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
        let files = files.and_then(|files| files.get::<Array<'_>>("Names"));
        let associated = catalog.get::<Array<'_>>("AF");
        let listed = [files, associated].into_iter().flatten();
        let listed: Vec<Object<'_>> = listed
            .flat_map(|list| list.iter().take(64).collect::<Vec<_>>())
            .collect();
        let payload = listed.into_iter().filter_map(Object::into_dict);
        let payload = payload.filter(|file| name(file, "AFRelationship") == "EncryptedPayload");
        let payload = payload
            .filter_map(|file| file.get::<Dict<'_>>("EP"))
            .next()?;
        Some(Lock::program(&name(&payload, "Subtype")))
    }
}

/// The last object of this number that is a dictionary.
fn object(bytes: &[u8], target: ObjRef) -> Option<Dict<'_>> {
    let wanted = target.into();
    memchr::memmem::rfind_iter(bytes, b"obj").find_map(|word| {
        let (_, id) = numbers_before(bytes.get(..word)?)?;
        (id == wanted).then_some(())?;
        Dict::from_bytes(start_trimmed(bytes.get(word + 3..)?))
    })
}

/// Bytes around an entry within which its dictionary begins and ends.
const LONGEST: usize = 4096;

/// Whether an object looks like the encryption dictionary of a file whose trailer is lost.
fn has_handler(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"/Filter").any(|at| {
        let rest = start_trimmed(bytes.get(at + 7..).unwrap_or_default());
        if !rest.starts_with(b"/Standard") {
            return false;
        }
        let start = at.saturating_sub(LONGEST);
        let before = bytes.get(start..at).unwrap_or_default();
        let end = bytes.len().min(at + LONGEST);
        let object = memchr::memmem::rfind(before, b"obj").map(|word| start + word + 3);
        let text = object.and_then(|object| bytes.get(object..end));
        let dict = text.and_then(|text| Dict::from_bytes(start_trimmed(text)));
        dict.is_some_and(|dict| {
            ["O", "U", "P", "V"]
                .iter()
                .all(|key| dict.contains_key(key))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::specimen::{Page, document, document_with};
    use super::super::{Limits, Refusal, Source};
    use super::*;

    fn opened(bytes: &[u8]) -> Result<usize, Refusal> {
        Source::open(bytes.to_vec(), None, &Limits::default()).map(|source| source.len())
    }

    #[test]
    fn a_wrapper_around_an_encrypted_document_is_locked() {
        let pages = [Page::saying("This document is protected.")];
        let file = "<</Type/Filespec/F(a.pdf)/AFRelationship/EncryptedPayload/EP<</Subtype/MicrosoftIRMServices>>>>";
        let refusal = Refusal::LockedOtherwise(Lock::Program("MicrosoftIRMServices".to_owned()));
        let named = "/Names<</EmbeddedFiles<</Names[(a.pdf) 1000 0 R]>>>>";
        for catalog in [named, "/AF[1000 0 R]"] {
            assert_eq!(
                opened(&document_with(&pages, catalog, &[file])),
                Err(refusal.clone())
            );
        }
        let attached = "<</Type/Filespec/F(a.pdf)/AFRelationship/Data>>";
        assert_eq!(opened(&document_with(&pages, named, &[attached])), Ok(1));
    }

    #[test]
    fn a_document_that_only_speaks_of_encryption_is_not_encrypted() {
        let words = "trailer <</Root 1 0 R/Encrypt 5 0 R>> /Filter/Standard/O/U/P/V";
        let sound = document(&[Page::saying(words)]);
        assert!(Encryption::of(&sound).is_none());
        assert_eq!(opened(&sound), Ok(1));
        // Some programs take a lock off and leave its name behind.
        let mut stale = sound;
        let end = stale
            .windows(9)
            .rposition(|nine| nine == b"startxref")
            .unwrap_or_default();
        stale.truncate(end);
        stale.extend_from_slice(b"trailer<</Root 1 0 R/Encrypt 999 0 R>>");
        assert_eq!(opened(&stale), Ok(1));
    }
}
