//! Owner passwords of files that are encrypted the older ways (RC4, AES with 128 bits), which the
//! reader does not know: from one follows the user password, and that opens the file (ISO 32000-1,
//! 7.6.3.4, algorithm 7).

use hayro_syntax::object::{Dict, String as PdfString};
use md5::{Digest as _, Md5};

/// Filled up with, where a password is shorter (algorithm 2, step a).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// How such a file is encrypted.
#[derive(Debug)]
pub(super) struct OlderLock {
    revision: u8,
    /// Bytes of the key.
    length: usize,
    owner: Vec<u8>,
    user: Vec<u8>,
    permissions: u32,
    is_metadata_plain: bool,
    id: Vec<u8>,
}

impl OlderLock {
    /// None for a file that is encrypted otherwise.
    pub(super) fn of(dict: &Dict<'_>, id: &[u8]) -> Option<Self> {
        let revision = dict.get::<u8>("R").filter(|r| (2..=4).contains(r))?;
        let said = dict.get::<u16>("Length").map_or(40, usize::from);
        let length = match dict.get::<u8>("V")? {
            1 => 5,
            2 | 3 => (said / 8).clamp(5, 16),
            4 => 16,
            _ => return None,
        };
        let string = |key| Some(dict.get::<PdfString<'_>>(key)?.to_vec());
        Some(OlderLock {
            revision,
            length,
            owner: string("O")?,
            user: string("U")?,
            // Written signed or unsigned; the bits are the same.
            permissions: dict.get::<i64>("P")? as u32,
            is_metadata_plain: revision >= 4 && dict.get::<bool>("EncryptMetadata") == Some(false),
            id: id.to_vec(),
        })
    }

    /// The user password, from what may be the owner password.
    pub(super) fn user_password(&self, owner: &[u8]) -> Vec<u8> {
        let mut hash = md5(&padded(owner));
        for _ in 0..self.rounds(50) {
            hash = md5(&hash);
        }
        let key = hash.get(..self.length).unwrap_or(&hash);
        // Longer ones are no honest file's, and would take long.
        let owner = self.owner.get(..32).unwrap_or(&self.owner);
        let mut password = owner.to_vec();
        for round in (0..=self.rounds(19)).rev() {
            password = rc4(&xored(key, round), &password);
        }
        unpadded(password)
    }

    /// The key of the file, where this is the user password (algorithms 4 to 6).
    pub(super) fn opened_by(&self, user: &[u8]) -> Option<Vec<u8>> {
        let key = self.key(user);
        self.is_opened_with(&key).then_some(key)
    }

    fn is_opened_with(&self, key: &[u8]) -> bool {
        if self.revision == 2 {
            return self.user == rc4(key, &PADDING);
        }
        let mut expected = md5(&[&PADDING, self.id.as_slice()].concat()).to_vec();
        for round in 0..=19 {
            expected = rc4(&xored(key, round), &expected);
        }
        self.user.get(..16) == Some(expected.as_slice())
    }

    /// Algorithm 2.
    fn key(&self, user: &[u8]) -> Vec<u8> {
        let mut text = padded(user).to_vec();
        text.extend_from_slice(&self.owner);
        text.extend_from_slice(&self.permissions.to_le_bytes());
        text.extend_from_slice(&self.id);
        if self.is_metadata_plain {
            text.extend_from_slice(&[0xff; 4]);
        }
        let mut hash = md5(&text);
        for _ in 0..self.rounds(50) {
            hash = md5(hash.get(..self.length).unwrap_or(&hash));
        }
        hash.get(..self.length).unwrap_or(&hash).to_vec()
    }

    /// The first revision does everything once.
    fn rounds(&self, many: u8) -> u8 {
        if self.revision == 2 { 0 } else { many }
    }
}

pub(super) fn padded(password: &[u8]) -> [u8; 32] {
    let mut padded = [0; 32];
    let filled = password.iter().chain(&PADDING);
    for (place, byte) in padded.iter_mut().zip(filled) {
        *place = *byte;
    }
    padded
}

/// Without what it was filled up with.
fn unpadded(mut password: Vec<u8>) -> Vec<u8> {
    password.truncate(32);
    let end = (0..=password.len()).find(|end| {
        let rest = password.get(*end..).unwrap_or_default();
        PADDING.starts_with(rest)
    });
    password.truncate(end.unwrap_or(password.len()));
    password
}

fn xored(key: &[u8], round: u8) -> Vec<u8> {
    key.iter().map(|byte| byte ^ round).collect()
}

pub(super) fn md5(bytes: &[u8]) -> [u8; 16] {
    Md5::digest(bytes).into()
}

/// The cipher that these files use; the same takes it off again.
pub(super) fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut j = 0_u8;
    for (i, byte) in (0..256).zip(key.iter().cycle()) {
        j = j.wrapping_add(state[i]).wrapping_add(*byte);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let mut cipher = |byte: &u8| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    };
    data.iter().map(&mut cipher).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cipher_gives_the_published_values() {
        // RFC 6229 has key streams only; these three pairs are the usual ones.
        assert_eq!(
            rc4(b"Key", b"Plaintext"),
            *b"\xBB\xF3\x16\xE8\xD9\x40\xAF\x0A\xD3"
        );
        assert_eq!(rc4(b"Wiki", b"pedia"), *b"\x10\x21\xBF\x04\x20");
        let key_stream = *b"\xb2\x39\x63\x05\xf0\x3d\xc0\x27\xcc\xc3\x52\x4a\x0a\x11\x18\xa8";
        assert_eq!(rc4(&[1, 2, 3, 4, 5], &[0; 16]), key_stream);
    }

    #[test]
    fn what_a_password_was_filled_up_with_is_taken_off_and_nothing_else() {
        for password in [
            &b""[..],
            b"a",
            b"sesame(",
            b"thirty-two letters long password",
            b"\xa3",
        ] {
            assert_eq!(unpadded(padded(password).to_vec()), password);
        }
        assert_eq!(unpadded(padded(&[b'x'; 40]).to_vec()), [b'x'; 32]);
    }
}
