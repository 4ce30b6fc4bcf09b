//! The bytes of a picture, straight from the operating system and straight back to it.
//!
//! Pages of a few megabytes come and go as a reader scrolls. An allocator keeps what is given back to it
//! for later, in pieces between other things: in a bundle of 500 scanned pages some 100 MB were held
//! that nobody used. So pixels do not go through it.

use std::io::{self, Read};
use std::ops::Deref;

use memmap2::MmapMut;

/// Bytes that do not change any more.
#[derive(Debug)]
pub struct Pixels {
    room: MmapMut,
    length: usize,
}

impl Pixels {
    /// Fails where there is no memory left.
    pub fn copied(bytes: &[u8]) -> io::Result<Self> {
        Pixels::read(&mut &*bytes, bytes.len())
    }

    /// The next bytes that can be read. Fails also where there are fewer.
    pub fn read(from: &mut impl Read, length: usize) -> io::Result<Self> {
        // Nothing at all cannot be asked for.
        let mut room = MmapMut::map_anon(length.max(1))?;
        if let Some(room) = room.get_mut(..length) {
            from.read_exact(room)?;
        }
        Ok(Pixels { room, length })
    }
}

impl Deref for Pixels {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.room.get(..self.length).unwrap_or_default()
    }
}

impl PartialEq for Pixels {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Pixels {}
