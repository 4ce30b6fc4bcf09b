//! Smaller pictures as bytes: for the pipe of a worker, and for what is kept beside the case.

use serde::{Deserialize, Serialize};

use super::{SmallerPicture, SmallerPictures, Wanted};

/// What makes pictures otherwise is called otherwise, and is made again.
const VERSION: &str = concat!("smaller-1 ", env!("CARGO_PKG_VERSION"));

#[derive(Serialize, Deserialize)]
struct Head {
    version: String,
    wanted: Wanted,
    left: u32,
    /// Each with how many bytes it takes.
    list: Vec<(SmallerPicture, u64)>,
}

/// What goes by the pictures after a head, whose length comes first.
pub fn to_bytes(pictures: &SmallerPictures) -> Vec<u8> {
    let list = pictures.list.iter();
    let head = Head {
        version: VERSION.to_owned(),
        wanted: pictures.wanted,
        left: pictures.left,
        list: list
            .map(|picture| (picture.clone(), picture.bytes.len() as u64))
            .collect(),
    };
    let head = serde_json::to_vec(&head).unwrap_or_default();
    let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
    bytes.extend(head);
    for picture in &pictures.list {
        bytes.extend_from_slice(&picture.bytes);
    }
    bytes
}

/// The same, read; none where it was made by another version, or is not whole.
pub fn from_bytes(bytes: &[u8]) -> Option<SmallerPictures> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (head, mut rest) = rest.split_at_checked(length)?;
    let head: Head = serde_json::from_slice(head).ok()?;
    if head.version != VERSION {
        return None;
    }
    let mut list = Vec::new();
    for (mut picture, length) in head.list {
        let (own, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        picture.bytes = own.to_owned();
        rest = after;
        list.push(picture);
    }
    Some(SmallerPictures::new(head.wanted, list, head.left))
}
