//! What kind of file it is, of those that are made into documents: told by its first bytes, whatever its name says.

use serde::{Deserialize, Serialize};

use crate::case::OriginalKind;

/// A kind of file that is made into something else before it can stand in a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Heic,
    WebP,
    Gif,
    Bmp,
    Email,
    Portfolio,
    /// A Word document of today (.docx), with its tracked changes accepted or as they stand in it.
    Word {
        accepted: bool,
    },
    Office(Office),
}

/// Other texts that LibreOffice opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Office {
    OpenDocument,
    OldWord,
    RichText,
}

impl Kind {
    /// As a sentence calls it: `a photograph in the HEIC form of telephones`.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Heic => "a photograph in the HEIC form of telephones",
            Kind::WebP => "a WebP picture",
            Kind::Gif => "a GIF picture",
            Kind::Bmp => "a BMP picture",
            Kind::Email => "an e-mail",
            Kind::Word { .. } => "a Word document",
            Kind::Office(Office::OpenDocument) => "an OpenDocument text",
            Kind::Office(Office::OldWord) => "a Word document of the old kind",
            Kind::Office(Office::RichText) => "a text in the RTF form",
            Kind::Portfolio => "a PDF portfolio, a wrapper for other files",
        }
    }

    /// How the name of a file of that kind ends, for programs that go by that.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Heic => "heic",
            Kind::WebP => "webp",
            Kind::Gif => "gif",
            Kind::Bmp => "bmp",
            Kind::Email => "eml",
            Kind::Portfolio => "pdf",
            Kind::Word { .. } => "docx",
            Kind::Office(Office::OpenDocument) => "odt",
            Kind::Office(Office::OldWord) => "doc",
            Kind::Office(Office::RichText) => "rtf",
        }
    }

    /// As the case calls what its documents were made of.
    pub fn original(self) -> OriginalKind {
        match self {
            Kind::Heic | Kind::WebP | Kind::Gif | Kind::Bmp => OriginalKind::Picture,
            Kind::Email => OriginalKind::Email,
            Kind::Word { .. } | Kind::Office(_) => OriginalKind::Word,
            Kind::Portfolio => OriginalKind::Portfolio,
        }
    }
}

/// Brands of the first box of a HEIF file whose picture is coded as HEVC (ISO 23008-12, annex B; ISO 14496-12).
const HEIC: [&[u8]; 8] = [
    b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
];

/// None where it is none of those kinds. Its name is asked only of e-mails, which are plain text.
pub fn kind(bytes: &[u8], name: &str) -> Option<Kind> {
    let is_heic = || {
        let brand = bytes.get(8..12).unwrap_or_default();
        bytes.get(4..8) == Some(b"ftyp") && HEIC.contains(&brand) && !names_avif(bytes)
    };
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Kind::WebP)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Kind::Gif)
    } else if is_bitmap(bytes) {
        Some(Kind::Bmp)
    } else if is_heic() {
        Some(Kind::Heic)
    } else if let Some(kind) = text(bytes) {
        Some(kind)
    } else if is_mail(bytes, name) {
        Some(Kind::Email)
    } else {
        None
    }
}

/// The kinds of text that LibreOffice opens. What is locked with a password is none of them.
fn text(bytes: &[u8]) -> Option<Kind> {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    let is_locked = bytes.get(6).is_some_and(|flags| flags & 1 == 1);
    if bytes.starts_with(b"PK\x03\x04") && !is_locked {
        let mimetype = bytes.get(30..).unwrap_or_default();
        if mimetype.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text") {
            return Some(Kind::Office(Office::OpenDocument));
        }
        let is_word = has(b"word/document.xml") && has(b"[Content_Types].xml");
        return is_word.then_some(Kind::Word { accepted: false });
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let is_word =
            has(b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0") && !has(b"E\0n\0c\0r\0y\0p\0t\0e\0d\0");
        return is_word.then_some(Kind::Office(Office::OldWord));
    }
    let is_rich = bytes.starts_with(b"{\\rtf");
    is_rich.then_some(Kind::Office(Office::RichText))
}

/// Headers that an e-mail may begin with, in small letters; texts that people write begin otherwise.
const HEADERS: [&str; 12] = [
    "received",
    "return-path",
    "delivered-to",
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "x-received",
    "dkim-signature",
];

/// Begins with headers: three that e-mails have, or one where the name says that it is one.
fn is_mail(bytes: &[u8], name: &str) -> bool {
    let start = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let start = start.trim_start_matches('\u{feff}');
    let mut known = 0;
    for line in start.lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((header, _)) = line.split_once(':') else {
            break;
        };
        known += usize::from(HEADERS.contains(&&*header.trim_end().to_lowercase()));
    }
    let is_named_so = name.to_lowercase().ends_with(".eml");
    known >= if is_named_so { 1 } else { 3 }
}

/// An AVIF picture begins like a HEIC one of the common brand, and names its own among those it goes with.
fn names_avif(bytes: &[u8]) -> bool {
    let length = bytes
        .first_chunk::<4>()
        .map(|length| u32::from_be_bytes(*length));
    let length = length.and_then(|length| usize::try_from(length).ok());
    let head = bytes.get(16..length.unwrap_or_default().min(256));
    let mut brands = head.unwrap_or_default().chunks_exact(4);
    brands.any(|brand| brand == b"avif")
}

/// Two letters are no sign by themselves: texts begin with “BM”, too. The length of the second head tells.
fn is_bitmap(bytes: &[u8]) -> bool {
    let head = bytes.get(14..18).and_then(|head| head.first_chunk::<4>());
    let head = head.map(|head| u32::from_le_bytes(*head));
    bytes.starts_with(b"BM") && head.is_some_and(|length| (12..=256).contains(&length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_how_the_file_begins() {
        for (start, wanted) in [
            (&b"RIFF\x20\0\0\0WEBPVP8 "[..], Some(Kind::WebP)),
            (b"RIFF\x20\0\0\0WAVEfmt ", None),
            (b"GIF89a", Some(Kind::Gif)),
            (b"GIF", None),
            (b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Some(Kind::Bmp)),
            (b"BMW letter of 3 May", None),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some(Kind::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", None),
            (b"\0\0\0\x18ftypisom\0\0\0\0", None),
            (b"%PDF-1.7", None),
            (b"", None),
            (
                b"From: a@x\r\nTo: b@x\r\nSubject: x\r\n\r\nx",
                Some(Kind::Email),
            ),
            (
                b"Received: by x\n with y\nDate: x\nMessage-ID: <x>\n",
                Some(Kind::Email),
            ),
            (b"To: whom it may concern\nDate: 3 May\n\nSubject: x", None),
            (b"From: a@x\n", None),
        ] {
            assert_eq!(
                kind(start, "x"),
                wanted,
                "{}",
                String::from_utf8_lossy(start)
            );
        }
        assert_eq!(kind(b"From: a@x\n", "Letter.EML"), Some(Kind::Email));
        assert_eq!(kind(b"x", "Letter.eml"), None);
    }
}
