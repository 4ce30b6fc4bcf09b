//! Takes the encryption off the texts and streams of a file that is encrypted the older ways (RC4, AES
//! with 128 bits), by the key of the file (ISO 32000-1, 7.6.2 and 7.6.5).

use std::collections::BTreeMap;

use aes::cipher::{BlockCipherDecrypt as _, KeyInit as _};
use aes::{Aes128, Block};
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};

use super::owner::{md5, rc4};
use super::source::name;

/// How something is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Plain,
    Rc4,
    Aes,
}

impl Way {
    fn named(method: &str) -> Option<Way> {
        match method {
            "None" | "Identity" => Some(Way::Plain),
            "V2" => Some(Way::Rc4),
            "AESV2" => Some(Way::Aes),
            _ => None,
        }
    }
}

/// The key of a file and what it is for.
#[derive(Debug)]
pub(super) struct Cipher {
    key: Vec<u8>,
    texts: Way,
    streams: Way,
    /// By the names that streams may call them.
    ways: BTreeMap<Vec<u8>, Way>,
    is_metadata_plain: bool,
}

impl Cipher {
    /// None for a file that says of itself what these ways do not know.
    pub(super) fn of(dict: &Dict<'_>, key: Vec<u8>) -> Option<Self> {
        let mut cipher = Cipher {
            key,
            texts: Way::Rc4,
            streams: Way::Rc4,
            ways: BTreeMap::new(),
            is_metadata_plain: false,
        };
        if dict.get::<u8>("V")? < 4 {
            return Some(cipher);
        }
        let filters = dict.get::<Dict<'_>>("CF").unwrap_or_else(Dict::empty);
        for named in filters.keys() {
            let filter = filters.get::<Dict<'_>>(&*named)?;
            let way = Way::named(&name(&filter, "CFM"))?;
            cipher.ways.insert(named.to_vec(), way);
        }
        cipher.streams = cipher.way(&dict.get::<Name<'_>>("StmF"));
        cipher.texts = cipher.way(&dict.get::<Name<'_>>("StrF"));
        cipher.is_metadata_plain = dict.get::<bool>("EncryptMetadata") == Some(false);
        Some(cipher)
    }

    /// Where a name says nothing, nothing is encrypted.
    fn way(&self, name: &Option<Name<'_>>) -> Way {
        let way = name.as_ref().and_then(|name| self.ways.get(&**name));
        way.copied().unwrap_or(Way::Plain)
    }

    pub(super) fn text(&self, id: ObjectIdentifier, data: &[u8]) -> Vec<u8> {
        self.plain(self.texts, id, data)
    }

    pub(super) fn stream(&self, id: ObjectIdentifier, stream: &Stream<'_>) -> Vec<u8> {
        self.plain(self.way_of(stream.dict()), id, &stream.raw_data())
    }

    /// A stream may say that it is encrypted otherwise, or not at all.
    fn way_of(&self, dict: &Dict<'_>) -> Way {
        let first = |key: &str| dict.get::<Array<'_>>(key);
        let filter = first("Filter").and_then(|list| list.iter::<Name<'_>>().next());
        let filter = filter.or_else(|| dict.get::<Name<'_>>("Filter"));
        if filter.is_some_and(|filter| &*filter == b"Crypt") {
            let parms = first("DecodeParms").and_then(|list| list.iter::<Dict<'_>>().next());
            let parms = parms.or_else(|| dict.get::<Dict<'_>>("DecodeParms"));
            return self.way(&parms.and_then(|parms| parms.get::<Name<'_>>("Name")));
        }
        match self.is_metadata_plain && name(dict, "Type") == "Metadata" {
            true => Way::Plain,
            false => self.streams,
        }
    }

    fn plain(&self, way: Way, id: ObjectIdentifier, data: &[u8]) -> Vec<u8> {
        match way {
            Way::Plain => data.to_vec(),
            Way::Rc4 => rc4(&self.key_of(id, b""), data),
            Way::Aes => aes(&self.key_of(id, b"sAlT"), data),
        }
    }

    /// Each object has a key of its own.
    fn key_of(&self, id: ObjectIdentifier, salt: &[u8]) -> Vec<u8> {
        let [n0, n1, n2, _] = id.obj_number.to_le_bytes();
        let [g0, g1, ..] = id.gen_number.to_le_bytes();
        let mut key = md5(&[&self.key, &[n0, n1, n2, g0, g1][..], salt].concat()).to_vec();
        key.truncate(self.key.len() + 5);
        key
    }
}

/// Blocks chained to each other; the first stands for what would be before it. What is left of a block
/// at the end is nothing that can be read.
fn aes(key: &[u8], data: &[u8]) -> Vec<u8> {
    let Ok(cipher) = Aes128::new_from_slice(key) else {
        return Vec::new();
    };
    let (blocks, _) = data.as_chunks::<16>();
    let mut opened: Vec<Block> = blocks.iter().skip(1).map(|block| (*block).into()).collect();
    cipher.decrypt_blocks(&mut opened);
    let mut plain = Vec::with_capacity(data.len());
    for (block, before) in opened.iter().zip(blocks) {
        plain.extend(block.iter().zip(before).map(|(byte, mask)| byte ^ mask));
    }
    // Filled up with as many bytes as the last one says.
    let filled = plain.last().map_or(0, |last| usize::from(*last));
    if (1..=16).contains(&filled) {
        plain.truncate(plain.len().saturating_sub(filled));
    }
    plain
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::{Dict, FromBytes as _, ObjectIdentifier, Stream};

    use super::{Cipher, aes};

    #[test]
    fn a_stream_may_say_that_it_is_encrypted_otherwise_or_not_at_all() {
        const OWN: &str = "/Filter/Crypt/DecodeParms<</Name/Own>>";
        for (lock, entries, is_plain) in [
            ("", "", false),
            ("", "/Filter[/ASCIIHexDecode]", false),
            ("", "/Filter/Crypt", true),
            ("", "/Filter[/Crypt/ASCIIHexDecode]", true),
            ("", "/Filter[/Crypt]/DecodeParms[<</Name/Std>>]", false),
            ("", "/Filter[/Crypt]/DecodeParms[<</Name/Identity>>]", true),
            ("", OWN, true),
            ("", "/Type/Metadata", false),
            ("/EncryptMetadata true", "/Type/Metadata", false),
            ("/EncryptMetadata false", "/Type/Metadata", true),
            ("/EncryptMetadata false", "/Type/XObject", false),
        ] {
            let ways = "/CF<</Std<</CFM/V2>>/Own<</CFM/None>>>>/StmF/Std/StrF/Std";
            let dict = format!("<</V 4{ways}{lock}>>");
            let dict = Dict::from_bytes(dict.as_bytes()).unwrap();
            let cipher = Cipher::of(&dict, vec![7; 16]).unwrap();
            let stream = format!("<<{entries}/Length 4>>\nstream\n2a3b\nendstream");
            let stream = Stream::from_bytes(stream.as_bytes()).unwrap();
            let found = cipher.stream(ObjectIdentifier::new(9, 0), &stream);
            assert_eq!(found == b"2a3b", is_plain, "{lock} {entries}");
        }
    }

    #[test]
    fn the_cipher_gives_the_published_values() {
        // NIST SP 800-38A, F.2.1: the vector, then the first two blocks.
        let key = *b"\x2b\x7e\x15\x16\x28\xae\xd2\xa6\xab\xf7\x15\x88\x09\xcf\x4f\x3c";
        let vector: [u8; 16] = std::array::from_fn(|at| at as u8);
        let first = *b"\x76\x49\xab\xac\x81\x19\xb2\x46\xce\xe9\x8e\x9b\x12\xe9\x19\x7d";
        let second = *b"\x50\x86\xcb\x9b\x50\x72\x19\xee\x95\xdb\x11\x3a\x91\x76\x78\xb2";
        let plain = *b"\x6b\xc1\xbe\xe2\x2e\x40\x9f\x96\xe9\x3d\x7e\x11\x73\x93\x17\x2a\xae\x2d\x8a\x57\x1e\x03\xac\x9c\x9e\xb7\x6f\xac\x45\xaf\x8e\x51";
        assert_eq!(aes(&key, &[vector, first, second].concat()), plain);
        // Data that end in a block, and keys that are none.
        assert_eq!(
            aes(&key, &[&vector[..], &first, b"more"].concat()),
            plain[..16]
        );
        assert!(aes(&key, &vector).is_empty());
        assert!(aes(&key, b"short").is_empty());
        assert!(aes(b"short", &[vector, first].concat()).is_empty());
    }
}
